"""Filling one slot of a frame: a content, a quotation, a noun that decides the act.

Knows nothing of the order of slots (:mod:`~hudna.reading.frames`) nor of a language's grammar,
which comes in as a :class:`Grammar`.
"""

from collections.abc import Callable

import msgspec

from hudna.packs.schema import Frame, Slot
from hudna.reading.layers import Layers
from hudna.reading.lexicon import (
    ACCORD,
    COMP,
    DET,
    KANA,
    NEG,
    NUMBER,
    PREP,
    PRONOUN,
    PUNCT,
    QUOTE,
    RANK,
    REL,
    ROLE,
    SUB,
    WORD,
    Hit,
)

_NAME_QUOTE = 4


class Grammar(msgspec.Struct, gc=False):
    """What a language brings to the engine.

    Attributes:
        noun_phrase: (layers, first, stop) -> end.
        coordinates: (layers, first, last, stop) -> phrases.
        skip_one: (layers, at, stop) -> position after one adjunct.
        content_end: (layers, first, stop) -> end.
        preposition: (layers, at, value) -> position after it, or -1; the position itself when
            the preposition is attached to the word.
        clause: (layers, at, stop) -> position where a reported clause begins, or -1.
        pronoun_object: (layers, at, value) -> True if the preposition carries a pronoun.
        after_head: Frames tried after the noun of a light verb whose own frames do not fit.
    """

    noun_phrase: Callable[[Layers, int, int], int]
    coordinates: Callable[[Layers, int, int, int], list[tuple[int, int]]]
    skip_one: Callable[[Layers, int, int], int]
    content_end: Callable[[Layers, int, int], int]
    preposition: Callable[[Layers, int, str], int]
    clause: Callable[[Layers, int, int], int]
    pronoun_object: Callable[[Layers, int, str], bool]
    after_head: tuple[Frame, ...] = ()


class Filled(msgspec.Struct, gc=False):
    """A completed frame.

    Attributes:
        act: The act, after the frame's preposition or head noun had its say.
        start: Code point where the content begins; -1 without content.
        end: Code point where it ends.
        first: First token of the content; -1 without content.
        last: One past its last token.
        addressees: Token ranges.
        quoted: The content is one quotation.
        rule: The frame that fired, for ``because``.
        pronoun: The content is a pronoun: what it stands for is elsewhere.
    """

    act: str
    start: int = -1
    end: int = -1
    first: int = -1
    last: int = -1
    addressees: list[tuple[int, int]] = []
    quoted: bool = False
    rule: str = ""
    pronoun: bool = False


def is_word(layers: Layers, j: int, value: str) -> bool:
    """Tell whether the fixed word of a frame stands at ``j``."""
    if j >= len(layers.grams):
        return False
    word = layers.text.words[j]
    return value in (word.stem, word.core, layers.grams[j].base, word.norm) or (
        word.article and word.core[2:] == value
    )


def is_head(layers: Layers, heads: frozenset[str] | None, j: int) -> bool:
    """Tell whether the noun at ``j`` is one of the nouns that a light verb takes its act from."""
    return heads is not None and not heads.isdisjoint(layers.grams[j].nouns)


def fill_light(
    grammar: Grammar, layers: Layers, filled: Filled, frame: Frame, j: int, stop: int
) -> Filled:
    """Complete a light verb: the content is what follows the head noun, or the head itself."""
    end = grammar.content_end(layers, j, stop)
    if j > 0 and layers.flags[j - 1] & NUMBER:
        j -= 1  # «سجلت 13 خرقا»: how many belongs to what
    filled.first, filled.last = j, end
    filled.start, filled.end = (
        layers.text.starts[j] + layers.text.words[j].lead,
        layers.text.ends[end - 1],
    )
    return finish(filled, frame)


class Place(msgspec.Struct, gc=False):
    """Where a content slot stands.

    Attributes:
        at: Token where it may begin.
        stop: One past the last token it may take.
        attached: Its preposition is part of the word at ``at``.
        skipped: Something stands between the verb and the slot.
    """

    at: int
    stop: int
    attached: bool
    skipped: bool


def fill_content(
    grammar: Grammar, layers: Layers, filled: Filled, slot: Slot, place: Place, hit: Hit
) -> bool:
    """Fill a content slot (C a clause, N a noun phrase, Q a quotation, V and G verb forms)."""
    words = layers.text.words
    j, stop, attached = place.at, place.stop, place.attached
    if j >= stop:
        return False
    if words[j].kind == "colon":
        if slot.kind == "N":
            return False
        return _after_colon(grammar, layers, filled, j, stop)
    if slot.kind == "Q":
        return _quotation(layers, filled, j, stop)
    start = grammar.clause(layers, j, stop)
    if start >= 0 and slot.kind in ("C", "N"):
        return _span(grammar, layers, filled, start, j, stop, attached)
    if slot.kind == "C":
        return False
    if slot.kind in ("V", "G"):
        return _is_verb_form(layers, j, slot.kind) and _span(
            grammar, layers, filled, j, j, stop, attached=False
        )
    if place.skipped and not attached and (hit.verb.weak or hit.kind == "masdar"):
        return False
    if not _may_be_content(layers, j, attached) or is_cognate(layers, hit, j):
        return False
    return _span(grammar, layers, filled, j, j, stop, attached)


def past_adjectives(layers: Layers, heads: frozenset[str] | None, j: int, stop: int) -> int:
    """Give where the head noun of «full support» stands; ``j`` if it is none of the heads."""
    for k in range(j, min(stop, j + 3)):
        if is_head(layers, heads, k):
            return k
        if not layers.flags[k] & WORD or layers.flags[k] & (PREP | PRONOUN | COMP):
            break
    return j


