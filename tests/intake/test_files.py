"""Files, directories and standard input become documents in a fixed order."""

import io

import pytest

from hudna.errors import InputError
from hudna.intake.files import load, plan
from hudna.intake.received import Fault, Given


def read(paths, stdin=b""):
    notes: list[str] = []
    return list(load(plan(paths, notes.append), Given(), notes.append, io.BytesIO(stdin))), notes


def test_missing_files_are_all_named_before_anything_is_read():
    """A long run does not stop half way for a slip in a name."""
    with pytest.raises(InputError, match=r"(?s)no-1.*no-2"):
        plan(["no-1", "no-2"], [].append)


def test_a_directory_is_read_in_the_order_of_names(tmp_path):
    """The same directory gives the same order on every machine."""
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt", "d.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    got, notes = read([str(tmp_path)])
    assert [document.text for document in got] == ["a.txt", "b.txt", "sub/c.txt"]
    assert "d.pdf" in notes[0]


@pytest.mark.parametrize(
    ("raw", "texts"),
    [
        (b"plain text", ["plain text"]),
        (b"", [""]),
        (b'{"text": "a"}\n{"text": "b"}\n', ["a", "b"]),
        (b'\xef\xbb\xbf{"text": "a"}\n', ["a"]),
        (b'\n \n{"text": "a"}\n', ["a"]),
    ],
)
def test_standard_input_is_lines_when_it_begins_with_a_brace(raw, texts):
    """Other tools send JSON lines, people send a text."""
    got, _ = read(["-"], raw)
    assert [document.text for document in got] == texts


def test_a_binary_file_is_a_fault_in_its_place(tmp_path):
    """The others are still read, in order."""
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "b.txt").write_bytes(bytes(range(256)) * 9)
    (tmp_path / "c.txt").write_text("c")
    got, _ = read([str(tmp_path)])
    assert [isinstance(item, Fault) for item in got] == [False, True, False]


def test_a_page_is_told_by_its_beginning(tmp_path):
    """A page saved under another name is still a page."""
    path = tmp_path / "saved"
    path.write_text(
        "<!DOCTYPE html><html><head><title>T</title></head><body><p>Words.</p></body></html>"
    )
    got, _ = read([str(path)])
    assert (got[0].title, got[0].text.strip()) == ("T", "Words.")


def test_an_old_page_is_read_in_the_encoding_it_names(tmp_path):
    """Archives of Arabic outlets are often windows-1256."""
    html = '<html><head><meta charset="windows-1256"></head><body><p>أعلن الجيش الهدنة.</p></body></html>'
    (tmp_path / "p.html").write_bytes(html.encode("cp1256"))
    got, _ = read([str(tmp_path)])
    assert got[0].text.strip() == "أعلن الجيش الهدنة."


def test_line_ends_are_kept(tmp_path):
    """Spans count in the file's own characters."""
    (tmp_path / "a.txt").write_bytes(b"one\r\ntwo\r")
    got, _ = read([str(tmp_path / "a.txt")])
    assert got[0].text == "one\r\ntwo\r"


def test_lines_in_utf_16_are_read(tmp_path):
    """Some Windows shells write JSON lines so."""
    (tmp_path / "a.jsonl").write_bytes('{"text": "a"}\n{"text": "b"}\n'.encode("utf-16"))
    got, _ = read([str(tmp_path / "a.jsonl")])
    assert [document.text for document in got] == ["a", "b"]
