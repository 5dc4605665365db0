"""One truce while it is read: its namings, and what they say together.

Comes in: facts, one after another. Goes out: :class:`Group`, which keeps what the next naming is
compared with as sums, so that a long document costs no more a naming than a short one.
"""

from datetime import date
from typing import TypeVar

import msgspec

from hudna.reading.layers import Layers
from hudna.reading.speakers import Speaker
from hudna.reading.truce_facts import Facts
from hudna.reading.truce_governors import Turn
from hudna.reading.truce_places import Where
from hudna.reading.truce_sides import side
from hudna.reading.truce_terms import Excluded
from hudna.reading.truce_times import Window, day_of, minutes_of

MADE = frozenset(("announced", "accepted", "signed", "in_force", "extended"))
_MOST = 24
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Dated(msgspec.Struct, gc=False, frozen=True):
    """What is compared of a window: its year, its length in minutes, and its day.

    Attributes:
        year: A year that tells which truce is meant; 0 for none.
        minutes: Its length; 0 for none.
        day: When it began, else when it was made.
        began: Whether the day is that of its beginning.
    """

    year: int
    minutes: int
    day: date | None
    began: bool


def dated(window: Window) -> Dated:
    """Give what is compared of a window."""
    start = window.start
    day = day_of(start.since) if start is not None else window.made
    minutes = minutes_of(window.length) if window.length else 0
    return Dated(window.year, minutes, day, start is not None)


class Group(msgspec.Struct, gc=False):
    """The sights of one truce, with what they say together.

    Attributes:
        facts: What each sight says.
        windows: The distinct times told of it, as compared.
        spots: The places it is said to hold in, by id.
        ends: The days it is said to end on.
        years: The years told of it.
        told: Its states.
        bound: The sides of those it binds.
        sides: The sides that declared it alone.
        zones: Whether its sights are de-escalation areas, and whether they are not.
        alone: Some sight has it as one side's own.
        resolution: Some sight has it in a council's text.
        timed: Some sight tells its beginning, its making or its year.
        bounded: Some sight tells its beginning or its length.
    """

    facts: list[Facts] = []
    windows: dict[Dated, None] = {}
    spots: dict[str | None, Where] = {}
    ends: set[str | None] = set()
    years: set[int] = set()
    told: set[str] = set()
    bound: set[str] = set()
    sides: set[str] = set()
    zones: set[bool] = set()
    alone: bool = False
    resolution: bool = False
    timed: bool = False
    bounded: bool = False

    def add(self, layers: Layers, facts: Facts) -> None:
        """Take in one more sight."""
        self.facts.append(facts)
        window = facts.window
        _keep(self.windows, dated(window), None)
        for place in facts.places:
            _keep(self.spots, place.ref, place)
        if window.end is not None:
            self.ends.add(window.end.since)
        if window.year:
            self.years.add(window.year)
        for turn in facts.turns:
            self.told.add(turn.state)
        for party in facts.parties:
            if party.ref:
                self.bound.add(side(layers, party))
        self.zones.add(facts.sight.zone)
        if facts.alone:
            self.alone = True
            self.sides |= sides_of(layers, facts)
        self.resolution = self.resolution or facts.resolution
        begun = window.start is not None
        self.timed = self.timed or begun or bool(window.made or window.year)
        self.bounded = self.bounded or begun or bool(window.length)

    @property
    def made(self) -> bool:
        """Whether some sight tells that it was made."""
        return not MADE.isdisjoint(self.told)

    @property
    def turns(self) -> list[Turn]:
        """Its states, in text order."""
        return [turn for facts in self.facts for turn in facts.turns]

    @property
    def parties(self) -> list[Speaker]:
        """Those said to be bound."""
        return [speaker for facts in self.facts for speaker in facts.parties]

    @property
    def pair(self) -> bool:
        """Whether some sight says between whom it is."""
        return any(facts.pair for facts in self.facts)

    @property
    def sponsors(self) -> list[Speaker]:
        """Those who brokered or guarantee it."""
        return [speaker for facts in self.facts for speaker in facts.sponsors]

    @property
    def places(self) -> list[Where]:
        """Where it is said to hold."""
        return [place for facts in self.facts for place in facts.places]

    @property
    def excluded(self) -> list[Excluded]:
        """Who is left out."""
        return [item for facts in self.facts for item in facts.excluded]

    @property
    def terms(self) -> list[tuple[int, int]]:
        """Its conditions, as token ranges."""
        return [term for facts in self.facts for term in facts.terms]


def sides_of(layers: Layers, facts: Facts) -> set[str]:
    """Give the sides of those who declare a truce in a sight."""
    return {side(layers, speaker) for speaker in facts.declarers if speaker.ref}


def _keep(kept: dict[_Key, _Value], key: _Key, value: _Value) -> None:
    """Keep what was told last: the bound holds for texts that tell ever new days and places."""
    if key in kept:
        return
    if len(kept) >= _MOST:
        del kept[next(iter(kept))]
    kept[key] = value
