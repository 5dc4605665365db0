"""The use cases: open the packs, take documents in, read them, check the packs.

In: what a door asks for. Out: readings, or faults that say what could not be read. The doors
print and write; nothing here does.
"""

import os
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from hudna import packs as packs_room
from hudna.intake.received import Fault, Page, accept
from hudna.model.document import Document
from hudna.model.reading import Reading
from hudna.packs import load
from hudna.reading.reader import DocumentReader

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Answer = bytes | Fault
"""One document's answer: the contract's JSON of its reading, or the fault in its place."""

DATA = Path(packs_room.__file__).parent / "data"
"""The packs that come with the program."""

_CHUNK_DOCUMENTS = 64
_CHUNK_CODE_POINTS = 200_000
"""A worker's portion ends at either bound: small enough to share out, large enough to pay."""

_WINDOW = 4
"""Portions a worker under way, so that a long stream is not held in memory."""


@cache
def open_reader(cache_in: Path | None) -> DocumentReader:
    """Give the reader with its knowledge packs, made once a process.

    Args:
        cache_in: A directory where the compiled packs may be kept between runs.
    """
    return DocumentReader(load(cache=cache_in))


def read_text(page: Page, cache_in: Path | None) -> Reading:
    """Read one text that came as a string."""
    return open_reader(cache_in).read(accept(page))


def read_all(
    received: Iterable[Document | Fault], *, cache_in: Path | None, jobs: int
) -> Generator[Answer]:
    """Give the answer of every document in the order received, the same bytes for any ``jobs``.

    Args:
        received: Documents, and faults that keep their place.
        cache_in: See :func:`open_reader`.
        jobs: Worker processes; 0 takes every core.
    """
    reader = open_reader(cache_in)
    jobs = jobs or _cores()
    if jobs > 1:
        yield from _read_shared(received, cache_in, jobs)
    else:
        for item in received:
            yield _answer(item, reader)


def check_packs(directory: Path | None = None) -> list[tuple[str, str]]:
    """Give the faults of the packs: level (``error`` or ``warning``) and words of each.

    Args:
        directory: The data; the packs that come with the program if left out.
    """
    from hudna.packs.check import check  # noqa: PLC0415 - reading needs no checker

    faults = check(directory or DATA)
    return [(fault.level, f"{fault.file}: {fault.entry}: {fault.message}") for fault in faults]


def decode_reading(answer: bytes) -> Reading:
    """Give the reading that an answer's JSON holds."""
    return msgspec.json.decode(answer, type=Reading)


def _answer(item: Document | Fault, reader: DocumentReader) -> Answer:
    if isinstance(item, Fault):
        return item
    try:
        return msgspec.json.encode(reader.read(item))
    except Exception as error:  # noqa: BLE001 - one bad document must not lose the others
        message = f"the reader failed ({type(error).__name__}: {error})"
        return Fault(where=item.given_id or item.id, message=message, reader=True)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _read_shared(
    received: Iterable[Document | Fault], cache_in: Path | None, jobs: int
) -> Iterator[Answer]:
    """Share portions out among worker processes and give their answers in order."""
    # Imported here: one process needs none of it, and it costs a tenth of a short run.
    import multiprocessing  # noqa: PLC0415
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    # A forked worker has the packs already; elsewhere each loads them once.
    ways = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in ways else "spawn")
    pool = ProcessPoolExecutor(
        jobs, mp_context=context, initializer=_start_worker, initargs=(cache_in,)
    )
    try:
        yield from _in_order(received, pool, cache_in, jobs * _WINDOW)
    except BaseException:
        _stop(pool)
        raise
    pool.shutdown()


def _in_order(
    received: Iterable[Document | Fault],
    pool: "ProcessPoolExecutor",
    cache_in: Path | None,
    window: int,
) -> Iterator[Answer]:
    waiting: deque[tuple[list[Document | Fault], Future[list[Answer]]]] = deque()
    for portion in _portions(received):
        waiting.append((portion, pool.submit(_read_portion, portion, cache_in)))
        if len(waiting) >= window:
            yield from _result(*waiting.popleft())
    while waiting:
        yield from _result(*waiting.popleft())


def _result(portion: list[Document | Fault], future: "Future[list[Answer]]") -> list[Answer]:
    from concurrent.futures import BrokenExecutor  # noqa: PLC0415

    try:
        return future.result()
    except BrokenExecutor:
        message = "not read: a worker process was killed (out of memory?); try fewer --jobs"
        return [
            item
            if isinstance(item, Fault)
            else Fault(where=item.given_id or item.id, message=message, reader=True)
            for item in portion
        ]


def _portions(received: Iterable[Document | Fault]) -> Iterator[list[Document | Fault]]:
    portion: list[Document | Fault] = []
    size = 0
    for item in received:
        portion.append(item)
        size += 0 if isinstance(item, Fault) else len(item.text)
        if len(portion) >= _CHUNK_DOCUMENTS or size >= _CHUNK_CODE_POINTS:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


def _start_worker(cache_in: Path | None) -> None:
    """Leave Ctrl-C to the parent, which stops the workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    open_reader(cache_in)


def _read_portion(portion: list[Document | Fault], cache_in: Path | None) -> list[Answer]:
    reader = open_reader(cache_in)
    return [_answer(item, reader) for item in portion]


def _stop(pool: "ProcessPoolExecutor") -> None:
    """Stop the workers at once: what is asked for no longer is not worth waiting for."""
    import multiprocessing  # noqa: PLC0415

    pool.shutdown(wait=False, cancel_futures=True)
    for worker in multiprocessing.active_children():
        worker.terminate()
