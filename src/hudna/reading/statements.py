"""Statements: reads sentence after sentence, and gives the drafts their contract's form."""

from bisect import bisect_left
from collections.abc import Callable
from typing import cast

from hudna.language.words import Text
from hudna.model.reading import Content, Cue, Mention, Party, Relay, Statement, TimeRead
from hudna.model.values import Act
from hudna.reading.act_times import Clock, clock_of, time_of
from hudna.reading.drafts import Carrier, Draft, Scene
from hudna.reading.layers import Layers
from hudna.reading.mentions import Book
from hudna.reading.speakers import Memory, Speaker

# How far around a statement its quotations are looked for, in tokens.
_WINDOW = 60

# Who publishes readouts of other people's calls and meetings.
_READERS_OUT = ("office", "government")
# Who reports what others said.
_REPORTERS = ("agency", "outlet")


def read_drafts(layers: Layers) -> list[Draft]:
    """Read all statements of a document, in text order."""
    read = _reader(layers.text.language)
    memory = Memory([], [])
    drafts: list[Draft] = []
    cues = [i for i, gram in enumerate(layers.grams) if gram.cue]
    low = 0
    for sentence in layers.text.sentences:
        stop = _without_stop(layers.text, sentence.first, sentence.last)
        if stop <= sentence.first:
            continue
        low = bisect_left(cues, sentence.first, low)
        high = bisect_left(cues, stop, low)
        scene = Scene(layers, sentence, stop, memory, [], set(), cues[low:high])
        read(scene)
        _add_readouts(scene)
        drafts.extend(scene.drafts)
    drafts.sort(key=lambda draft: draft.cue_span)
    return drafts


def _add_readouts(scene: Scene) -> None:
    """Name an office that tells what others said as the one who carried their words.

    A readout passes on what people said in a call or a meeting; an office that speaks of what
    states and groups want gives its own view of them.
    """
    layers = scene.layers
    for inner in scene.drafts:
        if inner.carriers or not inner.speakers:
            continue
        outer = scene.enclosing(inner.cue)
        if outer is None or outer is inner or len(outer.speakers) != 1:
            continue
        office = outer.speakers[0]
        kind = _kind(layers, office)
        if kind in _READERS_OUT and all(_kind(layers, said) == "person" for said in inner.speakers):
            inner.carriers.append(Carrier(office, "said"))
            inner.because.append("relay of an office's readout")
        elif kind in _REPORTERS and not outer.carriers and not inner.negated:
            inner.carriers.append(Carrier(office, "carried_by"))
            inner.because.append("relay of an agency's report")


def _kind(layers: Layers, speaker: Speaker) -> str:
    actor = layers.packs.actors.get(speaker.ref) if speaker.ref else None
    return actor.kind if actor is not None else ""


def _reader(language: str) -> Callable[[Scene], None]:
    """Give what reads one sentence; the other language's grammar is not even imported."""
    if language == "ar":
        from hudna.reading.statements_ar import read_arabic  # noqa: PLC0415

        return read_arabic
    from hudna.reading.statements_en import read_english  # noqa: PLC0415

    return read_english


def _without_stop(text: Text, first: int, last: int) -> int:
    while last > first and text.words[last - 1].kind == "stop":
        last -= 1
    return last


def to_statements(
    layers: Layers, drafts: list[Draft], book: Book, times: tuple[TimeRead, ...]
) -> tuple[Statement, ...]:
    """Give the drafts as statements with ids, mentions, quotes and times."""
    clock = clock_of(layers, drafts, times)
    return tuple(
        _statement(layers, draft, f"s{number}", book, clock)
        for number, draft in enumerate(drafts, 1)
    )


def _statement(
    layers: Layers,
    draft: Draft,
    ident: str,
    book: Book,
    clock: Clock,
) -> Statement:
    text = layers.text.text
    content = None
    if draft.end > draft.start >= 0:
        content = Content(span=(draft.start, draft.end), text=text[draft.start : draft.end])
    start, end = draft.cue_span
    return Statement(
        id=ident,
        cue=Cue(span=(start, end), text=text[start:end]),
        act=cast("Act", draft.act),  # the packs' compiler checked it
        speakers=tuple(_party(layers, s, book) for s in draft.speakers),
        addressees=tuple(_party(layers, s, book) for s in draft.addressees),
        content=content,
        quotes=_quotes(layers, draft),
        relay=tuple(
            Relay(mention=_mention(layers, c.speaker, book), name=c.speaker.name, how=c.how)
            for c in draft.carriers
        ),
        modality=draft.modality,
        negated=draft.negated,
        time=time_of(clock, draft),
        because=tuple(draft.because),
    )


def _party(layers: Layers, speaker: Speaker, book: Book) -> Party:
    span = layers.span(speaker.first, speaker.last)
    return Party(
        mention=_mention(layers, speaker, book),
        span=span,
        text=layers.slice(span),
        name=speaker.name,
        carried=speaker.carried,
    )


def _mention(layers: Layers, speaker: Speaker, book: Book) -> str | None:
    mention: Mention | None = book.at(layers.span(speaker.first, speaker.last))
    return mention.id if mention is not None else None


def _quotes(layers: Layers, draft: Draft) -> tuple[tuple[int, int], ...]:
    if draft.start < 0:
        return ()
    low = max(0, min(draft.first, draft.cue) - _WINDOW)
    return tuple(
        (q.start, q.end)
        for q in layers.quotations_in(low, draft.last + 1)
        if q.depth == 1 and q.start < draft.end and q.end > draft.start and q.end > q.start
    )
