"""The words of the desk in both languages: one file a page in ``ar/`` and ``en/``, same keys.

A key is ``page.key``. A message whose value is a table of ``one``, ``two``, ``few``, ``many`` and
``other`` (Arabic also ``zero``) is chosen by a number. ``reading.*`` are the words of the
readable formats (``hudna.export.messages``).
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from hudna.export.messages import messages as reading_messages
from hudna.export.messages import plural
from hudna.model.values import Language

_HERE = Path(__file__).parent


@cache
def words(language: Language) -> dict[str, str]:
    """Give all messages of a language by their full keys."""
    found: dict[str, str] = {}
    for path in sorted((_HERE / language).glob("*.toml")):
        _flatten(tomllib.loads(path.read_text("utf-8")), path.stem, found)
    shared = reading_messages(language)
    _flatten(shared.texts, "reading", found)
    _flatten(shared.tables, "reading", found)
    return found


def say(language: Language, key: str, **filled: object) -> str:
    """Give a message with its places filled."""
    return words(language)[key].format(**filled)


def say_number(language: Language, key: str, number: int, **filled: object) -> str:
    """Give the form of a message that goes with a number; ``{n}`` is the number."""
    known = words(language)
    form = f"{key}.{plural(language, number)}"
    return known.get(form, known[f"{key}.other"]).format(n=number, **filled)


def _flatten(raw: Any, prefix: str, found: dict[str, str]) -> None:  # noqa: ANN401 - TOML
    for key, value in raw.items():
        name = f"{prefix}.{key}"
        if isinstance(value, str):
            found[name] = value
        else:
            _flatten(value, name, found)
