"""What lists keep of a report: enough for a line, not its text."""

from hudna.model.values import Value
from hudna.shelf import Report
from hudna.titles import title_of


class ReportRow(Value, frozen=True, kw_only=True):
    """One report in a list.

    Attributes:
        id: Short name of the document's entry.
        position: Where that entry stands in the log.
        learnt: When the record learnt it.
        title: What to call it; None when it was destroyed.
        language: Of the text.
        outlet: Who published it.
        written: First and last day on which it may have been written.
        statements: How many statements were read out of it.
        events: How many events.
        truces: The truces it speaks of: their refs, or None for unknown ones.
        status: See :attr:`hudna.shelf.Report.status`.
        corrected: A person has put something right in it.
    """

    id: str
    position: int
    learnt: str
    title: str | None
    language: str | None = None
    outlet: str | None = None
    written: tuple[str | None, str | None] = (None, None)
    statements: int = 0
    events: int = 0
    truces: tuple[str | None, ...] = ()
    status: str = "proposed"
    corrected: bool = False


def row_of(report: Report) -> ReportRow:
    """Give the line of a report."""
    document, reading = report.document, report.reading
    if document is None:
        return ReportRow(
            id=report.id,
            position=report.position,
            learnt=report.learnt,
            title=None,
            status="destroyed",
        )
    if reading is None:
        return ReportRow(
            id=report.id,
            position=report.position,
            learnt=report.learnt,
            title=title_of(document),
            language=document.language,
            outlet=document.outlet,
            written=(document.published, document.published),
            status="unread",
        )
    dated = reading.document.dated
    return ReportRow(
        id=report.id,
        position=report.position,
        learnt=report.learnt,
        title=title_of(document),
        language=reading.document.language,
        outlet=document.outlet,
        written=(dated.since, dated.to),
        statements=len(reading.statements),
        events=len(reading.events),
        truces=tuple(truce.ref for truce in reading.truces),
        status=report.status,
        corrected=bool(report.changed_by),
    )
