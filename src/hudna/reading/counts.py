"""Counts: totals that someone reports over a period or an area, apart from single events.

In: the numbers of a text with what they count, those that events already have marked. Out:
counts with window, place, claimant and parts.
"""

import msgspec

from hudna.model.reading import Count, Part, TimeRead
from hudna.reading.drafts import Draft
from hudna.reading.event_clues import headline
from hudna.reading.event_modality import innermost
from hudna.reading.event_roles import place_in
from hudna.reading.event_tolls import Toll, cumulative
from hudna.reading.layers import Found, Layers
from hudna.reading.mentions import Book

_MANY = 20


class Total(msgspec.Struct, gc=False):
    """A count while it is being read."""

    toll: Toll
    parts: list[Toll]


def read_counts(
    layers: Layers,
    drafts: list[Draft],
    times: tuple[TimeRead, ...],
    book: Book,
    tolls: list[Toll],
) -> tuple[Count, ...]:
    """Read all counts of a document, in text order."""
    figures = {(toll.what, toll.value) for toll in tolls if toll.taken}
    totals = [Total(toll, []) for toll in tolls if _is_total(layers, toll, figures)]
    seen: set[tuple[str, int]] = set()
    counts: list[Count] = []
    for total in totals:
        key = (total.toll.what, total.toll.value)
        if key in seen:
            continue
        seen.add(key)
        counts.append(_count(layers, total, f"c{len(counts) + 1}", drafts, times, book))
    return tuple(counts)


def _is_total(layers: Layers, toll: Toll, figures: set[tuple[str, int]]) -> bool:
    """Tell whether a number is a total and not the figure of one event."""
    if toll.single:
        return False
    sentence = layers.text.sentences[toll.sentence]
    if sentence.heading or headline(layers, sentence):
        return layers.text.words[toll.first - 1].kind == "colon"
    if toll.what in ("violations", "displaced", "other"):
        return True
    if cumulative(layers, toll):
        return True
    return not toll.taken and toll.value >= _MANY and (toll.what, toll.value) not in figures


def _count(
    layers: Layers,
    total: Total,
    ident: str,
    drafts: list[Draft],
    times: tuple[TimeRead, ...],
    book: Book,
) -> Count:
    toll = total.toll
    span = layers.span(toll.first, toll.last)
    draft = innermost(drafts, toll.first)
    by = next((f"s{n}" for n, d in enumerate(drafts, 1) if d is draft), None) if draft else None
    since, to = _window(layers, toll, times)
    place = _place(layers, toll)
    parts = tuple(Part(value=part.value) for part in total.parts)
    return Count(
        id=ident,
        what=toll.what,  # type: ignore[arg-type]
        value=toll.value,
        bound=toll.bound,  # type: ignore[arg-type]
        since=since,
        to=to,
        place=_mention(layers, place, book),
        by=by,
        parts=parts,
        closes=sum(part.value for part in parts) == toll.value if parts else None,
        span=span,
        text=layers.slice(span),
    )


def _window(
    layers: Layers, toll: Toll, times: tuple[TimeRead, ...]
) -> tuple[str | None, str | None]:
    """Give the window of a count: the nearest time of its sentence."""
    sentence = layers.text.sentences[toll.sentence]
    low, high = layers.text.starts[sentence.first], layers.text.ends[sentence.last - 1]
    here = layers.text.starts[toll.first]
    best, least = None, 10_000
    for time in times:
        if time.span[0] < low or time.since is None:
            continue
        if time.span[1] > high:
            break
        gap = abs(time.span[0] - here)
        if gap < least:
            best, least = time, gap
    return (best.since, best.to) if best is not None else (None, None)


def _place(layers: Layers, toll: Toll) -> Found | None:
    sentence = layers.text.sentences[toll.sentence]
    found = place_in(layers, toll.last, sentence.last)
    return found or place_in(layers, sentence.first, toll.first)


def _mention(layers: Layers, place: Found | None, book: Book) -> str | None:
    if place is None:
        return None
    mention = book.by_span.get(layers.span(place.first, place.last))
    return mention.id if mention else None
