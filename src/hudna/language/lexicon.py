"""The word knowledge that the analysis needs, gathered from the packs' lists once."""

from collections.abc import Collection, Mapping

import msgspec

from hudna.language.arabic import Segmenter
from hudna.language.words import Word

_NOTHING: frozenset[str] = frozenset()
_Lists = Mapping[str, Collection[str]]
Cluster = tuple[tuple[tuple[Word, int, int], ...], tuple[int, ...], tuple[int, ...]]
"""Words with where they start and end; which of them are stops; which are quotation marks."""


class SentenceLists(msgspec.Struct, frozen=True, gc=False):
    """Closed lists of one language that tell a stop from the end of a sentence.

    Attributes:
        abbreviations: Normal forms after which a full stop ends nothing (mr, gen, د).
        finals: Abbreviations after which a sentence may end before a starter (etc, u.s).
        starters: Words that begin a new sentence after a ``finals`` abbreviation.
        speech: Verbs that keep the speaker with the quotation before them (said, قال).
        before_number: Abbreviations only when a number follows (no, art, dec).
        contractions: Words whose 's is a verb, not a possessive (it's).
        tails: Second halves of compounds that are words of their own (led, backed).
    """

    abbreviations: frozenset[str] = _NOTHING
    finals: frozenset[str] = _NOTHING
    starters: frozenset[str] = _NOTHING
    speech: frozenset[str] = _NOTHING
    before_number: frozenset[str] = _NOTHING
    contractions: frozenset[str] = _NOTHING
    tails: frozenset[str] = _NOTHING


class Lexicon(msgspec.Struct, gc=False):
    """What the analysis knows about words.

    Attributes:
        segmenter: Splits Arabic words.
        ar: Sentence lists of Arabic.
        en: Sentence lists of English.
        names: Folded one-word names, for compounds of two names.
        cache: Surface to word for every token that needs no look at its neighbours.
        clusters: What stands between two spaces, to its tokens.
    """

    segmenter: Segmenter
    ar: SentenceLists
    en: SentenceLists
    names: frozenset[str] = _NOTHING
    cache: dict[str, Word] = msgspec.field(default_factory=dict[str, Word])
    clusters: dict[str, Cluster] = msgspec.field(default_factory=dict[str, Cluster])

    def lists(self, language: str) -> SentenceLists:
        """Give the sentence lists of a language; English ones for any but Arabic."""
        return self.ar if language == "ar" else self.en


def build_lexicon(
    arabic: _Lists,
    english: _Lists,
    *,
    names: Collection[str] = (),
    verbs: Collection[str] = (),
    nouns: Collection[str] = (),
) -> Lexicon:
    """Gather a lexicon from the packs' closed lists.

    Args:
        arabic: Lists of ``words/ar``, keyed ``"clitics.nouns"``, ``"sentences.speech"`` …
        english: Lists of ``words/en``, keyed likewise.
        names: One-word pieces of actor and place names, folded as name keys are.
        verbs: Arabic verb forms of the packs.
        nouns: Arabic nouns of the packs, without article.
    """
    return Lexicon(
        segmenter=Segmenter(_subject(arabic, "clitics"), names, verbs, nouns),
        ar=_sentence_lists(arabic),
        en=_sentence_lists(english),
        names=frozenset(names),
    )


def _subject(lists: _Lists, subject: str) -> dict[str, Collection[str]]:
    """Give the lists of one subject under their own short keys."""
    start = subject + "."
    return {key[len(start) :]: words for key, words in lists.items() if key.startswith(start)}


def _sentence_lists(lists: _Lists) -> SentenceLists:
    found = _subject(lists, "sentences")
    keys = SentenceLists.__struct_fields__
    return SentenceLists(**{key: frozenset(found.get(key, ())) for key in keys})
