"""Accounts and rulings for a person: names and words, not the codes of the JSON."""

import re

import pytest

from hudna.export.accounts_text import events_text, proposals_text, totals_text
from hudna.export.rulings_text import truces_text
from hudna.model.account import Body, Offer, Rivals, Support, Tally, Told, Voice
from hudna.model.ruling import TruceListed
from hudna.model.values import Name

NAMES = {
    "sl.envoy": Name(en="The Envoy", ar="المبعوث"),
    "sl.front": Name(en="The Front", ar="الجبهة"),
    "sl": Name(en="Sahl", ar="سهل"),
}
FRONT = Voice(ref="sl.front", name=NAMES["sl.front"], kind="armed_group")


def called(ref):
    return NAMES.get(ref, Name(en=ref))


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("en", "pending (3 days): The Envoy → The Front, the Elders"),
        ("ar", "بلا جواب بعد (الأيام: 3): المبعوث ← الجبهة، the Elders"),
    ],
)
def test_a_proposal_names_whom_it_is_of_and_to(language, head):
    """An id of the packs says nothing to a monitor."""
    offer = Offer(
        proposers=("sl.envoy",),
        to=("sl.front", "the Elders"),
        quote="a pause",
        standing="pending",
        told=(Told(id="a/p1", day="2021-03-15", by=("sl.envoy",), answer="made", quote=None),),
        days=3,
    )
    got = proposals_text([offer], language, called)
    assert got.splitlines()[0] == head
    assert "sl." not in got


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("en", ["Where: Sahl", "violations: at least 1,300", "The Front: violations: 4 × "]),
        ("ar", ["المكان: سهل", "خروقات: 1,300 على الأقل", "الجبهة: خروقات: 4 × "]),
    ],
)
def test_totals_are_told_in_words(language, parts):
    """What is counted, how exactly, where and by whom are words of the reader's language."""
    tally = Tally(
        id="a/c1",
        by=FRONT,
        what="violations",
        value=1300,
        bound="at_least",
        since=None,
        to=None,
        day="2021-03-15",
        place="sl",
        against=(),
        parts=(),
        closes=None,
        chain=(),
        quote="more than 1,300",
    )
    pair = ("sl.front", "sl.envoy", "violations", 4, 5, None)
    rivals = Rivals(
        place="sl", series=((FRONT, (tally,)),), figures=(), flags=(), matrix=(pair, pair)
    )
    got = totals_text([rivals], language, called)
    for part in parts:
        assert got.count(part) == 1
    assert "sl." not in got


@pytest.mark.parametrize(("language", "word"), [("en", "air strike"), ("ar", "غارة جوية")])
def test_an_event_is_told_by_a_word(language, word):
    """The type of an event is a code in the JSON alone."""
    support = Support(grade="S1", also=(), origins=(), denied_by=())
    body = Body(
        id="a/e1",
        type="assault.airstrike",
        since="2021-03-15",
        to="2021-03-15",
        roles=(),
        support=support,
        quote="jets struck",
    )
    assert f"2021-03-15  {word}  jets struck" in events_text([body], language)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_flag_of_a_truce_is_told_in_words(language):
    """What to see of a truce is no code."""
    truce = TruceListed(
        ref="sl-1",
        name=Name(en="Lull", ar="هدنة"),
        state="in_force",
        starts=(),
        ends=(),
        flags=("nominal_mismatch", "something_new"),
    )
    got = truces_text([truce], "2021-03-15T12:00:00Z", language)
    assert "nominal_mismatch" not in got
    assert "something_new" in got
    assert bool(re.search("[\u0600-\u06ff]", got.replace("هدنة", ""))) is (language == "ar")
    assert got.splitlines()[0].startswith("truces: 1" if language == "en" else "الهدن: 1")
