"""What a reading says of truces, as claims: the one bridge from reading to ruling.

In: a reading, the name of its entry and when it was learnt. Out: claims in the values of
``model.claim``. What the outlet tells in its own voice has no speaker; what stands inside a
statement is its speaker's, through the relays and the outlet.
"""

import importlib.resources
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any, Protocol

from hudna.model.claim import (
    Called,
    Claim,
    Covers,
    Ends,
    Excludes,
    Extended,
    Lasts,
    Role,
    Stance,
    Stands,
    Starts,
    State,
    Takes,
)
from hudna.model.reading import (
    ActorRef,
    Limit,
    Mention,
    Reading,
    Statement,
    Truce,
    TruceState,
)
from hudna.model.values import Name, Span, Zone
from hudna.model.when import When

_ENDS = frozenset({"collapsed", "expired"})


_AROUND = 160


class Atlas(Protocol):
    """What the bridge must know of names."""

    def place(self, name: Name) -> str | None:
        """Give the place of a canonical name."""
        ...

    def actor(self, name: Name) -> str | None:
        """Give the actor of a canonical name."""
        ...

    def country(self, place: str) -> str | None:
        """Give the id of the country that a place lies in."""
        ...


_STATES: dict[str, State] = {
    "proposed": "proposed",
    "announced": "announced",
    "signed": "signed",
    "denied": "denied",
    "in_force": "in_force",
    "suspended": "suspended",
    "breached": "breached",
    "collapsed": "collapsed",
    "expired": "expired",
    "declared_over": "declared_over",
}
"""States that are claims as they stand; ``accepted rejected extended`` are claims of parties."""


def claims_of(reading: Reading, entry: str, known: str | None, atlas: Atlas) -> Iterator[Claim]:
    """Give every claim that a reading holds about truces.

    Args:
        reading: The reading.
        entry: What to call it in a proof: the short name of its entry, or its file.
        known: When the record learnt it.
        atlas: Tells whom and where a name means.
    """
    for truce in reading.truces:
        if _is_one(truce):
            yield from _Testimony(reading, truce, entry, known, atlas).claims()


def _is_one(truce: Truce) -> bool:
    """A kind of truce spoken of ("such agreements") has no date, no maker and no party."""
    return bool(truce.ref or truce.starts or truce.declared_by or truce.parties)


@cache
def zones_of(country: str) -> tuple[str, ...]:
    """Give the time zones of a country by its ISO 3166-1 alpha-2 code, from tzdata's own table."""
    table = importlib.resources.files("tzdata.zoneinfo").joinpath("zone.tab").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return tuple(row[2] for row in rows if row[0] == country.upper())


