"""From a report to a ruling, on the command line and through a record."""

import json

import pytest

from hudna.cli import main

REPORT = (
    "ARVILLE, 3 May 2031 - The Syrian army announced a unilateral ceasefire of 48 hours in Homs, "
    "starting on 3 May 2031. The army said the truce would hold across the city."
)
QUESTION = ["ruling", "--time", "2031-05-04T10:00:00Z", "--at", "Homs"]


pytestmark = pytest.mark.usefixtures("here")


def ask(capsysbinary, *arguments):
    status = main([*arguments])
    out, err = capsysbinary.readouterr()
    return status, out, err.decode()


def answer(capsysbinary, *arguments):
    status, out, err = ask(capsysbinary, *arguments, "--json")
    assert status == 0, err
    return json.loads(out)


def test_a_known_truce_is_ruled_from_the_packs(capsysbinary):
    """The contract's keys are there, with the proof in both languages."""
    found = answer(
        capsysbinary, "ruling", "--time", "2016-07-08T21:30:00Z", "--at", "Homs",
        "--between", "Syrian army", "Free Syrian Army",
    )  # fmt: skip
    truce = next(one for one in found["truces"] if one["ref"] == "sy-2016-07-06")
    assert found["answer"] == truce["answer"] == "CONTESTED"
    assert truce["binds"] == {"A": "YES", "B": "CONDITIONAL"}
    assert truce["window"]["stated_hours"] == 71.0
    assert truce["window"]["nominal"] == "PT72H"
    assert {"nominal_mismatch", "gap"} <= set(truce["window"]["flags"])
    assert truce["exclusions"] == {"stated": False, "items": []}
    assert all(why["en"] and why["ar"] for why in truce["because"])
    assert found["record"] is None


def test_the_same_question_gives_the_same_bytes(capsysbinary):
    """Byte for byte."""
    arguments = ["ruling", "--time", "2016-07-10T10:00:00Z", "--at", "حلب", "--json"]
    assert ask(capsysbinary, *arguments) == ask(capsysbinary, *arguments)


def test_a_local_time_is_taken_with_its_zone(capsysbinary):
    """13:00 in Damascus was 10:00 UTC."""
    found = answer(capsysbinary, "ruling", "--time", "2016-07-06T13:00", "--zone", "Asia/Damascus")
    assert found["question"]["time"] == "2016-07-06T10:00:00Z"


def test_a_ruling_rests_on_readings_in_a_record_and_on_its_head(here, capsysbinary):
    """The record's own truce is found; before it was learnt, nothing was known."""
    (here / "report.txt").write_text(REPORT)
    assert ask(capsysbinary, "add", "report.txt", "--published", "2031-05-03")[0] == 0
    found = answer(capsysbinary, *QUESTION, "--evidence", "record")
    assert found["record"]["size"] == 2
    assert len(found["record"]["root"]) == 64
    before = answer(capsysbinary, *QUESTION, "--evidence", "record", "--as-of", "2020-01-01")
    assert (before["answer"], before["truces"], before["record"]["size"]) == ("NO", [], 0)


def test_readings_in_a_file_are_evidence_too(here, capsysbinary):
    """What `hudna read --json` prints can be handed in."""
    (here / "report.txt").write_text(REPORT)
    _, out, _ = ask(capsysbinary, "read", "report.txt", "--json", "--published", "2031-05-03")
    (here / "readings.jsonl").write_bytes(out)
    found = answer(capsysbinary, *QUESTION, "--evidence", "record", "--from", "readings.jsonl")
    read = json.loads(out)["truces"]
    assert len(found["truces"]) <= max(len(read), 1)
    assert found["record"] is None


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ruling", "--time", "2016-07-06T10:00"], "no zone"),
        (["ruling", "--time", "soon"], "not a time"),
        (["ruling", "--time", "2016-07-06T10:00", "--zone", "Asia/Damascos"], "time zone"),
        (["ruling", "--time", "2016-07-06T10:00Z", "--at", "Homss"], "sy.homs"),
        (["ruling", "--time", "2016-07-06T10:00Z", "--between", "Syrian armi", "FSA"], "sy.army"),
        (["ruling", "--time", "2016-07-06T10:00Z", "--between", "FSA", "sy.fsa"], "two sides"),
        (["ruling", "--time", "2016-07-06T10:00Z", "--evidence", "record"], "no record"),
        (["ruling", "--time", "2016-07-06T10:00Z", "--from", "none.jsonl"], "cannot be read"),
        (["truces", "--on", "2016-02-31"], "2016-02-31"),
        (["screen", "none.csv"], "cannot be read"),
    ],
)
def test_bad_input_is_told_and_nothing_is_ruled(capsysbinary, arguments, words):
    """Exit status 2, one line that says what was expected."""
    status, out, err = ask(capsysbinary, *arguments)
    assert (status, out) == (2, b"")
    assert words in err


def test_a_file_that_holds_no_readings_is_refused(here, capsysbinary):
    """The line is named."""
    (here / "bad.jsonl").write_text('{"id": 1}\n')
    status, _, err = ask(capsysbinary, *QUESTION, "--from", "bad.jsonl")
    assert status == 2
    assert "bad.jsonl:1" in err


def test_truces_are_listed_and_written_as_a_calendar(here, capsysbinary):
    """One truce runs out within two days of that morning."""
    arguments = ["--on", "2016-07-10T10:00:00Z", "--expiring", "48", "--ics", "ends.ics"]
    found = answer(capsysbinary, "truces", *arguments)
    assert [(one["ref"], one["state"]) for one in found] == [("sy-2016-07-09", "in_force")]
    assert b"DTSTART:20160711T220000Z" in (here / "ends.ics").read_bytes()


def test_incidents_are_set_against_all_truces(here, capsysbinary):
    """A row a truce; rows that cannot be used are told and counted in the exit status."""
    (here / "i.csv").write_text(
        "id,time,place,a,b\n"
        "one,2016-07-07T10:00:00Z,Homs,Syrian army,FSA\n"
        "two,2016-07-07T10:00:00Z,Tbilisi,,\n"
        "three,2016-07-37,Homs,,\n"
    )
    status, out, err = ask(capsysbinary, "screen", "i.csv")
    rows = [line.split(",") for line in out.decode().splitlines()]
    assert status == 1
    assert rows[1][:5] == ["one", "2016-07-07T10:00:00Z", "sy.homs", "sy-2016-07-06", "YES"]
    assert rows[-1][:5] == ["two", "2016-07-07T10:00:00Z", "ge.tbilisi", "", "NO"]
    assert "row 4" in err
