"""The record itself: entries appended in order, found again, and never changed.

Order of commit is order of the log, and the time learnt rises strictly from one append to the
next. What was known at a time is therefore a prefix of the log, for ever.
"""

from collections.abc import Callable, Sequence

from hudna.errors import InputError, RecordError
from hudna.model.values import Value
from hudna.record import names, tree
from hudna.record.batch import KEY_BYTES, Batch, Draft, Placed
from hudna.record.entry import Header, decode_header, unseal
from hudna.record.notes import Checkpoint
from hudna.record.store import Query, Row, Store
from hudna.record.tiles import Frontier, TileReader, load_frontier

Draw = Callable[[int], bytes]
"""Gives so many random bytes: the keys of payloads."""


class Entry(Value, frozen=True, kw_only=True):
    """An entry as the record holds it.

    Attributes:
        position: Its number in the log, from 0.
        leaf: Its leaf hash.
        header: What stays readable.
        header_bytes: The header as hashed.
        sealed: The encrypted payload.
        key: The payload's key; None when the content was destroyed.
    """

    position: int
    leaf: bytes
    header: Header
    header_bytes: bytes
    sealed: bytes
    key: bytes | None

    @property
    def payload(self) -> bytes | None:
        """The content, or None when it was destroyed."""
        return None if self.key is None else unseal(self.header_bytes, self.sealed, self.key)


class Record:
    """A record in a store."""

    def __init__(self, store: Store) -> None:
        """Work on a store; whoever opened it closes it."""
        self.store = store
        self._frontier: Frontier | None = None

    def append(self, drafts: Sequence[Draft], *, learnt: int, draw: Draw) -> list[Placed]:
        """Add entries, all or none, and give their places when they are safe on the disk.

        Args:
            drafts: What to add, in order.
            learnt: Microseconds since 1970; moved on when the record has learnt something since.
            draw: See :data:`Draw`.
        """
        try:
            with self.store.writing():
                return self.append_locked(drafts, learnt=learnt, draw=draw)
        except BaseException:
            self._frontier = None
            raise

    def append_locked(self, drafts: Sequence[Draft], *, learnt: int, draw: Draw) -> list[Placed]:
        """Do what :meth:`append` does, inside the caller's own ``store.writing()``."""
        leaves = sorted({leaf for draft in drafts for leaf in draft.about})
        names = sorted({key for draft in drafts for key in (draft.key, draft.about_key) if key})
        # One trip to the server for all that must be known first.
        queries = [_LAST, *(_known(names) if names else ()), *(_places(leaves) if leaves else ())]
        answers = iter(self.store.fetch_each(queries))
        size, last = _last_of(next(answers))
        known = self._leaves_of(next(answers)) if names else {}
        places = _places_of(leaves, next(answers)) if leaves else {}
        frontier = self._frontier
        if frontier is None or frontier.size != size:
            frontier = self._frontier = load_frontier(self.store)
        micros = max(learnt, last + 1)
        batch = Batch(frontier, micros, known, places)
        batch.write(self.store, drafts, draw(KEY_BYTES * len(drafts)))
        return batch.placed

    def forget_frontier(self) -> None:
        """Drop what is remembered of the tree after a failed write of the caller's own."""
        self._frontier = None

    def size(self, as_of: int | None = None) -> int:
        """Give how many entries the record had learnt at a time; all of them without one."""
        count, last = self._last()
        if as_of is None or last <= as_of:
            return count
        low, high = 0, count - 1
        while low < high:
            middle = (low + high) // 2
            row = self.store.fetch("SELECT learnt FROM entry WHERE position = ?", (middle,))
            low, high = (low, middle) if row[0][0] > as_of else (middle + 1, high)
        return low

    def last_learnt(self) -> int | None:
        """Give the time of the newest entry."""
        size, last = self._last()
        return last if size else None

    def entries(self, start: int, stop: int) -> list[Entry]:
        """Give the entries of a stretch of the log."""
        rows = self.store.fetch(
            f"{_SELECT} WHERE e.position >= ? AND e.position < ? ORDER BY e.position",
            (start, stop),
        )
        return [to_entry(row) for row in rows]

    def headers(self, start: int, stop: int) -> list[tuple[int, Header]]:
        """Give positions and headers of a stretch of the log, without what is sealed."""
        rows = self.store.fetch(
            "SELECT position, header FROM entry WHERE position >= ? AND position < ? "
            "ORDER BY position",
            (start, stop),
        )
        return [(position, decode_header(header)) for position, header in rows]

    def entries_at(self, positions: Sequence[int]) -> list[Entry]:
        """Give the entries at some positions, in order."""
        if not positions:
            return []
        (rows,) = self.store.fetch_each(
            [Query(f"{_SELECT} WHERE e.position IN (*)", (), positions)]
        )
        return sorted(map(to_entry, rows), key=_position)

    def entry(self, position: int) -> Entry:
        """Give one entry."""
        return self.entries(position, position + 1)[0]

    def head(self, size: int | None = None) -> Checkpoint:
        """Give the head of the log, or the head it had at a size."""
        size = self.size() if size is None else size
        return Checkpoint(
            origin=self.origin(), size=size, root=tree.root(size, TileReader(self.store).node)
        )

    def origin(self) -> str:
        """Give the name of this log."""
        rows = self.store.fetch("SELECT value FROM property WHERE name = 'origin'")
        if not rows:
            raise RecordError(f"{self.store.where}: the record has no name; it was never begun")
        return rows[0][0]

    def find(self, name: str, size: int | None = None) -> int:
        """Give the position of the entry with a name, or with the only name that begins so.

        Raises:
            InputError: There is none, or there are several.
        """
        limit = self.size() if size is None else size
        low, high = names.bounds(name)
        rows = self.store.fetch(
            "SELECT position, leaf FROM entry WHERE substr(leaf, 1, 8) >= ? "
            "AND substr(leaf, 1, 8) <= ? AND +position < ? ORDER BY +position LIMIT 50",
            (low[:8], high[:8], limit),
        )
        found = {self.name(position, leaf): position for position, leaf in rows}
        wanted = name.lower().replace("-", "").replace(" ", "")
        exact = [at for full, at in found.items() if full.replace("-", "") == wanted]
        fits = exact or [
            at for full, at in found.items() if full.replace("-", "").startswith(wanted)
        ]
        if len(fits) == 1:
            return fits[0]
        if not fits:
            raise InputError(f"no entry is called {name!r}")
        raise InputError(f"{name!r} may be any of {', '.join(sorted(found)[:5])}; say more of it")

    def name(self, position: int, leaf: bytes) -> str:
        """Give the short name of an entry."""
        return self.names([(position, leaf)])[position]

    def names(self, entries: Sequence[tuple[int, bytes]]) -> dict[int, str]:
        """Give the short names of entries, told by position and leaf, by their positions."""
        found: dict[int, str] = {}
        for low in range(0, len(entries), _NAMED):
            some = entries[low : low + _NAMED]
            blocks = dict.fromkeys(names.block(leaf) for _, leaf in some)
            edges = (edge[:8] for block in blocks for edge in block)
            sharing: dict[bytes, list[tuple[int, bytes]]] = {}
            for position, leaf in self.store.fetch(
                _SHARING * (len(blocks) - 1) + _SHARES, [*edges]
            ):
                sharing.setdefault(leaf[:3], []).append((position, leaf))
            for position, leaf in some:
                earlier = sorted(each for each in sharing[leaf[:3]] if each[0] <= position)
                found[position] = names.named(other for _, other in earlier)[-1]
        return found

    def about(self, positions: Sequence[int], size: int) -> list[tuple[int, int]]:
        """Give (earlier, later) for the entries that rest on some, as far as a size."""
        statement = "SELECT target, position FROM about WHERE target IN (*) AND position < ?"
        (found,) = self.store.fetch_each([Query(statement, (size,), positions)])
        return sorted((target, position) for target, position in found)

    def rested_on(self, start: int, stop: int) -> list[int]:
        """Give the entries before a stretch of the log that entries of it rest on."""
        rows = self.store.fetch(
            "SELECT DISTINCT target FROM about WHERE target < ? AND position >= ? AND position < ?",
            (start, start, stop),
        )
        return sorted(row[0] for row in rows)

    def dependants(self, position: int, size: int) -> list[int]:
        """Give all entries that rest on one, directly or through others, in order."""
        found: set[int] = set()
        edge = [position]
        while edge:
            edge = [later for _, later in self.about(edge, size) if later not in found]
            found.update(edge)
        return sorted(found)

    def places(self, leaves: Sequence[bytes]) -> dict[bytes, int]:
        """Give the positions of leaf hashes that are in the record."""
        (rows,) = self.store.fetch_each(_places(leaves))
        return _places_of(leaves, rows)

    def known(self, keys: Sequence[str]) -> dict[str, tuple[int, bytes]]:
        """Give position and leaf of the contents that are in the record already."""
        (rows,) = self.store.fetch_each(_known(keys))
        return self._leaves_of(rows)

    def _leaves_of(self, known: Sequence[Row]) -> dict[str, tuple[int, bytes]]:
        """Give the leaves beside the positions of known contents."""
        if not known:
            return {}
        query = Query(
            "SELECT position, leaf FROM entry WHERE position IN (*)",
            values=[position for _, position in known],
        )
        leaves = dict(self.store.fetch_each([query])[0])
        return {key: (position, leaves[position]) for key, position in known}

    def _last(self) -> tuple[int, int]:
        """Give the size and the time of the newest entry; far before all times when empty."""
        return _last_of(self.store.fetch(_LAST.statement))


