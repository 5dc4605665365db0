"""Truces, events, totals and proposals, as the terminal and the page show them."""

import re
from html.parser import HTMLParser
from types import UnionType
from typing import Literal, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.export.html import page
from hudna.export.messages import messages
from hudna.export.rests import rests
from hudna.export.terminal import summary
from hudna.model.reading import Exclusions, Reading, Response, TruceState
from hudna.model.values import Name

ISOLATES = re.compile("[\u200e\u200f\u2066-\u2069]")
VOID = {"meta", "br", "link", "hr", "img", "input"}
EVIL = "\x1b[2J</span><script>x()</script><img src=x onerror=x()>\u202e\x07"


class Shown(HTMLParser):
    """The elements of a page, checked to nest, and its words."""

    def __init__(self, html):
        super().__init__()
        self.open, self.seen, self.words = [], [], []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if not {"script", "style"} & set(self.open):
            self.words.append(data)


def on_terminal(reading):
    return " ".join(ISOLATES.sub("", summary(reading, width=400)).split())


def on_page(reading):
    return " ".join("".join(Shown(page([reading])).words).split())


def truce_of(reading, **changed):
    """Give a reading whose one truce is changed."""
    truce = msgspec.structs.replace(reading.truces[0], **changed)
    return msgspec.structs.replace(reading, truces=(truce,))


def event_of(reading, **changed):
    event = msgspec.structs.replace(reading.events[0], **changed)
    return msgspec.structs.replace(reading, events=(event,))


@pytest.mark.parametrize("show", [on_terminal, on_page])
def test_everything_about_a_truce_is_shown(told, show):
    """What it is, who, where, when, without whom, on what condition, and what became of it."""
    got = show(told)
    for part in (
        "“truce” · between two sides · a known one: sl-2021-03-15",
        "parties: Army of Sahl + The Front · declared by: The Envoy",
        "mediated or guaranteed by: The Mediator",
        "where: The Valley · from: 2021-03-15 · until: 2021-03-25 · length: 72 hours",
        "! the times and the length do not agree; both are kept as told",
        "left out: The Band (told by: Army <of> Sahl",
        "on condition: “truce” · told by: the report itself",
        "• announced · 2021-03-15 · told by: Army <of> Sahl",
        "? extended (only planned) · told by: the report itself",
    ):
        assert part in got


@pytest.mark.parametrize("show", [on_terminal, on_page])
def test_everything_about_a_truce_is_shown_in_arabic(told_ar, show):
    """The same in Arabic words."""
    got = show(told_ar)
    for part in (
        "“الهدنة” · بين طرفين · معروفة: sl-2021-03-15",
        "الأطراف: جيش سهل + الجبهة · أعلنها: المبعوث · الوسطاء والضامنون: الوسيط",
        "أين: الوادي · من: 2021-03-15 · حتى: 2021-03-25 · المدة: 72 ساعة",
        "! الوقتان والمدة لا يتفقان، وحُفظ كلاهما كما ورد",
        "المستثنون: العصابة (الراوي: جيش سهل",
        "• معلنة · 2021-03-15 · الراوي: جيش سهل",
        "? ممددة (مزمعة فحسب) · الراوي: التقرير نفسه",
    ):
        assert part in got


@pytest.mark.parametrize("show", [on_terminal, on_page])
@pytest.mark.parametrize(
    ("state", "modality", "en", "ar"),
    [
        ("in_force", "actual", "“truce”", "“الهدنة”"),
        ("in_force", "presupposed", "“truce”", "“الهدنة”"),
        ("proposed", "actual", "? only proposed “truce”", "? مقترحة فحسب “الهدنة”"),
        ("denied", "actual", "× denied “truce”", "× منفية “الهدنة”"),
        ("rejected", "actual", "× rejected “truce”", "× مرفوضة “الهدنة”"),
        ("in_force", "planned", "? only planned “truce”", "? مزمعة فحسب “الهدنة”"),
        ("signed", "conditional", "? only on a condition “truce”", "? مشروطة فحسب “الهدنة”"),
    ],
)
def test_a_truce_that_is_not_told_as_so_says_that_at_its_head(
    told, told_ar, show, state, modality, en, ar
):
    """A proposed, planned or denied truce is never taken for one in force."""
    span = told.truces[0].word.span
    for reading, head in ((told, en), (told_ar, ar)):
        states = (TruceState(state=state, modality=modality, span=span),)
        got = re.sub(r"[\[\]]", "", show(truce_of(reading, states=states, conditions=())))
        title = messages(reading.document.language).texts["truces"]
        after = got[got.rindex(f"{title} ") :].removeprefix(f"{title} ").removeprefix("1. ")
        assert after.startswith(f"{head} ·")


