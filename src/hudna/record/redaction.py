"""Destroys the content of entries and leaves a tombstone: the hashes hold, the words are gone."""

from collections.abc import Sequence

from hudna.errors import InputError
from hudna.record.log import Draft, Draw, Placed, Record
from hudna.record.search import unindex

_KEPT = ("redaction", "checkpoint")
"""What explains the record itself is never destroyed."""


def redact(
    record: Record, positions: Sequence[int], tombstone: Draft, *, learnt: int, draw: Draw
) -> Placed:
    """Destroy the keys of entries, with their derived words, and say so in the log.

    Args:
        record: Where they are.
        positions: Which.
        tombstone: The redaction entry; what it is about is filled in here.
        learnt: See :meth:`~hudna.record.log.Record.append`.
        draw: See :data:`~hudna.record.log.Draw`.

    Raises:
        InputError: One of them explains the record, or was destroyed before.
    """
    try:
        with record.store.writing():
            placed = _redact(record, positions, tombstone, learnt, draw)
    except BaseException:
        record.forget_frontier()
        raise
    record.store.scrub()
    return placed


def _redact(
    record: Record, positions: Sequence[int], tombstone: Draft, learnt: int, draw: Draw
) -> Placed:
    entries = [record.entry(position) for position in positions]
    for entry in entries:
        name = record.name(entry.position, entry.leaf)
        if entry.header.kind in _KEPT:
            raise InputError(f"{name} is a {entry.header.kind}: it explains the record and stays")
        if entry.key is None:
            raise InputError(f"{name}: its content was destroyed before")
    about = tuple(entry.leaf for entry in entries)
    draft = Draft(kind="redaction", author=tombstone.author, payload=tombstone.payload, about=about)
    (placed,) = record.append_locked([draft], learnt=learnt, draw=draw)
    for entry in entries:
        unindex(record.store, entry)
    gone = [(entry.position,) for entry in entries]
    record.store.execute("DELETE FROM secret WHERE position = ?", gone)
    record.store.execute("DELETE FROM known WHERE position = ?", gone)
    return placed
