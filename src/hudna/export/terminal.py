"""The summary on a terminal: when it was written, then what is told, the truces first.

A monitor wants the truces before all else, so they come right after the heading, even when there
is none to show. The statements follow, since every finding stands on the word of one and names it
by its number; then events, totals, what was asked and offered, people and places. A section with
nothing in it is left out. What is not told as so bears a sign and a word that say that.
"""

from collections.abc import Iterable, Iterator

from hudna.export.cards import OPEN, Card, Fact, Piece, Row, Sight
from hudna.export.finding_cards import count_cards, event_cards, proposal_cards
from hudna.export.phrases import (
    bounds,
    marked_content,
    mention_name,
    party_name,
    relay_name,
)
from hudna.export.terminal_layout import BOLD, DIM, clean, isolated, laid_out
from hudna.export.truce_cards import truce_cards
from hudna.model.reading import Mention, Reading, Statement
from hudna.model.values import Language

_LONGEST = 600
"""Code points of a content that are shown; the rest is in the other formats."""

_SHOWN_NAMES = 24
_DOT = " \u00b7 "


def summary(reading: Reading, *, width: int = 100, styled: bool = False) -> str:
    """Give the summary of one reading.

    Args:
        reading: What to show.
        width: Columns of the terminal.
        styled: Bold and dim are understood.
    """
    sight = Sight(reading)
    lines: list[str] = []
    for indent, line, weight in _lines(sight):
        lines += laid_out(line, indent, max(40, width), sight.language, weight if styled else "")
    return "\n".join(lines) + "\n"


_Line = tuple[int, str, str]
"""Columns to indent, the words, and their weight."""


def _lines(sight: Sight) -> Iterator[_Line]:
    numbers = {each.id: at for at, each in enumerate(sight.reading.statements, 1)}
    yield from _heading(sight)
    yield from _cards("truces", truce_cards(sight), sight, numbers)
    yield from _title("statements", sight)
    if not sight.reading.statements:
        yield 2, sight.words.texts["none"], DIM
    for statement in sight.reading.statements:
        yield from _statement(numbers[statement.id], statement, sight)
    yield from _cards("events", event_cards(sight), sight, numbers)
    yield from _cards("counts", count_cards(sight), sight, numbers)
    yield from _cards("proposals", proposal_cards(sight), sight, numbers)
    yield from _named("actor", "actors", sight)
    yield from _named("place", "places", sight)


def _title(key: str, sight: Sight) -> Iterator[_Line]:
    yield 0, "", ""
    yield 0, sight.words.texts[key], BOLD


def _heading(sight: Sight) -> Iterator[_Line]:
    reading, language, texts = sight.reading, sight.language, sight.words.texts
    document, dated = reading.document, reading.document.dated
    parts = [clean(document.given_id or document.id), texts["language"]]
    if document.outlet:
        parts.insert(1, clean(document.outlet))
    told = (
        ("truce_count", reading.truces),
        ("statement_count", reading.statements),
        ("event_count", reading.events),
        ("count_count", reading.counts),
        ("proposal_count", reading.proposals),
    )
    parts += [
        texts[key].format(count=len(found))
        for key, found in told
        if found or key == "statement_count"
    ]
    yield 0, _DOT.join(isolated(part, language) for part in parts), BOLD
    if document.title:
        yield 0, isolated(clean(document.title), language), ""
    when = clean(bounds(dated) or texts["written_unknown"])
    basis = sight.words.tables["basis"][dated.basis]
    known = f" ({basis})" if bounds(dated) else ""
    yield 0, f"{texts['written']}: {isolated(when, language)}{known}", ""
    for reason in dated.because:
        yield 2, f"{texts['because']}: {isolated(clean(reason), language)}", DIM


