"""Tables of incidents (ACLED, UCDP GED, one's own; CSV or XLSX) become incidents, row by row.

Whose table it is, is told from its header; the columns are data (``incidents.toml``). A row that
says something impossible is refused with the reason, and nothing is guessed in its place.
"""

import calendar
import csv
import datetime as dt
import io
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from hudna.errors import InputError
from hudna.intake.encoding import decode
from hudna.intake.xlsx import rows_of
from hudna.model.incident import Doubt, Incident, Layout, Refused
from hudna.model.values import Value

_ZIP = b"PK\x03\x04"
_PARTED = ",;\t|"
_WEEK = dt.timedelta(days=6)
_ISO = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s?(Z|[+-]\d{2}:?\d{2})?)?"
)
_WRITTEN = re.compile(r"(\d{1,2})[ -]([A-Za-z]+)[ -](\d{4})")
_MIDNIGHT = re.compile(r"00:00(:00(\.0+)?)?")
_CLEAR, _MANY = "1", "2"


class Known(Value, frozen=True, kw_only=True):
    """A kind of table; see ``incidents.toml``."""

    name: str
    known_by: tuple[str, ...]
    licence: str
    columns: dict[str, tuple[str, ...]]
    time_wide: dict[str, str]
    place_wide: dict[str, str]


class Row(NamedTuple):
    """One row: its number in the file, its cells under their headings, and what it says."""

    number: int
    cells: dict[str, str]
    incident: Incident


class Table(NamedTuple):
    """A table that was recognised.

    Attributes:
        layout: Whose it is.
        known: What is known of such tables.
        columns: Our names, each with the headings that answer to it.
        unused: Headings that answer to none; their cells are kept all the same.
        rows: The rows in order.
    """

    layout: Layout
    known: Known
    columns: dict[str, tuple[str, ...]]
    unused: tuple[str, ...]
    rows: Iterator[Row | Refused]


@cache
def _known() -> tuple[dict[Layout, Known], dict[str, int]]:
    raw = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    months = raw.pop("months")
    return msgspec.convert(raw, dict[Layout, Known]), months


def our_columns() -> tuple[str, ...]:
    """Give the names that a column may be given."""
    return tuple(_known()[0]["own"].columns)


def open_table(raw: bytes, name: str, mapping: Mapping[str, str]) -> Table:
    """Recognise a table and give its rows.

    Args:
        raw: The file.
        name: What to call it to a person.
        mapping: Headings for our own names of columns, before those that are known.

    Raises:
        InputError: It is no table, or has no column for the time.
    """
    lines = rows_of(io.BytesIO(raw), name) if raw.startswith(_ZIP) else _separated(raw, name)
    heads = next(lines, None)
    if heads is None or not any(heads):
        raise InputError(f"{name}: no header: expected a row of column names first")
    heads = [head.strip() for head in heads]
    twice = sorted({head for head in heads if head and heads.count(head) > 1})
    if twice:
        raise InputError(f"{name}: the header names {', '.join(twice)} twice")
    layout = _layout(heads)
    known = _known()[0][layout]
    columns = _columns(known, heads, mapping, name)
    used = {head for found in columns.values() for head in found}
    unused = tuple(head for head in heads if head and head not in used)
    return Table(layout, known, columns, unused, _read(known, columns, heads, lines))


def _layout(heads: list[str]) -> Layout:
    lower = {head.lower() for head in heads}
    for layout, known in _known()[0].items():
        if lower.issuperset(known.known_by):
            return layout
    return "own"


def _columns(
    known: Known, heads: list[str], mapping: Mapping[str, str], name: str
) -> dict[str, tuple[str, ...]]:
    """Give the headings of each of our columns; sides and areas may have several."""
    for ours, head in mapping.items():
        if head not in heads:
            raise InputError(f"{name}: no column {head!r}; there are {', '.join(heads)}")
        if ours not in known.columns:
            raise InputError(f"no column is called {ours!r}: expected {', '.join(known.columns)}")
    printed = {head.lower(): head for head in heads}
    columns: dict[str, tuple[str, ...]] = {}
    for ours, theirs in known.columns.items():
        there = tuple(printed[head] for head in theirs if head in printed)
        if ours in mapping:
            columns[ours] = (mapping[ours],)
        elif there:
            columns[ours] = there if ours in {"a", "b", "admin"} and known.known_by else there[:1]
    if "since" not in columns:
        wanted = ", ".join(known.columns["since"])
        raise InputError(
            f"{name}: no column for the time ({wanted}); name one with --map since=HEADING"
        )
    return columns


