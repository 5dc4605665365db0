"""Days as bits: sets of days are whole numbers, one bit a day.

In: dates and calendar rules. Out: sets. The first and last day are fixed, so that a reading never
depends on the day it is made.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from hudna.packs.calendar import Calendar
from hudna.reading.time_feasts import hijri_to_date, orthodox_easter, western_easter

FIRST = date(1990, 1, 1)
LAST = date(2030, 12, 31)
YEARS = range(FIRST.year, LAST.year + 1)
_HIJRI_YEARS = range(1410, 1454)
_START = FIRST.toordinal()
COUNT = LAST.toordinal() - _START + 1
ALL = (1 << COUNT) - 1


def index_of(day: date) -> int:
    """Give the bit of a day; outside the range it is negative or too high."""
    return day.toordinal() - _START


def day_at(index: int) -> date:
    """Give the day of a bit."""
    return date.fromordinal(index + _START)


def between(first: int, last: int) -> int:
    """Give the days from bit to bit, both included, cut to the range."""
    first, last = max(first, 0), min(last, COUNT - 1)
    return ((1 << (last - first + 1)) - 1) << first if first <= last else 0


def since(day: date) -> int:
    """Give the days from a day on."""
    return between(index_of(day), COUNT - 1)


def until(day: date) -> int:
    """Give the days up to a day."""
    return between(0, index_of(day))


def windows(days: Iterable[date], before: int, after: int) -> int:
    """Give the days that lie within so many days before and after one of some days."""
    found = 0
    for day in days:
        place = index_of(day)
        found |= between(place - before, place + after)
    return found


def members(days: int) -> Iterator[int]:
    """Give the bits that are set, lowest first."""
    while days:
        low = days & -days
        yield low.bit_length() - 1
        days ^= low


@cache
def weekdays(number: int) -> int:
    """Give all days that are a weekday (1 is Monday)."""
    first = (number - FIRST.isoweekday()) % 7
    found = 0
    for place in range(first, COUNT, 7):
        found |= 1 << place
    return found


def month_days(month: int, day: int) -> list[date]:
    """Give a day of a month in every year that has it."""
    found: list[date] = []
    for year in YEARS:
        if day < 29 or month != 2 or year % 4 == 0:
            try:
                found.append(date(year, month, day))
            except ValueError:
                return found
    return found


def hijri_days(calendar: Calendar, month: int, day: int) -> list[date]:
    """Give a day of a Hijri month in every year."""
    found = (hijri_to_date(calendar, year, month, day) for year in _HIJRI_YEARS)
    return [day for day in found if day is not None]


def feast_firsts(calendar: Calendar, name: str) -> list[date]:
    """Give the first days of a feast in every year, as declared where the pack says so."""
    feast = calendar.feasts[name]
    if feast.of:
        return sorted(day for kind in feast.of for day in feast_firsts(calendar, kind))
    if feast.rule == "fixed":
        return month_days(feast.month, feast.day)
    if feast.rule == "hijri":
        days = hijri_days(calendar, feast.month, feast.day)
        return [_announced(day, feast.announced) for day in days]
    rule = western_easter if feast.rule == "easter" else orthodox_easter
    return [date.fromordinal(rule(year).toordinal() + feast.offset) for year in YEARS]


def _announced(day: date, announced: tuple[date, ...]) -> date:
    return next((known for known in announced if abs((known - day).days) <= 2), day)
