"""Proposals in a crowd: joined as one by one, whatever was joined before."""

import random

import pytest

from hudna.accounts.likeness import joined, likeness, weights
from hudna.accounts.offers import Joining, Said, offers

WORDS = tuple(f"w{number}" for number in range(40))


def sayings(count, seed):
    chance = random.Random(seed)
    found = []
    for number in range(count):
        month = chance.randrange(1, 13)
        found.append(
            Said(
                id=f"e{number:04}/p1",
                day=None if number % 17 == 0 else f"20{chance.randrange(12, 16)}-{month:02}-11",
                proposers=(chance.choice(("a", "b")),),
                to=chance.choice(((), ("x",), ("y",))),
                terms=frozenset(chance.sample(WORDS, 6)),
                quote="…",
                answers=(),
            )
        )
    return found


@pytest.mark.parametrize("seed", range(6))
def test_groups_are_those_of_every_pair_compared(seed):
    """By average likeness, the most alike first; nothing is lost by looking only at what meets."""
    made = sayings(60, seed)
    weighed = weights(each.terms for each in made)
    near = {
        (i, j): likeness(a.terms, b.terms, weighed)
        for i, a in enumerate(made)
        for j, b in enumerate(made)
    }
    groups = [[number] for number in range(len(made))]
    while True:
        best = (0.3, -1, -1)
        for i, one in enumerate(groups):
            for j in range(i + 1, len(groups)):
                value = sum(near[x, y] for x in one for y in groups[j]) / (
                    len(one) * len(groups[j])
                )
                if value > best[0] + 1e-12:
                    best = (value, i, j)
        if best[1] < 0:
            break
        groups[best[1]] = sorted(groups[best[1]] + groups.pop(best[2]))
    found = joined(len(made), lambda i, j: near[i, j], 0.3)
    assert sorted(map(sorted, found)) == sorted(map(sorted, groups))
    assert len(found) < len(made)


def test_joining_again_and_again_gives_what_joining_once_gives():
    made = sayings(400, 3)
    again = Joining()
    for count in (0, 1, 2, 150, 151, 152, 300, 299, 400):
        assert again.offers(made[:count], "2016-01-01") == offers(made[:count], "2016-01-01")


def test_the_same_words_a_year_later_are_another_offer():
    def said(number, day):
        terms = frozenset({"halt", "strikes", f"t{number}"})
        return Said(
            id=f"e{number}/p1", day=day, proposers=("a",), to=(), terms=terms, quote="…", answers=()
        )

    others = [
        Said(id=f"o{n}/p1", day="2013-01-01", proposers=("b",), to=(), terms=frozenset({f"x{n}"}), quote="…", answers=())
        for n in range(9)
    ]  # fmt: skip
    near = [said(1, "2014-01-01"), said(2, "2014-03-01")]
    far = [said(1, "2014-01-01"), said(2, "2015-03-01")]
    assert len(offers([*near, *others], None)) == len(others) + 1
    assert len(offers([*far, *others], None)) == len(others) + 2
