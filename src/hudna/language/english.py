"""English words (and any other alphabet but Arabic): lower case, possessive, capitals, accents."""

from hudna.language.offsets import fold, normalise_mapped
from hudna.language.words import Word


def read_word(
    surface: str, *, possessive: bool = False, contractions: frozenset[str] = frozenset()
) -> Word:
    """Give the analysed word of a token in a script without clitics.

    Args:
        surface: The token as printed.
        possessive: The context showed that a closing apostrophe belongs to it (rebels').
        contractions: Words that keep their 's because it is a verb (it's).

    Example:
        >>> read_word("Russia's").norm
        'russia'
    """
    norm, starts = normalise_mapped(surface)
    bare = norm
    if possessive and norm.endswith("'"):
        bare = norm[:-1]
    elif norm[-2:] in ("'s", "'S") and len(norm) > 2 and norm.lower() not in contractions:
        bare, possessive = norm[:-2], True
    lowered = bare.lower()
    folded = fold(lowered)
    letters = bare.replace(".", "").replace("-", "")
    return Word(
        surface,
        "word" if norm else "other",
        lowered,
        folded,
        core=lowered,
        stem=lowered,
        core_fold=folded,
        suffix_start=starts[len(bare)],
        title=bare[:1].isupper(),
        upper=len(letters) > 1 and letters.isupper(),
        possessive=possessive,
    )


def compound_parts(
    surface: str, tails: frozenset[str], names: frozenset[str] = frozenset()
) -> tuple[str, str] | None:
    """Give the two sides of a hyphened compound that reads as two words, else None.

    ``US-led`` and ``Saudi-backed`` part before a listed tail, ``mid-2016`` before a number,
    ``Israel-Hamas`` between two known names. ``Ban Ki-moon`` and ``F-16`` stay whole.
    """
    left, _, right = surface.rpartition("-")
    if not left or not right:
        return None
    if right.isdigit():
        return (left, right) if left.islower() else None
    if left[0].isupper() or "-" in left:
        if right.lower() in tails:
            return left, right
        whole = fold(surface.lower())
        if whole not in names and {fold(left.lower()), fold(right.lower())} <= names:
            return left, right
    return None
