"""The truces and how they stand, the next to run out first."""

from hudna import rulings
from hudna.desk.asking import Ask
from hudna.desk.exports import Table
from hudna.desk.instants import instant_of
from hudna.desk.messages import say
from hudna.desk.paging import Portion, portion
from hudna.desk.view import View
from hudna.export.ical import calendar
from hudna.model.ruling import TruceListed
from hudna.model.values import Value
from hudna.regime.clocks import utc_text


class TrucesPage(Value, frozen=True, kw_only=True):
    """What the page shows.

    Attributes:
        at: The instant that the states are of, RFC 3339 in UTC.
        truces: The truces of this portion.
        state: The state that the list was narrowed to.
        error: The words of the address that were no time.
    """

    at: str
    truces: Portion[TruceListed]
    state: str = ""
    error: str = ""


def load(desk: View, ask: Ask) -> TrucesPage:
    """Give the truces at a time (``at``, else now), narrowed to a ``state``."""
    time, error = instant_of(ask)
    found = rulings.roll(desk.evidence(), time)
    state = ask.word("state")
    return TrucesPage(
        at=utc_text(time),
        truces=portion(found.of(state) if state else found, ask),
        state=state,
        error=error,
    )


def table(page: TrucesPage, ask: Ask) -> Table:
    """Give the truces as rows."""
    keys = ("ref", "name_en", "name_ar", "state", "starts", "ends", "expires", "flags")
    return Table(
        name="truces",
        columns=tuple(say(ask.language, f"truces.columns.{key}") for key in keys),
        rows=tuple(
            (
                truce.ref,
                truce.name.en,
                truce.name.ar,
                say(ask.language, f"reading.truce_states.{truce.state}"),
                " | ".join(dict.fromkeys(claim.at for claim in truce.starts)),
                " | ".join(dict.fromkeys(claim.at for claim in truce.ends)),
                truce.expires,
                " ".join(truce.flags),
            )
            for truce in page.truces.items
        ),
    )


def ics(page: TrucesPage, _ask: Ask) -> bytes:
    """Give what runs out when, as a calendar."""
    return calendar(page.truces.items, page.at).encode()
