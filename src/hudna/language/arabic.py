"""Arabic words: clitics split off by closed lists, each distinct surface analysed once.

Word lists and known names come in, :class:`~hudna.language.words.Word` values go out. A split
that no list vouches for is not made: an unsplit word costs a match, a wrong split costs a name.
"""

import re
from collections.abc import Collection, Mapping

import msgspec

from hudna.language.offsets import fold, normalise_mapped
from hudna.language.words import Word

_CACHE_LIMIT = 200_000
_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بلك"
_CLITICS = _CONJUNCTIONS + _PREPOSITIONS
_IMPERFECT = "يتنأا"
_SUFFIXES = ("هما", "كما", "ها", "هم", "هن", "كم", "نا", "ني", "ه", "ك", "ي")
_PLURAL_SUFFIXES = frozenset(("هما", "ها", "هم", "هن"))
_NOUN_ENDINGS = ("ات", "ين", "ان", "ون", "تين", "تان", "يين", "يون", "يه", "ا", "ي", "ه", "و", "ت")
_VERB_ENDINGS = ("ت", "وا", "ا", "تا", "نا", "و", "ن", "تم")
_IMPERFECT_ENDINGS = ("ون", "ان", "وا", "ا", "ن", "ين", "و")
_HAMZA = "ءئؤ"
# Verbal-noun shapes that are safe after ب and ل: forms III, IV, VII, VIII and X.
_MASDAR = re.compile("^(?:م.ا..ه|ا(?:ست|ن|.ت).{1,4}|ت..ي.ه?|ت.ا..)(?:ات)?$")
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
        folded = {key: frozenset(map(fold, words)) for key, words in lists.items()}

        def named(*keys: str) -> frozenset[str]:
            empty: frozenset[str] = frozenset()
            return empty.union(*(folded.get(key, empty) for key in keys))

        self.cache: dict[str, Word] = {}
        self._speech = frozenset(known_verbs)
        self._whole = named("whole")
        self._hosts = named("hosts")
        self._particles = named("particles") | self._hosts
        self._keep_waw = named("keep_waw")
        self._keep_fa = named("keep_fa")
        self._keep_seen = named("keep_seen")
        self._keep_article = named("keep_article")
        self._keep_suffix = named("keep_suffix")
        self._keep_prep = named("keep_prep")
        self._short_names = named("short_names")
        self._lam_nouns = named("lam_nouns")
        stems = ("nouns", "keep_waw", "keep_fa", "keep_seen", "keep_prep", "lam_nouns")
        self._nouns = named(*stems) | frozenset(map(fold, known_nouns))
        self._names = frozenset(map(fold, known_names)) | named("short_names")
        listed = named("nouns")
        self._solo = frozenset(name for name in self._names if self._stands_alone(name, listed))
        verbs = named("verbs") | frozenset(map(fold, known_verbs))
        imperfects = {verb for verb in verbs if verb[:1] == "ي" and len(verb) > 2}
        self._imperfects = frozenset(verb[1:] for verb in imperfects)
        self._verbs = verbs - imperfects
        self._exact = self._nouns | self._solo | self._verbs
        # Folding makes taa marbuta a heh; only words that end in a true heh rule the pronoun out.
        printed = (*lists.get("nouns", ()), *known_names, *known_verbs, *known_nouns)
        self._heh = frozenset(fold(word) for word in printed if word[-1:] == "ه")

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
        conj = norm[0] if norm[0] in _CONJUNCTIONS else ""
        rest = norm[len(conj) :]
        prep = rest[0] if rest[:1] and rest[0] in _PREPOSITIONS else ""
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

    def is_known(self, folded: str) -> bool:
        """Tell whether a folded form is a listed word, with or without an ending."""
        return (
            folded in self._whole
            or folded in self._particles
            or folded in self._names
            or self._is_noun(folded)
            or self._is_verb(folded)
        )

    def _stands_alone(self, name: str, nouns: frozenset[str]) -> bool:
        """Tell whether a known name is one word, not a piece of a longer name with a clitic.

        The pieces of ``حركة تحرير السودان`` or ``الأمن والسلام`` say nothing about clitics.
        """
        rest = name[1:]
        if name[0] in _CLITICS and not self._keeps_listed(name):
            if _leads_article(name) or rest in nouns or rest in self._particles:
                return False
            if len(rest) > 4 and rest in self._names:
                return False
        return not any(
            name.endswith(suffix) and (name[: -len(suffix)] in self._hosts or name[:-1] in "بل")
            for suffix in _SUFFIXES
            if suffix != "ي"
        )

    def _keeps_listed(self, folded: str) -> bool:
        return any(folded in listed for listed in (self._keep_waw, self._keep_fa, self._keep_prep))

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
        # A hamza right after و ب ل ف is the head of another word, whatever the folded form says.
        headed = norm[0] in "وفبل" and norm[1:2] in ("أ", "إ")
        if headed or not self._is_whole(fold(norm)):
            if self._takes_conjunction(rest):
                cut.conj, rest = rest[0], rest[1:]
                cut.lead = cut.prep_end = 1
            if not (cut.conj and self._is_whole(fold(rest))):
                rest = self._cut_front(cut, rest)
        self._cut_article(cut, rest)
        return cut

    def _cut_front(self, cut: Pieces, rest: str) -> str:
        """Take off future or preposition, and the suffix; give what is left, suffix included."""
        if self._is_future(rest):
            cut.future, rest = True, rest[1:]
            cut.prep_end += 1
        elif rest.startswith("لل") and self._takes_double_lam(rest):
            cut.prep, cut.article = "ل", True
            cut.prep_end += 1
            short = rest[2:]
            return "ال" + (rest[1:] if fold(rest[1:]) in self._lam_nouns else short)
        elif self._takes_preposition(rest):
            cut.prep, rest = rest[0], rest[1:]
            cut.prep_end += 1
        cut.suffix = self._suffix(rest, verb=cut.future)
        return rest

    def _cut_article(self, cut: Pieces, core: str) -> None:
        """Fill article, core and stem."""
        if not cut.suffix and self._has_article(core):
            cut.article = True
        cut.core = core
        stem = core[2:] if cut.article else core
        if cut.suffix:
            stem = self._host(stem[: -len(cut.suffix)])
        cut.stem = stem

    def _is_whole(self, folded: str) -> bool:
        """Tell whether the word must stay as it is: a closed-list word or a known name."""
        return folded in self._whole or folded in self._solo

    def _takes_conjunction(self, norm: str) -> bool:
        if len(norm) < 2 or norm[0] not in _CONJUNCTIONS:
            return False
        folded, rest = fold(norm), fold(norm[1:])
        if norm[1:3] in _THAT and len(norm) < 6:
            return True
        if norm[0] == "و":
            # A speech verb with و (وأكد، ودعا) outweighs a rare stem that looks like it.
            if norm[1:] in self._speech and norm not in self._speech:
                return True
            return not self._keeps_waw(folded)
        if self._keeps(folded, self._keep_fa) or folded[:-1] in self._keep_fa:
            return False
        if rest in self._particles or self._is_whole(rest):
            return len(rest) > 1
        if rest.startswith("ال") and len(rest) > 4:
            return True
        return self._fa_before_word(norm[1:], rest)

    def _fa_before_word(self, rest_norm: str, rest: str) -> bool:
        """Tell whether ف leans on a verb, a future or a known particle with its pronoun."""
        if self._is_known_body("ف" + rest):
            return False
        if self._is_future(rest_norm):
            return True
        suffix = self._suffix(rest_norm)
        if suffix:
            host = rest[: -len(suffix)]
            return host in self._hosts or (len(host) > 2 and self._is_verb(host))
        return len(rest) > 2 and self._is_verb(rest)

    def _keeps_waw(self, folded: str) -> bool:
        """Tell whether an initial و belongs to the stem."""
        if folded in self._keep_waw:
            return True
        if _leads_article(folded):
            return any(
                folded.endswith(suffix) and folded[: -len(suffix)] in self._keep_waw
                for suffix in _SUFFIXES
            )
        return self._keeps(folded, self._keep_waw)

    def _keeps(self, folded: str, listed: frozenset[str]) -> bool:
        """Tell whether a listed stem, with a noun or verb ending or a pronoun, is the word."""
        if folded in listed:
            return True
        for ending in (*_NOUN_ENDINGS, *_VERB_ENDINGS, *_SUFFIXES):
            if folded.endswith(ending) and len(folded) - len(ending) > 2:
                base = folded[: -len(ending)]
                if base in listed or base + "ه" in listed:
                    return True
                if base[-1] == "ت" and base[:-1] + "ه" in listed:
                    return True
        return False

    def _is_future(self, norm: str) -> bool:
        """Tell whether س stands before an imperfect."""
        if len(norm) < 4 or norm[0] != "س" or norm[1] not in _IMPERFECT:
            return False
        folded = fold(norm)
        if folded in self._keep_seen or self._is_known_body(folded):
            return False
        if self._is_imperfect(folded[1:]):
            return True
        suffix = self._suffix(norm[1:], verb=True)
        if suffix and self._is_imperfect(folded[1 : -len(suffix)]):
            return True
        # An unlisted verb: long enough, no nominal ending, and no listed noun begins like it.
        if norm[1] not in "يت" or len(norm) < 5 or norm[-1] in "ةا":
            return False
        return not any(folded.startswith(noun) for noun in self._keep_seen if len(noun) > 3)

    def _takes_double_lam(self, norm: str) -> bool:
        return len(norm) > 3

    def _takes_preposition(self, norm: str) -> bool:
        if len(norm) < 2 or norm[0] not in _PREPOSITIONS:
            return False
        folded, rest = fold(norm), fold(norm[1:])
        if norm[1] in _HAMZATED and (len(norm) > 3 or norm[1:] in _THAT):
            return not (norm[0] == "ك" and norm[1:3] in _THAT) and folded not in self._keep_prep
        if self._keeps(folded, self._keep_prep) or self._is_host_with_pronoun(norm):
            return False
        if self._is_pronoun_host(norm) or (rest in self._particles and len(rest) > 1):
            return not self._is_verb(folded)
        if rest.startswith("ال") and len(rest) > 3 and norm[0] != "ل":
            return True
        if self._is_known_body(folded):
            return False
        return self._prep_before(norm[0], norm[1:], rest)

    def _prep_before(self, prep: str, rest_norm: str, rest: str) -> bool:
        """Tell whether the rest is a word that a preposition may lean on."""
        if len(rest) < 2:
            return False
        if self._is_noun(rest) or (rest in self._names and self._takes_name(prep, rest)):
            return True
        if prep == "ل" and self._is_imperfect(rest):
            return True
        suffix = self._suffix(rest_norm)
        if suffix:
            host = fold(rest_norm[: -len(suffix)])
            if prep == "ل" and self._is_imperfect(host):
                return True
            if self._is_noun(fold(self._host(rest_norm[: -len(suffix)]))):
                return True
            rest = host
        if prep == "ك":
            return False
        # No stem begins with بم, بف or بب, and only listed ones with بت, لت or لم.
        foreign = rest[0] in ("متفب" if prep == "ب" else "مت") and len(rest) > 3
        return foreign or bool(_MASDAR.match(rest))

    def _takes_name(self, prep: str, name: str) -> bool:
        """Tell whether a name is long enough to be no chance ending of another word."""
        if name in self._short_names:
            return True
        return len(name) > (4 if prep == "ك" else 3)

    def _is_host_with_pronoun(self, norm: str) -> bool:
        """Tell whether the unsplit form is a particle or listed noun with a pronoun: لدينا."""
        suffix = self._suffix(norm)
        host = fold(norm[: -len(suffix)]) if suffix else ""
        return host in self._hosts or host in self._keep_prep

    def _is_pronoun_host(self, norm: str) -> bool:
        """Tell whether a preposition carries nothing but a pronoun: به، لهم، بنا."""
        return norm[0] in "بل" and norm[1:] in _SUFFIXES and norm[1:] != "ني"

    def _is_known_body(self, folded: str) -> bool:
        """Tell whether the unsplit form is itself a listed word."""
        return folded in self._solo or self._is_noun(folded) or self._is_verb(folded)

    def _is_noun(self, folded: str) -> bool:
        nouns = self._nouns
        if folded in nouns:
            return True
        for ending in _NOUN_ENDINGS:
            if folded.endswith(ending) and len(folded) - len(ending) > 2:
                base = folded[: -len(ending)]
                if base in nouns or base + "ه" in nouns:
                    return True
        return False

    def _is_verb(self, folded: str) -> bool:
        verbs = self._verbs
        if folded in verbs:
            return True
        for ending in _VERB_ENDINGS:
            if folded.endswith(ending) and folded[: -len(ending)] in verbs:
                return True
        return self._is_imperfect(folded)

    def _is_imperfect(self, folded: str) -> bool:
        if len(folded) < 3 or folded[0] not in "يتنا":
            return False
        tail = folded[1:]
        imperfects = self._imperfects
        if tail in imperfects:
            return True
        for ending in _IMPERFECT_ENDINGS:
            if tail.endswith(ending):
                base = tail[: -len(ending)]
                if base in imperfects or base + "و" in imperfects or base + "ي" in imperfects:
                    return True
        return False

    def _has_article(self, core: str) -> bool:
        return core.startswith("ال") and len(core) > 3 and fold(core) not in self._keep_article

    def _suffix(self, norm: str, *, verb: bool = False) -> str:
        """Give the pronoun at the end of a word without its front clitics, or nothing."""
        folded = fold(norm)
        if folded in self._keep_suffix or self._has_article(norm) or self._is_whole(folded):
            return ""
        if norm[:1] in "بل" and self._is_pronoun_host(norm):
            return norm[1:]
        for suffix in _SUFFIXES:
            if norm.endswith(suffix) and len(norm) > len(suffix) + 1:
                host = norm[: -len(suffix)]
                if self._hosts_suffix(host, suffix, folded, verb=verb):
                    return suffix
        return ""

    def _hosts_suffix(self, host: str, suffix: str, folded: str, *, verb: bool) -> bool:
        """Tell whether ``host`` may carry ``suffix``."""
        base = fold(host)
        if base in self._hosts:
            return True
        if suffix == "ي" or len(host) < 2:
            return False
        if suffix in ("ك", "كم", "كما", "ني"):
            return self._is_imperfect(base)
        if folded in (self._heh if suffix == "ه" else self._exact):
            return False
        if suffix in _PLURAL_SUFFIXES and len(host) > 2:
            return True
        if suffix == "نا":
            return self._is_noun(fold(self._host(host))) or self._is_imperfect(base)
        if suffix == "ه" and len(host) > 2 and host.endswith(("ت", "ئ", "ؤ", "ون", "اء", "وا")):
            return True
        return self._is_noun(fold(self._host(host))) or self._is_noun(base) or self._is_verb(base)

    def _host(self, host: str) -> str:
        """Give the free form of a host: taa marbuta and final hamza restored where certain."""
        if len(host) < 3:
            return host
        if host[-1] == "ت" and fold(host[:-1]) + "ه" in self._nouns:
            return host[:-1] + "ة"
        if host[-1] in _HAMZA and host[-2] == "ا":
            return host[:-1] + "ء"
        return host


def _leads_article(folded: str) -> bool:
    """Tell whether a clitic and ال open the form: وال، بال، فال، كال، لل."""
    return (folded[1:3] == "ال" and len(folded) > 5) or (folded[:2] == "لل" and len(folded) > 4)
