"""Records to test with: the same tests run on a SQLite file and on a PostgreSQL database."""

import contextlib
import importlib.util
import random
from pathlib import Path

import pytest

from hudna.record.log import Draft, Record
from hudna.record.opening import begin_record, open_record

_SPEC = importlib.util.spec_from_file_location(
    "postgres_server", Path(__file__).parents[1] / "postgres_server.py"
)
postgres_server = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(postgres_server)

START = 1_600_000_000_000_000
"""A day in 2020, in microseconds."""


class Chance:
    """Random bytes that are the same in every run."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)

    def __call__(self, count: int) -> bytes:
        return self._random.randbytes(count)


@pytest.fixture(scope="session")
def server():
    """A PostgreSQL server; without binaries the test is skipped, or fails where it must run."""
    running = postgres_server.started()
    yield running
    running.stop()


@pytest.fixture
def own_server():
    """Starts a server of a test's own inside a folder, and stops it."""

    @contextlib.contextmanager
    def own_server(inside: Path):
        running = postgres_server.started(inside)
        try:
            yield running
        finally:
            running.stop()

    return own_server


@pytest.fixture(params=["sqlite", "postgres"])
def backend(request) -> str:
    """The backend under test."""
    return request.param


@pytest.fixture
def new_place(backend, tmp_path, request):
    """Gives the address of a place where no record is yet."""
    made = iter(range(100))

    def new_place() -> str:
        if backend == "sqlite":
            return str(tmp_path / f"record{next(made)}.db")
        return request.getfixturevalue("server").new_database()

    return new_place


@pytest.fixture
def begin(new_place):
    """Begins records, and closes them when the test ends."""
    opened: list[Record] = []

    def begin(where: str | None = None, seed: int = 1) -> Record:
        record = begin_record(where or new_place(), draw=Chance(seed))
        opened.append(record)
        return record

    yield begin
    for record in opened:
        record.store.close()


@pytest.fixture
def reopen():
    """Opens records that are there, and closes them when the test ends."""
    opened: list[Record] = []

    def reopen(where: str) -> Record:
        record = open_record(where)
        opened.append(record)
        return record

    yield reopen
    for record in opened:
        record.store.close()


@pytest.fixture
def record(begin) -> Record:
    """A new record."""
    return begin()


@pytest.fixture
def chance() -> Chance:
    """Random bytes that are the same in every run."""
    return Chance(7)


@pytest.fixture
def start() -> int:
    """A time for the first entry."""
    return START


@pytest.fixture
def draft():
    """Makes drafts with as little as a test needs to say."""

    def draft(payload: bytes = b"{}", kind: str = "document", **more) -> Draft:
        return Draft(kind=kind, author=more.pop("author", "tester"), payload=payload, **more)

    return draft