def _separated(raw: bytes, name: str) -> Iterator[list[str]]:
    """Give the rows of text parted by the sign that parts the header."""
    text = decode(raw).text
    first = text.split("\n", 1)[0]
    sign = max(_PARTED, key=first.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    except csv.Error as error:
        raise InputError(f"{name}: not a table that can be read ({error})") from None


def _read(
    known: Known,
    columns: dict[str, tuple[str, ...]],
    heads: list[str],
    lines: Iterable[list[str]],
) -> Iterator[Row | Refused]:
    for number, line in enumerate(lines, 2):
        if not any(cell.strip() for cell in line):
            continue
        if len(line) > len(heads) and any(line[len(heads) :]):
            yield Refused(row=number, message="more cells than the header has names")
            continue
        cells = {
            head: cell.strip() for head, cell in zip(heads, line, strict=False) if cell.strip()
        }
        try:
            yield Row(number, cells, _Cells(known, columns, cells).incident(number))
        except InputError as error:
            yield Refused(row=number, message=str(error))


class _Cells:
    """The cells of one row under our names."""

    def __init__(
        self, known: Known, columns: dict[str, tuple[str, ...]], cells: Mapping[str, str]
    ) -> None:
        self._known = known
        self._found = {
            ours: tuple(cells[head] for head in heads if head in cells)
            for ours, heads in columns.items()
        }
        self._doubts: list[Doubt] = []

    def incident(self, number: int) -> Incident:
        """Give what the row says."""
        since, to = self._times()
        wide = self._known.place_wide.get(self._one("place_precision") or "")
        if wide is not None:
            self._doubts.append("place.near" if wide == "near" else "place.wider")
        if self._one("clarity") == _MANY:
            self._doubts.append("aggregate")
        id_ = self._one("id")
        if id_ is None and self._known.known_by:
            raise InputError("no id: a later edition could not be told from it")
        return Incident(
            id=id_ or f"row {number}",
            since=since,
            to=to,
            zone=self._one("zone"),
            # What lies in a larger area is not placed at the town that stands for it.
            place=None if wide == "wider" else self._one("place"),
            areas=self._found.get("admin", ()),
            country=self._one("country"),
            lat=self._degrees("lat", 90),
            lon=self._degrees("lon", 180),
            a=self._names("a"),
            b=self._names("b"),
            kind=self._one("kind"),
            deaths=self._deaths(),
            notes=self._one("notes"),
            sources=self._names("sources"),
            doubts=tuple(self._doubts),
        )

    def _one(self, ours: str) -> str | None:
        return next(iter(self._found.get(ours, ())), None)

    def _names(self, ours: str) -> tuple[str, ...]:
        """Give the names of a cell; lists part them with semicolons."""
        parts = (part.strip() for cell in self._found.get(ours, ()) for part in cell.split(";"))
        return tuple(dict.fromkeys(part for part in parts if part))

    def _times(self) -> tuple[str, str]:
        since = self._one("since")
        if since is None:
            raise InputError("no time")
        first = _time(since)
        last = _time(self._one("to") or since)
        if last[:10] < first[:10]:
            raise InputError(f"impossible interval: {since} is after {self._one('to')}")
        wide = self._known.time_wide.get(self._one("time_precision") or "")
        if wide is not None:
            first, last = _widened(first, wide)
        if last[:10] != first[:10]:
            self._doubts.append("time.range")
        return first, last

    def _degrees(self, ours: str, most: int) -> float | None:
        text = self._one(ours)
        if text is None:
            return None
        try:
            degrees = float(text.replace(",", "."))
        except ValueError:
            degrees = float("nan")
        if not -most <= degrees <= most:
            raise InputError(f"{ours}: expected degrees from -{most} to {most}, got {text!r}")
        return degrees

    def _deaths(self) -> tuple[int, int, int] | None:
        best = self._count("deaths")
        if best is None:
            return None
        low, high = self._count("low"), self._count("high")
        found = (best if low is None else low, best, best if high is None else high)
        if not found[0] <= found[1] <= found[2]:
            raise InputError(f"deaths: {found[0]}, {found[1]}, {found[2]} are not low, best, high")
        return found

    def _count(self, ours: str) -> int | None:
        text = self._one(ours)
        if text is None:
            return None
        if not re.fullmatch(r"\d{1,9}(\.0+)?", text):
            raise InputError(f"{ours}: expected a number, got {text!r}")
        return int(float(text))


def _time(text: str) -> str:
    """Give a day or a clock time as ISO has it; a midnight without zone is how lists write a day."""
    found = _ISO.fullmatch(text)
    written = _WRITTEN.fullmatch(text)
    try:
        if found is not None:
            day, clock, zone = found.groups()
            bare = dt.date.fromisoformat(day).isoformat()
            if clock is None or (zone is None and _MIDNIGHT.fullmatch(clock)):
                return bare
            dt.datetime.fromisoformat(f"{day}T{clock}{zone or ''}")
            return f"{day}T{clock}{zone or ''}"
        if written is not None:
            month = _known()[1].get(written[2].lower(), 0)
            return dt.date(int(written[3]), month, int(written[1])).isoformat()
    except ValueError:
        pass
    raise InputError(f"not a time: {text!r}; expected 2016-07-06 or 2016-07-06T10:00:00Z")


def _widened(day: str, wide: str) -> tuple[str, str]:
    """Give the days that a coarse date can mean: the list names one of them."""
    middle = dt.date.fromisoformat(day[:10])
    if wide == "week":
        return (middle - _WEEK).isoformat(), (middle + _WEEK).isoformat()
    last = calendar.monthrange(middle.year, middle.month)[1]
    return middle.replace(day=1).isoformat(), middle.replace(day=last).isoformat()
