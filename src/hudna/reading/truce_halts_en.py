"""What a verb that halts fighting says by itself: they paused operations, will hold their fire.

Comes in: an English sight that is named by such a verb, or by guns that fall silent. Goes out: its
turn. Whom it takes as its maker follows from the verb on which it hangs: who pledges to halt
announces a truce, who tells his men to halt too, who is persuaded to has accepted one.
"""

from hudna.reading.groups_en import verb_group
from hudna.reading.layers import Layers
from hudna.reading.lexicon import COMP, PUNCT, REL, SUB
from hudna.reading.truce_governors import Turn
from hudna.reading.truce_lexicon import TruceWords
from hudna.reading.truce_sights import Sight

_HELD = 9
_HANGS = (("pledges", "announced"), ("orders", "announced"), ("persuades", "accepted"))


def halted(layers: Layers, words: TruceWords, sight: Sight) -> list[Turn]:
    """Take a halt as its maker's own word."""
    verb = sight.last - 2 if sight.quiet else sight.first
    group = verb_group(layers, verb, sight.sentence.first)
    before = layers.text.words[group.first - 1].norm if group.first > sight.sentence.first else ""
    if group.negated or words.has("nobodies", before) or _supposed(layers, words, sight):
        return []
    if group.to:
        return [] if sight.quiet else _hanging(layers, words, sight, group.first)
    if group.modal:
        if not words.has("announcing", layers.text.words[group.first].norm):
            return []
        if _hoped(layers, words, sight):
            return []
        return [Turn("announced", verb, verb, act="" if sight.quiet else "vow")]
    if sight.quiet:
        return [Turn("in_force", verb)]
    if not group.be and words.has("halted_past", _ending(layers.text.words[verb].norm)):
        return [Turn("announced", verb, verb)]
    return []


def _ending(norm: str) -> str:
    return "ed" if norm.endswith("ed") else norm


def _supposed(layers: Layers, words: TruceWords, sight: Sight) -> bool:
    whole = range(sight.sentence.first, sight.sentence.last)
    return any("suppositions" in words.of(layers.text.words[k]) for k in whole)


def _hoped(layers: Layers, words: TruceWords, sight: Sight) -> bool:
    before = range(sight.sentence.first, sight.first)
    return any("proposed" in words.of(layers.text.words[k]) for k in before)


def _hanging(layers: Layers, words: TruceWords, sight: Sight, to: int) -> list[Turn]:
    """Read the verb on which an infinitive hangs: told his men to hold their fire."""
    low = max(sight.sentence.first, to - _HELD)
    for k in range(to - 1, low - 1, -1):
        kinds = words.of(layers.text.words[k])
        for name, state in _HANGS:
            if name in kinds:
                if verb_group(layers, k, sight.sentence.first).negated:
                    return []
                return [Turn(state, k, k if state == "announced" else -1)]
        if layers.flags[k] & (REL | COMP | SUB) or layers.flags[k] & PUNCT:
            break
    return []
