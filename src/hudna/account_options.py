"""The options of `hudna accounts`."""

from typing import Any

from hudna.shared_options import add_readings_options

COMMANDS = ("accounts",)

_ACCOUNTS = """Who says the same as whom? With an event (ENTRY/e1), or with two readings or more: the
accounts side by side, topic by topic, with silence as a finding. Without: the events of the record,
each with its support, computed from the independent origins (docs/accounts.md)."""


def add_parsers(commands: Any) -> None:  # noqa: ANN401 - argparse does not name its type
    """Describe the command."""
    parser = commands.add_parser(
        "accounts", help="who says the same as whom of an event", description=_ACCOUNTS
    )
    parser.add_argument(
        "event",
        nargs="*",
        metavar="EVENT",
        help="ENTRY/e1, or short names of readings or documents",
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--counts", action="store_true", help="totals of rival observers, never summed"
    )
    what.add_argument("--proposals", action="store_true", help="proposals and what became of them")
    parser.add_argument("--as-of", metavar="WHEN", help="what was known then; day or time+zone")
    add_readings_options(parser, "accounts.md")
