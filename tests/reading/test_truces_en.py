"""English truces in constructions of newswire: each case stands beside a near miss of its own.

The sentences are our own. A case tells exactly who fills the slots it names: ``S:Egypt+Qatar``, ``P:`` for
nobody; ``states:`` the states in text order; ``from:`` ``to:`` ``for:`` beginning, end and length.
"""

from functools import cache

import pytest

import hudna.packs
from hudna.model.document import Document
from hudna.model.reading import Limit, Truce
from hudna.reading.reader import DocumentReader

_SLOTS = {"D": "declared_by", "P": "parties", "S": "guarantors", "T": "territory"}


@cache
def _reader() -> DocumentReader:
    return DocumentReader(hudna.packs.load())


def _truces(text: str) -> tuple[Truce, ...]:
    given = Document(id="x", text=text, language="en", published="2024-05-15")
    return _reader().read(given).truces


def _day(limit: Limit | None) -> str:
    return "" if limit is None else str(limit.since)


def _told(truce: Truce, slot: str) -> str:
    if slot == "states":
        return "+".join(state.state for state in truce.states)
    if slot in ("from", "to"):
        return _day(truce.starts if slot == "from" else truce.ends)
    if slot == "for":
        return truce.duration or ""
    items = truce.exclusions.items if slot == "X" else getattr(truce, _SLOTS[slot])
    return "+".join(item.name.en or "" for item in items)


CASES = [
    # who mediates, by adjective, by apposition, by duty
    ("A ceasefire was reached through Qatari and Egyptian mediators.", "S:Qatar+Egypt"),
    ("A ceasefire was reached despite Qatari and Egyptian doubts.", "S:"),
    ("Russia and Turkey, the guarantors of the ceasefire, urged restraint.", "S:Russia+Turkey"),
    ("Russia and Turkey, the critics of the ceasefire, urged restraint.", "S:"),
    ("The United Nations is to monitor the truce.", "S:United_Nations"),
    ("The United Nations is to leave the truce.", "S:"),
    ("The truce is underwritten by Washington and Paris.", "S:United_States+France"),
    ("The truce is rejected by Washington and Paris.", "S:"),
    ("The truce was agreed under Norwegian and Cuban auspices.", "S:Norway+Cuba"),
    (
        "Egypt secured a ceasefire between Israel and Islamic Jihad.",
        "S:Egypt P:Israel+Palestinian_Islamic_Jihad",
    ),
    ("India and Pakistan agreed to a ceasefire after U.S.-led talks.", "S: P:India+Pakistan"),
    (
        "Saudi Arabia and the United States, which sponsored the talks, hailed the truce.",
        "S:Saudi_Arabia+United_States",
    ),
    # whom a leader binds, and who is meant by what they are called
    ("Khalifa Haftar announced a truce.", "D:Khalifa_Haftar P:Libyan_National_Army"),
    (
        "US Secretary of State Antony Blinken said the two generals had agreed to a truce.",
        "D: P:",
    ),
    ("Israel's security cabinet approved a ceasefire with Hezbollah.", "P:Hezbollah+Israel"),
    # how long, from when, until when
    (
        "The army declared a ceasefire from December 23 to January 3.",
        "from:2023-12-23 to:2024-01-03",
    ),
    ("The army declared a ceasefire on December 23 to save lives.", "from: to:"),
    ("The truce ran out on December 1.", "to:2023-12-01 states:expired"),
    ("The truce ran into trouble on December 1.", "to: states:"),
    ("The truce took hold on Sunday.", "from:2024-05-12 states:in_force"),
    ("The truce would take hold on Sunday.", "from:2024-05-19 states:"),
    ("The ceasefire will last four days.", "for:P4D"),
    ("The ceasefire held for the last four days.", "for:"),
    ("The sides agreed to extend the truce by two more months.", "for:P2M states:extended"),
    ("A truce signed in 2021 lasted fourteen months.", "for:P14M"),
    ("A war begun in 2021 lasted fourteen months until the truce.", "for:"),
    (
        "The junta is extending until May 30 a temporary truce in force since May 2.",
        "states:extended+in_force from:2024-05-02 to:2024-05-30",
    ),
    (
        "Aid groups hailed the extension by five days, to 3 June, of the truce.",
        "for:P5D to:2024-06-03 from:",
    ),
    ("Aid groups walked for five days, to 3 June, during the truce.", "to:"),
    # who only proposed it, and who turned it down
    (
        "A truce, proposed by Oman last week, was turned down by the Houthis.",
        "states:proposed+rejected D:Oman",
    ),
    ("A truce, broken by Oman last week, was turned down by the Houthis.", "D:"),
    # a verb past a relative clause, and one inside it
    ("A truce that Kerry announced in July broke down at once.", "states:announced+collapsed"),
    ("A truce that Kerry announced in July pleased him at once.", "states:announced"),
    ("Gustavo Petro called off a ceasefire with the ELN.", "states:declared_over"),
    ("Gustavo Petro called on the ELN for a ceasefire.", "states:proposed"),
    (
        "Since 00:01 on 6 May, the start of the ceasefire, calm has reigned.",
        "from:2024-05-06T00:01",
    ),
    ("Since 00:01 on 6 May, the day of the explosion, the ceasefire is dead.", "from:"),
    ("The ceasefire began at one minute past midnight on Sunday.", "from:2024-05-12T00:01"),
    ("A strike came a day after a truce had come into force.", "states:in_force"),
    ("A strike came a day before a truce could come into force.", "states:"),
    ("The rebels said they would hold their fire in Tripoli.", "D:rebels states:announced"),
    ("The rebels said they might hold their fire in Tripoli until Monday.", "states:"),
    ("The ceasefire began at 00:00 hours on March 26.", "from:2024-03-26T00:00 for:"),
    ("The army accused the ELN of not honouring a truce.", "states:breached"),
    ("The army thanked the ELN for honouring a truce.", "states:"),
    ("The guerrillas were told to stand down for three weeks.", "for:P3W states:announced"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_told_of_a_truce(text: str, expected: str) -> None:
    """The slots that a case names are filled so, and no otherwise."""
    truces = _truces(text)
    assert len(truces) == 1
    for part in expected.split():
        slot, _, wanted = part.partition(":")
        wanted = wanted.replace("_", " ") if len(slot) == 1 else wanted
        assert (slot, _told(truces[0], slot)) == (slot, wanted)
