"""The use cases of the record: add, show, search, change one's mind, destroy, sign, copy, merge.

In: what a door asks for, the time and the random bytes. Out: values for the doors to show. Every
question takes a size of the log; :meth:`~hudna.record.log.Record.size` gives the one of a time.
"""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from hudna.adding import Added, Adding, Pen
from hudna.errors import InputError, RecordError
from hudna.intake.received import Fault
from hudna.model.document import Document
from hudna.model.values import Value
from hudna.monitor import open_reader, read_all
from hudna.record import search as searching
from hudna.record.entry import Kind, canonical
from hudna.record.log import Draft, Entry, Record
from hudna.record.notes import sign, write_checkpoint
from hudna.record.redaction import redact as destroy
from hudna.titles import title_of_entry

_CHANGES = ("correction", "overrule")


class Line(Value, frozen=True, kw_only=True):
    """One entry in a list.

    Attributes:
        id: Short name.
        position: Its number in the log, from 0.
        kind: What it is.
        learnt: When the record learnt it.
        author: Who brought it.
        about: Short names of the entries that it rests on.
        changed_by: Short names of corrections and overrules of it.
        title: A few words of its content; None when it was destroyed.
    """

    id: str
    position: int
    kind: str
    learnt: str
    author: str
    about: tuple[str, ...]
    changed_by: tuple[str, ...]
    title: str | None


class Shown(Value, frozen=True, kw_only=True):
    """One entry with its content and what rests on it.

    Attributes:
        entry: The entry in short.
        leaf: Its leaf hash, hexadecimal.
        content: What it holds; None when it was destroyed.
        dependants: What rests on it, directly or through others, in order.
        size: Entries that the answer rests on.
        root: The root over them, hexadecimal.
    """

    entry: Line
    leaf: str
    content: Any
    dependants: tuple[Line, ...]
    size: int
    root: str


def add(
    record: Record,
    received: Iterable[Document | Fault],
    pen: Pen,
    *,
    cache_in: Path | None,
    jobs: int,
    label: bytes | None = None,
) -> Iterator[Added | Fault]:
    """Take documents in and read them; what is in the record already is not added again.

    Documents and readings become safe in portions; each is given only when it is. A ``label`` (see
    :func:`hudna.labels.content`) is put on each new document in the same moment as the document.
    """
    work = Adding(record, pen, open_reader(cache_in).packs.digest, label)
    for answer in read_all(work.unread(received), cache_in=cache_in, jobs=jobs):
        yield from work.take(answer)
    yield from work.flush()
    searching.catch_up(record)


def listing(
    record: Record,
    *,
    size: int,
    limit: int | None = None,
    allowed: Callable[[int], bool] | None = None,
) -> Iterator[Line]:
    """Give the entries among the first ``size``, newest first; ``allowed`` opens some of them."""
    stop, bottom = size, max(0, size - limit) if limit is not None else 0
    while stop > bottom:
        start = max(bottom, stop - 200)
        yield from reversed(lines(record, record.entries(start, stop), size, allowed))
        stop = start


def lines(
    record: Record,
    entries: Sequence[Entry],
    size: int,
    allowed: Callable[[int], bool] | None = None,
) -> list[Line]:
    """Give entries in short, as they were known at a size.

    Of an entry that is not ``allowed`` only that it exists is told: its place and its name, which
    says nothing but its hash.
    """
    changes: dict[int, list[Entry]] = {}
    opened = [entry for entry in entries if allowed is None or allowed(entry.position)]
    for target, later in record.about([entry.position for entry in opened], size):
        if allowed is not None and not allowed(later):
            continue
        entry = record.entry(later)
        if entry.header.kind in _CHANGES:
            changes.setdefault(target, []).append(entry)
    closed = {entry.position for entry in entries} - {entry.position for entry in opened}
    return [
        _closed(record, entry)
        if entry.position in closed
        else _line(record, entry, changes.get(entry.position, []))
        for entry in entries
    ]


def _closed(record: Record, entry: Entry) -> Line:
    return Line(
        id=record.name(entry.position, entry.leaf),
        position=entry.position,
        kind="hidden",
        learnt="",
        author="",
        about=(),
        changed_by=(),
        title=None,
    )


def show(
    record: Record, name: str, *, size: int, allowed: Callable[[int], bool] | None = None
) -> Shown:
    """Give one entry by its short name, as it was known at a size.

    Raises:
        InputError: There is none, or none that is ``allowed``: both are told alike.
    """
    entry = record.entry(record.find(name, size))
    if allowed is not None and not allowed(entry.position):
        raise InputError(f"no entry is called {name!r}")
    payload = entry.payload
    resting = [
        record.entry(later)
        for later in record.dependants(entry.position, size)
        if allowed is None or allowed(later)
    ]
    return Shown(
        entry=lines(record, [entry], size, allowed)[0],
        leaf=entry.leaf.hex(),
        content=None if payload is None else msgspec.json.decode(payload),
        dependants=tuple(lines(record, resting, size, allowed)),
        size=size,
        root=record.head(size).root.hex(),
    )


