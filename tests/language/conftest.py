"""The lexicon of the language tests: the packs' own closed lists and a few names of our own."""

import tomllib
from pathlib import Path

import pytest

from hudna.language.lexicon import Lexicon, build_lexicon

_WORDS = Path(__file__).parents[2] / "src" / "hudna" / "packs" / "data" / "words"
NAMES = ["موسكو", "حماس", "واشنطن", "بوتين", "ليبيا", "كيري", "الأمن", "والسلام", "لسوريا", "سوريا"]
VERBS = ["ناشد", "يناشد", "رحب", "يرحب"]
ENGLISH_NAMES = ["israel", "hamas", "guinea-bissau", "guinea", "bissau"]


def closed_lists(language: str) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for subject in ("clitics", "sentences"):
        path = _WORDS / language / f"{subject}.toml"
        if path.exists():
            for key, words in tomllib.loads(path.read_text("utf-8")).items():
                found[f"{subject}.{key}"] = frozenset(words)
    return found


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """One lexicon for all; its cache is part of what is tested."""
    return build_lexicon(
        closed_lists("ar"), closed_lists("en"), names=[*NAMES, *ENGLISH_NAMES], verbs=VERBS
    )
