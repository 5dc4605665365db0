"""Accounts on the command line, through a record: from reports to rows."""

import json
from pathlib import Path

import pytest

from hudna.cli import main

TEXTS = Path(__file__).parent / "accounts"
FIGURE = "The Gaza Government Media Office said Israel had committed 812 violations of the ceasefire in Gaza."


pytestmark = pytest.mark.usefixtures("here")


def ask(capsysbinary, *arguments):
    status = main([*arguments])
    out, err = capsysbinary.readouterr()
    return status, out.decode(), err.decode()


def answer(capsysbinary, *arguments):
    status, out, err = ask(capsysbinary, "accounts", *arguments, "--json")
    assert status == 0, err
    return json.loads(out)


@pytest.fixture
def readouts(here, capsysbinary) -> tuple[str, str]:  # noqa: ARG001 - where commands run
    """Two official readouts of one call, in words of our own; gives their short names."""
    names: list[str] = []
    for file, outlet in (("kremlin.txt", "Kremlin"), ("white-house.txt", "White House")):
        out = ask(
            capsysbinary, "add", str(TEXTS / file), "--outlet", outlet, "--published", "2016-07-06"
        )[1]
        names.append(out.split("\t")[0])
    return names[0], names[1]


def rows(found) -> dict[str, tuple[str, list[str]]]:
    """Give for the first quote of every row its verdict and who is silent."""
    return {
        topic["cells"][0]["items"][0]["quote"]: (
            topic["verdict"],
            [voice["ref"] for voice in topic["silent"]],
        )
        for topic in found["topics"]
    }


def row(found, *words: str) -> tuple[str, list[str]]:
    (told,) = [
        (topic["verdict"], [voice["ref"] for voice in topic["silent"]])
        for topic in found["topics"]
        if any(
            all(word in item["quote"] for word in words)
            for cell in topic["cells"]
            for item in cell["items"]
        )
    ]
    return told


def test_two_readouts_of_one_call_make_eleven_rows(readouts, capsysbinary):
    """What only one says, and what both say otherwise (domain.md 6.8)."""
    found = answer(capsysbinary, *readouts)
    kremlin, house = ["ru.kremlin"], ["us.white-house"]
    assert len(found["topics"]) == 11
    assert row(found, "coordination") == ("only", house)
    assert row(found, "moderate opposition") == ("only", house)
    assert row(found, "initiative") == ("only", house)
    assert row(found, "talks between Syrians") == ("wording", [])
    assert row(found, "de Mistura") == ("wording", [])
    assert row(found, "concern") == ("only", kremlin)
    assert row(found, "original terms") == ("only", kremlin)
    assert row(found, "defeat") == ("only", kremlin)
    assert row(found, "transition") == ("only", kremlin)
    assert row(found, "humanitarian") == ("only", kremlin)
    assert row(found, "Minsk") == row(found, "eastern Ukraine") == ("wording", [])
    assert row(found, "mediation") == row(found, "France") == ("wording", [])


@pytest.mark.usefixtures("readouts")
def test_an_event_is_compared_across_reports(capsysbinary):
    """The event of one reading brings in what others tell of those days and people."""
    _, out, _ = ask(capsysbinary, "accounts")
    event = next(line.split()[1] for line in out.splitlines() if " call " in line)
    found = answer(capsysbinary, event)
    # Who called is one of the two who talked: the Kremlin is no outsider to it.
    assert found["support"]["grade"] == "S1p"
    assert {voice["ref"] for voice in found["accounts"]} == {"ru.kremlin", "us.white-house"}
    assert len(found["topics"]) == 11


def test_one_total_in_three_papers_is_one_origin_until_a_person_parts_them(here, capsysbinary):
    """RC-1, and an overrule with a reason that stays reproducible."""
    lines = [
        json.dumps({"text": f"{lead} {FIGURE}", "outlet": outlet, "published": "2031-05-03"})
        for outlet, lead in (("Daily A", "GAZA."), ("Daily B", "CAIRO."), ("Daily C", "AMMAN."))
    ]
    (here / "docs.jsonl").write_text("\n".join(lines))
    ask(capsysbinary, "add", "docs.jsonl")
    (place,) = answer(capsysbinary, "--counts")
    (figure,) = place["figures"]
    assert (figure["value"], figure["support"]["grade"]) == (812, "S1p")
    (origin,) = figure["support"]["origins"]
    assert origin["outlets"] == ["Daily A", "Daily B", "Daily C"]
    (here / "part.json").write_text(json.dumps({"two_origins": origin["items"][:2]}))
    cut = json.loads(ask(capsysbinary, "log", "--json")[1].splitlines()[0])["learnt"]
    status, _, err = ask(
        capsysbinary, "overrule", origin["items"][0].split("/")[0], "--because", "own count",
        "--with", "part.json",
    )  # fmt: skip
    assert status == 0, err
    (place,) = answer(capsysbinary, "--counts")
    assert len(place["figures"][0]["support"]["origins"]) == 2
    (before,) = answer(capsysbinary, "--counts", "--as-of", cut)
    assert len(before["figures"][0]["support"]["origins"]) == 1


def test_the_words_around_are_in_either_language(readouts, capsysbinary, monkeypatch):
    """Quotations stay as they are."""
    english = ask(capsysbinary, "accounts", *readouts)[1]
    monkeypatch.setenv("HUDNA_LANGUAGE", "ar")
    arabic = ask(capsysbinary, "accounts", *readouts)[1]
    assert "Kremlin says nothing of it" in english
    assert "الكرملين: لا ذكر لذلك" in arabic
    assert "sustained humanitarian access" in arabic


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere/e1"], "no reading is called"),
        (["nowhere"], "no reading is called"),
        (["nowhere", "--counts"], "expected one of them"),
    ],
)
@pytest.mark.usefixtures("readouts")
def test_what_is_not_there_is_bad_use(arguments, words, capsysbinary):
    """A clear word and exit status 2."""
    status, _, err = ask(capsysbinary, "accounts", *arguments)
    assert status == 2
    assert words in err


def test_an_event_that_is_not_there_is_told_with_those_that_are(readouts, capsysbinary):
    """So that a slip of the finger costs nothing."""
    status, _, err = ask(capsysbinary, "accounts", f"{readouts[0]}/e77")
    assert status == 2
    assert "(consult.meeting)" in err


def test_without_a_record_there_is_nothing_to_compare(capsysbinary):
    """Nothing is begun by asking."""
    assert ask(capsysbinary, "accounts")[0] == 2
    assert not Path("hudna.db").exists()
