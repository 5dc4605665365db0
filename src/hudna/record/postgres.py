"""The record on a PostgreSQL server, for several who write at once.

One advisory lock makes them one after another, so that order of commit is order of the log.
"""

import contextlib
import itertools
from collections.abc import Generator, Iterator, Sequence

import psycopg
from psycopg import errors as pg
from psycopg.conninfo import conninfo_to_dict

from hudna.errors import HudnaError, RecordError, StorageError
from hudna.record.schema import BYTES, INTEGER, TABLES, TEXT, VERSION, postgres_steps
from hudna.record.store import Row

_OLDEST = 15
_LOCK = 0x4855444E
_TYPES = {INTEGER: "int8", BYTES: "bytea", TEXT: "text"}
_STREAMED_ROWS = 500
_COPIED_ROWS = 10
_DERIVED = ("secret", "known", "posting", "form")


class PostgresStore:
    """A record in the schema ``hudna`` of a database."""

    def __init__(self, address: str, *, create: bool = False) -> None:
        """Connect, and make the tables when they are to be made.

        Raises:
            RecordError: The server, its version, its locale or the record in it cannot be used.
        """
        self.where = _spoken(address)
        with _translated(self.where):
            self._connection = psycopg.connect(
                address, autocommit=True, connect_timeout=10, application_name="hudna"
            )
        self._cursors = itertools.count()
        try:
            with _translated(self.where):
                self._check_server()
                self._connection.execute("SET synchronous_commit = on")
                self._connection.execute("SET client_min_messages = warning")
                self._settle(create=create)
                self._connection.execute("SET search_path = hudna")
        except BaseException:
            self._connection.close()
            raise

    def fetch(self, statement: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Give all rows of a query."""
        with _translated(self.where):
            found = self._connection.execute(_dialect(statement), parameters, binary=True)
            return found.fetchall()

    def stream(self, statement: str, parameters: Sequence[object] = ()) -> Iterator[Row]:
        """Give the rows of a query through a cursor on the server."""
        name = f"hudna_{next(self._cursors)}"
        with _translated(self.where), self._connection.cursor(name, binary=True) as cursor:
            cursor.itersize = _STREAMED_ROWS
            cursor.execute(_dialect(statement), parameters)
            yield from cursor

    def insert(self, table: str, rows: Sequence[Row]) -> None:
        """Add whole rows to a table: many with COPY, few without its extra round trips."""
        if len(rows) < _COPIED_ROWS:
            marks = ", ".join("?" * len(TABLES[table]))
            self.execute(f"INSERT INTO {table} VALUES ({marks})", rows)
            return
        types = [_TYPES[kind] for _, kind in TABLES[table]]
        with (
            _translated(self.where),
            self._connection.cursor() as cursor,
            cursor.copy(f"COPY {table} FROM STDIN (FORMAT BINARY)".encode()) as copy,
        ):
            copy.set_types(types)
            for row in rows:
                copy.write_row(row)

    def execute(self, statement: str, rows: Sequence[Sequence[object]] = ((),)) -> None:
        """Run a statement once for each row of parameters."""
        if rows:
            with _translated(self.where), self._connection.cursor() as cursor:
                cursor.executemany(_dialect(statement), rows)

    @contextlib.contextmanager
    def writing(self) -> Generator[None]:
        """Be the one writer until the end, which commits."""
        # The transaction sees what others committed after each statement begins, so the lock
        # comes first and everything read after it is the newest there is.
        with _translated(self.where), self._connection.transaction():
            self._connection.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
            yield

    @contextlib.contextmanager
    def snapshot(self) -> Generator[None]:
        """See one state of the record, whatever others write meanwhile."""
        if self._connection.info.transaction_status != psycopg.pq.TransactionStatus.IDLE:
            yield
            return
        with _translated(self.where), self._connection.transaction():
            self._connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield

    def scrub(self) -> None:
        """Write the tables anew from which rows were deleted; old log segments are the server's."""
        with _translated(self.where):
            for table in _DERIVED:
                self._connection.execute(f"VACUUM FULL {table}".encode())
            with contextlib.suppress(pg.InsufficientPrivilege):
                self._connection.execute("CHECKPOINT")

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()

    def _check_server(self) -> None:
        version = self._connection.info.server_version // 10000
        if version < _OLDEST:
            raise RecordError(f"{self.where}: PostgreSQL {version}; {_OLDEST} or newer is needed")
        row = self._connection.execute(
            "SELECT pg_encoding_to_char(encoding), datcollate, datctype FROM pg_database "
            "WHERE datname = current_database()"
        ).fetchone()
        encoding, *locales = row or ("", "", "")
        if encoding != "UTF8":
            raise RecordError(f"{self.where}: its encoding is {encoding}; UTF8 is needed")
        if {"C", "POSIX"} & set(locales):
            raise RecordError(
                f"{self.where}: its locale is C, under which PostgreSQL takes Arabic letters for "
                "no letters at all and finds nothing, without saying so; make the database with "
                "LOCALE 'C.UTF-8' or a language's own (TEMPLATE template0)"
            )

    def _settle(self, *, create: bool) -> None:
        version = self._version()
        if version > VERSION:
            raise RecordError(
                f"{self.where}: a record of version {version}, made by a newer Hudna; this one "
                f"knows versions up to {VERSION} and leaves it untouched"
            )
        if version == 0 and not create:
            raise RecordError(f"{self.where}: no record there; `hudna add` begins one")
        if version < VERSION:
            self._migrate(postgres_steps())

    def _version(self) -> int:
        """Give the version of the schema, 0 when there is none."""
        rows = self._connection.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname = 'hudna' AND c.relkind = 'r'"
        ).fetchall()
        if not rows:
            return 0
        if ("version",) not in rows:
            raise RecordError(f"{self.where}: its schema hudna is not a record of Hudna")
        row = self._connection.execute("SELECT max(number) FROM hudna.version").fetchone()
        return row[0] if row else 0

    def _migrate(self, steps: Sequence[Sequence[str]]) -> None:
        """Bring the schema to this program's version, whole or not at all."""
        with self.writing():
            self._connection.execute("CREATE SCHEMA IF NOT EXISTS hudna")
            self._connection.execute("SET LOCAL search_path = hudna")
            self._connection.execute(
                "CREATE TABLE IF NOT EXISTS version (number integer PRIMARY KEY)"
            )
            # Another process may have done it while this one waited.
            version = self._version()
            for number, step in enumerate(steps[version or 0 :], (version or 0) + 1):
                for statement in step:
                    self._connection.execute(statement.encode())
                self._connection.execute("INSERT INTO version VALUES (%s)", (number,))


