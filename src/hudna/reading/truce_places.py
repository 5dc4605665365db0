"""Where a truce is to hold: the places named right at it.

Comes in: a sight. Goes out: :class:`Where` values; a place is taken only where it stands as one.
"""

import msgspec

from hudna.model.values import Name
from hudna.reading.event_places import unlisted_place
from hudna.reading.event_words import EventWords
from hudna.reading.layers import Found, Layers
from hudna.reading.lexicon import BOUND, COMP, DET, PREP, PUNCT, REL
from hudna.reading.truce_index import index
from hudna.reading.truce_lexicon import OPENS, PAST, PRESENT, TruceWords
from hudna.reading.truce_sights import Sight

_WINDOW = 30
_NEAR = 9
_AROUND = 16
_CALLED = 5
_TALKS = 3
_AWAY = frozenset(("signed", "accepted", "talks", "violence", "brokered", "operations"))


class Where(msgspec.Struct, gc=False):
    """A place of a truce: tokens, canonical name, id."""

    first: int
    last: int
    name: Name
    ref: str | None = None


def territory(layers: Layers, words: TruceWords, sight: Sight, roof: int) -> list[Where]:
    """Give the places that a truce is said to hold in, named right at it."""
    found: list[Where] = []
    tokens, stop = layers.text.words, min(roof, sight.sentence.last)
    first = _beside(layers, sight) or _again(layers, words, sight, stop)
    if first is not None:
        return [first]
    k = sight.reach
    while k < stop and k < sight.reach + _WINDOW:
        word, flag = tokens[k], layers.flags[k]
        if word.kind in ("stop", "colon") or flag & COMP:
            break
        if flag & REL and found:
            break
        if word.kind == "comma" and not found and k > sight.reach:
            if layers.text.language == "en" or not _continued(layers, words, k + 1, stop):
                break
        kinds = words.cache.get(word.surface) or words.of(word)
        if "brokered" in kinds or "brokering_verbs" in kinds:
            break  # what follows is where it was made
        if not found and k > sight.reach and "fights" in kinds and layers.text.language == "ar":
            break  # where they fight in spite of it
        land = _land(layers, k, stop) if "lands" in kinds else None
        if land is not None:
            return [*found, land]
        at = layers.within[k]
        if at:
            name = layers.names[at - 1]
            place = as_place(layers, name) if placed(layers, words, name, found) else None
            if place is not None:
                found.append(place)
            elif found and name.place is None:
                break
            k = max(k + 1, name.last)
            continue
        links = flag & PREP or "territory_words" in kinds or word.conj
        if found and not links and word.kind != "comma":
            break
        hits = () if found or flag & PREP else layers.grams[k].hits
        if hits and not ("begins" in kinds or "enters" in kinds):
            if any(h.kind in ("perfect", "imperfect") for h in hits):
                break
        k += 1
    return found or _fronted(layers, words, sight) or _amid(layers, words, sight)


def _continued(layers: Layers, words: TruceWords, j: int, stop: int) -> bool:
    """Tell whether a time or a place goes on with a phrase after a comma: «، عند السادسة، في X»."""
    if j + 1 >= stop:
        return False
    if layers.in_time[j] or layers.in_time[j + 1]:
        return True
    at = layers.within[j + 1] or (layers.within[j + 2] if j + 2 < stop else 0)
    named = bool(at) and layers.names[at - 1].place is not None
    return named and "territory_words" in words.of(layers.text.words[j])


def _fronted(layers: Layers, words: TruceWords, sight: Sight) -> list[Where]:
    """Read a place that opens the sentence: «وفي حي X بمدينة Y، تستمر هدنة»."""
    if layers.text.language == "en":
        return []
    tokens, first = layers.text.words, sight.sentence.first
    if first + 1 >= sight.fore or "territory_words" not in words.of(tokens[first]):
        return []
    found: list[Where] = []
    k = first + 1
    while k < min(sight.fore, first + _CALLED + 3):
        if tokens[k].kind == "comma":
            return found if sight.fore - k <= _NEAR else []
        at = layers.within[k]
        if at:
            name = layers.names[at - 1]
            place = as_place(layers, name) if placed(layers, words, name, found) else None
            if place is None:
                return []
            found.append(place)
            k = max(k + 1, name.last)
            continue
        kinds = words.of(tokens[k])
        if found and ("holds" in kinds or "begins" in kinds):
            return found if sight.fore - k <= _CALLED else []
        qualified = bool(found) and tokens[k].article
        if "territory_words" not in kinds and tokens[k].prep != "ب" and not qualified:
            return []
        k += 1
    return []


