"""Short names that can be said over a telephone, made from leaf hashes; once given, for ever.

A syllable is six bits: one of sixteen consonants and one of four vowels (the alphabet of
proquints). An entry is called by its first four syllables; should an earlier entry have that name,
by one more, and so on. A name therefore never depends on what came after.
"""

import re
from collections.abc import Iterable

from hudna.errors import InputError

SHORTEST = 4
_CONSONANTS = "bdfghjklmnprstvz"
_VOWELS = "aiou"
_SYLLABLE = re.compile(f"([{_CONSONANTS}])([{_VOWELS}])")


def syllables(leaf: bytes, count: int) -> str:
    """Give the first syllables of a hash, in pairs: ``kuto-remi``."""
    bits = int.from_bytes(leaf, "big") >> (len(leaf) * 8 - 6 * count)
    said = [
        _CONSONANTS[bits >> shift + 2 & 15] + _VOWELS[bits >> shift & 3]
        for shift in range(6 * (count - 1), -1, -6)
    ]
    return "-".join("".join(said[first : first + 2]) for first in range(0, count, 2))


def named(leaves: Iterable[bytes]) -> list[str]:
    """Give the names of leaves that share their first four syllables, in the order of the log."""
    given: list[str] = []
    for leaf in leaves:
        count = SHORTEST
        while syllables(leaf, count) in given:
            count += 1
        given.append(syllables(leaf, count))
    return given


def bounds(name: str) -> tuple[bytes, bytes]:
    """Give the lowest and the highest hash whose syllables begin with a name or part of one.

    Raises:
        InputError: It is no such name.
    """
    bare = re.sub(r"[-\s]", "", name.lower())
    found = _SYLLABLE.findall(bare)
    if len(found) * 2 != len(bare) or not 2 <= len(found) <= 42:
        raise InputError(f"{name!r} is not an entry's name: expected syllables such as kuto-remi")
    bits = 0
    for consonant, vowel in found:
        bits = bits << 6 | _CONSONANTS.index(consonant) << 2 | _VOWELS.index(vowel)
    left = 256 - 6 * len(found)
    return (bits << left).to_bytes(32, "big"), ((bits + 1 << left) - 1).to_bytes(32, "big")


def block(leaf: bytes) -> tuple[bytes, bytes]:
    """Give the lowest and the highest hash that share a leaf's first four syllables."""
    return leaf[:3] + bytes(29), leaf[:3] + b"\xff" * 29
