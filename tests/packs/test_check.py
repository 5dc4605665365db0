import pytest

from hudna.packs.check import check

ACTOR = '[[actor]]\nid = "{id}"\nkind = "body"\nname = {{ en = "{name}" }}\n{more}\n'
PLACE = '[[place]]\nid = "{id}"\nkind = "town"\nname = {{ ar = "{name}" }}\n{more}\n'
SOURCE = 'source = "unverified"'


def messages(faults, entry):
    return [fault.message for fault in faults if fault.entry == entry]


def test_sound_packs_have_no_fault(write_packs):
    """The small packs are the measure."""
    assert check(write_packs()) == []


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("", "has no source"),
        (SOURCE + '\ncountry = "SYRI"', "did you mean 'SYR'?"),
        (SOURCE + '\nparent = "aa.fron"', "did you mean 'aa.front'?"),
        (SOURCE + '\nsuccessor = "zz"', "successor 'zz' is no actor"),
        (SOURCE + "\nsince = 2012-01-01\nuntil = 2011-01-01", "is later than until"),
        (SOURCE + '\npartisan = ["Zed"]', "is not in `also`"),
        (SOURCE + '\noffice = [{ title = { en = "head" }, of = "ab", source = "x" }]', "office of"),
        (SOURCE + '\noffice = [{ title = { en = "head" } }]', "an office has no source"),
    ],
)
def test_a_fault_of_an_actor_is_told(write_packs, more, said):
    """File, entry, what was expected and the nearest right word."""
    faults = check(write_packs(actors_arvania_more=ACTOR.format(id="ab.x", name="Zed", more=more)))
    assert any(said in message for message in messages(faults, "ab.x"))


def test_an_id_stands_once(write_packs):
    """Two entries of one id would hide each other."""
    again = ACTOR.format(id="aa", name="Zed", more=SOURCE)
    faults = check(write_packs(actors_arvania_more=again))
    assert any("stands already" in message for message in messages(faults, "aa"))


def test_a_shared_name_is_a_clash_unless_the_dates_part_it(write_packs):
    """A text of a day must be able to tell them apart."""
    one = ACTOR.format(id="ab.x", name="Zed", more=SOURCE + "\nuntil = 2001-01-01")
    two = ACTOR.format(id="ab.y", name="Zed", more=SOURCE + "\nsince = 2001-01-02")
    three = ACTOR.format(id="ab.z", name="Zed", more=SOURCE + "\ncue = true")
    faults = check(write_packs(actors_arvania_more=one + two + three))
    assert faults == []
    two = ACTOR.format(id="ab.y", name="Zed", more=SOURCE)
    faults = check(write_packs(actors_arvania_more=one + two))
    assert messages(faults, "ab.y") == ["shares the name 'zed' with ab.x; one needs cue or dates"]


def test_a_name_without_letters_is_dead(write_packs):
    """An entry that no text can name is of no use."""
    faults = check(write_packs(actors_arvania_more=ACTOR.format(id="ab.x", name="-", more=SOURCE)))
    assert any("dead entry" in message for message in messages(faults, "ab.x"))


@pytest.mark.parametrize("name", ["أكد", "اكدت", "يناير", "الخميس"])
def test_a_homograph_needs_a_cue(write_packs, name):
    """A town that is also a verb, a month or a weekday is taken only with a sign."""
    place = PLACE.format(id="ab.x", name=name, more=SOURCE)
    faults = check(write_packs(places_arvania_more=place))
    assert any("set cue = true" in message for message in messages(faults, "ab.x"))
    place = PLACE.format(id="ab.x", name=name, more=SOURCE + "\ncue = true")
    assert check(write_packs(places_arvania_more=place)) == []


@pytest.mark.parametrize(("listed", "told"), [("people", True), ("agencies", False)])
def test_a_list_of_names_makes_no_homograph(write_packs, listed, told):
    """`Tass` among the agencies is the agency itself, not a word it could be taken for."""
    words = f'{SOURCE}\n{listed} = ["tass"]\n'
    actor = ACTOR.format(id="ab.x", name="The Tass", more=SOURCE)
    faults = check(write_packs(words_en_clauses=words, actors_arvania_more=actor))
    assert any("set cue = true" in message for message in messages(faults, "ab.x")) == told
    actor = ACTOR.format(id="ab.x", name="The Tass", more=SOURCE + "\ncue = true")
    assert check(write_packs(words_en_clauses=words, actors_arvania_more=actor)) == []


def test_a_name_may_speak_in_a_closed_class(write_packs):
    """`homographs.names` parts the word that is a name from the words of its class."""
    words = f'{SOURCE}\npeople = ["kremlin"]\n'
    names = f'{SOURCE}\nnames = ["kremlin"]\n'
    actor = ACTOR.format(id="ab.x", name="the Kremlin", more=SOURCE)
    data = write_packs(words_en_clauses=words, actors_arvania_more=actor)
    assert any("set cue = true" in message for message in messages(check(data), "ab.x"))
    (data / "words" / "en" / "homographs.toml").write_text(names)
    assert check(data) == []


def test_a_frame_that_does_not_parse_is_told(write_packs):
    """With the frame and what a slot may be."""
    verb = f'[[verb]]\nlemma = "vow"\nact = "promise"\nframes = ["to X"]\n{SOURCE}\n'
    faults = check(write_packs(words_en_verbs_more=verb))
    assert any("'X' is no slot" in message for message in messages(faults, "vow"))


def test_an_act_of_no_frame_is_told(write_packs):
    """A key of acts that no frame can reach never fires."""
    verb = '[[verb]]\nlemma = "vow"\nact = "promise"\nframes = ["to N"]\nacts = { too = "warn" }\n'
    faults = check(write_packs(words_en_verbs_more=verb + SOURCE))
    assert messages(faults, "vow") == ["acts: 'too' stands in no frame; did you mean 'to'?"]


def test_an_unknown_key_is_told_with_the_nearest(write_packs):
    """The checker goes on where the loader must stop."""
    place = PLACE.format(id="ab.x", name="زد", more=SOURCE + '\nparnt = "aa.tolm"')
    faults = check(write_packs(places_arvania_more=place))
    assert any("did you mean 'parent'?" in message for message in messages(faults, "ab.x"))


def test_unsorted_entries_are_a_warning(write_packs):
    """Order is for the reader of the file; nothing breaks."""
    entries = ACTOR.format(id="ab.b", name="Zed", more=SOURCE)
    entries += ACTOR.format(id="ab.a", name="Zad", more=SOURCE)
    faults = check(write_packs(actors_arvania_more=entries))
    assert [(fault.level, fault.entry) for fault in faults] == [("warning", "ab.a")]


def test_a_file_that_is_no_toml_is_told(write_packs):
    """A broken file is named; the others are still checked."""
    faults = check(write_packs(words_en_clauses="negators = ["))
    assert [fault.file for fault in faults] == ["words/en/clauses.toml"]


def test_a_letter_that_ends_words_is_told_inside_one(write_packs):
    """Names taken over from other alphabets' keyboards are never found in a text."""
    faults = check(write_packs(places_arvania=PLACE.format(id="ab.x", name="زىد", more=SOURCE)))
    assert [fault.level for fault in faults] == ["warning"]
