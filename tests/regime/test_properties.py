"""What holds for all claims: order, repetition, and what was known."""

import random
import sys
from pathlib import Path

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

import hudna.packs
from hudna.model.claim import Claim
from hudna.packs.terms import truce_claims
from hudna.regime.clocks import asked_instant
from hudna.regime.rules import Asked

sys.path.insert(0, str(Path(__file__).parent))
from conftest import asked, claims_in, packs, regime, scenario

CLAIMS = claims_in("seed")
KNOWN = truce_claims(packs(), Path(hudna.packs.__file__).parent / "data")
ENCODE = msgspec.json.encode


@settings(max_examples=40, deadline=None)
@given(st.permutations(CLAIMS), st.sampled_from(scenario("seed")["case"]))
def test_a_ruling_does_not_depend_on_the_order_of_arrival(claims, case):
    """The same claims in any order give the same bytes."""
    assert ENCODE(regime(claims).rule(asked(case))) == ENCODE(regime(CLAIMS).rule(asked(case)))


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 2**32))
def test_the_known_truces_rule_the_same_shuffled_and_twice(seed):
    """Nor does repeating every claim change a byte."""
    mixed = [*KNOWN, *KNOWN]
    random.Random(seed).shuffle(mixed)
    question = Asked(asked_instant("2016-07-08T21:30:00Z"), "sy.homs", "sy.army", "sy.fsa")
    assert ENCODE(regime(mixed).rule(question)) == ENCODE(regime(KNOWN).rule(question))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([*CLAIMS, *KNOWN]))
def test_a_claim_survives_its_json(claim):
    """What is encoded comes back."""
    assert msgspec.json.decode(ENCODE(claim), type=Claim) == claim


def with_known(claims, known):
    return [msgspec.structs.replace(claim, known=known) for claim in claims]


def test_what_was_learnt_later_does_not_change_an_earlier_answer():
    """As of an instant, only what was known then counts, for ever."""
    first = with_known(claims_in("seed", ("e0",)), "2016-07-07T10:00:00Z")
    later = with_known(claims_in("seed", ("e1",)), "2016-07-20T10:00:00Z")
    question = Asked(asked_instant("2016-07-05T21:30:00Z"), "sy.homs", "sy.army", "sy.jaysh-islam")
    cut = asked_instant("2016-07-10T00:00:00Z")
    before = regime(first).rule(question, cut)
    after = regime([*first, *later]).rule(question, cut)
    assert ENCODE(before) == ENCODE(after)
    answers = {one.ref: one.answer for one in regime([*first, *later]).rule(question).truces}
    assert (before.truces[0].ref, before.truces[0].answer) == ("tr-1", "UNKNOWN")
    assert answers["tr-2"] == "NO"


def test_nothing_was_known_before_the_first_claim():
    """Then no truce is known at all."""
    claims = with_known(CLAIMS, "2016-07-07T10:00:00Z")
    question = Asked(asked_instant("2016-07-06T10:00:00Z"), "sy.homs", "sy.army", "sy.fsa")
    ruling = regime(claims).rule(question, asked_instant("2016-07-06T00:00:00Z"))
    assert (ruling.answer, ruling.truces) == ("NO", ())
    assert [why.rule for why in ruling.because] == ["overall.none_known"]