def _amid(layers: Layers, words: TruceWords, sight: Sight) -> list[Where]:
    """Read places between a verb and the truce that is its subject: «تسري في X هدنة»."""
    if layers.text.language == "en":
        return []
    found: list[Where] = []
    for k in range(sight.fore - 1, max(sight.sentence.first, sight.fore - _NEAR) - 1, -1):
        kinds = words.of(layers.text.words[k])
        if (kinds.get("holds", 0) | kinds.get("begins", 0)) & (PAST | PRESENT):
            return found if k + 1 < sight.fore else []
        if layers.flags[k] & (COMP | REL) or layers.text.words[k].kind in ("stop", "colon"):
            return []
        name = layers.name_at.get(k)
        if name is not None and placed(layers, words, name, []):
            place = as_place(layers, name)
            found = [place, *found] if place is not None else found
    return []


def unlisted_territory(layers: Layers, settings: EventWords, sight: Sight) -> Where | None:
    """Give the place named after a truce that no pack knows, under the words of the text."""
    stop = sight.reach
    while stop < min(sight.sentence.last, sight.reach + _WINDOW):
        if layers.text.words[stop].kind in ("stop", "colon") or layers.flags[stop] & (COMP | REL):
            break
        stop += 1
    found = unlisted_place(layers, settings, sight.reach, stop)
    if found is None:
        return None
    words = layers.slice(layers.span(found.first, found.last))
    name = Name(ar=words) if layers.text.language == "ar" else Name(en=words)
    return Where(found.first, found.last, name)


def around(layers: Layers, words: TruceWords, sight: Sight) -> list[Where]:
    """Give the places that the sentence of a truce is set in, where the truce names none."""
    found: list[Where] = []
    for name in layers.names_in(sight.sentence.first, sight.sentence.last):
        if name.last > sight.sentence.last or _of_talks(layers, words, sight, name):
            continue
        if abs(name.first - sight.first) > _AROUND or _elsewhere(layers, words, name.first):
            continue
        if placed(layers, words, name, []):
            place = as_place(layers, name)
            if place is not None:
                found.append(place)
    return found[:1]


def _of_talks(layers: Layers, words: TruceWords, sight: Sight, name: Found) -> bool:
    """Tell whether talks sit in a place before the truce: «استؤنفت في X المحادثات»."""
    if name.first >= sight.fore:
        return False
    # English puts the talks first, Arabic after the verb and the place
    first = sight.sentence.first if layers.text.language == "en" else name.last
    for k in range(first, first + _TALKS):
        kinds = words.of(layers.text.words[k]) if k < sight.fore else {}
        if "talks" in kinds and "deals" not in kinds:
            return True
    return False


def _elsewhere(layers: Layers, words: TruceWords, first: int) -> bool:
    """Tell whether a place is where a truce was signed or something was struck, not where it is."""
    for k in range(max(0, first - _CALLED), first):
        kinds = words.of(layers.text.words[k])
        if not _AWAY.isdisjoint(kinds):
            return True
    return False


def _beside(layers: Layers, sight: Sight) -> Where | None:
    """Read the place in «هدنة غزة», «Gaza ceasefire», «Syria truce»."""
    if layers.text.language == "ar":
        name = layers.name_at.get(sight.last)
        if name is None or layers.text.words[sight.last].conj or sight.reach != sight.last:
            return None
        definite = layers.text.words[sight.first].article
        return None if definite or name.place is None else as_place(layers, name)
    for k in range(sight.first - 1, sight.fore - 1, -1):
        at = layers.within[k]
        if layers.text.words[k].kind == "dash" or layers.text.words[k].norm.endswith("ed"):
            return None
        if at and layers.names[at - 1].place is not None:
            return as_place(layers, layers.names[at - 1])
    return None


