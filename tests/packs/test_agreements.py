"""Known truces: claims side by side, and faults that are told."""

from pathlib import Path

import pytest

import hudna.packs
from hudna.errors import PackError
from hudna.packs.agreements import load_agreements

DATA = Path(hudna.packs.__file__).parent / "data" / "agreements"


def test_the_table_of_known_truces_is_whole():
    """All of the table's rows are there, each once."""
    assert len(load_agreements(DATA)) == 62


def test_a_beginning_claimed_three_ways_is_three_claims():
    """Nothing is chosen between sources that differ."""
    entry = {entry.id: entry for entry in load_agreements(DATA)}["sy-2016-04-30-lat"]
    assert [claim.at for claim in entry.starts] == [
        "2016-04-30T01:00",
        "2016-04-30T00:01",
        "2016-05-01T00:01",
    ]


def test_a_missing_folder_gives_no_truces(tmp_path):
    """Packs without known truces are packs."""
    assert load_agreements(tmp_path / "none") == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[agreement]]\nid = "a"\nname = "A"\nsources = ["x"]\n', "no address"),
        ('[[agreement]]\nid = "a"\n', "name"),
        ('[[agreement]]\nid = "a"\nname = "A"\n' * 2, "stands twice"),
        ("[[", "is not TOML"),
    ],
)
def test_a_faulty_entry_is_told(tmp_path, text, told):
    """The message says what is wrong."""
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    with pytest.raises(PackError, match=told):
        load_agreements(tmp_path)
