"""The desk beside datasette, over the same rows; and fifty readers while one writer appends.

    pip install datasette            # in an environment of its own: it is no part of this project
    python benchmarks/made_reports.py made.db --reports 100000
    python benchmarks/desk.py made.db --datasette PATH/bin/datasette

Both answer over HTTP on the loopback address from a process of their own, in turns. Pages a second
move with the machine; what travels is the ratio, and the processor time of one page. Datasette is
given what makes it fast: no counts, no facets, no suggestions. With ``--write`` only the second part
runs; it adds reports to the record (a file or a postgresql:// address) and asks for each afterwards.
"""

import argparse
import contextlib
import csv
import http.client
import json
import multiprocessing
import os
import re
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Empty
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from made_reports import reports

from hudna import keeper
from hudna.keeper import Pen
from hudna.monitor import open_reader
from hudna.record.opening import begin_record

READERS = 50
ROUNDS = 5
PAGES = 30


class Server:
    """A server in a process of its own."""

    def __init__(self, command: list[str], port: int) -> None:
        """Start it."""
        self.port = port
        self._process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._line: http.client.HTTPConnection | None = None

    def get(self, path: str) -> tuple[int, bytes]:
        """Ask for a page."""
        for attempt in range(2):
            line = self._line or http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
            self._line = line
            try:
                line.request("GET", path)
                answer = line.getresponse()
                return answer.status, answer.read()
            except (OSError, http.client.HTTPException):
                line.close()
                self._line = None
                if attempt:
                    raise
        raise AssertionError

    def await_answer(self, path: str) -> None:
        """Wait until it answers."""
        for _ in range(600):
            with contextlib.suppress(OSError, http.client.HTTPException):
                if self.get(path)[0] == 200:
                    return
            time.sleep(0.2)
        raise SystemExit(f"no answer on port {self.port}")

    def processor(self) -> float:
        """Give the seconds of processor time that it used so far."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait(30)


def free_port() -> int:
    """Give a port that nobody has."""
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        return made.getsockname()[1]


@contextlib.contextmanager
def desk_over(record: str, count: int | None) -> Iterator[Server]:
    """Open a desk, and wait until it has read all it should."""
    port = free_port()
    command = [str(Path(sys.executable).with_name("hudna")), "desk", "--record", record]
    begun = time.monotonic()
    server = Server([*command, "--port", str(port), "--no-open"], port)
    try:
        server.await_answer("/en/verify.json" if count == 0 else "/en/names.json")
        answered = time.monotonic() - begun
        while count is not None and total(server) < count:
            time.sleep(0.5)
        print(
            f"desk: answers after {answered:.1f} s, all read after {time.monotonic() - begun:.1f} s"
        )
        yield server
    finally:
        server.stop()


def total(server: Server) -> int:
    """Give how many reports the desk has read."""
    return json.loads(server.get("/en/reports.json?per=1")[1])["shown"]["reports"]["total"]


def make_rows(desk: Server, where: Path) -> None:
    """Put the rows of the desk's own lists into a database, with an index for their order."""
    base = sqlite3.connect(where)
    for name in ("reports", "truces", "accounts"):
        raw = desk.get(f"/en/{name}.csv")[1].decode("utf-8-sig").splitlines()
        head, *rows = csv.reader(raw)
        columns = ", ".join(f'"{each}"' for each in head)
        base.execute(f'CREATE TABLE "{name}" (number INTEGER PRIMARY KEY, {columns})')
        marks = ", ".join("?" * len(head))
        fitting = [row for row in rows if len(row) == len(head)]
        base.executemany(
            f'INSERT INTO "{name}" ({columns}) VALUES ({marks})',  # noqa: S608 - our own names
            fitting,
        )
        print(f"{name}: {len(fitting)} rows")
    base.commit()
    base.execute("ANALYZE")
    base.close()


def datasette_over(program: str, where: Path) -> Server:
    """Open datasette with the settings that make it fastest."""
    port = free_port()
    quick = ("suggest_facets off", "default_facet_size 1", "allow_facet off", "num_sql_threads 1")
    settings = [word for each in quick for word in ("--setting", *each.split())]
    return Server([program, "serve", str(where), "--port", str(port), *settings], port)


