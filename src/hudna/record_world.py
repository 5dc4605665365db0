"""What the commands that keep something share: the world outside, the record, the pen.

The command line hands in the way out, the clock and chance; nothing here prints by itself.
"""

import argparse
import contextlib
import os
from collections.abc import Callable, Generator, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from hudna.errors import InputError
from hudna.model.values import Language, Value

if TYPE_CHECKING:
    from hudna.intake.received import Fault
    from hudna.keeper import Pen
    from hudna.model.document import Document
    from hudna.record.log import Record

WELL, FAULTS, BAD_USE = 0, 1, 2


class World(Value, frozen=True, kw_only=True):
    """What the command line brings from outside.

    Attributes:
        write: Puts bytes on standard output.
        say: Puts a line for a person on standard error.
        clock: The time, in microseconds since 1970.
        draw: Random bytes.
        record: Where the record is, when the environment says so.
        author: Who writes, when no option says so.
        cache_in: Where compiled packs are kept.
        load: Gives the documents of paths.
        language: Of what is said to a person.
        tick: Called when one more of them is done.
    """

    write: Callable[[bytes], None]
    say: Callable[[str], None]
    clock: Callable[[], int]
    draw: Callable[[int], bytes]
    record: str | None
    author: str
    cache_in: Path | None
    load: "Callable[[argparse.Namespace], Iterable[Document | Fault]]"
    language: Language
    tick: Callable[[], None]


def put_line(world: World, words: str) -> None:
    """Put one line on standard output."""
    from hudna.record_shown import printed  # noqa: PLC0415

    world.write(printed(words))


def words(world: World, key: str, **blanks: object) -> str:
    """Give a message in the language of whoever is spoken to."""
    from hudna.export.messages import messages  # noqa: PLC0415 - `--help` needs none

    return messages(world.language).tables["record"][key].format(**blanks)


def where(options: argparse.Namespace, world: World) -> str:
    """Give where the record is: the option, else the environment, else the usual file."""
    return options.record or world.record or "hudna.db"


def opened(
    options: argparse.Namespace, world: World
) -> "contextlib.AbstractContextManager[Record]":
    """Open the record and close it at the end."""
    from hudna.record.opening import open_record  # noqa: PLC0415

    return closing(open_record(where(options, world)))


@contextlib.contextmanager
def closing(record: "Record") -> "Generator[Record]":
    """Close a record at the end."""
    try:
        yield record
    finally:
        record.store.close()


def pen_of(options: argparse.Namespace, world: World) -> "Pen":
    """Give what a command writes with."""
    from hudna.keeper import Pen  # noqa: PLC0415

    return Pen(author=options.author or world.author, clock=world.clock, draw=world.draw)


def size_of(record: "Record", options: argparse.Namespace) -> int:
    """Give the size of the log at ``--as-of``."""
    from hudna.record.entry import to_micros  # noqa: PLC0415

    return record.size(None if options.as_of is None else to_micros(options.as_of))


def read_file(path: str) -> bytes:
    """Give the bytes of a file; one that cannot be read is bad use."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None


def write_new(path: str, text: str, mode: int) -> None:
    """Write a file that must not be there yet: nothing is overwritten."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(text)
