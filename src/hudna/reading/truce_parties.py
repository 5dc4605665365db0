"""Who made a truce and whom it binds, over all its namings.

Comes in: a group of sights. Goes out: declarers, parties and sponsors, each side once.
"""

from typing import TypeVar

from hudna.packs.schema import Actor
from hudna.reading.layers import Layers
from hudna.reading.speakers import Speaker
from hudna.reading.truce_cast import Cast, rivals
from hudna.reading.truce_groups import Group
from hudna.reading.truce_index import index
from hudna.reading.truce_places import Where
from hudna.reading.truce_sides import OFFICIAL, of_demonym, side

_Item = TypeVar("_Item", Speaker, Where)
_STATES = ("state", "government", "person", "office")
_FIGHTING = ("armed_group", "army")
_OFFICES = ("office", "body")
_HELD = {"accepted", "signed", "in_force", "extended", "breached", "expired", "collapsed"}
MADE = {"announced", "accepted", "signed", "in_force", "extended", "expired", "declared_over"}


def distinct(items: list[_Item]) -> list[_Item]:
    """Give each actor or place once, the first naming."""
    seen: set[str] = set()
    kept: list[_Item] = []
    for item in items:
        key = item.ref or " ".join((item.name.ar or item.name.en or "").split())
        if key and key not in seen:
            seen.add(key)
            kept.append(item)
    return kept


def declarers_of(layers: Layers, group: Group) -> list[Speaker]:
    """Give who made a truce, one a side; who only asked for it where nobody made it."""
    made = [f for f in group.facts if {turn.state for turn in f.turns} & MADE]
    found: list[Speaker] = []
    sides: set[str] = set()
    for facts in made or group.facts:
        for speaker in facts.declarers:
            key = side(layers, speaker)
            if key not in sides:
                sides.add(key)
                found.append(speaker)
    return found


def outsiders(cast: Cast, group: Group, declarers: list[Speaker]) -> list[Speaker]:
    """Give the states that agree on a truce in another country: its sponsors."""
    actors = cast.layers.packs.actors
    stated = list(declarers)
    for facts in group.facts if declarers else []:
        told = {turn.state for turn in facts.turns}
        others = "announced" in told and facts.declarers and not facts.pair
        if told & {"accepted", "signed"} and not others:
            stated += facts.parties
    paired = {
        s.ref
        for facts in group.facts
        if facts.pair and not all(s.ref and actors[s.ref].kind in _STATES for s in facts.parties)
        for s in facts.parties
    }
    stated = [s for s in stated if s.ref not in paired]
    states = distinct([s for s in stated if s.ref and actors[s.ref].kind in _STATES])
    places = cast.layers.packs.places
    where = {places[p.ref].country for p in group.places if p.ref}
    own = {actors[s.ref].country for s in [*stated, *group.sponsors] if s.ref}
    torn = cast.country in cast.arenas and cast.country not in own
    if not where and not (group.parties and torn):
        return []  # nobody else whom they could sponsor
    where = where or {cast.country}
    if None in where:
        return []
    made = {t.state for t in group.turns} & {
        "accepted",
        "signed",
        "announced",
        "in_force",
    }
    abroad = [s for s in states if actors[s.ref or ""].country not in where]
    return abroad if made and len(abroad) > 1 else []


def third_tellers(
    cast: Cast, group: Group, declarers: list[Speaker], parties: list[Speaker]
) -> list[Speaker]:
    """Give the state or body that announced what two others agreed on: it stood behind it."""
    layers = cast.layers
    sides = {side(layers, party) for party in parties}
    if len(sides) < 2 or not all(party.ref for party in parties):
        return []
    if not group.told & {"accepted", "signed"}:
        return []
    found: list[Speaker] = []
    for speaker in declarers:
        actor = layers.packs.actors.get(speaker.ref) if speaker.ref else None
        if actor is None or side(layers, speaker) in sides:
            continue
        if actor.sector == "IGO" or (actor.kind in _STATES and actor.sector in OFFICIAL):
            meant = speaker if actor.sector == "IGO" else party_of(cast, speaker)
            found += [meant] if meant is not None and side(layers, meant) not in sides else []
    return found


def parties_of(
    cast: Cast, group: Group, declarers: list[Speaker], sponsors: list[Speaker]
) -> list[Speaker]:
    """Give those bound: named as bound, and the declarers' own sides."""
    layers = cast.layers
    stated: list[Speaker] = list(group.parties)
    backing = {speaker.ref for speaker in sponsors if speaker.ref}
    for speaker in declarers if group.alone else []:
        bound = party_of(cast, speaker)
        if bound is None or not can_be_bound(layers, bound):
            continue
        if not (group.pair and _stands_between(cast, group.parties, bound)):
            stated.append(bound)
    if not group.alone and {"announced", "accepted"} <= group.told:
        stated += _takers_maker(cast, group, declarers)
    kept: list[Speaker] = []
    sides: set[str] = set()
    for speaker in distinct(stated):
        bound = party_of(cast, speaker)
        if bound is None or bound.ref in backing or not can_be_bound(layers, bound):
            continue
        key = side(layers, bound)
        if key in sides:
            continue
        sides.add(key)
        kept.append(bound)
    if group.alone:
        return kept
    if len(kept) == 1 and any(f.withal for f in group.facts):
        kept += _government_facing(cast, kept[0])
    return _with_rivals(cast, group, kept)


