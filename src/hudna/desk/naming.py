"""Whom and where typed words mean, in either script, and what else they may mean."""

import difflib
import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import Literal

from hudna.known_names import find_actor, find_place, likeliest, named
from hudna.model.values import Name, Value
from hudna.packs import Packs
from hudna.packs.names import name_keys
from hudna.testimony import zones_of

NameKind = Literal["place", "actor"]
_BRACKETED = re.compile(r".*\[([\w.:'-]+)\]\s*", re.DOTALL)
_MOST = 10


class Candidate(Value, frozen=True, kw_only=True):
    """Somebody or somewhere that words may mean.

    Attributes:
        id: Id in the packs.
        name: In both languages.
        kind: What kind of actor or place it is.
        land: The name of its country, when it has one.
    """

    id: str
    name: Name
    kind: str
    land: Name | None


class Naming:
    """Finds names of the packs by how they begin, in either script."""

    def __init__(self, packs: Packs) -> None:
        """Sort the names once."""
        self._packs = packs
        self._keys: dict[NameKind, list[str]] = {
            kind: sorted(
                key for key, bearers in packs.names.items() if any(b.kind == kind for b in bearers)
            )
            for kind in ("place", "actor")
        }

    def id_of(self, words: str, kind: NameKind) -> str:
        """Give the id that words mean: a name, an id, or a name with its id in brackets.

        Raises:
            InputError: There is none, or there are several.
        """
        told = _BRACKETED.fullmatch(words)
        asked = told[1] if told else words
        return (find_place if kind == "place" else find_actor)(self._packs, asked)

    def candidates(self, words: str, kind: NameKind) -> tuple[Candidate, ...]:
        """Give what words may mean: what is called so, what begins so, what sounds alike."""
        exact = named(self._packs, words, kind)
        if kind == "place":
            first = likeliest(self._packs, exact) if exact else []
            exact = [*first, *(id_ for id_ in exact if id_ not in first)]
        found = dict.fromkeys(exact)
        for key in self._beginning(words, kind):
            found.update(dict.fromkeys(self._bearers(key, kind)))
            if len(found) >= _MOST:
                break
        if len(found) < _MOST:
            for key in self._alike(words, kind):
                found.update(dict.fromkeys(self._bearers(key, kind)))
        return tuple(self._candidate(id_, kind) for id_ in list(found)[:_MOST])

    def zone_of(self, place: str) -> str | None:
        """Give the time zone of a place, when its country has only one."""
        land = self._land(place)
        zones = zones_of(land) if land else ()
        return zones[0] if len(zones) == 1 else None

    def _beginning(self, words: str, kind: NameKind) -> Iterable[str]:
        keys = self._keys[kind]
        for start in dict.fromkeys((*name_keys(words, "ar"), *name_keys(words, "en"))):
            at = bisect_left(keys, start)
            # Short names first: what was typed may be all of them.
            run: list[str] = []
            while at < len(keys) and keys[at].startswith(start) and len(run) < 200:
                run.append(keys[at])
                at += 1
            yield from sorted(run, key=len)

    def _alike(self, words: str, kind: NameKind) -> list[str]:
        key = next(iter((*name_keys(words, "en"), *name_keys(words, "ar"))), "")
        if not 3 <= len(key) <= 40:
            return []
        # The first letter is rarely the one misheard; looking at all names would take too long.
        # What is typed may be only the beginning, so names are compared by theirs.
        heads: dict[str, list[str]] = {}
        for name in self._keys[kind]:
            if name[:1] == key[:1]:
                heads.setdefault(name[: len(key) + 1], []).append(name)
        near = difflib.get_close_matches(key, heads, n=5, cutoff=0.75)
        return [name for head in near for name in heads[head]]

    def _bearers(self, key: str, kind: NameKind) -> list[str]:
        return [one.id for one in self._packs.names.get(key, ()) if one.kind == kind]

    def _candidate(self, id_: str, kind: NameKind) -> Candidate:
        entry = self._packs.places[id_] if kind == "place" else self._packs.actors[id_]
        land = self._packs.places.get(self._land(id_) or "") if kind == "place" else None
        return Candidate(
            id=id_,
            name=entry.name,
            kind=entry.kind,
            land=land.name if land is not None and land.id != id_ else None,
        )

    def _land(self, place: str) -> str | None:
        seen: set[str] = set()
        here: str | None = place
        while here in self._packs.places and here not in seen:
            seen.add(here)
            entry = self._packs.places[here]
            if entry.kind == "country":
                return here
            here = entry.parent
        return None
