"""The reports of a record: each document with the newest reading of it, as known at a size.

In: a record. Out: values for whoever shows or weighs reports. Every answer is a prefix of the log:
what came later does not count.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

import msgspec

from hudna.errors import InputError
from hudna.model.document import Document
from hudna.model.reading import Reading
from hudna.model.values import Value
from hudna.record.log import Entry, Record

VERDICTS = ("accepted", "rejected", "unsure")
"""What a person may say of a reading; a review's value is ``{"verdict": …}``."""

_CHANGES = frozenset({"correction", "overrule"})
_PORTION = 200


class Review(Value, frozen=True, kw_only=True):
    """What a person said of a reading.

    Attributes:
        id: Short name of the review's entry.
        by: Who said it.
        learnt: When.
        verdict: ``accepted``, ``rejected`` or ``unsure``; None for a remark.
        because: The reason given.
    """

    id: str
    by: str
    learnt: str
    verdict: str | None
    because: str


class Report(Value, frozen=True, kw_only=True):
    """One document of a record and the newest word on it.

    Attributes:
        id: Short name of the document's entry.
        position: Where that entry stands in the log, from 0.
        learnt: When the record learnt it.
        author: Who brought it.
        document: The document; None when its content was destroyed.
        reading: The newest reading, as a person corrected it; None when there is none that this
            program can use.
        reading_id: Short name of the reading's entry.
        reading_position: Where that entry stands.
        reading_learnt: When the record learnt the reading.
        changed_by: Short names of the corrections and overrules of the reading, oldest first.
        reviews: What people said of the reading as it stands now, oldest first.
    """

    id: str
    position: int
    learnt: str
    author: str
    document: Document | None
    reading: Reading | None = None
    reading_id: str | None = None
    reading_position: int | None = None
    reading_learnt: str | None = None
    changed_by: tuple[str, ...] = ()
    reviews: tuple[Review, ...] = ()

    @property
    def status(self) -> str:
        """How far people stand behind the reading.

        ``destroyed`` without content, ``unread`` without a reading, ``accepted``, ``rejected`` or
        ``unsure`` when a person said so of it as it stands now, else ``proposed``; people who say
        different things make it ``disputed``.
        """
        if self.document is None:
            return "destroyed"
        if self.reading is None:
            return "unread"
        last = {review.by: review.verdict for review in self.reviews if review.verdict}
        verdicts = set(last.values())
        if len(verdicts) > 1:
            return "disputed"
        return verdicts.pop() if verdicts else "proposed"


def reports(record: Record, start: int, stop: int) -> Iterator[Report]:
    """Give the reports that entries from ``start`` to ``stop`` touch, as known at ``stop``.

    A report is touched by its document, a reading of it, a change of a reading and a redaction.
    """
    touched: set[int] = set()
    for low in range(start, stop, _PORTION):
        touched.update(_documents(record, record.entries(low, min(low + _PORTION, stop))))
    yield from _reports(record, touched, stop)


def reports_before(record: Record, size: int, now: int) -> Iterator[Report]:
    """Give the reports that stood at a size and were touched since, as known at that size."""
    yield from _reports(
        record, _documents(record, record.entries_at(record.rested_on(size, now))), size
    )


def report(record: Record, name: str, size: int) -> Report:
    """Give one report by the short name of its document, or of anything that rests on it.

    Raises:
        InputError: There is no such entry, or it is about no report.
    """
    entry = record.entry(record.find(name, size))
    found = _documents(record, [entry])
    if not found:
        raise InputError(f"{name!r} is no report, and about none")
    return next(_reports(record, found[:1], size))


def _documents(record: Record, entries: Iterable[Entry]) -> list[int]:
    """Give the documents that entries are, or are about."""
    found: set[int] = set()
    edge: list[Entry] = list(entries)
    while edge:
        found.update(one.position for one in edge if one.header.kind == "document")
        leaves = {
            bytes.fromhex(leaf)
            for one in edge
            if one.header.kind != "document"
            for leaf in one.header.about
        }
        here: dict[bytes, Entry] = {one.leaf: one for one in edge}
        near = [here[leaf] for leaf in leaves if leaf in here]
        far = record.places([leaf for leaf in leaves if leaf not in here])
        found.update(one.position for one in near if one.header.kind == "document")
        edge = [one for one in near if one.header.kind != "document"]
        edge += record.entries_at(sorted(set(far.values())))
    return sorted(found)


