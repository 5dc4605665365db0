"""Incidents from a file into the record, and against the truces."""

import csv
import io
import json

import pytest

from hudna.cli import main

HEAD = "id,time,place,country,a,b,deaths\n"
ROW = "1,2016-07-07,Homs,SYR,Military Forces of Syria (2000-2024),Free Syrian Army,2\n"
ODD = "2,2016-07-07,Nowhereville,SYR,Riders of Arland,Free Syrian Army,\n"
BAD = "3,2016-07-32,Homs,SYR,Syrian army,Free Syrian Army,\n"
EDGE = "4,2016-07-08,Homs,SYR,Syrian army,Free Syrian Army,\n"


pytestmark = pytest.mark.usefixtures("here")


def ask(capsysbinary, *arguments):
    status = main([*arguments])
    out, err = capsysbinary.readouterr()
    return status, out.decode(), err.decode()


def report(capsysbinary, *arguments):
    status, out, err = ask(capsysbinary, "import", "incidents", *arguments, "--json")
    assert status in (0, 1), err
    return json.loads(out)


def screened(capsysbinary, *arguments):
    _, out, _ = ask(capsysbinary, "screen", *arguments)
    return list(csv.DictReader(io.StringIO(out)))


def test_every_row_is_accepted_uncertain_or_rejected(here, capsysbinary):
    """What is doubtful is counted by its doubt, what is refused is told with its row."""
    (here / "list.csv").write_text(HEAD + ROW + ODD + BAD + ROW)
    found = report(capsysbinary, "list.csv")
    assert [found[key] for key in ("accepted", "uncertain", "rejected", "repeated")] == [1, 1, 1, 1]
    assert found["doubts"] == {"place.wider": 1, "side.unknown": 1}
    assert found["refused"][0]["row"] == 4
    assert [unknown["words"] for unknown in found["unknown"]] == ["Riders of Arland"]
    assert found["licence"]


def test_the_same_table_twice_is_kept_once(here, capsysbinary):
    """And a row in another form supersedes the form before."""
    (here / "list.csv").write_text(HEAD + ROW + EDGE)
    first = report(capsysbinary, "list.csv", "--source", "Desk")
    again = report(capsysbinary, "list.csv", "--source", "Desk")
    (here / "list.csv").write_text(HEAD + ROW.replace(",2\n", ",5\n") + EDGE)
    later = report(capsysbinary, "list.csv", "--source", "Desk")
    counts = [
        [each[key] for key in ("added", "changed", "known")] for each in (first, again, later)
    ]
    assert counts == [[2, 0, 0], [0, 0, 2], [0, 1, 1]]
    assert ask(capsysbinary, "verify")[0] == 0


def test_a_changed_row_is_screened_as_it_stands_now_and_as_it_stood_then(here, capsysbinary):
    """The old answer stays reproducible."""
    (here / "list.csv").write_text(HEAD + ROW)
    report(capsysbinary, "list.csv", "--source", "Desk")
    _, out, _ = ask(capsysbinary, "log", "--json")
    cut = max(json.loads(line)["learnt"] for line in out.splitlines())
    before = screened(capsysbinary, "--record", "hudna.db")
    (here / "list.csv").write_text(HEAD + ROW.replace("2016-07-07", "2016-07-20"))
    report(capsysbinary, "list.csv", "--source", "Desk")
    assert {row["truce"] for row in before} == {"sy-2016-02-27", "sy-2016-07-06"}
    assert {row["truce"] for row in screened(capsysbinary)} == {"sy-2016-02-27"}
    # What the packs knew of the truces was known then too.
    assert screened(capsysbinary, "--as-of", cut) == before


def test_a_row_that_was_overruled_is_left_out(here, capsysbinary):
    """A person says with a reason that it never was."""
    (here / "list.csv").write_text(HEAD + ROW)
    report(capsysbinary, "list.csv")
    (name,) = {row["id"] for row in screened(capsysbinary)}
    assert ask(capsysbinary, "overrule", name, "--because", "the list withdrew it")[0] == 0
    assert screened(capsysbinary) == []


def test_a_day_across_the_edge_of_a_truce_is_undecided(here, capsysbinary):
    """The truce of 6 July ended in the night of 8 July; the day alone cannot tell."""
    (here / "list.csv").write_text(HEAD + ROW + EDGE)
    found = {(row["id"], row["truce"]): row for row in screened(capsysbinary, "list.csv")}
    assert found["1", "sy-2016-07-06"]["answer"] == "YES"
    edge = found["4", "sy-2016-07-06"]
    assert edge["answer"] == "YES"
    assert edge["time"] == "2016-07-07T21:00:00Z/2016-07-08T20:59:59Z"
    (here / "first.csv").write_text(HEAD + EDGE.replace("07-08", "07-06"))
    (first,) = [
        row for row in screened(capsysbinary, "first.csv") if row["truce"] == "sy-2016-07-06"
    ]
    assert first["answer"] == "UNKNOWN"
    assert first["because"].startswith("boundary_uncertain")


def test_names_that_nobody_knows_are_given_by_hand(here, capsysbinary):
    """A table of words and ids; an id that is none is refused."""
    (here / "list.csv").write_text(HEAD + ODD)
    (here / "names.csv").write_text("words,id\nRiders of Arland,sy.army\nNowhereville,sy.homs\n")
    found = report(capsysbinary, "list.csv", "--names", "names.csv", "--check")
    assert (found["accepted"], found["unknown"]) == (1, [])
    (here / "names.csv").write_text("words,id\nRiders of Arland,sy.riders\n")
    status, _, err = ask(capsysbinary, "import", "incidents", "list.csv", "--names", "names.csv")
    assert status == 2
    assert "sy.riders" in err


def test_nothing_is_kept_of_a_check_or_of_what_is_no_table(here, capsysbinary):
    """No record is begun."""
    (here / "list.csv").write_text(HEAD + ROW)
    report(capsysbinary, "list.csv", "--check")
    (here / "bad.csv").write_text(HEAD + BAD)
    assert ask(capsysbinary, "import", "incidents", "bad.csv")[0] == 2
    assert ask(capsysbinary, "import", "incidents", "missing.csv")[0] == 2
    assert not (here / "hudna.db").exists()


def test_the_report_is_told_in_either_language(here, capsysbinary, monkeypatch):
    """The words around it; the cells stay as they are."""
    (here / "list.csv").write_text(HEAD + ROW + ODD + BAD)
    english = ask(capsysbinary, "import", "incidents", "list.csv", "--check")[1]
    monkeypatch.setenv("HUDNA_LANGUAGE", "ar")
    arabic = ask(capsysbinary, "import", "incidents", "list.csv", "--check")[1]
    assert "rows used with reserve" in english
    assert "صفوف تُستعمل بتحفّظ" in arabic
    assert "Riders of Arland" in english
    assert "Riders of Arland" in arabic


def test_a_clock_time_without_a_zone_is_asked_back(here, capsysbinary):
    """Where no place tells the zone."""
    (here / "list.csv").write_text(HEAD + "1,2016-07-07T10:00,Nowhereville,,A,B,\n")
    status, _, err = ask(capsysbinary, "screen", "list.csv")
    assert status == 1
    assert "has no zone" in err
    assert ask(capsysbinary, "screen", "list.csv", "--zone", "Asia/Damascus")[0] == 0
