"""What is said of a truce after its name: the truce that X declared, the truce took effect.

Comes in: one sight and the arrays. Goes out: governors that follow, and their turns.
"""

from hudna.reading.layers import Layers
from hudna.reading.lexicon import BOUND, COMP, DET, PREP, PUNCT, REL, SUB, VERB
from hudna.reading.truce_governors import LATER, Governor, Turn, governor_at, opens_clause
from hudna.reading.truce_lexicon import NOUN, PAST, PRESENT, TruceWords
from hudna.reading.truce_sights import Sight

_AFTER = 28
_ASIDE = 10
_INSERTED = 26
_PARTICIPLES = ("ed", "struck", "signed", "reached", "broken")
_MADE = ("announced", "accepted", "signed", "proposed")
_ANSWERED = (*_MADE, "rejected", "suspended", "breaks", "extends", "denied")
_FINITE = ("perfect", "imperfect", "future")
_NEAR = 4
_OFFERED = 2
_STATES = {
    "breaks": "breached",
    "collapses": "collapsed",
    "extends": "extended",
    "cancels": "declared_over",
}
_OVER = ("collapses", "ends", "holds")
_ENTERING = 18
_MOST = 3


def followers(
    layers: Layers, words: TruceWords, sight: Sight, roof: int, governed: bool
) -> list[Governor]:
    """Give the predicates of a truce that follow it in its clause."""
    found: list[Governor] = []
    tokens, flags, english = layers.text.words, layers.flags, layers.text.language == "en"
    past, relative, verbed = 0, False, False
    stop = min(roof, sight.sentence.last, sight.reach + _AFTER)
    topical = english or (sight.fore > sight.sentence.first and flags[sight.fore - 1] & COMP)
    for k in range(sight.reach, stop):
        word, flag = tokens[k], flags[k]
        if k < past or len(found) == _MOST:
            continue
        if flag & PUNCT:
            if word.kind in ("stop", "colon") or word.surface in ";؛":
                break
            if word.kind == "comma" and not relative:
                past = _past_aside(layers, words, k, stop) if english else -1
                relative = past == k + 1
                related = k + 1 < stop and flags[k + 1] & REL
                taken = [] if english or related else _taken_up(layers, words, k + 1, stop)
                if taken or (past < 0 and k > sight.reach):
                    return found + taken
            continue
        if flag & SUB and not flag & (REL | PREP) and not english:
            break
        if (flag & REL or word.norm in ("that", "which")) and not (english and verbed):
            relative = True
        if flag & COMP and not relative and k > sight.reach:
            if "soon" in words.of(tokens[k - 1]):
                continue
            break
        if layers.in_time[k] or layers.within[k]:
            continue
        governor = governor_at(layers, words, k)
        if governor is not None and not english and _asyndetic(layers, sight, governor):
            relative = True  # an asyndetic clause: «هدنة أعلنتها»
        near = min(k - sight.reach, 1) if topical and not verbed else k - sight.reach
        verbed = verbed or _is_verb(layers, k)
        if governor is None or not _predicates(
            layers, words, sight, governor, relative, governed, english, near
        ):
            if (english or word.conj) and k > sight.reach and opens_clause(layers, k):
                break
            continue
        found.append(governor)
    return found


def _is_verb(layers: Layers, k: int) -> bool:
    hits = layers.grams[k].hits
    return bool(layers.flags[k] & VERB) or any(hit.kind in _FINITE for hit in hits)


def _bears(layers: Layers, governor: Governor) -> bool:
    """Tell whether a verb bears the truce as its pronoun: «أعلنها», «أمر بها», «اتفق عليه»."""
    k = governor.token
    if governor.how == NOUN or layers.text.words[k].article:
        return False
    if layers.text.words[k].suffix or any(hit.suffix for hit in layers.grams[k].hits):
        return True
    return k + 1 < len(layers.flags) and bool(layers.flags[k + 1] & BOUND)


def _asyndetic(layers: Layers, sight: Sight, governor: Governor) -> bool:
    """Tell whether a clause without «التي» hangs on a truce: «هدنة أعلنتها X», «هدنة عقدت أمس»."""
    if _bears(layers, governor):
        return True
    passive = governor.kind in _MADE and governor.how == PAST and not sight.definite
    return passive and governor.token - sight.reach <= 1


