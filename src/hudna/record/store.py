"""What a backend must do for the record: keep rows, in order, and lose none that it acknowledged.

The record's own rules stand in :mod:`hudna.record.log`, once, above this protocol; a backend knows
tables and transactions only. Statements use ``?`` for parameters and no dialect of either database.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, NamedTuple, Protocol

Row = tuple[Any, ...]
"""A row as a driver gives it; whoever selects knows its columns' types."""

AMONG = "IN (*)"
"""Stands in a statement where a column is to be among many values."""


_PORTION = 64


def portions(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Give rows some at a time.

    Making one row and handing it over in turns is a fifth slower than doing each for a while.
    """
    remaining = iter(rows)
    while portion := list(itertools.islice(remaining, _PORTION)):
        yield portion


class Query(NamedTuple):
    """A question to a store.

    Attributes:
        statement: The query; with :data:`AMONG` once, when there are values.
        parameters: Its other parameters.
        values: The many values, which stand before the other parameters.
    """

    statement: str
    parameters: Sequence[object] = ()
    values: Sequence[object] | None = None


class Store(Protocol):
    """A place where a record is kept."""

    where: str
    """The file or the server, in words for a person; never a password."""

    def fetch(self, statement: str, parameters: Sequence[object] = ()) -> list[Row]:
        """Give all rows of a query."""
        ...

    def fetch_each(self, queries: Sequence[Query]) -> list[list[Row]]:
        """Give all rows of several queries, asked at once where the backend can."""
        ...

    def stream(self, statement: str, parameters: Sequence[object] = ()) -> Iterator[Row]:
        """Give the rows of a query without holding them all; only inside :meth:`snapshot`."""
        ...

    def insert(self, table: str, rows: Iterable[Row]) -> None:
        """Add whole rows to a table; only inside :meth:`writing`, which may send a list later.

        Rows that are made one by one are taken as they are made; making them must ask for nothing.
        """
        ...

    def execute(self, statement: str, rows: Sequence[Sequence[object]] = ((),)) -> None:
        """Run a statement once for each row of parameters; only inside :meth:`writing`.

        It may be sent later, though before whatever is asked for next.
        """
        ...

    def writing(self) -> AbstractContextManager[None]:
        """Be the one writer until the end, which commits; an error undoes everything."""
        ...

    def snapshot(self) -> AbstractContextManager[None]:
        """See one state of the record, whatever others write meanwhile."""
        ...

    def scrub(self) -> None:
        """Overwrite the places from which rows were deleted, as far as the backend can."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...
