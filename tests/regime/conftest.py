"""What the tests of rulings share: the packs, and the scenarios of tests/regimes."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from hudna.model.claim import Claim
from hudna.packs import Packs, load
from hudna.regime.clocks import asked_instant
from hudna.regime.gate import Regime
from hudna.regime.rules import Asked

SCENARIOS = Path(__file__).parent.parent / "regimes"


@cache
def packs() -> Packs:
    """Gives the packs, loaded once."""
    return load()


@cache
def scenario(name: str) -> dict[str, Any]:
    """Gives a scenario as written."""
    return tomllib.loads((SCENARIOS / f"{name}.toml").read_text("utf-8"))


def claims_in(name: str, sets: tuple[str, ...] = ()) -> list[Claim]:
    """Gives the claims of a scenario, those of the named sets when it has sets."""
    found = []
    for written in scenario(name).get("claim", []):
        raw = dict(written)
        of = raw.pop("set", None)
        if of is None or not sets or set(of) & set(sets):
            found.append(msgspec.convert(raw, Claim))
    return found


def regime(claims: list[Claim]) -> Regime:
    """Gives a regime of claims over the packs."""
    return Regime(claims, packs().places, packs().actors)


def asked(case: dict[str, Any]) -> Asked:
    """Gives the question of a case."""
    first, second = case.get("between", (None, None))
    return Asked(
        asked_instant(case["time"], case.get("zone")),
        case.get("place"),
        first,
        second,
        case.get("target"),
    )


@pytest.fixture(scope="session")
def known() -> Packs:
    """The packs."""
    return packs()
