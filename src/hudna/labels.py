"""The labels of a record: who may see what is decided from entries, like everything else.

A label is an entry about a report or an incident, with its reason. It holds for that and for all
that rests on it: readings, corrections, what people said. In: the log. Out: the label of any entry
at a moment, and which entries somebody with a certain clearance may see.
"""

from collections.abc import Iterable
from typing import Any

import msgspec

from hudna.adding import Pen
from hudna.errors import InputError, RecordError
from hudna.model.label import DEFAULT, EMBARGOED, LABELS, Label, rank, stricter
from hudna.model.values import Value
from hudna.record.entry import Header, canonical, from_micros, to_micros
from hudna.record.log import Draft, Record

_PORTION = 2000
_MICROS = 1_000_000


class Mark(Value, frozen=True, kw_only=True):
    """The label that a report or an incident carries.

    Attributes:
        label: The label.
        until: Seconds since 1970 at which an embargo ends; None without one.
        kind: Kind of the entry that carries it.
        ours: It was given here, and did not come with a merge.
    """

    label: Label
    until: int | None = None
    kind: str = "document"
    ours: bool = True

    def at(self, moment: int) -> Label:
        """Give how guarded that is at a moment (seconds since 1970)."""
        under_embargo = self.until is not None and moment < self.until
        return stricter(self.label, EMBARGOED) if under_embargo else self.label


class Sight(Value, frozen=True, kw_only=True):
    """Which entries somebody may see.

    Attributes:
        sees: The most guarded label that the person may see.
        listed: Positions of entries: those hidden, or, when ``only`` is set, the only ones shown.
        only: See ``listed``.
        ends: Seconds since 1970 at which this is to be made anew.
    """

    sees: Label
    listed: frozenset[int]
    only: bool
    ends: int | None = None

    def allows(self, position: int) -> bool:
        """Tell whether an entry may be seen."""
        return (position in self.listed) is self.only

    @property
    def whole(self) -> bool:
        """Nothing is hidden."""
        return not self.only and not self.listed


class Labels:
    """All labels of a record, kept up with its log."""

    def __init__(self) -> None:
        """Begin with none."""
        self.marks: dict[int, Mark] = {}
        self.heads: set[int] = set()
        self.size = 0
        self._roots: dict[int, frozenset[int]] = {}
        self._words: dict[int, Label] = {}
        self._lists: dict[int, int] = {}
        self._sights: dict[Label, Sight] = {}

    def catch_up(self, record: Record) -> None:
        """Read the whole log: a label may stand long after what it guards."""
        stop = record.size()
        for low in range(self.size, stop, _PORTION):
            headers = record.headers(low, min(low + _PORTION, stop))
            places: dict[bytes, int] = {}
            if self.marks or any(header.kind == "label" for _, header in headers):
                about = {bytes.fromhex(leaf) for _, one in headers for leaf in one.about}
                places = record.places(sorted(about))
            for position, header in headers:
                match header.kind:
                    case "checkpoint":
                        # Seen by everybody; it says only how long the log is.
                        self.heads.add(position)
                        self._sights.clear()
                    case "label":
                        self._label(record, position, stop)
                    case "redaction":
                        self._destroyed(header, places)
                        self._inherit(record, position, header, places)
                    case _:
                        self._inherit(record, position, header, places)
        self.size = stop

    def of(self, position: int, moment: int) -> Label:
        """Give how guarded an entry is at a moment: as the most guarded thing that it rests on."""
        roots = self._roots.get(position) or (position,)
        given: list[Label] = [self._of_root(root, moment) for root in roots]
        own = self._words.get(position)
        return stricter(*given) if own is None else stricter(own, *given)

    def sight(self, sees: Label, moment: int) -> Sight:
        """Give which entries somebody may see who may see so guarded things."""
        kept = self._sights.get(sees)
        if kept is not None and (kept.ends is None or moment < kept.ends):
            return kept
        only = rank(sees) < rank(DEFAULT)
        found = {
            position
            for position in {*self.marks, *self._roots, *self._words, *self.heads}
            if (rank(self.of(position, moment)) <= rank(sees)) is only
        }
        if only:
            # Whoever is kept from what is not public sees incidents only as their lists tell them.
            found -= {position for position in found if self._is_incident(position)}
        ends = [mark.until for mark in self.marks.values() if mark.until and mark.until > moment]
        sight = Sight(sees=sees, listed=frozenset(found), only=only, ends=min(ends, default=None))
        self._sights[sees] = sight
        return sight

    def guarded(self, at_least: Label, moment: int) -> frozenset[int]:
        """Give the reports and incidents that are so guarded at a moment, or more."""
        carriers = {*self.marks, *self._lists}
        return frozenset(at for at in carriers if rank(self.of(at, moment)) >= rank(at_least))

    def resting(self) -> Iterable[tuple[int, frozenset[int]]]:
        """Give each entry that rests on a labelled report or incident, with those it rests on."""
        return self._roots.items()

    def marked(self, position: int) -> bool:
        """Tell whether an entry carries a label, or rests on something that does."""
        return position in self.marks or position in self._roots

    def _of_root(self, root: int, moment: int) -> Label:
        mark, listed = self.marks.get(root), self.marks.get(self._lists.get(root, -1))
        if mark is not None:
            # What a whole list carries is the least that its rows carry.
            return stricter(mark.at(moment), listed.at(moment) if listed else "public")
        if listed is not None:
            return listed.at(moment)
        return "public" if root in self.heads else DEFAULT

    def _is_incident(self, position: int) -> bool:
        roots = self._roots.get(position, (position,))
        return any(
            at in self._lists or (at in self.marks and self.marks[at].kind == "import")
            for at in roots
        )

    def _label(self, record: Record, position: int, stop: int) -> None:
        entry = record.entry(position)
        mark = decoded(entry.payload)
        ours = entry.header.origin is None
        roots = roots_of(record, position)
        self._words[position] = mark.at(0)
        self._roots[position] = frozenset(roots)
        for root in roots:
            self.marks[root] = self._outcome(record, root, mark, ours=ours)
            for later in record.dependants(root, stop):
                self._rests(record, later)
        self._sights.clear()

    def _outcome(self, record: Record, root: int, mark: Mark, *, ours: bool) -> Mark:
        """Give what a label makes of what there was: one that came with a merge lowers nothing."""
        header = record.entry(root).header
        given = msgspec.structs.replace(mark, kind=header.kind, ours=ours)
        before = self.marks.get(root)
        if ours or (before is None and header.origin is not None):
            return given
        held = before or Mark(label=DEFAULT, kind=header.kind)
        if not held.ours and before is not None:
            return given
        ends = [one.until for one in (held, given) if one.until is not None]
        return msgspec.structs.replace(
            held, label=stricter(held.label, given.label), until=max(ends, default=None)
        )

    def _inherit(
        self, record: Record, position: int, header: Header, places: dict[bytes, int]
    ) -> None:
        if not header.about or not self.marks:
            return
        if any(self.marked(places[bytes.fromhex(leaf)]) for leaf in header.about):
            self._rests(record, position)
            self._sights.clear()

    def _rests(self, record: Record, position: int) -> None:
        """Remember what an entry rests on, and of which labelled lists those are rows."""
        self._roots[position] = frozenset(roots_of(record, position))
        for root in self._roots[position]:
            header = record.entry(root).header
            if header.kind == "import" and header.about:
                (above,) = record.places([bytes.fromhex(header.about[-1])]).values()
                if above in self.marks:
                    self._lists[root] = above

    def _destroyed(self, header: Header, places: dict[bytes, int]) -> None:
        """Count what lost its label's content as sealed, until it is given another."""
        for leaf in header.about:
            at = places.get(bytes.fromhex(leaf))
            if at in self._words:
                self._words[at] = "sealed"
                for root in self._roots.get(at, ()):
                    self.marks[root] = msgspec.structs.replace(self.marks[root], label="sealed")
                self._sights.clear()


