"""Whom a slot of a truce means: spokesmen by their movement, surnames by the full name.

Comes in: speakers as resolved in their phrase. Goes out: the actors of the packs where the text
itself tells who is meant; «the two sides» and media are nobody.
"""

from bisect import bisect_right
from itertools import pairwise

import msgspec

from hudna.language.words import Word
from hudna.packs import Packs
from hudna.packs.schema import Actor, Place
from hudna.reading.layers import Found, Layers
from hudna.reading.lexicon import DUAL, PREP, RANK, ROLE
from hudna.reading.speakers import Speaker
from hudna.reading.truce_actors import demonyms
from hudna.reading.truce_delegates import delegates, hosts
from hudna.reading.truce_index import index
from hudna.reading.truce_lexicon import TruceWords
from hudna.reading.truce_rivals import told_rivals
from hudna.reading.truce_sides import actor_side, side

_GROUPS = ("armed_group", "party", "alliance", "army", "government", "state")
_ROLE_REACH = 4
_SHORT = 4
_SENT = frozenset(("delegates", "voices", "leaders"))
_DUAL = 6
_PAIR = 2


class Cast(msgspec.Struct, gc=False):
    """Who is named in a document.

    Attributes:
        people: Word of a name -> the persons named with it, with all words of their names.
        roles: Word before a person's name -> the person first named with it.
        governments: Country -> its government, as first named.
        country: The country that most names belong to; empty when none does.
        arenas: The countries whose armed groups are named.
        home: The same where a name tells of something inside it, or no other country is named.
        rivals: The two sides at war, once asked for.
        bound: The two sides of the truce last told.
        telling: The sides of those who tell of a truce: «the two sides» are others.
    """

    layers: Layers
    words: TruceWords
    people: dict[str, list[tuple[frozenset[str], Actor]]]
    roles: dict[str, Actor]
    governments: dict[str, Speaker]
    country: str = ""
    arenas: frozenset[str] = frozenset()
    home: str = ""
    rivals: list[Speaker] | None = None
    bound: tuple[Speaker, ...] = ()
    telling: frozenset[str] = frozenset()


def read_cast(layers: Layers, words: TruceWords) -> Cast:
    """Take down who is named in a document."""
    people: dict[str, list[tuple[frozenset[str], Actor]]] = {}
    keys: set[str] = set()
    roles: dict[str, Actor] = {}
    governments: dict[str, Speaker] = {}
    weights: dict[str, int] = {}
    arenas: set[str] = set()
    inside: set[str] = set()
    for found in layers.names:
        actor = layers.packs.actors.get(found.actor.id) if found.actor else None
        place = layers.packs.places.get(found.place.id) if found.place else None
        country = place.country if place is not None else actor.country if actor else None
        if country:
            weights[country] = weights.get(country, 0) + 1
            if _tells_of_inside(layers.packs, actor, place, country):
                inside.add(country)
        if actor is None:
            continue
        if actor.kind == "government" and actor.country:
            bearer = Speaker(found.first, found.last, actor.name, actor.id)
            governments.setdefault(actor.country, bearer)
        if actor.kind == "person" and not layers.in_time[found.first]:
            if found.key not in keys:
                keys.add(found.key)
                named = frozenset(found.key.split())
                for part in sorted(named):
                    people.setdefault(part, []).append((named, actor))
            _note_roles(layers, found, actor, roles)
        if actor.kind in ("armed_group", "party") and actor.country:
            weights[actor.country] = weights.get(actor.country, 0) + 1
            arenas.add(actor.country)
    country = max(weights, key=lambda code: (weights[code], code)) if weights else ""
    # States that are only asked, quoted or thanked are not where the truce is: there «the
    # government army» is nobody's that the text names.
    home = country if country in inside or len(weights) == 1 else ""
    return Cast(layers, words, people, roles, governments, country, frozenset(arenas), home)


