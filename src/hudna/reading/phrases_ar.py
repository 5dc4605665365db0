"""Arabic noun phrases: where one ends.

Works on the arrays of :class:`~hudna.reading.layers.Layers`; positions are token indices and
``stop`` is exclusive. Only closed classes, clitics, the article and known names are used: there
is no tagger. Source: arabic.md §8 (frames, constructions) and §1.4 (clitics).
"""

import msgspec

from hudna.language.words import Word
from hudna.reading.layers import Found, Layers
from hudna.reading.lexicon import (
    ACCORD,
    ADVERB,
    BODY,
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
from hudna.reading.namelike_ar import (
    NISBA,
    family_after_given,
    family_name,
    is_nisba,
    is_unknown,
    name_like,
)
from hudna.reading.reciprocals_ar import each_other

_OPEN, _INDEFINITE, _CLOSED = 0, 1, 2
NOT_NOUN = COMP | REL | NEG | SUB | PREP | ACCORD | KANA | VERB
_NAME_TOKENS = 4
LONG_NAME_QUOTE = 5
_INDEFINITE_ENDS = ("ون", "ين", "اً")
_PLURAL = ("ون", "ين", "ان", "ات")


class _Phrase(msgspec.Struct, gc=False):
    """A noun phrase on its way.

    ``state`` tells what may follow (a genitive, an indefinite adjective, an apposition); ``role``
    that a person or a body was named by what it is, ``title`` by a rank or an office, ``named``
    by a name; ``run`` counts the bare words of a name that no list knows.
    """

    first: int
    stop: int
    state: int = _OPEN
    role: bool = False
    named: bool = False
    title: bool = False
    run: int = 0


def noun_phrase(layers: Layers, first: int, stop: int) -> int:
    """Give the end of the noun phrase that begins at ``first``; ``first`` itself if none does.

    A phrase is a head with its genitives, adjectives, apposed name and title complement
    («المتحدث باسم وزارة …»), without coordination and without relative clauses.
    """
    phrase = _Phrase(first, stop)
    j = each_other(layers, first, stop)
    while j < stop:
        after = _take(layers, phrase, j)
        if after == j:
            break
        j = after
    return j


def _take(layers: Layers, phrase: _Phrase, j: int) -> int:
    """Take what stands at ``j`` into the phrase; gives where to go on, ``j`` itself at its end."""
    flag, head = layers.flags[j], j == phrase.first
    if flag & PUNCT:
        after = inside_phrase(layers, phrase.first, j, phrase.stop, phrase.state == _OPEN)
        if after > j and flag & QUOTE:
            phrase.state = _CLOSED
        return after
    if flag & NUMBER:
        if layers.flags[j - 1] & DOCUMENT and layers.text.words[j].surface[:1].isdigit():
            return j + 1  # «القرار 2336»
        return j if not head and phrase.state != _OPEN else j + 1
    word = layers.text.words[j]
    if not head and (word.conj or layers.in_time[j]):
        return j
    if not head and phrase.role and not phrase.named:
        after = _affiliation(layers, phrase, j)
        if after > j:
            return after
    found = layers.name_at.get(j)
    if found is not None and found.last <= phrase.stop:
        return _take_name(layers, phrase, j, found)
    if not head:
        if flag & SAME and word.suffix:
            return j + 1  # «البيان نفسه»
        if phrase.state == _CLOSED and layers.grams[j].base in ("شبه", "غير"):
            if j + 1 < phrase.stop and layers.text.words[j + 1].article:
                return j + 2  # «القوات شبه العسكرية»
    if flag & NOT_NOUN:
        if phrase.role and not phrase.named and _title_complement(layers, j, phrase.stop):
            phrase.state = _OPEN
            return j + 1
        return j
    if word.prep and not head:
        return _take_attached(layers, phrase, j)
    return _take_noun(layers, phrase, j)


def _affiliation(layers: Layers, phrase: _Phrase, j: int) -> int:
    """Give the end of whom an unnamed source belongs to: «مسؤول في الشرطة»; ``j`` if nobody."""
    word = layers.text.words[j]
    if layers.text.words[phrase.first].article or phrase.state == _CLOSED:
        return j
    if word.prep == "ب":
        body = j
    elif layers.grams[j].base in ("في", "من") and not word.prep:
        body = j + 1
    else:
        return j
    if body >= phrase.stop or not (layers.name_at.get(body) or layers.flags[body] & BODY):
        return j
    if layers.flags[body] & (MEDIUM | DOCUMENT) or layers.in_time[body]:
        return j
    found = layers.name_at.get(body)
    after = found.last if found is not None else noun_phrase(layers, body, phrase.stop)
    phrase.state, phrase.named = _CLOSED, True
    return after


def _take_name(layers: Layers, phrase: _Phrase, j: int, found: Found) -> int:
    """Take a name of the packs: the head, the bearer of a title, the owner of a noun."""
    flag, word, state = layers.flags[j], layers.text.words[j], phrase.state
    if j > phrase.first:
        if word.prep:
            owner = word.prep == "ل" and phrase.title and not phrase.named
            if not owner or _is_media(layers, found):
                return j
        elif state != _OPEN and not phrase.role:
            return j
        elif state == _CLOSED and phrase.named:
            return j
        elif state != _OPEN and not (flag & DEMONYM or _may_be_person(layers, found)):
            return j  # «دبلوماسيون غربيون موسكو»: no bearer of the title
    phrase.role = phrase.role or bool(flag & (ROLE | RANK | PEOPLE))
    phrase.title = phrase.title or bool(flag & (ROLE | RANK))
    plain = layers.text.words[phrase.first].article
    adjective = flag & DEMONYM and phrase.role and state == _OPEN and j > phrase.first and not plain
    phrase.state = _INDEFINITE if adjective else _CLOSED  # «مصادر سورية مطلعة»
    phrase.named = phrase.named or _is_person(layers, found)
    return found.last


def _take_attached(layers: Layers, phrase: _Phrase, j: int) -> int:
    """Take a noun whose preposition belongs to a title: «باسم», «للشؤون»."""
    word, flag = layers.text.words[j], layers.flags[j]
    deputed = layers.lexicon.members("roles.deputed")
    if j == phrase.first + 1 and word.prep == "ب" and layers.text.words[j - 1].core in deputed:
        phrase.role = phrase.title = True
        phrase.state = _CLOSED if word.article else _OPEN
        return j + 1  # «القائم بأعمال رئيس الوزراء», «المكلف بالملف»
    if word.core in ("اسم", "إسم") or word.stem == "اسم":
        if phrase.role or layers.flags[j - 1] & ROLE:
            phrase.state = _CLOSED if word.suffix else _OPEN
            return j + 1
    plain = not (phrase.named or flag & REPORTER)
    if word.prep == "ل" and phrase.title and word.article and plain:
        phrase.state = _CLOSED
        return j + 1
    return j


def _take_noun(layers: Layers, phrase: _Phrase, j: int) -> int:
    """Take a noun or an adjective by its article, its pronoun and its ending."""
    word, flag, head = layers.text.words[j], layers.flags[j], j == phrase.first
    if head and flag & (MEDIUM | DOCUMENT):
        phrase.title = True  # «البيان الختامي لمؤتمر القمة»
    if head and flag & (DUAL | DEMONYM):
        phrase.role = True  # «الرئيسان الروسي … والأمريكي …»
    if flag & (ROLE | RANK | PEOPLE):
        office = bool(flag & (ROLE | RANK))
        if not head and phrase.state == _CLOSED and not phrase.role and not office:
            return j
        phrase.role = True
        phrase.title = phrase.title or office
    if flag & COUNTERPART and not head:
        return j
    if word.suffix and not head and layers.flags[j - 1] & (MEDIUM | DOCUMENT):
        if j + 1 < phrase.stop and layers.name_at.get(j + 1) is not None:
            return j  # «بيان نشرته وكالة …»: what was done with it
    if word.suffix and not head and any(h.kind == "masdar" for h in layers.grams[j].hits):
        return j  # «عن ضابط قوله»: his saying, not part of his name
    if phrase.named or (phrase.title and phrase.state == _CLOSED):
        if flag & (ROLE | RANK) and not word.prep:
            if phrase.named and _bears_name(layers, j, phrase.stop):
                return j  # «شكر X الرئيس Y»: somebody else
            phrase.named, phrase.state = False, _CLOSED if word.article else _OPEN
            return j + 1  # an apposed title: «داود شهاب المتحدث باسم الحركة»
    if word.article:
        return _take_definite(layers, phrase, j)
    if word.suffix and word.stem and not head and phrase.state != _OPEN:
        return j
    if head or phrase.state == _OPEN:
        return _take_genitive(layers, phrase, j)
    if phrase.state == _INDEFINITE:
        if word.norm in layers.lexicon.adjectives:
            return j + 1  # «مسؤول أميركي كبير»
        if not (is_nisba(word) or word.norm.endswith(_PLURAL) or word.norm.endswith("ة")):
            if not (phrase.role and phrase.run < _NAME_TOKENS and name_like(layers, j)):
                return j
            phrase.run += 1
        return j + 1
    family = phrase.run == 1 and family_name(layers, j)  # «سمير حداد»
    if not (phrase.role and not phrase.named and phrase.run < _NAME_TOKENS):
        return j
    if not (family or name_like(layers, j)):
        return j
    phrase.run += 1
    return j + 1


def _bears_name(layers: Layers, j: int, stop: int) -> bool:
    """Tell whether the title at ``j`` has a known name of its own."""
    end = noun_phrase(layers, j, stop)
    return any(_is_person(layers, found) for found in layers.names_in(j, end))


def _take_definite(layers: Layers, phrase: _Phrase, j: int) -> int:
    """Take a word with the article: the genitive that closes the phrase, or an adjective."""
    word, flag = layers.text.words[j], layers.flags[j]
    if phrase.state == _OPEN or j == phrase.first:
        phrase.state = _CLOSED
        return j + 1
    adjective = _is_adjective(layers, word)
    blamed = layers.lexicon.members("clauses.blamed_for")
    if layers.within[j - 1] and word.core[2:] in blamed:
        return j  # «حملت إسرائيل المسؤولية»
    if phrase.run == 1 and not phrase.named and family_after_given(layers, j):
        phrase.named = True
        return j + 1  # «علي العمر»
    if not (adjective or phrase.role or phrase.run):
        return j
    office = bool(flag & (ROLE | RANK))
    if flag & PEOPLE and not office:
        return j  # «مندوب السودان … الصحفيين»: others, who are spoken to
    if adjective:
        return j + 1
    if word.core[2:] in layers.lexicon.nouns:
        return j + 1 if office else j
    if phrase.state == _CLOSED and phrase.role:
        phrase.named = True
    return j + 1


def _take_genitive(layers: Layers, phrase: _Phrase, j: int) -> int:
    """Take the head, or a bare noun where a genitive is due."""
    word, flag, head = layers.text.words[j], layers.flags[j], j == phrase.first
    if not head:
        if flag & ADVERB or (is_finite(layers, j) and not flag & (ROLE | BODY | PEOPLE)):
            return j
    if word.suffix and word.stem:
        phrase.state = _CLOSED
    elif name_like(layers, j) and is_unknown(layers, j):
        phrase.state, phrase.role, phrase.run = _CLOSED, True, 1  # a proper name closes it
    elif (not head and (is_nisba(word) or word.norm in layers.lexicon.adjectives)) or (
        word.norm.endswith(_INDEFINITE_ENDS) and len(word.norm) > 4
    ):
        phrase.state = _INDEFINITE
    return j + 1


def inside_phrase(layers: Layers, first: int, j: int, stop: int, is_open: bool) -> int:
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
        short = size <= LONG_NAME_QUOTE
        after_name = j > first and (is_open or layers.flags[j - 1] & QUOTENAME)
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
    body = found is None and base == "في" and bool(layers.flags[j + 1] & BODY)
    if base == "من" or not (found or body):
        return False
    after = found.last if found is not None else j + 2  # «القيادي في الحركة سامي خاطر»
    return after < stop and (
        layers.name_at.get(after) is not None
        or (bool(layers.flags[after] & WORD) and name_like(layers, after))
    )


def _is_person(layers: Layers, found: Found) -> bool:
    actor = layers.packs.actors.get(found.actor.id) if found.actor else None
    return actor is not None and actor.kind == "person"


def _may_be_person(layers: Layers, found: Found) -> bool:
    return found.actor is None or _is_person(layers, found)


def _is_media(layers: Layers, found: Found) -> bool:
    actor = layers.packs.actors.get(found.actor.id) if found.actor else None
    return actor is not None and actor.kind in ("agency", "outlet")


def is_finite(layers: Layers, j: int) -> bool:
    """Tell whether the word can only be a finite verb."""
    kinds = ("perfect", "imperfect", "future")
    hits = layers.grams[j].hits
    return bool(hits) and all(h.kind in kinds for h in hits)


def _is_adjective(layers: Layers, word: Word) -> bool:
    """Tell whether a word with the article looks like an adjective rather than a new noun."""
    core = word.core
    bare = core[2:]
    if core.endswith(NISBA) or bare in layers.lexicon.adjectives:
        return True
    return bare.startswith("م") and len(bare) > 4 and bare not in layers.lexicon.nouns
