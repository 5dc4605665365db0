"""The words around a reading, in both languages: one TOML file a language."""

import tomllib
from functools import cache
from importlib.resources import files

from hudna.model.values import Language, Value


class Messages(Value):
    """The words of one language.

    Attributes:
        language: Its code.
        texts: Plain messages, some with places to fill.
        tables: Words for the contract's closed vocabularies (acts, basis …).
    """

    language: Language
    texts: dict[str, str]
    tables: dict[str, dict[str, str]]


@cache
def messages(language: Language) -> Messages:
    """Give the words of a language."""
    raw = tomllib.loads((files(__package__) / f"{language}.toml").read_text("utf-8"))
    texts = {key: value for key, value in raw.items() if isinstance(value, str)}
    tables = {key: value for key, value in raw.items() if isinstance(value, dict)}
    return Messages(language=language, texts=texts, tables=tables)
