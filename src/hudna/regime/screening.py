"""Many incidents against many truces at once: which were in whose window, area and reach?

In: incidents as columns of codes, and the reach of each truce. Out: pairs of row and truce. A pair
says that a truce spoke of that time, place and side by at least one claim; the ruling on the pair
says what the claims make of it.

Rules of the edge: a window holds its first second and not its last; a place belongs to an area when
the packs' parents say so; a truce reaches an incident when it binds at least one of its two sides
and leaves out neither. With numpy the columns are cut by time first, which leaves a few in a
hundred rows a truce; without it the same is done with bisection.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import msgspec

from hudna.regime.docket import Docket, Dockets
from hudna.regime.rules import Ground
from hudna.regime.sides import LOOSE


class Reach(msgspec.Struct, frozen=True, kw_only=True):
    """What a truce reaches, in codes.

    Attributes:
        ref: The truce.
        since: First second at which any claim has it in force.
        until: The second at which every claim has it over.
        places: Codes of the places inside; None for everywhere.
        binds: Codes of those whom it binds or may bind; None where nobody says.
        without: Codes of those whom it leaves out.
    """

    ref: str
    since: float
    until: float
    places: frozenset[int] | None
    binds: frozenset[int] | None
    without: frozenset[int] = frozenset()


class Incidents(NamedTuple):
    """Incidents as columns; all of one length.

    Attributes:
        times: Seconds since 1970.
        places: Code of the place.
        firsts: Code of one side.
        seconds: Code of the other.
    """

    times: Sequence[int]
    places: Sequence[int]
    firsts: Sequence[int]
    seconds: Sequence[int]


class Pair(NamedTuple):
    """Row of an incident and number of a truce."""

    incident: int
    truce: int


def reaches(
    dockets: Dockets, ground: Ground, places: Sequence[str], actors: Sequence[str]
) -> list[Reach]:
    """Gives the reach of every truce, in codes of the places and actors of the incidents.

    Args:
        dockets: The truces.
        ground: What the packs know.
        places: Ids in the order of their codes.
        actors: The same for the sides.
    """
    return [_reach(docket, ground, places, actors) for docket in dockets.all]


def _reach(docket: Docket, ground: Ground, places: Sequence[str], actors: Sequence[str]) -> Reach:
    areas = [area for claim in docket.covers for area in (*claim.areas, *claim.parts_of)]
    if not areas and docket.country:
        areas = [docket.country]
    inside = frozenset(
        code
        for code, place in enumerate(places)
        if any(ground.terrain.lie(place, area) in {"inside", "unsure"} for area in areas)
    )
    named = [claim.who for claim in docket.takes]
    left = [claim.who for claim in docket.excludes if claim.who and claim.how == "excluded"]
    since, until = docket.hull
    return Reach(
        ref=docket.ref,
        since=since,
        until=until,
        places=inside if areas else None,
        binds=_near(ground, named, actors, LOOSE) if named else None,
        without=_near(ground, left, actors, 1),
    )


def _near(ground: Ground, named: list[str], actors: Sequence[str], most: int) -> frozenset[int]:
    near = ground.sides.nearness
    return frozenset(
        code
        for code, actor in enumerate(actors)
        if any((rank := near(who, actor)) is not None and rank <= most for who in named)
    )


def screen(incidents: Incidents, truces: Sequence[Reach]) -> list[Pair]:
    """Gives every pair of incident and truce, in the order of truces, then of time."""
    try:
        import numpy  # noqa: ICN001, PLC0415 - an extra; without it bisection does the same
    except ImportError:
        return _by_bisection(incidents, truces)
    rows, numbers = screen_columns(numpy, incidents, truces)
    return [Pair(row, number) for row, number in zip(rows.tolist(), numbers.tolist(), strict=True)]


def screen_columns(numpy: Any, incidents: Incidents, truces: Sequence[Reach]) -> tuple[Any, Any]:  # noqa: ANN401
    """Gives the pairs as two columns: rows of incidents, and numbers of truces.

    Args:
        numpy: The module, which whoever calls has.
        incidents: Columns; arrays are taken as they are.
        truces: The truces.
    """
    times, places, firsts, seconds = (numpy.asarray(column) for column in incidents)
    order = None
    if times.size and (times[1:] < times[:-1]).any():
        order = numpy.argsort(times, kind="stable")
        times, places, firsts, seconds = (
            column[order] for column in (times, places, firsts, seconds)
        )
    codes = [int(column.max(initial=-1)) + 1 for column in (places, firsts, seconds)]
    sides = max(codes[1:])
    rows: list[Any] = [numpy.empty(0, dtype=numpy.int64)]
    numbers: list[Any] = [numpy.empty(0, dtype=numpy.int64)]
    for number, truce in enumerate(truces):
        low, high = (int(numpy.searchsorted(times, edge)) for edge in (truce.since, truce.until))
        if truce.places is None:
            found = numpy.arange(low, high)
        else:
            inside = _table(numpy, truce.places, codes[0]).take(places[low:high])
            found = numpy.flatnonzero(inside) + low
        if truce.binds is not None:
            bound = _table(numpy, truce.binds, sides)
            found = found[bound[firsts[found]] | bound[seconds[found]]]
        if truce.without:
            left = _table(numpy, truce.without, sides)
            found = found[~(left[firsts[found]] | left[seconds[found]])]
        if found.size:
            rows.append(found if order is None else order[found])
            numbers.append(numpy.full(found.size, number))
    return numpy.concatenate(rows), numpy.concatenate(numbers)


def _table(numpy: Any, codes: Iterable[int], size: int) -> Any:  # noqa: ANN401
    table = numpy.zeros(size, dtype=bool)
    within = [code for code in codes if code < size]
    table[within] = True
    return table


def _by_bisection(incidents: Incidents, truces: Sequence[Reach]) -> list[Pair]:
    order = sorted(range(len(incidents.times)), key=incidents.times.__getitem__)
    times = [incidents.times[row] for row in order]
    places, firsts, seconds = incidents.places, incidents.firsts, incidents.seconds
    found: list[Pair] = []
    for number, truce in enumerate(truces):
        low, high = bisect_left(times, truce.since), bisect_left(times, truce.until)
        inside, binds, without = truce.places, truce.binds, truce.without
        for row in order[low:high]:
            if inside is not None and places[row] not in inside:
                continue
            first, second = firsts[row], seconds[row]
            if binds is not None and first not in binds and second not in binds:
                continue
            if first not in without and second not in without:
                found.append(Pair(row, number))
    return found
