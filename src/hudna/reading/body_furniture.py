"""The furniture of a page, by the lists of a language: menus, prompts, what ends an article.

In: the lists ``chrome.*``. Out: :class:`Furniture`, which judges words, lines and parts of
paragraphs one at a time. Where the article lies is decided by :mod:`hudna.reading.body`.
"""

import re
from collections.abc import Mapping
from functools import cached_property, lru_cache

from hudna.packs import Words

TOKEN = re.compile(r"[^\W\d_](?:[^\W_]|['’.](?=[^\W\d_]))*")
_MARKS = re.compile("[\u064b-\u0652\u0640\u200c-\u200f]+")
_FOLD = tuple(zip("أإآٱىةؤئ", "اااايهوي", strict=True))


class Furniture:
    """The lists of one language, each compiled when it is first needed.

    Attributes:
        insert_phrases: What may be inserted in a paragraph, as printed.
        cut_lines: Whole lines after which the article is over.
        prompts: The words of each prompt.
        forms: Phrases of forms.
        menu: Words of menus.
        credits: Words of credits.
    """

    def __init__(self, lists: Mapping[str, tuple[str, ...]], language: str) -> None:
        """Read the lists ``chrome.*``."""
        self._lists, self._english = lists, language == "en"
        self._heads = {key: _heads(lists[key]) for key in ("cuts", "links")}
        self._firsts = {
            key: tuple({re.split("[ ']", head)[0] for head in heads})
            for key, heads in self._heads.items()
        }
        self._tails = _longest_words(lists["tails"])
        self._labels = _longest_words(lists["source_labels"])
        self.insert_phrases = lists["inserts"]
        self.cut_lines = frozenset(" ".join(tokens_of(line)) for line in lists["cut_lines"])
        self.prompts = tuple(frozenset(tokens_of(entry)) for entry in lists["prompts"])
        self.forms = tuple(" ".join(tokens_of(form)) for form in lists["forms"])
        self.menu = frozenset(fold(word) for word in lists["menu"])
        self.credits = frozenset(fold(word) for word in lists["credits"])

    # The patterns are deaf to vowels and hamza: dear to compile and to run. Whether they can match
    # is told first by plain look-ups in the folded text, and hardly ever do they have to run.

    def is_cut(self, line: str, folded: str) -> bool:
        """Tell whether a line, given as printed and :func:`bare`, ends the article."""
        return self._may_lead("cuts", folded) and self.cuts.match(line) is not None

    def is_link(self, line: str, folded: str) -> bool:
        """Tell whether a line, given as printed and :func:`bare`, leads to other articles."""
        return self._may_lead("links", folded) and self.links.match(line) is not None

    def may_tail(self, text: str) -> bool:
        """Tell whether furniture may stand in a part of a paragraph."""
        folded = bare(text)
        return any(word in folded for word in self._tails)

    def may_source(self, text: str) -> bool:
        """Tell whether a line of sources may stand in a part of a paragraph."""
        folded = bare(text)
        return any(word in folded for word in self._labels)

    def _may_lead(self, key: str, folded: str) -> bool:
        lead = _HEAD.match(folded)
        at = lead.end() if lead else 0
        if not folded.startswith(self._firsts[key], at):
            return False
        return _plain(" ".join(folded[at:].split(None, _HEAD_WORDS))).startswith(self._heads[key])

    @cached_property
    def cuts(self) -> re.Pattern[str]:
        """What ends the article, at the head of a line."""
        return re.compile(_LEAD + _any(self._lists["cuts"]) + _BOUND, re.IGNORECASE)

    @cached_property
    def links(self) -> re.Pattern[str]:
        """What leads to other articles, at the head of a line."""
        return re.compile(_LEAD + _any(self._lists["links"]) + _BOUND, re.IGNORECASE)

    @cached_property
    def tails(self) -> re.Pattern[str]:
        """Furniture into which a paragraph may run on."""
        before, after = r"(?<!\w)", ""
        if self._english:
            # A capital right after a small letter is a lost space: buttons stick to one another.
            glued = "(?<=[a-z])(?=[A-Z])"
            before = rf"(?-i:(?<![^\W\d_])|{glued})"
            after = rf"(?-i:(?![^\W\d_])|{glued})"
        return re.compile(before + _any(self._lists["tails"]) + after, re.IGNORECASE)

    @cached_property
    def tail_starts(self) -> re.Pattern[str]:
        """Furniture at which a paragraph may be cut."""
        return re.compile(_any(self._lists["tail_starts"]), re.IGNORECASE)

    @cached_property
    def inserts(self) -> re.Pattern[str]:
        """Furniture inside a paragraph."""
        return re.compile(_any(self._lists["inserts"]) + r"\s*(?:\d{1,4}\b)?", re.IGNORECASE)

    @cached_property
    def source(self) -> re.Pattern[str]:
        """The line of sources before the tail."""
        label = _any(self._lists["source_labels"])
        in_brackets = rf"\({label}:?\s[^()]{{1,60}}\)[^.!?]{{0,40}}$"
        alone = rf"(?<=[.!?\"”»])\s+{label}:?\s[^.!?]{{0,80}}$"
        return re.compile(f"{in_brackets}|{alone}", re.IGNORECASE)


