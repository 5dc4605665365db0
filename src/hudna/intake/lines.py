"""JSON lines become documents: one object a line, only ``text`` required."""

import json
from collections.abc import Iterable, Iterator

import msgspec

from hudna.errors import InputError
from hudna.intake.received import Fault, Given, Note, Page, accept
from hudna.model.document import Document

_BOM = b"\xef\xbb\xbf"


class Record(msgspec.Struct, frozen=True):
    """One line; keys that are not named here are other tools' business and are let pass."""

    text: str
    id: str | int | None = None
    language: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None


_DECODER = msgspec.json.Decoder(Record)


def read_lines(
    lines: Iterable[bytes], name: str, given: Given, note: Note
) -> Iterator[Document | Fault]:
    """Give the document of every line, in order; a bad line is a fault and the rest is read.

    A first line that is a lone ``{`` begins one object printed over many lines.
    """
    rest = iter(lines)
    for number, raw in enumerate(rest, 1):
        line = raw.removeprefix(_BOM).strip() if number == 1 else raw.strip()
        if number == 1 and line == b"{":
            line += b"\n" + b"".join(rest)
        if line:
            yield _read_line(line, f"{name}, line {number}", given, note)


def _read_line(line: bytes, where: str, given: Given, note: Note) -> Document | Fault:
    try:
        record = _decode(line)
        page = Page(
            text=record.text,
            given_id=None if record.id is None else str(record.id),
            language=record.language,
            title=record.title,
            outlet=record.outlet,
            url=record.url,
            published=record.published,
        )
        return accept(page, given, note=lambda words: note(f"{where}: {words}"))
    except (InputError, msgspec.DecodeError, UnicodeDecodeError) as error:
        return Fault(where=where, message=_reason(error))


def _decode(line: bytes) -> Record:
    try:
        return _DECODER.decode(line)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        # The strict decoder refuses a lone surrogate escape that the standard one lets through.
        if b"\\ud" not in line.lower():
            raise
        try:
            return msgspec.convert(json.loads(line), Record)
        except (json.JSONDecodeError, RecursionError) as error:
            raise InputError(f"not a JSON object: {error}") from None


def _reason(error: Exception) -> str:
    if isinstance(error, msgspec.ValidationError):
        return f"not a document: {error}"
    if isinstance(error, InputError):
        return str(error)
    return f"not a JSON object: {error}"
