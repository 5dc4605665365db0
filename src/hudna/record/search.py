"""Finds entries by their words. The index is derived: it may lag, and catches up by itself."""

from collections.abc import Iterable
from typing import cast

import msgspec

from hudna.model.values import Value
from hudna.record.log import Entry, Record, to_entry
from hudna.record.store import Query, Row, Store
from hudna.record.words import terms_of, words_of

_DOCUMENT_FIELDS = ("title", "text", "outlet")
_INDEXED = ("document", "correction", "overrule", "review", "import")
_PORTION = 200
"""Entries indexed in one transaction: other writers wait for no more."""


class Hit(Value, frozen=True, kw_only=True):
    """An entry that has all words asked for.

    Attributes:
        position: Where it stands.
        exact: It has the very words, not only others of the same stem.
    """

    position: int
    exact: bool


def search(record: Record, query: str, *, size: int) -> list[Hit]:
    """Give the entries among the first ``size`` that have every word asked for.

    Those with the very words come first, and the newest first among equals.
    """
    terms = terms_of(query)
    if not terms:
        return []
    with record.store.snapshot():
        found = _from_index(record.store, terms, size)
        for entry in _unindexed(record.store, size):
            words = words_of(indexed_text(entry))
            if all(_has(words, word, stems) for word, stems in terms):
                found[entry.position] = all(word in words for word, _ in terms)
    hits = [Hit(position=position, exact=exact) for position, exact in found.items()]
    return sorted(hits, key=lambda hit: (not hit.exact, -hit.position))


def catch_up(record: Record) -> int:
    """Bring the index to the head of the log; give how many entries it was behind."""
    done = 0
    while (size := record.size()) > (start := indexed(record.store)):
        with record.store.writing():
            if indexed(record.store) != start:
                continue  # another process was quicker
            stop = min(start + _PORTION, size)
            _index(record.store, record.entries(start, stop))
            record.store.execute("DELETE FROM property WHERE name = 'indexed'")
            record.store.execute("INSERT INTO property VALUES ('indexed', ?)", [(str(stop),)])
        done += stop - start
    return done


def indexed(store: Store) -> int:
    """Give how many entries the index has seen."""
    rows = store.fetch("SELECT value FROM property WHERE name = 'indexed'")
    return int(rows[0][0]) if rows else 0


def unindex(store: Store, entry: Entry) -> None:
    """Take the words of an entry out of the index, and words that nothing else has."""
    words = list(words_of(indexed_text(entry)))
    store.execute(
        "DELETE FROM posting WHERE word = ? AND position = ?",
        [(word, entry.position) for word in words],
    )
    store.execute(
        "DELETE FROM form WHERE word = ? "
        "AND NOT EXISTS (SELECT 1 FROM posting WHERE posting.word = form.word)",
        [(word,) for word in words],
    )


def indexed_text(entry: Entry) -> str:
    """Give the words of an entry that it may be found by; none when its content is gone."""
    payload = entry.payload if entry.header.kind in _INDEXED else None
    if payload is None:
        return ""
    try:
        value = msgspec.json.decode(payload)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return ""  # the record keeps any bytes; only JSON has words to find
    if entry.header.kind == "document" and isinstance(value, dict):
        value = [cast("dict[str, object]", value).get(field) for field in _DOCUMENT_FIELDS]
    return "\n".join(_strings(value))


def _strings(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():  # pyright: ignore[reportUnknownVariableType]
            yield from _strings(inner)  # pyright: ignore[reportUnknownArgumentType]
    elif isinstance(value, list):
        for inner in value:  # pyright: ignore[reportUnknownVariableType]
            yield from _strings(inner)  # pyright: ignore[reportUnknownArgumentType]


def _index(store: Store, entries: Iterable[Entry]) -> None:
    postings: list[tuple[str, int]] = []
    forms: set[tuple[str, str]] = set()
    seen: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        words = words_of(indexed_text(entry))
        postings += [(word, entry.position) for word in words]
        for word, stems in words.items():
            # Spellings that share a folded form may differ in their stems.
            if seen.get(word) != stems:
                seen[word] = stems
                forms.update((stem, word) for stem in stems)
    # In the order of the index, the rows go in side by side.
    store.insert("posting", sorted(postings))
    store.insert("form", sorted(forms - _known_forms(store, {stem for stem, _ in forms})))


def _known_forms(store: Store, stems: set[str]) -> set[tuple[str, str]]:
    query = Query("SELECT stem, word FROM form WHERE stem IN (*)", values=sorted(stems))
    return set(store.fetch_each([query])[0])


def _from_index(
    store: Store, terms: list[tuple[str, tuple[str, ...]]], size: int
) -> dict[int, bool]:
    found: dict[int, bool] | None = None
    for word, stems in terms:
        marks = ", ".join("?" * len(stems))
        rows = store.fetch(
            "SELECT p.position, max(CASE WHEN p.word = ? THEN 1 ELSE 0 END) FROM posting p "
            f"WHERE p.word IN (SELECT word FROM form WHERE stem IN ({marks})) "
            "AND p.position < ? GROUP BY p.position",
            (word, *stems, size),
        )
        these = {position: bool(exact) for position, exact in rows}
        if found is None:
            found = these
        else:
            found = {at: found[at] and these[at] for at in found.keys() & these.keys()}
    return found or {}


def _unindexed(store: Store, size: int) -> Iterable[Entry]:
    kinds = ", ".join(f"'{kind}'" for kind in _INDEXED)
    rows: list[Row] = store.fetch(
        "SELECT e.position, e.leaf, e.header, e.sealed, s.key FROM entry e "
        "JOIN secret s ON s.position = e.position "
        f"WHERE e.position >= ? AND e.position < ? AND e.kind IN ({kinds}) ORDER BY e.position",
        (indexed(store), size),
    )
    return [to_entry(row) for row in rows]


def _has(words: dict[str, tuple[str, ...]], word: str, stems: tuple[str, ...]) -> bool:
    return word in words or any(set(stems) & set(others) for others in words.values())
