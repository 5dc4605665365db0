"""English speakers: whether a phrase can speak, its name, and whom a pronoun means."""

from hudna.model.values import Name
from hudna.reading.drafts import Draft, Scene
from hudna.reading.generics import meant_body
from hudna.reading.groups_en import past_dateline
from hudna.reading.layers import Found, Layers
from hudna.reading.lexicon import (
    AUX,
    BODY,
    DET,
    DOCUMENT,
    MEDIUM,
    PEOPLE,
    PREP,
    PRONOUN,
    RANK,
    ROLE,
    SUB,
    WORD,
)
from hudna.reading.phrases_en import coordinates, noun_phrase, skip_one, starts_name
from hudna.reading.speakers import Memory, Speaker
from hudna.reading.verbs_en import is_past, proper

_HEADS = ROLE | PEOPLE | BODY | MEDIUM | RANK | DOCUMENT
_QUANTITIES = (
    "number", "dozens", "hundreds", "thousands", "scores", "handful", "majority", "group",
    "couple", "series", "range", "some", "many", "several", "most", "one", "two", "three", "none",
    "any", "all", "each", "both", "few",
)  # fmt: skip
_BACK = 12
_NAMED_BACK = 60


def head_of(layers: Layers, first: int, last: int) -> int:
    """Give the head noun of a phrase: the last word before its first preposition or bracket."""
    head = first
    for k in range(first, last):
        flag, word = layers.flags[k], layers.text.words[k]
        if layers.within[k]:
            head = k
            continue
        if (k > first and flag & PREP) or word.kind in ("open", "comma"):
            if word.norm == "of" and layers.text.words[head].norm in _QUANTITIES:
                continue
            break
        if k > first and (is_past(layers, k) and not word.title):
            break
        if flag & WORD and not flag & DET and (not word.possessive or k + 1 == last):
            head = k
    return head


def speaks(layers: Layers, first: int, last: int, *, strong: bool = False) -> bool:
    """Tell whether a phrase can speak; with ``strong`` an unknown noun may."""
    if first >= last:
        return False
    head = head_of(layers, first, last)
    flag, word = layers.flags[head], layers.text.words[head]
    if flag & PRONOUN and head > first + 1:
        return True
    if flag & PRONOUN:
        return word.norm in layers.lexicon.members("clauses.subject_pronouns")
    if flag & _HEADS:
        return True
    if layers.within[head]:
        found = layers.names[layers.within[head] - 1]
        return found.actor is not None or strong
    if layers.in_time[head] or not flag & WORD:
        return False
    if proper(word) or word.upper:
        return True
    if any(layers.flags[k] & (ROLE | RANK) for k in range(first, last)):
        return True
    if word.norm in ("others", "some", "many", "one", "another", "both"):
        return True
    return strong and not flag & (PREP | SUB | AUX)


def kind_of(layers: Layers, speaker: Speaker) -> str:
    """Tell what pronoun fits a speaker: ``person`` ``people`` ``body`` or empty if unsure."""
    actor = layers.packs.actors.get(speaker.ref) if speaker.ref else None
    if actor is not None:
        if actor.kind == "person":
            return "person"
        return "people" if actor.number == "p" else "body"
    head = head_of(layers, speaker.first, speaker.last)
    flag, norm = layers.flags[head], layers.text.words[head].norm
    plural = norm.endswith("s") and not norm.endswith("ss")
    titled = any(layers.flags[k] & (ROLE | RANK) for k in range(speaker.first, speaker.last))
    if titled and not plural:
        return "person"
    if flag & BODY:
        return "people" if plural else "body"
    if flag & PEOPLE:
        return "people" if plural or norm in ("police", "people") else "person"
    if flag & (MEDIUM | DOCUMENT):
        return "body"
    if layers.text.words[head].title:
        return "people" if plural and speaker.last - speaker.first == 1 else ""
    return "people" if plural else "thing"


SUBJECT_OF = {"him": "he", "her": "she", "them": "they", "us": "we", "me": "i"}
_KINDS = {"he": "person", "she": "person", "it": "body", "they": "people"}


def fits(layers: Layers, pronoun: str, speaker: Speaker) -> bool:
    """Tell whether a pronoun, subject or object, can mean a speaker."""
    return kind_of(layers, speaker) == _KINDS.get(SUBJECT_OF.get(pronoun, pronoun), "")


