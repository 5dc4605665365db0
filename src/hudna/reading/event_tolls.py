"""Numbers of people and things: what each quantity of a text counts.

In: the layers, whose words the ``counts`` lists of the packs describe. Out: tolls in text order.
Whether a toll belongs to one event or is a total is decided by their readers.
"""

from weakref import WeakKeyDictionary

import msgspec

from hudna.language.words import Sentence, Word
from hudna.packs.arabic_forms import arabic_forms
from hudna.reading.event_words import EventWords, event_words
from hudna.reading.layers import Layers
from hudna.reading.lexicon import COMP, Lexicon
from hudna.reading.quantities import Quantity, find_quantities

_WHATS = ("killed", "injured", "detained", "displaced", "violations", "other")
_LEFT, _RIGHT, _NOUN = 7, 8, 3
_WINDOW = 14
_CACHE_LIMIT = 200_000
_NONE: frozenset[str] = frozenset()


class Toll(msgspec.Struct, gc=False):
    """A number with what it counts.

    Attributes:
        first: First token of the number, or of the counted word where that holds the number.
        last: One past the counted word.
        what: ``killed`` ``injured`` ``detained`` ``displaced`` ``violations`` ``other``.
        value: The number.
        bound: ``exact`` ``at_least`` ``at_most`` ``about``.
        of: Token range of the counted noun.
        sentence: Index of its sentence.
        cue: Token that tells what is counted.
        single: No number stands there: the singular or dual noun is it.
        taken: An event has it as its figure.
    """

    first: int
    last: int
    what: str
    value: int
    bound: str
    of: tuple[int, int]
    sentence: int
    cue: int
    single: bool = False
    taken: bool = False


class TollWords:
    """The counting words of one language, by surface form."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Read the lists of ``words/<language>/counts.toml``."""
        self._words: EventWords = event_words(lexicon)
        self.arabic = self._words.arabic
        self._table: dict[str, set[str]] = {}
        self._cache: dict[str, frozenset[str]] = {}
        for key, forms in lexicon.words.lists.items():
            if not key.startswith("counts."):
                continue
            room, _, part = key.removeprefix("counts.").partition(".")
            role = part if room == "lists" else f"{room}.{part}"
            for form in forms:
                for surface in self._surfaces(form, part):
                    self._table.setdefault(surface, set()).add(role)

    def _surfaces(self, form: str, part: str) -> list[str]:
        if part == "verbs" and self._words.arabic and " " in form:
            lemma, imperfect, *more = form.split()
            given = {"imperfect": imperfect, "perfect_f": more[0] if more else lemma + "ت"}
            return [f.surface for f in arabic_forms(lemma, given) if not f.open]
        return [form]

    def roles(self, word: Word) -> frozenset[str]:
        """Give the roles of a word; empty for most."""
        found = self._cache.get(word.surface)
        if found is None:
            if len(self._cache) >= _CACHE_LIMIT:
                self._cache.clear()
            found = self._roles(word)
            self._cache[word.surface] = found
        return found

    def _roles(self, word: Word) -> frozenset[str]:
        if word.kind != "word":
            return _NONE
        found: set[str] = set()
        base = word.norm[len(word.conj) :]
        for form in self._words.forms(word):
            roles = self._table.get(form)
            if roles:
                verbal = form == base or (word.future and form == base[1:])
                found |= {r for r in roles if verbal or not r.endswith(".verbs")}
        return frozenset(found) if found else _NONE


_KNOWN: WeakKeyDictionary[Lexicon, TollWords] = WeakKeyDictionary()


def toll_words(lexicon: Lexicon) -> TollWords:
    """Give the counting words that go with a lexicon, built on first use."""
    found = _KNOWN.get(lexicon)
    if found is None:
        found = _KNOWN[lexicon] = TollWords(lexicon)
    return found


def find_tolls(layers: Layers) -> list[Toll]:
    """Find the tolls of a document in text order."""
    words = toll_words(layers.lexicon)
    quantities = find_quantities(layers.text, layers.packs.calendar)
    starts = {q.first: q for q in quantities}
    found: list[Toll] = []
    at = 0
    for number, sentence in enumerate(layers.text.sentences):
        while at < len(quantities) and quantities[at].first < sentence.first:
            at += 1
        while at < len(quantities) and quantities[at].first < sentence.last:
            toll = _toll(layers, words, quantities[at], sentence, number, starts)
            if toll is not None:
                found.append(toll)
            at += 1
        found += _singles(layers, words, sentence, number, starts)
    found.sort(key=lambda toll: (toll.first, toll.last))
    return _without_overlap(found)


def _without_overlap(tolls: list[Toll]) -> list[Toll]:
    kept: list[Toll] = []
    for toll in tolls:
        if kept and toll.first < kept[-1].last and toll.what == kept[-1].what:
            continue
        kept.append(toll)
    return kept


def _toll(
    layers: Layers,
    words: TollWords,
    q: Quantity,
    sentence: Sentence,
    number: int,
    starts: dict[int, Quantity],
) -> Toll | None:
    if q.low != q.high or all(layers.in_time[j] for j in range(q.first, q.last)):
        return None
    noun, end = _counted(layers, words, q, sentence.last)
    roles = words.roles(layers.text.words[noun]) if noun >= 0 else _NONE
    if "ages" in roles and not any(r.endswith("nouns") for r in roles):
        return None
    what, cue = _what(layers, words, q, noun, end, roles, sentence, starts)
    if not what:
        return None
    last = end if noun >= 0 else q.last
    of = (noun, end) if noun >= 0 else (q.last, q.last)
    return Toll(q.first, last, what, q.value, q.bound, of, number, cue)