def _past_aside(layers: Layers, words: TruceWords, comma: int, stop: int) -> int:
    """Give where what is said of the truce goes on after a comma; -1 where it does not.

    Right after the comma in «, which the army announced», «, declared by X»; after the next one
    in «, the second in a week, collapsed».
    """
    tokens = layers.text.words
    if comma + 2 >= stop:
        return -1
    head = tokens[comma + 1]
    if words.has("aside_words", head.norm):
        return comma + 1
    governor = governor_at(layers, words, comma + 1)
    if governor is not None and head.norm.endswith(_PARTICIPLES):
        return comma + 1
    for k in range(comma + 1, min(stop - 1, comma + _INSERTED)):
        if tokens[k].kind == "comma":
            after = tokens[k + 1].norm
            told = governor_at(layers, words, k + 1)
            going = words.has("be_words", after) or words.has("aside_words", after)
            if going or (told is not None and told.how & PAST):
                return k + 1
    return -1


def _taken_up(layers: Layers, words: TruceWords, first: int, stop: int) -> list[Governor]:
    """Read what takes the truce up by a pronoun: «هدنة بين …، كان فلان قد أمر بها», «، ورفضتها X»."""
    for k in range(first, min(stop, first + _ASIDE)):
        word = layers.text.words[k]
        if word.kind in ("comma", "stop", "colon") or (k > first and opens_clause(layers, k)):
            break
        if layers.within[k] or layers.in_time[k]:
            continue
        governor = governor_at(layers, words, k)
        taken = _MADE if k > first and layers.text.words[first].conj else _ANSWERED
        if governor is not None and governor.kind in taken and _bears(layers, governor):
            return [governor]
    return []


def _predicates(
    layers: Layers,
    words: TruceWords,
    sight: Sight,
    governor: Governor,
    relative: bool,
    governed: bool,
    english: bool,
    near: int,
) -> bool:
    """Tell whether a word after a truce says something of that truce.

    It is ``near`` tokens away, 1 in English where no verb stands between.
    """
    k, kind = governor.token, governor.kind
    word = layers.text.words[k]
    if k - 2 >= sight.reach and "soon" in words.of(layers.text.words[k - 2]):
        return True
    if "witness" in words.of(word) or "since" in words.of(word):
        return False
    if kind == "extends" and "renewable" in words.of(layers.text.words[k - 1]):
        return False  # «قابلة للتجديد»: it may be
    if english and relative and _main(layers, words, sight, governor):
        return True
    if kind in ("respects", "failed") or (kind == "proposed" and not english):
        return False
    if kind == "accepted" and governor.how == PRESENT:
        return False
    if english:
        return _predicates_en(layers, words, governor, near, relative)
    passive = governor.how == NOUN and word.article and near <= 3
    if kind in ("begins", "ends", "collapses", "holds"):
        if governor.how == NOUN:
            still = (
                kind == "holds" and near <= _NEAR and "still" in words.of(layers.text.words[k - 1])
            )
            return passive or still or (near <= 1 and kind == "holds")
        return relative or (near <= _NEAR and not governed) or (word.conj == "و" and near <= 8)
    if word.conj and kind in _MADE and governor.how != NOUN and not _bears(layers, governor):
        return False  # «هدنة استمرت أياما، وأمرت مقاتليها»
    if kind == "cancels":
        return passive or (relative and _bears(layers, governor))  # «وأنهى الحرب» ends no truce
    if kind == "denied":
        return near <= 2
    if kind == "breaks":
        return relative and bool(word.suffix)
    if governor.how == NOUN and not word.suffix and not passive:
        return relative and kind == "accepted"
    return relative or passive


