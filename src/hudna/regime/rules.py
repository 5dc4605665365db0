"""What a rule is: a function of a case with an id, a sentence in two languages and a source.

In: a ``Case`` (one truce under one question). Out: a ``Finding``, or None when the rule does not
apply. The sentences stand in ``sentences.toml``; a finding fills their blanks.
"""

import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

import msgspec

from hudna.model.claim import Claimed, Takes
from hudna.model.ruling import Verdict
from hudna.model.values import Name
from hudna.regime.docket import Docket, Dockets
from hudna.regime.periods import Timed, Window
from hudna.regime.sides import LOOSE, Sides
from hudna.regime.terrain import Terrain


class Sentence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of a rule.

    Attributes:
        en: English, with blanks.
        ar: Arabic, with the same blanks.
        source: Where the rule comes from.
    """

    en: str
    ar: str
    source: str


@cache
def sentences() -> dict[str, Sentence]:
    """Gives the sentence of every rule."""
    raw = tomllib.loads((Path(__file__).parent / "sentences.toml").read_text("utf-8"))
    return msgspec.convert(raw, dict[str, Sentence])


class Asked(NamedTuple):
    """The question in ids and seconds."""

    time: int
    place: str | None = None
    a: str | None = None
    b: str | None = None
    target: str | None = None


@dataclass(frozen=True)
class Finding:
    """That a rule fired.

    Attributes:
        rule: Its id.
        verdict: What it decides; None for a remark.
        claims: What it rests on.
        blanks: What fills the sentence: words, or a name in both languages.
        flags: What the window should show.
    """

    rule: str
    verdict: Verdict | None
    claims: tuple[Claimed, ...] = ()
    blanks: dict[str, str | Name] = field(default_factory=dict[str, "str | Name"])
    flags: tuple[str, ...] = ()


class Ground(NamedTuple):
    """What the packs know of places and actors."""

    terrain: Terrain
    sides: Sides


class Case:
    """One truce under one question."""

    def __init__(self, docket: Docket, asked: Asked, ground: Ground, dockets: Dockets) -> None:
        self.docket = docket
        self.asked = asked
        self.terrain = ground.terrain
        self.sides = ground.sides
        self.dockets = dockets

    @cached_property
    def a_takes(self) -> tuple[Takes, ...]:
        """The nearest claims of the part that side A takes."""
        return self.takes_of(self.asked.a)

    @cached_property
    def b_takes(self) -> tuple[Takes, ...]:
        """The same for side B."""
        return self.takes_of(self.asked.b)

    def takes_of(self, actor: str | None) -> tuple[Takes, ...]:
        """Gives the claims of the part an actor takes, of the nearest kind there is."""
        if actor is None:
            return ()
        near = [(self.sides.nearness(claim.who, actor), claim) for claim in self.docket.takes]
        ranks = [rank for rank, _ in near if rank is not None]
        best = min(ranks, default=None)
        return tuple(claim for rank, claim in near if rank == best and best is not None)

    def is_loose(self, actor: str, claims: Iterable[Takes]) -> bool:
        """Says whether the claims only name a set that may hold the actor."""
        return any(self.sides.nearness(claim.who, actor) == LOOSE for claim in claims)

    def window_of(self, claims: tuple[Takes, ...]) -> Window:
        """Gives the window for the side that these claims are about."""
        return self.docket.window(frozenset(claim.who for claim in claims) or None)

    def name(self, ref: str | None) -> Name:
        """Gives the name of an actor or a place, or the words themselves."""
        if ref is None:
            return Name(en="the report", ar=None)
        entry = self.sides.actors.get(ref) or self.terrain.places.get(ref)
        if entry is not None:
            return entry.name
        return Name(en=ref if ref.isascii() else None, ar=None if ref.isascii() else ref)

    def nearness(self, party: str, actor: str) -> int | None:
        """See :class:`Sides`."""
        return self.sides.nearness(party, actor)


Rule = Callable[[Case], Finding | None]
_RULES: dict[str, Rule] = {}


def rule(*ids: str) -> Callable[[Rule], Rule]:
    """Files a function under the ids of what it may find; each has its sentence."""

    def file(function: Rule) -> Rule:
        _RULES.update(dict.fromkeys(ids, function))
        return function

    return file


def rule_ids() -> tuple[str, ...]:
    """Gives the ids of all rules that are functions."""
    return tuple(_RULES)


def claims_of(timed: Iterable[Timed]) -> tuple[Claimed, ...]:
    """Gives the claims behind moments, each once."""
    return tuple(dict.fromkeys(item.claim for item in timed))
