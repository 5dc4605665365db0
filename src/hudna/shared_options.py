"""Options that several commands share: whose readings are asked, and what a table's columns say."""

import argparse


def add_readings_options(parser: argparse.ArgumentParser, page: str) -> None:
    """Describe where the readings come from and that the answer may be JSON, told in ``page``."""
    parser.add_argument(
        "--from",
        dest="readings",
        action="append",
        default=[],
        metavar="FILE",
        help="readings, JSON lines of `hudna read --json`; may be given again",
    )
    parser.add_argument(
        "--record",
        metavar="WHERE",
        help="file or postgresql:// address; else $HUDNA_RECORD, else hudna.db where there is one",
    )
    parser.add_argument("--json", action="store_true", help=f"JSON (docs/{page})")


def add_table_options(parser: argparse.ArgumentParser) -> None:
    """Describe how the columns and names of a table are to be taken."""
    parser.add_argument(
        "--map",
        dest="mapping",
        action="append",
        default=[],
        type=_pair,
        metavar="OURS=HEADING",
        help="which column says what (time is since); may be given again",
    )
    parser.add_argument(
        "--names", metavar="FILE", help="CSV with columns words, id: whom and where words mean"
    )


def _pair(value: str) -> tuple[str, str]:
    ours, parted, heading = value.partition("=")
    if not parted or not ours or not heading:
        raise argparse.ArgumentTypeError(f"expected OURS=HEADING, got {value!r}")
    return ours, heading
