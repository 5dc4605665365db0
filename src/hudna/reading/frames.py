"""The frame engine: completes a verb's frames in the tokens after its subject.

One engine for both languages. A verb, a particle, a preposition is a line of data; a language
brings only a :class:`Grammar`, which knows where phrases end and what may be skipped.
"""

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
    DOCUMENT,
    KANA,
    NEG,
    NUMBER,
    PREP,
    QUOTE,
    REL,
    SUB,
    WORD,
    Hit,
)
from hudna.reading.slots import (
    Filled,
    Grammar,
    Place,
    fill_content,
    fill_light,
    fill_parted,
    finish,
    is_head,
    is_word,
    past_adjectives,
    past_cognate,
)
from hudna.reading.speakers import is_actorlike, may_speak

_STEPS = 14
_FINITE = ("perfect", "imperfect")
_NOT_ADVERBIAL = ("prep", "N", "A", "T")
_NOBODY = COMP | REL | NEG | SUB | KANA | ACCORD
_OF_CONTENT = {"C": COMP | QUOTE, "Q": QUOTE, "N": WORD | NUMBER | QUOTE}
_OWN = ("welcome", "promise", "express", "affirm")
_AIMED = ("accuse", "threaten", "warn", "request")


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
        if layers.text.words[j].norm[-1:] == "ا" and hit.kind in _FINITE:
            after = past_cognate(layers, hit, j, stop)
            if after > j:
                j = after
                continue
        flag = layers.flags[j]
        adverbial = layers.in_time[j] or (flag & ADVERB and flag & WORD)
        for frame in frames:
            slot = frame.slots[0]
            if adverbial and slot.kind in _NOT_ADVERBIAL:
                if slot.kind != "prep" or layers.text.words[j].prep:
                    continue
            if not _may_open(grammar, layers, hit, slot, j):
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
        if is_head(layers, hit.verb.heads.get(slot.value), at):
            act = hit.verb.acts.get(slot.value, hit.verb.act)
            for rest in grammar.after_head:
                filled = _try(grammar, layers, hit, rest, at + 1, stop, act, skipped=False)
                if filled is not None:
                    return filled
            return fill_light(grammar, layers, Filled(act=act, addressees=[]), frame, at, stop)
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
        if at < stop and not _may_open(grammar, layers, hit, frame.slots[0], at):
            if frame.slots[0].kind != "nothing":
                continue
        filled = _try(grammar, layers, hit, frame, at, stop, act, skipped=False)
        if filled is not None:
            return filled
    return None


def _dates(layers: Layers, j: int) -> bool:
    """Tell whether «on» at ``j`` only says when: «decided on Monday to»."""
    if layers.text.language != "en" or layers.grams[j].base != "on":
        return False
    k = j + 1
    while k < len(layers.in_time) and layers.in_time[k]:
        k += 1
    return k > j + 1 and (k == len(layers.grams) or layers.grams[k].base in ("to", "that"))


def _may_open(grammar: Grammar, layers: Layers, hit: Hit, slot: Slot, j: int) -> bool:
    """Tell cheaply whether a frame's first slot may be filled at ``j``; most tries end here."""
    kind, flag = slot.kind, layers.flags[j]
    if kind == "prep" and _dates(layers, j):
        return False
    if kind == "prep":
        return flag & QUOTE != 0 or grammar.preposition(layers, j, slot.value) >= 0
    if kind in ("A", "T"):
        return not flag & _NOBODY or (hit.suffix != "" and hit.kind != "masdar")
    if kind == "word":
        return is_word(layers, j, slot.value)
    if kind == "nothing":
        return False
    if layers.text.language != "ar":
        return True
    if kind == "list":
        return flag & (DET | NUMBER) != 0 or is_head(layers, hit.verb.heads.get(slot.value), j)
    return (
        kind in ("V", "G") or flag & _OF_CONTENT[kind] != 0 or layers.text.words[j].kind == "colon"
    )


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
    trial = _Trial(grammar, layers, hit, frame, Filled(act=act, addressees=[]), at, stop, skipped)
    for index, slot in enumerate(frame.slots):
        step = _FILLERS.get(slot.kind, _fill_rest)(trial, index, slot)
        if step == _FAILED:
            return None
        if step == _DONE:
            break
    return finish(trial.filled, frame)


