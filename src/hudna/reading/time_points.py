"""Points in time: one expression built from its parts in whatever order they stand.

In: a scan and a token. Out: an expression that names a day, a month, a year, a feast or a clock,
or None. Lengths and windows are found elsewhere.
"""

from collections.abc import Callable

from hudna.reading.time_parts import (
    Expression,
    clock_at,
    day_number,
    glued_day_year,
    is_year_here,
    modifier_at,
    month_name,
    numeric_date,
    year_at,
    year_word_at,
)
from hudna.reading.time_scan import (
    Scan,
    digits_at,
    in_list,
    is_kind,
    is_surface,
    kinds_at,
    tag,
    tag_before,
)

_GLUE_AR = frozenset(["من", "في", "يوم"])
_GLUE_EN = frozenset(["on", "of", "at", "the", "in"])
_BEFORE = frozenset(("edge", "looking", "modifier", "that"))
_MONTH_CUES_EN = frozenset(
    "in since until by of last next this early late mid from to and between during before after "
    "through till around every".split()
)


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
    for part, categories, digits in _FIRST:
        if (digits and number) or not categories.isdisjoint(kinds):
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
    if here >= scan.size:
        return 0
    kinds, number = kinds_at(scan, here), scan.words[here].kind == "number"
    if not kinds and not number:
        return 0
    for part, categories, digits in _NEXT:
        if not ((digits and number) or not categories.isdisjoint(kinds)):
            continue
        after = part(scan, here, found)
        if after:
            closed = is_kind(scan, here - 1, "open") and is_kind(scan, after, "close")
            return after + 1 if closed else after
    return 0 if glued else _part_of_day(scan, here, found)


def _over_glue(scan: Scan, at: int, found: Expression) -> tuple[int, bool]:
    here = at
    if is_kind(scan, here, "comma") and (found.weekday or found.month):
        here += 1
    if is_kind(scan, here, "open") and found.clock < 0 and (found.weekday or found.shift is not None):
        return (here + 1, True)
    same = tag(scan, here, "same")
    if same is not None:
        return same[1], True
    glue = _GLUE_AR if scan.arabic else _GLUE_EN
    while here < scan.size and scan.words[here].norm in glue and here - at < 3:
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
    elif not bridged and not (scan.arabic and here < scan.size and scan.words[here].norm[:1] == "و"):
        return at
    until = Expression(here, here)
    after = clock_at(scan, here, until, forced=joined is not None or here == at)
    if not after or (here == at and not (until.part or until.zone)):
        return at
    found.until = until
    if not found.part and until.part and found.clock < until.clock - 12 * 60:
        found.clock += 12 * 60
    return after


def _deixis(scan: Scan, at: int, found: Expression) -> int:
    if found.shift is not None or found.day or found.month or found.feast or found.edge:
        return 0
    if found.weekday and not is_kind(scan, at - 1, "open"):
        return 0
    hit = tag(scan, at, "day")
    if hit is None or (found.modifier is not None and not found.shape):
        return 0
    entry, after = hit
    if scan.arabic and entry[2] == 0 and _is_nowadays(scan, at, after):
        return 0
    found.shift, found.shape = entry[2], "day"
    return after


def _is_nowadays(scan: Scan, at: int, after: int) -> bool:
    if tag(scan, after, "weekday"):
        return False
    return in_list(scan, after, "not_today") or in_list(scan, at - 1, "not_before_day")


def _feast(scan: Scan, at: int, found: Expression) -> int:
    if found.shape:
        return 0
    here, ordinal = at, tag(scan, at, "num.nth")
    days = tag(scan, ordinal[1] if ordinal else here, "holiday")
    if ordinal is not None:
        one = tag(scan, ordinal[1], "day_word")
        if not days and not one:
            return 0
        here = (days or one or ordinal)[1]
        here += is_surface(scan, here, "of") or is_surface(scan, here, "من")
        month = _month_here(scan, here)
        if month is not None and month[3] and ordinal[0][2] <= 30:
            found.day, found.month, found.hijri, found.shape = ordinal[0][2], month[0], True, "day"
            return month[1]
    elif days is not None:
        here = days[1]
    hit = tag(scan, here, "feast")
    if hit is None or (not scan.arabic and not scan.words[here].title):
        return 0
    after = hit[1]
    if not scan.arabic:
        holiday = tag(scan, after, "holiday")
        if holiday is not None:
            days, after = holiday, holiday[1]
    found.feast, found.shape = hit[0][3], "feast"
    found.ordinal = ordinal[0][2] if ordinal else 0
    found.holiday = days is not None and not ordinal
    return after


