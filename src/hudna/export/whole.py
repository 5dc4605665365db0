"""A file that is written whole or not at all, and is refused before anything is read."""

import contextlib
import os
from pathlib import Path

from hudna.errors import InputError


def check_out(out: str | None, inputs: list[str]) -> None:
    """Refuse an output that cannot be written before anything is read."""
    if out is None or out == "-":
        return
    path = Path(out)
    if path.is_dir() or not path.parent.is_dir():
        raise InputError(f"{out}: not a file that can be written (is its directory there?)")
    if not os.access(path.parent, os.W_OK):
        raise InputError(f"{out}: not allowed to write there")
    if any(path.exists() and Path(name).exists() and path.samefile(name) for name in inputs):
        raise InputError(f"{out}: is one of the inputs; the page would overwrite it")


def replace(path: Path, raw: bytes) -> None:
    """Write a file whole or not at all."""
    if path.exists() and not path.is_file():
        path.write_bytes(raw)
        return
    import tempfile  # noqa: PLC0415 - with all it imports it would cost every short run dear

    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(raw)
        mode = path.stat().st_mode if path.exists() else 0o666 & ~_umask()
        os.chmod(name, mode & 0o777)  # noqa: PTH101
        os.replace(name, path)  # noqa: PTH105
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
