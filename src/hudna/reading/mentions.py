"""Mentions: the actors and places of the text, with ids, canonical names and positions.

Comes in: the names found, and the speakers that no pack knows. Goes out: mentions in text order
and a :class:`Book` to look them up by span.
"""

from bisect import bisect_left

import msgspec

from hudna.model.reading import Mention
from hudna.model.values import Name
from hudna.packs.schema import Actor, Place
from hudna.reading.drafts import Draft
from hudna.reading.layers import Found, Layers
from hudna.reading.lexicon import BODY, RANK, ROLE
from hudna.reading.speakers import Speaker

Span = tuple[int, int]

# How many names of a list are looked back over.
_LISTED = 6


class Book(msgspec.Struct, gc=False):
    """Mentions by place in the text.

    Attributes:
        mentions: In text order.
        by_span: Exact span to mention.
        starts: Start of each mention, for searching.
    """

    mentions: tuple[Mention, ...]
    by_span: dict[Span, Mention]
    starts: list[int]

    def at(self, span: Span) -> Mention | None:
        """Give the mention that a span is, or the last one that stands inside it."""
        exact = self.by_span.get(span)
        if exact is not None:
            return exact
        best = None
        for k in range(bisect_left(self.starts, span[0]), len(self.mentions)):
            mention = self.mentions[k]
            if mention.span[0] >= span[1]:
                break
            if mention.span[1] <= span[1] and mention.kind == "actor":
                best = mention
        return best


def assemble(layers: Layers, drafts: list[Draft]) -> Book:
    """Give all mentions: pack names, and speakers and addressees with their own words."""
    entries: dict[Span, Speaker | Found] = {}
    speaking: dict[int, Speaker] = {}
    for draft in drafts:
        for speaker in (*draft.speakers, *draft.addressees):
            if speaker.carried:
                continue
            span = layers.span(speaker.first, speaker.last)
            entries.setdefault(span, speaker)
            speaking[speaker.first] = speaker
    taken = sorted(entries)
    for found in layers.names:
        span = layers.span(found.first, found.last)
        at = bisect_left(taken, (span[0], span[1]))
        nested = (at > 0 and taken[at - 1][1] >= span[1]) or (
            at < len(taken) and taken[at][0] == span[0] and taken[at][1] >= span[1]
        )
        if nested and _same(entries, taken, at, found):
            continue
        entries.setdefault(span, found)
    mentions: list[Mention] = []
    for number, span in enumerate(sorted(entries), 1):
        value = entries[span]
        ident = f"m{number}"
        if isinstance(value, Speaker):
            mentions.append(_speaker(layers, ident, span, value))
        else:
            mentions.append(_found(layers, ident, span, value, speaking))
    by_span = {m.span: m for m in mentions}
    return Book(tuple(mentions), by_span, [m.span[0] for m in mentions])


def _same(entries: dict[Span, Speaker | Found], taken: list[Span], at: int, found: Found) -> bool:
    """Tell whether the speaker phrase around a name is that very name with its title."""
    for k in (at - 1, at):
        if 0 <= k < len(taken):
            value = entries[taken[k]]
            if not isinstance(value, Speaker) or found.actor is None:
                continue
            if value.ref == found.actor.id:
                return value.first <= found.first and found.last <= value.last
    return False


def _speaker(layers: Layers, ident: str, span: Span, speaker: Speaker) -> Mention:
    actor = layers.packs.actors.get(speaker.ref) if speaker.ref else None
    role = _role(layers, speaker.first, speaker.last)
    return Mention(
        id=ident,
        kind="actor",
        span=span,
        text=layers.slice(span),
        ref=speaker.ref,
        name=speaker.name,
        role=role,
        country=actor.country if actor else None,
        sector=actor.sector if actor else None,
    )


