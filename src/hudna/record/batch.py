"""Drafts become entries: sealed, hashed, given the next places, and handed to the store."""

from collections.abc import Iterable, Iterator, Sequence

from hudna.errors import InputError
from hudna.model.values import Value
from hudna.record.entry import (
    Header,
    Kind,
    Origin,
    commitment,
    encode_header,
    from_micros,
    leaf_hash,
    seal,
)
from hudna.record.store import Row, Store
from hudna.record.tiles import Frontier

KEY_BYTES = 32
_NO_KEY = "0" * 64
_NO_KEY_FIELD = f'"key":"{_NO_KEY}'.encode()
_STREAMED = 1000


class Draft(Value, frozen=True, kw_only=True):
    """An entry before it has a place.

    Attributes:
        kind: What it is.
        author: Who brings it.
        payload: Canonical bytes of its content.
        about: Leaf hashes of the entries that it rests on; of one merged earlier in the same call,
            the hash that it had before.
        key: A name of its content; a draft whose key is in the record already is not added again.
        about_key: The key of one more entry that it rests on, in the record or earlier in the call.
        origin: Where it stood before it was merged.
    """

    kind: Kind
    author: str
    payload: bytes
    about: tuple[bytes, ...] = ()
    key: str | None = None
    about_key: str | None = None
    origin: Origin | None = None


class Placed(Value, frozen=True, kw_only=True):
    """Where a draft stands now.

    Attributes:
        position: Its number in the log, from 0.
        leaf: Its leaf hash.
        new: It was added by this call.
    """

    position: int
    leaf: bytes
    new: bool


class Batch:
    """Entries on their way into the log, in the one writer's hands.

    Attributes:
        placed: Where the drafts stand, in their order.
    """

    def __init__(
        self,
        frontier: Frontier,
        micros: int,
        known: dict[str, tuple[int, bytes]],
        places: dict[bytes, int],
    ) -> None:
        self._frontier = frontier
        self._learnt = from_micros(micros)
        self._micros = micros
        self._keys = known
        self._places = places
        self.placed: list[Placed] = []
        self._aliases: dict[bytes, bytes] = {}
        self._halves: dict[tuple[str, str], tuple[bytes, bytes]] = {}
        self._rows: dict[str, list[Row]] = {
            table: [] for table in ("secret", "about", "known", "origin", "tile")
        }

    def write(self, store: Store, drafts: Sequence[Draft], keys: bytes) -> None:
        """Seal the drafts, give them places and hand all rows to the store.

        Args:
            store: Where they go.
            drafts: What to add, in order.
            keys: A key for each of them.
        """
        entries: Iterable[Row] = self._entries(drafts, keys)
        # A large batch is sealed while the store takes what was sealed before.
        if len(drafts) < _STREAMED:
            entries = list(entries)
        if entries:
            store.insert("entry", entries)
        for table, rows in self._rows.items():
            if rows:
                store.insert(table, rows)

    def _entries(self, drafts: Sequence[Draft], keys: bytes) -> Iterator[Row]:
        known = self._keys
        for number, draft in enumerate(drafts):
            if draft.key is not None and draft.key in known:
                self.placed.append(self._found(draft, *known[draft.key]))
            else:
                yield self._place(draft, keys[number * KEY_BYTES : (number + 1) * KEY_BYTES])

    def _found(self, draft: Draft, position: int, leaf: bytes) -> Placed:
        """Give the place of a draft whose content has one."""
        if draft.origin is not None:
            self._aliases[bytes.fromhex(draft.origin.leaf)] = leaf
            self._places[leaf] = position
        return Placed(position=position, leaf=leaf, new=False)

    def _place(self, draft: Draft, key: bytes) -> Row:
        """Seal one draft and give it the next place."""
        frontier, rows = self._frontier, self._rows
        position = frontier.size
        # Most entries of a large batch rest on nothing.
        about = self._about(draft) if draft.about or draft.about_key else ()
        header = self._header(draft, about, commitment(key))
        sealed = seal(header, draft.payload, key)
        leaf = leaf_hash(header, sealed)
        rows["secret"].append((position, key))
        for target in about:
            rows["about"].append((self._places[target], position))
        if draft.key is not None:
            rows["known"].append((draft.key, position))
            self._keys[draft.key] = (position, leaf)
        if draft.origin is not None:
            before = bytes.fromhex(draft.origin.leaf)
            rows["origin"].append((before, position))
            self._aliases[before] = leaf
        filled = frontier.add(leaf)
        if filled:
            rows["tile"] += filled
        self._places[leaf] = position
        self.placed.append(Placed(position=position, leaf=leaf, new=True))
        return (position, leaf, self._micros, draft.kind, header, sealed)

    def _header(self, draft: Draft, about: Sequence[bytes], key: str) -> bytes:
        """Give the bytes of a header; those without links differ in the key alone."""
        if about or draft.origin is not None:
            return self._encoded(draft, about, key)
        kind = (draft.kind, draft.author)
        if kind not in self._halves:
            # A quotation mark inside a name is escaped, so this stands in the bytes once.
            before, mark, after = self._encoded(draft, (), _NO_KEY).partition(_NO_KEY_FIELD)
            self._halves[kind] = (before + mark[: -len(_NO_KEY)], after)
        before, after = self._halves[kind]
        return before + key.encode() + after

    def _encoded(self, draft: Draft, about: Sequence[bytes], key: str) -> bytes:
        return encode_header(
            Header(
                about=tuple([leaf.hex() for leaf in about]),
                author=draft.author,
                key=key,
                kind=draft.kind,
                learnt=self._learnt,
                origin=draft.origin,
                v=1,
            )
        )

    def _about(self, draft: Draft) -> list[bytes]:
        about = list(dict.fromkeys(self._aliases.get(leaf, leaf) for leaf in draft.about))
        missing = [leaf for leaf in about if leaf not in self._places]
        if missing:
            raise InputError(f"no entry with the hash {missing[0].hex()} to be about")
        if draft.about_key is not None:
            if draft.about_key not in self._keys:
                raise InputError(f"nothing in the record is known as {draft.about_key}")
            position, leaf = self._keys[draft.about_key]
            self._places[leaf] = position
            about.append(leaf)
        return about
