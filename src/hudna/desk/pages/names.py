"""What typed words may mean: the list beneath a field for a place or a side."""

from hudna.desk.asking import Ask
from hudna.desk.naming import Candidate, NameKind
from hudna.desk.view import View
from hudna.model.values import Value

_LONGEST = 80


class NamesPage(Value, frozen=True, kw_only=True):
    """What the page shows: the words, and what they may mean."""

    words: str
    kind: str
    found: tuple[Candidate, ...]


def load(desk: View, ask: Ask) -> NamesPage:
    """Give what ``q`` may mean, as a ``kind``: ``place`` (else) or ``actor``."""
    words = ask.word("q")[:_LONGEST]
    kind: NameKind = "actor" if ask.word("kind") == "actor" else "place"
    found = desk.naming.candidates(words, kind) if len(words) > 1 else ()
    return NamesPage(words=words, kind=kind, found=found)
