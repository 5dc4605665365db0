from hudna.language.lexicon import build_lexicon


def test_lists_are_taken_by_subject():
    """The packs key every list by file and key."""
    lexicon = build_lexicon(
        {"sentences.speech": ["قال"], "clitics.whole": ["لكن"], "times.units": ["يوم"]},
        {"sentences.tails": ["led"]},
        names=["israel"],
    )
    assert lexicon.ar.speech == {"قال"}
    assert lexicon.en.tails == {"led"}
    assert lexicon.names == {"israel"}
    assert lexicon.segmenter.word("لكن").prep == ""


def test_other_languages_get_the_english_lists():
    """A text in neither language is still cut into sentences."""
    lexicon = build_lexicon({}, {"sentences.abbreviations": ["mr"]})
    assert lexicon.lists("und").abbreviations == {"mr"}
