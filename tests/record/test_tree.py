"""The Merkle tree beside an independent implementation of RFC 9162."""

import hashlib

import pymerkle
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.record import tree

MOST = 130


def leaf(number: int) -> bytes:
    return hashlib.sha256(b"\0%d" % number).digest()


def node(level: int, index: int) -> bytes:
    return tree.reduce_complete([leaf(n) for n in range(index << level, (index + 1) << level)])


@pytest.fixture(scope="module")
def oracle():
    """The other implementation, with the same leaves."""
    made = pymerkle.InmemoryTree(algorithm="sha256")
    for number in range(MOST):
        made.append_entry(b"%d" % number)
    return made


def subproof(old: int, low: int, high: int, *, whole: bool) -> list[bytes]:
    """The definition of RFC 6962, 2.1.2, word for word."""
    count = high - low
    if old == count:
        return [] if whole else [mth(low, high)]
    k = 1 << (count - 1).bit_length() - 1
    if old <= k:
        return [*subproof(old, low, low + k, whole=whole), mth(low + k, high)]
    return [*subproof(old - k, low + k, high, whole=False), mth(low, low + k)]


def mth(low: int, high: int) -> bytes:
    if high - low == 1:
        return leaf(low)
    k = 1 << (high - low - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + mth(low, low + k) + mth(low + k, high)).digest()


@pytest.mark.parametrize("size", range(1, MOST + 1))
def test_roots_and_inclusion_proofs_are_those_of_the_oracle(oracle, size):
    """Any program that knows the RFC can check us."""
    assert tree.root(size, node) == oracle.get_root(size)
    for index in range(0, size, max(1, size // 9)):
        # The other program's proofs begin with the leaf itself.
        theirs = list(oracle.prove_inclusion(index + 1, size).path)
        ours = tree.inclusion(index, size, node)
        assert [leaf(index), *ours] == theirs
        assert tree.check_inclusion(leaf(index), index, size, ours, tree.root(size, node))


@pytest.mark.parametrize("size", range(1, MOST + 1))
def test_consistency_proofs_are_those_of_the_definition(oracle, size):
    """An old head proves itself a prefix; the roots are those of the other program."""
    for old in range(1, size + 1, max(1, size // 9)):
        ours = tree.consistency(old, size, node)
        assert ours == subproof(old, 0, size, whole=True)
        roots = oracle.get_root(old), oracle.get_root(size)
        assert tree.check_consistency(old, size, ours, *roots)
        if ours:
            assert not tree.check_consistency(old, size, ours[:-1], *roots)
            assert not tree.check_consistency(old, size, [*ours, bytes(32)], *roots)


@given(st.data())
def test_a_proof_for_one_leaf_proves_no_other(data):
    """Whatever is changed in a proof, it stops to hold."""
    size = data.draw(st.integers(1, 300))
    index = data.draw(st.integers(0, size - 1))
    path, root = tree.inclusion(index, size, node), tree.root(size, node)
    assert tree.check_inclusion(leaf(index), index, size, path, root)
    other = data.draw(st.integers(0, size).filter(lambda n: n != index))
    assert not tree.check_inclusion(leaf(other), other, size, path, root) or other == index
    assert not tree.check_inclusion(leaf(index), index, size, path, bytes(32))
    if path:
        at = data.draw(st.integers(0, len(path) - 1))
        bent = [*path[:at], bytes(32), *path[at + 1 :]]
        assert not tree.check_inclusion(leaf(index), index, size, bent, root)


def test_the_empty_tree_has_the_root_of_the_rfc():
    """Nothing hashed is a value too."""
    assert tree.root(0, node).hex().startswith("e3b0c44298fc1c14")
    assert tree.check_consistency(0, 5, [], tree.EMPTY, tree.root(5, node))
    assert not tree.check_consistency(6, 5, [], tree.EMPTY, tree.EMPTY)


@pytest.mark.parametrize(("index", "size"), [(3, 3), (-1, 3), (0, 0)])
def test_there_is_no_proof_of_what_is_not_there(index, size):
    """A wrong number is a fault of the caller."""
    with pytest.raises(ValueError, match="no leaf"):
        tree.inclusion(index, size, node)
