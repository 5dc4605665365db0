"""Mentions: which of its bearers a name means where it stands."""

import pytest

from hudna.model.document import Document
from hudna.packs import load
from hudna.reading.reader import DocumentReader


@pytest.fixture(scope="module")
def reader():
    return DocumentReader(load())


def mentioned(reader, text):
    return [(m.kind, m.ref) for m in reader.read(Document(id="d", text=text)).mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoys met in Riyadh.", [("place", "sa.riyadh")]),
        ("عقد اللقاء في الرياض.", [("place", "sa.riyadh")]),
        (
            "The envoys met in Riyadh, Amman and Washington.",
            [("place", "sa.riyadh"), ("place", "jo.amman"), ("place", "us.washington")],
        ),
        (
            "The envoys met in Moscow, and Washington rejected the plan.",
            [("place", "ru.moscow"), ("actor", "us")],
        ),
        ("Fighting hit Idlib province.", [("place", "sy.idlib-governorate")]),
        ("Fighting hit the city of Idlib.", [("place", "sy.idlib")]),
        ("وقعت اشتباكات في محافظة اللاذقية.", [("place", "sy.latakia-governorate")]),
        ("وقعت اشتباكات في مدينة اللاذقية.", [("place", "sy.latakia")]),
        ("وصلت الدعوات للفصائل كلها.", []),
    ],
)
def test_a_name_means_whom_its_neighbours_say(reader, text, expected):
    assert mentioned(reader, text) == expected


def test_a_surname_is_of_whom_this_text_named_before(reader):
    text = "Its spokesman, Samir Haddad, met reporters. Later Haddad denied the attack."
    assert all(ref != "ly.haddad" for _kind, ref in mentioned(reader, text))
    alone = "In Tripoli the chief of staff Haddad met reporters."
    assert ("actor", "ly.haddad") in mentioned(reader, alone)
