"""Between whom a text tells of fighting: clashes between X and Y, «معارك، ظهرا، بين X وY».

Comes in: a document's arrays. Goes out: pairs of speakers with the token that tells of them, in
text order; :mod:`hudna.reading.truce_cast` says whom they mean.
"""

from itertools import compress, count, repeat

from hudna.reading.layers import Layers
from hudna.reading.lexicon import COMP, PUNCT, REL
from hudna.reading.speakers import Speaker
from hudna.reading.truce_actors import actors
from hudna.reading.truce_lexicon import TruceWords
from hudna.reading.truce_people import agents_en

_BACK = 12
_UNMET = ("",)


def told_rivals(layers: Layers, words: TruceWords) -> list[tuple[int, list[Speaker]]]:
    """Give every pair between whom a text tells of fighting, and where."""
    tokens, known = layers.text.words, words.marking.get
    found: list[tuple[int, list[Speaker]]] = []
    for sentence in layers.text.sentences:
        surfaces = layers.surfaces[sentence.first : sentence.last - 2]
        for k in compress(count(sentence.first), map(known, surfaces, repeat(_UNMET))):
            names = words.marks(tokens[k])
            if "between" not in names or tokens[k].suffix or layers.in_time[k]:
                continue
            if not _of_war(layers, words, sentence.first, k):
                continue
            pair = actors(layers, k + 1, sentence.last, pair=True)
            if len(pair) < 2 and layers.text.language == "en":
                pair = agents_en(layers, k + 1, sentence.last)
            if pair:
                found.append((k, pair))
    return found


def _of_war(layers: Layers, words: TruceWords, low: int, k: int) -> bool:
    """Tell whether «between» goes on with fighting: fighting between, «اشتباكات، ظهرا، بين»."""
    tokens = layers.text.words
    for j in range(k - 1, max(low, k - _BACK) - 1, -1):
        if "fights" in words.of(tokens[j]):
            return True
        if layers.flags[j] & (REL | COMP) or tokens[j].kind in ("stop", "colon"):
            return False
        if layers.flags[j] & PUNCT and not layers.in_time[j - 1] and tokens[j].kind != "comma":
            return False
    return False
