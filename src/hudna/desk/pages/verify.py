"""Whether all hashes of the record hold: everything is computed again from the entries' bytes."""

from hudna.desk.asking import Ask
from hudna.desk.view import View
from hudna.model.values import Value


class VerifyPage(Value, frozen=True, kw_only=True):
    """What the page shows.

    Attributes:
        done: It was asked for and done.
        origin: The name of the log.
        size: Entries that were checked.
        root: The root computed from them.
        hashed: Bytes that were hashed.
        destroyed: Contents destroyed, each under a redaction.
        flaws: What does not hold, with the entry's number where it is one entry's.
    """

    done: bool
    origin: str = ""
    size: int = 0
    root: str = ""
    hashed: int = 0
    destroyed: int = 0
    flaws: tuple[tuple[int | None, str], ...] = ()


async def load(desk: View, ask: Ask) -> VerifyPage:
    """Check the record, when ``run`` asks for it; others are answered meanwhile."""
    if not ask.word("run"):
        return VerifyPage(done=False)
    verdict = await desk.verify()
    return VerifyPage(
        done=True,
        origin=verdict.head.origin,
        size=verdict.head.size,
        root=verdict.head.root.hex(),
        hashed=verdict.sealed_bytes,
        destroyed=verdict.destroyed,
        flaws=tuple((flaw.position, flaw.what) for flaw in verdict.flaws),
    )
