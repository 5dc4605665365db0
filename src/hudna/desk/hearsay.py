"""What is kept of all reports for the pages of accounts: proposals, events and totals in short.

Whole readings are not kept. A comparison reads again the few reports that it needs.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from copy import copy

from hudna import shelf
from hudna.accounting import Accounts
from hudna.accounts.offers import Joining, Said
from hudna.model.account import Offer
from hudna.model.values import Name, Value
from hudna.packs import Packs
from hudna.record.log import Record

_AFTER_DAYS = 2
"""So long after an event a report may tell of it without naming its day."""

_LONGEST = 3700
"""Days through which reports of an event are looked for: ten years."""

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


Likeness = tuple[str, str | None, str | None, tuple[str, ...]]
"""What makes reports of events tell one: its kind, its days, those in it and its places."""


class Hearsay:
    """What reports say, in short.

    Attributes:
        said: The proposals, by report.
        events: The events, by report.
        days: The day of each report.
        counting: The countries of the totals in each report that has any; empty for unknown ones.
    """

    def __init__(self, packs: Packs) -> None:
        """Begin with nothing heard."""
        self._packs = packs
        self._ear = Accounts(packs)
        self._report_of: dict[str, str] = {}
        self._clear()

    def _clear(self) -> None:
        self.said: dict[str, tuple[Said, ...]] = {}
        self.events: dict[str, tuple[EventRow, ...]] = {}
        self.days: dict[str, str] = {}
        self.counting: dict[str, frozenset[str]] = {}
        self._alike: dict[Likeness, dict[str, EventRow]] = {}
        self._of_role: dict[str, dict[str, EventRow]] = {}
        self._of_day: dict[str, dict[str, None]] = {}
        self._ordered: list[list[EventRow]] | None = None
        self._joining = Joining()
        self._offers: tuple[str, tuple[Offer, ...]] | None = None

    def take(self, report: shelf.Report) -> None:
        """Take one report, in place of what was heard from it before."""
        self._forget(report.id)
        reading = report.reading
        if reading is None:
            return
        name = report.reading_id or report.id
        self._report_of[name] = report.id
        heard = self._ear.heard(reading, name)
        said = tuple(heard.said()) if reading.proposals else ()
        lands = frozenset(self._ear.land(tally) or "" for tally in heard.tallies())
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
        self._keep(report.id, heard.day, said, lands, tuple(events))

    def _keep(
        self,
        report: str,
        day: str | None,
        said: tuple[Said, ...],
        lands: frozenset[str],
        events: tuple[EventRow, ...],
    ) -> None:
        if day:
            self.days[report] = day
            self._of_day.setdefault(day[:10], {})[report] = None
        if said:
            self.said[report], self._offers = said, None
        if lands:
            self.counting[report] = lands
        if events:
            self.events[report], self._ordered = events, None
        for row in events:
            self._alike.setdefault(_like(row), {})[row.id] = row
            for role in row.roles:
                self._of_role.setdefault(role, {})[row.id] = row

    def _forget(self, report: str) -> None:
        day = self.days.pop(report, None)
        if day:
            del self._of_day[day[:10]][report]
        if self.said.pop(report, None):
            self._offers = None
        self.counting.pop(report, None)
        rows = self.events.pop(report, ())
        if rows:
            self._ordered = None
        for row in rows:
            alike = self._alike[_like(row)]
            del alike[row.id]
            if not alike:
                del self._alike[_like(row)]
            for role in row.roles:
                del self._of_role[role][row.id]

    def told_alike(self) -> list[list[EventRow]]:
        """Give the reports of events that tell the same one, the newest event first."""
        if self._ordered is None:
            groups = [list(rows.values()) for key, rows in self._alike.items() if key[3]]
            self._ordered = sorted(groups, key=_newest, reverse=True)
        return self._ordered

    def offers(self, until: str) -> tuple[Offer, ...]:
        """Give the proposals and what became of them up to a day, the newest first."""
        if self._offers is None or self._offers[0] != until:
            said = [each for rows in self.said.values() for each in rows]
            self._offers = until, tuple(reversed(self._joining.offers(said, until)))
        return self._offers[1]

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
        found = [report for day in _days(since, to) for report in self._of_day.get(day, ())]
        likes = (other for role in row.roles for other in self._of_role.get(role, {}).values())
        found += [other.report for other in likes if _meet(row, other)]
        apart = dict.fromkeys([row.report, *found])
        return list(apart)[:_MOST], max(0, len(apart) - _MOST)

    def only(self, kept: Callable[[str], bool]) -> "Hearsay":
        """Give what some reports say, and nothing of the others."""
        part = copy(self)
        part.narrow(kept)
        return part

    def narrow(self, kept: Callable[[str], bool]) -> None:
        """Forget the reports that are not kept; whoever has the same ones keeps them."""
        days, said, counting, events = self.days, self.said, self.counting, self.events
        self._clear()
        for report in filter(kept, dict.fromkeys((*days, *said, *counting, *events))):
            self._keep(
                report,
                days.get(report),
                said.get(report, ()),
                counting.get(report, frozenset()),
                events.get(report, ()),
            )

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


def _like(row: EventRow) -> Likeness:
    return (row.type, row.since, row.to, row.roles)


def _newest(rows: list[EventRow]) -> tuple[str, int, str]:
    return (rows[0].since or "", len({row.report for row in rows}), rows[0].id)


def _days(since: str, to: str) -> list[str]:
    """Give the days from one to another, as many as an event can be vague about."""
    try:
        first, last = dt.date.fromisoformat(since[:10]), dt.date.fromisoformat(to[:10])
    except ValueError:
        return [since[:10]]
    count = min((last - first).days, _LONGEST) + 1
    return [(first + dt.timedelta(days=number)).isoformat() for number in range(count)]


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
