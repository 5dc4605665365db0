from hudna.language.known import KnownWords, leads_article

KNOWN = KnownWords(
    {"nouns": ["هدنة", "قافلة"], "verbs": ["عبر", "يعبر"], "keep_waw": ["وكيل"], "hosts": ["من"]},
    ["بنغازي", "لقافلة"],
    ["أوضح"],
    ["ميثاق"],
)


def test_endings_are_allowed_for():
    """Lists hold stems; texts hold duals, plurals and feminines."""
    assert KNOWN.is_noun("قافلتين")
    assert KNOWN.is_verb("عبروا")
    assert KNOWN.is_imperfect("تعبرون")
    assert KNOWN.keeps("وكيله", KNOWN.keep_waw)


def test_packs_words_are_known_beside_the_lists():
    """A verb added to the packs needs no second entry."""
    assert KNOWN.is_known("اوضحت")
    assert KNOWN.is_known("ميثاق")


def test_a_name_piece_with_a_clitic_is_no_name_of_its_own():
    """Else every like word after it would stay unsplit."""
    assert KNOWN.is_whole("بنغازي")
    assert not KNOWN.is_whole("لقافله")


def test_taa_marbuta_is_restored_only_where_the_noun_is_known():
    """An unknown word keeps its open taa."""
    assert KNOWN.free_form("هدنت") == "هدنة"
    assert KNOWN.free_form("بنت") == "بنت"
    assert KNOWN.free_form("وزرائ") == "وزراء"


def test_an_article_behind_a_clitic_is_seen():
    """It is the surest sign of a clitic."""
    assert leads_article("والهدنه")
    assert leads_article("للهدنه")
    assert not leads_article("والد")
