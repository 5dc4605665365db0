"""The parts of an expression of time: day and month, year, weekday, clock, modifier.

In: a scan and a token. Out: the token after the part, or 0, and the part written into the
expression. Nothing here knows the date of the document.
"""

import re

import msgspec

from hudna.reading.quantities import number_at
from hudna.reading.time_scan import (
    Scan,
    digits_at,
    in_list,
    is_kind,
    is_surface,
    tag,
    tag_before,
    token_after,
)

YEARS = range(1900, 2100)
HIJRI_YEARS = range(1343, 1501)
_DAY_FIRST = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})\2(\d{4})(?!\d)")
_YEAR_FIRST = re.compile(r"(\d{4})([/.\-])(\d{1,2})\2(\d{1,2})(?!\d)")
_STAMP = re.compile(
    r"(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):([0-5]\d)(?::\d\d)?(?:\.\d+)?"
    r"(Z|[+-]\d\d:\d\d)?"
)
_CLOCK = re.compile(r"([01]?\d|2[0-4])\s?([:.,٫،h])\s?([0-5]\d)(?![\d:])")
_GLUED_DAY_YEAR = re.compile(r"(\d{2})(\d{4})(?!\d)")
_OFFSET = re.compile(r"\s?([+\-\u2212])\s?(\d{1,2})(?::?(\d{2}))?")


class Expression(msgspec.Struct, gc=False):
    """One expression of time as it stands, unresolved.

    Attributes:
        first: First token.
        last: Token after it.
        start: Code point where it begins.
        end: Code point where it ends.
        shape: ``day`` ``month`` ``year`` ``period`` ``window`` ``ago`` ``feast`` ``duration``
            ``weekend`` ``season`` ``decade`` ``clock``.
        modifier: -1 last, 0 this, 1 next, None when not stated; -9 is "that".
        clock: Minutes after midnight, -1 when not stated; 1440 is the midnight that ends the day.
        zone: ``Z``, ``local``, ``+03:00`` or empty.
        until_day: Last day of a range inside one month.
        until: The end of a range of clocks or dates.
        limit: ``until`` or ``from`` where the edge of a period bounds a truce.
        tense: 1 when the clause looks ahead, -1 when it looks back, 0 when it does not say.
    """

    first: int
    last: int
    start: int = 0
    end: int = 0
    shape: str = ""
    weekday: int = 0
    until_weekday: int = 0
    day: int = 0
    until_day: int = 0
    month: int = 0
    year: int = 0
    hijri: bool = False
    feast: str = ""
    holiday: bool = False
    ordinal: int = 0
    edge: str = ""
    unit: str = ""
    count: int = 0
    shift: int | None = None
    modifier: int | None = None
    year_modifier: int | None = None
    clock: int = -1
    zone: str = ""
    part: str = ""
    approximate: bool = False
    until: "Expression | None" = None
    tense: int = 0
    short: bool = False
    limit: str = ""


def numeric_date(scan: Scan, at: int, found: Expression) -> int:
    """Reads ``5/6/2016`` (day first), ``2016-06-05`` and their like."""
    if scan.words[at].kind != "number":
        return 0
    start = scan.starts[at]
    stamp = _STAMP.match(scan.text.text, start)
    if stamp is not None:
        found.clock = int(stamp[4]) * 60 + int(stamp[5])
        found.zone = stamp[6] or ""
        found.day, found.month, found.year = int(stamp[3]), int(stamp[2]), int(stamp[1])
        found.shape = "day"
        return token_after(scan, at + 1, stamp.end())
    match = _DAY_FIRST.match(scan.text.text, start)
    if match is not None:
        day, month, year = int(match[1]), int(match[3]), int(match[4])
    else:
        match = _YEAR_FIRST.match(scan.text.text, start)
        if match is None:
            return 0
        day, month, year = int(match[4]), int(match[3]), int(match[1])
    if month > 12 >= day:
        day, month = month, day
    if not (1 <= day <= 31 and 1 <= month <= 12 and year in YEARS):
        return 0
    found.day, found.month, found.year, found.shape = day, month, year, "day"
    return token_after(scan, at + 1, match.end())


def day_number(scan: Scan, at: int) -> tuple[int, int] | None:
    """Reads the number of a day: digits, ``5th`` or an ordinal word."""
    if not 0 <= at < scan.size:
        return None
    word = scan.words[at]
    digits = digits_at(scan, at)
    if digits is not None:
        value, width, after = digits
        if scan.words[at].kind == "number" and width <= 2 and 1 <= value <= 31:
            if after < scan.size and scan.words[after].norm in ("st", "nd", "rd", "th"):
                after += 1
            return value, after
        if word.surface[:1] in "ول" and 1 <= value <= 31:
            return value, after
        return None
    if word.norm[:1].isdigit() and word.norm[-2:] in ("st", "nd", "rd", "th"):
        number = re.match(r"\d+", word.norm)
        value = int(number[0]) if number else 0
        return (value, at + 1) if 1 <= value <= 31 else None
    ordinal = tag(scan, at, "num.nth")
    if ordinal is not None and 1 <= ordinal[0][2] <= 31:
        return ordinal[0][2], ordinal[1]
    return None


