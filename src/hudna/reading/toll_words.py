"""Words that say what a number counts: the ``counts`` lists of the packs by surface form."""

from weakref import WeakKeyDictionary

from hudna.language.words import Word
from hudna.packs.arabic_forms import arabic_forms
from hudna.reading.event_words import EventWords, bare, event_words
from hudna.reading.lexicon import Lexicon

_CACHE_LIMIT = 200_000
_NONE: frozenset[str] = frozenset()


class TollWords:
    """The counting words of one language, by surface form."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Read the lists of ``words/<language>/counts.toml``."""
        self._words: EventWords = event_words(lexicon)
        self.arabic = self._words.arabic
        self._table: dict[str, set[str]] = {}
        self.cache: dict[str, frozenset[str]] = {}
        self.harms: dict[str, str] = {}
        for key, forms in lexicon.words.lists.items():
            if not key.startswith("counts."):
                continue
            room, _, part = key.removeprefix("counts.").partition(".")
            role = part if room == "lists" else f"{room}.{part}"
            for form in forms:
                for surface in self._surfaces(form, part):
                    self._table.setdefault(bare(surface), set()).add(role)

    def _surfaces(self, form: str, part: str) -> list[str]:
        if part == "verbs" and self._words.arabic and " " in form:
            lemma, imperfect, *more = form.split()
            given = {"imperfect": imperfect, "perfect_f": more[0] if more else lemma + "ت"}
            return [f.surface for f in arabic_forms(lemma, given) if not f.open]
        return [form]

    def roles(self, word: Word) -> frozenset[str]:
        """Give the roles of a word; empty for most."""
        found = self.cache.get(word.surface)
        if found is None:
            if len(self.cache) >= _CACHE_LIMIT:
                self.cache.clear()
            found = self._roles(word)
            self.cache[word.surface] = found
        return found

    def harm(self, word: Word) -> str:
        """Give what befalls the people named after a word: ``killed`` ``injured``, or nothing.

        A word that counts two violations by itself gives ``violations``.
        """
        found = self.harms.get(word.surface)
        if found is None:
            if len(self.harms) >= _CACHE_LIMIT:
                self.harms.clear()
            roles = self.roles(word)
            found = "violations" if "violations.two" in roles else ""
            for what in ("killed", "injured") if not found else ():
                if f"{what}.heads" in roles or f"{what}.verbs" in roles:
                    found = what
                    break
            self.harms[word.surface] = found
        return found

    def _roles(self, word: Word) -> frozenset[str]:
        if word.kind != "word":
            return _NONE
        found: set[str] = set()
        base = bare(word.norm[len(word.conj) :])
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
