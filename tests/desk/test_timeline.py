"""The timeline: every claimed end stands with who claims it, from either side, in words as well."""

import re
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import hudna.desk.timeline as timelines
from hudna.desk.render import bdi
from hudna.desk.strip import Edge, Gap, Row, Scale, Timeline, axis, draw
from hudna.model.ruling import ActorRef
from hudna.model.values import Name
from hudna.regime.clocks import asked_instant
from hudna.regime.listing import Roll, list_truces

DESK = Path(timelines.__file__).parent
DAY = 86_400
LINE = Timeline(since=0, until=10 * DAY, at=5 * DAY, rows=())


def say_in(language):
    words = tomllib.loads((DESK / "messages" / language / "timeline.toml").read_text("utf-8"))
    return lambda key, **filled: words[key.removeprefix("timeline.")].format(**filled)


def edge(second, *, end=False, wide=0, by=None, basis="stated", rough=False):
    who = ActorRef(ref=None, name=Name(en=by)) if by else None
    words = f"{second // DAY}"
    return Edge(
        end=end,
        since=second,
        until=second + wide,
        words=words,
        local=None,
        by=who,
        basis=basis,
        rough=rough,
    )


def row(*edges, gaps=(), standing="in_force"):
    return Row(ref="x", name=Name(en="Truce", ar="هدنة"), standing=standing, edges=edges, gaps=gaps)


def parsed(picture):
    return ET.fromstring(picture)  # noqa: S314 - drawn by ourselves, a moment ago


def strip(one, language="en"):
    marks = {each: chr(97 + at) for at, each in enumerate(one.edges)}
    return parsed(draw(one, Scale(LINE, language), LINE.at, marks))


def local(tag):
    return tag.rpartition("}")[2]


def bars(tree):
    return [
        (float(part.get("x").rstrip("%")), float(part.get("width").rstrip("%")), part)
        for part in tree
        if local(part.tag) == "rect" and part.get("height") == "18"
    ]


def line_at(regime, when, before=5, after=8, **given):
    at = asked_instant(when)
    states = Roll(regime.book(), at).states()
    return timelines.lay_out(regime, states, at=at, before=before, after=after, **given)


def rows_at(regime, when, **days):
    return {one.ref: one for one in line_at(regime, when, **days).rows}


# ------------------------------------------------------------------ what is laid out
def test_three_claimed_beginnings_stay_three(regime):
    """North Latakia 2016: the army, the Russian ministry and a source name three hours."""
    found = rows_at(regime, "2016-05-01T10:00:00Z")["sy-2016-04-30-lat"]
    starts = [each for each in found.edges if not each.end]
    assert [each.local for each in starts] == [
        "2016-04-30T00:01",
        "2016-04-30T01:00",
        "2016-05-01T00:01",
    ]
    assert [each.by.name.en for each in starts] == [
        "Russian Defence Ministry",
        "Syrian army",
        "a source in one article",
    ]


def test_an_end_that_follows_from_a_length_says_so(regime):
    """Nobody named the hour; whoever reads must not think somebody did."""
    found = rows_at(regime, "2016-05-01T10:00:00Z")["sy-2016-04-30-lat"]
    assert {each.basis for each in found.edges if each.end} == {"length"}


def test_the_end_before_an_extension_is_no_rival_of_the_last(regime):
    """Eastern Ghouta was prolonged, not contested."""
    found = rows_at(regime, "2016-05-01T10:00:00Z")["sy-2016-04-30-gho"]
    bases = [each.basis for each in found.edges if each.end]
    assert bases == ["before", "extension"]
    assert bars(strip(found))  # drawn without complaint


def test_the_hour_between_two_declarations_is_a_gap(regime):
    """8 July 2016 24:00 to 9 July 01:00: no truce was declared."""
    found = rows_at(regime, "2016-07-09T10:00:00Z")["sy-2016-07-06"]
    assert [(gap.until - gap.since, gap.before.en) for gap in found.gaps] == [
        (3600, "Regime of calm, 1st extension")
    ]


