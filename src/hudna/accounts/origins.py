"""Origins: items that come from one source, however often and wherever they were printed.

One voice that says a thing twice is one origin; so are an outlet's own words and those they were
copied from, and an outlet that repeats the figure of somebody it may have read. A monitor that
keeps its own record is an origin of its own. A person may join or part two items, with a reason.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from hudna.accounts.likeness import NEAR_COPY, copied
from hudna.model.account import Item, Origin, Voice

Runs = Mapping[str, frozenset[str]]
"""The runs of words of each document, by its id."""

Word = tuple[str, str, bool]
"""What a person overruled: two items, and whether they are one."""


def origins(
    items: Sequence[Item],
    texts: Runs,
    overruled: Iterable[Word] = (),
    same: Callable[[str, str], bool] | None = None,
) -> tuple[Origin, ...]:
    """Give the origins of items about one matter.

    Args:
        items: What is said of it.
        texts: See :data:`Runs`.
        overruled: See :data:`Word`.
        same: Tells whether two voices are one body.
    """
    bonds = _Bonds(items, same or _equal)
    decided = {frozenset((one, other)): one_source for one, other, one_source in overruled}
    for i, one in enumerate(items):
        for j in range(i + 1, len(items)):
            said = decided.get(frozenset((one.id, items[j].id)))
            if said is None:
                why = bonds.reason(one, items[j], texts)
                if why is not None:
                    bonds.join(i, j, why)
    for i, one in enumerate(items):
        for j in range(i + 1, len(items)):
            said = decided.get(frozenset((one.id, items[j].id)))
            if said is not None:
                bonds.overrule(i, j, one_source=said)
    return bonds.origins()


def _equal(one: str, other: str) -> bool:
    return one == other


class _Bonds:
    """Items joined so far."""

    def __init__(self, items: Sequence[Item], same: Callable[[str, str], bool]) -> None:
        self._items = items
        self._same = same
        self._group = list(range(len(items)))
        self._why: dict[int, list[str]] = {}

    def reason(self, one: Item, other: Item, texts: Runs) -> str | None:
        """Give why two items have one source, or None."""
        if not one.own and not other.own:
            return f"one voice: {one.by.ref}" if self._same(one.by.ref, other.by.ref) else None
        if one.own and other.own and one.by.ref == other.by.ref:
            return f"one outlet: {one.by.ref}"
        share = copied(texts.get(one.document, frozenset()), texts.get(other.document, frozenset()))
        if share >= NEAR_COPY:
            return f"near-copies: {round(share * 100)} of 100 runs of words"
        if one.own != other.own and one.figures and one.figures == other.figures:
            voice = other.by.ref if one.own else one.by.ref
            return f"an outlet repeats the figure of {voice}"
        return None

    def join(self, one: int, other: int, why: str) -> None:
        """Make one group of two."""
        into, gone = sorted((self._group[one], self._group[other]))
        self._why.setdefault(into, []).append(why)
        if into != gone:
            self._why[into] += self._why.pop(gone, [])
            self._group = [into if group == gone else group for group in self._group]

    def overrule(self, one: int, other: int, *, one_source: bool) -> None:
        """Do what a person said, last, so that it stands."""
        if one_source:
            self.join(one, other, "joined by a person")
            return
        if self._group[one] == self._group[other]:
            self._group[other] = len(self._items) + other
        self._why.setdefault(self._group[other], []).append("parted by a person")

    def origins(self) -> tuple[Origin, ...]:
        """Give the groups in the order of their first items."""
        groups: dict[int, list[Item]] = {}
        for item, group in zip(self._items, self._group, strict=True):
            groups.setdefault(group, []).append(item)
        return tuple(
            Origin(
                by=_voice(found),
                items=tuple(item.id for item in found),
                outlets=tuple(dict.fromkeys(item.chain[0] for item in found if item.chain)),
                why=tuple(dict.fromkeys(self._why.get(group, ()))),
            )
            for group, found in groups.items()
        )


def _voice(items: Sequence[Item]) -> Voice:
    """Give whose an origin is: whoever is named, before an outlet that repeats it."""
    return next((item.by for item in items if not item.own), items[0].by)
