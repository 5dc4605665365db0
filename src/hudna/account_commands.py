"""`hudna accounts`: accounts side by side, support of events, rival totals, proposals."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from hudna.errors import InputError
from hudna.record_world import WELL, World, closing, read_file, size_of, words

if TYPE_CHECKING:
    from hudna.accounting import Accounts


def run(options: argparse.Namespace, world: World) -> int:
    """Give the accounts asked for."""
    from hudna.export import accounts_text as text  # noqa: PLC0415 - `hudna read` needs none

    if options.event and (options.counts or options.proposals):
        raise InputError("name an event, or ask for --counts or --proposals: expected one of them")
    found = _accounts(options, world)
    if options.counts:
        answer = found.totals()
        told = text.totals_text(answer, world.language, found.called)
    elif options.proposals:
        answer = found.proposals()
        told = text.proposals_text(answer, world.language, found.called)
    elif options.event:
        answer = found.compare(options.event)
        told = text.comparison_text(answer, world.language)
    else:
        answer = found.events()
        told = text.events_text(answer, world.language)
    if options.json:
        world.write(msgspec.json.encode(answer, order="deterministic") + b"\n")
    else:
        world.write(told.encode())
    return WELL


def _accounts(options: argparse.Namespace, world: World) -> "Accounts":
    from hudna.accounting import Accounts  # noqa: PLC0415
    from hudna.monitor import open_reader  # noqa: PLC0415
    from hudna.rulings import readings_in  # noqa: PLC0415

    found = Accounts(open_reader(world.cache_in).packs)
    for path in options.readings:
        for reading, name in readings_in(read_file(path).splitlines(), path):
            found.take_reading(reading, name)
    where = options.record or world.record
    if where is None and Path("hudna.db").exists():
        where = "hudna.db"
    if where is None and not options.readings:
        raise InputError("there is no record here: give --record WHERE or --from FILE")
    if where is not None:
        from hudna.record.opening import open_record  # noqa: PLC0415

        with closing(open_record(where)) as record:
            lost = found.take_record(record, size_of(record, options))
        if lost:
            world.say(words(world, "other_versions", count=lost))
    return found
