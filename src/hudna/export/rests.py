"""Which words of the text each truce, event, count and proposal rests on.

In: a reading. Out: for every one of them the spans that show it, and those that fill its slots.
"""

from collections.abc import Iterable, Iterator

from hudna.model.reading import Count, Event, Proposal, Reading, Truce
from hudna.model.values import Span, Value


class Rest(Value, frozen=True, kw_only=True):
    """What one finding rests on.

    Attributes:
        letter: Its kind, as in ``runs.Cover``: ``u`` truce, ``e`` event, ``k`` count, ``o`` proposal.
        id: Its id in the reading.
        shown_by: The words that show it, in text order; none lies in another.
        filled_by: The words that fill its slots, likewise.
    """

    letter: str
    id: str
    shown_by: tuple[Span, ...]
    filled_by: tuple[Span, ...] = ()


def rests(reading: Reading) -> Iterator[Rest]:
    """Give what every truce, event, count and proposal of a reading rests on."""
    cues = {statement.id: statement.cue.span for statement in reading.statements}
    said = {one.id: one.content.span for one in reading.statements if one.content}
    named = {mention.id: mention.span for mention in reading.mentions}
    timed = {time.id: time.span for time in reading.times}
    for truce in reading.truces:
        yield _truce(truce, timed)
    for event in reading.events:
        yield _event(event, named, timed)
    for count in reading.counts:
        yield _count(count, named)
    for proposal in reading.proposals:
        yield _proposal(proposal, cues, said)


def _truce(truce: Truce, timed: dict[str, Span]) -> Rest:
    limits = (limit.span for limit in (truce.starts, truce.ends) if limit and limit.span)
    times = (timed[state.time] for state in truce.states if state.time in timed)
    return Rest(
        letter="u",
        id=truce.id,
        shown_by=_apart((truce.word.span, *(state.span for state in truce.states))),
        filled_by=_apart((*limits, *(each.span for each in truce.conditions), *times)),
    )


def _event(event: Event, named: dict[str, Span], timed: dict[str, Span]) -> Rest:
    filled = [named[role.mention] for role in event.roles if role.mention in named]
    if event.time in timed:
        filled.append(timed[event.time])
    return Rest(letter="e", id=event.id, shown_by=(event.trigger.span,), filled_by=_apart(filled))


def _count(count: Count, named: dict[str, Span]) -> Rest:
    places = (count.place, *(part.place for part in count.parts))
    filled = (named[place] for place in places if place in named)
    return Rest(letter="k", id=count.id, shown_by=(count.span,), filled_by=_apart(filled))


def _proposal(proposal: Proposal, cues: dict[str, Span], said: dict[str, Span]) -> Rest:
    statements = (proposal.statement, *(answer.statement for answer in proposal.responses))
    shown = (cues[statement] for statement in statements if statement in cues)
    filled = (said[proposal.statement],) if proposal.statement in said else ()
    return Rest(letter="o", id=proposal.id, shown_by=_apart(shown), filled_by=filled)


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Give spans in order, those that overlap made one, empty ones left out."""
    merged: list[Span] = []
    for start, end in sorted(set(spans)):
        if start >= end:
            continue
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
