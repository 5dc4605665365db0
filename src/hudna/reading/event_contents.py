"""The contents of the statements of a document, for looking up the one that holds a token.

Built once a document, so that its events and counts need not go through all statements.
"""

from bisect import bisect_right
from itertools import accumulate

from hudna.reading.drafts import Draft


class Contents:
    """The statements of a document by what their contents hold."""

    def __init__(self, drafts: list[Draft]) -> None:
        """Sort the statements by where their contents begin."""
        self._drafts = sorted((d for d in drafts if d.first < d.last), key=lambda d: d.first)
        self._firsts = [draft.first for draft in self._drafts]
        self._reach = list(accumulate((draft.last for draft in self._drafts), max))
        self._idents = {id(draft): f"s{n}" for n, draft in enumerate(drafts, 1)}

    def innermost(self, i: int) -> Draft | None:
        """Give the innermost statement whose content holds token ``i``."""
        for k in range(bisect_right(self._firsts, i) - 1, -1, -1):
            if self._reach[k] <= i:
                return None
            draft = self._drafts[k]
            if i < draft.last and draft.cue != i:
                return draft
        return None

    def ident(self, draft: Draft | None) -> str | None:
        """Give the id of a statement."""
        return self._idents.get(id(draft)) if draft is not None else None
