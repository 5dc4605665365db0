"""Lines for a terminal: nothing that could steer it, both directions, broken between words.

Right-to-left lines begin with a right-to-left mark, so that a terminal that knows the order of
Arabic takes the line's direction from it; one that does not shows the letters unharmed. Runs of
the other direction stand between isolates. Control characters of the text are never passed on:
a report must not be able to steer the terminal that shows it.
"""

import re
import unicodedata
from collections.abc import Iterator

from hudna.model.values import Language

_RLM, _LRI, _FSI, _PDI = "\u200f", "\u2066", "\u2068", "\u2069"
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]+"
)
_LATIN_RUN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .,:/+'\u2013-]*[A-Za-z0-9]|[A-Za-z]")
_ARABIC_RUN = re.compile(
    "[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefe][\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefe ]*"
)
BOLD, DIM = "\x1b[1m", "\x1b[2m"
_PLAIN = "\x1b[0m"


def clean(words: str) -> str:
    """Give words on one line without anything that could steer a terminal."""
    return " ".join(_UNSAFE.sub(" ", words).split())


def isolated(words: str, language: Language) -> str:
    """Set a part of the other direction apart, so that it does not disturb its line."""
    if language == "ar":
        return f"{_LRI}{words}{_PDI}" if _LATIN_RUN.match(words) else words
    return f"{_FSI}{words}{_PDI}" if _ARABIC_RUN.match(words) else words


def laid_out(
    line: str, indent: int, width: int, language: Language, weight: str = ""
) -> Iterator[str]:
    """Give a line in as many as it takes, those after the first set in by three columns more."""
    mark = _RLM if language == "ar" and line else ""
    after = weight and _PLAIN
    for number, piece in enumerate(_wrapped(line, width - indent - 5)):
        space = " " * (indent + (3 if number else 0))
        yield f"{mark}{space}{weight}{piece}{after}" if piece else ""


def _wrapped(line: str, width: int) -> Iterator[str]:
    """Break a line at spaces; isolates that a break falls into are closed and opened again."""
    piece: list[str] = []
    used, opened = 0, ""
    for word in line.split(" "):
        size = _columns(word)
        if piece and used + size + 1 > width:
            yield " ".join(piece) + (_PDI if opened else "")
            piece, used = [opened + word], size + 1
        else:
            piece.append(word)
            used += size + 1
        opened = _still_open(word, opened)
    yield " ".join(piece)


def _still_open(word: str, opened: str) -> str:
    for sign in word:
        if sign in (_LRI, _FSI):
            opened = sign
        elif sign == _PDI:
            opened = ""
    return opened


def _columns(word: str) -> int:
    """Give the columns a word takes: marks over letters and controls take none."""
    return sum(unicodedata.category(sign) not in ("Mn", "Me", "Cf") for sign in word)
