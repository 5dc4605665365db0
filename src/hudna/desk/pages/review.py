"""The queue: incidents that wait for a reader, the oldest first, judged one by one or together."""

from hudna.casework import VERDICTS
from hudna.desk.asking import Ask
from hudna.desk.exports import Table
from hudna.desk.pages.incident import judged
from hudna.desk.pages.incidents import OPEN, IncidentRow, IncidentsPage, row_of
from hudna.desk.pages.incidents import table as incidents_table
from hudna.desk.paging import Portion, portion
from hudna.desk.view import View
from hudna.model.values import Value


class ReviewPage(Value, frozen=True, kw_only=True):
    """What the page shows.

    Attributes:
        incidents: The incidents of this portion.
        mine: Leave out those that the viewer has judged already.
        disputed: How many readers differ on.
        verdicts: What can be said of them.
        chosen: Those whose box was ticked in a form that could not be taken.
        typed: What else was typed into it.
    """

    incidents: Portion[IncidentRow]
    mine: bool
    disputed: int
    verdicts: tuple[str, ...]
    chosen: tuple[str, ...]
    typed: dict[str, str]


def load(desk: View, ask: Ask) -> ReviewPage:
    """Give what waits; ``mine=all`` shows also what the viewer has judged."""
    mine = ask.word("mine") != "all"
    cases = [case for case in reversed(desk.cases()) if case.status in OPEN]
    disputed = sum(case.status == "disputed" for case in cases)
    if mine:
        cases = [case for case in cases if ask.viewer.name not in case.standing]
    rows = portion(cases, ask).each(lambda case: row_of(case, desk.packs, ask.viewer))
    return ReviewPage(
        incidents=rows,
        mine=mine,
        disputed=disputed,
        verdicts=VERDICTS,
        chosen=tuple(key.removeprefix("case-") for key in ask.form if key.startswith("case-")),
        typed={key: ask.typed(key) for key in ("verdict", "because")},
    )


def act(desk: View, ask: Ask) -> str:
    """Take one verdict, with one reason, on every incident whose box is ticked."""
    known = {case.id: case for case in desk.cases()}
    chosen = [key.removeprefix("case-") for key in ask.form if key.startswith("case-")]
    judged(desk, ask, [known[id_] for id_ in chosen if id_ in known])
    return f"/{ask.language}/incidents/review" + ("" if ask.word("mine") != "all" else "?mine=all")


def table(page: ReviewPage, ask: Ask) -> Table:
    """Give what waits as rows."""
    whole = IncidentsPage(incidents=page.incidents, sources=(), counts={}, chosen={})
    return incidents_table(whole, ask)
