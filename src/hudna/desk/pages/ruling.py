"""Is a truce in force here, now, between these two - according to whom?"""

from msgspec import field

from hudna.desk.asking import Ask
from hudna.desk.instants import parsed, western
from hudna.desk.state import Desk
from hudna.errors import InputError
from hudna.model.ruling import Ruling
from hudna.model.values import Value
from hudna.regime.clocks import utc_text
from hudna.rulings import Wanted, rule

FIELDS = ("time", "zone", "at", "a", "b", "as_of")


class RulingPage(Value, frozen=True, kw_only=True):
    """What the page shows.

    Attributes:
        asked: The words of the question, as typed.
        ruling: The answer; None before anything is asked.
        errors: By field, what could not be understood, in the program's words.
        size: Entries of the log that the answer rests on.
    """

    asked: dict[str, str]
    ruling: Ruling | None = None
    errors: dict[str, str] = field(default_factory=dict[str, str])
    size: int = 0


def load(desk: Desk, ask: Ask) -> RulingPage:
    """Answer the question in the address: ``time zone at a b`` and the ``size`` of the log."""
    asked = {key: western(ask.word(key)) for key in FIELDS}
    if not asked["time"]:
        return RulingPage(asked=asked)
    size = ask.number("size", desk.size, desk.size)
    between = (asked["a"], asked["b"]) if asked["a"] and asked["b"] else None
    try:
        time = utc_text(parsed(asked["time"], asked["zone"] or None))
    except InputError as error:
        return RulingPage(asked=asked, errors={"time": str(error)})
    try:
        wanted = Wanted(time=time, at=asked["at"] or None, between=between)
        ruling = rule(desk.evidence(size), wanted, None)
    except InputError as error:
        return RulingPage(asked=asked, errors={"form": str(error)})
    return RulingPage(asked=asked, ruling=ruling, size=size)
