"""What a sentence says became of a truce: announced, in force, breached, refused …

Comes in: one sight and the arrays. Goes out: :class:`Turn` values. Governors before the truce are
read from the nearest outwards: the nearest says what happened, those around it whether it
happened («نفى التوصل إلى هدنة» is a denial, «دعا إلى تمديد الهدنة» nothing yet).
"""

import msgspec

from hudna.reading.layers import Layers
from hudna.reading.lexicon import (
    BODY,
    COMP,
    CONDITION,
    DEMONYM,
    DET,
    NEG,
    PEOPLE,
    PREP,
    PUNCT,
    REL,
    ROLE,
    SUB,
    VERB,
    WORD,
)
from hudna.reading.truce_lexicon import NOUN, PAST, PRESENT, TruceWords
from hudna.reading.truce_sights import Sight

_REACH = 18
_AFTER = 14
_NEAR = 4
_ORDER = (
    "respects",
    "breaks",
    "extends",
    "ends",
    "collapses",
    "signed",
    "suspended",
    "denied",
    "failed",
    "accepted",
    "announced",
    "proposed",
    "begins",
    "holds",
)
_ACTS = {
    "announce": "announced",
    "propose": "proposed",
    "request": "proposed",
    "accept": "accepted",
    "reject": "rejected",
    "deny": "denied",
}
_FINITE = ("perfect", "imperfect", "future")
_BORNE = {
    "collapses": "collapsed",
    "breaks": "breached",
    "holds": "in_force",
    "begins": "in_force",
}
_LINKS = ("deals", "texts", "modifiers", "lacks", *_ORDER)


class Governor(msgspec.Struct, gc=False):
    """A word that says something about a truce.

    Attributes:
        token: Where it stands.
        kind: Which list it is of.
        how: ``PAST`` ``PRESENT`` ``NOUN`` bits.
        negated: A negation stands before it.
        unsure: It is planned, possible or wished.
        act: The speech act, if it is a verb of speech.
        imposed: It puts a truce in force.
    """

    token: int
    kind: str
    how: int
    negated: bool = False
    unsure: bool = False
    act: str = ""
    imposed: bool = False


class Turn(msgspec.Struct, gc=False):
    """One state of a truce, as read.

    Attributes:
        state: Of the contract's list.
        token: The word that says so.
        maker: Token of the verb whose subject did it; -1 if none.
        modality: Of the contract's list.
        act: The speech act of the verb, if it is one.
    """

    state: str
    token: int
    maker: int = -1
    modality: str = "actual"
    act: str = ""


def read_turns(layers: Layers, words: TruceWords, sight: Sight, floor: int, roof: int) -> list[Turn]:
    """Read the states that the clause of a sight tells, nearest first.

    Args:
        floor: First token that may be read: the end of the sight before in the sentence.
        roof: One past the last token that may be read.
    """
    chain = governors(layers, words, sight, floor)
    turns = _judge(chain)
    following = followers(layers, words, sight, roof, bool(chain))
    for governor in following:
        turns += _judge_after(governor, words, layers)
    turns += _of_it(layers, words, sight, roof, {turn.token for turn in turns})
    return turns


def _of_it(
    layers: Layers, words: TruceWords, sight: Sight, roof: int, told: set[int]
) -> list[Turn]:
    """Read nouns that bear the truce as a pronoun: «انهياره», «دخوله حيز التنفيذ»."""
    found: list[Turn] = []
    if layers.text.language == "en":
        return found
    for k in range(sight.reach, min(roof, sight.sentence.last)):
        word = layers.text.words[k]
        if not word.suffix or k in told or _in_name(layers, k):
            continue
        governor = _governor(layers, words, k)
        if governor is None or not governor.how & NOUN or governor.negated or governor.unsure:
            continue
        if any(layers.flags[j] & NEG for j in range(max(sight.reach, k - 4), k)):
            continue
        state = _BORNE.get(governor.kind)
        if state == "in_force" and not _enters(layers, words, k):
            continue
        if state:
            found.append(Turn(state, k))
    return found


# --- before the truce ---


def governors(layers: Layers, words: TruceWords, sight: Sight, floor: int) -> list[Governor]:
    """Give the governors before a sight, nearest first."""
    found: list[Governor] = []
    tokens, flags = layers.text.words, layers.flags
    anchor = sight.fore
    low = max(floor, sight.sentence.first, sight.fore - _REACH)
    if sight.fore < sight.first:
        _inside(layers, words, sight, found)
    for k in range(sight.fore - 1, low - 1, -1):
        word, flag = tokens[k], flags[k]
        if flag & PUNCT:
            if word.kind == "stop" or (word.kind == "comma" and word.surface in ";؛"):
                break
            continue
        if layers.in_time[k] or _in_name(layers, k):
            continue
        governor = _governor(layers, words, k)
        if governor is not None and (governor.how == NOUN or _bare(governor, layers)):
            if not _touches(layers, words, k, anchor):
                governor = None
        if governor is not None and found and "failed" in words.of(word):
            governor.kind = "failed"
        if governor is not None and governor.kind == "holds" and word.suffix:
            governor = None
        if governor is not None and governor.kind == "respects" and found:
            governor = None
        if governor is not None and _through_clause(layers, k, anchor, sight, not found):
            governor = None
        if governor is not None:
            found.append(governor)
            anchor = k
        if _opens_clause(layers, k) or len(found) == 4:
            break
        if flag & SUB and not flag & CONDITION:
            break
    return found


