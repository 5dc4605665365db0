"""Where places lie in one another, as far as the parents in the packs tell.

A place on the line between two areas belongs to the one that its pack entry names as parent: no
coordinates are measured here, so nothing is ever inside by a rounding.
"""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from hudna.packs.schema import Place

Lie = Literal["inside", "wider", "unsure", "apart"]
_VAGUE = frozenset({"area", "front", "valley"})


class Terrain:
    """The places and what lies in what."""

    def __init__(self, places: Mapping[str, Place]) -> None:
        self.places = places
        self._country = {
            place.country: id_ for id_, place in places.items() if place.kind == "country"
        }
        self.chain = cache(self._chain)

    def _chain(self, place: str) -> tuple[str, ...]:
        """Gives the place and everything it lies in, the nearest first."""
        found: list[str] = []
        here: str | None = place
        while here is not None and here not in found:
            found.append(here)
            entry = self.places.get(here)
            here = entry.parent if entry else None
        first = self.places.get(place)
        country = self._country.get(first.country) if first and first.country else None
        if country is not None and country not in found:
            found.append(country)
        return tuple(found)

    def country(self, place: str) -> str | None:
        """Gives the country a place lies in."""
        last = self.chain(place)[-1]
        entry = self.places.get(last)
        return last if entry is not None and entry.kind == "country" else None

    def lie(self, place: str, area: str) -> Lie:
        """Gives how a place lies to an area.

        ``inside`` it; ``wider`` than it, so that the question asks more than the area answers;
        ``unsure``: the area has no fixed edge and the place lies in the same larger area; ``apart``.
        """
        if area in self.chain(place):
            return "inside"
        if place in self.chain(area):
            return "wider"
        entry = self.places.get(area)
        if entry is None:
            return "unsure"
        if entry.kind in _VAGUE and (entry.parent is None or entry.parent in self.chain(place)):
            return "unsure" if self.country(place) == self.country(area) else "apart"
        return "apart"
