"""English words in their place: what is probably a verb, a name, an abbreviation here.

A tagger for the clause steps in miniature: closed lists, endings and the neighbours of a word.
"""

from hudna.language.words import Word
from hudna.reading.layers import Layers
from hudna.reading.lexicon import (
    ADVERB,
    AUX,
    BODY,
    DET,
    MEDIUM,
    NEG,
    PEOPLE,
    PREP,
    PRONOUN,
    PUNCT,
    REL,
    ROLE,
    SUB,
    VERB,
    WORD,
    Gram,
)

_FINITE = ("perfect", "imperfect")
_NOT_VERBS = ("also", "to")
_POSSESSIVE = ("his", "her", "its", "their", "our", "my", "your")


def proper(word: Word) -> bool:
    """Tell whether a word is written like a name: Hassan, al-Hassan."""
    return word.title or word.norm.startswith(("al-", "el-", "ash-", "as-", "ad-", "an-", "ar-"))


def glued_dash(layers: Layers, j: int) -> bool:
    """Tell whether a dash joins two words to one compound (Saudi-led)."""
    text = layers.text
    if text.words[j].kind != "dash" or not 0 < j < len(text.words) - 1:
        return False
    return text.ends[j - 1] == text.starts[j] and text.ends[j] == text.starts[j + 1]


def is_abbreviated(layers: Layers, j: int) -> bool:
    """Tell whether a full stop only shortens the word before it (Gen., Lt., Dr.)."""
    if j == 0 or layers.text.words[j].surface != ".":
        return False
    before = layers.text.words[j - 1]
    return before.title and (
        len(before.norm) == 1 or before.norm in layers.lexicon.members("sentences.abbreviations")
    )


def after_nominal_opener(layers: Layers, j: int) -> bool:
    """Tell whether what stands before ``j`` wants a noun there, so that no verb can stand."""
    if j == 0:
        return False
    prev, word = layers.flags[j - 1], layers.text.words[j - 1]
    if prev & DET and layers.grams[j - 1].base not in ("that", "both", "all", "each", "this"):
        return True
    return word.possessive or bool(prev & PREP and not prev & SUB) or word.norm in _POSSESSIVE


def is_finite(layers: Layers, j: int) -> bool:
    """Tell whether a word is likely a finite verb of speech at this place."""
    gram = layers.grams[j]
    if not gram.hits or not any(h.kind in _FINITE for h in gram.hits):
        return False
    if (layers.within[j] and layers.name_at.get(j) is None) or after_nominal_opener(layers, j):
        return False
    if gram.base in layers.lexicon.members("clauses.noun_like") and not _told_apart(layers, j):
        return False
    word = layers.text.words[j]
    if j > 0 and (word.title or word.upper) and layers.flags[j - 1] & WORD:
        return layers.text.words[j - 1].title and is_third(layers, j) and _in_headline(gram)
    if _is_nounlike(layers, j):
        return _plain_subject_before(layers, j)
    return True


def _told_apart(layers: Layers, j: int) -> bool:
    """Tell whether «states», «notes», «orders» is a verb: after a pronoun or before that."""
    nxt = layers.grams[j + 1].base if j + 1 < len(layers.grams) else ""
    return nxt == "that" or (
        j > 0 and layers.grams[j - 1].base in ("he", "she", "it", "we", "i", "also")
    )


def _in_headline(gram: Gram) -> bool:
    """Tell whether a form is what headlines print: a present that is not mostly material."""
    return any(h.kind == "imperfect" and not h.verb.weak for h in gram.hits)


def is_third(layers: Layers, j: int) -> bool:
    """Tell whether a word is only a third person or a past: never a bare plural noun."""
    gram = layers.grams[j]
    return gram.noun is None and not gram.base.endswith("ing")