def _bare(governor: Governor, layers: Layers) -> bool:
    """Tell whether an English verb takes no truce as its object but right beside it."""
    kinds = ("collapses", "begins", "holds", "ends")
    return layers.text.language == "en" and governor.kind in kinds


def _through_clause(
    layers: Layers, k: int, anchor: int, sight: Sight, first: bool
) -> bool:
    """Tell whether a verb tells something of a known truce and does not make it.

    «أعلن أن الهدنة صامدة» announces no truce.
    """
    if not first or not sight.definite:
        return False
    return any(layers.flags[j] & COMP for j in range(k + 1, anchor))


def _inside(layers: Layers, words: TruceWords, sight: Sight, found: list[Governor]) -> None:
    """Take the words inside an English phrase: the agreed truce, a proposed ceasefire."""
    for k in range(sight.first - 1, sight.fore - 1, -1):
        if layers.text.language != "en" or layers.in_time[k]:
            continue
        kinds = words.of(layers.text.words[k])
        for name in ("proposed_words", "accepted_words", "announced_words", "extends_words"):
            if name in kinds:
                kind = {"proposed_words": "proposed", "accepted_words": "accepted"}.get(
                    name, name.removesuffix("_words")
                )
                found.append(Governor(k, kind, NOUN))


def _governor(layers: Layers, words: TruceWords, k: int) -> Governor | None:
    word, gram = layers.text.words[k], layers.grams[k]
    kinds = words.of(word)
    kind, how, act = "", 0, ""
    for name in _ORDER:
        if name in kinds:
            kind, how = name, kinds[name]
            break
    spoken = None if "not_acts" in kinds else _spoken(layers, k)
    if spoken:
        act = spoken[0]
        if not kind:
            kind, how = _ACTS[act], spoken[1]
    if word.article and not how & NOUN:
        return None  # a verb bears no article
    if not kind:
        return None
    if gram.flags & PREP and kind == "accepted":
        return None
    governor = Governor(k, kind, how, act=act, imposed="imposes" in kinds)
    _qualify(layers, words, governor)
    if kind == "accepted" and how & NOUN and layers.text.language == "ar":
        governor.unsure = governor.unsure or not _factual(layers, words, k)
    return governor


def _factual(layers: Layers, words: TruceWords, k: int) -> bool:
    """Tell whether «التوصل إلى هدنة» is told as a fact and not as an aim."""
    word = layers.text.words[k]
    for j in range(k - 1, max(-1, k - 26), -1):
        before = layers.text.words[j]
        if before.kind == "stop":
            return False
        kinds = words.of(before)
        if "proposed" in kinds or "failed" in kinds:
            return False
        if "factual" in kinds:
            return True
    return "participles" in words.of(word)


def _spoken(layers: Layers, k: int) -> tuple[str, int] | None:
    """Give the act of a verb or noun of speech, and how it stands."""
    gram = layers.grams[k]
    for hit in gram.hits:
        if hit.verb.act in _ACTS and hit.kind != "noun_participle" and not hit.verb.weak:
            how = PAST if hit.kind == "perfect" else PRESENT if hit.kind in _FINITE else NOUN
            return hit.verb.act, how
    if gram.noun is not None and gram.noun.role == "speech" and gram.noun.act in _ACTS:
        return gram.noun.act, NOUN
    return None


def _qualify(layers: Layers, words: TruceWords, governor: Governor) -> None:
    """Tell whether a governor is negated, or only planned or possible."""
    tokens, k = layers.text.words, governor.token
    if tokens[k].future:
        governor.unsure = True
    for j in range(k - 1, max(-1, k - 4), -1):
        word = tokens[j]
        if layers.flags[j] & PUNCT:
            break
        if layers.flags[j] & NEG or words.has("negatives", word.norm):
            governor.negated = True
            break
        kinds = words.of(word)
        if "soon" in kinds:
            break
        if "lacks" in kinds and j == k - 1:
            governor.negated = True
        if "maybe" in kinds and not (word.norm == "قد" and governor.how & PAST):
            governor.unsure = True
        if "impending" in kinds and (j == k - 1 or word.article):
            governor.unsure = governor.unsure or word.norm != "to" or not governor.how & PAST
        if layers.grams[j].hits or layers.flags[j] & (VERB | REL | COMP):
            break


