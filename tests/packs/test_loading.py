import os

import pytest

from hudna.errors import PackError
from hudna.packs import NameEntry, load


def test_every_name_points_to_its_bearers(write_packs):
    """A capital is a place and a way to name its government."""
    packs = load(write_packs())
    assert [(entry.kind, entry.id) for entry in packs.names["tolm"]] == [
        ("capital", "aa"),
        ("place", "aa.tolm"),
    ]
    assert packs.names["alf"] == (
        NameEntry("actor", "aa.front", "en", cue=True, partisan=True, short=True),
    )
    assert [entry.cue for entry in packs.names["جبهه تحرير ارفانيا"]] == [False]


def test_a_demonym_agrees_and_stands_with_and_without_article(write_packs):
    """The forms of the pack and the sound plurals of the masculine."""
    names = load(write_packs()).names
    seen = {key: (names[key][0].gender, names[key][0].number) for key in (
        "ارفاني", "الارفاني", "الارفانيه", "ارفان", "الارفانيين", "arvanians"
    )}  # fmt: skip
    assert list(seen.values()) == [
        ("m", "s"), ("m", "s"), ("f", "s"), ("m", "p"), ("m", "p"), ("", "p"),
    ]  # fmt: skip


def test_the_first_word_tells_how_far_to_look(write_packs):
    """A matcher needs one lookup a token."""
    packs = load(write_packs())
    assert (packs.longest["arvanian"], packs.longest["جبهه"]) == (3, 3)
    assert "liberation" not in packs.longest


def test_verb_forms_are_found_with_and_without_hamza(write_packs):
    """أكد in the exact table, اكد in the folded one."""
    words = load(write_packs()).words["ar"]
    assert [entry.kind for entry in words.forms["أكد"]] == ["perfect"]
    assert words.folded["اكد"] == words.forms["أكد"]
    assert words.verbs[words.forms["يؤكدون"][0].verb].lemma == "أكد"
    assert not words.folded.keys() & words.forms.keys()


def test_a_function_word_is_no_verb_that_lost_its_hamza(write_packs):
    """هنا means here, whatever becomes of هنأ."""
    verb = '[[verb]]\nlemma = "هنأ"\nact = "welcome"\nframes = ["A"]\nsource = "unverified"\n'
    directory = write_packs(words_ar_verbs_more=verb)
    assert "هنا" in load(directory).words["ar"].folded
    (directory / "words/ar/clauses.toml").write_text('adverbs = ["هنا"]', encoding="utf-8")
    words = load(directory).words["ar"]
    assert "هنا" not in words.folded
    assert "هنأ" in words.forms


def test_verbs_keep_parsed_frames(write_packs):
    """Frames of the verbal noun are derived where the pack gives none."""
    verb = load(write_packs()).words["ar"].verbs[0]
    assert [[slot.kind for slot in frame.slots] for frame in verb.frames] == [
        ["C"], ["N"], ["list", "prep", "A"],
    ]  # fmt: skip
    assert [[slot.kind for slot in frame.slots] for frame in verb.masdar_frames] == [
        ["C"], ["prep", "N"], ["list", "prep", "A"],
    ]  # fmt: skip
    assert verb.masdar_cue
    assert verb.heads == {"بيان": {"بيانا", "رسالة"}}


def test_closed_lists_are_named_by_file_and_key(write_packs):
    """Nested tables are flattened; single words become a table; a source is no word."""
    words = load(write_packs()).words["en"]
    assert words.lists["clauses.negators"] == ("not", "never")
    assert words.lists["clauses.roles.head"] == ("president",)
    assert words.tables == {"clauses.roles": {"short": "pm"}}


def test_nouns_of_speech_are_found_by_every_form(write_packs):
    """بيانا and بيانات point to the same noun."""
    words = load(write_packs()).words["ar"]
    assert [words.noun_forms[form] for form in ("بيان", "بيانا", "بيانات")] == [(0,)] * 3


def test_the_cache_gives_back_the_same_packs(write_packs, tmp_path):
    """What is compiled once is read from then on."""
    directory, cache = write_packs(), tmp_path / "cache"
    first = load(directory, cache)
    assert len(list(cache.iterdir())) == 1
    assert load(directory, cache) == first


def test_a_broken_cache_is_made_again(write_packs, tmp_path):
    """Half a file never stops a run."""
    directory, cache = write_packs(), tmp_path / "cache"
    first = load(directory, cache)
    compiled = next(cache.iterdir())
    whole = compiled.read_bytes()
    compiled.write_bytes(whole[: len(whole) // 2])
    assert load(directory, cache) == first
    assert compiled.read_bytes() == whole


def test_old_packs_leave_the_cache(write_packs, tmp_path):
    """Each change of the data leaves a file of some megabytes behind."""
    cache = tmp_path / "cache"
    cache.mkdir()
    (cache / "notes.txt").write_text("somebody else's")
    for age in range(1, 12):
        old = cache / f"packs-{age:032x}-0.msgpack"
        old.write_bytes(b"")
        os.utime(old, (1_000_000_000 - age, 1_000_000_000 - age))
    directory = write_packs()
    first = load(directory, cache)
    kept = sorted(path.name[6:38].lstrip("0") for path in cache.glob("packs-000*"))
    assert kept == ["1", "2", "3", "4", "5"]
    assert (cache / "notes.txt").exists()
    assert load(directory, cache) == first


def test_a_cache_that_cannot_be_written_is_passed_over(write_packs, tmp_path):
    """A read-only home is no error."""
    (tmp_path / "cache").write_text("a file where a folder should be")
    assert load(write_packs(), tmp_path / "cache").actors.keys() == {"aa", "aa.front"}


def test_changed_data_is_another_digest(write_packs, tmp_path):
    """A reading names the knowledge it was made with."""
    first = load(write_packs(), tmp_path / "cache")
    second = load(write_packs(words_en_clauses_more="\n# a note\n"), tmp_path / "cache")
    assert len(first.digest) == 32
    assert first.digest != second.digest


def test_faults_are_told_together_with_file_entry_and_the_right_key(write_packs):
    """One run tells everything that is to be mended."""
    wrong = '[[place]]\nid = "aa.x"\nkind = "city"\nnames = { en = "X" }\nsource = "unverified"\n'
    verb = '[[verb]]\nlemma = "vow"\nact = "promise"\nframes = ["X"]\nsource = "unverified"\n'
    directory = write_packs(places_arvania=wrong, words_en_verbs=verb)
    with pytest.raises(PackError) as caught:
        load(directory)
    message = str(caught.value)
    assert "places/arvania.toml: aa.x: " in message
    assert "did you mean 'name'?" in message
    assert "words/en/verbs.toml: vow: frame 'X'" in message


def test_missing_folders_are_empty(write_packs):
    """Packs may be loaded in part."""
    directory = write_packs()
    (directory / "places" / "arvania.toml").unlink()
    (directory / "places").rmdir()
    assert load(directory).places == {}


def test_the_packs_that_come_with_the_program_load():
    """The data of the repository is sound."""
    packs = load()
    assert packs.words["ar"].forms
    assert packs.words["en"].forms
