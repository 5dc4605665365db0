"""Proposals and their answers over time: what was offered, said again, accepted or refused, when."""

import datetime as dt
from collections import deque
from collections.abc import Mapping, Sequence

from hudna.accounts.likeness import alike, joined_near, weights
from hudna.model.account import Offer, Standing, Told
from hudna.model.values import Value

_ONE_OFFER = 0.3
_LAPSES = 183
"""Days after which the same words are another offer: they are not compared."""


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
    return Joining().offers(said, until)


class Joining:
    """Joins reports of proposals again and again as they become more.

    What one set of proposers said is joined anew only when it changed, or when the words of it
    tell more or less than before. Whatever was joined earlier, the answer is that of :func:`offers`.
    """

    def __init__(self) -> None:
        """Begin with nothing joined."""
        self._kept: dict[tuple[str, ...], tuple[_Key, list[list[Said]]]] = {}

    def offers(self, said: Sequence[Said], until: str | None) -> tuple[Offer, ...]:
        """Give the offers; see :func:`offers`."""
        weighed = weights(each.terms for each in said)
        makers: dict[tuple[str, ...], list[Said]] = {}
        for each in said:
            makers.setdefault(each.proposers, []).append(each)
        before, self._kept = self._kept, {}
        found: list[Offer] = []
        for proposers, made in makers.items():
            made.sort(key=_when)
            terms = sorted({term for each in made for term in each.terms})
            key: _Key = [each.id for each in made], [weighed[term] for term in terms]
            kept = before.get(proposers)
            if kept is None or kept[0] != key:
                groups = joined_near(_near(made, weighed), _ONE_OFFER)
                kept = key, [[made[at] for at in group] for group in groups]
            self._kept[proposers] = kept
            found += [_offer(group, until) for group in kept[1]]
        return tuple(sorted(found, key=lambda offer: (offer.told[0].day or "", offer.told[0].id)))


_Key = tuple[list[str], list[float]]


def _when(said: Said) -> tuple[str, str]:
    return (said.day or "", said.id)


def _near(made: Sequence[Said], weighed: Mapping[str, float]) -> dict[int, dict[int, float]]:
    """Give how like the sayings of the same proposers are, of those that may be one offer.

    Args:
        made: The sayings, those without a day first, then by day.
        weighed: How much each term tells.
    """
    near: dict[int, dict[int, float]] = {at: {} for at in range(len(made))}
    telling = [sorted(term for term in each.terms if weighed[term] > 0) for each in made]
    weight = [sum(weighed[term] for term in terms) for terms in telling]
    days = [dt.date.fromisoformat(one.day[:10]).toordinal() if one.day else None for one in made]
    # By term the sayings that have it: those without a day, and those that have not lapsed.
    undated: dict[str, list[int]] = {}
    dated: dict[str, deque[int]] = {}
    for at, terms in enumerate(telling):
        one, day = made[at], days[at]
        shared: dict[int, float] = {}
        for term in terms:
            rarity, lasting = weighed[term], dated.setdefault(term, deque())
            while lasting and day is not None and day - (days[lasting[0]] or 0) > _LAPSES:
                lasting.popleft()
            for before in (*undated.get(term, ()), *lasting):
                shared[before] = shared.get(before, 0.0) + rarity
            (lasting if day is not None else undated.setdefault(term, [])).append(at)
        for before, both in shared.items():
            other = made[before]
            if not (one.to and other.to and one.to != other.to):
                near[at][before] = near[before][at] = alike(both, weight[at], weight[before])
    return near


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
