"""Rules of scope: does it hold here, and for this kind of target?"""

from hudna.model.claim import Covers
from hudna.model.ruling import Verdict
from hudna.model.values import Name
from hudna.regime.rules import Case, Finding, rule


@rule("scope.target", "scope.target_untold")
def target(case: Case) -> Finding | None:
    """A truce of target classes holds for these alone."""
    classes = [claim for claim in case.docket.covers if claim.targets]
    if not classes:
        return None
    named = ", ".join(sorted({each for claim in classes for each in claim.targets}))
    blanks: dict[str, str | Name] = {"targets": named.replace("_", " ")}
    if case.asked.target is None:
        return Finding("scope.target_untold", "UNKNOWN", tuple(classes), blanks)
    if any(case.asked.target in claim.targets for claim in classes):
        return None
    return Finding("scope.target", "NO", tuple(classes), blanks)


def _own_lie(case: Case, claim: Covers) -> str:
    """Gives how the place lies to one speaker's scope."""
    place = case.asked.place or ""
    lies = {case.terrain.lie(place, area) for area in claim.areas}
    if any(case.terrain.lie(place, area) == "inside" for area in claim.without):
        return "left_out"
    if "inside" in lies:
        return "inside"
    parts = {case.terrain.lie(place, area) for area in claim.parts_of}
    if not claim.areas and not claim.parts_of:
        return "unstated"
    if "inside" in parts or "unsure" in lies | parts:
        return "part"
    return "wider" if "wider" in lies | parts else "outside"


_BY_LIE: dict[str, tuple[str, Verdict | None]] = {
    "left_out": ("scope.left_out", "NO"),
    "outside": ("scope.outside", "NO"),
    "inside": ("scope.inside", "YES"),
    "part": ("scope.part_unnamed", "UNKNOWN"),
    "wider": ("scope.wider_question", "UNKNOWN"),
}


@rule(
    "scope.inside",
    "scope.outside",
    "scope.left_out",
    "scope.part_unnamed",
    "scope.wider_question",
    "scope.conflict",
    "scope.unstated",
)
def place(case: Case) -> Finding | None:
    """The place lies in the named area, outside it, or nobody can say."""
    if case.asked.place is None:
        return None
    lies = [(_own_lie(case, claim), claim) for claim in case.docket.covers]
    told = [(lie, claim) for lie, claim in lies if lie != "unstated"]
    if not told:
        return _unstated(case)
    found = {lie for lie, _ in told}
    claims = tuple(claim for _, claim in told)
    blanks: dict[str, str | Name] = {"place": case.name(case.asked.place)}
    # An unnamed part of a country neither includes nor leaves out what a named scope settles.
    settled = found - {"part"} or found
    if len(settled) == 1:
        name, verdict = _BY_LIE[settled.pop()]
        return Finding(name, verdict, claims, blanks)
    if settled <= {"inside", "wider"}:
        return Finding("scope.inside", "YES", claims, blanks)
    if settled <= {"outside", "left_out"}:
        return Finding("scope.outside", "NO", claims, blanks)
    return Finding("scope.conflict", "CONTESTED", claims, blanks, ("scope_conflict",))


def _unstated(case: Case) -> Finding | None:
    blanks: dict[str, str | Name] = {"place": case.name(case.asked.place)}
    country = case.docket.country
    if country and case.asked.place:
        lie = case.terrain.lie(case.asked.place, country)
        if lie == "apart":
            return Finding("scope.outside", "NO", case.docket.called, blanks)
    return Finding("scope.unstated", "UNKNOWN", case.docket.called, blanks)


@rule("scope.shown_by_collapse")
def shown_by_collapse(case: Case) -> Finding | None:
    """Where it is said to have collapsed, it is said to have held before."""
    asked = case.asked.place
    found = tuple(
        claim
        for claim in case.docket.stands
        if claim.state in {"collapsed", "breached"}
        and claim.place
        and asked
        and case.terrain.lie(asked, claim.place) == "inside"
    )
    if not found or asked is None:
        return None
    ordinary = place(case)
    if ordinary is None or ordinary.verdict != "UNKNOWN":
        return None
    return Finding("scope.shown_by_collapse", "YES", found, {"place": case.name(asked)})


SCOPE = (target, shown_by_collapse, place)
