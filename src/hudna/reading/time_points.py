"""Points in time: one expression built from its parts in whatever order they stand.

In: a scan and a token. Out: an expression that names a day, a month, a year, a feast or a clock,
or None. Lengths and windows are found elsewhere.
"""

from collections.abc import Callable
from functools import lru_cache

from hudna.reading.time_days import read_date, read_deixis, read_feast, read_weekday
from hudna.reading.time_parts import Expression, clock_at, modifier_at
from hudna.reading.time_periods import (
    read_decade,
    read_period,
    read_season,
    read_weekend,
    read_year,
)
from hudna.reading.time_scan import (
    Scan,
    is_kind,
    is_surface,
    kinds_at,
    tag,
    tag_before,
)

_BEFORE = frozenset(("edge", "looking", "modifier", "that"))


def point_at(scan: Scan, at: int) -> Expression | None:
    """Reads one point in time that begins at a token."""
    found = Expression(at, at)
    here = _prefix(scan, at, found)
    here = _first_part(scan, here, found)
    if not here:
        return None
    while True:
        after = _next_part(scan, here, found)
        if not after:
            break
        here = after
    if not _is_whole(scan, at, here, found):
        return None
    found.last = here
    return found


def _prefix(scan: Scan, at: int, found: Expression) -> int:
    """Reads what may stand before the first part: edge, English modifier, part of the day."""
    here = at
    if _BEFORE.isdisjoint(kinds_at(scan, at)):
        return at
    edge = tag(scan, here, "edge")
    if edge is not None and not tag(scan, here, "part"):
        found.edge, here = edge[0][3], edge[1]
        if is_kind(scan, here, "dash") or (not scan.arabic and is_surface(scan, here, "the")):
            here += 1
    if not scan.arabic:
        if tag(scan, here, "looking"):
            here += 1
        modifier = tag(scan, here, "modifier")
        if modifier is not None and not tag(scan, here, "day"):
            found.modifier, here = modifier[0][2], modifier[1]
        elif tag(scan, here, "that") and tag(scan, here + 1, "unit"):
            found.modifier, here = -9, here + 1
    return here


def _first_part(scan: Scan, at: int, found: Expression) -> int:
    if at >= scan.size:
        return 0
    kinds, number = kinds_at(scan, at), scan.words[at].kind == "number"
    for part in _first_parts(tuple(kinds), number):
        after = part(scan, at, found)
        if after:
            return after
    return _part_of_day(scan, at, found) if "part" in kinds else 0


def _next_part(scan: Scan, at: int, found: Expression) -> int:
    """Reads one more part after the parts so far, over glue words, or returns 0."""
    after = _after_noun(scan, at, found)
    if after:
        return after
    here, glued = _over_glue(scan, at, found)
    if scan.arabic and found.weekday and found.part in ("night", "midnight"):
        joined = tag(scan, here, "to")
        here = joined[1] if joined and tag(scan, joined[1], "weekday") else here
    if here >= scan.size:
        return 0
    kinds, number = kinds_at(scan, here), scan.words[here].kind == "number"
    if not kinds and not number:
        return 0
    for part in _next_parts(tuple(kinds), number):
        after = part(scan, here, found)
        if after:
            closed = is_kind(scan, here - 1, "open") and is_kind(scan, after, "close")
            return after + 1 if closed else after
    return 0 if glued else _part_of_day(scan, here, found)


def _over_glue(scan: Scan, at: int, found: Expression) -> tuple[int, bool]:
    here = at
    if is_kind(scan, here, "comma") and (found.weekday or found.month):
        here += 1
    if (
        is_kind(scan, here, "open")
        and found.clock < 0
        and (found.weekday or found.shift is not None)
    ):
        return (here + 1, True)
    same = tag(scan, here, "same")
    if same is not None:
        return same[1], True
    while here < scan.size and scan.words[here].fold in scan.lists["glue"] and here - at < 3:
        here += 1
    return here, here > at


def _after_noun(scan: Scan, at: int, found: Expression) -> int:
    """Reads an Arabic modifier after a noun that takes one."""
    if at >= scan.size or "modifier" not in kinds_at(scan, at):
        return 0
    takes = found.weekday or found.month or found.feast or found.shape in ("season", "weekend")
    if not takes or found.modifier is not None:
        return 0
    modifier = modifier_at(scan, at)
    if modifier is None:
        return 0
    found.modifier = modifier[0]
    return modifier[1]


