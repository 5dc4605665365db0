"""Known truces: what their sources say of them, claim beside claim.

In: ``agreements/*.toml``. Out: :class:`Agreement` values for ``Packs``. A beginning that is claimed
three ways is three claims; none is chosen here.
"""

import tomllib
from pathlib import Path
from typing import Any

import msgspec

from hudna.errors import PackError
from hudna.model.values import TruceForm, Value

_ADDRESSES = "sources.toml"


class TimeClaim(Value, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One claim of when a truce began or ended.

    Attributes:
        at: Local date or date-time; an offset or ``Z`` only where the source states one.
        by: Who claims it; empty for the agreement's own text or the sources at large.
        says: What the claim calls it.
        sources: Keys of ``sources.toml``.
    """

    at: str
    by: str = ""
    says: str = ""
    sources: tuple[str, ...] = ()


class LengthClaim(Value, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One claim of how long a truce was to last; without a length where only words are known."""

    length: str = ""
    by: str = ""
    says: str = ""
    sources: tuple[str, ...] = ()


class Agreement(Value, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A known truce; free text keeps the table's own words.

    Attributes:
        id: Stable; the contract's ``ref``.
        made: How it was made, in words; ``form`` is the contract's class of it.
        countries: ISO 3166-1 alpha-3 of where it was to hold, or of its parties.
        zone: IANA zone of its local times.
        grade: A text or official statement, B agency reports, C a list or one report.
        sources: Keys of ``sources.toml``.
        source: Where the entry was read.
    """

    id: str
    name: str
    form: TruceForm = "unknown"
    made: str = ""
    countries: tuple[str, ...] = ()
    declared_by: str = ""
    parties: str = ""
    zone: str = ""
    starts: tuple[TimeClaim, ...] = ()
    ends: tuple[TimeClaim, ...] = ()
    durations: tuple[LengthClaim, ...] = ()
    stated_duration: str = ""
    territory: str = ""
    exclusions: str = ""
    guarantors: str = ""
    ended: str = ""
    grade: str = ""
    sources: tuple[str, ...] = ()
    source: str = ""


def load_agreements(directory: Path) -> tuple[Agreement, ...]:
    """Gives the known truces, sorted by id; none where the folder is missing.

    Raises:
        PackError: An entry is faulty, an id stands twice, or a source key has no address.
    """
    if not directory.is_dir():
        return ()
    found: dict[str, Agreement] = {}
    addresses: set[str] = set()
    for path in sorted(directory.glob("*.toml")):
        table = _parse(path)
        if path.name == _ADDRESSES:
            addresses = set(table.get("address", {}))
            continue
        for raw in table.get("agreement", []):
            entry = _entry(path, raw)
            if entry.id in found:
                raise PackError(f"agreements/{path.name}: {entry.id}: the id stands twice")
            found[entry.id] = entry
    _check_sources(found, addresses)
    return tuple(found[ident] for ident in sorted(found))


def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(f"agreements/{path.name}: is not TOML in UTF-8: {error}") from error


def _entry(path: Path, raw: dict[str, Any]) -> Agreement:
    try:
        return msgspec.convert(raw, Agreement)
    except msgspec.ValidationError as error:
        raise PackError(f"agreements/{path.name}: {raw.get('id', '?')}: {error}") from error


def _check_sources(found: dict[str, Agreement], addresses: set[str]) -> None:
    for entry in found.values():
        claims = (*entry.starts, *entry.ends, *entry.durations)
        keys = {*entry.sources, *(key for claim in claims for key in claim.sources)}
        for key in sorted(keys - addresses):
            raise PackError(f"agreements: {entry.id}: {key!r} has no address in {_ADDRESSES}")
