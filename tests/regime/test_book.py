"""A book that grows says what one made at once says, and what it keeps is what it would judge."""

import random
from pathlib import Path

import msgspec
import pytest

import hudna.packs
from hudna.model.claim import Called, Covers, Ends, Starts
from hudna.model.values import Name
from hudna.model.when import When
from hudna.packs.terms import truce_claims
from hudna.regime.book import Book
from hudna.regime.docket import Dockets
from hudna.regime.gate import Regime
from hudna.regime.judge import LISTED, decide
from hudna.regime.listing import Roll, list_truces
from hudna.regime.rules import Asked
from hudna.regime.turns import edges

DATA = Path(hudna.packs.__file__).parent / "data"
PLACES = (None, "sy", "sy.homs", "ye.taiz", "sd.khartoum")


@pytest.fixture(scope="module")
def packs():
    return hudna.packs.load()


@pytest.fixture(scope="module")
def claims(packs):
    return tuple(truce_claims(packs, DATA))


@pytest.fixture(scope="module")
def times(packs, claims):
    """Before, at and after instants at which some truce changes."""
    book = Regime(claims, packs.places, packs.actors).book()
    turns = sorted({edge for docket in book.dockets.all for edge in edges(docket)})
    chance = random.Random(5)
    return [each + step for each in chance.sample(turns, 40) for step in (-1, 0, 1)]


def said(regime, times):
    """All that a regime says at some times, as bytes."""
    told = [list_truces(regime.book(), time, only_then=False) for time in times]
    rulings = [
        regime.rule(Asked(time, place, *sides))
        for time in times[::6]
        for place in PLACES
        if place is None or place in regime.ground.terrain.places
        for sides in ((), ("sy.army", "sy.fsa"))
    ]
    return msgspec.json.encode([told, rulings])


def test_claims_that_come_one_truce_after_another_say_the_same(packs, claims, times):
    """Whatever was asked meanwhile: what was kept of the others still holds."""
    whole = Regime(claims, packs.places, packs.actors)
    by_truce: dict[str, list] = {}
    for claim in claims:
        by_truce.setdefault(claim.truce, []).append(claim)
    refs = sorted(by_truce)
    random.Random(7).shuffle(refs)
    grown = Regime((), packs.places, packs.actors)
    for number, ref in enumerate(refs):
        half = by_truce[ref][: len(by_truce[ref]) // 2]
        grown = grown.amended({ref: half})
        if number % 9 == 0:
            said(grown, times[:12])
        grown = grown.amended({ref: by_truce[ref]})
    assert said(grown, times) == said(whole, times)


def test_what_no_longer_holds_is_forgotten(packs, claims, times):
    whole = Regime(claims, packs.places, packs.actors)
    before = said(whole, times)
    gone = whole.book().dockets.all[3].ref
    followed = next(iter(whole.book().dockets.after))
    less = whole.amended({gone: (), followed: ()})
    left = [claim for claim in claims if claim.truce not in {gone, followed}]
    assert said(less, times) == said(Regime(left, packs.places, packs.actors), times)
    assert said(whole, times) == before


def test_a_kept_answer_is_the_one_that_would_be_judged(packs, claims, times):
    ground = Regime(claims, packs.places, packs.actors).ground
    kept = Book(Dockets(claims), ground)
    shuffled = random.Random(3).sample(times, len(times))
    for time in shuffled:
        fresh = Book(kept.dockets, ground)
        told = [kept.standing(docket, time) for docket in kept.dockets.all]
        assert told == [fresh.standing(docket, time) for docket in fresh.dockets.all]


def crowd(count):
    """Truces enough that not all are shown, in three places, some without an end or a place."""
    chance = random.Random(1)
    for number in range(count):
        ref = f"t{number:04}"
        yield Called(truce=ref, name=Name(en=ref), form="bilateral", country="sy", zone="Etc/UTC")
        day = chance.randrange(1, 28)
        yield Starts(truce=ref, when=When(at=f"2016-03-{day:02}T00:00:00Z"))
        if number % 3:
            yield Ends(truce=ref, when=When(at=f"2016-04-{day:02}T00:00:00Z"))
        if number % 4:
            yield Covers(truce=ref, areas=(chance.choice(("sy.homs", "sy.aleppo", "sy.daraa")),))


@pytest.fixture(scope="module")
def crowded(packs):
    return Regime(crowd(4 * LISTED), packs.places, packs.actors)


def test_in_a_crowd_every_truce_that_holds_is_found(crowded):
    for time in (1_456_900_000, 1_458_000_000, 1_460_000_000, 1_500_000_000):
        for place in ("sy.homs", "sy", None):
            asked = Asked(time, place)
            for _ in range(2):
                judged = crowded.judge(asked).judged
                holding = {(one.docket.ref, one.answer) for one in judged if one.answer != "NO"}
                alone = {(one.ref, one.answer) for one in decide(crowded.book(), asked)}
                assert holding == alone


def test_a_ruling_can_be_told_in_portions(crowded):
    found = crowded.judge(Asked(1_460_000_000, "sy.homs"))
    whole = crowded.in_words(found)
    parts = [crowded.in_words(found, None, start, 30) for start in range(0, len(found.judged), 30)]
    assert [one for part in parts for one in part.truces] == list(whole.truces)
    assert {part.answer for part in parts} == {whole.answer}
    assert len(parts) > 3
    # A sentence over a crowd stays one that can be read.
    assert all(len(why.en) < 2000 for why in whole.because)


def test_a_roll_tells_only_what_is_looked_at(crowded):
    roll = Roll(crowded.book(), 1_460_000_000)
    assert len(roll) == 4 * LISTED
    held = roll.of("in_force", "contested", "unknown")
    assert [one.ref for one in held] == [
        one.ref for one in list_truces(crowded.book(), 1_460_000_000, only_then=True)
    ]
    assert list(roll[5:8]) == [roll[5], roll[6], roll[7]]
    soon = held.expiring(5 * 86400)
    assert 0 < len(soon) < len(held)
    assert all(one.expires and one.state != "not_in_force" for one in soon)
    assert roll.states() == {one.ref: one.state for one in roll}
