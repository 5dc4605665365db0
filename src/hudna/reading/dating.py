"""When the document was written: given, stated in the text, or inferred from it.

In: the layers, the expressions of time, the day that was given. Out: the dating with its reasons,
and the day against which the times are resolved. Inference intersects sets of days and says
``unknown`` unless few days are left; it never guesses and never sees a clock.
"""

from bisect import bisect_right
from datetime import date
from itertools import chain

from hudna.language.words import Text
from hudna.model.reading import Dated
from hudna.packs.calendar import Calendar
from hudna.reading import dating_days as days
from hudna.reading.dating_names import read_accords, read_names
from hudna.reading.dating_times import (
    PAIR,
    SEASON,
    TERM_END,
    TERM_START,
    WEAK,
    Constraint,
    Context,
    Evidence,
    Weight,
    read_times,
)
from hudna.reading.layers import Layers
from hudna.reading.lexicon import PREP, as_set
from hudna.reading.time_parts import Expression

_HEAD = 90
_HEAD_LINES = 4
_LABEL_REACH = 4
_DATELINE_WORDS = 6
_BARS = frozenset("|•·")
_FEW = 10
_WEIGHED = 150
_ENOUGH = 0.8
_REASONS = 14
_DAY_LATER = 0.1


def date_document(
    layers: Layers, expressions: list[Expression], published: str | None
) -> tuple[Dated, date | None]:
    """Date a document.

    Args:
        layers: The arrays of the document.
        expressions: Its expressions of time, unresolved.
        published: ``YYYY-MM-DD`` as given by the caller or the page.

    Returns:
        The dating, and the day against which times are resolved, if there is one.
    """
    stated = _stated(layers, expressions)
    if published is not None:
        return _given(published, stated, layers)
    if stated is not None:
        day, found = stated
        words = layers.text.text[found.start : found.end]
        because = (f"the text's own dateline says {day} (“{words}”)", *_odd_weekday(day, found))
        return _dated(day, day, "stated", because), day
    return _infer(layers, expressions, layers.packs.calendar)


def _given(
    published: str, stated: tuple[date, Expression] | None, layers: Layers
) -> tuple[Dated, date]:
    because = ["the day was given with the document"]
    anchor = date.fromisoformat(published)
    if stated is not None:
        day, found = stated
        words = layers.text.text[found.start : found.end]
        verb = "agrees" if day == anchor else "disagrees"
        because.append(f"the text's own dateline {verb}: {day} (“{words}”)")
        anchor = day
    return Dated(since=published, to=published, basis="given", because=tuple(because)), anchor


def _dated(first: date, last: date, basis: str, because: tuple[str, ...]) -> Dated:
    name = "stated" if basis == "stated" else "inferred"
    return Dated(since=first.isoformat(), to=last.isoformat(), basis=name, because=because)


def _odd_weekday(day: date, found: Expression) -> tuple[str, ...]:
    if found.weekday and day.isoweekday() != found.weekday:
        return ("the weekday printed with it is not that day's",)
    return ()


# --- the text's own dateline ---


def _stated(layers: Layers, expressions: list[Expression]) -> tuple[date, Expression] | None:
    """Find a full date that stands free at the head of the text, or alone on one of its lines."""
    full = [(day, found) for found in expressions if (day := _full_day(found)) is not None]
    if not full:
        return None
    lines = _lines(layers.text.text)
    ends = [end for _, end in lines]
    labels = as_set(layers.lexicon.words.lists, "dating.labels")
    for day, found in full:
        number = min(bisect_right(ends, found.start), len(lines) - 1)
        head = number < _HEAD_LINES
        if not head and (number < len(lines) - 2 or not _in_body(layers.text, found.first)):
            continue
        start, end = lines[number]
        if _bare(layers.text.text, start, end, found):
            return day, found
        if head and found.start - start <= _HEAD and _free(layers, found, start, labels):
            return day, found
    return None


def _in_body(text: Text, at: int) -> bool:
    number = bisect_right(text.sentences, at, key=lambda sentence: sentence.first) - 1
    return number >= 0 and at < text.sentences[number].last


