"""How like two texts or two sayings are, and what belongs together by it.

Words alone are compared, each weighed by how rare it is among what is compared; nothing is learnt
and nothing is translated. Ids of actors and places count as words, so that two languages can meet.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from heapq import heapify, heappop, heappush

_WORD = re.compile(r"\w+")
_RUN = 5
"""Words in a run: five in a row are seldom the same by chance."""

_FEWEST_RUNS = 12
_EXACT = 32
"""Numbers up to this one are weighed as they are."""

NEAR_COPY = 0.5
"""Share of the shorter text's runs that the longer one must have to count as its copy."""


def runs(text: str) -> frozenset[str]:
    """Give the runs of words of a text."""
    words = [word.casefold() for word in _WORD.findall(text)]
    return frozenset(" ".join(words[at : at + _RUN]) for at in range(max(0, len(words) - _RUN + 1)))


def copied(one: frozenset[str], other: frozenset[str]) -> float:
    """Give the share of the shorter text's runs that the other has too; 0 for very short ones."""
    fewest = min(len(one), len(other))
    return len(one & other) / fewest if fewest >= _FEWEST_RUNS else 0.0


def weights(terms: Iterable[frozenset[str]]) -> dict[str, float]:
    """Give how much each term tells: the rarer among the sayings, the more."""
    every = list(terms)
    seen = Counter(term for each in every for term in each)
    count = len(every) + 1
    logs = {times: math.log(_rough(count) / _rough(times)) for times in set(seen.values())}
    return {term: logs[times] for term, times in seen.items()}


def _rough(count: int) -> float:
    """Give a number above a few dozen by steps of a tenth: one saying more is then no news."""
    if count <= _EXACT:
        return count
    return _EXACT * 1.1 ** math.floor(math.log(count / _EXACT, 1.1))


def likeness(one: frozenset[str], other: frozenset[str], weighed: Mapping[str, float]) -> float:
    """Give from 0 to 1 how much of what two sayings tell they tell both."""
    shared = sum(weighed.get(term, 0.0) for term in one & other)
    if not shared:
        return 0.0
    mine, theirs = (sum(weighed.get(term, 0.0) for term in each) for each in (one, other))
    return alike(shared, mine, theirs)


def alike(shared: float, mine: float, theirs: float) -> float:
    """Give the likeness of two sayings by the weight of what they share and of all in each."""
    # Between the share of the shorter (a summary says less) and that of both (chance says more).
    return math.sqrt((shared / min(mine, theirs)) * (shared / (mine + theirs - shared)))


def joined(count: int, alike: Callable[[int, int], float], least: float) -> list[list[int]]:
    """Join things whose likeness is high enough, the most alike first, by the average of groups."""
    near: dict[int, dict[int, float]] = {number: {} for number in range(count)}
    for i in range(count):
        for j in range(i + 1, count):
            value = alike(i, j)
            if value > 0:
                near[i][j] = near[j][i] = value
    return joined_near(near, least)


def joined_near(near: dict[int, dict[int, float]], least: float) -> list[list[int]]:
    """Join things by how like they are; what is left out of ``near`` is not alike at all.

    Args:
        near: For each thing the likeness to others, both ways; it is used up.
        least: Groups whose average is no more stay apart.
    """
    groups: dict[int, list[int]] = {number: [number] for number in near}
    # What was joined meanwhile is told by its place in ``near``, and passed over.
    pairs = [
        (-value, i, j) for i in near for j, value in near[i].items() if i < j and value > least
    ]
    heapify(pairs)
    while pairs:
        value, one, other = heappop(pairs)
        if near.get(one, {}).get(other) != -value:
            continue
        _join(one, other, groups, near)
        for each, new in near[one].items():
            if new > least:
                heappush(pairs, (-new, min(one, each), max(one, each)))
    return [groups[first] for first in sorted(groups)]


def _join(
    one: int, other: int, groups: dict[int, list[int]], near: dict[int, dict[int, float]]
) -> None:
    """Put one group into another; the likeness to the rest is the average over both's members."""
    mine, theirs = len(groups[one]), len(groups[other])
    gone = near.pop(other)
    for each in {*near[one], *gone} - {one, other}:
        total = mine * near[one].get(each, 0.0) + theirs * gone.get(each, 0.0)
        near[one][each] = near[each][one] = total / (mine + theirs)
        near[each].pop(other, None)
    near[one].pop(other, None)
    groups[one] = sorted(groups[one] + groups.pop(other))
