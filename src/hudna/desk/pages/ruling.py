"""Is a truce in force here, now, between these two - according to whom?"""

from msgspec import field

from hudna.desk.asking import Ask
from hudna.desk.instants import parsed, western
from hudna.desk.naming import Candidate, NameKind
from hudna.desk.paging import Portion, portion
from hudna.desk.view import View
from hudna.errors import InputError
from hudna.model.ruling import Ruling
from hudna.model.values import Value
from hudna.regime.clocks import utc_text
from hudna.rulings import Wanted
from hudna.rulings import ask as ask_evidence

FIELDS = ("time", "zone", "at", "a", "b")
_PER_PAGE = 20
_PACKS = 12
"""Digits of the packs' digest in a permanent address."""


class RulingPage(Value, frozen=True, kw_only=True):
    """What the page shows.

    Attributes:
        asked: The words of the question, as typed.
        ruling: The answer, with the proofs of some truces; None before anything is asked.
        shown: Which of the truces these are, by their numbers; those that hold come first.
        errors: By field, the key of what is wrong with it.
        candidates: By field, what its words may mean.
        zone: The time zone that the time was taken in.
        size: Entries of the log that the answer rests on.
        packs: The packs that it rests on.
        other_packs: The address was made with other packs than these.
        lasting: The words of the address that gives this very answer again.
    """

    asked: dict[str, str]
    ruling: Ruling | None = None
    shown: Portion[int] | None = None
    errors: dict[str, str] = field(default_factory=dict[str, str])
    candidates: dict[str, tuple[Candidate, ...]] = field(
        default_factory=dict[str, tuple[Candidate, ...]]
    )
    zone: str = ""
    size: int = 0
    packs: str = ""
    other_packs: bool = False
    lasting: dict[str, str] = field(default_factory=dict[str, str])


def load(desk: View, ask: Ask) -> RulingPage:
    """Answer the question in the address: ``time zone at a b`` and the ``size`` of the log."""
    asked = {key: western(ask.word(key)) for key in FIELDS}
    if not any(asked.values()):
        return RulingPage(asked=asked)
    ids, errors, candidates = _resolved(desk, asked)
    place = ids.get("at")
    zone = asked["zone"] or (desk.naming.zone_of(place) if place else None) or "Etc/UTC"
    try:
        time = utc_text(parsed(asked["time"], zone))
    except InputError:
        time = ""
        errors["time"] = "ruling.errors.time"
    if errors:
        return RulingPage(asked=asked, errors=errors, candidates=candidates, zone=zone)
    size = ask.number("size", desk.size, desk.size)
    between = (ids["a"], ids["b"]) if "a" in ids and "b" in ids else None
    answer = ask_evidence(desk.evidence(size), Wanted(time=time, at=place, between=between), None)
    # Each truce comes with its proof: of a crowd they are shown in portions.
    shown = portion(range(answer.count), ask, per=_PER_PAGE)
    packs = desk.packs.digest[:_PACKS]
    lasting = {"time": time, "at": place or "", "a": ids.get("a", ""), "b": ids.get("b", "")}
    return RulingPage(
        asked=asked,
        ruling=answer.ruling(shown.start, len(shown.items)),
        shown=shown,
        zone=zone,
        size=size,
        packs=packs,
        other_packs=ask.word("packs") not in ("", packs),
        lasting=lasting | {"size": str(size), "packs": packs},
    )


def _resolved(
    desk: View, asked: dict[str, str]
) -> tuple[dict[str, str], dict[str, str], dict[str, tuple[Candidate, ...]]]:
    """Give the ids of place and sides, what is wrong, and what the wrong words may mean."""
    ids: dict[str, str] = {}
    errors: dict[str, str] = {}
    candidates: dict[str, tuple[Candidate, ...]] = {}
    fields: tuple[tuple[str, NameKind], ...] = (("at", "place"), ("a", "actor"), ("b", "actor"))
    for key, kind in fields:
        if not asked[key]:
            continue
        try:
            ids[key] = desk.naming.id_of(asked[key], kind)
        except InputError:
            candidates[key] = desk.naming.candidates(asked[key], kind)
            errors[key] = "ruling.errors.which" if candidates[key] else f"ruling.errors.{kind}"
    if bool(asked["a"]) != bool(asked["b"]):
        errors["b" if asked["a"] else "a"] = "ruling.errors.both"
    elif "a" in ids and ids["a"] == ids.get("b"):
        errors["b"] = "ruling.errors.same"
    return ids, errors, candidates
