"""English subjects: who stands before a verb, and who is meant by he, they, the group.

Comes in: the position of a verb of speech. Goes out: phrases, and speakers with their names.
"""

import msgspec

from hudna.model.values import Name
from hudna.reading.drafts import Draft, Scene
from hudna.reading.layers import Found, Layers
from hudna.reading.lexicon import (
    ADVERB,
    AUX,
    BODY,
    DET,
    DOCUMENT,
    MEDIUM,
    NEG,
    PEOPLE,
    PREP,
    PRONOUN,
    PUNCT,
    QUOTE,
    RANK,
    REL,
    ROLE,
    SUB,
    WORD,
)
from hudna.reading.phrases_en import (
    coordinates,
    is_abbreviated,
    is_finite,
    proper,
    is_past,
    noun_phrase,
    phrase_before,
    skip_one,
    starts_name,
    verbish,
)
from hudna.reading.speakers import Memory, Speaker, resolve

_BE = ("is", "are", "was", "were", "be", "been", "being")
_MODALS = ("will", "would", "could", "should", "may", "might", "must", "can", "shall", "let")
_JOINING = ("and", "but", "or", "then", "yet")
_HEADS = ROLE | PEOPLE | BODY | MEDIUM | RANK | DOCUMENT
_QUANTITIES = (
    "number", "dozens", "hundreds", "thousands", "scores", "handful", "majority", "group",
    "couple", "series", "range", "some", "many", "several", "most", "one", "two", "three", "none",
    "any", "all", "each", "both", "few",
)  # fmt: skip
_BACK = 12
_NAMED_BACK = 60


class Group(msgspec.Struct, gc=False):
    """The words that go with a verb before it.

    Attributes:
        first: First token of the group.
        negated: A negation is in it.
        modal: A modal is in it: the act is not made yet.
        to: The verb is an infinitive.
        be: A form of be: passive or progressive.
        aux: An auxiliary is in it.
    """

    first: int
    negated: bool = False
    modal: bool = False
    to: bool = False
    be: bool = False
    aux: bool = False


class Subject(msgspec.Struct, gc=False):
    """Where the subject of a verb is.

    Attributes:
        where: ``before`` ``relative`` ``coordinated`` ``inverted`` ``quotation`` ``pronoun``
            or empty.
        phrases: Token ranges of the speakers.
        first: First token of subject and verb together: content before it ends here.
        opener: The token right before the subject's clause, or -1.
        governed: A preposition or verb stands before it: perhaps no subject at all.
    """

    where: str
    phrases: list[tuple[int, int]]
    first: int
    opener: int = -1
    governed: bool = False


def verb_group(layers: Layers, i: int, floor: int) -> Group:
    """Give the auxiliaries, adverbs and negations before the verb at ``i``."""
    group = Group(i)
    j = i - 1
    while j >= floor:
        flag, base = layers.flags[j], layers.grams[j].base
        if flag & PUNCT:
            break
        if base == "to":
            group.to, group.first = True, j
            break
        if base in _BE:
            group.be = True
        elif base in _MODALS:
            group.modal = True
        elif flag & NEG:
            group.negated = True
            group.modal = group.modal or base in ("wont", "won't", "cannot")
        elif base in ("both", "all", "each") and j > floor and layers.flags[j - 1] & WORD:
            if layers.flags[j - 1] & (PREP | ADVERB):
                break
        elif not (flag & AUX or flag & ADVERB and not layers.in_time[j]):
            break
        group.aux = group.aux or bool(flag & AUX and base != "also")
        group.first = j
        j -= 1
    return group


def find_subject(scene: Scene, p: int, floor: int) -> Subject:
    """Find who stands before the verb group that begins at ``p``."""
    layers = scene.layers
    words, flags, grams = layers.text.words, layers.flags, layers.grams
    j = _before_adjuncts(layers, p - 1, floor)
    if j < floor:
        return Subject("", [], p)
    if flags[j] & QUOTE and (at := layers.text.partner.get(j)) is not None:
        if layers.text.quotations[at].first == j:
            j -= 1
            if j < floor:
                return Subject("", [], p)
    if flags[j] & QUOTE:
        return Subject("quotation", [], j + 1)
    if words[j].kind == "comma":
        return _past_insertion(scene, j, floor, p)
    if grams[j].base in _JOINING:
        return Subject("coordinated", [], j)
    if flags[j] & REL or (grams[j].base == "that" and j > floor):
        k = j - 1 if words[j - 1].kind == "comma" else j
        if grams[k - 1].base == "and":
            k = _earlier_relative(layers, k - 1, floor)
        if k > floor and flags[k] & PREP:
            k -= 1
        first = phrase_before(layers, k, floor)
        if first < k and first - 1 > floor and words[first - 1].kind == "comma" and flags[j] & REL:
            name = phrase_before(layers, first - 1, floor)
            if name < first - 1 and words[first - 2].title and speaks(layers, name, first - 1):
                return Subject("relative", [(name, first - 1)], j)
        if first < k:
            return Subject("relative", [(first, k)], j)
        return Subject("", [], p)
    if flags[j] & PUNCT and words[j].kind not in ("close", "other", "dash"):
        return Subject("", [], p)
    if words[j].kind == "dash":
        return _past_dashes(scene, j, floor, p)
    return _phrase_subject(scene, j, floor, p)


