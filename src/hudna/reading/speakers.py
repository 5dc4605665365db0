"""Who a phrase names, and who is meant when nobody is named.

Comes in: token ranges of subjects. Goes out: :class:`Speaker` values with canonical names where
the packs know them. Carrying over follows arabic.md §8.4: the last main-clause speaker whose
gender and number agree; pairs for duals; the quotation's speaker for «we» inside it.
"""

import msgspec

from hudna.model.values import Name
from hudna.reading.generics import meant_body
from hudna.reading.layers import Found, Layers
from hudna.reading.lexicon import (
    BODY,
    COUNTERPART,
    DEMONYM,
    DET,
    DOCUMENT,
    DUAL,
    MEDIUM,
    NUMBER,
    PEOPLE,
    PRONOUN,
    RANK,
    ROLE,
    SAME,
    Hit,
)

_BACK = 6
_ORDINALS = {"الأول": 0, "الأولى": 0, "الثاني": 1, "الثانية": 1}


class Speaker(msgspec.Struct, gc=False):
    """Someone who is said to speak, act by words, or be addressed.

    Attributes:
        first: First token of the phrase.
        last: One past its last token.
        name: Canonical name, or the phrase's own words.
        ref: Id in the packs, or None.
        gender: ``m`` ``f`` or empty when the phrase does not tell.
        number: ``s`` ``d`` ``p`` or empty.
        carried: Not named in this clause.
    """

    first: int
    last: int
    name: Name
    ref: str | None = None
    gender: str = ""
    number: str = ""
    carried: bool = False

    def carry(self) -> "Speaker":
        """Give the same speaker as one who is not named in the clause."""
        return Speaker(self.first, self.last, self.name, self.ref, self.gender, self.number, True)


class Memory(msgspec.Struct, gc=False):
    """Who has spoken so far in the document.

    Attributes:
        main: Speakers of main-clause statements, latest last; each a tuple of joint speakers.
        named: Every speaker phrase met, latest last.
        pair: The last two that were joined or set against each other.
        sides: The last two states or bodies that were joined.
        we: Who says «we» in a text that is a body's own statement.
    """

    main: list[tuple[Speaker, ...]]
    named: list[Speaker]
    pair: tuple[Speaker, ...] = ()
    we: tuple[Speaker, ...] = ()
    sides: tuple[Speaker, ...] = ()


def resolve(layers: Layers, first: int, last: int, memory: Memory) -> Speaker:
    """Name the phrase ``[first, last)``."""
    found = best_name(layers, first, last)
    word = layers.text.words[first]
    if found is not None and found.actor is not None:
        return known(layers, first, last, found)
    gender, number = _agreement(layers, first)
    if layers.flags[first] & COUNTERPART:
        other = _counterpart(layers, first, last, memory)
        if other is not None:
            return Speaker(first, last, other.name, other.ref, other.gender, other.number)
    if word.core in _ORDINALS and last - first == 1 and len(memory.pair) == 2:
        other = memory.pair[_ORDINALS[word.core]]
        return Speaker(first, last, other.name, other.ref, other.gender, other.number)
    holder = _office_holder(layers, first, last)
    if holder is not None:
        return Speaker(first, last, holder.name, holder.ref, holder.gender, holder.number)
    if layers.flags[first] & MEDIUM:
        author = _document_author(layers, first, last, memory)
        if author is not None:
            return Speaker(first, last, author.name, author.ref, gender, number)
    speaker = Speaker(first, last, _own_words(layers, first, last), None, gender, number)
    if word.article and last - first <= 2:
        earlier = _same_head(layers, first, memory)
        if earlier is None and last - first == 1:
            spoken = {s.ref for s in memory.named if s.ref is not None}
            body = meant_body(layers, first, word.core.removeprefix("ال"), spoken)
            earlier = known(layers, body.first, body.last, body) if body is not None else None
        if earlier is not None:
            speaker.name, speaker.ref = earlier.name, earlier.ref
    return speaker


def _office_holder(layers: Layers, first: int, last: int) -> Speaker | None:
    """Find who «الرئيس الروسي» is: the last person named before whose office in that state it is."""
    if last - first < 2 or not layers.flags[first] & ROLE:
        return None
    state = None
    for j in range(first + 1, last):
        if layers.flags[j] & DEMONYM:
            for entry in layers.packs.names.get(layers.text.words[j].core_fold, ()):
                state = entry.id if entry.kind == "demonym" else state
    if state is None:
        return None
    word = layers.text.words[first]
    head = word.core[2:] if word.article else word.core
    for found in layers.names_back(first):
        actor = layers.packs.actors.get(found.actor.id) if found.actor else None
        if actor is None or actor.kind != "person":
            continue
        titles = [o.title.ar or "" for o in actor.office if o.of and o.of.split(".")[0] == state]
        if any(title.split(" ")[0] == head for title in titles):
            return known(layers, found.first, found.last, found)
    return None