def month_name(scan: Scan, at: int) -> tuple[int, int, str, bool] | None:
    """Reads a month with its partner: number, next token, ``cue`` or empty, Hijri or not."""
    hijri = False
    hit = tag(scan, at, "month")
    if hit is None:
        hit = tag(scan, at, "hijri")
        hijri = True
    if hit is None:
        return None
    entry, after = hit
    if not scan.arabic and not (scan.words[at].title or scan.words[at].upper):
        return None
    text = entry[3]
    paired = 0 if hijri else _partner(scan, after, entry[2])
    if text == "partner" and not paired:
        return None
    if text == "cue" and scan.arabic and not _hamza_agrees(scan, at):
        text = "strict"
    if paired:
        return entry[2], paired, "", hijri
    if not scan.arabic and is_surface(scan, after, ".") and digits_at(scan, after + 1):
        after += 1
    return entry[2], after, text, hijri


def _hamza_agrees(scan: Scan, at: int) -> bool:
    """Tells a month from its homograph without the long hamza (the second is "father")."""
    norm = scan.words[at].norm
    return len(norm) > 3 or "\u0622" in norm


def _partner(scan: Scan, after: int, number: int) -> int:
    """Returns the token after the other name of the same month, or 0."""
    opened = scan.words[after].surface if after < scan.size else ""
    skip = 1 if opened in ("/", "(", "\\", "-", "–", "[") else 0
    hit = tag(scan, after + skip, "month") if scan.arabic else None
    if hit is None or hit[0][2] != number or hit[0][4]:
        return 0
    closed = opened in ("(", "[") and is_kind(scan, hit[1], "close")
    return hit[1] + 1 if closed else hit[1]


def year_at(scan: Scan, at: int, *, hijri: bool = False) -> tuple[int, int] | None:
    """Reads a year in digits, with its era mark."""
    digits = digits_at(scan, at)
    if digits is None or digits[1] != 4:
        return None
    value, _, after = digits
    if not scan.words[at].norm[-4:].isdigit():
        return None
    if value not in YEARS and not (hijri and value in HIJRI_YEARS):
        return None
    era = tag(scan, after, "era") if scan.arabic else None
    return value, era[1] if era and not era[0][4] else after


def glued_day_year(scan: Scan, at: int) -> tuple[int, int, int] | None:
    """Reads ``022017`` after a month: a day and year whose comma was lost."""
    if not is_kind(scan, at, "number"):
        return None
    match = _GLUED_DAY_YEAR.match(scan.text.text, scan.starts[at])
    if match is None or int(match[2]) not in YEARS or not 1 <= int(match[1]) <= 31:
        return None
    return int(match[1]), int(match[2]), token_after(scan, at + 1, match.end())


def zone_at(scan: Scan, at: int) -> tuple[str, int]:
    """Reads a time zone: its text value and the next token (the same token when none)."""
    here = at + 1 if is_kind(scan, at, "open") else at
    hit = tag(scan, here, "zone")
    if hit is None or (here != at and hit[0][3] == "Z"):
        return "", at
    zone, after = hit[0][3], hit[1]
    if zone == "Z" and after < scan.size:
        match = _OFFSET.match(scan.text.text, scan.ends[after - 1])
        if match is not None and int(match[2]) <= 14:
            sign = "+" if match[1] == "+" else "-"
            zone = f"{sign}{int(match[2]):02d}:{match[3] or '00'}"
            after = token_after(scan, after, match.end())
    if zone == "local_of":
        zone, after = "local", min(after + 1, scan.size)  # the place whose clock it is
    return zone, after


def clock_at(scan: Scan, at: int, found: Expression, *, forced: bool = False) -> int:
    """Reads a clock with its part of the day and zone into an expression.

    Where it is ``forced`` a bare hour counts, as in the second half of a range.
    """
    read = _clock_digits(scan, at, forced=forced) or _clock_words(scan, at, forced=forced)
    if read is None:
        return 0
    minutes, after, sure = read
    part, after = _clock_part(scan, after)
    zone, after = zone_at(scan, after)
    if not zone and (sure or part) and is_kind(scan, after, "comma"):
        zone, stop = zone_at(scan, after + 1)  # «midnight, Damascus time, on 30 December»
        if zone and is_kind(scan, stop, "comma"):
            after = stop + 1
        else:
            zone = ""
    if not part and zone:
        part, after = _clock_part(scan, after)
    if not (sure or part or zone):
        return 0
    found.clock = to_minutes(minutes, part, arabic=scan.arabic)
    found.zone, found.part = zone, part
    return after


