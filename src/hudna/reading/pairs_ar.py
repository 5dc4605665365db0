"""Arabic duals: which two were named side by side, and whom «الجانبان» means."""

from hudna.reading.layers import Found, Layers
from hudna.reading.lexicon import COUNTERPART, DEMONYM, DUAL, RANK, ROLE
from hudna.reading.speakers import Memory, Speaker, best_name, known


def note_pairs(layers: Layers, first: int, last: int, memory: Memory) -> None:
    """Remember two persons whom a sentence sets side by side: «X ونظيره Y», «X وY»."""
    last_of: dict[bool, Found] = {}
    for found in layers.names_in(first, last):
        actor = layers.packs.actors.get(found.actor.id) if found.actor else None
        if actor is None or actor.kind in ("agency", "outlet"):
            continue
        person = actor.kind == "person"
        before = last_of.get(person)
        if before is not None and _side_by_side(layers, before, found):
            pair = (
                known(layers, before.first, before.last, before),
                known(layers, found.first, found.last, found),
            )
            if person:
                memory.pair = pair
                memory.named.extend(pair)
            else:
                memory.sides = pair
        last_of[person] = found


def _side_by_side(layers: Layers, one: Found, two: Found) -> bool:
    """Tell whether two names are joined by و or by a counterpart word."""
    if one.key == two.key or two.first - one.last > 6:
        return False
    if one.last == two.first:
        return layers.text.words[two.first].conj == "و"
    between = range(one.last, two.first)
    if any(layers.flags[j] & COUNTERPART for j in between):
        return True
    joined = layers.text.words[one.last].conj == "و"
    return joined and bool(layers.flags[one.last] & (DEMONYM | ROLE | RANK))


def set_pair(layers: Layers, memory: Memory, one: Speaker, two: Speaker) -> None:
    """Remember a speaker and an addressee as a pair if they are of one kind."""
    actors = [layers.packs.actors.get(s.ref) if s.ref else None for s in (one, two)]
    kinds = {a.kind == "person" for a in actors if a is not None}
    if len(kinds) == 1 and None not in actors and one.ref != two.ref:
        memory.pair = (one, two)


def is_dual(layers: Layers, phrases: list[tuple[int, int]]) -> bool:
    """Tell whether the subject is «the two sides», to be resolved to the last pair."""
    if len(phrases) != 1:
        return False
    first, last = phrases[0]
    return bool(layers.flags[first] & DUAL) and best_name(layers, first, last) is None


def both_of(layers: Layers, first: int, memory: Memory) -> tuple[Speaker, ...]:
    """Give the two whom a dual means: states for «البلدان», persons for «الوزيران»."""
    core = layers.text.words[first].core
    if core in layers.lexicon.dual_bodies:
        return memory.sides
    if core in layers.lexicon.dual_persons or memory.pair:
        return memory.pair
    return memory.sides
