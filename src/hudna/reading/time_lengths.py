"""Lengths of time: durations, windows back from now, "three days ago", decades.

In: a scan and a token. Out: an expression or None. A duration counts only in the company of a
truce or of a report over a period; background lengths are left out.
"""

from hudna.language.words import Sentence
from hudna.reading.quantities import number_at
from hudna.reading.time_parts import Expression, modifier_at
from hudna.reading.time_scan import (
    Hit,
    Scan,
    digits_at,
    in_list,
    is_kind,
    is_surface,
    kinds_at,
    near,
    tag,
    tag_before,
)

_NO_COUNT = (0, 0)
_SUBJECT = 12


def length_at(scan: Scan, at: int, sentence: Sentence) -> Expression | None:
    """Reads a counted or single unit of time and what it means where it stands."""
    window = _window_at(scan, at)
    if window is not None:
        return window
    counted = _counted(scan, at)
    if counted is None:
        return None
    count, unit, after = counted
    found = Expression(at, after, unit=unit, count=count)
    return _ago(scan, found) or _duration(scan, found, sentence)


def _counted(scan: Scan, at: int) -> tuple[int, str, int] | None:
    """Reads a number with its unit: count, unit, next token."""
    whole = None if scan.arabic else tag(scan, at, "length_word")
    if whole is not None:
        return whole[0][2], whole[0][3], whole[1]
    unit = tag(scan, at, "unit")
    if unit is not None and (scan.arabic or unit[0][2] == 1):
        return _bare_unit(scan, at, unit)
    here = at
    number = number_at(scan, at)
    if number is None and not scan.arabic and tag(scan, at, "num.article"):
        unit = tag(scan, at + 1, "unit")
        return (unit[0][2], unit[0][3], unit[1]) if unit is not None and unit[0][2] else None
    if number is None or ":" in scan.words[at].surface:
        return None
    count, here = number
    here += is_kind(scan, here, "dash")
    if not scan.arabic:
        here += in_list(scan, here, "counted_more")  # two more months
    unit = tag(scan, here, "unit")
    if unit is None or unit[0][4] or (unit[0][2] == 2 and scan.arabic):
        return None
    after = unit[1]
    if not scan.arabic and is_kind(scan, after, "dash") and is_surface(scan, after + 1, "long"):
        after += 2
    return count, unit[0][3], after


def _bare_unit(scan: Scan, at: int, unit: Hit) -> tuple[int, str, int] | None:
    entry, after = unit
    if not scan.arabic:
        if is_kind(scan, after, "dash") and is_surface(scan, after + 1, "long"):
            return 1, entry[3], after + 2
        return (1, entry[3], after) if scan.words[at].norm == "fortnight" else None
    if entry[2] == 0 or scan.words[at].article:
        return None
    after += in_list(scan, after, "one") if "one" in scan.lists else 0
    return entry[2], entry[3], after


def _window_at(scan: Scan, at: int) -> Expression | None:
    """Reads "the past 24 hours" and its Arabic orders."""
    return _window_arabic(scan, at) if scan.arabic else _window_english(scan, at)


def _window_english(scan: Scan, at: int) -> Expression | None:
    modifier = tag(scan, at, "modifier")
    if modifier is None or modifier[0][2] == 0 or in_list(scan, at - 1, "modal"):
        return None  # «will last four days»
    here = modifier[1]
    number = number_at(scan, here)
    count = 1
    if number is not None:
        count, here = number
        here += is_kind(scan, here, "dash")
    unit = tag(scan, here, "unit")
    if unit is None or (number is None and not _is_rolling(scan, at, unit)):
        return None
    first = at - 1 if is_surface(scan, at - 1, "the") else at
    return Expression(
        first, unit[1], shape="window", unit=unit[0][3], count=count, modifier=modifier[0][2]
    )


def _is_rolling(scan: Scan, at: int, unit: Hit) -> bool:
    """Tells "the past week", which ends now, from "last week", which is a calendar week."""
    return unit[0][2] == 1 and scan.words[at].norm == "past"


def _window_arabic(scan: Scan, at: int) -> Expression | None:
    here = at
    edge = tag(scan, here, "edge")
    final = edge is not None and edge[0][3] == "end"
    if final:
        here = edge[1] if edge else here
    here += in_list(scan, here, "article_alone")
    read = _number_unit(scan, here) or _unit_number(scan, here) or _dual_unit(scan, here)
    if read is None:
        return None
    count, unit, after = read
    modifier = modifier_at(scan, after)
    if modifier is None and in_list(scan, at - 1, "truce") and not final:
        return Expression(at, after, shape="duration", unit=unit, count=count)
    if modifier is None:
        if not final or tag(scan, after, "of"):
            return None
        return Expression(at, after, shape="window", unit=unit, count=count, modifier=-1)
    return Expression(at, modifier[1], shape="window", unit=unit, count=count, modifier=modifier[0])


def _number_unit(scan: Scan, at: int) -> tuple[int, str, int] | None:
    number = number_at(scan, at)
    unit = tag(scan, number[1], "unit") if number else None
    if number is None or unit is None or unit[0][2] == 2:
        return None
    return number[0], unit[0][3], unit[1]


