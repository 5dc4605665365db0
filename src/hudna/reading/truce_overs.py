"""Which statement stands around a token: the drafts of a document, sorted once.

Comes in: drafts. Goes out: :class:`Overs`, asked for a token.
"""

from bisect import bisect_right
from itertools import accumulate

import msgspec

from hudna.reading.drafts import Draft


class Overs(msgspec.Struct, gc=False):
    """The statements of a document by where their contents begin.

    Attributes:
        drafts: The statements, by first token.
        firsts: Their first tokens, for searching.
        reaches: The farthest end of a content up to each of them.
    """

    drafts: list[Draft]
    firsts: list[int]
    reaches: list[int]

    def at(self, token: int) -> Draft | None:
        """Give the innermost statement whose content holds a token."""
        for k in range(bisect_right(self.firsts, token) - 1, -1, -1):
            if self.reaches[k] <= token:
                return None
            draft = self.drafts[k]
            if token < draft.last and draft.cue != token:
                return draft
        return None


def read_overs(drafts: list[Draft]) -> Overs:
    """Sort the statements of a document by where their contents begin."""
    ordered = sorted(drafts, key=lambda draft: draft.first)
    reaches = list(accumulate((draft.last for draft in ordered), max))
    return Overs(ordered, [draft.first for draft in ordered], reaches)
