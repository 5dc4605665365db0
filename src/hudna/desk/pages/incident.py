"""One incident: what was told, what it was taken to mean, who said what of it, its whole history."""

from hudna import casework, keeper
from hudna.casework import VERDICTS, Case, Opinion
from hudna.desk.asking import Ask, FormError, MissingError
from hudna.desk.pages.incidents import IncidentRow, row_of, visible
from hudna.desk.state import Desk
from hudna.errors import InputError
from hudna.keeper import Line
from hudna.model.values import Value


class IncidentPage(Value, frozen=True, kw_only=True):
    """What the page shows.

    Attributes:
        row: The incident.
        notes: The list's own words about it.
        opinions: What readers said of it, oldest first.
        missing: How many more readers must say ``verified`` before it is called so.
        history: Its entry and all that rests on it, oldest first.
        leaf: The hash that names its first entry for ever.
    """

    row: IncidentRow
    notes: str
    opinions: tuple[Opinion, ...]
    missing: int
    history: tuple[Line, ...]
    leaf: str


def asked(desk: Desk, ask: Ask) -> Case:
    """Give the case that the address names.

    Raises:
        MissingError: There is none, or none that the viewer may know of.
    """
    case = desk.casebook.cases.get(ask.path["incident"])
    if case is None:
        raise MissingError
    if not ask.viewer.may_see("restricted") and case not in visible(desk, ask):
        raise MissingError
    return case


def load(desk: Desk, ask: Ask) -> IncidentPage:
    """Give the incident that the address names."""
    case = asked(desk, ask)
    near = ask.viewer.may_see("restricted")
    incident = case.sighting.incident if case.sighting is not None else None
    shown = keeper.show(desk.record, case.id, size=desk.size)
    verified = sum(verdict == "verified" for verdict in case.standing.values())
    return IncidentPage(
        row=row_of(case, desk.packs, ask.viewer),
        notes=(incident.notes or "") if incident is not None and near else "",
        opinions=case.opinions if near else (),
        missing=max(0, casework.READERS - verified),
        history=(shown.entry, *shown.dependants) if near else (),
        leaf=shown.leaf,
    )


def act(desk: Desk, ask: Ask) -> str:
    """Take what a reader says of it: ``verdict`` and ``because``."""
    case = asked(desk, ask)
    judged(desk, ask, [case])
    return f"/{ask.language}/incident/{case.id}#review"


def judged(desk: Desk, ask: Ask, cases: list[Case]) -> None:
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
    pen = desk.pen(ask.viewer.name)
    try:
        casework.judge(desk.record, cases, ask.typed("verdict"), ask.typed("because"), pen)
    except InputError:
        raise FormError(form="report.errors.rivals") from None
