"""The words around a reading, in both languages."""

import re
from typing import get_args, get_type_hints

import pytest

from hudna.export.messages import messages
from hudna.model import reading

UNITS = {"years", "months", "weeks", "days", "hours", "minutes"}
"""Tables of the forms that go with a number: Arabic has more of them than English."""


def test_both_languages_have_the_same_messages_with_the_same_places():
    """Nobody meets a missing word."""
    ar, en = messages("ar"), messages("en")
    assert ar.texts.keys() == en.texts.keys()
    assert ar.tables.keys() == en.tables.keys()
    for key, table in ar.tables.items():
        if key in UNITS:
            assert table.keys() == {"zero", "one", "two", "few", "many", "other"}
            assert en.tables[key].keys() == {"one", "other"}
        else:
            assert table.keys() == en.tables[key].keys(), key
    places = re.compile(r"\{(\w+)\}")
    assert {key: set(places.findall(words)) for key, words in ar.texts.items()} == {
        key: set(places.findall(words)) for key, words in en.texts.items()
    }
    for key, words in ar.tables["bounds"].items():
        assert places.findall(words) == places.findall(en.tables["bounds"][key]) == ["value"]


def vocabulary(record, field):
    """The closed vocabulary of one field of the contract."""
    return set(get_args(get_type_hints(record)[field]))


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    ("table", "record", "field"),
    [
        ("acts", reading.Statement, "act"),
        ("modality", reading.Statement, "modality"),
        ("forms", reading.Truce, "form"),
        ("states", reading.TruceState, "state"),
        ("state_modality", reading.TruceState, "modality"),
        ("event_types", reading.Event, "type"),
        ("event_modality", reading.Event, "modality"),
        ("what", reading.Count, "what"),
        ("bounds", reading.Count, "bound"),
        ("answers", reading.Response, "answer"),
    ],
)
def test_every_word_of_the_contract_has_a_word_in_each_language(language, table, record, field):
    """A new act, state or type of event needs its word in both languages."""
    words = messages(language).tables[table]
    assert set(words) == vocabulary(record, field)
    said = [word for word in words.values() if word]
    assert len(said) == len(set(said)), "two of them read the same"
    if language == "ar":
        assert not [
            word
            for word in said
            if not re.search("[\u0600-\u06ff]", word.replace("{value}", "\u0627"))
        ]