def _weekday(scan: Scan, at: int, found: Expression) -> int:
    if found.feast or found.shape in ("month", "year", "season", "weekend", "period"):
        return 0
    here = at
    word = tag(scan, at, "day_word")
    if word is not None and scan.arabic:
        here = word[1]
    hit = tag(scan, here, "weekday")
    if hit is None or (not scan.arabic and not scan.words[here].title):
        return 0
    entry, after = hit
    if found.weekday:
        return _second_weekday(scan, entry[2], after, found)
    if in_list(scan, at - 1, "not_weekday_after"):
        return 0
    if entry[3] == "plural" and is_surface(scan, here - 1, "on"):
        return 0
    if entry[3] == "cue":
        found.short = True
        after += is_surface(scan, after, ".")
    found.weekday, found.shape = entry[2], "day"
    if word is not None and word[0][3] == "two":
        return _two_days(scan, after, found)
    ordinal = tag(scan, after, "num.nth") if scan.arabic and not found.day else None
    if ordinal is not None and not month_after(scan, ordinal[1]):
        after = ordinal[1]
    return after


def _second_weekday(scan: Scan, weekday: int, after: int, found: Expression) -> int:
    """Reads the second name of "the night Friday Saturday"."""
    if found.part not in ("night", "midnight") or found.until_weekday or not scan.arabic:
        return 0
    if weekday != found.weekday % 7 + 1:
        return 0
    found.until_weekday = weekday
    return after


def _two_days(scan: Scan, at: int, found: Expression) -> int:
    here = at + 1 if is_surface(scan, at, "و") else at
    hit = tag(scan, here, "weekday")
    if hit is None:
        return at
    found.until_weekday = hit[0][2]
    return hit[1]


def month_after(scan: Scan, at: int) -> bool:
    """Tells whether a month follows, over "of" and the word for month."""
    here = at + 1 if at < scan.size and scan.words[at].norm in ("من", "of") else at
    unit = tag(scan, here, "unit")
    if unit is not None and unit[0][3] == "month":
        return True
    return month_name(scan, here) is not None


def _date(scan: Scan, at: int, found: Expression) -> int:
    """Reads day and month, month and day, or a month alone."""
    if found.month or found.feast or found.shape in ("year", "season", "weekend", "period"):
        return 0
    if found.weekday and found.modifier is not None and not scan.arabic:
        return 0
    if at >= scan.size:
        return 0
    after = numeric_date(scan, at, found)
    if after:
        return after
    return _day_month(scan, at, found) or _month_first(scan, at, found)


def _day_month(scan: Scan, at: int, found: Expression) -> int:
    day = day_number(scan, at)
    here = at
    if day is None and scan.arabic:
        word = tag(scan, at, "day_word") or tag(scan, at, "day")
        here = word[1] if word else at
        day = day_number(scan, here) if word else None
    if day is None:
        return 0
    value, after = day
    if scan.arabic and in_list(scan, at - 1, "not_ordinal_after"):
        return 0
    until, after = _until_day(scan, after, value)
    current = modifier_at(scan, after)
    if current is not None and current[0] == 0 and is_kind(scan, after - 1, "number"):
        found.day, found.until_day, found.shape, found.month = value, until, "day", -1
        found.modifier = 0
        return current[1]
    here = after
    if here < scan.size and scan.words[here].norm in ("من", "of"):
        here += 1
    here += is_kind(scan, here, "dash")
    month = _month_here(scan, here)
    if month is not None:
        found.day, found.until_day, found.shape = value, until, "day"
        found.month, found.hijri = month[0], month[3]
        return month[1]
    return _day_of_this_month(scan, here, value, until, found) if here > after else 0


def _day_of_this_month(scan: Scan, at: int, value: int, until: int, found: Expression) -> int:
    """Reads "the sixth of the current month"."""
    unit = tag(scan, at, "unit")
    if unit is None or unit[0][3] != "month" or unit[0][2] != 1:
        return 0
    modifier = modifier_at(scan, unit[1])
    if modifier is None:
        return 0
    found.day, found.until_day, found.shape, found.month = value, until, "day", -1
    found.modifier = modifier[0]
    return modifier[1]


