"""Proposals and their answers over time: what was offered, said again, accepted or refused, when."""

import datetime as dt
from collections.abc import Sequence

from hudna.accounts.likeness import joined, likeness, weights
from hudna.model.account import Offer, Standing, Told
from hudna.model.values import Value

_ONE_OFFER = 0.3


class Said(Value, frozen=True, kw_only=True):
    """One report of a proposal, with the answers that it gives."""

    id: str
    day: str | None
    proposers: tuple[str, ...]
    to: tuple[str, ...]
    terms: frozenset[str]
    quote: str
    answers: tuple[Told, ...]


def offers(said: Sequence[Said], until: str | None) -> tuple[Offer, ...]:
    """Join the reports of each proposal, and tell what became of it.

    Args:
        said: The reports.
        until: The last day of what is known.
    """
    weighed = weights(each.terms for each in said)
    makers: dict[tuple[str, ...], list[Said]] = {}
    for each in said:
        makers.setdefault(each.proposers, []).append(each)
    found: list[Offer] = []
    for made in makers.values():

        def alike(i: int, j: int, made: list[Said] = made) -> float:
            one, other = made[i], made[j]
            if one.to and other.to and one.to != other.to:
                return 0.0
            return likeness(one.terms, other.terms, weighed)

        groups = joined(len(made), alike, _ONE_OFFER)
        found += [_offer([made[at] for at in group], until) for group in groups]
    return tuple(sorted(found, key=lambda offer: (offer.told[0].day or "", offer.told[0].id)))


def _offer(reports: Sequence[Said], until: str | None) -> Offer:
    reports = sorted(reports, key=lambda report: (report.day or "9999", report.id))
    told: list[Told] = []
    for number, report in enumerate(reports):
        # The same day's papers tell of one offer; a later day's of one that is made again.
        again = number > 0 and report.day != reports[0].day
        told.append(
            Told(
                id=report.id,
                day=report.day,
                by=report.proposers,
                answer="restated" if again else "made",
                quote=report.quote,
            )
        )
        told += report.answers
    told.sort(key=lambda each: each.day or "9999")
    last = next((each for each in reversed(told) if each.answer in _ANSWERS), None)
    return Offer(
        proposers=reports[0].proposers,
        to=next((report.to for report in reports if report.to), ()),
        quote=reports[0].quote,
        standing=_ANSWERS[last.answer] if last else "pending",
        told=tuple(told),
        days=_days(reports[0].day, last.day if last else until),
    )


_ANSWERS: dict[str, Standing] = {
    "accepted": "accepted",
    "conditional": "conditional",
    "rejected": "rejected",
}


def _days(first: str | None, last: str | None) -> int | None:
    if first is None or last is None:
        return None
    return (dt.date.fromisoformat(last[:10]) - dt.date.fromisoformat(first[:10])).days