def _again(layers: Layers, words: TruceWords, sight: Sight, stop: int) -> Where | None:
    """Read «في المحافظة»، in the city: the last place named before."""
    for k in range(sight.reach + 1, min(stop, sight.reach + _NEAR)):
        if layers.within[k] or not layers.flags[k - 1] & (PREP | DET):
            continue
        if "regions" not in words.of(layers.text.words[k]):
            continue
        if k + 1 < stop and (layers.within[k + 1] or _narrowed(layers, words, k + 1)):
            return None
        for found in layers.names_back(sight.first):
            if found.place is not None:
                place = layers.packs.places.get(found.place.id)
                if place is not None and place.kind != "country":
                    return as_place(layers, found)
    return None


def _narrowed(layers: Layers, words: TruceWords, k: int) -> bool:
    """Tell whether an adjective makes another region of it: «المنطقة الجنوبية»."""
    word = layers.text.words[k]
    return word.article and "same_regions" not in words.of(word)


def _land(layers: Layers, k: int, stop: int) -> Where | None:
    """Read «الأراضي السورية»: the country of the adjective."""
    if k + 1 >= stop:
        return None
    word = layers.text.words[k + 1]
    for entry in layers.packs.names.get(word.core_fold or word.fold, ()):
        actor = layers.packs.actors.get(entry.id)
        if entry.kind == "demonym" and actor is not None and actor.country:
            place = layers.packs.places.get(index(layers.packs).countries.get(actor.country, ""))
            if place is not None:
                return Where(k, k + 2, place.name, place.id)
    return None


def placed(layers: Layers, words: TruceWords, name: Found, found: list[Where]) -> bool:
    """Tell whether a name stands as a place: after «في» and its like, or joined to a place."""
    if name.place is None or layers.in_time[name.first]:
        return False
    word = layers.text.words[name.first]
    if word.prep == "ب":
        return True
    if word.prep:
        return False
    if found and (word.conj or layers.text.words[name.first - 1].kind == "comma"):
        return True
    if layers.text.language == "en":
        return _placed_en(layers, words, name, found)
    before = layers.text.words[name.first - 1] if name.first else None
    if before is None or layers.flags[name.first - 1] & BOUND:
        return False  # «توسطت فيها مصر»
    return "territory_words" in words.of(before) and not _seat(layers, words, name.first - 1)


def _seat(layers: Layers, words: TruceWords, k: int) -> bool:
    """Tell whether a place is only where a body sits or people speak: «المركز الروسي في X»."""
    for j in range(k - 1, max(-1, k - _CALLED), -1):
        word = layers.text.words[j]
        if (
            layers.flags[j] & (PUNCT | PREP)
            or words.opens(word) == OPENS
            or "zones" in words.of(word)
        ):
            return False  # a truce stands nearer
        if "seats" in words.of(layers.text.words[j]):
            return True
    return False


def _placed_en(layers: Layers, words: TruceWords, name: Found, found: list[Where]) -> bool:
    for k in range(name.first - 1, max(-1, name.first - 5), -1):
        norm = layers.text.words[k].norm
        if words.has("territory_openers", norm):
            return True
        if norm == "and" and found:
            return True
        if not words.has("territory_words", norm) and "quantities" not in words.of(
            layers.text.words[k]
        ):
            return False
    return False


def as_place(layers: Layers, name: Found) -> Where | None:
    """Give the place of a name."""
    if name.place is None:
        return None
    place = layers.packs.places.get(name.place.id)
    if place is None:
        return None
    return Where(name.first, name.last, place.name, place.id)


def nationwide(layers: Layers, words: TruceWords, sight: Sight) -> bool:
    """Tell whether an English truce is called nationwide."""
    return any(
        words.has("nationwide", layers.text.words[k].norm) for k in range(sight.fore, sight.first)
    )