class _Testimony:
    """The claims of one truce of one reading."""

    def __init__(
        self, reading: Reading, truce: Truce, entry: str, known: str | None, atlas: Atlas
    ) -> None:
        self._reading = reading
        self._truce = truce
        self._entry = entry
        self._known = known
        self._atlas = atlas
        self._mentions = {mention.id: mention for mention in reading.mentions}
        self._times = {time.id: time for time in reading.times}
        self._statements = {statement.id: statement for statement in reading.statements}
        self._areas = tuple(dict.fromkeys(filter(None, map(self._area, truce.territory))))
        lands = [atlas.country(area) for area in self._areas]
        self._country = next((land for land in lands if land), None)
        self._zones = zones_of(self._country) if self._country else ()
        self._ref = truce.ref or self._own_ref()

    def claims(self) -> Iterator[Claim]:
        truce = self._truce
        yield Called(
            **self._carried(truce.word.span),
            name=self._name(),
            form=truce.form,
            country=self._country,
            zone=self._zones[0] if self._zones else None,
        )
        yield from self._window()
        if self._areas:
            yield Covers(**self._carried(truce.word.span), areas=self._areas)
        yield from self._parties()
        yield from self._exclusions()
        for state in truce.states:
            yield from self._state(state)

    def _own_ref(self) -> str:
        """Give two reports of one unknown truce one name: its first declarer and first day."""
        declarers = self._refs(self._truce.declared_by)
        start = self._truce.starts.since if self._truce.starts else None
        if declarers and start:
            return f"{declarers[0]}/{start[:10]}"
        return f"{self._entry}/{self._truce.id}"

    def _name(self) -> Name:
        words = self._truce.word.text
        return Name(ar=words) if self._reading.document.language == "ar" else Name(en=words)

    def _area(self, place: ActorRef) -> str | None:
        found = self._mentions.get(place.mention or "")
        if found is not None and found.kind == "place" and found.ref:
            return found.ref
        return self._atlas.place(place.name)

    def _refs(self, actors: tuple[ActorRef, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._who(actor.mention, actor.name) for actor in actors))

    def _who(self, mention: str | None, name: Name) -> str:
        found = self._mentions.get(mention or "")
        known = (found.ref if found else None) or self._atlas.actor(name)
        return known or name.en or name.ar or "?"

    def _carried(self, span: Span | None, statement: Statement | None = None) -> dict[str, Any]:
        """Give what every claim carries: who said it, the words, and the way they came."""
        found = statement or self._around(span)
        read = self._reading.document
        modality = found.modality if found is not None else "actual"
        return {
            "truce": self._ref,
            "by": self._speaker(found),
            "said": read.published or read.dated.to,
            "known": self._known,
            "modality": modality if modality != "presupposed" else "actual",
            "entry": self._entry,
            "quote": self._quote(found, span),
            "chain": self._chain(found),
        }

    def _around(self, span: Span | None) -> Statement | None:
        """Give the innermost statement whose content holds the words."""
        return next(iter(self._all_around(span)), None)

    def _all_around(self, span: Span | None) -> list[Statement]:
        """Give the statements whose content holds the words, the innermost first."""
        if span is None:
            return []
        around = [
            statement
            for statement in self._reading.statements
            if statement.content is not None
            and statement.content.span[0] <= span[0] < statement.content.span[1]
        ]
        return sorted(around, key=_width)

    def _speaker(self, statement: Statement | None) -> str | None:
        if statement is None or not statement.speakers:
            return None
        speaker = statement.speakers[0]
        return self._who(speaker.mention, speaker.name)

    def _chain(self, statement: Statement | None) -> tuple[str, ...]:
        """Give who passed the words on, the outlet first, the speaker last.

        What B says inside what A says came through A: a relay names only what carried a
        statement, so whoever reports it stands around it.
        """
        outlet = self._reading.document.outlet
        chain = [outlet] if outlet else []
        if statement is None:
            return tuple(chain)
        outer = [s for s in self._all_around(statement.cue.span) if s is not statement]
        for report in (*reversed(outer), statement):
            names = [relay.name for relay in report.relay]
            names += [speaker.name for speaker in report.speakers[:1]]
            chain += [name.en or name.ar or "" for name in names]
        return tuple(dict.fromkeys(chain))

    def _quote(self, statement: Statement | None, span: Span | None) -> str | None:
        text = self._reading.document.text
        if statement is not None and statement.content is not None:
            return statement.content.text
        if span is None:
            return None
        return _sentence(text, span)

    def _window(self) -> Iterator[Claim]:
        truce = self._truce
        if truce.starts is not None and truce.starts.since is not None:
            yield Starts(**self._timed(truce.starts), when=self._when(truce.starts))
        # An end without words was computed from the length, which is a claim of its own.
        if truce.ends is not None and truce.ends.since is not None and truce.ends.span:
            yield Ends(**self._timed(truce.ends), when=self._when(truce.ends))
        if truce.duration is not None:
            yield Lasts(**self._carried(truce.word.span), duration=truce.duration)

    def _timed(self, limit: Limit) -> dict[str, Any]:
        return self._carried(limit.span or self._truce.word.span)

    def _when(self, limit: Limit) -> When:
        return self._bounds(limit.since or "", limit.to)

    def _bounds(self, since: str, to: str | None) -> When:
        """A time with an offset needs no zone; one without takes the zones of the country."""
        told = to if to is not None and to != since else None
        if ("T" in since and since[-6:-5] in ("+", "-")) or since.endswith("Z"):
            return When(at=since, to=told)
        basis: Zone = "derived" if len(self._zones) == 1 else "unstated"
        zone = self._zones[0] if self._zones else None
        return When(at=since, to=told, zone=zone, basis=basis, zones=self._zones[1:])

    def _parties(self) -> Iterator[Claim]:
        truce = self._truce
        word = self._carried(truce.word.span)
        for who in self._refs(truce.declared_by):
            yield Takes(**_with(word, by=word["by"] or who), who=who, role="declarer")
        declared = set(self._refs(truce.declared_by))
        role: Role = "addressee" if truce.form == "unilateral" else "party"
        for who in self._refs(truce.parties):
            if who not in declared:
                yield Takes(**word, who=who, role=role)
        for who in self._refs(truce.guarantors):
            yield Takes(**word, who=who, role="guarantor")
        for condition in truce.conditions:
            statement = self._statements.get(condition.by or "")
            carried = self._carried(condition.span, statement)
            who = carried["by"]
            if isinstance(who, str):
                yield Takes(
                    **_with(carried, modality="actual"),
                    who=who,
                    role="addressee",
                    stance="conditional",
                    condition=condition.text,
                )

    def _exclusions(self) -> Iterator[Claim]:
        excluded = self._truce.exclusions
        if not excluded.stated:
            yield Excludes(**self._carried(self._truce.word.span), how="not_stated")
        for item in excluded.items:
            found = self._mentions.get(item.mention or "")
            statement = self._statements.get(item.by or "")
            carried = self._carried(found.span if found else None, statement)
            if statement is None:
                carried = _with(carried, by=None)
            yield Excludes(
                **carried,
                who=self._who(item.mention, item.name),
                open_class=found is None or found.ref is None,
            )

    def _state(self, state: TruceState) -> Iterator[Claim]:
        statement = self._statements.get(state.by or "")
        if statement is not None and statement.negated:
            return
        carried = self._carried(state.span, statement)
        modality = "actual" if state.modality == "presupposed" else state.modality
        carried = _with(carried, modality=modality)
        when = self._when_of(state)
        if state.state == "extended":
            until = self._truce.ends if state.modality == "actual" else None
            yield Extended(**carried, until=self._when(until) if until and until.since else None)
        elif state.state in {"accepted", "rejected"}:
            yield from self._answer(state, carried)
        else:
            place = self._mentions.get(state.place or "")
            yield Stands(
                **carried,
                state=_STATES[state.state],
                when=when,
                place=_ref(place),
            )

    def _when_of(self, state: TruceState) -> When | None:
        """What a report tells as past, without a date, lies between the start and the report."""
        time = self._times.get(state.time or "")
        if time is not None and time.since:
            return self._bounds(time.since, time.to)
        start = self._truce.starts.since if self._truce.starts else None
        written = self._reading.document.dated.since or self._reading.document.published
        if state.state not in _ENDS or state.modality != "actual" or not start or not written:
            return None
        eve = (date.fromisoformat(written) - timedelta(days=1)).isoformat()
        return self._bounds(start, eve) if start[:10] <= eve else None

    def _answer(self, state: TruceState, carried: dict[str, Any]) -> Iterator[Claim]:
        """An acceptance or refusal binds its speaker; planned ones bind nobody yet."""
        who = carried["by"]
        if not isinstance(who, str) or state.modality not in {"actual", "conditional"}:
            return
        accepted: Stance = "conditional" if state.modality == "conditional" else "full"
        stance: Stance = accepted if state.state == "accepted" else "refused"
        yield Takes(**_with(carried, modality="actual"), who=who, role="addressee", stance=stance)


def _with(carried: dict[str, Any], **changed: object) -> dict[str, Any]:
    return {**carried, **changed}


def _ref(mention: Mention | None) -> str | None:
    return mention.ref if mention is not None else None


def _width(statement: Statement) -> int:
    start, end = statement.content.span if statement.content else (0, 0)
    return end - start


def _sentence(text: str, span: Span) -> str:
    """Give the words around a span on its line: whole words, as many as a proof can carry."""
    low = max(text.rfind("\n", 0, span[0]) + 1, span[0] - _AROUND)
    high = text.find("\n", span[1])
    high = min(high if high >= 0 else len(text), span[1] + _AROUND)
    while 0 < low < span[0] and not text[low - 1].isspace():
        low += 1
    while span[1] < high < len(text) and not text[high].isspace():
        high -= 1
    return text[low:high].strip()
