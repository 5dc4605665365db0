"""The days that an expression means, against the anchor and what stands before it.

In: one expression, the one after it and the memory of the text so far. Out: first and last day
with their precision, or None where an unknown anchor would be needed.
"""

import calendar as months
from datetime import date, timedelta

import msgspec

from hudna.language.words import Text
from hudna.model.values import Precision
from hudna.packs.calendar import Calendar
from hudna.reading.time_feasts import feast_days, hijri_day, hijri_span
from hudna.reading.time_parts import Expression

_DAY = timedelta(days=1)
_NEAR_AHEAD = 45
_PER_UNIT = {"day": 1, "week": 7}

Days = tuple[date, date, Precision]
"""First day, last day, precision."""


class Memory(msgspec.Struct, gc=False):
    """What stands before: the anchor and the last day, year and sentence-local day.

    Attributes:
        anchor: The day of writing.
        day: The last day named, with the token after it.
        year: The last year named.
        because: The rules that fired for the expression at hand.
    """

    anchor: date | None
    calendar: Calendar
    text: Text
    day: date | None = None
    day_token: int = -1000
    year: int = 0
    feast: str = ""
    reach: int = 0
    because: list[str] = []


def days_of(found: Expression, following: Expression | None, memory: Memory) -> Days | None:
    """Returns the days an expression means."""
    if found.shape == "day":
        return _day(found, memory, following)
    if found.shape == "clock":
        return _clock_day(found, following, memory)
    if found.shape == "month":
        return _month(found, memory)
    if found.shape in ("year", "decade"):
        return _year(found)
    if found.shape == "feast":
        return _feast(found, following, memory)
    if memory.anchor is None and not (found.shape == "season" and found.year):
        return None
    if found.shape == "period":
        return _period(found, memory)
    if found.shape == "window":
        return _window(found, memory)
    if found.shape == "ago":
        return _ago(found, memory)
    if found.shape == "weekend":
        return _weekend(found, memory)
    return _season(found, memory)


