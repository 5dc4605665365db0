"""Everything in the record that has the words asked for, whatever their spelling."""

from hudna import keeper
from hudna.desk.asking import Ask
from hudna.desk.state import Desk
from hudna.keeper import Line
from hudna.model.values import Value

_MOST = 100


class SearchPage(Value, frozen=True, kw_only=True):
    """What the page shows.

    Attributes:
        words: What was asked for.
        count: How many entries have them.
        found: The first of them.
    """

    words: str
    count: int = 0
    found: tuple[Line, ...] = ()


def load(desk: Desk, ask: Ask) -> SearchPage:
    """Give the entries that have all words of ``q``."""
    words = ask.word("q")
    if not words:
        return SearchPage(words="")
    count, found = keeper.search(desk.record, words, size=desk.size, limit=_MOST)
    return SearchPage(words=words, count=count, found=tuple(found))