def _earlier_relative(layers: Layers, j: int, floor: int) -> int:
    """Give the relative word that one after «and» goes on with: «that joined and that announced»."""
    for k in range(j - 1, max(floor, j - 15), -1):
        if layers.flags[k] & REL or layers.grams[k].base == "that":
            return k
    return j


def _before_adjuncts(layers: Layers, j: int, floor: int) -> int:
    """Step back over times and adverbs between subject and verb."""
    while j >= floor:
        if layers.in_time[j]:
            while j >= floor and layers.in_time[j]:
                j -= 1
            if j >= floor and layers.flags[j] & PREP and layers.grams[j].base in ("on", "in", "at"):
                j -= 1
            continue
        flag = layers.flags[j]
        if flag & ADVERB and not flag & (ROLE | PEOPLE | PREP):
            j -= 1
            continue
        break
    return j


def _phrase_subject(scene: Scene, j: int, floor: int, p: int) -> Subject:
    layers = scene.layers
    first = phrase_before(layers, j + 1, floor)
    if first > j:
        whole = clause_subject(scene, floor, j + 1)
        return _whole(layers, whole) if whole is not None else Subject("", [], p)
    opener = first - 1
    if layers.flags[first] & PRONOUN and not layers.flags[first] & DET and first == j:
        return Subject("pronoun", [(first, j + 1)], first, opener)
    phrases = [(first, j + 1)]
    governed = opener >= floor and _governed(layers, opener)
    if governed and layers.grams[opener - 1].base in ("together", "along"):
        governed = False
    if governed:
        whole = clause_subject(scene, floor, first)
        if whole is not None:
            return _whole(layers, whole)
    named = _named_before(layers, first, j + 1, floor)
    if named < first:
        return Subject("before", [(named, j + 1)], named, named - 1)
    joined = _joined_before(layers, first, floor)
    if joined:
        if _merges(layers, joined, phrases[0]):
            phrases = [(joined[0][0], phrases[0][1])]
        else:
            phrases[:0] = joined
        first = joined[0][0]
        opener = first - 1
    return Subject("before", phrases, first, opener, governed)


def _named_before(layers: Layers, first: int, last: int, floor: int) -> int:
    """Give where the name begins in «Hans Berg a spokesman for the mission said»."""
    if (
        first - 2 < floor
        or not layers.flags[first] & DET
        or not proper(layers.text.words[first - 1])
    ):
        return first
    if layers.in_time[first - 1] or not layers.flags[head_of(layers, first, last)] & (
        ROLE | PEOPLE
    ):
        return first
    name = phrase_before(layers, first, floor)
    if name >= first - 1 or (name > floor and _governed(layers, name - 1)):
        return first
    return name if speaks(layers, name, first) else first


def _whole(layers: Layers, phrase: tuple[int, int]) -> Subject:
    """Give the subject that stands at the start of its clause, past what describes it."""
    first, last = phrase
    pronoun = layers.flags[first] & PRONOUN and not layers.flags[first] & DET
    where = "pronoun" if pronoun and last - first == 1 else "before"
    return Subject(where, [phrase], first, first - 1)


def _governed(layers: Layers, j: int) -> bool:
    """Tell whether the word before a phrase makes it an object, no subject."""
    flag, norm = layers.flags[j], layers.text.words[j].norm
    if not flag & WORD:
        return False
    if flag & NEG:
        return True
    if _reports(layers, j):
        return False  # «X said Y had …»: Y is a subject of its own
    if (flag & PREP and not flag & SUB) or norm == "to":
        return True
    return verbish(layers, j) or is_past(layers, j) or (norm.endswith("ing") and len(norm) > 5)


def _reports(layers: Layers, j: int) -> bool:
    """Tell whether a word is a finite verb that a bare clause may follow."""
    return is_finite(layers, j) and any(
        frame.slots[-1].kind == "C" and not hit.verb.weak
        for hit in layers.grams[j].hits
        for frame in hit.verb.frames
    )


