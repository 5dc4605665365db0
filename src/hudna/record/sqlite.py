"""The record in one SQLite file: write-ahead log, every commit synced to the disk."""

import contextlib
import os
import sqlite3
from collections.abc import Generator, Iterable, Iterator, Sequence
from pathlib import Path

from hudna.errors import HudnaError, RecordError, StorageError
from hudna.record.schema import APPLICATION, TABLES, VERSION, sqlite_steps
from hudna.record.store import AMONG, Query, Row, portions

_WAIT_SECONDS = 60.0
"""How long a writer waits for another one."""

_MOST_MARKS = 500
"""Parameters in one statement."""

_INSERTS = {
    table: f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})"
    for table, columns in TABLES.items()
}


class SQLiteStore:
    """A record in a SQLite file."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        """Open the file, or make it.

        Raises:
            RecordError: It is missing, foreign, broken or newer than this program.
        """
        self.where = str(path)
        if not create and not path.exists():
            raise RecordError(f"{path}: no record there; `hudna add` begins one")
        with _translated(self.where):
            self._connection = _connect(path, create=create)
        try:
            with _translated(self.where):
                self._settle(create=create)
        except BaseException:
            self._connection.close()
            raise

    def fetch(self, statement: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Give all rows of a query."""
        with _translated(self.where):
            return self._connection.execute(statement, parameters).fetchall()

    def fetch_each(self, queries: Sequence[Query]) -> list[list[Row]]:
        """Give all rows of several queries."""
        with _translated(self.where):
            return [self._fetch(query) for query in queries]

    def _fetch(self, query: Query) -> list[Row]:
        if query.values is None:
            return self._connection.execute(query.statement, query.parameters).fetchall()
        rows: list[Row] = []
        for start in range(0, len(query.values), _MOST_MARKS):
            some = query.values[start : start + _MOST_MARKS]
            marks = f"IN ({', '.join('?' * len(some))})"
            statement = query.statement.replace(AMONG, marks)
            rows += self._connection.execute(statement, (*some, *query.parameters)).fetchall()
        return rows

    def stream(self, statement: str, parameters: Sequence[object] = ()) -> Iterator[Row]:
        """Give the rows of a query without holding them all."""
        with _translated(self.where):
            yield from self._connection.execute(statement, parameters)

    def insert(self, table: str, rows: Iterable[Row]) -> None:
        """Add whole rows to a table."""
        with _translated(self.where):
            for portion in portions(rows):
                self._connection.executemany(_INSERTS[table], portion)

    def execute(self, statement: str, rows: Sequence[Sequence[object]] = ((),)) -> None:
        """Run a statement once for each row of parameters."""
        with _translated(self.where):
            self._connection.executemany(statement, rows)

    @contextlib.contextmanager
    def writing(self) -> Generator[None]:
        """Be the one writer until the end, which commits."""
        # IMMEDIATE: a reader that becomes a writer half-way would be refused without waiting.
        with _translated(self.where):
            self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            with _translated(self.where):
                self._connection.execute("COMMIT")
        except BaseException:
            self._roll_back()
            raise

    @contextlib.contextmanager
    def snapshot(self) -> Generator[None]:
        """See one state of the record, whatever others write meanwhile."""
        if self._connection.in_transaction:
            yield
            return
        with _translated(self.where):
            self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._roll_back()

    def scrub(self) -> None:
        """Overwrite what was deleted: freed places are zeroed, the write-ahead log is emptied."""
        with _translated(self.where):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Let go of the file."""
        with contextlib.suppress(sqlite3.Error):
            self._connection.close()

    def _roll_back(self) -> None:
        # After a full disk SQLite may have rolled back by itself.
        if self._connection.in_transaction:
            with contextlib.suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")

    def _settle(self, *, create: bool) -> None:
        version = self._version()
        if version == 0 and create:
            self._migrate(sqlite_steps())
        elif version == 0:
            raise RecordError(f"{self.where}: an empty file, not a record")
        elif version < VERSION:
            self._migrate(sqlite_steps())
        self._connection.execute("PRAGMA query_only = 0")

    def _version(self) -> int:
        """Give the version of the schema, 0 for a file with nothing in it."""
        application = self._connection.execute("PRAGMA application_id").fetchone()[0]
        version = self._connection.execute("PRAGMA user_version").fetchone()[0]
        tables = self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if application == APPLICATION and version > VERSION:
            raise RecordError(
                f"{self.where}: a record of version {version}, made by a newer Hudna; this one "
                f"knows versions up to {VERSION} and leaves it untouched"
            )
        if application != APPLICATION and (tables or version or application):
            raise RecordError(f"{self.where}: a SQLite database, but not a record of Hudna")
        return version

    def _migrate(self, steps: Sequence[Sequence[str]]) -> None:
        """Bring the schema to this program's version, whole or not at all."""
        self._connection.execute("PRAGMA journal_mode = WAL").fetchall()
        with self.writing():
            # Another process may have done it while this one waited.
            version = self._version()
            for step in steps[version:]:
                for statement in step:
                    self._connection.execute(statement)
            self._connection.execute(f"PRAGMA application_id = {APPLICATION}")
            self._connection.execute(f"PRAGMA user_version = {len(steps)}")


def _connect(path: Path, *, create: bool) -> sqlite3.Connection:
    folder = path.resolve().parent
    if create and not folder.is_dir():
        raise RecordError(f"{path}: its directory does not exist")
    mode = "rwc" if create else "rw"
    if not create and not (os.access(path, os.W_OK) and os.access(folder, os.W_OK)):
        mode = "ro" if Path(f"{path}-wal").exists() else "ro&immutable=1"
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}",
        uri=True,
        timeout=_WAIT_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


@contextlib.contextmanager
def _translated(where: str) -> Generator[None]:
    """Say in the house's words what SQLite says in its own."""
    try:
        yield
    except HudnaError:
        raise
    except sqlite3.Error as error:
        raise _translate(where, error) from error


def _translate(where: str, error: sqlite3.Error) -> HudnaError:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return StorageError(
            f"{where}: the disk is full or does not answer ({error}); nothing of this step was "
            "written, what was acknowledged before is safe"
        )
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StorageError(f"{where}: another program has been writing for too long; try again")
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return RecordError(f"{where}: not a record, or a broken one ({error})")
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return RecordError(f"{where}: cannot be opened for this ({error})")
    if name.startswith("SQLITE_CONSTRAINT"):
        return StorageError(f"{where}: refused: {error}")
    return RecordError(f"{where}: {error}")
