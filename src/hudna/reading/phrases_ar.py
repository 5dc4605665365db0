"""Arabic phrases: where a noun phrase ends, what may be skipped, where a clause begins.

Works on the arrays of :class:`~hudna.reading.layers.Layers`; positions are token indices and
``stop`` is exclusive. Only closed classes, clitics, the article and known names are used: there
is no tagger. Source: arabic.md §8 (frames, constructions) and §1.4 (clitics).
"""

from hudna.language.words import Word
from hudna.reading.layers import Found, Layers
from hudna.reading.lexicon import (
    ACCORD,
    ADJUNCT,
    ADVERB,
    BODY,
    BOUND,
    COMP,
    COUNTERPART,
    DEMONYM,
    DOCUMENT,
    DUAL,
    KANA,
    MEDIUM,
    NEG,
    NUMBER,
    PEOPLE,
    PREP,
    PUNCT,
    QUOTE,
    QUOTENAME,
    RANK,
    REL,
    REPORTER,
    ROLE,
    SAME,
    SUB,
    VERB,
    WORD,
)

# Two prepositions that stand together: من قبل، من خلال، في ما بعد.
_AMONG = ("بينهم", "بينها", "بينهما", "منهم", "منها")
_FIRST = ("من", "في", "إلى", "حتى", "منذ")
_SECOND = ("قبل", "بعد", "خلال", "بين", "دون", "وراء", "داخل", "خارج", "تحت", "فوق", "لدى", "ما")
_OPEN, _INDEFINITE, _CLOSED = 0, 1, 2
_NOT_NOUN = COMP | REL | NEG | SUB | PREP | ACCORD | KANA | VERB
_NAME_TOKENS = 4
_LONG_NAME_QUOTE = 5
_NISBA = ("ي", "ية", "يون", "يين", "يان", "يتان", "يات")
_GROUPS = ("ون", "اء", "ات")
_PLURAL = ("ون", "ين", "ان", "ات")


def is_word(layers: Layers, i: int) -> bool:
    """Tell whether a token is a word."""
    return bool(layers.flags[i] & WORD)


