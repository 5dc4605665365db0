"""Moves a whole record to another place, byte for byte, whichever backend each end has."""

from collections.abc import Iterator

from hudna.errors import RecordError
from hudna.record.log import Record
from hudna.record.notes import Checkpoint
from hudna.record.store import Row, Store

_COPIED = {
    "property": "name = 'origin'",
    "entry": "",
    "secret": "",
    "about": "",
    "origin": "",
    "tile": "",
    "known": "",
}
_ORDER = {"entry": "position", "tile": "level, number"}
_PORTION_BYTES = 8_000_000


def copy(source: Record, target: Store) -> Checkpoint:
    """Copy a record into a store that holds none; give the head, which is the same in both.

    The search index is left to be made again. It is one transaction: all is there, or nothing.

    Raises:
        RecordError: The target holds a record already.
    """
    with source.store.snapshot(), target.writing():
        if target.fetch("SELECT 1 FROM property UNION ALL SELECT 1 FROM entry LIMIT 1"):
            raise RecordError(f"{target.where}: holds a record already; copy to a new place")
        for table, condition in _COPIED.items():
            where = f" WHERE {condition}" if condition else ""
            order = f" ORDER BY {_ORDER[table]}" if table in _ORDER else ""
            rows = source.store.stream(f"SELECT * FROM {table}{where}{order}")
            for portion in _portions(rows):
                target.insert(table, portion)
        head, copied = source.head(), Record(target).head()
        if head != copied:
            raise RecordError(f"{source.store.where}: its tree does not hold; run hudna verify")
    return head


def _portions(rows: Iterator[Row]) -> Iterator[list[Row]]:
    portion: list[Row] = []
    size = 0
    for row in rows:
        portion.append(row)
        size += sum(len(cell) if isinstance(cell, bytes) else 16 for cell in row)
        if size > _PORTION_BYTES:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion
