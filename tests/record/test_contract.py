"""What a record promises, whichever backend keeps it."""

import sqlite3
import threading

import msgspec
import psycopg
import pytest

from hudna.errors import HudnaError, InputError, RecordError, StorageError
from hudna.record import tree
from hudna.record.copying import copy
from hudna.record.entry import canonical, from_micros, to_micros
from hudna.record.log import Record
from hudna.record.opening import open_store
from hudna.record.redaction import redact
from hudna.record.search import catch_up, search
from hudna.record.tiles import TileReader
from hudna.record.verify import verify

TEXTS = [
    "The two sides said the cease-fire would begin at dawn.",
    "قال الجانبان إن وقف إطلاق النار سيبدأ فجرا.",
    "أعلنت القيادة أن الهُدنة تمتد ٧٢ ساعة في الحُديدة.",
    "Observers counted 72 violations of the ceasefires.",
]


def document(text: str) -> bytes:
    return canonical({"id": text[:8], "text": text, "title": None, "outlet": None})


def tamper(where: str, *statements: str) -> None:
    """Do what somebody with the rights of the owner could do."""
    if where.startswith("postgresql"):
        with psycopg.connect(where, autocommit=True) as connection:
            connection.execute("SET search_path = hudna")
            connection.execute("SET session_replication_role = replica")
            for statement in statements:
                connection.execute(statement.encode())
        return
    connection = sqlite3.connect(where)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_new_record_is_empty_and_holds(record):
    """Nothing is there before somebody brings it."""
    verdict = verify(record)
    assert (record.size(), record.head().root, verdict.flaws) == (0, tree.EMPTY, ())


def test_what_was_added_is_there_in_order_after_opening_again(
    begin, reopen, new_place, draft, chance, start
):
    """The order of the log is the order of the calls."""
    where = new_place()
    record = begin(where)
    for number in range(5):
        drafts = [draft(b'{"n": %d}' % number), draft(b"[]", "review")]
        record.append(drafts, learnt=start + number, draw=chance)
    again = reopen(where)
    assert [entry.payload for entry in again.entries(0, 99)][::2] == [
        b'{"n": %d}' % number for number in range(5)
    ]
    assert again.head() == record.head()
    assert verify(again).flaws == ()


def test_the_time_learnt_always_rises(record, draft, chance, start):
    """What was known at a time is a prefix of the log, so its end must not move."""
    for learnt in (start, start, start - 10, start + 5):
        record.append([draft(), draft()], learnt=learnt, draw=chance)
    learnt = [to_micros(entry.header.learnt) for entry in record.entries(0, 99)]
    assert learnt == [
        start,
        start,
        start + 1,
        start + 1,
        start + 2,
        start + 2,
        start + 5,
        start + 5,
    ]
    sizes = [record.size(start + at) for at in range(-1, 7)]
    assert sizes == [0, 2, 4, 6, 6, 6, 8, 8]


def test_a_content_with_a_key_is_added_once(record, draft, chance, start):
    """The same document twice is one."""
    first = record.append([draft(key="k"), draft(key="k")], learnt=start, draw=chance)
    second = record.append([draft(key="k"), draft(key="other")], learnt=start, draw=chance)
    assert [placed.new for placed in first + second] == [True, False, False, True]
    assert second[0].leaf == first[0].leaf
    assert record.size() == 2


def test_an_entry_rests_on_others_by_hash_or_by_key(record, draft, chance, start):
    """A reading names its document, in the same call or later."""
    record.append(
        [draft(key="doc"), draft(kind="reading", about_key="doc")], learnt=start, draw=chance
    )
    (change,) = record.append(
        [draft(kind="correction", about=(record.entry(1).leaf,))], learnt=start, draw=chance
    )
    assert record.about([0], 3) == [(0, 1)]
    assert record.dependants(0, 3) == [1, 2]
    assert record.dependants(0, 2) == [1]
    assert record.entry(change.position).header.about == (record.entry(1).leaf.hex(),)


@pytest.mark.parametrize("more", [{"about": (bytes(32),)}, {"about_key": "nothing"}])
def test_an_entry_on_something_unknown_is_refused_and_nothing_is_written(
    record, draft, chance, start, more
):
    """All drafts of a call are added, or none."""
    with pytest.raises(InputError):
        record.append([draft(), draft(**more)], learnt=start, draw=chance)
    assert record.size() == 0
    record.append([draft()], learnt=start, draw=chance)
    assert verify(record).flaws == ()


def test_an_author_that_no_encoding_can_write_is_refused(record, draft, chance, start):
    """A lone surrogate has no bytes."""
    with pytest.raises(InputError):
        record.append([draft(author="\ud800")], learnt=start, draw=chance)
    assert record.size() == 0


@pytest.mark.parametrize("table", ["entry", "about", "origin", "tile", "secret"])
@pytest.mark.parametrize("act", ["DELETE FROM {}", "UPDATE {} SET position = position + 1"])
def test_the_database_itself_refuses_changes(record, draft, chance, start, table, act):
    """A slip with another program is stopped before it does harm."""
    record.append([draft(key="a"), draft(about_key="a")], learnt=start, draw=chance)
    if table in ("origin", "tile"):
        row = {"origin": "(?, 0)", "tile": "(9, 9, ?, ?)"}[table]
        with record.store.writing():
            record.store.execute(f"INSERT INTO {table} VALUES {row}", [(b"x",) * row.count("?")])
    statement = act.format(table).replace("position", "number" if table == "tile" else "position")
    with pytest.raises(StorageError, match="refused"), record.store.writing():
        record.store.execute(statement)
    assert len(record.entries(0, 9)) == 2


def test_two_backends_hold_the_same_bytes(record, tmp_path, server, draft, chance, start):
    """A copy there and back is the record, byte for byte."""
    for number in range(600):
        record.append([draft(b"%d" % number, key=f"{number}")], learnt=start, draw=chance)
    record.append(
        [draft(kind="correction", about=(record.entry(3).leaf,))], learnt=start, draw=chance
    )
    redact(record, [5], draft(kind="redaction"), learnt=start, draw=chance)
    there = open_store(server.new_database(), create=True)
    back = open_store(str(tmp_path / "back.db"), create=True)
    try:
        head = copy(record, there)
        assert head == record.head()
        assert copy(Record(there), back) == head
        kept = Record(back)
        assert kept.entries(0, 999) == record.entries(0, 999)
        assert verify(kept, [head]).flaws == ()
        assert kept.known(["7", "5"]).keys() == {"7"}
        assert kept.dependants(3, 999) == [600]
        with pytest.raises(RecordError, match="already"):
            copy(record, back)
    finally:
        there.close()
        back.close()


def test_names_are_short_and_stay(record, draft, chance, start):
    """What was said over the telephone yesterday is right today."""
    record.append([draft(b"%d" % n) for n in range(300)], learnt=start, draw=chance)
    entries = record.entries(0, 300)
    names = [record.name(entry.position, entry.leaf) for entry in entries]
    assert len(set(names)) == 300
    record.append([draft(b"x") for _ in range(300)], learnt=start, draw=chance)
    assert [record.name(entry.position, entry.leaf) for entry in entries] == names
    assert [record.find(name) for name in names[:20]] == list(range(20))
    assert record.find(names[4].replace("-", "").upper()) == 4
    with pytest.raises(InputError, match="no entry"):
        record.find(names[4], size=4)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ceasefire", [0, 3]),
        ("Cease-fire dawn", [0]),
        ("اطلاق", [1]),
        ("هدنة", [2]),
        ("الهدنه", [2]),
        ("72", [3, 2]),
        ("٧٢ violations", [3]),
        ("الحديدة", [2]),
        ("nothing", []),
        ("!", []),
    ],
)
def test_both_backends_find_the_same(record, draft, chance, start, query, found):
    """Spelling, script and backend make no difference."""
    record.append([draft(document(text)) for text in TEXTS], learnt=start, draw=chance)
    before = search(record, query, size=4)
    assert catch_up(record) == 4
    hits = search(record, query, size=4)
    assert hits == before
    assert [hit.position for hit in hits] == found
    assert [hit.position for hit in search(record, query, size=1)] == [at for at in found if not at]


