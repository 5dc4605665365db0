"""The options of `hudna import`."""

from typing import Any

from hudna.shared_options import add_table_options

COMMANDS = ("import",)

_INCIDENTS = """Take a table of incidents into the record, a row an entry: ACLED's columns, UCDP GED's
columns, or a CSV or XLSX of your own (columns id, time, place, a, b; --map names others). What
became of each row is told: accepted, uncertain, rejected. The rows stay yours: none come with
Hudna, and the terms of whoever made the list hold. docs/incidents.md says more."""


def add_parsers(commands: Any) -> None:  # noqa: ANN401 - argparse does not name its type
    """Describe the command."""
    parser = commands.add_parser("import", help="take somebody's list into the record")
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="KIND")
    incidents = kinds.add_parser("incidents", help="a table of incidents", description=_INCIDENTS)
    incidents.add_argument("file", metavar="FILE", help="CSV or XLSX with a header")
    add_table_options(incidents)
    incidents.add_argument(
        "--source",
        metavar="WHOSE",
        help="whose list it is; else ACLED, UCDP GED or the file's name",
    )
    incidents.add_argument(
        "--check", action="store_true", help="tell what would become of the rows; keep nothing"
    )
    incidents.add_argument("--json", action="store_true", help="the report as one JSON object")
    incidents.add_argument(
        "--record",
        metavar="WHERE",
        help="file or postgresql:// address; else $HUDNA_RECORD, else hudna.db",
    )
    incidents.add_argument(
        "--author", metavar="WHO", help="else $HUDNA_AUTHOR, else your login name"
    )
