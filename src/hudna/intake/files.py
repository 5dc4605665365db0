"""Files, directories and standard input become documents, in a fixed order."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from hudna.errors import InputError
from hudna.intake.encoding import decode
from hudna.intake.lines import read_lines
from hudna.intake.received import Fault, Given, Note, Page, Source, accept
from hudna.model.document import Document

_TEXT = frozenset({".txt", ".text"})
_HTML = frozenset({".html", ".htm", ".xhtml"})
_LINES = frozenset({".jsonl", ".ndjson", ".json"})
_IS_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def plan(paths: Sequence[str], note: Note) -> list[Source]:
    """Give the files that the caller's paths name, directories opened up and sorted.

    ``-`` is standard input. Files of a directory that are no reports by their names are told.

    Raises:
        InputError: A path does not exist or cannot be opened; all such paths are named.
    """
    sources: list[Source] = []
    missing: list[str] = []
    for name in paths:
        if name == "-":
            sources.append(Source(name="standard input"))
        elif Path(name).is_dir():
            sources.extend(_open_up(name, note))
        elif os.access(name, os.R_OK):
            sources.append(Source(name=name, path=Path(name)))
        else:
            there = Path(name).exists()
            missing.append(f"{name}: {'not allowed to read it' if there else 'no such file'}")
    if missing:
        raise InputError("; ".join(missing))
    return sources


def load(
    sources: Iterable[Source], given: Given, note: Note, stdin: BinaryIO
) -> Iterator[Document | Fault]:
    """Give the documents of the sources in order; what cannot be read is a fault in its place."""
    for source in sources:
        try:
            if source.path is None:
                yield from _load_stream(stdin, source.name, given, note)
            else:
                yield from _load_file(source.path, source.name, given, note)
        except InputError as error:
            yield Fault(where=source.name, message=str(error))
        except OSError as error:
            yield Fault(where=source.name, message=error.strerror or str(error))


def _open_up(directory: str, note: Note) -> list[Source]:
    found: list[Source] = []
    passed: list[str] = []

    def refuse(error: OSError) -> None:
        note(f"{error.filename}: {error.strerror}")

    for folder, inner, names in os.walk(directory, onerror=refuse):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if name.startswith("."):
                continue
            if path.suffix.lower() in _TEXT | _HTML | _LINES:
                found.append(Source(name=path.as_posix(), path=path))
            else:
                passed.append(path.as_posix())
    if passed:
        some = ", ".join(passed[:3]) + (" …" if len(passed) > 3 else "")
        note(f"{directory}: passed over {len(passed)} files that are no reports by name: {some}")
    if not found:
        note(f"{directory}: no reports in it (.txt .html .jsonl …)")
    return sorted(found, key=lambda source: source.name)


def _load_file(path: Path, name: str, given: Given, note: Note) -> Iterator[Document | Fault]:
    suffix = path.suffix.lower()
    if suffix in _LINES:
        with path.open("rb") as stream:
            yield from _load_lines(stream, name, given, note)
        return
    raw = path.read_bytes()
    if suffix not in _TEXT | _HTML and raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{":
        yield from read_lines(raw.splitlines(keepends=True), name, given, note)
        return
    yield _load_one(raw, name, given, note, given_id=name, is_html=suffix in _HTML)


def _load_lines(
    stream: BinaryIO, name: str, given: Given, note: Note
) -> Iterator[Document | Fault]:
    head = stream.read(2)
    stream.seek(0)
    if head in (b"\xff\xfe", b"\xfe\xff"):
        text = decode(stream.read()).text
        yield from read_lines(text.encode("utf-8", "replace").split(b"\n"), name, given, note)
    else:
        yield from read_lines(stream, name, given, note)


def _load_stream(
    stream: BinaryIO, name: str, given: Given, note: Note
) -> Iterator[Document | Fault]:
    """Give the documents of a stream: JSON lines when it begins with ``{``, else one text."""
    head: list[bytes] = []
    for line in stream:
        head.append(line)
        bare = line.removeprefix(b"\xef\xbb\xbf") if len(head) == 1 else line
        if bare.strip():
            break
    last = head[-1].removeprefix(b"\xef\xbb\xbf") if head else b""
    if last.lstrip()[:1] == b"{":
        yield from read_lines(_again(head, stream), name, given, note)
        return
    yield _load_one(b"".join(head) + stream.read(), name, given, note)


def _again(head: list[bytes], stream: BinaryIO) -> Iterator[bytes]:
    yield from head
    yield from stream


def _load_one(
    raw: bytes,
    name: str,
    given: Given,
    note: Note,
    *,
    given_id: str | None = None,
    is_html: bool = False,
) -> Document | Fault:
    """Give the one document of a text or page."""
    # Imported here: only a page pays for the extractor.
    looks_html = is_html or b"<" in raw[:4096]
    decoded = decode(raw, declared=_charset(raw) if looks_html else None)
    if decoded.damaged:
        note(f"{name}: {decoded.damaged} damaged sequences ({decoded.encoding}) became U+FFFD")
    page = Page(text=decoded.text)
    if is_html or (looks_html and _IS_HTML.match(decoded.text)):
        from hudna.intake.html import read_page  # noqa: PLC0415

        page = read_page(decoded.text)
    page = Page(
        text=page.text,
        given_id=given_id,
        language=given.language or page.language,
        title=page.title,
        outlet=given.outlet or page.outlet,
        url=page.url,
        published=given.published or page.published,
    )
    return accept(page, given, note=lambda words: note(f"{name}: {words}"))


def _charset(raw: bytes) -> str | None:
    found = re.search(
        rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""",
        raw[:4096],
        re.IGNORECASE,
    )
    return found[1].decode("ascii") if found else None
