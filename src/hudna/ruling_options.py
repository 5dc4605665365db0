"""The options of the commands that rule."""

import argparse
from typing import Any

from hudna.shared_options import add_readings_options, add_table_options

COMMANDS = ("ruling", "truces", "screen")

_RULING = """Is a truce in force here, now, between these two — according to whom? The answer is YES,
NO, CONTESTED or UNKNOWN, with the rules that fired and the statements they rest on
(docs/rulings.md)."""
_TRUCES = """List the truces with their state at a time, the next to run out first."""
_SCREEN = """Set each incident of a table (columns id, time, place, a, b; ACLED's; UCDP GED's; CSV
or XLSX), or of the record, against all truces: one row an incident and a truce that was in force,
contested or unknown then and there. An incident dated to a day or more that lies across an edge of
a truce is UNKNOWN, with boundary_uncertain as the reason."""


def add_parsers(commands: Any) -> None:  # noqa: ANN401 - argparse does not name its type
    """Describe the commands that rule."""
    ruling = commands.add_parser(
        "ruling", help="is a truce in force here, now?", description=_RULING
    )
    ruling.add_argument(
        "--time", required=True, metavar="WHEN", help="RFC 3339, or a local time with --zone"
    )
    ruling.add_argument("--at", metavar="PLACE", help="name or id of a place")
    ruling.add_argument("--between", nargs=2, metavar=("A", "B"), help="names or ids of two sides")
    ruling.add_argument(
        "--target", metavar="CLASS", help="class of target, for truces of such classes alone"
    )
    _evidence(ruling)
    truces = commands.add_parser("truces", help="which truces are in force", description=_TRUCES)
    truces.add_argument(
        "--on",
        metavar="WHEN",
        help="only those in force, contested or unknown then; a day: its noon",
    )
    truces.add_argument(
        "--expiring", type=_hours, metavar="HOURS", help="only those that run out within so long"
    )
    truces.add_argument(
        "--ics", metavar="FILE", help="write an iCalendar of what runs out; - to print"
    )
    _evidence(truces)
    screen = commands.add_parser(
        "screen", help="set incidents against all truces", description=_SCREEN
    )
    screen.add_argument(
        "file",
        nargs="?",
        metavar="FILE",
        help="CSV or XLSX with a header; - for standard input; else those imported to the record",
    )
    add_table_options(screen)
    _evidence(screen)


def _evidence(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--zone", metavar="ZONE", help="zone of a time without one: Asia/Damascus")
    parser.add_argument(
        "--as-of", metavar="WHEN", help="only what was known then; day or time+zone"
    )
    parser.add_argument(
        "--evidence",
        choices=("all", "record"),
        default="all",
        help="record: leave the known truces of the packs out (default all)",
    )
    add_readings_options(parser, "rulings.md")


def _hours(value: str) -> float:
    try:
        hours = float(value)
    except ValueError:
        hours = -1.0
    if not 0 < hours <= 24 * 366 * 10:
        raise argparse.ArgumentTypeError(f"expected a number of hours, got {value!r}")
    return hours
