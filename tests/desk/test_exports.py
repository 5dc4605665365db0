"""Files for other programs: they open right, and nothing in them runs."""

import csv
import io
import json

import openpyxl
import pytest

from hudna.desk.exports import Area, Table, csv_file, geojson_file, guarded, xlsx_file

TABLE = Table(
    name="t",
    columns=("Outlet", "عدد"),
    rows=(("=1+1", 3), ("وكالة\nالسهل", None), ('-5, "x"', 1.5), ("@SUM(A1)", 0), ("\x07bell", 2)),
)


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1"])
def test_no_cell_runs_in_a_spreadsheet(cell):
    assert guarded(cell) == f"'{cell}"
    assert guarded(f"a{cell}") == f"a{cell}"
    assert guarded(-1) == -1


def test_csv_opens_right_in_excel():
    raw = csv_file(TABLE)
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert rows[0] == ["Outlet", "عدد"]
    assert [row[0] for row in rows[1:]] == [
        "'=1+1",
        "وكالة\nالسهل",
        '\'-5, "x"',
        "'@SUM(A1)",
        "\ufffdbell",
    ]
    assert raw.count(b"\r\n") == 6


@pytest.mark.parametrize(("language", "rtl"), [("ar", True), ("en", False)])
def test_a_sheet_reads_in_its_own_direction_and_keeps_text_as_text(language, rtl):
    book = openpyxl.load_workbook(io.BytesIO(xlsx_file(TABLE, language)))
    sheet = book.active
    assert bool(sheet.sheet_view.rightToLeft) is rtl
    assert sheet.freeze_panes == "A2"
    assert [cell.value for cell in sheet["A"]][:3] == ["Outlet", "=1+1", "وكالة\nالسهل"]
    assert sheet["A2"].data_type == "s"
    assert sheet["B2"].value == 3


def test_geojson_counts_areas_and_places_no_point():
    raw = json.loads(geojson_file([Area(code="SY-HM", name="حمص", count=4)]))
    (feature,) = raw["features"]
    assert feature == {
        "type": "Feature",
        "properties": {"code": "SY-HM", "name": "حمص", "count": 4},
        "geometry": None,
    }