def asked(server: Server, path: str) -> tuple[float, list[float], int]:
    """Give processor seconds a page, the seconds that each took, and bytes of one."""
    status, raw = server.get(path)
    if status != 200:
        raise SystemExit(f"{path}: {status}")
    times: list[float] = []
    before = server.processor()
    for _ in range(PAGES):
        begun = time.perf_counter()
        server.get(path)
        times.append(time.perf_counter() - begun)
    return (server.processor() - before) / PAGES, times, len(raw)


def p95(times: list[float]) -> float:
    """Give the time within which nineteen of twenty pages came."""
    return statistics.quantiles(times, n=20)[-1]


def compare(desk: Server, other: Server | None) -> None:
    """Print pages a second and p95 of both, in turns, and their ratio."""
    report = json.loads(desk.get("/en/reports.json?per=1&start=500")[1])
    one = report["shown"]["reports"]["items"][0]["id"]
    truce = json.loads(desk.get("/en/truces.json?per=1")[1])["shown"]["truces"]["items"][0]["ref"]
    quick = "_size=50&_nocount=1&_nofacet=1&_nosuggest=1"
    pairs = [
        ("list of reports", "/en/reports", f"/rows/reports?{quick}&_sort_desc=number"),
        ("list, deep in it", "/en/reports?start=5000", f"/rows/reports?{quick}&_next=5000"),
        ("list as JSON", "/en/reports.json", f"/rows/reports.json?{quick}&_sort_desc=number"),
        ("list of truces", "/en/truces", f"/rows/truces?{quick}"),
        ("list of events", "/en/accounts", f"/rows/accounts?{quick}"),
        ("one report", f"/en/report/{one}", "/rows/reports/500"),
        ("one truce", f"/en/truce/{truce}", "/rows/truces/1"),
        ("first page", "/en/now", None),
        ("ruling", "/en/ruling?time=2016-07-07&at=Homs", None),
        ("search", "/en/search?q=ceasefire", None),
        ("proposals", "/en/proposals", None),
        ("counts", "/en/counts", None),
        ("log", "/en/log", None),
    ]
    print(f"{'':18} {'desk':>34}   {'datasette':>34}   pages a second, by time / processor")
    for name, ours, theirs in pairs:
        mine: list[tuple[float, list[float], int]] = []
        its: list[tuple[float, list[float], int]] = []
        for _ in range(ROUNDS):
            mine.append(asked(desk, ours))
            if other is not None and theirs is not None:
                its.append(asked(other, theirs))
        line = f"{name:18} {told(mine):>34}"
        if its:
            ratio = rate(mine) / rate(its)
            spent = processor(its) / max(processor(mine), 1e-9)
            line += f"   {told(its):>34}   {ratio:.1f} x / {spent:.1f} x"
        print(line, flush=True)


Rounds = list[tuple[float, list[float], int]]


def rate(rounds: Rounds) -> float:
    """Give pages a second: the median of the rounds."""
    return statistics.median(PAGES / sum(times) for _, times, _ in rounds)


def processor(rounds: Rounds) -> float:
    """Give processor seconds a page: the median of the rounds."""
    return statistics.median(spent for spent, _, _ in rounds)


def told(rounds: Rounds) -> str:
    """Give rates in words."""
    late = p95([each for _, times, _ in rounds for each in times])
    size = rounds[0][2] / 1000
    return f"{rate(rounds):.0f}/s p95 {late * 1000:.0f} ms {size:.0f} kB"


# ---------------------------------------------------------------- readers and a writer