def _until_day(scan: Scan, at: int, first: int) -> tuple[int, int]:
    """Reads the second day of "4 to 13 August"; 0 when there is none."""
    here = at
    joined = tag(scan, here, "to")
    if joined is not None:
        here = joined[1]
    elif is_kind(scan, here, "dash") or is_surface(scan, here, "و"):
        here += 1
    elif not (scan.arabic and here < scan.size and scan.words[here].norm[:1] == "و"):
        return 0, at
    second = day_number(scan, here)
    if second is None or second[0] <= first:
        return 0, at
    if not month_after(scan, second[1]) and not modifier_at(scan, second[1]):
        return 0, at
    return second


def _month_here(scan: Scan, at: int) -> tuple[int, int, str, bool] | None:
    """Reads a month, over the word for month."""
    here = at
    unit = tag(scan, at, "unit") if scan.arabic else None
    if unit is not None and unit[0][3] == "month" and unit[0][2] == 1:
        here = unit[1]
    month = month_name(scan, here)
    return None if month is None else (month[0], month[1], "" if here > at else month[2], month[3])


def _month_first(scan: Scan, at: int, found: Expression) -> int:
    middle = None if scan.arabic else tag(scan, at, "mid_month")
    if middle is not None and not found.shape:
        found.month, found.edge, found.shape = middle[0][2], "middle", "month"
        return middle[1]
    month = _month_here(scan, at)
    if month is None or (found.weekday and scan.arabic):
        return 0
    number, after, text, hijri = month
    found.month, found.hijri = number, hijri
    if not scan.arabic:
        glued = glued_day_year(scan, after)
        if glued is not None:
            found.day, found.year, found.shape = glued[0], glued[1], "day"
            return glued[2]
        the = after + 1 if is_surface(scan, after, "the") else after
        day = day_number(scan, the)
        if day is not None and not in_list(scan, day[1], "count_after"):
            found.day, found.shape = day[0], "day"
            return _until_number(scan, day[1], found)
    if found.weekday or found.shift is not None:
        found.month = 0
        return 0
    found.shape = "month"
    if text and not _has_company(scan, at, after, found):
        found.month, found.shape = 0, ""
        return 0
    return after


def _until_number(scan: Scan, at: int, found: Expression) -> int:
    """Reads the second day of "August 4 to 13"."""
    joined = tag(scan, at, "to")
    here = joined[1] if joined else at + 1 if is_kind(scan, at, "dash") else 0
    if not here or not is_kind(scan, here, "number"):
        return at
    second = day_number(scan, here)
    if second is None or second[0] <= found.day or tag(scan, second[1], "unit"):
        return at
    if month_after(scan, second[1]):
        return at
    found.until_day = second[0]
    return second[1]


def _has_company(scan: Scan, at: int, after: int, found: Expression) -> bool:
    """Tells whether a month that is also a common word stands in the company of a month."""
    if found.edge or found.modifier is not None or year_at(scan, after):
        return True
    if modifier_at(scan, after) or year_word_at(scan, after):
        return True
    before = scan.words[at - 1].norm if at else ""
    if scan.arabic:
        return in_list(scan, at - 1, "month_cue")
    return before in _MONTH_CUES_EN and not is_surface(scan, after, "of")


def _year(scan: Scan, at: int, found: Expression) -> int:
    if found.year or found.year_modifier is not None:
        return 0
    if found.shape == "day" and not found.month:
        return 0
    if found.shape in ("period", "weekend", "clock", "year"):
        return 0
    here = at
    word = year_word_at(scan, at)
    if word:
        here = word
        if scan.arabic and found.shape:
            modifier = modifier_at(scan, here)
            if modifier is not None:
                found.year_modifier = modifier[0]
                return modifier[1]
    if is_kind(scan, here, "comma") and found.shape:
        here += 1
    year = year_at(scan, here, hijri=found.hijri)
    if year is None:
        return 0
    if not found.shape:
        if not (word or is_year_here(scan, at, year[1]) or found.edge):
            return 0
        found.shape = "year"
    elif found.shape in ("month", "day") and in_list(scan, year[1], "count_after"):
        return 0
    found.year = year[0]
    return _until_year(scan, year[1], found)


def _until_year(scan: Scan, at: int, found: Expression) -> int:
    if found.shape != "year" or not (is_kind(scan, at, "dash") or is_surface(scan, at, "/")):
        return at
    digits = digits_at(scan, at + 1)
    if digits is None or digits[1] not in (2, 4):
        return at
    value = digits[0] if digits[1] == 4 else found.year // 100 * 100 + digits[0]
    if value <= found.year or value > 2100:
        return at
    found.until = Expression(at, at, shape="year", year=value)
    return digits[2]


