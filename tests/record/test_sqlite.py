"""The file itself: foreign, broken, newer, read-only, and a disk that is full."""

import os
import resource
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from hudna.errors import RecordError, StorageError
from hudna.record import sqlite as room
from hudna.record.opening import begin_record, open_record
from hudna.record.search import search
from hudna.record.sqlite import SQLiteStore
from hudna.record.verify import verify


@pytest.fixture
def backend():
    """These tests are about the file alone."""
    return "sqlite"


def test_a_missing_record_is_not_made_by_asking(tmp_path):
    """A slip in the path must not leave an empty record behind."""
    with pytest.raises(RecordError, match="no record there"):
        open_record(str(tmp_path / "none.db"))
    with pytest.raises(RecordError, match="directory does not exist"):
        begin_record(str(tmp_path / "no" / "r.db"), draw=os.urandom)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty file"),
        (b"The army said so.\n" * 100, "not a record"),
        (b"SQLite form", "not a record|empty"),
    ],
)
def test_what_is_no_database_is_refused_and_left_alone(tmp_path, content, words):
    """A report is not a record."""
    path = tmp_path / "r.db"
    path.write_bytes(content)
    with pytest.raises(RecordError, match=words):
        open_record(str(path))
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path):
    """Its tables are somebody's."""
    path = tmp_path / "r.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE entry (a)")
    other.commit()
    other.close()
    before = path.read_bytes()
    for open_it in (open_record, lambda where: begin_record(where, draw=os.urandom)):
        with pytest.raises(RecordError, match="not a record of Hudna"):
            open_it(str(path))
    assert path.read_bytes() == before


def test_a_record_of_a_newer_version_is_refused_and_left_alone(record, draft, chance, start):
    """An older program must not guess what a newer one wrote."""
    record.append([draft()], learnt=start, draw=chance)
    where = record.store.where
    record.store.close()
    raw = sqlite3.connect(where)
    raw.execute("PRAGMA user_version = 99")
    raw.close()
    for open_it in (open_record, lambda where: begin_record(where, draw=chance)):
        with pytest.raises(RecordError, match="version 99, made by a newer Hudna"):
            open_it(where)


def test_an_older_version_is_brought_up_whole(record, draft, chance, start, monkeypatch):
    """Migrations run in order, in one transaction, and once."""
    record.append([draft()], learnt=start, draw=chance)
    where = record.store.where
    record.store.close()
    steps = [*room.sqlite_steps(), ["CREATE TABLE later (a INTEGER) STRICT"]]
    monkeypatch.setattr(room, "sqlite_steps", lambda: steps)
    monkeypatch.setattr(room, "VERSION", 2)
    for _ in range(2):
        newer = open_record(where)
        assert newer.store.fetch("SELECT count(*) FROM later") == [(0,)]
        assert newer.size() == 1
        newer.store.close()


def test_a_damaged_page_is_told(record, draft, chance, start):
    """A disk that lies is found, and nothing else breaks."""
    record.append([draft(b"%d" % n * 300) for n in range(2000)], learnt=start, draw=chance)
    where = record.store.where
    record.store.close()
    with Path(where).open("r+b") as stream:
        stream.seek(4096 * 40)
        stream.write(b"\xaa" * 4096 * 20)
    try:
        again = open_record(where)
        flaws = verify(again).flaws
    except RecordError as error:
        flaws = "broken" in str(error)
    assert flaws


def test_a_record_that_may_only_be_read_can_be_read(record, draft, chance, start, tmp_path):
    """Evidence on a read-only medium is still evidence."""
    record.append([draft(b'{"text":"a truce"}')], learnt=start, draw=chance)
    record.store.close()
    path = tmp_path / "record0.db"
    if os.geteuid() == 0:  # root may write everywhere: ask for the way a reader would get
        store = SQLiteStore(path)
        store._connection.execute("PRAGMA query_only = 1")
        with pytest.raises(RecordError), store.writing():
            store.execute("INSERT INTO property VALUES ('a', 'b')")
        store.close()
        return
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    again = open_record(str(path))
    assert [hit.position for hit in search(again, "truce", size=1)] == [0]
    assert verify(again).flaws == ()
    tmp_path.chmod(0o755)


FULL = """
import os, resource, sys
from hudna.errors import StorageError
from hudna.record.log import Draft
from hudna.record.opening import begin_record
record = begin_record(sys.argv[1], draw=os.urandom)
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, resource.RLIM_INFINITY))
safe = 0
try:
    while True:
        drafts = [Draft(kind="document", author="a", payload=os.urandom(30_000)) for _ in range(5)]
        safe = record.append(drafts, learnt=1, draw=os.urandom)[-1].position + 1
except StorageError as error:
    print(safe, error)
"""


def test_a_full_disk_is_told_and_nothing_is_half_written(tmp_path):
    """What was acknowledged is safe; the step under way is undone; more room, and it goes on."""
    where = str(tmp_path / "r.db")
    done = subprocess.run(
        [sys.executable, "-c", FULL, where], capture_output=True, text=True, check=True
    )
    safe, words = done.stdout.split(" ", 1)
    assert "full" in words
    record = begin_record(where, draw=os.urandom)
    assert record.size() == int(safe) >= 5
    assert verify(record).flaws == ()
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 2_000_000
    record.store.close()


def test_a_writer_that_waits_too_long_says_so(record, monkeypatch):
    """Another program holds the lock; nothing is lost, and the words say what to do."""
    monkeypatch.setattr(room, "_WAIT_SECONDS", 0.05)
    other = SQLiteStore(Path(record.store.where))
    with (
        record.store.writing(),
        pytest.raises(StorageError, match="try again"),
        other.writing(),
    ):
        pass
    other.close()
