"""The command line, as a person and as another program meet it."""

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time

import pytest

from hudna.cli import main
from hudna.monitor import DATA

LINE = b'{"id": "%s", "text": "The army said the truce held."}\n'


@pytest.fixture
def run(monkeypatch, capsysbinary):
    """Runs a command in this process: (status, standard output, standard error)."""

    def run(*arguments, stdin=b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            status = stop.code
        out, err = capsysbinary.readouterr()
        return status, out, err.decode()

    return run


def readings(out: bytes) -> list[dict]:
    return [json.loads(line) for line in out.splitlines()]


def test_json_lines_are_answered_in_order_with_their_ids(run):
    """The scorer and other tools match answers by place."""
    status, out, _ = run("read", "--json", stdin=LINE % b"a" + LINE % b"b")
    assert status == 0
    assert [reading["document"]["given_id"] for reading in readings(out)] == ["a", "b"]


def test_the_json_has_the_keys_of_the_contract(run):
    """Tools outside rely on these names."""
    _, out, _ = run("read", "--json", "--published", "2021-03-14", stdin=b"The army said so.")
    (got,) = readings(out)
    assert (
        " ".join(got) == "reader document mentions times statements events truces counts proposals"
    )
    assert set(got["document"]) >= {
        "id",
        "given_id",
        "language",
        "title",
        "outlet",
        "url",
        "published",
        "dated",
        "text",
        "body",
    }
    assert set(got["document"]["dated"]) == {"from", "to", "basis", "because"}
    assert got["document"]["published"] == "2021-03-14"


def test_an_empty_document_is_a_reading_with_empty_lists(run):
    """Nothing to read is not an error."""
    status, out, _ = run("read", "--json", stdin=b"")
    (got,) = readings(out)
    assert (status, got["statements"], got["mentions"], got["times"]) == (0, [], [], [])


def test_a_bad_line_is_told_by_its_number_and_the_rest_is_read(run):
    """Status 1 says that some documents failed; nothing is lost silently."""
    status, out, err = run("read", "--json", stdin=LINE % b"a" + b"{broken\n" + LINE % b"c")
    assert status == 1
    assert [reading["document"]["given_id"] for reading in readings(out)] == ["a", "c"]
    assert "line 2" in err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["read", "no-such-file.txt"], "no-such-file.txt"),
        (["read", "--published", "2021-02-30"], "2021-02-30"),
        (["read", "--language", "arabic"], "did you mean ar"),
        (["read", "--jobs", "-1"], "0 to 1024"),
        (["read", "--json", "--table"], "not allowed with"),
        (["read", "--html", "no-such-directory/page.html"], "no-such-directory"),
        (["reed"], "reed"),
        ([], "COMMAND"),
    ],
)
def test_bad_use_is_status_2_with_a_clear_message(run, arguments, told):
    """A slip is told before anything is read."""
    status, out, err = run(*arguments, stdin=b"text")
    assert (status, out) == (2, b"")
    assert told in err


def test_a_binary_file_alone_is_bad_use_and_among_others_a_failure(run, tmp_path, samples):
    """2 when nothing could be read, 1 when something was."""
    binary = tmp_path / "b.txt"
    binary.write_bytes(bytes(range(256)) * 9)
    assert run("read", "--json", binary)[0] == 2
    status, out, err = run("read", "--json", binary, samples / "talks-reopen.en.txt")
    assert (status, len(readings(out))) == (1, 1)
    assert "not text" in err


@pytest.mark.parametrize("jobs", ["1", "2", "0"])
def test_the_bytes_are_the_same_for_any_number_of_workers(run, samples, jobs):
    """More cores change the time, never the answer."""
    one = run("read", "--json", samples)[1]
    assert run("read", "--json", "--jobs", jobs, samples)[1] == one


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_the_bytes_are_the_same_for_any_hash_seed(run, samples, seed):
    """No order of a set gets out."""
    here = run("read", "--json", samples)[1]
    command = [sys.executable, "-m", "hudna.cli", "read", "--json", str(samples)]
    got = subprocess.run(
        command, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}, check=True
    )
    assert got.stdout == here


def test_every_sample_reads_as_summary_table_and_page(run, samples, tmp_path):
    """Each form of output works on every kind of input."""
    page = tmp_path / "page.html"
    assert run("read", samples)[0] == 0
    status, out, _ = run("read", "--table", samples)
    assert (status, len({row.count(b"\t") for row in out.splitlines()})) == (0, 1)
    assert run("read", "--html", page, samples)[0] == 0
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")


def test_the_page_does_not_overwrite_an_input(run, tmp_path):
    """A slip in the order of names does not cost a report."""
    report = tmp_path / "report.txt"
    report.write_text("The army said so.")
    status, _, err = run("read", "--html", report, report)
    assert (status, report.read_text()) == (2, "The army said so.")
    assert "inputs" in err


def test_the_options_fill_what_a_document_does_not_say(run):
    """Day, outlet and language of a whole call."""
    _, out, _ = run("read", "--json", "--outlet", "Wire", "--language", "en", stdin=b"Said.")
    document = readings(out)[0]["document"]
    assert (document["outlet"], document["language"]) == ("Wire", "en")


def test_the_version_is_printed(run):
    """Bug reports can name it."""
    assert run("--version")[1].startswith(b"hudna 0.")


def test_packs_check_fails_on_faulty_packs(run, tmp_path):
    """A pack without sources does not pass the checks."""
    packs = tmp_path / "data"
    shutil.copytree(DATA, packs)
    (packs / "actors" / "a.toml").write_text('[[actor]]\nid = "x.y"\nkind = "nonsense"\n')
    status, out, _ = run("packs", "check", packs)
    assert status == 1
    assert b"actors/a.toml" in out


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_ends_it_cleanly(jobs):
    """Ctrl-C stops reader and workers, with a word and no traceback."""
    command = [sys.executable, "-m", "hudna.cli", "read", "--json", "--jobs", jobs]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdin.write(LINE % b"a" * 200)
        process.stdin.flush()
        if jobs == "1":
            process.stdout.readline()
        else:
            time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"interrupted" in err
    assert b"Traceback" not in err


def test_a_reader_that_leaves_early_is_no_error(tmp_path):
    """`hudna read --json … | head -1` ends without a traceback."""
    lines = tmp_path / "many.jsonl"
    lines.write_bytes(LINE % b"a" * 2000)
    command = [sys.executable, "-m", "hudna.cli", "read", "--json", str(lines)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()
    assert process.returncode == 128 + signal.SIGPIPE
    assert err == b""