_NAMED = 100
"""Names asked for in one statement."""

_SHARES = (
    "SELECT position, leaf FROM entry WHERE substr(leaf, 1, 8) >= ? AND substr(leaf, 1, 8) <= ?"
)
_SHARING = f"{_SHARES} UNION ALL "


def _position(entry: Entry) -> int:
    return entry.position


_LAST = Query("SELECT position, learnt FROM entry ORDER BY position DESC LIMIT 1")


def _last_of(rows: Sequence[Row]) -> tuple[int, int]:
    return (rows[0][0] + 1, rows[0][1]) if rows else (0, -(1 << 62))


def _known(keys: Sequence[str]) -> list[Query]:
    return [Query("SELECT key, position FROM known WHERE key IN (*)", values=keys)]


def _places(leaves: Sequence[bytes]) -> list[Query]:
    statement = (
        "SELECT leaf, position FROM entry WHERE substr(leaf, 1, 8) IN (*) ORDER BY position DESC"
    )
    return [Query(statement, values=[leaf[:8] for leaf in leaves])]


def _places_of(leaves: Sequence[bytes], rows: Sequence[Row]) -> dict[bytes, int]:
    found: dict[bytes, int] = dict(rows)
    return {leaf: found[leaf] for leaf in leaves if leaf in found}


_SELECT = (
    "SELECT e.position, e.leaf, e.header, e.sealed, s.key "
    "FROM entry e LEFT JOIN secret s ON s.position = e.position"
)


def to_entry(row: Row) -> Entry:
    """Give the entry of a row: position, leaf, header, sealed, key."""
    position, leaf, header, sealed, key = row
    return Entry(
        position=position,
        leaf=leaf,
        header=decode_header(header),
        header_bytes=header,
        sealed=sealed,
        key=key,
    )
