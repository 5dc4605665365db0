"""Bytes become text."""

import pytest

from hudna.errors import InputError
from hudna.intake.encoding import decode

ARABIC = "قال المتحدث إن الهدنة ستبدأ فجر الثلاثاء، وإن «المعابر» ستبقى مفتوحة.\n" * 5
ENGLISH = "The spokesman said that the truce would begin at dawn on Tuesday.\n" * 5


@pytest.mark.parametrize("text", [ARABIC, ENGLISH, ARABIC + ENGLISH])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_encodings_give_the_text_back(text, encoding):
    """A report from any desktop is read as it was written, byte order mark left out."""
    assert decode(text.encode(encoding)).text == text


def test_windows_1256_is_told():
    """Old Arabic archives are read without being converted first."""
    got = decode(ARABIC.encode("cp1256"))
    assert (got.text, got.encoding) == (ARABIC, "cp1256")


def test_a_short_windows_1256_line_is_told():
    """One line is enough to tell Arabic letters."""
    line = "أعلن الجيش هدنة"
    assert decode(line.encode("cp1256")).text == line


def test_english_with_old_quotation_marks_is_told():
    """A windows-1252 English report keeps its letters."""
    line = "The army said \u201cwe keep our word\u201d and withdrew, the agency\u2019s man wrote."
    assert decode(line.encode("cp1252")).text == line


def test_the_encoding_a_page_names_is_tried_before_guessing():
    """The page's own word is better than a guess."""
    text = "caf\u00e9 \u20ac"
    assert decode(text.encode("cp1252"), declared="windows-1252").text == text


def test_an_encoding_that_does_not_exist_is_passed_over():
    """A page may name nonsense; its text is still read."""
    assert decode(ARABIC.encode("cp1256"), declared="no-such-thing").text == ARABIC


def test_a_little_damage_is_counted():
    """A file cut in the middle of a letter is read, and the damage is told."""
    got = decode((ARABIC * 20).encode()[:-3])
    assert (got.encoding, got.damaged) == ("utf-8", 1)


@pytest.mark.parametrize(
    "raw",
    [
        b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00" * 40,
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8,
        bytes(range(256)) * 40,
        b"PK\x03\x04" + b"\x00\x01\x02\x03\x04\x05" * 100,
    ],
)
def test_a_binary_file_is_refused(raw):
    """A picture or a program is not read as a report."""
    with pytest.raises(InputError):
        decode(raw)


def test_an_empty_file_is_an_empty_text():
    """An empty file is a report that says nothing."""
    assert decode(b"").text == ""
