"""Which known truce a text speaks of: the day it began and the country must fit.

Comes in: the slots of a truce. Goes out: the id of a known one, or None when none or several fit.
"""

from datetime import timedelta

from hudna.model.reading import Limit
from hudna.model.values import Name
from hudna.packs.agreements import Agreement
from hudna.packs.schema import Packs
from hudna.reading.truce_times import day_of

_MONTH = 31


def known_truce(
    packs: Packs, starts: Limit | None, countries: set[str], makers: list[Name]
) -> str | None:
    """Give the known truce of a beginning and a country."""
    first = day_of(starts.since) if starts else None
    last = day_of(starts.to) if starts else None
    if first is None or last is None or (last - first).days > _MONTH:
        return None
    slack = timedelta(days=1 if starts is not None and starts.precision == "minute" else 0)
    fitting = [
        entry
        for entry in packs.agreements
        if countries & set(entry.countries)
        and any(
            first - slack <= day <= last + slack
            for day in (day_of(claim.at) for claim in entry.starts)
            if day is not None
        )
    ]
    if len(fitting) > 1:
        fitting = [entry for entry in fitting if _made_by(entry, makers)]
    return fitting[0].id if len(fitting) == 1 else None


def _made_by(entry: Agreement, makers: list[Name]) -> bool:
    told = set(f"{entry.declared_by} {entry.parties}".lower().replace(",", " ").split())
    return any(set((name.en or "?").lower().split()) <= told for name in makers)
