"""When an answer about a truce may change: between two of these instants it stays the same."""

from collections.abc import Iterator
from datetime import UTC, datetime

from hudna.regime.clocks import clock, moment, zone_of
from hudna.regime.docket import Docket

_DAY = 86400
_MOST_DAYS = 400
"""Windows of the day are followed through so many days: no list dates more coarsely than a year."""


def edges(docket: Docket) -> Iterator[int]:
    """Give where an answer about a truce may change, windows of the day aside."""
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


def hours(docket: Docket, first: int, last: int) -> Iterator[int]:
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
