"""The log of the record: every entry in order, its head, and whether all hashes hold."""

from hudna.desk.asking import Ask
from hudna.desk.exports import Table
from hudna.desk.instants import instant_of
from hudna.desk.messages import say
from hudna.desk.paging import PER_PAGE
from hudna.desk.view import View
from hudna.keeper import Line
from hudna.model.values import Value


class LogPage(Value, frozen=True, kw_only=True):
    """What the page shows.

    Attributes:
        origin: The name of the log.
        size: Entries in it.
        shown: Entries in it as it is shown: as it was then.
        root: The root over those shown, hexadecimal.
        entries: Some of them, newest first.
        before: The size of the log for the next older ones; None at the beginning.
        error: The words of the address that were no time.
    """

    origin: str
    size: int
    shown: int
    root: str
    entries: tuple[Line, ...]
    before: int | None
    error: str = ""


def load(desk: View, ask: Ask) -> LogPage:
    """Give the newest entries of the log, as it was at a ``size`` or a time (``as_of``)."""
    size, error = ask.number("size", desk.size, desk.size), ""
    if ask.word("as_of"):
        time, error = instant_of(ask, "as_of")
        size = size if error else desk.size_at(time)
    per = max(1, ask.number("per", PER_PAGE, 1000))
    head = desk.head(size)
    return LogPage(
        origin=head.origin,
        size=desk.size,
        shown=size,
        root=head.root.hex(),
        entries=tuple(desk.log(size, per)),
        before=size - per if size > per else None,
        error=error,
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
