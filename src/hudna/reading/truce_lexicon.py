"""The words of truces, looked up once a surface form.

Comes in: the closed lists ``truces.*`` of a language's words pack. Goes out: :class:`TruceWords`,
which tells for a word which lists it is in, and whether as a perfect, an imperfect or a noun.
"""

from collections.abc import Callable
from functools import lru_cache

import msgspec

from hudna.language.words import Word
from hudna.reading.lexicon import Lexicon

PAST, PRESENT, NOUN, PAIRED = 1, 2, 4, 8
OPENS, AGAIN = 1, 2
_AGAIN = frozenset(("again", "offers", "covers", "excludes", "ordinals", "ones"))
_OPENERS = frozenset(
    (
        "heads",
        "weak_heads",
        "stops",
        "suspends",
        "zone_stops",
        "zone_words",
        "regime_nouns",
        "of_heads",
        "pauses",
        "cease",
        "halting",
        "refrains",
        "silences",
        "lays",
        "halt_openers",
        "guns",
    )
)
_VERBAL = (
    "announced",
    "proposed",
    "failed",
    "accepted",
    "signed",
    "begins",
    "holds",
    "extends",
    "suspended",
    "breaks",
    "collapses",
    "ends",
    "respects",
    "excludes",
    "launched",
    "rejected",
    "cancels",
    "halting",
    "pledges",
    "orders",
    "persuades",
    "backs",
    "prevents",
)
_NOMINAL = {
    "announced_words": "announced",
    "proposed_words": "proposed",
    "accepted_words": "accepted",
    "signed_words": "signed",
    "holds_words": "holds",
    "extends_words": "extends",
    "breaks_words": "breaks",
    "collapses_words": "collapses",
    "ends_words": "ends",
    "respects_words": "respects",
    "denied_words": "denied",
    "came": "begins",
    "excludes_words": "excludes",
    "cancels_words": "cancels",
}
# Asked for by sentence: where in it the words of these lists stand.
_MARKED = frozenset(
    (
        "abides",
        "adopts",
        "against",
        "before_others",
        "between",
        "broker_nouns",
        "brokered",
        "brokering_verbs",
        "brokers",
        "condition_openers",
        "conditions",
        "covers",
        "drafts",
        "excluded_adjectives",
        "excludes",
        "excludes_words",
        "extends",
        "guarantor_nouns",
        "labour",
        "moments",
        "mutual",
        "others",
        "owns",
        "restated",
        "passive_excluded",
        "texts",
        "uncovered",
        "vetoes",
        "violence",
        "war",
        "with_words",
    )
)
_CACHE_LIMIT = 200_000
_NONE: dict[str, int] = {}


Saying = tuple[str, int, str, bool]


class TruceWords(msgspec.Struct, gc=False):
    """The truce lists of one language.

    Attributes:
        language: ``ar`` or ``en``.
        classes: Form -> list name -> how the form is in it (``PAST`` ``PRESENT`` ``NOUN`` bits).
        lists: The raw lists by name.
        cache: Surface -> what the word is.
        openers: Surface -> whether a truce may be named from the word on: ``OPENS`` by itself,
            ``AGAIN`` as the deal or offer told before, 0 not.
        governing: Surface -> what the word says of a truce that it governs, if anything.
        marking: Surface -> those of its lists that are asked for by sentence.
        pairs: Two words -> the list that they are in together: «fell apart», «ran out».
    """

    language: str
    classes: dict[str, dict[str, int]]
    lists: dict[str, frozenset[str]]
    cache: dict[str, dict[str, int]]
    openers: dict[str, int]
    governing: dict[str, Saying | None]
    marking: dict[str, tuple[str, ...]]
    pairs: dict[tuple[str, str], str]

    def of(self, word: Word) -> dict[str, int]:
        """Give the lists that a word is in."""
        known = self.cache.get(word.surface)
        if known is None:
            if len(self.cache) >= _CACHE_LIMIT:
                for cache in (self.cache, self.openers, self.governing, self.marking):
                    cache.clear()
            known = self.cache[word.surface] = self._classify(word)
        return known

    def opens(self, word: Word) -> int:
        """Tell whether a truce may be named from this word on."""
        known = self.openers.get(word.surface)
        if known is None:
            kinds = self.of(word)
            known = 0
            if not _OPENERS.isdisjoint(kinds):
                known = OPENS
            elif not _AGAIN.isdisjoint(kinds):
                known = AGAIN
            self.openers[word.surface] = known
        return known

    def marks(self, word: Word) -> tuple[str, ...]:
        """Give those lists that a word is in which are asked for by sentence."""
        known = self.marking.get(word.surface)
        if known is None:
            known = tuple(name for name in self.of(word) if name in _MARKED)
            self.marking[word.surface] = known
        return known

    def has(self, name: str, word: str) -> bool:
        """Tell whether a plain word is in a list."""
        return word in self.lists.get(name, ())

    def _classify(self, word: Word) -> dict[str, int]:
        found: dict[str, int] = {}
        for key in self._keys(word):
            for name, how in self.classes.get(key, _NONE).items():
                found[name] = found.get(name, 0) | how
        return found

    def _keys(self, word: Word) -> list[str]:
        if self.language == "en":
            return [word.norm]
        base = word.norm[len(word.conj) :]
        core = word.core or base
        bare = core[2:] if word.article else core
        keys = [word.norm, base, core, bare]
        if word.suffix and word.stem:
            keys.append(word.stem)
        return list(dict.fromkeys(keys))


