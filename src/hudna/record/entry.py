"""One entry of the record: its header in clear, its payload sealed, and the leaf over both.

The payload is encrypted under a key of its own, kept apart, so that destroying the key destroys
the content while every hash still holds. The header commits to the key: one ciphertext cannot be
opened to two different payloads.
"""

import datetime as dt
import hashlib
import re
from typing import Literal

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from hudna.errors import InputError, RecordError
from hudna.model.values import Value

Kind = Literal[
    "document",
    "reading",
    "correction",
    "overrule",
    "review",
    "import",
    "redaction",
    "checkpoint",
    "label",
]
KINDS: tuple[str, ...] = Kind.__args__

_NONCE = bytes(12)
"""Every key seals one payload, so the nonce has nothing to tell apart."""

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND = dt.timedelta(microseconds=1)
_WHEN = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)\s?(Z|[+-]\d{2}:\d{2}))?"
)


class Origin(Value, frozen=True, kw_only=True):
    """Where a merged entry stood before.

    Attributes:
        leaf: Its leaf hash there, hexadecimal.
        learnt: When that record learnt it.
        log: The name of that log.
    """

    leaf: str
    learnt: str
    log: str


class Header(Value, frozen=True, kw_only=True, omit_defaults=True):
    """What stays readable when the content is gone.

    Attributes:
        about: Leaf hashes of earlier entries that this one rests on, hexadecimal.
        author: Who brought it.
        key: SHA-256 of the key of the payload, hexadecimal.
        kind: What it is.
        learnt: When this record learnt it, UTC with microseconds.
        origin: Where it stood before it was merged.
        v: Version of the format.
    """

    about: tuple[str, ...] = ()
    author: str
    key: str
    kind: Kind
    learnt: str
    origin: Origin | None = None
    v: Literal[1]


_HEADER = msgspec.json.Decoder(Header)
_CANON = msgspec.json.Encoder(order="sorted")


def canonical(value: object) -> bytes:
    """Give the one byte string that stands for a value: JSON, keys sorted, no spaces, UTF-8."""
    try:
        return _CANON.encode(value)
    except (TypeError, UnicodeEncodeError) as error:
        raise InputError(f"cannot be kept in the record: {error}") from None


def encode_header(header: Header) -> bytes:
    """Give the canonical bytes of a header."""
    return canonical(header)


def decode_header(raw: bytes) -> Header:
    """Give the header of its bytes.

    Raises:
        RecordError: They are no header of this format.
    """
    try:
        return _HEADER.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise RecordError(f"not a header of this format: {error}") from None


def seal(header: bytes, payload: bytes, key: bytes) -> bytes:
    """Encrypt a payload with AES-256-GCM; the header is bound to it."""
    return AESGCM(key).encrypt(_NONCE, payload, header)


def unseal(header: bytes, sealed: bytes, key: bytes) -> bytes:
    """Give the payload back.

    Raises:
        RecordError: Header, ciphertext or key is not the one that was sealed.
    """
    try:
        return AESGCM(key).decrypt(_NONCE, sealed, header)
    except InvalidTag:
        raise RecordError("the sealed content does not open: key or bytes were changed") from None


def commitment(key: bytes) -> str:
    """Give what a header says of its key."""
    return hashlib.sha256(key).hexdigest()


def leaf_hash(header: bytes, sealed: bytes) -> bytes:
    """Give the RFC 6962 leaf hash of an entry.

    A header is JSON without line feeds, so the first line feed parts the two.
    """
    return hashlib.sha256(b"\0" + header + b"\n" + sealed).digest()


def to_micros(when: str) -> int:
    """Give the microseconds since 1970 of an RFC 3339 time; a bare day is its last moment.

    Raises:
        InputError: It is no such time, or has no zone.
    """
    found = _WHEN.fullmatch(when.strip())
    day, clock, zone = found.groups() if found else ("", "", "")
    try:
        moment = dt.datetime.fromisoformat(f"{day}T{clock or '23:59:59.999999'}{zone or 'Z'}")
        micros = (moment - _EPOCH) // _MICROSECOND
    except (ValueError, OverflowError):
        raise InputError(
            f"bad time {when!r}: expected a day (2016-07-06, to its end in UTC) or a time with its "
            "zone (2016-07-06T19:30+03:00)"
        ) from None
    return micros


def from_micros(micros: int) -> str:
    """Give the time of microseconds since 1970, the way headers write it."""
    try:
        moment = _EPOCH + micros * _MICROSECOND
    except OverflowError:
        raise RecordError(f"{micros} microseconds are outside the calendar") from None
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")
