"""The use cases of rulings: gather the claims, find whom and where the question means, ask.

In: what a door asks for. Out: values for the doors to show. Claims come from the known truces of
the packs, from the readings of a record as it stood at a time, and from readings in files.
"""

from collections.abc import Callable, Iterable, Iterator
from copy import copy
from pathlib import Path

import msgspec

from hudna import shelf
from hudna.errors import InputError
from hudna.known_names import Naming, find_actor, find_place
from hudna.model.claim import Called, Claim
from hudna.model.reading import Reading
from hudna.model.ruling import Exclusions, Head, Ruling, TruceListed, WindowView
from hudna.model.values import Name
from hudna.monitor import DATA, open_reader
from hudna.packs import Packs
from hudna.packs.terms import truce_claims
from hudna.record.log import Record
from hudna.regime.clocks import asked_instant
from hudna.regime.gate import Regime
from hudna.regime.listing import Roll, list_truces
from hudna.regime.rules import Asked
from hudna.shelf import Report
from hudna.testimony import claims_of

_CHANGES = frozenset({"correction", "overrule"})
_PORTION = 200


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
        self._agreements = {agreement.id: agreement.name for agreement in packs.agreements}
        self._told: dict[str, dict[str, tuple[Claim, ...]]] = {}
        self._truces_of: dict[str, tuple[str, ...]] = {}
        self._places_of: dict[str, int] = {}
        self._changed: set[str] = set()
        self._regime: Regime | None = None
        if known_truces:
            self._put("", truce_claims(packs, DATA))

    def take_reading(self, reading: Reading, name: str, known: str | None) -> None:
        """Take the claims of one reading.

        Args:
            reading: The reading.
            name: What a proof calls it.
            known: When it was learnt; None for one that a file brings now.
        """
        told = claims_of(reading, name, known, self._atlas)
        self._put(f"{len(self._truces_of)} {name}", told)

    def take_report(self, report: Report) -> None:
        """Take the claims of a report; those of an earlier reading of it no longer count."""
        self._places_of[report.id] = report.position
        told: Iterable[Claim] = ()
        if report.reading is not None:
            name = report.reading_id or report.id
            told = claims_of(report.reading, name, report.reading_learnt, self._atlas)
        self._put(report.id, told)

    def _put(self, source: str, claims: Iterable[Claim]) -> None:
        """Put claims in the place of all that one source said before."""
        for ref in self._truces_of.pop(source, ()):
            del self._told[ref][source]
            self._changed.add(ref)
        found: dict[str, list[Claim]] = {}
        for claim in claims:
            found.setdefault(claim.truce, []).append(claim)
        for ref, some in found.items():
            self._told.setdefault(ref, {})[source] = tuple(some)
        if found:
            self._truces_of[source] = tuple(found)
            self._changed.update(found)

    def earlier(self, record: Record, size: int) -> "Evidence":
        """Give what the first entries of a record tell, of which this tells more.

        Args:
            record: The record whose reports were taken here.
            size: So many entries count.
        """
        now = self.head.size if self.head is not None else record.size()
        made = self.only(lambda id_: self._places_of[id_] < size)
        for report in shelf.reports_before(record, size, now):
            made.take_report(report)
        made.stand_at(record, size)
        return made

    def only(self, kept: Callable[[str], bool]) -> "Evidence":
        """Give what the same packs and some of the reports say."""
        self.regime()  # what both share is made once
        part = copy(self)
        part.narrow(kept)
        return part

    def narrow(self, kept: Callable[[str], bool]) -> None:
        """Forget the reports that are not kept; whoever has the same ones keeps them."""
        self._told = {ref: dict(sources) for ref, sources in self._told.items()}
        self._truces_of, self._changed = dict(self._truces_of), set(self._changed)
        gone = [id_ for id_ in self._places_of if not kept(id_)]
        self._places_of = dict(self._places_of)
        for id_ in gone:
            del self._places_of[id_]
            self._put(id_, ())

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
        """Give what rulings are made from; of what was made before, only what changed anew."""
        if self._regime is None:
            claims = (claim for ref in self._told for claim in self._claims_of(ref))
            self._regime = Regime(claims, self.packs.places, self.packs.actors)
        elif self._changed:
            self._regime = self._regime.amended(
                {ref: self._claims_of(ref) for ref in self._changed}
            )
        self._changed.clear()
        return self._regime

    def _claims_of(self, ref: str) -> list[Claim]:
        claims = [claim for some in self._told.get(ref, {}).values() for claim in some]
        if claims and ref in self._agreements:
            claims.append(Called(truce=ref, name=Name(en=self._agreements[ref])))
        return claims


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
    """Give the ruling of a question; see :func:`ask`."""
    return ask(found, wanted, as_of).ruling()


def ask(found: Evidence, wanted: Wanted, as_of: str | None) -> "Answer":
    """Give the answer to a question.

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
    return Answer(found, asked, None if as_of is None else asked_instant(as_of))


class Answer:
    """What is answered to a question; its proof is put into words as far as it is wanted.

    Attributes:
        count: How many truces were judged one by one; those that hold stand first.
    """

    def __init__(self, found: Evidence, asked: Asked, as_of: int | None) -> None:
        """Judge."""
        self._regime = found.regime()
        self._judged = self._regime.judge(asked, as_of)
        self._as_of = as_of
        self._head = found.head
        self.count = len(self._judged.judged)

    def ruling(self, start: int = 0, most: int | None = None) -> Ruling:
        """Give the ruling with the proofs of ``most`` truces from number ``start`` on."""
        told = self._regime.in_words(self._judged, self._as_of, start, most)
        return msgspec.structs.replace(told, record=self._head)


def truces(
    found: Evidence, time: int, *, as_of: int | None, only_then: bool, expiring: int | None
) -> tuple[TruceListed, ...]:
    """Give the truces with their state at a time; see :func:`hudna.regime.listing.list_truces`."""
    book = found.regime().book(as_of)
    return list_truces(book, time, only_then=only_then, expiring=expiring)


def roll(found: Evidence, time: int) -> Roll:
    """Give all truces with their state at a time, told as far as they are looked at."""
    return Roll(found.regime().book(), time)


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
    docket = book.dockets.by_ref.get(ref)
    if docket is None:
        return None
    return TruceFile(
        listed=Roll(book, time, [(docket, book.standing(docket, time))])[0],
        window=book.window(ref),
        exclusions=book.exclusions(ref),
        claims=docket.claims,
    )
