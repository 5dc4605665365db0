"""Words that show events: what each surface form can trigger, worked out once.

In: the packs' ``events`` lists and the shared :class:`~hudna.language.words.Word` of a token.
Out: its senses, cached by surface form. Context is looked at elsewhere.
"""

from collections.abc import Iterable, Mapping
from weakref import WeakKeyDictionary

import msgspec

from hudna.language.words import Word
from hudna.packs.arabic_forms import arabic_forms, noun_variants
from hudna.packs.english_forms import english_forms
from hudna.reading.lexicon import Lexicon

_SUFFIXES = ("هما", "ها", "هم", "هن", "نا", "ه")
_PREPOSITIONS = "بلك"
_EMPTY: frozenset[str] = frozenset()
_NOTHING: tuple[str, ...] = ()
_CACHE_LIMIT = 200_000


class Sense(msgspec.Struct, frozen=True, gc=False):
    """One thing that a word can show.

    Attributes:
        type: Event type; empty for a phrase that shows nothing.
        sort: ``noun`` ``verb`` ``void``.
        rest: Further words of a phrase, without article.
        kind: Form of a verb: ``perfect`` ``imperfect`` ``participle`` ``noun_participle``.
        pair: Number of the table whose objects complete it; 0 when none is needed.
        vague: ``kill`` or ``hit`` for a word that tells an outcome, not how it came about.
    """

    type: str
    sort: str
    rest: tuple[str, ...] = ()
    kind: str = ""
    pair: int = 0
    vague: str = ""


class Senses(msgspec.Struct, frozen=True, gc=False):
    """All that a word can show, sorted so that a look at the next word rules most of it out.

    Attributes:
        alone: Senses of the word itself.
        phrases: Senses that need further words, by the first of these.
        noun: One of the senses is a noun of its own.
        verb: One of them is a verb.
    """

    alone: tuple[Sense, ...]
    phrases: dict[str, list[Sense]]
    noun: bool
    verb: bool


