"""What reports tell of: events, the newest first, each a way to the accounts of it; rival counts."""

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
    groups: dict[tuple[object, ...], list[EventRow]] = {}
    for rows in desk.hearsay.events.values():
        for row in rows:
            groups.setdefault((row.type, row.since, row.to, row.roles), []).append(row)
    words = ask.word("q")
    found = [_told(rows, desk) for rows in groups.values() if rows[0].roles]
    fitting = [one for one in found if _fits(one, words.casefold())]
    fitting.sort(key=_key, reverse=True)
    return AccountsPage(events=portion(fitting, ask), words=words)


def _key(one: Told) -> tuple[str, int, str]:
    return (one.since or "", one.reports, one.id)


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


def _fits(one: Told, words: str) -> bool:
    names = (said for name in one.who for said in (name.ar, name.en) if said)
    return not words or any(words in said.casefold() for said in (one.quote, *names))


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


class CountsPage(Value, frozen=True, kw_only=True):
    """What the page shows.

    Attributes:
        rivals: The totals of each place, an observer beside the other.
        names: What to call the voices of the matrix, by their ids.
    """

    rivals: tuple[Rivals, ...]
    names: dict[str, Name]


def load_counts(desk: View, _ask: Ask) -> CountsPage:
    """Give the totals that observers report."""
    accounts = desk.accounts(sorted(desk.hearsay.counting))
    found = accounts.totals()
    refs = {ref for rivals in found for row in rivals.matrix for ref in row[:2]}
    refs |= {rivals.place for rivals in found if rivals.place}
    return CountsPage(rivals=found, names={ref: desk.hearsay.name(ref) for ref in sorted(refs)})


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