def noun_phrase(layers: Layers, first: int, stop: int) -> int:
    """Give the end of the noun phrase that begins at ``first``; ``first`` itself if none does.

    A phrase is a head with its genitives, adjectives, apposed name and title complement
    («المتحدث باسم وزارة …»), without coordination and without relative clauses.
    """
    words, flags, name_at = layers.text.words, layers.flags, layers.name_at
    state, j = _OPEN, first
    role = named = title = False
    name_run = 0
    while j < stop:
        word, flag = words[j], flags[j]
        if flag & PUNCT:
            j2 = _inside_phrase(layers, first, j, stop, state)
            if j2 == j:
                break
            if flag & QUOTE:
                state = _CLOSED
            j = j2
            continue
        if flag & NUMBER:
            if j > first and state != _OPEN:
                break
            j += 1
            continue
        head = j == first
        if not head and word.conj:
            break
        if layers.in_time[j] and not head:
            break
        found = name_at.get(j)
        if found is not None and found.last <= stop:
            if word.prep and not head:
                if not (word.prep == "ل" and title and not named) or _is_media(layers, found):
                    break
            elif (not head and state == _CLOSED and not (role and not named)) or (not head and state == _INDEFINITE and not role):
                break
            role = role or bool(flag & (ROLE | RANK | PEOPLE))
            title = title or bool(flag & (ROLE | RANK))
            state, j = _CLOSED, found.last
            kind = found.actor.kind if found.actor else ""
            named = named or (kind == "actor" and _is_person(layers, found))
            continue
        if flag & SAME and word.suffix and not head:
            j += 1  # «البيان نفسه»
            continue
        if layers.grams[j].base in ("شبه", "غير") and not head and state == _CLOSED:
            if j + 1 < stop and words[j + 1].article:
                j += 2  # «القوات شبه العسكرية»
                continue
        if flag & _NOT_NOUN:
            if role and not named and _title_complement(layers, j, stop):
                j, state = j + 1, _OPEN
                continue
            break
        if word.prep and not head:
            if (word.core in ("اسم", "إسم") or word.stem == "اسم") and (role or flags[j - 1] & ROLE):
                j, state = j + 1, _CLOSED if word.suffix else _OPEN
                continue
            if word.prep == "ل" and title and word.article and not (named or flag & REPORTER):
                j, state = j + 1, _CLOSED
                continue
            break
        if head and flag & (MEDIUM | DOCUMENT):
            title = True  # «البيان الختامي لمؤتمر القمة»
        if head and flag & (DUAL | DEMONYM):
            role = True  # «الرئيسان الروسي … والأمريكي …»
        if flag & (ROLE | RANK | PEOPLE):
            if not head and state == _CLOSED and not role and not flag & (ROLE | RANK):
                break
            role = True
            title = title or bool(flag & (ROLE | RANK))
        if flag & COUNTERPART and not head:
            break
        if word.suffix and not head and any(h.kind == "masdar" for h in layers.grams[j].hits):
            break  # «عن ضابط قوله»: his saying, not part of his name
        if (named or (title and state == _CLOSED)) and flag & (ROLE | RANK) and not word.prep:
            named, state = False, _CLOSED if word.article else _OPEN
            j += 1  # an apposed title: «داود شهاب المتحدث باسم الحركة»
            continue
        if word.article:
            if state == _OPEN or head:
                state = _CLOSED
            elif not (_is_adjective(layers, word) or role or name_run):
                break
            elif flag & PEOPLE and not flag & (ROLE | RANK):
                break  # «مندوب السودان … الصحفيين»: others, who are spoken to
            elif not _is_adjective(layers, word) and word.core[2:] in layers.lexicon.nouns:
                if not flag & (ROLE | RANK):
                    break
            elif state == _CLOSED and role and not _is_adjective(layers, word):
                named = True
        elif word.suffix and word.stem and not head and state != _OPEN:
            break
        elif head or state == _OPEN:
            if not head and flag & ADVERB:
                break
            if not head and _finite(layers, j) and not flag & (ROLE | BODY | PEOPLE):
                break
            if word.suffix and word.stem:
                state = _CLOSED
            elif _name_like(layers, j) and _unknown(layers, j):
                state, role, name_run = _CLOSED, True, 1  # a proper name closes the phrase
            elif (not head and (_is_nisba(word) or word.norm in layers.lexicon.adjectives)) or (word.norm.endswith(("ون", "ين", "اً")) and len(word.norm) > 4):
                state = _INDEFINITE
        elif state == _INDEFINITE:
            if not (_is_nisba(word) or word.norm.endswith(_PLURAL) or word.norm.endswith("ة")):
                if not (role and name_run < _NAME_TOKENS and _name_like(layers, j)):
                    break
                name_run += 1
        else:
            family = name_run == 1 and _family_name(layers, j)  # «سمير حداد»
            if not (role and not named and name_run < _NAME_TOKENS):
                break
            if not (family or _name_like(layers, j)):
                break
            name_run += 1
        j += 1
    return j


def _inside_phrase(layers: Layers, first: int, j: int, stop: int, state: int) -> int:
    """Give the token after a mark that may stand inside a phrase; ``j`` itself if it may not."""
    word = layers.text.words[j]
    if word.kind == "quote":
        at = layers.text.partner.get(j)
        if at is None:
            return j
        quotation = layers.text.quotations[at]
        if quotation.first != j or quotation.last >= stop:
            return j
        size = quotation.last - j - 1
        short = size <= _LONG_NAME_QUOTE
        after_name = j > first and (state == _OPEN or layers.flags[j - 1] & QUOTENAME)
        after_name = after_name or (
            j > first and size <= 3 and layers.name_at.get(j + 1) is not None
        )
        if short and (after_name or j == first):
            return quotation.last + 1
        return j
    if word.kind == "open":
        for k in range(j + 1, min(stop, j + 10)):
            if layers.text.words[k].kind == "close":
                return k + 1
        return j
    if word.kind == "other" and word.surface in "#_":
        return j + 1
    return j


def _title_complement(layers: Layers, j: int, stop: int) -> bool:
    """Tell whether a preposition continues a title: المبعوث الأممي إلى سوريا."""
    if not layers.flags[j] & PREP or j + 1 >= stop:
        return False
    base = layers.grams[j].base
    if base not in ("إلى", "لدى", "في", "من"):
        return False
    found = layers.name_at.get(j + 1)
    if found is None or base == "من":
        return False
    after = found.last
    return after < stop and (
        layers.name_at.get(after) is not None
        or (bool(layers.flags[after] & WORD) and _name_like(layers, after))
    )


def _is_person(layers: Layers, found: Found) -> bool:
    actor = layers.packs.actors.get(found.actor.id) if found.actor else None
    return actor is not None and actor.kind == "person"


