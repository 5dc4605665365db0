"""What was read, beside the text: a card for each truce, statement, event, total and proposal."""

from collections.abc import Iterable, Iterator

from hudna.export.cards import Card, Piece, Row, Sight
from hudna.export.finding_cards import count_cards, event_cards, proposal_cards
from hudna.export.html_text import anchor
from hudna.export.markup import DOT, bdi, runs, safe
from hudna.export.messages import Messages
from hudna.export.phrases import marked_content, mention_name, party_name, relay_name
from hudna.export.rests import Rest, rests
from hudna.export.truce_cards import truce_cards
from hudna.model.reading import Mention, Party, Statement
from hudna.model.values import Language

_LONGEST_WORDS = 80
"""Code points shown of words that something rests on: they stand in full in the text."""


def side(sight: Sight, key: str) -> Iterator[str]:
    """Give everything that stands beside the text of the article ``key``, the truces first."""
    grounds = {rest.id: rest for rest in rests(sight.reading)}
    yield from _section("truces", truce_cards(sight), sight, key, grounds)
    yield f"<h3>{safe(sight.words.texts['statements'])}</h3>\n"
    yield _statements(sight, key)
    yield from _section("events", event_cards(sight), sight, key, grounds)
    yield from _section("counts", count_cards(sight), sight, key, grounds)
    yield from _section("proposals", proposal_cards(sight), sight, key, grounds)
    yield _names(sight)


def _section(
    title: str, cards: Iterable[Card], sight: Sight, key: str, grounds: dict[str, Rest]
) -> Iterator[str]:
    known = list(cards)
    if known or title == "truces":
        yield f"<h3>{safe(sight.words.texts[title])}</h3>\n"
    if known:
        items = "".join(_card(card, sight, key, grounds[card.id]) for card in known)
        yield f'<ol class="cards">\n{items}</ol>\n'
    elif title == "truces":
        yield f'<p class="small">{safe(sight.words.texts["none"])}</p>\n'


def _card(card: Card, sight: Sight, key: str, rest: Rest) -> str:
    sign = f'<span class="sign">{card.sign}</span> ' if card.sign else ""
    note = f'<strong class="note">{safe(card.note)}</strong> ' if card.note else ""
    where = _to_words(rest.shown_by[0][0], key, sight) if rest.shown_by else ""
    rows = "".join(_row(row, key, sight.language) for row in card.rows)
    reserved = ' class="reserved"' if card.note else ""
    return (
        f'<li id="{key}-{card.id}" data-id="{card.id}"{reserved}>{sign}{note}'
        f'<span class="head">{_pieces(card.head, key, sight.language)}</span>{where}'
        f"{rows}{_because(card, rest, key, sight)}</li>\n"
    )


def _row(row: Row, key: str, language: Language) -> str:
    sign = f'<span class="sign">{row.sign}</span> ' if row.sign else ""
    facts = [
        (f'<span class="slot">{safe(fact.label)}:</span> ' if fact.label else "")
        + _pieces(fact.pieces, key, language)
        for fact in row.facts
    ]
    return f'<div class="row">{sign}{DOT.join(facts)}</div>'


def _pieces(pieces: Iterable[Piece], key: str, language: Language) -> str:
    return "".join(_piece(piece, key, language) for piece in pieces)


def _piece(piece: Piece, key: str, language: Language) -> str:
    if piece.kind == "own":
        shown = safe(piece.words)
    elif piece.kind == "name":
        shown = bdi(piece.words)
    else:
        shown = runs(piece.words, language)
        shown = f"\u201c{shown}\u201d" if piece.kind == "said" else shown
    return f'<a href="#{key}-{piece.to}">{shown}</a>' if piece.to else shown


def _because(card: Card, rest: Rest, key: str, sight: Sight) -> str:
    """Give the words that a card rests on, each a way to its place, and the rules that fired."""
    text = sight.reading.document.text
    texts = sight.words.texts
    words = [
        f'<a href="#{anchor(key, start)}">\u201c{runs(_short(text[start:end]), sight.language)}\u201d</a>'
        for start, end in sorted({*rest.shown_by, *rest.filled_by})
    ]
    parts = [f"<div>{safe(texts['words_shown'])}: {DOT.join(words)}</div>"] if words else []
    if card.rules:
        parts.append(f"<div>{safe(texts['rules'])}: {bdi(', '.join(card.rules))}</div>")
    if not parts:
        return ""
    label = safe(texts["because"])
    return f'<details class="small"><summary>{label}</summary>{"".join(parts)}</details>'


