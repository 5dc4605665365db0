"""A proof that an entry stands in the log, which somebody without the record can check."""

from hudna.desk.asking import Ask, MissingError
from hudna.desk.view import View
from hudna.model.values import Value


class ProofPage(Value, frozen=True, kw_only=True):
    """What the page shows.

    Attributes:
        id: Short name of the entry.
        proof: The proof; None while no signed head covers the entry.
        opened: The proof opens the content.
    """

    id: str
    proof: str | None
    opened: bool


def load(desk: View, ask: Ask) -> ProofPage:
    """Give the proof of the entry that the address names; ``closed`` leaves its content sealed."""
    opened = not ask.word("closed")
    entry = desk.show(ask.path["id"]).entry
    return ProofPage(id=entry.id, proof=desk.proof(entry.id, opened=opened), opened=opened)


def text(page: ProofPage, _ask: Ask) -> bytes:
    """Give the proof as the file that ``hudna verify --proof`` takes."""
    if page.proof is None:
        raise MissingError
    return page.proof.encode()
