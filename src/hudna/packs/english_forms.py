"""English verb and noun forms as they are printed, in lower case.

In: the base form and the irregular forms of a pack entry. Out: every surface form. Where the
spelling depends on the stress or on the country (travelled, traveled) both are given.
"""

import re
from typing import NamedTuple

from hudna.packs.schema import FormKind, Number

_CLOSED = re.compile(r"[^aeiou][aeiou][bcdfgklmnprstvz]$|[^aeiou]qu[aeiou][bcdfgklmnprstvz]$")
_VOWELS = re.compile(r"[aeiouy]+")
_HISSING = ("s", "sh", "ch", "x", "z")


class EnglishForm(NamedTuple):
    """One surface form; the fields are those of ``FormEntry``."""

    surface: str
    kind: FormKind
    person: int = 3
    number: Number = "s"


def english_forms(lemma: str, forms: dict[str, str]) -> tuple[EnglishForm, ...]:
    """Gives all forms of a verb, each once.

    Args:
        lemma: Base form; in a phrase the first word is inflected.
        forms: Irregular ones: ``past`` ``participle`` ``third`` ``past_participle``; several
            spellings are parted by a space in a one-word verb.

    Example:
        >>> [form.surface for form in english_forms("deny", {})]
        ['deny', 'denies', 'denied', 'denying']
    """
    word, _, rest = lemma.lower().partition(" ")
    past = _given(forms, "past") or _regular_past(word)
    found = [EnglishForm(word, "imperfect", 3, "p")]
    found += [EnglishForm(w, "imperfect") for w in _given(forms, "third") or (third(word),)]
    found += [EnglishForm(w, "perfect") for w in past]
    found += [EnglishForm(w, "participle") for w in _given(forms, "participle") or _gerund(word)]
    perfect = _given(forms, "past_participle")
    found += [EnglishForm(w, "noun_participle") for w in perfect if w not in past]
    if rest:
        found = [form._replace(surface=f"{form.surface} {rest}") for form in found]
    return tuple(dict.fromkeys(found))


def third(word: str) -> str:
    """Gives the third person of a verb or the plural of a noun."""
    if word.endswith(_HISSING) or (word.endswith("o") and word[-2:-1] not in tuple("aeiou")):
        return word + "es"
    if _ends_in_consonant_y(word):
        return word[:-1] + "ies"
    return word + "s"


def _given(forms: dict[str, str], key: str) -> tuple[str, ...]:
    return tuple(forms.get(key, "").lower().split())


def _regular_past(word: str) -> tuple[str, ...]:
    if word.endswith("e"):
        return (word + "d",)
    if _ends_in_consonant_y(word):
        return (word[:-1] + "ied",)
    return tuple(stem + "ed" for stem in _stems(word))


def _gerund(word: str) -> tuple[str, ...]:
    if word.endswith("ie"):
        return (word[:-2] + "ying",)
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return (word[:-1] + "ing",)
    return tuple(stem + "ing" for stem in _stems(word))


def _stems(word: str) -> tuple[str, ...]:
    """Gives the stem before -ed and -ing, doubled where a short vowel is or may be stressed."""
    if not _CLOSED.search(word):
        return (word + "k", word) if word.endswith("ic") else (word,)
    doubled = word + word[-1]
    return (doubled,) if len(_VOWELS.findall(word)) == 1 else (word, doubled)


def _ends_in_consonant_y(word: str) -> bool:
    return word.endswith("y") and word[-2:-1] not in tuple("aeiou")
