"""The command line: ``hudna read``, ``hudna packs check`` and the commands of the record.

Exit status: 0 well; 1 some documents could not be read, or a check found faults; 2 bad use, or
nothing could be read at all; 130 interrupted.
"""

import argparse
import contextlib
import gc
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hudna import (
    __version__,
    account_options,
    cache_directory,
    import_options,
    record_options,
    ruling_options,
    team_options,
)
from hudna.desk import options as desk_options
from hudna.errors import HudnaError, InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from hudna.intake.received import Fault, Given
    from hudna.model.document import Document
    from hudna.model.values import Language
    from hudna.progress import Progress
    from hudna.record_world import World

WELL, FAULTS, BAD_USE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: list[str] | None = None) -> int:
    """Run one command and give its exit status."""
    options = _parser().parse_args(arguments)
    try:
        return _COMMANDS.get(options.command, _keep)(options)
    except HudnaError as error:
        _say(f"error: {error}")
        return BAD_USE if isinstance(error, InputError) else FAULTS
    except KeyboardInterrupt:
        _say("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        # The one who read our output has left; nothing more can be said there.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + signal.SIGPIPE if hasattr(signal, "SIGPIPE") else FAULTS


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hudna",
        description="Read reports of ceasefires, Arabic or English: who said what to whom, "
        "through whom, when and where. Nothing is fetched; the same text gives the same reading.",
    )
    parser.add_argument("--version", action="version", version=f"hudna {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_read(commands.add_parser("read", help="read reports", description=_READ))
    packs = commands.add_parser("packs", help="look after the knowledge packs")
    actions = packs.add_subparsers(dest="action", required=True, metavar="ACTION")
    check = actions.add_parser("check", help="find missing sources, clashes, homographs …")
    check.add_argument("directory", nargs="?", metavar="DIR", help="other packs than Hudna's own")
    record_options.add_parsers(commands)
    import_options.add_parsers(commands)
    account_options.add_parsers(commands)
    ruling_options.add_parsers(commands)
    desk_options.add_parser(commands)
    team_options.add_parser(commands)
    return parser


_READ = """Read plain text, HTML pages, JSON lines ({"id","text","title","language","published",
"outlet","url"}, only text required), directories of these, or standard input (JSON lines when it
begins with {, text otherwise). Without an option for the form, a summary is printed: the truces
first, then statements, events, totals, what was asked and offered, people and places."""


def _add_read(read: argparse.ArgumentParser) -> None:
    read.add_argument(
        "files", nargs="*", metavar="FILE", help="file or directory; - or none: standard input"
    )
    form = read.add_mutually_exclusive_group()
    form.add_argument(
        "--json", action="store_true", help="one JSON object a line (docs/reading.md)"
    )
    form.add_argument(
        "--html", metavar="OUT", help="one self-contained page; - for standard output"
    )
    form.add_argument(
        "--table",
        action="store_true",
        help="tab-separated, one statement a row (truces, events, totals and proposals: --json)",
    )
    read.add_argument("--published", metavar="DATE", help="day of publication, YYYY-MM-DD")
    read.add_argument("--outlet", metavar="NAME", help="who published it")
    read.add_argument("--language", metavar="ar|en", help="told from the text when left out")
    read.add_argument(
        "--jobs",
        type=_jobs,
        default=1,
        metavar="N",
        help="worker processes; 0: every core (default 1)",
    )


def _jobs(value: str) -> int:
    if value.isascii() and value.isdigit() and int(value) <= 1024:
        return int(value)
    raise argparse.ArgumentTypeError(f"expected a number from 0 to 1024, got {value!r}")


def _say(words: str) -> None:
    """Print one line on standard error, where control characters cannot steer a terminal."""
    safe = "".join(sign if sign.isprintable() else "\ufffd" for sign in words)
    with contextlib.suppress(OSError):
        sys.stderr.write(f"hudna: {safe}\n")
        sys.stderr.flush()


def _check_packs(options: argparse.Namespace) -> int:
    from hudna.monitor import check_packs  # noqa: PLC0415 - `--help` stays light

    directory = options.directory and Path(options.directory)
    if directory and not directory.is_dir():
        raise InputError(f"{directory}: no such directory")
    errors = 0
    found = check_packs(directory)
    for level, words in found:
        errors += level == "error"
        _write(f"{level}: {words}\n".encode())
    _write(f"{errors} errors, {len(found) - errors} warnings\n".encode())
    return FAULTS if errors else WELL


def _read(options: argparse.Namespace) -> int:
    with _collector_at_rest():
        from hudna.export.whole import check_out  # noqa: PLC0415 - `--help` stays light
        from hudna.intake.files import load, plan  # noqa: PLC0415
        from hudna.intake.received import Fault  # noqa: PLC0415
        from hudna.monitor import open_reader, read_all  # noqa: PLC0415

        given = _given(options)
        sources = plan(options.files or ["-"], _say)
        check_out(options.html, options.files)
        if sys.stdin.isatty() and any(source.path is None for source in sources):
            _say("reading from the terminal; end with Ctrl-D")
        cache_in = cache_directory()
        open_reader(cache_in)
    progress = _progress()
    received = load(progress.begin(sources), given, progress.say, sys.stdin.buffer)
    write, finish = _writer(options)
    good = 0
    faults: list[Fault] = []
    with progress:
        answers = read_all(received, cache_in=cache_in, jobs=options.jobs)
        with contextlib.closing(answers):
            for answer in answers:
                if isinstance(answer, Fault):
                    faults.append(answer)
                    progress.say(f"error: {answer.where}: {answer.message}")
                else:
                    good += 1
                    with progress.set_aside():
                        write(answer)
                progress.advance()
    finish()
    return _status(good, [fault.reader for fault in faults])


@contextlib.contextmanager
def _collector_at_rest() -> "Generator[None]":
    """Let the collector of cycles neither walk what stays to the end, nor free it at the end."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if was_enabled:
            gc.enable()


def _keep(options: argparse.Namespace) -> int:
    """Run a command of the record; the clock, chance and the environment come in here."""
    import getpass  # noqa: PLC0415 - `hudna read` needs none of it
    import time  # noqa: PLC0415

    from hudna.intake.files import load, plan  # noqa: PLC0415
    from hudna.record_world import World  # noqa: PLC0415

    progress = _progress()

    def received(options: argparse.Namespace) -> "Iterator[Document | Fault]":
        sources = plan(options.files, progress.say)
        return load(progress.begin(sources), _given(options), progress.say, sys.stdin.buffer)

    def write(raw: bytes) -> None:
        with progress.set_aside():
            _write(raw)

    world = World(
        write=write,
        say=progress.say,
        clock=lambda: time.time_ns() // 1000,
        draw=os.urandom,
        record=os.environ.get("HUDNA_RECORD"),
        author=os.environ.get("HUDNA_AUTHOR") or getpass.getuser(),
        cache_in=cache_directory(),
        load=received,
        language=_language(),
        tick=progress.advance,
    )
    with progress:
        return _runner(options.command)(options, world)


def _runner(command: str) -> "Callable[[argparse.Namespace, World], int]":
    if command == "import":
        from hudna.import_commands import run  # noqa: PLC0415
    elif command == "accounts":
        from hudna.account_commands import run  # noqa: PLC0415
    else:
        from hudna.record_commands import run  # noqa: PLC0415
    return run


def _language() -> "Language":
    """Give the language of messages: $HUDNA_LANGUAGE, else that of the terminal's locale."""
    locale = next(filter(None, map(os.environ.get, _LOCALES)), "")
    return "ar" if locale.startswith("ar") else "en"


_LOCALES = ("HUDNA_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def _rule(options: argparse.Namespace) -> int:
    """Run a command that rules; the clock and the environment come in here."""
    import time  # noqa: PLC0415 - `hudna read` needs none of it

    from hudna.ruling_commands import World, run  # noqa: PLC0415

    world = World(
        write=_write,
        say=_say,
        clock=lambda: int(time.time()),
        record=os.environ.get("HUDNA_RECORD"),
        cache_in=cache_directory(),
        language=_language(),
    )
    return run(options, world)


def _desk(options: argparse.Namespace) -> int:
    """Open the desk or keep its accounts; clock, chance, environment and browser come in here."""
    import getpass  # noqa: PLC0415 - `hudna read` needs none of it
    import time  # noqa: PLC0415
    import webbrowser  # noqa: PLC0415

    from hudna.desk_commands import World, run  # noqa: PLC0415

    world = World(
        write=lambda words: _write(f"{words}\n".encode()),
        say=_say,
        clock=lambda: time.time_ns() // 1000,
        draw=os.urandom,
        record=os.environ.get("HUDNA_RECORD"),
        accounts=os.environ.get("HUDNA_ACCOUNTS"),
        author=os.environ.get("HUDNA_AUTHOR") or getpass.getuser(),
        cache_in=cache_directory(),
        language=_language(),
        browse=webbrowser.open,
    )
    return run(options, world)


def _status(good: int, faults: list[bool]) -> int:
    if not faults:
        return WELL
    return FAULTS if good or any(faults) else BAD_USE


def _given(options: argparse.Namespace) -> "Given":
    from hudna.intake.received import Given, check_language, check_published  # noqa: PLC0415

    return Given(
        published=None if options.published is None else check_published(options.published),
        outlet=options.outlet or None,
        language=None if options.language is None else check_language(options.language),
    )


def _writer(options: argparse.Namespace) -> "tuple[Callable[[bytes], None], Callable[[], None]]":
    """Give what to do with every answer, and what to do at the end."""
    if options.json:
        from hudna.export.jsonl import line  # noqa: PLC0415

        return lambda answer: _write(line(answer)), _nothing
    if options.table:
        return _table_writer()
    if options.html is not None:
        return _page_writer(options.html)
    return _summary_writer()


def _nothing() -> None:
    pass


def _write(raw: bytes) -> None:
    sys.stdout.buffer.write(raw)
    sys.stdout.buffer.flush()


def _table_writer() -> "tuple[Callable[[bytes], None], Callable[[], None]]":
    from hudna.export.table import header, rows  # noqa: PLC0415
    from hudna.monitor import decode_reading  # noqa: PLC0415

    _write(header().encode())
    return lambda answer: _write("".join(rows(decode_reading(answer))).encode()), _nothing


def _page_writer(out: str) -> "tuple[Callable[[bytes], None], Callable[[], None]]":
    from hudna.export.html import page  # noqa: PLC0415
    from hudna.export.whole import replace  # noqa: PLC0415
    from hudna.monitor import decode_reading  # noqa: PLC0415

    answers: list[bytes] = []

    def finish() -> None:
        raw = page([decode_reading(answer) for answer in answers]).encode()
        if out == "-":
            _write(raw)
        elif answers:
            replace(Path(out), raw)
            _say(f"wrote {out} ({len(raw):,} bytes)")

    return answers.append, finish


def _columns() -> int:
    """Give how wide the terminal is; 100 where there is none."""
    with contextlib.suppress(ValueError):
        given = int(os.environ.get("COLUMNS", ""))
        if given > 0:
            return given
    with contextlib.suppress(ValueError, OSError):
        if sys.__stdout__ is not None:
            return os.get_terminal_size(sys.__stdout__.fileno()).columns or 100
    return 100


def _summary_writer() -> "tuple[Callable[[bytes], None], Callable[[], None]]":
    from hudna.export.terminal import summary  # noqa: PLC0415
    from hudna.monitor import decode_reading  # noqa: PLC0415

    styled = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    width = min(_columns(), 120)
    first = True

    def write(answer: bytes) -> None:
        nonlocal first
        words = summary(decode_reading(answer), width=width, styled=styled)
        _write((words if first else "\n" + words).encode())
        first = False

    return write, _nothing


def _progress() -> "Progress":
    import time  # noqa: PLC0415

    from hudna.progress import Progress  # noqa: PLC0415

    beside, language = sys.stdout.isatty(), _language()
    return Progress(sys.stderr, time.monotonic, _say, beside=beside, language=language)


_COMMANDS = {
    "desk": _desk,
    "team": _desk,
    "read": _read,
    "packs": _check_packs,
    **dict.fromkeys(ruling_options.COMMANDS, _rule),
}


if __name__ == "__main__":
    sys.exit(main())
