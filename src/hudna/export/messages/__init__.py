"""The words around a reading, in both languages: one TOML file a language."""

import tomllib
from functools import cache
from pathlib import Path

import msgspec

from hudna.model.values import Language, Value


class Messages(Value, frozen=True, kw_only=True):
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
    raw = tomllib.loads((Path(__file__).parent / f"{language}.toml").read_text("utf-8"))
    texts = {key: value for key, value in raw.items() if isinstance(value, str)}
    tables = {key: value for key, value in raw.items() if key not in texts}
    return Messages(
        language=language, texts=texts, tables=msgspec.convert(tables, dict[str, dict[str, str]])
    )


def plural(language: Language, number: int) -> str:
    """Give the plural form of a number, as CLDR has it."""
    if language == "en":
        return "one" if number == 1 else "other"
    if number in {0, 1, 2}:
        return ("zero", "one", "two")[number]
    rest = number % 100
    if 3 <= rest <= 10:
        return "few"
    return "many" if 11 <= rest <= 99 else "other"
