"""The options of the record's commands."""

import argparse
from typing import Any

from hudna.model.label import LABELS

COMMANDS = (
    "add",
    "log",
    "show",
    "search",
    "correct",
    "overrule",
    "review",
    "redact",
    "label",
    "verify",
    "checkpoint",
    "copy",
    "merge",
)


def add_parsers(commands: Any) -> None:  # noqa: ANN401 - argparse does not name its type
    """Describe the commands of the record."""
    _add_add(commands)
    _add_questions(commands)
    for kind, what in (
        ("correct", "put something right"),
        ("overrule", "decide otherwise than the program did"),
        ("review", "say what a second reader found"),
    ):
        parser = _command(commands, kind, f"{what}: an entry with a reason; nothing is overwritten")
        parser.add_argument("id", help="the entry's short name")
        parser.add_argument("--because", required=True, metavar="WHY", help="the reason")
        parser.add_argument(
            "--with", dest="value", metavar="FILE", help="JSON of what holds instead"
        )
        _author(parser)
    parser = _command(commands, "redact", "destroy the content of entries; the hashes still hold")
    parser.add_argument("ids", nargs="+", metavar="ID", help="short names; their readings go too")
    parser.add_argument("--because", required=True, metavar="WHY", help="the reason")
    parser.add_argument("--yes", action="store_true", help="do it: it cannot be undone")
    _author(parser)
    parser = _command(commands, "label", "say who may see reports or incidents at a team's desk")
    parser.add_argument("ids", nargs="+", metavar="ID", help="short names")
    parser.add_argument(
        "--as",
        dest="label",
        required=True,
        choices=LABELS,
        help="what nobody labelled is restricted",
    )
    parser.add_argument("--until", metavar="TIME", help="under embargo until then; with its zone")
    parser.add_argument("--because", required=True, metavar="WHY", help="the reason")
    _author(parser)
    _add_proofs(commands)
    parser = _command(commands, "copy", "copy a whole record to another place", record=False)
    parser.add_argument("source", metavar="SRC", help="file or postgresql:// address")
    parser.add_argument("target", metavar="DST", help="file or postgresql:// address; still empty")
    parser = _command(commands, "merge", "take in what a field copy learnt; conflicts are listed")
    parser.add_argument("field", metavar="FIELD.db", help="the field copy")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    _author(parser)


def _add_add(commands: Any) -> None:  # noqa: ANN401
    parser = _command(commands, "add", "take documents into the record and read them")
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="file or directory; - for a stream"
    )
    parser.add_argument("--published", metavar="DATE", help="day of publication, YYYY-MM-DD")
    parser.add_argument("--outlet", metavar="NAME", help="who published it")
    parser.add_argument("--language", metavar="ar|en", help="told from the text when left out")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="workers; 0: every core")
    _author(parser)


def _add_questions(commands: Any) -> None:  # noqa: ANN401
    log = _command(commands, "log", "list the entries, newest first")
    log.add_argument("--limit", type=int, default=50, metavar="N", help="0: all (default 50)")
    show = _command(commands, "show", "show one entry, and what rests on it")
    show.add_argument("id", help="the entry's short name, or how it begins")
    show.add_argument("--proof", metavar="OUT", help="write a proof that stands alone; - to print")
    show.add_argument("--closed", action="store_true", help="a proof without the content's key")
    find = _command(commands, "search", "find documents by their words, Arabic or English")
    find.add_argument("words", nargs="+", metavar="WORD", help="all of them must be there")
    find.add_argument("--limit", type=int, default=50, metavar="N", help="0: all (default 50)")
    for parser in (log, show, find):
        parser.add_argument("--as-of", metavar="WHEN", help="what was known then; day or time+zone")
        parser.add_argument("--json", action="store_true", help="JSON, one object a line")


def _add_proofs(commands: Any) -> None:  # noqa: ANN401
    parser = _command(commands, "verify", "check the record, or a proof, by its hashes")
    parser.add_argument(
        "--checkpoint", action="append", default=[], metavar="FILE", help="one that you kept"
    )
    parser.add_argument(
        "--public", metavar="KEY", help="whose signature must be on it: line or file"
    )
    parser.add_argument("--proof", metavar="FILE", help="check this proof; no record is needed")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser = _command(commands, "checkpoint", "print the head of the log, signed with a key")
    parser.add_argument("--key", metavar="FILE", help="the private key to sign with")
    parser.add_argument("--new-key", metavar="FILE", help="make a key first and keep it there")
    parser.add_argument("--name", metavar="NAME", help="the new key's name (example.org/desk)")
    _author(parser)


def _command(
    commands: Any,  # noqa: ANN401
    name: str,
    words: str,
    *,
    record: bool = True,
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=words, description=words)
    if record:
        parser.add_argument(
            "--record",
            metavar="WHERE",
            help="file or postgresql:// address; else $HUDNA_RECORD, else hudna.db",
        )
    return parser


def _author(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--author", metavar="WHO", help="else $HUDNA_AUTHOR, else your login name")
