"""One entry of the log: what it holds, what it rests on, and what rests on it."""

from typing import Any

from hudna import keeper, shelf
from hudna.desk.asking import Ask, MissingError
from hudna.desk.state import Desk
from hudna.errors import InputError
from hudna.keeper import Line, Shown
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


def load(desk: Desk, ask: Ask) -> EntryPage:
    """Give the entry that the address names, as it was known at a ``size`` of the log."""
    size = ask.number("size", desk.size, desk.size)
    shown = found(desk, ask, size)
    return EntryPage(
        entry=shown.entry,
        leaf=shown.leaf,
        content=shown.content,
        dependants=shown.dependants,
        report=_report(desk, shown.entry.id, size),
        size=shown.size,
        root=shown.root,
    )


def found(desk: Desk, ask: Ask, size: int) -> Shown:
    """Give the entry that an address names.

    Raises:
        MissingError: There is none.
    """
    try:
        return keeper.show(desk.record, ask.path["id"], size=size)
    except InputError:
        raise MissingError from None


def _report(desk: Desk, name: str, size: int) -> str | None:
    try:
        return shelf.report(desk.record, name, size).id
    except InputError:
        return None
