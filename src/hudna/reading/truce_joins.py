"""Which namings speak of one truce: the groups that the facts of sights form.

Comes in: facts in text order. Goes out: :class:`Group` values. By default the namings of one
story join; another declarer of a one-sided truce, another year, length or place part them.
"""

from datetime import date

from hudna.reading.layers import Layers
from hudna.reading.truce_facts import Facts
from hudna.reading.truce_groups import MADE, Group, dated, sides_of
from hudna.reading.truce_sides import alike, side, within

_APART_DAYS = 12
_MADE_DAYS = 40
_REAL = MADE | {"breached", "collapsed", "expired", "declared_over", "suspended"}
_OVER = frozenset(("breached", "collapsed", "expired", "declared_over"))
_BACK = 32
_FIRM = 10
_SAME = 5


def join(layers: Layers, all_facts: list[Facts], past: date | None) -> list[Group]:
    """Group the sights that speak of one truce.

    A sight is compared with the truces spoken of last, so that long documents stay linear.
    """
    groups: list[Group] = []
    recent: list[int] = []
    for facts in all_facts:
        if facts.sight.again:
            if groups and (not facts.sight.offer or _answered(facts, groups[recent[-1]])):
                groups[recent[-1]].add(layers, facts)
            continue
        best, best_score, fit = -1, -1, -1
        for number in sorted(recent):
            score = _likeness(layers, facts, groups[number], past)
            if score < 0:
                continue
            if score * _FIRM + number > best_score:
                best, best_score, fit = number, score * _FIRM + number, score
        if (
            best < 0
            or facts.sight.kin
            or (facts.other and _another(facts, best == len(groups) - 1, best_score, fit))
        ):
            best = len(groups)
            groups.append(Group())
        else:
            recent.remove(best)
        recent.append(best)
        del recent[:-_BACK]
        groups[best].add(layers, facts)
    return groups


def _answered(facts: Facts, group: Group) -> bool:
    """Tell whether «the offer» is the truce proposed before, and is answered here."""
    facts.turns = [turn for turn in facts.turns if turn.state in ("rejected", "accepted")]
    facts.parties, facts.places = [], []
    return ("proposed" in group.told or facts.wished) and bool(facts.turns)


def _older(facts: Facts, group: Group, past: date | None) -> bool:
    """Tell whether a truce of long ago stands beside one that the text gives no date."""
    made = facts.window.made
    gone = any(turn.state in _OVER for turn in facts.turns)
    if made is None or past is None or facts.sight.definite or not (gone or _made(facts)):
        return False
    return not group.timed and group.made and (past - made).days > _MADE_DAYS


def _asked_anew(facts: Facts, group: Group) -> bool:
    """Tell whether a truce of other length is asked for beside one that stands."""
    if facts.sight.definite or not facts.turns or not group.made:
        return False
    if any(turn.state != "proposed" for turn in facts.turns):
        return False
    mine = facts.window.end.since if facts.window.end is not None else None
    return mine is not None and mine not in group.ends


def _apart(facts: Facts, group: Group) -> bool:
    """Tell whether a new truce with a length of its own is set beside one without."""
    if facts.sight.definite or facts.turns or not facts.window.length:
        return False
    return not group.bounded and group.facts[0].sight.definite


def _another(facts: Facts, latest: bool, score: int, fit: int) -> bool:
    """Tell whether a truce called another one is none of those told before."""
    return (latest and score < 2 * _FIRM) or (not facts.sight.definite and fit < 2)


def _bygone(facts: Facts, group: Group) -> bool:
    """Tell whether an earlier truce is set behind one that is not yet said to be over."""
    told = bool(group.told) or facts.sight.verb
    return facts.background and told and group.told.isdisjoint(_OVER - {"breached"})


def _fuller(facts: Facts, group: Group) -> bool:
    """Tell whether a truce is asked for beside a mere halt, a lasting one beside another."""
    if facts.sight.definite or not group.made:
        return False
    lasting = facts.sight.lasting and not group.resolution and not group.facts[0].sight.lasting
    if facts.sight.weak and not lasting:
        return False
    if not facts.turns or any(turn.state != "proposed" for turn in facts.turns):
        return False
    return lasting or all(known.sight.weak for known in group.facts)


def _newly_made(facts: Facts, group: Group) -> bool:
    """Tell whether a truce that was made stands beside one that was only proposed."""
    if facts.sight.definite or not _made(facts):
        return False
    if group.told & (MADE if group.facts[0].sight.definite else _REAL):
        return False
    if facts.window.year in group.years or _how_made(facts, group):
        return False
    return bool(facts.window.length or facts.window.start) and bool(group.told)


def _how_made(facts: Facts, group: Group) -> bool:
    """Tell whether the pluperfect tells how a truce came about that the story has in trouble."""
    known = group.facts[0].sight.definite and not group.told.isdisjoint(_OVER)
    return facts.wished and known and not facts.background


def _kept_by_its_own(layers: Layers, facts: Facts, group: Group) -> bool:
    """Tell whether somebody breaks or ends his own truce: «خرقت موسكو هدنتها»."""
    if not layers.text.words[facts.sight.first].suffix:
        return False
    return bool({side(layers, s) for s in [*facts.parties, *facts.declarers]} & group.sides)


def _gone(facts: Facts, group: Group) -> bool:
    """Tell whether a truce that is over stands beside one that is only on the table."""
    told = {turn.state for turn in facts.turns}
    return bool(group.told) and group.told <= {"proposed"} and "expired" in told


