"""The log of the record: every entry in order, its head, and whether all hashes hold."""

from hudna import keeper
from hudna.desk.asking import Ask
from hudna.desk.exports import Table
from hudna.desk.messages import say
from hudna.desk.paging import PER_PAGE
from hudna.desk.state import Desk
from hudna.keeper import Line
from hudna.model.values import Value


class LogPage(Value, frozen=True, kw_only=True):
    """What the page shows.

    Attributes:
        origin: The name of the log.
        size: Entries in it.
        root: The root over them, hexadecimal.
        entries: Some of them, newest first.
        before: The log's size for the next older ones; None at the beginning.
    """

    origin: str
    size: int
    root: str
    entries: tuple[Line, ...]
    before: int | None


def load(desk: Desk, ask: Ask) -> LogPage:
    """Give the newest entries of the log, or those below ``size``."""
    size = ask.number("size", desk.size, desk.size)
    per = max(1, ask.number("per", PER_PAGE, 1000))
    head = desk.record.head(desk.size)
    return LogPage(
        origin=head.origin,
        size=desk.size,
        root=head.root.hex(),
        entries=tuple(keeper.listing(desk.record, size=size, limit=per)),
        before=size - per if size > per else None,
    )


def table(page: LogPage, ask: Ask) -> Table:
    """Give the entries as rows."""
    keys = ("position", "id", "kind", "learnt", "author", "about", "title")
    return Table(
        name="log",
        columns=tuple(say(ask.language, f"log.columns.{key}") for key in keys),
        rows=tuple(
            (
                line.position,
                line.id,
                say(ask.language, f"base.kinds.{line.kind}"),
                line.learnt,
                line.author,
                " ".join(line.about),
                line.title,
            )
            for line in page.entries
        ),
    )