def clause_subject(scene: Scene, floor: int, before: int) -> tuple[int, int] | None:
    """Give the phrase at the start of the clause if what follows it up to ``before`` is its own."""
    layers = scene.layers
    j = clause_floor(layers, floor, before)
    if _is_gerund(layers, j):
        return None
    for _ in range(4):
        if j >= before or starts_name(layers, j) or layers.flags[j] & PRONOUN:
            break
        nxt = skip_one(layers, j, before)
        if nxt == j:
            break
        j = nxt
    end = noun_phrase(layers, j, before)
    if end == j or not speaks(layers, j, end):
        return None
    relative = False
    for k in range(end, before):
        flag = layers.flags[k]
        if flag & REL or layers.grams[k].base == "that":
            relative = True
        elif flag & PUNCT and layers.text.words[k].kind in ("stop", "colon", "quote"):
            return None
        elif verbish(layers, k) and not relative:
            nxt = layers.flags[k + 1] if k + 1 < len(layers.flags) else 0
            if not (layers.text.words[k].norm.endswith(("ed", "n", "t", "ld")) and nxt & PREP):
                return None
        elif layers.grams[k].base in _JOINING and not relative:
            return None
    return j, end


def _is_gerund(layers: Layers, j: int) -> bool:
    """Tell whether «Speaking to», «Briefing the» opens the sentence."""
    if j + 1 >= len(layers.flags) or not layers.text.words[j].norm.endswith("ing"):
        return False
    return bool(layers.flags[j + 1] & (PREP | DET)) and not layers.within[j]


def clause_floor(layers: Layers, floor: int, before: int) -> int:
    """Give where the clause that holds ``before`` begins, as far as marks and conjunctions tell."""
    j = before - 1
    while j >= floor:
        if layers.flags[j] & PUNCT and layers.text.words[j].kind in ("stop", "colon", "quote"):
            return j + 1
        if layers.grams[j].base in ("while", "because", "although", "whereas", "but"):
            return j + 1
        if layers.grams[j].base == "that" and j > floor and layers.grams[j - 1].hits:
            return j + 1
        j -= 1
    return floor


def _joined_before(layers: Layers, first: int, floor: int) -> list[tuple[int, int]]:
    """Give the phrases joined to the one at ``first`` by and: X, Y and Z."""
    found: list[tuple[int, int]] = []
    j = first - 1
    while j > floor:
        if layers.grams[j].base == "with" and layers.grams[j - 1].base in ("together", "along"):
            end = j - 1
        elif layers.grams[j].base == "and":
            end = j - 1 if layers.text.words[j - 1].kind == "comma" else j
        elif found and layers.text.words[j].kind == "comma":
            end = j
        else:
            break
        start = phrase_before(layers, end, floor)
        if start >= end or not speaks(layers, start, end):
            break
        if layers.flags[start] & PRONOUN and not layers.flags[start] & DET:
            break
        if start - 1 >= floor and _governed(layers, start - 1):
            if not layers.flags[start - 1] & SUB:
                break
        found.insert(0, (start, end))
        j = start - 1
    return found


def _merges(layers: Layers, joined: list[tuple[int, int]], last: tuple[int, int]) -> bool:
    """Tell «leaders from X and Y» (one phrase) from «X and Y» (two)."""
    first, end = joined[0]
    inner = any(layers.flags[k] & PREP and not layers.within[k] for k in range(first, end))
    named = layers.within[last[1] - 1] or layers.text.words[last[0]].title
    return inner and bool(named) and (len(joined) > 1 or not layers.flags[last[0]] & DET)


def _past_insertion(scene: Scene, comma: int, floor: int, p: int) -> Subject:
    """Find the subject before «, the head of Y,» or «, who …,»; else the verb is coordinated."""
    layers = scene.layers
    k = comma - 1
    while k > floor and comma - k < 40:
        kind = layers.text.words[k].kind
        if kind == "comma":
            first = phrase_before(layers, k, floor)
            opener = first - 1
            if first < k and speaks(layers, first, k) and _is_insertion(layers, k + 1, comma):
                if opener < floor or not _governed(layers, opener):
                    last = comma if _is_named(layers, k + 1, comma) else k
                    first = _past_apposition(layers, first, floor)
                    joined = _joined_before(layers, first, floor)
                    begin = joined[0][0] if joined else first
                    return Subject("before", [*joined, (first, last)], begin, begin - 1)
                whole = clause_subject(scene, floor, first)
                if whole is not None:
                    return _whole(layers, whole)
        elif (
            kind == "colon"
            or (kind == "stop" and not is_abbreviated(layers, k))
            or layers.flags[k] & QUOTE
        ):
            break
        k -= 1
    return Subject("coordinated", [], comma)


