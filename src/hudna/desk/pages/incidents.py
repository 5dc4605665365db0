"""The incidents of the record, the newest first: what lists say, and what was logged here by hand.

Nothing here is closer than the viewer may see: who may see only what is public gets the area and
the day, a day late, and no words that could name a village.
"""

from collections import Counter

from hudna.casework import SOURCE, Case, counted
from hudna.desk.asking import Ask, Viewer
from hudna.desk.exports import Area, Table
from hudna.desk.messages import say
from hudna.desk.paging import Portion, portion
from hudna.desk.view import DELAY, View
from hudna.model.values import Name, Value
from hudna.packs import Packs
from hudna.record.entry import to_micros

STATUSES = (
    "reported",
    "under_review",
    "disputed",
    "verified",
    "not_verified",
    "inconclusive",
    "duplicate",
    "out_of_scope",
    "withdrawn",
)
OPEN = ("reported", "under_review", "disputed")
"""Cases that still wait for a reader."""

_AREAS = frozenset({"admin1", "admin2", "country"})


class IncidentRow(Value, frozen=True, kw_only=True):
    """One incident in a list.

    Attributes:
        id: Short name of its first entry.
        number: What its list calls it.
        learnt: When the record learnt it.
        by: Who brought it.
        source: Whose list it is of; ``desk`` when it was logged by hand.
        told_by: Whom the list, or who logged it, cites.
        what: What is said to have happened.
        where: The place as typed or printed; ``place`` is its name where it is known.
        area: The area of first or second order around it; ``area_id`` is its id in the packs.
        since: First day or instant it can have been, on the clock of the place; ``to`` the last.
        zone: The zone of that clock.
        when: The time as typed.
        sides: The two sides; their order means nothing.
        status: See :attr:`hudna.casework.Case.status`.
        readers: The last word of each reader.
        doubts: What is not exact about it.
        corrected: A person put something right.
    """

    id: str
    number: str
    learnt: str
    by: str
    source: str
    told_by: tuple[str, ...]
    what: str
    where: str
    place: Name | None
    area: Name | None
    area_id: str
    since: str
    to: str
    zone: str | None
    when: str
    sides: tuple[Name, ...]
    status: str
    readers: dict[str, str]
    doubts: tuple[str, ...]
    corrected: bool


class IncidentsPage(Value, frozen=True, kw_only=True):
    """What the page shows.

    Attributes:
        incidents: Those of this portion.
        sources: Whose lists there are.
        counts: How many there are of each status.
        chosen: What the list was narrowed to.
    """

    incidents: Portion[IncidentRow]
    sources: tuple[str, ...]
    counts: dict[str, int]
    chosen: dict[str, str]


def load(desk: View, ask: Ask) -> IncidentsPage:
    """Give the incidents that fit the address: ``status``, ``source`` and ``q`` narrow the list."""
    chosen = {key: ask.word(key) for key in ("status", "source", "q") if ask.word(key)}
    cases = desk.cases()
    fitting = [case for case in cases if _fits(case, chosen)]
    rows = portion(fitting, ask).each(lambda case: row_of(case, desk.packs, ask.viewer))
    return IncidentsPage(
        incidents=rows,
        sources=tuple(sorted({case.source for case in cases})),
        counts=counted({case.id: case for case in cases}),
        chosen=chosen,
    )


def _fits(case: Case, chosen: dict[str, str]) -> bool:
    words = chosen.get("q", "").casefold()
    return (
        chosen.get("status", case.status) == case.status
        and chosen.get("source", case.source) == case.source
        and (not words or any(words in cell.casefold() for cell in case.row.values()))
    )


def row_of(case: Case, packs: Packs, viewer: Viewer) -> IncidentRow:
    """Give the line of a case, as much of it as the viewer may see."""
    near = viewer.may_see("restricted")
    sighting = case.sighting
    incident = sighting.incident if sighting is not None else None
    place = packs.places.get(sighting.place or "") if sighting is not None else None
    area = packs.places.get(area_id(packs, place.id)) if place is not None else None
    sides: list[Name] = []
    if sighting is not None and incident is not None:
        for ref, names in ((sighting.a, incident.a), (sighting.b, incident.b)):
            actor = packs.actors.get(ref or "")
            if actor is not None:
                sides.append(actor.name)
            elif names:
                sides.append(named(names[0]))
    words = (incident.place or "") if incident is not None else ""
    by_hand = case.source == SOURCE
    since, to = (incident.since, incident.to) if incident is not None else ("", "")
    return IncidentRow(
        id=case.id,
        number=incident.id if incident is not None else case.id,
        learnt=case.learnt,
        by=case.by if near else "",
        source=case.source,
        what=(incident.kind or incident.notes or "") if incident and (near or not by_hand) else "",
        # Some lists give ids of the packs for words.
        where=words if words not in packs.places and near else "",
        told_by=incident.sources if incident is not None and near else (),
        place=place.name if place is not None and near else None,
        area=area.name if area is not None else None,
        area_id=area.id if area is not None else "",
        since=since if near else since[:10],
        to=to if near else to[:10],
        zone=incident.zone if incident is not None and near else None,
        when=case.row.get("when", "") if by_hand and near else "",
        sides=tuple(sides),
        status=case.status,
        readers=case.standing if near else {},
        doubts=tuple(sighting.doubts) if sighting is not None else (),
        corrected=bool(case.changed_by),
    )


def named(words: str) -> Name:
    """Give words as a name in the script they are in."""
    return Name(ar=words) if any("\u0600" <= sign <= "\u06ff" for sign in words) else Name(en=words)


def area_id(packs: Packs, place: str) -> str:
    """Give the nearest area of first or second order, or country, around a place; empty if none."""
    seen: set[str] = set()
    here: str | None = place
    while here in packs.places and here not in seen:
        seen.add(here)
        if packs.places[here].kind in _AREAS:
            return here
        here = packs.places[here].parent
    return ""


def table(page: IncidentsPage, ask: Ask) -> Table:
    """Give the incidents as rows."""
    keys = ("number", "status", "what", "where", "place", "area", "since", "to", "zone", "when")
    keys = (*keys, "sides", "source", "told_by", "learnt", "by", "id")
    return Table(
        name="incidents",
        columns=tuple(say(ask.language, f"incidents.columns.{key}") for key in keys),
        rows=tuple(
            (
                row.number,
                say(ask.language, f"incidents.statuses.{row.status}"),
                row.what,
                row.where,
                _said(row.place, ask),
                _said(row.area, ask),
                row.since,
                row.to,
                row.zone,
                row.when,
                " | ".join(_said(side, ask) or "" for side in row.sides),
                row.source,
                " | ".join(row.told_by),
                row.learnt,
                row.by,
                row.id,
            )
            for row in page.incidents.items
        ),
    )


def _said(name: Name | None, ask: Ask) -> str | None:
    if name is None:
        return None
    first, second = (name.ar, name.en) if ask.language == "ar" else (name.en, name.ar)
    return first or second


def areas(page: IncidentsPage, ask: Ask) -> list[Area]:
    """Give how many incidents of this portion each area has; what has no area is left out."""
    late = (ask.moment - DELAY) * 1_000_000
    rows = [row for row in page.incidents.items if row.area_id and to_micros(row.learnt) <= late]
    counts = Counter(row.area_id for row in rows)
    names = {row.area_id: _said(row.area, ask) or row.area_id for row in rows}
    return [Area(code=id_, name=names[id_], count=count) for id_, count in sorted(counts.items())]
