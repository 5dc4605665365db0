"""Lengths of time: in words, and beside the window that a text tells as well."""

import datetime as dt
import re

from hudna.export.messages import messages, plural
from hudna.model.reading import Limit
from hudna.model.values import Language

_ISO = re.compile(
    r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?)?"
)
_MOST_DIGITS = 6
_DAY = dt.timedelta(days=1)
_UNITS = {
    # A month and a year have no one length: from the shortest to the longest.
    "years": (365 * _DAY, 366 * _DAY),
    "months": (28 * _DAY, 31 * _DAY),
    "weeks": (7 * _DAY, 7 * _DAY),
    "days": (_DAY, _DAY),
    "hours": (dt.timedelta(hours=1), dt.timedelta(hours=1)),
    "minutes": (dt.timedelta(minutes=1), dt.timedelta(minutes=1)),
}


def length(iso: str, language: Language) -> str:
    """Give an ISO 8601 duration in words; what is none stands for itself."""
    known = messages(language)
    parts = [
        known.tables[unit].get(plural(language, count), known.tables[unit]["other"]).format(n=count)
        for unit, count in _parted(iso).items()
    ]
    return known.texts["and_length"].join(parts) if parts else iso


def disagree(starts: Limit | None, ends: Limit | None, duration: str | None) -> bool:
    """Tell whether a text's own window cannot have the length that the text tells.

    An end that was reckoned from the length says nothing against it.
    """
    parts = _parted(duration or "")
    if not parts or not (starts and starts.span and ends and ends.span):
        return False
    began, ended = _bounds(starts), _bounds(ends)
    if began is None or ended is None:
        return False
    if None in {each.tzinfo for each in (*began, *ended)}:
        # Where one clock has no zone, both are taken for the same.
        began, ended = _bare(began), _bare(ended)
    shortest = sum((_UNITS[unit][0] * count for unit, count in parts.items()), dt.timedelta())
    longest = sum((_UNITS[unit][1] * count for unit, count in parts.items()), dt.timedelta())
    return longest < ended[0] - began[1] or shortest > ended[1] - began[0]


def _parted(iso: str) -> dict[str, int]:
    found = _ISO.fullmatch(iso)
    parts = found.groupdict() if found else {}
    return {unit: int(n) for unit, n in parts.items() if n and len(n) <= _MOST_DIGITS}


_Bounds = tuple[dt.datetime, dt.datetime]


def _bounds(limit: Limit) -> _Bounds | None:
    """Give the first and the last instant of a limit."""
    first, last = limit.since or limit.to or "", limit.to or limit.since or ""
    try:
        began, ended = dt.datetime.fromisoformat(first), dt.datetime.fromisoformat(last)
        return began, ended if "T" in last else ended + _DAY
    except (ValueError, OverflowError):
        return None


def _bare(bounds: _Bounds) -> _Bounds:
    return bounds[0].replace(tzinfo=None), bounds[1].replace(tzinfo=None)
