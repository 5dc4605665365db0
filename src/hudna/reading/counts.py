"""Counts: totals that someone reports over a period or an area, apart from single events.

In: the numbers of a text with what they count, those that events already have marked. Out:
counts with window, place, claimant and parts.
"""

from bisect import bisect_left
from datetime import date

import msgspec

from hudna.language.words import Sentence
from hudna.model.reading import Count, Part, TimeRead
from hudna.reading.count_windows import window_of_length
from hudna.reading.drafts import Draft
from hudna.reading.event_clues import headline
from hudna.reading.event_contents import Contents
from hudna.reading.event_roles import place_in
from hudna.reading.event_settings import times_between
from hudna.reading.event_toll import Toll, cumulative
from hudna.reading.layers import Found, Layers
from hudna.reading.mentions import Book

_MANY = 20
# So many dead of fighting or protest that no day is given for are those of weeks.
_LONG = 50
_ABOVE = 4
_SINCE = {"منذ", "since"}


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
    day: date | None = None,
    start: date | None = None,
) -> tuple[Count, ...]:
    """Read all counts of a document, in text order.

    Args:
        layers: The document's arrays.
        drafts: Its statements, in text order.
        times: Its times.
        book: Its mentions.
        tolls: Its numbers, those that events have as figures marked as taken.
        day: When it was written: the end of a window that is still open.
        start: When the truce began whose breaches are counted.
    """
    headings: dict[int, bool] = {}
    figures = {(toll.what, toll.value) for toll in tolls if toll.taken}
    totals = _totals([toll for toll in tolls if _is_total(layers, toll, figures, headings)])
    seen: set[tuple[str, int]] = set()
    contents = Contents(drafts)
    counts: list[Count] = []
    for total in totals:
        key = (total.toll.what, total.toll.value)
        if key in seen:
            continue
        seen.add(key)
        ident = f"c{len(counts) + 1}"
        counts.append(_count(layers, total, ident, contents, times, book, (day, start)))
    return tuple(counts)


def _totals(tolls: list[Toll]) -> list[Total]:
    """Put the shares of a list under the total of their sentence."""
    totals: list[Total] = []
    for toll in tolls:
        head = totals[-1].toll if totals else None
        if head is not None and toll.listed and _is_part(toll, head):
            totals[-1].parts.append(toll)
        else:
            totals.append(Total(toll, []))
    return totals


def _is_part(toll: Toll, head: Toll) -> bool:
    same = head.sentence == toll.sentence and head.what == toll.what
    return same and not head.listed and toll.value < head.value


def _is_total(
    layers: Layers, toll: Toll, figures: set[tuple[str, int]], headings: dict[int, bool]
) -> bool:
    """Tell whether a number is a total and not the figure of one event."""
    if toll.single:
        return False
    heading = headings.get(toll.sentence)
    if heading is None:
        sentence = layers.text.sentences[toll.sentence]
        heading = headings[toll.sentence] = sentence.heading or headline(layers, sentence)
    if heading:
        return layers.text.words[toll.first - 1].kind == "colon"
    if toll.what in ("violations", "other"):
        return True
    if toll.what == "displaced" and toll.value >= _MANY:
        return True
    if cumulative(layers, toll) or (toll.lasting and toll.value >= _LONG):
        return True
    return not toll.taken and toll.value >= _MANY and (toll.what, toll.value) not in figures


def _count(
    layers: Layers,
    total: Total,
    ident: str,
    contents: Contents,
    times: tuple[TimeRead, ...],
    book: Book,
    days: tuple[date | None, date | None],
) -> Count:
    toll = total.toll
    span = layers.span(toll.first, toll.last)
    since, to = _window(layers, toll, times, days[0])
    if since is None:
        sentence = layers.text.sentences[toll.sentence]
        begun = days[1] if toll.what == "violations" else None
        length = window_of_length(layers, sentence, span[0], times, days[0], begun)
        since, to = length if length is not None else (None, None)
    place = _place(layers, toll)
    parts = tuple(
        Part(value=part.value, place=_mention(layers, _place(layers, part), book))
        for part in total.parts
    )
    return Count(
        id=ident,
        what=toll.what,  # type: ignore[arg-type]
        value=toll.value,
        bound=toll.bound,  # type: ignore[arg-type]
        since=since,
        to=to,
        place=_mention(layers, place, book),
        by=contents.ident(contents.innermost(toll.first)),
        parts=parts,
        closes=sum(part.value for part in parts) == toll.value if parts else None,
        span=span,
        text=layers.slice(span),
    )


def _window(
    layers: Layers, toll: Toll, times: tuple[TimeRead, ...], day: date | None
) -> tuple[str | None, str | None]:
    """Give the window of a count: the nearest time of its sentence, else of the lines above."""
    for back in range(_ABOVE):
        number = toll.sentence - back
        if number < 0:
            break
        sentence = layers.text.sentences[number]
        best = _nearest(layers, toll, times, sentence)
        if best is not None:
            at = bisect_left(layers.text.starts, best.span[0])
            opened = {layers.grams[j].base for j in range(max(at - 3, 0), at + 1)} & _SINCE
            if opened and day is not None:
                return best.since, day.isoformat()
            return best.since, best.to
        if not layers.text.sentences[toll.sentence].heading:
            break
    return None, None


def _nearest(
    layers: Layers, toll: Toll, times: tuple[TimeRead, ...], sentence: Sentence
) -> TimeRead | None:
    low, high = layers.text.starts[sentence.first], layers.text.ends[sentence.last - 1]
    here = layers.text.starts[toll.first]
    near = times_between(times, low, high)
    inside = [t for t in near if t.span[1] <= high and t.since is not None]
    return min(inside, key=lambda time: abs(time.span[0] - here), default=None)


def _place(layers: Layers, toll: Toll) -> Found | None:
    sentence = layers.text.sentences[toll.sentence]
    found = place_in(layers, toll.last, sentence.last)
    return found or place_in(layers, sentence.first, toll.first)


def _mention(layers: Layers, place: Found | None, book: Book) -> str | None:
    if place is None:
        return None
    mention = book.by_span.get(layers.span(place.first, place.last))
    return mention.id if mention else None
