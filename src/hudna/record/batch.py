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
        known, places, placed, frontier = self._keys, self._places, self.placed, self._frontier
        secrets, named, tiles = (self._rows[table] for table in ("secret", "known", "tile"))
        learnt, start = self._micros, 0
        for draft in drafts:
            key = keys[start : start + KEY_BYTES]
            start += KEY_BYTES
            name = draft.key
            if name is not None and name in known:
                placed.append(self._found(draft, *known[name]))
                continue
            position = frontier.size
            # Most entries of a large batch rest on nothing.
            if draft.about or draft.about_key or draft.origin is not None:
                header = self._linked(draft, position, commitment(key))
            else:
                header = self._plain(draft.kind, draft.author, commitment(key))
            sealed = seal(header, draft.payload, key)
            leaf = leaf_hash(header, sealed)
            if name is not None:
                named.append((name, position))
                known[name] = (position, leaf)
            if draft.origin is not None:
                self._aliases[bytes.fromhex(draft.origin.leaf)] = leaf
            secrets.append((position, key))
            places[leaf] = position
            placed.append(Placed(position=position, leaf=leaf, new=True))
            filled = frontier.add(leaf)
            if filled:
                tiles += filled
            yield (position, leaf, learnt, draft.kind, header, sealed)

    def _found(self, draft: Draft, position: int, leaf: bytes) -> Placed:
        """Give the place of a draft whose content has one."""
        if draft.origin is not None:
            self._aliases[bytes.fromhex(draft.origin.leaf)] = leaf
            self._places[leaf] = position
        return Placed(position=position, leaf=leaf, new=False)

    def _linked(self, draft: Draft, position: int, key: str) -> bytes:
        """Give the bytes of a header that rests on others or comes from another record."""
        about = self._about(draft)
        self._rows["about"] += [(self._places[target], position) for target in about]
        if draft.origin is not None:
            self._rows["origin"].append((bytes.fromhex(draft.origin.leaf), position))
        return self._encoded(draft.kind, draft.author, key, about, draft.origin)

    def _plain(self, kind: Kind, author: str, key: str) -> bytes:
        """Give the bytes of a header without links; they differ in the key alone."""
        halves = self._halves.get((kind, author))
        if halves is None:
            # A quotation mark inside a name is escaped, so this stands in the bytes once.
            before, mark, after = self._encoded(kind, author, _NO_KEY).partition(_NO_KEY_FIELD)
            halves = self._halves[kind, author] = (before + mark[: -len(_NO_KEY)], after)
        return halves[0] + key.encode() + halves[1]

    def _encoded(
        self,
        kind: Kind,
        author: str,
        key: str,
        about: Sequence[bytes] = (),
        origin: Origin | None = None,
    ) -> bytes:
        return encode_header(
            Header(
                about=tuple([leaf.hex() for leaf in about]),
                author=author,
                key=key,
                kind=kind,
                learnt=self._learnt,
                origin=origin,
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
