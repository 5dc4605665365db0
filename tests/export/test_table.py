"""The table for spreadsheets."""

import msgspec

from hudna.export.table import COLUMNS, header, rows


def test_a_row_has_a_cell_a_column(english):
    """Every row fits the header."""
    (row,) = rows(english)
    assert header().count("\t") == row.count("\t") == len(COLUMNS) - 1


def test_a_row_says_who_said_what(english):
    """The cells are those of the statement."""
    (row,) = rows(english)
    cells = dict(zip(COLUMNS, row.rstrip("\n").split("\t"), strict=True))
    assert (cells["speakers"], cells["act"], cells["quotes"], cells["time"]) == (
        "Army <of> Sahl",
        "state",
        "we keep our word",
        "2021-03-15",
    )


def test_a_formula_is_not_run_by_a_spreadsheet(english):
    """A report cannot put a formula into a monitor's sheet."""
    statement = english.statements[0]
    evil = msgspec.structs.replace(statement.content, text="=HYPERLINK(1)\tx\ny")
    changed = msgspec.structs.replace(statement, content=evil)
    (row,) = rows(msgspec.structs.replace(english, statements=(changed,)))
    assert "\t'=HYPERLINK(1) x y\t" in row
