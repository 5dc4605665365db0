"""When and where an event took place.

In: a clue, its clause and the times and names around it. Out: the time and the place that the
text gives it, none where they belong to something else.
"""

from bisect import bisect_left

from hudna.model.reading import TimeRead
from hudna.reading.drafts import Draft
from hudna.reading.event_clues import Clue
from hudna.reading.event_merge import Happening
from hudna.reading.event_places import unlisted_place
from hudna.reading.event_roles import Cast, place_in
from hudna.reading.event_words import EventWords
from hudna.reading.layers import Found, Layers

_OUTSIDE = 200
_LASTING = frozenset(("coerce", "protest"))
_PLACELESS = frozenset(("agree", "consult.call", "consult.talks"))
_TERRITORY = 14
_SCENE = 3
_DATELINE = 10


def time_of(
    layers: Layers,
    words: EventWords,
    clue: Clue,
    clues: list[Clue],
    at: int,
    times: tuple[TimeRead, ...],
    draft: Draft | None,
) -> TimeRead | None:
    """Give the time of the event: the nearest in its clause, else the time of the statement."""
    starts, ends = layers.text.starts, layers.text.ends
    low, high = starts[clue.left], ends[clue.right - 1]
    here = (starts[clue.first], ends[clue.last - 1])
    inner = (low, high)
    if draft is not None and draft.first <= clue.first:
        inner = (max(low, draft.start), min(high, draft.end))
    best, least = None, 10_000
    for time in times_between(times, low, high):
        if time.since is None:
            continue
        if time.span[1] > high:
            break
        if _compares(layers, words, clue, time):
            continue
        gap = time.span[0] - here[1] if time.span[0] >= here[1] else here[0] - time.span[1]
        gap += 40 * _marks(layers, time.span, here)
        if not inner[0] <= time.span[0] < inner[1]:
            gap += _OUTSIDE
        if gap < least and not _nearer(layers, clues, at, time.span):
            best, least = time, gap
    return best


def times_between(times: tuple[TimeRead, ...], low: int, high: int) -> tuple[TimeRead, ...]:
    """Give the times that begin in code points ``[low, high)``; times are in text order."""
    at = bisect_left(times, low, key=_start)
    return times[at : bisect_left(times, high, at, key=_start)]


def _start(time: TimeRead) -> int:
    return time.span[0]


def _compares(layers: Layers, words: EventWords, clue: Clue, time: TimeRead) -> bool:
    """Tell whether a time dates something else: "the biggest since 2014", «هدنة 2014»."""
    at = bisect_left(layers.text.starts, time.span[0])
    before = [layers.grams[j].base for j in range(max(at - 2, 0), at)]
    inside = layers.text.text[time.span[0] : time.span[1]].split()[:1]
    near = (*before[-1:], *inside)
    if clue.type not in _LASTING and any(words.stands("since", base) for base in near):
        return True
    wide = (*before, *inside)
    return time.precision == "year" and not any(words.stands("within", base) for base in wide)


def _marks(layers: Layers, one: tuple[int, int], other: tuple[int, int]) -> int:
    first, last = (one, other) if one[0] < other[0] else (other, one)
    between = layers.text.text[first[1] : last[0]]
    return sum(between.count(mark) for mark in "،,;؛")


def _nearer(layers: Layers, clues: list[Clue], at: int, span: tuple[int, int]) -> bool:
    """Tell whether another clue of the sentence stands between a time and this clue."""
    starts = layers.text.starts
    mine = starts[clues[at].first]
    for k in (at - 1, at + 1):
        if 0 <= k < len(clues) and clues[k].sentence == clues[at].sentence:
            other = starts[clues[k].first]
            between = min(mine, span[0]) < other < max(mine, span[0])
            if between and abs(other - span[0]) < abs(mine - span[0]):
                return True
    return False


def place_of(
    layers: Layers, words: EventWords, clue: Clue, cast: Cast, stop: int
) -> tuple[Found | None, bool]:
    """Give the place and whether it stands with the event: in its target, after it, before it."""
    found, own = _listed_place(layers, words, clue, cast, stop)
    if clue.type in _PLACELESS or (own and found is not None and not _is_country(layers, found)):
        return found, own
    other = unlisted_place(layers, words, clue.last, min(stop, clue.high))
    other = other or unlisted_place(layers, words, clue.low, clue.first)
    return (other, True) if other is not None else (found, own)


def _is_country(layers: Layers, found: Found) -> bool:
    place = layers.packs.places.get(found.place.id) if found.place else None
    return place is not None and place.kind == "country"


def _listed_place(
    layers: Layers, words: EventWords, clue: Clue, cast: Cast, stop: int
) -> tuple[Found | None, bool]:
    if clue.type == "agree":
        found = place_in(layers, clue.last, min(clue.high, clue.last + _TERRITORY))
        return (
            (found, True) if found is not None and _there(layers, words, found) else (None, False)
        )
    if clue.type in _PLACELESS:
        found = place_in(layers, clue.last, min(stop, clue.high, clue.last + 8))
        held = found is not None and _there(layers, words, found)
        return (found, True) if held else (None, False)
    for first, last in cast.targets:
        found = place_in(layers, first, last)
        if found is not None:
            return found, True
    reach = clue.last + 8 if clue.type.startswith("consult") else clue.right
    found = place_in(layers, clue.last, min(stop, reach, clue.right))
    if found is not None:
        return found, found.first < clue.high
    found = place_in(layers, clue.low, clue.first)
    if found is not None and not _dateline(layers, found, clue):
        return found, True
    found = place_in(layers, clue.left, clue.right)
    if found is not None and _dateline(layers, found, clue):
        return None, False
    return found, False


def _there(layers: Layers, words: EventWords, found: Found) -> bool:
    """Tell whether a preposition says that it is where something is."""
    return found.first > 0 and words.stands("at", layers.grams[found.first - 1].base)


def _dateline(layers: Layers, found: Found, clue: Clue) -> bool:
    """Tell whether a place only says where the report was written: «دبي (CNN) —»."""
    if found.first > _DATELINE or clue.first < found.last:
        return False
    return any(
        layers.text.words[j].kind == "dash"
        for j in range(found.last, min(clue.first, _DATELINE * 2))
    )


def carry_scenes(kept: list[Happening]) -> None:
    """Give an attack that names no place the place of the one told right before."""
    last: Happening | None = None
    for happening in kept:
        if happening.clue.type in _PLACELESS or happening.clue.type.startswith("consult"):
            continue
        near = last is not None and happening.clue.sentence - last.clue.sentence <= _SCENE
        if happening.place is None and last is not None and near:
            happening.place = last.place
        if happening.place is not None:
            last = happening
