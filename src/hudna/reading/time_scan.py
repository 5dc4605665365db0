"""Looking words up in the calendar, at one token, without building anything.

In: an analysed text and the calendar. Out: entries and plain numbers. It never resolves.
"""

import re

import msgspec

from hudna.language.words import Sentence, Text, Word
from hudna.packs.calendar import Calendar, Entry, Kinds

Hit = tuple[Entry, int]
"""An entry and the index of the token after it."""

_NOTHING: Kinds = {}
DIGITS = re.compile(r"\d{1,3}(?:[,٬’.]\d{3})+(?![\d])|\d+")

_LONGEST_NUMBER = 15


class Scan(msgspec.Struct, gc=False):
    """One text under the grammar: what every rule needs, looked up once."""

    text: Text
    calendar: Calendar
    words: list[Word]
    starts: list[int]
    ends: list[int]
    size: int
    heads: dict[str, Kinds]
    lists: dict[str, frozenset[str]]
    arabic: bool


def scan_of(text: Text, calendar: Calendar) -> Scan:
    """Returns the scan of a text."""
    language = "ar" if text.language == "ar" else "en"
    return Scan(
        text,
        calendar,
        text.words,
        text.starts,
        text.ends,
        len(text.words),
        calendar.heads[language],
        calendar.lists[language],
        language == "ar",
    )


def tag(scan: Scan, at: int, category: str) -> Hit | None:
    """Returns the longest entry of a category at a token."""
    if not 0 <= at < scan.size:
        return None
    kinds = scan.heads.get(scan.words[at].fold)
    if kinds is None or category not in kinds:
        return None
    for entry in kinds[category]:
        after = _after_rest(scan, at + 1, entry[0]) if entry[0] else at + 1
        if after:
            return entry, after
    return None


def kinds_at(scan: Scan, at: int) -> Kinds:
    """Returns everything the calendar knows of the word at a token, by category."""
    return scan.heads.get(scan.words[at].fold, _NOTHING) if at < scan.size else _NOTHING


def _after_rest(scan: Scan, at: int, rest: tuple[str, ...]) -> int:
    for word in rest:
        if at < scan.size and scan.words[at].kind == "dash":
            at += 1
        if at >= scan.size or scan.words[at].fold != word:
            return 0
        at += 1
    return at


def tag_before(scan: Scan, before: int, category: str) -> tuple[Entry, int] | None:
    """Returns the entry of a category that ends right before a token, and where it begins."""
    for length in (1, 2, 3):
        if length > before or category not in scan.heads.get(
            scan.words[before - length].fold, _NOTHING
        ):
            continue
        hit = tag(scan, before - length, category)
        if hit and hit[1] == before:
            return hit[0], before - length
    return None


def in_list(scan: Scan, at: int, name: str) -> bool:
    """Tells whether the token's word stands in a list, with or without its clitics."""
    if not 0 <= at < scan.size:
        return False
    words = scan.lists[name]
    word = scan.words[at]
    return word.fold in words or word.core_fold in words


def is_kind(scan: Scan, at: int, kind: str) -> bool:
    """Tells whether a token is of a kind."""
    return 0 <= at < scan.size and scan.words[at].kind == kind


def is_surface(scan: Scan, at: int, surface: str) -> bool:
    """Tells whether a token is printed so."""
    return 0 <= at < scan.size and scan.words[at].surface == surface


def token_after(scan: Scan, at: int, end: int) -> int:
    """Returns the first token from ``at`` that starts at or after a code point."""
    starts = scan.starts
    while at < scan.size and starts[at] < end:
        at += 1
    return at


def digits_at(scan: Scan, at: int) -> tuple[int, int, int] | None:
    """Returns the number printed in digits at a token, its digit count, and the next token.

    Thousands groups count as one number; attached letters (the article) may stand before.
    """
    if not 0 <= at < scan.size:
        return None
    word = scan.words[at]
    skip = 0
    if word.kind != "number":
        if not word.norm or not word.norm[-1].isdigit():
            return None
        while skip < len(word.surface) and not word.surface[skip].isdigit():
            skip += 1
    match = DIGITS.match(scan.text.text, scan.starts[at] + skip)
    if match is None:
        return None
    digits = re.sub(r"\D", "", match.group())
    if len(digits) > _LONGEST_NUMBER:
        return None  # no count and no date: a serial number or noise
    return int(digits), len(digits), token_after(scan, at + 1, match.end())


def start_of(scan: Scan, at: int, prefix: str) -> int:
    """Returns where a token's own letters begin, after attached ones."""
    start = scan.starts[at]
    if not prefix:
        return start
    left = len(prefix)
    for offset, letter in enumerate(scan.words[at].surface):
        if left == 0 and letter.isalnum():
            return start + offset
        left -= letter.isalpha() and letter != "\u0640"
    return start


def near(scan: Scan, sentence: Sentence, name: str) -> bool:
    """Tells whether a word of a list stands in the sentence."""
    words = scan.lists[name]
    return any(
        word.fold in words or word.core_fold in words
        for word in scan.words[sentence.first : sentence.last]
    )