def _touches(layers: Layers, words: TruceWords, k: int, anchor: int) -> bool:
    """Tell whether only links stand between a noun and what it governs."""
    if anchor - k > 12:
        return False
    for j in range(k + 1, anchor):
        kinds = words.of(layers.text.words[j])
        flag = layers.flags[j]
        linking = flag & PREP or flag & PUNCT or not flag & WORD
        linking = linking or flag & (DEMONYM | ROLE | BODY | PEOPLE | DET)
        linking = linking or any(name in kinds for name in _LINKS)
        linking = linking or layers.text.words[j].norm in layers.lexicon.adjectives
        linking = linking or layers.text.words[j].article
        short = layers.text.language == "en" and len(layers.text.words[j].norm) <= 3
        if not (linking or short or _in_name(layers, j) or layers.in_time[j] or anchor - k <= 2):
            return False
    return True


def _in_name(layers: Layers, k: int) -> bool:
    return bool(layers.within[k])


def _opens_clause(layers: Layers, k: int) -> bool:
    """Tell whether a clause of its own begins at ``k``: «وقال», «ورفضت»."""
    if layers.text.language == "en":
        return layers.text.words[k].norm in ("while", "whereas", "although", "because")
    if layers.text.words[k].conj != "و":
        return False
    if layers.flags[k] & VERB:
        return True
    return any(hit.kind in _FINITE for hit in layers.grams[k].hits)


def _judge(chain: list[Governor]) -> list[Turn]:
    """Say what a chain of governors means, nearest first."""
    if not chain:
        return []
    first, outer = chain[0], chain[1:]
    around = {g.kind for g in outer}
    refused = "rejected" in around
    denied = any(g.kind == "denied" and not g.negated for g in outer)
    wished = first.unsure or bool(around & {"proposed", "failed"}) or any(
        g.unsure or g.negated for g in outer
    )
    kind, token = first.kind, first.token
    if kind == "respects":
        return [Turn("breached", token, token)] if first.negated and not wished else []
    if kind in ("breaks", "collapses", "suspended"):
        state = {"breaks": "breached", "collapses": "collapsed"}.get(kind, kind)
        return [] if first.negated or denied or wished else [Turn(state, token, token)]
    if kind == "extends":
        return _extension(first, outer, refused, denied, wished)
    if kind == "ends":
        return _ending(first, outer, denied, wished)
    if kind in ("begins", "holds"):
        teller = next((g for g in outer if g.kind == "announced" and not g.negated), None)
        if kind == "begins" and first.unsure and teller is not None:
            return [Turn("announced", teller.token, teller.token)]
        if kind == "holds" and first.negated and first.how != NOUN:
            return [Turn("collapsed", token)]
        return [] if first.negated or denied or wished else [Turn("in_force", token)]
    if kind == "rejected":
        return [] if first.negated else [Turn("rejected", token, token)]
    if kind == "denied":
        return [] if first.negated else [Turn("denied", token, token)]
    if kind == "failed":
        return [Turn("proposed", token)]
    if denied:
        return [Turn("denied", next(g.token for g in outer if g.kind == "denied"), -1)]
    return _made(first, outer, refused, wished)


def _extension(
    first: Governor, outer: list[Governor], refused: bool, denied: bool, wished: bool
) -> list[Turn]:
    if refused or first.negated:
        by = next((g.token for g in outer if g.kind == "rejected"), -1)
        return [Turn("rejected", first.token, by)]
    told = any(g.kind == "announced" for g in outer)
    if denied or (wished and not (told and not any(g.kind == "proposed" for g in outer))):
        return []
    by = next((g.token for g in outer if g.kind == "announced"), first.token)
    return [Turn("extended", first.token, by)]


def _ending(first: Governor, outer: list[Governor], denied: bool, wished: bool) -> list[Turn]:
    teller = next((g for g in outer if g.kind == "announced"), None)
    if first.negated or denied or wished:
        return []
    if teller is not None:
        return [Turn("declared_over", first.token, teller.token)]
    return [Turn("expired", first.token)] if first.how & (PAST | NOUN) else []