def _clock_digits(scan: Scan, at: int, *, forced: bool) -> tuple[int, int, bool] | None:
    named = tag(scan, at, "clock_word") if scan.arabic else None
    zero = tag(scan, at, "zero_hour")
    if zero is not None:
        return 0, zero[1], True
    here = named[1] if named else at
    if not is_kind(scan, here, "number"):
        return None
    match = _CLOCK.match(scan.text.text, scan.starts[here])
    if match is not None:
        sure = named is not None or forced or (match[2] == ":" and len(match[3]) == 2)
        after = token_after(scan, here + 1, match.end())
        after += sure and is_surface(scan, after, "hours")  # «00:00 hours»
        return int(match[1]) * 60 + int(match[3]), after, sure
    digits = digits_at(scan, here)
    if digits is None:
        return None
    value, width, after = digits
    if width == 4 and value % 100 < 60 and value // 100 <= 24:
        zoned = bool(zone_at(scan, after)[0])
        return (value // 100 * 60 + value % 100, after, zoned or forced) if zoned else None
    if width > 2 or value > 24:
        return None
    return value * 60, after, named is not None or forced


def _clock_words(scan: Scan, at: int, *, forced: bool) -> tuple[int, int, bool] | None:
    noon = None if scan.arabic else (tag(scan, at, "part"))
    if noon is not None and noon[0][3] in ("noon", "midnight"):
        return (12 * 60 if noon[0][3] == "noon" else 0), noon[1], True
    past = None if scan.arabic else _minutes_past(scan, at)
    if past is not None:
        return past
    named = tag(scan, at, "clock_word") if scan.arabic else None
    here = named[1] if named else at
    ordinal = tag(scan, here, "num.nth") if scan.arabic else None
    if ordinal is not None and (named or ordinal[0][0] or scan.words[here].fold[-1:] == "ه"):
        value, after = ordinal[0][2], ordinal[1]
    else:
        number = number_at(scan, here) if not scan.arabic else None
        if number is None:
            return None
        value, after = number
    if not 1 <= value <= 24:
        return None
    minutes = value * 60
    more = tag(scan, after, "minute_word")
    if more is not None:
        return minutes + more[0][2], more[1], named is not None or forced
    return minutes, after, named is not None or forced


def _minutes_past(scan: Scan, at: int) -> tuple[int, int, bool] | None:
    """Reads "one minute past midnight"."""
    number = number_at(scan, at)
    unit = tag(scan, number[1], "unit") if number is not None else None
    if number is None or unit is None or unit[0][3] != "minute":
        return None
    if not (is_surface(scan, unit[1], "past") or is_surface(scan, unit[1], "after")):
        return None
    part = tag(scan, unit[1] + 1, "part")
    if part is None or part[0][3] not in ("noon", "midnight"):
        return None
    return (12 * 60 if part[0][3] == "noon" else 0) + number[0], part[1], True


def _clock_part(scan: Scan, at: int) -> tuple[str, int]:
    here = at
    for glue in ("in", "the", "at"):
        if not scan.arabic and is_surface(scan, here, glue):
            here += 1
    here += scan.arabic and in_list(scan, here, "genitive")
    hit = tag(scan, here, "part")
    if hit is None:
        return "", at
    return hit[0][3], hit[1]


def to_minutes(minutes: int, part: str, *, arabic: bool = False) -> int:
    """Returns minutes after midnight for a clock of twelve hours and a part of the day.

    Twelve "in the evening" is the midnight that ends the day in Arabic, and noon in "12 p.m.".
    """
    if minutes >= 13 * 60 or not part:
        return minutes
    is_twelve = minutes >= 12 * 60
    past = minutes % (12 * 60)
    if part == "am":
        return past
    if part == "pm":
        return past + (24 * 60 if is_twelve and arabic else 12 * 60)
    if part == "noon":
        return past + 12 * 60 if is_twelve or minutes < 6 * 60 else minutes
    if is_twelve:
        return 24 * 60 + past
    return minutes + 12 * 60 if minutes >= 6 * 60 else minutes


def modifier_at(scan: Scan, at: int) -> tuple[int, int] | None:
    """Reads a modifier after its noun, as Arabic has it."""
    hit = tag(scan, at, "modifier") if scan.arabic else None
    return (hit[0][2], hit[1]) if hit and not hit[0][4] else None


def year_word_at(scan: Scan, at: int) -> int:
    """Returns the token after the singular word for year, or 0."""
    hit = tag(scan, at, "unit")
    if hit is None or hit[0][3] != "year" or hit[0][2] != 1:
        return 0
    return hit[1]


def is_year_here(scan: Scan, at: int, after: int) -> bool:
    """Tells a bare year from a count by the words around it."""
    if in_list(scan, after, "count_after"):
        return False
    if is_kind(scan, at - 1, "open") and is_kind(scan, after, "close"):
        return True
    line_start = at == 0 or "\n" in scan.text.text[scan.ends[at - 1] : scan.starts[at]]
    if line_start and is_kind(scan, after, "colon"):
        return True
    if scan.arabic and is_surface(scan, at - 1, "و") and year_at(scan, at - 2):
        return True
    return in_list(scan, at - 1, "year_cue") or tag_before(scan, at, "edge") is not None
