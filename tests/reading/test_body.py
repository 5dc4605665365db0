"""The article is found inside the page's furniture, and nothing of it is lost."""

from functools import cache
from pathlib import Path

import hudna.packs
from hudna.packs.schema import Words
from hudna.packs.sources import read_sources
from hudna.reading.body import find_body, inside
from hudna.reading.time_parts import Expression

ARTICLE = (
    "قال المتحدث باسم القوات المشتركة إن وحداته أوقفت إطلاق النار على امتداد خط التماس الشرقي منذ "
    "فجر اليوم التزاما بالاتفاق الذي رعته لجنة الوساطة."
)
ENGLISH = (
    "The joint command said its units had stopped firing along the eastern line of contact at dawn "
    "under the deal brokered by the mediation committee, and asked the other side to do the same."
)


@cache
def words(language: str) -> Words:
    sources = read_sources(Path(hudna.packs.__file__).parent / "data")
    found = sources.words[language]
    return Words(lists=found.lists, tables=found.tables)


def kept(text: str, language: str = "ar") -> list[str]:
    return [text[start:end] for start, end in find_body(text, language, words(language))]


def test_menu_counter_and_comment_form_are_left_out():
    """Glued menu words, a lone number and everything from the comment form on go."""
    title = "هدوء حذر على خط التماس بعد ليلة من القصف"
    text = f"أخبار محليةالأخبار\n\n{title}\n\n3\n{ARTICLE}\n\nأضف تعليقاً\n\nالاسم *\nلا تفوت جديدنا"
    assert kept(text) == [title, ARTICLE]


def test_spans_are_trimmed_and_blank_lines_do_not_split_them():
    """Paragraphs that stand together make one span without white space at its ends."""
    text = f"  {ARTICLE}\n\n\n{ARTICLE} \n"
    assert find_body(text, "ar", words("ar")) == [(2, len(text.rstrip()))]


def test_link_in_the_middle_goes_and_the_article_goes_on():
    """A link line with its title is dropped; paragraphs after it stay."""
    text = f"{ARTICLE}\nاقرأ أيضاً:\nخريطة السيطرة في الشرق\n{ARTICLE}"
    assert kept(text) == [ARTICLE, ARTICLE]


def test_phrase_of_a_tail_at_the_top_does_not_swallow_the_article():
    """A share line above the article drops itself alone."""
    assert kept(f"شارك هذا الخبر\n{ARTICLE}\n{ARTICLE}") == [f"{ARTICLE}\n{ARTICLE}"]


def test_rule_and_prompt_after_it_are_left_out():
    """A rule of dashes and an invitation to subscribe below it go."""
    text = f"{ARTICLE}\n----------\nاشتركوا في قناتنا ليصلكم كل جديد"
    assert kept(text) == [ARTICLE]


def test_source_line_of_agency_names_is_left_out():
    """A last line of nothing but agencies is furniture."""
    assert kept(f"{ARTICLE}\nالمصدر: رويترز + وكالات") == [ARTICLE]


def test_headline_with_a_reporting_verb_stays():
    """A short line that reports is never furniture, whatever words it has."""
    packs = hudna.packs.load()
    line = "فيسبوك تعلن حذف صور"
    spans = find_body(f"{line}\n{ARTICLE}", "ar", packs.words["ar"])
    assert spans == [(0, len(line) + 1 + len(ARTICLE))]


def test_date_in_digits_stays():
    """A line that is a date in digits belongs to the report."""
    assert kept(f"12-03-2019\n{ARTICLE}") == [f"12-03-2019\n{ARTICLE}"]


def test_english_lines_of_furniture_are_left_out():
    """Menus, credits, share lines and the comment form of an English page go."""
    text = (
        f"Home News Politics Opinion\nTruce takes hold in the east\n(Reuters)\nShare on Facebook\n"
        f"{ENGLISH}\nRead more: a map of the front\n{ENGLISH}\nLeave a Reply\nYour email address"
    )
    assert kept(text, "en") == ["Truce takes hold in the east", ENGLISH, ENGLISH]


def test_tail_inside_a_paragraph_is_cut():
    """Where furniture follows in the same line, the article ends before the source line."""
    tail = (
        " Source Sahl Radio and agencies Related News Bridges reopen in the west | Fuel prices "
        "Follow us on Instagram. Subscribe to our channel Terms of Use Privacy Policy"
    )
    article = " ".join([ENGLISH] * 4)
    assert kept(article + tail, "en") == [article]


def test_tail_words_inside_prose_cut_nothing():
    """Words that also stand in menus do not end a paragraph of prose."""
    article = (
        " ".join([ENGLISH] * 4) + " He said readers could subscribe to the terms of use later."
    )
    assert kept(article, "en") == [article]


def test_text_of_nothing_but_furniture_is_kept_whole():
    """Where every line would go, the text is taken as it stands."""
    assert kept("أخبار محلية\nطباعة") == ["أخبار محلية\nطباعة"]


def test_empty_text_has_no_body():
    """No text, no spans."""
    assert find_body("", "ar", words("ar")) == []
    assert find_body(" \n ", "en", words("en")) == []


def test_times_of_the_furniture_are_left_out():
    """Only expressions that begin inside the article are kept."""
    spans = [(5, 20), (30, 40)]
    found = [Expression(0, 1, start=start) for start in (0, 5, 19, 20, 35, 40)]
    assert [expression.start for expression in inside(found, spans)] == [5, 19, 35]