def _document_author(layers: Layers, first: int, last: int, memory: Memory) -> Speaker | None:
    """Give whose document speaks: the actor named in «بيان البيت الأبيض», for «البيان» the last."""
    for j in range(first + 1, last):
        found = layers.name_at.get(j)
        if found is not None and found.actor is not None:
            return known(layers, found.first, found.last, found)
    if last - first == 1 and layers.text.words[first].article:
        recent = [speakers[0] for speakers in reversed(memory.main[-3:]) if speakers]
        for speaker in recent:
            actor = layers.packs.actors.get(speaker.ref) if speaker.ref else None
            if actor is None or actor.kind != "person":
                return speaker  # «البيان» is an office's sooner than a person's
        return recent[0] if recent else None
    return None


def _counterpart(layers: Layers, first: int, last: int, memory: Memory) -> Speaker | None:
    """Find who «نظيره الروسي» or «محاوره» is: the one of that state, else the other of the pair."""
    country = None
    for j in range(first + 1, last):
        if layers.flags[j] & DEMONYM:
            for entry in layers.packs.names.get(layers.text.words[j].core_fold, ()):
                actor = layers.packs.actors.get(entry.id) if entry.kind == "demonym" else None
                country = actor.country if actor else country
    if country is None:
        return memory.pair[1] if len(memory.pair) == 2 else None
    for speaker in reversed(memory.named[-30:]):
        actor = layers.packs.actors.get(speaker.ref) if speaker.ref else None
        if actor is not None and actor.kind == "person" and actor.country == country:
            return speaker
    return None


def known(layers: Layers, first: int, last: int, found: Found) -> Speaker:
    """Name a phrase by the actor found in it."""
    entry = found.actor
    actor = layers.packs.actors.get(entry.id) if entry else None
    if entry is None or actor is None:
        return Speaker(first, last, _own_words(layers, first, last))
    return Speaker(first, last, actor.name, actor.id, name_gender(layers, found), actor.number)


def name_gender(layers: Layers, found: Found) -> str:
    """Give the grammatical gender of a name as printed; empty where it does not tell.

    A short name need not share the gender of the full one (القوات الروسية, الجيش الروسي).
    """
    entry = found.actor
    actor = layers.packs.actors.get(entry.id) if entry else None
    if entry is None or actor is None:
        return ""
    if entry.kind == "capital":
        return "f"
    if actor.kind not in ("person", "state"):
        if layers.text.words[found.first].core.endswith(("ون", "ين")):
            return "m"  # الحوثيون: people, however their movement is called
    if not entry.short or actor.kind in ("person", "state"):
        return actor.gender
    head = layers.text.words[found.first].core
    if head.endswith(("ة", "ات")):
        return "f"
    if found.last - found.first == 1 and actor.kind in ("armed_group", "party"):
        return actor.gender or "f"  # حماس، طالبان: a movement
    return ""


def best_name(layers: Layers, first: int, last: int) -> Found | None:
    """Give the pack name that a phrase is about: a person in it, else a name that heads it."""
    head = layers.name_at.get(first)
    for j in range(first, last):
        found = layers.name_at.get(j)
        if j > first and _opens_affiliation(layers, first, j):
            break
        if found is None or found.actor is None or found.last > last:
            continue
        actor = layers.packs.actors.get(found.actor.id)
        if actor is not None and actor.kind == "person":
            return found
    if head is not None and head.actor is not None and head.last <= last:
        inner = layers.flags[first] & (ROLE | RANK)
        if not inner or head.last == last:
            return head
    return None


def _opens_affiliation(layers: Layers, first: int, j: int) -> bool:
    """Tell whether what follows is where an unnamed source works: «مصدر في مكتب الرئيس …»."""
    words = layers.text.words
    if words[first].article or layers.text.language != "ar" or words[j].article:
        return False
    if words[j].prep == "ب":
        return not layers.within[j]
    return layers.grams[j].base in ("في", "من") and not layers.within[j + 1]


def _own_words(layers: Layers, first: int, last: int) -> Name:
    words = layers.slice(layers.span(first, last))
    head = layers.text.words[first]
    if head.prep == "ل" and head.article:  # للجيش is printed without its alif
        start, end = layers.text.ends[first], layers.text.ends[last - 1]
        words = head.core + layers.text.text[start:end]
    words = words.strip("\"'“”«»#،, ")
    if layers.text.language == "ar":
        return Name(ar=words, en=None)
    return Name(en=words, ar=None)


def _agreement(layers: Layers, first: int) -> tuple[str, str]:
    """Give gender and number that the head of a phrase shows; empty where it does not tell."""
    if layers.text.language != "ar":
        return "", ""
    word, flag = layers.text.words[first], layers.flags[first]
    core = word.core
    if flag & DUAL or (core.endswith(("ان", "تان")) and word.article and len(core) > 6):
        return ("f" if core.endswith(("تان", "تين")) else "m"), "d"
    if core.endswith(("ون", "ين")) and len(core) > 4 and not layers.within[first]:
        return "m", "p"
    if core.removeprefix("ال") in layers.lexicon.members("clauses.men_in_ta"):
        return "m", "s"
    if core.endswith(("ة", "ات", "اء")) and not core.endswith("اء"):
        return "f", "s" if core.endswith("ة") else ""
    if flag & PEOPLE:
        return "", ""
    if flag & (ROLE | RANK):
        return "m", "s"
    return "", ""


