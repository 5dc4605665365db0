"""One report: the text with what was read out of it, and why."""

from hudna.desk.asking import Ask, FormError, MissingError
from hudna.desk.view import Guard, View
from hudna.export.runs import Run, paragraphs
from hudna.keeper import Line
from hudna.model.reading import Reading
from hudna.model.values import Value
from hudna.shelf import VERDICTS, Report


class ReportPage(Value, frozen=True, kw_only=True):
    """What the page shows.

    Attributes:
        report: The document and the newest reading of it.
        status: How far people stand behind the reading.
        paragraphs: The text cut into runs, each with what covers it.
        history: The entry of the document and all that rests on it, oldest first.
        leaf: The hash that names the document's entry for ever.
        times: What each time means, by its id.
        guard: How guarded it is.
    """

    report: Report
    status: str
    paragraphs: tuple[tuple[Run, ...], ...]
    history: tuple[Line, ...]
    leaf: str
    times: dict[str, str]
    guard: Guard


def load(desk: View, ask: Ask) -> ReportPage:
    """Give the report that the address names, by its own short name or one that rests on it."""
    report = desk.report(ask.path["id"])
    shown = desk.show(report.id)
    return ReportPage(
        report=report,
        status=report.status,
        paragraphs=_cut(report.reading),
        history=(shown.entry, *shown.dependants),
        leaf=shown.leaf,
        guard=desk.guard(report.position),
        times=_times(report.reading),
    )


def act(desk: View, ask: Ask) -> str:
    """Take what a person says of the reading: ``verdict`` and ``because``."""
    report = desk.report(ask.path["id"])
    if report.reading_id is None:
        raise MissingError
    verdict, because = ask.typed("verdict"), ask.typed("because")
    errors: dict[str, str] = {}
    if verdict not in VERDICTS:
        errors["verdict"] = "report.errors.verdict"
    if not because:
        errors["because"] = "base.errors_of.because"
    if errors:
        raise FormError(**errors)
    desk.change("review", report.reading_id, because, {"verdict": verdict})
    return f"/{ask.language}/report/{report.id}#review"


def _cut(reading: Reading | None) -> tuple[tuple[Run, ...], ...]:
    if reading is None:
        return ()
    return tuple(tuple(runs) for runs in paragraphs(reading, findings=True))


def _times(reading: Reading | None) -> dict[str, str]:
    told: dict[str, str] = {}
    for time in reading.times if reading else ():
        since, to = time.since, time.to
        bounds = since if since == to or to is None else f"{since} – {to}"
        told[time.id] = time.duration or bounds or time.text
    return told
