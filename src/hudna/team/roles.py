"""What each role may do and see: the table in ``roles.toml``."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec

from hudna.model.label import Label, stricter
from hudna.model.role import ROLES, Role


class Rule(msgspec.Struct, frozen=True):
    """What one role may do, and the most guarded label that it sees."""

    does: tuple[Role, ...]
    sees: Label


@cache
def table() -> dict[Role, Rule]:
    """Give the rule of every role."""
    raw = tomllib.loads((Path(__file__).parent / "roles.toml").read_text("utf-8"))
    rules = msgspec.convert(raw, dict[Role, Rule])
    return {role: rules[role] for role in ROLES}


def does(roles: Iterable[Role]) -> frozenset[Role]:
    """Give what somebody with some roles may do."""
    return frozenset(one for role in roles for one in table()[role].does)


def sees(roles: Iterable[Role]) -> Label:
    """Give the most guarded label that somebody with some roles sees."""
    seen: list[Label] = ["public", *(table()[role].sees for role in roles)]
    return stricter(*seen)
