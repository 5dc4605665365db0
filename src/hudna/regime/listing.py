"""Which truces there are at a time, what runs out when, and what is odd about them."""

from collections.abc import Sequence
from typing import overload

from hudna.model.ruling import TruceListed, Verdict
from hudna.regime.book import Book
from hudna.regime.clocks import local_text, utc_text
from hudna.regime.docket import Docket

_NAMES: dict[Verdict, str] = {
    "YES": "in_force",
    "CONTESTED": "contested",
    "UNKNOWN": "unknown",
    "NO": "not_in_force",
}


class Roll(Sequence[TruceListed]):
    """Truces with their state at a time, the next to run out first; each told when it is wanted.

    Args:
        book: The evidence.
        time: The instant.
        stands: The truces with what they answer, in order.
    """

    def __init__(
        self, book: Book, time: int, stands: Sequence[tuple[Docket, Verdict]] | None = None
    ) -> None:
        self._book = book
        self._time = time
        self._stands: Sequence[tuple[Docket, Verdict]] = (
            [(docket, book.standing(docket, time)) for docket in book.by_end]
            if stands is None
            else stands
        )

    def __len__(self) -> int:
        return len(self._stands)

    @overload
    def __getitem__(self, at: int) -> TruceListed: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[TruceListed]: ...

    def __getitem__(self, at: int | slice) -> TruceListed | Sequence[TruceListed]:
        if isinstance(at, int):
            return _listed(self._book, *self._stands[at])
        return tuple(_listed(self._book, *each) for each in self._stands[at])

    def of(self, *states: str) -> "Roll":
        """Gives those of some states."""
        wanted = {verdict for verdict, state in _NAMES.items() if state in states}
        return self._some([each for each in self._stands if each[1] in wanted])

    def expiring(self, seconds: int) -> "Roll":
        """Gives those not over whose preferred end lies within so many seconds."""
        first, last = self._time, self._time + seconds
        found: list[tuple[Docket, Verdict]] = []
        for docket, verdict in self._stands:
            ends = self._book.ends(docket)
            if verdict != "NO" and ends is not None and first < ends[0] <= last:
                found.append((docket, verdict))
        return self._some(found)

    def newest(self) -> "Roll":
        """Gives the same, the one first of which somebody spoke last."""

        def told(each: tuple[Docket, Verdict]) -> str:
            return each[0].told

        return self._some(sorted(self._stands, key=told, reverse=True))

    def states(self) -> dict[str, str]:
        """Gives the state of each truce, by its id."""
        return {docket.ref: _NAMES[verdict] for docket, verdict in self._stands}

    def _some(self, stands: Sequence[tuple[Docket, Verdict]]) -> "Roll":
        return Roll(self._book, self._time, stands)


def list_truces(
    book: Book, time: int, *, only_then: bool, expiring: int | None = None
) -> tuple[TruceListed, ...]:
    """Gives the truces with their state at a time, the next to run out first.

    Args:
        book: The evidence.
        time: The instant.
        only_then: Leave out those that were not in force then.
        expiring: Only those whose preferred end lies within so many seconds.
    """
    found = Roll(book, time)
    if only_then:
        found = found.of("in_force", "contested", "unknown")
    if expiring is not None:
        found = found.expiring(expiring)
    return tuple(found)


def _listed(book: Book, docket: Docket, verdict: Verdict) -> TruceListed:
    def listed(_docket: Docket) -> TruceListed:
        view, ends = book.window(docket.ref), book.ends(docket)
        return TruceListed(
            ref=docket.ref,
            name=docket.name,
            state=_NAMES[verdict],  # type: ignore[arg-type]
            starts=view.starts,
            ends=view.ends,
            flags=view.flags,
            expires=None if ends is None else utc_text(ends[0]),
            expires_local=None if ends is None else local_text(*ends),
        )

    return book.made(docket, f"listed {verdict}", listed)
