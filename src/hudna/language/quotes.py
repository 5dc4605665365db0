"""Quotations: marks paired within their paragraph, damaged ones repaired.

A mark's role comes from its neighbours first (space before and a letter after opens, the other
way round closes) and from its shape where the neighbours leave it open, because editors that
mix directions swap the shapes.
"""

from bisect import bisect_left

import msgspec

from hudna.language.tokens import SINGLES, Tokens
from hudna.language.words import Quotation, Word

_DEEPEST = 2
_OPENERS = frozenset("\u201c\u201e\u00ab\u2039\u2018\u201a\u301d\u201f\u201b") | {"``", "<<"}
_CLOSERS = frozenset("\u201d\u00bb\u203a\u301e") | {"''", ">>"}
_FAMILY = (
    dict.fromkeys(("\u00ab", "\u00bb", "<<", ">>"), "angle")
    | dict.fromkeys("\u2039\u203a", "single angle")
    | dict.fromkeys(SINGLES, "single")
)
_BEFORE_OPENING = frozenset("([{-\u2013\u2014\u2015:/\u060c\u200e\u200f\u202a\u202b\u2066\u2067")
_CONTROLS = "\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff"
_APOSTROPHE = Word("'", "other", "'", "'", suffix_start=1)


class _Open(msgspec.Struct, gc=False):
    """An opened quotation that waits for its end.

    Attributes:
        mark: Token index of the opening mark.
        family: Which marks may close it.
        inner: Token index of the first opening of the same family inside it, or -1.
    """

    mark: int
    family: str
    inner: int = -1


def pair_quotes(text: str, tokens: Tokens, paragraphs: list[int]) -> list[Quotation]:
    """Give the quotations of a text in order of their opening.

    Single marks that turn out to be apostrophes lose their kind ``quote``.

    Args:
        text: The raw text.
        tokens: Its tokens.
        paragraphs: For each paragraph the index of its first token, and the token count last.
    """
    found: list[Quotation] = []
    marks = tokens.marks
    here = 0
    for last in paragraphs[1:]:
        begin = here
        while here < len(marks) and marks[here] < last:
            here += 1
        if here > begin:
            found.extend(_pair_paragraph(text, tokens, marks[begin:here], last))
        if here == len(marks):
            break
    return found


def _pair_paragraph(text: str, tokens: Tokens, marks: list[int], last: int) -> list[Quotation]:
    """Pair the marks of one paragraph that ends before token ``last``."""
    stack: list[_Open] = []
    open_families: dict[str, int] = {}
    pairs: list[tuple[int, int, bool]] = []
    for mark in marks:
        family = _FAMILY.get(tokens.words[mark].surface, "double")
        count = open_families.get(family, 0)
        if _opens(text, tokens, mark, family, is_open=count > 0):
            if count and stack[-1].family == family and stack[-1].inner < 0:
                stack[-1].inner = mark
            stack.append(_Open(mark, family))
            open_families[family] = count + 1
        elif count and _may_close(text, tokens, mark, family):
            _close(tokens, stack, open_families, pairs, mark)
        elif family == "single":
            tokens.words[mark] = _apostrophe(tokens.words[mark])
    shared = _shared_end(tokens, pairs, last)
    while stack:
        _give_up(tokens, stack.pop(), pairs, last, shared)
    return _measure(tokens, sorted(pairs))


def _opens(text: str, tokens: Tokens, mark: int, family: str, *, is_open: bool) -> bool:
    """Tell whether a mark opens, by its neighbours first, then its shape, then alternation."""
    begin, end = tokens.starts[mark], tokens.ends[mark]
    left = _left_is_free(text, tokens, mark, begin)
    right = _right_is_word(text, end)
    surface = tokens.words[mark].surface
    if family == "single":
        return left and right and not (surface == "\u2019" and is_open)
    if left == right:
        return left and not (is_open and surface in _CLOSERS)
    if surface in _CLOSERS:
        return left and not is_open
    return not is_open


