"""The words that govern a truce: verbs and nouns before it, with negation and doubt.

Comes in: one sight and the arrays. Goes out: :class:`Governor` values, nearest first, and the
:class:`Turn` that the steps after make of them.
"""

import msgspec

from hudna.language.words import Word
from hudna.reading.layers import Layers
from hudna.reading.lexicon import (
    BOUND,
    COMP,
    CONDITION,
    NEG,
    PREP,
    PUNCT,
    REL,
    SUB,
    VERB,
    WORD,
    Gram,
)
from hudna.reading.truce_lexicon import NOUN, PAIRED, PAST, PRESENT, Saying, TruceWords
from hudna.reading.truce_links import passed, timed, touches
from hudna.reading.truce_sights import Sight

_REACH = 18
_SINCE = 2
_ORDER = (
    "respects",
    "breaks",
    "extends",
    "ends",
    "collapses",
    "signed",
    "suspended",
    "cancels",
    "denied",
    "rejected",
    "failed",
    "accepted",
    "announced",
    "proposed",
    "begins",
    "holds",
    "launched",
    "prevents",
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
_APART = ("to_words", "length_units", "length_duals")
_INNER = ("proposed_words", "accepted_words", "announced_words")
LATER = "later"  # the act of a turn that only will come about
_UNKNOWN: Saying = ("", 0, "", False)


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
        urged: It must, should or may be done.
    """

    token: int
    kind: str
    how: int
    negated: bool = False
    unsure: bool = False
    act: str = ""
    imposed: bool = False
    urged: bool = False


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


def governors(layers: Layers, words: TruceWords, sight: Sight, floor: int) -> list[Governor]:
    """Give the governors before a sight, nearest first."""
    found: list[Governor] = []
    tokens, flags = layers.text.words, layers.flags
    in_time, within, english = layers.in_time, layers.within, words.language == "en"
    anchor = sight.fore
    low = max(floor, sight.sentence.first, sight.fore - _REACH)
    if sight.fore < sight.first:
        _inside(layers, words, sight, found)
    for k in range(sight.fore - 1, low - 1, -1):
        word, flag = tokens[k], flags[k]
        if flag & PUNCT:
            if word.kind == "stop" or (word.kind == "comma" and word.surface in ";؛"):
                break
            if english and word.kind == "comma" and found and found[-1].how != NOUN:
                break
            continue
        if in_time[k] or within[k]:
            continue
        governor = governor_at(layers, words, k)
        if governor is not None and not _loose(layers, words, governor, anchor):
            if (
                governor.kind == "extends"
                and not english
                and passed(layers, words, k, anchor, "restated")
            ):
                continue
            if "failed" in words.of(word) and (found or layers.grams[k + 1].base == "في"):
                governor.kind = "failed"
            if "provides" in words.of(word) and _of_deal(layers, words, k, sight):
                governor.kind, governor.how, governor.unsure = "accepted", PAST, False
            if found and found[-1].kind == "extends" and "backs" in words.of(word):
                found[-1].unsure = True  # who would back an extension has made none
            over_it = (governor.kind == "holds" and word.suffix) or (
                governor.kind == "respects" and found
            )
            if governor.kind == "begins" and passed(layers, words, k, anchor, "since"):
                governor.kind, governor.unsure = "holds", False
            if not (over_it or _through_clause(layers, k, anchor, sight, not found)):
                found.append(governor)
                anchor = k
        if len(found) == 4 or ((english or word.conj) and opens_clause(layers, k)):
            break
        if flag & SUB and not flag & CONDITION and word.norm not in ("and", "or"):
            if not timed(layers, words, k + 1):
                break
    return found


def _of_deal(layers: Layers, words: TruceWords, k: int, sight: Sight) -> bool:
    """Tell whether a text that provides for a truce is a deal that was made, and no draft."""
    after = range(k + 1, min(sight.fore, k + 4))
    for j in (*after, *range(k - 1, sight.sentence.first - 1, -1)):
        kinds = words.of(layers.text.words[j])
        if "drafts" in kinds or "texts" in kinds or "proposed_words" in kinds:
            return False
        if "deals" in kinds or "again" in kinds or "deal_texts" in kinds:
            return True
    return False


def _loose(layers: Layers, words: TruceWords, governor: Governor, anchor: int) -> bool:
    """Tell whether a word that must stand right at what it governs stands elsewhere."""
    if "since" in words.of(layers.text.words[governor.token]):
        return anchor - governor.token > (1 if words.language == "ar" else _SINCE)
    if governor.how != NOUN and not _bare(governor, layers):
        return False
    if governor.kind == "cancels" and not layers.flags[anchor - 1] & PREP:
        return True  # «انسحابها من الاتفاق», and not that of troops
    if governor.kind == "respects" and any(
        passed(layers, words, governor.token, anchor, name) for name in _APART
    ):
        return True  # «X ولجنة Y إلى هدنة», «انهارت بعد يومين هدنة»
    return not touches(layers, words, governor.token, anchor, _ORDER)


def _bare(governor: Governor, layers: Layers) -> bool:
    """Tell whether an English verb takes no truce as its object but right beside it."""
    kinds = ("collapses", "begins", "holds", "ends")
    return layers.text.language == "en" and governor.kind in kinds


def _through_clause(layers: Layers, k: int, anchor: int, sight: Sight, first: bool) -> bool:
    """Tell whether a verb tells something of a known truce and does not make it.

    «أعلن أن الهدنة صامدة» announces no truce.
    """
    if not first or not sight.definite:
        return False
    return any(layers.flags[j] & COMP for j in range(k + 1, anchor))


def _inside(layers: Layers, words: TruceWords, sight: Sight, found: list[Governor]) -> None:
    """Take the words inside an English phrase: the agreed truce, a proposed ceasefire."""
    names = ("announced_words",) if words.language == "ar" else _INNER
    for k in range(sight.first - 1, sight.fore - 1, -1):
        if layers.in_time[k]:
            continue
        kinds = words.of(layers.text.words[k])
        for name in names:
            if name in kinds:
                kind = {"proposed_words": "proposed", "accepted_words": "accepted"}.get(
                    name, name.removesuffix("_words")
                )
                found.append(Governor(k, kind, NOUN))


def governor_at(layers: Layers, words: TruceWords, k: int) -> Governor | None:
    """Give what the word at a token says of a truce, with its negation and doubt."""
    word = layers.text.words[k]
    said = words.governing.get(word.surface, _UNKNOWN)
    if said is _UNKNOWN:
        said = words.governing[word.surface] = _saying(words, word, layers.grams[k])
    if said is None:
        return None
    if said[1] & PAIRED:
        paired = _paired(layers, words, k)
        if paired:
            said = (paired, PAST, "", False)
        elif not said[0]:
            return None
    kind, how, act, imposes = said
    how &= ~PAIRED
    if "came" in words.of(layers.text.words[k]) and not _have(layers, words, k):
        return None  # «had come into force» alone is past
    if kind == "respects" and how == NOUN and words.language == "en":
        if k + 1 < len(layers.flags) and layers.in_time[k + 1]:
            return None  # «until Friday»: a time and no deed
    if kind == "holds" and k and "takes" in words.of(layers.text.words[k - 1]):
        return None  # «took hold»
    ahead = range(k + 1, _ahead(layers, k)) if kind == "rejected" else ()
    if any("confirms" in words.of(layers.text.words[j]) for j in ahead):
        return None  # who refuses to confirm a truce does not refuse the truce
    governor = Governor(k, kind, how, act=act, imposed=imposes)
    _qualify(layers, words, governor)
    if words.language == "en":
        near = range(max(0, k - 3), k)
        governor.urged = any("urges" in words.of(layers.text.words[j]) for j in near)
    if words.language == "ar":
        if kind == "begins" and how == PRESENT:
            governor.unsure = True  # an imperfect tells that it will
        if how & PAST and how & NOUN and _opens_told(layers, k):
            how = governor.how = PAST
        if kind == "accepted" and how & NOUN:
            governor.unsure = governor.unsure or not _factual(layers, words, k)
    return governor


def _opens_told(layers: Layers, k: int) -> bool:
    """Tell whether a form of verb and noun opens a clause with its subject: «توصل ممثلون عن X»."""
    tokens = layers.text.words
    if k and layers.flags[k - 1] & REL and k + 1 < len(tokens):
        now = any(hit.kind == "imperfect" for hit in layers.grams[k].hits)  # «التي توافق فيها»
        return bool(layers.flags[k + 1] & BOUND) and not now  # «الذي توصل إليه»
    opening = tokens[k].conj or not k or tokens[k - 1].kind in ("stop", "colon", "comma", "dash")
    follows = k + 1 < len(tokens) and layers.flags[k + 1] & WORD and not layers.flags[k + 1] & PREP
    return bool(opening and follows and not tokens[k].prep)


def _have(layers: Layers, words: TruceWords, k: int) -> bool:
    """Tell whether a participle stands after have: «had come», «has not taken»."""
    near = range(max(0, k - 3), k)
    return any(words.has("done_words", layers.text.words[j].norm) for j in near)


def _paired(layers: Layers, words: TruceWords, k: int) -> str:
    """Give what two words say together: «fell apart», «ran out»."""
    tokens = layers.text.words
    follow = tokens[k + 1].norm if k + 1 < len(tokens) else ""
    return words.pairs.get((tokens[k].norm, follow), "")


def _saying(words: TruceWords, word: Word, gram: Gram) -> Saying | None:
    """Give what a word by itself says of a truce: list, form, speech act, whether it imposes."""
    kinds = words.of(word)
    kind, how, act = "", 0, ""
    for name in _ORDER:
        if name in kinds:
            kind, how = name, kinds[name]
            break
    spoken = None if "not_acts" in kinds else _spoken(gram)
    if spoken:
        act = spoken[0]
        if not kind:
            kind, how = _ACTS[act], spoken[1]
    pair = PAIRED if "pair_openers" in kinds else 0
    if not kind or (word.article and not how & NOUN):
        return ("", pair, "", False) if pair else None  # a verb bears no article
    if gram.flags & PREP and kind == "accepted":
        return None
    if kind == "accepted" and "imposes" in kinds and how == PRESENT:
        kind = "respects"  # to impose a truce that is there
    return kind, how | pair, act, "imposes" in kinds


def _ahead(layers: Layers, k: int) -> int:
    return min(k + 20, len(layers.text.words))


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


def _spoken(gram: Gram) -> tuple[str, int] | None:
    """Give the act of a verb or noun of speech, and how it stands."""
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
        if layers.flags[j] & COMP and j and "lacks" in words.of(tokens[j - 1]):
            governor.negated = True  # «من دون أن»
        if layers.grams[j].hits or layers.flags[j] & (VERB | REL | COMP):
            break


def opens_clause(layers: Layers, k: int) -> bool:
    """Tell whether a clause of its own begins at ``k``: «وقال», «ورفضت»."""
    if layers.text.language == "en":
        return layers.text.words[k].norm in ("while", "whereas", "although", "because")
    if layers.text.words[k].conj != "و":
        return False
    if layers.flags[k] & VERB:
        return True
    return any(hit.kind in _FINITE for hit in layers.grams[k].hits)
