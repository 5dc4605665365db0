"""Keys of names: how a printed name is folded into the words that a text is searched by.

In: a name of the packs and its language. Out: one or more keys, words joined by one space. The
same folding stands in ``Word.core_fold``, so that a name costs one lookup a token.
"""

import re
import unicodedata

_ARABIC_FOLD = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ة": "ه",
        "ؤ": "و",
        "ئ": "ي",
        "ک": "ك",
    }
)
_UNVOICED = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u061c\u2066-\u2069]")
_DASH = re.compile("[-\u2010-\u2015]")
_APOSTROPHE = re.compile("['\u2018\u2019\u02bc\u02bb`.]")
_NOT_WORD = re.compile(r"[^\w]+|_")
_ARTICLE_EN = "the "
_ARTICLE_AR = "ال"


def norm_arabic(text: str) -> str:
    """Gives the text without tashkeel, tatweel and direction marks; hamzas stay."""
    return _UNVOICED.sub("", text)


def fold_arabic(text: str) -> str:
    """Gives the text folded for lookup: hamza seats, alif maqsura and taa marbuta made plain.

    Example:
        >>> fold_arabic("مدينة")
        'مدينه'
    """
    return norm_arabic(text).translate(_ARABIC_FOLD)


def strip_accents(text: str) -> str:
    """Gives Latin text without its accents (Bogotá → Bogota)."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def name_keys(name: str, language: str) -> tuple[str, ...]:
    """Gives every key of a name, the plain one first; none for a name without letters.

    A hyphen is read as a space and as nothing: ``Deir ez-Zor`` is found as ``deir ez zor`` and
    as ``deir ezzor``. Accents are kept in one key and left out of the other.
    """
    folded = fold_arabic(name) if language == "ar" else _fold_latin(name)
    spellings = [folded]
    if language != "ar" and strip_accents(folded) != folded:
        spellings.insert(0, strip_accents(folded))
    keys: dict[str, None] = {}
    for spelling in spellings:
        for joint in (" ", "") if _DASH.search(spelling) else (" ",):
            key = " ".join(_NOT_WORD.sub(" ", _DASH.sub(joint, spelling)).split())
            if key:
                keys[key] = None
    return tuple(keys)


def with_article(name: str) -> str:
    """Gives an Arabic word with its article, unless it already bears it."""
    return name if name.startswith(_ARTICLE_AR) else _ARTICLE_AR + name


def _fold_latin(name: str) -> str:
    folded = _APOSTROPHE.sub("", name.lower())
    return folded.removeprefix(_ARTICLE_EN)
