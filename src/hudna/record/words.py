"""The words under which a text is found: folded for both scripts, and their light stems.

Fold and stem are for search only; names and places are matched elsewhere. Both backends store what
is made here and compare bytes, so they find the same.
"""

import re
import unicodedata
from functools import lru_cache

from hudna.language.offsets import fold, normalise

_WORD = re.compile(r"\w+(?:[-\u2010\u2011]\w+)*")
_HYPHEN = re.compile("[-\u2010\u2011]")
# Signs that stand inside a word and must not cut it: vowel signs, tatweel, zero-width controls.
_INSIDE = re.compile(
    "[\u00ad\u034f\u0610-\u061a\u0640\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4"
    "\u06e7\u06e8\u06ea-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+"
)
_ARABIC = re.compile("[\u0621-\u064a]")
_HAMZA = "\u0621"
_SEATS = str.maketrans("", "", "\u0621\u0624\u0626")
# The affixes of Light10 (Larkey, Ballesteros and Connell), and those that وـ may precede.
_PREFIXES = ("وبال", "وكال", "فبال", "وال", "بال", "كال", "فال", "ولل", "ال", "لل", "و")
_ENDINGS = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_SHORTEST_STEM = 3
_CACHED_WORDS = 200_000


def words_of(text: str) -> dict[str, tuple[str, ...]]:
    """Give the folded words of a text, each with the stems it can be found by.

    A word with hyphens is its parts and the parts together: ``cease-fire`` is a ``ceasefire``.
    """
    found: dict[str, tuple[str, ...]] = {}
    for surface in set(_WORD.findall(_opened(text))):
        for folded, stems in _entries(surface):
            if found.setdefault(folded, stems) is not stems:
                found[folded] = (*found[folded], *stems)
    return found


def terms_of(query: str) -> list[tuple[str, tuple[str, ...]]]:
    """Give, for each word asked for, its folded form and the stems it is looked up by.

    Single letters, as in ``Russia's``, are left out unless nothing else is asked for.
    """
    surfaces = [_HYPHEN.sub("", surface) for surface in _WORD.findall(_opened(query))]
    terms = dict(pair for surface in surfaces if (pair := _folded(surface))[0])
    long = {word: stems for word, stems in terms.items() if len(word) > 1 or word.isdigit()}
    return list((long or terms).items())


def _opened(text: str) -> str:
    if text.isascii():
        return text
    return _INSIDE.sub("", unicodedata.normalize("NFKC", text))


@lru_cache(_CACHED_WORDS)
def _entries(surface: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give the folded words, with their stems, under which one printed word is kept."""
    parts = _HYPHEN.split(surface)
    parts = [*parts, "".join(parts)] if len(parts) > 1 else parts
    return tuple(pair for part in parts if (pair := _folded(part))[0])


@lru_cache(_CACHED_WORDS)
def _folded(surface: str) -> tuple[str, tuple[str, ...]]:
    """Give the folded word and its stems; the second leaves the seats of a hamza out."""
    norm = normalise(surface).casefold()
    folded = fold(norm).replace(_HAMZA, "")
    if not _ARABIC.search(folded):
        return folded, (_english_stem(folded),)
    stems = [_arabic_stem(folded)]
    bare = fold(norm.translate(_SEATS))
    if bare != folded and len(bare) >= _SHORTEST_STEM:
        stems.append(_arabic_stem(bare))
    return folded, tuple(dict.fromkeys(stems))


def _arabic_stem(word: str) -> str:
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST_STEM:
            word = word[len(prefix) :]
            break
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word[: -len(ending)]
    return word


def _english_stem(word: str) -> str:
    if len(word) <= _SHORTEST_STEM or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word.removesuffix("s")
