"""Which namings speak of one truce: the groups that the facts of sights form.

Comes in: facts in text order. Goes out: :class:`Group` values. By default the namings of one
story join; another declarer of a one-sided truce, another year, length or place part them.
"""

from datetime import date

import msgspec

from hudna.reading.layers import Layers
from hudna.reading.speakers import Speaker
from hudna.reading.truce_facts import Facts
from hudna.reading.truce_governors import Turn
from hudna.reading.truce_places import Where
from hudna.reading.truce_sides import alike, side, within
from hudna.reading.truce_terms import Excluded
from hudna.reading.truce_times import day_of, minutes_of

_APART_DAYS = 12
_MADE_DAYS = 40
_MADE = ("announced", "accepted", "signed", "in_force", "extended")
_REAL = {*_MADE, "breached", "collapsed", "expired", "declared_over", "suspended"}


class Group(msgspec.Struct, gc=False):
    """The sights of one truce, with what they say together."""

    facts: list[Facts]

    @property
    def turns(self) -> list[Turn]:
        """Its states, in text order."""
        return [turn for facts in self.facts for turn in facts.turns]

    @property
    def parties(self) -> list[Speaker]:
        """Those said to be bound."""
        return [speaker for facts in self.facts for speaker in facts.parties]

    @property
    def sponsors(self) -> list[Speaker]:
        """Those who brokered or guarantee it."""
        return [speaker for facts in self.facts for speaker in facts.sponsors]

    @property
    def places(self) -> list[Where]:
        """Where it is said to hold."""
        return [place for facts in self.facts for place in facts.places]

    @property
    def excluded(self) -> list[Excluded]:
        """Who is left out."""
        return [item for facts in self.facts for item in facts.excluded]

    @property
    def terms(self) -> list[tuple[int, int]]:
        """Its conditions, as token ranges."""
        return [term for facts in self.facts for term in facts.terms]


def join(layers: Layers, all_facts: list[Facts], past: date | None) -> list[Group]:
    """Group the sights that speak of one truce."""
    groups: list[Group] = []
    for facts in all_facts:
        if facts.sight.again:
            if groups and (not facts.sight.offer or _answered(facts, _latest(groups))):
                _latest(groups).facts.append(facts)
            continue
        best, best_score = None, -1
        for number, group in enumerate(groups):
            score = _likeness(layers, facts, group, past)
            if score < 0:
                continue
            score = score * 10 + number
            if score > best_score:
                best, best_score = group, score
        if best is None or (facts.other and best is groups[-1] and best_score < 20):
            groups.append(Group([facts]))
        else:
            best.facts.append(facts)
    return groups


def _answered(facts: Facts, group: Group) -> bool:
    """Tell whether «the offer» is the truce proposed before, and is answered here."""
    asked = any(turn.state == "proposed" for f in group.facts for turn in f.turns)
    facts.turns = [turn for turn in facts.turns if turn.state in ("rejected", "accepted")]
    facts.parties, facts.places = [], []
    return asked and bool(facts.turns)


def _latest(groups: list[Group]) -> Group:
    """Give the group whose sight stands nearest before."""
    return max(groups, key=lambda group: group.facts[-1].sight.first)


def _older(facts: Facts, group: Group, past: date | None) -> bool:
    """Tell whether a truce of long ago stands beside one that the text gives no date."""
    made = facts.window.made
    if made is None or past is None or facts.sight.definite or not _made(facts):
        return False
    dated = any(f.window.start or f.window.made or f.window.year for f in group.facts)
    return not dated and any(_made(f) for f in group.facts) and (past - made).days > _MADE_DAYS


def _asked_anew(facts: Facts, group: Group) -> bool:
    """Tell whether a truce of other length is asked for beside one that stands."""
    if facts.sight.definite or not facts.turns or not any(_made(f) for f in group.facts):
        return False
    if any(turn.state != "proposed" for turn in facts.turns):
        return False
    ends = {f.window.end.since for f in group.facts if f.window.end is not None}
    mine = facts.window.end.since if facts.window.end is not None else None
    return mine is not None and mine not in ends


def _apart(facts: Facts, group: Group) -> bool:
    """Tell whether a new truce with a length of its own is set beside one without."""
    if facts.sight.definite or facts.turns or not facts.window.length:
        return False
    plain = not any(f.window.length or f.window.start for f in group.facts)
    return plain and group.facts[0].sight.definite


