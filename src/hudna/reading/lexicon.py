"""Looks words up: what each distinct surface form can be in a clause, worked out once.

Comes in: the packs and the shared :class:`~hudna.language.words.Word` of a token. Goes out: a
:class:`Gram` with class bits and verb-form hits, cached by surface. It never looks at context.
"""

from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import cast

import msgspec

from hudna.language.words import Word
from hudna.packs import Packs
from hudna.packs.calendar import Kinds
from hudna.packs.schema import FormEntry, SpeechNoun, Verb

COMP = 1 << 0
PREP = 1 << 1
REL = 1 << 2
NEG = 1 << 3
SUB = 1 << 4
ADVERB = 1 << 5
AUX = 1 << 6
ROLE = 1 << 7
PEOPLE = 1 << 8
BODY = 1 << 9
DET = 1 << 10
PRONOUN = 1 << 11
ACCORD = 1 << 12
BREAK = 1 << 13
ADJUNCT = 1 << 14
DUAL = 1 << 15
MEDIUM = 1 << 16
SAME = 1 << 17
COUNTERPART = 1 << 18
WORD = 1 << 19
KANA = 1 << 20
CONDITION = 1 << 21
VERB = 1 << 22
NUMBER = 1 << 23
ASPECT = 1 << 24
RANK = 1 << 25
PUNCT = 1 << 26
REPORTER = 1 << 27
PURSUANT = 1 << 28
QUOTENAME = 1 << 29
QUOTE = 1 << 30
DOCUMENT = 1 << 32
BOUND = 1 << 33
DEMONYM = 1 << 31

_CACHE_LIMIT = 100_000
_DAMMA = "\u064f"
_WORDINGS = ("حد",)  # «على حد قوله»
_surface = attrgetter("surface")
_FINITE = ("perfect", "imperfect", "future")


class Hit(msgspec.Struct, gc=False):
    """One way in which a word can be a form of a speech verb.

    Attributes:
        verb: The verb's entry.
        kind: ``perfect`` ``imperfect`` ``participle`` ``masdar`` ``noun_participle`` ``noun``.
        person: 1, 2, 3 (0 where it does not apply).
        gender: ``m`` ``f`` or empty.
        number: ``s`` ``d`` ``p`` or empty.
        suffix: Attached object or possessive pronoun, or empty.
    """

    verb: Verb
    kind: str
    person: int = 0
    gender: str = ""
    number: str = ""
    suffix: str = ""


class Gram(msgspec.Struct, gc=False):
    """What one surface form can be, the record all steps share.

    What a step would ask of every token is answered here once a form, so that it goes over the few
    tokens that may concern it: ``[i for i, gram in enumerate(layers.grams) if gram.cue]``.

    Attributes:
        flags: Class bits.
        base: The norm without its conjunction.
        hits: Speech-verb readings.
        noun: The speech noun it is a form of.
        prep: The attached preposition, when the word carries one.
        key: What the word is called in the index of names.
        reach: Words of the longest name that may begin with it; 0 if none does.
        cue: It may be a word of speech: the statements look at no other.
        nouns: The nouns that it may be a form of, as the frames' lists have them.
        kinds: What the calendar knows of it, or None.
        dates: An expression of time may begin at it.
        counts: A number may begin at it.
    """

    flags: int
    base: str
    hits: tuple[Hit, ...] = ()
    noun: SpeechNoun | None = None
    prep: str = ""
    key: str = ""
    reach: int = 0
    cue: bool = False
    nouns: tuple[str, ...] = ()
    kinds: Kinds | None = None
    dates: bool = False
    counts: bool = False


def as_set(lists: Mapping[str, Iterable[str]], *keys: str) -> frozenset[str]:
    """Join closed lists of the words pack into one set; a list that is not there is empty."""
    return frozenset(word for key in keys for word in lists.get(key, ()))