def _made(
    first: Governor, outer: list[Governor], refused: bool, wished: bool
) -> list[Turn]:
    """Judge a truce that is announced, agreed, signed or proposed."""
    token, kind = first.token, first.kind
    teller = next((g for g in outer if g.kind == "announced" and not g.negated), None)
    if kind == "proposed":
        taken = next((g for g in outer if g.kind == "accepted"), None)
        if taken is not None and not taken.unsure and not taken.negated:
            return [Turn("accepted", taken.token, taken.token)]
        turns = [Turn("proposed", token, token, act=first.act)]
        if refused:
            by = next(g.token for g in outer if g.kind == "rejected")
            turns.append(Turn("rejected", by, by))
        return turns
    if refused:
        by = next(g.token for g in outer if g.kind == "rejected")
        return [Turn("rejected", by, by)]
    if first.negated:
        return [] if kind == "announced" else [Turn("proposed", token)]
    if wished and not (kind == "announced" and not first.unsure):
        return [Turn("proposed", token, token)]
    if wished:
        return [Turn("proposed", token, token)]
    if first.imposed:
        return [Turn("in_force", token, token, act="impose")]
    turns = [Turn(kind, token, token)]
    if teller is not None and kind != "announced":
        turns.insert(0, Turn("announced", teller.token, teller.token))
    return turns


# --- after the truce ---


def followers(
    layers: Layers, words: TruceWords, sight: Sight, roof: int, governed: bool
) -> list[Governor]:
    """Give the predicates of a truce that follow it in its clause."""
    found: list[Governor] = []
    tokens, flags = layers.text.words, layers.flags
    english = layers.text.language == "en"
    relative = entered = False
    stop = min(roof, sight.sentence.last, sight.reach + _AFTER)
    for k in range(sight.reach, stop):
        word, flag = tokens[k], flags[k]
        if flag & PUNCT:
            if word.kind in ("stop", "colon") or word.surface in ";؛":
                break
            if word.kind == "comma" and k > sight.reach and not relative:
                break
            continue
        if flag & REL or word.norm in ("that", "which"):
            relative = True
        if flag & COMP and not relative and k > sight.reach:
            if "soon" in words.of(tokens[k - 1]):
                continue
            break
        if layers.in_time[k] or _in_name(layers, k):
            continue
        kinds = words.of(word)
        entered = entered or "enters" in kinds
        governor = _governor(layers, words, k)
        if governor is None or not _predicates(
            layers, words, sight, governor, relative, governed, english
        ):
            if k > sight.reach and _opens_clause(layers, k):
                break
            continue
        found.append(governor)
        if len(found) == 3:
            break
    return found


def _predicates(
    layers: Layers,
    words: TruceWords,
    sight: Sight,
    governor: Governor,
    relative: bool,
    governed: bool,
    english: bool,
) -> bool:
    """Tell whether a word after a truce says something of that truce."""
    k, kind = governor.token, governor.kind
    word = layers.text.words[k]
    near = k - sight.reach
    if k - 2 >= sight.reach and "soon" in words.of(layers.text.words[k - 2]):
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
            return passive or (near <= 1 and kind == "holds")
        return relative or (near <= _NEAR and not governed) or (word.conj == "و" and near <= 8)
    if kind == "denied":
        return near <= 2
    if kind in ("breaks",):
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
    if kind == "proposed":
        return near == 0 and "proposed_after" in kinds
    auxiliary = _auxiliary(layers, words, k)
    if kind in ("begins", "ends", "collapses", "holds"):
        return ((near <= _NEAR or relative or auxiliary) and governor.how != NOUN) or near <= 1
    if kind in ("accepted", "announced", "signed", "extends", "breaks", "denied", "suspended"):
        if auxiliary or (relative and near <= 6):
            return True
        return near <= 2 and (word.norm.endswith("ed") or word.norm in ("reached", "broken", "struck"))
    return kind == "rejected" and auxiliary


def _auxiliary(layers: Layers, words: TruceWords, k: int) -> bool:
    for j in range(k - 1, max(-1, k - 4), -1):
        norm = layers.text.words[j].norm
        if norm in ("was", "were", "been", "is", "has", "had", "have", "being", "be"):
            return True
    return False


def _judge_after(governor: Governor, words: TruceWords, layers: Layers) -> list[Turn]:
    kind, token = governor.kind, governor.token
    word = layers.text.words[token]
    if kind == "begins":
        later = governor.how == PRESENT and words.language == "ar"
        if governor.negated or governor.unsure or later:
            return []
        entered = word.norm not in ("took", "came", "went", "entered") or _enters(
            layers, words, token
        )
        return [Turn("in_force", token)] if entered else []
    if kind == "holds":
        if governor.negated:
            return [Turn("collapsed", token)]
        return [] if governor.unsure else [Turn("in_force", token)]
    if governor.negated and kind != "denied":
        return []
    if kind == "ends":
        over = governor.how & PAST or word.norm in ("over", "expired", "ended")
        return [Turn("expired", token)] if over and not governor.unsure else []
    if governor.unsure and kind != "denied":
        return []
    state = {"breaks": "breached", "collapses": "collapsed", "extends": "extended"}.get(kind, kind)
    return [Turn(state, token, token)]


def _enters(layers: Layers, words: TruceWords, token: int) -> bool:
    stop = min(token + 4, len(layers.text.words))
    return any("enters" in words.of(layers.text.words[k]) for k in range(token + 1, stop))
