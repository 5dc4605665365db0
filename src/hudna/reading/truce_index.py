"""Actors and countries of the packs by what truces look them up with, worked out once a pack.

Comes in: packs. Goes out: :class:`Index`.
"""

from hudna.packs import Packs


class Index:
    """Actors and countries of one set of packs, by what they are looked up with."""

    def __init__(self, packs: Packs) -> None:
        self.states: dict[str, str] = {}
        self.governments: dict[str, str] = {}
        self.countries: dict[str, str] = {}
        self.armies: dict[str, str] = {}
        self.sides: dict[str, str] = {}
        for actor in packs.actors.values():
            if actor.country and actor.kind == "state":
                self.states.setdefault(actor.country, actor.id)
        for actor in packs.actors.values():
            state = self.states.get(actor.country or "")
            if actor.kind == "army" and actor.country and actor.parent in (state, None, ""):
                self.armies.setdefault(actor.country, actor.id)
            if actor.kind == "government" and state and actor.parent == state:
                self.governments.setdefault(actor.country or "", actor.id)
        for place in packs.places.values():
            if place.kind == "country" and place.country:
                self.countries.setdefault(place.country, place.id)


_INDEXES: dict[str, Index] = {}


def index(packs: Packs) -> Index:
    """Give the index of a set of packs, built once a digest."""
    found = _INDEXES.get(packs.digest)
    if found is None:
        _INDEXES.clear()
        found = _INDEXES[packs.digest] = Index(packs)
    return found
