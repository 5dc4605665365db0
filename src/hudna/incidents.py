"""The use cases of incidents: take a table into the record, and set incidents against truces.

In: a file as bytes, or the record. Out: values for the doors to show. Every row becomes an entry of
its own, so that a later edition of the list supersedes it and the old answer stays reproducible.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import msgspec

from hudna.errors import InputError
from hudna.intake.incidents import Row, Table, open_table
from hudna.keeper import Pen
from hudna.model.incident import Doubt, Incident, Refused, Report, Screened, Unknown
from hudna.model.values import Value
from hudna.model.when import When
from hudna.packs import Packs
from hudna.record.entry import canonical
from hudna.record.log import Draft, Record
from hudna.record.search import catch_up
from hudna.regime.clocks import moment, utc_text
from hudna.regime.rules import Asked
from hudna.regime.spans import Edges
from hudna.rulings import Evidence
from hudna.sightings import Names, Sighting
from hudna.testimony import zones_of

_PORTION = 2000
_LISTED = 1000
"""So many refused rows, and unknown names, are told one by one."""

_CHANGES = ("correction", "overrule")


class Wanted(Value, frozen=True, kw_only=True):
    """How a table is to be taken.

    Attributes:
        name: What the file is called.
        source: Whose list it is; told from the layout, else from the name.
        mapping: Headings for our own names of columns.
        names: Ids for words that the packs do not know.
    """

    name: str
    source: str | None = None
    mapping: Mapping[str, str] = msgspec.field(default_factory=dict[str, str])
    names: Mapping[str, str] = msgspec.field(default_factory=dict[str, str])


class Taken(Value, frozen=True, kw_only=True):
    """A table read: its report, and what it says."""

    report: Report
    rows: tuple[tuple[Row, Sighting], ...]


def take(packs: Packs, raw: bytes, wanted: Wanted) -> Taken:
    """Read a table and find whom and where its rows mean; nothing is kept.

    Raises:
        InputError: It is no table of incidents.
    """
    table = open_table(raw, wanted.name, wanted.mapping)
    names = Names(packs, wanted.names)
    rows: dict[str, tuple[Row, Sighting]] = {}
    refused: list[Refused] = []
    repeated = 0
    for row in table.rows:
        if isinstance(row, Refused):
            refused.append(row)
        elif (before := rows.get(row.incident.id)) is None:
            rows[row.incident.id] = (row, names.sighting(row.incident))
        elif before[0].cells == row.cells:
            repeated += 1
        else:
            message = f"{row.incident.id} stands in row {before[0].number} already, otherwise"
            refused.append(Refused(row=row.number, message=message))
    kept = tuple(rows.values())
    return Taken(report=_report(table, raw, wanted, kept, refused, repeated, names), rows=kept)


def _report(
    table: Table,
    raw: bytes,
    wanted: Wanted,
    kept: tuple[tuple[Row, Sighting], ...],
    refused: list[Refused],
    repeated: int,
    names: Names,
) -> Report:
    doubts = Counter[Doubt](doubt for _, sighting in kept for doubt in sighting.doubts)
    unsure = sum(bool(sighting.doubts) for _, sighting in kept)
    unknown = Counter(words for _, sighting in kept for words in sighting.unknown)
    told = sorted(unknown.items(), key=lambda pair: (-pair[1], pair[0]))[:_LISTED]
    return Report(
        file=wanted.name,
        sha256=hashlib.sha256(raw).hexdigest(),
        layout=table.layout,
        source=wanted.source or (wanted.name if table.layout == "own" else table.known.name),
        licence=table.known.licence,
        columns=table.columns,
        unused=table.unused,
        accepted=len(kept) - unsure,
        uncertain=unsure,
        doubts=dict(sorted(doubts.items())),
        rejected=len(refused),
        refused=tuple(refused[:_LISTED]),
        repeated=repeated,
        unknown=tuple(
            Unknown(words=words, rows=count, near=names.near(words) if at < 20 else ())
            for at, (words, count) in enumerate(told)
        ),
    )


def keep(record: Record, taken: Taken, pen: Pen) -> Report:
    """Append a table to the record: an entry for the file, and one for every row that is new.

    A row that the record has in another form rests on that form, which it supersedes. Rows become
    safe in portions: what was interrupted is taken up again where it stopped.
    """
    report = taken.report
    before = _before(record, report.source)
    file_key = f"table\t{report.source}\t{report.sha256}"
    portion: list[Draft] = [
        Draft(kind="import", author=pen.author, payload=canonical({"table": report}), key=file_key)
    ]
    added = changed = known = 0
    for row, sighting in taken.rows:
        payload = canonical({"source": report.source, "row": row.cells, "sighting": sighting})
        digest = hashlib.sha256(payload).hexdigest()[:32]
        key = f"{_prefix(report.source)}{row.incident.id}\t{digest}"
        older = before.get(row.incident.id)
        if older is not None and older[0] == key:
            known += 1
            continue
        added, changed = added + (older is None), changed + (older is not None)
        about = () if older is None else (older[1],)
        portion.append(
            Draft(
                kind="import",
                author=pen.author,
                payload=payload,
                key=key,
                about=about,
                about_key=file_key,
            )
        )
        if len(portion) >= _PORTION:
            record.append(portion, learnt=pen.clock(), draw=pen.draw)
            portion = []
    record.append(portion, learnt=pen.clock(), draw=pen.draw)
    catch_up(record)
    return msgspec.structs.replace(report, added=added, changed=changed, known=known)


def _prefix(source: str) -> str:
    return f"incident\t{source}\t"


def _before(record: Record, source: str) -> dict[str, tuple[str, bytes]]:
    """Give key and leaf of the newest form of every incident of a list."""
    prefix = _prefix(source)
    rows = record.store.fetch(
        "SELECT k.key, e.leaf FROM known k JOIN entry e ON e.position = k.position "
        "WHERE k.key >= ? AND k.key < ? ORDER BY k.position",
        (prefix, prefix[:-1] + "\n"),
    )
    return {key.split("\t")[2]: (key, bytes(leaf)) for key, leaf in rows}


def kept_sightings(record: Record, size: int) -> Iterator[tuple[str, Sighting]]:
    """Give the incidents of the record as it stood at a size: the newest form of each.

    What a person corrected holds as corrected; what was overruled without another word is left out.
    """
    superseded: set[str] = set()
    found: list[tuple[str, Sighting]] = []
    for start in reversed(range(0, size, _PORTION)):
        for entry in reversed(record.entries(start, min(start + _PORTION, size))):
            kind, payload = entry.header.kind, entry.payload
            if kind not in ("import", *_CHANGES) or entry.leaf.hex() in superseded:
                continue
            superseded.update(entry.header.about)
            value = _value_of(payload, changed=kind in _CHANGES)
            if value is not None:
                found.append((record.name(entry.position, entry.leaf), value))
    return reversed(found)


class _Kept(msgspec.Struct):
    sighting: Sighting | None = None


class _Changed(msgspec.Struct):
    value: Any = None


def _value_of(payload: bytes | None, *, changed: bool) -> Sighting | None:
    if payload is None:
        return None
    try:
        if changed:
            payload = canonical(msgspec.json.decode(payload, type=_Changed).value or {})
        return msgspec.json.decode(payload, type=_Kept).sighting
    except msgspec.ValidationError:
        return None


def screen(
    found: Evidence,
    sightings: Iterable[tuple[str, Sighting]],
    *,
    zone: str | None,
    as_of: int | None = None,
    tell: Callable[[str], None],
) -> Iterator[Screened]:
    """Set every incident against all truces.

    Args:
        found: The evidence.
        sightings: Incidents, each with what to call it.
        zone: The zone of times without one, where the place does not tell it.
        as_of: Only what was known at this second counts.
        tell: Takes what cannot be screened, in words.
    """
    edges = Edges(found.regime(), as_of)
    country = found.country
    for name, sighting in sightings:
        try:
            first, last = bounds(sighting.incident, _zones(sighting, country, zone))
        except InputError as error:
            tell(f"{name}: {error}")
            continue
        yield from _screened(edges, name, sighting, first, last)


def _screened(
    edges: Edges, name: str, sighting: Sighting, first: int, last: int
) -> Iterator[Screened]:
    both = sighting.a is not None and sighting.b is not None and sighting.a != sighting.b
    a, b = (sighting.a, sighting.b) if both else (None, None)
    hits = edges.rule(Asked(first, sighting.place, a, b), last)
    when = utc_text(first) if first == last else f"{utc_text(first)}/{utc_text(last)}"
    place = sighting.place or ""
    for truce in hits:
        steady = len(truce.answers) == 1
        yield Screened(
            id=name,
            time=when,
            place=place,
            truce=truce.ref,
            answer=truce.answers[0] if steady else "UNKNOWN",
            because=" ".join(truce.rules if steady else ("boundary_uncertain", *truce.answers)),
        )
    if not hits:
        yield Screened(id=name, time=when, place=place, truce="", answer="NO", because="")


def _zones(
    sighting: Sighting, country: Callable[[str], str | None], zone: str | None
) -> tuple[str, ...]:
    if sighting.incident.zone is not None:
        return (sighting.incident.zone,)
    land = country(sighting.place) if sighting.place else None
    return (zones_of(land) if land else ()) or ((zone,) if zone else ())


def bounds(incident: Incident, zones: tuple[str, ...]) -> tuple[int, int]:
    """Give the first and the last second at which an incident can have been.

    Raises:
        InputError: It has a clock time and nobody knows of which zone; or ends before it begins.
    """
    first, *others = zones or (None,)
    clocked = "T" in incident.since
    if clocked and not _has_offset(incident.since) and first is None:
        raise InputError(f"{incident.since!r} has no zone: name one with --zone")
    when = When(at=incident.since, zone=first, zones=tuple(zone for zone in others if zone))
    start = moment(when)
    end = moment(msgspec.structs.replace(when, at=incident.to))
    # A day ends with its last second, not with the first of the next.
    last = end.hi if "T" in incident.to else end.hi - 1
    if last < start.lo:
        raise InputError(f"impossible interval: {incident.since} is after {incident.to}")
    return start.lo, last


def _has_offset(text: str) -> bool:
    return text.endswith("Z") or text[-6:-5] in ("+", "-")


def named(lines: Iterable[Mapping[str, str | None]], packs: Packs) -> dict[str, str]:
    """Give the ids that a table of names (columns ``words`` and ``id``) gives to words.

    Raises:
        InputError: An id is not one of the packs.
    """
    found: dict[str, str] = {}
    for line in lines:
        words, id_ = ((line.get(key) or "").strip() for key in ("words", "id"))
        if words and id_ not in packs.actors and id_ not in packs.places:
            raise InputError(f"{words!r}: no actor and no place of the packs is called {id_!r}")
        found[words] = id_
    return found
