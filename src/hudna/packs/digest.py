"""The digest of the packs: every reading names the knowledge it was made with."""

import hashlib
from pathlib import Path

_DIGEST_BYTES = 16


def data_files(directory: Path) -> list[tuple[str, Path]]:
    """Gives the data files with their paths below the directory, sorted."""
    found = ((path.relative_to(directory).as_posix(), path) for path in directory.rglob("*.toml"))
    return sorted(found)


def digest_of(directory: Path) -> str:
    """Gives 32 hex digits of BLAKE2b over the names and bytes of all data files."""
    summary = hashlib.blake2b(digest_size=_DIGEST_BYTES)
    for name, path in data_files(directory):
        content = path.read_bytes()
        summary.update(f"{name}\0{len(content)}\0".encode())
        summary.update(content)
    return summary.hexdigest()
