"""A proof that an entry stands in the log, which somebody without the record can check."""

from hudna.desk.asking import Ask, MissingError
from hudna.desk.pages.entry import found
from hudna.desk.state import Desk
from hudna.errors import InputError
from hudna.keeper import newest_note
from hudna.model.values import Value
from hudna.record.proof import prove


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


def load(desk: Desk, ask: Ask) -> ProofPage:
    """Give the proof of the entry that the address names; ``closed`` leaves its content sealed."""
    entry = found(desk, ask, desk.size).entry
    opened = not ask.word("closed")
    try:
        note = newest_note(desk.record, desk.size)
        proof = prove(desk.record, entry.position, note, opened=opened)
    except InputError:
        return ProofPage(id=entry.id, proof=None, opened=opened)
    return ProofPage(id=entry.id, proof=proof, opened=opened)


def text(page: ProofPage, _ask: Ask) -> bytes:
    """Give the proof as the file that ``hudna verify --proof`` takes."""
    if page.proof is None:
        raise MissingError
    return page.proof.encode()