def carried_for(layers: Layers, pronoun: str, memory: Memory) -> tuple[Speaker, ...]:
    """Give whom a pronoun means: the last speakers that it fits."""
    wanted = {"he": "person", "she": "person", "it": "body", "they": "people"}.get(pronoun, "")
    second: tuple[Speaker, ...] = ()
    for speakers in reversed(memory.main[-_BACK:]):
        if not speakers:
            continue
        first = speakers[0]
        if pronoun == "they" and len(speakers) > 1:
            return tuple(s.carry() for s in speakers)
        if len(speakers) > 1:
            continue
        kind = kind_of(layers, first)
        if wanted == "person" and not _gender_fits(layers, first, pronoun):
            continue
        if kind == wanted or not wanted or (wanted == "body" and kind == "thing"):
            return (first.carry(),)
        loose = kind in ("", "thing") or (wanted == "people" and kind == "body")
        if loose and not second:
            second = (first.carry(),)
            if wanted in ("person", "people"):
                return second
    return second


def _gender_fits(layers: Layers, speaker: Speaker, pronoun: str) -> bool:
    actor = layers.packs.actors.get(speaker.ref) if speaker.ref else None
    if actor is None or actor.kind != "person" or not actor.gender:
        return True
    return actor.gender == ("f" if pronoun == "she" else "m")


def name_speaker(layers: Layers, first: int, last: int, memory: Memory) -> Speaker:
    """Name a phrase: a known name in it, somebody met before, or its own words."""
    found = _known_name(layers, first, last)
    if found is not None and last - first <= 2 and found.last - found.first == 1:
        earlier = _met_before(layers, first, last, memory)
        known = layers.packs.actors.get(found.actor.id) if found.actor is not None else None
        person = known is not None and known.kind == "person"
        if person and earlier is not None and earlier.ref is None:
            return Speaker(first, last, earlier.name)
    if found is not None and found.actor is not None:
        actor = layers.packs.actors.get(found.actor.id)
        if actor is not None:
            return Speaker(first, last, actor.name, actor.id, actor.gender, actor.number)
    start = first
    while start + 1 < last and layers.grams[start].base in ("the", "a", "an"):
        start += 1
    start, last_own = _named_part(layers, start, last)
    start = _past_role(layers, start, last_own)
    while start + 2 < last_own and (
        layers.flags[start] & RANK or layers.text.words[start].kind == "stop"
    ):
        start += 1
    words = layers.slice(layers.span(start, last_own)).strip("\"'“”‘’., ")
    if layers.text.words[last_own - 1].possessive:
        words = words.removesuffix("'s").removesuffix("’s")
    speaker = Speaker(first, last, Name(en=words, ar=None))
    earlier = _met_before(layers, first, last, memory)
    body = _taken_up(layers, first, last, memory) if earlier is None else None
    actor = layers.packs.actors.get(body.actor.id) if body and body.actor else None
    if earlier is not None:
        speaker.name, speaker.ref = earlier.name, earlier.ref
    elif actor is not None:
        speaker.name, speaker.ref = actor.name, actor.id
    return speaker


def _taken_up(layers: Layers, first: int, last: int, memory: Memory) -> Found | None:
    """Find which body «the group», «the rights group» takes up."""
    words = layers.text.words
    if not 2 <= last - first <= 3 or words[first].norm not in ("the", "this", "its", "their"):
        return None
    spoken = {s.ref for s in memory.named if s.ref is not None}
    noun = words[last - 1].norm
    if last - first == 2:
        return meant_body(layers, first, noun, spoken)
    return meant_body(layers, first, f"{words[first + 1].norm} {noun}", spoken)


def _past_role(layers: Layers, first: int, last: int) -> int:
    """Give where the name begins in «rebel spokesman Hans Berg»; ``first`` if there is no name."""
    words = layers.text.words
    for k in range(last - 2, first - 1, -1):
        if not (proper(words[k + 1]) or words[k + 1].norm in ("al", "de", "bin")):
            return first
        if layers.flags[k] & (ROLE | RANK | PEOPLE) and not words[k].title:
            return k + 1 if not layers.flags[k + 1] & _HEADS else first
    return first


