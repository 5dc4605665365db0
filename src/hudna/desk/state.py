"""What the desk holds between requests: the record, and what was made of it as far as it was read.

Nothing is computed twice over the whole record: a request reads what the log learnt since the
last one. What was known earlier is made once per size and kept for a while.
"""

import gc
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import anyio
import anyio.lowlevel
from anyio import to_thread

from hudna import keeper, rulings, shelf
from hudna.casework import Casebook
from hudna.desk.demo import MOMENT
from hudna.desk.hearsay import Hearsay
from hudna.desk.naming import Naming
from hudna.desk.rows import ReportRow, row_of
from hudna.errors import StorageError
from hudna.intake.received import Fault
from hudna.keeper import Pen
from hudna.labels import Labels, Sight
from hudna.model.document import Document
from hudna.model.label import Label
from hudna.monitor import open_reader
from hudna.packs import Packs
from hudna.reading.reader import DocumentReader
from hudna.record.log import Record
from hudna.record.opening import open_record
from hudna.record.verify import Verdict, verify
from hudna.rulings import Evidence

PORTION = 400
"""Entries read within a request, unless more are left: nobody waits for a long log."""

_SLICE = 40
"""Entries read at a time while others may be asking."""

_PAUSE = 1.0
"""Seconds after which the log is looked at again when nobody asks."""

_KEPT = 4
"""Sizes of the log whose evidence is kept, for questions about what was known earlier."""


class Part(NamedTuple):
    """What the reports say that somebody may see; see the attributes of :class:`Desk`."""

    rows: dict[str, ReportRow]
    outlets: tuple[str, ...]
    hearsay: Hearsay
    evidence: Evidence


