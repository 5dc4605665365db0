"""Checkpoints: the head of the log as a signed note (C2SP tlog-checkpoint, Ed25519).

A key is one line of text. The private one is ``PRIVATE+KEY+name+hash+base64``, the public one
``name+hash+base64``, as other programs that keep such logs write them.
"""

import base64
import binascii
import hashlib
import re

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from hudna.errors import InputError
from hudna.model.values import Value

_ED25519 = b"\x01"
_NAME = re.compile(r"[^\s+]+")
_PRIVATE = "PRIVATE+KEY+"


class Checkpoint(Value, frozen=True, kw_only=True):
    """The head of a log: whose, how many entries, which root."""

    origin: str
    size: int
    root: bytes


class Signature(Value, frozen=True, kw_only=True):
    """One signature line of a note."""

    name: str
    key_hash: bytes
    signature: bytes


def write_checkpoint(head: Checkpoint) -> str:
    """Give the text that is signed."""
    return f"{head.origin}\n{head.size}\n{base64.b64encode(head.root).decode()}\n"


def sign(text: str, private: str) -> str:
    """Give the note: the text, an empty line, and the signature of a private key line."""
    name, seed = _private(private)
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public = key.public_key().public_bytes_raw()
    raw = _key_hash(name, public) + key.sign(text.encode())
    return f"{text}\n— {name} {base64.b64encode(raw).decode()}\n"


def read_note(note: str) -> tuple[str, list[Signature]]:
    """Give the text and the signatures of a note; none are checked here.

    Raises:
        InputError: It is no note.
    """
    text, parted, lines = note.rpartition("\n\n")
    if not parted or not text or not lines.endswith("\n"):
        raise InputError("not a signed note: no empty line with signatures after it")
    signatures: list[Signature] = []
    for line in lines[:-1].split("\n"):
        found = re.fullmatch(r"— (\S+) (\S+)", line)
        raw = _unbase(found[2]) if found else b""
        if found is None or len(raw) < 5:
            raise InputError(f"not a signature line of a note: {line[:80]!r}")
        signatures.append(Signature(name=found[1], key_hash=raw[:4], signature=raw[4:]))
    return text + "\n", signatures


def read_checkpoint(text: str) -> Checkpoint:
    """Give the head that a checkpoint's text names.

    Raises:
        InputError: It is no checkpoint.
    """
    lines = text.split("\n")
    size = lines[1] if len(lines) > 3 else ""
    root = _unbase(lines[2]) if len(lines) > 3 else b""
    plain = re.fullmatch("0|[1-9][0-9]{0,18}", size)
    if not plain or not lines[0] or len(root) != 32 or lines[-1]:
        raise InputError("not a checkpoint: expected origin, size and root, a line each")
    return Checkpoint(origin=lines[0], size=int(size), root=root)


def is_signed_by(text: str, signatures: list[Signature], public: str) -> bool:
    """Tell whether one of the signatures is that of a public key line, and holds."""
    name, raw = _public(public)
    key = Ed25519PublicKey.from_public_bytes(raw)
    wanted = _key_hash(name, raw)
    for signature in signatures:
        if signature.name == name and signature.key_hash == wanted:
            try:
                key.verify(signature.signature, text.encode())
            except InvalidSignature:
                return False
            return True
    return False


def make_key(name: str, seed: bytes) -> tuple[str, str]:
    """Give the private and the public line of a key made of 32 random bytes.

    Raises:
        InputError: The name has a blank or a plus sign in it.
    """
    if not _NAME.fullmatch(name):
        raise InputError(f"bad key name {name!r}: expected a word without spaces and plus signs")
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    tail = f"{name}+{_key_hash(name, public).hex()}+"
    return (
        _PRIVATE + tail + base64.b64encode(_ED25519 + seed).decode(),
        tail + base64.b64encode(_ED25519 + public).decode(),
    )


def public_of(private: str) -> str:
    """Give the public line that belongs to a private one."""
    name, seed = _private(private)
    return make_key(name, seed)[1]


def _private(line: str) -> tuple[str, bytes]:
    bare = line.strip()
    if not bare.startswith(_PRIVATE):
        raise InputError("not a private key: expected one line that begins with PRIVATE+KEY+")
    name, key_hash, seed = _parted(bare.removeprefix(_PRIVATE))
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    if _key_hash(name, public) != key_hash:
        raise InputError("the private key is damaged: its hash is not that of its key")
    return name, seed


def _public(line: str) -> tuple[str, bytes]:
    name, key_hash, raw = _parted(line.strip())
    if _key_hash(name, raw) != key_hash:
        raise InputError("the public key is damaged: its hash is not that of its key")
    return name, raw


def _parted(line: str) -> tuple[str, bytes, bytes]:
    parts = line.split("+", 2)
    raw = _unbase(parts[2]) if len(parts) == 3 else b""
    if len(raw) != 33 or raw[:1] != _ED25519 or not re.fullmatch("[0-9a-f]{8}", parts[1]):
        raise InputError("not an Ed25519 key: expected name+hash+base64 in one line")
    return parts[0], bytes.fromhex(parts[1]), raw[1:]


def _key_hash(name: str, public: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + _ED25519 + public).digest()[:4]


def _unbase(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
