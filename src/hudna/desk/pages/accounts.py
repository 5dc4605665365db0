"""What reports tell of: events, the newest first, each a way to the accounts of it; rival counts."""

from collections import Counter

from hudna.desk.asking import Ask
from hudna.desk.exports import Table
from hudna.desk.hearsay import EventRow
from hudna.desk.messages import say
from hudna.desk.pages.proposals import called
from hudna.desk.paging import Portion, portion
from hudna.desk.view import View
from hudna.model.account import Rivals
from hudna.model.values import Name, Value


class Told(Value, frozen=True, kw_only=True):
    """One event as reports tell it.

    Attributes:
        id: ``ENTRY/e1`` of its first report.
        type: What kind of event.
        since: First day it can have been on; ``to`` the last.
        who: Those in it and its places.
        reports: How many reports tell it with the same people, places and days.
        quote: The words of its first report.
    """

    id: str
    type: str
    since: str | None
    to: str | None
    who: tuple[Name, ...]
    reports: int
    quote: str


class AccountsPage(Value, frozen=True, kw_only=True):
    """What the page shows.

    Attributes:
        events: The events of this portion.
        words: What the list was narrowed to.
    """

    events: Portion[Told]
    words: str


def load(desk: View, ask: Ask) -> AccountsPage:
    """Give the events, the newest first; ``q`` narrows the list by words of the reports or names."""
    words = ask.word("q")
    found = desk.hearsay.told_alike()
    if words:
        found = [rows for rows in found if _fits(rows, words.casefold(), desk)]
    part = portion(found, ask).each(lambda rows: _told(rows, desk))
    return AccountsPage(events=part, words=words)


def _told(rows: list[EventRow], desk: View) -> Told:
    first = rows[0]
    return Told(
        id=first.id,
        type=first.type,
        since=first.since,
        to=first.to,
        who=tuple(desk.hearsay.name(ref) for ref in first.roles),
        reports=len({row.report for row in rows}),
        quote=first.quote,
    )


def _fits(rows: list[EventRow], words: str, desk: View) -> bool:
    first = rows[0]
    if words in first.quote.casefold():
        return True
    names = (desk.hearsay.name(ref) for ref in first.roles)
    return any(words in said.casefold() for name in names for said in (name.ar, name.en) if said)


def table(page: AccountsPage, ask: Ask) -> Table:
    """Give the events as rows."""
    keys = ("id", "type", "since", "to", "who", "reports", "quote")
    return Table(
        name="accounts",
        columns=tuple(say(ask.language, f"accounts.columns.{key}") for key in keys),
        rows=tuple(
            (one.id, one.type, one.since, one.to, called(one.who, ask), one.reports, one.quote)
            for one in page.events.items
        ),
    )


class Land(Value, frozen=True, kw_only=True):
    """A country of which somebody reports totals.

    Attributes:
        ref: Its id; empty for totals whose country is not told.
        reports: How many reports have totals of it.
    """

    ref: str
    name: Name | None
    reports: int


class CountsPage(Value, frozen=True, kw_only=True):
    """What the page shows.

    Attributes:
        rivals: The totals of each place, an observer beside the other.
        names: What to call the voices of the matrix, by their ids.
        reports: The reports whose totals stand beside each other here, the newest first.
        lands: The countries to choose from, the most reported first.
        land: The chosen one; None without a choice.
    """

    rivals: tuple[Rivals, ...]
    names: dict[str, Name]
    reports: Portion[str]
    lands: tuple[Land, ...]
    land: str | None = None


_COMPARED, _MOST_COMPARED = 100, 300
"""Reports whose totals are set against each other at a time: each is compared with all others."""


def load_counts(desk: View, ask: Ask) -> CountsPage:
    """Give the totals that observers report, of a country (``place``) or of all."""
    heard = desk.hearsay
    chosen = ask.word("place") if "place" in ask.query else None
    counted = Counter(land for lands in heard.counting.values() for land in lands)
    fitting = [report for report, own in heard.counting.items() if chosen is None or chosen in own]
    fitting.sort(key=lambda report: (heard.days.get(report, ""), report), reverse=True)
    part = portion(fitting, ask, per=_COMPARED, most=_MOST_COMPARED)
    found = desk.accounts(part.items).totals()
    if chosen:
        found = tuple(rivals for rivals in found if rivals.place == chosen)
    refs = {ref for rivals in found for row in rivals.matrix for ref in row[:2]}
    refs |= {rivals.place for rivals in found if rivals.place}
    return CountsPage(
        rivals=found,
        names={ref: heard.name(ref) for ref in sorted(refs)},
        reports=part,
        lands=tuple(
            Land(ref=land, name=heard.name(land) if land else None, reports=count)
            for land, count in sorted(counted.items(), key=lambda each: (-each[1], each[0]))
        ),
        land=chosen,
    )


def table_counts(page: CountsPage, ask: Ask) -> Table:
    """Give the totals as rows."""
    keys = ("place", "by", "what", "bound", "value", "since", "to", "day", "item", "quote")
    return Table(
        name="counts",
        columns=tuple(say(ask.language, f"counts.columns.{key}") for key in keys),
        rows=tuple(
            (
                rivals.place,
                called((voice.name,), ask),
                tally.what,
                tally.bound,
                tally.value,
                tally.since,
                tally.to,
                tally.day,
                tally.id,
                tally.quote,
            )
            for rivals in page.rivals
            for voice, tallies in rivals.series
            for tally in tallies
        ),
    )
