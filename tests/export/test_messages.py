"""The words around a reading, in both languages."""

import re
from typing import get_args

import pytest

from hudna.export.messages import messages
from hudna.model.values import Act, Modality


def test_both_languages_have_the_same_messages_with_the_same_places():
    """Nobody meets a missing word."""
    ar, en = messages("ar"), messages("en")
    assert ar.texts.keys() == en.texts.keys()
    assert {key: table.keys() for key, table in ar.tables.items()} == {
        key: table.keys() for key, table in en.tables.items()
    }
    places = re.compile(r"\{(\w+)\}")
    assert {key: set(places.findall(words)) for key, words in ar.texts.items()} == {
        key: set(places.findall(words)) for key, words in en.texts.items()
    }


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_act_and_modality_has_a_word(language):
    """A new act of the contract needs its word in both languages."""
    tables = messages(language).tables
    assert set(tables["acts"]) == set(get_args(Act))
    assert set(tables["modality"]) == set(get_args(Modality))