def _takers_maker(cast: Cast, group: Group, declarers: list[Speaker]) -> list[Speaker]:
    """Give who declared a truce that one other side accepted: it binds him too."""
    sides = {side(cast.layers, party) for party in group.parties}
    actors = cast.layers.packs.actors
    if len(sides) != 1 or len(declarers) != 1 or not declarers[0].ref:
        return []
    maker = party_of(cast, declarers[0])
    actor = actors.get(maker.ref) if maker is not None and maker.ref else None
    if maker is None or actor is None:
        return []
    home = actor.country == cast.country or actor.kind == "armed_group"
    return [maker] if home and can_be_bound(cast.layers, maker) else []


def _with_rivals(cast: Cast, group: Group, kept: list[Speaker]) -> list[Speaker]:
    """Add the sides at war to a truce that was made but is not said to be between anybody."""
    if len(kept) > 1 or group.resolution or group.facts[0].sight.plural:
        return kept
    if not group.told & _HELD:
        return kept
    accused = next((facts.accused for facts in group.facts if facts.accused), None)
    found = [party_of(cast, rival) for rival in accused or rivals(cast)]
    sides = {side(cast.layers, speaker) for speaker in found if speaker is not None}
    if kept and side(cast.layers, kept[0]) not in sides:
        return kept
    mine = {side(cast.layers, speaker) for speaker in kept}
    return kept + [s for s in found if s is not None and side(cast.layers, s) not in mine]


def _stands_between(cast: Cast, parties: list[Speaker], speaker: Speaker) -> bool:
    """Tell whether a truce that a state or body announced is one between two others."""
    actor = cast.layers.packs.actors.get(speaker.ref) if speaker.ref else None
    if actor is not None and actor.kind in ("armed_group", "party"):
        return False
    sides = {side(cast.layers, party) for party in parties}
    return len(sides) > 1 and side(cast.layers, speaker) not in sides


def _government_facing(cast: Cast, party: Speaker) -> list[Speaker]:
    """Give the government that a movement's truce is with: «تم الاتفاق على هدنة مع الحركة»."""
    packs = cast.layers.packs
    actor = packs.actors.get(party.ref) if party.ref else None
    if actor is None or actor.kind != "armed_group" or actor.country != cast.country:
        return []
    ident = index(packs).governments.get(cast.country)
    other = packs.actors.get(ident) if ident else None
    return [Speaker(party.first, party.first, other.name, other.id)] if other else []


def party_of(cast: Cast, speaker: Speaker) -> Speaker | None:
    """Give whom a declarer binds: a president his state, a spokesman his movement."""
    packs = cast.layers.packs
    actor = packs.actors.get(speaker.ref) if speaker.ref else None
    if actor is None:
        return of_demonym(cast.layers, speaker) or speaker
    if actor.kind in _OFFICES and actor.country and actor.sector in OFFICIAL:
        return _state_of(cast, actor, speaker)
    if actor.kind != "person":
        return speaker
    leads = packs.actors.get(actor.parent) if actor.parent else None
    rebel = leads is not None and leads.kind in _FIGHTING
    if actor.country and actor.sector in OFFICIAL and not rebel:
        return _state_of(cast, actor, speaker)
    parent = packs.actors.get(actor.parent) if actor.parent else None
    if parent is None:
        return None
    return Speaker(speaker.first, speaker.last, parent.name, parent.id)


def _state_of(cast: Cast, actor: Actor, speaker: Speaker) -> Speaker | None:
    """Give the state of an official, or its government where the text names that."""
    named = cast.governments.get(actor.country or "")
    if named is not None:
        return named
    packs = cast.layers.packs
    ident = index(packs).states.get(actor.country or "")
    state = packs.actors.get(ident) if ident else None
    return Speaker(speaker.first, speaker.last, state.name, state.id) if state else None


def facing(cast: Cast, groups: list[Group]) -> list[tuple[str, Speaker]]:
    """Give those who declare truces of their own in one story, with their sides: they face."""
    layers = cast.layers
    found: list[Speaker] = []
    for group in groups:
        if group.alone:
            bound = (party_of(cast, speaker) for speaker in declarers_of(layers, group)[:1])
            found += [speaker for speaker in bound if speaker is not None]
    return [(side(layers, s), s) for s in distinct(found) if can_be_bound(layers, s)]


def opposite(layers: Layers, sides: list[tuple[str, Speaker]], party: Speaker) -> list[Speaker]:
    """Give the one other side that declares a truce of its own in the story."""
    mine = side(layers, party)
    others: list[Speaker] = []
    for key, other in sides:
        if key != mine:
            others.append(other)
            if len(others) > 1:
                return []
    return others


def can_be_bound(layers: Layers, speaker: Speaker) -> bool:
    """Tell whether somebody can be party to a truce: no world body, no aid group, no medium."""
    actor = layers.packs.actors.get(speaker.ref) if speaker.ref else None
    return actor is None or actor.sector not in ("IGO", "NGO", "MED")