def fill_parted(
    grammar: Grammar, layers: Layers, filled: Filled, rest: tuple[Slot, ...], j: int, stop: int
) -> bool:
    """Fill «blamed N on T»: the object ends where the preposition of the next slot stands."""
    end = grammar.noun_phrase(layers, j, stop)
    if end == j and j + 3 < stop and layers.flags[j] & DET and layers.grams[j + 1].base == "of":
        end = j + 3 if layers.flags[j + 2] & PRONOUN else j  # «most of them»
    after = grammar.preposition(layers, end, rest[0].value) if j < end < stop else -1
    for _ in range(3):
        nxt = grammar.skip_one(layers, end, stop) if after < 0 and j < end < stop else end
        if nxt == end or nxt >= stop:
            break
        end = nxt
        after = grammar.preposition(layers, end, rest[0].value)
    if after < 0 or rest[0].kind != "prep":
        return False
    last = grammar.noun_phrase(layers, after, stop)
    if last == after:
        return False
    filled.addressees.extend(grammar.coordinates(layers, after, last, stop))
    filled.first, filled.last = j, end
    filled.start, filled.end = layers.text.starts[j], layers.text.ends[end - 1]
    return True


def _is_verb_form(layers: Layers, j: int, kind: str) -> bool:
    """Tell whether an English infinitive (V) or gerund (G) begins at ``j``."""
    word = layers.text.words[j]
    if kind == "G":
        return word.norm.endswith("ing") and len(word.norm) > 4
    if j > 0 and layers.grams[j - 1].base == "to":
        return bool(layers.flags[j] & (WORD | QUOTE)) and not (
            word.title or layers.flags[j] & (DET | PRONOUN)
        )
    return word.norm == "to" or (word.norm == "not" and layers.grams[j + 1 : j + 2] != [])


def past_cognate(layers: Layers, hit: Hit, j: int, stop: int) -> int:
    """Give the position after «نفيا قاطعا», which only repeats its verb; ``j`` if none stands."""
    if not is_cognate(layers, hit, j):
        return j
    j += 1
    word = layers.text.words[j] if j < stop else None
    if word is None or word.conj or layers.within[j] or layers.flags[j] & (PREP | COMP):
        return j
    return j + 1 if word.norm.endswith("ا") else j


def is_cognate(layers: Layers, hit: Hit, j: int) -> bool:
    """Tell whether the noun at ``j`` only repeats the verb: «رفضه رفضا قاطعا»."""
    if not layers.text.words[j].norm.endswith("ا"):
        return False
    return any(h.verb.lemma == hit.verb.lemma for h in layers.grams[j].hits)


def _may_be_content(layers: Layers, j: int, attached: bool) -> bool:
    flag, word = layers.flags[j], layers.text.words[j]
    if flag & QUOTE:
        return True
    if not flag & (WORD | NUMBER):
        return False
    if attached:
        return True
    if word.conj or word.prep:
        return False
    return not flag & (REL | NEG | SUB | KANA | ACCORD | COMP) and not (
        flag & PREP and not layers.name_at.get(j)
    )


def _span(
    grammar: Grammar, layers: Layers, filled: Filled, first: int, at: int, stop: int, attached: bool
) -> bool:
    text = layers.text
    end = grammar.content_end(layers, first, stop)
    if end <= first:
        return False
    start = text.starts[first]
    if attached and first == at:
        start += text.words[first].prep_end
    else:
        start += text.words[first].lead
    mark = text.words[first].kind == "quote"
    if mark:
        start = text.ends[first]
    last = end - 1
    if text.words[last].kind == "quote":
        at_quote = text.partner.get(last)
        if at_quote is not None and text.quotations[at_quote].first <= first + 1:
            last -= 1
    filled.first, filled.last, filled.start, filled.end = first, last + 1, start, text.ends[last]
    return filled.end > filled.start


def _quotation(layers: Layers, filled: Filled, j: int, stop: int) -> bool:
    at = layers.text.partner.get(j)
    if at is None:
        return False
    quotation = layers.text.quotations[at]
    if quotation.first != j or quotation.last - j <= 1:
        return False
    after = quotation.last + 1
    if quotation.last - j <= _NAME_QUOTE + 2 and after < stop and layers.flags[after] & WORD:
        short = quotation.last - j <= _NAME_QUOTE
        named = layers.flags[after] & (RANK | ROLE | COMP)
        if (short or named) and not layers.text.words[after].conj and not layers.in_time[after]:
            return False  # a name or a fragment: «أعلن "نظام تهدئة" لمدة …»
    filled.first, filled.last = j + 1, min(quotation.last, stop)
    filled.start, filled.end, filled.quoted = quotation.start, quotation.end, True
    return filled.end > filled.start


def _after_colon(grammar: Grammar, layers: Layers, filled: Filled, j: int, stop: int) -> bool:
    k = j + 1
    while k < stop and layers.text.words[k].kind in ("colon", "dash"):
        k += 1
    if k >= stop:
        return False
    if layers.flags[k] & QUOTE and _quotation(layers, filled, k, stop):
        return True
    start = grammar.clause(layers, k, stop)
    first = start if start >= 0 else k
    last = stop
    while last > first and layers.flags[last - 1] & PUNCT and not layers.flags[last - 1] & QUOTE:
        last -= 1
    if last <= first:
        return False
    text = layers.text
    filled.first, filled.last = first, last
    filled.start, filled.end = text.starts[first], text.ends[last - 1]
    return True


def finish(filled: Filled, frame: Frame) -> Filled:
    """Name the frame that fired and give the filling."""
    filled.rule = " ".join([slot.value or slot.kind for slot in frame.slots])
    return filled
