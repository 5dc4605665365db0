"""The record beside the bare database: appends, verification, proofs, search.

    python benchmarks/record.py [--entries N] [--proofs N] [--postgres ADDRESS]
                                [--postgres-proofs ADDRESS]

Each figure stands beside its yardstick, measured in the same run in turns, because the speed of a
shared machine moves. What travels to other machines is the ratio, the median of those of the rounds.

The yardstick of appends is a bare table of the very bytes that the record keeps of an entry (its
place, leaf, time, kind, header, sealed content, key, and the name under which the content is known),
made beforehand: no sealing, no hashing, no tree, no look whether it is there already. It has the
record's primary key and its index of leaves, but no index of names and no triggers; as many rows a
commit; the same synced disk.
"""

import argparse
import hashlib
import json
import os
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from hudna.record import tree
from hudna.record.log import Draft, Record
from hudna.record.opening import begin_record
from hudna.record.search import catch_up, search
from hudna.record.tiles import TileReader
from hudna.record.verify import verify

ROUNDS = 5
WORDS = ("truce", "ceasefire", "north", "front", "dawn", "shelling", "said", "army", "هدنة", "وقف")


def payload_of(chance: random.Random, size: int) -> bytes:
    """Give the JSON of a document of about so many bytes."""
    words = chance.choices(WORDS, k=size // 8)
    text = " ".join(f"{word}{number}" for number, word in enumerate(words, chance.randrange(1000)))
    return json.dumps({"text": text}, ensure_ascii=False).encode()


def seconds(act: Callable[[], object]) -> float:
    """Give how long an act takes."""
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def drafts_of(payloads: list[bytes], tag: str) -> list[Draft]:
    """Give drafts with keys of their own, as documents have."""
    return [
        Draft(kind="document", author="bench", payload=payload, key=f"{tag} {number}")
        for number, payload in enumerate(payloads)
    ]


def append_all(record: Record, drafts: list[Draft], batch: int) -> None:
    """Append in batches, each safe on the disk before the next."""
    for start in range(0, len(drafts), batch):
        record.append(drafts[start : start + batch], learnt=0, draw=os.urandom)


BARE = (
    ("n", "INTEGER"), ("leaf", "BLOB"), ("learnt", "INTEGER"), ("kind", "TEXT"),
    ("header", "BLOB"), ("sealed", "BLOB"), ("key", "BLOB"), ("name", "TEXT"),
)  # fmt: skip
BareRow = tuple[int, bytes, int, str, bytes, bytes, bytes, str]


class BareSQLite:
    """One table, one index, the same settings: what the record cannot be faster than."""

    def __init__(self, folder: Path, tag: str) -> None:
        """Make the file."""
        self._connection = sqlite3.connect(folder / f"bare-{tag}.db", isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        columns = ", ".join(f"{name} {kind} NOT NULL" for name, kind in BARE)
        self._connection.execute(f"CREATE TABLE e ({columns}, PRIMARY KEY (n)) STRICT")
        self._connection.execute("CREATE INDEX e_leaf ON e (substr(leaf, 1, 8))")

    def insert(self, rows: list[BareRow], batch: int) -> None:
        """Insert in batches, each safe on the disk before the next."""
        statement = f"INSERT INTO e VALUES ({', '.join('?' * len(BARE))})"  # noqa: S608 - as many marks as columns
        for start in range(0, len(rows), batch):
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany(statement, rows[start : start + batch])
            self._connection.execute("COMMIT")


class BarePostgres:
    """The same on a server, with COPY."""

    def __init__(self, address: str, tag: str) -> None:
        """Make the table."""
        import psycopg  # noqa: PLC0415 - an extra

        self._connection = psycopg.connect(address, autocommit=True)
        self._table = f"bare_{tag}"
        types = {"INTEGER": "bigint", "BLOB": "bytea", "TEXT": 'text COLLATE "C"'}
        columns = ", ".join(f"{name} {types[kind]} NOT NULL" for name, kind in BARE)
        for statement in (
            f"CREATE TABLE {self._table} ({columns}, PRIMARY KEY (n))",
            f"ALTER TABLE {self._table} ALTER COLUMN sealed SET STORAGE EXTERNAL",
            f"CREATE INDEX ON {self._table} (substr(leaf, 1, 8))",
        ):
            self._connection.execute(statement.encode())

    def insert(self, rows: list[BareRow], batch: int) -> None:
        """Insert in batches, each safe on the disk before the next."""
        types = {"INTEGER": "int8", "BLOB": "bytea", "TEXT": "text"}
        for start in range(0, len(rows), batch):
            with (
                self._connection.transaction(),
                self._connection.cursor() as cursor,
                cursor.copy(f"COPY {self._table} FROM STDIN (FORMAT BINARY)".encode()) as copy,
            ):
                copy.set_types([types[kind] for _, kind in BARE])
                for row in rows[start : start + batch]:
                    copy.write_row(row)


def bare_rows(record: Record, start: int, names: list[str]) -> list[BareRow]:
    """Give what the record keeps of its entries from one on."""
    return [
        (entry.position, entry.leaf, 0, entry.header.kind, entry.header_bytes, entry.sealed,
         entry.key or b"", name)
        for entry, name in zip(record.entries(start, start + len(names)), names, strict=True)
    ]  # fmt: skip


def bench_appends(
    name: str, record: Record, bare: "BareSQLite | BarePostgres", entries: int
) -> None:
    """Print appends beside bare inserts of the same bytes."""
    chance = random.Random(1)
    for size, batch, count in ((688, 1, 300), (688, 100, entries), (688, 10_000, entries),
                               (4_200, 100, entries // 4), (20_000, 100, entries // 10)):  # fmt: skip
        ours: list[float] = []
        theirs: list[float] = []
        for round_ in range(ROUNDS):
            drafts = drafts_of([payload_of(chance, size) for _ in range(count)],
                               f"{size} {batch} {round_}")  # fmt: skip
            start = record.size()
            ours.append(seconds(lambda: append_all(record, drafts, batch)))  # noqa: B023
            rows = bare_rows(record, start, [draft.key or "" for draft in drafts])
            theirs.append(seconds(lambda: bare.insert(rows, batch)))  # noqa: B023
        mine, other = statistics.median(ours), statistics.median(theirs)
        ratio = statistics.median(one / two for one, two in zip(ours, theirs, strict=True))
        print(
            f"{name:<11} append  {size:>6} B, {batch:>6} a commit: {count / mine:>9,.0f}/s   "
            f"bare {count / other:>9,.0f}/s   {ratio:.2f} times as long"
        )


def bench_verify(name: str, record: Record) -> None:
    """Print verification beside hashing alone of the same bytes."""
    verdict = verify(record)
    ours = [seconds(lambda: verify(record)) for _ in range(ROUNDS)]
    rows = record.store.fetch("SELECT header, sealed FROM entry ORDER BY position")

    def hash_all() -> None:
        for header, sealed in rows:
            hashlib.sha256(b"\0" + header + b"\n" + sealed).digest()

    def read_and_hash() -> None:
        with record.store.snapshot():
            query = "SELECT header, sealed FROM entry ORDER BY position"
            for header, sealed in record.store.stream(query):
                hashlib.sha256(b"\0" + header + b"\n" + sealed).digest()

    alone = [seconds(hash_all) for _ in range(ROUNDS)]
    read = [seconds(read_and_hash) for _ in range(ROUNDS)]
    mega = verdict.sealed_bytes / 1e6
    mine, other, both = map(statistics.median, (ours, alone, read))
    print(
        f"{name:<11} verify  {verdict.head.size:,} entries, {mega:,.0f} MB: {mega / mine:>6,.0f} MB/s"
        f"   hashing alone {mega / other:,.0f} MB/s   reading and hashing {mega / both:,.0f} MB/s"
        f"   {mine / both:.2f} times as long as that"
    )


def bench_proofs(name: str, record: Record, count: int) -> None:
    """Print how long proofs take in a large log that was empty."""
    begun = time.perf_counter()
    for start in range(0, count, 10_000):
        record.append(
            [Draft(kind="document", author="b", payload=b"%d" % n)
             for n in range(start, min(start + 10_000, count))],
            learnt=0, draw=os.urandom,
        )  # fmt: skip
    took = time.perf_counter() - begun
    print(f"{name:<11} {count:,} small entries appended: {count / took:,.0f}/s")
    chance = random.Random(2)
    for what, prove in (
        ("inclusion", lambda node: tree.inclusion(chance.randrange(count), count, node)),
        ("consistency", lambda node: tree.consistency(chance.randrange(1, count), count, node)),
        ("root", lambda node: tree.root(chance.randrange(1, count), node)),
    ):
        cold = [seconds(lambda: prove(TileReader(record.store).node)) for _ in range(300)]  # noqa: B023
        reader = TileReader(record.store)
        warm = [seconds(lambda: prove(reader.node)) for _ in range(300)]  # noqa: B023
        print(
            f"{name:<11} {what:<11} in {count:,}: {statistics.median(cold) * 1e3:.2f} ms, "
            f"slowest of 300 {max(cold) * 1e3:.2f} ms; with tiles kept "
            f"{statistics.median(warm) * 1e3:.2f} ms"
        )
    bench_verify(name, record)


def bench_search(name: str, record: Record) -> None:
    """Print how long the index takes, and a search."""
    done = 0

    def index() -> None:
        nonlocal done
        done = catch_up(record)

    took = seconds(index)
    size = record.size()
    one = seconds(lambda: search(record, "truce12", size=size))
    two = seconds(lambda: search(record, "هدنة7 dawn7", size=size))
    print(
        f"{name:<11} search  {done:,} documents indexed at {done / took:,.0f}/s; "
        f"a word {one * 1e3:.1f} ms, two {two * 1e3:.1f} ms"
    )


def main() -> None:
    """Run all of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=20_000)
    parser.add_argument("--proofs", type=int, default=1_000_000)
    parser.add_argument("--postgres", metavar="ADDRESS", help="an empty database to use")
    parser.add_argument("--postgres-proofs", metavar="ADDRESS", help="another, for the proofs")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        record = begin_record(str(folder / "record.db"), draw=os.urandom)
        bench_appends("sqlite", record, BareSQLite(folder, "a"), options.entries)
        bench_verify("sqlite", record)
        bench_search("sqlite", record)
        record.store.close()
        if options.postgres:
            record = begin_record(options.postgres, draw=os.urandom)
            bench_appends(
                "postgresql", record, BarePostgres(options.postgres, "a"), options.entries
            )
            bench_verify("postgresql", record)
            bench_search("postgresql", record)
            record.store.close()
        if options.proofs:
            record = begin_record(str(folder / "proofs.db"), draw=os.urandom)
            bench_proofs("sqlite", record, options.proofs)
            record.store.close()
        if options.proofs and options.postgres_proofs:
            record = begin_record(options.postgres_proofs, draw=os.urandom)
            bench_proofs("postgresql", record, options.proofs)
            record.store.close()


if __name__ == "__main__":
    main()
