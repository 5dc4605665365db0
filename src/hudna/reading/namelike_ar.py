"""Arabic words that may be somebody's name: unknown to every list, in any usual ending."""

from hudna.language.words import Word
from hudna.reading.layers import Layers
from hudna.reading.lexicon import WORD

NISBA = ("ي", "ية", "يون", "يين", "يان", "يتان", "يات")
_DUAL = ("ان", "ا", "ي", "ين")


def is_nisba(word: Word) -> bool:
    """Tell whether a word ends like an adjective of belonging («سوري», «سوريون»)."""
    norm = word.norm
    return len(norm) > 3 and norm.endswith(NISBA)


def _is_dual_nisba(layers: Layers, word: Word) -> bool:
    """Tell whether «…يان» is two of something («سوريان»), not a name («ساركسيان»)."""
    one = word.core[:-2]
    if one in layers.lexicon.adjectives or one in layers.lexicon.nouns:
        return True
    entries = layers.packs.names.get(one, ())
    return any(entry.kind == "demonym" for entry in entries)


def family_name(layers: Layers, j: int) -> bool:
    """Tell whether a bare noun after a given name may be the family name."""
    word, gram = layers.text.words[j], layers.grams[j]
    if gram.flags & ~WORD or gram.hits or gram.noun is not None or word.suffix:
        return False
    return not word.norm.endswith(("ا", "اً", "ة"))


def family_after_given(layers: Layers, j: int) -> bool:
    """Tell whether a word with the article right after a given name is the family name.

    It is no adjective of the office before the name, nobody and nothing that could be spoken of.
    """
    word, gram = layers.text.words[j], layers.grams[j]
    bare = word.core[2:]
    if gram.flags & ~WORD or gram.hits or gram.noun is not None or word.prep or word.suffix:
        return False
    if bare.endswith(("ة", "ات", "ون", "ين", "ان")) or bare in layers.lexicon.adjectives:
        return False
    if bare.startswith(("ا", "إ", "ت", "م")) and len(bare) > 3 and bare in layers.lexicon.nouns:
        return False  # «الاتفاق», «المشروع»: more likely what it is about
    before = layers.text.words[j - 1]
    given = before.core in layers.lexicon.members("roles.given_names")
    return given or (bare not in layers.lexicon.nouns and not bare.endswith("ي"))


def is_unknown(layers: Layers, j: int) -> bool:
    """Tell whether no list of nouns knows the word, in any usual ending."""
    core, nouns = layers.text.words[j].core, layers.lexicon.nouns
    if core.endswith(("ات", "ون", "ين")) or core + "ة" in nouns or core in nouns:
        return False
    if core.endswith(_DUAL) and _is_two_of(layers, core):
        return False  # «حركتا حماس وفتح», «مسؤولان أميركيان»
    if core.endswith("يان"):
        return not _is_dual_nisba(layers, layers.text.words[j])
    return not (core.endswith("ة") and core[:-1] in nouns) and not core.endswith(NISBA)


def _is_two_of(layers: Layers, core: str) -> bool:
    """Tell whether a dual is of a noun, a body or an office that the lists know."""
    for ending in _DUAL:
        if core.endswith(ending) and len(core) - len(ending) > 2:
            one = core[: -len(ending)]
            one = one[:-1] + "ة" if one.endswith("ت") else one
            known = ("roles.person_titles", "roles.body_nouns")
            if one in layers.lexicon.nouns or any(one in layers.lexicon.members(k) for k in known):
                return True
    return False


def name_like(layers: Layers, j: int) -> bool:
    """Tell whether a bare word may be part of a person's name: unknown to every list."""
    word, gram = layers.text.words[j], layers.grams[j]
    if gram.flags & ~(WORD) or gram.hits or gram.noun is not None:
        return False
    if word.core in layers.lexicon.nouns or word.core.endswith("اً"):
        return False
    if word.core.endswith("ا") and word.core[:-1] in layers.lexicon.nouns:
        return False
    return not word.suffix or len(word.norm) < 6