def _tells_of_inside(packs: Packs, actor: Actor | None, place: Place | None, country: str) -> bool:
    """Tell whether a name means more than the state as others deal with it.

    The state itself, its capital, which stands for it, and its news media are named of any state
    that has a say.
    """
    if actor is not None:
        return actor.kind != "state" and actor.sector != "MED"
    state = packs.actors.get(index(packs).states.get(country, ""))
    capital = state.capital.en if state is not None and state.capital is not None else None
    return place is not None and place.name.en != capital


def _note_roles(layers: Layers, found: Found, actor: Actor, roles: dict[str, Actor]) -> None:
    for k in range(max(0, found.first - _ROLE_REACH), found.first):
        word = layers.text.words[k].core_fold or layers.text.words[k].fold
        roles.setdefault(word.removeprefix("\u0627\u0644"), actor)


def canonical(cast: Cast, speakers: list[Speaker]) -> list[Speaker]:
    """Give speakers as the actors they mean; those who are nobody are left out."""
    found: list[Speaker] = []
    for speaker in speakers:
        sent = delegates(cast.layers, cast.words, speaker) if speaker.ref is None else []
        if sent:
            found += canonical(cast, sent)
            continue
        if _both(cast, speaker):
            found += _two_sides(cast, speaker)
            continue
        if speaker.ref is None:
            joint = _joint(cast, speaker)
            if joint:
                found += joint
                continue
        meant = _canonical(cast, speaker)
        if meant is not None:
            found.append(meant)
    return found


def _both(cast: Cast, speaker: Speaker) -> bool:
    """Tell whether a phrase is «the two sides», the neighbours, the warring parties in X."""
    layers = cast.layers
    if layers.flags[speaker.first] & DUAL:
        return speaker.ref is None
    last = layers.text.words[speaker.last - 1]
    paired = layers.flags[speaker.last - 1] & DUAL or _is_pair(last)
    if paired and speaker.ref is None and last.article:
        if not _SENT.isdisjoint(cast.words.of(layers.text.words[speaker.first])):
            return True  # «ممثلو الجانبين», «زعماء القبيلتين»
    if layers.within[speaker.first] and layers.text.language == "ar":
        return False
    word = layers.text.words[speaker.first]
    if _is_pair(word):
        return True  # «القوتين النوويتين»
    for k in range(speaker.first, min(speaker.last, speaker.first + _SHORT)):
        if layers.within[k] and k + 1 < speaker.last:
            continue  # «Yemen's warring parties»
        if layers.flags[k] & PREP or layers.within[k]:
            return False
        if "pair_nouns" in cast.words.of(layers.text.words[k]):
            return True
    return False


def _is_pair(word: Word) -> bool:
    return word.article and len(word.core) > _DUAL and word.core.endswith(("تين", "تان"))


def _joint(cast: Cast, speaker: Speaker) -> list[Speaker]:
    """Give the states of «Armenian and Azerbaijani forces»."""
    layers = cast.layers
    if speaker.last - speaker.first > _SHORT or layers.text.language == "ar":
        return []
    kinds = cast.words.of(layers.text.words[speaker.last - 1])
    if "open_groups" not in kinds and "governments" not in kinds:
        return []
    found = [s for k in range(speaker.first, speaker.last) for s in demonyms(layers, k, k + 1)]
    before = speaker.first - 2
    if found and before >= 0 and layers.text.words[before + 1].norm == "and":
        found = demonyms(layers, before, before + 1) + found
    return found if len({s.ref for s in found}) > 1 else []


def _two_sides(cast: Cast, speaker: Speaker) -> list[Speaker]:
    """Give «the two sides»: those of the truce told last, those at war, the last two named."""
    found = list(cast.bound) or rivals(cast) or _last_two(cast, speaker)
    sides = {side(cast.layers, s) for s in found}
    return [] if sides & cast.telling and len(cast.telling) > 1 else found


def rivals(cast: Cast) -> list[Speaker]:
    """Give the two sides between whom the text tells of fighting, as the actors they mean."""
    if cast.rivals is None:
        cast.rivals = _rivals_of(cast)
    return cast.rivals


