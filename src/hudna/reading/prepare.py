"""Prepares the arrays of one document: grams, times, names."""

from bisect import bisect_left, bisect_right
from operator import attrgetter

from hudna.language.words import Text
from hudna.model.reading import TimeRead
from hudna.packs import Packs
from hudna.reading.layers import Found, Layers
from hudna.reading.lexicon import Gram, Lexicon
from hudna.reading.names import find_names

_flags = attrgetter("flags")
_surface = attrgetter("surface")


def prepare(
    text: Text,
    packs: Packs,
    lexicon: Lexicon,
    time_spans: list[tuple[int, int]],
    grams: list[Gram] | None = None,
) -> Layers:
    """Build the parallel arrays that the statement steps read."""
    grams = grams or lexicon.grams(text.words)
    names = find_names(text, packs, grams, lexicon)
    within = [0] * len(grams)
    name_at: dict[int, Found] = {}
    for number, found in enumerate(names, 1):
        name_at[found.first] = found
        for j in range(found.first, found.last):
            within[j] = number
    return Layers(
        text=text,
        packs=packs,
        lexicon=lexicon,
        grams=grams,
        flags=list(map(_flags, grams)),
        in_time=_mask(text, time_spans),
        names=names,
        name_at=name_at,
        within=within,
        name_firsts=[found.first for found in names],
        quote_firsts=[quotation.first for quotation in text.quotations],
        surfaces=list(map(_surface, text.words)),
    )


def _mask(text: Text, spans: list[tuple[int, int]]) -> bytearray:
    """Mark the tokens that stand in an expression of time."""
    mask = bytearray(len(text.words))
    starts, ends = text.starts, text.ends
    j = 0
    for start, end in spans:
        j = bisect_right(ends, start, j)
        k = bisect_left(starts, end, j)
        mask[j:k] = b"\1" * (k - j)
    return mask


def time_spans(times: tuple[TimeRead, ...]) -> list[tuple[int, int]]:
    """Give the spans of the times in text order."""
    return [time.span for time in times]
