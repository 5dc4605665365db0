"""Which truces there are at a time, what runs out when, and what is odd about them."""

from hudna.model.ruling import TruceListed, Verdict
from hudna.regime import states, windows
from hudna.regime.clocks import local_text, utc_text
from hudna.regime.docket import Docket
from hudna.regime.judge import Book, worst
from hudna.regime.rules import Asked, Case
from hudna.regime.views import preferred

_NAMES = {"YES": "in_force", "CONTESTED": "contested", "UNKNOWN": "unknown", "NO": "not_in_force"}


def list_truces(
    book: Book, time: int, *, only_then: bool, expiring: int | None = None
) -> tuple[TruceListed, ...]:
    """Gives the truces with their state at a time, the next to run out first.

    Args:
        book: The evidence.
        time: The instant.
        only_then: Leave out those that were not in force then.
        expiring: Only those whose preferred end lies within so many seconds.
    """
    found: list[tuple[float, TruceListed]] = []
    for docket in book.dockets.all:
        verdict = _standing(book, docket, time)
        if only_then and verdict == "NO":
            continue
        end = preferred(book.ground.sides, docket, docket.window().ends)
        runs_out = end.moment.hi if end else None
        if expiring is not None and not (
            verdict != "NO" and runs_out is not None and time < runs_out <= time + expiring
        ):
            continue
        listed = _listed(book, docket, verdict, runs_out, end.moment.zone if end else "")
        found.append((runs_out if runs_out is not None else float("inf"), listed))
    return tuple(listed for _, listed in sorted(found, key=lambda each: (each[0], each[1].ref)))


def _standing(book: Book, docket: Docket, time: int) -> Verdict:
    """Judges time and standing alone: a list asks about no place and no side."""
    case = Case(docket, Asked(time), book.ground, book.dockets)
    findings = [rule(case) for rule in (*states.STANDING, windows.window)]
    return worst(finding for finding in findings if finding is not None)


def _listed(
    book: Book, docket: Docket, verdict: Verdict, runs_out: int | None, zone: str
) -> TruceListed:
    view = book.window(docket.ref)
    return TruceListed(
        ref=docket.ref,
        name=docket.name,
        state=_NAMES[verdict],  # type: ignore[arg-type]
        starts=view.starts,
        ends=view.ends,
        flags=view.flags,
        expires=None if runs_out is None else utc_text(runs_out),
        expires_local=None if runs_out is None else local_text(runs_out, zone),
    )
