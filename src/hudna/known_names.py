"""Whom and where a name means that somebody gives: the packs' names, looked up.

In: words, or a canonical name of a reading. Out: ids of the packs, or an error with the nearest
names.
"""

import difflib
from functools import lru_cache

from hudna.errors import InputError
from hudna.model.values import Name
from hudna.packs import Packs
from hudna.packs.names import name_keys
from hudna.regime.terrain import Terrain

_NAMES = 20_000
"""Names kept with whom and where they mean: reports say the same ones again and again."""

_PLACES = ("country", "city", "town", "area", "front", "valley", "admin1", "admin2", "village")
"""Kinds of place, the one that a bare name most likely means first."""


class Naming:
    """Whom and where a canonical name means; see :class:`hudna.testimony.Atlas`."""

    def __init__(self, packs: Packs) -> None:
        self._packs = packs
        self.country = Terrain(packs.places).country
        self._found = lru_cache(_NAMES)(self._only)

    def place(self, name: Name) -> str | None:
        """Give the place of a canonical name."""
        return self._found(name, "place")

    def actor(self, name: Name) -> str | None:
        """Give the actor of a canonical name."""
        return self._found(name, "actor")

    def _only(self, name: Name, kind: str) -> str | None:
        for words in (name.en, name.ar):
            found = named(self._packs, words, kind) if words else []
            if kind == "place":
                found = likeliest(self._packs, found)
            if len(found) == 1:
                return found[0]
        return None


def find_place(packs: Packs, words: str) -> str:
    """Give the place that an id or a name means.

    Raises:
        InputError: There is none, with the nearest names; or there are several.
    """
    if words in packs.places:
        return words
    found = named(packs, words, "place")
    if not found:
        raise InputError(_unknown("place", words, packs))
    best = likeliest(packs, found)
    lands = {packs.places[id_].country for id_ in best}
    if len(best) > 1 and len(lands) > 1:
        raise InputError(f"{words!r} may be any of {', '.join(sorted(best))}; say which")
    return min(best)


def likeliest(packs: Packs, places: list[str]) -> list[str]:
    """Give the places of the kind that a bare name most likely means."""
    ranks = {id_: _rank(packs, id_) for id_ in places}
    return [id_ for id_ in places if ranks[id_] == min(ranks.values())]


def _rank(packs: Packs, place: str) -> int:
    kind = packs.places[place].kind
    return _PLACES.index(kind) if kind in _PLACES else len(_PLACES)


def find_actor(packs: Packs, words: str) -> str:
    """Give the actor that an id or a name means; see :func:`find_place`."""
    if words in packs.actors:
        return words
    found = named(packs, words, "actor")
    if not found:
        raise InputError(_unknown("actor", words, packs))
    if len(found) > 1:
        raise InputError(f"{words!r} may be any of {', '.join(sorted(found))}; say which")
    return found[0]


def named(packs: Packs, words: str, kind: str) -> list[str]:
    """Give the ids of all actors or places of a name; those of its full form, if any."""
    found: dict[str, bool] = {}
    for language in ("en", "ar"):
        for key in name_keys(words, language):
            for entry in packs.names.get(key, ()):
                if entry.kind == kind and entry.id not in found:
                    found[entry.id] = entry.short
    full = [id_ for id_, short in found.items() if not short]
    return full or list(found)


def _unknown(kind: str, words: str, packs: Packs) -> str:
    keys = name_keys(words, "en") or name_keys(words, "ar") or (words.lower(),)
    known = {
        key for key, entries in packs.names.items() if any(entry.kind == kind for entry in entries)
    }
    near = difflib.get_close_matches(keys[0], sorted(known), n=3, cutoff=0.7)
    ids = [f"{key} ({named(packs, key, kind)[0]})" for key in near]
    hint = f"; did you mean {', '.join(ids)}?" if ids else "; give a name or an id of the packs"
    return f"unknown {kind} {words!r}{hint}"
