"""Checks a record against itself and against checkpoints that somebody kept.

A cut tail leaves a whole, shorter log behind: only an old checkpoint can tell. Everything else that
was changed is found at the entry where it was changed.
"""

import hashlib
from collections.abc import Iterator, Sequence

from hudna.errors import RecordError
from hudna.model.values import Value
from hudna.record import tree
from hudna.record.entry import Header, decode_header, encode_header, from_micros
from hudna.record.log import Record
from hudna.record.notes import Checkpoint
from hudna.record.store import Row
from hudna.record.tiles import Frontier

_ROWS = (
    "SELECT e.position, e.leaf, e.learnt, e.kind, e.header, e.sealed, s.key "
    "FROM entry e LEFT JOIN secret s ON s.position = e.position ORDER BY e.position"
)
_MOST_FAULTS = 1000


class Flaw(Value, frozen=True, kw_only=True):
    """Something that does not hold.

    Attributes:
        position: The entry where it was found; None when it is about the whole.
        what: What is wrong.
    """

    position: int | None
    what: str


class Verdict(Value, frozen=True, kw_only=True):
    """What a verification found.

    Attributes:
        head: The head computed from the entries themselves.
        sealed_bytes: How many bytes were hashed.
        destroyed: Entries whose content was destroyed, each under a redaction.
        flaws: What does not hold; empty when all does.
    """

    head: Checkpoint
    sealed_bytes: int
    destroyed: int
    flaws: tuple[Flaw, ...]


def verify(record: Record, held: Sequence[Checkpoint] = ()) -> Verdict:
    """Recompute everything from the entries' bytes and compare.

    Args:
        record: What to check.
        held: Checkpoints that somebody kept, of this log; their signatures are the caller's part.
    """
    with record.store.snapshot():
        check = _Check(record, {head.size for head in held})
        for row in record.store.stream(_ROWS):
            check.entry(row)
        return check.end(held)


