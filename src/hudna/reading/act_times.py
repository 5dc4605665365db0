"""When a statement was made: the time that stands in its own clause, or none.

Comes in: the drafts and the times of a document. Goes out: the id of a time. A time inside what
somebody says, in another clause, or of something since or until then, is no time of the act.
"""

from bisect import bisect_left, bisect_right

import msgspec

from hudna.model.reading import TimeRead
from hudna.reading.drafts import Draft
from hudna.reading.layers import Layers

# How far around a statement its time is looked for, in code points.
_BEFORE = 120
_AFTER = 160


class Clock(msgspec.Struct, gc=False):
    """The times of one document, and what stands between them and the statements.

    Attributes:
        layers: The document's arrays.
        times: Its times, in text order.
        starts: Where each time begins.
        drafts: Its statements, in text order.
        cues: Where the cue of each begins.
    """

    layers: Layers
    times: tuple[TimeRead, ...]
    starts: list[int]
    drafts: list[Draft]
    cues: list[int]


def clock_of(layers: Layers, drafts: list[Draft], times: tuple[TimeRead, ...]) -> Clock:
    """Give the clock of a document."""
    starts = [time.span[0] for time in times]
    return Clock(layers, times, starts, drafts, [draft.cue_span[0] for draft in drafts])


def time_of(clock: Clock, draft: Draft) -> str | None:
    """Give the time of the act: the first one in its clause outside what is said."""
    first, last = draft.cue_span
    for k in range(bisect_left(clock.starts, first - _BEFORE), len(clock.times)):
        time = clock.times[k]
        if time.span[0] > last + _AFTER:
            break
        if time.kind == "duration" or time.since is None:
            continue
        if draft.start <= time.span[0] < draft.end or _is_bound(clock.layers, time):
            continue
        own = _leads(clock, draft, time) if time.span[0] < first else _follows(clock, draft, time)
        if own:
            return time.id
    return None


def _is_bound(layers: Layers, time: TimeRead) -> bool:
    """Tell whether a time only says since or until when: «منذ 2014», "after Friday"."""
    at = bisect_right(layers.text.starts, time.span[0]) - 1
    bounds = layers.lexicon.members("clauses.time_bounds")
    here = layers.grams[at].base in bounds
    return here or (at > 0 and layers.grams[at - 1].base in bounds)


def _leads(clock: Clock, draft: Draft, time: TimeRead) -> bool:
    """Tell whether a time before the cue is of its clause, or of the same occasion."""
    layers, cue = clock.layers, draft.cue
    begin = bisect_left(layers.text.starts, time.span[1])
    same = all(speaker.carried for speaker in draft.speakers)
    joints = layers.lexicon.members("clauses.clause_joints")
    for j in range(begin, cue):
        word = layers.text.words[j]
        if (
            word.kind == "stop"
            or "\n" in layers.text.text[layers.text.ends[j - 1] : layers.text.starts[j]]
        ):
            return False
        joined = word.conj in ("و", "ف") and j > begin
        after_comma = layers.text.words[j - 1].kind == "comma"
        if not same and ((after_comma and joined) or layers.grams[j].base in joints):
            return False
    comma = layers.text.words[cue - 1].kind == "comma" if cue else False
    if not same and comma and layers.text.words[cue].conj:
        return False
    return not _is_said_by_other(clock, draft, time)


def _is_said_by_other(clock: Clock, draft: Draft, time: TimeRead) -> bool:
    """Tell whether a time stands in what another statement says, and this cue does not."""
    at = time.span[0]
    low = bisect_left(clock.cues, at - _BEFORE - _AFTER)
    for other in clock.drafts[low:]:
        if other.cue_span[0] > draft.cue_span[0] + _AFTER:
            break
        if other is not draft and other.start <= at < other.end:
            if not other.start <= draft.cue_span[0] < other.end:
                return True
    return False


def _follows(clock: Clock, draft: Draft, time: TimeRead) -> bool:
    """Tell whether a time after the cue closes its clause: no comma and no other cue between."""
    layers = clock.layers
    begin = max(draft.cue_span[1], draft.end if draft.end <= time.span[0] else 0)
    between = layers.text.text[begin : time.span[0]]
    if any(mark in between for mark in ".\n!?\u061f\u061b;"):
        return False
    inside = draft.cue_span[1] < begin  # a time after the content, not between cue and content
    if inside and any(mark in between for mark in ",\u060c"):
        return False
    at = bisect_right(clock.cues, draft.cue_span[0])
    return at >= len(clock.cues) or clock.cues[at] > time.span[0] or draft.start > time.span[0]
