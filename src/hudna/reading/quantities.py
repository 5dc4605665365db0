"""Numbers in digits, words and mixtures, with their bounds.

In: an analysed text and the calendar pack, which carries the number words. Out: quantities in
text order. What is counted is not decided here.
"""

import re
from typing import Literal

import msgspec

from hudna.language.words import Text
from hudna.packs.calendar import Calendar, Entry
from hudna.reading.lexicon import Gram
from hudna.reading.time_scan import (
    Scan,
    digits_at,
    is_kind,
    is_surface,
    scan_of,
    tag,
    tag_before,
    token_after,
)

_DECIMAL = re.compile(r"(\d+)[.,٫](\d)(?!\d)")
Bound = Literal["exact", "at_least", "at_most", "about"]
_BOUNDS: tuple[tuple[str, Bound], ...] = (
    ("num.at_least", "at_least"),
    ("num.above", "at_least"),
    ("num.at_most", "at_most"),
    ("num.about", "about"),
)


class Quantity(msgspec.Struct, gc=False):
    """One number of a text.

    Attributes:
        first: First token of the number (bound words left out).
        last: Token after it.
        value: The number; the lower end of a range or a vague word.
        low: Least value meant.
        high: Greatest value meant.
        bound: What stands around it: at least, at most, about.
        dual: The number lies in the dual ending of the counted noun itself.
    """

    first: int
    last: int
    value: int
    low: int
    high: int
    bound: Bound = "exact"
    dual: bool = False


def find_quantities(
    text: Text, calendar: Calendar, grams: list[Gram] | None = None
) -> list[Quantity]:
    """Returns the numbers of a text, in text order, never overlapping.

    Args:
        text: The analysed text.
        calendar: The calendar pack.
        grams: What each token can be, where that has been looked up: then nothing is twice.
    """
    scan = scan_of(text, calendar, grams)
    numbers = scan.lists["numbers"]
    found: list[Quantity] = []
    done = 0
    if grams is None:
        words = enumerate(scan.words)
        candidates = [at for at, word in words if word.kind == "number" or word.fold in numbers]
    else:
        candidates = [at for at, gram in enumerate(grams) if gram.counts]
    for at in candidates:
        if at >= done:
            quantity = _quantity_at(scan, at)
            if quantity is not None:
                found.append(quantity)
                done = quantity.last
    return found


def number_at(scan: Scan, at: int) -> tuple[int, int] | None:
    """Returns the exact number that begins at a token, and the token after it."""
    digits = digits_at(scan, at)
    if digits is not None:
        return _after_digits(scan, at, digits[0], digits[2])
    entry = _entry(scan, at, joined=False)
    return None if entry is None else _words_from(scan, at)


def vague_at(scan: Scan, at: int) -> tuple[int, int, int] | None:
    """Returns the least and greatest number a vague word may mean, and the token after it."""
    hit = tag(scan, at, "num.vague")
    if hit is None:
        return None
    low, high, after = hit[0][2], int(hit[0][3]), hit[1]
    if not scan.arabic and is_surface(scan, after, "of"):
        more = tag(scan, after + 1, "num.vague") or tag(scan, after + 1, "num.times")
    else:
        more = tag(scan, after, "num.vague") or tag(scan, after, "num.times")
    if more is not None and more[0][2] >= 1000:
        return low * more[0][2], high * more[0][2], more[1]
    return low, high, after


def _quantity_at(scan: Scan, at: int) -> Quantity | None:
    vague = vague_at(scan, at)
    if vague is not None:
        low, high, after = vague
        bound: Bound = "exact" if low == high else "about"
        return Quantity(at, after, low, low, high, bound)
    dual = tag(scan, at, "num.dual")
    number = number_at(scan, at)
    if number is None:
        return Quantity(at, dual[1], 2, 2, 2, dual=True) if dual else None
    value, after = number
    if scan.arabic and after == at + 1 and _is_dual_construct(scan, at):
        value *= 2
    until = _range_end(scan, at, after)
    if until is not None:
        return Quantity(at, until[1], value, value, until[0])
    return Quantity(at, after, value, value, value, _bound(scan, at, after))


def _is_dual_construct(scan: Scan, at: int) -> bool:
    """Tell «مليونا شخص», two million of them, from «11 مليونا» and «مليونا من السكان», one.

    The dual loses its nun before what is counted; the accusative of one has nothing after it that
    it could be joined to, or stands after a number.
    """
    if tag(scan, at, "num.double") is None or tag(scan, at, "num.times") is None:
        return False
    nxt = scan.words[at + 1] if at + 1 < scan.size else None
    if nxt is None or nxt.kind != "word" or nxt.conj or nxt.prep or nxt.norm.endswith("ا"):
        return False
    before = scan.kinds[at - 1] if at else None
    if before is not None and any(role in before for role in _ROLES):
        return False
    if at and scan.words[at - 1].kind == "number":
        return False
    return tag(scan, at + 1, "num.not_counted") is None


def _range_end(scan: Scan, at: int, after: int) -> tuple[int, int] | None:
    """Returns the upper end when the number is the lower end of a range."""
    opened = tag_before(scan, at, "num.range_from") is not None
    if is_kind(scan, after, "dash") and digits_at(scan, after + 1):
        return number_at(scan, after + 1)
    if not opened:
        return None
    for skip in (0, 1):  # the counted noun may stand between: "between 110 dead and 150 dead"
        joint = after + skip
        if tag(scan, joint, "num.range_to") is not None or is_surface(scan, joint, "و"):
            return number_at(scan, joint + 1)
        entry = _entry(scan, joint, joined=True)
        if entry is not None or (scan.arabic and _joined_digits(scan, joint)):
            return number_at(scan, joint)
    return None


