"""Killed at any moment under load: nothing acknowledged is lost, and nothing needs repair.

``HUDNA_KILLS=200`` runs two hundred rounds for each backend; twenty without it.
"""

import importlib.util
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from hudna.record.opening import begin_record, open_record
from hudna.record.search import catch_up, search
from hudna.record.verify import verify

ROUNDS = int(os.environ.get("HUDNA_KILLS", "20"))
WRITERS = 2

_SPEC = importlib.util.spec_from_file_location(
    "postgres_server", Path(__file__).parents[1] / "postgres_server.py"
)
postgres_server = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(postgres_server)

WRITER = """
import os, random, sys, time
from hudna.record.log import Draft
from hudna.record.opening import begin_record
from hudna.record.search import catch_up
where, name, seed = sys.argv[1:]
chance = random.Random(seed)
record = begin_record(where, draw=os.urandom)
number = 0
while True:
    batch = range(number, number + chance.choice((1, 1, 5, 40, 300)))
    drafts = [
        Draft(kind="document", author=name, key=f"{name} {n}",
              payload=b'{"text":"truce %d %s"}' % (n, b"x" * chance.randrange(3000)))
        for n in batch
    ]
    record.append(drafts, learnt=time.time_ns() // 1000, draw=os.urandom)
    number = batch[-1] + 1
    sys.stdout.write(f"{batch[0]} {number}\\n")
    sys.stdout.flush()
    if chance.random() < 0.1:
        catch_up(record)
"""


class Load:
    """Writers under way, and what they were told is safe."""

    def __init__(self, where: str, round_: int) -> None:
        self.writers = {
            f"{round_}.{n}": subprocess.Popen(
                [sys.executable, "-c", WRITER, where, f"{round_}.{n}", f"{round_}.{n}"],
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
            for n in range(WRITERS)
        }

    def kill(self) -> list[str]:
        """Kill all writers; give the keys that were acknowledged before."""
        for writer in self.writers.values():
            writer.send_signal(signal.SIGKILL)
        safe: list[str] = []
        for name, writer in self.writers.items():
            told, _ = writer.communicate()
            for line in told.splitlines(keepends=True):
                if line.endswith("\n"):
                    first, end = map(int, line.split())
                    safe += [f"{name} {n}" for n in range(first, end)]
        return safe


def check(where: str, safe: list[str], keep: set[str]) -> int:
    """Open the record as anybody would, and see that all is there and holds."""
    record = open_record(where)
    try:
        known = record.known(safe)
        assert len(known) == len(set(safe)), "an acknowledged entry was lost"
        verdict = verify(record)
        assert verdict.flaws == ()
        assert len(record.known(sorted(keep))) == len(keep)
        return verdict.head.size
    finally:
        record.store.close()


def finish(where: str, kept: set[str]) -> None:
    """See that the index, too, is whole after all that, and that writing goes on."""
    record = begin_record(where, draw=os.urandom)
    try:
        catch_up(record)
        size = record.size()
        assert size >= len(kept) > ROUNDS
        assert len(search(record, "truce", size=size)) == size
        pages = record.store.fetch("PRAGMA quick_check") if not _is_server(where) else [("ok",)]
        assert pages == [("ok",)]
    finally:
        record.store.close()


def _is_server(where: str) -> bool:
    return where.startswith("postgresql")


def test_no_acknowledged_entry_is_lost_when_writers_of_a_file_are_killed(tmp_path):
    """A monitor's laptop loses power while two programs write."""
    where = str(tmp_path / "hudna.db")
    begin_record(where, draw=os.urandom).store.close()
    chance = random.Random(11)
    kept: set[str] = set()
    waiting = 0
    for round_ in range(ROUNDS):
        load = Load(where, round_)
        time.sleep(chance.uniform(0.15, 0.6))
        safe = load.kill()
        waiting += Path(f"{where}-wal").exists()
        check(where, safe, set(chance.sample(sorted(kept), min(len(kept), 200))))
        kept.update(safe)
    assert waiting, "no kill came while the log of the database was in use"
    finish(where, kept)


@pytest.fixture(scope="module")
def server():
    """A server of these tests' own: it is killed again and again."""
    running = postgres_server.started()
    yield running
    running.stop()


def test_no_acknowledged_entry_is_lost_when_server_or_writers_are_killed(server):
    """Every other round the server dies with all its processes, else the writers do."""
    where = server.new_database()
    begin_record(where, draw=os.urandom).store.close()
    chance = random.Random(12)
    kept: set[str] = set()
    for round_ in range(ROUNDS):
        load = Load(where, round_)
        time.sleep(chance.uniform(0.2, 0.7))
        if round_ % 2:
            server.kill()
            safe = load.kill()
            server.start()
        else:
            safe = load.kill()
            _wait_for_quiet(where)
        check(where, safe, set(chance.sample(sorted(kept), min(len(kept), 200))))
        kept.update(safe)
    finish(where, kept)


def _wait_for_quiet(where: str) -> None:
    """A commit that a dead writer had sent may still be under way; it is not awaited for long."""
    with psycopg.connect(where, autocommit=True) as connection:
        end = time.monotonic() + 10
        while time.monotonic() < end:
            row = connection.execute(
                "SELECT count(*) FROM pg_stat_activity "
                "WHERE application_name = 'hudna' AND datname = current_database()"
            ).fetchone()
            if row == (0,):
                return
            time.sleep(0.02)
