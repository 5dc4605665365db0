"""Proposals and the answers to them, from own sentences."""

from functools import cache

import pytest

import hudna.packs
from hudna.model.document import Document
from hudna.model.reading import Proposal
from hudna.reading.reader import DocumentReader


@cache
def reader() -> DocumentReader:
    """Give one reader for all tests of this file."""
    return DocumentReader(hudna.packs.load())


def read(text: str, language: str = "ar") -> tuple[Proposal, ...]:
    """Read the proposals of a text."""
    return reader().read(Document(id="t", text=text, language=language)).proposals


def told(proposal: Proposal) -> str:
    """Give a proposal as «from > to: answers»."""
    by = ", ".join(ref.name.en or ref.name.ar or "" for ref in proposal.proposers)
    to = ", ".join(ref.name.en or ref.name.ar or "" for ref in proposal.to)
    return f"{by} > {to}: {' '.join(response.answer for response in proposal.responses)}".strip()


ROWS = [
    ("اقترحت قطر على إسرائيل هدنة لشهر. ورفضت إسرائيل المقترح.", "Qatar > Israel: rejected"),
    ("اقترحت قطر على إسرائيل هدنة لشهر. ووافقت إسرائيل على المقترح.", "Qatar > Israel: accepted"),
    ("اقترحت قطر على إسرائيل هدنة لشهر.", "Qatar > Israel:"),
    ("دعت تركيا روسيا إلى فتح المعابر.", "Turkey > Russia:"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_a_proposal_has_its_addressee_and_its_answer(text, expected):
    """Who asks, who is asked, and what the text says came of it."""
    assert [told(proposal) for proposal in read(text)] == [expected]


def test_one_request_told_twice_is_one_proposal():
    """Two wordings of one statement are not two requests."""
    text = (
        "دعت تركيا روسيا إلى سحب القوات من مدينة إدلب. "
        "وجددت تركيا دعوتها روسيا إلى سحب القوات من مدينة إدلب."
    )
    assert len(read(text)) == 1


def test_a_statement_asks_nothing():
    """Telling is not asking."""
    assert read("قالت تركيا إن المعابر مغلقة.") == ()
