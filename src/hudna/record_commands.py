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
    words,
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
                world.say(words(world, "not_read", where=item.where, message=item.message))
                continue
            good += 1
            old += not item.new
            state = "added" if item.new else "read again" if item.read else "known"
            put_line(world, f"{item.id}\t{state}\t{item.title}")
    world.say(words(world, "added", added=good - old, known=old, lost=len(faults)))
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
        asked, limit = " ".join(options.words), options.limit or size
        count, found = keeper.search(record, asked, size=size, limit=limit)
        for line in found:
            world.write(line_of(line, as_json=options.json))
    key = "found_more" if len(found) < count else "found"
    world.say(words(world, key, count=count, shown=len(found)))
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

        world.write(described(shown, world.language))
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
        world.say(words(world, "wrote", path=options.proof))


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
    put_line(world, f"{name}\t{words(world, 'change_of', kind=kind, id=shown.entry.id)}")
    for line in shown.dependants:
        put_line(
            world, f"{line.id}\t{words(world, 'rests_on_it')}\t{line.kind}\t{line.title or ''}"
        )
    return WELL


def _label(options: argparse.Namespace, world: World) -> int:
    from hudna import labels  # noqa: PLC0415

    payload = labels.content(options.label, options.until, options.because)
    with opened(options, world) as record:
        pen = pen_of(options, world)
        for id_ in options.ids:
            name = labels.put(record, id_, payload, pen)
            put_line(world, f"{name}\t{words(world, 'change_of', kind=options.label, id=id_)}")
    return WELL


def _redact(options: argparse.Namespace, world: World) -> int:
    from hudna import keeper  # noqa: PLC0415

    with opened(options, world) as record:
        if not options.yes:
            from hudna.record_shown import described  # noqa: PLC0415

            for name in options.ids:
                world.write(
                    described(keeper.show(record, name, size=record.size()), world.language)
                )
            raise InputError(words(world, "nothing_destroyed"))
        tombstone, left = keeper.redact(
            record, options.ids, options.because, pen_of(options, world)
        )
    told = words(world, "redaction_of", ids=" ".join(options.ids))
    put_line(world, f"{tombstone}\t{told}")
    for name in left:
        put_line(world, f"{name}\t{words(world, 'still_has')}")
    world.say(words(world, "copies_hold"))
    return WELL


def _verify(options: argparse.Namespace, world: World) -> int:
    from hudna.record.verify import verify  # noqa: PLC0415

    public = _public(options.public)
    if options.proof:
        return _verify_proof(options, world, public)
    held = [_held(path, public, world) for path in options.checkpoint]
    with opened(options, world) as record:
        verdict = verify(record, held)
    flaws = [(_named(world, flaw.position), flaw.what) for flaw in verdict.flaws]
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
        told = words(
            world, "hashed", origin=head.origin, size=head.size, bytes=f"{verdict.sealed_bytes:,}"
        )
        put_line(world, told)
        put_line(world, words(world, "root", root=head.root.hex()))
        if verdict.destroyed:
            put_line(world, words(world, "destroyed", count=verdict.destroyed))
        for name, what in flaws:
            put_line(world, words(world, "flaw", entry=name, what=what))
        if not held:
            put_line(world, words(world, "no_checkpoint"))
        put_line(world, words(world, "does_not_hold" if flaws else "holds"))
    return FAULTS if flaws else WELL


def _verify_proof(options: argparse.Namespace, world: World, public: str | None) -> int:
    from hudna.record.proof import check_proof  # noqa: PLC0415

    proved = check_proof(read_file(options.proof).decode("utf-8", "replace"), public)
    if proved.signed is False:
        raise InputError(f"{options.proof}: the checkpoint is not signed by that key")
    header = proved.header
    head = proved.head
    told = words(world, "proof_holds", index=proved.index, size=head.size, origin=head.origin)
    put_line(world, told)
    told = words(
        world, "proof_header", kind=header.kind, learnt=header.learnt, author=header.author
    )
    put_line(world, told)
    if proved.signed is None:
        put_line(world, words(world, "not_checked"))
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
            world.say(words(world, "private_key", path=options.new_key))
            world.say(words(world, "public_key", public=public))
        note = keeper.checkpoint(record, private, pen_of(options, world))
    if private is None:
        world.say(words(world, "not_signed"))
    world.write(note.encode())
    return WELL


def _copy(options: argparse.Namespace, world: World) -> int:
    from hudna.record.copying import copy  # noqa: PLC0415
    from hudna.record.opening import open_record, open_store  # noqa: PLC0415

    with closing(open_record(options.source)) as source:
        store = open_store(options.target, create=True)
        with contextlib.closing(store):
            head = copy(source, store)
    put_line(world, words(world, "copied", size=head.size, root=head.root.hex()))
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
        put_line(world, words(world, "merged", **counts))
        for conflict in conflicts:
            put_line(world, words(world, "conflict", **conflict))
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
    "label": _label,
    "verify": _verify,
    "checkpoint": _checkpoint,
    "copy": _copy,
    "merge": _merge,
}


def _named(world: World, position: int | None) -> str:
    if position is None:
        return words(world, "the_whole")
    return words(world, "entry", number=position)


def _held(path: str, public: str | None, world: World) -> "Checkpoint":
    from hudna.record.notes import is_signed_by, read_checkpoint, read_note  # noqa: PLC0415

    text, signatures = read_note(read_file(path).decode("utf-8", "replace"))
    if public is None:
        world.say(words(world, "unchecked", path=path))
    elif not is_signed_by(text, signatures, public):
        raise InputError(f"{path}: not signed by that key")
    return read_checkpoint(text)


def _public(given: str | None) -> str | None:
    if given is not None and Path(given).is_file():
        return read_file(given).decode("utf-8", "replace")
    return given
