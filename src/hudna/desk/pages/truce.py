"""One truce: who claims what of it, what became of it, and what is odd about its window."""

from hudna.desk.asking import Ask, MissingError
from hudna.desk.instants import instant_of
from hudna.desk.rows import ReportRow
from hudna.desk.strip import Timeline
from hudna.desk.timeline import chain
from hudna.desk.view import View
from hudna.model.claim import Called, Claim, Covers
from hudna.model.ruling import Exclusions, TruceListed, WindowView
from hudna.model.values import Name, Value
from hudna.regime.clocks import utc_text
from hudna.rulings import truce_file

ORDER = (
    "truce", "starts", "ends", "lasts", "extended", "daily", "covers", "party", "excludes", "state",
    "follows",
)  # fmt: skip


class TrucePage(Value, frozen=True, kw_only=True):
    """What the page shows.

    Attributes:
        ref: Id of the truce.
        name: What it is called.
        form: How it was made, as its first claim has it.
        at: The instant that the state is of.
        error: The words of the address that were no time.
        listed: Its state then.
        window: Its claimed beginning and end, the length and the flags.
        exclusions: Who is said to be outside it.
        claims: Everything that somebody claims of it, by kind, in the order of ``ORDER``; states
            by the time they are said to have come about.
        names: The names of whom and where the claims speak of, by their ids.
        reports: The reports that speak of it, oldest first.
        chain: It and those that it follows or that follow it, along time.
    """

    ref: str
    name: Name
    form: str
    at: str
    error: str
    listed: TruceListed
    window: WindowView
    exclusions: Exclusions
    claims: dict[str, tuple[Claim, ...]]
    names: dict[str, Name]
    reports: tuple[ReportRow, ...]
    chain: Timeline


def load(desk: View, ask: Ask) -> TrucePage:
    """Give the truce that the address names, as it stood ``at`` a time (else now)."""
    ref = ask.path["ref"]
    time, error = instant_of(ask)
    found = truce_file(desk.evidence(), ref, time)
    if found is None:
        raise MissingError
    told = list(found.claims)
    reports = [row for row in desk.rows.values() if ref in row.truces]
    return TrucePage(
        ref=ref,
        name=found.listed.name,
        form=next((claim.form for claim in told if isinstance(claim, Called)), "unknown"),
        at=utc_text(time),
        error=error,
        listed=found.listed,
        window=found.window,
        exclusions=found.exclusions,
        claims=_sorted(told),
        names=_names(desk, told),
        reports=tuple(sorted(reports, key=_written)),
        chain=chain(desk.evidence().regime(), ref, at=time),
    )


def _written(row: ReportRow) -> tuple[str, int]:
    return (row.written[0] or "", row.position)


def _sorted(told: list[Claim]) -> dict[str, tuple[Claim, ...]]:
    kinds: dict[str, list[Claim]] = {kind: [] for kind in ORDER}
    for claim in told:
        kinds[str(claim.__struct_config__.tag)].append(claim)
    return {kind: tuple(sorted(some, key=_when)) for kind, some in kinds.items() if some}


def _when(claim: Claim) -> tuple[str, str, str]:
    when = getattr(claim, "when", None) or getattr(claim, "until", None)
    return (when.at if when else "", claim.said or "", claim.by or "")


def _names(desk: View, told: list[Claim]) -> dict[str, Name]:
    """Give the names of the ids in claims; words that no pack knows stand for themselves."""
    actors = {who for claim in told for who in (claim.by, getattr(claim, "who", None)) if who}
    for claim in told:
        actors.update(getattr(claim, "binds", ()))
    places = {getattr(claim, "place", None) for claim in told} - {None}
    for claim in told:
        if isinstance(claim, Covers):
            places.update((*claim.areas, *claim.parts_of, *claim.without))
    names = {who: desk.packs.actors[who].name for who in actors if who in desk.packs.actors}
    return names | {
        str(where): desk.packs.places[str(where)].name
        for where in places
        if str(where) in desk.packs.places
    }