def _reports(record: Record, positions: Iterable[int], size: int) -> Iterator[Report]:
    """Give the reports of some documents; many are asked for at once."""
    ordered = sorted(positions)
    for low in range(0, len(ordered), _PORTION):
        documents = record.entries_at(ordered[low : low + _PORTION])
        resting = _resting(record, [one.position for one in documents], size)
        readings = {
            one.position: [
                each
                for each in resting.get(one.position, ())
                if each.header.kind == "reading" and each.key is not None
            ]
            for one in documents
        }
        newest = [some[-1].position for some in readings.values() if some]
        changed = _resting(record, newest, size)
        used = [*documents, *(some[-1] for some in readings.values() if some)]
        names = record.names([(one.position, one.leaf) for one in used])
        for one in documents:
            yield _report(record, one, readings[one.position], changed, names, size)


def _resting(record: Record, positions: Sequence[int], size: int) -> dict[int, list[Entry]]:
    """Give for each of some entries those that rest on it, as far as a size."""
    if not positions:
        return {}
    pairs = record.about(positions, size)
    later = {entry.position: entry for entry in record.entries_at(sorted({at for _, at in pairs}))}
    found: dict[int, list[Entry]] = {}
    for target, at in pairs:
        found.setdefault(target, []).append(later[at])
    return found


def _report(
    record: Record,
    entry: Entry,
    readings: Sequence[Entry],
    resting: Mapping[int, Sequence[Entry]],
    names: Mapping[int, str],
    size: int,
) -> Report:
    payload = entry.payload
    told = Report(
        id=names[entry.position],
        position=entry.position,
        learnt=entry.header.learnt,
        author=entry.header.author,
        document=None if payload is None else msgspec.json.decode(payload, type=Document),
    )
    if told.document is None or not readings:
        return told
    newest = readings[-1]
    after = resting.get(newest.position, ())
    reading, changes = _read(record, newest, after, size)
    if changes:
        after = _resting(record, [changes[-1].position], size).get(changes[-1].position, ())
    return msgspec.structs.replace(
        told,
        reading=reading,
        reading_id=names[newest.position],
        reading_position=newest.position,
        reading_learnt=newest.header.learnt,
        changed_by=tuple(record.name(one.position, one.leaf) for one in changes),
        reviews=tuple(_reviews(record, after)),
    )


def _reviews(record: Record, resting: Iterable[Entry]) -> Iterator[Review]:
    """Give the reviews of an entry itself: what was said of an earlier version is history."""
    for review in resting:
        if review.header.kind == "review" and review.payload is not None:
            told = msgspec.json.decode(review.payload, type=_Said)
            yield Review(
                id=record.name(review.position, review.leaf),
                by=review.header.author,
                learnt=review.header.learnt,
                verdict=told.verdict,
                because=told.because,
            )


def _read(
    record: Record, entry: Entry, resting: Iterable[Entry], size: int
) -> tuple[Reading | None, list[Entry]]:
    """Give a reading with the whole readings that people put in its place, and their entries."""
    payload: bytes | None = entry.payload
    changes: list[Entry] = []
    found = [one for one in resting if one.header.kind in _CHANGES]
    while found:
        for change in found:
            if change.payload is not None:
                value = msgspec.json.decode(change.payload, type=_Change).value
                # A word on origins alone (docs/accounts.md) leaves the reading as it is.
                payload = bytes(value) if b'"document"' in bytes(value) else payload
        changes += found
        later = _resting(record, [one.position for one in found], size)
        every = {one.position: one for some in later.values() for one in some}
        found = [one for _, one in sorted(every.items()) if one.header.kind in _CHANGES]
    try:
        return msgspec.json.decode(payload or b"", type=Reading), changes
    except msgspec.MsgspecError:
        return None, changes  # of another version of the program


class _Said(msgspec.Struct):
    because: str = ""
    value: Any = None

    @property
    def verdict(self) -> str | None:
        told: dict[str, Any] = cast("dict[str, Any]", self.value)
        verdict = told.get("verdict") if isinstance(self.value, dict) else None
        return verdict if verdict in VERDICTS else None


class _Change(msgspec.Struct):
    value: msgspec.Raw = msgspec.Raw(b"null")
