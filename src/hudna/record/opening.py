"""Opens a record wherever it is kept, and begins a new one."""

from pathlib import Path

from hudna.errors import RecordError
from hudna.record.log import Draw, Record
from hudna.record.store import Store

DEFAULT = "hudna.db"
_POSTGRES = ("postgres://", "postgresql://")


def open_record(where: str) -> Record:
    """Open the record in a file, or on a PostgreSQL server for a ``postgresql://`` address.

    Raises:
        RecordError: There is none, or it cannot be used.
    """
    return _whole(open_store(where, create=False))


def begin_record(where: str, *, draw: Draw) -> Record:
    """Open a record, or begin it when there is none.

    Args:
        where: See :func:`open_record`.
        draw: Gives so many random bytes: the log's name.
    """
    store = open_store(where, create=True)
    try:
        if not store.fetch("SELECT 1 FROM property WHERE name = 'origin'"):
            name_log(store, f"hudna.record/{draw(8).hex()}")
    except BaseException:
        store.close()
        raise
    return Record(store)


def name_log(store: Store, origin: str) -> None:
    """Give a new log its name, unless another writer was quicker."""
    with store.writing():
        store.execute(
            "INSERT INTO property VALUES ('origin', ?) ON CONFLICT DO NOTHING", [(origin,)]
        )


def open_store(where: str, *, create: bool) -> Store:
    """Open the place where a record is, or make it."""
    if where.startswith(_POSTGRES):
        # Imported here: the driver is an extra, and a file needs none.
        try:
            from hudna.record.postgres import PostgresStore  # noqa: PLC0415
        except ImportError:
            raise RecordError(
                "a record on PostgreSQL needs the extra: pip install 'hudna[postgres]'"
            ) from None
        return PostgresStore(where, create=create)
    from hudna.record.sqlite import SQLiteStore  # noqa: PLC0415 - a server needs no file

    return SQLiteStore(Path(where), create=create)


def _whole(store: Store) -> Record:
    record = Record(store)
    try:
        record.origin()
    except BaseException:
        store.close()
        raise
    return record
