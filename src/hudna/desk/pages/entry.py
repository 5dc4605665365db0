"""One entry of the log: what it holds, what it rests on, and what rests on it."""

from typing import Any

from hudna.desk.asking import Ask, MissingError
from hudna.desk.view import View
from hudna.keeper import Line
from hudna.model.values import Value


class EntryPage(Value, frozen=True, kw_only=True):
    """What the page shows.

    Attributes:
        entry: The entry in short.
        leaf: Its hash, hexadecimal.
        content: What it holds; None when it was destroyed.
        dependants: What rests on it.
        report: Short name of the report that it is about, when it is about one.
        size: Entries of the log that the answer rests on.
        root: The root over them.
    """

    entry: Line
    leaf: str
    content: Any
    dependants: tuple[Line, ...]
    report: str | None
    size: int
    root: str


def load(desk: View, ask: Ask) -> EntryPage:
    """Give the entry that the address names, as it was known at a ``size`` of the log."""
    size = ask.number("size", desk.size, desk.size)
    shown = desk.show(ask.path["id"], size)
    return EntryPage(
        entry=shown.entry,
        leaf=shown.leaf,
        content=shown.content,
        dependants=shown.dependants,
        report=_report(desk, shown.entry.id, size),
        size=shown.size,
        root=shown.root,
    )


def _report(desk: View, name: str, size: int) -> str | None:
    try:
        return desk.report(name, size).id
    except MissingError:
        return None