def test_the_minute_before_midnight_is_no_gap(regime):
    """23:59 is how many say the end of a day."""
    for found in line_at(regime, "2016-07-12T10:00:00Z", before=200, after=200).rows:
        assert all(gap.until - gap.since > 60 for gap in found.gaps)


def test_a_truce_long_over_has_no_row(regime):
    """What ended years before is not around this time."""
    assert "sy-2012-04-12" not in rows_at(regime, "2016-07-09T10:00:00Z")
    assert "sy-2016-02-27" in rows_at(regime, "2016-07-09T10:00:00Z")


def test_rows_stand_in_order_of_their_first_claim(regime):
    """Time reads down as it reads along."""
    line = line_at(regime, "2016-07-09T10:00:00Z", before=60, after=60)
    firsts = [min(each.since for each in one.edges) for one in line.rows]
    assert firsts == sorted(firsts)
    assert len(firsts) > 5


def test_a_crowded_time_shows_the_nearest_and_says_how_many_are_left(regime):
    """No page grows without end, and none hides that something is missing."""
    whole = line_at(regime, "2016-07-09T10:00:00Z", before=200, after=200)
    few = line_at(regime, "2016-07-09T10:00:00Z", before=200, after=200, most=3)
    assert whole.left == 0
    assert len(few.rows) == 3
    assert few.left == len(whole.rows) - 3 > 0
    assert "sy-2016-07-09" in {one.ref for one in few.rows}
    assert str(few.left) in timelines.figure(few, "en", say_in("en"), str, "c", bdi)


def test_a_chain_runs_from_its_first_claim_to_its_last(regime):
    """The three calms of July 2016 stand under one another, and nothing else."""
    at = asked_instant("2016-07-09T10:00:00Z")
    for ref in ("sy-2016-07-06", "sy-2016-07-09", "sy-2016-07-12"):
        line = timelines.chain(regime, ref, at=at)
        assert [one.ref for one in line.rows] == ["sy-2016-07-06", "sy-2016-07-09", "sy-2016-07-12"]
        edges = [each for one in line.rows for each in one.edges]
        assert line.since < min(each.since for each in edges)
        assert line.until > max(each.until for each in edges)
    assert [one.standing for one in line.rows] == ["none", "in_force", "none"]


def test_a_chain_stands_as_the_whole_evidence_has_it(regime):
    """Looking at the chain alone changes no standing."""
    for when in ("2016-07-08T21:30:00Z", "2016-07-12T10:00:00Z", "2016-09-19T12:00:00Z"):
        at = asked_instant(when)
        whole = {one.ref: one.state for one in list_truces(regime.book(), at, only_then=False)}
        for ref in ("sy-2016-07-09", "sy-2016-09-12", "sd-2023-05-22", "ps-2023-11-24"):
            for one in timelines.chain(regime, ref, at=at).rows:
                assert one.standing == whole[one.ref].replace("not_in_force", "none")


# ------------------------------------------------------------------ how it is drawn
def test_only_what_all_claims_agree_on_is_filled():
    """Between the first claimed beginning and the last there is an outline, no more."""
    one = row(edge(DAY), edge(3 * DAY), edge(6 * DAY, end=True), edge(8 * DAY, end=True))
    (x, wide, outline), (inner, narrow, core) = bars(strip(one))
    assert (x, wide) == (10, 70)
    assert outline.get("stroke-dasharray")
    assert (inner, narrow) == (30, 30)
    assert not core.get("stroke-dasharray")


def test_a_day_and_an_hour_of_that_day_do_not_disagree():
    """A claim of the second day, beside one of six o'clock on it, takes nothing away."""
    fine = (edge(2 * DAY + 6 * 3600), edge(8 * DAY, end=True))
    alone = [(x, wide) for x, wide, _ in bars(strip(row(*fine)))]
    beside = row(fine[0], edge(2 * DAY, wide=DAY - 1, rough=True), fine[1])
    assert [(x, wide) for x, wide, _ in bars(strip(beside))] == alone