def _rivals_of(cast: Cast) -> list[Speaker]:
    for _, pair in told_rivals(cast.layers, cast.words):
        found: list[Speaker] = []
        for speaker in pair:
            joint = _joint(cast, speaker) if speaker.ref is None else []
            meant = None if joint or _both(cast, speaker) else _canonical(cast, speaker)
            found += joint or ([meant] if meant is not None else [])
        if len(found) == 2 and side(cast.layers, found[0]) != side(cast.layers, found[1]):
            return found
    return []


def _last_two(cast: Cast, speaker: Speaker) -> list[Speaker]:
    """Give the last two sides named before a phrase."""
    layers = cast.layers
    sentences = layers.text.sentences
    here = bisect_right(sentences, speaker.first, key=lambda sentence: sentence.last)
    first = sentences[here].first if here < len(sentences) else 0
    return (
        _joined(cast, first, speaker.first)
        or _last_sides(cast, first)
        or _last_sides(cast, speaker.first)
    )


def _joined(cast: Cast, low: int, before: int) -> list[Speaker]:
    """Give the last two sides of one kind joined in the sentence: X and Y, «X وY», X/Y."""
    layers = cast.layers
    names = layers.names_in(low, before)[::-1]
    for later, name in pairwise(names):
        pair = [layers.packs.actors.get(n.actor.id) if n.actor else None for n in (name, later)]
        one, two = pair
        if one is None or two is None or one.kind != two.kind or one.kind not in _GROUPS:
            continue
        if one.sector in ("IGO", "NGO", "MED") or two.sector in ("IGO", "NGO", "MED"):
            continue
        gap = [layers.text.words[k].norm for k in range(name.last, later.first)]
        joined = gap in (["and"], ["/"]) or (not gap and layers.text.words[later.first].conj == "و")
        if joined and actor_side(layers.packs, one) != actor_side(layers.packs, two):
            return [
                Speaker(n.first, n.last, actor.name, actor.id)
                for n, actor in ((name, one), (later, two))
            ]
    return []


def _last_sides(cast: Cast, before: int) -> list[Speaker]:
    layers = cast.layers
    found: list[Speaker] = []
    sides: set[str] = set()
    for name in layers.names_back(before):
        actor = layers.packs.actors.get(name.actor.id) if name.actor else None
        if actor is None or actor.kind not in _GROUPS:
            continue
        key = actor_side(layers.packs, actor)
        if (
            actor.sector in ("IGO", "NGO", "MED")
            or key in sides
            or hosts(layers, cast.words, name.first)
        ):
            continue
        sides.add(key)
        found.insert(0, Speaker(name.first, name.last, actor.name, actor.id))
        if len(found) == 2:
            return found
    return []


def _canonical(cast: Cast, speaker: Speaker) -> Speaker | None:
    actor = cast.layers.packs.actors.get(speaker.ref) if speaker.ref else None
    if actor is not None and actor.kind == "state":
        return _army(cast, speaker, actor.country or "") or speaker
    if actor is not None:
        return None if actor.kind == "outlet" or actor.sector == "MED" else speaker
    head = cast.layers.text.words[speaker.first].core.removeprefix("\u0627\u0644")
    if head in cast.layers.lexicon.members("clauses.outlet_nouns"):
        return None  # «التلفزيون الرسمي»
    inner = _inner(cast, speaker) or _national(cast, speaker)
    if inner is not None:
        return inner
    return (
        _surname(cast, speaker)
        or _group_told(cast, speaker)
        or _office(cast, speaker)
        or _government(cast, speaker)
        or _army(cast, speaker, cast.home, "own_armies")
        or speaker
    )


def _as(speaker: Speaker, actor: Actor) -> Speaker:
    return Speaker(speaker.first, speaker.last, actor.name, actor.id, carried=speaker.carried)


