"""The commands of the record, as a person and as another program meet them."""

import io
import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from hudna import cli
from hudna.cli import main

ARMY = "The army said on Tuesday that the cease-fire would begin at dawn in Hodeida.\n"
COMMITTEE = "قالت اللجنة يوم الأربعاء إن الهدنة ما زالت قائمة في الحُديدة.\n"


@pytest.fixture
def run(monkeypatch, capsysbinary, tmp_path):
    """Runs a command in this process, in a folder of its own: (status, out, err)."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HUDNA_AUTHOR", "tester")
    monkeypatch.delenv("HUDNA_RECORD", raising=False)

    def run(*arguments, stdin=b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            status = stop.code
        out, err = capsysbinary.readouterr()
        return status, out.decode(), err.decode()

    return run


@pytest.fixture
def desk(run, tmp_path):
    """A record with two documents and their readings; gives the documents' short names."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(ARMY, "utf-8")
    (tmp_path / "in" / "b.txt").write_text(COMMITTEE, "utf-8")
    status, out, _ = run("add", "in")
    assert status == 0
    return [line.split("\t")[0] for line in out.splitlines()]


def lines(out: str) -> list[dict]:
    return [json.loads(line) for line in out.splitlines()]


def test_documents_and_readings_are_added_once(run, desk):
    """The same document twice is one; its reading too."""
    status, out, err = run("add", "in", "in/a.txt")
    assert status == 0
    assert [line.split("\t")[:2] for line in out.splitlines()] == [[name, "known"] for name in desk]
    assert "0 added, 2 known already" in err
    kinds = [line["kind"] for line in lines(run("log", "--json")[1])]
    assert kinds == ["reading", "document", "reading", "document"]


def test_a_stream_is_added(run):
    """Another program may feed the record."""
    line = json.dumps({"id": "1", "text": ARMY, "published": "2021-03-14"}).encode()
    status, out, _ = run("add", "-", stdin=line + b"\n" + b"{broken\n")
    assert (status, len(out.splitlines())) == (1, 1)
    assert run("add", "no-such-file")[0] == 2


def test_a_document_is_found_by_its_words(run, desk):
    """Both scripts, whatever the spelling."""
    for query, found in (("ceasefire", [0]), ("بالهدنة", [1]), ("الحديدة", [1]), ("snow", [])):
        assert [
            desk.index(line["id"]) for line in lines(run("search", "--json", query)[1])
        ] == found


def test_an_entry_is_shown_with_what_rests_on_it(run, desk):
    """By its short name, or as much of it as is needed."""
    status, out, _ = run("show", desk[0], "--json")
    (shown,) = lines(out)
    assert (status, shown["content"]["text"]) == (0, ARMY)
    (reading,) = shown["dependants"]
    assert (reading["kind"], reading["about"]) == ("reading", [desk[0]])
    assert run("show", desk[0].replace("-", "")[:6])[1] == run("show", desk[0])[1]
    assert "cease-fire would begin" in run("show", reading["id"])[1]
    assert run("show", "zuzu-zuzu")[0] == 2
    assert run("show", "not a name")[0] == 2


def test_an_answer_as_of_a_time_stays_byte_for_byte(run, desk):
    """What was known at the cut-off is printed the same for ever."""
    newest = lines(run("log", "--json")[1])[0]["learnt"]
    commands = [
        (command, *arguments, "--as-of", newest, *form)
        for command, *arguments in (("log",), ("show", desk[0]), ("search", "truce"))
        for form in ((), ("--json",))
    ]
    before = [run(*command) for command in commands]
    run("correct", desk[0], "--because", "the truce was dated wrongly")
    run("add", "-", stdin=b"A truce was announced in the north.")
    assert [run(*command) for command in commands] == before
    assert run("log", "--as-of", "1999-01-01")[1] == ""
    assert run("log", "--as-of", "19:30")[0] == 2


