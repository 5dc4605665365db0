"""One entry proved to somebody who has not the record: a C2SP tlog-proof that stands alone.

The extra line holds the entry itself: header, sealed bytes and, unless it is to stay closed, the
key that opens them.
"""

import base64
import binascii
import re

import msgspec

from hudna.errors import InputError
from hudna.model.values import Value
from hudna.record import tree
from hudna.record.entry import Header, canonical, commitment, decode_header, leaf_hash, unseal
from hudna.record.log import Record
from hudna.record.notes import Checkpoint, is_signed_by, read_checkpoint, read_note
from hudna.record.tiles import TileReader

_FIRST = "c2sp.org/tlog-proof@v1"


class Carried(Value, frozen=True, kw_only=True, omit_defaults=True):
    """The entry inside a proof.

    Attributes:
        header: The header's bytes, as text.
        key: The key of the payload, hexadecimal; left out to keep it closed.
        sealed: The sealed bytes, base64.
    """

    header: str
    key: str | None = None
    sealed: str


class Proved(Value, frozen=True, kw_only=True):
    """What a proof shows.

    Attributes:
        head: The head under which the entry stands.
        index: Its number in the log.
        header: The entry's header.
        payload: Its content, when the proof opens it.
        signed: The head carries a signature of the key that was asked for; None when none was.
    """

    head: Checkpoint
    index: int
    header: Header
    payload: bytes | None
    signed: bool | None


def prove(record: Record, position: int, note: str, *, opened: bool = True) -> str:
    """Give the proof that an entry stands under a signed head.

    Raises:
        InputError: The head is older than the entry, or is not one of this log.
    """
    head = read_checkpoint(read_note(note)[0])
    if position >= head.size:
        raise InputError("no signed checkpoint covers this entry yet: hudna checkpoint --key FILE")
    entry = record.entry(position)
    node = TileReader(record.store).node
    path = tree.inclusion(position, head.size, node)
    if not tree.check_inclusion(entry.leaf, position, head.size, path, head.root):
        raise InputError("the checkpoint is not one of this record's: run hudna verify")
    carried = Carried(
        header=entry.header_bytes.decode(),
        key=entry.key.hex() if opened and entry.key else None,
        sealed=base64.b64encode(entry.sealed).decode(),
    )
    lines = [_FIRST, f"extra {_base(canonical(carried))}", f"index {position}"]
    return "\n".join([*lines, *map(_base, path), "", note])


def check_proof(proof: str, public: str | None) -> Proved:
    """Check a proof with nothing but itself and the log's public key.

    Raises:
        InputError: It is no such proof, or it does not hold.
    """
    top, _, note = proof.partition("\n\n")
    lines = top.split("\n")
    if len(lines) < 3 or lines[0] != _FIRST or not lines[1].startswith("extra "):
        raise InputError("not a proof of an entry: expected c2sp.org/tlog-proof@v1 with an extra")
    index = re.fullmatch("index (0|[1-9][0-9]{0,18})", lines[2])
    try:
        carried = msgspec.json.decode(base64.b64decode(lines[1][6:]), type=Carried)
        sealed = base64.b64decode(carried.sealed)
        path = [base64.b64decode(line) for line in lines[3:]]
        key = bytes.fromhex(carried.key) if carried.key else None
    except (msgspec.MsgspecError, binascii.Error, ValueError):
        raise InputError("the proof is damaged: its lines do not decode") from None
    text, signatures = read_note(note)
    head = read_checkpoint(text)
    raw = carried.header.encode()
    header = decode_header(raw)
    leaf = leaf_hash(raw, sealed)
    if not index or not tree.check_inclusion(leaf, int(index[1]), head.size, path, head.root):
        raise InputError(
            "the proof does not hold: the entry does not lead to the checkpoint's root"
        )
    if key is not None and commitment(key) != header.key:
        raise InputError("the proof does not hold: its key is not the one the entry commits to")
    return Proved(
        head=head,
        index=int(index[1]),
        header=header,
        payload=None if key is None else unseal(raw, sealed, key),
        signed=None if public is None else is_signed_by(text, signatures, public),
    )


def _base(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
