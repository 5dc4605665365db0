"""Arabic words: clitics split off by closed lists, each distinct surface analysed once.

Word lists and known names come in, :class:`~hudna.language.words.Word` values go out. A split
that no list vouches for is not made: an unsplit word costs a match, a wrong split costs a name.
"""

import re
from collections.abc import Collection, Mapping
from functools import cached_property

import msgspec

from hudna.language.known import (
    CONJUNCTIONS,
    PREPOSITIONS,
    SUFFIXES,
    KnownWords,
    leads_article,
)
from hudna.language.offsets import fold, normalise_mapped
from hudna.language.words import Word

_CACHE_LIMIT = 100_000
_IMPERFECT = "يتنأا"
_PLURAL_SUFFIXES = frozenset(("هما", "ها", "هم", "هن"))
# Verbal-noun shapes that are safe after ب and ل: forms III, IV, VII, VIII and X.
_MASDAR = re.compile("^(?:م.ا..ه|ا(?:ست|ن|.ت).{1,4}|ت..ي.ه?|ت.ا..)(?:ات)?$")
_DERIVED = ("يت", "تت", "يس", "تس", "ين", "تن")
_HAMZATED = "أإآ"
_THAT = ("أن", "إن")
_BARE = re.compile("^[وف]?(?:[بك](?:ال)?|لل?|ال)?$")


class Pieces(msgspec.Struct, gc=False):
    """The cut of one normal form, in characters of that form."""

    conj: str = ""
    prep: str = ""
    future: bool = False
    article: bool = False
    suffix: str = ""
    core: str = ""
    stem: str = ""
    lead: int = 0
    prep_end: int = 0


