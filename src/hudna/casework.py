"""The use cases of incidents at a desk: log one, put one right, let readers say how far it holds.

In: the record, and what a person typed. Out: cases for a door to show. A case is one incident with
everything that rests on it; each step is an entry of the log, and nothing is kept beside it.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from hudna import keeper
from hudna.keeper import Pen
from hudna.model.incident import Doubt, Incident
from hudna.model.values import Value
from hudna.record.entry import canonical
from hudna.record.log import Draft, Entry, Record
from hudna.sightings import Sighting

SOURCE = "desk"
"""What the list of incidents logged by hand is called in the record."""

VERDICTS = (
    "verified",
    "not_verified",
    "inconclusive",
    "duplicate",
    "out_of_scope",
    "withdrawn",
    "under_review",
)
"""What a reader may say of an incident; the value of a review is ``{"status": …}``."""

READERS = 2
"""So many different readers must say ``verified`` before an incident is called so.

None of them may be who logged it or put it right: two people besides its author have read it then.
"""

_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 6
_PORTION = 400
_TAKEN = frozenset({"import", "review", "correction", "overrule"})


class Opinion(Value, frozen=True, kw_only=True):
    """What one reader said of an incident.

    Attributes:
        id: Short name of the entry.
        by: Who said it.
        learnt: When.
        verdict: One of :data:`VERDICTS`; None for a mere remark.
        because: The reason; None when it was destroyed.
        stands: It was said of the incident as it stands now, not of an earlier form.
    """

    id: str
    by: str
    learnt: str
    verdict: str | None
    because: str | None
    stands: bool = True


class Case(Value, frozen=True, kw_only=True):
    """One incident and what people said of it.

    Attributes:
        id: Short name of its first entry, and its address for ever.
        position: Where that entry stands in the log.
        learnt: When the record learnt it.
        by: Who brought it.
        source: Whose list it is of.
        row: The cells as typed or printed.
        sighting: What it says, with whom and where it means; None when that was destroyed.
        overruled: A person took it out.
        changed_by: Short names of the entries that put it right, oldest first.
        opinions: What readers said, oldest first.
        writers: Who logged it by hand or put it right: their word is no second reading of it.
    """

    id: str
    position: int
    learnt: str
    by: str
    source: str
    row: dict[str, str]
    sighting: Sighting | None
    overruled: bool = False
    changed_by: tuple[str, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    writers: tuple[str, ...] = ()

    @property
    def verified_by(self) -> tuple[str, ...]:
        """The readers who say ``verified`` of the incident as it stands, and did not write it."""
        return tuple(
            who
            for who, verdict in self.standing.items()
            if verdict == "verified" and who not in self.writers
        )

    @property
    def standing(self) -> dict[str, str]:
        """The last word of each reader on the incident as it stands now."""
        return {one.by: one.verdict for one in self.opinions if one.stands and one.verdict}

    @property
    def status(self) -> str:
        """How far the inquiry is; nobody types it.

        ``reported`` before anybody looked, ``under_review`` while a second reader is missing for
        ``verified``, ``disputed`` when readers say different things, else what they say.
        """
        if self.sighting is None:
            return "destroyed"
        if self.overruled:
            return "withdrawn"
        standing = self.standing
        told = set(standing.values()) - {"under_review"}
        if len(told) > 1:
            return "disputed"
        if told == {"verified"}:
            return "verified" if len(self.verified_by) >= READERS else "under_review"
        if told:
            return told.pop()
        return "under_review" if standing else "reported"


class Casebook:
    """All cases of a record, kept up with its log."""

    def __init__(self) -> None:
        """Begin with none."""
        self.cases: dict[str, Case] = {}
        self._of_leaf: dict[str, str] = {}
        self._opinion_of_leaf: dict[str, tuple[str, str]] = {}

    def take(self, record: Record, start: int, stop: int) -> None:
        """Read a stretch of the log."""
        for low in range(start, stop, _PORTION):
            for entry in record.entries(low, min(low + _PORTION, stop)):
                kind = entry.header.kind
                if kind == "redaction":
                    self._destroyed(entry)
                if kind not in _TAKEN:
                    continue
                name = record.name(entry.position, entry.leaf)
                if kind == "import":
                    self._import(entry, name)
                elif kind == "review":
                    self._opinion(entry, name)
                else:
                    self._change(entry, name)

    def _about(self, entry: Entry) -> Case | None:
        ids = (self._of_leaf.get(leaf) for leaf in entry.header.about)
        return next((self.cases[id_] for id_ in ids if id_), None)

    def _import(self, entry: Entry, name: str) -> None:
        kept = _decoded(entry.payload)
        before = self._about(entry)
        if kept is None or kept.sighting is None:
            return
        if before is not None:
            # A later edition of the list: what was said of the earlier one is history.
            self._replace(before, kept, entry, name)
            return
        self.cases[name] = Case(
            id=name,
            position=entry.position,
            learnt=entry.header.learnt,
            by=entry.header.author,
            source=kept.source,
            row=kept.row,
            sighting=kept.sighting,
            # Who brings a list of others does not vouch for its rows.
            writers=(entry.header.author,) if kept.source == SOURCE else (),
        )
        self._of_leaf[entry.leaf.hex()] = name

    def _change(self, entry: Entry, name: str) -> None:
        before = self._about(entry)
        if before is None:
            return
        try:
            value = msgspec.json.decode(entry.payload or b"{}", type=_Changed).value
        except msgspec.MsgspecError:
            value = None
        self._replace(before, _decoded(canonical(value or {})), entry, name)

    def _replace(self, before: Case, kept: "_Kept | None", entry: Entry, name: str) -> None:
        sighting = kept.sighting if kept is not None else None
        wrote = () if entry.header.kind == "import" else (entry.header.author,)
        self.cases[before.id] = msgspec.structs.replace(
            before,
            row=kept.row if kept is not None and sighting is not None else before.row,
            sighting=sighting or before.sighting,
            overruled=sighting is None,
            changed_by=(*before.changed_by, name),
            writers=tuple(dict.fromkeys((*before.writers, *wrote))),
            opinions=tuple(msgspec.structs.replace(one, stands=False) for one in before.opinions),
        )
        self._of_leaf[entry.leaf.hex()] = before.id

    def _opinion(self, entry: Entry, name: str) -> None:
        case = self._about(entry)
        if case is None:
            return
        said = _said(entry.payload)
        opinion = Opinion(
            id=name,
            by=entry.header.author,
            learnt=entry.header.learnt,
            verdict=said.verdict,
            because=said.because,
        )
        self.cases[case.id] = msgspec.structs.replace(case, opinions=(*case.opinions, opinion))
        self._opinion_of_leaf[entry.leaf.hex()] = (case.id, name)

    def _destroyed(self, entry: Entry) -> None:
        for leaf in entry.header.about:
            case = self.cases.get(self._of_leaf.get(leaf, ""))
            if case is not None:
                self.cases[case.id] = msgspec.structs.replace(case, row={}, sighting=None)
            id_, gone = self._opinion_of_leaf.get(leaf, ("", ""))
            if id_:
                opinions = tuple(
                    msgspec.structs.replace(one, verdict=None, because=None)
                    if one.id == gone
                    else one
                    for one in self.cases[id_].opinions
                )
                self.cases[id_] = msgspec.structs.replace(self.cases[id_], opinions=opinions)


class Typed(Value, frozen=True, kw_only=True):
    """An incident as a person typed it, with what the words were found to mean.

    Attributes:
        what: What is said to have happened.
        where: The place as typed; ``place`` is its id, where it is known.
        when: The time as typed; ``since`` and ``to`` are what it may mean, in ``zone``.
        a: One side as typed, ``a_id`` its id; likewise ``b``.
        source: Who reported it: an outlet or a pseudonym.
    """

    what: str
    where: str
    when: str
    since: str
    to: str
    zone: str | None = None
    place: str | None = None
    a: str = ""
    a_id: str | None = None
    b: str = ""
    b_id: str | None = None
    source: str = ""


def log(record: Record, typed: Typed, pen: Pen, label: bytes | None = None) -> str:
    """Add an incident that somebody typed; give the short name of its entry.

    A ``label`` (see :func:`hudna.labels.content`) is put on it in the same moment.
    """
    drawn = pen.draw(_LENGTH)
    id_ = "D-" + "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in drawn)
    payload = canonical(_content(typed, id_))
    digest = hashlib.sha256(payload).hexdigest()[:32]
    key = f"incident\t{SOURCE}\t{id_}\t{digest}"
    drafts = [Draft(kind="import", author=pen.author, payload=payload, key=key)]
    if label is not None:
        drafts.append(Draft(kind="label", author=pen.author, payload=label, about_key=key))
    placed = record.append(drafts, learnt=pen.clock(), draw=pen.draw)[0]
    return record.name(placed.position, placed.leaf)


def put_right(record: Record, case: Case, typed: Typed, because: str, pen: Pen) -> None:
    """Put other words in the place of an incident's: a correction, with its reason.

    Raises:
        InputError: There is no reason, or rival corrections stand side by side.
    """
    number = case.sighting.incident.id if case.sighting else case.id
    value = _content(typed, number) | {"source": case.source}
    keeper.change(record, "correction", case.id, because, value, pen)


def judge(
    record: Record, cases: Iterable[Case], verdict: str, because: str, pen: Pen
) -> tuple[str, ...]:
    """Say the same of each of some cases, an entry each; give the entries' short names.

    Raises:
        InputError: There is no reason, or rival corrections of a case stand side by side.
    """
    value = {"status": verdict}
    return tuple(keeper.change(record, "review", case.id, because, value, pen)[1] for case in cases)


def _content(typed: Typed, id_: str) -> dict[str, Any]:
    doubts: list[Doubt] = []
    if typed.since[:10] != typed.to[:10]:
        doubts.append("time.range")
    if typed.place is None:
        doubts.append("place.unknown")
    sides = ((typed.a, typed.a_id), (typed.b, typed.b_id))
    unknown = tuple(words for words, ref in sides if words and ref is None)
    if unknown:
        doubts.append("side.unknown")
    if not typed.a or not typed.b:
        doubts.append("side.missing")
    incident = Incident(
        id=id_,
        since=typed.since,
        to=typed.to,
        zone=typed.zone,
        place=typed.where,
        a=(typed.a,) if typed.a else (),
        b=(typed.b,) if typed.b else (),
        kind=typed.what,
        sources=(typed.source,) if typed.source else (),
        doubts=tuple(doubts),
    )
    sighting = Sighting(
        incident=incident,
        place=typed.place,
        a=typed.a_id,
        b=typed.b_id,
        unknown=unknown,
        doubts=tuple(doubts),
    )
    told = {"what": typed.what, "where": typed.where, "when": typed.when, "a": typed.a}
    told |= {"b": typed.b, "source": typed.source}
    row = {key: words for key, words in told.items() if words}
    return {"source": SOURCE, "row": row, "sighting": msgspec.to_builtins(sighting)}


class _Kept(msgspec.Struct):
    sighting: Sighting | None = None
    source: str = ""
    row: dict[str, str] = msgspec.field(default_factory=dict[str, str])


class _Changed(msgspec.Struct):
    value: Any = None


class _Verdict(msgspec.Struct):
    status: str | None = None


class _Review(msgspec.Struct):
    because: str = ""
    value: _Verdict = msgspec.field(default_factory=_Verdict)


class _Told(msgspec.Struct):
    verdict: str | None
    because: str | None


def _decoded(payload: bytes | None) -> _Kept | None:
    try:
        return None if payload is None else msgspec.json.decode(payload, type=_Kept)
    except msgspec.MsgspecError:
        return None


def _said(payload: bytes | None) -> _Told:
    if payload is None:
        return _Told(None, None)
    try:
        review = msgspec.json.decode(payload, type=_Review)
    except msgspec.MsgspecError:
        return _Told(None, None)
    verdict = review.value.status if review.value.status in VERDICTS else None
    return _Told(verdict, review.because)


def counted(cases: Mapping[str, Case]) -> dict[str, int]:
    """Give how many cases have each status."""
    found: dict[str, int] = {}
    for case in cases.values():
        found[case.status] = found.get(case.status, 0) + 1
    return found