def _heads(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """Give what a line must begin with behind its marks; anything where that does not tell."""
    plain = tuple(map(_plain, phrases))
    tells = all(head[:1].isalnum() and head.count(" ") < _HEAD_WORDS for head in plain)
    return plain if tells else ("",)


def _longest_words(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """Give a word of each phrase without which it cannot stand somewhere."""
    return tuple({max(re.split(r"[\s']", bare(phrase)), key=len): None for phrase in phrases})


def tokens_of(line: str) -> list[str]:
    """Give the words of a line, folded."""
    return TOKEN.findall(bare(line))


def _plain(line: str) -> str:
    """Give a text as the patterns hear it, and less: no vowels, hamza, capitals, double spaces."""
    return " ".join(bare(line).replace("’", "'").split())


def bare(line: str) -> str:
    """Give a line folded, without vowels, tatweel and controls."""
    return fold(_MARKS.sub("", line))


def fold(word: str) -> str:
    """Give a word in small letters, the shapes of hamza, yeh and taa marbuta levelled."""
    word = word.lower()
    for letter, folded in _FOLD:  # many times faster than to translate letter by letter
        word = word.replace(letter, folded)
    return word


_KEYS = (
    "cuts",
    "cut_lines",
    "links",
    "prompts",
    "forms",
    "menu",
    "credits",
    "tails",
    "tail_starts",
    "inserts",
    "source_labels",
)


def furniture(words: Words, language: str) -> Furniture:
    """Give the furniture of a language, built once."""
    return _built(tuple(words.lists.get(f"chrome.{key}", ()) for key in _KEYS), language)


@lru_cache(maxsize=8)
def _built(lists: tuple[tuple[str, ...], ...], language: str) -> Furniture:
    return Furniture(dict(zip(_KEYS, lists, strict=True)), language)


# Arabic phrases may run on into an ending (taa, pronoun); Latin ones are whole words.
_BOUND = "(?![A-Za-z])"
_LEAD = r"[^\w(©]*"
_HEAD = re.compile(_LEAD)
_HEAD_WORDS = 12
_LETTERS = {
    "ا": "[اأإآ]",
    "أ": "[اأإآ]",
    "إ": "[اأإآ]",
    "آ": "[اأإآ]",
    "ي": "[يى]",
    "ى": "[يى]",
    "ه": "[هة]",
    "ة": "[هة]",
    " ": r"\s+",
    "'": "['’]",
}


def _any(phrases: tuple[str, ...]) -> str:
    """Give a pattern for any of some phrases, deaf to vowels and the shapes of hamza."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(_loose(phrase) for phrase in longest_first) + ")"


def _loose(phrase: str) -> str:
    parts: list[str] = []
    for letter in phrase:
        parts.append(_LETTERS.get(letter) or re.escape(letter))
        if "\u0621" <= letter <= "\u064a":
            parts.append("[\u064b-\u0652\u0640]*")
    return "".join(parts)
