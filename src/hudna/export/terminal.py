"""The summary on a terminal: when it was written, who said what to whom, who and where.

Right-to-left lines begin with a right-to-left mark, so that a terminal that knows the order of
Arabic takes the line's direction from it; one that does not shows the letters unharmed. Runs of
the other direction stand between isolates. Control characters of the text are never passed on:
a report must not be able to steer the terminal that shows it.
"""

import re
import unicodedata
from collections.abc import Iterator

from hudna.export.messages import Messages, messages
from hudna.export.phrases import (
    bounds,
    language_of,
    marked_content,
    mention_name,
    party_name,
    relay_name,
    time_value,
)
from hudna.model.reading import Mention, Reading, Statement
from hudna.model.values import Language

_RLM, _LRI, _FSI, _PDI = "\u200f", "\u2066", "\u2068", "\u2069"
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]+"
)
_LATIN_RUN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .,:/+'\u2013-]*[A-Za-z0-9]|[A-Za-z]")
_ARABIC_RUN = re.compile(
    "[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefe][\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefe ]*"
)
_LONGEST = 600
"""Code points of a content that are shown; the rest is in the other formats."""

_SHOWN_NAMES = 24
_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def summary(reading: Reading, *, width: int = 100, styled: bool = False) -> str:
    """Give the summary of one reading.

    Args:
        reading: What to show.
        width: Columns of the terminal.
        styled: Bold and dim are understood.
    """
    language = language_of(reading)
    words = messages(language)
    lines: list[str] = []
    for indent, line, weight in _lines(reading, words, language):
        lines += _laid_out(line, indent, max(40, width), language, weight if styled else "")
    return "\n".join(lines) + "\n"


_Line = tuple[int, str, str]
"""Columns to indent, the words, and their weight."""


def _lines(reading: Reading, words: Messages, language: Language) -> Iterator[_Line]:
    yield from _heading(reading, words, language)
    yield 0, "", ""
    yield 0, words.texts["statements"], _BOLD
    if not reading.statements:
        yield 2, words.texts["none"], _DIM
    times = {time.id: time_value(time) for time in reading.times}
    places = {mention.id: mention_name(mention, language) for mention in reading.mentions}
    for number, statement in enumerate(reading.statements, 1):
        yield from _statement(number, statement, words, language, times, places)
    for kind in ("actor", "place"):
        names = _names([m for m in reading.mentions if m.kind == kind], language)
        if names:
            yield 0, "", ""
            yield 0, words.texts["actors" if kind == "actor" else "places"], _BOLD
            more = len(names) - _SHOWN_NAMES
            shown = " \u00b7 ".join(names[:_SHOWN_NAMES])
            rest = " " + words.texts["more"].format(count=more) if more > 0 else ""
            yield 2, shown + rest, ""


def _heading(reading: Reading, words: Messages, language: Language) -> Iterator[_Line]:
    document, dated = reading.document, reading.document.dated
    parts = [
        _clean(document.given_id or document.id),
        words.texts["language"],
        words.texts["statement_count"].format(count=len(reading.statements)),
        words.texts["time_count"].format(count=len(reading.times)),
    ]
    if document.outlet:
        parts.insert(1, _clean(document.outlet))
    yield 0, " \u00b7 ".join(_isolated(part, language) for part in parts), _BOLD
    if document.title:
        yield 0, _isolated(_clean(document.title), language), ""
    when = bounds(dated) or words.texts["written_unknown"]
    basis = words.tables["basis"][dated.basis]
    known = f" ({basis})" if bounds(dated) else ""
    yield 0, f"{words.texts['written']}: {_isolated(when, language)}{known}", ""
    for reason in dated.because:
        yield 2, f"{words.texts['because']}: {_isolated(_clean(reason), language)}", _DIM


def _statement(
    number: int,
    statement: Statement,
    words: Messages,
    language: Language,
    times: dict[str, str],
    places: dict[str, str],
) -> Iterator[_Line]:
    onward, back = ("\u2190", "\u2192") if language == "ar" else ("\u2192", "\u2190")
    unnamed = words.texts["unnamed"]

    def joined(names: list[str | None]) -> str:
        return " + ".join(_isolated(_clean(name or unnamed), language) for name in names)

    act = words.tables["acts"][statement.act]
    notes = [words.texts["negated"]] if statement.negated else []
    notes += [words.tables["modality"][statement.modality] or ""]
    noted = ", ".join(note for note in notes if note)
    head = (
        f"{number}. {joined([party_name(p, language) for p in statement.speakers])} {onward} {act}"
    )
    head += f" ({noted})" if noted else ""
    if statement.addressees:
        head += f" {onward} {joined([party_name(p, language) for p in statement.addressees])}"
    if statement.content:
        said = _clean(marked_content(statement.content, statement))
        head += ": " + (said if len(said) <= _LONGEST else said[:_LONGEST].rstrip() + "\u2026")
    yield 2, head, ""
    circumstances = [
        f"{back} {words.tables['how'][relay.how]} {joined([relay_name(relay, language)])}"
        for relay in statement.relay
    ]
    found = (times.get(statement.time or ""), places.get(statement.place or ""))
    circumstances += [_isolated(_clean(value), language) for value in found if value]
    if circumstances:
        yield 5, " \u00b7 ".join(circumstances), _DIM


def _names(mentions: list[Mention], language: Language) -> list[str]:
    """Give every name once, the most often mentioned first, with what is known of it."""
    counted: dict[str, tuple[int, str]] = {}
    for mention in mentions:
        name = _clean(mention_name(mention, language))
        known = [part for part in (mention.country, mention.sector) if part]
        if mention.lat is not None and mention.lon is not None:
            known = [f"{mention.lat:.2f}, {mention.lon:.2f}"]
        shown = _isolated(name, language)
        if known:
            shown += f" ({_isolated(', '.join(known), language)})"
        seen, first = counted.get(name, (0, shown))
        counted[name] = (seen + 1, first)
    ranked = sorted(counted.values(), key=lambda item: -item[0])
    return [f"{shown} \u00d7{seen}" if seen > 1 else shown for seen, shown in ranked]


def _clean(words: str) -> str:
    """Give words on one line without anything that could steer a terminal."""
    return " ".join(_UNSAFE.sub(" ", words).split())


def _isolated(words: str, language: Language) -> str:
    """Set a part of the other direction apart, so that it does not disturb its line."""
    if language == "ar":
        return f"{_LRI}{words}{_PDI}" if _LATIN_RUN.match(words) else words
    return f"{_FSI}{words}{_PDI}" if _ARABIC_RUN.match(words) else words


def _laid_out(line: str, indent: int, width: int, language: Language, weight: str) -> Iterator[str]:
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
