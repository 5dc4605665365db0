"""Columns of values as PostgreSQL's binary arrays, made at once: the driver makes them one by one.

The form is that of the server's ``array_send``: dimensions, a flag for NULLs, the type of the
elements, their number and the first index; then each element with its length before it.
"""

import struct
from collections.abc import Callable, Iterable, Sequence

import psycopg
from psycopg.adapt import Dumper
from psycopg.pq import Format

from hudna.record.schema import BYTES, INTEGER, TEXT

_HEAD = struct.Struct(">iiIii")
_LENGTH = struct.Struct(">i")
_INTEGER, _BYTES, _TEXT = 20, 17, 25
"""The types of elements: int8, bytea, text."""

_ARRAY_OF = {_INTEGER: 1016, _BYTES: 1001, _TEXT: 1009}
_EIGHT = _LENGTH.pack(8)


class Integers(bytes):
    """An array of int8."""


class Strings(bytes):
    """An array of bytea."""


class Texts(bytes):
    """An array of text."""


def _head(of: int, count: int) -> bytes:
    return _HEAD.pack(1, 0, of, count, 1)


def integers(column: Sequence[int]) -> Integers:
    """Give a column of integers."""
    parts = (_EIGHT + number.to_bytes(8, "big", signed=True) for number in column)
    return Integers(_head(_INTEGER, len(column)) + b"".join(parts))


def strings(column: Sequence[bytes]) -> Strings:
    """Give a column of byte strings."""
    return Strings(_head(_BYTES, len(column)) + _joined(column))


def texts(column: Sequence[str]) -> Texts:
    """Give a column of texts."""
    return Texts(_head(_TEXT, len(column)) + _joined(text.encode() for text in column))


def _joined(column: Iterable[bytes]) -> bytes:
    parts: list[bytes] = []
    for value in column:
        parts += (_LENGTH.pack(len(value)), value)
    return b"".join(parts)


ARRAYS: dict[str, Callable[[Sequence[object]], bytes]] = {
    INTEGER: integers,
    BYTES: strings,
    TEXT: texts,
}  # pyright: ignore[reportAssignmentType]
"""What makes the array of a column, by the kind of the column."""


def array(values: Sequence[object]) -> bytes:
    """Give the array of values of one kind, told from the first of them."""
    kinds: dict[type, str] = {str: TEXT, bytes: BYTES, int: INTEGER}
    return ARRAYS[kinds[type(values[0])]](values)


class _Whole(Dumper):
    """Hands an array over as it is."""

    format = Format.BINARY

    def dump(self, obj: bytes) -> bytes:
        return bytes(obj)


class _IntegersDumper(_Whole):
    oid = _ARRAY_OF[_INTEGER]


class _StringsDumper(_Whole):
    oid = _ARRAY_OF[_BYTES]


class _TextsDumper(_Whole):
    oid = _ARRAY_OF[_TEXT]


def register(connection: psycopg.Connection) -> None:
    """Teach a connection these arrays."""
    for array, dumper in (
        (Integers, _IntegersDumper),
        (Strings, _StringsDumper),
        (Texts, _TextsDumper),
    ):
        connection.adapters.register_dumper(array, dumper)
