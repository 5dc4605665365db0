"""Readings with a finding of every kind, for the formats that people read."""

import msgspec
import pytest

from hudna.model.reading import (
    ActorRef,
    Condition,
    Count,
    Cue,
    Event,
    ExclusionItem,
    Exclusions,
    Figure,
    Limit,
    Part,
    Proposal,
    Response,
    Role,
    Truce,
    TruceState,
    Word,
)
from hudna.model.values import Name


def actor(en, ar):
    return ActorRef(name=Name(en=en, ar=ar))


def findings(reading):
    """Give a reading a truce, an event, a total and a proposal."""
    text, (statement,) = reading.document.text, reading.statements

    def word(words):
        start = text.index(words)
        return Word(span=(start, start + len(words)), text=words)

    truce_word, event_word = ("الهدنة", "كذبت") if text[0] == "ق" else ("truce", "keep")
    truce = Truce(
        id="x1",
        form="bilateral",
        word=word(truce_word),
        ref="sl-2021-03-15",
        declared_by=(actor("The Envoy", "المبعوث"),),
        parties=(actor("Army of Sahl", "جيش سهل"), actor("The Front", "الجبهة")),
        guarantors=(actor("The Mediator", "الوسيط"),),
        territory=(actor("The Valley", "الوادي"),),
        starts=Limit(since="2021-03-15", to="2021-03-15", span=(0, 4)),
        ends=Limit(since="2021-03-25", to="2021-03-25", span=(0, 4)),
        duration="PT72H",
        exclusions=Exclusions(
            stated=True, items=(ExclusionItem(name=Name(en="The Band", ar="العصابة"), by="s1"),)
        ),
        conditions=(Condition(**msgspec.structs.asdict(word(truce_word)), by=None),),
        states=(
            TruceState(state="announced", time="t1", by="s1", span=statement.cue.span),
            TruceState(state="extended", modality="planned", span=statement.cue.span),
        ),
    )
    event = Event(
        id="e1",
        type="assault.shelling",
        trigger=Cue(**msgspec.structs.asdict(word(event_word))),
        roles=(
            Role(role="actor", mention="m1", name=Name(en="The Front", ar="الجبهة")),
            Role(role="target", name=Name(en="The Bridge", ar="الجسر")),
        ),
        time="t1",
        figures=(Figure(what="killed", value=1700, bound="at_least"),),
        asserted_by="s1",
    )
    count = Count(
        id="c1",
        what="violations",
        value=114,
        bound="about",
        since="2021-03-01",
        to="2021-03-10",
        against=(actor("The Front", "الجبهة"),),
        by="s1",
        parts=(Part(value=80, place="m2"), Part(value=33)),
        closes=False,
        **msgspec.structs.asdict(word(event_word)),
    )
    proposal = Proposal(
        id="p1",
        statement="s1",
        proposers=(actor("The Envoy", "المبعوث"),),
        to=(actor("The Front", "الجبهة"),),
        responses=(
            Response(statement="s1", by=(actor("The Front", "الجبهة"),), answer="rejected"),
        ),
    )
    return msgspec.structs.replace(
        reading, truces=(truce,), events=(event,), counts=(count,), proposals=(proposal,)
    )


@pytest.fixture
def told(english):
    """An English reading with a finding of every kind."""
    return findings(english)


@pytest.fixture
def told_ar(arabic):
    """An Arabic reading with a finding of every kind."""
    return findings(arabic)
