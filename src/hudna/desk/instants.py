"""Times as people type them into an address, and as a page shows them."""

from hudna.desk.asking import Ask
from hudna.errors import InputError
from hudna.regime.clocks import asked_instant

_DIGITS = {ord(sign): str(at % 10) for at, sign in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}


def instant_of(ask: Ask, key: str = "at") -> tuple[int, str]:
    """Give the instant that a word of the address means, now without one; and the bad words."""
    words = western(ask.word(key))
    if not words:
        return ask.moment, ""
    try:
        return parsed(words, ask.word("zone") or None), ""
    except InputError:
        return ask.moment, words


def parsed(words: str, zone: str | None) -> int:
    """Give the instant of a time; a day stands for its noon, in UTC without a zone.

    Raises:
        InputError: It is no time.
    """
    if len(words) == len("2016-07-06"):
        words = f"{words}T12:00"
    words = words.replace(" ", "T", 1)
    local = not words.endswith("Z") and words[-6:-5] not in ("+", "-")
    return asked_instant(words, (zone or "Etc/UTC") if local else None)


def western(words: str) -> str:
    """Give words with Arabic and Persian digits as western ones."""
    return words.translate(_DIGITS)


def instant(utc: str) -> int:
    """Give the second of an RFC 3339 time."""
    return asked_instant(utc)
