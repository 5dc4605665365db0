"""The file of the accounts: a SQLite database beside the record and never part of it."""

import contextlib
import os
import sqlite3
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Any

from hudna.errors import InputError

VERSION = 1
_APPLICATION = 0x48554454
_WAIT_SECONDS = 30.0
_TABLES = """
CREATE TABLE account (
  name TEXT PRIMARY KEY, roles TEXT NOT NULL, made INTEGER NOT NULL, password TEXT, totp TEXT,
  step INTEGER NOT NULL DEFAULT 0, invitation TEXT, invited_until INTEGER, removed INTEGER,
  last INTEGER
);
CREATE TABLE recovery (account TEXT NOT NULL, digest TEXT NOT NULL);
CREATE TABLE session (
  digest TEXT PRIMARY KEY, account TEXT NOT NULL, stage TEXT NOT NULL, made INTEGER NOT NULL,
  seen INTEGER NOT NULL, held TEXT NOT NULL DEFAULT ''
);
CREATE TABLE failure (what TEXT NOT NULL, at INTEGER NOT NULL);
CREATE INDEX failure_what ON failure (what, at);
CREATE TABLE event (at INTEGER NOT NULL, by TEXT NOT NULL, did TEXT NOT NULL, whom TEXT NOT NULL,
  told TEXT NOT NULL);
CREATE TABLE reading (at INTEGER NOT NULL, by TEXT NOT NULL, page TEXT NOT NULL,
  label TEXT NOT NULL, names TEXT NOT NULL);
CREATE TABLE property (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""

Row = tuple[Any, ...]


class Store:
    """An open file of accounts."""

    def __init__(self, path: Path, *, begin: bool) -> None:
        """Open the file, or make it, readable by its owner alone.

        Raises:
            InputError: It is missing, or is something else.
        """
        if not path.exists():
            if not begin:
                raise InputError(
                    f"{path}: no accounts there; begin with: hudna team add NAME --role admin"
                )
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        try:
            # The desk asks from one thread at a time; tests ask from another than they began in.
            self._connection = sqlite3.connect(
                path, timeout=_WAIT_SECONDS, isolation_level=None, check_same_thread=False
            )
            self._settle(path)
        except sqlite3.Error as error:
            raise InputError(f"{path}: not a file of accounts: {error}") from None

    def _settle(self, path: Path) -> None:
        (application,) = self._connection.execute("PRAGMA application_id").fetchone()
        (tables,) = self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if not tables:
            with self.writing():
                for statement in _TABLES.split(";"):
                    self._connection.execute(statement)
                self._connection.execute(f"PRAGMA application_id = {_APPLICATION}")
                self._connection.execute(f"PRAGMA user_version = {VERSION}")
        elif application != _APPLICATION:
            raise InputError(f"{path}: not a file of accounts")
        # What is deleted is overwritten: codes and sessions leave no trace.
        self._connection.execute("PRAGMA secure_delete = ON")

    def fetch(self, statement: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Give all rows of a query."""
        return self._connection.execute(statement, parameters).fetchall()

    def run(self, statement: str, parameters: Sequence[object] = ()) -> int:
        """Change something; give how many rows were changed."""
        return self._connection.execute(statement, parameters).rowcount

    @contextlib.contextmanager
    def writing(self) -> Generator[None]:
        """Be the one writer until the end; an error undoes everything."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def close(self) -> None:
        """Let go of it."""
        self._connection.close()
