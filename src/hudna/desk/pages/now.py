"""Now: which truces are in force, contested or about to run out, and what the record learnt."""

from hudna import rulings
from hudna.desk.asking import Ask
from hudna.desk.exports import Area
from hudna.desk.figures import Figures, figures
from hudna.desk.figures import areas as figured_areas
from hudna.desk.instants import instant_of
from hudna.desk.view import View
from hudna.keeper import Line
from hudna.model.ruling import TruceListed
from hudna.model.values import Value
from hudna.regime.clocks import utc_text

_SOON = 14 * 86_400
_NEWEST = 12
_MOST = 25
"""Truces of one state on this page; the list of truces has all of them."""


class NowPage(Value, frozen=True, kw_only=True):
    """What the page shows.

    Attributes:
        at: The instant it is of.
        in_force: Truces in force then, the first to run out first; as many as a page can show.
        contested: Truces on which claims disagree, likewise.
        unknown: Truces on which too little is known, those first of which somebody spoke last.
        counts: How many there are of each in all.
        expiring: Refs of those that run out within two weeks.
        newest: What the record learnt last.
        reports: How many reports it holds.
        since_visit: What the record learnt since the viewer's last visit; None on the first one.
        figures: The map and the timeline.
        error: The words of the address that were no time.
    """

    at: str
    in_force: tuple[TruceListed, ...]
    contested: tuple[TruceListed, ...]
    unknown: tuple[TruceListed, ...]
    counts: dict[str, int]
    expiring: tuple[TruceListed, ...]
    newest: tuple[Line, ...]
    reports: int
    figures: Figures
    error: str = ""
    since_visit: tuple[Line, ...] | None = None


def load(desk: View, ask: Ask) -> NowPage:
    """Give how truces stand at a time (``at``, else now)."""
    time, error = instant_of(ask)
    found = desk.evidence()
    listed = rulings.roll(found, time).of("in_force", "contested", "unknown")
    by_state = {state: listed.of(state) for state in ("in_force", "contested", "unknown")}
    return NowPage(
        at=utc_text(time),
        in_force=tuple(by_state["in_force"][:_MOST]),
        contested=tuple(by_state["contested"][:_MOST]),
        unknown=tuple(by_state["unknown"].newest()[:_MOST]),
        counts={state: len(some) for state, some in by_state.items()},
        expiring=tuple(listed.expiring(_SOON)[:_MOST]),
        newest=tuple(desk.lines(_NEWEST)),
        reports=len(desk.rows),
        figures=figures(found.regime(), listed.states(), ask, time),
        error=error,
        since_visit=_since(desk, ask),
    )


def _since(desk: View, ask: Ask) -> tuple[Line, ...] | None:
    if ask.seen is None:
        return None
    return tuple(desk.lines(_NEWEST, since=min(ask.seen, desk.size)))


def areas(page: NowPage, ask: Ask) -> list[Area]:
    """Give the map as areas."""
    return figured_areas(page.figures, ask.language)
