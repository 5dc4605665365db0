"""Finds where a text names a truce: the words, their modifiers and the deal around them.

Comes in: the document's arrays. Goes out: :class:`Sight` values in text order. Lines on the map,
truces of words (trade, labour) and bare wishes for calm are left out.
"""

from itertools import compress, count, repeat

import msgspec

from hudna.language.words import Sentence, Word
from hudna.reading.layers import Layers
from hudna.reading.lexicon import PREP, PUNCT, WORD
from hudna.reading.truce_ellipses_en import left_out, retold
from hudna.reading.truce_lexicon import AGAIN, OPENS, TruceWords
from hudna.reading.truce_names import name_arabic
from hudna.reading.truce_names_en import name_english

_UNKNOWN = -1
_NO_MARKS: dict[str, list[int]] = {}
_UNMET = ("",)
_ELLIPTIC = frozenset(("ordinals", "ones"))
_WHOM = frozenset(("covers", "excludes"))
_OPENING = 4
_RECENT = 2
_ARTICLES = ("a", "an", "the")
_VERBAL = ("halt", "quiet")


class Sight(msgspec.Struct, gc=False):
    """One place that names a truce.

    Attributes:
        first: First token of the name.
        last: One past its last token.
        fore: First token of the deal before it (اتفاق), or ``first``.
        reach: One past the modifiers after it.
        sentence: Where it stands.
        number: Its sentence's place in the text.
        zone: A de-escalation area.
        weak: A word that names a truce only with more beside it (تهدئة، calm).
        plural: More than one truce.
        definite: Known from before.
        again: Only the deal is named, the truce stands before.
        offer: Only the proposal is named.
        kin: It is named as one more beside a truce told before: the second, an earlier deal.
        verb: A verb that halts hostilities names it.
        withheld: It is said that nobody declared it.
        lasting: It is called permanent, full or of long duration.
        quiet: It is named by the guns that fall silent.
        marks: List name -> the sentence's tokens that are in it; shared by its sights.
    """

    first: int
    last: int
    fore: int
    reach: int
    sentence: Sentence
    number: int
    zone: bool = False
    weak: bool = False
    plural: bool = False
    definite: bool = False
    again: bool = False
    offer: bool = False
    kin: bool = False
    verb: bool = False
    lasting: bool = False
    withheld: bool = False
    quiet: bool = False
    marks: dict[str, list[int]] = {}

    def at(self, low: int, high: int, *names: str) -> list[int]:
        """Give the tokens of ``[low, high)`` that are in one of the lists, in text order."""
        marks = self.marks
        found: list[int] = []
        for name in names:
            here = marks.get(name)
            if here and here[-1] >= low and here[0] < high:
                found += [k for k in here if low <= k < high]
        return sorted(set(found)) if len(found) > 1 and len(names) > 1 else found


def find_sights(layers: Layers, words: TruceWords) -> list[Sight]:
    """Find every naming of a truce in the text's sentences."""
    tokens, opens = layers.text.words, words.openers
    hopeful = list(compress(count(), map(opens.get, layers.surfaces, repeat(_UNKNOWN))))
    found: list[Sight] = []
    sentences = layers.text.sentences
    number, at, marks = 0, -1, _NO_MARKS
    past = 0
    for i in hopeful:
        opening = words.opens(tokens[i])
        if not opening or i < past or (opening == AGAIN and not found):
            continue
        while number < len(sentences) and sentences[number].last <= i:
            number += 1
        if number == len(sentences):
            break
        sentence = sentences[number]
        if i < sentence.first:
            continue
        recent = bool(found) and found[-1].number >= number - _RECENT
        sight = None
        if opening == OPENS:
            if at != number:
                at, marks = number, marks_of(layers, words, sentence)
            sight = _sight(layers, words, i, sentence, number, marks)
        if sight is None and recent:
            sight = _taken_up(layers, words, i, sentence, number, opening)
            if sight is not None:
                if at != number:
                    at, marks = number, marks_of(layers, words, sentence)
                sight.marks = marks
        if sight is not None:
            found.append(sight)
            past = sight.last
    return found


