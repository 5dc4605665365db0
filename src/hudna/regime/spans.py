"""Ruling on something that is known to a day or a week only: the same answer all along, or none.

In: a body of evidence, a question, and the first and last second that it may mean. Out: for every
truce its answers over that stretch. Between two edges of the truces an answer does not change, so
one instant after each edge tells them all.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from hudna.model.ruling import Ruling, TruceRuling, Verdict
from hudna.regime.clocks import clock, moment, zone_of
from hudna.regime.docket import Docket
from hudna.regime.gate import Regime
from hudna.regime.rules import Asked

_DAY = 86400
_MOST_DAYS = 400
"""Windows of the day are followed through so many days: no list dates more coarsely than a year."""


class Along(NamedTuple):
    """A truce over a stretch of time.

    Attributes:
        ruling: The truce as first judged with the answer that weighs most for a reader.
        answers: Every answer it has in the stretch, in order of time.
    """

    ruling: TruceRuling
    answers: tuple[Verdict, ...]


class Edges:
    """The instants at which the answer of some truce may change."""

    def __init__(self, regime: Regime, as_of: int | None = None) -> None:
        """Collect them once for a body of evidence."""
        self._regime = regime
        self._as_of = as_of
        dockets = regime.book(as_of).dockets.all
        self._edges = sorted({edge for docket in dockets for edge in _edges(docket)})
        self._daily = [docket for docket in dockets if docket.daily]

    def rule(self, asked: Asked, last: int) -> tuple[Ruling, tuple[Along, ...]]:
        """Give the ruling at the first instant, and what every truce answers until the last.

        Args:
            asked: The question at the first second.
            last: The last second that it may mean.
        """
        rulings = [
            self._regime.rule(asked._replace(time=time), self._as_of)
            for time in self._instants(asked.time, last)
        ]
        found: dict[str, list[TruceRuling]] = {}
        for ruling in rulings:
            for truce in ruling.truces:
                found.setdefault(truce.ref, []).append(truce)
        return rulings[0], tuple(_along(truces) for truces in found.values())

    def _instants(self, first: int, last: int) -> list[int]:
        between = self._edges[bisect_right(self._edges, first) : bisect_left(self._edges, last + 1)]
        daily = (each for docket in self._daily for each in _hours(docket, first, last))
        return sorted({first, *between, *daily})


_WEIGHT: dict[Verdict, int] = {"YES": 0, "CONTESTED": 1, "UNKNOWN": 2, "NO": 3}


def _along(truces: list[TruceRuling]) -> Along:
    answers: tuple[Verdict, ...] = tuple(dict.fromkeys(truce.answer for truce in truces))
    return Along(min(truces, key=lambda truce: _WEIGHT[truce.answer]), answers)


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
