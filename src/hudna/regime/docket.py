"""The claims of one truce, sorted and resolved: what the rules look things up in.

In: claims in any order. Out: a ``Docket`` a truce, the same for every order of the same claims.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TypeVar

import msgspec

from hudna.model.claim import (
    Called,
    Claim,
    Claimed,
    Covers,
    Daily,
    Ends,
    Excludes,
    Extended,
    Follows,
    Lasts,
    Stands,
    Starts,
    Takes,
)
from hudna.model.values import Name
from hudna.model.when import When
from hudna.regime.clocks import Moment, duration, moment
from hudna.regime.periods import Window, build_window

_Kind = TypeVar("_Kind", bound=Claimed)
_encode = msgspec.json.Encoder().encode


class Docket:
    """One truce as claimed.

    Attributes:
        ref: Id of the truce.
        claims: All its claims, in one fixed order.
        zone: The zone of its clocks, if one is known.
        country: Place id of its country, if one is known.
    """

    def __init__(self, ref: str, claims: Iterable[Claim]) -> None:
        self.ref = ref
        self.claims = tuple(sorted(set(claims), key=_order))
        self.called = self.of(Called)
        self.zone = next((claim.zone for claim in self.called if claim.zone), None)
        self.country = next((claim.country for claim in self.called if claim.country), None)
        self.starts = tuple((self._moment(claim.when), claim) for claim in self.of(Starts))
        self.ends = tuple((self._moment(claim.when), claim) for claim in self.of(Ends))
        self.lasts = self.of(Lasts)
        self.extended = self.of(Extended)
        self.daily = self.of(Daily)
        self.covers = self.of(Covers)
        self.takes = self.of(Takes)
        self.excludes = self.of(Excludes)
        self.stands = self.of(Stands)
        self.follows = self.of(Follows)
        for claim in self.lasts:
            if claim.duration != "open":
                duration(claim.duration)
        roles = {"declarer", "signatory", "party", "guarantor"}
        self._makers = frozenset(claim.who for claim in self.takes if claim.role in roles)
        self._windows: dict[frozenset[str] | None, Window] = {}

    def of(self, kind: type[_Kind]) -> tuple[_Kind, ...]:
        """Gives the claims of one kind."""
        return tuple(claim for claim in self.claims if isinstance(claim, kind))

    def _moment(self, when: When) -> Moment:
        return moment(when, self.zone)

    @cached_property
    def name(self) -> Name:
        """The first name given in each language."""
        names = [claim.name for claim in self.called]
        return Name(
            en=next((name.en for name in names if name.en), self.ref),
            ar=next((name.ar for name in names if name.ar), None),
        )

    @cached_property
    def told(self) -> str:
        """The last day on which somebody spoke of it; empty when nobody tells."""
        return max((claim.said or "" for claim in self.claims), default="")

    @cached_property
    def form(self) -> str:
        """How it was made."""
        return next((claim.form for claim in self.called if claim.form != "unknown"), "unknown")

    @property
    def makers(self) -> frozenset[str]:
        """Those whose words are the truce's own terms: declarers, parties, guarantors."""
        return self._makers

    @cached_property
    def declarers(self) -> frozenset[str]:
        """Those who declared it."""
        return frozenset(claim.who for claim in self.takes if claim.role == "declarer")

    @cached_property
    def per_side(self) -> bool:
        """Whether some start, end or extension is for some of the parties only."""
        timed = (*self.of(Starts), *self.of(Ends), *self.extended)
        return any(claim.binds for claim in timed)

    def window(self, bound: frozenset[str] | None = None) -> Window:
        """Gives the window, of all or of one side.

        Args:
            bound: The parties of the truce that the side stands for; None for all.
        """
        if not self.per_side:
            bound = None
        if bound not in self._windows:
            self._windows[bound] = build_window(self, bound)
        return self._windows[bound]

    @cached_property
    def hull(self) -> tuple[float, float]:
        """First and last second at which any claim has it in force."""
        return self.window().hull() if not self.per_side else (float("-inf"), float("inf"))


def _order(claim: Claim) -> tuple[str, bytes]:
    return (claim.said or "", _encode(claim))


class Dockets:
    """All truces of a body of evidence.

    Args:
        claims: In any order.
        kept: Truces that these claims do not speak of, taken over as they are.
    """

    def __init__(self, claims: Iterable[Claim], kept: Mapping[str, Docket] | None = None) -> None:
        by_truce: dict[str, list[Claim]] = {}
        for claim in claims:
            by_truce.setdefault(claim.truce, []).append(claim)
        found = dict(kept or {})
        found.update((ref, Docket(ref, some)) for ref, some in by_truce.items())
        self.by_ref = dict(sorted(found.items()))
        self.all = tuple(self.by_ref.values())
        following = [docket for docket in self.all if docket.follows]
        self.family = _families(self.by_ref, following)
        self.after: dict[str, list[tuple[Docket, Follows]]] = {}
        for docket in following:
            for claim in docket.follows:
                self.after.setdefault(claim.other, []).append((docket, claim))
        self._excluded: dict[tuple[str, str], tuple[Excludes, ...]] = {}

    @cached_property
    def _exclusions(self) -> dict[str, list[Excludes]]:
        """The exclusions of all truces of each country."""
        found: dict[str, list[Excludes]] = {}
        for docket in self.all:
            if docket.country and docket.excludes:
                kept = [claim for claim in docket.excludes if claim.how == "excluded"]
                found.setdefault(docket.country, []).extend(kept)
        return found

    def excluded_in(
        self, country: str | None, actor: str, names: Callable[[str, str], bool]
    ) -> tuple[Excludes, ...]:
        """Gives the exclusions of all truces of one country that name somebody.

        Args:
            country: Of the truces; without one there is nothing to give.
            actor: Who may be outside them.
            names: Says whether the name of a claim names the actor; the same for every call.
        """
        if not country:
            return ()
        # Every truce of a country asks for the same.
        if (country, actor) not in self._excluded:
            some = self._exclusions.get(country, ())
            found = tuple(claim for claim in some if claim.who and names(claim.who, actor))
            self._excluded[country, actor] = found
        return self._excluded[country, actor]


def _families(by_ref: Mapping[str, Docket], following: Iterable[Docket]) -> dict[str, str]:
    """Joins truces that extend or succeed one another; gives each the first ref of its chain."""
    head = {ref: ref for ref in by_ref}

    def find(ref: str) -> str:
        while head[ref] != ref:
            ref = head[ref]
        return ref

    for docket in following:
        for claim in docket.follows:
            if claim.other in head and claim.how != "within":
                one, other = sorted((find(docket.ref), find(claim.other)))
                head[other] = one
    joined = {docket.ref for docket in following} | {
        claim.other for docket in following for claim in docket.follows if claim.other in head
    }
    return head | {ref: find(ref) for ref in joined}


def known_by(claims: Iterable[Claim], as_of: int | None) -> list[Claim]:
    """Gives the claims that were known at an instant: learnt by then, and said by then.

    A claim that was said on some day counts from the beginning of that day in UTC when the record
    does not tell when it learnt it.
    """
    if as_of is None:
        return list(claims)
    return [claim for claim in claims if _learnt(claim) <= as_of]


def _learnt(claim: Claim) -> float:
    text = claim.known or claim.said
    return float("-inf") if text is None else moment(When(at=text), "Etc/UTC").lo
