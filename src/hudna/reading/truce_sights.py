"""Finds where a text names a truce: the words, their modifiers and the deal around them.

Comes in: the document's arrays. Goes out: :class:`Sight` values in text order. Lines on the map,
truces of words (trade, labour) and bare wishes for calm are left out.
"""

import msgspec

from hudna.language.words import Sentence
from hudna.reading.layers import Layers
from hudna.reading.lexicon import PREP, PUNCT, REL, WORD
from hudna.reading.truce_lexicon import AGAIN, TruceWords

_MODIFIERS = 6
_UNKNOWN = -1
_NO_MARKS: dict[str, list[int]] = {}
_ARTICLES = ("a", "an", "the")


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
    marks: dict[str, list[int]] = {}

    def at(self, low: int, high: int, *names: str) -> list[int]:
        """Give the tokens of ``[low, high)`` that are in one of the lists, in text order."""
        marks = self.marks
        if len(names) == 1:
            return [k for k in marks.get(names[0], ()) if low <= k < high]
        return sorted({k for name in names for k in marks.get(name, ()) if low <= k < high})


def find_sights(layers: Layers, words: TruceWords) -> list[Sight]:
    """Find every naming of a truce in the text's sentences."""
    tokens, opens = layers.text.words, words.openers.get
    hopeful = [i for i, word in enumerate(tokens) if opens(word.surface, _UNKNOWN)]
    found: list[Sight] = []
    sentences = layers.text.sentences
    number, at, marks = 0, -1, _NO_MARKS
    past = 0
    for i in hopeful:
        opening = words.opens(tokens[i])
        if not opening or i < past:
            continue
        while number < len(sentences) and sentences[number].last <= i:
            number += 1
        if number == len(sentences):
            break
        sentence = sentences[number]
        if i < sentence.first:
            continue
        if opening == AGAIN and not (found and found[-1].number >= number - 1):
            continue
        if at != number:
            at, marks = number, _marks(layers, words, sentence)
        read = _again if opening == AGAIN else _sight
        sight = read(layers, words, i, sentence, number, marks)
        if sight is not None:
            found.append(sight)
            past = sight.last
    return found


def _marks(layers: Layers, words: TruceWords, sentence: Sentence) -> dict[str, list[int]]:
    marks: dict[str, list[int]] = {}
    tokens, cache = layers.text.words, words.cache
    for k in range(sentence.first, sentence.last):
        kinds = cache.get(tokens[k].surface)
        if kinds is None:
            kinds = words.of(tokens[k])
        for name in kinds:
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
    name = _arabic if layers.text.language == "ar" else _english
    span = name(layers, words, i, sentence)
    if span is None:
        return None
    first, last, kind = span
    sight = Sight(first, last, first, last, sentence, number, marks=marks)
    if _is_line(layers, words, first, last, sentence) or _other_field(layers, words, sight):
        return None
    sight.zone, sight.weak = kind == "zone", kind == "weak"
    kinds = words.of(layers.text.words[first])
    sight.plural = "plurals" in kinds
    _widen(layers, words, sight)
    return sight


