"""The twelve questions of the seed report, in both sets of evidence."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from conftest import asked, claims_in, regime, scenario

CASES = [
    (case, evidence)
    for case in scenario("seed")["case"]
    for evidence in ("e0", "e1")
    if evidence in case
]


@pytest.mark.parametrize(
    ("case", "evidence"), CASES, ids=[f"{c['name'][:3].strip()}-{e}" for c, e in CASES]
)
def test_the_seed_answers_as_the_table_says(case, evidence):
    """E0 is the report alone; E1 adds the terms of the known truces."""
    sets = ("e0",) if evidence == "e0" else ("e0", "e1")
    ruling = regime(claims_in("seed", sets)).rule(asked(case))
    expected = case[evidence]
    found = {one.ref: one for one in ruling.truces}
    assert ruling.answer == expected.get("answer", ruling.answer)
    for ref, answer in expected.get("truces", {}).items():
        assert (ref, found[ref].answer) == (ref, answer), found[ref].because
    for ref, (first, second) in expected.get("binds", {}).items():
        assert (found[ref].binds.a, found[ref].binds.b) == (first, second)
    for ref, flags in expected.get("flags", {}).items():
        assert set(flags) <= set(found[ref].window.flags)
    fired = {why.rule for one in ruling.truces for why in one.because}
    if evidence == "e1" or "e1" not in case:
        assert set(case.get("fires", ())) <= fired