class _Trial(msgspec.Struct, gc=False):
    """One frame being tried: ``at`` moves on from slot to slot.

    ``attached`` is where a preposition that is part of its word left the content, else -1;
    ``skipped`` tells that something stands between the verb and the first slot.
    """

    grammar: Grammar
    layers: Layers
    hit: Hit
    frame: Frame
    filled: Filled
    at: int
    stop: int
    skipped: bool
    attached: int = -1


def _fill_somebody(trial: _Trial, index: int, slot: Slot) -> int:
    """Fill the slot of an addressee (A) or of a target (T)."""
    layers, hit, stop = trial.layers, trial.hit, trial.stop
    if index == 0 and hit.suffix and hit.kind != "masdar":
        return _NEXT
    j = trial.at
    while j < stop and layers.in_time[j] and index:
        j += 1
    until = _next_fixed(layers, trial.frame, index, j, stop)
    rest = trial.frame.slots[index + 1 : index + 2]
    named = slot.kind == "T" and bool(rest) and rest[0].kind == "prep"
    named = named or (trial.filled.act != "request" and _is_english(layers))
    end = _phrase(trial.grammar, layers, j, until, quoted=named)
    if end == j:
        return _FAILED
    owned = layers.text.words[j].suffix != ""  # «أمر ذراعه المسلحة ب»
    if slot.kind == "A" and not owned and not may_speak(layers, j, end):
        return _FAILED
    if slot.kind == "A" and layers.flags[j] & DOCUMENT and not is_actorlike(layers, j, end):
        return _FAILED  # «وقف النار» is asked for, not asked
    phrases = trial.grammar.coordinates(layers, j, end, until)
    # The target of a description or of praise is not spoken to.
    if slot.kind == "A" or trial.filled.act in _AIMED:
        trial.filled.addressees.extend(phrases)
    trial.at = _past_adverbs(trial.grammar, layers, phrases[-1][1], stop)
    return _NEXT


def _fill_preposition(trial: _Trial, index: int, slot: Slot) -> int:
    grammar, layers, j, stop = trial.grammar, trial.layers, trial.at, trial.stop
    if j >= stop:
        return _FAILED
    after = grammar.preposition(layers, j, slot.value)
    if after < 0 and layers.flags[j] & QUOTE and j + 1 < stop:
        if grammar.preposition(layers, j + 1, slot.value) == j + 1:
            after = j = j + 1
    if after < 0 and index:
        after, j = _find_preposition(grammar, layers, j, stop, slot)
    if after < 0:
        return _FAILED
    act = trial.hit.verb.acts.get(slot.value, trial.filled.act)
    if grammar.pronoun_object(layers, j, slot.value):
        slots = trial.frame.slots
        if index + 1 < len(slots) and slots[index + 1].kind in ("N", "C"):
            trial.filled.pronoun, trial.filled.act = True, act
            return _DONE
        return _FAILED
    trial.filled.act = act
    trial.attached = j if after == j else -1
    trial.at = after
    return _NEXT


def _fill_word(trial: _Trial, index: int, slot: Slot) -> int:
    layers, j = trial.layers, trial.at
    while j + 1 < trial.stop and index and layers.flags[j] & ADVERB and _is_english(layers):
        j += 1
    if not is_word(layers, j, slot.value):
        return _FAILED
    trial.filled.act = trial.hit.verb.acts.get(slot.value, trial.filled.act)
    trial.at = j + 1
    return _NEXT


