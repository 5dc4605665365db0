"""The claims of the known truces: what the agreements say, in the values that rulings rest on.

In: the agreements of the packs and ``terms/*.toml``, which say in ids whom, where and on whose
word. Out: claims, the same for the same packs. The times of an agreement stand once, in its
entry; ``terms`` has lists of times only where the entry's are not enough.
"""

import difflib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from hudna.errors import PackError
from hudna.model.claim import Called, Claim, Ends, Form, Lasts, Starts
from hudna.model.values import Name
from hudna.model.when import When
from hudna.packs.agreements import Agreement
from hudna.packs.names import name_keys
from hudna.packs.schema import Packs

_KINDS = {
    "starts": "starts",
    "ends": "ends",
    "lasts": "lasts",
    "extended": "extended",
    "daily": "daily",
    "covers": "covers",
    "parties": "party",
    "excludes": "excludes",
    "states": "state",
    "follows": "follows",
}
"""Key of an entry → kind of its claims."""

_OWN = frozenset({"of", "name_ar", "form", "country", "zone", *_KINDS})


def truce_claims(packs: Packs, directory: Path) -> tuple[Claim, ...]:
    """Gives every claim of the known truces.

    Args:
        packs: The packs, with their agreements.
        directory: The data.

    Raises:
        PackError: An entry of ``terms`` is faulty or is about no known truce.
    """
    terms = _read(directory / "terms")
    known = {agreement.id for agreement in packs.agreements}
    for of in sorted(terms.keys() - known):
        raise PackError(f"terms: {of}: no such agreement{_near(of, known)}")
    return tuple(
        claim
        for agreement in packs.agreements
        for claim in _claims(agreement, terms.get(agreement.id, {}), packs)
    )


def _near(name: str, known: set[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    return f", did you mean {near[0]}?" if near else ""


def _read(directory: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(directory.glob("*.toml")):
        try:
            table = tomllib.loads(path.read_text("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise PackError(f"terms/{path.name}: is not TOML in UTF-8: {error}") from error
        for entry in table.get("terms", []):
            of = str(entry.get("of", "?"))
            stray = sorted(entry.keys() - _OWN)
            if stray:
                raise PackError(f"terms/{path.name}: {of}: unknown key {stray[0]!r}")
            if of in found:
                raise PackError(f"terms/{path.name}: {of}: stands twice")
            found[of] = entry
    return found


def _claims(agreement: Agreement, entry: dict[str, Any], packs: Packs) -> Iterator[Claim]:
    form: Form = entry.get("form", agreement.form)
    yield Called(
        truce=agreement.id,
        name=Name(en=agreement.name, ar=entry.get("name_ar")),
        form=form,
        zone=entry.get("zone", agreement.zone) or None,
        country=entry.get("country"),
        entry=agreement.id,
        quote=agreement.made or None,
    )
    yield from _times(agreement, entry, packs)
    words = {
        "covers": agreement.territory,
        "parties": agreement.parties,
        "excludes": agreement.exclusions,
        "states": agreement.ended,
    }
    for key, tag in _KINDS.items():
        for raw in entry.get(key, []):
            yield _claim(agreement.id, key, tag, raw, words.get(key) or None)


def _claim(of: str, key: str, tag: str, raw: dict[str, Any], quote: str | None) -> Claim:
    filled = {"quote": quote, **raw, "claim": tag, "truce": of, "entry": of}
    try:
        return msgspec.convert(filled, Claim)
    except msgspec.ValidationError as error:
        raise PackError(f"terms: {of}: {key}: {error}") from error


def _times(agreement: Agreement, entry: dict[str, Any], packs: Packs) -> Iterator[Claim]:
    """Gives the times of the agreement itself, unless ``terms`` has the list."""
    of = agreement.id
    if "starts" not in entry:
        for told in agreement.starts:
            by, when = _speaker(told.by, packs), When(at=told.at)
            yield Starts(truce=of, by=by, when=when, entry=of, quote=told.says or None)
    if "ends" not in entry:
        for told in agreement.ends:
            by, when = _speaker(told.by, packs), When(at=told.at)
            yield Ends(truce=of, by=by, when=when, entry=of, quote=told.says or None)
    if "lasts" not in entry:
        words = agreement.stated_duration or None
        for told in agreement.durations:
            if told.length:
                by = _speaker(told.by, packs)
                yield Lasts(
                    truce=of, by=by, duration=told.length, entry=of, quote=told.says or words
                )


def _speaker(words: str, packs: Packs) -> str | None:
    """Gives the actor that the words name, else the words."""
    if not words:
        return None
    for key in name_keys(words, "en"):
        actors = {name.id for name in packs.names.get(key, ()) if name.kind == "actor"}
        if len(actors) == 1:
            return actors.pop()
    return words
