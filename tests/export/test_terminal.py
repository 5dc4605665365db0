"""The summary on a terminal."""

import re

import msgspec

from hudna.export.terminal import summary


def test_a_statement_reads_as_who_act_whom_content_and_way(english):
    """A monitor reads it in one line."""
    flat = " ".join(summary(english, width=200).split())
    assert (
        "Army <of> Sahl → states (negated) → Reuters: the truce <b>holds</b>: “we keep our word”"
        in flat
    )
    assert "← carried by Reuters · 2021-03-15" in flat


def test_the_days_are_given_with_their_basis_and_reason(english):
    """Why a text is dated as it is stands beside it."""
    got = summary(english)
    assert "2021-03-15 – 2021-03-16 (inferred)" in got
    assert "because: a reason" in got


def test_every_arabic_line_begins_with_its_direction(arabic):
    """A terminal that knows the order of Arabic sets the line from the right."""
    lines = [line for line in summary(arabic).splitlines() if line]
    assert all(line.startswith("\u200f") for line in lines)


def test_isolates_are_closed_on_the_line_that_opens_them(arabic):
    """A wrapped line does not turn the next one round."""
    for width in (40, 60, 100):
        for line in summary(arabic, width=width).splitlines():
            assert len(re.findall("[\u2066\u2068]", line)) == line.count("\u2069")


def test_a_report_cannot_steer_the_terminal(english):
    """Escape sequences and bidi overrides in a text stay without effect."""
    evil = msgspec.structs.replace(english.document, title="\x1b]0;owned\x07\u202e\x9b2J")
    got = summary(msgspec.structs.replace(english, document=evil))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", got)


def test_no_styles_without_a_terminal(english):
    """A file gets plain words."""
    assert "\x1b" not in summary(english)
    assert "\x1b[1m" in summary(english, styled=True)


def test_no_line_is_wider_than_the_terminal(english):
    """Lines are broken between words, not by the terminal."""
    assert max(len(line) for line in summary(english, width=60).splitlines()) <= 60