def _weekend(scan: Scan, at: int, found: Expression) -> int:
    if found.shape:
        return 0
    hit = tag(scan, at, "weekend")
    if hit is None and found.edge == "end" and scan.arabic:
        hit = _plain_week(scan, at)
    if hit is None:
        return 0
    found.shape, found.edge = "weekend", ""
    return hit[1]


def _plain_week(scan: Scan, at: int) -> tuple[object, int] | None:
    unit = tag(scan, at, "unit")
    if unit is None or unit[0][3] != "week" or unit[0][2] != 1:
        return None
    return unit


def _season(scan: Scan, at: int, found: Expression) -> int:
    if found.shape:
        return 0
    hit = tag(scan, at, "season")
    if hit is None:
        return 0
    entry, after = hit
    of = after + 1 if is_surface(scan, after, "of") else after
    dated = year_at(scan, of) or modifier_at(scan, after) or year_word_at(scan, after)
    alone = scan.arabic and in_list(scan, at - 1, "season_cue") and scan.words[at].article
    if not (dated or found.edge or found.modifier is not None or alone):
        return 0
    found.shape, found.month = "season", entry[2]
    return after


def _decade(scan: Scan, at: int, found: Expression) -> int:
    """Reads "the 1990s" and its Arabic form."""
    if not scan.arabic:
        norm = scan.words[at].norm if at < scan.size else ""
        if len(norm) != 5 or norm[-1] != "s" or not norm[:4].isdigit() or norm[3] != "0":
            return 0
        found.year, found.shape = int(norm[:4]), "decade"
        return at + 1
    hit = tag(scan, at, "decade")
    century = tag(scan, hit[1], "century") if hit else None
    if hit is None or century is None:
        return 0
    found.year, found.shape = 1900 + hit[0][2], "decade"
    return century[1]


def _period(scan: Scan, at: int, found: Expression) -> int:
    """Reads "last month", "this week", "the current year"."""
    if found.shape == "day" and not scan.arabic:
        return 0
    hit = tag(scan, at, "unit")
    if hit is None or hit[0][2] != 1 or hit[0][3] in ("minute", "hour", "day"):
        return 0
    entry, after = hit
    if found.shape:
        return 0
    modifier = modifier_at(scan, after)
    if modifier is not None:
        found.modifier, after = modifier
    elif found.modifier is None:
        if scan.arabic and tag_before(scan, at, "this"):
            found.modifier, found.first = 0, at - 1
        elif scan.arabic and entry[3] == "year" and tag_before(scan, at, "that"):
            found.modifier, found.first = -9, at - 1
        elif found.edge and _is_definite(scan, at):
            found.modifier = 0
        else:
            return 0
    found.shape, found.unit = "period", entry[3]
    return after


def _is_definite(scan: Scan, at: int) -> bool:
    """Tells "the month" from "month", which may be a length."""
    if scan.arabic:
        return scan.words[at].core_fold.startswith("ال")
    return is_surface(scan, at - 1, "the")


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


Part = tuple[Callable[[Scan, int, Expression], int], frozenset[str], bool]
"""A part, the categories of a word it may begin at, and whether it may begin at a number."""

_COUNTING = ("num.nth", "num.unit", "num.ten", "num.tens")
_CLOCK: Part = (_clock, frozenset(("clock_word", "zero_hour", "part", *_COUNTING)), True)
_DEIXIS: Part = (_deixis, frozenset(("day",)), False)
_WEEKDAY: Part = (_weekday, frozenset(("weekday", "day_word")), False)
_PERIOD: Part = (_period, frozenset(("unit",)), False)
_YEAR: Part = (_year, frozenset(("unit",)), True)
_DATE: Part = (
    _date,
    frozenset(("month", "hijri", "mid_month", "num.nth", "day_word", "day", "unit")),
    True,
)
_FIRST: tuple[Part, ...] = (
    _CLOCK,
    _DEIXIS,
    (_feast, frozenset(("feast", "num.nth", "holiday")), True),
    _WEEKDAY,
    _DATE,
    (_weekend, frozenset(("weekend", "unit")), False),
    (_season, frozenset(("season",)), False),
    _PERIOD,
    (_decade, frozenset(("decade",)), True),
    _YEAR,
)
_NEXT: tuple[Part, ...] = (_DATE, _WEEKDAY, _YEAR, _DEIXIS, _PERIOD, _CLOCK)