def _bound(scan: Scan, at: int, after: int) -> Bound:
    for category, bound in _BOUNDS:
        if tag_before(scan, at, category):
            return bound
    for ahead in (after, after + 1):
        for category, bound in _BOUNDS:
            if category != "num.above" and tag(scan, ahead, category) and scan.arabic:
                return bound
    return "exact"


def _after_digits(scan: Scan, at: int, value: int, after: int) -> tuple[int, int]:
    """Carries a number in digits through its decimal and multiplier."""
    tenths, next_token = 0, after
    decimal = _DECIMAL.match(scan.text.text, scan.starts[at])
    if decimal is not None:
        value, tenths = int(decimal[1]), int(decimal[2])
        next_token = token_after(scan, at + 1, decimal.end())
    times = tag(scan, next_token, "num.times")
    if times is not None and not times[0][4]:
        total = (value * 10 + tenths) * times[0][2] // 10
        return _continue(scan, total, times[0][2], times[1])
    return value, max(after, next_token)


def _continue(scan: Scan, total: int, multiplier: int, at: int) -> tuple[int, int]:
    """Adds what a joined group brings after a multiplier."""
    if scan.arabic:
        part = tag(scan, at, "num.part")
        if part is not None and part[0][4] == "و":
            again = tag(scan, part[1], "num.times")
            after = again[1] if again is not None and again[0][2] == multiplier else part[1]
            return total + multiplier * part[0][2] // int(part[0][3]), after
        joined = _joined_digits(scan, at)
        if joined is not None and joined[0] < multiplier:
            return total + joined[0], joined[1]
        entry = _entry(scan, at, joined=True)
        if entry is not None:
            more = _words_from(scan, at)
            if more[0] < multiplier:
                return total + more[0], more[1]
    return total, at


def _joined_digits(scan: Scan, at: int) -> tuple[int, int] | None:
    """Reads digits after the attached or free conjunction."""
    if not 0 <= at < scan.size:
        return None
    if scan.words[at].surface == "و":
        digits = digits_at(scan, at + 1)
        return (digits[0], digits[2]) if digits else None
    if scan.words[at].surface[:1] == "و":
        digits = digits_at(scan, at)
        return (digits[0], digits[2]) if digits else None
    return None


_ROLES = ("num.unit", "num.ten", "num.tens", "num.hundred", "num.times", "num.double")


def _entry(scan: Scan, at: int, *, joined: bool) -> Entry | None:
    """Returns the number entry of one word, joined by a conjunction or not."""
    if not 0 <= at < scan.size:
        return None
    kinds = scan.kinds[at]
    if kinds is None:
        return None
    second: Entry | None = None
    for role in _ROLES:
        for entry in kinds.get(role, ()):
            if not entry[0] and ("و" in entry[4]) == joined:
                return entry
            if not entry[0] and not joined:
                second = second or entry
    return second


def _words_from(scan: Scan, at: int) -> tuple[int, int]:
    """Adds up number words from a token on: groups below a thousand times their multipliers."""
    total, group, last, role = 0, 0, 0, ""
    first = at
    while True:
        entry, after = _next_word(scan, at, role, last, started=at > first)
        if entry is None:
            if role in ("times", "double") and scan.arabic:
                return _halved(scan, total, last if role == "times" else last // 2, at)
            return total + group, at
        value, kind = entry[2], entry[1][4:]
        if kind == "times":
            total, group = total + max(group, 1) * value, 0
        elif kind == "double":
            total += value
        elif kind == "hundred" and role == "unit" and value == 100 and "و" not in entry[4]:
            group += last * 100 - last
        else:
            group += value
        last, role, at = value, kind, after


def _halved(scan: Scan, total: int, multiplier: int, at: int) -> tuple[int, int]:
    """Reads "and a half" after a multiplier."""
    part = tag(scan, at, "num.part")
    return _continue(scan, total, multiplier, at) if part is not None else (total, at)


_FOLLOWS = {  # what may stand after a word of a role: without and with the conjunction
    "unit": ({"ten", "hundred", "times"}, {"tens"}),
    "ten": ({"times"}, set[str]()),
    "tens": ({"times"}, set[str]()),
    "hundred": ({"times"}, {"unit", "ten", "tens"}),
    "times": (set[str](), {"unit", "ten", "tens", "hundred", "double"}),
    "double": (set[str](), {"unit", "ten", "tens", "hundred"}),
}


def _next_word(
    scan: Scan, at: int, role: str, last: int, *, started: bool
) -> tuple[Entry | None, int]:
    if not started:
        return _entry(scan, at, joined=False), at + 1
    if not scan.arabic:
        return _next_english(scan, at, role, last)
    plain = _entry(scan, at, joined=False)
    if plain is not None and not plain[4] and plain[1][4:] in _FOLLOWS[role][0]:
        return plain, at + 1
    joined = _entry(scan, at, joined=True)
    if joined is not None and joined[1][4:] in _FOLLOWS[role][1]:
        return joined, at + 1
    return None, at


def _next_english(scan: Scan, at: int, role: str, last: int) -> tuple[Entry | None, int]:
    step = at + 1 if is_kind(scan, at, "dash") else at
    bridged = role in {"hundred", "times"} and is_surface(scan, at, "and")
    entry = _entry(scan, at + 1 if bridged else step, joined=False)
    if entry is None:
        return None, at
    kind = entry[1][4:]
    if bridged:
        return (entry, at + 2) if kind in {"unit", "ten"} else (None, at)
    small_after_ten = role == "ten" and last >= 20 and kind == "unit" and entry[2] < 10
    if small_after_ten or kind in _FOLLOWS[role][0] - {"ten"}:
        return entry, step + 1
    if role in {"hundred", "times"} and kind in {"unit", "ten"}:
        return entry, step + 1
    return None, at