def test_a_correction_supersedes_and_keeps_what_was(run, desk, tmp_path):
    """Who, why, and what rests on it."""
    (tmp_path / "value.json").write_text('{"published": "2021-03-15"}')
    status, out, _ = run("correct", desk[0], "--because", "wrong day", "--with", "value.json")
    first = out.split("\t")[0]
    assert status == 0
    assert "rests on it\treading" in out
    second = run("correct", desk[0], "--because", "wrong again", "--author", "amal")[1].split("\t")[
        0
    ]
    shown = lines(run("show", second, "--json")[1])[0]
    assert shown["entry"]["about"] == [first]
    assert (shown["entry"]["author"], shown["content"]["because"]) == ("amal", "wrong again")
    assert lines(run("show", desk[0], "--json")[1])[0]["entry"]["changed_by"] == [first]
    assert run("review", desk[0], "--because", "  ")[0] == 2
    assert run("overrule", desk[0], "--because", "x", "--with", "in/a.txt")[0] == 2


def test_a_redaction_destroys_the_words_and_the_reading_of_them(run, desk):
    """It asks first; afterwards no command and no file has the words."""
    status, out, err = run("redact", desk[0], "--because", "a person is named")
    assert (status, "cannot be undone" in err) == (2, True)
    assert "cease-fire" in out
    status, out, _ = run("redact", desk[0], "--because", "a person is named", "--yes")
    assert status == 0
    assert "destroyed" in run("show", desk[0])[1]
    assert run("search", "ceasefire")[1] == ""
    assert run("verify")[0] == 0
    assert "2 contents destroyed" in run("verify")[1]
    for path in Path().glob("hudna.db*"):
        assert b"cease" not in path.read_bytes()
    assert run("redact", desk[0], "--because", "again", "--yes")[0] == 2


def test_a_head_is_signed_and_an_entry_proved_to_an_outsider(run, desk, checkout):
    """With nothing but the proof, the public key, and another program."""
    assert run("show", desk[0], "--proof", "-")[0] == 2
    status, note, err = run("checkpoint", "--new-key", "desk.key", "--name", "example.org/desk")
    public = err.split("to give away: ")[1].split("\n")[0]
    assert status == 0
    assert Path("desk.key").stat().st_mode & 0o777 == 0o600
    Path("head.txt").write_text(note, "utf-8")
    assert run("verify", "--checkpoint", "head.txt", "--public", public)[0] == 0
    assert run("show", desk[0], "--proof", "entry.tlog-proof")[0] == 0
    status, out, _ = run("verify", "--proof", "entry.tlog-proof", "--public", public)
    assert status == 0
    assert "cease-fire" in out
    assert "cease-fire" not in run("show", desk[0], "--proof", "-", "--closed")[1]
    program = checkout / "tools" / "verify_record.py"
    for arguments in (["hudna.db"], ["hudna.db", "head.txt", public], ["entry.tlog-proof", public]):
        done = subprocess.run(
            [sys.executable, program, *arguments], capture_output=True, text=True, check=False
        )
        assert done.stdout.startswith("holds:"), done.stderr
    assert run("checkpoint", "--key", "desk.key")[0] == 0
    assert run("checkpoint", "--new-key", "desk.key")[0] == 2


def test_a_proof_that_was_changed_does_not_hold(run, desk, checkout):
    """Here and in the other program."""
    run("checkpoint", "--new-key", "k")
    proof = run("show", desk[1], "--proof", "-")[1]
    Path("bad.tlog-proof").write_text(proof.replace("index 2", "index 1"), "utf-8")
    status, _, err = run("verify", "--proof", "bad.tlog-proof")
    assert (status, "does not hold" in err) == (2, True)
    program = checkout / "tools" / "verify_record.py"
    done = subprocess.run(
        [sys.executable, program, "bad.tlog-proof"], capture_output=True, text=True, check=False
    )
    assert done.returncode != 0


