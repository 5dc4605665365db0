"""Years, weekends, seasons, decades and periods as parts of an expression of time.

In: a scan, a token and the expression so far. Out: the token after the part, or 0. Each reader
writes what it read into the expression.
"""

from hudna.reading.time_parts import Expression, is_year_here, modifier_at, year_at, year_word_at
from hudna.reading.time_scan import (
    Scan,
    digits_at,
    in_list,
    is_kind,
    is_surface,
    tag,
    tag_before,
)


def read_year(scan: Scan, at: int, found: Expression) -> int:
    """Reads a year: after the word for year, after a month, or bare in its company."""
    if found.year or found.year_modifier is not None:
        return 0
    if found.shape == "day" and not found.month:
        return 0
    if found.shape in ("period", "weekend", "clock", "year"):
        return 0
    here = at
    modifier = tag(scan, at, "modifier")
    if modifier is not None and not scan.arabic:
        later = year_word_at(scan, modifier[1]) if found.month else 0
        found.year_modifier = modifier[0][2] if later else None
        return later
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


def read_weekend(scan: Scan, at: int, found: Expression) -> int:
    """Reads a weekend."""
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


def read_season(scan: Scan, at: int, found: Expression) -> int:
    """Reads a season that is dated, modified or cued."""
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


def read_decade(scan: Scan, at: int, found: Expression) -> int:
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


def read_period(scan: Scan, at: int, found: Expression) -> int:
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
        return scan.words[at].article
    return is_surface(scan, at - 1, "the")
