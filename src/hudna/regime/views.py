"""How a truce is shown: its claimed window with flags, and its claimed exclusions.

In: a docket. Out: the parts of a ruling that do not depend on the question.
"""

from collections.abc import Iterable

from hudna.model.claim import Claimed, Lasts, Stands
from hudna.model.ruling import (
    ActorRef,
    Exclusions,
    ExclusionView,
    TimeClaim,
    WindowView,
)
from hudna.model.values import Name
from hudna.regime.clocks import Moment, duration, utc_text
from hudna.regime.docket import Docket, Dockets
from hudna.regime.periods import Timed, Window
from hudna.regime.sides import Sides

_A_MINUTE = 60
"""23:59 is how many say the end of a day: the minute after it is no gap worth a flag."""


def preferred(sides: Sides, docket: Docket, items: Iterable[Timed]) -> Timed | None:
    """Gives the claim nearest to those who declared the truce, the finest of them."""

    def rank(item: Timed) -> tuple[int, int, int]:
        return (
            _distance(sides, docket, item.claim),
            item.moment.hi - item.moment.lo,
            item.moment.lo,
        )

    return min(items, key=rank, default=None)


def _distance(sides: Sides, docket: Docket, claim: Claimed) -> int:
    speaker = claim.by
    if speaker is None:
        return 2
    for distance, group in enumerate((docket.declarers, docket.makers)):
        if any(sides.nearness(member, speaker) is not None for member in group):
            return distance
    return 3


def actor_ref(sides: Sides, actor: str | None) -> ActorRef | None:
    """Gives an actor as a ruling names it."""
    if actor is None:
        return None
    entry = sides.actors.get(actor)
    if entry is None:
        words = Name(en=actor) if actor.isascii() else Name(ar=actor)
        return ActorRef(ref=None, name=words)
    return ActorRef(ref=actor, name=entry.name, country=entry.country)


def time_claim(sides: Sides, found: Moment, claim: Claimed) -> TimeClaim:
    """Gives a claimed time as the public JSON has it."""
    return TimeClaim(
        at=found.at,
        earliest=utc_text(found.lo),
        latest=utc_text(found.hi),
        precision=found.precision,
        zone=found.basis,
        by=actor_ref(sides, claim.by),
    )


def window_view(sides: Sides, docket: Docket, dockets: Dockets) -> WindowView:
    """Gives the window of a truce with its flags."""
    seen = docket.window()
    start, end = (preferred(sides, docket, items) for items in (seen.starts, seen.ends))
    hours = None
    told = bool(docket.ends) or any(stage.until for stage in seen.stages)
    if told and start and end and _exact(start.moment) and _exact(end.moment):
        hours = round((end.moment.lo - start.moment.lo) / 3600, 4)
    lasts = sorted(docket.lasts, key=lambda claim: _length_rank(sides, docket, claim))
    starts = [*docket.starts]
    ends = [(item.moment, item.claim) for item in (*seen.first_ends, *seen.ends)]
    ends += [(item.moment, item.claim) for item in seen.coarse if _is_end(docket, item)]
    return WindowView(
        starts=tuple(time_claim(sides, found, claim) for found, claim in starts),
        ends=tuple(time_claim(sides, found, claim) for found, claim in dict.fromkeys(ends)),
        nominal=lasts[0].duration if lasts else None,
        stated_hours=hours,
        flags=_flags(docket, dockets, seen, start, hours),
    )


def _length_rank(sides: Sides, docket: Docket, claim: Lasts) -> tuple[bool, bool, int]:
    return (claim.renewable, claim.duration == "open", _distance(sides, docket, claim))


def _is_end(docket: Docket, item: Timed) -> bool:
    return any(claim is item.claim for _, claim in docket.ends)


def _exact(found: Moment) -> bool:
    return found.lo == found.hi


def _flags(
    docket: Docket, dockets: Dockets, seen: Window, start: Timed | None, hours: float | None
) -> tuple[str, ...]:
    moments = [item.moment for item in (*seen.starts, *seen.ends)]
    states = [claim for claim in docket.stands if claim.modality == "actual"]
    told = {
        "nominal_mismatch": bool(seen.nominal) or _lengths_differ(docket, seen, hours),
        "gap": bool(seen.gaps) or _gap_after(docket, dockets),
        "overlap": _overlap_after(docket, dockets),
        "zone_unstated": any(found.basis == "unstated" for found in moments),
        "start_conflict": len({(m.moment.lo, m.moment.hi) for m in seen.starts}) > 1,
        "end_conflict": len({(m.moment.lo, m.moment.hi) for m in seen.ends}) > 1,
        "length_conflict": len({claim.duration for claim in docket.lasts}) > 1,
        "day_precision": bool(start and start.moment.precision != "minute"),
        "open_ended": not seen.ends,
        "renewable": bool(seen.soft),
        "daily": bool(docket.daily),
        "extended": bool(seen.stages),
        "one_sided": docket.per_side,
        "planned": seen.planned,
        "conditional": any(claim.stance == "conditional" for claim in docket.takes),
        "target_class": any(claim.targets for claim in docket.covers),
        "never_in_force": _has(states, "never_in_force"),
        "collapsed_locally": any(c.state == "collapsed" and c.place for c in states),
        "end_denied": _has(states, "denied_end"),
    }
    return tuple(flag for flag, holds in told.items() if holds)


def _has(states: list[Stands], state: str) -> bool:
    return any(claim.state == state for claim in states)


def _lengths_differ(docket: Docket, seen: Window, hours: float | None) -> bool:
    """Compares a chain of extensions with the sum of its declared lengths."""
    lengths = [stage.claim.lasts for stage in seen.stages]
    first = next((claim.duration for claim in docket.lasts if not claim.renewable), None)
    if hours is None or first is None or not lengths or "open" in (first, *lengths):
        return False
    parts = [duration(length) for length in (first, *lengths) if length is not None]
    if len(parts) <= len(lengths) or any(part.months for part in parts):
        return False
    total = sum(part.days * 24 + part.seconds / 3600 for part in parts)
    return abs(total - hours) > 0.001


def _gap_after(docket: Docket, dockets: Dockets) -> bool:
    end = max((item.moment.hi for item in docket.window().ends), default=None)
    return end is not None and any(
        start.moment.lo > end + _A_MINUTE
        for other, _ in dockets.after.get(docket.ref, ())
        for start in other.window().starts
    )


def _overlap_after(docket: Docket, dockets: Dockets) -> bool:
    end = max((item.moment.lo for item in docket.window().ends), default=None)
    return end is not None and any(
        start.moment.hi < end
        for other, claim in dockets.after.get(docket.ref, ())
        if claim.how != "within"
        for start in other.window().starts
    )


def exclusions_view(sides: Sides, docket: Docket) -> Exclusions:
    """Gives the claimed exclusions; ``stated`` false is silence, not an empty list."""
    items = tuple(
        ExclusionView(
            name=_words(sides, claim.who or ""),
            ref=claim.who if claim.who in sides.actors else None,
            by=actor_ref(sides, claim.by),
            how="open_class" if claim.open_class else claim.how,
        )
        for claim in docket.excludes
        if claim.who is not None
    )
    stated = any(claim.how in {"excluded", "none"} for claim in docket.excludes)
    return Exclusions(stated=stated, items=items)


def _words(sides: Sides, who: str) -> Name:
    found = actor_ref(sides, who)
    return found.name if found else Name()