@pytest.mark.parametrize("show", [on_terminal, on_page])
@pytest.mark.parametrize(
    ("modality", "en", "ar"),
    [
        ("actual", "shelling “keep”", "قصف “كذبت”"),
        ("denied", "× denied shelling “keep”", "× منفي قصف “كذبت”"),
        ("planned", "? only planned shelling “keep”", "? مزمع فحسب قصف “كذبت”"),
        ("general", "? in general, no single case", "? على وجه العموم، بلا حالة بعينها"),
    ],
)
def test_an_event_that_is_not_told_as_so_says_that_at_its_head(
    told, told_ar, show, modality, en, ar
):
    """A denied attack does not read as an attack."""
    for reading, head in ((told, en), (told_ar, ar)):
        got = re.sub(r"[\[\]]", "", show(event_of(reading, modality=modality)))
        title = messages(reading.document.language).texts["events"]
        after = got[got.rindex(f"{title} ") :].removeprefix(f"{title} ").removeprefix("1. ")
        assert after.startswith(head)


@pytest.mark.parametrize("show", [on_terminal, on_page])
def test_an_event_a_total_and_a_proposal_are_told_with_whose_word_they_are(told, show):
    """Nothing is told in our own voice."""
    got = re.sub(r" ¶| \[1\]", "", show(told))
    event = "The Front → The Bridge"
    assert event in got
    assert "2021-03-15 · killed: at least 1,700 · told by: Army <of> Sahl" in got
    assert "violations: about 114 “keep”" in got
    assert "claimed by: Army <of> Sahl · when: 2021-03-01 – 2021-03-10 · against: The Front" in got
    assert "! made up of: 80 (Reuters) + 33 · they do not add up to it" in got
    assert "The Envoy → states (negated) → The Front: the truce <b>holds</b>" in got
    assert "× rejected · The Front" in got


def test_not_stated_is_not_none(told, told_ar):
    """Silence on who is left out is not «nobody is left out»."""
    for show in (on_terminal, on_page):
        for reading, silent, nobody in (
            (told, "left out: not stated", "left out: nobody, as the text says"),
            (told_ar, "المستثنون: غير مذكور", "المستثنون: لا أحد، كما يقول النص"),
        ):
            said = show(truce_of(reading, exclusions=Exclusions(stated=True)))
            unsaid = show(truce_of(reading, exclusions=Exclusions()))
            assert silent in unsaid
            assert nobody not in unsaid
            assert nobody in said
            assert silent not in said


def test_what_a_text_does_not_say_of_a_truce_is_not_stated(told):
    """An empty slot is never shown as an answer."""
    bare = truce_of(told, parties=(), territory=(), starts=None, ends=None, duration=None)
    assert "parties: not stated" in on_terminal(bare)
    assert "where: not stated · when: not stated" in on_terminal(bare)


def test_truces_come_first_and_empty_sections_are_left_out(told, english):
    """A monitor looks for the truces; that there is none is told, the rest is passed over."""
    got = summary(told)
    titles = ("Truces", "Statements", "Events", "Totals", "Asked and offered", "People and bodies")
    places = [got.index(f"\n{title}\n") for title in titles]
    assert places == sorted(places)
    bare = summary(english)
    assert "\nTruces\n  none read\n" in bare
    assert not [title for title in titles[2:5] if f"\n{title}\n" in bare]
    assert "none read" in on_page(english)


def test_what_is_on_somebodys_word_leads_to_the_statement(told):
    """By its number on the terminal, by a link on the page."""
    assert "told by: Army <of> Sahl [1]" in on_terminal(told)
    links = [attrs.get("href") for tag, attrs in Shown(page([told])).seen if tag == "a"]
    assert links.count("#d1-s1") > 4


def test_a_proposal_without_an_answer_says_so(told):
    """Nobody takes silence for a refusal."""
    (proposal,) = told.proposals
    bare = msgspec.structs.replace(proposal, responses=(), to=())
    got = on_terminal(msgspec.structs.replace(told, proposals=(bare,)))
    assert "→ nobody named:" in got
    assert "? no answer in this text" in got


def test_an_answer_of_a_statement_that_is_not_there_leads_nowhere(told):
    """A link that leads nowhere is worse than none."""
    (proposal,) = told.proposals
    odd = msgspec.structs.replace(
        proposal, responses=(Response(statement="s9", answer="accepted"),)
    )
    html = page([msgspec.structs.replace(told, proposals=(odd,))])
    assert "#d1-s9" not in html


