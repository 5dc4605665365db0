"""What the readable formats share: names, days and quotations of a reading in words."""

from hudna.model.reading import Content, Dated, Mention, Party, Reading, Relay, Statement, TimeRead
from hudna.model.values import Language, Name, Span

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


def time_value(time: TimeRead) -> str:
    """Give the value of a time, else its words."""
    return time.duration or bounds(time) or time.text


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