def make_date(year: int, month: int, day: int) -> date | None:
    """Returns the date, or None where the calendar has no such day."""
    if not (1 <= month <= 12 and 1 <= day <= months.monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def bounded(found: Expression, days: Days | None) -> Days | None:
    """Narrows a period to its first or last day where it bounds a truce."""
    if days is None or not found.limit:
        return days
    day = days[1] if found.limit == "until" else days[0]
    return day, day, "day"


def _clock_day(found: Expression, following: Expression | None, memory: Memory) -> Days | None:
    """The day of a clock: the one named before it, the one right after it, or the anchor."""
    near = memory.day is not None and found.first - memory.day_token <= 40
    day = memory.day if near else memory.anchor
    if following is not None and following.shape == "day" and following.first <= memory.reach:
        ahead = _day(following, memory)
        day = ahead[0] if ahead else day
    elif found.part == "midnight" and day is not None and not near:
        found.clock = 24 * 60 if found.tense > 0 else 0
    memory.because.append("time.clock")
    return None if day is None else (day, day, "minute")


def _day(found: Expression, memory: Memory, following: Expression | None = None) -> Days | None:
    if found.hijri and found.month:
        return _hijri_day(found, memory)
    if found.month:
        first = _month_day(found, memory, _shared_year(found, following, memory))
    elif found.shift is not None:
        first = _deixis(found, memory)
    else:
        first = _weekday(found, memory)
    if first is None:
        return None
    last = first
    if found.until_day and found.month:
        last = make_date(first.year, first.month, found.until_day) or first
    elif found.until_weekday and found.part not in ("night", "midnight"):
        last = first + _DAY * ((found.until_weekday - found.weekday) % 7)
    return first, last, "day"


def _deixis(found: Expression, memory: Memory) -> date | None:
    """Today, yesterday, tomorrow; a weekday beside it settles a day filed early or late."""
    if memory.anchor is None or found.shift is None:
        return None
    memory.because.append("time.deixis")
    day = memory.anchor + _DAY * found.shift
    for move in (0, 1, -1, 2, -2):
        if found.weekday and (day + _DAY * move).isoweekday() == found.weekday:
            return day + _DAY * move
    return day


def _weekday(found: Expression, memory: Memory) -> date | None:
    anchor = memory.anchor
    if anchor is None:
        return None
    back = (anchor.isoweekday() - found.weekday) % 7
    if found.modifier == -1:
        memory.because.append("time.weekday-last")
        return anchor - _DAY * (back or 7)
    if found.modifier == 1:
        memory.because.append("time.weekday-next")
        return anchor + _DAY * ((found.weekday - anchor.isoweekday()) % 7 or 7)
    if found.tense > 0 or (found.modifier == 0 and found.tense == 0):
        return _weekday_ahead(found, memory, anchor)
    memory.because.append("time.weekday-past")
    return anchor - _DAY * back


def _weekday_ahead(found: Expression, memory: Memory, anchor: date) -> date:
    """The next such day; seen from an earlier day of the same sentence where one stands there."""
    base = anchor
    near = memory.day is not None and found.first - memory.day_token <= 25
    if near and memory.day and timedelta(0) < anchor - memory.day <= timedelta(days=6):
        base = memory.day
    memory.because.append("time.weekday-future")
    return base + _DAY * ((found.weekday - base.isoweekday()) % 7)


def _month_day(found: Expression, memory: Memory, shared: int = 0) -> date | None:
    anchor = memory.anchor
    if found.month < 0:
        if anchor is None:
            return None
        if found.modifier is None and memory.day is not None:
            anchor = memory.day  # «من الثامن منه»: of the month named before
            memory.because.append("time.same-month")
        year, month = add_months(anchor.year, anchor.month, _sign(found.modifier))
        return make_date(year, month, found.day)
    year = _stated_year(found, anchor) or shared
    if year:
        return make_date(year, found.month, found.day)
    if anchor is None:
        return make_date(memory.year, found.month, found.day) if memory.year else None
    return _nearest_day(found, memory, anchor)


def _shared_year(found: Expression, following: Expression | None, memory: Memory) -> int:
    """Returns the year that stands only at the end of "from 19 January to 1 March 2025"."""
    if following is None or found.year or following.first != found.last + 1:
        return 0
    if memory.text.words[found.last].kind == "stop" or not (
        following.day and following.month >= found.month > 0
    ):
        return 0
    return following.year


def _nearest_day(found: Expression, memory: Memory, anchor: date) -> date | None:
    options = [
        day
        for year in (anchor.year - 1, anchor.year, anchor.year + 1)
        if (day := make_date(year, found.month, found.day)) is not None
    ]
    if found.weekday:
        fitting = [day for day in options if day.isoweekday() == found.weekday]
        options = fitting or options
    past = [day for day in options if day <= anchor]
    ahead = [day for day in options if day >= anchor]
    if found.modifier == 0:
        return make_date(anchor.year, found.month, found.day)
    soon = bool(ahead) and (ahead[0] - anchor).days <= _NEAR_AHEAD and found.tense >= 0
    if ahead and (found.modifier == 1 or (found.modifier is None and (found.tense > 0 or soon))):
        recent = bool(past) and (anchor - past[-1]).days <= 30 and not soon and found.modifier != 1
        if not recent:
            memory.because.append("time.date-future")
            return ahead[0]
    memory.because.append("time.date-past")
    return past[-1] if past else options[0] if options else None


def _stated_year(found: Expression, anchor: date | None) -> int:
    if found.year:
        return found.year
    if found.year_modifier is not None and anchor is not None:
        return anchor.year + _sign(found.year_modifier)
    return 0


def _sign(modifier: int | None) -> int:
    return modifier if modifier is not None and abs(modifier) <= 2 else 0


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Returns year and month some months away."""
    index = year * 12 + month - 1 + count
    return index // 12, index % 12 + 1


def _whole_month(year: int, month: int) -> Days:
    return date(year, month, 1), date(year, month, months.monthrange(year, month)[1]), "month"


def _month(found: Expression, memory: Memory) -> Days | None:
    anchor = memory.anchor
    if found.hijri:
        return _hijri_month(found, memory)
    year = _stated_year(found, anchor)
    if year:
        return _whole_month(year, found.month)
    if anchor is None:
        return _whole_month(memory.year, found.month) if memory.year else None
    ahead = found.month > anchor.month
    if found.modifier == 0:
        return _whole_month(anchor.year, found.month)
    if found.modifier == 1 or (found.modifier is None and found.tense > 0):
        past = found.month < anchor.month or (found.modifier == 1 and not ahead)
        memory.because.append("time.month-future")
        return _whole_month(anchor.year + past, found.month)
    if found.modifier is None and found.tense == 0 and 0 < found.month - anchor.month <= 2:
        memory.because.append("time.month-near")
        return _whole_month(anchor.year, found.month)
    same = found.month == anchor.month and found.modifier == -1
    memory.because.append("time.month-past")
    return _whole_month(anchor.year - (ahead or same), found.month)


def _year(found: Expression) -> Days:
    last = found.until.year if found.until is not None else found.year
    last += 9 if found.shape == "decade" else 0
    return date(found.year, 1, 1), date(last, 12, 31), "year"


def _feast(found: Expression, following: Expression | None, memory: Memory) -> Days | None:
    if memory.anchor is None and not found.year:
        return None
    kind = found.feast
    if memory.feast in memory.calendar.feasts[kind].of:
        kind = memory.feast  # "the feast" is the one the text spoke of last
    memory.feast = kind
    span = feast_days(memory.calendar, kind, found, memory.anchor)
    if span is None:
        return None
    first, last = span
    stated = _apposed(found, following, memory)
    if stated is not None and abs((stated - first).days) == 1:
        last, first = last + (stated - first), stated
    memory.because.append(f"time.feast-{kind}")
    if found.ordinal:
        first += _DAY * (found.ordinal - 1)
        return first, first, "day"
    if found.edge == "end":
        return last, last, "day"
    return (first, last, "day") if found.holiday else (first, first, "day")


def _apposed(found: Expression, following: Expression | None, memory: Memory) -> date | None:
    """Returns the full or near day that stands right after a feast and fixes it."""
    if following is None or following.first - found.last > 2 or following.shape != "day":
        return None
    if not (following.day and following.month > 0):
        return None
    return _month_day(following, memory)


def _hijri_day(found: Expression, memory: Memory) -> Days | None:
    first = hijri_day(memory.calendar, found, memory.anchor)
    if first is None:
        return None
    last = first + _DAY * (found.until_day - found.day) if found.until_day else first
    memory.because.append("time.hijri")
    return first, last, "day"


def _hijri_month(found: Expression, memory: Memory) -> Days | None:
    span = hijri_span(memory.calendar, found, memory.anchor)
    if span is None:
        return None
    memory.because.append("time.hijri")
    if found.edge == "first":
        return span[0], span[0], "day"
    return span[0], span[1], "day"


def _week(anchor: date, shift: int) -> date:
    return anchor - _DAY * (anchor.isoweekday() - 1) + _DAY * 7 * shift


def _period(found: Expression, memory: Memory) -> Days | None:
    anchor = memory.anchor
    if anchor is None:
        return None
    shift = _sign(found.modifier)
    memory.because.append("time.period")
    if found.unit == "week":
        first = _week(anchor, shift)
        return first, first + _DAY * 6, "day"
    if found.unit == "month":
        return _whole_month(*add_months(anchor.year, anchor.month, shift))
    if found.unit == "year":
        year = memory.year if found.modifier == -9 and memory.year else anchor.year + shift
        return date(year, 1, 1), date(year, 12, 31), "year"
    return None


def _away(anchor: date, count: int, unit: str) -> date:
    """Returns the day some units away."""
    if unit in ("minute", "hour"):
        hours = count if unit == "hour" else count // 60
        whole = -(-abs(hours) // 24)
        return anchor + _DAY * (whole if hours > 0 else -whole)
    if unit in _PER_UNIT:
        return anchor + _DAY * count * _PER_UNIT[unit]
    factor = {"month": 1, "year": 12, "decade": 120}[unit]
    year, month = add_months(anchor.year, anchor.month, count * factor)
    return date(year, month, min(anchor.day, months.monthrange(year, month)[1]))


def _window(found: Expression, memory: Memory) -> Days | None:
    anchor = memory.anchor
    if anchor is None:
        return None
    memory.because.append("time.window")
    if (found.modifier or 0) > 0:
        return anchor, _away(anchor, found.count, found.unit), "day"
    return _away(anchor, -found.count, found.unit), anchor, "day"


def _ago(found: Expression, memory: Memory) -> Days | None:
    if memory.anchor is None:
        return None
    memory.because.append("time.ago")
    day = _away(memory.anchor, -found.count, found.unit)
    if found.unit == "month":
        return _whole_month(day.year, day.month)
    if found.unit == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31), "year"
    return day, day, "day"


def _weekend(found: Expression, memory: Memory) -> Days | None:
    if memory.anchor is None:
        return None
    shift = _sign(found.modifier)
    if found.modifier is None and found.tense <= 0 and memory.anchor.isoweekday() < 6:
        shift = -1
    first = _week(memory.anchor, shift) + _DAY * 5
    memory.because.append("time.weekend")
    return first, first + _DAY, "day"


def _season(found: Expression, memory: Memory) -> Days | None:
    anchor = memory.anchor
    year = _stated_year(found, anchor)
    month = found.month * 3
    if not year and anchor is not None:
        shift = _sign(found.modifier)
        year = anchor.year + shift
        if found.modifier == -1 and month + 2 < anchor.month:
            year = anchor.year
        if found.modifier == 1 and month > anchor.month:
            year = anchor.year
    if not year:
        return None
    last_year, last_month = add_months(year, month, 2)
    last = months.monthrange(last_year, last_month)[1]
    return date(year, month, 1), date(last_year, last_month, last), "day"
