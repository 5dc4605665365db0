"""Feasts and Hijri dates to days.

In: the calendar pack, an expression, the anchor. Out: days. The Umm al-Qura table is the first
word, days as announced in the pack the last.
"""

from datetime import date, timedelta
from functools import cache

from hudna.packs.calendar import Calendar, Feast
from hudna.reading.time_parts import Expression

_DAY = timedelta(days=1)
_AHEAD = 75


def feast_days(
    calendar: Calendar, name: str, found: Expression, anchor: date | None
) -> tuple[date, date] | None:
    """Returns first and last day of a feast, in the year stated or nearest to the anchor."""
    feast = calendar.feasts[name]
    year = found.year or (anchor.year if anchor else 0)
    years = (year,) if found.year else (year - 1, year, year + 1)
    options: list[tuple[date, int]] = []
    for kind in feast.of or (name,):
        chosen = calendar.feasts[kind]
        options += [(day, chosen.days) for y in years for day in _firsts(calendar, chosen, y)]
    if not options:
        return None
    first, days = _choose(sorted(options), found, anchor)
    return first, first + _DAY * (max(days, feast.days if not feast.of else 3) - 1)


def _choose(
    options: list[tuple[date, int]], found: Expression, anchor: date | None
) -> tuple[date, int]:
    if anchor is None or found.year:
        return options[0]
    past = [option for option in options if option[0] <= anchor]
    ahead = [option for option in options if option[0] > anchor]
    if found.modifier == -1 and past:
        return past[-1]
    if found.modifier == 1 and ahead:
        return ahead[0]
    if found.tense > 0 and ahead:
        running = past and (anchor - past[-1][0]).days < past[-1][1]
        return past[-1] if running else ahead[0]
    return min(options, key=lambda option: (_distance(option[0], anchor), option[0]))


def _distance(day: date, anchor: date) -> int:
    """Days between, where days ahead weigh half as much again: reports look back."""
    days = (day - anchor).days
    return days * 3 if days > 0 else -days * 2


def _firsts(calendar: Calendar, feast: Feast, year: int) -> list[date]:
    """Returns the first days of a feast that fall into a Gregorian year."""
    if feast.rule == "fixed":
        return [date(year, feast.month, feast.day)]
    if feast.rule == "easter":
        return [western_easter(year) + _DAY * feast.offset]
    if feast.rule == "orthodox-easter":
        return [orthodox_easter(year) + _DAY * feast.offset]
    if feast.rule != "hijri":
        return []
    found: list[date] = []
    for hijri_year in range(year - 580, year - 576):
        day = hijri_to_date(calendar, hijri_year, feast.month, feast.day)
        if day is not None and day.year == year:
            near = [known for known in feast.announced if abs((known - day).days) <= 2]
            found.append(near[0] if near else day)
    return found


def hijri_to_date(calendar: Calendar, year: int, month: int, day: int) -> date | None:
    """Returns the Gregorian day of a Hijri date, None outside the table."""
    known = calendar.hijri_firsts.get(year * 100 + month)
    if known is not None:
        return known + _DAY * (day - 1)
    return _umm_al_qura(year, month, day)


@cache
def _umm_al_qura(year: int, month: int, day: int) -> date | None:
    from hijridate import Hijri  # noqa: PLC0415  the table takes 17 ms and most texts need none

    try:
        return date.fromisoformat(Hijri(year, month, day).to_gregorian().isoformat())
    except (ValueError, OverflowError):
        return None


def hijri_day(calendar: Calendar, found: Expression, anchor: date | None) -> date | None:
    """Returns the day of a Hijri day and month, in its year or nearest to the anchor."""
    return _nearest(calendar, found, anchor, found.day)


def hijri_span(
    calendar: Calendar, found: Expression, anchor: date | None
) -> tuple[date, date] | None:
    """Returns the first and last day of a Hijri month."""
    first = _nearest(calendar, found, anchor, 1)
    if first is None:
        return None
    for length in (29, 30):
        after = first + _DAY * length
        if _starts_next(calendar, found.month, after):
            return first, after - _DAY
    return first, first + _DAY * 28


def _starts_next(calendar: Calendar, month: int, day: date) -> bool:
    following = month % 12 + 1
    return any(
        hijri_to_date(calendar, year, following, 1) == day
        for year in range(day.year - 580, day.year - 576)
    )


def _nearest(calendar: Calendar, found: Expression, anchor: date | None, day: int) -> date | None:
    if found.year and found.year < 1900:
        return hijri_to_date(calendar, found.year, found.month, day)
    if anchor is None:
        return None
    base = found.year or anchor.year
    options = [
        option
        for year in range(base - 580, base - 575)
        if (option := hijri_to_date(calendar, year, found.month, day)) is not None
    ]
    if not options:
        return None
    aim = date(found.year, 7, 1) if found.year else anchor
    if found.tense > 0:
        ahead = [option for option in options if option >= aim]
        options = ahead or options
    return min(options, key=lambda option: (abs((option - aim).days), option))


def western_easter(year: int) -> date:
    """Returns Easter Sunday by the Gregorian computus."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def orthodox_easter(year: int) -> date:
    """Returns Orthodox Easter Sunday, by the Julian computus, in the Gregorian calendar."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + _DAY * (year // 100 - year // 400 - 2)
