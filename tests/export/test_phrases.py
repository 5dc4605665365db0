"""What the readable formats share."""

from hudna.export.phrases import bounds, marked_content, party_name
from hudna.model.reading import Content, Cue, Dated, Party, Statement
from hudna.model.values import Name


def said(text, start, quotes):
    content = Content(span=(start, start + len(text)), text=text)
    statement = Statement(
        id="s1",
        cue=Cue(span=(0, 1), text="x"),
        act="state",
        speakers=(),
        content=content,
        quotes=quotes,
    )
    return marked_content(content, statement)


def test_marks_of_the_text_are_kept():
    """A quotation is not marked twice."""
    assert said("that “we hold” now", 10, ((16, 23),)) == "that “we hold” now"


def test_marks_left_out_of_the_content_are_put_back():
    """A content that is all quotation still shows that it is one."""
    assert said("we hold", 10, ((10, 17),)) == "“we hold”"


def test_a_missing_mark_is_of_the_kind_that_stands():
    """A content that ends inside its closing mark is not closed with another kind."""
    assert said('that "we hold', 10, ((16, 23),)) == 'that "we hold"'


def test_a_quotation_that_runs_over_the_end_is_cut_there():
    """What is outside the content is not shown as said."""
    assert said("that we", 10, ((15, 99),)) == "that “we”"


def test_an_inner_quotation_does_not_break_the_outer():
    """Nested quotations keep the outer marks."""
    assert said("a b c", 0, ((0, 5), (2, 3))) == "“a b c”"


def test_a_range_of_one_day_is_that_day():
    """A day is shown once."""
    assert bounds(Dated(since="2021-03-14", to="2021-03-14")) == "2021-03-14"


def test_a_name_missing_in_one_language_is_taken_from_the_other():
    """Nobody is left nameless who has a name."""
    assert party_name(Party(name=Name(en="Army")), "ar") == "Army"