def _same_head(layers: Layers, first: int, memory: Memory) -> Speaker | None:
    """Find who «الحركة» or «الوزارة» is: the last speaker phrase or name with that head noun."""
    word = layers.text.words[first]
    stem = word.core.removeprefix("ال")
    for speaker in reversed(memory.named[-40:]):
        head = layers.text.words[speaker.first]
        bare = head.core[2:] if head.article else head.core
        if bare == stem and speaker.last - speaker.first > 1:
            return speaker
    for found in layers.names_back(first):
        if found.actor is None:
            continue
        if (
            layers.text.words[found.first].core in (stem, "ال" + stem)
            and found.last - found.first > 1
        ):
            return known(layers, found.first, found.last, found)
    return None


def same_source(layers: Layers, first: int, last: int) -> bool:
    """Tell whether a phrase is «المصدر نفسه»: the source named before."""
    return any(layers.flags[j] & SAME for j in range(first, last))


def is_medium(layers: Layers, first: int) -> bool:
    """Tell whether a phrase is headed by a document (بيان، تقرير)."""
    return bool(layers.flags[first] & MEDIUM)


def is_actorlike(layers: Layers, first: int, last: int) -> bool:
    """Tell whether a phrase can speak: a known actor, a role, people or a body."""
    if layers.flags[first] & DET and first + 1 < last:
        first += 1
        if layers.grams[first].base == "من" and first + 1 < last:
            first += 1
    counted = (
        layers.flags[first] & NUMBER or layers.text.words[first].core in layers.lexicon.numerals
    )
    if counted and first + 1 < last:
        first += 1  # «عشرة فصائل»
    if layers.flags[first] & (ROLE | RANK | PEOPLE | BODY | DUAL | COUNTERPART):
        return True
    found = layers.name_at.get(first)
    return found is not None and found.actor is not None


def may_speak(layers: Layers, first: int, last: int) -> bool:
    """Tell whether a subject can be a speaker: no common thing, but a document may.

    A word that no list knows may be somebody's name.
    """
    if is_actorlike(layers, first, last) or layers.flags[first] & (MEDIUM | DOCUMENT):
        return True
    if layers.within[first]:
        return True
    if any(layers.flags[j] & (ROLE | RANK | DEMONYM) for j in range(first, last)):
        return True
    word = layers.text.words[first]
    if layers.flags[first] & DET and last - first == 2:
        counted = layers.text.words[first + 1]
        if counted.article and counted.norm.endswith(("ين", "ون")):
            return True  # «جميع الإثيوبيين»: people
    bare = word.core[2:] if word.article else word.core
    nouns = layers.lexicon.nouns
    if word.core in _ORDINALS and last - first == 1:
        return True
    if bare in layers.lexicon.members("clauses.name_heads") and last - first > 1:
        return True
    if word.suffix and word.stem and not layers.flags[first] & BODY:
        return False  # «إبرامه»: somebody's deed, not somebody
    if layers.text.language == "en" and last - first == 1 and layers.flags[first] & PRONOUN:
        return layers.grams[first].base in layers.lexicon.members("clauses.told_pronouns")
    if layers.flags[first] & PRONOUN or layers.grams[first].base in layers.lexicon.members(
        "clauses.deictics"
    ):
        return False
    if not (bare in nouns or word.stem in nouns or bare + "ة" in nouns):
        return True
    # «غل بادشاه»: a name may begin like a common noun; its next word tells.
    if last - first > 1 and not word.article:
        follow = layers.text.words[first + 1]
        return not (follow.article or follow.stem in nouns or follow.core in nouns)
    return False


def carried(hit: Hit, memory: Memory) -> tuple[Speaker, ...]:
    """Give the speakers whom a verb without subject continues; empty if nobody fits."""
    if hit.number == "d" and len(memory.pair) == 2:
        for speakers in reversed(memory.main[-2:]):
            if len(speakers) == 2:
                return tuple(s.carry() for s in speakers)
        return tuple(s.carry() for s in memory.pair)
    for speakers in reversed(memory.main[-_BACK:]):
        if agrees(hit, speakers):
            return tuple(s.carry() for s in speakers)
    return ()


def agrees(hit: Hit, speakers: tuple[Speaker, ...]) -> bool:
    """Tell whether a verb form can have these speakers as its dropped subject."""
    if not speakers:
        return False
    first = speakers[0]
    if hit.number == "p" and hit.person == 3:
        return len(speakers) > 1 or first.number in ("p", "")
    if hit.number == "d":
        return len(speakers) == 2 or first.number == "d"
    if len(speakers) > 1:
        return False
    gender = first.gender
    return not (gender and hit.gender and gender != hit.gender)
