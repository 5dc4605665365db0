"""Who speaks of a truce as a party or as its herald: who accuse each other, who make it known.

Comes in: the statement around a truce and its states. Goes out: speakers as the actors they mean.
"""

from hudna.reading.drafts import Draft
from hudna.reading.speakers import Speaker
from hudna.reading.truce_cast import Cast, canonical
from hudna.reading.truce_governors import LATER, Turn
from hudna.reading.truce_overs import Overs
from hudna.reading.truce_sides import side

TOLD = ("state", "affirm", "announce")
_ANSWERS = ("accept", "reject", "promise")
_MOVEMENTS = ("armed_group", "party")


def accusers(cast: Cast, over: Draft | None) -> list[Speaker]:
    """Give the two who accuse, or of whom one accuses the other: a truce is between them."""
    if over is None or over.act != "accuse":
        return []
    found = canonical(cast, list(over.speakers))
    if len(sides_of(cast, found)) < 2:
        found += canonical(cast, list(over.addressees))
    return found if len(sides_of(cast, found)) == 2 else []


def herald(overs: Overs, over: Draft | None) -> Draft | None:
    """Give the statement that makes a truce known: the one around what others answered."""
    if over is not None and over.act in _ANSWERS:
        return overs.at(over.cue)
    return over


def tellers(
    cast: Cast, turns: list[Turn], declarers: list[Speaker], over: Draft | None
) -> list[Speaker]:
    """Give who makes known that a truce was reached or will begin: they announce it.

    Args:
        cast: Who is named in the document.
        turns: The states that the clause of the truce tells.
        declarers: Who made it, as far as the clause tells.
        over: The statement that makes it known.
    """
    states = {turn.state for turn in turns if turn.act != LATER}
    if over is None or over.act not in TOLD or over.negated or "announced" in states:
        return []
    later = any(turn.act == LATER for turn in turns)
    news = over.act == "announce" and (later or states & {"accepted", "extended"})
    if not news and (declarers or "accepted" not in states):
        return []
    told = [s for s in canonical(cast, list(over.speakers)) if news or _speaks_for(cast, s)]
    if sides_of(cast, told) & sides_of(cast, declarers):
        return []
    return told if news else told[:1]


def sides_of(cast: Cast, speakers: list[Speaker]) -> set[str]:
    """Give the sides of speakers."""
    return {side(cast.layers, speaker) for speaker in speakers}


def _speaks_for(cast: Cast, speaker: Speaker) -> bool:
    """Tell whether somebody is a movement or speaks for one."""
    actors = cast.layers.packs.actors
    actor = actors.get(speaker.ref) if speaker.ref else None
    if actor is not None and actor.kind == "person" and actor.parent:
        actor = actors.get(actor.parent)
    return actor is not None and actor.kind in _MOVEMENTS