@lru_cache(maxsize=8)
def truce_words(lexicon: Lexicon) -> TruceWords:
    """Give the truce lists of a lexicon, built once."""
    lists = {
        name.removeprefix("truces."): tuple(words)
        for name, words in lexicon.words.lists.items()
        if name.startswith("truces.")
    }
    classes: dict[str, dict[str, int]] = {}

    def enter(form: str, name: str, how: int) -> None:
        at = classes.setdefault(form, {})
        at[name] = at.get(name, 0) | how

    for name, words in lists.items():
        if name in _VERBAL:
            for entry in words:
                for form, how in _forms(entry, lists, lexicon.language):
                    enter(form, name, how)
        else:
            for word in words:
                if " " not in word:
                    enter(word, _NOMINAL.get(name, name), NOUN)
                if name in _NOMINAL:
                    enter(word, name, NOUN)
    for phrase in lists.get("condition_phrases", ()):
        enter(phrase.split()[0], "condition_openers", NOUN)
    if lexicon.language == "en":
        enter("cease", "cease", NOUN)
    for name in ("halt_pairs", "timed_halts"):
        for phrase in lists.get(name, ()):
            enter(phrase.split()[0], "halt_openers", NOUN)
    frozen = {name: frozenset(words) for name, words in lists.items()}
    return TruceWords(lexicon.language, classes, frozen, {}, {}, {}, {}, _pairs(lists, enter))


def _pairs(
    lists: dict[str, tuple[str, ...]], enter: Callable[[str, str, int], None]
) -> dict[tuple[str, str], str]:
    """Read «fell apart = collapses»; the first words are known as openers of pairs."""
    pairs: dict[tuple[str, str], str] = {}
    for entry in lists.get("pairs", ()):
        first, second, _, name = entry.split()
        enter(first, "pair_openers", NOUN)
        pairs[first, second] = name
    return pairs


def _forms(entry: str, lists: dict[str, tuple[str, ...]], language: str) -> list[tuple[str, int]]:
    """Give the forms of a verb entry: Arabic perfect and imperfect get their endings."""
    words = entry.split()
    if language == "en":
        return [(word, _english_tense(word)) for word in words]
    found: list[tuple[str, int]] = []
    for number, word in enumerate(words):
        if number == 0:
            found += [(word, PAST)]
            found += [(_perfect(word, end), PAST) for end in lists.get("endings_perfect", ())]
        elif number == 1 and word[:1] in lists.get("prefixes_imperfect", ()):
            rest = word[1:]
            for front in lists.get("prefixes_imperfect", ()):
                for end in lists.get("endings_imperfect", ()):
                    found.append((front + rest + end, PRESENT))
        else:
            found.append((word, NOUN))
    return found


def _perfect(word: str, ending: str) -> str:
    """Join an ending to a perfect; a weak last radical turns before some: «أنهى», «أنهاها»."""
    stem = word.removesuffix("ى")
    if stem == word or ending[:1] in ("ت", "و"):
        return stem + ending
    if ending.startswith("ه"):
        return f"{stem}ا{ending}"
    return f"{stem}ي{ending}" if ending else word


def _english_tense(word: str) -> int:
    if word.endswith("ing"):
        return NOUN
    if word.endswith(("ed", "t", "ke", "ken", "de", "ght", "ld", "ell")) and len(word) > 3:
        return PAST
    return PAST if word in ("held", "broke", "struck", "began") else PRESENT
