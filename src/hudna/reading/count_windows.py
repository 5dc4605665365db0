"""The window of a count that only a length tells: «خلال 24 ساعة», "in its first 48 hours".

In: the sentence of the count, the times, the day of the report, the start of the truce it is
about. Out: first and last day, or nothing where a length hangs in the air.
"""

import re
from bisect import bisect_left
from datetime import date, timedelta

from hudna.language.words import Sentence
from hudna.model.reading import TimeRead, Truce
from hudna.reading.event_settings import times_between
from hudna.reading.layers import Layers

_LENGTH = re.compile(r"P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$")
_BEFORE = 4  # tokens
_SHORT = 2  # days: of what is shorter, the last are meant


def truce_start(truces: tuple[Truce, ...], day: date | None) -> date | None:
    """Give the day on which the one truce began that had begun by the day of the report."""
    starts = {
        t.starts.since[:10] for t in truces if t.starts is not None and t.starts.since is not None
    }
    begun = [s for s in starts if day is not None and len(s) == len("2000-01-01") and s <= str(day)]
    return date.fromisoformat(begun[0]) if len(begun) == 1 else None


def window_of_length(
    layers: Layers,
    sentence: Sentence,
    here: int,
    times: tuple[TimeRead, ...],
    day: date | None,
    start: date | None,
) -> tuple[str, str] | None:
    """Give the window that a length in the sentence of a count stands for.

    Args:
        layers: The document's arrays.
        sentence: The sentence of the count.
        here: Code point of the count.
        times: The document's times.
        day: The day of the report.
        start: The first day of what is counted, where it is known.
    """
    low, high = layers.text.starts[sentence.first], layers.text.ends[sentence.last - 1]
    lengths = [t for t in times_between(times, low, high) if t.duration and t.span[1] <= high]
    for time in sorted(lengths, key=lambda time: abs(time.span[0] - here)):
        days = _days(time.duration or "")
        opened, first = _opening(layers, time, sentence.first)
        if not days or not (opened or first):
            continue
        if start is not None and (first or days > _SHORT):
            last = start + timedelta(days=days - 1)
            return str(start), str(min(last, day) if day is not None else last)
        if day is not None and not first:
            return str(day - timedelta(days=days)), str(day)
    return None


def _days(duration: str) -> int:
    """Give the days of a length, a part of a day as a whole one; 0 for months and years."""
    found = _LENGTH.match(duration)
    if found is None:
        return 0
    weeks, days, hours, minutes = (int(part or 0) for part in found.groups())
    return weeks * 7 + days + -(-(hours * 60 + minutes) // (24 * 60))


def _opening(layers: Layers, time: TimeRead, floor: int) -> tuple[bool, bool]:
    """Tell whether «خلال» opens a length, and whether it is the first of something."""
    members = layers.lexicon.members
    at = bisect_left(layers.text.starts, time.span[0])
    after = bisect_left(layers.text.starts, time.span[1])
    last = min(after + 1, len(layers.grams))
    bases = [layers.grams[j].base for j in range(max(floor, at - _BEFORE), last)]
    first = not members("counts.lists.firsts").isdisjoint(bases)
    opened = [layers.grams[j].base for j in range(max(floor, at - 2), at + 1)]
    return not members("counts.lists.spanning").isdisjoint(opened), first