def _likeness(layers: Layers, facts: Facts, group: Group, past: date | None) -> int:
    """Say how well a sight fits a group; negative when it speaks of another truce."""
    if _goes_on(facts, group):
        return _SAME
    if facts.sight.zone not in group.zones and not _same_zone(facts, group):
        return -1
    if (
        _gone(facts, group)
        or _newly_made(facts, group)
        or _asked_anew(facts, group)
        or _apart(facts, group)
    ):
        return -1
    if _bygone(facts, group) or _fuller(facts, group) or _afresh(facts, group):
        return -1
    if facts.sight.plural != group.facts[0].sight.plural:
        return -1
    score = 0
    if facts.alone and group.resolution and not facts.sight.definite:
        return -1
    if facts.resolution and group.alone:
        return -1
    if facts.alone and group.sides:
        declared = sides_of(layers, facts)
        if (declared or facts.sight.verb) and not declared & group.sides:
            return -1
        score += 3 if declared else 0
    if _kept_by_its_own(layers, facts, group):
        score += _SAME
    if facts.voice and facts.voice in group.sides:
        score += 2
    refused = any(turn.state in ("denied", "rejected") for turn in facts.turns)
    if refused and group.made and not group.years:
        score += 1
    if _still_elsewhere(facts, group) or _between_others(layers, facts, group):
        return -1
    if _strangers(layers, facts, group) or _asked_beside(layers, facts, group):
        return -1
    window = _windows(facts, group, past)
    if window < 0:
        return -1
    near = _places(layers, facts, group, group.resolution != facts.resolution)
    if near < 0:
        return -1
    return score + window + near


def _still_elsewhere(facts: Facts, group: Group) -> bool:
    """Tell whether a truce holds in the same sentence in which one of a place collapsed."""
    if "collapsed" not in group.told or not group.spots:
        return False
    if any(place.ref in group.spots for place in facts.places):
        return False
    before = group.facts[-1].sight
    holds = any(turn.state == "in_force" for turn in facts.turns)
    return holds and before.number == facts.sight.number and not before.definite


def _goes_on(facts: Facts, group: Group) -> bool:
    """Tell whether a sentence on guns that fell silent goes on with how that came about."""
    before = group.facts[-1].sight
    if not (before.quiet or facts.sight.quiet) or facts.sight.plural:
        return False
    return before.number == facts.sight.number


def _strangers(layers: Layers, facts: Facts, group: Group) -> bool:
    """Tell whether a truce is between others than those of the group."""
    if facts.sight.definite:
        return False
    mine = {side(layers, party) for party in facts.parties if party.ref}
    if mine or len(facts.parties) < 2 or layers.text.language == "en":
        return bool(mine and group.bound) and mine.isdisjoint(group.bound)
    theirs = {side(layers, party) for party in group.parties}
    unknown = {side(layers, party) for party in facts.parties}
    return bool(theirs) and unknown.isdisjoint(theirs)


def _afresh(facts: Facts, group: Group) -> bool:
    """Tell whether a truce with a time of its own comes after one that is over."""
    if facts.sight.definite or facts.background or group.told.isdisjoint(_OVER - {"breached"}):
        return False
    told = {turn.state for turn in facts.turns}
    return bool(facts.window.firm or facts.window.length) and told.isdisjoint(_OVER)


def _between_others(layers: Layers, facts: Facts, group: Group) -> bool:
    """Tell whether two agree on a truce beside one that a single side declared."""
    if facts.sight.definite or facts.alone or not group.alone or group.pair:
        return False
    if not any(turn.state in ("accepted", "signed") for turn in facts.turns):
        return False
    mine = {side(layers, party) for party in facts.parties if party.ref}
    return len(mine) > 1 and not group.told & {"accepted", "signed", "proposed"}


def _asked_beside(layers: Layers, facts: Facts, group: Group) -> bool:
    """Tell whether somebody proposes a truce beside one that others made."""
    if facts.sight.definite or not group.made or not facts.turns:
        return False
    asked = [t for t in facts.turns if t.state == "proposed" and t.act == "propose"]
    if any(t.state not in ("proposed", "rejected") for t in facts.turns):
        return False
    if not asked:
        return facts.wished
    mine = {side(layers, speaker) for speaker in facts.declarers}
    return bool(mine) and mine.isdisjoint(group.sides)


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
    return facts.sight.definite and any(place.ref in group.spots for place in facts.places)


def _made(facts: Facts) -> bool:
    return any(turn.state in MADE for turn in facts.turns)


def _windows(facts: Facts, group: Group, past: date | None) -> int:
    """Compare times: -1 where year, beginning or length differ; more the more agrees."""
    if _older(facts, group, past):
        return -1
    mine, score = dated(facts.window), 0
    extended = any(turn.state == "extended" for turn in facts.turns)
    for other in group.windows:
        if mine.year and other.year and mine.year != other.year:
            return -1
        if mine.minutes and other.minutes and not extended:
            if mine.minutes != other.minutes:
                return -1
            score = max(score, 2)
        a, b = mine.day, other.day
        if not a or not b or a.year == other.year or b.year == mine.year:
            continue
        if not (mine.began and other.began):
            if abs((a - b).days) > _MADE_DAYS:
                return -1
            continue
        if abs((a - b).days) > _APART_DAYS and not (mine.year or other.year):
            return -1
        if bool(mine.year) != bool(other.year) and (mine.year or other.year) != max(a, b).year:
            return -1
        score = max(score, 2 if a == b else 0)
    return score


def _places(layers: Layers, facts: Facts, group: Group, parted: bool) -> int:
    """Compare places; a smaller one makes a new truce of an indefinite naming."""
    mine = facts.places
    if not mine or not group.spots:
        return 0
    if any(place.ref in group.spots for place in mine):
        return 2
    inside = facts.sight.definite or not parted
    for a in mine:
        for b in group.spots.values():
            if alike(a, b) or (inside and (within(layers, a, b) or within(layers, b, a))):
                return 1
    return -1
