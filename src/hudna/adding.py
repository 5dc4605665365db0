"""Documents on their way into the record: what is there already is not added again.

In: documents and the answers of the reader. Out: entries, in portions that become safe together.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator

import msgspec

from hudna import __version__
from hudna.intake.received import Fault
from hudna.model.document import Document
from hudna.model.values import Value
from hudna.monitor import Answer
from hudna.record.entry import canonical
from hudna.record.log import Draft, Draw, Placed, Record
from hudna.titles import title_of

Clock = Callable[[], int]
"""Gives the time in microseconds since 1970."""

READER = f"hudna {__version__}"
_PORTION_DOCUMENTS = 64
_PORTION_BYTES = 4_000_000


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


class Adding:
    """Documents on their way into the record, and their readings with them.

    Args:
        record: The record.
        pen: Who brings them.
        packs: The digest of the packs that they are read with.
        label: The content of a label for each new document; None leaves them without one.
    """

    def __init__(self, record: Record, pen: Pen, packs: str, label: bytes | None) -> None:
        self._record = record
        self._pen = pen
        self._label = label
        self._old: set[str] = set()
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
            if item.id in known:
                self._old.add(item.id)
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
        if self._label is not None:
            drafts += [
                Draft(
                    kind="label",
                    author=self._pen.author,
                    payload=self._label,
                    about_key=document.id,
                )
                for document, _ in self._ready
                if document.id not in self._old
            ]
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
