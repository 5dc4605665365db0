"""Looking words up in the calendar, at one token, without building anything.

In: an analysed text and the calendar. Out: entries and plain numbers. It never resolves.
"""

import re
from operator import attrgetter

import msgspec

from hudna.language.words import Sentence, Text, Word
from hudna.packs.calendar import Calendar, Entry, Kinds
from hudna.reading.lexicon import Gram

Hit = tuple[Entry, int]
"""An entry and the index of the token after it."""

_NOTHING: Kinds = {}
DIGITS = re.compile(r"\d{1,3}(?:[,٬’.]\d{3})+(?![\d])|\d+")

_LONGEST_NUMBER = 15
_BEYOND: list[Kinds | None] = [None] * 64
_fold = attrgetter("fold")
_core_fold = attrgetter("core_fold")
_kinds = attrgetter("kinds")


class Scan(msgspec.Struct, gc=False):
    """One text under the grammar: what every rule needs, looked up once.

    Attributes:
        kinds: For each token what the calendar knows of its word, or None; as many more None
            follow as a rule may look past either end (a negative index looks there too).
        nears: Whether a word of a list stands in a sentence, as far as it was asked.
    """

    text: Text
    calendar: Calendar
    words: list[Word]
    starts: list[int]
    ends: list[int]
    size: int
    kinds: list[Kinds | None]
    lists: dict[str, frozenset[str]]
    arabic: bool
    nears: dict[tuple[int, str], bool]


def scan_of(text: Text, calendar: Calendar, grams: list[Gram] | None = None) -> Scan:
    """Returns the scan of a text; its grams, if they are there, know what the calendar knows."""
    language = "ar" if text.language == "ar" else "en"
    if grams is None:
        kinds = list(map(calendar.heads[language].get, map(_fold, text.words)))
    else:
        kinds: list[Kinds | None] = list(map(_kinds, grams))
    return Scan(
        text,
        calendar,
        text.words,
        text.starts,
        text.ends,
        len(kinds),
        kinds + _BEYOND,
        calendar.lists[language],
        language == "ar",
        {},
    )


def tag(scan: Scan, at: int, category: str) -> Hit | None:
    """Returns the longest entry of a category at a token."""
    kinds = scan.kinds[at]
    if kinds is None or category not in kinds:
        return None
    for entry in kinds[category]:
        rest = entry[0]
        if not rest:
            return entry, at + 1
        after = _after_rest(scan, at + 1, rest)
        if after:
            return entry, after
    return None


def kinds_at(scan: Scan, at: int) -> Kinds:
    """Returns everything the calendar knows of the word at a token, by category."""
    return scan.kinds[at] or _NOTHING


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
        kinds = scan.kinds[before - length]
        if kinds is None or category not in kinds or length > before:
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
    digits = match.group()
    if not digits.isdecimal():
        digits = re.sub(r"\D", "", digits)
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
    key = (sentence.first, name)
    known = scan.nears.get(key)
    if known is None:
        listed = scan.lists[name]
        words = scan.words[sentence.first : sentence.last]
        known = not (
            listed.isdisjoint(map(_fold, words)) and listed.isdisjoint(map(_core_fold, words))
        )
        scan.nears[key] = known
    return known
