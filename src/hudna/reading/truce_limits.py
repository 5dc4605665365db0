"""Beginning, end and length of a truce, over all its namings.

Comes in: a group of sights. Goes out: limits; what can be computed of two stated values is computed.
"""

from hudna.model.reading import Limit, TimeRead
from hudna.reading.truce_groups import Group
from hudna.reading.truce_times import add_length, daily_hours


def limits_of(group: Group) -> tuple[Limit | None, Limit | None, str | None]:
    """Give beginning, end and length; the end computed where beginning and length are stated."""
    starts = ends = None
    length = None
    windows = [facts.window for facts in group.facts]
    firm = [w for w in windows if w.firm or w.ended]
    for window in [*firm, *windows]:
        if window.start is not None and daily_hours(window.start):
            length = length or daily_hours(window.start)
            if starts is not None or len(windows) > 1:
                continue
        if starts is None and window.start is not None and not (ends and not window.firm):
            starts = _limit(window.start, first=window.whole)
        elif starts is not None and window.start is not None and _sharpens(window.start, starts):
            starts = _limit(window.start)
        if ends is None and window.end is not None:
            ends = _limit(window.end, last=window.whole)
        length = length or window.length
    if "extended" in group.told and any(window.added for window in windows):
        return starts, ends, length  # the length is that of the extension
    if starts is not None and ends is None and length and starts.since == starts.to:
        value = add_length(starts.since or "", length)
        if value is not None:
            ends = Limit(since=value, to=value, precision=starts.precision)
    if starts is None and ends is not None and length and ends.since == ends.to:
        value = add_length(ends.since or "", length, back=True)
        if value is not None:
            starts = Limit(since=value, to=value, precision=ends.precision)
    return starts, ends, length


def _sharpens(time: TimeRead, known: Limit) -> bool:
    """Tell whether a time gives the clock of a day that is known."""
    if time.precision != "minute" or known.precision != "day":
        return False
    return time.since == time.to and (time.since or "")[:10] == known.since == known.to


def _limit(time: TimeRead, *, first: bool = False, last: bool = False) -> Limit:
    since, to = time.since, time.to
    if first:
        to = since
    if last:
        since = to
    return Limit(since=since, to=to, precision=time.precision, span=time.span)