def _taken_up(
    layers: Layers, words: TruceWords, i: int, sentence: Sentence, number: int, opening: int
) -> Sight | None:
    """Read what names the truce before again: its deal, a lull, a pronoun."""
    kinds = words.of(layers.text.words[i])
    if opening == AGAIN and not _WHOM.isdisjoint(kinds):
        return _unnamed(layers, words, i, sentence, number)
    if opening == AGAIN and not _ELLIPTIC.isdisjoint(kinds):
        bare = left_out(layers, words, i, sentence)
        return Sight(*bare, *bare, sentence, number, kin=True) if bare is not None else None
    if opening == AGAIN or "again" in kinds:
        return _again(layers, words, i, sentence, number)
    return None


def marks_of(layers: Layers, words: TruceWords, sentence: Sentence) -> dict[str, list[int]]:
    """Give where in a sentence the words of the lists stand that are asked for by sentence."""
    marks: dict[str, list[int]] = {}
    first = sentence.first
    surfaces = layers.surfaces[first : sentence.last]
    # Words not met before pass as candidates: their lists are looked up below.
    for k in compress(count(first), map(words.marking.get, surfaces, repeat(_UNMET))):
        for name in words.marks(layers.text.words[k]):
            marks.setdefault(name, []).append(k)
    return marks


def _sight(
    layers: Layers,
    words: TruceWords,
    i: int,
    sentence: Sentence,
    number: int,
    marks: dict[str, list[int]],
) -> Sight | None:
    name = name_arabic if layers.text.language == "ar" else name_english
    span = name(layers, words, i, sentence)
    if span is None:
        return None
    first, last, kind = span
    sight = Sight(first, last, first, last, sentence, number, marks=marks)
    if first > sentence.first and _of_body(words, layers.text.words[first - 1]):
        return None  # «مجموعة العمل المعنية بوقف إطلاق النار» is a body
    if _is_line(layers, words, first, last, sentence) or _other_field(layers, words, sight):
        return None
    sight.zone, sight.weak = kind == "zone", kind in ("weak", *_VERBAL)
    kinds = words.of(layers.text.words[first])
    sight.verb, sight.quiet = kind in _VERBAL, kind == "quiet"
    sight.plural = "plurals" in kinds
    _widen(layers, words, sight)
    return sight


def _of_body(words: TruceWords, before: Word) -> bool:
    kinds = words.of(before)
    return "body_links" in kinds or ("truce_bodies" in kinds and not before.article)


def _again(
    layers: Layers, words: TruceWords, i: int, sentence: Sentence, number: int
) -> Sight | None:
    """Read «الاتفاق» or «the deal» right after a truce, when nothing says it is another deal."""
    tokens = layers.text.words
    offer = "offers" in words.of(tokens[i])
    if i + 1 < sentence.last:
        follow = tokens[i + 1]
        if "again_of" in words.of(follow) or (follow.prep and follow.prep == "ل"):
            return None
        if words.opens(follow) or layers.within[i + 1]:
            return None
    if layers.text.language == "en":
        fore, how = retold(layers, words, i, sentence)
        if not how:
            return None
        if how == "kin":
            return Sight(i, i + 1, fore, i + 1, sentence, number, kin=True)
        return Sight(
            i, i + 1, fore, i + 1, sentence, number, definite=True, again=True, offer=offer
        )
    at = (i, i + 1, i, i + 1)
    return Sight(*at, sentence, number, definite=True, again=True, offer=offer)


def _unnamed(
    layers: Layers, words: TruceWords, i: int, sentence: Sentence, number: int
) -> Sight | None:
    """Read «It does not cover X», «ولا يشمل ذلك X» in the sentence after a truce."""
    if i - sentence.first > _OPENING:
        return None
    tokens = layers.text.words
    english = layers.text.language == "en"
    before = range(sentence.first, i)
    after = range(i + 1, min(i + 2, sentence.last))
    if english and not any(words.has("self", tokens[k].norm) for k in before):
        return None
    if not english and not any(words.has("self", tokens[k].norm) for k in after):
        return None
    at = (before[0], before[0] + 1) if english else (i + 1, i + 2)
    return Sight(*at, at[0], at[1], sentence, number, definite=True, again=True)