class _Check:
    """One pass over the log."""

    def __init__(self, record: Record, sizes: set[int]) -> None:
        self._record = record
        self._frontier = Frontier()
        self._sizes = sizes
        self._roots: dict[int, bytes] = {0: tree.EMPTY}
        self._flaws: list[Flaw] = []
        self._bytes = 0
        self._learnt = -(1 << 63)
        self._written = ""
        self._keyless: list[int] = []
        self._redacted: set[str] = set()
        self._leaves: dict[int, str] = {}
        self._edges = _edges(record)
        self._edge = next(self._edges, None)
        self._tiles = record.store.fetch("SELECT level, number, root FROM tile")
        self._stored = {(level, number): bytes(root) for level, number, root in self._tiles}

    def entry(self, row: Row) -> None:
        """Check one entry and what hangs on it."""
        position, leaf, learnt, kind, raw, sealed, key = row
        computed = hashlib.sha256(b"\0" + raw + b"\n" + sealed).digest()
        self._bytes += len(raw) + len(sealed)
        if position != self._frontier.size:
            self._tell(position, f"entries {self._frontier.size} to {position - 1} are missing")
            self._frontier.size = position
        if computed != leaf:
            self._tell(position, "its bytes are not those that were hashed")
        header = self._header(position, raw)
        if header is not None:
            if learnt != self._learnt or position == 0:
                self._written = _written(learnt)
            if (header.kind, header.learnt) != (kind, self._written):
                self._tell(position, "its columns do not say what its header says")
            if header.kind == "redaction":
                self._redacted.update(header.about)
            self._key(position, header, leaf, key)
            if header.about or (self._edge is not None and self._edge[0] <= position):
                self._targets(position, header)
        if learnt < self._learnt:
            self._tell(position, "it was learnt before the entry before it")
        self._learnt = learnt
        for level, number, root, hashes in self._frontier.add(computed):
            self._tile(level, number, root, hashes)
        if self._frontier.size in self._sizes:
            self._roots[self._frontier.size] = _root(self._frontier)

    def end(self, held: Sequence[Checkpoint]) -> Verdict:
        """Check what only the whole can tell."""
        size = self._frontier.size
        for position in self._keyless:
            if self._leaves[position] not in self._redacted:
                self._tell(position, "its key is gone and no redaction says why")
        for level, number in self._stored:
            self._tell(None, f"tile {number} of level {level} is over entries that are not there")
        if self._edge is not None:
            self._tell(self._edge[0], "it is said to rest on an entry that it does not name")
        root = _root(self._frontier)
        if not self._flaws and self._record.head(size).root != root:
            self._tell(None, "the stored tree is not the tree of the entries")
        self._roots[size] = root
        origin = self._record.origin()
        for head in held:
            self._compare(head, origin, size)
        flaws = tuple(self._flaws[:_MOST_FAULTS])
        head = Checkpoint(origin=origin, size=size, root=root)
        return Verdict(
            head=head, sealed_bytes=self._bytes, destroyed=len(self._keyless), flaws=flaws
        )

    def _header(self, position: int, raw: bytes) -> Header | None:
        try:
            header = decode_header(raw)
            if encode_header(header) == raw:
                return header
            self._tell(position, "its header is not in canonical form")
        except RecordError as error:
            self._tell(position, str(error))
        return None

    def _key(self, position: int, header: Header, leaf: bytes, key: bytes | None) -> None:
        if key is None:
            self._keyless.append(position)
            self._leaves[position] = leaf.hex()
        elif hashlib.sha256(key).hexdigest() != header.key:
            self._tell(position, "its key is not the one that its header commits to")

    def _targets(self, position: int, header: Header) -> None:
        """Compare the stored edges of an entry with what its header names."""
        stored: list[str] = []
        while self._edge is not None and self._edge[0] <= position:
            if self._edge[0] == position:
                stored.append(self._edge[1])
            else:
                self._tell(self._edge[0], "it is said to rest on an entry that it does not name")
            self._edge = next(self._edges, None)
        if sorted(stored) != sorted(header.about):
            self._tell(position, "the stored links are not those that its header names")

    def _tile(self, level: int, number: int, root: bytes, hashes: bytes) -> None:
        stored = self._stored.pop((level, number), None)
        if stored is None:
            self._tell(None, f"tile {number} of level {level} is missing")
            return
        statement = "SELECT hashes FROM tile WHERE level = ? AND number = ?"
        kept = self._record.store.fetch(statement, (level, number))[0][0]
        if kept != hashes:
            first = next(at for at in range(256) if kept[at * 32 :][:32] != hashes[at * 32 :][:32])
            at = number * 256 + first
            what = "its hash is not the one that the tree was built on"
            self._tell(at if level == 0 else None, what)
        elif stored != root:
            self._tell(
                None, f"the root of tile {number} of level {level} is not that of its hashes"
            )

    def _compare(self, head: Checkpoint, origin: str, size: int) -> None:
        if head.origin != origin:
            self._tell(None, f"the checkpoint is of another log, {head.origin}; this is {origin}")
        elif head.size > size:
            self._tell(
                None,
                f"the record was cut: the checkpoint saw {head.size} entries, there are {size}",
            )
        elif self._roots[head.size] != head.root:
            self._tell(None, f"the first {head.size} entries are not those that the checkpoint saw")

    def _tell(self, position: int | None, what: str) -> None:
        if len(self._flaws) < _MOST_FAULTS:
            self._flaws.append(Flaw(position=position, what=what))


def _written(learnt: int) -> str:
    try:
        return from_micros(learnt)
    except RecordError:
        return ""


def _edges(record: Record) -> Iterator[tuple[int, str]]:
    """Give (entry, leaf that it rests on) of all stored links, in the order of the log."""
    rows = record.store.stream(
        "SELECT a.position, e.leaf FROM about a JOIN entry e ON e.position = a.target "
        "ORDER BY a.position"
    )
    for position, leaf in rows:
        yield position, bytes(leaf).hex()


def _root(frontier: Frontier) -> bytes:
    """Give the root of a tree of which only the right edge is known."""
    found: bytes | None = None
    for hashes in frontier.levels:
        for height in range(8):
            # Each set bit of the size is one complete subtree of the right edge.
            if len(hashes) >> height & 1:
                start = len(hashes) >> (height + 1) << (height + 1)
                peak = tree.reduce_complete(hashes[start : start + (1 << height)])
                found = peak if found is None else tree.node_hash(peak, found)
    return found if found is not None else tree.EMPTY
