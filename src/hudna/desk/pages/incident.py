"""One incident: what was told, what it was taken to mean, who said what of it, its whole history."""

from hudna import casework
from hudna.casework import VERDICTS, Case, Opinion
from hudna.desk.asking import Ask, FormError
from hudna.desk.pages.incidents import IncidentRow, row_of
from hudna.desk.view import Guard, View
from hudna.keeper import Line
from hudna.model.values import Value


class IncidentPage(Value, frozen=True, kw_only=True):
    """What the page shows.

    Attributes:
        row: The incident.
        notes: The list's own words about it.
        opinions: What readers said of it, oldest first.
        missing: How many more readers must say ``verified`` before it is called so.
        wrote: The viewer logged it or put it right, and is none of those readers.
        history: Its entry and all that rests on it, oldest first.
        leaf: The hash that names its first entry for ever.
        guard: How guarded it is.
    """

    row: IncidentRow
    notes: str
    opinions: tuple[Opinion, ...]
    missing: int
    wrote: bool
    history: tuple[Line, ...]
    leaf: str
    guard: Guard


def asked(desk: View, ask: Ask) -> Case:
    """Give the case that the address names.

    Raises:
        MissingError: There is none, or none that the viewer may know of.
    """
    return desk.case(ask.path["incident"])


def load(desk: View, ask: Ask) -> IncidentPage:
    """Give the incident that the address names."""
    case = asked(desk, ask)
    incident = case.sighting.incident if case.sighting is not None else None
    return IncidentPage(
        row=row_of(case, desk.packs, ask.viewer),
        notes=(incident.notes or "") if incident is not None and desk.near else "",
        opinions=case.opinions if desk.near else (),
        missing=max(0, casework.READERS - len(case.verified_by)),
        wrote=ask.viewer.name in case.writers,
        history=desk.history(case),
        leaf=desk.leaf(case),
        guard=desk.guard(case.position),
    )


def act(desk: View, ask: Ask) -> str:
    """Take what a reader says of it: ``verdict`` and ``because``."""
    case = asked(desk, ask)
    judged(desk, ask, [case])
    return f"/{ask.language}/incident/{case.id}#review"


def judged(desk: View, ask: Ask, cases: list[Case]) -> None:
    """Say the same of some cases.

    Raises:
        FormError: The verdict or the reason is missing, or nothing was chosen.
    """
    errors: dict[str, str] = {}
    if not cases or any(case.sighting is None for case in cases):
        errors["form"] = "incident.errors.none_chosen"
    if ask.typed("verdict") not in VERDICTS:
        errors["verdict"] = "incident.errors.verdict"
    if not ask.typed("because"):
        errors["because"] = "base.errors_of.because"
    if errors:
        raise FormError(**errors)
    desk.judge(cases, ask.typed("verdict"), ask.typed("because"))