def _short(words: str) -> str:
    shown = " ".join(words.split())
    return shown if len(shown) <= _LONGEST_WORDS else shown[:_LONGEST_WORDS].rstrip() + "\u2026"


def _to_words(start: int, key: str, sight: Sight) -> str:
    title = safe(sight.words.texts["show"])
    return f' <a class="go" href="#{anchor(key, start)}" title="{title}">\u00b6</a>'


def _statements(sight: Sight, key: str) -> str:
    if not sight.reading.statements:
        return f'<p class="small">{safe(sight.words.texts["none"])}</p>\n'
    items = "".join(
        f'<li id="{key}-{statement.id}" data-id="{statement.id}">'
        f"{_statement(statement, sight, key)}</li>\n"
        for statement in sight.reading.statements
    )
    return f'<ol class="cards">\n{items}</ol>\n'


def _statement(statement: Statement, sight: Sight, key: str) -> str:
    words, language, onward = sight.words, sight.language, sight.onward
    back = "\u2192" if language == "ar" else "\u2190"
    act = words.tables["acts"][statement.act]
    parts = [
        f'<span class="who">{_parties(statement.speakers, words, language)}</span> {onward}',
        f'<a class="act" href="#{key}-{statement.id}-c">{safe(act)}</a>',
    ]
    notes = [words.texts["negated"]] if statement.negated else []
    notes += [words.tables["modality"][statement.modality]]
    if any(notes):
        parts.append(f"({safe(', '.join(filter(None, notes)))})")
    if statement.addressees:
        parts.append(f"{onward} {_parties(statement.addressees, words, language)}")
    if statement.content:
        said = runs(marked_content(statement.content, statement), language)
        where = f' <a class="go" href="#{key}-{statement.id}-n" title="{safe(words.texts["show"])}">\u00b6</a>'
        parts.append(f": {said}{where}")
    circumstances = [
        f"{back} {safe(words.tables['how'][relay.how])} {bdi(relay_name(relay, language) or words.texts['unnamed'])}"
        for relay in statement.relay
    ]
    found = (sight.times.get(statement.time or ""), sight.names.get(statement.place or ""))
    circumstances += [bdi(value) for value in found if value]
    if circumstances:
        parts.append(f'<div class="small">{DOT.join(circumstances)}</div>')
    if statement.because:
        reasons = ", ".join(statement.because)
        label = safe(words.texts["because"])
        parts.append(f'<details class="small"><summary>{label}</summary>{bdi(reasons)}</details>')
    return " ".join(parts).replace(" :", ":")


def _parties(parties: tuple[Party, ...], words: Messages, language: Language) -> str:
    shown: list[str] = []
    for party in parties:
        name = bdi(party_name(party, language) or words.texts["unnamed"])
        note = (
            f' <span class="small">({safe(words.texts["carried"])})</span>' if party.carried else ""
        )
        shown.append(name + note)
    return " + ".join(shown)


def _names(sight: Sight) -> str:
    parts: list[str] = []
    for kind, title in (("actor", "actors"), ("place", "places")):
        first: dict[str, Mention] = {}
        for mention in sight.reading.mentions:
            if mention.kind == kind:
                first.setdefault(mention_name(mention, sight.language), mention)
        if first:
            items = "".join(
                f"<li>{_named(name, mention)}</li>\n" for name, mention in first.items()
            )
            parts.append(
                f'<h3>{safe(sight.words.texts[title])}</h3>\n<ul class="small">\n{items}</ul>\n'
            )
    return "".join(parts)


def _named(name: str, mention: Mention) -> str:
    known = [part for part in (mention.country, mention.sector) if part]
    if mention.lat is not None and mention.lon is not None:
        known = [f"{mention.lat:.2f}, {mention.lon:.2f}"]
    return bdi(name) + (f' (<bdi dir="ltr">{safe(", ".join(known))}</bdi>)' if known else "")
