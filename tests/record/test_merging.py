"""A field copy comes home: nothing is overwritten, and what a person must decide is listed."""

import pytest

from hudna.record.copying import copy
from hudna.record.log import Record
from hudna.record.merging import merge
from hudna.record.opening import open_store
from hudna.record.redaction import redact
from hudna.record.verify import verify


@pytest.fixture
def pair(begin, tmp_path, draft, chance, start):
    """A record with three documents and a reading, and a field copy of it."""
    record = begin()
    record.append(
        [*(draft(b"%d" % n, key=f"d{n}") for n in range(3)), draft(kind="reading", about_key="d0")],
        learnt=start,
        draw=chance,
    )
    store = open_store(str(tmp_path / "field.db"), create=True)
    copy(record, store)
    yield record, Record(store)
    store.close()


def test_what_the_field_learnt_is_added_with_where_it_stood(pair, draft, chance, start):
    """Links lead to our own entries, and the author stays the one who wrote."""
    record, field = pair
    record.append([draft(b"home", key="home")], learnt=start, draw=chance)
    field.append(
        [draft(b"new", key="new", author="amal"), draft(kind="reading", about_key="new")],
        learnt=start + 5,
        draw=chance,
    )
    field.append([draft(kind="review", about=(field.entry(5).leaf,))], learnt=start, draw=chance)
    merged = merge(record, field, learnt=start + 9, draw=chance)
    assert (merged.shared, merged.added, merged.known, merged.conflicts) == (4, 3, 0, ())
    document, reading, review = record.entries(5, 8)
    assert (document.header.author, document.payload) == ("amal", b"new")
    assert document.header.origin.leaf == field.entry(4).leaf.hex()
    assert document.header.origin.log == field.origin()
    assert reading.header.about == (document.leaf.hex(),)
    assert review.header.about == (reading.leaf.hex(),)
    assert record.known(["new"])["new"][0] == 5
    assert verify(record).flaws == ()


def test_merging_twice_adds_nothing_twice(pair, draft, chance, start):
    """A field copy may come home every evening."""
    record, field = pair
    field.append([draft(b"x", key="x"), draft(about_key="x")], learnt=start, draw=chance)
    assert merge(record, field, learnt=start, draw=chance).added == 2
    again = merge(record, field, learnt=start, draw=chance)
    assert (again.added, again.known) == (0, 2)
    field.append([draft(kind="review", about=(field.entry(5).leaf,))], learnt=start, draw=chance)
    assert merge(record, field, learnt=start, draw=chance).added == 1
    assert record.entry(record.size() - 1).header.about == (record.entry(5).leaf.hex(),)
    assert verify(record).flaws == ()


def test_a_document_that_both_found_is_one(pair, draft, chance, start):
    """What the field says of it is kept, about our own entry."""
    record, field = pair
    record.append([draft(b"same", key="same")], learnt=start, draw=chance)
    field.append(
        [draft(b"same", key="same"), draft(kind="review", about_key="same")],
        learnt=start,
        draw=chance,
    )
    merged = merge(record, field, learnt=start, draw=chance)
    assert (merged.added, merged.known) == (1, 1)
    assert record.entry(5).header.about == (record.entry(4).leaf.hex(),)


def test_two_corrections_of_one_entry_both_stay_and_are_listed(pair, draft, chance, start):
    """Nobody's word is overwritten by the order in which they came home."""
    record, field = pair
    target = record.entry(3).leaf
    record.append([draft(b"ours", "correction", about=(target,))], learnt=start, draw=chance)
    field.append([draft(b"theirs", "correction", about=(target,))], learnt=start, draw=chance)
    merged = merge(record, field, learnt=start, draw=chance)
    (conflict,) = merged.conflicts
    assert (conflict.clash, conflict.ours) == ("both_changed", record.entry(4).leaf)
    assert conflict.theirs == field.entry(4).leaf
    assert [entry.payload for entry in record.entries(4, 9)] == [b"ours", b"theirs"]


def test_what_was_destroyed_here_does_not_come_back(pair, draft, chance, start):
    """A field copy still has the words; the record does not take them in again."""
    record, field = pair
    field.append([draft(kind="reading", about_key="d1")], learnt=start, draw=chance)
    redact(record, [1], draft(b"{}"), learnt=start, draw=chance)
    merged = merge(record, field, learnt=start, draw=chance)
    assert merged.added == 0
    assert [conflict.clash for conflict in merged.conflicts] == ["redacted_here"]
    assert record.entry(1).payload is None


def test_what_was_destroyed_in_the_field_is_told_and_not_destroyed_here(pair, draft, chance, start):
    """Destroying is a decision of its own."""
    record, field = pair
    redact(field, [1], draft(b"{}"), learnt=start, draw=chance)
    merged = merge(record, field, learnt=start, draw=chance)
    assert [conflict.clash for conflict in merged.conflicts] == ["redacted_there"]
    assert record.entry(1).payload == b"1"
    assert verify(record).flaws == ()


def test_a_record_of_another_log_is_merged_whole(begin, draft, chance, start):
    """Two desks that began apart can still become one."""
    record, other = begin(), begin(seed=2)
    record.append([draft(b"a", key="a")], learnt=start, draw=chance)
    other.append([draft(b"a", key="a"), draft(b"b", key="b")], learnt=start, draw=chance)
    merged = merge(record, other, learnt=start, draw=chance)
    assert (merged.shared, merged.added, merged.known) == (0, 1, 1)


def test_a_field_copy_with_nothing_new_changes_nothing(pair, chance, start):
    """The head stays the same."""
    record, field = pair
    before = record.head()
    merged = merge(record, field, learnt=start, draw=chance)
    assert (merged.shared, merged.added, record.head()) == (4, 0, before)