class Desk:
    """The state of one desk.

    Attributes:
        record: The record.
        packs: The knowledge packs.
        demo: The record is the sample that comes with the program.
        naming: Finds names of the packs.
        rows: What lists need of each report, by the short name of its document.
        casebook: The incidents, and what people said of each.
        hearsay: What reports say of events, totals and proposals, in short.
        labels: How guarded everything is; :class:`hudna.desk.view.View` heeds them.
        outlets: All outlets that published one of them.
        size: Entries read so far; what a page shows is what was known then.
    """

    def __init__(
        self, record: Record, pen: Pen, cache_in: Path | None, *, demo: bool = False
    ) -> None:
        """Begin with nothing read; :meth:`catch_up` reads."""
        self.record = record
        self.demo = demo
        self.size = 0
        self.rows: dict[str, ReportRow] = {}
        self.casebook = Casebook()
        self.labels = Labels()
        self._names: dict[int, str] = {}
        self._parts: dict[Label, tuple[Sight, int, Part]] = {}
        self.outlets: set[str] = set()
        self._pen = pen
        self._cache_in = cache_in
        self._evidence = rulings.evidence(cache_in, known_truces=True)
        self._earlier: OrderedDict[int, Evidence] = OrderedDict()
        self.packs: Packs = self._evidence.packs
        self.naming = Naming(self.packs)
        self.hearsay = Hearsay(self.packs)
        self._watchers: list[Callable[[shelf.Report], None]] = [self.hearsay.take]

    def watch(self, watcher: Callable[[shelf.Report], None]) -> None:
        """Call somebody with every report that is new or changed from now on."""
        self._watchers.append(watcher)

    def moment(self) -> int:
        """Give the time in seconds since 1970; over the sample, the one its pages are of."""
        return MOMENT if self.demo else self._pen.clock() // 1_000_000

    def reader(self) -> DocumentReader:
        """Give the reader of reports."""
        return open_reader(self._cache_in)

    def draw(self, count: int) -> bytes:
        """Give random bytes."""
        return self._pen.draw(count)

    def pen(self, author: str) -> Pen:
        """Give what writing in somebody's name takes."""
        return Pen(author=author, clock=self._pen.clock, draw=self._pen.draw)

    def catch_up_soon(self) -> int:
        """Read the little that is new; of a long log a slice, the rest is for :meth:`keep_up`."""
        left = self.record.size() - self.size
        return self.catch_up(PORTION if left <= PORTION else _SLICE)

    def catch_up(self, portion: int = PORTION) -> int:
        """Read what the log learnt since; give how many entries are left to read."""
        size = self.record.size()
        self.labels.catch_up(self.record)
        if size > self.size:
            stop = min(size, self.size + portion)
            for report in shelf.reports(self.record, self.size, stop):
                row = self.rows[report.id] = row_of(report)
                if row.outlet:
                    self.outlets.add(row.outlet)
                self._evidence.take_report(report)
                for watcher in self._watchers:
                    watcher(report)
            self.casebook.take(self.record, self.size, stop)
            self._evidence.stand_at(self.record, stop)
            self.size = stop
        return size - self.size

    def part(self, sight: Sight) -> Part:
        """Give what the reports say that somebody may see; made once for all who see the same."""
        if sight.whole:
            return Part(self.rows, tuple(sorted(self.outlets)), self.hearsay, self._evidence)
        kept = self._parts.get(sight.sees)
        if kept is None or kept[0] is not sight or kept[1] != self.size:
            rows = {id_: row for id_, row in self.rows.items() if sight.allows(row.position)}
            part = Part(
                rows=rows,
                outlets=tuple(sorted({row.outlet for row in rows.values() if row.outlet})),
                hearsay=self.hearsay.only(rows.__contains__),
                evidence=self._evidence.only(rows.__contains__),
            )
            kept = self._parts[sight.sees] = (sight, self.size, part)
        return kept[2]

    def evidence_for(self, sight: Sight, size: int | None = None) -> Evidence:
        """Give what rulings of somebody rest on: all of it, or what the first entries tell.

        What may be seen is what may be seen now: no earlier size of the log opens anything.
        """
        if size is None or size == self.size:
            return self.part(sight).evidence
        whole = self.evidence(size)
        return whole if sight.whole else whole.only(self.part(sight).rows.__contains__)

    def take(self, document: Document, pen: Pen, label: bytes | None) -> keeper.Added | Fault:
        """Take a document in, under a label if it is given one, read it, and give where it stands."""
        taken = keeper.add(
            self.record, [document], pen, cache_in=self._cache_in, jobs=1, label=label
        )
        outcome = list(taken)
        return next((one for one in outcome if isinstance(one, keeper.Added)), outcome[0])

    def evidence(self, size: int | None = None) -> Evidence:
        """Give what rulings rest on: all of it, or what the first ``size`` entries tell."""
        if size is None or size == self.size:
            return self._evidence
        if size not in self._earlier:
            self._earlier[size] = self._evidence.earlier(self.record, size)
            if len(self._earlier) > _KEPT:
                self._earlier.popitem(last=False)
        self._earlier.move_to_end(size)
        return self._earlier[size]

    def name_of(self, position: int) -> str:
        """Give the short name of an entry; it never changes."""
        if position not in self._names:
            leaf = self.record.entry(position).leaf
            self._names[position] = self.record.name(position, leaf)
        return self._names[position]

    def names_of(self, roots: frozenset[int]) -> dict[str, int]:
        """Give the names of some labelled things and of all that rests on them, each with its root."""
        found = {self.name_of(root): root for root in roots}
        for position, above in self.labels.resting():
            for root in above & roots:
                found[self.name_of(position)] = root
        return found

    async def verify(self) -> Verdict:
        """Check the whole record beside the requests, through a connection of its own."""
        return await to_thread.run_sync(self._verified)

    def _verified(self) -> Verdict:
        record = open_record(self.record.store.where)
        try:
            return verify(record)
        finally:
            record.store.close()

    async def keep_up(self, told: Callable[[int, int], None] | None = None) -> None:
        """Read the log between requests, for as long as the desk is open.

        Args:
            told: Called with how many entries were read and how many are left, until none is left;
                a desk that stays open long has somebody to tell.
        """
        settled = False
        while True:
            try:
                left = self.catch_up(_SLICE)
            except StorageError:
                left = 0  # the next request says so, if it lasts
            if told is not None and not settled:
                told(self.size, left)
            if left:
                await anyio.lowlevel.checkpoint()
                continue
            if told is not None and not settled:
                self._settle()
            settled = True
            await anyio.sleep(_PAUSE)

    def _settle(self) -> None:
        """Make what every page needs, and take the many things read so far for lasting."""
        self._evidence.regime()
        gc.collect()
        # Otherwise the collector looks through all of them again and again.
        gc.freeze()

    def head(self) -> str:
        """Give the root over what was read so far, hexadecimal."""
        return self.record.head(self.size).root.hex()
