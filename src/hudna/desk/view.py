"""The desk as one person may see it: the one place in which labels are heeded.

Pages get a view and never the desk or the record. Whatever a page shows in whatever format comes
through here; a thing that the person may not see is as absent, and only the log tells that an entry
stands there.
"""

import re
from collections.abc import Iterable, Iterator

from hudna import casework, keeper, labels, shelf
from hudna.accounting import Accounts
from hudna.casework import Case, Typed
from hudna.desk.asking import FormError, MissingError, Viewer
from hudna.desk.hearsay import Hearsay
from hudna.desk.rows import ReportRow
from hudna.desk.state import Desk
from hudna.errors import InputError
from hudna.intake.received import Fault
from hudna.keeper import Line, Pen, Shown
from hudna.model.document import Document
from hudna.model.label import Label
from hudna.model.values import Value
from hudna.reading.reader import DocumentReader
from hudna.record.entry import Kind, to_micros
from hudna.record.notes import Checkpoint
from hudna.record.proof import prove
from hudna.record.verify import Verdict
from hudna.rulings import Evidence
from hudna.shelf import Report
from hudna.team.door import Door

DELAY = 24 * 3600
"""Seconds by which incidents lag behind for the public; it may be more, never less."""

_NAME = re.compile(rb"\b[bdfghjklmnprstvzaiou]{4}(?:-[bdfghjklmnprstvzaiou]{2,4})+\b")
_STEP = 200


class Guard(Value, frozen=True, kw_only=True):
    """How guarded a report or an incident is.

    Attributes:
        label: What it counts as now.
        set: The label that somebody gave it; None when nobody did.
        until: When its embargo ends, RFC 3339 in UTC; None without one, or when it is over.
    """

    label: Label
    set: Label | None = None
    until: str | None = None


