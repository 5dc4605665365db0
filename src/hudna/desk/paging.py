"""Long lists in portions, by numbers in the address."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

import msgspec

from hudna.desk.asking import Ask

_T = TypeVar("_T")
_S = TypeVar("_S")
PER_PAGE = 50
_MOST = 500


class Portion(msgspec.Struct, Generic[_T], frozen=True, kw_only=True):
    """A part of a list.

    Attributes:
        items: What is shown.
        total: How many there are in all.
        start: Number of the first one shown, from 0.
        before: Where the portion before begins; None for the first one.
        after: Where the next portion begins; None for the last one.
    """

    items: tuple[_T, ...]
    total: int
    start: int
    before: int | None
    after: int | None

    def each(self, shown: Callable[[_T], _S]) -> "Portion[_S]":
        """Give the same part of the list with every item as it is shown."""
        return Portion(
            items=tuple(map(shown, self.items)),
            total=self.total,
            start=self.start,
            before=self.before,
            after=self.after,
        )


def portion(
    found: Sequence[_T], ask: Ask, per: int = PER_PAGE, most: int | None = None
) -> Portion[_T]:
    """Give the part of a list that the address asks for: ``start`` and ``per``; all of it for a file.

    Args:
        found: The list.
        ask: Who asks for which part.
        per: How many are shown when nobody says.
        most: How many can be had at once, in a file too; left out, a file holds all of them.
    """
    total = len(found)
    whole = ask.whole and most is None
    per = max(1, total) if whole else max(1, ask.number("per", per, most or _MOST))
    start = 0 if whole else ask.number("start", 0, total)
    return Portion(
        items=tuple(found[start : start + per]),
        total=total,
        start=start,
        before=max(0, start - per) if start else None,
        after=start + per if start + per < total else None,
    )
