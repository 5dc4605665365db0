"""The frame engine: completes a verb's frames in the tokens after its subject.

One engine for both languages. A verb, a particle, a preposition is a line of data; a language
brings only a :class:`Grammar`, which knows where phrases end and what may be skipped.
"""

from collections.abc import Callable

import msgspec

from hudna.language.words import Sentence
from hudna.packs.schema import Frame, Slot
from hudna.reading.layers import Layers
from hudna.reading.lexicon import (
    ACCORD,
    ADVERB,
    COMP,
    COUNTERPART,
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
from hudna.reading.speakers import may_speak

_STEPS = 14
_OWN = ("welcome", "promise", "express", "affirm")
_AIMED = ("accuse", "threaten", "warn", "request")
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


def fill(
    grammar: Grammar,
    layers: Layers,
    hit: Hit,
    at: int,
    stop: int,
    frames: tuple[Frame, ...],
    act: str,
) -> Filled | None:
    """Complete one of the frames at or after ``at``; None if none completes."""
    j, skipped = at, False
    for _ in range(_STEPS):
        if j >= stop:
            break
        adverbial = layers.in_time[j] or (layers.flags[j] & ADVERB and layers.flags[j] & WORD)
        for frame in frames:
            kind = frame.slots[0].kind
            if kind == "nothing" or (adverbial and kind in ("N", "A", "T")):
                continue
            if adverbial and kind == "prep" and layers.text.words[j].prep:
                continue
            filled = _try(grammar, layers, hit, frame, j, stop, act, skipped)
            if filled is not None:
                return filled
        nxt = grammar.skip_one(layers, j, stop)
        if nxt == j:
            break
        if not layers.in_time[j] and layers.text.words[j].kind != "comma":
            skipped = True
        j = nxt
    for frame in frames:
        if frame.slots[0].kind == "nothing":
            return Filled(act=act, addressees=[], rule="nothing")
    return _bare_head(grammar, layers, hit, at, stop, frames)


def _bare_head(
    grammar: Grammar, layers: Layers, hit: Hit, at: int, stop: int, frames: tuple[Frame, ...]
) -> Filled | None:
    """Complete a light verb by its noun alone, where none of its longer frames fits."""
    for frame in frames:
        slot = frame.slots[0]
        if slot.kind != "list" or at >= stop:
            continue
        if is_head(layers, hit.verb.heads.get(slot.value, ()), at):
            act = hit.verb.acts.get(slot.value, hit.verb.act)
            for rest in grammar.after_head:
                filled = _try(grammar, layers, hit, rest, at + 1, stop, act, skipped=False)
                if filled is not None:
                    return filled
            return _light(grammar, layers, Filled(act=act, addressees=[]), frame, at, stop)
    return None


def attempt(
    grammar: Grammar,
    layers: Layers,
    hit: Hit,
    at: int,
    stop: int,
    frames: tuple[Frame, ...],
    act: str,
) -> Filled | None:
    """Complete one of the frames right at ``at``, nothing skipped."""
    for frame in frames:
        filled = _try(grammar, layers, hit, frame, at, stop, act, skipped=False)
        if filled is not None:
            return filled
    return None


def _try(
    grammar: Grammar,
    layers: Layers,
    hit: Hit,
    frame: Frame,
    at: int,
    stop: int,
    act: str,
    skipped: bool,
) -> Filled | None:
    """Try one frame with its first slot at ``at``."""
    filled = Filled(act=act, addressees=[], rule="")
    j, inner = at, -1
    for index, slot in enumerate(frame.slots):
        kind = slot.kind
        if kind in ("A", "T"):
            if index == 0 and hit.suffix and hit.kind != "masdar":
                continue
            while j < stop and layers.in_time[j] and index:
                j += 1
            until = _next_fixed(layers, frame, index, j, stop)
            end = _phrase(grammar, layers, j, until)
            if end == j:
                return None
            owned = layers.text.words[j].suffix != ""  # «أمر ذراعه المسلحة ب»
            if kind == "A" and not owned and not may_speak(layers, j, end):
                return None
            phrases = grammar.coordinates(layers, j, end, until)
            # The target of a description or of praise is not spoken to.
            if kind == "A" or filled.act in _AIMED:
                filled.addressees.extend(phrases)
            j = phrases[-1][1]
            j = _past_adverbs(grammar, layers, j, stop)
        elif kind == "prep":
            if j >= stop:
                return None
            nxt = grammar.preposition(layers, j, slot.value)
            if nxt < 0 and layers.flags[j] & QUOTE and j + 1 < stop:
                if grammar.preposition(layers, j + 1, slot.value) == j + 1:
                    nxt = j = j + 1
            if nxt < 0 and index:
                nxt, j = _find_preposition(grammar, layers, j, stop, slot)
            if nxt < 0:
                return None
            if grammar.pronoun_object(layers, j, slot.value):
                if index + 1 < len(frame.slots) and frame.slots[index + 1].kind in ("N", "C"):
                    filled.pronoun = True
                    filled.act = hit.verb.acts.get(slot.value, filled.act)
                    return _done(filled, frame)
                return None
            filled.act = hit.verb.acts.get(slot.value, filled.act)
            inner = j if nxt == j else -1
            j = nxt
        elif kind == "word":
            while j + 1 < stop and index and layers.flags[j] & ADVERB and layers.text.language == "en":
                j += 1
            if not _is_word(layers, j, slot.value):
                return None
            filled.act = hit.verb.acts.get(slot.value, filled.act)
            j += 1
        elif kind == "list":
            while j + 1 < stop and layers.flags[j] & (DET | NUMBER) and not layers.flags[j] & COMP:
                j += 1
            if layers.text.language == "en":
                j = _past_adjectives(layers, hit.verb.heads.get(slot.value, ()), j, stop)
            if j >= stop or not is_head(layers, hit.verb.heads.get(slot.value, ()), j):
                return None
            filled.act = hit.verb.acts.get(slot.value, filled.act)
            # «أعرب عن دعمه للخطة»: after a preposition the noun itself is part of what is said.
            own = filled.act in _OWN and layers.text.words[j].suffix != ""
            last = index + 1 == len(frame.slots) or index > 0 or own
            if last:
                return _light(grammar, layers, filled, frame, j, stop)
            j += 1
        elif kind == "nothing":
            return _done(filled, frame)
        else:
            if layers.text.language == "en" and index + 2 < len(frame.slots):
                if not _parted(grammar, layers, filled, frame.slots[index + 1 :], j, stop):
                    return None
                return _done(filled, frame)
            if not _content(
                grammar,
                layers,
                filled,
                slot,
                j,
                stop,
                inner == j,
                skipped and index == 0, hit):
                return None
            return _done(filled, frame)
    return _done(filled, frame)


def _done(filled: Filled, frame: Frame) -> Filled:
    filled.rule = " ".join(slot.value or slot.kind for slot in frame.slots)
    return filled


def _phrase(grammar: Grammar, layers: Layers, j: int, stop: int) -> int:
    if j >= stop or layers.flags[j] & (COMP | REL | NEG | SUB | KANA | ACCORD):
        return j
    if layers.flags[j] & QUOTE and layers.text.language == "ar":
        return j
    if layers.flags[j] & PREP and not layers.name_at.get(j):
        return j
    return grammar.noun_phrase(layers, j, stop)


def _past_adverbs(grammar: Grammar, layers: Layers, j: int, stop: int) -> int:
    while j < stop and (layers.in_time[j] or layers.text.words[j].kind == "comma"):
        nxt = j + 1
        if layers.text.words[j].kind == "comma" and nxt < stop and layers.flags[nxt] & REL:
            nxt = grammar.skip_one(layers, nxt, stop)
        elif layers.text.words[j].kind == "comma" and layers.text.language == "en":
            nxt = grammar.skip_one(layers, j, stop)
        j = nxt
    return j


def _next_fixed(layers: Layers, frame: Frame, index: int, j: int, stop: int) -> int:
    """Give where the fixed word of the next slot stands: the phrase before it ends there."""
    if index + 1 < len(frame.slots) and frame.slots[index + 1].kind == "word":
        for k in range(j + 1, min(stop, j + 9)):
            if _is_word(layers, k, frame.slots[index + 1].value):
                return k
    return stop


def _find_preposition(
    grammar: Grammar, layers: Layers, j: int, stop: int, slot: Slot
) -> tuple[int, int]:
    """Look for a later slot's preposition past adjuncts; gives (after it, where it stands)."""
    for _ in range(8):
        nxt = grammar.skip_one(layers, j, stop)
        if nxt == j or nxt >= stop:
            return -1, j
        j = nxt
        after = grammar.preposition(layers, j, slot.value)
        if after >= 0:
            return after, j
    return -1, j


def _is_word(layers: Layers, j: int, value: str) -> bool:
    if j >= len(layers.grams):
        return False
    word = layers.text.words[j]
    return value in (word.stem, word.core, layers.grams[j].base, word.norm) or (
        word.article and word.core[2:] == value
    )


def is_head(layers: Layers, heads: tuple[str, ...], j: int) -> bool:
    """Tell whether the noun at ``j`` is one of the nouns that a light verb takes its act from."""
    word = layers.text.words[j]
    keys = [word.core, word.stem]
    if word.article:
        keys.append(word.core[2:])
    for key in keys:
        if key in heads:
            return True
        if key.endswith("ا") and key[:-1] in heads:
            return True
        if key.endswith("ت") and key[:-1] + "ة" in heads:
            return True
    return False


def _light(
    grammar: Grammar, layers: Layers, filled: Filled, frame: Frame, j: int, stop: int
) -> Filled:
    """Complete a light verb: the content is what follows the head noun, or the head itself."""
    end = grammar.content_end(layers, j, stop)
    filled.first, filled.last = j, end
    filled.start, filled.end = (
        layers.text.starts[j] + layers.text.words[j].lead,
        layers.text.ends[end - 1],
    )
    return _done(filled, frame)


def _content(
    grammar: Grammar,
    layers: Layers,
    filled: Filled,
    slot: Slot,
    j: int,
    stop: int,
    attached: bool,
    skipped: bool,
    hit: Hit,
) -> bool:
    """Fill a content slot at ``j``; ``attached`` when its preposition is part of the word."""
    words, flags = layers.text.words, layers.flags
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
    if skipped and not attached and (hit.verb.weak or hit.kind == "masdar"):
        return False
    if not _may_be_content(layers, j, attached) or _is_cognate(layers, hit, j):
        return False
    return _span(grammar, layers, filled, j, j, stop, attached)


def _past_adjectives(layers: Layers, heads: tuple[str, ...], j: int, stop: int) -> int:
    """Give where the head noun of «full support» stands; ``j`` if it is none of the heads."""
    for k in range(j, min(stop, j + 3)):
        if is_head(layers, heads, k):
            return k
        if not layers.flags[k] & WORD or layers.flags[k] & (PREP | PRONOUN | COMP):
            break
    return j


def _parted(
    grammar: Grammar, layers: Layers, filled: Filled, rest: tuple[Slot, ...], j: int, stop: int
) -> bool:
    """Fill «blamed N on T»: the object ends where the preposition of the next slot stands."""
    end = grammar.noun_phrase(layers, j, stop)
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


def _is_cognate(layers: Layers, hit: Hit, j: int) -> bool:
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


def is_counterpart(layers: Layers, j: int) -> bool:
    """Tell whether a token is نظيره or its like: someone of the other side."""
    return bool(layers.flags[j] & COUNTERPART)


def sentence_stop(layers: Layers, sentence: Sentence) -> int:
    """Give the end of the sentence without its closing marks."""
    last = sentence.last
    while last > sentence.first and layers.text.words[last - 1].kind == "stop":
        last -= 1
    return last
