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
        **{chr(base + digit): str(digit) for base in (0x660, 0x6F0) for digit in range(10)},
    }
)
_UNVOICED = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u061c\u2066-\u2069]")
_DASH = re.compile(r"(?<=\w)[-\u2010-\u2015](?=\w)")
_APOSTROPHE = re.compile("['\u2018\u2019\u02bc\u02bb\u02bf`]")
_POSSESSIVE = re.compile("['\u2019]s\\b")
_INITIALS = re.compile(r"\b[^\W\d_](?:\.[^\W\d_])+\b\.?")
_NOT_WORD = re.compile(r"[^\w'.-]+|_|(?<!\w)['-]+|['-]+(?!\w)")
_ODD = re.compile(r"[^\w ]|_")
_DOT = re.compile(r"\.")
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
    parts = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def name_keys(name: str, language: str) -> tuple[str, ...]:
    """Gives every key of a name, the plain one first; none for a name without letters.

    Tokens keep the hyphens, apostrophes and dots inside them, and writers leave them out:
    ``Deir ez-Zor`` is found as ``deir ez zor``, ``deir ezzor`` and ``deir ez-zor``, ``Sana'a`` as
    ``sanaa`` and ``sana'a``, ``U.N.`` as ``un``, ``u.n.`` and ``u.n``. A possessive is
    taken off a token, so ``People's Front`` is also ``people front``.

    Args:
        name: As printed.
        language: ``ar`` or ``en``.
    """
    folded = fold_arabic(name) if language == "ar" else _fold_latin(name)
    if not _ODD.search(folded):  # nine names in ten
        key = " ".join(folded.split())
        return (key,) if key else ()
    dashes = (" ", "", "-") if _DASH.search(folded) else (" ",)
    apostrophes = ("", "'") if _APOSTROPHE.search(folded) else ("",)
    has_initials = _INITIALS.search(folded) is not None
    keys: dict[str, None] = {}
    for dash in dashes:
        for apostrophe in apostrophes:
            base = _POSSESSIVE.sub("", folded) if apostrophe else folded
            spelling = _APOSTROPHE.sub(apostrophe, _DASH.sub(dash, base))
            keys[_words(_DOT.sub("", spelling))] = None
            if has_initials:
                dotted = _dotted(spelling)
                keys[_words(dotted)] = None
                keys[_words(dotted).removesuffix(".")] = None
    return tuple(key for key in keys if any(map(str.isalnum, key)))


def with_article(name: str) -> str:
    """Gives an Arabic word with its article, unless it already bears it."""
    return name if name.startswith(_ARTICLE_AR) else _ARTICLE_AR + name


def _fold_latin(name: str) -> str:
    return strip_accents(name.lower()).removeprefix(_ARTICLE_EN)


def _words(spelling: str) -> str:
    return " ".join(_NOT_WORD.sub(" ", spelling).split())


def _dotted(spelling: str) -> str:
    """Drops the dots outside initials: ``St. Petersburg``, but ``U.N.``."""
    kept = {match.span() for match in _INITIALS.finditer(spelling)}
    return "".join(
        letter
        for place, letter in enumerate(spelling)
        if letter != "." or any(start <= place < end for start, end in kept)
    )
