"""The text cut into runs."""

import pytest

from hudna.export.runs import directions, paragraphs


def test_the_runs_joined_are_the_text(english):
    """Nothing of the text is lost or doubled on the page."""
    got = ["".join(run.text for run in runs) for runs in paragraphs(english)]
    assert got == english.document.text.splitlines()


def test_every_run_stands_where_it_says(arabic):
    """A run's start is its place in the text."""
    for runs in paragraphs(arabic):
        for run in runs:
            assert arabic.document.text[run.start :].startswith(run.text)


def test_each_thing_begins_once(english):
    """Ids on the page are unique."""
    begun = [cover for runs in paragraphs(english) for run in runs for cover in run.begins]
    assert len(begun) == len(set(begun))


def test_the_covers_of_a_run_are_those_whose_spans_hold_it(english):
    """A highlighted run belongs to what is highlighted."""
    statement = english.statements[0]
    start, end = statement.content.span
    held = [run for runs in paragraphs(english) for run in runs if ("n", "s1") in run.covers]
    assert "".join(run.text for run in held) == english.document.text[start:end]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "إن Radio Sahl كذبت", [("إن ", False), ("Radio Sahl", True), (" كذبت", False)]),
        (
            "en",
            "the جبهة الشمال group",
            [("the ", False), ("جبهة الشمال", True), (" group", False)],
        ),
        ("en", "plain", [("plain", False)]),
    ],
)
def test_runs_of_the_other_direction_are_set_apart(language, text, expected):
    """Each run is shown in its own direction."""
    assert list(directions(text, language)) == expected
