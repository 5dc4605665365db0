"""Totals of rival observers beside each other, with what does not fit; never one total of theirs."""

import datetime as dt
from collections.abc import Callable, Sequence
from itertools import combinations

from hudna.model.account import Figured, Flag, Rivals, Support, Tally, Voice

Backing = Callable[[str | None, Sequence[Tally]], Support]
"""Gives the support of one figure in a country."""

_FEW_DAYS = 3


def rivals(
    tallies: Sequence[Tally], country: Callable[[str], str | None], backing: Backing
) -> tuple[Rivals, ...]:
    """Give the totals of each country, an observer beside the other.

    Args:
        tallies: The totals.
        country: Gives the country of a place. A total without a place is put with the others of its
            observer when these are all of one country.
        backing: See :data:`Backing`.
    """
    ordered = sorted(tallies, key=_order)
    lands: dict[str, set[str]] = {}
    for tally in ordered:
        land = country(tally.place) if tally.place else None
        lands.setdefault(tally.by.ref, set()).update({land} if land else ())
    found: dict[str, list[Tally]] = {}
    for tally in ordered:
        land = country(tally.place) if tally.place else None
        only = lands[tally.by.ref]
        found.setdefault(land or (next(iter(only)) if len(only) == 1 else ""), []).append(tally)
    return tuple(_rivals(place or None, group, backing) for place, group in sorted(found.items()))


def _order(tally: Tally) -> tuple[str, str, str, tuple[str, ...], str]:
    since = tally.since or tally.day or ""
    return (tally.by.ref, since, tally.to or "", tally.chain, tally.id)


def _rivals(place: str | None, found: Sequence[Tally], backing: Backing) -> Rivals:
    figures: dict[tuple[str, int], list[Tally]] = {}
    for tally in found:
        figures.setdefault((tally.what, tally.value), []).append(tally)
    voices: dict[str, Voice] = {tally.by.ref: tally.by for tally in found}
    series = tuple(
        (voice, tuple(tally for tally in found if tally.by.ref == ref))
        for ref, voice in voices.items()
    )
    return Rivals(
        place=place,
        series=series,
        figures=tuple(
            Figured(what=what, value=value, support=backing(place, told))
            for (what, value), told in figures.items()
        ),
        flags=(*_own(found), *_together(found)),
        matrix=tuple(_matrix(found)),
    )


def _own(found: Sequence[Tally]) -> list[Flag]:
    """Give what is odd about single totals."""
    flags: list[Flag] = []
    for tally in found:
        if tally.closes is False:
            total = " + ".join(map(str, tally.parts))
            note = f"{total} = {sum(tally.parts)}, {tally.value} is said"
            flags.append(Flag(flag="sum_open", items=(tally.id,), note=note))
        if tally.to is not None and tally.day is not None and tally.to[:10] > tally.day:
            note = f"to {tally.to[:10]}, printed {tally.day}"
            flags.append(Flag(flag="after_print", items=(tally.id,), note=note))
    return flags


def _together(found: Sequence[Tally]) -> list[Flag]:
    """Give what is odd about totals beside each other."""
    flags: list[Flag] = []
    for one, other in combinations(found, 2):
        pair = (one.id, other.id)
        if one.by.ref == other.by.ref and _printed_apart(one, other):
            if one.value == other.value and one.what == other.what and _printed_near(one, other):
                flags.append(Flag(flag="repeated", items=pair, note=f"{one.value} {one.what}"))
            elif one.value == other.value or (one.what == other.what and _one_time(one, other)):
                note = f"{one.value} {one.what}, {other.value} {other.what}"
                flags.append(Flag(flag="drift", items=pair, note=note))
        elif one.by.ref != other.by.ref and _meet(one, other) and one.what != other.what:
            note = f"{one.by.ref}: {one.what}; {other.by.ref}: {other.what}"
            flags.append(Flag(flag="not_comparable", items=pair, note=note))
    return flags


def _printed_apart(one: Tally, other: Tally) -> bool:
    """Tell whether two totals stand in two readings: two in one text are two totals."""
    return one.id.rpartition("/")[0] != other.id.rpartition("/")[0]


def _printed_near(one: Tally, other: Tally) -> bool:
    """Tell whether two totals were printed within a few days: the same figure is then one claim."""
    if one.day is None or other.day is None:
        return _one_time(one, other)
    days = dt.date.fromisoformat(one.day) - dt.date.fromisoformat(other.day)
    return abs(days.days) <= _FEW_DAYS


def _one_time(one: Tally, other: Tally) -> bool:
    """Tell whether two totals are of one period, as far as it is told."""
    if one.since is None and other.since is None:
        return one.day == other.day
    return (one.since, one.to) == (other.since, other.to)


def _meet(one: Tally, other: Tally) -> bool:
    """Tell whether the periods of two totals have a day in common."""
    first, second = (_period(tally) for tally in (one, other))
    return bool(first and second and first[0] <= second[1] and second[0] <= first[1])


def _period(tally: Tally) -> tuple[str, str] | None:
    since, to = tally.since or tally.day, tally.to or tally.since or tally.day
    return None if since is None or to is None else (since[:10], to[:10])


def _matrix(found: Sequence[Tally]) -> list[tuple[str, str, str, int, int, int | None]]:
    """Give the pairs of observers that report one thing over a common time."""
    return [
        (one.by.ref, other.by.ref, one.what, one.value, other.value, None)
        for one, other in combinations(found, 2)
        if one.by.ref != other.by.ref and one.what == other.what and _meet(one, other)
    ]
