"""The incident: one row of somebody's list of what happened, as that list gives it.

An incident is a claim of its list. Nothing here says who did what to whom: the order of the sides
is the order of columns, and means nothing.
"""

from typing import Literal

from hudna.model.values import Value

Layout = Literal["acled", "ucdp_ged", "own"]
Doubt = Literal[
    "time.range",
    "place.near",
    "place.wider",
    "place.unknown",
    "side.unknown",
    "side.missing",
    "aggregate",
]
"""Why a row is used with reserve: the time is wider than a day; the place is near the one named,
or a wider one; nobody knows the place, or a side; one side is not told; many events in one row."""


class Incident(Value, frozen=True, kw_only=True, omit_defaults=True):
    """One row.

    Attributes:
        id: The list's own name for it.
        since: First day (``YYYY-MM-DD``) or instant it can have been; ``to`` the last.
        zone: Zone of a local clock, when the list says so.
        place: Name of where, as narrow as the list has it.
        areas: Names of the areas around it, the narrowest first.
        country: The country as given: a code of three letters, or a name.
        lat: Degrees north, as given.
        lon: Degrees east, as given.
        a: Names of one side.
        b: Names of the other.
        kind: What it is, in the list's words.
        deaths: How many died: the list's lowest, best and highest figure.
        notes: The list's own words about it.
        sources: Whom the list cites.
        doubts: What the list itself says is not exact.
    """

    id: str
    since: str
    to: str
    zone: str | None = None
    place: str | None = None
    areas: tuple[str, ...] = ()
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    a: tuple[str, ...] = ()
    b: tuple[str, ...] = ()
    kind: str | None = None
    deaths: tuple[int, int, int] | None = None
    notes: str | None = None
    sources: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


class Refused(Value, frozen=True, kw_only=True):
    """A row that is no incident, and why."""

    row: int
    message: str


class Unknown(Value, frozen=True, kw_only=True):
    """A name that the packs do not know.

    Attributes:
        words: The name as printed.
        rows: How many rows have it.
        near: Names that are spelt much like it, with their ids.
    """

    words: str
    rows: int
    near: tuple[str, ...] = ()


class Report(Value, frozen=True, kw_only=True):
    """What became of a table.

    Attributes:
        file: Its name.
        sha256: Of its bytes.
        layout: Whose it is.
        source: Whose list it is to be called in the record.
        licence: On what terms the rows are used.
        columns: Our names of columns, each with the headings that answer to it.
        unused: Headings that answer to none.
        accepted: Rows that say everything exactly.
        uncertain: Rows that are used with reserve.
        doubts: How many rows have each doubt.
        rejected: How many rows were refused.
        refused: The first of these, with the reason.
        repeated: Rows that say again what another row of the file says.
        unknown: Sides that the packs do not know.
        added: Rows that the record did not have; ``changed``, in another form; ``known``, as here.
    """

    file: str
    sha256: str
    layout: Layout
    source: str
    licence: str
    columns: dict[str, tuple[str, ...]]
    unused: tuple[str, ...]
    accepted: int
    uncertain: int
    doubts: dict[str, int]
    rejected: int
    refused: tuple[Refused, ...]
    repeated: int
    unknown: tuple[Unknown, ...]
    added: int = 0
    changed: int = 0
    known: int = 0


class Screened(Value, frozen=True, kw_only=True):
    """One incident and one truce that was in force, contested or unknown there and then.

    Attributes:
        id: The incident.
        time: When: an instant, or the first and the last that it may mean, parted by a stroke.
        place: Id of the place; empty when nobody knows it.
        truce: The truce; empty when there was none.
        answer: What is claimed of it.
        because: The rules that decided, or why nothing can be.
    """

    id: str
    time: str
    place: str
    truce: str
    answer: str
    because: str
