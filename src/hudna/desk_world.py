"""What the commands of the desk share: the world outside."""

from collections.abc import Callable
from pathlib import Path

from hudna.model.values import Language, Value


class World(Value, frozen=True, kw_only=True):
    """What the command line brings from outside.

    Attributes:
        write: Puts a line on standard output.
        say: Puts a line for a person on standard error.
        clock: The time, in microseconds since 1970.
        draw: Random bytes.
        record: Where the record is, when the environment says so.
        accounts: Where the accounts are, when the environment says so.
        author: Who writes, when no option says so.
        cache_in: Where compiled packs are kept.
        language: Of what is said to a person.
        browse: Opens an address in a browser; tells whether it could.
    """

    write: Callable[[str], None]
    say: Callable[[str], None]
    clock: Callable[[], int]
    draw: Callable[[int], bytes]
    record: str | None
    accounts: str | None
    author: str
    cache_in: Path | None
    language: Language
    browse: Callable[[str], bool]
