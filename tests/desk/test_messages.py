"""The words of the desk: the same keys in both languages, the same places to fill, all used."""

import re
import string
import tomllib
from pathlib import Path

import pytest

from hudna.desk.messages import say, say_number, words
from hudna.export.messages import plural

HERE = Path(__file__).parents[2] / "src" / "hudna" / "desk"
PLURALS = {"zero", "one", "two", "few", "many", "other"}


def keys(language):
    """Every key; of the forms of a count only the table's own."""
    found = set()
    for key in words(language):
        head, _, last = key.rpartition(".")
        found.add(head if last in PLURALS and f"{head}.other" in words(language) else key)
    return found


def test_both_languages_have_the_same_files_and_keys():
    names = [
        {path.name for path in (HERE / "messages" / tongue).glob("*.toml")}
        for tongue in ("ar", "en")
    ]
    assert names[0] == names[1]
    assert keys("ar") == keys("en")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_message_is_empty_and_arabic_is_arabic(language):
    allowed = {"base.other_language"}
    for path in sorted((HERE / "messages" / language).glob("*.toml")):
        for key, value in flat(tomllib.loads(path.read_text("utf-8")), path.stem):
            assert value.strip() or key == "report.bound.exact", key
            if language == "ar" and key not in allowed and re.search("[a-z]{4}", value.lower()):
                # Names of formats, zones and places to fill are no words.
                rest = re.sub(r"\{\w*\}|JSON|CSV|Excel|GeoJSON|Asia/Damascus|UTC", "", value)
                assert re.search("[\u0600-\u06ff]", rest) or not re.search("[a-z]{4}", rest), key


def flat(raw, prefix):
    for key, value in raw.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}.{key}")
        else:
            yield f"{prefix}.{key}", value


def test_a_message_has_the_same_places_in_both_languages():
    for key in words("en").keys() & words("ar").keys():
        if key.rpartition(".")[2] in PLURALS:
            continue  # «one» need not repeat its number
        places = [
            {name for _, name, _, _ in string.Formatter().parse(words(tongue)[key]) if name}
            for tongue in ("ar", "en")
        ]
        assert places[0] == places[1], key


def test_every_key_that_a_template_names_is_there():
    known = words("en")
    for path in sorted((HERE / "templates").glob("*.html")):
        text = path.read_text("utf-8")
        for call, key in re.findall(r"\b(tn?)\([\"']([\w.]+)[\"']\s*[,)]", text):
            assert (f"{key}.other" if call == "tn" else key) in known, (path.name, key)


@pytest.mark.parametrize(
    ("number", "form"),
    [(0, "zero"), (1, "one"), (2, "two"), (3, "few"), (10, "few"), (11, "many"), (99, "many"),
     (100, "other"), (102, "other"), (103, "few"), (111, "many")],
)  # fmt: skip
def test_arabic_counts_have_six_forms(number, form):
    assert plural("ar", number) == form


def test_a_number_chooses_its_words():
    assert say_number("ar", "reports.count", 2) == "تقريران"
    assert say_number("ar", "reports.count", 5) == "5 تقارير"
    assert say_number("en", "reports.count", 1) == "One report"
    assert say("en", "base.desk") == "Hudna desk"
