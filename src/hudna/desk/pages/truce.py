"""One truce: who claims what of it, what became of it, and what is odd about its window."""

from hudna.desk.asking import Ask, MissingError
from hudna.desk.instants import instant_of
from hudna.desk.state import Desk
from hudna.model.claim import Called, Claim
from hudna.model.ruling import TruceListed, WindowView
from hudna.model.values import Name, Value
from hudna.regime.clocks import utc_text
from hudna.rulings import truces


class TrucePage(Value, frozen=True, kw_only=True):
    """What the page shows.

    Attributes:
        ref: Id of the truce.
        name: What it is called.
        at: The instant that the state is of.
        listed: Its state then.
        window: Its claimed beginning and end.
        claims: Everything that somebody claims of it, by kind, in order.
        names: The names of those who claim, by their ids.
    """

    ref: str
    name: Name
    at: str
    listed: TruceListed
    window: WindowView
    claims: dict[str, tuple[Claim, ...]]
    names: dict[str, Name]


def load(desk: Desk, ask: Ask) -> TrucePage:
    """Give the truce that the address names."""
    ref = ask.path["ref"]
    found = desk.evidence()
    regime = found.regime()
    told = [claim for claim in regime.claims if claim.truce == ref]
    if not told:
        raise MissingError
    time, _ = instant_of(ask)
    book = regime.book()
    all_of_them = truces(found, time, as_of=None, only_then=False, expiring=None)
    listed = next((truce for truce in all_of_them if truce.ref == ref), None)
    if listed is None:
        raise MissingError
    claims: dict[str, list[Claim]] = {}
    for claim in told:
        claims.setdefault(_kind(claim), []).append(claim)
    return TrucePage(
        ref=ref,
        name=next((claim.name for claim in told if isinstance(claim, Called)), listed.name),
        at=utc_text(time),
        listed=listed,
        window=book.window(ref),
        claims={kind: tuple(some) for kind, some in claims.items()},
        names={who: actor.name for who in _named(told) if (actor := desk.packs.actors.get(who))},
    )


def _kind(claim: Claim) -> str:
    return str(claim.__struct_config__.tag)


def _named(claims: list[Claim]) -> set[str]:
    found = {claim.by for claim in claims} | {getattr(claim, "who", None) for claim in claims}
    return {who for who in found if who}
