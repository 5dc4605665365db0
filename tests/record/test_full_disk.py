"""A disk that is full under a PostgreSQL server: a small file system of the tests' own."""

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from hudna.errors import StorageError
from hudna.record.log import Draft
from hudna.record.opening import begin_record, open_record
from hudna.record.verify import verify


@contextlib.contextmanager
def small_disk(size: str, ballast: int) -> Iterator[Path]:
    """Give a file system of a size, with a file in it that can be thrown out to make room."""
    # Not below the tests' own folder, which the server's user may not enter.
    folder = Path(tempfile.mkdtemp(prefix="hudna-disk-"))
    made = shutil.which("mount") and os.geteuid() == 0 and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size},mode=755", "tmpfs", folder],
        check=False, capture_output=True,
    ).returncode == 0  # fmt: skip
    if not made:
        # Only root may mount, and not in every container; the checks of an ordinary user do
        # without, for nothing else makes a server's disk full without filling the machine's.
        folder.rmdir()
        pytest.skip("mounting a small file system needs root")
    try:
        (folder / "ballast").write_bytes(bytes(ballast))
        (folder / "data").mkdir()
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)
        folder.rmdir()


def fill(record) -> tuple[int, str]:
    """Append until it fails; give how many entries were acknowledged, and the words."""
    safe = record.size()
    for number in range(10_000):
        drafts = [
            Draft(kind="document", author="a", payload=os.urandom(20_000), key=f"{number} {each}")
            for each in range(5)
        ]
        try:
            safe = record.append(drafts, learnt=1, draw=os.urandom)[-1].position + 1
        except StorageError as error:
            return safe, str(error)
    raise AssertionError("the disk was never full")


def test_a_full_disk_under_the_tables_is_told_and_nothing_is_half_written(server):
    """What was acknowledged is safe; with more room the same connection goes on."""
    with small_disk("40m", 6_000_000) as disk:
        record = begin_record(server.new_database(inside=disk / "data"), draw=os.urandom)
        safe, words = fill(record)
        assert "the disk is full" in words
        assert "nothing of this step was written" in words
        # Even to read, the server may first have to write what it holds in memory.
        (disk / "ballast").unlink()
        assert record.size() == safe >= 5
        assert verify(record).flaws == ()
        record.append(
            [Draft(kind="document", author="a", payload=b"{}")], learnt=1, draw=os.urandom
        )
        assert record.size() == safe + 1
        assert verify(record).flaws == ()
        record.store.close()
        server.drop(disk / "data")


def test_a_full_disk_under_the_whole_server_loses_nothing_that_was_acknowledged(
    own_server,
):
    """The server stops when its own log finds no room; made room for, it starts and goes on."""
    with small_disk("160m", 50_000_000) as disk, own_server(disk) as server:
        where = server.new_database()
        record = begin_record(where, draw=os.urandom)
        safe, words = fill(record)
        assert "full" in words or "out of reach" in words
        record.store.close()
        (disk / "ballast").unlink()
        server.kill()
        server.start()
        again = open_record(where)
        # The last append may have been committed and its word not sent.
        assert safe <= again.size() <= safe + 5
        assert verify(again).flaws == ()
        again.store.close()
