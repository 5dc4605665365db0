"""Expressions to dates, against the day of writing and the times that stand before.

In: expressions, the anchor day, the text and the calendar. Out: times as the reading shows them.
It never looks at a word except to slice the text.
"""

from datetime import date, timedelta

from hudna.language.words import Text
from hudna.model.reading import TimeRead
from hudna.model.values import Precision
from hudna.packs.calendar import Calendar
from hudna.reading.time_parts import Expression
from hudna.reading.time_values import Days, Memory, bounded, days_of, make_date

_DAY = timedelta(days=1)
_DATELINE = 90


def resolve(
    expressions: list[Expression], anchor: date | None, text: Text, calendar: Calendar
) -> tuple[TimeRead, ...]:
    """Returns the times of a text; values that need an unknown anchor stay None."""
    anchor = _own_date(expressions, anchor, text)
    memory = Memory(anchor, calendar, text)
    reads: list[TimeRead] = []
    logged = memory.anchor  # the day of the log's last entry
    for index, found in enumerate(expressions):
        memory.because = []
        entry = _begin_entry(found, memory, logged)
        following = _following(expressions, index, memory)
        reads.append(_read(found, following, memory, f"t{index + 1}"))
        if entry or "\n" in text.text[found.start : found.end]:  # "Monday 12 May\n09:15 …"
            logged = memory.day
    return tuple(reads)


def _begin_entry(found: Expression, memory: Memory, day: date | None) -> bool:
    """Sets the day of a clock that leads its line in a log of the day; True if it does.

    It is of no day told inside the entries before it; a day that stands at the end of its own
    line heads the entries after it.
    """
    text, told = memory.text, memory.day_token
    if found.shape != "clock" or memory.day is None or not 0 < told <= found.first:
        return False
    if "\n" not in text.text[text.ends[found.first - 1] : text.starts[found.first]]:
        return False
    if "\n" not in text.text[text.ends[told - 1] : text.starts[told]]:
        memory.day, memory.day_token = day, found.first
    return True


def _following(expressions: list[Expression], index: int, memory: Memory) -> Expression | None:
    """Returns the next expression; for a clock, the one after a second clock beside it."""
    clock = expressions[index].shape == "clock"
    memory.reach = expressions[index].last + 2
    for following in expressions[index + 1 : index + 3]:
        if not (clock and following.shape == "clock" and following.first <= memory.reach):
            return following
        memory.reach = following.last + 2
    return None


def _own_date(expressions: list[Expression], anchor: date | None, text: Text) -> date | None:
    """Returns the text's own dateline where it has one, else the given anchor."""
    for found in expressions:
        if found.start > _DATELINE:
            break
        if found.until is not None or found.until_day:  # "period: 17 – 23 August 2020"
            continue
        day = _full_day(found)
        if day is not None and not _in_prose(found, text):
            return day
    return anchor  # without one, relative times stay unresolved: nothing is guessed


def _in_prose(found: Expression, text: Text) -> bool:
    """A dateline stands free: no preposition before it, or hardly a word before it."""
    if found.first == 0:
        return False
    before = text.words[found.first - 1]
    return before.kind == "word" and len(before.norm) <= 5 and not before.title


def _full_day(found: Expression) -> date | None:
    if found.hijri or found.shape != "day" or not (found.day and found.month > 0 and found.year):
        return None
    return make_date(found.year, found.month, found.day)


def _read(found: Expression, following: Expression | None, memory: Memory, name: str) -> TimeRead:
    span = (found.start, found.end)
    words = memory.text.text[found.start : found.end]
    if found.shape == "duration":
        return TimeRead(
            id=name,
            span=span,
            text=words,
            kind="duration",
            duration=duration_of(found),
            precision=_PRECISION[found.unit],
            approximate=found.approximate,
            because=("time.duration",),
        )
    days = bounded(found, days_of(found, following, memory))
    since, to, precision = _printed(found, days, memory)
    instant = since is not None and since == to
    return TimeRead(
        id=name,
        span=span,
        text=words,
        kind="instant"
        if instant or (since is None and found.shape in ("day", "clock"))
        else "interval",
        since=since,
        to=to,
        precision=precision,
        approximate=found.approximate,
        zone="stated" if found.zone and found.zone != "local" else "unstated",
        because=tuple(memory.because) or (f"time.{found.shape}",),
    )


def duration_of(found: Expression) -> str:
    """Returns the ISO 8601 form of a counted unit."""
    letter = found.unit[0].upper()
    return (
        f"PT{found.count}{letter}"
        if found.unit in ("hour", "minute")
        else f"P{found.count}{letter}"
    )


_PRECISION: dict[str, Precision] = {
    "minute": "minute",
    "hour": "hour",
    "day": "day",
    "week": "day",
    "month": "month",
    "year": "year",
}


def _printed(
    found: Expression, days: Days | None, memory: Memory
) -> tuple[str | None, str | None, Precision]:
    """Returns first, last and precision as the reading prints them."""
    if days is None:
        return None, None, _blank_precision(found)
    first, last, precision = days
    _remember(found, first, last, precision, memory)
    if found.clock < 0:
        return first.isoformat(), last.isoformat(), precision
    since = _stamp(first, found.clock, found.zone)
    if found.until is not None and found.until.clock >= 0:
        zone = found.until.zone or found.zone
        return since, _stamp(first, found.until.clock, zone), "minute"
    return since, since, "minute"


def _blank_precision(found: Expression) -> Precision:
    return "minute" if found.clock >= 0 else _PRECISION.get(found.shape, "day")


def _stamp(day: date, minutes: int, zone: str) -> str:
    day += _DAY * (minutes // 1440)
    minutes %= 1440
    offset = "" if zone == "local" else zone
    return f"{day.isoformat()}T{minutes // 60:02d}:{minutes % 60:02d}{offset}"


def _remember(found: Expression, first: date, last: date, precision: str, memory: Memory) -> None:
    if precision in ("day", "minute") and first == last:
        memory.day, memory.day_token = first, found.last
    if precision == "year":
        memory.year = first.year
    elif found.year:
        memory.year = found.year
