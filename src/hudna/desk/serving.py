"""Opens the record and answers on the loopback address until the person stops it."""

import contextlib
import tempfile
from collections.abc import Callable, Generator, Iterable
from pathlib import Path

import uvicorn
from starlette.requests import Request

from hudna import incidents, keeper
from hudna.desk.app import make_app
from hudna.desk.asking import Viewer, alone
from hudna.desk.state import Desk
from hudna.errors import InputError
from hudna.incidents import Wanted
from hudna.keeper import Pen
from hudna.model.document import Document
from hudna.monitor import open_reader
from hudna.record.log import Record
from hudna.record.opening import DEFAULT, begin_record

HOST = "127.0.0.1"
"""The only address that the desk answers on: nobody else on the network reaches it."""

_TCP, _NODELAY = 6, 1
"""``IPPROTO_TCP`` and ``TCP_NODELAY``, which are these numbers everywhere."""

_SOON = 3_000_000
"""Microseconds between two words on how far the record is read."""


def serve(
    where: str | None,
    pen: Pen,
    cache_in: Path | None,
    *,
    port: int,
    demo: bool,
    say: Callable[[str], None],
    opened: Callable[[str], None],
) -> None:
    """Answer until interrupted.

    Args:
        where: The record; ``hudna.db`` when left out.
        pen: The person at the desk, the clock and chance.
        cache_in: Where compiled packs are kept.
        port: 0 takes a free one.
        demo: Show the sample record instead.
        say: Takes a line for the person.
        opened: Called with the desk's address once it answers.

    Raises:
        InputError: The port is taken.
    """
    with _record(where, pen, cache_in, demo=demo, say=say) as record:
        desk = Desk(record, pen, cache_in, demo=demo)
        viewer = alone(pen.author)
        config = uvicorn.Config(
            "", HOST, port, log_config=None, access_log=False, server_header=False, lifespan="on"
        )
        try:
            bound = config.bind_socket()
        except SystemExit:
            raise InputError(f"port {port} is taken: give --port N, or 0 for a free one") from None
        with contextlib.closing(bound):
            # Head and body of an answer go out at once; the server leaves this out for a given socket.
            bound.setsockopt(_TCP, _NODELAY, 1)
            taken = bound.getsockname()[1]
            config.app = make_app(desk, taken, _always(viewer), _told(say, pen))
            address = f"http://{HOST}:{taken}/"
            say(f"the desk is open at {address} - end with Ctrl-C")
            opened(address)
            uvicorn.Server(config).run(sockets=[bound])


def _told(say: Callable[[str], None], pen: Pen) -> Callable[[int, int], None]:
    """Give what tells a person how far a long record is read, now and then."""
    due = pen.clock() + _SOON
    drawn = False

    def told(done: int, left: int) -> None:
        nonlocal due, drawn
        if left and pen.clock() >= due:
            due, drawn = pen.clock() + _SOON, True
            say(f"reading the record: {done} of {done + left} entries; pages show what is read")
        elif not left and drawn:
            say(f"the record is read: {done} entries")

    return told


def _always(viewer: Viewer) -> Callable[[Request], Viewer]:
    def viewer_of(_request: Request) -> Viewer:
        return viewer

    return viewer_of


@contextlib.contextmanager
def _record(
    where: str | None, pen: Pen, cache_in: Path | None, *, demo: bool, say: Callable[[str], None]
) -> Generator[Record]:
    """Open the record; the sample one lives in a folder of its own and goes with the desk."""
    with contextlib.ExitStack() as stack:
        if demo:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="hudna-demo-"))
            where = str(Path(folder, DEFAULT))
        record = begin_record(where or DEFAULT, draw=pen.draw)
        stack.callback(record.store.close)
        if demo:
            # A real desk needs no sample.
            from hudna.desk.demo import incident_table, reports  # noqa: PLC0415

            say("reading the sample reports ...")
            fill(record, reports(), pen, cache_in)
            wanted = Wanted(name="incidents.csv", source="Demo")
            packs = open_reader(cache_in).packs
            incidents.keep(record, incidents.take(packs, incident_table(), wanted), pen)
        yield record


def fill(record: Record, documents: Iterable[Document], pen: Pen, cache_in: Path | None) -> None:
    """Take documents into a record and read them."""
    for _ in keeper.add(record, documents, pen, cache_in=cache_in, jobs=1):
        pass
