"""Truces in words: what each is, between whom, where and when, whom it leaves out, what became of it.

Nothing is told as so that the text only proposes, plans or denies: a sign and a word say that at
the head of the truce and at each state. A slot that the text does not fill is «not stated»; that
nobody is left out is said only where the text says it.
"""

from collections.abc import Iterator

from hudna.export.cards import HAPPENED, OPEN, REFUSED, Card, Fact, Piece, Row, Sight
from hudna.export.lengths import disagree, length
from hudna.export.phrases import limit_value
from hudna.model.reading import Limit, Truce, TruceState

_SIGNS = {"proposed": OPEN, "rejected": REFUSED, "denied": REFUSED}
_AS_SO = ("actual", "presupposed")


def truce_cards(sight: Sight) -> Iterator[Card]:
    """Give the truces of a reading, in the order of its text."""
    for truce in sight.reading.truces:
        sign, note = _standing(truce, sight)
        yield Card(
            id=truce.id,
            sign=sign,
            note=note,
            head=_head(truce, sight),
            rows=tuple(_rows(truce, sight)),
            rules=tuple(sight.rules(_told_in(truce), (each.time for each in truce.states))),
        )


def _told_in(truce: Truce) -> Iterator[str | None]:
    yield from (state.by for state in truce.states)
    yield from (condition.by for condition in truce.conditions)
    yield from (item.by for item in truce.exclusions.items)


def _head(truce: Truce, sight: Sight) -> tuple[Piece, ...]:
    dot = Piece(words=" \u00b7 ")
    head = (Piece(words=truce.word.text, kind="said"), dot, sight.term("forms", truce.form))
    if truce.ref is None:
        return head
    known = Piece(words=sight.words.tables["slots"]["known"] + ": ")
    return (*head, dot, known, Piece(words=truce.ref, kind="name"))


def _standing(truce: Truce, sight: Sight) -> tuple[str | None, str | None]:
    """Tell that nothing but a proposal, a plan or a refusal of this truce is told, where it is so."""
    if not truce.states or any(_sign(state) == HAPPENED for state in truce.states):
        return None, None
    known = {state.state for state in truce.states if state.modality in _AS_SO}
    for name in ("denied", "rejected", "proposed"):
        if name in known:
            return _SIGNS[name], sight.words.tables["standing"][name]
    return OPEN, sight.words.tables["state_modality"][truce.states[-1].modality]


def _sign(state: TruceState) -> str:
    return _SIGNS.get(state.state, HAPPENED) if state.modality in _AS_SO else OPEN


def _rows(truce: Truce, sight: Sight) -> Iterator[Row]:
    unstated = (sight.text("not_stated"),)
    sides = [sight.fact("parties", *(sight.everybody(truce.parties) or unstated))]
    for slot, refs in (("declared_by", truce.declared_by), ("guarantors", truce.guarantors)):
        if refs:
            sides.append(sight.fact(slot, *sight.everybody(refs)))
    yield Row(facts=tuple(sides))
    where = sight.fact("territory", *(sight.everybody(truce.territory) or unstated))
    yield Row(facts=(where, *_window(truce, sight, unstated)))
    if disagree(truce.starts, truce.ends, truce.duration):
        yield Row(sign="!", facts=(Fact(pieces=(sight.text("differ"),)),))
    yield Row(facts=(sight.fact("exclusions", *(_left_out(truce, sight) or unstated)),))
    for condition in truce.conditions:
        said = Piece(words=condition.text, kind="said")
        yield Row(facts=(sight.fact("condition", said), _on_whose_word(condition.by, sight)))
    for state in truce.states:
        yield Row(sign=_sign(state), facts=tuple(_state(state, sight)))


def _window(truce: Truce, sight: Sight, unstated: tuple[Piece, ...]) -> Iterator[Fact]:
    starts, ends = _limit(truce.starts, sight), _limit(truce.ends, sight)
    told = _length(truce, sight)
    if not (starts or ends or told):
        yield sight.fact("time", *unstated)
        return
    yield sight.fact("starts", *(starts or unstated))
    yield sight.fact("ends", *(ends or unstated))
    if told:
        yield sight.fact("duration", *told)


def _limit(limit: Limit | None, sight: Sight) -> tuple[Piece, ...]:
    shown = limit_value(limit) if limit else None
    if limit is None or shown is None:
        return ()
    value = Piece(words=shown, kind="name")
    if limit.span is not None:
        return (value,)
    return (value, Piece(words=f" ({sight.words.texts['reckoned']})"))


def _length(truce: Truce, sight: Sight) -> tuple[Piece, ...]:
    if not truce.duration:
        return ()
    told = length(truce.duration, sight.language)
    return (Piece(words=told, kind="name" if told == truce.duration else "own"),)


def _left_out(truce: Truce, sight: Sight) -> tuple[Piece, ...]:
    if not truce.exclusions.stated:
        return ()
    if not truce.exclusions.items:
        return (sight.text("nobody_out"),)
    pieces: list[Piece] = []
    for item in truce.exclusions.items:
        if pieces:
            pieces.append(Piece(words=" + "))
        who = _on_whose_word(item.by, sight).pieces
        pieces += [sight.named(item.name, item.mention), *_in_brackets(who, sight)]
    return tuple(pieces)


def _in_brackets(pieces: tuple[Piece, ...], sight: Sight) -> tuple[Piece, ...]:
    told_by = sight.words.tables["slots"]["told_by"]
    return (Piece(words=f" ({told_by}: "), *pieces, Piece(words=")"))


def _on_whose_word(statement: str | None, sight: Sight) -> Fact:
    return sight.fact("told_by", *sight.voice(statement))


def _state(state: TruceState, sight: Sight) -> Iterator[Fact]:
    name = sight.words.tables["states"][state.state]
    how = sight.words.tables["state_modality"][state.modality]
    yield Fact(pieces=(Piece(words=f"{name} ({how})" if how else name),))
    where, when = sight.place(state.place), sight.time(state.time)
    yield from (Fact(pieces=(piece,)) for piece in (where, when) if piece)
    yield _on_whose_word(state.by, sight)