def test_the_rough_ends_of_july_2016_are_marked_rough(regime):
    """An end on 12 July is no third one beside two hours of that day."""
    found = rows_at(regime, "2016-07-09T10:00:00Z")["sy-2016-07-09"]
    assert [each.by.name.en for each in found.edges if each.rough] == ["Erem News"]


def test_claims_that_exclude_each_other_leave_nothing_filled():
    """One says it ended before the other has it begin."""
    one = row(edge(5 * DAY), edge(2 * DAY, end=True))
    assert all(part.get("stroke-dasharray") for _, _, part in bars(strip(one)))


@pytest.mark.parametrize(("language", "place"), [("en", 20.0), ("ar", 80.0)])
def test_time_runs_from_the_side_where_the_language_begins(language, place):
    """Arabic reads its timeline from the right."""
    tree = strip(row(edge(2 * DAY), edge(6 * DAY, end=True)), language)
    ticks = [part.get("x") for part in tree if local(part.tag) == "svg"]
    assert f"{place}%" in ticks
    begins, ends = (part for part in tree if local(part.tag) == "svg")
    foot = int(re.match(r"M(-?\d+)", begins[0].get("d"))[1])
    assert foot == (5 if language == "en" else -5)
    assert int(re.match(r"M(-?\d+)", ends[0].get("d"))[1]) == -foot


def test_every_claim_on_the_strip_has_its_tick_and_letter():
    """Letters of neighbours stand together rather than over one another."""
    one = row(edge(DAY), edge(DAY + 600), edge(6 * DAY, end=True))
    tree = strip(one)
    assert len([part for part in tree.iter() if part.get("class") == "tick"]) == 3
    assert [part.text for part in tree.iter() if local(part.tag) == "text"] == ["a b", "c"]


def test_a_claim_of_a_mere_day_is_a_band():
    """A day is no hour."""
    wide = strip(row(edge(2 * DAY, wide=DAY - 1)))
    exact = strip(row(edge(2 * DAY)))

    def bands(tree):
        return [part for part in tree if part.get("height") == "4"]

    assert len(bands(wide)) == 1
    assert not bands(exact)


def test_a_gap_is_hatched():
    """A pattern of its own, so that it shows without colours."""
    gap = Gap(since=4 * DAY, until=5 * DAY, before=Name(en="next"))
    tree = strip(row(edge(DAY), edge(4 * DAY, end=True), gaps=(gap,)))
    ((holder, found),) = [
        (part.get("x"), part[0]) for part in tree if len(part) and part[0].get("class") == "gap"
    ]
    assert (holder, found.get("width")) == ("40.0%", "10.0%")
    assert found.get("fill") == "url(#timeline-gap)"


@pytest.mark.parametrize(
    ("language", "place", "shift"), [("en", "40.0%", "0"), ("ar", "60.0%", "-8")]
)
def test_an_hour_between_two_truces_can_be_seen_on_a_month(language, place, shift):
    """The shortest gaps are the ones that are missed."""
    gap = Gap(since=4 * DAY, until=4 * DAY + 3600, before=Name(en="next"))
    tree = strip(row(edge(DAY), edge(4 * DAY, end=True), gaps=(gap,)), language)
    ((holder, found),) = [
        (part.get("x"), part[0]) for part in tree if len(part) and part[0].get("class") == "gap"
    ]
    assert (holder, found.get("x"), found.get("width")) == (place, shift, "8")


def test_what_goes_on_beyond_the_strip_has_an_arrow():
    """No end stated is not an end at the edge of the picture."""
    onward = strip(row(edge(-DAY)))
    closed = strip(row(edge(DAY), edge(2 * DAY, end=True)))

    def arrows(tree):
        return [
            part.get("x") for part in tree if local(part.tag) == "svg" and not part[0].get("class")
        ]

    assert arrows(onward) == ["0.0%", "100.0%"]
    assert not arrows(closed)


