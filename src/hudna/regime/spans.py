"""Ruling on something that is known to a day or a week only: the same answer all along, or none.

In: a body of evidence, a question, and the first and last second that it may mean. Out: for every
truce its answers over that stretch. Between two edges of the truces an answer does not change, so
one instant after each edge tells them all.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache, lru_cache
from typing import NamedTuple

from hudna.model.ruling import Verdict
from hudna.regime.clocks import clock, moment, zone_of
from hudna.regime.docket import Docket
from hudna.regime.gate import Regime
from hudna.regime.judge import Decided, decide
from hudna.regime.rules import Asked

_DAY = 86400
_KEPT = 50_000
"""Answers kept: incidents crowd on the same days, places and sides."""

_MOST_DAYS = 400
"""Windows of the day are followed through so many days: no list dates more coarsely than a year."""


class Along(NamedTuple):
    """A truce over a stretch of time.

    Attributes:
        ref: The truce.
        answers: Every answer it has in the stretch, in order of time.
        rules: The rules that decided the first answer that is not NO.
    """

    ref: str
    answers: tuple[Verdict, ...]
    rules: tuple[str, ...]


class Edges:
    """The instants at which the answer of some truce may change."""

    def __init__(self, regime: Regime, as_of: int | None = None) -> None:
        """Judge by what was known at a second; by everything without one."""
        self._book = regime.book(as_of)
        self._of_land = cache(self._collected)
        self._decided = lru_cache(_KEPT)(self._decide)

    def rule(self, asked: Asked, last: int) -> tuple[Along, ...]:
        """Give the truces that answer anything but NO at some time.

        Args:
            asked: The question at the first second.
            last: The last second that it may mean.
        """
        times = self._instants(asked, last)
        found: dict[str, list[Verdict]] = {}
        rules: dict[str, tuple[str, ...]] = {}
        for number, time in enumerate(times):
            for one in self._decided(asked._replace(time=time)):
                before = found.setdefault(one.ref, ["NO"] * number)
                before += ["NO"] * (number - len(before))
                before.append(one.answer)
                rules.setdefault(one.ref, one.rules)
        unasked: list[Verdict] = ["NO"]
        for told in found.values():
            told.extend(unasked * (len(times) - len(told)))
        along = (Along(ref, tuple(dict.fromkeys(told)), rules[ref]) for ref, told in found.items())
        return tuple(sorted(along, key=_order))

    def _decide(self, asked: Asked) -> tuple[Decided, ...]:
        return decide(self._book, asked)

    def _instants(self, asked: Asked, last: int) -> list[int]:
        first = asked.time
        terrain = self._book.ground.terrain
        land = None if asked.place is None else terrain.country(asked.place) or asked.place
        edges, daily = self._of_land(land)
        between = edges[bisect_right(edges, first) : bisect_left(edges, last + 1)]
        hours = (each for docket in daily for each in _hours(docket, first, last))
        return sorted({first, *between, *hours})

    def _collected(self, land: str | None) -> tuple[list[int], list[Docket]]:
        """Give the edges of the truces of a country, and those with windows of the day."""
        dockets = self._book.dockets.all if land is None else self._book.of_land(land)
        edges = sorted({edge for docket in dockets for edge in _edges(docket)})
        return edges, [docket for docket in dockets if docket.daily]


_WEIGHT: dict[Verdict, int] = {"YES": 0, "CONTESTED": 1, "UNKNOWN": 2, "NO": 3}


def _order(along: Along) -> tuple[int, int, str]:
    """Order as a ruling does: what holds first, and what holds all along before what changes."""
    weight = min(_WEIGHT[answer] for answer in along.answers)
    return (len(along.answers), weight, along.ref)


def _edges(docket: Docket) -> Iterator[int]:
    """Give where an answer about a truce may change."""
    window = docket.window()
    moments = [found for found, _ in (*docket.starts, *docket.ends)]
    timed = (*window.starts, *window.ends, *window.nominal, *window.soft, *window.first_ends)
    moments += [item.moment for item in timed]
    moments += [limit for stage in window.stages for limit in (stage.since, stage.until) if limit]
    for claim in docket.stands:
        moments += [moment(when, docket.zone) for when in (claim.when, claim.until) if when]
    for found in moments:
        yield from (found.lo, found.hi)
        # A day without a clock begins to count at its noon and is told of until its end.
        yield from (found.hi - _DAY // 2, found.lo + _DAY) if found.precision == "day" else ()
    yield from (edge for gap in window.gaps for edge in (gap.lo, gap.hi))


def _hours(docket: Docket, first: int, last: int) -> Iterator[int]:
    """Give where the windows of the day of a truce open and close in a stretch."""
    for claim in docket.daily:
        name = claim.zone or docket.zone
        zone = zone_of(name) if name else UTC
        for day in range(min((last - first) // _DAY + 2, _MOST_DAYS)):
            here = datetime.fromtimestamp(first + day * _DAY, zone)
            midnight = here.replace(hour=0, minute=0, second=0, microsecond=0)
            for text in (claim.since, claim.until):
                edge = int(midnight.timestamp()) + clock(text)
                if first < edge <= last:
                    yield edge