def test_a_copy_is_the_record_and_comes_home_by_merging(run, desk):
    """Field work on a copy; two corrections of one thing are listed."""
    head = run("verify", "--json")[1]
    assert run("copy", "hudna.db", "field.db")[0] == 0
    assert run("verify", "--record", "field.db", "--json")[1] == head
    run("add", "--record", "field.db", "-", stdin=b"A truce was announced in the north.")
    run("correct", "--record", "field.db", desk[0], "--because", "seen there")
    run("correct", desk[0], "--because", "told here")
    status, out, _ = run("merge", "field.db", "--json")
    (merged,) = lines(out)
    assert (status, merged["shared"], merged["added"]) == (1, 4, 3)
    assert [conflict["clash"] for conflict in merged["conflicts"]] == ["both_changed"]
    assert run("search", "north")[1].count("\n") == 1
    assert run("correct", desk[0], "--because", "which of the two?")[0] == 2
    assert run("verify")[0] == 0
    assert run("copy", "hudna.db", "field.db")[0] == 2


@pytest.mark.usefixtures("desk")
def test_a_file_that_is_no_record_is_told_and_left_alone(run, monkeypatch):
    """Status 2, nothing written, whichever the command."""
    before = Path("in/a.txt").read_bytes()
    for command in (["add", "in"], ["log"], ["verify"], ["search", "a"], ["merge", "hudna.db"]):
        status, _, err = run(*command, "--record", "in/a.txt")
        assert (status, "not a record" in err) == (2, True)
    assert Path("in/a.txt").read_bytes() == before
    monkeypatch.setenv("HUDNA_RECORD", "elsewhere.db")
    assert run("log")[0] == 2
    assert not Path("elsewhere.db").exists()


def test_a_text_cannot_steer_the_terminal(run):
    """Titles come from anywhere."""
    run("add", "-", stdin=b'{"text": "The army said so.", "title": "\\u001b[2Jred\\u202e"}')
    for command in (
        ("log",),
        ("search", "army"),
        ("show", lines(run("log", "--json")[1])[1]["id"]),
    ):
        out = run(*command)[1]
        assert "red" in out
        assert "\x1b" not in out
        assert "\u202e" not in out


@pytest.mark.usefixtures("desk")
def test_a_changed_byte_is_a_fault(run):
    """Status 1, and where."""
    raw = sqlite3.connect("hudna.db")
    raw.execute("DROP TRIGGER entry_no_update")
    raw.execute("UPDATE entry SET kind = 'review' WHERE position = 2")
    raw.commit()
    raw.close()
    status, out, _ = run("verify")
    assert status == 1
    assert "FLAW entry 2" in out
    flaws = lines(run("verify", "--json")[1])[0]["flaws"]
    assert [flaw["entry"] for flaw in flaws] == ["entry 2"]


def test_reading_needs_nothing_of_the_record():
    """`hudna read` starts as fast as before."""
    code = (
        "import sys; from hudna.cli import main; main(['read', '--json', '-']);"
        "print(sorted({name.split('.')[0] for name in sys.modules}"
        " & {'cryptography', 'sqlite3', 'psycopg', 'getpass'}), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input="The army said so.", capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    assert done.stderr.strip() == "[]"
    assert cli.WELL == 0


def test_the_words_around_are_in_arabic_for_who_reads_arabic(tmp_path, monkeypatch, capsysbinary):
    """The contents stay as they are; so do ids and columns."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HUDNA_LANGUAGE", "ar_SY.UTF-8")
    (tmp_path / "a.txt").write_text("A truce began in Arville on 3 May 2031, the army said.")
    assert main(["add", "a.txt"]) == 0
    name, state, _ = capsysbinary.readouterr().out.decode().split("\t")
    assert state == "added"
    assert main(["show", name]) == 0
    assert "النوع" in capsysbinary.readouterr().out.decode()
    assert main(["verify"]) == 0
    assert "السجل سليم" in capsysbinary.readouterr().out.decode()
    assert main(["search", "truce"]) == 0
    assert "عدد ما وُجد: 1" in capsysbinary.readouterr().err.decode()
    assert main(["truces", "--on", "2016-07-10"]) == 0
    assert "متنازع فيها" in capsysbinary.readouterr().out.decode()