@pytest.mark.parametrize("name", ["told", "told_ar"])
def test_every_finding_is_marked_in_the_text_and_both_lead_to_each_other(name, request):
    """Without scripts too: words lead to their card, a card to all its words."""
    reading = request.getfixturevalue(name)
    seen = Shown(page([reading])).seen
    ids = [attrs["id"] for _, attrs in seen if "id" in attrs]
    assert len(ids) == len(set(ids))
    links = {attrs["href"][1:] for _, attrs in seen if attrs.get("href", "").startswith("#")}
    assert links <= set(ids)
    for rest in rests(reading):
        marked = [attrs for _, attrs in seen if attrs.get(f"data-{rest.letter}") == rest.id]
        assert marked
        assert any(attrs.get("data-id") == rest.id for _, attrs in seen)
        assert {f"d1-at{start}" for start, _ in (*rest.shown_by, *rest.filled_by)} <= links


def test_every_card_says_because(told):
    """Every card names the words it rests on and the rules that fired."""
    html = page([told])
    cards = re.findall(r'<li id="d1-[xecp]1".*?</li>\n', html, re.DOTALL)
    assert len(cards) == 4
    for card in cards:
        because = card[card.index("<details") :]
        assert "the words: <a href=" in because
        assert "rule.one, rule.two" in because


def poisoned(value):
    """Give a value with something evil in every text that is not chosen from a closed list."""
    if isinstance(value, msgspec.Struct):
        hints = get_type_hints(type(value))
        fields = {key: getattr(value, key) for key in value.__struct_fields__}
        return type(value)(**{key: changed(key, hints[key], old) for key, old in fields.items()})
    if isinstance(value, tuple) and value and isinstance(value[0], msgspec.Struct):
        return tuple(poisoned(one) for one in value)
    return value


IDS = {"id", "mention", "time", "place", "by", "statement", "asserted_by"}


def changed(key, hint, old):
    closed = get_origin(hint) is Literal or any(
        get_origin(each) is Literal for each in get_args(hint)
    )
    if isinstance(old, str):
        return old if key in IDS or closed else old + EVIL
    return poisoned(old)


@pytest.mark.parametrize("name", ["told", "told_ar"])
def test_nothing_in_any_slot_can_steer_a_terminal_or_become_an_element(name, request):
    """Names, words, references, lengths and limits are shown, never run."""
    reading = request.getfixturevalue(name)
    evil = msgspec.structs.replace(
        reading,
        **{
            key: poisoned(getattr(reading, key))
            for key in ("truces", "events", "counts", "proposals")
        },
    )
    got = summary(evil)
    assert "script" in got
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", got)
    html = page([evil])
    before = {tag for tag, _ in Shown(page([reading])).seen}
    shown = Shown(html)
    assert {tag for tag, _ in shown.seen} == before
    assert sum(tag == "script" for tag, _ in shown.seen) == 1
    assert not [1 for _, attrs in shown.seen if any(key.startswith("on") for key in attrs)]


TEXT = "قال the army said الجيش that the truce holds.\nThe end، النهاية <b>\n"
WORDS = st.one_of(
    st.sampled_from(["s1", "m1", "t1", "2021-03-14", "2021-03-14T07:00+03:00", "PT72H", EVIL, ""]),
    st.text(max_size=8),
)


def any_of(hint):
    """Give a strategy for a type of the contract."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Literal:
        return st.sampled_from(parts)
    if origin in (Union, UnionType):
        return st.one_of(*(any_of(part) for part in parts))
    if origin is tuple and parts == (int, int):
        return st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
    if origin is tuple:
        return st.lists(any_of(parts[0]), max_size=2).map(tuple)
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        hints = get_type_hints(hint)
        return st.builds(hint, **{key: any_of(hints[key]) for key in hint.__struct_fields__})
    return {
        str: WORDS,
        int: st.integers(0, 10**9),
        bool: st.booleans(),
        float: st.floats(-180, 180),
        type(None): st.none(),
    }[hint]


@settings(max_examples=50)
@given(any_of(Reading), st.sampled_from(["ar", "en"]))
def test_any_reading_renders(reading, language):
    """Whatever a reading holds, there is a summary and a page of it."""
    document = msgspec.structs.replace(reading.document, text=TEXT, language=language)
    reading = msgspec.structs.replace(reading, document=document)
    got = summary(reading, width=60, styled=False)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", got)
    Shown(page([reading]))


def test_a_nameless_party_is_unnamed(told):
    """A slot that is filled by nobody known is not an empty one."""
    bare = msgspec.structs.replace(told.truces[0].parties[0], name=Name())
    assert "parties: unnamed ·" in on_terminal(truce_of(told, parties=(bare,)))
