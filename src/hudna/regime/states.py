"""Rules of standing: never in force, suspended, superseded, over, collapsed — and who said so."""

from hudna.model.claim import Stands
from hudna.model.ruling import Verdict
from hudna.model.values import Name
from hudna.regime.clocks import Moment, moment, utc_text
from hudna.regime.rules import Case, Finding, rule

_PLANNED = frozenset({"proposed"})
_WEEKS = 31 * 86400


def _stands(case: Case, *states: str) -> list[tuple[Moment | None, Stands]]:
    zone = case.docket.zone
    return [
        (moment(claim.when, zone) if claim.when else None, claim)
        for claim in case.docket.stands
        if claim.state in states and claim.modality == "actual"
    ]


def _speakers(case: Case, claims: list[Stands]) -> Name:
    names = [case.name(claim.by) for claim in claims]
    return Name(
        en=", ".join(dict.fromkeys(name.en or name.ar or "" for name in names)),
        ar="، ".join(dict.fromkeys(name.ar or name.en or "" for name in names)),
    )


@rule("states.never_in_force")
def never_in_force(case: Case) -> Finding | None:
    """Announced or attempted, and said never to have taken hold."""
    found = [claim for _, claim in _stands(case, "never_in_force")]
    if not found:
        return None
    held = [claim for _, claim in _stands(case, "in_force")]
    if held:
        return Finding("states.never_in_force", "CONTESTED", (*found, *held))
    return Finding("states.never_in_force", "NO", tuple(found))


@rule("states.only_planned")
def only_planned(case: Case) -> Finding | None:
    """Asked for, discussed or planned, and nobody says that it took effect."""
    if case.docket.starts and not case.docket.window().planned:
        return None
    told = [*case.docket.stands, *(claim for _, claim in case.docket.starts)]
    if not told or _stands(case, "in_force", "announced", "signed", "breached", "collapsed"):
        return None
    if not all(
        claim.modality != "actual" or getattr(claim, "state", "") in _PLANNED for claim in told
    ):
        return None
    return Finding("states.only_planned", "NO", tuple(told))


@rule("states.superseded")
def superseded(case: Case) -> Finding | None:
    """Another truce took its place."""
    found = [claim for when, claim in _stands(case, "superseded") if _is_past(case, when)]
    later = [
        claim
        for docket, claim in case.dockets.after.get(case.docket.ref, ())
        if claim.how == "supersedes" and docket.hull[0] <= case.asked.time
    ]
    if not found and not later:
        return None
    return Finding("states.superseded", "NO", (*found, *later))


def _is_past(case: Case, when: Moment | None) -> bool:
    return when is not None and case.asked.time >= when.hi


def _is_near(case: Case, when: Moment | None) -> bool:
    return when is not None and when.lo <= case.asked.time < when.hi


@rule("states.suspended")
def suspended(case: Case) -> Finding | None:
    """Set aside for a time, neither over nor observed."""
    zone = case.docket.zone
    resumed = [when.lo for when, _ in _stands(case, "resumed") if when]
    for when, claim in _stands(case, "suspended"):
        until = moment(claim.until, zone).hi if claim.until else None
        ends = [end for end in (*resumed, until) if end and when and end > when.lo]
        if _is_past(case, when) and case.asked.time < min(ends, default=float("inf")):
            return Finding("states.suspended", "NO", (claim,))
    return None


@rule("states.declared_over", "states.denied_end", "states.over_boundary")
def declared_over(case: Case) -> Finding | None:
    """One of its makers declared it over; where another denies it, the end is contested."""
    over = [
        (when, claim)
        for when, claim in _stands(case, "declared_over")
        if when is None or case.asked.time >= when.lo
    ]
    if not over:
        return None
    claims = [claim for _, claim in over]
    blanks: dict[str, str | Name] = {"who": _speakers(case, claims)}
    denied = [claim for _, claim in _stands(case, "denied_end", "not_ended")]
    if denied:
        blanks["denier"] = _speakers(case, denied)
        return Finding("states.denied_end", "CONTESTED", (*claims, *denied), blanks)
    if not any(_is_past(case, when) for when, _ in over):
        return Finding("states.over_boundary", "UNKNOWN", tuple(claims), blanks)
    if not any(_is_maker(case, claim.by) for claim in claims):
        return Finding("states.declared_over", "CONTESTED", tuple(claims), blanks)
    return Finding("states.declared_over", "NO", tuple(claims), blanks)


