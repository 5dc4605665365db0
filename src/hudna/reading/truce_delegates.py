"""Who stands behind those who speak at talks on a truce: delegates, leaders, and mediators.

Comes in: a speaker as resolved in his phrase, or the token of a name. Goes out: those whom a
delegation or leaders stand for; whether a name is that of a host and no side.
"""

from hudna.reading.layers import Layers
from hudna.reading.speakers import Memory, Speaker, resolve
from hudna.reading.truce_actors import actors
from hudna.reading.truce_lexicon import TruceWords


def delegates(layers: Layers, words: TruceWords, speaker: Speaker) -> list[Speaker]:
    """Give whom «ممثلون عن X وY» speak for, whose leaders «قادة X» are."""
    k = speaker.last
    if "leaders" in words.of(layers.text.words[speaker.first]):
        inside = layers.names_in(speaker.first + 1, speaker.last)
        named = [n for n in inside if n.actor is not None and not layers.in_time[n.first]]
        return [resolve(layers, n.first, n.last, Memory([], [])) for n in named]
    if speaker.last - speaker.first > 2 or k + 1 >= len(layers.flags):
        return []
    if "delegates" not in words.of(layers.text.words[speaker.first]):
        return []
    if "of_whom" not in words.of(layers.text.words[k]):
        return []
    return actors(layers, k + 1, len(layers.flags))


def hosts(layers: Layers, words: TruceWords, first: int) -> bool:
    """Tell whether a name is that of a mediator: «محادثات استضافتها X», «برعاية X»."""
    if first < 1 or layers.text.language == "en":
        return False
    kinds = words.of(layers.text.words[first - 1])
    return "brokering_verbs" in kinds or "brokers" in kinds
