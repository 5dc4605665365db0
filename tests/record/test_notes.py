"""Checkpoints and keys, beside a second implementation of the signature."""

import base64
import hashlib
import runpy

import pytest

from hudna.errors import InputError
from hudna.record.notes import (
    Checkpoint,
    is_signed_by,
    make_key,
    public_of,
    read_checkpoint,
    read_note,
    sign,
    write_checkpoint,
)

HEAD = Checkpoint(origin="example.org/desk", size=7, root=bytes(range(32)))


@pytest.fixture(scope="module")
def independent(checkout):
    """The verifier that shares no code with us."""
    return runpy.run_path(str(checkout / "tools" / "verify_record.py"))


def test_a_signed_head_comes_back_and_the_other_program_accepts_it(independent):
    """What one signs, any reader of the format can check."""
    private, public = make_key("example.org/desk", b"\7" * 32)
    note = sign(write_checkpoint(HEAD), private)
    text, signatures = read_note(note)
    assert read_checkpoint(text) == HEAD
    assert is_signed_by(text, signatures, public)
    assert public_of(private) == public
    assert independent["checkpoint"](note, public) == (7, HEAD.root)
    with pytest.raises(AssertionError, match="not signed"):
        independent["checkpoint"](note.replace("\n7\n", "\n8\n"), public)


def test_a_key_is_written_as_other_programs_write_it():
    """name+hash+base64, where the hash is over name, line feed, type and key."""
    _, public = make_key("example.org/desk", b"\7" * 32)
    name, key_hash, raw = public.split("+", 2)
    decoded = base64.b64decode(raw)
    assert (name, decoded[0], len(decoded)) == ("example.org/desk", 1, 33)
    assert hashlib.sha256(name.encode() + b"\n" + decoded).hexdigest()[:8] == key_hash


def test_a_changed_digit_breaks_the_signature():
    """Size and root are what is signed."""
    private, public = make_key("k", b"\1" * 32)
    text, signatures = read_note(sign(write_checkpoint(HEAD), private).replace("\n7\n", "\n9\n"))
    assert not is_signed_by(text, signatures, public)


def test_signatures_of_others_are_passed_over():
    """Witnesses may add lines of their own."""
    private, public = make_key("k", b"\1" * 32)
    _, other = make_key("k", b"\2" * 32)
    witness = "— witness.example " + base64.b64encode(b"\4" * 76).decode() + "\n"
    text, signatures = read_note(sign(write_checkpoint(HEAD), private) + witness)
    assert len(signatures) == 2
    assert is_signed_by(text, signatures, public)
    assert not is_signed_by(text, signatures, other)


@pytest.mark.parametrize(
    "note",
    ["", "a\n7\nx\n", "a\n\nb\n", "a\n\n— name !!!\n", "a\n\n— name AAAA\n", "\n\n— n AAAAAAAA"],
)
def test_what_is_no_note_is_refused(note):
    """A damaged file is told, not taken for an unsigned one."""
    with pytest.raises(InputError):
        read_note(note)


@pytest.mark.parametrize(
    "text",
    ["", "o\n7\n", "o\n07\nAAAA\n", "o\n7\nAAAA\n", "\n7\n" + "A" * 43 + "=\n", "o\n-1\nA\n"],
)
def test_what_is_no_checkpoint_is_refused(text):
    """Origin, size without leading zeros, root of 32 bytes."""
    with pytest.raises(InputError):
        read_checkpoint(text)


@pytest.mark.parametrize("line", ["", "x", "k+00000000+AQ==", "PRIVATE+KEY+k+zz+AAAA"])
def test_what_is_no_key_is_refused(line):
    """A damaged key is told before anything is signed with it."""
    with pytest.raises(InputError):
        sign(write_checkpoint(HEAD), line)
    with pytest.raises(InputError):
        is_signed_by("x", [], line)


def test_a_damaged_private_key_is_refused():
    """One wrong letter would make another key."""
    private, _ = make_key("k", b"\1" * 32)
    with pytest.raises(InputError, match="damaged"):
        sign("x\n", private.replace("+k+", "+j+"))
    with pytest.raises(InputError, match="bad key name"):
        make_key("two words", b"\1" * 32)
