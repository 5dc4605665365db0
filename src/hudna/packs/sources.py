"""The data files as they are written: found, parsed and checked entry by entry.

In: the data directory. Out: entries with the file they stand in, and every fault met on the way.
Never looks across entries: that is ``check``'s work.
"""

import difflib
import tomllib
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec

from hudna.packs.digest import data_files
from hudna.packs.schema import Actor, NounSource, Place, VerbSource

_Entry = TypeVar("_Entry", Actor, Place, VerbSource, NounSource)
_NAMED_BY = ("id", "lemma")
_PROVENANCE = frozenset({"source", "sources", "note"})


class Fault(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Something wrong in a pack.

    Attributes:
        file: Path below the data directory.
        entry: Id or lemma, empty for a fault of the file.
        message: What is wrong, what was expected.
        level: ``error`` or ``warning``.
    """

    file: str
    entry: str
    message: str
    level: str = "error"


class WordLists(msgspec.Struct, kw_only=True):
    """The closed lists and tables of one language."""

    lists: dict[str, tuple[str, ...]]
    tables: dict[str, dict[str, str]]


class Sources(msgspec.Struct, kw_only=True):
    """All entries, each beside its file; words by language."""

    actors: list[tuple[str, Actor]]
    places: list[tuple[str, Place]]
    verbs: dict[str, list[tuple[str, VerbSource]]]
    nouns: dict[str, list[tuple[str, NounSource]]]
    words: dict[str, WordLists]
    faults: list[Fault]


def read_sources(directory: Path, languages: tuple[str, ...] = ("ar", "en")) -> Sources:
    """Gives every entry of the packs; faults are collected, not raised."""
    sources = Sources(
        actors=[],
        places=[],
        verbs={language: [] for language in languages},
        nouns={language: [] for language in languages},
        words={language: WordLists(lists={}, tables={}) for language in languages},
        faults=[],
    )
    for name, path in data_files(directory):
        room, _, rest = name.partition("/")
        if room in ("calendar", "agreements"):
            continue
        table = _parse(name, path, sources.faults)
        if room == "actors":
            sources.actors += _entries(name, table, "actor", Actor, sources.faults)
        elif room == "places":
            sources.places += _entries(name, table, "place", Place, sources.faults)
        elif room == "words" and rest.partition("/")[0] in languages:
            _read_words(name, table, rest.partition("/")[0], sources)
    return sources


def _read_words(name: str, table: dict[str, Any], language: str, sources: Sources) -> None:
    if "verb" in table:
        verbs = _entries(name, table, "verb", VerbSource, sources.faults)
        sources.verbs[language] += verbs
    if "noun" in table:
        nouns = _entries(name, table, "noun", NounSource, sources.faults)
        sources.nouns[language] += nouns
    if not table.keys() & {"verb", "noun"}:
        _flatten(Path(name).stem, table, sources.words[language], name, sources.faults)


def _parse(name: str, path: Path, faults: list[Fault]) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        faults.append(Fault(file=name, entry="", message=f"is not TOML in UTF-8: {error}"))
        return {}


def _entries(
    name: str, table: dict[str, Any], key: str, kind: type[_Entry], faults: list[Fault]
) -> list[tuple[str, _Entry]]:
    found: list[tuple[str, _Entry]] = []
    for stray in sorted(table.keys() - {key} - _PROVENANCE):
        message = f"unknown table {stray!r}; expected [[{key}]]"
        faults.append(Fault(file=name, entry="", message=message))
    raws: object = table.get(key, [])
    if not isinstance(raws, list):
        message = f"{key} is one table; expected [[{key}]]"
        faults.append(Fault(file=name, entry="", message=message))
        return found
    for raw in cast("list[dict[str, Any]]", raws):
        try:
            found.append((name, msgspec.convert(raw, kind)))
        except msgspec.ValidationError as error:
            message = f"{error}{_nearest_key(raw, kind)}"
            faults.append(Fault(file=name, entry=_entry_name(raw), message=message))
    return found


def _entry_name(raw: dict[str, Any]) -> str:
    return next((str(raw[key]) for key in _NAMED_BY if key in raw), "?")


def _nearest_key(raw: dict[str, Any], kind: type[msgspec.Struct]) -> str:
    known = [field.encode_name for field in msgspec.structs.fields(kind)]
    for key in raw:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            return f"; {key!r} is no key here" + (f", did you mean {near[0]!r}?" if near else "")
    return ""


def _flatten(
    path: str, table: dict[str, Any], into: WordLists, name: str, faults: list[Fault]
) -> None:
    """Files lists under ``<path>.<key>`` and single values of a table under ``<path>``."""
    single: dict[str, str] = {}
    for key, value in table.items():
        if key in _PROVENANCE:
            continue
        if isinstance(value, dict):
            inner = cast("dict[str, Any]", value)
            _flatten(f"{path}.{key}", inner, into, name, faults)
        elif _is_list_of_words(value):
            into.lists[f"{path}.{key}"] = tuple(str(item) for item in value)
        elif isinstance(value, str | int | float):
            single[key] = str(value)
        else:
            message = f"{path}.{key}: expected a list of words, a word or a table of them"
            faults.append(Fault(file=name, entry=key, message=message))
    if single:
        into.tables[path] = single


def _is_list_of_words(value: Any) -> bool:  # noqa: ANN401  # TOML yields anything
    return isinstance(value, list) and all(
        isinstance(item, str | int) for item in cast("list[object]", value)
    )