def _bare(text: str, start: int, end: int, found: Expression) -> bool:
    """Tell whether a line holds nothing but the date."""
    # From the date outwards: a long line is left at its nearest letter, and never copied.
    around = chain(range(found.start - 1, start - 1, -1), range(found.end, end))
    return not any(text[at].isalnum() for at in around)


def _lines(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line)
    return found or [(0, len(text))]


def _full_day(found: Expression) -> date | None:
    if found.hijri or found.shape != "day" or not (found.day and found.month > 0 and found.year):
        return None
    try:
        return date(found.year, found.month, found.day)
    except ValueError:
        return None


def _free(layers: Layers, found: Expression, line: int, labels: frozenset[str]) -> bool:
    """A dateline opens its line, follows a label, or follows a place or source in a few words."""
    text = layers.text
    near = range(max(0, found.first - 20), found.first)
    words = [at for at in near if text.starts[at] >= line and text.words[at].kind == "word"]
    if not words:
        return not _runs_on(text, found)
    if any(text.words[at].fold in labels for at in words[-_LABEL_REACH:]):
        return True
    if text.words[found.first - 1].surface in _BARS:
        return True
    last = words[-1]
    if layers.flags[last] & PREP and not layers.within[last]:
        opens = len(words) > 1 and _is_place(layers, words[0])
        return opens and all(_is_place(layers, at) for at in words[:-1])
    if text.language == "en" and text.words[last].upper:
        return True
    after = text.words[found.last].kind if found.last < len(text.words) else ""
    if after == "dash":  # «Somewhere, 14 March 2021 —», whether or not the packs know the place
        return len(words) <= _DATELINE_WORDS
    return len(words) <= _DATELINE_WORDS and _is_place(layers, last)


def _runs_on(text: Text, found: Expression) -> bool:
    """Tell whether a date that opens a line is the subject of its sentence («… saw fighting»)."""
    if text.language != "en" or found.last >= len(text.words):
        return False
    following = text.words[found.last]
    return following.kind == "word" and not (following.title or following.upper)


def _is_place(layers: Layers, at: int) -> bool:
    return bool(layers.within[at]) and layers.names[layers.within[at] - 1].place is not None


# --- inference ---


def _infer(
    layers: Layers, expressions: list[Expression], calendar: Calendar
) -> tuple[Dated, date | None]:
    lists = layers.lexicon.words.lists
    evidence = Evidence([], [])
    context = Context(
        layers.text, calendar, as_set(lists, "dating.equals"), as_set(lists, "dating.marks")
    )
    read_times(expressions, context, evidence)
    _yearless_dateline(layers, expressions, evidence)
    read_names(layers, expressions, evidence)
    read_accords(layers, expressions, evidence)
    kept, dropped = _consistent([c for c in evidence.constraints if c.rank > WEAK])
    left = _all_days(kept)
    weak = [c for c in evidence.constraints if c.rank <= WEAK]
    because = _reasons(kept, dropped, [c for c in weak if not left & ~c.days])
    if any(constraint.rank > SEASON for constraint in dropped):
        return _unknown(("what the text says does not agree", *because)), None
    span = _narrow(left, evidence.weights) if kept and left.bit_count() <= _WEIGHED else None
    if span is None:
        return _unknown((_missing(left, evidence), *because)), None
    first, last = days.day_at(span[0]), days.day_at(span[1])
    because = (*because, *_weekday_reason(span, left))
    anchor = first if span[1] - span[0] <= 1 else None
    return _dated(first, last, "inferred", because), anchor


def _yearless_dateline(layers: Layers, expressions: list[Expression], evidence: Evidence) -> None:
    """A dateline with day and month («BEIRUT, July 6 (agency) —») leaves a day or two a year."""
    labels = as_set(layers.lexicon.words.lists, "dating.labels")
    words = layers.text.words
    for found in expressions:
        if found.start > _HEAD or found.shape != "day" or found.year or found.hijri:
            continue
        if not (found.day and found.month > 0) or found.last >= len(words):
            continue
        if words[found.last].kind not in ("open", "dash", "colon"):
            continue
        line = layers.text.text.rfind("\n", 0, found.start) + 1
        if found.start > line and _free(layers, found, line, labels):
            options = days.month_days(found.month, found.day)
            printed = layers.text.text[line : found.end]
            left = days.windows(options, 0, 1)
            evidence.add(PAIR, left, "the dateline gives day and month", printed)
            evidence.prefer(days.windows(options, 0, 0), _DAY_LATER)


