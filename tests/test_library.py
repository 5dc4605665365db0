"""The library in one call."""

import msgspec
import pytest

import hudna
from hudna.errors import InputError


def test_a_text_gives_a_reading():
    """What is imported as hudna.Reading is what comes back."""
    got = hudna.read("The army said the truce held.", published="2021-03-14", outlet="Wire")
    assert isinstance(got, hudna.Reading)
    assert (got.document.published, got.document.outlet) == ("2021-03-14", "Wire")


def test_an_empty_text_gives_an_empty_reading():
    """Nothing to read is not an error."""
    got = hudna.read("")
    assert (got.mentions, got.times, got.statements) == ((), (), ())


def test_bad_facts_are_refused():
    """The library checks what it is given as the command line does."""
    with pytest.raises(InputError):
        hudna.read("text", published="yesterday")
    with pytest.raises(InputError):
        hudna.read("text", language="klingon")


def test_a_reading_comes_back_from_its_json(samples):
    """What is stored can be loaded."""
    text = (samples / "hudna-al-wadi.ar.txt").read_text("utf-8")
    got = hudna.read(text)
    assert msgspec.json.decode(msgspec.json.encode(got), type=hudna.Reading) == got


def test_one_reading_does_not_change_another(samples):
    """Nothing is learnt from one text to the next."""
    first = (samples / "hudna-al-wadi.ar.txt").read_text("utf-8")
    second = (samples / "talks-reopen.en.txt").read_text("utf-8")
    before = hudna.read(first)
    hudna.read(second)
    assert hudna.read(first) == before


def test_an_unknown_name_of_the_package_is_an_attribute_error():
    """Tools that probe the package are answered as usual."""
    assert not hasattr(hudna, "no_such_name")
