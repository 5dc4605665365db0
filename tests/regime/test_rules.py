"""Every rule: a scenario in which it fires, and one in which it stays silent."""

import string
import sys
from pathlib import Path

import msgspec
import pytest

from hudna.model.claim import Claim
from hudna.regime.rules import rule_ids, sentences

sys.path.insert(0, str(Path(__file__).parent))
from conftest import asked, regime, scenario

CASES = [(one, case) for one in scenario("rules")["scenario"] for case in one["case"]]


def claims(one):
    return [msgspec.convert({"truce": "t", **raw}, Claim) for raw in one["claims"]]


@pytest.mark.parametrize(
    ("one", "case"), CASES, ids=[f"{o['name'][:40]} {c['time']}" for o, c in CASES]
)
def test_a_scenario_answers_as_written(one, case):
    """The answer of its truce, what fires and what does not."""
    case = {"zone": "Asia/Damascus", **case} if not case["time"].endswith("Z") else case
    ruling = regime(claims(one)).rule(asked(case))
    found = {each.ref: each for each in ruling.truces}[case.get("truce", "t")]
    fired = [why.rule for why in found.because]
    assert found.answer == case["answer"], fired
    assert set(case["fires"]) <= set(fired), fired
    assert not set(case["silent"]) & set(fired), fired
    assert set(case.get("flags", ())) <= set(found.window.flags), found.window.flags
    if "binds" in case:
        assert [found.binds.a, found.binds.b] == case["binds"], fired


def test_every_rule_has_a_scenario_for_and_one_against():
    """A rule without both is not proved."""
    fires = {rule for _, case in CASES for rule in case["fires"]}
    silent = {rule for _, case in CASES for rule in case["silent"]}
    assert set(rule_ids()) - fires == set()
    assert set(rule_ids()) - silent == set()


def test_every_rule_says_the_same_in_both_languages():
    """Each rule has its sentence, with the same blanks in Arabic and English."""
    assert {name for name in sentences() if not name.startswith("overall.")} == set(rule_ids())
    for name, sentence in sentences().items():
        blanks = [
            {field for _, field, _, _ in string.Formatter().parse(text) if field}
            for text in (sentence.en, sentence.ar)
        ]
        assert blanks[0] == blanks[1], name
        assert sentence.source, name
