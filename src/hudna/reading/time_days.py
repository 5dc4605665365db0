"""Days, feasts and months as parts of an expression of time.

In: a scan, a token and the expression so far. Out: the token after the part, or 0. Each reader
writes what it read into the expression.
"""

from hudna.reading.time_parts import (
    Expression,
    day_number,
    glued_day_year,
    modifier_at,
    month_name,
    numeric_date,
    year_at,
    year_word_at,
)
from hudna.reading.time_scan import Scan, in_list, is_kind, is_surface, tag


def read_deixis(scan: Scan, at: int, found: Expression) -> int:
    """Reads today, yesterday, tomorrow and their like."""
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


def read_feast(scan: Scan, at: int, found: Expression) -> int:
    """Reads a feast with its ordinal day or its days as a span."""
    if found.shape:
        return 0
    here, ordinal = at, tag(scan, at, "num.nth")
    days = tag(scan, ordinal[1] if ordinal else here, "holiday")
    if ordinal is not None:
        one = tag(scan, ordinal[1], "day_word")
        if not days and not one:
            return 0
        here = (days or one or ordinal)[1]
        here += in_list(scan, here, "genitive")
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


def read_weekday(scan: Scan, at: int, found: Expression) -> int:
    """Reads a weekday, alone or as the second part of a night."""
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
    if ordinal is not None and not _counts_days(scan, ordinal[1]):
        after = ordinal[1]
    return after


def _counts_days(scan: Scan, at: int) -> bool:
    """Tells whether an ordinal counts days of a month or feast («the first of the days of …»)."""
    days = tag(scan, at, "holiday") or tag(scan, at, "day_word") or tag(scan, at, "feast")
    return days is not None or month_after(scan, at)


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
    here = at + in_list(scan, at, "genitive")
    unit = tag(scan, here, "unit")
    if unit is not None and unit[0][3] == "month":
        return True
    return month_name(scan, here) is not None


def read_date(scan: Scan, at: int, found: Expression) -> int:
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
    dated = found.clock >= 0 or (at > 0 and in_list(scan, at - 1, "glue"))
    if dated and in_list(scan, after, "of_it") and not is_kind(scan, after - 1, "number"):
        found.day, found.until_day, found.shape, found.month = value, until, "day", -1
        return after + 1
    here = after
    here += in_list(scan, here, "genitive")
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
    of = not scan.arabic and in_list(scan, after, "genitive")
    return in_list(scan, at - 1, "month_cue") and not of
