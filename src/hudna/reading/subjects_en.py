"""English subjects: who stands before a verb, and who is meant by he, they, the group.

Comes in: the position of a verb of speech. Goes out: phrases, and speakers with their names.
"""

from hudna.reading.drafts import Scene
from hudna.reading.groups_en import Subject
from hudna.reading.layers import Layers
from hudna.reading.lexicon import (
    ADVERB,
    DET,
    NEG,
    PEOPLE,
    PREP,
    PRONOUN,
    PUNCT,
    QUOTE,
    REL,
    ROLE,
    SUB,
    WORD,
)
from hudna.reading.phrases_back_en import phrase_before
from hudna.reading.phrases_en import noun_phrase, skip_one, starts_name
from hudna.reading.speakers_en import head_of, speaks
from hudna.reading.verbs_en import is_abbreviated, is_finite, is_past, proper, verbish

_JOINING = ("and", "but", "or", "then", "yet")


def find_subject(scene: Scene, p: int, floor: int) -> Subject:
    """Find who stands before the verb group that begins at ``p``."""
    layers = scene.layers
    words, flags, grams = layers.text.words, layers.flags, layers.grams
    j = _before_adjuncts(layers, p - 1, floor)
    if j < floor:
        return Subject("", [], p)
    if (
        flags[j] & QUOTE
        and (at := layers.text.partner.get(j)) is not None
        and (layers.text.quotations[at].first == j)
    ):
        j -= 1
        if j < floor:
            return Subject("", [], p)
    if flags[j] & QUOTE:
        return Subject("quotation", [], j + 1)
    if words[j].kind == "comma":
        return _past_insertion(scene, j, floor)
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
    if first == j and layers.grams[j].base in layers.lexicon.members("clauses.object_pronouns"):
        whole = clause_subject(scene, floor, first)  # «the forum that represents them said»
        return _whole(layers, whole) if whole is not None else Subject("", [], p)
    if layers.flags[first] & PRONOUN and not layers.flags[first] & DET and first == j:
        return Subject("pronoun", [(first, j + 1)], first, opener)
    if layers.flags[first] & SUB and first < j and not layers.within[first]:
        first += 1  # «When officials told it»
        opener = first - 1
    phrases = [(first, j + 1)]
    governed = opener >= floor and _governed(layers, opener)
    if governed and layers.grams[opener - 1].base in ("together", "along"):
        governed = False
    told = not governed and opener >= floor and _reports(layers, opener)
    if governed or (told and not speaks(layers, first, j + 1)):  # «who announced the deal said»
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
        if (
            start - 1 >= floor
            and _governed(layers, start - 1)
            and (not layers.flags[start - 1] & SUB)
        ):
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


def _past_insertion(scene: Scene, comma: int, floor: int) -> Subject:
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
                    if joined and _merges(layers, joined, (first, last)):
                        first, joined = begin, []
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
        if layers.text.words[k].kind == "dash" and layers.text.words[k + 1].kind != "dash":
            first = phrase_before(layers, k, floor)
            if first < k and speaks(layers, first, k):
                return Subject("before", [(first, k)], first, first - 1)
    return Subject("", [], p)