def test_the_days_over_the_strips_are_few_and_in_order():
    """On a phone the days must not run into each other."""
    for days in (1, 3, 13, 90, 365, 4000):
        line = Timeline(since=7, until=7 + days * DAY, at=DAY, rows=())
        words = [part.text for part in parsed(axis(Scale(line, "ar"))).iter() if part.text]
        assert 1 <= len(words) <= 4
        assert words == sorted(words)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_table_says_in_words_all_that_the_strips_show(regime, language):
    """Heard or printed, each claim has its letter, its time and its speaker."""
    line = line_at(regime, "2016-05-01T10:00:00Z")
    figure = timelines.figure(
        line, language, say_in(language), lambda ref: f"/t/{ref}", "caption", bdi
    )
    assert figure.count("<tr ") == len(line.rows) + 1
    assert figure.count('class="mark"') == sum(len(one.edges) for one in line.rows)
    assert figure.count('class="strip"><svg') == len(line.rows)
    assert 'aria-hidden="true"' in figure
    who = "وزارة الدفاع الروسية" if language == "ar" else "Russian Defence Ministry"
    assert f">{who}</bdi>" in figure
    assert 'dir="ltr">2016-04-30 00:01</time>' in figure
    assert ' <small dir="ltr">2016-04-29T21:01Z</small>' in figure
    assert 'href="/t/sy-2016-04-30-lat"' in figure


def test_an_end_says_what_else_it_rests_on_beside_its_speaker():
    """Whose word it is and that it was prolonged since are both needed to read it."""
    edges = (edge(DAY), edge(2 * DAY, end=True, by="The army", basis="before"))
    line = Timeline(since=0, until=10 * DAY, at=DAY, rows=(row(*edges),))
    figure = timelines.figure(line, "en", say_in("en"), str, "c", bdi)
    assert "The army</bdi> (before it was prolonged)" in figure
    assert "(unattributed)" in figure


def test_arabic_claims_have_arabic_letters(regime):
    """A legend of Latin letters would be foreign to half of the readers."""
    line = line_at(regime, "2016-05-01T10:00:00Z")
    figure = timelines.figure(line, "ar", say_in("ar"), str, "caption", bdi)
    marks = re.findall(r'class="mark">(\w+)<', figure)
    assert marks[:2] == ["أ", "أ"]
    assert not [mark for mark in marks if mark.isascii()]


def test_many_claims_never_run_out_of_letters():
    """Forty rival ends are forty marks."""
    edges = tuple(edge(at * 3600, end=True) for at in range(40))
    line = Timeline(since=0, until=10 * DAY, at=DAY, rows=(row(*edges),))
    figure = timelines.figure(line, "en", say_in("en"), str, "c", bdi)
    assert len(set(re.findall(r'class="mark">(\w+)<', figure))) == 40


def test_hostile_names_stay_words():
    """A truce's name comes from a report, and a report may say anything."""
    name = '<img src=x onerror="1">'
    bad = Row(
        ref=name,
        name=Name(en=name),
        standing="unknown",
        edges=(edge(DAY, by=name),),
        gaps=(Gap(since=DAY, until=2 * DAY, before=Name(en=name)),),
    )
    line = Timeline(since=0, until=10 * DAY, at=DAY, rows=(bad,))
    for language in ("en", "ar"):
        figure = timelines.figure(
            line, language, say_in(language), lambda ref: f"/{ref}", name, bdi
        )
        assert "<img" not in figure


def test_both_languages_have_the_same_messages():
    """No word is missing for half of the readers."""
    keys = [
        tomllib.loads((DESK / "messages" / language / "timeline.toml").read_text("utf-8")).keys()
        for language in ("en", "ar")
    ]
    assert keys[0] == keys[1]
