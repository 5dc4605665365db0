"""Bodies that a text takes up by the noun of their kind: «الجماعة», "the organisation".

The last one named before that is of such a kind is meant; of two that were named side by side,
the one that has spoken, and nobody where neither or both have.
"""

from hudna.packs.schema import Actor
from hudna.reading.layers import Found, Layers

_BACK = 160  # tokens
_NAMES = 40
_SIDE_BY_SIDE = 30  # tokens


def meant_body(layers: Layers, first: int, noun: str, spoken: set[str]) -> Found | None:
    """Find which body a definite generic noun at ``first`` means.

    Args:
        layers: The document's arrays.
        first: First token of the phrase.
        noun: The generic noun, as the pack lists it.
        spoken: Ids of those who have spoken so far.
    """
    kinds = layers.lexicon.words.tables.get("roles.body_kinds", {}).get(noun)
    if kinds is None:
        return None
    wanted = kinds.split()
    found: list[tuple[Found, Actor]] = []
    for name in layers.names_back(first, _NAMES):
        actor = layers.packs.actors.get(name.actor.id) if name.actor is not None else None
        if actor is None or first - name.first > _BACK:
            continue
        if not {actor.kind, f"{actor.kind}.{actor.sector}"}.isdisjoint(wanted):
            if all(actor.id != other.id for _, other in found):
                found.append((name, actor))
    if not found:
        return None
    nearest = found[0][0]
    rivals = [pair for pair in found if nearest.first - pair[0].first <= _SIDE_BY_SIDE]
    if len(rivals) == 1:
        return nearest
    heard = [name for name, actor in rivals if actor.id in spoken]
    return heard[0] if len(heard) == 1 else None
