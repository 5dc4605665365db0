"""Normal and folded forms of a surface, with the way back to its own code points.

In goes a token as printed, out come ``norm`` (for display and verbs) and ``fold`` (for lookup
only). The document's text is never changed: whoever needs a place inside a surface asks
:func:`normalise_mapped` for it.
"""

import re
import unicodedata
from collections.abc import Collection

_DROPPED = (
    *(0x00AD, 0x034F, 0x061C, 0x0640, 0x0670, 0x06E7, 0x06E8, 0xFEFF),
    *range(0x0610, 0x061B),
    *range(0x064B, 0x0660),
    *range(0x06D6, 0x06DD),
    *range(0x06DF, 0x06E5),
    *range(0x06EA, 0x06EE),
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
)
_MAPPED = {
    0x06CC: 0x064A,  # Persian yeh
    0x06A9: 0x0643,  # Persian kaf
    0x06AA: 0x0643,
    0x06C1: 0x0647,  # Urdu heh
    0x06BE: 0x0647,
    0x06D5: 0x0647,
    0x066A: 0x0025,  # percent
    0x066B: 0x002E,  # decimal separator
    0x066C: 0x002C,  # thousands separator
    0x2019: 0x0027,
    0x02BC: 0x0027,
    0x2010: 0x002D,
    0x2011: 0x002D,
}
_NORM: dict[int, int | None] = (
    dict.fromkeys(_DROPPED)
    | _MAPPED
    | {base + value: 0x30 + value for base in (0x0660, 0x06F0) for value in range(10)}
)
_FOLD: dict[int, int] = {
    0x0622: 0x0627,
    0x0623: 0x0627,
    0x0625: 0x0627,
    0x0671: 0x0627,
    0x0649: 0x064A,
    0x0629: 0x0647,
    0x0624: 0x0648,
    0x0626: 0x064A,
}
# Letters whose hamza or madda stands apart must be composed before the marks are dropped.
_COMPOSE = re.compile("[\u0653-\u0655]")
_PRESENTED = re.compile("[\ufb50-\ufd3d\ufd40-\ufdff\ufe70-\ufefc]")
_ODD = re.compile(
    "[^\u0020-\u007e\u0621-\u063a\u0641-\u064a\u00c0-\u024f]",
)
_ACCENTED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")


def normalise(surface: str) -> str:
    """Give ``surface`` without vowel signs, tatweel and controls, digits and letters unified."""
    if not _ODD.search(surface):
        return surface
    if _PRESENTED.search(surface):
        surface = _PRESENTED.sub(lambda match: _open_form(match.group()), surface)
    if _COMPOSE.search(surface):
        surface = unicodedata.normalize("NFC", surface)
    return surface.translate(_NORM)


def fold(norm: str) -> str:
    """Give the lookup key of a normal form: hamza seats, final yeh, taa marbuta, accents levelled.

    Fold only for lookup: different words may share a key.
    """
    folded = norm.translate(_FOLD)
    if _ACCENTED.search(folded):
        parts = unicodedata.normalize("NFKD", folded)
        folded = "".join(char for char in parts if not unicodedata.combining(char))
    return folded


def fold_all(norms: Collection[str]) -> list[str]:
    """Give the lookup keys of many normal forms, much faster than one by one."""
    joined = "\n".join(norms)
    if not norms or _ACCENTED.search(joined) or joined.count("\n") >= len(norms):
        return list(map(fold, norms))
    for letter, folded in _FOLD.items():
        joined = joined.replace(chr(letter), chr(folded))
    return joined.split("\n")


def normalise_mapped(surface: str) -> tuple[str, tuple[int, ...]]:
    """Give the normal form and, for each of its characters, where it begins in ``surface``.

    The map has one entry more than the norm has characters: the length of the surface. So the
    first ``n`` characters of the norm take up ``surface[: starts[n]]``, marks included.
    """
    norm = normalise(surface)
    if len(norm) == len(surface):
        return norm, tuple(range(len(surface) + 1))
    pieces: list[str] = []
    starts: list[int] = []
    for begin, end in _clusters(surface):
        piece = normalise(surface[begin:end])
        pieces.append(piece)
        starts.extend([begin] * len(piece))
    starts.append(len(surface))
    return "".join(pieces), tuple(starts)


def _open_form(char: str) -> str:
    """Give the plain letters of a presentation form; ornate ligatures keep no padding spaces."""
    return unicodedata.normalize("NFKC", char).replace(" ", "")


def _clusters(surface: str) -> list[tuple[int, int]]:
    """Cut a surface into letters with the marks that stand on them."""
    begins = [
        index for index, char in enumerate(surface) if index == 0 or not unicodedata.combining(char)
    ]
    return list(zip(begins, [*begins[1:], len(surface)], strict=True))