def _cards(
    title: str, cards: Iterable[Card], sight: Sight, numbers: dict[str, int]
) -> Iterator[_Line]:
    known = list(cards)
    if not known and title != "truces":
        return
    yield from _title(title, sight)
    if not known:
        yield 2, sight.words.texts["none"], DIM
    for number, card in enumerate(known, 1):
        sign = f"{card.sign} " if card.sign else ""
        note = f"[{card.note}] " if card.note else ""
        head = f"{number}. {sign}{note}{_pieces(card.head, sight, numbers)}"
        rows = [_row(row, sight, numbers) for row in card.rows]
        if len(rows) == 1 and card.rows[0].sign in (None, OPEN):
            head += _DOT + rows.pop()
        yield 2, head, BOLD if rows and title == "truces" else ""
        for row in rows:
            yield 5, row, ""


def _row(row: Row, sight: Sight, numbers: dict[str, int]) -> str:
    facts = _DOT.join(_fact(fact, sight, numbers) for fact in row.facts)
    return f"{row.sign} {facts}" if row.sign else facts


def _fact(fact: Fact, sight: Sight, numbers: dict[str, int]) -> str:
    shown = _pieces(fact.pieces, sight, numbers)
    return f"{fact.label}: {shown}" if fact.label else shown


def _pieces(pieces: Iterable[Piece], sight: Sight, numbers: dict[str, int]) -> str:
    known = list(pieces)
    # Several speakers of one statement share its number, which stands after the last of them.
    last = {piece.to: at for at, piece in enumerate(known) if piece.to in numbers}
    return "".join(
        _piece(piece, sight)
        + (f" [{numbers[piece.to]}]" if piece.to and last.get(piece.to) == at else "")
        for at, piece in enumerate(known)
    )


def _piece(piece: Piece, sight: Sight) -> str:
    if piece.kind == "own":
        return piece.words
    # What the text says may be as long as it likes: a line holds only so much of it.
    words = _cut(clean(piece.words))
    if piece.kind == "said":
        return f"\u201c{words}\u201d"
    return isolated(words, sight.language)


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else words[:_LONGEST].rstrip() + "\u2026"


def _statement(number: int, statement: Statement, sight: Sight) -> Iterator[_Line]:
    words, language, onward = sight.words, sight.language, sight.onward
    back = "\u2192" if language == "ar" else "\u2190"
    unnamed = words.texts["unnamed"]

    def joined(names: list[str | None]) -> str:
        return " + ".join(isolated(clean(name or unnamed), language) for name in names)

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
        head += ": " + _cut(clean(marked_content(statement.content, statement)))
    yield 2, head, ""
    circumstances = [
        f"{back} {words.tables['how'][relay.how]} {joined([relay_name(relay, language)])}"
        for relay in statement.relay
    ]
    found = (sight.times.get(statement.time or ""), sight.names.get(statement.place or ""))
    circumstances += [isolated(clean(value), language) for value in found if value]
    if circumstances:
        yield 5, _DOT.join(circumstances), DIM


def _named(kind: str, title: str, sight: Sight) -> Iterator[_Line]:
    names = _names([m for m in sight.reading.mentions if m.kind == kind], sight.language)
    if not names:
        return
    yield from _title(title, sight)
    more = len(names) - _SHOWN_NAMES
    rest = " " + sight.words.texts["more"].format(count=more) if more > 0 else ""
    yield 2, _DOT.join(names[:_SHOWN_NAMES]) + rest, ""


def _names(mentions: list[Mention], language: Language) -> list[str]:
    """Give every name once, the most often mentioned first, with what is known of it."""
    counted: dict[str, tuple[int, str]] = {}
    for mention in mentions:
        name = clean(mention_name(mention, language))
        known = [part for part in (mention.country, mention.sector) if part]
        if mention.lat is not None and mention.lon is not None:
            known = [f"{mention.lat:.2f}, {mention.lon:.2f}"]
        shown = isolated(name, language)
        if known:
            shown += f" ({isolated(clean(', '.join(known)), language)})"
        seen, first = counted.get(name, (0, shown))
        counted[name] = (seen + 1, first)
    ranked = sorted(counted.values(), key=lambda item: -item[0])
    return [f"{shown} \u00d7{seen}" if seen > 1 else shown for seen, shown in ranked]