def _is_media(layers: Layers, found: Found) -> bool:
    actor = layers.packs.actors.get(found.actor.id) if found.actor else None
    return actor is not None and actor.kind in ("agency", "outlet")


def _finite(layers: Layers, j: int) -> bool:
    kinds = ("perfect", "imperfect", "future")
    hits = layers.grams[j].hits
    return bool(hits) and all(h.kind in kinds for h in hits)


def _is_nisba(word: Word) -> bool:
    norm = word.norm
    return len(norm) > 3 and norm.endswith(_NISBA)


def _is_adjective(layers: Layers, word: Word) -> bool:
    """Tell whether a word with the article looks like an adjective rather than a new noun."""
    core = word.core
    bare = core[2:]
    if core.endswith(_NISBA) or bare in layers.lexicon.adjectives:
        return True
    return bare.startswith("م") and len(bare) > 4 and bare not in layers.lexicon.nouns


def _family_name(layers: Layers, j: int) -> bool:
    """Tell whether a bare noun after a given name may be the family name."""
    word, gram = layers.text.words[j], layers.grams[j]
    if gram.flags & ~WORD or gram.hits or gram.noun is not None or word.suffix:
        return False
    return not word.norm.endswith(("ا", "اً", "ة"))


def _unknown(layers: Layers, j: int) -> bool:
    """Tell whether no list of nouns knows the word, in any usual ending."""
    core, nouns = layers.text.words[j].core, layers.lexicon.nouns
    if core.endswith(("ات", "ون", "ين")) or core + "ة" in nouns or core in nouns:
        return False
    return not (core.endswith("ة") and core[:-1] in nouns) and not core.endswith(_NISBA)


def _name_like(layers: Layers, j: int) -> bool:
    """Tell whether a bare word may be part of a person's name: unknown to every list."""
    word, gram = layers.text.words[j], layers.grams[j]
    if gram.flags & ~(WORD) or gram.hits or gram.noun is not None:
        return False
    if word.core in layers.lexicon.nouns or word.core.endswith("اً"):
        return False
    if word.core.endswith("ا") and word.core[:-1] in layers.lexicon.nouns:
        return False
    return not word.suffix or len(word.norm) < 6


def coordinates(layers: Layers, first: int, last: int, stop: int) -> list[tuple[int, int]]:
    """Give the phrase ``[first, last)`` and the phrases joined to it with و: X وY وZ.

    «كل من X وY» gives X and Y.
    """
    words, flags = layers.text.words, layers.flags
    phrases = [(first, last)]
    if last - first >= 1 and layers.grams[first].base in ("كل", "كلا", "كلتا"):
        inner = first + 1
        if inner < stop and layers.grams[inner].base == "من":
            inner += 1
        end = noun_phrase(layers, inner, stop)
        if end > inner:
            phrases = [(inner, end)]
    j = phrases[-1][1]
    while j < stop and words[j].conj == "و" and flags[j] & WORD:
        if not _can_join(layers, j):
            if not _is_second_genitive(layers, phrases[-1][0], j):
                break
            j = noun_phrase(layers, j, stop)  # «وزارة الخارجية والمغتربين» is one body
            phrases[-1] = (phrases[-1][0], j)
            continue
        end = noun_phrase(layers, j, stop)
        if end == j:
            break
        phrases.append((j, end))
        j = end
    return phrases


def _is_second_genitive(layers: Layers, head: int, j: int) -> bool:
    """Tell whether a noun with و goes on with the name of the body that begins at ``head``."""
    word, flag = layers.text.words[j], layers.flags[j]
    if not layers.flags[head] & BODY or not word.article or word.prep:
        return False
    return not flag & (_NOT_NOUN | ADVERB) and not _finite(layers, j)


def _can_join(layers: Layers, j: int) -> bool:
    """Tell whether a word with و may be a second name in a list and not a new clause."""
    if layers.name_at.get(j) is not None:
        return True
    flag, word = layers.flags[j], layers.text.words[j]
    if flag & (_NOT_NOUN | ADVERB) or word.prep or _finite(layers, j):
        return False
    if flag & DEMONYM and layers.name_at.get(j + 1) is not None:
        return True
    if flag & (ROLE | RANK | PEOPLE | BODY | COUNTERPART):
        return not word.suffix or bool(flag & (COUNTERPART | PEOPLE)) or word.stem.endswith("اء")
    return not word.suffix and len(word.core) > 4 and word.core.endswith(_GROUPS)