def roots_of(record: Record, position: int) -> set[int]:
    """Give what an entry rests on in the end: reports and incidents; itself when it rests on none.

    A row of a list is an incident of its own: it rests on its earlier form, and not on its list.
    """
    found: set[int] = set()
    edge = {position}
    while edge:
        above: set[int] = set()
        for at in edge:
            header = record.entry(at).header
            # The list stands last in what a row is about.
            about = header.about[:-1] if header.kind == "import" else header.about
            if about:
                above.update(record.places([bytes.fromhex(leaf) for leaf in about]).values())
            else:
                found.add(at)
        edge = above
    return found


def content(label: Label, until: str | None, because: str) -> bytes:
    """Give the content of a label's entry.

    Args:
        label: The label.
        until: When an embargo ends, RFC 3339 with its zone; None without one.
        because: The reason.

    Raises:
        InputError: It is no label, there is no reason, or the time is none.
    """
    if label not in LABELS:
        raise InputError(f"unknown label {label!r}: expected {', '.join(LABELS)}")
    if not because.strip():
        raise InputError("a reason is needed: say why with --because")
    value: dict[str, str] = {"label": label}
    if until is not None:
        value["until"] = utc(to_micros(until) // _MICROS)
    return canonical({"because": because.strip(), "value": value})


def utc(moment: int) -> str:
    """Give a second since 1970 as RFC 3339 in UTC."""
    return from_micros(moment * _MICROS)[:19] + "Z"


def put(record: Record, name: str, payload: bytes, pen: Pen) -> str:
    """Label what an entry rests on in the end; give the short name of the label's entry.

    Args:
        record: The record.
        name: The entry's short name.
        payload: See :func:`content`.
        pen: Who gives the label.

    Raises:
        InputError: There is no such entry, or it rests on several things.
    """
    roots = roots_of(record, record.find(name))
    if len(roots) > 1:
        raise InputError(f"{name!r} rests on {len(roots)} things: label each by its own name")
    leaf = record.entry(roots.pop()).leaf
    draft = Draft(kind="label", author=pen.author, payload=payload, about=(leaf,))
    (placed,) = record.append([draft], learnt=pen.clock(), draw=pen.draw)
    return record.name(placed.position, placed.leaf)


def decoded(payload: bytes | None) -> Mark:
    """Give what a label's entry says; one that cannot be read any more seals."""
    try:
        value = msgspec.json.decode(payload or b"", type=_Content).value
        until = None if value.until is None else to_micros(value.until) // _MICROS
        return Mark(label=value.label, until=until)
    except (msgspec.MsgspecError, InputError, RecordError, UnicodeDecodeError):
        return Mark(label="sealed")


class _Given(msgspec.Struct):
    label: Label
    until: str | None = None


class _Content(msgspec.Struct):
    value: _Given
    because: Any = ""
