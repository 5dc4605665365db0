"""A real PostgreSQL server of our own for the tests: unix socket only, gone when they end.

Binaries are looked for in ``$HUDNA_POSTGRES_BIN``, beside ``pg_config`` and where Debian puts them.
Started as root, the server runs as an ordinary user, because PostgreSQL refuses root.
"""

import contextlib
import itertools
import os
import pwd
import re
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

OLDEST = 15
REQUIRED = os.environ.get("HUDNA_REQUIRE_POSTGRES") == "1"


def binaries() -> Path | None:
    """Give the folder with the newest PostgreSQL that will do."""
    places = [Path(place) for place in [os.environ.get("HUDNA_POSTGRES_BIN")] if place]
    if shutil.which("pg_config"):
        got = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True, check=False)
        places.append(Path(got.stdout.strip()))
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    places += sorted(debian, key=lambda path: float(path.parent.name), reverse=True)
    for place in places:
        if (place / "initdb").exists() and (place / "postgres").exists():
            said = subprocess.run(
                [place / "postgres", "--version"], capture_output=True, text=True, check=False
            )
            if int(re.findall(r"\d+", said.stdout)[0]) >= OLDEST:
                return place
    return None


def started(inside: Path | None = None) -> "Server":
    """Start a server; without binaries the test is skipped, or fails where it must run."""
    found = binaries()
    if found is not None:
        return Server(found, inside)
    words = "no PostgreSQL 15 or newer: apt-get install postgresql, or set HUDNA_POSTGRES_BIN"
    if REQUIRED:
        pytest.fail(words)
    # Whoever keeps a record in a file needs no server to run the other half of these tests; the
    # checks set HUDNA_REQUIRE_POSTGRES=1, under which nothing is left out.
    pytest.skip(words)


class Server:
    """One server with a folder of its own."""

    def __init__(self, found: Path, inside: Path | None = None) -> None:
        """Make the folder, inside another where one is given, and the cluster, and start it."""
        self.binaries = found
        self.user = _ordinary_user()
        self.folder = Path(tempfile.mkdtemp(prefix="hudna-pg-", dir=inside))
        if self.user:
            shutil.chown(self.folder, self.user)
        self._numbers = itertools.count()
        self._run(
            "initdb", "-D", self.folder / "data", "-U", "hudna", "-A", "trust", "-E", "UTF8",
            "--locale", "C.UTF-8", "--no-sync",
        )  # fmt: skip
        self.start()

    def start(self) -> None:
        """Start the server, after a crash too, and wait until it answers."""
        self._launch()
        end = time.monotonic() + 60
        while True:
            try:
                psycopg.connect(self.address("postgres")).close()
            except psycopg.OperationalError:
                if time.monotonic() > end:
                    raise
                if self._process.poll() is not None:
                    # After a kill its children, each in a session of its own, may live a moment
                    # longer; while they hold its memory, a new server does not start.
                    time.sleep(0.2)
                    self._launch()
                time.sleep(0.05)
            else:
                return

    def _launch(self) -> None:
        self._process = subprocess.Popen(
            [
                self.binaries / "postgres", "-D", self.folder / "data",
                "-c", "listen_addresses=", "-c", f"unix_socket_directories={self.folder}",
                "-c", "max_connections=30", "-c", "shared_buffers=32MB",
                "-c", "max_wal_size=128MB",
            ],
            user=self.user, extra_groups=[] if self.user else None, start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/",
        )  # fmt: skip

    def kill(self) -> None:
        """Kill the server and all its processes at once, as a power cut would."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        time.sleep(0.05)

    def stop(self) -> None:
        """Stop it and remove its folder."""
        self._process.send_signal(signal.SIGINT)
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def address(self, database: str) -> str:
        """Give the address of a database."""
        return f"postgresql:///{database}?host={self.folder}&user=hudna"

    def new_database(self, locale: str = "C.UTF-8", *, inside: Path | None = None) -> str:
        """Make an empty database, its files inside a folder where one is given; give its address."""
        name = f"t{next(self._numbers)}"
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            where = ""
            if inside is not None:
                if self.user:
                    shutil.chown(inside, self.user)
                connection.execute(f"CREATE TABLESPACE in_{name} LOCATION '{inside}'".encode())
                where = f"TABLESPACE in_{name}"
            connection.execute(
                f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' "
                f"LOCALE '{locale}' {where}".encode()
            )
        return self.address(name)

    def drop(self, folder: Path) -> None:
        """Drop the databases inside a folder, and the folder's tablespace."""
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            rows = connection.execute(
                "SELECT d.datname, t.spcname FROM pg_database d JOIN pg_tablespace t "
                "ON t.oid = d.dattablespace WHERE pg_tablespace_location(t.oid) = %s",
                (str(folder),),
            ).fetchall()
            for database, space in rows:
                connection.execute(f"DROP DATABASE {database} WITH (FORCE)".encode())
                connection.execute(f"DROP TABLESPACE {space}".encode())

    def _run(self, program: str, *arguments: object) -> None:
        done = subprocess.run(
            [self.binaries / program, *map(str, arguments)],
            user=self.user, extra_groups=[] if self.user else None,
            capture_output=True, text=True, check=False, cwd="/",
        )  # fmt: skip
        assert done.returncode == 0, done.stderr


def _ordinary_user() -> str | None:
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name).pw_name
    raise AssertionError("no ordinary user to run PostgreSQL as")