def _unknown(because: tuple[str, ...]) -> Dated:
    return Dated(since=None, to=None, basis="unknown", because=because)


def _missing(left: int, evidence: Evidence) -> str:
    if not evidence.constraints:
        return "the text names no date, term of office or feast that would date it"
    first, last = _ends(left)
    remain = f"{_count(left)} remain between {days.day_at(first)} and {days.day_at(last)}"
    if not any(not weight.days for weight in evidence.weights):
        return f"{remain}, and the text names no weekday of its own"
    return f"{remain}: too many to tell"


def _ends(left: int) -> tuple[int, int]:
    return (left & -left).bit_length() - 1, left.bit_length() - 1


def _consistent(constraints: list[Constraint]) -> tuple[list[Constraint], list[Constraint]]:
    """Set aside the least reliable constraints until some day is left."""
    kept = sorted(constraints, key=lambda constraint: -constraint.rank)
    if _all_days(kept):
        return kept, []
    for odd in sorted(constraints, key=lambda constraint: constraint.rank):
        rest = [constraint for constraint in kept if constraint is not odd]
        if _all_days(rest):
            return rest, [odd]
    dropped: list[Constraint] = []
    while kept and not _all_days(kept):
        dropped.append(kept.pop())
    return kept, dropped


def _all_days(constraints: list[Constraint]) -> int:
    left = days.ALL
    for constraint in constraints:
        left &= constraint.days
    return left


def _reasons(
    kept: list[Constraint], dropped: list[Constraint], weak: list[Constraint]
) -> tuple[str, ...]:
    """Give the reasons, strongest first: each is the one that leaves the fewest days then."""
    reasons: list[str] = []
    whole = {constraint.words for constraint in kept if constraint.rank == TERM_END}
    rest = [c for c in kept if not (c.rank == TERM_START and c.words in whole)]
    left = days.ALL
    while rest and len(reasons) < _REASONS:
        best = min(rest, key=lambda c: ((left & c.days).bit_count(), -c.rank))
        remaining = left & best.days
        rest.remove(best)
        told = f"leaves {_count(remaining)}" if remaining != left else "agrees"
        reasons.append(f"{best.what} (“{best.words}”): {told}")
        left = remaining
    reasons += [f"{known.what} (“{known.words}”): agrees" for known in weak]
    reasons += [f"set aside, it does not fit: {odd.what} (“{odd.words}”)" for odd in dropped]
    return tuple(reasons)


def _count(remaining: int) -> str:
    count = remaining.bit_count()
    return "1 day" if count == 1 else f"{count} days"


def _narrow(left: int, weights: list[Weight]) -> tuple[int, int] | None:
    """Give first and last bit of the days that hold the weight, if they are few enough."""
    places = list(days.members(left))
    scores = [_score(place, weights) for place in places]
    total = sum(scores)
    best = max(range(len(places)), key=lambda k: (scores[k], -places[k]))
    index = dict(zip(places, scores, strict=True))
    place = places[best]
    pairs = [(index[place] + index.get(place + 1, 0.0), place, place + 1)]
    pairs.append((index[place] + index.get(place - 1, 0.0), place - 1, place))
    score, first, last = max(pairs, key=lambda pair: (pair[0], pair[1]))
    if score >= _ENOUGH * total:
        first = first if first in index else place
        return first, last if last in index else place
    if places[-1] - places[0] < _FEW:
        return places[0], places[-1]
    return None


def _score(place: int, weights: list[Weight]) -> float:
    score = 1.0
    weekday = days.day_at(place).weekday()
    for weight in weights:
        if weight.days:
            score *= weight.factors[0 if weight.days >> place & 1 else 1]
        else:
            score *= weight.factors[weekday]
    return score


def _weekday_reason(span: tuple[int, int], left: int) -> tuple[str, ...]:
    if span[1] - span[0] > 1 or left.bit_count() <= 2:
        return ()
    first = days.day_at(span[0])
    return (f"reports name the weekday of their own day or of the day before: {first:%A}",)
