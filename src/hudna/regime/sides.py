"""Who is whom: names of one lineage, members of a body, organs of one state.

In: two ids (or words no pack knows). Out: how near they are. Nothing here says that allies are
one side: only the packs' own parents and successors count.
"""

from collections.abc import Mapping
from functools import cache

from hudna.packs.schema import Actor

SAME, MEMBER, BODY, ORGAN, LOOSE = range(5)
"""Nearness, the closest first: the same or its lineage; a member of the party; the body that the
party belongs to; another organ of one state; a set without a list that may hold it."""

_STATE = frozenset({"state", "government", "office", "army", "agency", "body", "person"})
_POWERS = frozenset({"GOV", "MIL"})


class Sides:
    """The actors and how near they stand."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self.actors = actors
        self.chain = cache(self._chain)
        self.nearness = cache(self._nearness)

    def lineage(self, actor: str) -> str:
        """Gives the last name of a lineage: a group keeps its obligations when it is renamed."""
        seen: set[str] = set()
        while actor not in seen:
            seen.add(actor)
            entry = self.actors.get(actor)
            if entry is None or entry.successor is None:
                break
            actor = entry.successor
        return actor

    def _chain(self, actor: str) -> tuple[str, ...]:
        found: list[str] = []
        here: str | None = actor
        while here is not None and here not in found:
            found.append(here)
            entry = self.actors.get(here)
            here = entry.parent if entry else None
        return tuple(found)

    def _nearness(self, party: str, actor: str) -> int | None:
        """Gives how near an actor stands to a party of a truce; None: not at all."""
        if party == actor or self.lineage(party) == self.lineage(actor):
            return SAME
        if party in self.chain(actor):
            return MEMBER
        if actor in self.chain(party) and self._acts_for_state(actor):
            return BODY
        if self._one_state(party, actor):
            return ORGAN
        return LOOSE if self._loose(party, actor) or self._loose(actor, party) else None

    def _acts_for_state(self, actor: str) -> bool:
        entry = self.actors.get(actor)
        return entry is not None and entry.kind in {"state", "government", "alliance", "body"}

    def _one_state(self, one: str, other: str) -> bool:
        first, second = self.actors.get(one), self.actors.get(other)
        if first is None or second is None or not {first.kind, second.kind} <= _STATE:
            return False
        if not {first.sector, second.sector} <= _POWERS:
            return False
        return bool(self._states(one) & self._states(other))

    def _states(self, actor: str) -> set[str]:
        entries = {id_: self.actors.get(id_) for id_ in self.chain(actor)}
        return {id_ for id_, entry in entries.items() if entry and entry.kind == "state"}

    def _loose(self, many: str, one: str) -> bool:
        """An opposition without a list of members may hold any armed group of its country."""
        first, second = self.actors.get(many), self.actors.get(one)
        if first is None or second is None or first.country != second.country:
            return False
        return first.sector == "OPP" and second.sector in {"REB", "OPP"}