def _predicates_en(
    layers: Layers, words: TruceWords, governor: Governor, near: int, relative: bool
) -> bool:
    k, kind = governor.token, governor.kind
    word = layers.text.words[k]
    kinds = words.of(word)
    if near == 0 and kind == "breaks":
        return True
    if "brokered" in kinds:
        return False  # tells by whom, not whether
    if kind == "proposed":
        offered = words.has("offered_words", word.norm) and (relative or near <= _OFFERED)
        return offered or (near == 0 and "proposed_after" in kinds)
    auxiliary = _auxiliary(layers, k)
    if kind == "begins" and enters(layers, words, k):
        return near <= _ENTERING
    if kind == "holds" and near <= _ENTERING and layers.text.words[k - 1].norm == "in":
        return True
    if kind in ("begins", "ends", "collapses", "holds"):
        done = any(words.has("done_words", layers.text.words[j].norm) for j in (k - 1, k - 2))
        if done and kind != "begins" and governor.how != NOUN and near <= _ENTERING:
            return True
        far = (relative or auxiliary) and near <= 2 * _NEAR
        return ((near <= _NEAR or far) and governor.how != NOUN) or near <= 1
    if kind in ("accepted", "announced", "signed", "extends", "breaks", "denied", "suspended"):
        if auxiliary or (relative and near <= _NEAR):
            return True
        return near <= 2 and (
            word.norm.endswith("ed") or word.norm in ("reached", "broken", "struck")
        )
    return kind in ("rejected", "cancels") and (auxiliary or relative)


def _main(layers: Layers, words: TruceWords, sight: Sight, governor: Governor) -> bool:
    """Tell whether a verb past a relative clause is that of the truce: «that X announced broke down»."""
    k = governor.token
    if governor.kind not in _OVER or not governor.how & PAST or k - sight.reach > _INSERTED:
        return False
    between = range(sight.reach + 1, k)
    verbs = [j for j in between if _is_verb(layers, j)]
    stops = range(verbs[0], k) if verbs else ()
    if not verbs or any(layers.flags[j] & (SUB | COMP) for j in stops):
        return False
    if any("until_now" in words.of(layers.text.words[j]) for j in stops):
        return False
    return not layers.flags[k - 1] & (PREP | DET) and layers.text.words[k - 1].norm != "and"


def _auxiliary(layers: Layers, k: int) -> bool:
    for j in range(k - 1, max(-1, k - 4), -1):
        norm = layers.text.words[j].norm
        if norm in ("was", "were", "been", "is", "has", "had", "have", "being", "be"):
            return True
    return False


def judge_after(governor: Governor, words: TruceWords, layers: Layers) -> list[Turn]:
    """Say what a predicate after the truce means."""
    kind, token = governor.kind, governor.token
    word = layers.text.words[token]
    if kind == "begins":
        later = governor.unsure or (governor.how == PRESENT and words.language == "ar")
        if governor.negated or later:
            return [] if governor.negated else [Turn("announced", token, act=LATER)]
        entered = word.norm not in ("took", "came", "went", "entered") or enters(
            layers, words, token
        )
        return [Turn("in_force", token)] if entered else []
    if kind == "holds":
        if governor.negated:
            yet = any(words.has("yet", layers.text.words[j].norm) for j in (token - 1, token - 2))
            return [] if yet else [Turn("collapsed", token)]
        return [] if governor.unsure else [Turn("in_force", token)]
    if governor.negated and kind != "denied":
        return []
    if kind == "ends":
        if words.language == "en" and _transitive(layers, token):
            return []
        over = governor.how & PAST or word.norm in ("over", "expired", "ended")
        return [Turn("expired", token)] if over and not governor.unsure else []
    if governor.unsure and kind != "denied":
        return []
    state = _STATES.get(kind, kind)
    return [Turn(state, token, token, act="propose" if kind == "proposed" else "")]


def _transitive(layers: Layers, token: int) -> bool:
    """Tell whether something else is ended: «a ceasefire ended the war»."""
    if token + 1 >= len(layers.flags) or layers.in_time[token + 1]:
        return False
    return bool(layers.flags[token + 1] & DET) or layers.text.words[token + 1].norm in ("the", "a")


def enters(layers: Layers, words: TruceWords, token: int) -> bool:
    """Tell whether «into force» follows a verb."""
    stop = min(token + 4, len(layers.text.words))
    return any("enters" in words.of(layers.text.words[k]) for k in range(token + 1, stop))
