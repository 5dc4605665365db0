"""Lists of truces, their calendar, and incidents against many of them."""

import random
import sys
from pathlib import Path

import pytest

import hudna.packs
from hudna.export.ical import calendar
from hudna.packs.terms import truce_claims
from hudna.regime import screening
from hudna.regime.clocks import asked_instant
from hudna.regime.judge import decide, judge
from hudna.regime.listing import list_truces
from hudna.regime.rules import Asked
from hudna.regime.turns import edges

sys.path.insert(0, str(Path(__file__).parent))
from conftest import packs, regime

DATA = Path(hudna.packs.__file__).parent / "data"
ON = asked_instant("2016-07-10T10:00:00Z")


@pytest.fixture(scope="module")
def book():
    return regime(truce_claims(packs(), DATA)).book()


def test_a_list_has_those_of_the_day_the_next_to_run_out_first(book):
    """What is in force is listed, what is over is not."""
    listed = list_truces(book, ON, only_then=True)
    states = {one.ref: one.state for one in listed}
    assert listed[0].ref == "sy-2016-07-09"
    assert listed[0].expires == "2016-07-11T22:00:00Z"
    assert listed[0].expires_local == "2016-07-12T01:00:00+03:00"
    assert "sy-2016-07-06" not in states
    assert states["ua-2015-02-15"] == "in_force"


def test_a_list_of_what_runs_out_soon_is_bounded_by_hours(book):
    """Within 24 hours nothing, within 48 one."""
    within = [list_truces(book, ON, only_then=True, expiring=hours * 3600) for hours in (24, 48)]
    assert [[one.ref for one in listed] for listed in within] == [[], ["sy-2016-07-09"]]


def test_without_a_day_all_known_truces_are_listed(book):
    """None is left out."""
    assert len(list_truces(book, ON, only_then=False)) == 62


def test_a_calendar_keeps_to_the_lines_of_its_standard(book):
    """Lines of 75 bytes at most, folded between characters, ended by CR LF, with no raw comma."""
    text = calendar(list_truces(book, ON, only_then=True), "2016-07-10T10:00:00Z")
    lines = text.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert all(len(line.encode()) <= 75 for line in lines)
    unfolded = text.replace("\r\n ", "").split("\r\n")
    assert "DTSTART:20160711T220000Z" in unfolded
    assert any(
        line.startswith("SUMMARY:Ends: Regime of calm\\, 1st extension") for line in unfolded
    )
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") == 2


@pytest.mark.parametrize("way", [screening.screen, screening._by_bisection])
def test_screening_finds_the_pairs_that_counting_out_finds(book, way):
    """Columns with numpy where it is installed, bisection everywhere: one answer."""
    chance = random.Random(5)
    places = [p.id for p in packs().places.values() if p.country in {"SYR", "YEM", "UKR"}]
    actors = ["sy.army", "sy.fsa", "sy.nusra", "ye.houthis", "ye.government", "ua", "ua.dpr"]
    truces = screening.reaches(book.dockets, book.ground, places, actors)
    span = (asked_instant("2014-01-01T00:00Z"), asked_instant("2023-01-01T00:00Z"))
    count = 5000
    incidents = screening.Incidents(
        [chance.randrange(*span) for _ in range(count)],
        [chance.randrange(len(places)) for _ in range(count)],
        [chance.randrange(len(actors)) for _ in range(count)],
        [chance.randrange(len(actors)) for _ in range(count)],
    )
    expected = {
        (row, number)
        for row, (time, place, first, second) in enumerate(zip(*incidents, strict=True))
        for number, truce in enumerate(truces)
        if truce.since <= time < truce.until
        and (truce.places is None or place in truce.places)
        and (truce.binds is None or {first, second} & truce.binds)
        and not {first, second} & truce.without
    }
    found = way(incidents, truces)
    assert expected
    assert len(found) == len(expected)
    assert set(found) == expected


def test_a_window_holds_its_first_second_and_not_its_last(book):
    """The edge of a window is half-open, in screening as in rulings."""
    truces = screening.reaches(book.dockets, book.ground, ["sd"], ["sd.army", "sd.rsf"])
    number = [truce.ref for truce in truces].index("sd-2023-06-18")
    edges = [int(truces[number].since), int(truces[number].until)]
    times = [edges[0] - 1, edges[0], edges[1] - 1, edges[1]]
    incidents = screening.Incidents(times, [0] * 4, [0] * 4, [1] * 4)
    found = {pair.incident for pair in screening.screen(incidents, [truces[number]])}
    assert found == {1, 2}


def test_incidents_out_of_reach_make_no_pairs():
    """No incidents, no truces: no pairs."""
    assert screening.screen(screening.Incidents([], [], [], []), []) == []


def test_deciding_alone_says_what_the_ruling_says(book):
    """Without the proof the answers are those of the ruling, at every edge of every truce."""
    turns = sorted({edge for docket in book.dockets.all for edge in edges(docket)})
    for time in (each + step for each in turns for step in (-1, 0, 1)):
        asked = Asked(time, None, "sy.army", "sy.fsa")
        judged = judge(book, asked).judged
        told = {one.docket.ref: one.answer for one in judged if one.answer != "NO"}
        assert {one.ref: one.answer for one in decide(book, asked)} == told