def _named_part(layers: Layers, first: int, last: int) -> tuple[int, int]:
    """Give the half of «the spokesman, Hans Berg» that is the name."""
    for k in range(first + 1, last - 1):
        if layers.text.words[k].kind == "comma":
            if any(layers.grams[m].base == "and" for m in range(k, last)):
                return first, last
            if any(layers.flags[m] & _HEADS for m in range(first, k)):
                return k + 1, last
            return first, k
    return first, last


def _known_name(layers: Layers, first: int, last: int) -> Found | None:
    head = head_of(layers, first, last)
    for j in range(first, last):
        found = layers.name_at.get(j)
        if found is None or found.actor is None or found.last > last:
            continue
        actor = layers.packs.actors.get(found.actor.id)
        if actor is not None and actor.kind == "person" and found.actor.kind == "actor":
            return found if _is_same_person(layers, found, first, actor.name.en or "") else None
    if layers.within[head]:
        found = layers.names[layers.within[head] - 1]
        if found.last <= last and not any(
            layers.flags[k] & (ROLE | RANK | PEOPLE) for k in range(first, found.first)
        ):
            return found
    if layers.flags[head] & MEDIUM:
        for j in range(first, last):
            found = layers.name_at.get(j)
            if found is not None and found.actor is not None and found.last <= last:
                return found
    return None


def _is_same_person(layers: Layers, found: Found, first: int, name: str) -> bool:
    """Tell whether the first name printed before a known surname does not belong to another."""
    j = found.first - 1
    after = layers.text.words[found.last] if found.last < len(layers.text.words) else None
    if (
        found.last - found.first == 1
        and after is not None
        and after.title
        and (not layers.flags[found.last] & _HEADS)
        and (after.norm not in name.lower())
    ):
        return layers.text.words[found.first].possessive
    if found.last - found.first > 1 or j < first:
        return True
    word = layers.text.words[j]
    if not word.title or layers.flags[j] & (_HEADS | DET) or layers.within[j]:
        return True
    if word.norm in name.lower() or word.kind != "word" or word.possessive or word.upper:
        return True
    entries = layers.packs.names.get(word.fold) or ()
    return any(e.kind == "demonym" for e in entries)


def _met_before(layers: Layers, first: int, last: int, memory: Memory) -> Speaker | None:
    """Find who a surname or «the group» was when it was named in full."""
    words = layers.text.words
    head = words[head_of(layers, first, last)]
    if not head.title and not (layers.flags[first] & DET and words[first].norm in ("the", "this")):
        return None
    if last - first > 3:
        return None
    for speaker in reversed(memory.named[-_NAMED_BACK:]):
        if speaker.last - speaker.first < last - first:
            continue
        for k in range(speaker.first, speaker.last):
            if words[k].norm == head.norm and (speaker.last - speaker.first > last - first):
                return speaker
    return None


def topic_of(scene: Scene) -> Speaker | None:
    """Give the first of the subjects that open the sentence."""
    topics = topics_of(scene)
    return topics[0] if topics else None


def topics_of(scene: Scene) -> tuple[Speaker, ...]:
    """Give the subjects that open the sentence, past its adjuncts, if they can speak."""
    layers = scene.layers
    j, stop = scene.sentence.first, scene.stop
    for k in range(j, min(stop, j + 16)):
        if layers.text.words[k].kind == "colon":
            j = k + 1
    j = past_dateline(layers, j, stop)
    for _ in range(5):
        if j >= stop:
            return ()
        if starts_name(layers, j) or layers.flags[j] & PRONOUN:
            break
        nxt = skip_one(layers, j, stop)
        if nxt == j:
            return ()
        j = nxt
    end = noun_phrase(layers, j, stop)
    if end == j:
        return ()
    if layers.flags[j] & PRONOUN and not layers.flags[j] & DET:
        return carried_for(layers, layers.grams[j].base, scene.memory)
    if not speaks(layers, j, end):
        return ()
    return tuple(
        name_speaker(layers, a, b, scene.memory) for a, b in coordinates(layers, j, end, stop)
    )


def last_main(scene: Scene, i: int) -> Draft | None:
    """Give the last main statement of the sentence before ``i``."""
    for draft in reversed(scene.drafts):
        if draft.cue < i and draft.main:
            return draft
    return None