class EventWords:
    """The event words of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Read the lists of ``words/<language>/events.toml``."""
        lists = lexicon.words.lists
        self.arabic = lexicon.language == "ar"
        self._nouns: dict[str, list[Sense]] = {}
        self._verbs: dict[str, list[Sense]] = {}
        self._known = lexicon.nouns  # «سيطرتها» is a noun with its pronoun, not a verb
        self.cache: dict[str, Senses | None] = {}
        self._forms: dict[str, tuple[str, ...]] = {}
        self._lists: dict[str, frozenset[str]] = {}
        self._means: dict[str, str] = {}
        self._follows: dict[str, frozenset[str]] = {}
        self._pairs: dict[str, frozenset[int]] = {}
        self._tables: dict[str, int] = {}
        self._completes: dict[str, set[int]] = {}
        self.sets = {
            key.removeprefix("events.context."): frozenset((*words, *map(bare, words)))
            for key, words in lists.items()
            if key.startswith("events.context.")
        }
        self.means = {
            bare(word): key.removeprefix("events.means.")
            for key, words in lists.items()
            if key.startswith("events.means.")
            for word in words
        }
        self._vague = {
            word: key.rpartition("_")[2]
            for key, words in lists.items()
            if key.startswith("events.context.vague_")
            for word in words
        }
        for phrase in lists.get("events.void", _NOTHING):
            self._add(self._nouns, phrase, "", "void")
        for key, words in lists.items():
            self._read(key, words, lists)

    def _read(self, key: str, words: Iterable[str], lists: Mapping[str, tuple[str, ...]]) -> None:
        room, _, name = key.removeprefix("events.").partition(".")
        if not key.startswith("events."):
            return
        if room == "nouns":
            for phrase in words:
                self._add(self._nouns, phrase, name, "noun")
        elif room == "verbs":
            for entry in words:
                self._conjugate(entry, name, 0)
        elif room == "pairs" and key.endswith((".verbs", ".nouns")):
            table, _, part = name.rpartition(".")
            kind = table.partition("#")[0]
            pair = self._pair(table, lists)
            for entry in words:
                if part == "verbs":
                    self._conjugate(entry, kind, pair)
                else:
                    self._add(self._nouns, entry, kind, "noun", pair)

    def _pair(self, table: str, lists: Mapping[str, tuple[str, ...]]) -> int:
        """Give the number of a table of pairs, its objects noted on first use."""
        number = self._tables.get(table)
        if number is None:
            number = self._tables[table] = len(self._tables) + 1
            for word in lists.get(f"events.pairs.{table}.objects", _NOTHING):
                for form in map(bare, noun_variants(word)) if self.arabic else (word,):
                    self._completes.setdefault(form, set()).add(number)
        return number

    def _add(
        self,
        table: dict[str, list[Sense]],
        phrase: str,
        kind: str,
        sort: str,
        pair: int = 0,
    ) -> None:
        first, *rest = map(bare, phrase.split())
        vague = "" if pair else self._vague.get(phrase, "")
        sense = Sense(kind, sort, tuple(rest), "", pair, vague)
        heads = noun_variants(first) if self.arabic else (first,)
        for head in (*heads, first):
            found = table.setdefault(head, [])
            if sense not in found:
                found.append(sense)

    def _conjugate(self, entry: str, kind: str, pair: int) -> None:
        if self.arabic:
            lemma, imperfect, *more = entry.split()
            given = {"imperfect": imperfect, "perfect_f": more[0] if more else lemma + "ت"}
            forms = [
                (f.surface, f.kind)
                for f in arabic_forms(lemma, given)
                if not f.open
                and not f.jussive
                and (f.person == 3 or (f.person == 1 and f.number == "p"))
            ]
        else:
            lemma, *more = entry.split("|")
            given: dict[str, str] = {}
            given.update(zip(("past", "past_participle"), more, strict=False))
            forms = [(f.surface, f.kind) for f in english_forms(lemma, given)]
        for surface, form in forms:
            first, *rest = bare(surface).split()
            vague = "" if pair else self._vague.get(lemma, "")
            sense = Sense(kind, "verb", tuple(rest), form, pair, vague)
            found = self._verbs.setdefault(first, [])
            if sense not in found:
                found.append(sense)

    def senses(self, word: Word) -> Senses | None:
        """Give what a word can show; nothing for most words."""
        if word.surface in self.cache:
            return self.cache[word.surface]
        if len(self.cache) >= _CACHE_LIMIT:
            self.cache.clear()
        found = self.cache[word.surface] = self._look_up(word)
        return found

    def _look_up(self, word: Word) -> Senses | None:
        if word.kind != "word":
            return None
        found: dict[Sense, None] = {}
        if not (word.article or word.prep):
            for form in self._verb_forms(word):
                for sense in self._verbs.get(form, ()):
                    found[sense] = None
        for form in self.forms(word):
            for sense in self._nouns.get(form, ()):
                found[sense] = None
        if not found:
            return None
        phrases: dict[str, list[Sense]] = {}
        for sense in found:
            if sense.rest:
                phrases.setdefault(sense.rest[0], []).append(sense)
        alone = tuple(sense for sense in found if not sense.rest)
        noun = any(sense.sort == "noun" for sense in alone)
        return Senses(alone, phrases, noun, any(sense.sort == "verb" for sense in found))

    def _verb_forms(self, word: Word) -> list[str]:
        if not self.arabic:
            return [word.norm]
        base = bare(word.norm[len(word.conj) :])
        forms = [base]
        if word.future or (base[:1] == "س" and base[1:2] in "يت"):
            forms.append(base[1:])
        if not (word.suffix and word.stem[-1:] == "ة" and word.stem in self._known):
            forms += [
                base[: -len(s)] for s in _SUFFIXES if base.endswith(s) and len(base) - len(s) > 2
            ]
        return forms

    def forms(self, word: Word) -> tuple[str, ...]:
        """Give the forms under which a noun may be listed: without clitics and article."""
        known = self._forms.get(word.surface)
        if known is None:
            if len(self._forms) >= _CACHE_LIMIT:
                self._forget()
            known = self._arabic_forms(word) if self.arabic else _english(word)
            self._forms[word.surface] = known
        return known

    def _arabic_forms(self, word: Word) -> tuple[str, ...]:
        base = bare(word.norm[len(word.conj) :])
        parts = (bare(word.stem), bare(word.core), base) if word.stem else (base,)
        found = dict.fromkeys(parts)
        for form in tuple(found):
            if form.startswith("لل") and len(form) > 4:
                found[form[2:]] = None
            if form[:1] and form[0] in _PREPOSITIONS and len(form) > 4:
                found[form[1:]] = None
                if form[1:3] == "ال":
                    found[form[3:]] = None
            if form.startswith("ال") and len(form) > 4:
                found[form[2:]] = None
        for form in tuple(found):
            for suffix in _SUFFIXES:
                if form.endswith(suffix) and len(form) - len(suffix) > 2:
                    host = form[: -len(suffix)]
                    found[host] = None
                    if host.endswith("ت"):
                        found[host[:-1] + "ة"] = None
        return tuple(found)

    def follows(self, word: Word) -> frozenset[str]:
        """Give the further words of phrases that a word can stand for."""
        found = self._follows.get(word.surface)
        if found is None:
            forms = self.forms(word)
            bases = [form[:-1] for form in forms if self.arabic and form.endswith("ا")]
            found = self._follows[word.surface] = frozenset((*forms, *bases))
        return found

    def completes(self, word: Word) -> frozenset[int]:
        """Give the tables of pairs that a word is an object of; empty for most words."""
        found = self._pairs.get(word.surface)
        if found is None:
            forms = self.forms(word)
            found = frozenset(n for form in forms for n in self._completes.get(form, ()))
            self._pairs[word.surface] = found
        return found

    def lists_of(self, word: Word) -> frozenset[str]:
        """Give the context lists that a word is in, clitics and article aside."""
        lists = self._lists.get(word.surface)
        return self._remember(word) if lists is None else lists

    def has(self, name: str, word: Word) -> bool:
        """Tell whether a word is in a context list, clitics and article aside."""
        lists = self._lists.get(word.surface)
        return name in (self._remember(word) if lists is None else lists)

    def stands(self, name: str, base: str) -> bool:
        """Tell whether the very word, but for a conjunction, is in a context list."""
        return base in self.sets.get(name, _EMPTY)

    def means_of(self, word: Word) -> str:
        """Give the type that a word of means tells, or nothing."""
        found = self._means.get(word.surface)
        if found is None:
            self._remember(word)
            found = self._means[word.surface]
        return found

    def _forget(self) -> None:
        """Empty the caches; none holds a word that has no forms here."""
        caches = (self._forms, self._lists, self._means, self._follows, self._pairs)
        for cache in caches:
            cache.clear()

    def _remember(self, word: Word) -> frozenset[str]:
        forms = self.forms(word)
        names = (name for name, words in self.sets.items() if not words.isdisjoint(forms))
        lists = self._lists[word.surface] = frozenset(names)
        self._means[word.surface] = next((self.means[f] for f in forms if f in self.means), "")
        return lists


def _english(word: Word) -> tuple[str, ...]:
    return (word.norm,)


_ALIF = str.maketrans("أإآ", "ااا")


def bare(word: str) -> str:
    """Give a word without the hamzas of its alifs, which many texts leave out."""
    return word.translate(_ALIF)


_KNOWN: WeakKeyDictionary[Lexicon, EventWords] = WeakKeyDictionary()


def event_words(lexicon: Lexicon) -> EventWords:
    """Give the event words that go with a lexicon, built on first use."""
    found = _KNOWN.get(lexicon)
    if found is None:
        found = _KNOWN[lexicon] = EventWords(lexicon)
    return found