def _role(layers: Layers, first: int, last: int) -> Name | None:
    """Give the office words that head a phrase, as printed."""
    if not layers.flags[first] & (ROLE | RANK) or layers.flags[first] & BODY:
        return None
    end = first + 1
    for j in range(first + 1, last):
        found = layers.name_at.get(j)
        if found is not None and found.actor is not None:
            actor = layers.packs.actors.get(found.actor.id)
            if actor is not None and actor.kind == "person":
                break
        end = j + 1
    words = layers.slice(layers.span(first, end))
    return Name(ar=words) if layers.text.language == "ar" else Name(en=words)


def _found(
    layers: Layers, ident: str, span: Span, found: Found, speaking: dict[int, Speaker]
) -> Mention:
    packs = layers.packs
    place = _meant_place(layers, found)
    actor = packs.actors.get(found.actor.id) if found.actor else None
    placed = _after_place_word(layers, found) or names_talks(layers, found)
    as_place = place is not None and (actor is None or (placed and found.first not in speaking))
    if as_place and place is not None:
        return _place(layers, ident, span, place)
    if actor is None:
        return Mention(id=ident, kind="actor", span=span, text=layers.slice(span), name=Name())
    return _actor(layers, ident, span, actor)


def _meant_place(layers: Layers, found: Found) -> Place | None:
    """Give the place that a name means: the province where a word beside it says so."""
    if found.place is None:
        return None
    places, grams = layers.packs.places, layers.grams
    regions = layers.lexicon.members("clauses.region_words")
    beside = (found.first - 1, found.last)
    if any(0 <= k < len(grams) and grams[k].base in regions for k in beside):
        for entry in found.entries:
            if entry.kind == "place" and places[entry.id].kind == "admin1":
                return places[entry.id]
    return places.get(found.place.id)


def names_talks(layers: Layers, found: Found) -> bool:
    """Tell whether a capital names the talks held in it: «مفاوضات أستانا», "the Doha talks"."""
    if found.actor is None or found.actor.kind != "capital":
        return False
    words, nouns = layers.text.words, layers.lexicon.members("clauses.talk_nouns")
    after = words[found.last] if found.last < len(words) else None
    if layers.text.language == "en":
        joined = found.first and layers.grams[found.first - 1].base == "and"
        own = words[found.last - 1].possessive
        return after is not None and after.norm in nouns and not joined and not own
    if found.first == 0 or words[found.first].conj or words[found.first].prep:
        return False
    before = words[found.first - 1]
    if (before.core or before.norm).removeprefix("ال") not in nouns:
        return False
    if found.last < len(layers.grams):
        partners = layers.lexicon.members("clauses.talk_partners")
        if layers.grams[found.last].base in partners:
            return False  # «مفاوضات موسكو مع كييف» are theirs
    return after is None or not after.conj


def _after_place_word(layers: Layers, found: Found) -> bool:
    """Tell whether what stands before a name says that it is a place: «in Riyadh, Amman»."""
    words, locatives = layers.text.words, layers.lexicon.members("clauses.locatives")
    for _ in range(_LISTED):
        before = found.first - 1
        if words[found.first].prep == "ب":
            return True
        if before < 0:
            return False
        if layers.grams[before].base in locatives:
            return True
        if words[before].kind == "comma" or layers.grams[before].base == "and":
            before -= 1
        elif not words[found.first].conj:
            return False
        if before < 0 or not layers.within[before]:
            return False
        found = layers.names[layers.within[before] - 1]
        if found.place is None:
            return False
    return False


def _place(layers: Layers, ident: str, span: Span, place: Place) -> Mention:
    return Mention(
        id=ident,
        kind="place",
        span=span,
        text=layers.slice(span),
        ref=place.id,
        name=place.name,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
    )


def _actor(layers: Layers, ident: str, span: Span, actor: Actor) -> Mention:
    return Mention(
        id=ident,
        kind="actor",
        span=span,
        text=layers.slice(span),
        ref=actor.id,
        name=actor.name,
        country=actor.country,
        sector=actor.sector,
    )
