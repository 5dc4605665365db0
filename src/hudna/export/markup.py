"""Words on a page: escaped, in their own direction, and no more than words.

Every word of a report goes through here; none of it can become an element or a script.
"""

import re
from html import escape

from hudna.export.runs import directions
from hudna.model.values import Language

_UNSHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefe]")
DOT = " \u00b7 "


def runs(text: str, language: Language) -> str:
    """Escape a text, its runs of the other direction set apart with their own language."""
    other = "en" if language == "ar" else "ar"
    return "".join(
        f'<span lang="{other}" dir="{direction(other)}">{safe(piece)}</span>'
        if foreign
        else safe(piece)
        for piece, foreign in directions(text, language)
    )


def bdi(words: str) -> str:
    """Escape words and set them apart with their own direction."""
    language: Language = "ar" if _ARABIC.search(words) else "en"
    return f'<bdi lang="{language}" dir="{direction(language)}">{safe(words)}</bdi>'


def direction(language: Language) -> str:
    """Give the direction that a language is written in."""
    return "rtl" if language == "ar" else "ltr"


def safe(words: str) -> str:
    """Escape for elements and attributes; what no page may hold becomes U+FFFD."""
    return escape(_UNSHOWN.sub("\ufffd", words), quote=True)