def _counted(layers: Layers, words: TollWords, q: Quantity, stop: int) -> tuple[int, int]:
    """Find the counted noun right after a number: its token and the token after it."""
    texts = layers.text.words
    if q.dual:
        return q.last - 1, q.last
    for j in range(q.last, min(stop, q.last + _NOUN + 1)):
        word = texts[j]
        if word.kind != "word":
            return -1, q.last
        roles = words.roles(word)
        if roles and (roles - {"totals", "strong", "parts"}):
            return j, j + 1
        if words.arabic and j == q.last and layers.grams[j].base != "من":
            return j, j + 1
        if layers.flags[j] & COMP or word.conj:
            break
    if q.last < stop and texts[q.last].kind == "word" and not texts[q.last].conj:
        return q.last, q.last + 1
    return -1, q.last


def _what(
    layers: Layers,
    words: TollWords,
    q: Quantity,
    noun: int,
    end: int,
    roles: frozenset[str],
    sentence: Sentence,
    starts: dict[int, Quantity],
) -> tuple[str, int]:
    for what in _WHATS[:-1]:
        if f"{what}.nouns" in roles:
            return what, noun
    arabic = words.arabic
    person = "persons" in roles
    left = _left(layers, words, q, sentence, starts)
    right = _right(layers, words, end, sentence, starts) if person or not arabic else ("", -1)
    first, second = (left, right) if arabic else (right, left)
    for what, cue in (first, second):
        if what and (person or noun < 0 or what in ("violations",) or _plain(roles, what, left, cue)):
            return what, cue
    if "other.nouns" in roles:
        return "other", noun
    if person:
        what, cue = _state(layers, words, end, sentence)
        if what:
            return what, cue
    return "", -1


def _plain(roles: frozenset[str], what: str, left: tuple[str, int], cue: int) -> bool:
    """Tell whether a noun that no list knows may be people: right after its verb or head."""
    return not roles and what != "other" and cue >= 0


def _left(
    layers: Layers,
    words: TollWords,
    q: Quantity,
    sentence: Sentence,
    starts: dict[int, Quantity],
) -> tuple[str, int]:
    texts = layers.text.words
    for j in range(q.first - 1, max(sentence.first, q.first - _LEFT) - 1, -1):
        if texts[j].kind in ("stop", "comma"):
            break
        if j in starts and not layers.in_time[j] and not starts[j].dual:
            break
        roles = words.roles(texts[j])
        for what in _WHATS:
            if f"{what}.heads" in roles or f"{what}.verbs" in roles and words.arabic:
                return what, j
        if texts[j].kind == "colon":
            for what in _WHATS:
                if j and f"{what}.nouns" in words.roles(texts[j - 1]):
                    return what, j - 1
        for what in _WHATS[:-1]:
            if f"{what}.nouns" in roles and j >= q.first - 4:
                return what, j
    return "", -1


def _right(
    layers: Layers,
    words: TollWords,
    end: int,
    sentence: Sentence,
    starts: dict[int, Quantity],
) -> tuple[str, int]:
    texts = layers.text.words
    for j in range(end, min(sentence.last, end + _RIGHT)):
        if texts[j].kind in ("stop", "comma") or (j in starts and not layers.in_time[j]):
            break
        roles = words.roles(texts[j])
        for what in _WHATS[:-1]:
            if f"{what}.verbs" in roles:
                return what, j
            if f"{what}.heads" in roles and texts[j].suffix:
                return what, j
    return "", -1


def _state(
    layers: Layers, words: TollWords, end: int, sentence: Sentence
) -> tuple[str, int]:
    texts = layers.text.words
    for j in range(end, min(sentence.last, end + _RIGHT)):
        if "other.states" in words.roles(texts[j]):
            return "other", j
    return "", -1


def _singles(
    layers: Layers,
    words: TollWords,
    sentence: Sentence,
    number: int,
    starts: dict[int, Quantity],
) -> list[Toll]:
    """Find one or two people that no number counts: «مقتل جندي», "killed a soldier"."""
    texts, found = layers.text.words, []
    arabic = words.arabic
    for i in range(sentence.first, sentence.last):
        roles = words.roles(texts[i])
        if not roles:
            continue
        what = _harm(roles)
        if not what:
            continue
        for j in range(i + 1, min(sentence.last, i + (3 if arabic else 4))):
            if j in starts or texts[j].kind != "word":
                break
            person = words.roles(texts[j])
            if "singulars" in person or "duals" in person:
                if not arabic and layers.grams[j - 1].base not in ("a", "an", "one"):
                    break
                value = 2 if "duals" in person else 1
                toll = Toll(i, j + 1, what, value, "exact", (j, j + 1), number, i, single=True)
                found.append(toll)
                break
            if arabic and (texts[j].conj or texts[j].prep):
                break
    return found


def _harm(roles: frozenset[str]) -> str:
    for what in ("killed", "injured"):
        if f"{what}.heads" in roles or f"{what}.verbs" in roles:
            return what
    return ""


def cumulative(layers: Layers, toll: Toll) -> bool:
    """Tell whether words of totals stand around a toll: since, in all, the number of."""
    words = toll_words(layers.lexicon)
    sentence = layers.text.sentences[toll.sentence]
    low = max(sentence.first, toll.first - _WINDOW)
    high = min(sentence.last, toll.last + _WINDOW)
    return any("strong" in words.roles(layers.text.words[j]) for j in range(low, high))
