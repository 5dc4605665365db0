"""Rules of the parties: who is bound, by their own declaration or acceptance.

A declaration binds its declarer. What others are asked to do binds them when they accept.
"""

from typing import NamedTuple

from hudna.model.claim import Takes
from hudna.model.ruling import Bound, Verdict
from hudna.model.values import Name
from hudna.regime.docket import Docket
from hudna.regime.rules import Case, Finding, rule
from hudna.regime.sides import BODY, MEMBER, ORGAN

_BINDING = frozenset({"declarer", "signatory"})
_OUTSIDE = frozenset({"guarantor", "mediator", "announcer"})


class Standing(NamedTuple):
    """How one side stands to the truce."""

    bound: Bound
    finding: Finding


@rule(
    "parties.stranger",
    "parties.loose",
    "parties.outside",
    "parties.refused",
    "parties.not_party",
    "parties.conditional",
    "parties.stance_conflict",
    "parties.declarer",
    "parties.accepted",
    "parties.through",
    "parties.silent",
    "parties.unknown",
)
def _one(case: Case) -> Finding:
    """How a side is bound; see :func:`standing`, which asks it for each side."""
    return standing(case, case.asked.a or "", case.a_takes).finding


def standing(case: Case, actor: str, claims: tuple[Takes, ...]) -> Standing:
    """Gives whether an actor is bound, and by what."""
    blanks: dict[str, str | Name] = {"who": case.name(actor)}
    if not claims:
        return _found("UNKNOWN", "parties.stranger", (), blanks)
    blanks["party"] = case.name(claims[0].who)
    if case.is_loose(actor, claims):
        return _found("UNKNOWN", "parties.loose", claims, blanks)
    own = [claim for claim in claims if claim.by is not None and _speaks(case, claim.by, actor)]
    stances = {claim.stance for claim in own} - {"unknown"}
    if not stances:
        stances = {claim.stance for claim in claims} - {"unknown"}
    if {"refused", "not_party"} & stances and {"full", "conditional"} & stances:
        return _found("UNKNOWN", "parties.stance_conflict", claims, blanks)
    for stance, name, bound in _BY_STANCE:
        if stance in stances:
            blanks["text"] = _condition(claims)
            chosen = tuple(claim for claim in claims if claim.stance == stance)
            return _found(bound, name, chosen, blanks)
    return _by_role(case, actor, claims, blanks)


_BY_STANCE: tuple[tuple[str, str, Bound], ...] = (
    ("not_party", "parties.not_party", "NO"),
    ("refused", "parties.refused", "NO"),
    ("conditional", "parties.conditional", "CONDITIONAL"),
    ("full", "parties.accepted", "YES"),
)


def _by_role(
    case: Case, actor: str, claims: tuple[Takes, ...], blanks: dict[str, str | Name]
) -> Standing:
    """Judges one who has not been heard to take a stance."""
    roles = {claim.role for claim in claims}
    if roles & _BINDING:
        name = "parties.declarer"
        near = case.nearness(claims[0].who, actor)
        if any(claim.through for claim in claims) or near in {MEMBER, BODY, ORGAN}:
            name = "parties.through"
        return _found("YES", name, claims, blanks)
    if "party" in roles and not any(claim.stance == "silent" for claim in claims):
        through = [claim for claim in claims if claim.through]
        if through:
            blanks["party"] = case.name(through[0].through)
            return _found("YES", "parties.through", claims, blanks)
        if case.docket.form in {"bilateral", "multilateral", "guarantor"}:
            return _found("YES", "parties.accepted", claims, blanks)
    if roles <= _OUTSIDE:
        return _found("NO", "parties.outside", claims, blanks)
    silent = any(claim.stance == "silent" for claim in claims)
    return _found("UNKNOWN", "parties.silent" if silent else "parties.unknown", claims, blanks)


def _found(
    bound: Bound, name: str, claims: tuple[Takes, ...], blanks: dict[str, str | Name]
) -> Standing:
    flags = ("conditional",) if bound == "CONDITIONAL" else ()
    return Standing(bound, Finding(name, None, claims, blanks, flags))


def _speaks(case: Case, speaker: str, actor: str) -> bool:
    return case.nearness(speaker, actor) is not None


def _condition(claims: tuple[Takes, ...]) -> str:
    return next((claim.condition or claim.quote or "" for claim in claims), "")


@rule(
    "parties.both_bound",
    "parties.strangers",
    "parties.one_declared",
    "parties.one_refused",
    "parties.one_outside",
    "parties.other_unheard",
    "parties.none_bound",
    "parties.neither_known",
)
def together(case: Case) -> Finding | None:
    """What the two standings make together."""
    if case.asked.a is None or case.asked.b is None:
        return None
    first = standing(case, case.asked.a, case.a_takes)
    second = standing(case, case.asked.b, case.b_takes)
    name, verdict = _pair(case, first, second)
    blanks: dict[str, str | Name] = {
        "a": case.name(case.asked.a),
        "b": case.name(case.asked.b),
    }
    claims = tuple(dict.fromkeys((*first.finding.claims, *second.finding.claims)))
    return Finding(name, verdict, claims, blanks)


def _pair(case: Case, first: Standing, second: Standing) -> tuple[str, Verdict]:
    bound = {first.bound, second.bound}
    if bound <= {"YES", "CONDITIONAL"}:
        return "parties.both_bound", "YES"
    if bound == {"NO"}:
        return "parties.none_bound", "NO"
    known = [item for item in (first, second) if item.finding.rule != "parties.stranger"]
    if not known:
        # Nobody is named as a party: a list that is not there leaves nobody out.
        named = names_parties(case.docket)
        return ("parties.strangers", "NO") if named else ("parties.neither_known", "UNKNOWN")
    if case.docket.form in {"unilateral", "parallel"} and not bound & {"YES", "CONDITIONAL"}:
        unclear = {"parties.loose", "parties.stance_conflict"}
        if not any(item.finding.rule in unclear for item in (first, second)):
            return "parties.strangers", "NO"
    if "NO" in bound:
        refused = any(item.finding.rule == "parties.refused" for item in (first, second))
        holds = case.docket.form in {"unilateral", "parallel"} or _signed(case)
        verdict: Verdict = "CONTESTED" if refused and holds and "YES" in bound else "NO"
        return ("parties.one_refused" if refused else "parties.one_outside"), verdict
    if "YES" in bound and case.docket.form in {"unilateral", "parallel"}:
        return "parties.one_declared", "YES"
    return "parties.other_unheard", "UNKNOWN"


def names_parties(docket: Docket) -> bool:
    """Whether somebody is named as a party, and not only as one who stands outside."""
    return any(claim.role not in _OUTSIDE for claim in docket.takes)


def _signed(case: Case) -> bool:
    """Whether it took effect by its makers' word, so that a refusal leaves one side bound."""
    return any(claim.state in {"in_force", "signed"} for claim in case.docket.stands)
