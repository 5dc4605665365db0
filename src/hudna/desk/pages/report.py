"""One report: the text with what was read out of it, and why."""

from hudna import keeper, shelf
from hudna.desk.asking import Ask, MissingError
from hudna.desk.state import Desk
from hudna.errors import InputError
from hudna.export.runs import Run, paragraphs
from hudna.keeper import Line
from hudna.model.reading import Reading
from hudna.model.values import Value
from hudna.shelf import Report


class ReportPage(Value, frozen=True, kw_only=True):
    """What the page shows.

    Attributes:
        report: The document and the newest reading of it.
        paragraphs: The text cut into runs, each with what covers it.
        history: The entry of the document and all that rests on it, oldest first.
        leaf: The hash that names the document's entry for ever.
    """

    report: Report
    paragraphs: tuple[tuple[Run, ...], ...]
    history: tuple[Line, ...]
    leaf: str


def load(desk: Desk, ask: Ask) -> ReportPage:
    """Give the report that the address names, by its own short name or one that rests on it."""
    try:
        report = shelf.report(desk.record, ask.path["id"], desk.size)
        shown = keeper.show(desk.record, report.id, size=desk.size)
    except InputError:
        raise MissingError from None
    return ReportPage(
        report=report,
        paragraphs=_cut(report.reading),
        history=(shown.entry, *shown.dependants),
        leaf=shown.leaf,
    )


def _cut(reading: Reading | None) -> tuple[tuple[Run, ...], ...]:
    return tuple(tuple(runs) for runs in paragraphs(reading)) if reading else ()
