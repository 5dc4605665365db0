"""The use cases of rulings: gather the claims, find whom and where the question means, ask.

In: what a door asks for. Out: values for the doors to show. Claims come from the known truces of
the packs, from the readings of a record as it stood at a time, and from readings in files.
"""

import difflib
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from pathlib import Path

import msgspec

from hudna.errors import InputError
from hudna.model.claim import Called, Claim
from hudna.model.reading import Reading
from hudna.model.ruling import Exclusions, Head, Ruling, TruceListed, WindowView
from hudna.model.values import Name
from hudna.monitor import DATA, open_reader
from hudna.packs import Packs
from hudna.packs.names import name_keys
from hudna.packs.terms import truce_claims
from hudna.record.log import Record
from hudna.regime.clocks import asked_instant
from hudna.regime.gate import Regime
from hudna.regime.listing import list_truces
from hudna.regime.rules import Asked
from hudna.regime.terrain import Terrain
from hudna.shelf import Report
from hudna.testimony import claims_of

_CHANGES = frozenset({"correction", "overrule"})
_PORTION = 200
_PLACES = ("country", "city", "town", "area", "front", "valley", "admin1", "admin2", "village")
"""Kinds of place, the one that a bare name most likely means first."""


class Evidence:
    """Everything that a ruling may rest on.

    Args:
        packs: The knowledge packs.
        known_truces: Whether the known truces of the packs count.
    """

    def __init__(self, packs: Packs, *, known_truces: bool) -> None:
        self.packs = packs
        self.head: Head | None = None
        self._atlas = Naming(packs)
        self.country = self._atlas.country
        self._claims: list[Claim] = []
        self._reports: dict[str, tuple[int, tuple[Claim, ...]]] = {}
        self._regime: Regime | None = None
        if known_truces:
            self._claims += truce_claims(packs, DATA)

    def take_reading(self, reading: Reading, name: str, known: str | None) -> None:
        """Take the claims of one reading.

        Args:
            reading: The reading.
            name: What a proof calls it.
            known: When it was learnt; None for one that a file brings now.
        """
        self._claims += claims_of(reading, name, known, self._atlas)
        self._regime = None

    def take_report(self, report: Report) -> None:
        """Take the claims of a report; those of an earlier reading of it no longer count."""
        self._regime = None
        self._reports.pop(report.id, None)
        if report.reading is not None:
            name = report.reading_id or report.id
            told = claims_of(report.reading, name, report.reading_learnt, self._atlas)
            self._reports[report.id] = (report.reading_position or 0, tuple(told))

    def only(self, kept: Callable[[str], bool]) -> "Evidence":
        """Give what the same packs and some of the reports say."""
        part = copy(self)
        part.narrow(kept)
        return part

    def narrow(self, kept: Callable[[str], bool]) -> None:
        """Forget the reports that are not kept."""
        self._claims = self._claims.copy()
        self._reports = {id_: told for id_, told in self._reports.items() if kept(id_)}
        self._regime = None

    def take_record(self, record: Record, as_of: int | None) -> int:
        """Take the readings of a record as it stood at a time; give how many could not be used.

        Args:
            record: The record.
            as_of: Microseconds since 1970; None for now.
        """
        size = record.size(as_of)
        lost = 0
        for name, learnt, payload in readings_of(record, size):
            try:
                self.take_reading(msgspec.json.decode(payload, type=Reading), name, learnt)
            except msgspec.MsgspecError:
                lost += 1
        self.stand_at(record, size)
        return lost

    def stand_at(self, record: Record, size: int) -> None:
        """Name the head of the log that the claims taken so far rest on."""
        self.head = Head(size=size, root=record.head(size).root.hex())

    def regime(self) -> Regime:
        """Give what rulings are made from."""
        if self._regime is None:
            self._regime = self._made()
        return self._regime

    def _made(self) -> Regime:
        claims = self._claims.copy()
        for _, more in sorted(self._reports.values(), key=_position):
            claims += more
        told = {claim.truce for claim in claims}
        names = [
            Called(truce=agreement.id, name=Name(en=agreement.name))
            for agreement in self.packs.agreements
            if agreement.id in told
        ]
        return Regime([*names, *claims], self.packs.places, self.packs.actors)


