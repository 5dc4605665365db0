"""`hudna import`: takes a table of incidents into the record and tells what became of its rows."""

import argparse
import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from hudna.errors import InputError
from hudna.record_world import FAULTS, WELL, World, closing, pen_of, read_file, where

if TYPE_CHECKING:
    from hudna.incidents import Wanted
    from hudna.model.incident import Report
    from hudna.packs import Packs


def run(options: argparse.Namespace, world: World) -> int:
    """Take a table in and give the exit status: 1 when a row was refused."""
    from hudna.incidents import take  # noqa: PLC0415 - `hudna read` needs none
    from hudna.monitor import open_reader  # noqa: PLC0415

    raw = read_file(options.file)
    packs = open_reader(world.cache_in).packs
    taken = take(packs, raw, wanted(options, packs))
    if not taken.rows:
        world.write(_shown(taken.report, options, world, kept=False))
        raise InputError(f"{options.file}: not one row is an incident; nothing was kept")
    report = taken.report
    if not options.check:
        from hudna.incidents import keep  # noqa: PLC0415
        from hudna.record.opening import begin_record  # noqa: PLC0415

        with closing(begin_record(where(options, world), draw=world.draw)) as record:
            report = keep(record, taken, pen_of(options, world))
    world.write(_shown(report, options, world, kept=not options.check))
    world.say(report.licence)
    return FAULTS if report.rejected else WELL


def _shown(report: "Report", options: argparse.Namespace, world: World, *, kept: bool) -> bytes:
    from hudna.export.incidents_text import report_text  # noqa: PLC0415

    if options.json:
        return msgspec.json.encode(report) + b"\n"
    return report_text(report, world.language, kept=kept).encode()


def wanted(options: argparse.Namespace, packs: "Packs") -> "Wanted":
    """Give how the options want a table to be taken."""
    from hudna.incidents import Wanted, named  # noqa: PLC0415

    names: dict[str, str] = {}
    if options.names:
        text = read_file(options.names).decode("utf-8-sig", "replace")
        names = named(csv.DictReader(io.StringIO(text)), packs)
    return Wanted(
        name=Path(options.file).name,
        source=getattr(options, "source", None),
        mapping=dict(options.mapping),
        names=names,
    )
