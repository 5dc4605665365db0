"""The rows of a spreadsheet file (XLSX), as words: no formulas are run, no links are followed.

A number whose style shows it as a date comes out as ``YYYY-MM-DD``, with its clock when it has one.
"""

import datetime as dt
import re
import zipfile
from collections.abc import Iterator
from typing import IO
from xml.etree import ElementTree as ET

from hudna.errors import InputError

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINKED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MOST_BYTES = 1 << 30
"""A part that unpacks to more is a bomb or no table of incidents."""

_MOST_COLUMNS = 16384
_DATE_FORMATS = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
"""The numbers of the built-in formats that show a date or a clock (ECMA-376, 18.8.30)."""

_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_EPOCHS = {False: dt.datetime(1899, 12, 30), True: dt.datetime(1904, 1, 1)}  # noqa: DTZ001


def rows_of(stream: IO[bytes], name: str) -> Iterator[list[str]]:
    """Give the rows of the first sheet, each cell as words, empty cells as empty words.

    Raises:
        InputError: It is no spreadsheet of this kind, or a damaged one.
    """
    try:
        with zipfile.ZipFile(stream) as parts:
            yield from _Book(parts).rows()
    except (zipfile.BadZipFile, ET.ParseError, KeyError, ValueError, EOFError) as error:
        raise InputError(f"{name}: not a spreadsheet that can be read ({error})") from None


class _Book:
    """An open spreadsheet."""

    def __init__(self, parts: zipfile.ZipFile) -> None:
        self._parts = parts
        book = self._tree("xl/workbook.xml")
        told = book.find(f"{_MAIN}workbookPr")
        self._epoch = _EPOCHS[told is not None and told.get("date1904") in ("1", "true")]
        self._sheet = self._first(book)
        self._strings = self._shared()
        self._dates = self._date_styles()

    def rows(self) -> Iterator[list[str]]:
        """Give the rows of the first sheet; rows left out of the file are empty ones."""
        at = 0
        with self._open(self._sheet) as stream:
            for _, found in ET.iterparse(stream):  # noqa: S314 - see _open
                if found.tag != f"{_MAIN}row":
                    continue
                number = int(found.get("r") or at + 1)
                # A row far below the last is a cell somebody once touched, not a million rows.
                yield from ([] for _ in range(min(number - at - 1, 1000)))
                at = number
                yield self._cells(found)
                found.clear()

    def _cells(self, row: ET.Element) -> list[str]:
        words: list[str] = []
        for cell in row.iter(f"{_MAIN}c"):
            column = _column(cell.get("r")) if cell.get("r") else len(words)
            if not len(words) <= column < _MOST_COLUMNS:
                raise ValueError(f"cell {cell.get('r')} is out of order")
            words += [""] * (column - len(words))
            words.append(self._words(cell))
        return words

    def _words(self, cell: ET.Element) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return "".join(part.text or "" for part in cell.iter(f"{_MAIN}t"))
        value = cell.find(f"{_MAIN}v")
        text = (value.text or "") if value is not None else ""
        if kind == "s" and text:
            return self._strings[int(text)]
        if kind == "n" and text:
            return self._number(text, int(cell.get("s") or 0))
        return text

    def _number(self, text: str, style: int) -> str:
        number = float(text)
        if style in self._dates:
            moment = self._epoch + dt.timedelta(seconds=round(number * 86400))
            clock = moment.time() != dt.time()
            return moment.isoformat(timespec="seconds") if clock else moment.date().isoformat()
        return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)

    def _first(self, book: ET.Element) -> str:
        """Give the part that holds the first sheet."""
        sheet = next(book.iter(f"{_MAIN}sheet"))
        for link in self._tree("xl/_rels/workbook.xml.rels"):
            if link.get("Id") == sheet.get(_LINKED):
                target = link.get("Target") or ""
                return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        raise KeyError("its first sheet is missing")

    def _shared(self) -> list[str]:
        if "xl/sharedStrings.xml" not in self._parts.namelist():
            return []
        return [_plain(item) for item in self._tree("xl/sharedStrings.xml")]

    def _date_styles(self) -> frozenset[int]:
        """Give the numbers of the cell styles that show a date."""
        if "xl/styles.xml" not in self._parts.namelist():
            return frozenset()
        styles = self._tree("xl/styles.xml")
        own = {
            int(form.get("numFmtId") or 0)
            for form in styles.iter(f"{_MAIN}numFmt")
            if re.search("[yYdDhH]", _LITERAL.sub("", form.get("formatCode") or ""))
        }
        cells = styles.find(f"{_MAIN}cellXfs")
        return frozenset(
            number
            for number, style in enumerate(cells if cells is not None else ())
            if int(style.get("numFmtId") or 0) in _DATE_FORMATS | own
        )

    def _tree(self, part: str) -> ET.Element:
        with self._open(part) as stream:
            return ET.parse(stream).getroot()  # noqa: S314 - see _open

    def _open(self, part: str) -> IO[bytes]:
        """Open a part; one with a document type could make much of little and is refused."""
        if self._parts.getinfo(part).file_size > _MOST_BYTES:
            raise ValueError(f"{part} unpacks to more than {_MOST_BYTES:,} bytes")
        with self._parts.open(part) as stream:
            if b"<!DOCTYPE" in stream.read(4096):
                raise ValueError(f"{part} has a document type")
        return self._parts.open(part)


def _plain(item: ET.Element) -> str:
    """Give the words of a shared string, the runs of a formatted one joined, readings left out."""
    own = [part for part in item if part.tag in (f"{_MAIN}t", f"{_MAIN}r")]
    return "".join(text.text or "" for part in own for text in part.iter(f"{_MAIN}t"))


def _column(cell: str | None) -> int:
    """Give the number of a cell's column: AB7 is 27."""
    letters = re.match("[A-Z]+", cell or "")
    if letters is None:
        raise ValueError(f"no cell is called {cell!r}")
    number = 0
    for letter in letters[0]:
        number = number * 26 + ord(letter) - 64
    return number - 1