def _fill_head(trial: _Trial, index: int, slot: Slot) -> int:
    """Fill the slot of the noun that decides the act: «وجه تحذيرا», "voiced support"."""
    layers, hit, filled, j, stop = trial.layers, trial.hit, trial.filled, trial.at, trial.stop
    heads = hit.verb.heads.get(slot.value)
    while j + 1 < stop and layers.flags[j] & (DET | NUMBER) and not layers.flags[j] & COMP:
        j += 1
    if _is_english(layers):
        j = past_adjectives(layers, heads, j, stop)
    if j >= stop or not is_head(layers, heads, j):
        return _FAILED
    filled.act = hit.verb.acts.get(slot.value, filled.act)
    # «أعرب عن دعمه للخطة»: after a preposition the noun itself is part of what is said.
    own = filled.act in _OWN and layers.text.words[j].suffix != ""
    if index + 1 == len(trial.frame.slots) or index > 0 or own:
        fill_light(trial.grammar, layers, filled, trial.frame, j, stop)
        return _DONE
    trial.at = j + 1
    return _NEXT


def _fill_nothing(trial: _Trial, index: int, slot: Slot) -> int:  # noqa: ARG001 - one shape for all
    return _DONE


def _fill_rest(trial: _Trial, index: int, slot: Slot) -> int:
    """Fill a content slot; whatever slots follow it were used to find its end."""
    grammar, layers, filled, j = trial.grammar, trial.layers, trial.filled, trial.at
    if _is_english(layers) and index + 2 < len(trial.frame.slots):
        rest = trial.frame.slots[index + 1 :]
        return _DONE if fill_parted(grammar, layers, filled, rest, j, trial.stop) else _FAILED
    place = Place(j, trial.stop, trial.attached == j, trial.skipped and index == 0)
    return _DONE if fill_content(grammar, layers, filled, slot, place, trial.hit) else _FAILED


def _is_english(layers: Layers) -> bool:
    return layers.text.language == "en"


_FAILED, _NEXT, _DONE = 0, 1, 2
_FILLERS = {
    "A": _fill_somebody,
    "T": _fill_somebody,
    "prep": _fill_preposition,
    "word": _fill_word,
    "list": _fill_head,
    "nothing": _fill_nothing,
}


def _phrase(grammar: Grammar, layers: Layers, j: int, stop: int, *, quoted: bool) -> int:
    """Give the end of a party's phrase; one in Arabic quotation marks is what is said otherwise."""
    if j >= stop or layers.flags[j] & _NOBODY:
        return j
    if layers.flags[j] & QUOTE and not quoted and not _is_name_quote(layers, j):
        return j
    if layers.flags[j] & PREP and not layers.name_at.get(j):
        return j
    return grammar.noun_phrase(layers, j, stop)


def _is_name_quote(layers: Layers, j: int) -> bool:
    """Tell whether a quotation at ``j`` holds an English name, and no words said."""
    if layers.text.language == "ar" or j + 1 >= len(layers.flags):
        return False
    return layers.text.words[j + 1].title


def _past_adverbs(grammar: Grammar, layers: Layers, j: int, stop: int) -> int:
    while j < stop and (layers.in_time[j] or layers.text.words[j].kind == "comma"):
        nxt = j + 1
        if layers.text.words[j].kind == "comma" and nxt < stop and layers.flags[nxt] & REL:
            nxt = grammar.skip_one(layers, nxt, stop)
        elif layers.text.words[j].kind == "comma":
            nxt = grammar.skip_one(layers, j, stop)
        j = nxt
    return j


def _next_fixed(layers: Layers, frame: Frame, index: int, j: int, stop: int) -> int:
    """Give where the fixed word of the next slot stands: the phrase before it ends there."""
    if index + 1 < len(frame.slots) and frame.slots[index + 1].kind == "word":
        for k in range(j + 1, min(stop, j + 9)):
            if is_word(layers, k, frame.slots[index + 1].value):
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


def is_counterpart(layers: Layers, j: int) -> bool:
    """Tell whether a token is نظيره or its like: someone of the other side."""
    return bool(layers.flags[j] & COUNTERPART)


def sentence_stop(layers: Layers, sentence: Sentence) -> int:
    """Give the end of the sentence without its closing marks."""
    last = sentence.last
    while last > sentence.first and layers.text.words[last - 1].kind == "stop":
        last -= 1
    return last
