"""How like two texts or two sayings are, and what belongs together by it.

Words alone are compared, each weighed by how rare it is among what is compared; nothing is learnt
and nothing is translated. Ids of actors and places count as words, so that two languages can meet.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

_WORD = re.compile(r"\w+")
_RUN = 5
"""Words in a run: five in a row are seldom the same by chance."""

_FEWEST_RUNS = 12
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
    return {term: math.log(count / times) for term, times in seen.items()}


def likeness(one: frozenset[str], other: frozenset[str], weighed: Mapping[str, float]) -> float:
    """Give from 0 to 1 how much of what two sayings tell they tell both."""
    shared = sum(weighed.get(term, 0.0) for term in one & other)
    if not shared:
        return 0.0
    mine, theirs = (sum(weighed.get(term, 0.0) for term in each) for each in (one, other))
    # Between the share of the shorter (a summary says less) and that of both (chance says more).
    return math.sqrt((shared / min(mine, theirs)) * (shared / (mine + theirs - shared)))


def joined(count: int, alike: Callable[[int, int], float], least: float) -> list[list[int]]:
    """Join things whose likeness is high enough, the most alike first, by the average of groups."""
    groups: dict[int, list[int]] = {number: [number] for number in range(count)}
    near: dict[int, dict[int, float]] = {number: {} for number in groups}
    for i in range(count):
        for j in range(i + 1, count):
            value = alike(i, j)
            if value > 0:
                near[i][j] = near[j][i] = value
    while True:
        pairs = ((-value, i, j) for i in groups for j, value in near[i].items() if i < j)
        value, one, other = min(pairs, default=(0.0, 0, 0))
        if -value <= least:
            return [groups[first] for first in sorted(groups)]
        _join(one, other, groups, near)


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
