"""Who brokered, hosts, guarantees or watches over a truce, in English.

Comes in: the token of a word that tells of a mediator. Goes out: speakers. He stands after "by", before a
verb of brokering, before "mediators" as an adjective, or beside what he is called: with X as guarantor.
"""

from hudna.reading.layers import Layers
from hudna.reading.lexicon import COMP, PUNCT, RANK, REL, ROLE, VERB
from hudna.reading.phrases_back_en import phrase_before
from hudna.reading.speakers import Memory, Speaker, resolve
from hudna.reading.truce_actors import actors, demonyms
from hudna.reading.truce_lexicon import TruceWords
from hudna.reading.truce_people import agents_en
from hudna.reading.truce_sights import Sight
from hudna.reading.truce_subjects import doers

_BACK = 12
_AS = 4
_BE = ("is", "are", "was", "were")
_BY = ("of", "by", "from")
_THEIRS = ("its", "their", "his", "her")


def called_en(layers: Layers, k: int, low: int, high: int) -> list[Speaker]:
    """Read «with X as guarantor», «X, the guarantors of the truce», «Egyptian mediators»."""
    tokens = layers.text.words
    at = next((j for j in range(k - 1, max(low, k - _AS) - 1, -1) if tokens[j].norm == "as"), -1)
    if at >= 0:
        return _as(layers, at, low)
    joint = _adjectives(layers, k, low)
    if joint:
        return joint
    j = k
    while j > low and tokens[j - 1].norm in ("the", "two", "three", "co", "-", "main", "its"):
        j -= 1
    if j <= low + 1:
        return []
    if tokens[j - 1].norm in _BE:
        return doers(layers, j - 1, k) or _named_before(layers, j - 1, low)
    if tokens[j - 1].kind == "comma" and k + 1 < high and tokens[k + 1].norm == "of":
        return _named_before(layers, j - 1, low)
    return []


def _as(layers: Layers, at: int, low: int) -> list[Speaker]:
    for j in range(at - 1, max(low, at - _BACK) - 1, -1):
        if layers.text.words[j].norm == "with":
            return actors(layers, j + 1, at)
        if layers.flags[j] & (REL | COMP) or layers.text.words[j].kind == "comma":
            break
    return doers(layers, at - 1, at) if at - 1 > low else []


def _adjectives(layers: Layers, k: int, low: int) -> list[Speaker]:
    """Give the states of «Egyptian, Qatari and American mediators»."""
    tokens = layers.text.words
    first = k
    while first > low and (
        (first < k and (tokens[first - 1].kind == "comma" or tokens[first - 1].norm == "and"))
        or demonyms(layers, first - 1, first)
    ):
        first -= 1
    found: list[Speaker] = []
    for j in range(first, k):
        found += demonyms(layers, j, j + 1)
    return found


def _named_before(layers: Layers, last: int, low: int) -> list[Speaker]:
    """Give the actors of the phrase that ends before a token: X and Y."""
    first = phrase_before(layers, last, low)
    while first - 1 > low and layers.text.words[first - 1].norm == "and":
        before = phrase_before(layers, first - 1, low)
        if before == first - 1:
            break
        first = before
    return [s for s in actors(layers, first, last) if s.ref] if first < last else []


def brokering_en(layers: Layers, k: int, sight: Sight, high: int) -> list[Speaker]:
    """Give who broker or watch over it: mediated by X; X, which monitors it; X is to monitor it."""
    tokens = layers.text.words
    follow = tokens[k + 1].norm if k + 1 < high else ""
    if follow == "by":
        found = _agents(layers, k + 2, high)
    elif k > sight.sentence.first + 1 and tokens[k - 1].norm == "to" and tokens[k - 2].norm in _BE:
        found = _named_before(layers, k - 2, sight.sentence.first)
    else:
        found = doers(layers, k, high)
        first = found[0].first if len(found) == 1 else 0
        if first > sight.sentence.first + 1 and "and" in (
            tokens[first - 1].norm,
            tokens[first - 2].norm,
        ):
            found = _named_before(layers, found[0].last, sight.sentence.first) or found
    return [s for s in found if s.last <= sight.first or s.first >= sight.last]


def broker_en(layers: Layers, words: TruceWords, k: int, high: int, sight: Sight) -> list[Speaker]:
    """Give who is named beside a noun or participle of brokering."""
    tokens, low = layers.text.words, sight.sentence.first
    if "brokered" in words.of(tokens[k]):
        by = next((j for j in range(k + 1, min(high, k + 6)) if tokens[j].norm == "by"), -1)
        if by == k + 1 or (by > 0 and not any(_parts(layers, j) for j in range(k + 1, by))):
            return _agents(layers, by + 1, high)
        if sight.fore <= k < sight.first:
            return demonyms(layers, max(sight.fore, k - 5), k)
        return []
    if k + 1 < high and tokens[k + 1].norm in _BY:
        return _agents(layers, k + 2, high)
    if k > low and tokens[k - 1].norm in _THEIRS:
        return _last_named(layers, k, low)
    return _adjectives(layers, k, low) or demonyms(layers, max(low, k - 2), k)


def _last_named(layers: Layers, k: int, low: int) -> list[Speaker]:
    """Give the last actor named before «its mediation»."""
    for name in reversed(layers.names_in(max(low, k - _BACK), k)):
        if name.actor is not None and not layers.in_time[name.first]:
            return [resolve(layers, name.first, name.last, Memory([], []))]
    return []


def _parts(layers: Layers, j: int) -> bool:
    """Tell whether a word stands between a participle and a «by» that is not its own."""
    return bool(layers.flags[j] & (PUNCT | REL | COMP | VERB))


def _agents(layers: Layers, first: int, high: int) -> list[Speaker]:
    """Give the names after «by», else the phrases that stand there."""
    named = agents_en(layers, first, high)
    told = actors(layers, first, high)
    titled = told and any(
        layers.flags[k] & (ROLE | RANK) for k in range(told[0].first, told[0].last)
    )
    return told if titled or len(told) > len(named) else named