def search(
    record: Record,
    words: str,
    *,
    size: int,
    limit: int,
    allowed: Callable[[int], bool] | None = None,
) -> tuple[int, list[Line]]:
    """Give how many entries have all the words, and the first of them; only ``allowed`` ones."""
    # In a record that may only be read, what is not indexed is looked through.
    with contextlib.suppress(RecordError):
        searching.catch_up(record)
    hits = searching.search(record, words, size=size)
    if allowed is not None:
        hits = [hit for hit in hits if allowed(hit.position)]
    found = [record.entry(hit.position) for hit in hits[:limit]]
    return len(hits), lines(record, found, size, allowed)


def change(
    record: Record, kind: Kind, name: str, because: str, value: object, pen: Pen
) -> tuple[Shown, str]:
    """Add a correction, an overrule or a review; give what it is about and its short name.

    It is about the newest word on the entry: a correction of what was corrected supersedes the
    correction, so that there is one chain and not two rivals.
    """
    if not because.strip():
        raise InputError("a reason is needed: say why with --because")
    size = record.size()
    position = newest(record, record.find(name), size)
    target = record.entry(position)
    payload = canonical({"because": because.strip(), "value": value})
    draft = Draft(kind=kind, author=pen.author, payload=payload, about=(target.leaf,))
    (placed,) = record.append([draft], learnt=pen.clock(), draw=pen.draw)
    shown = show(record, record.name(position, target.leaf), size=size)
    return shown, record.name(placed.position, placed.leaf)


def newest(record: Record, position: int, size: int) -> int:
    """Give the last correction of an entry, or the entry itself.

    Raises:
        InputError: Two rival corrections stand side by side, as after a merge.
    """
    while True:
        later = [at for _, at in record.about([position], size)]
        changes = [at for at in later if record.entry(at).header.kind in _CHANGES]
        if not changes:
            return position
        if len(changes) > 1:
            rivals = ", ".join(_name(record, at) for at in changes)
            raise InputError(f"rival changes stand side by side ({rivals}): name the one you mean")
        position = changes[0]


def redact(record: Record, found: Sequence[str], because: str, pen: Pen) -> tuple[str, list[str]]:
    """Destroy the content of entries and of the readings of them; give the tombstone's name.

    Gives also the names of what still rests on them: a person decides whether its words go too.
    """
    if not because.strip():
        raise InputError("a reason is needed: say why with --because")
    size = record.size()
    targets = {record.find(name) for name in found}
    resting = {later for at in targets for later in record.dependants(at, size)}
    kept = {at: record.entry(at) for at in sorted(resting - targets)}
    copies = {at for at, entry in kept.items() if entry.header.kind == "reading" and entry.key}
    tombstone = Draft(
        kind="redaction", author=pen.author, payload=canonical({"because": because.strip()})
    )
    searching.catch_up(record)
    placed = destroy(record, sorted(targets | copies), tombstone, learnt=pen.clock(), draw=pen.draw)
    left = [at for at in kept if at not in copies and kept[at].key is not None]
    return _name(record, placed.position), [_name(record, at) for at in left]


def checkpoint(record: Record, private: str | None, pen: Pen) -> str:
    """Give the head of the log, signed with a private key line when there is one.

    A signed head is itself added to the log, after what it signs.
    """
    head = record.head()
    text = write_checkpoint(head)
    if private is None:
        return text
    note = sign(text, private)
    payload = canonical({"note": note})
    draft = Draft(kind="checkpoint", author=pen.author, payload=payload)
    record.append([draft], learnt=pen.clock(), draw=pen.draw)
    return note


def _line(record: Record, entry: Entry, changes: Sequence[Entry]) -> Line:
    targets = record.places([bytes.fromhex(leaf) for leaf in entry.header.about])
    return Line(
        id=record.name(entry.position, entry.leaf),
        position=entry.position,
        kind=entry.header.kind,
        learnt=entry.header.learnt,
        author=entry.header.author,
        about=tuple(record.name(at, leaf) for leaf, at in sorted(targets.items(), key=_place)),
        changed_by=tuple(record.name(later.position, later.leaf) for later in changes),
        title=title_of_entry(entry),
    )


def _place(pair: tuple[bytes, int]) -> int:
    return pair[1]


def _name(record: Record, position: int) -> str:
    return record.name(position, record.entry(position).leaf)


def newest_note(record: Record, size: int) -> str:
    """Give the newest signed head among the first ``size`` entries.

    Raises:
        InputError: There is none.
    """
    rows = record.store.fetch(
        "SELECT max(position) FROM entry WHERE kind = 'checkpoint' AND position < ?", (size,)
    )
    payload = None if rows[0][0] is None else record.entry(rows[0][0]).payload
    if payload is None:
        raise InputError("no signed checkpoint in the record: hudna checkpoint --key FILE")
    return msgspec.json.decode(payload)["note"]
