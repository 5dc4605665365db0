"""Puts one statement of a reading right: an entry of the log with a reason, nothing overwritten."""

from typing import cast

import msgspec

from hudna.desk.asking import Ask, FormError, MissingError
from hudna.desk.view import View
from hudna.errors import InputError
from hudna.known_names import find_actor
from hudna.model.reading import Party, Reading, Statement
from hudna.model.values import Act, Modality, Name, Value
from hudna.shelf import Report

ACTS: tuple[str, ...] = Act.__args__
MODALITIES: tuple[str, ...] = Modality.__args__
_HAND = "by hand"


class CorrectPage(Value, frozen=True, kw_only=True):
    """What the page shows.

    Attributes:
        report: Short name of the report.
        title: What to call it.
        statement: The statement as it stands.
        typed: What the form shows: the statement's own values, or what was typed.
        acts: What somebody may do with words.
        modalities: How real it is.
    """

    report: str
    title: str
    statement: Statement
    typed: dict[str, str]
    acts: tuple[str, ...] = ACTS
    modalities: tuple[str, ...] = MODALITIES


def load(desk: View, ask: Ask) -> CorrectPage:
    """Give the statement that the address names."""
    report, reading, statement = _asked(desk, ask)
    names = [_called(party, ask.language) for party in statement.speakers]
    typed = {
        "speakers": "؛ ".join(names) if ask.language == "ar" else "; ".join(names),
        "act": statement.act,
        "modality": statement.modality,
        "negated": "yes" if statement.negated else "",
        "because": "",
        "remove": "",
    }
    if ask.form:
        typed = {key: ask.typed(key) for key in typed}
    title = reading.document.title or report.id
    return CorrectPage(report=report.id, title=title, statement=statement, typed=typed)


def act(desk: View, ask: Ask) -> str:
    """Take the form and add the correction."""
    report, reading, statement = _asked(desk, ask)
    errors: dict[str, str] = {}
    if not ask.typed("because"):
        errors["because"] = "base.errors_of.because"
    if ask.typed("act") not in ACTS:
        errors["act"] = "correct.errors.act"
    if ask.typed("modality") not in MODALITIES:
        errors["modality"] = "correct.errors.modality"
    if errors:
        raise FormError(**errors)
    if ask.typed("remove"):
        kept = tuple(one for one in reading.statements if one.id != statement.id)
        put = msgspec.structs.replace(_without(reading, statement.id), statements=kept)
    else:
        right = _righted(desk, ask, statement)
        if right == statement:
            raise FormError(form="correct.errors.same")
        told = (right if one.id == statement.id else one for one in reading.statements)
        put = msgspec.structs.replace(reading, statements=tuple(told))
    name = report.reading_id or report.id
    desk.change("correction", name, ask.typed("because"), msgspec.to_builtins(put))
    return f"/{ask.language}/report/{report.id}#{statement.id}"


def _asked(desk: View, ask: Ask) -> tuple[Report, Reading, Statement]:
    report = desk.report(ask.path["id"])
    if report.reading is None:
        raise MissingError
    for statement in report.reading.statements:
        if statement.id == ask.path["item"]:
            return report, report.reading, statement
    raise MissingError


def _called(party: Party, language: str) -> str:
    first, second = (party.name.ar, party.name.en)
    return (first or second if language == "ar" else second or first) or party.text or ""


def _righted(desk: View, ask: Ask, statement: Statement) -> Statement:
    """Give the statement with what was typed; a speaker whose name stands keeps its words."""
    held = {_called(party, ask.language): party for party in statement.speakers}
    words = ask.typed("speakers").replace("؛", ";").split(";")
    names = [name.strip() for name in words if name.strip()]
    speakers = tuple(held.get(name) or Party(name=_name(desk, name)) for name in names)
    right = msgspec.structs.replace(
        statement,
        speakers=speakers,
        act=cast("Act", ask.typed("act")),
        modality=cast("Modality", ask.typed("modality")),
        negated=bool(ask.typed("negated")),
    )
    if right == statement or _HAND in right.because:
        return right
    return msgspec.structs.replace(right, because=(*right.because, _HAND))


def _name(desk: View, words: str) -> Name:
    try:
        return desk.packs.actors[find_actor(desk.packs, words)].name
    except InputError:
        arabic = any("\u0600" <= sign <= "\u06ff" for sign in words)
        return Name(ar=words) if arabic else Name(en=words)


def _without(reading: Reading, id_: str) -> Reading:
    """Give a reading in which nothing else points to a statement that is taken out."""
    replace = msgspec.structs.replace
    return replace(
        reading,
        events=tuple(
            replace(one, asserted_by=None) if one.asserted_by == id_ else one
            for one in reading.events
        ),
        counts=tuple(replace(one, by=None) if one.by == id_ else one for one in reading.counts),
        proposals=tuple(
            replace(
                one,
                statement=None if one.statement == id_ else one.statement,
                responses=tuple(
                    replace(answer, statement=None) if answer.statement == id_ else answer
                    for answer in one.responses
                ),
            )
            for one in reading.proposals
        ),
        truces=tuple(
            replace(
                one,
                states=tuple(
                    replace(state, by=None) if state.by == id_ else state for state in one.states
                ),
                conditions=tuple(
                    replace(condition, by=None) if condition.by == id_ else condition
                    for condition in one.conditions
                ),
                exclusions=replace(
                    one.exclusions,
                    items=tuple(
                        replace(item, by=None) if item.by == id_ else item
                        for item in one.exclusions.items
                    ),
                ),
            )
            for one in reading.truces
        ),
    )
