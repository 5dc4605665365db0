"""Events, totals, and what was asked and offered, in words: each on somebody's word."""

from collections.abc import Iterator

from hudna.export.cards import HAPPENED, OPEN, REFUSED, Card, Fact, Piece, Row, Sight, joined
from hudna.export.phrases import in_short, marked_content
from hudna.model.reading import Count, Event, Figure, Proposal, Response
from hudna.model.values import Bound

_ANSWERS = {
    "accepted": HAPPENED,
    "conditional": OPEN,
    "pending": OPEN,
    "rejected": REFUSED,
}
_LONGEST = 160
"""Code points shown of what is asked: the statement that asks it has the rest."""


def event_cards(sight: Sight) -> Iterator[Card]:
    """Give the events of a reading, in the order of its text."""
    for event in sight.reading.events:
        note = sight.words.tables["event_modality"][event.modality]
        yield Card(
            id=event.id,
            sign=(REFUSED if event.modality == "denied" else OPEN) if note else None,
            note=note or None,
            head=_event_head(event, sight),
            rows=(Row(facts=tuple(_event_facts(event, sight))),),
            rules=tuple(sight.rules((event.asserted_by,), (event.time,))),
        )


def _event_head(event: Event, sight: Sight) -> tuple[Piece, ...]:
    head = [
        sight.term("event_types", event.type),
        Piece(words=" "),
        Piece(words=event.trigger.text, kind="said"),
    ]
    actors, targets = _in_role(event, "actor", sight), _in_role(event, "target", sight)
    if actors or targets:
        head.append(Piece(words=": "))
    head += actors
    if targets:
        head += [Piece(words=f"{' ' if actors else ''}{sight.onward} "), *targets]
    return tuple(head)


def _in_role(event: Event, role: str, sight: Sight) -> tuple[Piece, ...]:
    held = (sight.named(each.name, each.mention) for each in event.roles if each.role == role)
    return joined(held, " + ")


def _event_facts(event: Event, sight: Sight) -> Iterator[Fact]:
    for role in ("participant", "beneficiary", "host", "place"):
        if held := _in_role(event, role, sight):
            yield Fact(label=sight.words.tables["roles"][role], pieces=held)
    if when := sight.time(event.time):
        yield Fact(pieces=(when,))
    yield from (_figure(figure, sight) for figure in event.figures)
    yield sight.fact("told_by", *sight.voice(event.asserted_by))


def _figure(figure: Figure, sight: Sight) -> Fact:
    number = _number(figure.value, figure.bound, sight)
    of = (Piece(words=" "), Piece(words=figure.of, kind="text")) if figure.of else ()
    return Fact(label=sight.words.tables["what"][figure.what] or None, pieces=(number, *of))


def _number(value: int, bound: Bound, sight: Sight) -> Piece:
    return Piece(words=sight.words.tables["bounds"][bound].format(value=f"{value:,}"))


def count_cards(sight: Sight) -> Iterator[Card]:
    """Give the totals of a reading, in the order of its text."""
    for count in sight.reading.counts:
        yield Card(
            id=count.id,
            head=(
                *_counted(count, sight),
                _number(count.value, count.bound, sight),
                Piece(words=" "),
                Piece(words=count.text, kind="said"),
            ),
            rows=tuple(_count_rows(count, sight)),
            rules=tuple(sight.rules((count.by,))),
        )


def _counted(count: Count, sight: Sight) -> tuple[Piece, ...]:
    what = sight.words.tables["what"][count.what]
    return (Piece(words=f"{what}: "),) if what else ()


def _count_rows(count: Count, sight: Sight) -> Iterator[Row]:
    facts = [sight.fact("claimed_by", *sight.voice(count.by))]
    if place := sight.place(count.place):
        facts.append(sight.fact("place", place))
    if period := _period(count, sight):
        facts.append(sight.fact("time", *period))
    if count.against:
        facts.append(sight.fact("against", *sight.everybody(count.against)))
    yield Row(facts=tuple(facts))
    if count.parts:
        yield _parts(count, sight)


def _period(count: Count, sight: Sight) -> tuple[Piece, ...]:
    shown = in_short(count.since, count.to)
    if shown is None:
        return ()
    day = Piece(words=shown, kind="name")
    if count.since and count.to:
        return (day,)
    return (sight.text("ever_since" if count.since else "up_to"), Piece(words=" "), day)


def _parts(count: Count, sight: Sight) -> Row:
    pieces: list[Piece] = []
    for part in count.parts:
        pieces.append(Piece(words=f"{' + ' if pieces else ''}{part.value:,}"))
        if place := sight.place(part.place):
            pieces += [Piece(words=" ("), place, Piece(words=")")]
    facts = [sight.fact("parts", *pieces)]
    if count.closes is not None:
        facts.append(Fact(pieces=(sight.text("adds_up" if count.closes else "falls_apart"),)))
    return Row(sign="!" if count.closes is False else None, facts=tuple(facts))


def proposal_cards(sight: Sight) -> Iterator[Card]:
    """Give what was asked and offered, in the order of the text."""
    for proposal in sight.reading.proposals:
        answers = tuple(_answer(response, sight) for response in proposal.responses)
        pending = Row(sign=OPEN, facts=(Fact(pieces=(sight.term("answers", "pending"),)),))
        told_in = (proposal.statement, *(each.statement for each in proposal.responses))
        yield Card(
            id=proposal.id,
            head=_proposal_head(proposal, sight),
            rows=answers or (pending,),
            rules=tuple(sight.rules(told_in)),
        )


def _proposal_head(proposal: Proposal, sight: Sight) -> tuple[Piece, ...]:
    arrow = Piece(words=f" {sight.onward} ")
    head = list(sight.everybody(proposal.proposers) or (sight.text("unnamed"),))
    statement = sight.statements.get(proposal.statement or "")
    if statement:
        act = sight.words.tables["acts"][statement.act]
        notes = [sight.words.texts["negated"]] if statement.negated else []
        notes += filter(None, [sight.words.tables["modality"][statement.modality]])
        noted = f" ({', '.join(notes)})" if notes else ""
        head += [arrow, Piece(words=act, to=statement.id), Piece(words=noted)]
    head += [arrow, *(sight.everybody(proposal.to) or (sight.text("nobody_named"),))]
    head.append(Piece(words=": "))
    if statement is None or statement.content is None:
        return (*head, sight.text("words_unknown"))
    said = marked_content(statement.content, statement)
    short = said if len(said) <= _LONGEST else said[:_LONGEST].rstrip() + "\u2026"
    return (*head, Piece(words=short, kind="text"))


def _answer(response: Response, sight: Sight) -> Row:
    answer = sight.words.tables["answers"][response.answer]
    by = sight.everybody(response.by)
    if not by and response.statement:
        by = sight.voice(response.statement)
    told_in = response.statement if response.statement in sight.statements else None
    facts = (Fact(pieces=(Piece(words=answer, to=told_in),)), Fact(pieces=by))
    return Row(sign=_ANSWERS[response.answer], facts=facts if by else facts[:1])
