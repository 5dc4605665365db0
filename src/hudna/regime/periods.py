"""The window of a truce: its claimed starts and ends put together, per side where they differ.

In: what a docket has of times. Out: a ``Window`` that says of any second before, inside, after or undecided, and
why. A coarse claim that a finer one fits into says nothing more and is set aside ("on 6 July"
beside "at 01:00 on 6 July").
"""

from typing import NamedTuple, Protocol

import msgspec

from hudna.model.claim import Claim, Ends, Extended, Lasts, Starts
from hudna.regime.clocks import Moment, duration, later, moment

_HALF_A_DAY = 43200


class Told(Protocol):
    """What a window is made of: the part of a docket that speaks of time."""

    @property
    def starts(self) -> tuple[tuple[Moment, Starts], ...]:
        """When it takes effect."""
        ...

    @property
    def ends(self) -> tuple[tuple[Moment, Ends], ...]:
        """When it runs out."""
        ...

    @property
    def lasts(self) -> tuple[Lasts, ...]:
        """How long it is to last."""
        ...

    @property
    def extended(self) -> tuple[Extended, ...]:
        """How it was prolonged."""
        ...

    @property
    def zone(self) -> str | None:
        """The zone of its clocks."""
        ...

    @property
    def makers(self) -> frozenset[str]:
        """Those whose words are its own terms."""
        ...


class Timed(NamedTuple):
    """A moment and the claim it comes from."""

    moment: Moment
    claim: Claim


class Stage(NamedTuple):
    """One prolongation: from when, until when, on whose word."""

    since: Moment | None
    until: Moment | None
    claim: Extended


class Gap(NamedTuple):
    """A stretch between an end and the next beginning."""

    lo: int
    hi: int
    claim: Claim


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """A window as claimed.

    Attributes:
        starts: When it takes effect, without claims that finer ones explain.
        planned: The starts were only planned.
        ends: When it runs out.
        nominal: Ends by the declared length that no stated end agrees with.
        soft: Ends by a length that may be renewed tacitly.
        gaps: Stretches without a declared truce between an end and its extension.
        stages: The extensions, in order.
        coarse: The claims set aside.
        first_ends: The ends before any extension.
    """

    starts: tuple[Timed, ...]
    planned: bool
    ends: tuple[Timed, ...]
    nominal: tuple[Timed, ...]
    soft: tuple[Timed, ...]
    gaps: tuple[Gap, ...]
    stages: tuple[Stage, ...]
    coarse: tuple[Timed, ...]
    first_ends: tuple[Timed, ...]

    def hull(self) -> tuple[float, float]:
        """Gives the first and the last second at which any claim has it in force."""
        first = min((start.moment.lo for start in self.starts), default=float("-inf"))
        ends = [end.moment.hi for end in (*self.ends, *self.nominal)]
        last = float("inf") if not self.ends else max(ends)
        return first, last


def build_window(docket: Told, bound: frozenset[str] | None) -> Window:
    """Gives the window of all, or of those bound."""
    applies = [Timed(found, claim) for found, claim in docket.starts if _is_for(claim.binds, bound)]
    actual = [start for start in applies if start.claim.modality == "actual"]
    finest, coarse = _finest(actual or applies)
    starts = [Timed(_by_noon(start.moment), start.claim) for start in finest]
    stated = [
        Timed(found, claim)
        for found, claim in docket.ends
        if _is_for(claim.binds, bound) and claim.modality == "actual"
    ]
    explicit, coarse_ends = _finest(stated)
    by_length = _by_length(docket, starts, renewable=False)
    first_ends = [_narrowed(end, by_length) for end in explicit] or by_length
    stages = _stages(docket, bound, first_ends)
    ends = _finest(_last_untils(stages))[0] or first_ends
    own = [item for item in by_length if item.claim.by is None or item.claim.by in docket.makers]
    nominal = [] if stages or not explicit else _at_odds(own, explicit)
    return Window(
        starts=tuple(starts),
        planned=bool(applies) and not actual,
        ends=tuple(ends),
        nominal=tuple(nominal),
        soft=tuple(_by_length(docket, starts, renewable=True)),
        gaps=tuple(_gaps(first_ends, stages)),
        stages=tuple(stages),
        coarse=(*coarse, *coarse_ends),
        first_ends=tuple(first_ends),
    )


def _is_for(binds: tuple[str, ...], bound: frozenset[str] | None) -> bool:
    return not binds or bound is None or not bound.isdisjoint(binds)