class _Sets(dict[str, frozenset[str]]):
    """Closed lists as sets, each made when it is first asked for; empty where there is none."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self._lists = lists

    def __missing__(self, key: str) -> frozenset[str]:
        found = self[key] = as_set(self._lists, key)
        return found


class Lexicon:
    """Grams of one language, cached by surface form."""

    def __init__(self, packs: Packs, language: str) -> None:
        """Prepare the closed classes of a language.

        Args:
            packs: The loaded packs.
            language: ``ar`` or ``en``.
        """
        self.words = packs.words[language]
        self.language = language
        self.verbs = self.words.verbs
        self._classes = _classes(self.words.lists)
        self.cache: dict[str, Gram] = {}
        lists = self.words.lists
        # A closed list of the words pack as a set; asked for at every other token.
        self.members: Callable[[str], frozenset[str]] = _Sets(lists).__getitem__
        self.adjectives = frozenset(
            word.removeprefix("ال") for word in lists.get("clauses.adjectives", ())
        )
        self._never = as_set(lists, "clauses.never_speech")
        self.withheld = as_set(lists, "clauses.withheld")
        self.dual_bodies = as_set(lists, "clauses.dual_bodies")
        self.dual_persons = as_set(lists, "clauses.dual_persons")
        self.breaks = as_set(lists, "clauses.content_breaks")
        self.nouns = as_set(lists, "clitics.nouns")
        self.numerals = as_set(
            lists, *(key for key in lists if key.startswith(("numbers.unit_", "numbers.ten")))
        )
        self._names, self._longest = packs.names, packs.longest
        self._heads = packs.calendar.heads[language]
        self._starters = packs.calendar.starters[language]
        self._numbers = packs.calendar.lists[language]["numbers"]
        self._bare_alif = _without_hamza(self.words.forms) if language == "ar" else {}
        self._comps = as_set(lists, "clauses.complementiser_stems")
        self._pronouns = as_set(lists, "clauses.pronoun_suffixes")
        suffixes = as_set(lists, "clauses.object_suffixes")
        self._suffixes = sorted(suffixes, key=lambda suffix: (-len(suffix), suffix))

    def _is_demonym(self, key: str) -> bool:
        entries = self._names.get(key, ())
        return any(e.kind == "demonym" and e.language == self.language for e in entries)

    def gram(self, word: Word) -> Gram:
        """Give what a word can be; worked out once a surface form."""
        gram = self.cache.get(word.surface)
        if gram is None:
            if len(self.cache) >= _CACHE_LIMIT:
                self.cache.clear()
            gram = self._arabic(word) if self.language == "ar" else self._english(word)
            gram.key = word.core_fold or word.fold
            gram.reach = self._reach(word, gram.key)
            gram.cue = bool(
                gram.hits or gram.flags & ACCORD or gram.noun is not None or gram.base in _WORDINGS
            )
            gram.nouns = _nouns(word)
            number = word.kind == "number"
            gram.kinds = self._heads.get(word.fold)
            gram.dates = number or word.fold in self._starters
            gram.counts = number or word.fold in self._numbers
            self.cache[word.surface] = gram
        return gram

    def grams(self, words: list[Word]) -> list[Gram]:
        """Give what each of some words can be."""
        found = list(map(self.cache.get, map(_surface, words)))
        if all(found):  # a gram is never false; «None in» would compare each with it
            return cast("list[Gram]", found)
        gram = self.gram
        return [known or gram(word) for known, word in zip(found, words, strict=True)]

    def _reach(self, word: Word, key: str) -> int:
        """Look a word up as the first of a name: with its conjunction too, or an English plural."""
        most = self._longest.get(key)
        if most is None and word.conj:
            most = self._longest.get(word.fold)
        if most is None and self.language == "en" and word.title and word.fold.endswith("s"):
            most = self._longest.get(word.fold[:-1])
        return most or 0

    def _arabic(self, word: Word) -> Gram:
        if word.kind != "word":
            return Gram(_punctuation(word), word.norm)
        base = word.norm[len(word.conj) :]
        flags = WORD | self._flags(base)
        if not flags & COMP and self._is_complementiser(base):
            flags |= COMP
        if self._bears_pronoun(word, base):
            flags |= PREP | ADJUNCT | BOUND
        core = word.core or base
        bare = core[2:] if word.article and core.startswith("ال") else core
        keys = {core, bare, word.stem}
        if not word.article:  # a construct has none
            if bare.endswith(("ي", "و")) and len(bare) > 4:
                keys.update((bare[:-1] + "ون", bare[:-1] + "ين"))  # مقاتلي، مسؤولو
            if bare.endswith(("ا", "ي")) and len(bare) > 3:
                keys.add(bare[:-1])  # dual: وزيرا الخارجية، وفدا الطرفين
        for key in sorted(keys):
            flags |= self._flags(key) & (ROLE | PEOPLE | BODY | DUAL | MEDIUM | RANK)
            flags |= self._flags(key) & (REPORTER | DOCUMENT)
            flags |= self._flags(key) & (COUNTERPART | PURSUANT)
        if self._is_demonym(word.core_fold):
            flags |= DEMONYM
        noun = self._noun(core, bare, word.stem)
        hits = () if bare in self._never else self._arabic_hits(word, base, bare)
        if _DAMMA in word.surface[len(word.conj) : len(word.conj) + 2]:
            hits = tuple(hit for hit in hits if hit.kind not in _FINITE)  # a vowelled passive
        return Gram(flags, base, hits, noun, word.prep)

    def _english(self, word: Word) -> Gram:
        if word.kind != "word":
            return Gram(_punctuation(word), word.norm)
        base = word.norm
        flags = WORD | self._flags(base)
        if word.upper:
            flags &= ~PRONOUN  # the US is no pronoun
        if base.endswith("ly") and not word.title and base not in self.members("clauses.ly_words"):
            flags |= ADVERB
        hits = tuple(self._hits(base, ""))
        noun = self._noun(base)
        return Gram(flags, base, hits, noun)

    def _flags(self, key: str) -> int:
        return self._classes.get(key, 0)

    def _is_complementiser(self, base: str) -> bool:
        for stem in self._comps:
            if base.startswith(stem) and base[len(stem) :] in self._pronouns:
                return True
        return False

    def _bears_pronoun(self, word: Word, base: str) -> bool:
        """Tell whether the word is a preposition with its pronoun: فيها، به، خلاله."""
        if word.prep and base[1:] in self._pronouns:
            return True
        for suffix in self._suffixes:
            if base.endswith(suffix) and len(base) > len(suffix) + 1:
                stem = base[: -len(suffix)]
                if self._flags(stem) & PREP or _open_preposition(stem, self._classes):
                    return True
        return False

    def _noun(self, *keys: str) -> SpeechNoun | None:
        for key in keys:
            found = self.words.noun_forms.get(key)
            if found:
                return self.words.nouns[found[0]]
        return None

    def _arabic_hits(self, word: Word, base: str, bare: str) -> tuple[Hit, ...]:
        hits = self._hits(base, "")
        if not hits and base[:1] == "س" and base[1:2] in "يتأن":
            hits = [_future(h) for h in self._hits(base[1:], "") if h.kind == "imperfect"]
        if hits and not word.conj and base[0] == "و":
            # وردت is «appeared» or «and replied»: both are kept, the frames decide.
            hits = [*hits, *(h for h in self._hits(base[1:], "") if h.kind in _FINITE)]
        if not hits:
            hits = self._suffixed(base)
        if not hits and (word.prep or word.article):
            nominal = ("masdar", "noun", "noun_participle")
            hits = [h for h in self._hits(bare, "") if h.kind in nominal]
            hits = hits or [h for h in self._suffixed(bare) if h.kind in nominal]
        if word.article:
            hits = [h for h in hits if h.kind in ("masdar", "noun", "noun_participle")]
        return tuple(hits)

    def _suffixed(self, base: str) -> list[Hit]:
        for suffix in self._suffixes:
            if len(base) > len(suffix) + 2 and base.endswith(suffix):
                hits = self._hits(base[: -len(suffix)], suffix)
                if hits:
                    return hits
        return []

    def _hits(self, form: str, suffix: str) -> list[Hit]:
        entries = self.words.forms.get(form) or ()
        if not entries and not suffix:
            entries = self._bare_alif.get(form) or ()
        found: list[Hit] = []
        for entry in entries:
            if (entry.open and not suffix) or entry.jussive:
                continue  # a jussive stands after a negation: speech withheld, not made
            verb = self.verbs[entry.verb]
            found.append(Hit(verb, entry.kind, entry.person, entry.gender, entry.number, suffix))
        return found


def _open_preposition(stem: str, classes: Mapping[str, int]) -> bool:
    """Tell whether a stem is a preposition whose ى opened before a pronoun (إليه، عليها)."""
    return stem.endswith("ي") and bool(classes.get(stem[:-1] + "ى", 0) & PREP)


def _nouns(word: Word) -> tuple[str, ...]:
    """Give the nouns a word may be a form of, the accusative and the construct undone."""
    nouns = [word.core, word.stem, word.core[2:] if word.article else word.core]
    nouns += [noun[:-1] for noun in nouns if noun.endswith("ا")]
    nouns += [noun[:-1] + "ة" for noun in nouns[:3] if noun.endswith("ت")]
    return tuple(dict.fromkeys(nouns))


_ALIF = str.maketrans("أإآ", "ااا")


def _without_hamza(forms: Mapping[str, tuple[FormEntry, ...]]) -> dict[str, tuple[FormEntry, ...]]:
    """Give the forms as texts print them that lose the hamza of alif; none that exists as such."""
    lost: dict[str, tuple[FormEntry, ...]] = {}
    for form, entries in forms.items():
        key = form.translate(_ALIF)
        if key != form and key not in forms:
            lost[key] = lost.get(key, ()) + entries
    return lost


def _future(hit: Hit) -> Hit:
    return Hit(hit.verb, "future", hit.person, hit.gender, hit.number, hit.suffix)


def _punctuation(word: Word) -> int:
    if word.kind == "number":
        return NUMBER
    if word.kind == "quote":
        return PUNCT | QUOTE
    return PUNCT


_ALSO_BARE = (ROLE, RANK, PEOPLE, BODY, MEDIUM, DOCUMENT, VERB, ADVERB)
_CLASS_LISTS = {
    "clauses.complementisers": COMP,
    "clauses.prepositions": PREP,
    "clauses.adjunct_openers": ADJUNCT,
    "clauses.relatives": REL,
    "clauses.verb_negators": NEG,
    "clauses.conditionals": CONDITION,
    "clauses.auxiliaries": AUX,
    "clauses.kana": KANA,
    "clauses.subordinators": SUB,
    "clauses.content_breaks": BREAK,
    "clauses.adverbs": ADVERB,
    "clauses.determiners": DET,
    "clauses.pronouns": PRONOUN,
    "clauses.counterparts": COUNTERPART,
    "clauses.dual_nouns": DUAL,
    "clauses.same_source": SAME,
    "clauses.according_to": ACCORD,
    "clauses.pursuant_objects": PURSUANT,
    "clauses.quote_names": QUOTENAME,
    "clauses.aspect_verbs": ASPECT,
    "clauses.media_nouns": MEDIUM,
    "clauses.verbs": VERB,
    "clauses.documents": DOCUMENT,
    "roles.person_titles": ROLE,
    "roles.military_ranks": RANK,
    "roles.body_nouns": BODY,
    "roles.collective_people": PEOPLE,
    "clauses.people": PEOPLE,
    "clauses.reporters": REPORTER,
}


def _classes(lists: Mapping[str, Iterable[str]]) -> dict[str, int]:
    classes: dict[str, int] = {}
    for key, bit in _CLASS_LISTS.items():
        for form in lists.get(key, ()):
            classes[form] = classes.get(form, 0) | bit
            bare = form.translate(_ALIF)
            if bare != form and bit in _ALSO_BARE:  # texts that lose the hamza of alif
                classes[bare] = classes.get(bare, 0) | bit
    return classes
