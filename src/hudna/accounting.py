"""The use cases of accounts: who says what of an event, from how many origins; totals; proposals.

In: the readings of a record as it stood at a time, or of files. Out: the values of
``model.account`` for the doors to show.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

import msgspec

from hudna.accounts.comparing import accounts, topics
from hudna.accounts.likeness import runs
from hudna.accounts.offers import offers
from hudna.accounts.origins import Word, origins
from hudna.accounts.support import support
from hudna.accounts.tallies import rivals
from hudna.errors import InputError
from hudna.hearings import CARRIERS, Hearing
from hudna.known_names import Naming
from hudna.model.account import Body, Comparison, Item, Offer, Rivals, Support, Tally
from hudna.model.reading import Event, Reading
from hudna.model.values import Name
from hudna.packs import Packs
from hudna.record.log import Record
from hudna.record.words import words_of
from hudna.regime.sides import BODY, LOOSE, MEMBER, Sides
from hudna.rulings import readings_of

_EVENT = re.compile(r"(?P<entry>.+)/(?P<item>[a-z]\d+)")
_NEAR_DAYS = 2
_LAID = ("assault", "detain", "advance", "coerce", "mobilize")
"""Kinds of event that are laid to somebody, who can admit them; a call or a visit is not."""

_SHORT = 3
_POWERS = frozenset({"GOV", "MIL", "REB"})


class Accounts:
    """The readings that accounts are taken from.

    Args:
        packs: The knowledge packs.
    """

    def __init__(self, packs: Packs) -> None:
        self._who = _Who(packs)
        self._sides = Sides(packs.actors)
        self.size: int | None = None
        self._hearings: dict[str, Hearing] = {}
        self._of_document: dict[str, str] = {}
        self._overruled: list[Word] = []
        self._by_kind: dict[str, list[tuple[Hearing, Event, Item]]] = {}
        self._texts_by_id: dict[str, str] = {}
        self._runs = cache(runs)

    def take_reading(self, reading: Reading, name: str) -> None:
        """Take one reading.

        Args:
            reading: The reading.
            name: What to call it.
        """
        self._hearings[name] = self.heard(reading, name)
        self._texts_by_id[reading.document.id] = reading.document.text
        self._by_kind.clear()

    @property
    def entries(self) -> tuple[str, ...]:
        """The names of the readings taken so far."""
        return tuple(self._hearings)

    def heard(self, reading: Reading, name: str) -> Hearing:
        """Give one reading as accounts, without keeping it."""
        return Hearing(reading, name, self._who, _terms)

    def land(self, tally: Tally) -> str | None:
        """Give the country that a total is of, if it names a place in one."""
        return self._who.country(tally.place) if tally.place else None

    def take_record(self, record: Record, size: int) -> int:
        """Take the readings of a record at a size; give how many could not be used."""
        lost = 0
        for name, _, payload in readings_of(record, size):
            try:
                self.take_reading(msgspec.json.decode(payload, type=Reading), name)
            except msgspec.MsgspecError:
                lost += 1
        self.take_overrules(record, size)
        for name, hearing in self._hearings.items():
            known = record.known([hearing.reading.document.id])
            for position, leaf in known.values():
                self._of_document[record.name(position, leaf)] = name
        self.size = size
        return lost

    def take_overrules(
        self, record: Record, size: int, allowed: Callable[[int], bool] | None = None
    ) -> None:
        """Take what persons said of origins; ``allowed`` leaves out some entries."""
        self._overruled += _overruled(record, size, allowed)

    def compare(self, names: Sequence[str]) -> Comparison:
        """Give the accounts of an event side by side.

        Args:
            names: One event (``ENTRY/e1``), or the readings or documents that tell of it.

        Raises:
            InputError: There is no such event or reading.
        """
        if not names:
            raise InputError("name an event (ENTRY/e1) or the readings to compare")
        found = _EVENT.fullmatch(names[0]) if len(names) == 1 else None
        backing = None
        if found is not None:
            hearing, event = self._event(found["entry"], found["item"])
            items = self._about(hearing, event)
            backing = self._support(self._same_event(hearing, event))
        else:
            heard = dict.fromkeys(self._hearing(name).entry for name in names)
            items = [item for entry in heard for item in self._hearings[entry].items()]
        return Comparison(
            event=tuple(names),
            accounts=accounts(items),
            support=backing,
            topics=topics(items, self._texts(items), self._overruled, self._one_body),
            size=self.size,
        )

    def events(self) -> tuple[Body, ...]:
        """Give the events that are reported, each once, with their support."""
        found: list[Body] = []
        seen: set[str] = set()
        for hearing in self._hearings.values():
            for event, item in hearing.events():
                if item.id in seen:
                    continue
                reports = self._same_event(hearing, event)
                seen.update(item.id for _, _, item in reports)
                when = hearing.when(event)
                found.append(
                    Body(
                        id=item.id,
                        type=event.type,
                        since=when[0] if when else None,
                        to=when[1] if when else None,
                        roles=tuple(sorted(hearing.roles(event))),
                        support=self._support(reports),
                        quote=item.quote,
                    )
                )
        return tuple(sorted(found, key=lambda body: (body.since or "", body.id)))

    def totals(self) -> tuple[Rivals, ...]:
        """Give the totals of rival observers."""
        told = [tally for hearing in self._hearings.values() for tally in hearing.tallies()]
        return rivals(told, self._who.country, self._figure)

    def _figure(self, land: str | None, tallies: Sequence[Tally]) -> Support:
        """Give the support of one figure: an authority or force of the land is a party to it."""
        items = [
            Item(
                id=tally.id,
                document=self._hearings[tally.id.rpartition("/")[0]].reading.document.id,
                day=tally.day,
                by=tally.by,
                own=tally.by.kind in CARRIERS or tally.by.kind is None,
                chain=tally.chain,
                figures=frozenset({str(tally.value)}),
                quote=tally.quote,
            )
            for tally in tallies
        ]
        voices = [item.by.ref for item in items if self._who.rules_in(item.by.ref, land)]
        return support(
            origins(items, self._texts(items), self._overruled, self._one_body),
            (),
            laid_to=(),
            parties=[*(ref for tally in tallies for ref in tally.against), *voices],
            near=self._one_side,
        )

    def proposals(self) -> tuple[Offer, ...]:
        """Give the proposals and what became of them."""
        days = [hearing.day for hearing in self._hearings.values() if hearing.day]
        said = [each for hearing in self._hearings.values() for each in hearing.said()]
        return offers(said, max(days, default=None))

    def called(self, ref: str) -> Name:
        """Give what to call an actor or a place of an account."""
        return self._who.name(ref)

    def _hearing(self, name: str) -> Hearing:
        entry = self._of_document.get(name, name)
        if entry in self._hearings:
            return self._hearings[entry]
        begins = [each for each in (*self._hearings, *self._of_document) if each.startswith(name)]
        found = dict.fromkeys(self._of_document.get(each, each) for each in begins)
        if len(found) == 1:
            return self._hearings[next(iter(found))]
        if found:
            raise InputError(f"{name!r} may be any of {', '.join(begins[:5])}; say more of it")
        raise InputError(f"no reading is called {name!r}; `hudna log` lists them")

    def _event(self, entry: str, item: str) -> tuple[Hearing, Event]:
        hearing = self._hearing(entry)
        for event in hearing.reading.events:
            if event.id == item:
                return hearing, event
        there = ", ".join(f"{event.id} ({event.type})" for event in hearing.reading.events)
        raise InputError(f"{entry} has no event {item}; there is {there or 'none'}")

    def _about(self, hearing: Hearing, event: Event) -> list[Item]:
        """Give what is said by, to or of those who took part in an event, in reports of those days."""
        parties = hearing.roles(event, "actor", "target", "participant") or hearing.roles(event)
        when = hearing.when(event)
        found: list[Item] = []
        for other in self._hearings.values():
            if other is not hearing and not _near(other.day, when):
                continue
            items = list(other.items())
            involved = [item for item in items if self._involves(item, parties)]
            if involved and other.published_by_itself:
                found += items  # a readout: all of it is its publisher's account
                continue
            voices = {item.by.ref for item in involved}
            # "The two presidents": nobody by name, in an account of those who are.
            found += [
                item
                for item in items
                if item in involved or (item.by.ref in voices and self._unnamed(item))
            ]
        return found

    def _involves(self, item: Item, parties: frozenset[str]) -> bool:
        """Tell whether one of the parties, or somebody of theirs, speaks, is told or is named."""
        if parties & item.terms:
            return True
        near = (
            self._sides.nearness(party, who)
            for party in parties
            for who in (*item.speakers, *item.to)
        )
        return any(rank is not None and rank <= MEMBER for rank in near)

    def _unnamed(self, item: Item) -> bool:
        return bool(item.speakers) and all(self._who.kind(ref) is None for ref in item.speakers)

    def _same_event(self, hearing: Hearing, event: Event) -> list[tuple[Hearing, Event, Item]]:
        """Give the reports of one event: of its kind, on its days, with somebody or a place of it."""
        when, roles = hearing.when(event), hearing.roles(event)
        found: list[tuple[Hearing, Event, Item]] = []
        for other, each, item in self._events_of(event.type):
            same = each is event
            if not same and not _meet(other.when(each), when):
                continue
            shared = roles & item.terms
            if same or (shared and shared - self._wide(shared)):
                found.append((other, each, item))
        return found

    def _events_of(self, kind: str) -> list[tuple[Hearing, Event, Item]]:
        """Give the reports of events of one kind."""
        if not self._by_kind:
            for hearing in self._hearings.values():
                for event, item in hearing.events():
                    self._by_kind.setdefault(event.type, []).append((hearing, event, item))
        return self._by_kind.get(kind, [])

    def _wide(self, refs: frozenset[str]) -> frozenset[str]:
        """Give the countries among ids: two events in one country are not one event."""
        return frozenset(ref for ref in refs if self._who.is_country(ref))

    def _support(self, reports: Sequence[tuple[Hearing, Event, Item]]) -> Support:
        items = [item for _, _, item in reports]
        texts = self._texts(items)
        said = [item for item in items if not item.denies]
        denied = [item for item in items if item.denies]
        laid_to = {
            ref
            for other, event, _ in reports
            if event.type.startswith(_LAID)
            for ref in other.roles(event, "actor")
        }
        parties = {
            ref
            for other, event, _ in reports
            for ref in other.roles(event, "actor", "target", "participant")
        }
        return support(
            origins(said, texts, self._overruled, self._one_body),
            origins(denied, texts, self._overruled, self._one_body),
            laid_to=sorted(laid_to),
            parties=sorted(parties),
            near=self._one_side,
        )

    def _texts(self, items: Iterable[Item]) -> dict[str, frozenset[str]]:
        wanted = sorted({item.document for item in items} & self._texts_by_id.keys())
        return {id_: self._runs(self._texts_by_id[id_]) for id_ in wanted}

    def _one_body(self, one: str, other: str) -> bool:
        """Tell whether two voices are one: the same, or a person and the body they speak for."""
        near = self._sides.nearness(one, other)
        return near is not None and near <= BODY

    def _one_side(self, one: str, other: str) -> bool:
        near = self._sides.nearness(one, other)
        return near is not None and near < LOOSE


def _terms(text: str) -> Iterator[str]:
    """Give the stems of the words of a text that are long enough to tell something."""
    for word, stems in words_of(text).items():
        if len(word) > _SHORT and not word.isdigit():
            yield from stems[:1]


def _near(day: str | None, when: tuple[str, str] | None) -> bool:
    """Tell whether a report was written in the days of an event or shortly after."""
    if day is None or when is None:
        return False
    try:
        first, last = (dt.date.fromisoformat(each) for each in when)
        here = dt.date.fromisoformat(day[:10])
    except ValueError:
        return False
    return first <= here <= last + dt.timedelta(days=_NEAR_DAYS)


def _meet(one: tuple[str, str] | None, other: tuple[str, str] | None) -> bool:
    return bool(one and other and one[0] <= other[1] and other[0] <= one[1])


class _Overruling(msgspec.Struct):
    value: dict[str, object] | None = None


def _overruled(
    record: Record, size: int, allowed: Callable[[int], bool] | None = None
) -> Iterator[Word]:
    """Give what persons said of origins: ``{"one_origin": [A, B]}`` or ``{"two_origins": [A, B]}``."""
    rows = record.store.fetch(
        "SELECT position FROM entry WHERE kind = 'overrule' AND position < ? ORDER BY position",
        (size,),
    )
    for (position,) in rows:
        if allowed is not None and not allowed(position):
            continue
        payload = record.entry(position).payload
        try:
            value = msgspec.json.decode(payload or b"{}", type=_Overruling).value or {}
        except msgspec.ValidationError:
            continue
        for key, one_source in (("one_origin", True), ("two_origins", False)):
            pair = value.get(key)
            if isinstance(pair, list) and len(pair) == 2:  # pyright: ignore[reportUnknownArgumentType]
                yield str(pair[0]), str(pair[1]), one_source  # pyright: ignore[reportUnknownArgumentType]


class _Who:
    """Who is meant, by the packs; see :class:`hudna.hearings.Who`."""

    def __init__(self, packs: Packs) -> None:
        self._packs = packs
        self._names = Naming(packs)

    def actor(self, name: Name) -> str | None:
        """Give the actor of a canonical name."""
        return self._names.actor(name)

    def kind(self, ref: str) -> str | None:
        """Give the kind of an actor."""
        return entry.kind if (entry := self._packs.actors.get(ref)) else None

    def name(self, ref: str) -> Name:
        """Give what to call an actor or a place: its name, else the words."""
        entry = self._packs.actors.get(ref) or self._packs.places.get(ref)
        if entry is not None:
            return entry.name
        return Name(en=ref) if ref.isascii() else Name(ar=ref)

    def rules_in(self, ref: str, land: str | None) -> bool:
        """Tell whether an actor is an authority or a force of a country."""
        actor, place = self._packs.actors.get(ref), self._packs.places.get(land or "")
        if actor is None or place is None or actor.sector not in _POWERS:
            return False
        return actor.country is not None and actor.country == place.country

    def country(self, place: str) -> str | None:
        """Give the country that a place lies in."""
        return self._names.country(place)

    def is_country(self, ref: str) -> bool:
        """Tell whether an id is that of a country."""
        place = self._packs.places.get(ref)
        return place is not None and place.kind == "country"