def _dialect(statement: str) -> bytes:
    """Give a statement with this driver's marks for parameters."""
    return statement.replace("?", "%s").encode()


def _spoken(address: str) -> str:
    """Give an address in words, its password left out."""
    try:
        parts = conninfo_to_dict(address)
    except psycopg.Error as error:
        raise RecordError(f"bad address of a PostgreSQL record: {error}".strip()) from None
    host = parts.get("host") or parts.get("hostaddr") or "this machine"
    return f"PostgreSQL database {parts.get('dbname') or '(default)'} on {host}"


@contextlib.contextmanager
def _translated(where: str) -> Generator[None]:
    """Say in the house's words what the server says in its own."""
    try:
        yield
    except HudnaError:
        raise
    except psycopg.Error as error:
        raise _translate(where, error) from error


def _translate(where: str, error: psycopg.Error) -> HudnaError:
    first = str(error).strip().split("\n", 1)[0]
    if isinstance(error, pg.DiskFull):
        return StorageError(
            f"{where}: the disk is full ({first}); nothing of this step was written, what was "
            "acknowledged before is safe"
        )
    if isinstance(error, (pg.RaiseException, psycopg.IntegrityError)):
        return StorageError(f"{where}: refused: {first}")
    if isinstance(error, (pg.AdminShutdown, pg.CrashShutdown)) or (
        isinstance(error, psycopg.OperationalError) and error.sqlstate is None
    ):
        return StorageError(
            f"{where}: the server is out of reach ({first}); what was acknowledged is safe, and "
            "adding the same again adds nothing twice"
        )
    if isinstance(error, (pg.InsufficientPrivilege, pg.UndefinedTable)):
        return RecordError(f"{where}: cannot be used ({first})")
    return StorageError(f"{where}: {first}")
