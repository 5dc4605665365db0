"""Sides and places compared: whose side somebody speaks for, which place lies in which."""

from functools import lru_cache

from hudna.packs import Packs
from hudna.packs.schema import Actor
from hudna.reading.layers import Layers
from hudna.reading.lexicon import RANK, ROLE
from hudna.reading.speakers import Speaker
from hudna.reading.truce_index import index
from hudna.reading.truce_places import Where

OFFICIAL = ("GOV", "MIL")
_STATE_KINDS = ("state", "government", "office", "army", "body", "person")
_DEPTH = 6


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return " ".join(text.lower().split())


def side(layers: Layers, speaker: Speaker) -> str:
    """Give a key for the side that somebody belongs to: a state, or a group."""
    actor = layers.packs.actors.get(speaker.ref) if speaker.ref else None
    if actor is None:
        state = of_demonym(layers, speaker)
        if state is not None:
            return side(layers, state)
        return _folded(speaker.name.ar or speaker.name.en or "")
    return actor_side(layers.packs, actor)


def actor_side(packs: Packs, actor: Actor) -> str:
    """Give the key of an actor's side, worked out once a pack."""
    known = index(packs).sides
    key = known.get(actor.id)
    if key is None:
        key = known[actor.id] = _actor_side(packs, actor)
    return key


def _actor_side(packs: Packs, actor: Actor) -> str:
    leads = packs.actors.get(actor.parent) if actor.kind == "person" and actor.parent else None
    if leads is not None and leads.kind == "armed_group":
        return actor_side(packs, leads)
    if actor.country and actor.sector in OFFICIAL and actor.kind in _STATE_KINDS:
        return f"state:{actor.country}"
    seen = actor
    for _ in range(_DEPTH):
        parent = packs.actors.get(seen.parent) if seen.parent else None
        if parent is None or parent.kind == "state" or parent.sector != actor.sector:
            break
        seen = parent
    return seen.id


def of_demonym(layers: Layers, speaker: Speaker) -> Speaker | None:
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
