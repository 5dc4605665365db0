"""Loading the packs: from the compiled file when it is there, else from the data.

In: a data directory and, if wished, a cache directory. Out: ``Packs``. A cache that cannot be
read or written is passed over in silence: it holds nothing that cannot be made again.
"""

import contextlib
import gc
import hashlib
import os
from collections.abc import Generator
from pathlib import Path

import msgspec

from hudna.errors import PackError
from hudna.packs.digest import digest_of
from hudna.packs.schema import Packs

_ROOM = Path(__file__).parent
_FAULTS_SHOWN = 30
_KEPT_BESIDE = 5
"""Compiled packs of other data or code that stay when a new one is written."""


def load(directory: Path | None = None, cache: Path | None = None) -> Packs:
    """Gives the packs.

    Args:
        directory: The data; the packs that come with the program if left out.
        cache: Where the compiled packs are kept; nothing is kept if left out.

    Raises:
        PackError: Entries are faulty; the message lists them.
    """
    directory = directory if directory is not None else _ROOM / "data"
    digest = digest_of(directory)
    compiled = cache / f"packs-{digest}-{_code_version()}.msgpack" if cache else None
    if compiled is not None:
        packs = _read(compiled)
        if packs is not None and packs.digest == digest:
            return packs
    packs = _compile(directory, digest)
    if compiled is not None:
        _write(compiled, packs)
    return packs


def _compile(directory: Path, digest: str) -> Packs:
    # Imported here because a run from the cache needs neither TOML nor the grammar of forms.
    from hudna.packs.agreements import load_agreements  # noqa: PLC0415
    from hudna.packs.calendar import load_calendar  # noqa: PLC0415
    from hudna.packs.compile import compile_packs  # noqa: PLC0415
    from hudna.packs.sources import read_sources  # noqa: PLC0415

    with _paused_collector():
        sources = read_sources(directory)
        packs = compile_packs(digest, sources, load_calendar(directory / "calendar"))
        packs = msgspec.structs.replace(packs, agreements=load_agreements(directory / "agreements"))
    if sources.faults:
        lines = [f"{fault.file}: {fault.entry}: {fault.message}" for fault in sources.faults]
        more = len(lines) - _FAULTS_SHOWN
        tail = [f"… and {more} more; see `hudna packs check`"] if more > 0 else []
        raise PackError("\n".join(lines[:_FAULTS_SHOWN] + tail))
    return packs


def _code_version() -> str:
    """Gives a digest of this room's code: a cache made by other code is never read."""
    summary = hashlib.blake2b(digest_size=8)
    for path in sorted(_ROOM.glob("*.py")):
        summary.update(path.read_bytes())
    return summary.hexdigest()


def _read(compiled: Path) -> Packs | None:
    try:
        with _paused_collector():
            return msgspec.msgpack.decode(compiled.read_bytes(), type=Packs)
    except (OSError, msgspec.DecodeError):
        return None


def _write(compiled: Path, packs: Packs) -> None:
    """Writes beside and renames, so that another run never sees half a file."""
    beside = compiled.with_suffix(f".{os.getpid()}")
    with contextlib.suppress(OSError):
        compiled.parent.mkdir(parents=True, exist_ok=True)
        try:
            beside.write_bytes(msgspec.msgpack.encode(packs))
            beside.replace(compiled)
        finally:
            beside.unlink(missing_ok=True)
        _forget_old(compiled)


def _forget_old(newest: Path) -> None:
    """Removes the oldest compiled packs: each change of the data or of this room leaves one.

    The last few are kept, for versions of Hudna that are used side by side. Whoever wants one that
    is gone has it open already, or compiles it again.
    """
    found: list[tuple[float, Path]] = []
    for path in newest.parent.glob("packs-*.msgpack"):
        if path != newest:
            with contextlib.suppress(OSError):
                found.append((path.stat().st_mtime, path))
    for _, path in sorted(found, reverse=True)[_KEPT_BESIDE:]:
        with contextlib.suppress(OSError):
            path.unlink()


@contextlib.contextmanager
def _paused_collector() -> Generator[None]:
    """Keeps the cycle collector from walking ever more values while they are built."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
