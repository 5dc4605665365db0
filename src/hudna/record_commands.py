"""The commands of the record: what they take, and how their answers look.

The command line hands in the way out, the clock and chance; nothing here prints by itself.
"""

import argparse
import contextlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from hudna.errors import InputError
from hudna.record_world import (
    BAD_USE,
    FAULTS,
    WELL,
    World,
    closing,
    opened,
    pen_of,
    put_line,
    read_file,
    size_of,
    where,
    write_new,
)

if TYPE_CHECKING:
    from hudna.record.entry import Kind
    from hudna.record.log import Record
    from hudna.record.notes import Checkpoint


def run(options: argparse.Namespace, world: World) -> int:
    """Run one command of the record and give its exit status."""
    return _RUN[options.command](options, world)


def _add(options: argparse.Namespace, world: World) -> int:
    from hudna import keeper  # noqa: PLC0415 - `hudna read` needs no record
    from hudna.intake.received import Fault  # noqa: PLC0415
    from hudna.record.opening import begin_record  # noqa: PLC0415

    received = world.load(options)
    good, faults, old = 0, list[bool](), 0
    with closing(begin_record(where(options, world), draw=world.draw)) as record:
        pen = pen_of(options, world)
        for item in keeper.add(record, received, pen, cache_in=world.cache_in, jobs=options.jobs):
            world.tick()
            if isinstance(item, Fault):
                faults.append(item.reader)
                world.say(f"error: {item.where}: {item.message}")
                continue
            good += 1
            old += not item.new
            state = "added" if item.new else "read again" if item.read else "known"
            put_line(world, f"{item.id}\t{state}\t{item.title}")
    world.say(f"{good - old} added, {old} known already, {len(faults)} not read")
    return WELL if not faults else FAULTS if good or any(faults) else BAD_USE


def _log(options: argparse.Namespace, world: World) -> int:
    from hudna import keeper  # noqa: PLC0415
    from hudna.record_shown import line_of  # noqa: PLC0415

    with opened(options, world) as record:
        size = size_of(record, options)
        for line in keeper.listing(record, size=size, limit=options.limit or None):
            world.write(line_of(line, as_json=options.json))
    return WELL


def _search(options: argparse.Namespace, world: World) -> int:
    from hudna import keeper  # noqa: PLC0415
    from hudna.record_shown import line_of  # noqa: PLC0415

    with opened(options, world) as record:
        size = size_of(record, options)
        words, limit = " ".join(options.words), options.limit or size
        count, found = keeper.search(record, words, size=size, limit=limit)
        for line in found:
            world.write(line_of(line, as_json=options.json))
    more = f", the first {len(found)} shown" if len(found) < count else ""
    world.say(f"{count} found{more}")
    return WELL


def _show(options: argparse.Namespace, world: World) -> int:
    from hudna import keeper  # noqa: PLC0415

    with opened(options, world) as record:
        size = size_of(record, options)
        if options.proof:
            _put_proof(record, options, world, size)
            return WELL
        shown = keeper.show(record, options.id, size=size)
    if options.json:
        from hudna.record.entry import canonical  # noqa: PLC0415

        world.write(canonical(shown) + b"\n")
    else:
        from hudna.record_shown import described  # noqa: PLC0415

        world.write(described(shown))
    return WELL


def _put_proof(record: "Record", options: argparse.Namespace, world: World, size: int) -> None:
    from hudna.keeper import newest_note  # noqa: PLC0415
    from hudna.record.proof import prove  # noqa: PLC0415

    position = record.find(options.id, size)
    proof = prove(record, position, newest_note(record, size), opened=not options.closed)
    if options.proof == "-":
        world.write(proof.encode())
    else:
        write_new(options.proof, proof, 0o666)
        world.say(f"wrote {options.proof}")


_CHANGES: "dict[str, Kind]" = {
    "correct": "correction",
    "overrule": "overrule",
    "review": "review",
}


def _change(options: argparse.Namespace, world: World) -> int:
    from hudna import keeper  # noqa: PLC0415

    kind = _CHANGES[options.command]
    value = None
    if options.value:
        try:
            value = msgspec.json.decode(read_file(options.value))
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise InputError(f"{options.value}: not JSON: {error}") from None
    with opened(options, world) as record:
        pen = pen_of(options, world)
        shown, name = keeper.change(record, kind, options.id, options.because, value, pen)
    put_line(world, f"{name}\t{kind} of {shown.entry.id}")
    for line in shown.dependants:
        put_line(world, f"{line.id}\trests on it\t{line.kind}\t{line.title or ''}")
    return WELL


def _redact(options: argparse.Namespace, world: World) -> int:
    from hudna import keeper  # noqa: PLC0415

    with opened(options, world) as record:
        if not options.yes:
            from hudna.record_shown import described  # noqa: PLC0415

            for name in options.ids:
                world.write(described(keeper.show(record, name, size=record.size())))
            raise InputError("nothing was destroyed: it cannot be undone; say --yes to do it")
        tombstone, left = keeper.redact(
            record, options.ids, options.because, pen_of(options, world)
        )
    put_line(world, f"{tombstone}\tredaction of {' '.join(options.ids)} and its readings")
    for name in left:
        put_line(world, f"{name}\trests on it and still has its words")
    world.say("copies, backups and exports made before still hold the content")
    return WELL