def _again(
    layers: Layers,
    words: TruceWords,
    i: int,
    sentence: Sentence,
    number: int,
    marks: dict[str, list[int]],
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
        before = tokens[i - 1].norm if i > sentence.first else ""
        if before not in ("the", "this", "that"):
            return None
        at = (i, i + 1, i - 1, i + 1)
        return Sight(*at, sentence, number, definite=True, again=True, offer=offer, marks=marks)
    at = (i, i + 1, i, i + 1)
    return Sight(*at, sentence, number, definite=True, again=True, offer=offer, marks=marks)


# --- Arabic ---


def _arabic(
    layers: Layers, words: TruceWords, i: int, sentence: Sentence
) -> tuple[int, int, str] | None:
    tokens = layers.text.words
    kinds = words.of(tokens[i])
    if "heads" in kinds and not tokens[i].suffix:
        return i, _heads_end(layers, words, i, sentence.last), "truce"
    if "zone_stops" in kinds:
        return _zone(layers, words, i, sentence)
    if "regime_nouns" in kinds or "weak_heads" in kinds:
        return _calm(layers, words, i, sentence)
    if "stops" in kinds or "suspends" in kinds:
        return _stopping(layers, words, i, sentence)
    return None


def _heads_end(layers: Layers, words: TruceWords, i: int, stop: int) -> int:
    """Give the end of «هدنة لوقف إطلاق النار»: one name, not two."""
    j = i + 1
    if j < stop and not layers.text.words[j].conj and "stops" in words.of(layers.text.words[j]):
        end = _object(layers, words, j + 1, stop, "objects")
        if end:
            return end
    return i + 1


def _zone(
    layers: Layers, words: TruceWords, i: int, sentence: Sentence
) -> tuple[int, int, str] | None:
    tokens = layers.text.words
    j = i + 1
    if j >= sentence.last or "zone_objects" not in words.of(tokens[j]):
        return None
    k = i - 1
    while k >= sentence.first and layers.flags[k] & PUNCT and tokens[k].kind in ("quote", "other"):
        k -= 1
    if k >= sentence.first and "zones" in words.of(tokens[k]):
        return k, j + 1, "zone"
    return None


def _calm(
    layers: Layers, words: TruceWords, i: int, sentence: Sentence
) -> tuple[int, int, str] | None:
    """Read نظام التهدئة، فترة من الهدوء and a bare تهدئة, but not «تهدئة الأوضاع»."""
    tokens = layers.text.words
    k = i - 1
    while k >= sentence.first and (
        tokens[k].kind == "quote" or layers.grams[k].base in words.lists["with_of"]
    ):
        k -= 1
    if k >= sentence.first and "regimes" in words.of(tokens[k]):
        return k, i + 1, "truce"
    if "weak_heads" not in words.of(tokens[i]) or tokens[i].suffix:
        return None
    if not tokens[i].article and i + 1 < sentence.last:
        after = tokens[i + 1]
        flag = layers.flags[i + 1]
        if flag & WORD and after.article and not flag & REL and not after.prep:
            return None
    return i, i + 1, "weak"


def _stopping(
    layers: Layers, words: TruceWords, i: int, sentence: Sentence
) -> tuple[int, int, str] | None:
    tokens = layers.text.words
    j, special, lone = i + 1, False, False
    while j < sentence.last and j - i <= _MODIFIERS:
        kinds = words.of(tokens[j])
        end = _object(layers, words, j, sentence.last, "objects")
        if end and ("stops" in words.of(tokens[i]) or _dealt(layers, words, i, sentence)):
            return i, end, "truce"
        end = _object(layers, words, j, sentence.last, "weak_objects")
        if end:
            known = special or _dealt(layers, words, i, sentence)
            return (i, end, "truce") if known else None
        if "lone_adjectives" in kinds:
            lone = True
        if "truce_adjectives" in kinds:
            special = True
        if not (
            "modifiers" in kinds
            or layers.in_time[j]
            or tokens[j].kind in ("number", "quote", "open", "close")
        ):
            break
        j += 1
    if lone and "stops" in words.of(tokens[i]):
        return i, i + 2, "truce"
    return None


def _object(layers: Layers, words: TruceWords, j: int, stop: int, name: str) -> int:
    """Give the end of an object of stopping that begins at ``j``; 0 if none does."""
    listed = words.lists.get(name, frozenset())
    tokens = layers.text.words
    word = tokens[j]
    if word.conj:
        return 0
    if j + 1 < stop and f"{word.norm} {tokens[j + 1].norm}" in listed:
        return j + 2
    return j + 1 if word.norm in listed else 0


def _dealt(layers: Layers, words: TruceWords, i: int, sentence: Sentence) -> bool:
    """Tell whether a deal or a truce stands right before: «اتفاق لوقف القصف»."""
    for k in range(i - 1, max(sentence.first, i - 3) - 1, -1):
        kinds = words.of(layers.text.words[k])
        if "deals" in kinds or "heads" in kinds or "announced_words" in kinds:
            return True
        if "proposed_words" in kinds and k == i - 1:
            return True
    return False


# --- English ---


def _english(
    layers: Layers, words: TruceWords, i: int, sentence: Sentence
) -> tuple[int, int, str] | None:
    tokens, stop = layers.text.words, sentence.last
    kinds = words.of(tokens[i])
    follow = tokens[i + 1].norm if i + 1 < stop else ""
    if "cease" in kinds:
        before = tokens[i - 1].norm if i > sentence.first else ""
        if follow not in ("fire", "fires") or before in ("to", "will", "must", "should", "and"):
            return None
        return i, i + 2, "truce"
    if "heads" in kinds:
        return i, i + 1, "truce"
    if "zone_words" in kinds:
        return (i, i + 2, "zone") if words.has("zones", follow) else None
    humane = i > sentence.first and "truce_adjectives" in words.of(tokens[i - 1])
    if "pauses" in kinds and humane:
        return i - 1, i + 1, "truce"
    if "of_heads" in kinds:
        return _of_head(layers, words, i, stop)
    if "regime_nouns" in kinds and words.has("regimes", follow):
        return i, i + 2, "truce"
    if "weak_heads" in kinds:
        return i, i + 1, "weak"
    return None


def _of_head(layers: Layers, words: TruceWords, i: int, stop: int) -> tuple[int, int, str] | None:
    """Read «cessation of hostilities», «pause in the fighting», «period of calm»."""
    tokens = layers.text.words
    j = i + 1
    if j >= stop or not words.has("of_links", tokens[j].norm):
        return None
    j += 1
    while j < stop and tokens[j].norm in ("the", "all", "hostile", "military", "combat", "armed"):
        j += 1
    if j >= stop:
        return None
    norm, head = tokens[j].norm, tokens[i].norm
    if head in ("period", "regime"):
        return (i, j + 1, "truce") if words.has("calm_words", norm) else None
    if words.has("calm_words", norm):
        return None
    if head in ("cessation", "suspension", "moratorium", "pause", "lull", "halt", "freeze"):
        strong = norm in ("hostilities", "fighting") or tokens[j - 1].norm == "military"
        if strong or (words.has("objects", norm) and head == "cessation"):
            weak = head in ("lull", "halt", "freeze", "suspension") and norm != "hostilities"
            return i, j + 1, "weak" if weak else "truce"
    return None


# --- both ---


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
    labour = [k for k in sight.marks["labour"] if k not in mine]
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
    sight.definite = tokens[sight.first].article or (
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
    while k > sentence.first and k > sight.first - 12:
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
