"""Ruling on something that is known to a day or a week only: the same answer all along, or none.

In: a body of evidence, a question, and the first and last second that it may mean. Out: for every
truce its answers over that stretch. Between two edges of the truces an answer does not change, so
one instant after each edge tells them all.
"""

from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from typing import NamedTuple

from hudna.model.ruling import Verdict
from hudna.regime.docket import Docket
from hudna.regime.gate import Regime
from hudna.regime.judge import Decided, decide
from hudna.regime.rules import Asked
from hudna.regime.turns import edges, hours

_KEPT = 50_000
"""Answers kept: incidents crowd on the same days, places and sides."""


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
        turns, daily = self._of_land(land)
        between = turns[bisect_right(turns, first) : bisect_left(turns, last + 1)]
        of_day = (each for docket in daily for each in hours(docket, first, last))
        return sorted({first, *between, *of_day})

    def _collected(self, land: str | None) -> tuple[list[int], list[Docket]]:
        """Give the edges of the truces of a country, and those with windows of the day."""
        dockets = self._book.dockets.all if land is None else self._book.of_land(land)
        turns = sorted({edge for docket in dockets for edge in edges(docket)})
        return turns, [docket for docket in dockets if docket.daily]


_WEIGHT: dict[Verdict, int] = {"YES": 0, "CONTESTED": 1, "UNKNOWN": 2, "NO": 3}


def _order(along: Along) -> tuple[int, int, str]:
    """Order as a ruling does: what holds first, and what holds all along before what changes."""
    weight = min(_WEIGHT[answer] for answer in along.answers)
    return (len(along.answers), weight, along.ref)
