"""What pages give to other programs: CSV, XLSX and GeoJSON. The JSON twin is ``jsontwin``.

A cell that a spreadsheet would run as a formula gets an apostrophe before it. Areas are counts of
administrative areas, never points: nothing here can tell where somebody or something stands.
"""

import csv
import io
from typing import Any

import msgspec

from hudna.model.values import Language, Value

Cell = str | int | float | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_UNSHOWN = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535), "�")
_XLSX_CELL = 32_767


class Table(Value, frozen=True, kw_only=True):
    """A list as rows.

    Attributes:
        name: What the file is called, without an ending.
        columns: Headings, in the reader's language.
        rows: One tuple of cells a row.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Area(Value, frozen=True, kw_only=True):
    """A count of one administrative area.

    Attributes:
        code: Of the area: ISO 3166-2, or a place id of the packs.
        name: What to call it.
        count: How many.
        shape: Its outline as a GeoJSON geometry; None leaves it without one.
    """

    code: str
    name: str
    count: int
    shape: dict[str, object] | None = None


def guarded(cell: Cell) -> Cell:
    """Give a cell that no spreadsheet runs."""
    if not isinstance(cell, str):
        return cell
    words = cell.translate(_UNSHOWN)
    return f"'{words}" if words.startswith(_FORMULA) else words


def plain(words: str) -> str:
    """Give words without the characters that no file of text may hold."""
    return words.translate(_UNSHOWN).encode("utf-8", "replace").decode()


def csv_file(table: Table) -> bytes:
    """Give a table as CSV that opens right in Excel, Arabic too: a mark of UTF-8, CRLF."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n")
    write.writerow(table.columns)
    write.writerows(tuple(guarded(cell) for cell in row) for row in table.rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def xlsx_file(table: Table, language: Language) -> bytes:
    """Give a table as an Excel sheet, right to left for Arabic, its text kept as text."""
    # Imported here: only who asks for a sheet waits for it.
    import xlsxwriter  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs]

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book: Any = xlsxwriter.Workbook(out, options)
    sheet = book.add_worksheet()
    if language == "ar":
        sheet.right_to_left()
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    for at, words in enumerate(table.columns):
        sheet.write_string(0, at, words, bold)
    for down, row in enumerate(table.rows, 1):
        for at, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(down, at, cell.translate(_UNSHOWN)[:_XLSX_CELL], wrap)
            elif cell is not None:
                sheet.write_number(down, at, cell, wrap)
    sheet.freeze_panes(1, 0)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    sheet.set_column(0, max(0, len(table.columns) - 1), 24)
    book.close()
    return out.getvalue()


def geojson_file(areas: list[Area]) -> bytes:
    """Give counts by area as GeoJSON (RFC 7946)."""
    features = [
        {
            "type": "Feature",
            "properties": {"code": area.code, "name": area.name, "count": area.count},
            "geometry": area.shape,
        }
        for area in areas
    ]
    return msgspec.json.encode({"type": "FeatureCollection", "features": features})