def test_a_destroyed_content_leaves_hashes_that_hold(record, draft, chance, start):
    """Safety may need words gone; the proof of everything else stays."""
    record.append(
        [draft(document(text), key=f"{at}") for at, text in enumerate(TEXTS)],
        learnt=start,
        draw=chance,
    )
    catch_up(record)
    before = record.head()
    redact(record, [2], draft(b'{"because":"harm"}'), learnt=start, draw=chance)
    verdict = verify(record, [before])
    assert (verdict.flaws, verdict.destroyed) == ((), 1)
    assert record.entry(2).payload is None
    assert search(record, "الهدنة", size=5) == []
    assert not record.store.fetch("SELECT word FROM form WHERE word = ?", ("ساعه",))
    assert record.known(["2"]) == {}
    for positions in ([2], [4]):
        with pytest.raises(InputError):
            redact(record, positions, draft(), learnt=start, draw=chance)


def test_two_writers_at_once_both_succeed_in_one_order(begin, new_place, draft, start):
    """Order of commit is order of the log, and no entry is lost or doubled."""
    where = new_place()
    begin(where)
    failed: list[BaseException] = []

    def write(name: str, seed: int) -> None:
        try:
            mine = begin(where, seed)
            draw = type("Draw", (), {"__call__": lambda _, n: bytes([seed]) * n})()
            for number in range(40):
                drafts = [draft(b"%d" % number, author=name), draft(key=f"shared {number}")]
                mine.append(drafts, learnt=start, draw=draw)
        except HudnaError as error:
            failed.append(error)

    threads = [threading.Thread(target=write, args=(f"w{n}", n)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    record = begin(where)
    assert not failed
    assert record.size() == 3 * 40 + 40
    for name in ("w0", "w1", "w2"):
        mine = [e.payload for e in record.entries(0, 999) if e.header.author == name]
        assert mine == [b"%d" % number for number in range(40)]
    assert verify(record).flaws == ()


CHANGES = {
    "sealed": ("UPDATE entry SET sealed = header WHERE position = 300", 300),
    "header": ("UPDATE entry SET header = sealed WHERE position = 300", 300),
    "kind": ("UPDATE entry SET kind = 'review' WHERE position = 300", 300),
    "learnt": ("UPDATE entry SET learnt = learnt + 1 WHERE position = 300", 300),
    "key": (
        "UPDATE secret SET key = (SELECT key FROM secret WHERE position = 1) WHERE position = 300",
        300,
    ),
    "key gone": ("DELETE FROM secret WHERE position = 300", 300),
    "swapped": (
        (
            "UPDATE entry SET header = (SELECT header FROM entry WHERE position = 1), "
            "sealed = (SELECT sealed FROM entry WHERE position = 1), "
            "leaf = (SELECT leaf FROM entry WHERE position = 1) WHERE position = 200"
        ),
        200,
    ),
    "link gone": ("DELETE FROM about WHERE position = 301", 301),
    "link made": ("INSERT INTO about VALUES (4, 299)", 299),
    "middle gone": ("DELETE FROM entry WHERE position = 300", 301),
    "tile gone": ("DELETE FROM tile", None),
    "tile root": ("UPDATE tile SET root = (SELECT leaf FROM entry WHERE position = 0)", None),
    "tile hash": ("UPDATE tile SET hashes = root", 0),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_found_where_it_was_made(
    begin, reopen, new_place, draft, chance, start, change
):
    """Whoever owns the database can change it, and cannot hide it."""
    where = new_place()
    record = begin(where)
    record.append([draft(b"%d" % n) for n in range(301)], learnt=start, draw=chance)
    record.append([draft(about=(record.entry(7).leaf,))], learnt=start, draw=chance)
    record.store.close()
    statement, position = CHANGES[change]
    tamper(where, statement)
    flaws = verify(reopen(where)).flaws
    assert position in [flaw.position for flaw in flaws]


def test_a_cut_tail_is_found_by_whoever_kept_a_checkpoint(
    begin, reopen, new_place, draft, chance, start
):
    """A shorter log is whole in itself: only the old head tells."""
    where = new_place()
    record = begin(where)
    record.append([draft(b"%d" % n) for n in range(20)], learnt=start, draw=chance)
    held = record.head()
    record.store.close()
    tamper(
        where, "DELETE FROM entry WHERE position >= 15", "DELETE FROM secret WHERE position >= 15"
    )
    cut = reopen(where)
    assert verify(cut).flaws == ()
    assert [flaw.what for flaw in verify(cut, [held]).flaws] == [
        "the record was cut: the checkpoint saw 20 entries, there are 15"
    ]


def test_a_log_written_anew_is_found_by_whoever_kept_a_checkpoint(begin, draft, chance, start):
    """Another history of the same length has another root."""
    record, other = begin(), begin(seed=2)
    record.append([draft(b"%d" % n) for n in range(20)], learnt=start, draw=chance)
    other.append([draft(b"%d" % n) for n in range(20)], learnt=start, draw=chance)
    held = msgspec.structs.replace(record.head(12), origin=other.origin())
    assert "not those" in verify(other, [held]).flaws[0].what
    assert "another log" in verify(other, [record.head(12)]).flaws[0].what
    assert verify(record, [record.head(12), record.head(0), record.head(20)]).flaws == ()


@pytest.mark.parametrize("size", [1, 2, 255, 256, 257, 700])
def test_proofs_hold_at_every_size(begin, draft, chance, start, size):
    """Inclusion and consistency, from the stored tiles."""
    record = begin()
    record.append([draft(b"%d" % n) for n in range(700)], learnt=start, draw=chance)
    node = TileReader(record.store).node
    head = record.head(size)
    for index in {0, size // 2, size - 1}:
        path = tree.inclusion(index, size, node)
        leaf = record.entry(index).leaf
        assert tree.check_inclusion(leaf, index, size, path, head.root)
    proof = tree.consistency(size, 700, node)
    assert tree.check_consistency(size, 700, proof, head.root, record.head().root)


def test_times_are_written_one_way():
    """The same moment has one spelling in headers, and zones are never guessed."""
    assert from_micros(to_micros("2016-07-06T19:30+03:00")) == "2016-07-06T16:30:00.000000Z"
    assert from_micros(to_micros("2016-07-06")) == "2016-07-06T23:59:59.999999Z"
    for bad in ("2016-07-06T19:30", "yesterday", "2016-02-30", "2016-07-06T25:00Z", ""):
        with pytest.raises(InputError, match="bad time"):
            to_micros(bad)


def test_many_values_are_asked_for_at_once(record, chance, start, draft):
    """More than one statement takes, none at all, and signs of every script."""
    keys = [f"clé {number} 'كلمة' \\ %s ?" for number in range(1203)]
    drafts = [draft(b"{}", key=key) for key in keys]
    placed = record.append(drafts, learnt=start, draw=chance)
    assert record.known(keys) == {
        key: (place.position, place.leaf) for key, place in zip(keys, placed, strict=True)
    }
    leaves = [place.leaf for place in placed]
    assert record.places(leaves) == {leaf: at for at, leaf in enumerate(leaves)}
    assert record.known([]) == record.places([]) == {}
    assert record.about([], record.size()) == []


@pytest.mark.parametrize("count", [1, 2, 255, 256, 257, 1000, 1001])
def test_a_batch_of_any_size_is_the_same_log(begin, count, draft):
    """Few rows, many rows and streams of them go different ways into the database."""
    payloads = [b"", b"\0\xff"] + [b"%d" % number for number in range(count)]
    whole, single = begin(seed=1), begin(seed=1)
    drafts = [draft(payload, key=f"k{at}") for at, payload in enumerate(payloads)]
    whole.append(drafts, learnt=5, draw=bytes)
    assert [entry.payload for entry in whole.entries(0, whole.size())] == payloads
    assert verify(whole).flaws == ()
    if count <= 2:
        for each in drafts:
            single.append([each], learnt=5, draw=bytes)
        assert single.size() == whole.size()
        assert verify(single).flaws == ()


def test_a_search_index_that_learns_no_new_word_goes_on(record, chance, start, draft):
    """The second report has the words of the first: there is nothing to add to some tables."""
    for number in range(3):
        record.append(
            [draft(document("a truce at dawn"), key=f"{number}")], learnt=start, draw=chance
        )
        assert catch_up(record) == 1
    assert len(search(record, "truce dawn", size=record.size())) == 3
    with record.store.writing():
        record.store.insert("form", [])
        record.store.execute("DELETE FROM form WHERE word = ?", [])
