"""Ordinary words that are also names: a name among them needs a cue.

In: the compiled packs and the calendar's names. Out: folded word → what else it is.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from hudna.packs.names import name_keys
from hudna.packs.schema import Packs, Words

_SUBJECTS = ("clauses.", "homographs.")
# Lists that hold names: what stands there is no ordinary word for that.
_OF_NAMES = ("clauses.agencies", "homographs.names")
_FILES = {"months.toml": "a month", "weekdays.toml": "a weekday"}
_PERSON = 3


def homographs_of(directory: Path, packs: Packs) -> dict[str, dict[str, str]]:
    """Gives, by language, each ordinary word's key with what it is."""
    found: dict[str, dict[str, str]] = {}
    for language, words in packs.words.items():
        ordinary: dict[str, str] = {}
        for word, what in (*_listed(words), *_verb_forms(words), *_calendar(directory, language)):
            for key in name_keys(word, language)[:1]:
                if " " not in key:
                    ordinary.setdefault(key, what)
        found[language] = ordinary
    return found


def _listed(words: Words) -> Iterator[tuple[str, str]]:
    names = frozenset(words.lists.get("homographs.names", ()))
    for name, entries in words.lists.items():
        if name.startswith(_SUBJECTS) and name not in _OF_NAMES:
            for word in entries:
                if word not in names:
                    yield word, f"an ordinary word ({name})"


def _verb_forms(words: Words) -> Iterator[tuple[str, str]]:
    """Gives the forms that stand in reports; rare ones would flag half of all place names."""
    for form, entries in words.forms.items():
        for entry in entries:
            finite = entry.kind in ("perfect", "imperfect") and entry.person == _PERSON
            if finite and entry.number == "s" and not entry.open and not entry.jussive:
                yield form, f"a form of the verb {words.verbs[entry.verb].lemma!r}"
                break


def _calendar(directory: Path, language: str) -> Iterator[tuple[str, str]]:
    for file, what in _FILES.items():
        path = directory / "calendar" / file
        if not path.exists():
            continue
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        for entries in tables.values():
            for entry in cast("list[dict[str, Any]]", entries):
                if entry.get("language") == language:
                    for word in (*entry.get("names", ()), *entry.get("cue", ())):
                        yield word, what