def _left_is_free(text: str, tokens: Tokens, mark: int, begin: int) -> bool:
    """Tell whether nothing that could belong to a quotation stands right before the mark."""
    if begin == 0:
        return True
    before = text[begin - 1]
    if before.isspace() or before in _BEFORE_OPENING:
        return True
    if mark == 0 or tokens.ends[mark - 1] != begin:
        return True
    word = tokens.words[mark - 1]
    if word.kind == "quote":
        return word.surface in _OPENERS or _left_is_free_once(text, tokens, mark - 1)
    return word.kind == "word" and not word.core and bool(word.conj or word.prep or word.article)


def _left_is_free_once(text: str, tokens: Tokens, mark: int) -> bool:
    """Tell whether a space or the start of the text stands before a mark."""
    begin = tokens.starts[mark]
    return begin == 0 or text[begin - 1].isspace()


def _right_is_word(text: str, end: int) -> bool:
    """Tell whether a word, or another mark and then a word, follows at once."""
    after = text[end : end + 4].lstrip(_CONTROLS)
    if not after or after[0].isspace():
        return False
    if after[0].isalnum() or after[0] in "([#@\u2026$\u20ac\u00a3":
        return True
    follows = after[0] in _OPENERS or after[0] in "\"'" or after.startswith("..")
    return follows and len(after) > 1 and not after[1].isspace()


def _may_close(text: str, tokens: Tokens, mark: int, family: str) -> bool:
    """Tell whether a mark that does not open may close: an apostrophe inside words may not."""
    if family != "single":
        return True
    end = tokens.ends[mark]
    glued = tokens.starts[mark] > 0 and not text[tokens.starts[mark] - 1].isspace()
    return glued and not text[end : end + 1].isalnum()


def _close(
    tokens: Tokens,
    stack: list[_Open],
    open_families: dict[str, int],
    pairs: list[tuple[int, int, bool]],
    mark: int,
) -> None:
    """Close the innermost quotation of the mark's family; what was left open inside ends here."""
    family = _FAMILY.get(tokens.words[mark].surface, "double")
    while True:
        top = stack.pop()
        open_families[top.family] -= 1
        if top.family == family:
            pairs.append((top.mark, mark, True))
            return
        _give_up(tokens, top, pairs, mark)


def _shared_end(tokens: Tokens, pairs: list[tuple[int, int, bool]], last: int) -> int:
    """Give the closing mark that ends a paragraph and may end two quotations, or -1."""
    if not pairs:
        return -1
    mark = max(end for _, end, _ in pairs)
    after = tokens.words[mark + 1 : min(last, mark + 4)]
    ends = mark + len(after) + 1 >= last and all(word.kind in ("stop", "close") for word in after)
    return mark if ends else -1


def _give_up(
    tokens: Tokens, opened: _Open, pairs: list[tuple[int, int, bool]], last: int, shared: int = -1
) -> None:
    """End a quotation that has no closing mark of its own.

    It ends with its paragraph. When another opened like it before that, it ends there, unless one
    mark at the end of the paragraph closes both and no sentence ended between the two openings.
    """
    if opened.family == "single":
        tokens.words[opened.mark] = _apostrophe(tokens.words[opened.mark])
        return
    end = last
    if opened.inner >= 0:
        stops = tokens.stops
        apart = bisect_left(stops, opened.mark) != bisect_left(stops, opened.inner)
        end = shared if shared > opened.inner and not apart else opened.inner
    pairs.append((opened.mark, end, False))


def _apostrophe(word: Word) -> Word:
    if word.surface == _APOSTROPHE.surface:
        return _APOSTROPHE
    return msgspec.structs.replace(word, kind="other")


def _measure(tokens: Tokens, pairs: list[tuple[int, int, bool]]) -> list[Quotation]:
    """Give quotations their depth and their code points; deeper than two is left out."""
    found: list[Quotation] = []
    ends: list[int] = []
    for first, last, closed in pairs:
        while ends and ends[-1] <= first:
            ends.pop()
        ends.append(last)
        if len(ends) > _DEEPEST:
            continue
        start = tokens.ends[first]
        end = tokens.starts[last] if closed else max(start, tokens.ends[last - 1])
        found.append(Quotation(first, last, start, end, len(ends), closed))
    return found