def read_on(port: int, number: int, until: float, found: Any) -> None:  # noqa: ANN401
    """Be one reader: ask for pages until the end, and tell what went wrong."""
    paths = ("/en/now", "/ar/reports", "/en/truces", "/ar/proposals", "/en/log.json", "/en/accounts",
             "/en/search?q=ceasefire", "/ar/ruling?time=2016-07-07&at=Homs", "/en/counts")  # fmt: skip
    wrong: list[str] = []
    times: list[float] = []
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    step = number
    while time.monotonic() < until:
        path = paths[step % len(paths)]
        step += 1
        begun = time.perf_counter()
        try:
            line.request("GET", path)
            answer = line.getresponse()
            raw = answer.read()
            if answer.status != 200 or not raw:
                wrong.append(f"{path}: {answer.status}")
        except (OSError, http.client.HTTPException) as error:
            wrong.append(f"{path}: {error!r}")
            line.close()
        times.append(time.perf_counter() - begun)
    found.put(("read", wrong, times))


def write_on(record: str, until: float, found: Any) -> None:  # noqa: ANN401
    """Be the one writer: add reports as ``hudna add`` does, and tell which were acknowledged."""
    opened = begin_record(record, draw=os.urandom)
    pen = Pen(author="bench", clock=lambda: time.time_ns() // 1000, draw=os.urandom)
    stamp = str(time.time_ns())
    added: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        packs = open_reader(Path(folder)).packs
        for number, made in enumerate(reports(packs, 20_000)):
            if time.monotonic() >= until:
                break
            fresh = type(made)(
                id=f"{stamp}{number}", text=made.text, outlet=stamp, title=str(number), published=made.published
            )  # fmt: skip
            for one in keeper.add(opened, [fresh], pen, cache_in=Path(folder), jobs=1):
                added += [one.id] if isinstance(one, keeper.Added) else []
    opened.store.close()
    found.put(("wrote", added, []))


def together(record: str, seconds: int) -> None:
    """Let fifty readers read while one writer appends; then ask for everything it added."""
    fork = multiprocessing.get_context("fork")
    with desk_over(record, None) as desk:
        for path in ("/en/now", "/en/proposals"):
            desk.get(path)
        size = json.loads(desk.get("/en/log.json?per=1")[1])["shown"]["size"]
        while json.loads(desk.get("/en/log.json?per=1")[1])["shown"]["size"] != size:
            time.sleep(1)
            size = json.loads(desk.get("/en/log.json?per=1")[1])["shown"]["size"]
        found = fork.Queue()
        until = time.monotonic() + seconds
        work = [fork.Process(target=write_on, args=(record, until, found))]
        work += [
            fork.Process(target=read_on, args=(desk.port, number, until, found))
            for number in range(READERS)
        ]
        for each in work:
            each.start()
        wrong: list[str] = []
        added: list[str] = []
        times: list[float] = []
        for _ in work:
            try:
                kind, told_, took = found.get(timeout=seconds + 300)
            except Empty:
                raise SystemExit("a reader or the writer did not come back") from None
            (added if kind == "wrote" else wrong).extend(told_)
            times += took
        for each in work:
            each.join()
        lost = [name for name in added if desk.get(f"/en/report/{name}.json")[0] != 200]
        print(
            f"{READERS} readers, one writer, {seconds} s: {len(times)} pages, {len(wrong)} errors, "
            f"median {statistics.median(times):.2f} s, p95 {p95(times):.2f} s; "
            f"{len(added)} reports added, {len(lost)} lost"
        )
        for line in sorted(set(wrong))[:10]:
            print("  ", re.sub(r"\s+", " ", line))
        if wrong or lost or not added:
            raise SystemExit(1)


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("record", help="a file, or with --write a postgresql:// address")
    parser.add_argument("--datasette", metavar="PROGRAM")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--seconds", type=int, default=30)
    chosen = parser.parse_args()
    if chosen.write:
        together(chosen.record, chosen.seconds)
        return
    opened = begin_record(chosen.record, draw=os.urandom)
    rows = opened.store.fetch("SELECT count(*) FROM entry WHERE kind = 'document'")
    opened.store.close()
    with desk_over(chosen.record, rows[0][0]) as desk, tempfile.TemporaryDirectory() as folder:
        other = None
        if chosen.datasette:
            where = Path(folder, "rows.db")
            make_rows(desk, where)
            other = datasette_over(chosen.datasette, where)
        try:
            if other is not None:
                other.await_answer("/rows.json")
            compare(desk, other)
        finally:
            if other is not None:
                other.stop()


if __name__ == "__main__":
    main()
