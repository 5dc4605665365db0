"""Logs an incident in three fields, as somebody tells it on the telephone; puts one right."""

import re

from hudna.casework import Case, Typed
from hudna.desk.asking import Ask, FormError, MissingError
from hudna.desk.labelling import first, given
from hudna.desk.naming import Candidate, NameKind
from hudna.desk.pages.incident import asked
from hudna.desk.typed_time import TypedTimeError, local, meant
from hudna.desk.view import View
from hudna.errors import InputError
from hudna.model.label import DEFAULT, LABELS, Label
from hudna.model.values import Value

FIELDS = ("what", "where", "when", "a", "b", "source", "because", "keep", "label", "until")
_NAMED: tuple[tuple[str, NameKind], ...] = (("where", "place"), ("a", "actor"), ("b", "actor"))
_LONGEST = {"what": 2000}
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.\w+|\+?\d(?:[\s()-]*\d){7,}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class IncidentForm(Value, frozen=True, kw_only=True):
    """What the page shows.

    Attributes:
        incident: Short name of the one that is put right; empty for a new one.
        typed: What was typed.
        candidates: By field, what its words may mean.
        unsure: Something typed needs the person's word that it is meant so.
        labels: What can be chosen for a new one.
        given: One was just logged that the viewer may not see.
    """

    incident: str
    typed: dict[str, str]
    candidates: dict[str, tuple[Candidate, ...]]
    unsure: bool
    labels: tuple[Label, ...] = LABELS
    given: bool = False


def load(desk: View, ask: Ask) -> IncidentForm:
    """Give the form: empty, as it was sent, or with what the incident says now."""
    case = asked(desk, ask) if "incident" in ask.path else None
    typed = {key: ask.form.get(key, "") for key in FIELDS}
    typed["label"] = typed["label"] or DEFAULT
    if case is not None and not ask.form:
        typed |= _told(case)
    candidates = {
        key: found
        for key, kind in _NAMED
        if key in ask.errors and (found := desk.naming.candidates(typed[key].strip()[:80], kind))
    }
    return IncidentForm(
        incident=case.id if case is not None else "",
        typed=typed,
        candidates=candidates,
        unsure=any(key in ask.errors for key in ("where", "form", "a", "b", "what", "source")),
        given=bool(ask.word("given")),
    )


def _told(case: Case) -> dict[str, str]:
    """Give what the form holds of an incident: as typed, else as its list has it."""
    incident = case.sighting.incident if case.sighting is not None else None
    if incident is None:
        return {}
    since = case.row.get("when") or incident.since
    return {
        "what": case.row.get("what") or incident.kind or incident.notes or "",
        "where": incident.place or "",
        "when": since,
        "a": next(iter(incident.a), ""),
        "b": next(iter(incident.b), ""),
        "source": next(iter(incident.sources), ""),
    }


def act(desk: View, ask: Ask) -> str:
    """Take a new incident."""
    errors: dict[str, str] = {}
    label = given(ask, errors)
    id_ = desk.log_incident(_typed(desk, ask, None, errors), first(label, ask))
    if not desk.sees_after(label.label, label.until):
        return f"/{ask.language}/incidents/new?given=yes"
    return f"/{ask.language}/incident/{id_}"


def act_edit(desk: View, ask: Ask) -> str:
    """Take what puts an incident right."""
    case = asked(desk, ask)
    if case.sighting is None:
        raise MissingError
    desk.put_right(case, _typed(desk, ask, case, {}), ask.typed("because"))
    return f"/{ask.language}/incident/{case.id}"


def _typed(desk: View, ask: Ask, case: Case | None, errors: dict[str, str]) -> Typed:
    """Give what was typed with what it means; what is wrong goes among the errors.

    Raises:
        FormError: Something is missing, or cannot be understood.
    """
    if case is not None and not ask.typed("because"):
        errors["because"] = "base.errors_of.because"
    if not ask.typed("what"):
        errors["what"] = "incident.errors.what"
    if not ask.typed("where"):
        errors["where"] = "incident.errors.where_missing"
    ids = _ids(desk, ask, errors)
    for key in ("what", "source", "a", "b", "where"):
        words = ask.typed(key)
        if len(words) > _LONGEST.get(key, 200):
            errors[key] = "incident.errors.long"
        elif _CONTACT.search(_DAY.sub("", words)) and not ask.typed("keep"):
            errors[key] = "incident.errors.contact"
    zone = desk.naming.zone_of(ids["where"]) if "where" in ids else None
    since, to = _times(desk, ask, case, zone, errors)
    if errors:
        raise FormError(**errors)
    return Typed(
        what=ask.typed("what"),
        where=_plain(ask.typed("where")),
        when=ask.typed("when"),
        since=since,
        to=to,
        zone=zone,
        place=ids.get("where"),
        a=_plain(ask.typed("a")),
        a_id=ids.get("a"),
        b=_plain(ask.typed("b")),
        b_id=ids.get("b"),
        source=ask.typed("source"),
    )


def _times(
    desk: View, ask: Ask, case: Case | None, zone: str | None, errors: dict[str, str]
) -> tuple[str, str]:
    """Give what the time means; words that were not touched keep the meaning they had."""
    incident = case.sighting.incident if case is not None and case.sighting is not None else None
    if case is not None and incident is not None and ask.typed("when") == _told(case)["when"]:
        return incident.since, incident.to
    try:
        found = meant(ask.typed("when"), desk.reader(), local(ask.moment, zone))
    except TypedTimeError as error:
        errors["when"] = str(error)
        return "", ""
    return found.since, found.to


def _ids(desk: View, ask: Ask, errors: dict[str, str]) -> dict[str, str]:
    """Give the ids of place and sides; unknown words are taken as they are when the person says so."""
    ids: dict[str, str] = {}
    for key, kind in _NAMED:
        # What was chosen from the list of the second step comes before what was typed.
        words = ask.typed(f"{key}-is") or ask.typed(key)
        if not words or len(words) > 200:
            continue
        try:
            ids[key] = desk.naming.id_of(words, kind)
        except InputError:
            if not ask.typed("keep"):
                errors[key] = f"incident.errors.{kind}"
    return ids


def _plain(words: str) -> str:
    """Give words without the id that a choice from the list put behind them."""
    return re.sub(r"\s*\[[\w.:'-]+\]\s*$", "", words)
