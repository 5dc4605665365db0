"""Joins mentions of one event: the same type, nothing about them that differs.

In: happenings in text order. Out: one happening an event, the first mention, with what later
mentions add.
"""

import msgspec

from hudna.model.reading import TimeRead
from hudna.model.values import Name
from hudna.packs import Packs
from hudna.reading.drafts import Draft
from hudna.reading.event_clues import Clue
from hudna.reading.event_toll import Toll
from hudna.reading.event_words import EventWords
from hudna.reading.layers import Found, Layers

Person = tuple[int, int, str | None, Name]
_ASSAULT = "assault."
_GENERIC = frozenset(("assault.other",))
_BARE = frozenset(
    (
        "assault.shelling",
        "assault.airstrike",
        "assault.bombing",
        "assault.other",
        "assault.shooting",
    )
)
_NEAR = 3
# So many events of a type are looked back over: a report does not come back to one from farther,
# and long documents stay linear.
_BACK = 60


class Happening(msgspec.Struct, gc=False):
    """An event while it is being read.

    Attributes:
        clue: The first mention.
        modality: Of the contract.
        actors: Names by first token.
        targets: Names by first token.
        place: Found name of the place.
        time: Its time.
        tolls: Its figures.
        draft: The statement that says so.
        definite: The mention points back («الهجوم», "the attack").
        own: The place stands with the event itself, not elsewhere in the sentence.
    """

    clue: Clue
    modality: str
    actors: list[Person]
    targets: list[Person]
    place: Found | None
    time: TimeRead | None
    tolls: list[Toll]
    draft: Draft | None
    definite: bool = False
    own: bool = False


def merge(layers: Layers, words: EventWords, happenings: list[Happening]) -> list[Happening]:
    """Join mentions of one event into the first; give what is left in text order."""
    kept: list[Happening] = []
    by_type: dict[str, list[Happening]] = {}
    for happening in happenings:
        alike = by_type.setdefault(happening.clue.type, [])
        earlier = _earlier(layers, kept, alike[-_BACK:], happening)
        if earlier is None:
            kept.append(happening)
            alike.append(happening)
        else:
            _join(earlier, happening)
        lasting = happening.time is None and words.has(
            "lasting", layers.text.words[happening.clue.first]
        )
        for toll in happening.tolls:
            toll.taken, toll.lasting = True, lasting
    return kept


def _earlier(
    layers: Layers, kept: list[Happening], alike: list[Happening], happening: Happening
) -> Happening | None:
    clue = happening.clue
    best, most = None, -1
    for other in reversed(alike):
        if _same(layers, other, happening):
            shared = _shared(other, happening)
            if shared > most and (shared or not _informs(other, happening)):
                best, most = other, shared
    if best is not None:
        return best
    if clue.type.startswith(_ASSAULT) and (clue.vague == "kill" or happening.definite):
        for other in reversed(kept[-_BACK:]):
            if clue.sentence - other.clue.sentence > _NEAR:
                break
            if other.clue.type not in _BARE and other.clue.type != "assault.clash":
                continue
            generic = clue.vague or clue.type in _GENERIC or other.clue.type in _GENERIC
            if generic and _same(layers, other, happening):
                return other
    return None


def _informs(earlier: Happening, later: Happening) -> bool:
    """Tell whether a later mention tells what sets it apart: it is no mere reference."""
    gap = later.clue.sentence - earlier.clue.sentence
    if later.definite or gap == 0 or (later.clue.type == "agree" and gap <= 1):
        return False
    if later.clue.sentence - earlier.clue.sentence < _NEAR and not later.tolls:
        return False
    return bool(later.tolls or later.time or (later.actors and later.targets))


def _shared(one: Happening, other: Happening) -> int:
    """Count what two mentions have in common."""
    shared = 0
    if one.time is not None and other.time is not None:
        shared += 1
    if one.own and other.own and one.place is not None and other.place is not None:
        shared += one.place.key == other.place.key
    known = {(toll.what, toll.value) for toll in one.tolls}
    shared += 2 * any((toll.what, toll.value) in known for toll in other.tolls)
    if one.actors and other.actors:
        shared += 1
    return shared


