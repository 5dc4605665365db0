"""Opens the record and answers on the loopback address until the person stops it."""

import contextlib
import tempfile
from collections.abc import Callable, Generator, Iterable
from pathlib import Path
from urllib.parse import urlsplit

import uvicorn
from starlette.requests import Request

from hudna import incidents, keeper
from hudna.desk.app import make_app
from hudna.desk.asking import NOBODY, Viewer, alone
from hudna.desk.security import Site, this_machine
from hudna.desk.state import Desk
from hudna.errors import InputError
from hudna.incidents import Wanted
from hudna.keeper import Pen
from hudna.model.document import Document
from hudna.model.values import Value
from hudna.monitor import open_reader
from hudna.record.log import Record
from hudna.record.opening import DEFAULT, begin_record
from hudna.team.door import Door
from hudna.team.people import People
from hudna.team.roles import does, sees
from hudna.team.store import Store

HOST = "127.0.0.1"
"""The only address that the desk answers on: nobody else on the network reaches it."""

_TCP, _NODELAY = 6, 1
"""``IPPROTO_TCP`` and ``TCP_NODELAY``, which are these numbers everywhere."""

_SOON = 3_000_000
"""Microseconds between two words on how far the record is read."""


class Crew(Value, frozen=True, kw_only=True):
    """How a team reaches its desk.

    Attributes:
        accounts: The file of the accounts.
        address: Where to answer.
        name: What people type, when a server with TLS stands in front: ``https://desk.example.org``.
        cert: The file of a certificate, when the desk speaks TLS itself; ``key`` is its key.
    """

    accounts: Path
    address: str = HOST
    name: str | None = None
    cert: str | None = None
    key: str | None = None


def serve(
    where: str | None,
    pen: Pen,
    cache_in: Path | None,
    *,
    port: int,
    demo: bool,
    crew: Crew | None = None,
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
        crew: How a team reaches it; None for one person at this machine.
        say: Takes a line for the person.
        opened: Called with the desk's address once it answers.

    Raises:
        InputError: The port is taken.
    """
    with contextlib.ExitStack() as stack:
        door = None
        if crew is not None:
            accounts = Store(crew.accounts, begin=False)
            stack.callback(accounts.close)
            door = Door(People(accounts, lambda: pen.clock() // 1_000_000, pen.draw))
        record = stack.enter_context(_record(where, pen, cache_in, demo=demo, say=say))
        desk = Desk(record, pen, cache_in, demo=demo)
        config = _config(crew, port)
        try:
            bound = config.bind_socket()
        except SystemExit:
            raise InputError(f"port {port} is taken: give --port N, or 0 for a free one") from None
        with contextlib.closing(bound):
            # Head and body of an answer go out at once; the server leaves this out for a given socket.
            bound.setsockopt(_TCP, _NODELAY, 1)
            taken = bound.getsockname()[1]
            site = this_machine(taken) if crew is None else site_of(crew, taken)
            viewer_of = _always(alone(pen.author)) if door is None else by_session(door, site)
            config.app = make_app(desk, taken, viewer_of, _told(say, pen), door=door, site=site)
            address = f"{min(site.origins)}/"
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


def _config(crew: Crew | None, port: int) -> uvicorn.Config:
    # Whom a server in front speaks for is believed only of one on this very machine.
    in_front = crew is not None and crew.name is not None and crew.cert is None
    return uvicorn.Config(
        "",
        HOST if crew is None else crew.address,
        port,
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="on",
        proxy_headers=in_front,
        forwarded_allow_ips=HOST,
        ssl_certfile=crew.cert if crew is not None else None,
        ssl_keyfile=crew.key if crew is not None else None,
    )


def site_of(crew: Crew, port: int) -> Site:
    """Give the names that a team's desk answers under."""
    if crew.name is not None:
        parts = urlsplit(crew.name.lower())
        return Site(hosts=frozenset({parts.netloc}), secure=parts.scheme == "https")
    secure = crew.cert is not None
    host = f"[{crew.address}]" if ":" in crew.address else crew.address
    local = this_machine(port).hosts if host in {HOST, "[::1]"} else frozenset[str]()
    return Site(hosts=local | {f"{host}:{port}"}, secure=secure)


def by_session(door: Door, site: Site) -> Callable[[Request], Viewer]:
    """Give what tells who asks by the session that the browser sends."""

    def viewer_of(request: Request) -> Viewer:
        account = door.who(request.cookies.get(site.cookie, ""))
        if account is None:
            return NOBODY
        roles = does(account.roles)
        return Viewer(name=account.name, roles=roles, sees=sees(account.roles))

    return viewer_of


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