def _verify(options: argparse.Namespace, world: World) -> int:
    from hudna.record.verify import verify  # noqa: PLC0415

    public = _public(options.public)
    if options.proof:
        return _verify_proof(options, world, public)
    held = [_held(path, public, world) for path in options.checkpoint]
    with opened(options, world) as record:
        verdict = verify(record, held)
    flaws = [(_named(flaw.position), flaw.what) for flaw in verdict.flaws]
    head = verdict.head
    if options.json:
        answer = {
            "origin": head.origin,
            "size": head.size,
            "root": head.root.hex(),
            "destroyed": verdict.destroyed,
            "flaws": [{"entry": name, "what": what} for name, what in flaws],
        }
        world.write(json.dumps(answer, ensure_ascii=False, sort_keys=True).encode() + b"\n")
    else:
        put_line(
            world, f"{head.origin}: {head.size} entries, {verdict.sealed_bytes:,} bytes hashed"
        )
        put_line(world, f"root {head.root.hex()}")
        if verdict.destroyed:
            put_line(world, f"{verdict.destroyed} contents destroyed, each under a redaction")
        for name, what in flaws:
            put_line(world, f"FLAW {name}: {what}")
        if not held:
            put_line(
                world, "no checkpoint to compare with: a cut tail shows only beside one you kept"
            )
        put_line(world, "does not hold" if flaws else "holds")
    return FAULTS if flaws else WELL


def _verify_proof(options: argparse.Namespace, world: World, public: str | None) -> int:
    from hudna.record.proof import check_proof  # noqa: PLC0415

    proved = check_proof(read_file(options.proof).decode("utf-8", "replace"), public)
    if proved.signed is False:
        raise InputError(f"{options.proof}: the checkpoint is not signed by that key")
    header = proved.header
    put_line(world, f"holds: entry {proved.index} of {proved.head.size}, {proved.head.origin}")
    put_line(world, f"{header.kind}, learnt {header.learnt}, by {header.author}")
    if proved.signed is None:
        put_line(world, "the signature was not checked: give --public KEY")
    if proved.payload is not None:
        world.write(proved.payload + b"\n")
    return WELL


def _checkpoint(options: argparse.Namespace, world: World) -> int:
    from hudna import keeper  # noqa: PLC0415
    from hudna.record.notes import make_key  # noqa: PLC0415

    if options.new_key and options.key:
        raise InputError("--key and --new-key: expected one of them")
    with opened(options, world) as record:
        private = read_file(options.key).decode("utf-8", "replace") if options.key else None
        if options.new_key:
            private, public = make_key(options.name or record.origin(), world.draw(32))
            write_new(options.new_key, private + "\n", 0o600)
            world.say(f"private key in {options.new_key}; keep it apart from the record")
            world.say(f"public key, to give away: {public}")
        note = keeper.checkpoint(record, private, pen_of(options, world))
    if private is None:
        world.say("not signed: give --key FILE, or --new-key FILE to make a key")
    world.write(note.encode())
    return WELL


def _copy(options: argparse.Namespace, world: World) -> int:
    from hudna.record.copying import copy  # noqa: PLC0415
    from hudna.record.opening import open_record, open_store  # noqa: PLC0415

    with closing(open_record(options.source)) as source:
        store = open_store(options.target, create=True)
        with contextlib.closing(store):
            head = copy(source, store)
    put_line(world, f"{head.size} entries, root {head.root.hex()}")
    return WELL


def _merge(options: argparse.Namespace, world: World) -> int:
    from hudna.record.merging import merge  # noqa: PLC0415
    from hudna.record.opening import open_record  # noqa: PLC0415

    pen = pen_of(options, world)
    with opened(options, world) as record, closing(open_record(options.field)) as field:
        merged = merge(record, field, learnt=pen.clock(), draw=pen.draw)
        ours = record.places([conflict.ours for conflict in merged.conflicts])
        theirs = field.places([conflict.theirs for conflict in merged.conflicts])
        conflicts = [
            {
                "clash": conflict.clash,
                "ours": record.name(ours[conflict.ours], conflict.ours),
                "theirs": field.name(theirs[conflict.theirs], conflict.theirs),
            }
            for conflict in merged.conflicts
        ]
    counts = {name: getattr(merged, name) for name in ("shared", "added", "known", "left")}
    if options.json:
        answer = counts | {"conflicts": conflicts}
        world.write(json.dumps(answer, sort_keys=True).encode() + b"\n")
    else:
        put_line(world, ", ".join(f"{count} {name}" for name, count in counts.items()))
        for conflict in conflicts:
            put_line(world, f"CONFLICT {conflict['clash']}: here {conflict['ours']}, "
                          f"in the field copy {conflict['theirs']}")  # fmt: skip
    return FAULTS if conflicts else WELL


_RUN: dict[str, Callable[[argparse.Namespace, World], int]] = {
    "add": _add,
    "log": _log,
    "show": _show,
    "search": _search,
    "correct": _change,
    "overrule": _change,
    "review": _change,
    "redact": _redact,
    "verify": _verify,
    "checkpoint": _checkpoint,
    "copy": _copy,
    "merge": _merge,
}


def _named(position: int | None) -> str:
    return "the whole" if position is None else f"entry {position}"


def _held(path: str, public: str | None, world: World) -> "Checkpoint":
    from hudna.record.notes import is_signed_by, read_checkpoint, read_note  # noqa: PLC0415

    text, signatures = read_note(read_file(path).decode("utf-8", "replace"))
    if public is None:
        world.say(f"{path}: its signature is not checked; give --public KEY")
    elif not is_signed_by(text, signatures, public):
        raise InputError(f"{path}: not signed by that key")
    return read_checkpoint(text)


def _public(given: str | None) -> str | None:
    if given is not None and Path(given).is_file():
        return read_file(given).decode("utf-8", "replace")
    return given