def _is_insertion(layers: Layers, first: int, last: int) -> bool:
    """Tell whether the words between two commas only describe what stands before them."""
    if first >= last:
        return False
    flag, norm = layers.flags[first], layers.text.words[first].norm
    if flag & (REL | PREP) or layers.in_time[first] or norm.endswith(("ing", "ed")):
        return True
    if first + 1 < last and layers.grams[first + 1].base in ("by", "in", "on"):
        return True
    if norm in ("however", "meanwhile", "too", "also", "himself", "itself", "aged"):
        return True
    return not any(verbish(layers, k) for k in range(first, last))


def _past_apposition(layers: Layers, first: int, floor: int) -> int:
    """Give where the name begins in «Hans Berg, the head of the mission, MIX,»."""
    words = layers.text.words
    if first - 2 <= floor or words[first - 1].kind != "comma" or not layers.flags[first] & DET:
        return first
    if not any(layers.flags[k] & ROLE for k in range(first, first + 3)):
        return first
    name = phrase_before(layers, first - 1, floor)
    named = name < first - 1 and proper(words[first - 2]) and speaks(layers, name, first - 1)
    return name if named else first


def _is_named(layers: Layers, first: int, last: int) -> bool:
    """Tell whether an insertion is the name of who was described: «its head, Hans Berg,»."""
    words = layers.text.words
    return (
        last - first <= 6
        and all(
            proper(words[k])
            or words[k].kind in ("stop", "dash")
            or words[k].norm in ("al", "bin", "de")
            for k in range(first, last)
        )
        and not layers.in_time[first]
    )


def _past_dashes(scene: Scene, dash: int, floor: int, p: int) -> Subject:
    layers = scene.layers
    for k in range(dash - 1, max(floor, dash - 30), -1):
        if layers.text.words[k].kind == "dash" and not layers.text.words[k + 1].kind == "dash":
            first = phrase_before(layers, k, floor)
            if first < k and speaks(layers, first, k):
                return Subject("before", [(first, k)], first, first - 1)
    return Subject("", [], p)


def head_of(layers: Layers, first: int, last: int) -> int:
    """Give the head noun of a phrase: the last word before its first preposition or bracket."""
    head = first
    for k in range(first, last):
        flag, word = layers.flags[k], layers.text.words[k]
        if layers.within[k]:
            head = k
            continue
        if k > first and flag & PREP or word.kind in ("open", "comma"):
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
        if actor.kind in ("person", "office"):
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


def carried_for(layers: Layers, pronoun: str, memory: Memory) -> tuple[Speaker, ...]:
    """Give whom a pronoun means: the last speakers that it fits."""
    wanted = {"he": "person", "she": "person", "it": "body", "they": "people"}.get(pronoun, "")
    second: tuple[Speaker, ...] = ()
    for speakers in reversed(memory.main[-_BACK:]):
        if not speakers:
            continue
        if pronoun == "they" and len(speakers) > 1:
            return tuple(s.carry() for s in speakers)
        if len(speakers) > 1:
            continue
        kind = kind_of(layers, speakers[0])
        if wanted == "person" and not _gender_fits(layers, speakers[0], pronoun):
            continue
        if kind == wanted or not wanted or (wanted == "body" and kind == "thing"):
            return (speakers[0].carry(),)
        loose = kind in ("", "thing") or (wanted == "people" and kind == "body")
        if loose and not second:
            second = (speakers[0].carry(),)
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
    speaker = Speaker(first, last, Name(en=words, ar=None))
    earlier = _met_before(layers, first, last, memory)
    if earlier is not None:
        speaker.name, speaker.ref = earlier.name, earlier.ref
    return speaker


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
    if found.last - found.first == 1 and after is not None and after.title:
        if not layers.flags[found.last] & _HEADS and after.norm not in name.lower():
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
        speakers = carried_for(layers, layers.grams[j].base, scene.memory)
        return speakers
    if not speaks(layers, j, end):
        return ()
    return tuple(
        name_speaker(layers, a, b, scene.memory) for a, b in coordinates(layers, j, end, stop)
    )


def first_person(scene: Scene, i: int) -> tuple[Speaker, ...]:
    """Give who says «we» at ``i``: the speaker of the quotation around it, if read already."""
    around = scene.enclosing(i)
    if around is not None:
        return tuple(s.carry() for s in around.speakers)
    return ()


def last_main(scene: Scene, i: int) -> Draft | None:
    """Give the last main statement of the sentence before ``i``."""
    for draft in reversed(scene.drafts):
        if draft.cue < i and draft.main:
            return draft
    return None


__all__ = [
    "Group",
    "Subject",
    "carried_for",
    "clause_floor",
    "find_subject",
    "first_person",
    "last_main",
    "name_speaker",
    "resolve",
    "speaks",
    "topic_of",
    "topics_of",
    "verb_group",
]
