"""What the readable formats share: names, days and quotations of a reading in words."""

import re

from hudna.export.lengths import length
from hudna.model.reading import (
    Content,
    Dated,
    Limit,
    Mention,
    Party,
    Reading,
    Relay,
    Statement,
    TimeRead,
)
from hudna.model.values import Language, Name, Span

_SECONDS = re.compile(r":(\d\d)(?:\.\d+)?")
_PARTNERS = {'"': '"', "\u00ab": "\u00bb", "\u2018": "\u2019", "\u2039": "\u203a"}
QUOTE_MARKS = (
    "\"'`\u00ab\u00bb\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2039\u203a\u300c\u300d\uff02"
)


def language_of(reading: Reading) -> Language:
    """Give the language whose words go around a reading."""
    return "ar" if reading.document.language == "ar" else "en"


def name_in(name: Name, language: Language) -> str | None:
    """Give a name in one language, else in the other."""
    first, second = (name.ar, name.en) if language == "ar" else (name.en, name.ar)
    return first or second


def party_name(party: Party, language: Language) -> str | None:
    """Give what to call a party: its name, else its words."""
    return name_in(party.name, language) or party.text


def relay_name(relay: Relay, language: Language) -> str | None:
    """Give what to call the one who passed a statement on."""
    return name_in(relay.name, language)


def mention_name(mention: Mention, language: Language) -> str:
    """Give what to call a mention: its name, else its words."""
    return name_in(mention.name, language) or mention.text


def bounds(dated: Dated | TimeRead) -> str | None:
    """Give a range of days or instants in short: one value when both ends are the same."""
    first, last = dated.since, dated.to
    if first is None or last is None or first == last:
        return first or last
    return f"{first} \u2013 {last}"


def in_short(first: str | None, last: str | None) -> str | None:
    """Give a range of days or instants for people: a clock after a space, UTC by its name."""
    ends = [_clocked(end) for end in (first, last) if end]
    return " \u2013 ".join(dict.fromkeys(ends)) or None


def _clocked(instant: str) -> str:
    day, _, clock = instant.partition("T")
    if not clock:
        return day
    hours, minutes, rest = clock[:2], clock[3:5], clock[5:]
    seconds, zone = _SECONDS.match(rest), _SECONDS.sub("", rest)
    shown = f"{day} {hours}:{minutes}" + (seconds[0] if seconds and seconds[1] != "00" else "")
    if not zone:
        return shown
    return f"{shown} {'UTC' if zone in ('Z', '+00:00') else zone}"


def limit_value(limit: Limit) -> str | None:
    """Give the beginning or end of a truce as finely as the text tells it."""
    kept = {"year": 4, "month": 7}.get(limit.precision)
    first, last = limit.since, limit.to
    return in_short(first and first[:kept], last and last[:kept])


def time_value(time: TimeRead, language: Language) -> str:
    """Give the value of a time, else its words."""
    if time.duration:
        return length(time.duration, language)
    return in_short(time.since, time.to) or time.text


def marked_content(content: Content, statement: Statement) -> str:
    """Give the words of a content with marks around every quoted stretch.

    Marks that stand in the text are kept; where the content begins or ends inside them, or where
    they are damaged, plain ones are put in.
    """
    start, end = content.span
    words = content.text
    for first, last in sorted(_clipped(statement.quotes, start, end), reverse=True):
        inner = words[first:last]
        before, after = words[:first], words[last:]
        opening, closing = _marks(before[-1:], after[:1])
        words = f"{before}{opening}{inner}{closing}{after}"
    return words


def _marks(before: str, after: str) -> tuple[str, str]:
    """Give the marks that are missing, of the kind that stands on the other side."""
    has_opening = before != "" and before in QUOTE_MARKS
    has_closing = after != "" and after in QUOTE_MARKS
    if has_opening:
        return "", "" if has_closing else _PARTNERS.get(before, "\u201d")
    if has_closing:
        return {close: start for start, close in _PARTNERS.items()}.get(after, "\u201c"), ""
    return "\u201c", "\u201d"


def _clipped(quotes: tuple[Span, ...], start: int, end: int) -> list[Span]:
    """Give the outermost quoted stretches inside ``[start, end)``, counted from its start."""
    inside = sorted(
        (max(first, start) - start, min(last, end) - start)
        for first, last in quotes
        if first < end and last > start
    )
    outer: list[Span] = []
    for span in inside:
        if not outer or span[0] >= outer[-1][1]:
            outer.append(span)
    return outer
