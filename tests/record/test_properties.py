"""What holds whatever is put in: answers of the past stay, bytes come back, no change hides."""

import random
import sqlite3

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hudna import keeper
from hudna.errors import HudnaError
from hudna.record.entry import (
    KINDS,
    Header,
    Origin,
    canonical,
    decode_header,
    encode_header,
    from_micros,
    seal,
    to_micros,
    unseal,
)
from hudna.record.log import Draft
from hudna.record.names import bounds, syllables
from hudna.record.opening import begin_record, open_record
from hudna.record.search import catch_up, search
from hudna.record.verify import verify

WORDS = ("هدنة", "ceasefire", "وقف", "north", "جنوب", "72")
TIME = st.integers(0, 60)


@st.composite
def histories(draw):
    """Batches of documents, readings of them and changes of mind, each with a time."""
    moments = sorted(draw(st.lists(TIME, min_size=1, max_size=6)))
    return [
        (moment, draw(st.lists(st.tuples(st.integers(0, 3), st.sets(st.sampled_from(WORDS))),
                               min_size=1, max_size=3)))
        for moment in moments
    ]  # fmt: skip


def drafts_of(batch, record) -> list[Draft]:
    drafts: list[Draft] = []
    size = record.size()
    for number, (act, words) in enumerate(batch):
        text = " ".join(sorted(words))
        if act < 2 or size == 0:
            payload = canonical({"text": text or "empty", "title": None})
            drafts.append(Draft(kind="document", author="a", payload=payload))
        else:
            target = record.entry((act * 7 + number) % size)
            payload = canonical({"because": text, "value": None})
            drafts.append(
                Draft(kind="correction", author="b", payload=payload, about=(target.leaf,))
            )
    return drafts


def answers(record, learnt: int) -> bytes:
    """Give every kind of answer as of a time, as one byte string."""
    size = record.size(learnt)
    shown = [keeper.show(record, line.id, size=size) for line in keeper.listing(record, size=size)]
    found = [search(record, word, size=size) for word in WORDS]
    head = record.head(size)
    return canonical([shown, found, head.size, head.root.hex()])


@settings(max_examples=25)
@given(histories())
def test_an_answer_as_of_a_time_never_changes(tmp_path_factory, chance_for_ever, history):
    """What was known at the cut-off is the same in a month, byte for byte."""
    where = str(tmp_path_factory.mktemp("as-of") / "r.db")
    record = begin_record(where, draw=chance_for_ever)
    given: dict[int, bytes] = {}
    try:
        for moment, batch in history:
            record.append(drafts_of(batch, record), learnt=moment * 10, draw=chance_for_ever)
            learnt = record.last_learnt()
            given[learnt] = answers(record, learnt)
            if moment % 2:
                catch_up(record)
            for before, answer in given.items():
                assert answers(record, before) == answer
    finally:
        record.store.close()


@pytest.fixture(scope="module")
def chance_for_ever():
    """Random bytes for many examples."""
    return random.Random(3).randbytes


@pytest.fixture(scope="module")
def sealed_record(tmp_path_factory, chance_for_ever):
    """A record of some entries, and where it is."""
    where = tmp_path_factory.mktemp("bytes") / "r.db"
    record = begin_record(str(where), draw=chance_for_ever)
    for number in range(12):
        record.append(
            [Draft(kind="document", author="a", payload=b'{"text":"%d"}' % number)],
            learnt=number,
            draw=chance_for_ever,
        )
    record.store.close()
    raw = sqlite3.connect(where)
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    raw.commit()
    yield raw, where
    raw.close()


@settings(max_examples=150)
@given(
    st.integers(0, 11),
    st.sampled_from(["entry.header", "entry.sealed", "entry.leaf", "entry.learnt", "entry.kind",
                     "secret.key"]),
    st.integers(0, 10_000),
    st.integers(1, 255),
)  # fmt: skip
def test_a_change_of_any_byte_is_found_at_its_entry(sealed_record, position, place, at, bits):
    """Whichever byte, whichever entry."""
    raw, where = sealed_record
    table, column = place.split(".")
    ((before,),) = raw.execute(
        f"SELECT {column} FROM {table} WHERE position = ?", (position,)
    ).fetchall()
    raw.execute(
        f"UPDATE {table} SET {column} = ? WHERE position = ?", (changed(before, at, bits), position)
    )
    raw.commit()
    try:
        record = open_record(str(where))
        flaws = verify(record).flaws
        record.store.close()
        assert position in [flaw.position for flaw in flaws]
    finally:
        raw.execute(f"UPDATE {table} SET {column} = ? WHERE position = ?", (before, position))
        raw.commit()


def changed(value, at: int, bits: int):
    if isinstance(value, int):
        return value ^ bits
    if isinstance(value, str):
        return value[:-1] + chr(ord(value[-1]) ^ (bits & 15 or 1))
    at %= len(value)
    return value[:at] + bytes([value[at] ^ bits]) + value[at + 1 :]


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
HASH = st.binary(min_size=32, max_size=32).map(bytes.hex)


@given(
    st.builds(
        Header,
        about=st.lists(HASH, max_size=3).map(tuple),
        author=TEXT,
        key=HASH,
        kind=st.sampled_from(KINDS),
        learnt=st.integers(-(10**15), 10**17).map(from_micros),
        origin=st.none() | st.builds(Origin, leaf=HASH, learnt=TEXT, log=TEXT),
        v=st.just(1),
    )
)
def test_a_header_comes_back_from_its_bytes(header):
    """One value, one byte string, both ways."""
    raw = encode_header(header)
    assert decode_header(raw) == header
    assert encode_header(decode_header(raw)) == raw
    assert b"\n" not in raw
    assert canonical(msgspec.json.decode(raw)) == raw


@given(st.integers(-60_000_000_000_000_000, 250_000_000_000_000_000))
def test_a_time_comes_back_from_its_words(micros):
    """Microseconds are kept, whichever the year."""
    assert to_micros(from_micros(micros)) == micros


@given(st.binary(max_size=60), st.binary(max_size=200), st.binary(min_size=32, max_size=32))
def test_a_sealed_payload_opens_with_its_own_key_and_header_alone(header, payload, key):
    """A key fits one lock."""
    sealed = seal(header, payload, key)
    assert unseal(header, sealed, key) == payload
    other = bytes([key[0] ^ 1]) + key[1:]
    for wrong in ((header + b"x", sealed, key), (header, sealed, other), (header, sealed[1:], key)):
        with pytest.raises(HudnaError, match="does not open"):
            unseal(*wrong)


@given(st.binary(min_size=32, max_size=32), st.integers(2, 42))
def test_a_name_leads_back_to_its_hash(leaf, count):
    """What is said can be looked up."""
    low, high = bounds(syllables(leaf, count))
    assert low <= leaf <= high
    assert int.from_bytes(high, "big") - int.from_bytes(low, "big") == (1 << 256 - 6 * count) - 1
