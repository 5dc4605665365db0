"""Tables of incidents: whose they are, what a row says, and which rows are refused."""

import io
import zipfile
from xml.sax.saxutils import escape

import pytest

from hudna.errors import InputError
from hudna.intake.incidents import open_table
from hudna.model.incident import Refused

ACLED = "event_id_cnty,event_date,time_precision,event_type,actor1,actor2,iso3,admin1,location,geo_precision,latitude,fatalities"  # fmt: skip
OWN = "id,time,place,a,b"


def rows(*lines: str, mapping=None):
    return list(open_table("\n".join(lines).encode(), "t.csv", mapping or {}).rows)


def only(*lines: str):
    (row,) = rows(*lines)
    return row.incident


def refusal(*lines: str) -> str:
    (row,) = rows(*lines)
    assert isinstance(row, Refused), row
    return row.message


def spreadsheet(sheet: str, *, strings: str = "", styles: str = "", dated: str = "") -> bytes:
    """Give a workbook of one sheet, as another program might write it."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as parts:
        parts.writestr(
            "xl/workbook.xml",
            f'<workbook {main} xmlns:r="{office}"><workbookPr {dated}/><sheets>'
            '<sheet name="x" sheetId="1" r:id="rId9"/></sheets></workbook>',
        )
        parts.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="rId9" Type="t" Target="worksheets/s.xml"/></Relationships>',
        )
        parts.writestr(
            "xl/worksheets/s.xml", f"<worksheet {main}><sheetData>{sheet}</sheetData></worksheet>"
        )
        if strings:
            parts.writestr("xl/sharedStrings.xml", f"<sst {main}>{strings}</sst>")
        if styles:
            parts.writestr("xl/styles.xml", f"<styleSheet {main}>{styles}</styleSheet>")
    return packed.getvalue()


def words(cell: str, text: str) -> str:
    return f'<c r="{cell}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def test_a_table_is_known_by_its_header():
    """Nobody has to say whose columns they are."""
    found = open_table((ACLED + "\n").encode(), "t.csv", {})
    assert found.layout == "acled"
    assert found.columns["place"] == ("location",)
    assert found.unused == ()
    assert open_table((OWN + ",mood\n").encode(), "t.csv", {}).unused == ("mood",)


def test_the_order_of_acleds_sides_is_kept_and_means_nothing():
    """Both columns are sides; neither is said to have begun."""
    found = only(
        ACLED, "X1,03 May 2031,1,Battles,Army of Arland,Front of Borland,SYR,N,Arville,1,1,4"
    )
    assert (found.since, found.to) == ("2031-05-03", "2031-05-03")
    assert (found.a, found.b) == (("Army of Arland",), ("Front of Borland",))
    assert found.deaths == (4, 4, 4)
    assert found.doubts == ()


@pytest.mark.parametrize(
    ("precision", "since", "to"),
    [("1", "2031-05-14", "2031-05-14"), ("2", "2031-05-08", "2031-05-20"), ("3", "2031-05-01", "2031-05-31")],
)  # fmt: skip
def test_a_coarse_date_is_all_days_that_it_can_mean(precision, since, to):
    """A week or a month is not a day of it."""
    found = only(ACLED, f"X1,2031-05-14,{precision},Battles,A,B,SYR,N,Arville,1,1,4")
    assert (found.since, found.to) == (since, to)
    assert ("time.range" in found.doubts) == (since != to)


def test_a_row_of_a_larger_area_is_not_placed_at_its_town():
    """Near the town is doubtful; only the province known is the province."""
    near = only(ACLED, "X1,2031-05-14,1,Battles,A,B,SYR,North,Arville,2,1,4")
    assert (near.place, near.doubts) == ("Arville", ("place.near",))
    wide = only(ACLED, "X1,2031-05-14,1,Battles,A,B,SYR,North,Arville,3,1,4")
    assert (wide.place, wide.areas, wide.doubts) == (None, ("North",), ("place.wider",))


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("X1,someday,1,Battles,A,B,SYR,N,Arville,1,1,4", "not a time: 'someday'"),
        ("X1,31 February 2031,1,Battles,A,B,SYR,N,Arville,1,1,4", "not a time"),
        ("X1,2031-05-14,1,Battles,A,B,SYR,N,Arville,1,91,4", "lat: expected degrees"),
        ("X1,2031-05-14,1,Battles,A,B,SYR,N,Arville,1,nan,4", "lat: expected degrees"),
        ("X1,2031-05-14,1,Battles,A,B,SYR,N,Arville,1,1,-4", "deaths: expected a number"),
        (",2031-05-14,1,Battles,A,B,SYR,N,Arville,1,1,4", "no id"),
        ("X1,,1,Battles,A,B,SYR,N,Arville,1,1,4", "no time"),
        ("X1,2031-05-14,1,Battles,A,B,SYR,N,Arville,1,1,4,5", "more cells"),
    ],
)
def test_a_row_that_cannot_be_is_refused_with_the_reason(line, why):
    """Nothing is guessed in its place, and the rows after it are read."""
    assert why in refusal(ACLED, line)
    after = rows(ACLED, line, "X2,2031-05-14,1,Battles,A,B,SYR,N,Arville,1,1,4")
    assert after[1].incident.id == "X2"


def test_an_interval_that_ends_before_it_begins_is_refused():
    """The years are swapped somewhere."""
    assert "impossible interval" in refusal("id,time,until", "1,2031-05-14,2031-05-13")


@pytest.mark.parametrize("sign", [";", "\t", ","])
def test_a_table_of_ones_own_may_part_its_cells_otherwise(sign):
    """Spreadsheets of half the world write semicolons."""
    found = only(OWN.replace(",", sign), sign.join(["7", "2031-05-14T10:00Z", "Arville", "A", "B"]))
    assert (found.id, found.since, found.place) == ("7", "2031-05-14T10:00Z", "Arville")


def test_other_headings_are_mapped_by_hand():
    """A table nobody knows is read once its columns are named."""
    with pytest.raises(InputError, match="--map since=HEADING"):
        open_table(b"no,jour\n", "t.csv", {})
    (row,) = rows("no,jour", "1,2031-05-14", mapping={"since": "jour", "id": "no"})
    assert (row.incident.id, row.incident.since) == ("1", "2031-05-14")
    with pytest.raises(InputError, match="no column 'tag'"):
        open_table(b"no,jour\n", "t.csv", {"since": "tag"})
    with pytest.raises(InputError, match="no column is called 'mood'"):
        open_table(b"no,jour\n", "t.csv", {"mood": "jour"})


@pytest.mark.parametrize(
    "raw", [b"", b"\n\n", b"id,id,time\n", b"PK\x03\x04rubbish", b"\x00\x01\x02"]
)
def test_what_is_no_table_is_bad_input(raw):
    """An empty file, a header twice, a broken archive."""
    with pytest.raises(InputError):
        list(open_table(raw, "t.csv", {}).rows)


def test_a_spreadsheet_says_the_same_as_text():
    """Shared, inline and formatted words; dates by their style; cells left out."""
    sheet = (
        "<row r='1'><c r='A1' t='s'><v>0</v></c>" + words("B1", "time") + words("D1", "place")
        + words("E1", "killed") + "</row><row r='3'>" + words("A3", "7 & 8")
        + "<c r='B3' s='1'><v>47982</v></c><c r='D3' t='s'><v>1</v></c><c r='E3'><v>3</v></c></row>"
        "<row r='4'><c r='A4'><v>9</v></c><c r='B4' s='2'><v>47982.4375</v></c></row>"
    )  # fmt: skip
    strings = "<si><t>id</t></si><si><r><t>Ar</t></r><r><t>ville</t></r><rPh><t>x</t></rPh></si>"
    styles = (
        "<numFmts><numFmt numFmtId='200' formatCode='dd\\.mm\\.yyyy hh:mm'/>"
        "<numFmt numFmtId='201' formatCode='0&quot;days&quot;'/></numFmts>"
        "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='200'/></cellXfs>"
    )
    table = open_table(spreadsheet(sheet, strings=strings, styles=styles), "t.xlsx", {})
    first, second = (row.incident for row in table.rows)
    assert (first.id, first.since, first.place) == ("7 & 8", "2031-05-14", "Arville")
    assert first.deaths == (3, 3, 3)
    assert (second.id, second.since) == ("9", "2031-05-14T10:30:00")


def test_a_spreadsheet_may_count_its_days_from_1904():
    """Old ones of one maker do."""
    sheet = "<row>" + words("A1", "time") + "</row><row><c r='A2' s='0'><v>1</v></c></row>"
    styles = "<cellXfs><xf numFmtId='14'/></cellXfs>"
    table = open_table(spreadsheet(sheet, styles=styles, dated='date1904="1"'), "t.xlsx", {})
    assert [row.incident.since for row in table.rows] == ["1904-01-02"]


def test_a_spreadsheet_with_a_document_type_is_refused():
    """It could unfold into more than any machine holds."""
    packed = io.BytesIO(spreadsheet(""))
    bomb = io.BytesIO()
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(bomb, "w") as new:
        for name in old.namelist():
            raw = old.read(name)
            if name.endswith("s.xml"):
                raw = b'<!DOCTYPE x [<!ENTITY a "a">]>' + raw
            new.writestr(name, raw)
    with pytest.raises(InputError, match="document type"):
        open_table(bomb.getvalue(), "t.xlsx", {})
