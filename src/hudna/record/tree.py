"""The Merkle tree of RFC 6962 and RFC 9162: roots, inclusion and consistency proofs.

Pure functions over a lookup of complete subtrees. The tree is tested against an independent
implementation (``tests/record/test_tree.py``).
"""

import hashlib
from collections.abc import Callable, Sequence

Node = Callable[[int, int], bytes]
"""``node(level, index)``: hash of the complete subtree over leaves [index·2^level, (index+1)·2^level)."""

EMPTY = hashlib.sha256(b"").digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Give the hash of an inner node."""
    return hashlib.sha256(b"\1" + left + right).digest()


def reduce_complete(hashes: Sequence[bytes]) -> bytes:
    """Give the root over a power of two of hashes."""
    sha256 = hashlib.sha256
    row = list(hashes)
    while len(row) > 1:
        pairs = iter(row)
        row = [sha256(b"\1" + left + right).digest() for left, right in zip(pairs, pairs)]  # noqa: B905 - even
    return row[0]


def root(size: int, node: Node) -> bytes:
    """Give the root of the first ``size`` leaves."""
    return _range_root(0, size, node) if size else EMPTY


def inclusion(index: int, size: int, node: Node) -> list[bytes]:
    """Give the audit path of leaf ``index`` in the tree of ``size`` leaves, lowest first."""
    if not 0 <= index < size:
        raise ValueError(f"no leaf {index} in a tree of {size}")
    path: list[bytes] = []
    low, high = 0, size
    while high - low > 1:
        middle = low + _split(high - low)
        if index < middle:
            path.append(_range_root(middle, high, node))
            high = middle
        else:
            path.append(_range_root(low, middle, node))
            low = middle
    return path[::-1]


def consistency(old: int, new: int, node: Node) -> list[bytes]:
    """Give the proof that the tree of ``old`` leaves is a prefix of the tree of ``new``."""
    if not 0 <= old <= new:
        raise ValueError(f"a tree of {old} leaves is no prefix of one of {new}")
    if old in (0, new):
        return []
    proof: list[bytes] = []
    low, high, whole = 0, new, True
    while old != high:
        middle = low + _split(high - low)
        if old <= middle:
            proof.append(_range_root(middle, high, node))
            high = middle
        else:
            proof.append(_range_root(low, middle, node))
            low, whole = middle, False
    if not whole:
        proof.append(_range_root(low, high, node))
    return proof[::-1]


def check_inclusion(
    leaf: bytes, index: int, size: int, path: Sequence[bytes], expected: bytes
) -> bool:
    """Tell whether an audit path leads from a leaf to a root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    number, last, found = index, size - 1, leaf
    for step in path:
        if last == 0:
            return False
        if number & 1 or number == last:
            found = node_hash(step, found)
            while not number & 1 and number:
                number >>= 1
                last >>= 1
        else:
            found = node_hash(found, step)
        number >>= 1
        last >>= 1
    return last == 0 and found == expected


def check_consistency(
    old: int, new: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes
) -> bool:
    """Tell whether a proof shows that the old tree is a prefix of the new (RFC 9162, 2.1.4.2)."""
    if not 0 <= old <= new:
        return False
    if old == new:
        return not proof and old_root == new_root
    if old == 0:
        return not proof and old_root == EMPTY
    steps = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    if not steps:
        return False
    number, last = old - 1, new - 1
    while number & 1:
        number >>= 1
        last >>= 1
    before = after = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if number & 1 or number == last:
            before, after = node_hash(step, before), node_hash(step, after)
            while not number & 1 and number:
                number >>= 1
                last >>= 1
        else:
            after = node_hash(after, step)
        number >>= 1
        last >>= 1
    return last == 0 and before == old_root and after == new_root


def _range_root(low: int, high: int, node: Node) -> bytes:
    """Give the root over leaves [low, high), where low is a multiple of the split sizes above it."""
    rights: list[tuple[int, int]] = []
    while low < high:
        level = (high - low).bit_length() - 1
        rights.append((level, low >> level))
        low += 1 << level
    found = node(*rights[-1])
    for level, index in reversed(rights[:-1]):
        found = node_hash(node(level, index), found)
    return found


def _split(count: int) -> int:
    """Give the largest power of two smaller than ``count``."""
    return 1 << (count - 1).bit_length() - 1