class View:
    """What one person may see and do.

    Attributes:
        size: Entries read so far.
        packs: The knowledge packs, which have no labels.
        naming: Finds names of the packs.
        rows: What lists need of each report.
        outlets: All outlets that published one of them.
        hearsay: What reports say of events, totals and proposals.
    """

    def __init__(self, desk: Desk, viewer: Viewer, moment: int, door: Door | None = None) -> None:
        """See a desk as somebody does at a moment (seconds since 1970); a team comes by a door."""
        self._door = door
        self._desk = desk
        self._record = desk.record
        self._viewer = viewer
        self._moment = moment
        self._sight = desk.labels.sight(viewer.sees, moment)
        self._allows = None if self._sight.whole else self._sight.allows
        part = desk.part(self._sight)
        self.rows: dict[str, ReportRow] = part.rows
        self.outlets: tuple[str, ...] = part.outlets
        self.hearsay: Hearsay = part.hearsay
        self.size = desk.size
        self.packs = desk.packs
        self.naming = desk.naming
        self.near = viewer.may_see("restricted")
        """Places, hours and words of incidents may be seen, not only area and day."""

    @property
    def door(self) -> Door:
        """Give the door of the team.

        Raises:
            MissingError: This desk has one person and no door.
        """
        if self._door is None:
            raise MissingError
        return self._door

    # ------------------------------------------------------------ the log

    def lines(self, limit: int, since: int = 0) -> list[Line]:
        """Give the newest entries that may be seen, none of them before a place in the log."""
        found: list[Line] = []
        if self._sight.only:
            places = sorted(at for at in self._sight.listed if since <= at < self.size)[-limit:]
            entries = [self._record.entry(at) for at in places]
            return list(reversed(keeper.lines(self._record, entries, self.size, self._allows)))
        stop = self.size
        while stop > since and len(found) < limit:
            start = max(since, stop - (limit if self._allows is None else _STEP))
            entries = [one for one in self._record.entries(start, stop) if self._may(one.position)]
            newest = entries[-(limit - len(found)) :]
            found += reversed(keeper.lines(self._record, newest, self.size, self._allows))
            stop = start
        return found

    def log(self, size: int, limit: int) -> list[Line]:
        """Give the newest entries of the log; of those that are hidden, that they are there."""
        listed = keeper.listing(self._record, size=size, limit=limit, allowed=self._allows)
        return list(listed)

    def head(self, size: int) -> Checkpoint:
        """Give the head that the log had at a size: a hash, whatever is under it."""
        return self._record.head(size)

    def size_at(self, moment: int) -> int:
        """Give how many entries the record had learnt in a second or before."""
        return min(self.size, self._record.size(moment * 1_000_000 + 999_999))

    def show(self, name: str, size: int | None = None) -> Shown:
        """Give one entry.

        Raises:
            MissingError: There is none that may be seen.
        """
        try:
            size = self.size if size is None else size
            return keeper.show(self._record, name, size=size, allowed=self._allows)
        except InputError:
            raise MissingError from None

    def search(self, words: str, limit: int) -> tuple[int, list[Line]]:
        """Give how many entries that may be seen have all the words, and the first of them."""
        return keeper.search(self._record, words, size=self.size, limit=limit, allowed=self._allows)

    def proof(self, name: str, *, opened: bool) -> str | None:
        """Give the proof of an entry; None while no signed head covers it.

        Raises:
            MissingError: There is no such entry that may be seen.
        """
        position = self.show(name).entry.position
        try:
            note = keeper.newest_note(self._record, self.size)
            return prove(self._record, position, note, opened=opened)
        except InputError:
            return None

    async def verify(self) -> Verdict:
        """Check the hashes of the whole record; no content is told."""
        return await self._desk.verify()

    # ------------------------------------------------------------ reports

    def report(self, name: str, size: int | None = None) -> Report:
        """Give one report by its own short name or by that of what rests on it.

        Raises:
            MissingError: There is none that may be seen.
        """
        try:
            if not self._may(self._record.find(name, self.size)):
                raise MissingError
            report = shelf.report(self._record, name, self.size if size is None else size)
        except InputError:
            raise MissingError from None
        if not self._may(report.position):
            raise MissingError
        return report

    def evidence(self, size: int | None = None) -> Evidence:
        """Give what rulings rest on: of what may be seen now, also when it is asked of earlier."""
        return self._desk.evidence_for(self._sight, size)

    def accounts(self, names: Iterable[str]) -> Accounts:
        """Give the accounts of some reports.

        Raises:
            InputError: One of them is not there, or may not be seen.
        """
        seen: list[str] = []
        for name in names:
            try:
                # What stands among the rows was found to be allowed already.
                entry = name.partition("/")[0]
                seen.append(entry if entry in self.rows else self.report(entry).id)
            except MissingError:
                raise InputError(f"no entry is called {name!r}") from None
        return self.hearsay.accounts(self._record, seen, self.size, self._allows)

    def take(self, document: Document, label: bytes | None) -> keeper.Added | Fault:
        """Take a document in under a label, if it is given one, read it, and give where it stands."""
        return self._desk.take(document, self._pen(), label)

    def change(self, kind: Kind, name: str, because: str, value: object) -> None:
        """Add a word on an entry, with its reason.

        Raises:
            FormError: Rival words stand side by side.
        """
        self.show(name)
        try:
            keeper.change(self._record, kind, name, because, value, self._pen())
        except InputError:
            raise FormError(form="report.errors.rivals") from None

    # ------------------------------------------------------------ incidents

    def cases(self) -> list[Case]:
        """Give the incidents that may be seen, the newest first."""
        return sorted(self._cases(), key=_newest)

    def case(self, name: str) -> Case:
        """Give one incident.

        Raises:
            MissingError: There is none that may be seen.
        """
        found = self._desk.casebook.cases.get(name)
        if found is None or not self._may_know(found):
            raise MissingError
        return found

    def history(self, case: Case) -> tuple[Line, ...]:
        """Give the entry of an incident and all that rests on it, oldest first."""
        if not self.near:
            return ()
        shown = self.show(case.id)
        return (shown.entry, *shown.dependants)

    def leaf(self, case: Case) -> str:
        """Give the hash that names the first entry of an incident."""
        return self._record.entry(case.position).leaf.hex()

    def log_incident(self, typed: Typed, label: bytes | None) -> str:
        """Add an incident, under a label if it is given one; give the short name of its entry."""
        return casework.log(self._record, typed, self._pen(), label)

    def put_right(self, case: Case, typed: Typed, because: str) -> None:
        """Put other words in the place of an incident's.

        Raises:
            FormError: Rival corrections stand side by side.
        """
        try:
            casework.put_right(self._record, case, typed, because, self._pen())
        except InputError:
            raise FormError(form="report.errors.rivals") from None

    def judge(self, cases: list[Case], verdict: str, because: str) -> None:
        """Say the same of some incidents.

        Raises:
            FormError: Rival corrections of one stand side by side.
        """
        try:
            casework.judge(self._record, cases, verdict, because, self._pen())
        except InputError:
            raise FormError(form="report.errors.rivals") from None

    def reader(self) -> DocumentReader:
        """Give the reader of reports, which also reads typed times."""
        return self._desk.reader()

    # ------------------------------------------------------------ labels

    def guard(self, position: int) -> Guard:
        """Give how guarded a report or an incident is."""
        mark = self._desk.labels.marks.get(position)
        until = mark.until if mark is not None else None
        over = until is None or until <= self._moment
        return Guard(
            label=self._desk.labels.of(position, self._moment),
            set=mark.label if mark is not None else None,
            until=None if over or until is None else labels.utc(until),
        )

    def root(self, name: str) -> tuple[str, int]:
        """Give name and place of the report or incident that an entry is of.

        Raises:
            MissingError: There is none that may be seen.
        """
        case = self._desk.casebook.cases.get(name)
        if case is not None:
            return self.case(name).id, case.position
        shown = self.show(name)
        roots = sorted(labels.roots_of(self._record, shown.entry.position))
        if len(roots) != 1 or not self._may(roots[0]):
            raise MissingError
        entry = self._record.entry(roots[0])
        if entry.header.kind not in {"document", "import"}:
            raise MissingError
        return self._record.name(entry.position, entry.leaf), entry.position

    def label(self, name: str, content: bytes) -> None:
        """Give a report or an incident a label: an entry with a reason."""
        labels.put(self._record, name, content, self._pen())

    def sees(self, name: str) -> bool:
        """Tell whether an entry may be seen, as far as its labels were read."""
        return self._may(self._record.find(name))

    def sees_after(self, label: Label, until: str | None) -> bool:
        """Tell whether the viewer may see what gets a label."""
        embargoed = until is not None and not self._viewer.may_see("confidential")
        return self._viewer.may_see(label) and not embargoed

    def guarded_in(self, raw: bytes) -> list[tuple[str, Label]]:
        """Give the confidential and sealed things whose names stand in a page, with their labels."""
        guarded = self._desk.labels.guarded("confidential", self._moment)
        if not guarded:
            return []
        names = {name.decode() for name in _NAME.findall(raw)}
        found: dict[str, Label] = {}
        for name, root in self._desk.names_of(guarded).items():
            if name in names:
                found[self._desk.name_of(root)] = self._desk.labels.of(root, self._moment)
        return sorted(found.items())

    # ------------------------------------------------------------ inside

    def _may(self, position: int) -> bool:
        return self._allows is None or self._allows(position)

    def _cases(self) -> Iterator[Case]:
        return (case for case in self._desk.casebook.cases.values() if self._may_know(case))

    def _may_know(self, case: Case) -> bool:
        if self.near:
            return self._may(case.position)
        late = to_micros(case.learnt) <= (self._moment - DELAY) * 1_000_000
        return late and self._desk.labels.of(case.position, self._moment) == "public"

    def _pen(self) -> Pen:
        return self._desk.pen(self._viewer.name)


def _newest(case: Case) -> int:
    return -case.position
