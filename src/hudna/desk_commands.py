"""The commands of the desk: open it for one person or for a team, and keep the team's accounts."""

import argparse
import ipaddress
from pathlib import Path
from urllib.parse import urlsplit

from hudna.desk_world import World
from hudna.errors import InputError
from hudna.team_options import FILE

__all__ = ["World", "run"]

_OPEN = (
    "warning: without TLS everybody on the way can read passwords, codes and every page, and can "
    "take a session over; use this only inside a tunnel or a network that you trust wholly"
)


def run(options: argparse.Namespace, world: World) -> int:
    """Run a command and give its exit status."""
    try:
        if options.command == "team":
            from hudna.team_commands import run as run_team  # noqa: PLC0415 - an extra

            return run_team(options, world)
        return _desk(options, world)
    except ModuleNotFoundError as error:
        if error.name and error.name.startswith("hudna"):
            raise
        raise InputError("the desk needs the extra: pip install 'hudna[desk]'") from None


def _desk(options: argparse.Namespace, world: World) -> int:
    from hudna.desk.serving import Crew, serve  # noqa: PLC0415 - an extra
    from hudna.keeper import Pen  # noqa: PLC0415

    crew = None
    if options.team:
        _check(options, world)
        crew = Crew(
            accounts=Path(options.accounts or world.accounts or FILE),
            address=options.address,
            name=options.name,
            cert=options.cert,
            key=options.key,
        )
    elif options.address != "127.0.0.1" or options.name or options.cert or options.accounts:
        raise InputError("--address, --name, --cert and --accounts go with --team")

    def opened(address: str) -> None:
        if not options.no_open and crew is None and not world.browse(address):
            world.say("no browser could be opened; open the address yourself")

    serve(
        options.record or world.record,
        Pen(author=options.author or world.author, clock=world.clock, draw=world.draw),
        world.cache_in,
        port=options.port,
        demo=options.demo,
        crew=crew,
        say=world.say,
        opened=opened,
    )
    return 0


def _check(options: argparse.Namespace, world: World) -> None:
    """Refuse to answer beyond this machine in the clear, unless that is what was asked for."""
    if options.demo:
        raise InputError("--demo is for one person: leave out --team")
    if bool(options.cert) != bool(options.key):
        raise InputError("--cert and --key go together")
    name = urlsplit(options.name or "")
    if options.name and (name.scheme not in {"http", "https"} or not name.netloc or name.path):
        raise InputError(f"bad --name {options.name!r}: expected https://desk.example.org")
    try:
        address = ipaddress.ip_address(options.address)
    except ValueError:
        raise InputError(f"bad --address {options.address!r}: expected an IP address") from None
    if address.is_unspecified and not options.name:
        raise InputError("--address that is all addresses needs --name: what people type")
    guarded = bool(options.cert) or name.scheme == "https"
    beyond = not address.is_loopback or name.scheme == "http"
    if beyond and not guarded:
        if not options.without_tls:
            raise InputError(
                "beyond this machine the desk needs TLS: --cert and --key, or a server with TLS in "
                "front of it and --name https://…; --without-tls if you know what it means"
            )
        world.say(_OPEN)
