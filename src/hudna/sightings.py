"""Whom and where a row of somebody's list means, as far as the packs know.

In: an incident in the list's words. Out: the same with ids, and what is doubtful about them. No
coordinates are measured: a place is what a name says, or the wider place that the row names too.
"""

import difflib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from hudna.known_names import likeliest, named
from hudna.model.incident import Doubt, Incident
from hudna.model.values import Value
from hudna.packs import Packs
from hudna.packs.names import name_keys
from hudna.regime.terrain import Terrain

_BRACKETED = re.compile(r"\s*\([^()]*\)\s*$")
_LABELLED = re.compile(r"^\w+:\s+")
_PARTED = re.compile(r"\s+[-–]\s+|,\s+")


class _Lists(Value, frozen=True, kw_only=True):
    tails: tuple[str, ...]
    organs: dict[str, str]


@cache
def _lists() -> _Lists:
    """Give what lists add to names; see ``sightings.toml``."""
    return msgspec.toml.decode(Path(__file__).with_suffix(".toml").read_bytes(), type=_Lists)


class Sighting(Value, frozen=True, kw_only=True, omit_defaults=True):
    """An incident with whom and where it means.

    Attributes:
        incident: The row.
        place: Id of the narrowest place that is known.
        a: Id of one side; None when nobody knows it.
        b: Id of the other.
        unknown: Names of sides that nobody knows.
        doubts: Everything that is not exact about it.
    """

    incident: Incident
    place: str | None = None
    a: str | None = None
    b: str | None = None
    unknown: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


class Names:
    """Finds names of lists in the packs.

    Args:
        packs: The knowledge packs.
        given: Ids that a person gives to words; they come first.
    """

    def __init__(self, packs: Packs, given: Mapping[str, str]) -> None:
        self._packs = packs
        self._given = given
        self._terrain = Terrain(packs.places)
        self.place = cache(self._place)
        self.actor = cache(self._actor)

    def sighting(self, incident: Incident) -> Sighting:
        """Give an incident with the ids of its place and sides."""
        doubts: list[Doubt] = list(incident.doubts)
        land = self._land(incident.country)
        place = self.place(incident.place, land, wide=False) if incident.place else None
        if place is None:
            areas = (self.place(area, land, wide=True) for area in incident.areas)
            place = next((area for area in areas if area), land)
            doubts.append("place.wider" if place else "place.unknown")
        a, b = (self._side(names) for names in (incident.a, incident.b))
        unknown = tuple(
            names[0] for names, id_ in ((incident.a, a), (incident.b, b)) if names and id_ is None
        )
        if unknown:
            doubts.append("side.unknown")
        if not incident.a or not incident.b:
            doubts.append("side.missing")
        return Sighting(
            incident=incident,
            place=place,
            a=a,
            b=b,
            unknown=unknown,
            doubts=tuple(dict.fromkeys(doubts)),
        )

    def near(self, words: str) -> tuple[str, ...]:
        """Give names of the packs that are spelt much like words, each with its id."""
        keys = name_keys(_BRACKETED.sub("", words), "en") or (words.lower(),)
        close = difflib.get_close_matches(keys[0], self._actor_names(), n=3, cutoff=0.75)
        return tuple(f"{key} ({self.actor(key)})" for key in close if self.actor(key))

    def _actor_names(self) -> list[str]:
        return [
            key
            for key, entries in self._packs.names.items()
            if any(entry.kind == "actor" for entry in entries)
        ]

    def _land(self, country: str | None) -> str | None:
        """Give the country of a code of three letters or of a name."""
        if country is None:
            return None
        for place in self._packs.places.values():
            if place.kind == "country" and place.country == country.upper():
                return place.id
        bare = _BRACKETED.sub("", country)
        found = (named(self._packs, bare, "place")) if bare else []
        return next((id_ for id_ in found if self._packs.places[id_].kind == "country"), None)

    def _place(self, name: str, land: str | None, *, wide: bool) -> str | None:
        """Give the place that a name most likely means, inside the country where one is told.

        A town and the province around it often share a name: the column says which is meant.
        """
        if name in self._given or name in self._packs.places:
            return self._given.get(name, name)
        for words in dict.fromkeys((name, _untailed(name), *_PARTED.split(name)[:1])):
            found = [
                id_
                for id_ in named(self._packs, words, "place")
                if land is None or self._terrain.country(id_) == land
            ]
            areas = [id_ for id_ in found if self._packs.places[id_].kind.startswith("admin")]
            best = areas if wide and areas else likeliest(self._packs, found)
            if len(best) == 1:
                return best[0]
        return None

    def _side(self, names: tuple[str, ...]) -> str | None:
        """Give the first name of a side that is known; the others are its allies."""
        return self.actor(names[0]) if names else None

    def _actor(self, name: str) -> str | None:
        if name in self._given or name in self._packs.actors:
            return self._given.get(name, name)
        bare = _BRACKETED.sub("", name)
        for words in dict.fromkeys((name, bare, _LABELLED.sub("", bare))):
            found = named(self._packs, words, "actor")
            if len(found) == 1:
                return found[0]
        return self._of_state(bare)

    def _of_state(self, name: str) -> str | None:
        """Give the army or government of a country that a name is made with."""
        _, parted, country = name.rpartition(" of ")
        land = self._land(country) if parted else None
        organ = _lists().organs.get(name.rpartition(" of ")[0].lower())
        found = f"{land}.{organ}"
        return found if land and organ and found in self._packs.actors else None


def _untailed(name: str) -> str:
    """Give a name of a place without the word that says what it is."""
    bare, _, tail = name.rpartition(" ")
    return bare if bare and tail.lower() in _lists().tails else name
