"""Lengths of time in words."""

import re

from hudna.desk.messages import say, say_number
from hudna.model.values import Language

_ISO = re.compile(
    r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?)?"
)


def length(iso: str, language: Language) -> str:
    """Give an ISO 8601 duration in words; what is none stands for itself."""
    found = _ISO.fullmatch(iso)
    parts = [
        say_number(language, f"spans.{unit}", int(count))
        for unit, count in (found.groupdict() if found else {}).items()
        if count
    ]
    return _joined(parts, language) if parts else iso


def left(seconds: int, language: Language) -> str:
    """Give how long something still has, to the hour, under a day to the minute."""
    days, rest = divmod(max(0, seconds), 86_400)
    hours, rest = divmod(rest, 3600)
    told = {"days": days, "hours": hours} if days else {"hours": hours, "minutes": rest // 60}
    parts = [say_number(language, f"spans.{unit}", count) for unit, count in told.items() if count]
    return _joined(parts, language) if parts else say(language, "spans.under_a_minute")


def _joined(parts: list[str], language: Language) -> str:
    return (" و" if language == "ar" else ", ").join(parts)
