"""The reports of the record, the newest first."""

from operator import attrgetter

from hudna.desk.asking import Ask
from hudna.desk.exports import Table
from hudna.desk.messages import say
from hudna.desk.paging import Portion, portion
from hudna.desk.rows import ReportRow
from hudna.desk.view import View
from hudna.model.values import Value


class ReportsPage(Value, frozen=True, kw_only=True):
    """What the page shows.

    Attributes:
        reports: The reports of this portion.
        outlets: All outlets, to choose from.
        chosen: What the list was narrowed to.
    """

    reports: Portion[ReportRow]
    outlets: tuple[str, ...]
    chosen: dict[str, str]


def load(desk: View, ask: Ask) -> ReportsPage:
    """Give the reports that fit the address: ``outlet`` and ``language`` narrow the list."""
    chosen = {key: ask.word(key) for key in ("outlet", "language", "status") if ask.word(key)}
    # Rows stand in the order in which the log learnt of their documents.
    rows = list(reversed(desk.rows.values()))
    for key, value in chosen.items():
        rows = [
            row for row, own in zip(rows, map(attrgetter(key), rows), strict=True) if own == value
        ]
    return ReportsPage(
        reports=portion(rows, ask),
        outlets=desk.outlets,
        chosen=chosen,
    )


def table(page: ReportsPage, ask: Ask) -> Table:
    """Give the reports as rows."""
    keys = ("id", "learnt", "written", "language", "outlet", "title", "statements", "status")
    return Table(
        name="reports",
        columns=tuple(say(ask.language, f"reports.columns.{key}") for key in keys),
        rows=tuple(
            (
                row.id,
                row.learnt,
                row.written[0],
                row.language,
                row.outlet,
                row.title,
                row.statements,
                say(ask.language, f"base.status.{row.status}"),
            )
            for row in page.reports.items
        ),
    )
