"""Every known truce and the hazard of its row."""

import sys
from functools import cache
from pathlib import Path

import pytest

import hudna.packs
from hudna.packs.terms import truce_claims
from hudna.regime.gate import Regime

sys.path.insert(0, str(Path(__file__).parent))
from conftest import asked, packs, regime, scenario

DATA = Path(hudna.packs.__file__).parent / "data"
CASES = scenario("agreements")["case"]


@cache
def known_truces() -> Regime:
    return regime(truce_claims(packs(), DATA))


@pytest.mark.parametrize("case", CASES, ids=[f"{c['truce']}: {c['name']}" for c in CASES])
def test_a_known_truce_answers_its_hazard(case):
    """The answer, the flags and the rules that fired are those of the scenario."""
    ruling = known_truces().rule(asked(case))
    found = {one.ref: one for one in ruling.truces}[case["truce"]]
    fired = [why.rule for why in found.because]
    assert found.answer == case["answer"], fired
    assert set(case["flags"]) <= set(found.window.flags), found.window.flags
    assert set(case["fires"]) <= set(fired), fired


def test_every_known_truce_has_a_scenario():
    """No row of the table is left out."""
    told = {case["truce"] for case in CASES}
    assert told == {agreement.id for agreement in packs().agreements}


def test_the_places_and_sides_of_the_terms_are_in_the_packs():
    """An id with a dot that no pack knows is a slip of the pen."""
    places, actors = packs().places, packs().actors
    for claim in truce_claims(packs(), DATA):
        for name in ("areas", "parts_of", "without"):
            assert set(getattr(claim, name, ())) <= places.keys(), claim
        for name in ("who", "by", "through"):
            who = getattr(claim, name, None)
            assert who is None or who in actors or "." not in who, claim
