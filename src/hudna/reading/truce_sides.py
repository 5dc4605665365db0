"""Sides and places compared: whose side somebody speaks for, which place lies in which."""

from functools import lru_cache

from hudna.packs import Packs
from hudna.packs.schema import Actor
from hudna.reading.layers import Layers
from hudna.reading.lexicon import RANK, ROLE
from hudna.reading.speakers import Speaker
from hudna.reading.truce_places import Where

_OFFICIAL = ("GOV", "MIL")
_STATE_KINDS = ("state", "government", "office", "army", "body", "person")
_DEPTH = 6


class _Index:
    """Actors and countries of one set of packs, by what they are looked up with."""

    def __init__(self, packs: Packs) -> None:
        self.states: dict[str, str] = {}
        self.governments: dict[str, str] = {}
        self.countries: dict[str, str] = {}
        for actor in packs.actors.values():
            if actor.country and actor.kind == "state":
                self.states.setdefault(actor.country, actor.id)
        for actor in packs.actors.values():
            state = self.states.get(actor.country or "")
            if actor.kind == "government" and state and actor.parent == state:
                self.governments.setdefault(actor.country or "", actor.id)
        for place in packs.places.values():
            if place.kind == "country" and place.country:
                self.countries.setdefault(place.country, place.id)


_INDEXES: dict[str, _Index] = {}


def index(packs: Packs) -> _Index:
    """Give the index of a set of packs, built once a digest."""
    found = _INDEXES.get(packs.digest)
    if found is None:
        _INDEXES.clear()
        found = _INDEXES[packs.digest] = _Index(packs)
    return found


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return " ".join(text.lower().split())


def side(layers: Layers, speaker: Speaker) -> str:
    """Give a key for the side that somebody belongs to: a state, or a group."""
    actor = layers.packs.actors.get(speaker.ref) if speaker.ref else None
    if actor is None:
        state = _of_demonym(layers, speaker)
        if state is not None:
            return side(layers, state)
        return _folded(speaker.name.ar or speaker.name.en or "")
    return actor_side(layers.packs, actor)


def actor_side(packs: Packs, actor: Actor) -> str:
    """Give the key of an actor's side."""
    if actor.country and actor.sector in _OFFICIAL and actor.kind in _STATE_KINDS:
        return f"state:{actor.country}"
    seen = actor
    for _ in range(_DEPTH):
        parent = packs.actors.get(seen.parent) if seen.parent else None
        if parent is None or parent.kind == "state" or parent.sector != actor.sector:
            break
        seen = parent
    return seen.id


def party_of(layers: Layers, speaker: Speaker) -> Speaker | None:
    """Give whom a declarer binds: a president his state, a spokesman his movement."""
    packs = layers.packs
    actor = packs.actors.get(speaker.ref) if speaker.ref else None
    if actor is None:
        return _of_demonym(layers, speaker) or speaker
    if actor.kind != "person":
        return speaker
    if actor.country and actor.sector in _OFFICIAL:
        return _state_of(layers, actor, speaker)
    parent = packs.actors.get(actor.parent) if actor.parent else None
    if parent is None:
        return None
    return Speaker(speaker.first, speaker.last, parent.name, parent.id)


def _of_demonym(layers: Layers, speaker: Speaker) -> Speaker | None:
    """Give the state of an official whom no pack names: «الرئيس الروسي»."""
    if not layers.flags[speaker.first] & (ROLE | RANK):
        return None
    for k in range(speaker.first + 1, speaker.last):
        word = layers.text.words[k]
        for entry in layers.packs.names.get(word.core_fold or word.fold, ()):
            actor = layers.packs.actors.get(entry.id)
            if entry.kind == "demonym" and actor is not None:
                return Speaker(speaker.first, speaker.last, actor.name, actor.id)
    return None


def _state_of(layers: Layers, actor: Actor, speaker: Speaker) -> Speaker | None:
    """Give the state or government of an official: the one that the text names, if it does."""
    packs = layers.packs
    named: dict[str, int] = {}
    for found in layers.names:
        other = packs.actors.get(found.actor.id) if found.actor else None
        if other is not None and other.country == actor.country:
            named.setdefault(other.kind, 0)
            named[other.kind] += 1
            named.setdefault(f"{other.kind}:id", 0)
            if other.kind == "government":
                return Speaker(found.first, found.last, other.name, other.id)
    known = index(packs)
    ident = known.states.get(actor.country or "")
    state = packs.actors.get(ident) if ident else None
    return Speaker(speaker.first, speaker.last, state.name, state.id) if state else None


def within(layers: Layers, inner: Where, outer: Where) -> bool:
    """Tell whether a place lies in another, or bears its name (غزة، قطاع غزة)."""
    places = layers.packs.places
    mine = places.get(inner.ref) if inner.ref else None
    theirs = places.get(outer.ref) if outer.ref else None
    if mine is None or theirs is None:
        return False
    if alike(inner, outer):
        return True
    seen = mine
    for _ in range(_DEPTH):
        if not seen.parent:
            break
        if seen.parent == theirs.id:
            return True
        nxt = places.get(seen.parent)
        if nxt is None:
            break
        seen = nxt
    return theirs.kind == "country" and mine.country == theirs.country


def alike(a: Where, b: Where) -> bool:
    """Tell whether two places bear one name (غزة، قطاع غزة)."""
    one = set(_folded(a.name.en or "").split())
    two = set(_folded(b.name.en or "").split())
    return bool(one and two) and (one <= two or two <= one)