def _same(layers: Layers, one: Happening, other: Happening) -> bool:
    if one.modality != other.modality:
        return False
    deal = one.clue.type == "agree" and other.clue.sentence - one.clue.sentence <= 1
    if not (deal or _times(one.time, other.time)) or not _places(layers.packs, one, other):
        return False
    for left in one.tolls:
        for right in other.tolls:
            if left.what == right.what and left.value != right.value:
                return other.clue.sentence - one.clue.sentence <= _NEAR and other.definite
    if other.clue.sort == "verb" and other.clue.kind != "participle" and _elsewhere(one, other):
        return False
    if one.clue.type == "consult.call" and one.time is not None and other.time is not None:
        return True  # two accounts of one call name its two ends
    near = (
        not other.clue.type.startswith("consult")
        or other.clue.sentence - one.clue.sentence <= _NEAR
    )
    return share(layers.packs, one.actors, other.actors, near)


def _elsewhere(one: Happening, other: Happening) -> bool:
    """Tell whether two attacks hit things that have no word in common."""
    if not other.clue.type.startswith(_ASSAULT) or not one.targets or not other.targets:
        return False
    left: set[str] = set()
    for item in one.targets:
        left |= _words(item[3])
    return not any(left & _words(item[3]) for item in other.targets)


def _times(one: TimeRead | None, other: TimeRead | None) -> bool:
    if one is None or other is None or one.since is None or other.since is None:
        return True
    first, second = (
        (one.since[:10], (one.to or one.since)[:10]),
        (
            other.since[:10],
            (other.to or other.since)[:10],
        ),
    )
    return first[0] <= second[1] and second[0] <= first[1]


def _places(packs: Packs, one: Happening, other: Happening) -> bool:
    if one.place is None or other.place is None or not (one.own and other.own):
        return True
    left, right = one.place.place, other.place.place
    if left is None or right is None or left.id == right.id:
        return True
    return right.id in lineage(packs, left.id) or left.id in lineage(packs, right.id)


def lineage(packs: Packs, ident: str) -> list[str]:
    """Give a place and what it lies in, the country's place included."""
    found: list[str] = []
    while ident and ident not in found and len(found) < 6:
        found.append(ident)
        place = packs.places.get(ident)
        if place is None:
            break
        if place.kind == "country":
            break
        ident = place.parent or ident.partition(".")[0]
    return found


def share(packs: Packs, left: list[Person], right: list[Person], near: bool) -> bool:
    """Tell whether two casts can be the same: one is unknown, or someone is in both.

    Near to each other, somebody without an entry in the packs can be anybody.
    """
    if not left or not right:
        return True
    return any(_alike(packs, a, b, near) for a in left for b in right)


def _alike(packs: Packs, one: Person, other: Person, near: bool) -> bool:
    if one[2] is not None and other[2] is not None:
        if one[2] == other[2]:
            return True
        left, right = packs.actors.get(one[2]), packs.actors.get(other[2])
        if left is None or right is None:
            return False
        return (
            left.country is not None
            and left.country == right.country
            and (left.sector in ("GOV", "MIL", None) and right.sector in ("GOV", "MIL", None))
        )
    first, second = _words(one[3]), _words(other[3])
    return bool(first & second) or (near and (one[2] is None or other[2] is None))


def _words(name: Name) -> set[str]:
    return set(((name.ar or "") + " " + (name.en or "")).lower().split())


def _join(earlier: Happening, later: Happening) -> None:
    if earlier.clue.type == "consult.call":
        known = {person[2] or person[3].ar or person[3].en for person in earlier.actors}
        new = [p for p in later.actors if (p[2] or p[3].ar or p[3].en) not in known]
        earlier.actors = earlier.actors + new
    earlier.actors = earlier.actors or later.actors
    earlier.targets = earlier.targets or later.targets
    if later.own and not earlier.own:
        earlier.place, earlier.own = later.place, True
    earlier.place = earlier.place or later.place
    earlier.time = earlier.time or later.time
    told = {toll.what for toll in earlier.tolls}
    earlier.tolls += [toll for toll in later.tolls if toll.what not in told]
