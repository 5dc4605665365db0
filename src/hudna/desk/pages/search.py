"""Everything in the record that has the words asked for, whatever their spelling."""

from hudna.desk.asking import Ask
from hudna.desk.exports import Table
from hudna.desk.feeds import atom_file
from hudna.desk.messages import say
from hudna.desk.view import View
from hudna.keeper import Line
from hudna.model.values import Value

_MOST, _ALL = 100, 10_000


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


def table(page: SearchPage, ask: Ask) -> Table:
    """Give what was found as rows."""
    keys = ("id", "kind", "learnt", "author", "title")
    return Table(
        name="search",
        columns=tuple(say(ask.language, f"log.columns.{key}") for key in keys),
        rows=tuple(
            (
                line.id,
                say(ask.language, f"base.kinds.{line.kind}"),
                line.learnt,
                line.author,
                line.title,
            )
            for line in page.found
        ),
    )


def atom(page: SearchPage, ask: Ask) -> bytes:
    """Give the search as a feed, the newest first."""
    title = f"{say(ask.language, 'search.title')}: {page.words}"
    newest = sorted(page.found, key=_position, reverse=True)[:_MOST]
    return atom_file(title, page.words, newest, ask.language)


def _position(line: Line) -> int:
    return line.position


def load(desk: View, ask: Ask) -> SearchPage:
    """Give the entries that have all words of ``q``."""
    words = ask.word("q")
    if not words:
        return SearchPage(words="")
    count, found = desk.search(words, _ALL if ask.whole else _MOST)
    return SearchPage(words=words, count=count, found=tuple(found))
