"""What a reading says of one thing, in words, for every format that people read.

A card is the thing, head first, then its rows of facts. Words of our own are told apart from those
of the text and the packs: only the latter can hold anything, and each format guards against it.
"""

from collections.abc import Iterable, Iterator
from typing import Literal

from hudna.export.messages import Messages, messages
from hudna.export.phrases import language_of, mention_name, name_in, party_name, time_value
from hudna.model.reading import ActorRef, Reading
from hudna.model.values import Language, Name, Value

HAPPENED, OPEN, REFUSED = "\u2022", "?", "\u00d7"
"""Signs before what is told as so, as not yet or not surely so, and as not so."""


class Piece(Value, frozen=True, kw_only=True):
    """Some words of a card.

    Attributes:
        words: The words.
        kind: ``own`` words of ours, a ``name`` or value, what the text ``said`` and is to be put
            in quotation marks, or a ``text`` that has its own.
        to: Id of the statement that they lead to.
    """

    words: str
    kind: Literal["own", "name", "said", "text"] = "own"
    to: str | None = None


class Fact(Value, frozen=True, kw_only=True):
    """One thing known: a label, and what is known under it."""

    label: str | None = None
    pieces: tuple[Piece, ...]


class Row(Value, frozen=True, kw_only=True):
    """Facts that stand on one line, with the sign that goes before them."""

    sign: str | None = None
    facts: tuple[Fact, ...]


class Card(Value, frozen=True, kw_only=True):
    """Everything that is told of one truce, event, count or proposal.

    Attributes:
        id: Its id in the reading.
        sign: ``OPEN`` or ``REFUSED`` where it is not told as so.
        note: The same in a word or two.
        head: What it is.
        rows: What is known of it.
        rules: The rules that fired where it was read.
    """

    id: str
    sign: str | None = None
    note: str | None = None
    head: tuple[Piece, ...]
    rows: tuple[Row, ...] = ()
    rules: tuple[str, ...] = ()


class Sight:
    """One reading with what its ids mean, in its own language."""

    def __init__(self, reading: Reading) -> None:
        """Look the ids of a reading up once."""
        self.reading = reading
        self.language: Language = language_of(reading)
        self.words: Messages = messages(self.language)
        self.times = {time.id: time_value(time, self.language) for time in reading.times}
        self.names = {each.id: mention_name(each, self.language) for each in reading.mentions}
        self.statements = {statement.id: statement for statement in reading.statements}
        self._rules = {time.id: time.because for time in reading.times}

    @property
    def onward(self) -> str:
        """The arrow in the direction of reading."""
        return "\u2190" if self.language == "ar" else "\u2192"

    def text(self, key: str) -> Piece:
        """Give a message as a piece."""
        return Piece(words=self.words.texts[key])

    def term(self, table: str, key: str) -> Piece:
        """Give a word of a closed vocabulary as a piece."""
        return Piece(words=self.words.tables[table][key])

    def fact(self, slot: str, *pieces: Piece) -> Fact:
        """Give a fact under the label of a slot."""
        return Fact(label=self.words.tables["slots"][slot], pieces=pieces)

    def named(self, name: Name, mention: str | None = None) -> Piece:
        """Give a name, else the words of its mention, else that there is none."""
        known = name_in(name, self.language) or self.names.get(mention or "")
        return Piece(words=known, kind="name") if known else self.text("unnamed")

    def everybody(self, refs: Iterable[ActorRef]) -> tuple[Piece, ...]:
        """Give names with a plus between them."""
        return joined((self.named(ref.name, ref.mention) for ref in refs), " + ")

    def place(self, mention: str | None) -> Piece | None:
        """Give the place of a mention."""
        known = self.names.get(mention or "")
        return Piece(words=known, kind="name") if known else None

    def time(self, key: str | None) -> Piece | None:
        """Give the value of a time."""
        known = self.times.get(key or "")
        return Piece(words=known, kind="name") if known else None

    def voice(self, statement: str | None) -> tuple[Piece, ...]:
        """Give on whose word something stands: a statement's speakers, else the report itself."""
        found = self.statements.get(statement or "")
        if found is None:
            return (self.text("own_voice"),)
        names = [party_name(party, self.language) for party in found.speakers] or [None]
        unnamed = self.words.texts["unnamed"]
        pieces = (
            Piece(words=name or unnamed, kind="name" if name else "own", to=found.id)
            for name in names
        )
        return joined(pieces, " + ")

    def rules(
        self, statements: Iterable[str | None], times: Iterable[str | None] = ()
    ) -> Iterator[str]:
        """Give the rules of these statements and times, each once."""
        because = [self.statements[each].because for each in statements if each in self.statements]
        because += [self._rules[each] for each in times if each in self._rules]
        yield from dict.fromkeys(rule for rules in because for rule in rules)


def joined(pieces: Iterable[Piece], sign: str) -> tuple[Piece, ...]:
    """Give pieces with a sign between them."""
    found: list[Piece] = []
    for piece in pieces:
        if found:
            found.append(Piece(words=sign))
        found.append(piece)
    return tuple(found)