def _position(taken: tuple[int, tuple[Claim, ...]]) -> int:
    return taken[0]


class Naming:
    """Whom and where a canonical name means; see :class:`hudna.testimony.Atlas`."""

    def __init__(self, packs: Packs) -> None:
        self._packs = packs
        self.country = Terrain(packs.places).country

    def place(self, name: Name) -> str | None:
        """Give the place of a canonical name."""
        return self._only(name, "place")

    def actor(self, name: Name) -> str | None:
        """Give the actor of a canonical name."""
        return self._only(name, "actor")

    def _only(self, name: Name, kind: str) -> str | None:
        for words in (name.en, name.ar):
            found = named(self._packs, words, kind) if words else []
            if kind == "place":
                found = likeliest(self._packs, found)
            if len(found) == 1:
                return found[0]
        return None


def evidence(cache_in: Path | None, *, known_truces: bool) -> Evidence:
    """Give the evidence of the packs, for files and a record to be added to."""
    return Evidence(open_reader(cache_in).packs, known_truces=known_truces)


def readings_in(lines: Iterable[bytes], where: str) -> Iterator[tuple[Reading, str]]:
    """Give the readings of JSON lines, each with what to call it."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            reading = msgspec.json.decode(line, type=Reading)
        except msgspec.MsgspecError as error:
            raise InputError(
                f"{where}:{number}: not a reading as `hudna read --json` gives: {error}"
            ) from None
        yield reading, reading.document.given_id or f"{Path(where).name}:{number}"


def readings_of(record: Record, size: int) -> Iterator[tuple[str, str, bytes]]:
    """Give name, time learnt and bytes of the readings that count: the newest of each document."""
    newest: dict[tuple[str, ...], int] = {}
    for start in range(0, size, _PORTION):
        for entry in record.entries(start, min(start + _PORTION, size)):
            if entry.header.kind == "reading" and entry.payload is not None:
                newest[entry.header.about or (entry.leaf.hex(),)] = entry.position
    for position in sorted(newest.values()):
        entry = record.entry(position)
        payload = _corrected(record, position, size) or entry.payload
        if payload is not None:
            yield record.name(position, entry.leaf), entry.header.learnt, payload


def _corrected(record: Record, position: int, size: int) -> bytes | None:
    """Give what a person put in the place of a reading, if it is a whole reading."""
    found: bytes | None = None
    edge = [position]
    while edge:
        later = [record.entry(at) for _, at in record.about(edge, size)]
        changes = [entry for entry in later if entry.header.kind in _CHANGES and entry.payload]
        for entry in changes:
            value = msgspec.json.decode(entry.payload or b"null", type=_Change).value
            # A word on origins alone leaves the reading as it is.
            if value != b"null" and b'"document"' in bytes(value):
                found = bytes(value)
        edge = [entry.position for entry in changes]
    return found


class _Change(msgspec.Struct):
    value: msgspec.Raw = msgspec.Raw(b"null")


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """A question in a person's words.

    Attributes:
        time: RFC 3339, or local with ``zone``.
        at: Name or id of a place.
        between: Names or ids of two actors.
    """

    time: str
    zone: str | None = None
    at: str | None = None
    between: tuple[str, str] | None = None
    target: str | None = None


def rule(found: Evidence, wanted: Wanted, as_of: str | None) -> Ruling:
    """Give the ruling of a question.

    Raises:
        InputError: The place, a side or the time cannot be understood.
    """
    first = second = None
    if wanted.between is not None:
        first, second = (find_actor(found.packs, who) for who in wanted.between)
        if first == second:
            raise InputError(f"between {wanted.between[0]!r} and itself: expected two sides")
    asked = Asked(
        asked_instant(wanted.time, wanted.zone),
        find_place(found.packs, wanted.at) if wanted.at else None,
        first,
        second,
        wanted.target,
    )
    ruling = found.regime().rule(asked, None if as_of is None else asked_instant(as_of))
    return msgspec.structs.replace(ruling, record=found.head)


def truces(
    found: Evidence, time: int, *, as_of: int | None, only_then: bool, expiring: int | None
) -> tuple[TruceListed, ...]:
    """Give the truces with their state at a time; see :func:`hudna.regime.listing.list_truces`."""
    book = found.regime().book(as_of)
    return list_truces(book, time, only_then=only_then, expiring=expiring)


class TruceFile(msgspec.Struct, frozen=True, kw_only=True):
    """One truce with everything that is claimed of it.

    Attributes:
        listed: How it stands at a time.
        window: Its claimed beginning and end.
        exclusions: Who is said to be outside it.
        claims: All claims of it.
    """

    listed: TruceListed
    window: WindowView
    exclusions: Exclusions
    claims: tuple[Claim, ...]


def truce_file(found: Evidence, ref: str, time: int) -> TruceFile | None:
    """Give what is claimed of one truce, and how it stands at a time; None when nobody speaks of it."""
    book = found.regime().book()
    listed = [one for one in list_truces(book, time, only_then=False) if one.ref == ref]
    if not listed:
        return None
    return TruceFile(
        listed=listed[0],
        window=book.window(ref),
        exclusions=book.exclusions(ref),
        claims=tuple(claim for claim in found.regime().claims if claim.truce == ref),
    )


def find_place(packs: Packs, words: str) -> str:
    """Give the place that an id or a name means.

    Raises:
        InputError: There is none, with the nearest names; or there are several.
    """
    if words in packs.places:
        return words
    found = named(packs, words, "place")
    if not found:
        raise InputError(_unknown("place", words, packs))
    best = likeliest(packs, found)
    lands = {packs.places[id_].country for id_ in best}
    if len(best) > 1 and len(lands) > 1:
        raise InputError(f"{words!r} may be any of {', '.join(sorted(best))}; say which")
    return min(best)


def likeliest(packs: Packs, places: list[str]) -> list[str]:
    """Give the places of the kind that a bare name most likely means."""
    ranks = {id_: _rank(packs, id_) for id_ in places}
    return [id_ for id_ in places if ranks[id_] == min(ranks.values())]


def _rank(packs: Packs, place: str) -> int:
    kind = packs.places[place].kind
    return _PLACES.index(kind) if kind in _PLACES else len(_PLACES)


def find_actor(packs: Packs, words: str) -> str:
    """Give the actor that an id or a name means; see :func:`find_place`."""
    if words in packs.actors:
        return words
    found = named(packs, words, "actor")
    if not found:
        raise InputError(_unknown("actor", words, packs))
    if len(found) > 1:
        raise InputError(f"{words!r} may be any of {', '.join(sorted(found))}; say which")
    return found[0]


def named(packs: Packs, words: str, kind: str) -> list[str]:
    """Give the ids of all actors or places of a name; those of its full form, if any."""
    found: dict[str, bool] = {}
    for language in ("en", "ar"):
        for key in name_keys(words, language):
            for entry in packs.names.get(key, ()):
                if entry.kind == kind and entry.id not in found:
                    found[entry.id] = entry.short
    full = [id_ for id_, short in found.items() if not short]
    return full or list(found)


def _unknown(kind: str, words: str, packs: Packs) -> str:
    keys = name_keys(words, "en") or name_keys(words, "ar") or (words.lower(),)
    known = {
        key for key, entries in packs.names.items() if any(entry.kind == kind for entry in entries)
    }
    near = difflib.get_close_matches(keys[0], sorted(known), n=3, cutoff=0.7)
    ids = [f"{key} ({named(packs, key, kind)[0]})" for key in near]
    hint = f"; did you mean {', '.join(ids)}?" if ids else "; give a name or an id of the packs"
    return f"unknown {kind} {words!r}{hint}"