def _is_nounlike(layers: Layers, j: int) -> bool:
    """Tell whether a verb form is as often a noun: calls, report, order, threatens not."""
    gram = layers.grams[j]
    if gram.base.endswith("ed") or any(h.kind == "perfect" for h in gram.hits):
        return False
    if gram.noun is not None:
        return True
    return any(h.kind == "imperfect" and h.verb.weak for h in gram.hits)


def _plain_subject_before(layers: Layers, j: int) -> bool:
    """Tell whether right before ``j`` stands what only a verb can follow."""
    k = j - 1
    while k > 0 and (layers.flags[k] & ADVERB or layers.in_time[k]):
        k -= 1
    if k < 0:
        return False
    flag, word = layers.flags[k], layers.text.words[k]
    if layers.grams[k].base == "have" or flag & (REL | NEG):
        return bool(flag & REL)
    if flag & PRONOUN and word.norm not in _POSSESSIVE:
        return True
    if flag & PUNCT and j + 1 < len(layers.grams) and layers.grams[j + 1].base == "that":
        return True
    if word.possessive or flag & (PUNCT | PREP | DET | VERB | AUX | SUB):
        return word.kind == "close"
    third = layers.grams[j].base.endswith("s")
    if layers.within[k]:
        found = layers.names[layers.within[k] - 1]
        if found.actor is not None and found.actor.kind == "demonym" and found.place is None:
            return not third and layers.text.words[k].norm.endswith("s")
        first = found.first
        joined = first > 1 and layers.grams[first - 1].base == "and" and layers.within[first - 2]
        if joined and not third:
            return found.actor is not None  # «Russia and Turkey guarantee»
        return third and found.actor is not None and not _stripped(layers, k)
    if flag & (PEOPLE | BODY | ROLE | MEDIUM):
        plural = word.norm.endswith("s") or word.norm in ("police", "people", "media")
        return third or plural
    return word.title and third and not layers.text.words[j].title


def _stripped(layers: Layers, k: int) -> bool:
    """Tell whether a name is printed with an s that its key does not have: Russias for Russia's."""
    found = layers.names[layers.within[k] - 1]
    last = layers.text.words[k]
    return last.fold.endswith("s") and not found.key.endswith(last.fold.split(" ")[-1])


def verbish(layers: Layers, j: int) -> bool:
    """Tell whether a word closes a phrase because it is probably a finite verb."""
    flag = layers.flags[j]
    if not flag & WORD or layers.within[j] or (j > 0 and glued_dash(layers, j - 1)):
        return False
    base, word = layers.grams[j].base, layers.text.words[j]
    if flag & AUX and base not in _NOT_VERBS:
        return True
    if flag & VERB:
        return not after_nominal_opener(layers, j) and (not word.title or flag & AUX != 0)
    if layers.grams[j].hits and is_finite(layers, j):
        return True
    return is_past(layers, j) or _is_maybe(layers, j)


def _is_maybe(layers: Layers, j: int) -> bool:
    """Tell whether a word that is noun or verb is a verb here: «the truce covers the south»."""
    norm = layers.text.words[j].norm
    if norm not in layers.lexicon.members("clauses.maybe_verbs") or j + 1 >= len(layers.flags):
        return False
    if j == 0 or layers.text.words[j].title or after_nominal_opener(layers, j):
        return False
    nxt, before = layers.flags[j + 1], layers.flags[j - 1]
    if not before & WORD or before & (PREP | SUB):
        return False
    follows = layers.text.words[j + 1].norm
    return (bool(nxt & (DET | PRONOUN)) and follows != "that") or follows in ("not", "no", "only")


def is_past(layers: Layers, j: int) -> bool:
    """Tell whether an unlisted word looks like a past tense or participle at its place."""
    norm = layers.text.words[j].norm
    if len(norm) < 5 or not norm.endswith("ed") or norm.endswith("eed"):
        return False
    if layers.text.words[j].title or norm in layers.lexicon.adjectives:
        return False
    if j > 0 and glued_dash(layers, j - 1):
        return False
    return not after_nominal_opener(layers, j)