def _inner(cast: Cast, speaker: Speaker) -> Speaker | None:
    """Give the movement inside «مقاتلي X» or «الناطق باسم X»."""
    layers, words = cast.layers, cast.words
    tokens = range(speaker.first, speaker.last)
    kinds = words.of(layers.text.words[speaker.first])
    voiced = any("voices" in words.of(layers.text.words[k]) for k in tokens)
    last = layers.within[speaker.last - 1] if layers.text.language == "en" else 0
    apposed = bool(last) and layers.names[last - 1].first > speaker.first
    if not (voiced or apposed or "open_groups" in kinds or _last_is_group(cast, speaker)):
        return None
    for k in tokens:
        at = layers.within[k]
        if not at:
            continue
        entry = layers.names[at - 1].actor
        actor = layers.packs.actors.get(entry.id) if entry else None
        if actor is not None and actor.kind in _GROUPS:
            return (
                None if actor.kind == "state" and not (voiced or apposed) else _as(speaker, actor)
            )
    return None


def _national(cast: Cast, speaker: Speaker) -> Speaker | None:
    """Give the state of «American mediators», «Omani officials»."""
    layers = cast.layers
    if layers.text.language == "ar" or speaker.last - speaker.first != _PAIR:
        return None
    kinds = cast.words.of(layers.text.words[speaker.last - 1])
    if "delegates" not in kinds:
        return None
    found = demonyms(layers, speaker.first, speaker.first + 1)
    return found[0] if found else None


def _last_is_group(cast: Cast, speaker: Speaker) -> bool:
    if cast.layers.text.language == "ar":
        return False
    return "open_groups" in cast.words.of(cast.layers.text.words[speaker.last - 1])


def _group_told(cast: Cast, speaker: Speaker) -> Speaker | None:
    """Give the armed group named last before «the group», «the movement»."""
    layers = cast.layers
    if layers.text.language == "ar" or speaker.last - speaker.first > 1 or not speaker.first:
        return None
    if "bare_groups" not in cast.words.of(layers.text.words[speaker.first]):
        return None
    if layers.text.words[speaker.first - 1].norm != "the":
        return None
    for name in layers.names_back(speaker.first):
        actor = layers.packs.actors.get(name.actor.id) if name.actor else None
        if actor is not None and actor.kind in ("armed_group", "party"):
            return _as(speaker, actor)
    return None


def _surname(cast: Cast, speaker: Speaker) -> Speaker | None:
    """Give the person whose full name the text has told before."""
    layers = cast.layers
    mine = {
        layers.text.words[k].core_fold or layers.text.words[k].fold
        for k in range(speaker.first, speaker.last)
    }
    for named, actor in cast.people.get(min(mine), ()) if mine else ():
        if mine < named:
            return _as(speaker, actor)
    return None


def _office(cast: Cast, speaker: Speaker) -> Speaker | None:
    """Give the person whom the text names with this office: «الرئيس الأفغاني»."""
    layers = cast.layers
    if not layers.flags[speaker.first] & (ROLE | RANK) or speaker.last - speaker.first > 3:
        return None
    role = layers.text.words[speaker.first].core_fold or layers.text.words[speaker.first].fold
    wanted = role.removeprefix("\u0627\u0644")
    actor = cast.roles.get(wanted)
    return _as(speaker, actor) if actor is not None else None


def _army(cast: Cast, speaker: Speaker, country: str, called: str = "armies") -> Speaker | None:
    """Give the army of a country for «Sudan's army» and, of the text's country, «the army»."""
    layers = cast.layers
    if speaker.last - speaker.first > _SHORT or not country:
        return None
    words = [layers.text.words[k] for k in range(speaker.first, speaker.last)]
    if not any(called in cast.words.of(word) for word in words):
        return None
    ident = index(layers.packs).armies.get(country)
    army = layers.packs.actors.get(ident) if ident else None
    return _as(speaker, army) if army is not None else None


def _government(cast: Cast, speaker: Speaker) -> Speaker | None:
    """Give the government of the country that the text is about for a bare «الحكومة»."""
    layers, words = cast.layers, cast.words
    if speaker.last - speaker.first > 3 or not cast.home:
        return None
    if not any(
        "governments" in words.of(layers.text.words[k]) for k in range(speaker.first, speaker.last)
    ):
        return None
    ident = index(layers.packs).governments.get(cast.home)
    actor = layers.packs.actors.get(ident) if ident else None
    return _as(speaker, actor) if actor is not None else None
