"""The options of ``hudna team``."""

import argparse
from typing import Any

from hudna.model.role import ROLES

FILE = "hudna-team.db"
"""Where the accounts are, when nothing else is said."""

_TEAM = """Keep the accounts of a team's desk. They stand in a file of their own, apart from the record.
Somebody who is added gets an invitation, shown once; with it they choose a password at the desk."""


def add_parser(commands: Any) -> None:  # noqa: ANN401 - argparse does not name its type
    """Describe the command."""
    team = commands.add_parser("team", help="keep the accounts of a desk", description=_TEAM)
    parts = team.add_subparsers(dest="part", required=True, metavar="PART")
    add = _part(parts, "add", "make an account and show its invitation")
    add.add_argument("name", help="what the record will call the person; a pseudonym is well")
    add.add_argument(
        "--role", action="append", required=True, choices=ROLES, help="may be repeated"
    )
    _part(parts, "list", "show the accounts")
    role = _part(parts, "role", "give an account other roles")
    role.add_argument("name")
    role.add_argument("role", nargs="+", choices=ROLES, metavar="ROLE", help=", ".join(ROLES))
    remove = _part(parts, "remove", "close an account for ever")
    remove.add_argument("name")
    reset = _part(parts, "reset", "take password and codes from an account, and invite anew")
    reset.add_argument("name")


def _part(parts: Any, name: str, what: str) -> argparse.ArgumentParser:  # noqa: ANN401
    parser: argparse.ArgumentParser = parts.add_parser(name, help=what, description=what)
    parser.add_argument("--accounts", metavar="FILE", help=f"else $HUDNA_ACCOUNTS, else {FILE}")
    return parser
