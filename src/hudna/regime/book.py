"""The dockets of a body of evidence, and what of each does not depend on the question.

That is made when it is first wanted and kept. A book that differs from an earlier one in a few
truces takes over what was made of all others, so that a new report costs what it says and not what
the record holds.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from typing import Any, TypeVar

from hudna.model.claim import Claimed
from hudna.model.ruling import EvidenceRef, Exclusions, Verdict, WindowView
from hudna.model.values import Name
from hudna.regime import scope, states, windows
from hudna.regime.docket import Docket, Dockets
from hudna.regime.rules import Asked, Case, Finding, Ground
from hudna.regime.turns import edges
from hudna.regime.views import exclusions_view, preferred, window_view

_Made = TypeVar("_Made")
_BY_WEIGHT: tuple[Verdict, ...] = ("NO", "CONTESTED", "UNKNOWN")


def worst(findings: Iterable[Finding]) -> Verdict:
    """Gives what several findings decide together: a NO, else a contest, else an unknown."""
    told = {found.verdict for found in findings}
    for verdict in _BY_WEIGHT:
        if verdict in told:
            return verdict
    return "YES"


class _Face:
    """What was made of one truce.

    Attributes:
        lands: The countries it has to do with; none when nobody says.
        ends: The last second of its preferred end, and the zone of it.
        turns: When an answer may change; None when its own claims do not tell.
        answers: What was answered to a question after so many of these.
        elsewhere: By place, whether it has nothing to do with it.
        made: What others made of it, by a name of theirs.
    """

    __slots__ = ("answers", "elsewhere", "ends", "lands", "made", "turns")

    def __init__(self, docket: Docket, dockets: Dockets, ground: Ground) -> None:
        terrain = ground.terrain
        named = [area for claim in docket.covers for area in (*claim.areas, *claim.parts_of)]
        lands = {terrain.country(area) or area for area in named}
        self.lands = frozenset(lands | ({docket.country} if docket.country else set()))
        end = preferred(ground.sides, docket, docket.window().ends)
        self.ends = (end.moment.hi, end.moment.zone) if end else None
        alone = not docket.daily and docket.ref not in dockets.after
        self.turns = tuple(sorted(set(edges(docket)))) if alone else None
        self.answers: dict[tuple[int, str], Verdict] = {}
        self.elsewhere: dict[str, bool] = {}
        self.made: dict[str, Any] = {}


class Book:
    """The dockets of a body of evidence, with what is known of places and actors.

    Args:
        dockets: The truces.
        ground: What the packs know.
        before: A book of the same ground, whose work is taken over as far as it still holds.
    """

    def __init__(self, dockets: Dockets, ground: Ground, before: "Book | None" = None) -> None:
        self.dockets = dockets
        self.ground = ground
        self.evidence = cache(self._evidence)
        kept = before.still(dockets) if before is not None else {}
        self._faces = {
            docket.ref: kept.get(docket.ref) or _Face(docket, dockets, ground)
            for docket in dockets.all
        }
        self._lands: dict[str | None, list[Docket]] = {}
        for docket in dockets.all:
            for land in self._faces[docket.ref].lands or (None,):
                self._lands.setdefault(land, []).append(docket)

    def still(self, dockets: Dockets) -> "dict[str, _Face]":
        """Gives what was made here of the truces that are the same, and so are those that follow them."""
        kept = {
            ref: face
            for ref, face in self._faces.items()
            if dockets.by_ref.get(ref) is self.dockets.by_ref[ref]
        }
        for ref in self.dockets.after.keys() | dockets.after.keys():
            before, now = (
                [each for each, _ in some.after.get(ref, ())] for some in (self.dockets, dockets)
            )
            # Dockets are compared as things: one made anew may say something else.
            if list(map(id, before)) != list(map(id, now)):
                kept.pop(ref, None)
        return kept

    def made(self, docket: Docket, name: str, make: Callable[[Docket], _Made]) -> _Made:
        """Gives what somebody makes of a truce and of those that follow it; made once.

        Args:
            docket: The truce.
            name: What tells this from all else that is made.
            make: Makes it.
        """
        kept = self._faces[docket.ref].made
        if name not in kept:
            kept[name] = make(docket)
        return kept[name]

    def window(self, ref: str) -> WindowView:
        """Gives the window of a truce, as it is shown."""

        def view(docket: Docket) -> WindowView:
            return window_view(self.ground.sides, docket, self.dockets)

        return self.made(self.dockets.by_ref[ref], "window", view)

    def exclusions(self, ref: str) -> Exclusions:
        """Gives the exclusions of a truce, as they are shown."""

        def view(docket: Docket) -> Exclusions:
            return exclusions_view(self.ground.sides, docket)

        return self.made(self.dockets.by_ref[ref], "exclusions", view)

    def _evidence(self, claim: Claimed) -> EvidenceRef:
        entry = self.ground.sides.actors.get(claim.by) if claim.by else None
        by = entry.name if entry else None
        if by is None and claim.by:
            by = Name(en=claim.by) if claim.by.isascii() else Name(ar=claim.by)
        return EvidenceRef(
            entry=claim.entry, quote=claim.quote, chain=claim.chain, by=by, said=claim.said
        )

    def of_land(self, land: str) -> list[Docket]:
        """Gives the truces that have to do with a country, and those of no known one."""
        return [*self._lands.get(land, ()), *self._lands.get(None, ())]

    def lands(self) -> Iterator[str]:
        """Gives the countries that some truce has to do with."""
        return (land for land in self._lands if land is not None)

    def ends(self, docket: Docket) -> tuple[int, str] | None:
        """Gives the last second of the end that counts before the others, and its zone."""
        return self._faces[docket.ref].ends

    @cached_property
    def by_end(self) -> tuple[Docket, ...]:
        """The truces, the first to run out first; last those without an end."""

        def when(docket: Docket) -> float:
            ends = self.ends(docket)
            return float("inf") if ends is None else ends[0]

        # Sorting leaves equals in the order of their names.
        return tuple(sorted(self.dockets.all, key=when))

    def standing(self, docket: Docket, time: int) -> Verdict:
        """Judges time and standing alone, as if nobody asked about a place or a side."""
        return self.kept(docket, time, "", lambda: self._judged(docket, time))

    def kept(self, docket: Docket, time: int, what: str, judge: Callable[[], Verdict]) -> Verdict:
        """Gives an answer about a truce that depends on the time and on nothing but its claims.

        Args:
            docket: The truce.
            time: The second.
            what: What tells the question from others at that time.
            judge: Gives the answer; asked once between two instants at which it may change.
        """
        face = self._faces[docket.ref]
        if face.turns is None:
            return judge()
        key = (bisect_right(face.turns, time), what)
        found = face.answers.get(key)
        if found is None:
            found = face.answers[key] = judge()
        return found

    def _judged(self, docket: Docket, time: int) -> Verdict:
        case = Case(docket, Asked(time), self.ground, self.dockets)
        findings = [rule(case) for rule in (*states.STANDING, windows.window)]
        return worst(finding for finding in findings if finding is not None)

    def is_elsewhere(self, docket: Docket, place: str) -> bool:
        """Tells whether the claims of scope alone say that a truce does not hold at a place."""
        kept = self._faces[docket.ref].elsewhere
        if place not in kept:
            case = Case(docket, Asked(0, place), self.ground, self.dockets)
            # Of a truce of target classes the class is asked before the place.
            found = scope.target(case) or scope.shown_by_collapse(case) or scope.place(case)
            kept[place] = found is not None and found.verdict == "NO"
        return kept[place]