def _is_line(layers: Layers, words: TruceWords, first: int, last: int, sentence: Sentence) -> bool:
    """Tell whether the words name a line on the map: خط وقف إطلاق النار، ceasefire line."""
    tokens = layers.text.words
    if layers.text.language == "en":
        return last < sentence.last and words.has("lines", tokens[last].norm)
    return first > sentence.first and words.has("lines", tokens[first - 1].stem)


def _other_field(layers: Layers, words: TruceWords, sight: Sight) -> bool:
    """Tell whether the truce is one of trade, work, sport or words."""
    tokens, sentence = layers.text.words, sight.sentence
    beside = None
    if layers.text.language == "ar" and sight.last < sentence.last:
        beside = tokens[sight.last]
    elif layers.text.language == "en" and sight.first > sentence.first:
        beside = tokens[sight.first - 1]
    if beside is not None and "other_truces" in words.of(beside):
        return True
    if "labour" not in sight.marks:
        return False
    mine = range(sight.first, sight.last)
    labour = [k for k in sight.marks["labour"] if k not in mine and not layers.within[k]]
    war = [k for k in sight.marks.get("war", ()) if k not in mine]
    return len(labour) > len(war)


def _widen(layers: Layers, words: TruceWords, sight: Sight) -> None:
    """Take in the deal before the name and the modifiers after it; tell whether it is definite."""
    tokens, sentence = layers.text.words, sight.sentence
    j = sight.last
    while j < sentence.last and (
        "modifiers" in words.of(tokens[j]) or tokens[j].kind in ("quote", "close")
    ):
        if layers.in_time[j] or tokens[j].conj:
            break
        j += 1
    while j > sight.last and (
        tokens[j - 1].kind in ("quote", "close") or words.has("loose", tokens[j - 1].norm)
    ):
        j -= 1
    sight.reach = j
    near = range(sight.first, min(j + 1, sentence.last))
    sight.lasting = any(words.has("lasting_kinds", tokens[m].norm) for m in near)
    if layers.text.language == "en":
        _widen_english(layers, words, sight)
        return
    k = sight.first
    while k - 1 >= sentence.first and k > sight.first - 3:
        kinds = words.of(tokens[k - 1])
        if not ("deals" in kinds or "texts" in kinds or tokens[k - 1].kind == "quote"):
            break
        k -= 1
    sight.fore = k
    sight.plural = sight.plural or any(
        "plurals" in words.of(tokens[m]) for m in range(k, sight.first)
    )
    word = tokens[sight.first]
    sight.definite = word.article or (bool(word.suffix) and "heads" in words.of(word))
    sight.definite = sight.definite or (
        sight.last - sight.first > 1
        and any(tokens[m].article for m in range(sight.first, sight.last))
        and not any(tokens[m].prep == "ل" for m in range(sight.first + 1, sight.last))
    )


def _widen_english(layers: Layers, words: TruceWords, sight: Sight) -> None:
    tokens, sentence = layers.text.words, sight.sentence
    j = sight.last
    while j < sentence.last and "deals" in words.of(tokens[j]):
        j += 1
    sight.reach = j
    k = sight.first
    while k > sentence.first and k > sight.first - 12 and not sight.verb:
        word, flag = tokens[k - 1], layers.flags[k - 1]
        if word.norm in ("the", "a", "an", "this", "that", "any", "its", "their", "no"):
            sight.definite = word.norm in ("the", "this", "that", "its", "their")
            k -= 1
            break
        if flag & PREP or (flag & PUNCT and word.kind != "dash"):
            break
        if (
            layers.grams[k - 1].hits
            and not layers.in_time[k - 1]
            and "brokered" not in words.of(word)
            and not (k - 2 >= sentence.first and tokens[k - 2].norm in _ARTICLES)
        ):
            break
        if not (flag & WORD or word.kind in ("dash", "number")) or word.norm in ("and", "or", "to"):
            break
        k -= 1
    sight.fore = k
    sight.plural = tokens[sight.last - 1].norm.endswith("s") and "plurals" in words.of(
        tokens[sight.last - 1]
    )