def _unit_number(scan: Scan, at: int) -> tuple[int, str, int] | None:
    unit = tag(scan, at, "unit")
    if unit is None or unit[0][2] == 2 or not scan.words[at].article:
        return None
    here = unit[1]
    here += in_list(scan, here, "article_alone")
    number = number_at(scan, here)
    return (number[0], unit[0][3], number[1]) if number else None


def _dual_unit(scan: Scan, at: int) -> tuple[int, str, int] | None:
    unit = tag(scan, at, "unit")
    if unit is None or unit[0][2] != 2 or modifier_at(scan, unit[1]) is None:
        return None
    return 2, unit[0][3], unit[1]


def _before(scan: Scan, at: int) -> tuple[int, bool]:
    """Steps back over "about"; tells whether it was there."""
    about = tag_before(scan, at, "approximate")
    return (about[1], True) if about else (at, False)


def _ago(scan: Scan, found: Expression) -> Expression | None:
    first, approximate = _before(scan, found.first)
    if scan.arabic:
        ago = tag_before(scan, first, "ago")
        if ago is None or ago[0][3] != "before" or _of_event(scan, found.last):
            return None
        first = ago[1]
    else:
        ago = tag(scan, found.last, "ago")
        if ago is None:
            return None
        found.last = ago[1]
    if found.unit in ("minute", "hour", "decade") or found.count > 400:
        return None
    if approximate and found.unit == "day" and found.count >= 30:
        return None  # a round count of background, no day
    found.first, found.shape, found.approximate = first, "ago", approximate
    return found


def _of_event(scan: Scan, at: int) -> bool:
    """Tells whether an event follows from which the length is counted."""
    return in_list(scan, at, "event_after")


def _duration(scan: Scan, found: Expression, sentence: Sentence) -> Expression | None:
    if found.unit == "decade" or found.count > 1000:
        return None
    first, approximate = _before(scan, found.first)
    if not scan.arabic and in_list(scan, first - 1, "counted_more"):
        first -= 1 + in_list(scan, first - 2, "count_article")  # for an initial 60 days
    elif not scan.arabic and in_list(scan, first - 1, "count_article"):
        first -= tag_before(scan, first - 1, "length") is not None  # for the three days
    prefix = _prefix_of(scan, found.first)
    length = tag_before(scan, first, "length") is not None or prefix == "ل"
    window = tag_before(scan, first, "window") is not None
    hours = found.unit in ("hour", "minute")
    truce = near(scan, sentence, "truce")
    if truce and not scan.arabic and _lasted_truce(scan, first, sentence):
        found.shape, found.approximate = "duration", approximate
        return found
    if _is_background(scan, first, found):
        return None
    adjective = not scan.arabic and (
        is_kind(scan, found.last - 2, "dash") or tag(scan, found.first, "length_word") is not None
    )
    single = found.count == 1 and _is_bare(scan, found)
    if length or adjective or (hours and not single):
        accepted = truce or (hours and not length and near(scan, sentence, "report"))
    elif window:
        accepted = not single and (truce or near(scan, sentence, "report"))
    else:
        accepted = truce and not single and _is_apposed(scan, first, found)
    if not accepted:
        return None
    found.shape, found.approximate = "duration", approximate
    return found


def _lasted_truce(scan: Scan, first: int, sentence: Sentence) -> bool:
    """Tells whether a truce is said to have lasted so long: "the truce lasted barely two days"."""
    at = next((first - back for back in (1, 2) if is_surface(scan, first - back, "lasted")), -1)
    low = max(sentence.first, at - _SUBJECT)
    return at > 0 and any(in_list(scan, k, "truce") for k in range(low, at))


def _is_bare(scan: Scan, found: Expression) -> bool:
    return tag(scan, found.first, "unit") is not None or bool(tag(scan, found.first, "num.article"))


def _prefix_of(scan: Scan, at: int) -> str:
    kinds = kinds_at(scan, at)
    for category in ("unit", "num.unit", "num.ten", "num.tens"):
        if category in kinds:
            return kinds[category][0][4][-1:]
    return ""


def _is_apposed(scan: Scan, first: int, found: Expression) -> bool:
    """Tells whether the length stands beside a noun of truce: "truce of", "days of truce"."""
    last = found.last
    of_before = in_list(scan, first - 1, "genitive")
    of_after = in_list(scan, last, "genitive")
    return (
        in_list(scan, first - 1, "truce")
        or (of_before and in_list(scan, first - 2, "truce"))
        or (of_after and in_list(scan, last + 1, "truce"))
    )


def _is_background(scan: Scan, first: int, found: Expression) -> bool:
    """Tells a length of what is long over, or counted from an event, from one of a truce."""
    if found.unit == "year" and found.count > 5:
        return True
    before = tag_before(scan, first, "ago") or tag_before(scan, first, "after")
    if before is not None:
        hours = found.unit == "hour" and digits_at(scan, found.first)
        return not hours
    if any(in_list(scan, first - back, "lasted") for back in (1, 2)):
        return not (found.unit == "hour" and digits_at(scan, found.first))
    if scan.arabic:
        return False
    return tag(scan, found.last, "after") is not None or in_list(scan, found.last, "lasted")
