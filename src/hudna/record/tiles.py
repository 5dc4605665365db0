"""The tree as it is kept: tiles of 256 hashes, written once when they are full.

A tile of level 0 holds leaf hashes; one of level 1 the roots of 256 tiles of level 0; and so on,
as in C2SP tlog-tiles. What is not yet a full tile is read from the entries themselves.
"""

from collections import OrderedDict
from collections.abc import Sequence

from hudna.record.store import Row, Store
from hudna.record.tree import reduce_complete

WIDTH = 256
_HEIGHT = 8
_CACHED_TILES = 512


class Frontier:
    """The right edge of the tree: for each level the hashes that fill no tile yet."""

    def __init__(self, size: int = 0, levels: list[list[bytes]] | None = None) -> None:
        """Begin at a size, with the hashes that stand beside the full tiles."""
        self.size = size
        self.levels = levels or [[]]

    def add(self, leaf: bytes) -> Sequence[Row]:
        """Add one leaf; give the rows of the tiles that it filled."""
        self.size += 1
        if self.size % WIDTH:
            self.levels[0].append(leaf)
            return ()
        filled: list[Row] = []
        hash_, number = leaf, self.size // WIDTH - 1
        for level, hashes in enumerate(self.levels):
            hashes.append(hash_)
            if len(hashes) < WIDTH:
                return filled
            hash_ = reduce_complete(hashes)
            filled.append((level, number, hash_, b"".join(hashes)))
            hashes.clear()
            number = (number + 1) // WIDTH - 1
        self.levels.append([hash_])
        return filled


def load_frontier(store: Store) -> Frontier:
    """Read the right edge of the stored tree."""
    size = _size(store)
    levels: list[list[bytes]] = []
    above = size
    while True:
        full = above // WIDTH
        levels.append(_row(store, len(levels), full * WIDTH, above - full * WIDTH))
        if not full:
            return Frontier(size, levels)
        above = full


class TileReader:
    """Looks complete subtrees up in the stored tree; give it to :mod:`hudna.record.tree`."""

    def __init__(self, store: Store) -> None:
        """Read from a store."""
        self._store = store
        self._tiles: OrderedDict[tuple[int, int], bytes] = OrderedDict()

    def node(self, level: int, index: int) -> bytes:
        """Give the hash of the complete subtree over leaves [index·2^level, (index+1)·2^level)."""
        row, height = divmod(level, _HEIGHT)
        count = 1 << height
        return reduce_complete(self._hashes(row, index << height, count))

    def _hashes(self, row: int, first: int, count: int) -> list[bytes]:
        """Give aligned neighbours of one row of the tree; a power of two never crosses a tile."""
        number, start = divmod(first, WIDTH)
        tile = self._tile(row, number)
        if tile is None:
            return _row(self._store, row, first, count)
        return [tile[at : at + 32] for at in range(start * 32, (start + count) * 32, 32)]

    def _tile(self, row: int, number: int) -> bytes | None:
        key = (row, number)
        tile = self._tiles.get(key)
        if tile is not None:
            self._tiles.move_to_end(key)
            return tile
        rows = self._store.fetch("SELECT hashes FROM tile WHERE level = ? AND number = ?", key)
        if not rows:
            return None
        self._tiles[key] = rows[0][0]
        if len(self._tiles) > _CACHED_TILES:
            self._tiles.popitem(last=False)
        return rows[0][0]


def _row(store: Store, row: int, first: int, count: int) -> list[bytes]:
    """Give hashes of a row from where they were born: entries, or the tiles one level below."""
    if row == 0:
        statement = "SELECT leaf FROM entry WHERE position >= ? AND position < ? ORDER BY position"
        found = store.fetch(statement, (first, first + count))
    else:
        statement = (
            "SELECT root FROM tile WHERE level = ? AND number >= ? AND number < ? ORDER BY number"
        )
        found = store.fetch(statement, (row - 1, first, first + count))
    return [hash_ for (hash_,) in found]


def _size(store: Store) -> int:
    return store.fetch("SELECT coalesce(max(position) + 1, 0) FROM entry")[0][0]
