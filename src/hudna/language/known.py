"""The Arabic words that the splitting of clitics may trust, with their endings.

Lists, names, verb forms and nouns of the packs come in; answers about folded forms go out.
"""

from collections.abc import Collection, Mapping

from hudna.language.offsets import fold, fold_all

CONJUNCTIONS = "وف"
PREPOSITIONS = "بلك"
SUFFIXES = ("هما", "كما", "ها", "هم", "هن", "كم", "نا", "ني", "ه", "ك", "ي")
_CLITICS = CONJUNCTIONS + PREPOSITIONS
_NOUN_ENDINGS = (
    "ات",
    "ين",
    "ان",
    "ون",
    "تين",
    "تان",
    "تي",
    "يين",
    "يون",
    "يه",
    "ا",
    "ي",
    "ه",
    "و",
    "ت",
)
_VERB_ENDINGS = ("ت", "وا", "ا", "تا", "نا", "و", "ن", "تم")
_IMPERFECT_ENDINGS = ("ون", "ان", "وا", "ا", "ن", "ين", "و")
_HAMZA = "ءئؤ"


class KnownWords:
    """Closed lists and the packs' words, folded, behind questions about one form.

    Attributes:
        hosts: Words that may carry any pronoun.
        particles: Words before which a clitic is always split off, hosts included.
        names: One-word pieces of names.
        nouns: Nouns and adjectives.
        verbs: Verb forms but the imperfect of the third person.
        imperfects: Imperfects without their first letter.
        speech: The packs' own verb forms as printed.
    """

    def __init__(
        self,
        lists: Mapping[str, Collection[str]],
        known_names: Collection[str],
        known_verbs: Collection[str],
        known_nouns: Collection[str],
    ) -> None:
        """Read the lists of ``words/ar/clitics.toml`` and the words that the packs know."""
        folded = {key: frozenset(fold_all(words)) for key, words in lists.items()}

        def named(*keys: str) -> frozenset[str]:
            empty: frozenset[str] = frozenset()
            return empty.union(*(folded.get(key, empty) for key in keys))

        self.speech = frozenset(known_verbs)
        self.whole = named("whole")
        self.hosts = named("hosts")
        self.particles = named("particles") | self.hosts
        self.keep_waw = named("keep_waw")
        self.keep_fa = named("keep_fa")
        self.keep_seen = named("keep_seen")
        self.keep_article = named("keep_article")
        self.keep_suffix = named("keep_suffix")
        self.keep_prep = named("keep_prep")
        self.short_names = named("short_names")
        self.lam_nouns = named("lam_nouns")
        stems = ("nouns", "keep_waw", "keep_fa", "keep_seen", "keep_prep", "lam_nouns")
        self.nouns = named(*stems) | frozenset(fold_all(known_nouns))
        # The packs' name pieces come folded; to judge all of them at once would cost a tenth of
        # a second at every start, so each is judged when it is met.
        self.names = frozenset(known_names) | named("short_names")
        self._listed = named("nouns")
        self._solo: dict[str, bool] = {}
        verbs = named("verbs") | frozenset(fold_all(known_verbs))
        imperfects = {verb for verb in verbs if verb[:1] == "ي" and len(verb) > 2}
        self.imperfects = frozenset(verb[1:] for verb in imperfects)
        self.verbs = verbs - imperfects
        self._exact = self.nouns | self.verbs
        # Folding makes taa marbuta a heh; only words that end in a true heh rule the pronoun out.
        printed = (*lists.get("nouns", ()), *known_verbs, *known_nouns)
        self.closed = frozenset(
            fold(word) for words in lists.values() for word in words if word[-1:] == "ة"
        )
        self.heh = frozenset(fold(word) for word in printed if word[-1:] == "ه") | frozenset(
            name for name in known_names if name[-1:] == "ه"
        )

    def is_solo(self, folded: str) -> bool:
        """Tell whether a form is a known name that is a word without clitics."""
        if folded not in self.names:
            return False
        known = self._solo.get(folded)
        if known is None:
            known = self._solo[folded] = self._stands_alone(folded, self._listed)
        return known

    def is_exact(self, folded: str) -> bool:
        """Tell whether a form is listed as it stands: a noun, a verb form or a name."""
        return folded in self._exact or self.is_solo(folded)

    def is_known(self, folded: str) -> bool:
        """Tell whether a folded form is a listed word, with or without an ending."""
        return (
            folded in self.whole
            or folded in self.particles
            or folded in self.names
            or self.is_noun(folded)
            or self.is_verb(folded)
        )

    def is_body(self, folded: str) -> bool:
        """Tell whether the unsplit form is itself a listed word."""
        return self.is_solo(folded) or self.is_noun(folded) or self.is_verb(folded)

    def is_whole(self, folded: str) -> bool:
        """Tell whether the word must stay as it is: a closed-list word or a known name."""
        return folded in self.whole or self.is_solo(folded)

    def is_noun(self, folded: str) -> bool:
        """Tell whether a form is a listed noun or adjective, endings allowed for."""
        nouns = self.nouns
        if folded in nouns:
            return True
        for ending in _NOUN_ENDINGS:
            if folded.endswith(ending) and len(folded) - len(ending) > 2:
                base = folded[: -len(ending)]
                if base in nouns or base + "ه" in nouns:
                    return True
        return False

    def is_verb(self, folded: str) -> bool:
        """Tell whether a form is a listed verb in any person."""
        verbs = self.verbs
        if folded in verbs:
            return True
        for ending in _VERB_ENDINGS:
            if folded.endswith(ending) and folded[: -len(ending)] in verbs:
                return True
        return self.is_imperfect(folded)

    def is_imperfect(self, folded: str) -> bool:
        """Tell whether a form is the imperfect of a listed verb."""
        if len(folded) < 3 or folded[0] not in "يتنا":
            return False
        tail = folded[1:]
        imperfects = self.imperfects
        if tail in imperfects:
            return True
        for ending in _IMPERFECT_ENDINGS:
            if tail.endswith(ending):
                base = tail[: -len(ending)]
                if base in imperfects or base + "و" in imperfects or base + "ي" in imperfects:
                    return True
        return False

    def keeps(self, folded: str, listed: frozenset[str]) -> bool:
        """Tell whether a listed stem, with a noun or verb ending or a pronoun, is the word."""
        if folded in listed:
            return True
        for ending in (*_NOUN_ENDINGS, *_VERB_ENDINGS, *SUFFIXES):
            if folded.endswith(ending) and len(folded) - len(ending) > 2:
                base = folded[: -len(ending)]
                # A taa marbuta opens before an ending: the listed word with it is no base.
                if (base in listed and base not in self.closed) or base + "ه" in listed:
                    return True
                if base[-1] == "ت" and base[:-1] + "ه" in listed:
                    return True
        return False

    def takes_name(self, prep: str, name: str) -> bool:
        """Tell whether a name is long enough to be no chance ending of another word."""
        if name in self.short_names:
            return True
        return len(name) > (4 if prep == "ك" else 3)

    def has_article(self, core: str) -> bool:
        """Tell whether a form without front clitics begins with the article."""
        return core.startswith("ال") and len(core) > 3 and fold(core) not in self.keep_article

    def free_form(self, host: str) -> str:
        """Give the free form of a host: taa marbuta and final hamza restored where certain."""
        if len(host) < 3:
            return host
        if host[-1] == "ت" and fold(host[:-1]) + "ه" in self.nouns:
            return host[:-1] + "ة"
        if host[-1] in _HAMZA and host[-2] == "ا":
            return host[:-1] + "ء"
        return host

    def _stands_alone(self, name: str, nouns: frozenset[str]) -> bool:
        """Tell whether a known name is one word, not a piece of a longer name with a clitic.

        The pieces of ``حركة تحرير السودان`` or ``الأمن والسلام`` say nothing about clitics.
        """
        rest = name[1:]
        if name[0] in _CLITICS and not self._keeps_listed(name):
            if leads_article(name) or rest in nouns or rest in self.particles:
                return False
            if len(rest) > 4 and rest in self.names:
                return False
        for suffix in SUFFIXES:
            host = name[: -len(suffix)]
            if suffix != "ي" and name.endswith(suffix) and (host in self.hosts or host in "بل"):
                return False
        return not (name[-1] == "ه" and name[:-1] in nouns)

    def _keeps_listed(self, folded: str) -> bool:
        return any(folded in listed for listed in (self.keep_waw, self.keep_fa, self.keep_prep))


def leads_article(folded: str) -> bool:
    """Tell whether a clitic and ال open the form: وال، بال، فال، كال، لل."""
    return (folded[1:3] == "ال" and len(folded) > 5) or (folded[:2] == "لل" and len(folded) > 4)
