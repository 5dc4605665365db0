"""Rules of exclusion: who is outside the truce, and on whose word.

"Not stated" is not "none": a declaration that names nobody leaves open whom it spares.
"""

from itertools import islice

from hudna.model.claim import Excludes
from hudna.model.ruling import Verdict
from hudna.model.values import Name
from hudna.regime.rules import Case, Finding, rule
from hudna.regime.sides import LOOSE

_SHOWN = 3
"""Exclusions by other truces that a proof names."""


def _about(case: Case, how: str) -> list[tuple[str, Excludes]]:
    """Gives the claims of a kind that name one of the two sides, with the side."""
    found: list[tuple[str, Excludes]] = []
    for claim in case.docket.excludes:
        if claim.how != how or claim.who is None:
            continue
        sides = (case.asked.a, case.asked.b)
        found += [(side, claim) for side in sides if side and _names(case, claim.who, side)]
    return found


def _names(case: Case, named: str, actor: str) -> bool:
    rank = case.nearness(named, actor)
    return rank is not None and rank < LOOSE and rank != 3


def _is_maker(case: Case, claim: Excludes) -> bool:
    """The report's own voice tells a term of the text; a third speaker tells a view of it."""
    if claim.by is None:
        return True
    return any(case.nearness(maker, claim.by) is not None for maker in case.docket.makers)


@rule("exclusion.excluded", "exclusion.contradicted", "exclusion.by_other")
def excluded(case: Case) -> Finding | None:
    """One of the two is outside the truce."""
    out = _about(case, "excluded")
    if not out:
        return None
    kept = [claim for _, claim in _about(case, "included")]
    claims = [claim for _, claim in out]
    blanks: dict[str, str | Name] = {"who": case.name(out[0][0]), "by": case.name(claims[0].by)}
    if kept:
        blanks["other"] = case.name(kept[0].by)
        return Finding("exclusion.contradicted", "CONTESTED", (*claims, *kept), blanks)
    by_makers = [claim for claim in claims if _is_maker(case, claim)]
    if by_makers:
        blanks["by"] = case.name(by_makers[0].by)
        return Finding("exclusion.excluded", "NO", tuple(claims), blanks)
    return Finding("exclusion.by_other", "CONTESTED", tuple(claims), blanks)


@rule("exclusion.not_stated")
def not_stated(case: Case) -> Finding | None:
    """It names no exclusions, and another truce of the same country excludes one of the two."""
    if any(claim.how in {"excluded", "none"} for claim in case.docket.excludes):
        return None
    if _about(case, "included"):
        return None
    for actor in (case.asked.a, case.asked.b):
        if actor is None or case.takes_of(actor):
            continue
        elsewhere = _excluded_elsewhere(case, actor)
        if elsewhere:
            silent = tuple(claim for claim in case.docket.excludes if claim.how == "not_stated")
            blanks: dict[str, str | Name] = {"who": case.name(actor)}
            return Finding("exclusion.not_stated", "UNKNOWN", (*silent, *elsewhere), blanks)
    return None


def _excluded_elsewhere(case: Case, actor: str) -> tuple[Excludes, ...]:
    def names(named: str, actor: str) -> bool:
        return _names(case, named, actor)

    found = case.dockets.excluded_in(case.docket.country, actor, names)
    others = (claim for claim in found if claim.truce != case.docket.ref)
    return tuple(islice(others, _SHOWN))


@rule("exclusion.open_class")
def open_class(case: Case) -> Finding | None:
    """An exclusion without a list of members: whom it means, its speaker alone decides."""
    found = tuple(claim for claim in case.docket.excludes if claim.open_class and claim.who)
    if not found or case.asked.a is None:
        return None
    blanks: dict[str, str | Name] = {
        "who": case.name(found[0].who),
        "by": case.name(found[0].by),
    }
    return Finding("exclusion.open_class", None, found, blanks, ("open_exclusion",))


def verdict_of(finding: Finding | None) -> Verdict:
    """Gives what the exclusions decide; nothing found leaves the two inside."""
    return "YES" if finding is None or finding.verdict is None else finding.verdict


EXCLUSIONS = (excluded, not_stated)
REMARKS = (open_class,)