def _clock(scan: Scan, at: int, found: Expression) -> int:
    if found.shape and (found.clock >= 0 or found.shape != "day" or is_kind(scan, at - 1, "open")):
        return 0
    if found.edge or (found.modifier is not None and not found.shape):
        return 0
    after = clock_at(scan, at, found)
    if not after:
        return 0
    found.shape = found.shape or "clock"
    return _clock_until(scan, after, found)


def _clock_until(scan: Scan, at: int, found: Expression) -> int:
    """Reads the second clock of a range."""
    here = at
    bridged = scan.arabic and is_surface(scan, here, "و")
    here += bridged
    joined = tag(scan, here, "to")
    if joined is not None:
        here = joined[1]
    elif is_kind(scan, here, "dash"):
        here += 1
    elif not bridged and not (
        scan.arabic and here < scan.size and scan.words[here].norm[:1] == "و"
    ):
        return at
    until = Expression(here, here)
    after = clock_at(scan, here, until, forced=joined is not None or here == at)
    if not after or (here == at and not (until.part or until.zone)):
        return at
    found.until = until
    if not found.part and until.part and found.clock < until.clock - 12 * 60:
        found.clock += 12 * 60
    return after


def _part_of_day(scan: Scan, at: int, found: Expression) -> int:
    if found.part or found.shape not in ("", "day"):
        return 0
    if found.modifier is not None and not found.shape:
        return 0
    hit = tag(scan, at, "part")
    if hit is None:
        return 0
    found.part = hit[0][3]
    if found.part in ("noon", "midnight") and found.clock < 0:
        found.clock = 12 * 60 if found.part == "noon" else 24 * 60 if scan.arabic else 0
    return hit[1]


def _is_whole(scan: Scan, first: int, last: int, found: Expression) -> bool:
    if not found.shape and found.part == "midnight" and last > first:
        found.shape = "clock"
    if not found.shape:
        return False
    if found.short and not found.day:
        return False
    if found.shape == "day" and not (found.day or found.weekday or found.shift is not None):
        return False
    if found.shape == "" or found.zone or found.clock < 0:
        return bool(found.shape)
    bare = found.shape == "clock" and found.part in ("noon", "midnight") and last - first <= 2
    return not bare or _is_midnight_clock(scan, first, found)


def _is_midnight_clock(scan: Scan, first: int, found: Expression) -> bool:
    """Tells "at midnight", a clock, from "after midnight", a part of the day."""
    if found.part == "noon":
        return not scan.arabic
    return not (tag_before(scan, first, "after") or tag_before(scan, first, "ago"))


Read = Callable[[Scan, int, Expression], int]
Part = tuple[Read, frozenset[str], bool]
"""A part, the categories of a word it may begin at, and whether it may begin at a number."""

_COUNTING = ("num.nth", "num.unit", "num.ten", "num.tens")
_CLOCK: Part = (_clock, frozenset(("clock_word", "zero_hour", "part", *_COUNTING)), True)
_DEIXIS: Part = (read_deixis, frozenset(("day",)), False)
_WEEKDAY: Part = (read_weekday, frozenset(("weekday", "day_word")), False)
_PERIOD: Part = (read_period, frozenset(("unit",)), False)
_YEAR: Part = (read_year, frozenset(("unit", "modifier")), True)
_DATE: Part = (
    read_date,
    frozenset(("month", "hijri", "mid_month", "num.nth", "day_word", "day", "unit")),
    True,
)
_FIRST: tuple[Part, ...] = (
    _CLOCK,
    _DEIXIS,
    (read_feast, frozenset(("feast", "num.nth", "holiday")), True),
    _WEEKDAY,
    _DATE,
    (read_weekend, frozenset(("weekend", "unit")), False),
    (read_season, frozenset(("season",)), False),
    _PERIOD,
    (read_decade, frozenset(("decade",)), True),
    _YEAR,
)
_NEXT: tuple[Part, ...] = (_DATE, _WEEKDAY, _YEAR, _DEIXIS, _PERIOD, _CLOCK)


@lru_cache(maxsize=1024)
def _first_parts(kinds: tuple[str, ...], number: bool) -> tuple[Read, ...]:
    """Gives the parts that may open an expression at a word of some categories, in order."""
    return _parts(_FIRST, kinds, number)


@lru_cache(maxsize=1024)
def _next_parts(kinds: tuple[str, ...], number: bool) -> tuple[Read, ...]:
    """Gives the parts that may follow at a word of some categories, in order."""
    return _parts(_NEXT, kinds, number)


def _parts(order: tuple[Part, ...], kinds: tuple[str, ...], number: bool) -> tuple[Read, ...]:
    return tuple(
        part
        for part, categories, digits in order
        if (digits and number) or not categories.isdisjoint(kinds)
    )
