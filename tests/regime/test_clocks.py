"""Claimed times: zones with their history, the end of a day, days wider than a clock."""

import pytest

from hudna.errors import InputError
from hudna.model.when import When
from hudna.regime.clocks import asked_instant, clock, duration, later, moment, utc_text


def span(at, **more):
    found = moment(When(at=at, **more))
    return utc_text(found.lo), utc_text(found.hi)


@pytest.mark.parametrize(
    ("at", "zone", "utc"),
    [
        ("2016-02-27T00:00", "Asia/Damascus", "2016-02-26T22:00:00Z"),
        ("2016-07-06T01:00", "Asia/Damascus", "2016-07-05T22:00:00Z"),
        ("2016-07-08T24:00", "Asia/Damascus", "2016-07-08T21:00:00Z"),
        ("2014-10-01T00:00", "Europe/Moscow", "2014-09-30T20:00:00Z"),
        ("2025-06-24T07:30", "Asia/Tehran", "2025-06-24T04:00:00Z"),
        ("2025-05-10T17:00", "Asia/Kolkata", "2025-05-10T11:30:00Z"),
        ("2025-04-21T00:00", "Europe/Moscow", "2025-04-20T21:00:00Z"),
        ("2022-10-29T12:00", "Asia/Damascus", "2022-10-29T09:00:00Z"),
    ],
)
def test_a_local_time_is_resolved_by_the_rules_of_its_year(at, zone, utc):
    """Damascus was two hours ahead in February 2016 and three in July."""
    assert span(at, zone=zone) == (utc, utc)


def test_a_day_is_as_wide_as_it_is():
    """A start known as a day may be any second of it."""
    assert span("2016-07-06", zone="Asia/Damascus") == (
        "2016-07-05T21:00:00Z",
        "2016-07-06T21:00:00Z",
    )
    assert span("2016-08", zone="Asia/Aden") == ("2016-07-31T21:00:00Z", "2016-08-31T21:00:00Z")


def test_without_a_zone_a_clock_may_be_any_on_earth():
    """It is marked as not stated."""
    found = moment(When(at="2020-03-06T00:01"))
    assert found.basis == "unstated"
    assert found.hi - found.lo == 26 * 3600


def test_two_zones_are_two_bounds():
    """Baku or Moscow: an hour apart."""
    found = moment(
        When(at="2020-10-10T12:00", zone="Asia/Baku", zones=("Europe/Moscow",), basis="unstated")
    )
    assert (utc_text(found.lo), utc_text(found.hi)) == (
        "2020-10-10T08:00:00Z",
        "2020-10-10T09:00:00Z",
    )


def test_a_hijri_day_is_a_day_wider_to_either_side():
    """The moon is sighted a day earlier or later."""
    lo, hi = span("hijri:1437-10-01", zone="Asia/Damascus")
    assert (lo, hi) == ("2016-07-04T21:00:00Z", "2016-07-07T21:00:00Z")


def test_months_run_on_the_calendar_and_hours_on_the_clock():
    """Two months from 2 April are 2 June; 72 hours are 72 hours."""
    start = moment(When(at="2022-04-02T19:00", zone="Asia/Aden"))
    assert later(start, duration("P2M")).at == "2022-06-02T16:00:00Z"
    assert later(start, duration("PT72H")).lo - start.lo == 72 * 3600


def test_days_run_on_the_local_clock_over_a_change_of_hour():
    """A day in which the clocks go forward has 23 hours."""
    start = moment(When(at="2016-03-24T12:00", zone="Asia/Damascus"))
    assert later(start, duration("P1D")).lo - start.lo == 23 * 3600


@pytest.mark.parametrize(
    "bad",
    [
        "2016-13-01",
        "2016-02-30",
        "2016-07-06T24:01",
        "yesterday",
        "2016-07-06T25:00Z",
        "hijri:1437-13-01",
    ],
)
def test_an_impossible_time_is_refused(bad):
    """With words that say what was expected."""
    with pytest.raises(InputError, match="time"):
        moment(When(at=bad, zone="Asia/Damascus"))


@pytest.mark.parametrize("bad", ["72", "P", "PT", "P1.5D", "PT72", "P3DT"])
def test_an_impossible_length_is_refused(bad):
    """With an example of a length."""
    with pytest.raises(InputError, match="not a duration"):
        duration(bad)


def test_a_question_needs_a_zone_or_an_offset():
    """A clock alone is no instant."""
    with pytest.raises(InputError, match="no zone"):
        asked_instant("2016-07-06T10:00")
    assert asked_instant("2016-07-06T13:00", "Asia/Damascus") == asked_instant(
        "2016-07-06T10:00:00Z"
    )


def test_a_question_in_an_hour_that_comes_twice_is_asked_back():
    """The autumn hour needs its offset."""
    with pytest.raises(InputError, match="twice"):
        asked_instant("2016-10-27T23:30", "Asia/Damascus")


def test_a_zone_that_is_none_is_refused():
    """Neither a wrong name nor a path."""
    for bad in ("Asia/Damascos", "../zone", "", "/etc/passwd"):
        with pytest.raises(InputError, match="time zone"):
            moment(When(at="2016-07-06T01:00", zone=bad or "x"))


def test_a_clock_time_of_the_day():
    """24:00 is the end of the day."""
    assert clock("24:00") == 86400
    with pytest.raises(InputError):
        clock("24:01")