@rule("states.not_ended")
def not_ended(case: Case) -> Finding | None:
    """Its makers deny, or have not said, that it is over, though its failure is reported."""
    found = [claim for _, claim in _stands(case, "denied_end", "not_ended")]
    failed = _stands(case, "collapsed", "declared_over")
    if not found or not any(when is None or case.asked.time >= when.lo for when, _ in failed):
        return None
    return Finding("states.not_ended", None, tuple(found), {"who": _speakers(case, found)})


def _is_maker(case: Case, speaker: str | None) -> bool:
    if speaker is None:
        return True  # the report itself tells who declared it, without words of their own
    near = [case.nearness(maker, speaker) for maker in case.docket.makers]
    return not near or any(rank is not None for rank in near)


@rule("states.collapsed", "states.collapsed_here")
def collapsed(case: Case) -> Finding | None:
    """Reported to have failed de facto, here or everywhere, while nobody ended it."""
    verdict: Verdict | None = None
    where: str | None = None
    claims: list[Stands] = []
    for when, claim in _finest(_stands(case, "collapsed")):
        if when is not None and case.asked.time < when.lo:
            continue
        if claim.place and case.asked.place:
            if case.terrain.lie(case.asked.place, claim.place) not in {"inside", "wider"}:
                continue
            where = claim.place
        elif claim.place:
            where = claim.place
        claims.append(claim)
        if verdict != "CONTESTED":
            verdict = "CONTESTED" if _is_fixed(case, when) else "UNKNOWN"
    if not claims:
        return None
    blanks: dict[str, str | Name] = {"who": _speakers(case, claims)}
    if where is None:
        return Finding("states.collapsed", verdict, tuple(claims), blanks)
    blanks["place"] = case.name(where)
    return Finding("states.collapsed_here", verdict, tuple(claims), blanks)


def _finest(told: list[tuple[Moment | None, Stands]]) -> list[tuple[Moment | None, Stands]]:
    """Leaves out the wide dates, and the missing ones, that a finer date of the same place explains."""

    def width(one: tuple[Moment | None, Stands]) -> float:
        return one[0].hi - one[0].lo if one[0] is not None else float("inf")

    return [
        one
        for one in told
        if not any(
            other[1].place == one[1].place
            and width(other) < width(one)
            and _holds(one[0], other[0])
            for other in told
        )
    ]


def _holds(wide: Moment | None, fine: Moment | None) -> bool:
    return wide is None or (fine is not None and wide.lo <= fine.lo and fine.hi <= wide.hi)


def _is_fixed(case: Case, when: Moment | None) -> bool:
    """A failure is past, or told to within weeks; else it may not have come yet."""
    return when is not None and (case.asked.time >= when.hi or when.hi - when.lo <= _WEEKS)


@rule("states.collapsed_elsewhere")
def collapsed_elsewhere(case: Case) -> Finding | None:
    """Reported to have failed in another place only: no bearing here."""
    place = case.asked.place
    found = [
        claim
        for _, claim in _stands(case, "collapsed")
        if claim.place and place and case.terrain.lie(place, claim.place) not in {"inside", "wider"}
    ]
    if not found:
        return None
    blanks: dict[str, str | Name] = {"place": case.name(found[0].place)}
    return Finding("states.collapsed_elsewhere", None, tuple(found), blanks)


@rule("states.ended_unstated", "states.expired")
def ended_unstated(case: Case) -> Finding | None:
    """Said to have run out or been replaced, at a time nobody gives."""
    ends = _stands(case, "expired", "superseded")
    window = case.docket.window()
    if not ends or window.ends:
        return None
    past = [claim for when, claim in ends if _is_past(case, when)]
    if past:
        return Finding("states.expired", "NO", tuple(past))
    near = [claim for when, claim in ends if when is None or _is_near(case, when)]
    begun = [start for start in window.starts if case.asked.time >= start.moment.lo]
    if near and begun:
        return Finding("states.ended_unstated", "UNKNOWN", tuple(near))
    return None


@rule("states.obligation_before_effect")
def obligation_before_effect(case: Case) -> Finding | None:
    """Some duties began before the truce did."""
    zone = case.docket.zone
    lo = case.docket.window().hull()[0]
    for claim in case.docket.stands:
        if claim.state == "obligation" and claim.when is not None:
            since = moment(claim.when, zone)
            if since.lo <= case.asked.time < lo:
                blanks: dict[str, str | Name] = {
                    "since": utc_text(since.lo),
                    "text": claim.text or claim.quote or "",
                }
                name = "states.obligation_before_effect"
                return Finding(name, None, (claim,), blanks, ("obligation_before_effect",))
    return None


STANDING = (
    never_in_force,
    only_planned,
    superseded,
    suspended,
    declared_over,
    collapsed,
    ended_unstated,
)
REMARKS = (not_ended, collapsed_elsewhere, obligation_before_effect)
