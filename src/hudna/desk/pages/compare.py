"""Two accounts of one event side by side; who confirms what, and who is silent."""

from typing import Literal

import msgspec
from msgspec import field

from hudna.desk.asking import Ask, MissingError
from hudna.desk.exports import Table
from hudna.desk.hearsay import EventRow
from hudna.desk.messages import say
from hudna.desk.pages.proposals import called
from hudna.desk.view import View
from hudna.errors import InputError
from hudna.model.account import Cell, Comparison, Topic, Voice
from hudna.model.values import Value

Mark = Literal["says", "denies", "both", "silent"]


class ComparePage(Value, frozen=True, kw_only=True):
    """What the page shows.

    Attributes:
        asked: The event or the two reports, as named in the address.
        error: Key of what is wrong with the address.
        event: The event, when one was named.
        comparison: The accounts; None before anything is asked.
        a: Whose account stands first; ``b`` is the other.
        matrix: For each topic and account, whether it says so, denies it or is silent.
        reports: By the item (``ENTRY/s1``), the report that it stands in.
        left: How many more reports of those days were not read: silence is then no finding.
        statuses: By report, how far people stand behind its reading.
    """

    asked: dict[str, str]
    error: str = ""
    event: EventRow | None = None
    comparison: Comparison | None = None
    a: Voice | None = None
    b: Voice | None = None
    matrix: tuple[tuple[Mark, ...], ...] = ()
    left: int = 0
    reports: dict[str, str] = field(default_factory=dict[str, str])
    statuses: dict[str, str] = field(default_factory=dict[str, str])


def load(desk: View, ask: Ask) -> ComparePage:
    """Give the accounts of an ``event``, or of two reports (``report`` and ``with``)."""
    asked = {key: ask.word(key) for key in ("event", "report", "with", "a", "b")}
    row: EventRow | None = None
    left = 0
    if asked["event"]:
        row = desk.hearsay.event(asked["event"])
        if row is None:
            raise MissingError
        names, (reports, left) = [row.id], desk.hearsay.near(row)
    elif asked["report"] and asked["with"]:
        names = reports = [asked["report"], asked["with"]]
    else:
        return ComparePage(asked=asked)
    try:
        accounts = desk.accounts(reports)
        found = accounts.compare(names if row is not None else accounts.entries)
    except InputError:
        return ComparePage(asked=asked, error="compare.errors.report")
    return msgspec.structs.replace(_page(desk, asked, row, found), left=left)


def _page(
    desk: View, asked: dict[str, str], row: EventRow | None, found: Comparison
) -> ComparePage:
    voices = {voice.ref: voice for voice in found.accounts}
    ordered = list(voices.values())
    a = voices.get(asked["a"]) or next((one for one in ordered if one.ref != asked["b"]), None)
    others = [one for one in ordered if a is None or one.ref != a.ref]
    b = voices.get(asked["b"]) if asked["b"] != (a.ref if a else "") else None
    b = b or next(iter(others), None)
    items = [item for topic in found.topics for cell in topic.cells for item in cell.items]
    reports = {item.id: desk.hearsay.report_of(item.id) for item in items}
    return ComparePage(
        asked=asked,
        event=row,
        comparison=found,
        a=a,
        b=b,
        matrix=tuple(_marks(topic, found.accounts) for topic in found.topics),
        reports=reports,
        statuses={
            report: desk.rows[report].status for report in reports.values() if report in desk.rows
        },
    )


def _marks(topic: Topic, voices: tuple[Voice, ...]) -> tuple[Mark, ...]:
    cells = {cell.by.ref: cell for cell in topic.cells}
    return tuple(_mark(cells.get(voice.ref)) for voice in voices)


def _mark(cell: Cell | None) -> Mark:
    if cell is None:
        return "silent"
    denied = {item.denies for item in cell.items}
    if len(denied) > 1:
        return "both"
    return "denies" if denied == {True} else "says"


def table(page: ComparePage, ask: Ask) -> Table:
    """Give the rows of the comparison, an account a line; silence is a line too."""
    keys = ("topic", "verdict", "by", "mark", "quote", "item", "report")
    rows: list[tuple[str | int | None, ...]] = []
    found = page.comparison
    for number, topic in enumerate(found.topics if found else (), 1):
        verdict = say(ask.language, f"compare.verdicts.{topic.verdict}")
        for cell in topic.cells:
            mark = say(ask.language, f"compare.marks.{_mark(cell)}")
            by = called((cell.by.name,), ask)
            rows += [
                (number, verdict, by, mark, item.quote, item.id, page.reports[item.id])
                for item in cell.items
            ]
        silent = say(ask.language, "compare.marks.silent")
        rows += [
            (number, verdict, called((voice.name,), ask), silent, None, None, None)
            for voice in topic.silent
        ]
    columns = tuple(say(ask.language, f"compare.columns.{key}") for key in keys)
    return Table(name="compare", columns=columns, rows=tuple(rows))