def _finest(claims: list[Timed]) -> tuple[list[Timed], list[Timed]]:
    """Parts the claims from those that a finer one fits into."""
    kept: list[Timed] = []
    coarse: list[Timed] = []
    # Many reports claim the same few times: each is looked at once, not each claim beside each.
    spans = {(one.moment.lo, one.moment.hi) for one in claims}
    wide = {one for one in spans if any(_fits(other, one) for other in spans)}
    for one in claims:
        (coarse if (one.moment.lo, one.moment.hi) in wide else kept).append(one)
    return kept, coarse


def _by_noon(start: Moment) -> Moment:
    """A truce that begins "on Wednesday" is taken to have begun by noon of that day."""
    if start.precision != "day" or start.hi == start.lo:
        return start
    return msgspec.structs.replace(start, hi=start.hi - _HALF_A_DAY)


def _narrowed(end: Timed, by_length: list[Timed]) -> Timed:
    """A last day and a length that can agree fix the end together."""
    for other in by_length:
        lo, hi = max(end.moment.lo, other.moment.lo), min(end.moment.hi, other.moment.hi)
        if lo <= hi and hi - lo < end.moment.hi - end.moment.lo:
            return Timed(msgspec.structs.replace(end.moment, lo=lo, hi=hi), end.claim)
    return end


def _fits(fine: tuple[int, int], coarse: tuple[int, int]) -> bool:
    inside = coarse[0] <= fine[0] and fine[1] <= coarse[1]
    return inside and fine[1] - fine[0] < coarse[1] - coarse[0]


def _by_length(docket: Told, starts: list[Timed], *, renewable: bool) -> list[Timed]:
    moments = tuple(dict.fromkeys(start.moment for start in starts))
    found = [
        Timed(later(moment, duration(claim.duration)), claim)
        for claim in docket.lasts
        if claim.duration != "open" and claim.renewable is renewable
        for moment in moments
    ]
    return _finest(found)[0]


def _at_odds(by_length: list[Timed], explicit: list[Timed]) -> list[Timed]:
    """Gives the ends by length that no stated end can be."""
    return [
        one
        for one in by_length
        if not any(
            one.moment.lo <= end.moment.hi and end.moment.lo <= one.moment.hi for end in explicit
        )
    ]


def _stages(docket: Told, bound: frozenset[str] | None, first_ends: list[Timed]) -> list[Stage]:
    claims = [
        claim
        for claim in docket.extended
        if claim.modality == "actual" and _is_for(claim.binds, bound)
    ]
    stages: list[Stage] = []
    former = [end.moment for end in first_ends]
    for claim in sorted(claims, key=lambda claim: _stage_order(claim, docket.zone)):
        since = moment(claim.since, docket.zone) if claim.since else None
        until = moment(claim.until, docket.zone) if claim.until else None
        if until is None and claim.lasts and claim.lasts != "open":
            begin = since or (former[-1] if former else None)
            until = later(begin, duration(claim.lasts)) if begin else None
        stages.append(Stage(since, until, claim))
        if until is not None:
            former.append(until)
    return stages


def _stage_order(claim: Extended, zone: str | None) -> tuple[float, str]:
    # An extension that gives a length alone is told before those that give its end.
    told = claim.since or claim.until
    return (moment(told, zone).lo if told else float("-inf"), claim.said or "")


def _last_untils(stages: list[Stage]) -> list[Timed]:
    """Gives the ends of the last extension; rival ends of one extension stay beside each other."""
    if not stages:
        return []
    last = stages[-1]
    same = [stage for stage in stages if _one_extension(stage, last)]
    return [Timed(stage.until, stage.claim) for stage in same if stage.until is not None]


def _one_extension(one: Stage, other: Stage) -> bool:
    if one.since is not None and other.since is not None:
        return one.since.lo == other.since.lo
    return one.claim is other.claim or (
        one.claim.by != other.claim.by and one.claim.said == other.claim.said
    )


def _gaps(first_ends: list[Timed], stages: list[Stage]) -> list[Gap]:
    found: list[Gap] = []
    end = max((each.moment.hi for each in first_ends), default=None)
    for stage in stages:
        if stage.since is not None and end is not None and stage.since.lo > end:
            found.append(Gap(end, stage.since.lo, stage.claim))
        if stage.until is not None:
            end = max(end or stage.until.hi, stage.until.hi)
    return found
