"""The use cases of the record: add, show, search, change one's mind, destroy, sign, copy, merge.

In: what a door asks for, the time and the random bytes. Out: values for the doors to show. Every
question takes a size of the log; :meth:`~hudna.record.log.Record.size` gives the one of a time.
"""

import contextlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from hudna import __version__
from hudna.errors import InputError, RecordError
from hudna.intake.received import Fault
from hudna.model.document import Document
from hudna.model.values import Value
from hudna.monitor import Answer, open_reader, read_all
from hudna.record import search as searching
from hudna.record.entry import Kind, canonical
from hudna.record.log import Draft, Draw, Entry, Placed, Record
from hudna.record.notes import sign, write_checkpoint
from hudna.record.redaction import redact as destroy
from hudna.titles import title_of, title_of_entry

Clock = Callable[[], int]
"""Gives the time in microseconds since 1970."""

READER = f"hudna {__version__}"
_PORTION_DOCUMENTS = 64
_PORTION_BYTES = 4_000_000
_CHANGES = ("correction", "overrule")


class Pen(Value, frozen=True, kw_only=True):
    """What a door brings for writing.

    Attributes:
        author: Who writes; a pseudonym where a name would put somebody at risk.
        clock: Gives the time.
        draw: The source of random bytes.
    """

    author: str
    clock: Clock
    draw: Draw


class Added(Value, frozen=True, kw_only=True):
    """One document and where it stands.

    Attributes:
        id: Short name of the document's entry.
        new: The document was not in the record before.
        read: A new reading of it was added.
        title: What to call it to a person.
    """

    id: str
    new: bool
    read: bool
    title: str


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
) -> Iterator[Added | Fault]:
    """Take documents in and read them; what is in the record already is not added again.

    Documents and readings become safe in portions; each is given only when it is.
    """
    work = _Adding(record, pen, open_reader(cache_in).packs.digest)
    for answer in read_all(work.unread(received), cache_in=cache_in, jobs=jobs):
        yield from work.take(answer)
    yield from work.flush()
    searching.catch_up(record)


def listing(record: Record, *, size: int, limit: int | None = None) -> Iterator[Line]:
    """Give the entries among the first ``size``, newest first."""
    stop, bottom = size, max(0, size - limit) if limit is not None else 0
    while stop > bottom:
        start = max(bottom, stop - 200)
        yield from reversed(lines(record, record.entries(start, stop), size))
        stop = start


def lines(record: Record, entries: Sequence[Entry], size: int) -> list[Line]:
    """Give entries in short, as they were known at a size."""
    changes: dict[int, list[Entry]] = {}
    for target, later in record.about([entry.position for entry in entries], size):
        entry = record.entry(later)
        if entry.header.kind in _CHANGES:
            changes.setdefault(target, []).append(entry)
    return [_line(record, entry, changes.get(entry.position, [])) for entry in entries]


def show(record: Record, name: str, *, size: int) -> Shown:
    """Give one entry by its short name, as it was known at a size."""
    entry = record.entry(record.find(name, size))
    payload = entry.payload
    resting = [record.entry(later) for later in record.dependants(entry.position, size)]
    return Shown(
        entry=lines(record, [entry], size)[0],
        leaf=entry.leaf.hex(),
        content=None if payload is None else msgspec.json.decode(payload),
        dependants=tuple(lines(record, resting, size)),
        size=size,
        root=record.head(size).root.hex(),
    )


def search(record: Record, words: str, *, size: int, limit: int) -> tuple[int, list[Line]]:
    """Give how many entries have all the words, and the first of them."""
    # In a record that may only be read, what is not indexed is looked through.
    with contextlib.suppress(RecordError):
        searching.catch_up(record)
    hits = searching.search(record, words, size=size)
    found = [record.entry(hit.position) for hit in hits[:limit]]
    return len(hits), lines(record, found, size)


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


class _Adding:
    """Documents on their way into the record, and their readings with them."""

    def __init__(self, record: Record, pen: Pen, packs: str) -> None:
        self._record = record
        self._pen = pen
        self._by = f"{__version__} {packs}"
        self._begun: set[str] = set()
        self._reading: deque[Document] = deque()
        self._known: list[Added] = []
        self._ready: list[tuple[Document, bytes | None]] = []
        self._bytes = 0

    def unread(self, received: Iterable[Document | Fault]) -> Iterator[Document | Fault]:
        """Give what is to be read, and put aside what the record has read already."""
        for item in received:
            if isinstance(item, Fault):
                yield item
                continue
            if item.id in self._begun:
                continue
            self._begun.add(item.id)
            known = self._record.known([item.id, self._reading_key(item)])
            if len(known) == 2:
                position, leaf = known[item.id]
                name = self._record.name(position, leaf)
                title = title_of(item)
                self._known.append(Added(id=name, new=False, read=False, title=title))
                continue
            self._reading.append(item)
            yield item

    def take(self, answer: Answer) -> Iterator[Added | Fault]:
        """Take one answer of the reader; a document that could not be read is kept all the same."""
        yield from self._known
        self._known.clear()
        if isinstance(answer, Fault):
            yield answer
            if not answer.reader:
                return
        document = self._reading.popleft()
        reading = None if isinstance(answer, Fault) else canonical(msgspec.json.decode(answer))
        self._ready.append((document, reading))
        self._bytes += len(document.text) + len(reading or b"")
        if len(self._ready) >= _PORTION_DOCUMENTS or self._bytes >= _PORTION_BYTES:
            yield from self.flush()

    def flush(self) -> Iterator[Added]:
        """Append what is ready, in one transaction, and say so afterwards."""
        yield from self._known
        self._known.clear()
        drafts: list[Draft] = []
        for document, reading in self._ready:
            drafts.append(
                Draft(
                    kind="document",
                    author=self._pen.author,
                    payload=canonical(document),
                    key=document.id,
                )
            )
            if reading is not None:
                drafts.append(
                    Draft(
                        kind="reading",
                        author=READER,
                        payload=reading,
                        key=self._reading_key(document),
                        about_key=document.id,
                    )
                )
        if not drafts:
            return
        placed = self._record.append(drafts, learnt=self._pen.clock(), draw=self._pen.draw)
        ready, self._ready, self._bytes = self._ready, [], 0
        yield from self._told(ready, iter(placed))

    def _told(
        self, ready: list[tuple[Document, bytes | None]], placed: Iterator[Placed]
    ) -> Iterator[Added]:
        for document, reading in ready:
            at = next(placed)
            read = reading is not None and next(placed).new
            name = self._record.name(at.position, at.leaf)
            yield Added(id=name, new=at.new, read=read, title=title_of(document))

    def _reading_key(self, document: Document) -> str:
        return f"{document.id} {self._by}"


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
