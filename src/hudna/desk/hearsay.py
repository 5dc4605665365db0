"""What is kept of all reports for the pages of accounts: proposals, events and totals in short.

Whole readings are not kept. A comparison reads again the few reports that it needs.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from copy import copy

from hudna import shelf
from hudna.accounting import Accounts
from hudna.accounts.offers import Said
from hudna.model.values import Name, Value
from hudna.packs import Packs
from hudna.record.log import Record

_AFTER_DAYS = 2
"""So long after an event a report may tell of it without naming its day."""

_MOST = 300
"""Reports that one comparison reads again."""


class EventRow(Value, frozen=True, kw_only=True):
    """One event as one report tells it.

    Attributes:
        id: ``ENTRY/e1``.
        report: Short name of the report.
        type: What kind of event.
        since: First day it can have been on; ``to`` the last.
        roles: Ids of those in it and of its places.
        quote: The words.
    """

    id: str
    report: str
    type: str
    since: str | None
    to: str | None
    roles: tuple[str, ...]
    quote: str


class Hearsay:
    """What reports say, in short."""

    def __init__(self, packs: Packs) -> None:
        """Begin with nothing heard."""
        self._packs = packs
        self._ear = Accounts(packs)
        self.said: dict[str, tuple[Said, ...]] = {}
        self.events: dict[str, tuple[EventRow, ...]] = {}
        self.days: dict[str, str] = {}
        self.counting: set[str] = set()
        self._report_of: dict[str, str] = {}

    def take(self, report: shelf.Report) -> None:
        """Take one report, in place of what was heard from it before."""
        for kept in (self.said, self.events, self.days):
            kept.pop(report.id, None)
        self.counting.discard(report.id)
        reading = report.reading
        if reading is None:
            return
        name = report.reading_id or report.id
        self._report_of[name] = report.id
        heard = self._ear.heard(reading, name)
        if heard.day:
            self.days[report.id] = heard.day
        if reading.proposals:
            self.said[report.id] = tuple(heard.said())
        if reading.counts:
            self.counting.add(report.id)
        events: list[EventRow] = []
        for event, item in heard.events():
            when = heard.when(event)
            events.append(
                EventRow(
                    id=item.id,
                    report=report.id,
                    type=event.type,
                    since=when[0] if when else None,
                    to=when[1] if when else None,
                    roles=tuple(sorted(heard.roles(event))),
                    quote=item.quote,
                )
            )
        if events:
            self.events[report.id] = tuple(events)

    def report_of(self, item: str) -> str:
        """Give the report that an item (``ENTRY/p1``) stands in."""
        entry = item.rpartition("/")[0]
        return self._report_of.get(entry, entry)

    def event(self, id_: str) -> EventRow | None:
        """Give an event by ``ENTRY/e1``; the entry is that of the reading or of the report."""
        entry, _, item = id_.rpartition("/")
        rows = self.events.get(self._report_of.get(entry, entry), ())
        return next((row for row in rows if row.id.rpartition("/")[2] == item), None)

    def name(self, ref: str) -> Name:
        """Give what to call an actor or a place: its name, else the words."""
        entry = self._packs.actors.get(ref) or self._packs.places.get(ref)
        if entry is not None:
            return entry.name
        return Name(en=ref) if ref.isascii() else Name(ar=ref)

    def near(self, row: EventRow) -> tuple[list[str], int]:
        """Give the reports that may tell of an event, and how many more there would be.

        They are those of its days or shortly after, and those that tell of its like on its days.
        """
        since, to = row.since or "", _later(row.to or row.since or "", _AFTER_DAYS)
        found = [report for report, day in self.days.items() if since <= day[:10] <= to]
        found += [
            report
            for report, rows in self.events.items()
            if any(_meet(row, other) for other in rows)
        ]
        apart = dict.fromkeys([row.report, *found])
        return list(apart)[:_MOST], max(0, len(apart) - _MOST)

    def only(self, kept: Callable[[str], bool]) -> "Hearsay":
        """Give what some reports say, and nothing of the others."""
        part = copy(self)
        part.said = {report: said for report, said in self.said.items() if kept(report)}
        part.events = {report: rows for report, rows in self.events.items() if kept(report)}
        part.days = {report: day for report, day in self.days.items() if kept(report)}
        part.counting = {report for report in self.counting if kept(report)}
        return part

    def accounts(
        self,
        record: Record,
        reports: Iterable[str],
        size: int,
        allowed: Callable[[int], bool] | None = None,
    ) -> Accounts:
        """Give the accounts of some reports as they stand at a size; see ``take_overrules``."""
        found = Accounts(self._packs)
        for name in list(dict.fromkeys(reports))[:_MOST]:
            report = shelf.report(record, name, size)
            if report.reading is not None:
                found.take_reading(report.reading, report.reading_id or report.id)
        found.take_overrules(record, size, allowed)
        found.size = size
        return found


def _later(day: str, days: int) -> str:
    try:
        return (dt.date.fromisoformat(day) + dt.timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return day


def _meet(one: EventRow, other: EventRow) -> bool:
    if one.since is None or other.since is None:
        return False
    days = one.since <= (other.to or other.since) and other.since <= (one.to or one.since)
    return days and bool(set(one.roles) & set(other.roles))
