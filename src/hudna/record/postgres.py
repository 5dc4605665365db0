"""The record on a PostgreSQL server, for several who write at once.

One advisory lock makes them one after another, so that order of commit is order of the log.
"""

import contextlib
import itertools
import logging
from collections.abc import Generator, Iterable, Iterator, Sequence

import psycopg
from psycopg import errors as pg
from psycopg.conninfo import conninfo_to_dict

from hudna.errors import HudnaError, RecordError, StorageError
from hudna.record.columns import ARRAYS as _ARRAYS
from hudna.record.columns import array, register
from hudna.record.schema import BYTES, INTEGER, TABLES, TEXT, VERSION, postgres_steps
from hudna.record.store import AMONG, Query, Row, portions

# What the driver would say on standard error besides raising is for those who ask for its log.
logging.getLogger("psycopg").addHandler(logging.NullHandler())

_OLDEST = 15
_LOCK = 0x4855444E
_TYPES = {INTEGER: "int8", BYTES: "bytea", TEXT: "text"}
_STREAMED_ROWS = 500
_SENT_ROWS = 256
"""So many rows go as one statement with the others of their transaction; more go by COPY."""

Sent = tuple[bytes, Sequence[object]]
"""A statement in the driver's words, with its parameters."""

_DERIVED = ("secret", "known", "posting", "form")


def _insert(table: str) -> bytes:
    """Give the statement that adds rows to a table, handed over column by column."""
    arrays = ", ".join("%b" for _ in TABLES[table])
    return f"INSERT INTO {table} SELECT * FROM unnest({arrays})".encode()


_INSERTS = {table: _insert(table) for table in TABLES}


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
        self._queue: list[Sent] = []
        self._in_writing = False
        try:
            with _translated(self.where):
                register(self._connection)
                self._check_server()
                self._connection.execute("SET synchronous_commit = on")
                self._connection.execute("SET client_min_messages = warning")
                self._settle(create=create)
                self._connection.execute("SET search_path = hudna")
                # Plans are kept from when the tables were small or not yet counted, and a scan of
                # the whole log for a few keys is the worst of them; every question has its index.
                self._connection.execute("SET enable_seqscan = off")
                self._connection.execute("SET jit = off")
        except BaseException:
            self._connection.close()
            raise

    def fetch(self, statement: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Give all rows of a query."""
        return self.fetch_each([Query(statement, parameters)])[0]

    def fetch_each(self, queries: Sequence[Query]) -> list[list[Row]]:
        """Give all rows of several queries: in one trip, with what was to be sent before."""
        asked = [(_dialect(query.statement), _all(query)) for query in queries]
        with _translated(self.where):
            if len(asked) == 1 and not self._queue:
                return [self._connection.execute(*asked[0], binary=True).fetchall()]
            return [found.fetchall() for found in self._send(asked)]

    def _send(self, asked: Sequence[Sent] = ()) -> list[psycopg.Cursor[Row]]:
        """Send what waits, and what is asked after it, in one trip."""
        queue, self._queue = self._queue, []
        with self._connection.pipeline():
            for statement, parameters in queue:
                self._connection.execute(statement, parameters)
            return [self._connection.execute(*each, binary=True) for each in asked]

    def stream(self, statement: str, parameters: Sequence[object] = ()) -> Iterator[Row]:
        """Give the rows of a query through a cursor on the server."""
        name = f"hudna_{next(self._cursors)}"
        with _translated(self.where), self._connection.cursor(name, binary=True) as cursor:
            cursor.itersize = _STREAMED_ROWS
            cursor.execute(_dialect(statement), parameters)
            yield from cursor

    def insert(self, table: str, rows: Iterable[Row]) -> None:
        """Add whole rows to a table: many with COPY, few with the next trip."""
        if isinstance(rows, Sequence) and not rows:
            return
        if isinstance(rows, Sequence) and len(rows) <= _SENT_ROWS and self._in_writing:
            kinds = [_ARRAYS[kind] for _, kind in TABLES[table]]
            columns = zip(*rows, strict=True)
            arrays = [make(column) for make, column in zip(kinds, columns, strict=True)]
            self._queue.append((_INSERTS[table], arrays))
            return
        types = [_TYPES[kind] for _, kind in TABLES[table]]
        with _translated(self.where):
            self._send()
            with (
                self._connection.cursor() as cursor,
                cursor.copy(f"COPY {table} FROM STDIN (FORMAT BINARY)".encode()) as copy,
            ):
                copy.set_types(types)
                for portion in portions(rows):
                    for row in portion:
                        copy.write_row(row)

    def execute(self, statement: str, rows: Sequence[Sequence[object]] = ((),)) -> None:
        """Run a statement once for each row of parameters."""
        if self._in_writing and len(rows) <= _SENT_ROWS:
            self._queue += [(_dialect(statement), row) for row in rows]
        elif rows:
            with _translated(self.where), self._connection.cursor() as cursor:
                self._send()
                cursor.executemany(_dialect(statement), rows)

    @contextlib.contextmanager
    def writing(self) -> Generator[None]:
        """Be the one writer until the end, which commits.

        What gives no rows waits for what does, or for the commit: a small append is two trips.
        """
        # The transaction sees what others committed after each statement begins, so the lock
        # comes first and everything read after it is the newest there is.
        self._queue = [(b"BEGIN", ()), (b"SELECT pg_advisory_xact_lock(%s)", (_LOCK,))]
        self._in_writing = True
        try:
            yield
            self._queue.append((b"COMMIT", ()))
            with _translated(self.where):
                self._send()
        except BaseException:
            self._queue.clear()
            self._roll_back()
            raise
        finally:
            self._in_writing = False

    def _roll_back(self) -> None:
        # A server that is gone has undone everything by itself.
        if self._connection.info.transaction_status != psycopg.pq.TransactionStatus.IDLE:
            with contextlib.suppress(psycopg.Error):
                self._connection.execute("ROLLBACK")

    @contextlib.contextmanager
    def snapshot(self) -> Generator[None]:
        """See one state of the record, whatever others write meanwhile."""
        status = self._connection.info.transaction_status
        if self._in_writing or status != psycopg.pq.TransactionStatus.IDLE:
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
        with self.writing(), _translated(self.where):
            self._send()
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
    return statement.replace(AMONG, "= ANY(%b)").replace("?", "%s").encode()


def _all(query: Query) -> Sequence[object]:
    """Give the parameters of a query, the many values as one array before the others."""
    if query.values is None:
        return query.parameters
    return (array(query.values) if query.values else [], *query.parameters)


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