class Segmenter:
    """Splits Arabic words by closed lists and remembers every surface it has seen.

    Attributes:
        cache: Surface to word; the analysis looks here first.
    """

    def __init__(
        self,
        lists: Mapping[str, Collection[str]],
        known_names: Collection[str] = (),
        known_verbs: Collection[str] = (),
        known_nouns: Collection[str] = (),
    ) -> None:
        """Read the lists of ``words/ar/clitics.toml`` and the words that the packs know."""
        self.cache: dict[str, Word] = {}
        self._sources = lists, known_names, known_verbs, known_nouns

    @cached_property
    def _known(self) -> KnownWords:
        """The lists folded, once the first Arabic word is met."""
        return KnownWords(*self._sources)

    def word(self, surface: str) -> Word:
        """Give the analysed word of ``surface``, the same value for the same surface."""
        found = self.cache.get(surface)
        if found is None:
            if len(self.cache) >= _CACHE_LIMIT:
                self.cache.clear()
            found = self.cache[surface] = self._analyse(surface)
        return found

    def clitic(self, surface: str) -> Word | None:
        """Give the word of a bare clitic that leans on a quotation mark or a number.

        None when the letters are not clitics only. The core is empty then.
        """
        norm, starts = normalise_mapped(surface)
        if not norm or not _BARE.match(norm):
            return None
        conj = norm[0] if norm[0] in CONJUNCTIONS else ""
        rest = norm[len(conj) :]
        prep = rest[0] if rest[:1] and rest[0] in PREPOSITIONS else ""
        return Word(
            surface,
            "word",
            norm,
            fold(norm),
            conj=conj,
            prep=prep,
            article=len(rest) > len(prep),
            lead=starts[len(conj)],
            prep_end=starts[len(conj) + len(prep)],
            suffix_start=len(surface),
        )

    def _analyse(self, surface: str) -> Word:
        norm, starts = normalise_mapped(surface)
        if not norm:
            return Word(surface, "other", norm, norm, suffix_start=len(surface))
        cut = self._cut(norm)
        return Word(
            surface,
            "word",
            norm,
            fold(norm),
            conj=cut.conj,
            prep=cut.prep,
            future=cut.future,
            article=cut.article,
            suffix=cut.suffix,
            core=cut.core,
            stem=cut.stem,
            core_fold=fold(cut.core),
            lead=starts[cut.lead],
            prep_end=starts[cut.prep_end],
            suffix_start=starts[len(norm) - len(cut.suffix)],
        )

    def _cut(self, norm: str) -> Pieces:
        """Cut one normal form from left to right, then its suffix."""
        cut = Pieces()
        rest = norm
        free = self._is_headed(norm) or self._leans_on_speech(norm)
        if free or not self._known.is_whole(fold(norm)):
            if self._takes_conjunction(rest):
                cut.conj, rest = rest[0], rest[1:]
                cut.lead = cut.prep_end = 1
            if not (cut.conj and self._known.is_whole(fold(rest))):
                rest = self._cut_front(cut, rest)
        self._cut_article(cut, rest)
        return cut

    def _cut_front(self, cut: Pieces, rest: str) -> str:
        """Take off future or preposition, and the suffix; give what is left, suffix included."""
        if self._is_future(rest):
            cut.future, rest = True, rest[1:]
            cut.prep_end += 1
        elif rest.startswith("لل") and len(rest) > 3:
            cut.prep = "ل"
            cut.prep_end += 1
            return self._after_double_lam(cut, rest)
        elif self._takes_preposition(rest):
            cut.prep, rest = rest[0], rest[1:]
            cut.prep_end += 1
            if rest in SUFFIXES:
                cut.suffix = rest
                return rest
        cut.suffix = self._suffix(rest)
        return rest

    def _after_double_lam(self, cut: Pieces, rest: str) -> str:
        """Give the core after لل: للهدنة and للجنة hide the article, لليبيا has none."""
        known, name = self._known, fold(rest[1:])
        named = known.is_solo(name) and name not in known.lam_nouns
        if named and "ال" + name[1:] not in known.names:
            return rest[1:]
        cut.article = True
        return "ال" + (rest[1:] if name in self._known.lam_nouns else rest[2:])

    def _is_headed(self, norm: str) -> bool:
        """Tell whether the second letter is the head of another word, whatever the fold says.

        A hamza right after و ب ل ف is; والى without its hamza is و + إلى, while والي is a governor.
        """
        if norm[0] not in "وفبل" or len(norm) < 2:
            return False
        return norm[1] in _HAMZATED or (
            norm[-1] == "ى" and fold(norm[1:]) in self._known.particles and norm[0] == "و"
        )

    def _cut_article(self, cut: Pieces, core: str) -> None:
        """Fill article, core and stem."""
        if not cut.suffix and self._known.has_article(core):
            cut.article = True
        cut.core = core
        stem = core[2:] if cut.article else core
        if cut.suffix:
            stem = self._known.free_form(stem[: -len(cut.suffix)])
        cut.stem = stem

    def _takes_conjunction(self, norm: str) -> bool:
        if len(norm) < 2 or norm[0] not in CONJUNCTIONS:
            return False
        folded, rest = fold(norm), fold(norm[1:])
        if norm[1:3] in _THAT and len(norm) < 6:
            return True
        if norm[0] == "و" and self._is_headed(norm):
            return True
        if norm[0] == "و":
            if norm in self._known.speech:
                return False  # واصفا، وعدت: the verb itself begins with و
            # A speech verb with و (وأكد، ودعا) outweighs a rare stem that looks like it.
            listed = norm in self._known.speech or folded in self._known.keep_waw
            if norm[1:] in self._known.speech and not listed:
                return True
            return not self._keeps_waw(folded)
        if self._leans_on_speech(norm):
            return not self._known.is_noun(folded)
        if self._known.keeps(folded, self._known.keep_fa) or folded[:-1] in self._known.keep_fa:
            return False
        if rest in self._known.particles or self._known.is_whole(rest):
            return len(rest) > 1
        if rest.startswith("ال") and len(rest) > 4:
            return True
        return self._fa_before_word(norm[1:], rest)

    def _leans_on_speech(self, norm: str) -> bool:
        """Tell whether a conjunction stands before a speech verb of the packs: فأوضح، ورأى."""
        speech = self._known.speech
        return (
            len(norm) > 3 and norm[0] in CONJUNCTIONS and norm[1:] in speech and norm not in speech
        )

    def _fa_before_word(self, rest_norm: str, rest: str) -> bool:
        """Tell whether ف leans on a verb, a future or a known particle with its pronoun."""
        if self._known.is_body("ف" + rest):
            return False
        if self._is_future(rest_norm):
            return True
        suffix = self._suffix(rest_norm)
        if suffix:
            host = rest[: -len(suffix)]
            return host in self._known.hosts or (len(host) > 2 and self._known.is_verb(host))
        return len(rest) > 2 and self._known.is_verb(rest)

    def _keeps_waw(self, folded: str) -> bool:
        """Tell whether an initial و belongs to the stem."""
        if folded in self._known.keep_waw:
            return True
        if leads_article(folded):
            return any(
                folded.endswith(suffix) and folded[: -len(suffix)] in self._known.keep_waw
                for suffix in SUFFIXES
            )
        return self._known.keeps(folded, self._known.keep_waw)

    def _is_future(self, norm: str) -> bool:
        """Tell whether س stands before an imperfect."""
        if len(norm) < 4 or norm[0] != "س" or norm[1] not in _IMPERFECT:
            return False
        folded = fold(norm)
        if folded in self._known.keep_seen or self._known.is_body(folded):
            return False
        if self._known.is_imperfect(folded[1:]):
            return True
        suffix = self._suffix(norm[1:])
        if suffix and self._known.is_imperfect(folded[1 : -len(suffix)]):
            return True
        # An unlisted verb: only where a derived stem shows (سيستـ، ستتـ) and the word is long.
        return len(norm) > 5 and norm[1:3] in _DERIVED and norm[-1] not in "ةا"

    def _takes_preposition(self, norm: str) -> bool:
        if len(norm) < 2 or norm[0] not in PREPOSITIONS:
            return False
        folded, rest = fold(norm), fold(norm[1:])
        if norm[1] in _HAMZATED and (len(norm) > 3 or norm[1:] in _THAT or norm[1] == "آ"):
            return (
                not (norm[0] == "ك" and norm[1:3] in _THAT) and folded not in self._known.keep_prep
            )
        if norm[0] in "بل" and rest in self._known.short_names:
            return True
        if self._known.keeps(folded, self._known.keep_prep) or self._is_host_with_pronoun(norm):
            return False
        if self._is_pronoun_host(norm) or (rest in self._known.particles and len(rest) > 1):
            return not self._known.is_verb(folded)
        if rest.startswith("ال") and len(rest) > 3 and norm[0] != "ل":
            return True
        if self._known.is_body(folded):
            return False
        return self._prep_before(norm[0], norm[1:], rest)

    def _prep_before(self, prep: str, rest_norm: str, rest: str) -> bool:
        """Tell whether the rest is a word that a preposition may lean on."""
        if len(rest) < 2:
            return False
        if self._known.is_noun(rest) or (
            rest in self._known.names and self._known.takes_name(prep, rest)
        ):
            return True
        if prep == "ل" and self._known.is_imperfect(rest):
            return True
        suffix = self._suffix(rest_norm)
        if suffix:
            host = fold(rest_norm[: -len(suffix)])
            if prep == "ل" and self._known.is_imperfect(host):
                return True
            if host in self._known.particles:
                return True
            if self._known.is_noun(fold(self._known.free_form(rest_norm[: -len(suffix)]))):
                return True
            rest = host
        if prep == "ك":
            return False
        # No stem begins with بم, بف or بب, and only listed ones with بت, لت or لم.
        foreign = rest[0] in ("متفب" if prep == "ب" else "مت") and len(rest) > 3
        return foreign or bool(_MASDAR.match(rest))

    def _is_host_with_pronoun(self, norm: str) -> bool:
        """Tell whether the unsplit form is a particle or listed noun with a pronoun: لدينا."""
        suffix = self._suffix(norm)
        host = fold(norm[: -len(suffix)]) if suffix else ""
        return host in self._known.hosts or host in self._known.keep_prep

    def _is_pronoun_host(self, norm: str) -> bool:
        """Tell whether a preposition carries nothing but a pronoun: به، لهم، بنا."""
        return norm[0] in "بل" and norm[1:] in SUFFIXES and norm[1:] != "ني"

    def _suffix(self, norm: str) -> str:
        """Give the pronoun at the end of a word without its front clitics, or nothing."""
        folded = fold(norm)
        if (
            folded in self._known.keep_suffix
            or self._known.has_article(norm)
            or self._known.is_whole(folded)
        ):
            return ""
        if norm[:1] in "بل" and self._is_pronoun_host(norm):
            return norm[1:]
        for suffix in SUFFIXES:
            if norm.endswith(suffix) and len(norm) > len(suffix) + 1:
                host = norm[: -len(suffix)]
                if self._hosts_suffix(host, suffix, folded):
                    return suffix
        return ""

    def _hosts_suffix(self, host: str, suffix: str, folded: str) -> bool:
        """Tell whether ``host`` may carry ``suffix``."""
        base = fold(host)
        if base in self._known.hosts:
            return True
        if suffix == "ي" or len(host) < 2:
            return False
        if suffix in ("ك", "كم", "كما", "ني"):
            return self._known.is_imperfect(base) and not self._known.is_imperfect(folded)
        known = self._known
        if folded in known.heh if suffix == "ه" else known.is_exact(folded):
            return False
        if suffix in _PLURAL_SUFFIXES and len(host) > 2:
            return True
        if suffix == "نا":
            return self._known.is_noun(
                fold(self._known.free_form(host))
            ) or self._known.is_imperfect(base)
        if suffix == "ه" and len(host) > 2 and host.endswith(("ت", "ئ", "ؤ", "ون", "اء", "وا")):
            return True
        return (
            self._known.is_noun(fold(self._known.free_form(host)))
            or self._known.is_noun(base)
            or self._known.is_verb(base)
        )