def skip_one(layers: Layers, j: int, stop: int) -> int:
    """Give the position after one adjunct, adverb, time or parenthesis at ``j``; ``j`` if none.

    Source: arabic.md C37 and C38 (what may stand between a verb and its slots).
    """
    words, flags = layers.text.words, layers.flags
    if j >= stop:
        return j
    word, flag = words[j], flags[j]
    if layers.in_time[j]:
        while j < stop and layers.in_time[j]:
            j += 1
        return j
    if flag & PUNCT:
        if word.kind in ("comma", "dash"):
            return _apposition_end(layers, j + 1, stop)
        if word.kind == "open" or word.surface in "#_":
            return _inside_phrase(layers, j, j, stop, _OPEN)
        return j
    if flag & REL:
        return relative_end(layers, j, stop)
    if flag & COMP:
        return j
    if flag & ACCORD and j + 1 < stop:
        k = j + 2 if layers.grams[j + 1].base in ("عن", "ل", "إلى") else j + 1
        end = noun_phrase(layers, k, stop)
        return end if end > k else j
    if flag & ADVERB and not word.conj:
        return j + 1
    if layers.grams[j].base == "فيما" and j + 1 < stop:
        return j + 2 if layers.grams[j + 1].base in ("بعد", "مضى", "سبق") else j
    if flag & BOUND and not word.conj and layers.grams[j].base in _AMONG:
        end = noun_phrase(layers, j + 1, stop)
        return coordinates(layers, j + 1, end, stop)[-1][1] if end > j + 1 else j + 1
    if flag & ADJUNCT and not word.conj:
        return prepositional_end(layers, j, stop)
    if word.prep and not word.conj and not flag & (ROLE | ACCORD):
        return prepositional_end(layers, j, stop)
    return j


def _apposition_end(layers: Layers, j: int, stop: int) -> int:
    """Give the position after «…، أنطونيو غوتيريش،»; ``j`` if no name stands between commas."""
    if j >= stop:
        return j
    aside = layers.text.words[j].conj == "و" and layers.grams[j].base in ("هو", "هي", "هم")
    if aside:  # «…، وهو سائق من قندهار، …»
        for k in range(j + 1, min(stop, j + 20)):
            if layers.text.words[k].kind == "comma":
                return k + 1
        return j
    found = layers.name_at.get(j)
    flag = layers.flags[j]
    if found is None and not flag & (ROLE | RANK) and not (flag & WORD and _name_like(layers, j)):
        return j
    if layers.text.words[j].prep or layers.text.words[j].conj:
        return j
    end = noun_phrase(layers, j, stop)
    if end > j and end < stop and layers.text.words[end].kind == "comma":
        return end + 1
    return j


def prepositional_end(layers: Layers, j: int, stop: int) -> int:
    """Give the end of the prepositional phrase at ``j``: preposition, phrase, genitives."""
    flags, words = layers.flags, layers.text.words
    bare = (flags[j] & PREP and not words[j].prep) or not words[j].core
    k = j + 1 if bare else j
    if k < stop and flags[k] & COMP:
        return j
    if flags[j] & BOUND:
        return j + 1
    if k < stop and layers.grams[j].base in _FIRST and layers.grams[k].base in _SECOND:
        k += 1
    if k > j + 1 and (k >= stop or flags[k] & (COMP | PUNCT) or words[k].prep):
        return k
    end = noun_phrase(layers, k, stop)
    if end == k:
        return max(j, k)
    while end < stop and words[end].conj == "و" and _can_join(layers, end):
        if layers.grams[end].hits:
            break
        nxt = noun_phrase(layers, end, stop)
        if nxt == end:
            break
        end = nxt
    return end


def relative_end(layers: Layers, j: int, stop: int) -> int:
    """Give the end of the relative clause at ``j``: its comma, or the complementiser after it."""
    words, flags = layers.text.words, layers.flags
    k = j + 1
    while k < stop:
        flag = flags[k]
        if flag & PUNCT:
            if words[k].kind == "quote":
                at = layers.text.partner.get(k)
                if at is not None and layers.text.quotations[at].first == k:
                    quotation = layers.text.quotations[at]
                    if quotation.last - k > _LONG_NAME_QUOTE + 1:
                        return k
                    k = min(stop, quotation.last)
            elif words[k].kind in ("comma", "colon"):
                return k
        elif flag & COMP and k > j + 1 and not flags[k - 1] & PREP:
            return k
        k += 1
    return k