def _newly_made(facts: Facts, group: Group) -> bool:
    """Tell whether a truce that was made stands beside one that was only proposed."""
    told = {turn.state for f in group.facts for turn in f.turns}
    real = set(_MADE) if group.facts[0].sight.definite else _REAL
    if facts.sight.definite or not _made(facts) or told & real:
        return False
    if facts.window.year and any(f.window.year == facts.window.year for f in group.facts):
        return False
    dated = facts.window.length or facts.window.start
    return bool(dated) and any(f.turns for f in group.facts)


def _likeness(layers: Layers, facts: Facts, group: Group, past: date | None) -> int:
    """Say how well a sight fits a group; negative when it speaks of another truce."""
    zones = {f.sight.zone for f in group.facts}
    if facts.sight.zone not in zones and not _same_zone(facts, group):
        return -1
    if _newly_made(facts, group) or _asked_anew(facts, group) or _apart(facts, group):
        return -1
    if facts.sight.plural != group.facts[0].sight.plural:
        return -1
    score = 0
    if facts.alone and any(f.resolution for f in group.facts) and not facts.sight.definite:
        return -1
    if facts.resolution and any(f.alone for f in group.facts):
        return -1
    declared = _sides(layers, facts)
    others = {s for f in group.facts if f.alone for s in _sides(layers, f)}
    if declared and facts.alone and others:
        if not declared & others:
            return -1
        score += 3
    if facts.voice and any(facts.voice in _sides(layers, f) for f in group.facts if f.alone):
        score += 2
    refused = any(turn.state in ("denied", "rejected") for turn in facts.turns)
    if (
        refused
        and any(_made(f) for f in group.facts)
        and not any(f.window.year for f in group.facts)
    ):
        score += 1
    window = _windows(facts, group, past)
    if window < 0:
        return -1
    places = [place for f in group.facts for place in f.places]
    council = any(f.resolution for f in group.facts)
    near = _places(layers, facts, places, council != facts.resolution)
    if near < 0:
        return -1
    return score + window + near


def _same_zone(facts: Facts, group: Group) -> bool:
    """Tell whether a ceasefire is said to be the one of a de-escalation area."""
    before = group.facts[-1]
    if (
        before.sight.number == facts.sight.number
        and 0 <= facts.sight.fore - before.sight.reach <= 3
    ):
        return True
    if facts.sight.zone:
        return False
    places = [place for f in group.facts for place in f.places]
    return facts.sight.definite and any(a.ref == b.ref for a in facts.places for b in places)


def _made(facts: Facts) -> bool:
    return any(turn.state in _MADE for turn in facts.turns)


def _sides(layers: Layers, facts: Facts) -> set[str]:
    return {side(layers, speaker) for speaker in facts.declarers if speaker.ref}


def _windows(facts: Facts, group: Group, past: date | None) -> int:
    """Compare times: -1 where year, beginning or length differ; more the more agrees."""
    mine, score = facts.window, 0
    if _older(facts, group, past):
        return -1
    extended = any(turn.state == "extended" for turn in facts.turns)
    for other in (f.window for f in group.facts):
        if mine.year and other.year and mine.year != other.year:
            return -1
        if mine.length and other.length and not extended:
            if minutes_of(mine.length) != minutes_of(other.length):
                return -1
            score = max(score, 2)
        a = day_of(mine.start.since) if mine.start else mine.made
        b = day_of(other.start.since) if other.start else other.made
        if a and b and (a.year == other.year or b.year == mine.year):
            continue
        if (mine.start is None or other.start is None) and a and b:
            if abs((a - b).days) > _MADE_DAYS:
                return -1
            continue
        if a and b:
            if abs((a - b).days) > _APART_DAYS and not (mine.year or other.year):
                return -1
            if bool(mine.year) != bool(other.year) and (mine.year or other.year) != max(a, b).year:
                return -1
            score = max(score, 2 if a == b else 0)
    return score


def _places(layers: Layers, facts: Facts, others: list[Where], parted: bool) -> int:
    """Compare places; a smaller one makes a new truce of an indefinite naming."""
    mine = facts.places
    if not mine or not others:
        return 0
    best = -1
    for a in mine:
        for b in others:
            if a.ref == b.ref:
                return 2
            if alike(a, b) or (
                (facts.sight.definite or not parted)
                and (within(layers, a, b) or within(layers, b, a))
            ):
                best = 1
    return best
