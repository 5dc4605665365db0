"""Truces that a council resolves: a draft is a proposal, a vote for it makes the truce.

Comes in: a sight near the word for a resolution. Goes out: its turn, the council as its maker, or
those who wrote the draft.
"""

from hudna.reading.layers import Layers
from hudna.reading.lexicon import NEG, PUNCT, REL
from hudna.reading.speakers import Memory, Speaker, resolve
from hudna.reading.truce_actors import demonyms
from hudna.reading.truce_governors import Turn
from hudna.reading.truce_lexicon import TruceWords
from hudna.reading.truce_people import phrases
from hudna.reading.truce_sights import Sight

_COUNCIL = ("org.unsc", "org.unga")
_BEFORE = 24
_AFTER = 6


def resolved(
    layers: Layers, words: TruceWords, sight: Sight
) -> tuple[list[Turn], list[Speaker]] | None:
    """Read what a sentence says of a resolution on the truce; None if it speaks of none."""
    low = max(sight.sentence.first, sight.fore - _BEFORE)
    texts = sight.at(low, sight.first, "texts")
    council = _council(layers, sight)
    told = sight.at(sight.reach, min(sight.sentence.last, sight.reach + _AFTER), "texts")
    if told and council is not None and 0 < council.first - told[0] <= 2 and not texts:
        if any(layers.flags[k] & REL for k in range(sight.reach, told[0])):
            return [Turn("accepted", told[0], -1)], [council]  # «الذي نص عليه قرار المجلس»
    if not texts and council is None:
        return None
    draft = bool(sight.at(low, sight.first, "drafts"))
    whole = (sight.sentence.first, sight.sentence.last)
    adopted = next((k for k in sight.at(*whole, "adopts") if _adopts(layers, words, k)), -1)
    vetoed = next(iter(sight.at(*whole, "vetoes")), -1)
    if vetoed >= 0 and texts:
        return [Turn("rejected", vetoed, -1), Turn("proposed", texts[-1], -1)], []
    if adopted >= 0 and council is not None and _beside(adopted, council, texts):
        return [Turn("accepted", adopted, -1)], [council]
    if texts and draft:
        return [Turn("proposed", texts[-1], -1)], _writers(layers, words, sight, texts[-1])
    if texts and council is not None and texts[-1] >= sight.first - 6:
        return [Turn("accepted", texts[-1], -1)], [council]
    return None


def _beside(adopted: int, council: Speaker, texts: list[int]) -> bool:
    """Tell whether the vote is of the council or on the text."""
    near_council = -3 <= council.first - adopted <= 6 or 0 <= adopted - council.last <= 8
    return near_council or any(0 < text - adopted <= 6 for text in texts)


def _council(layers: Layers, sight: Sight) -> Speaker | None:
    for found in layers.names_in(sight.sentence.first, sight.sentence.last):
        if found.actor is not None and found.actor.id in _COUNCIL:
            return resolve(layers, found.first, found.last, Memory([], []))
    return None


def _adopts(layers: Layers, words: TruceWords, k: int) -> bool:
    for j in range(k - 1, max(-1, k - 5), -1):
        word = layers.text.words[j]
        if layers.flags[j] & PUNCT:
            return True
        kinds = words.of(word)
        stayed = layers.flags[j] & NEG or words.has("negatives", word.norm)
        if stayed or any(
            name in kinds for name in ("impending", "failed", "maybe", "proposed_words")
        ):
            return word.norm == "\u0642\u062f"
    return True


def _writers(layers: Layers, words: TruceWords, sight: Sight, text: int) -> list[Speaker]:
    """Give who wrote a draft: «مشروع القرار الكويتي السويدي», «الذي أعدته الكويت والسويد»."""
    stop = sight.sentence.last
    found = demonyms(layers, text + 1, min(stop, text + 4))
    if found:
        return found
    for k in range(text + 1, min(stop, text + 12)):
        if "drafted" not in words.of(layers.text.words[k]):
            continue
        at = k + 2 if layers.text.language == "en" else k + 1
        return [s for s in phrases(layers, at, stop) if s.ref]
    return []


def drafters(layers: Layers, words: TruceWords) -> list[Speaker]:
    """Give who wrote the draft, told anywhere in the text."""
    tokens = layers.text.words
    for k in range(len(tokens)):
        if "drafted" not in words.of(tokens[k]):
            continue
        near = range(max(0, k - 6), min(len(tokens), k + 6))
        if not any("texts" in words.of(tokens[j]) or "drafts" in words.of(tokens[j]) for j in near):
            continue
        at = k + 1
        while at < len(tokens) and tokens[at].norm == "by":
            at += 1
        found = [s for s in phrases(layers, at, min(len(tokens), k + 14)) if s.ref]
        if found:
            return found
    return []
