"""The commands that rule: what they take, and how their answers look.

The command line hands in the way out and the clock; nothing here prints by itself.
"""

import argparse
import csv
import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from hudna import rulings
from hudna.errors import InputError
from hudna.export.ical import calendar
from hudna.export.messages import messages
from hudna.export.rulings_text import ruling_text, truces_text
from hudna.model.values import Language, Value
from hudna.record.entry import to_micros
from hudna.regime.clocks import asked_instant, utc_text
from hudna.rulings import Evidence, Wanted

if TYPE_CHECKING:
    from hudna.sightings import Sighting

WELL, FAULTS, BAD_USE = 0, 1, 2
_NOON = "T12:00"


class World(Value, frozen=True, kw_only=True):
    """What the command line brings from outside.

    Attributes:
        write: Puts bytes on standard output.
        say: Puts a line for a person on standard error.
        clock: The clock, in seconds since 1970.
        record: Where the record is, when the environment says so.
        cache_in: Where compiled packs are kept.
        language: Of what is said to a person.
    """

    write: Callable[[bytes], None]
    say: Callable[[str], None]
    clock: Callable[[], int]
    record: str | None
    cache_in: Path | None
    language: Language


def run(options: argparse.Namespace, world: World) -> int:
    """Run one command and give its exit status."""
    return _RUN[options.command](options, world)


def _ruling(options: argparse.Namespace, world: World) -> int:
    asked_instant(options.time, options.zone)  # a bad time is told before anything is opened
    found = _evidence(options, world)
    between = tuple(options.between) if options.between else None
    wanted = Wanted(
        time=options.time,
        zone=options.zone,
        at=options.at,
        between=between,
        target=options.target,
    )
    ruling = rulings.rule(found, wanted, _as_of_text(options))
    if options.json:
        world.write(msgspec.json.encode(ruling) + b"\n")
    else:
        world.write(ruling_text(ruling, world.language).encode())
    return WELL


def _truces(options: argparse.Namespace, world: World) -> int:
    as_of = _as_of_text(options)
    if options.on is not None:
        time = asked_instant(*_noon(options.on, options.zone))
    else:
        time = asked_instant(as_of) if as_of else world.clock()
    listed = rulings.truces(
        _evidence(options, world),
        time,
        as_of=asked_instant(as_of) if as_of else None,
        only_then=options.on is not None,
        expiring=None if options.expiring is None else int(options.expiring * 3600),
    )
    if options.ics:
        _put(options.ics, calendar(listed, utc_text(time)).encode(), world)
        if options.ics == "-":
            return WELL
    if options.json:
        world.write(msgspec.json.encode(listed) + b"\n")
    else:
        world.write(truces_text(listed, utc_text(time), world.language).encode())
    return WELL


def _noon(when: str, zone: str | None) -> tuple[str, str | None]:
    """A day stands for its noon: in the zone given, else in UTC."""
    if len(when) == len("2016-07-06"):
        return f"{when}{_NOON}", zone or "Etc/UTC"
    return when, zone


def _put(path: str, raw: bytes, world: World) -> None:
    if path == "-":
        world.write(raw)
        return
    try:
        Path(path).write_bytes(raw)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}") from None
    world.say(_words(world, "wrote", path=path))


def _screen(options: argparse.Namespace, world: World) -> int:
    from hudna import incidents  # noqa: PLC0415 - the other commands need none

    found = _evidence(options, world)
    faults: list[str] = []

    def tell(words: str) -> None:
        faults.append(words)
        world.say(_words(world, "error", message=words))

    out = io.StringIO()
    write = csv.writer(out, lineterminator="\n")
    write.writerow(["id", "time", "place", "truce", "answer", "because"])
    as_of = _as_of_text(options)
    screened = incidents.screen(
        found,
        _sightings(options, world, found, tell),
        zone=options.zone,
        as_of=asked_instant(as_of) if as_of else None,
        tell=tell,
    )
    for line in screened:
        write.writerow(msgspec.structs.astuple(line))
    world.write(out.getvalue().encode())
    return FAULTS if faults else WELL


def _sightings(
    options: argparse.Namespace, world: World, found: Evidence, tell: Callable[[str], None]
) -> "list[tuple[str, Sighting]]":
    """Give the incidents of a file, or those of the record."""
    from hudna import incidents  # noqa: PLC0415

    if options.file is not None:
        names = _names(options, found)
        wanted = incidents.Wanted(name=options.file, mapping=dict(options.mapping), names=names)
        taken = incidents.take(found.packs, _read(options.file), wanted)
        for refused in taken.report.refused:
            tell(f"row {refused.row}: {refused.message}")
        return [(row.incident.id, sighting) for row, sighting in taken.rows]
    where = _record(options, world)
    if where is None:
        raise InputError("no incidents: give a FILE, or --record WHERE they were imported to")
    from hudna.record.opening import open_record  # noqa: PLC0415

    record = open_record(where)
    try:
        size = record.size(None if options.as_of is None else to_micros(options.as_of))
        return list(incidents.kept_sightings(record, size))
    finally:
        record.store.close()


def _names(options: argparse.Namespace, found: Evidence) -> dict[str, str]:
    from hudna import incidents  # noqa: PLC0415

    if not options.names:
        return {}
    text = _read(options.names).decode("utf-8-sig", "replace")
    return incidents.named(csv.DictReader(io.StringIO(text)), found.packs)


_RUN: dict[str, Callable[[argparse.Namespace, World], int]] = {
    "ruling": _ruling,
    "truces": _truces,
    "screen": _screen,
}


def _as_of_text(options: argparse.Namespace) -> str | None:
    return None if options.as_of is None else utc_text(to_micros(options.as_of) // 1_000_000)


def _evidence(options: argparse.Namespace, world: World) -> Evidence:
    found = rulings.evidence(world.cache_in, known_truces=options.evidence == "all")
    for path in options.readings:
        for reading, name in rulings.readings_in(_read(path).splitlines(), path):
            found.take_reading(reading, name, None)
    where = _record(options, world)
    if where is not None:
        _take_record(found, where, options, world)
    elif options.evidence == "record" and not options.readings:
        raise InputError("there is no record here: give --record WHERE or --from FILE")
    return found


def _record(options: argparse.Namespace, world: World) -> str | None:
    where = options.record or world.record
    return "hudna.db" if where is None and Path("hudna.db").exists() else where


def _take_record(found: Evidence, where: str, options: argparse.Namespace, world: World) -> None:
    from hudna.record.opening import open_record  # noqa: PLC0415 - often there is none

    record = open_record(where)
    try:
        as_of = None if options.as_of is None else to_micros(options.as_of)
        lost = found.take_record(record, as_of)
    finally:
        record.store.close()
    if lost:
        world.say(_words(world, "other_versions", count=lost))


def _words(world: World, key: str, **blanks: object) -> str:
    return messages(world.language).tables["record"][key].format(**blanks)


def _read(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from None
