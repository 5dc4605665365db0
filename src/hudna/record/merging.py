"""Merges what a field copy learnt into the record: nothing is overwritten, conflicts are listed.

The entries that both share are passed over. The others are appended as learnt now, each with where
it stood in the field. A conflict decides nothing: both sides stay, and a person is told.
"""

from typing import Literal

from hudna.model.values import Value
from hudna.record.entry import Origin
from hudna.record.log import Draft, Draw, Entry, Record

_OPINIONS = ("correction", "overrule")
_PORTION = 500

Clash = Literal["both_changed", "redacted_here", "redacted_there"]


class Conflict(Value, frozen=True, kw_only=True):
    """Something that a person has to look at.

    Attributes:
        clash: ``both_changed``: both corrected or overruled one entry; ``redacted_here``: the
            field copy still has what was destroyed here, and it was left out;
            ``redacted_there``: the field copy destroyed what is still here.
        ours: Leaf hash of the entry here.
        theirs: Leaf hash of the field copy's entry.
    """

    clash: Clash
    ours: bytes
    theirs: bytes


class Merged(Value, frozen=True, kw_only=True):
    """What a merge did.

    Attributes:
        shared: Entries at the beginning that both logs have.
        added: Entries appended.
        known: Entries of the field copy that were here already, by content or an earlier merge.
        left: Entries not brought: checkpoints of the other log, and contents destroyed there.
        conflicts: What a person has to look at.
    """

    shared: int
    added: int
    known: int
    left: int
    conflicts: tuple[Conflict, ...]


def merge(record: Record, field: Record, *, learnt: int, draw: Draw) -> Merged:
    """Append what a field copy knows and the record does not, all or nothing.

    Args:
        record: The record that grows.
        field: The copy that came home; it is only read.
        learnt: See :meth:`~hudna.record.log.Record.append`.
        draw: See :data:`~hudna.record.log.Draw`.
    """
    try:
        with field.store.snapshot(), record.store.writing():
            work = _Merge(record, field)
            for start in range(work.shared, field.size(), _PORTION):
                drafts = [work.take(entry) for entry in field.entries(start, start + _PORTION)]
                work.flush([draft for draft in drafts if draft is not None], learnt, draw)
            return work.end()
    except BaseException:
        record.forget_frontier()
        raise


class _Merge:
    """One merge under way, in the one writer's hands."""

    def __init__(self, record: Record, field: Record) -> None:
        self._record = record
        self._log = field.origin()
        self.shared = _shared(record, field)
        self._size = record.size()
        self._keys = _keys(field, self.shared)
        self._ours: dict[bytes, bytes] = {}
        self._added = 0
        self._known = 0
        self._left = 0
        self._conflicts: list[Conflict] = []

    def take(self, entry: Entry) -> Draft | None:
        """Give the draft of one entry of the field copy, or None when nothing is to be added."""
        if entry.header.kind == "redaction":
            self._follow_redaction(entry)
            return None
        here = self._here(entry.leaf)
        if here is not None:
            self._ours[entry.leaf] = here.leaf
            self._known += 1
            if here.key is None and entry.key is not None:
                self._tell("redacted_here", here.leaf, entry.leaf)
            return None
        payload = entry.payload
        if payload is None or entry.header.kind == "checkpoint":
            self._left += 1
            return None
        about = [bytes.fromhex(leaf) for leaf in entry.header.about]
        if self._rests_on_destroyed(about, entry.leaf):
            return None
        about = [self._ours.get(leaf, leaf) for leaf in about]
        if entry.header.kind in _OPINIONS:
            self._clashes(entry, about)
        self._ours[entry.leaf] = entry.leaf
        return Draft(
            kind=entry.header.kind,
            author=entry.header.author,
            payload=payload,
            about=tuple(about),
            key=self._keys.get(entry.position),
            origin=Origin(leaf=entry.leaf.hex(), learnt=entry.header.learnt, log=self._log),
        )

    def flush(self, drafts: list[Draft], learnt: int, draw: Draw) -> None:
        """Append drafts, and remember under which hash they stand now."""
        placed = self._record.append_locked(drafts, learnt=learnt, draw=draw) if drafts else []
        for draft, place in zip(drafts, placed, strict=True):
            if draft.origin is not None:
                self._ours[bytes.fromhex(draft.origin.leaf)] = place.leaf
            self._added += place.new
            self._known += not place.new

    def end(self) -> Merged:
        """Give what was done."""
        return Merged(
            shared=self.shared,
            added=self._added,
            known=self._known,
            left=self._left,
            conflicts=tuple(self._conflicts),
        )

    def _here(self, leaf: bytes) -> Entry | None:
        """Give our entry that is the field copy's: the same, or merged before."""
        rows = self._record.store.fetch("SELECT position FROM origin WHERE leaf = ?", (leaf,))
        position = rows[0][0] if rows else self._record.places([leaf]).get(leaf)
        return None if position is None else self._record.entry(position)

    def _rests_on_destroyed(self, about: list[bytes], theirs: bytes) -> bool:
        """Tell whether an entry rests on what was destroyed here or there: it is not brought."""
        for leaf in about:
            if leaf in self._ours:
                continue
            here = self._here(leaf)
            if here is None:
                self._left += 1
                return True
            if here.key is None:
                self._tell("redacted_here", here.leaf, theirs)
                return True
            self._ours[leaf] = here.leaf
        return False

    def _follow_redaction(self, entry: Entry) -> None:
        """Tell of contents that the field copy destroyed and this record still has."""
        self._left += 1
        for target in entry.header.about:
            here = self._here(bytes.fromhex(target))
            if here is not None and here.key is not None:
                self._tell("redacted_there", here.leaf, entry.leaf)

    def _clashes(self, entry: Entry, about: list[bytes]) -> None:
        """Tell when this record changed its mind about the same entry since the two parted."""
        positions = list(self._record.places(about).values())
        for _, later in self._record.about(positions, self._size):
            if later >= self.shared:
                ours = self._record.entry(later)
                if ours.header.kind in _OPINIONS and ours.header.origin is None:
                    self._tell("both_changed", ours.leaf, entry.leaf)

    def _tell(self, clash: Clash, ours: bytes, theirs: bytes) -> None:
        self._conflicts.append(Conflict(clash=clash, ours=ours, theirs=theirs))


def _shared(record: Record, field: Record) -> int:
    """Give how many entries both logs begin with: as many as still have the same root."""
    low, high = 0, min(record.size(), field.size())
    while low < high:
        middle = (low + high + 1) // 2
        same = record.head(middle).root == field.head(middle).root
        low, high = (middle, high) if same else (low, middle - 1)
    return low


def _keys(field: Record, start: int) -> dict[int, str]:
    rows = field.store.fetch("SELECT position, key FROM known WHERE position >= ?", (start,))
    return dict(rows)
