"""The options of ``hudna desk``."""

import argparse
from typing import Any

PORT = 8016

_DESK = """Open the web desk over a record, in Arabic and English, for the one person at this machine.
It answers on the loopback address alone, fetches nothing, and works without scripts."""


def add_parser(commands: Any) -> None:  # noqa: ANN401 - argparse does not name its type
    """Describe the command."""
    parser = commands.add_parser("desk", help="open the web desk", description=_DESK)
    parser.add_argument(
        "--record",
        metavar="WHERE",
        help="file or postgresql:// address; else $HUDNA_RECORD, else hudna.db; begun when missing",
    )
    parser.add_argument(
        "--port", type=_port, default=PORT, metavar="N", help=f"0: any free one (default {PORT})"
    )
    parser.add_argument(
        "--demo", action="store_true", help="open a sample record, gone when the desk closes"
    )
    parser.add_argument(
        "--team", action="store_true", help="with accounts and log-in; begin with `hudna team add`"
    )
    parser.add_argument("--accounts", metavar="FILE", help="of --team; see `hudna team`")
    parser.add_argument(
        "--address", default="127.0.0.1", metavar="IP", help="of --team: where to answer"
    )
    parser.add_argument(
        "--name",
        metavar="URL",
        help="of --team: https://desk.example.org, when a server with TLS stands in front",
    )
    parser.add_argument("--cert", metavar="FILE", help="of --team: TLS without such a server")
    parser.add_argument("--key", metavar="FILE", help="of --team: its private key")
    parser.add_argument(
        "--without-tls", action="store_true", help="of --team: beyond this machine in the clear"
    )
    parser.add_argument("--no-open", action="store_true", help="do not open a browser")
    parser.add_argument("--author", metavar="WHO", help="else $HUDNA_AUTHOR, else your login name")


def _port(value: str) -> int:
    if value.isascii() and value.isdigit() and int(value) < 65536:
        return int(value)
    raise argparse.ArgumentTypeError(f"expected a port from 0 to 65535, got {value!r}")
