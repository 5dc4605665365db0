"""A tab-separated table: one statement a row, for spreadsheets and shell tools.

Tabs and line breaks inside a value become spaces. A value that a spreadsheet would run as a
formula gets an apostrophe before it.
"""

from collections.abc import Iterator

from hudna.export.phrases import bounds, language_of, mention_name, party_name, relay_name
from hudna.model.reading import Reading, Statement

COLUMNS = (
    "document",
    "written_from",
    "written_to",
    "statement",
    "speakers",
    "act",
    "addressees",
    "content",
    "quotes",
    "relay",
    "modality",
    "negated",
    "time",
    "place",
    "cue",
    "cue_start",
    "cue_end",
    "content_start",
    "content_end",
    "because",
)
_FORMULA = ("=", "+", "-", "@")


def header() -> str:
    """Give the first row: the names of the columns."""
    return "\t".join(COLUMNS) + "\n"


def rows(reading: Reading) -> Iterator[str]:
    """Give one row a statement."""
    times = {time.id: bounds(time) or time.duration or time.text for time in reading.times}
    language = language_of(reading)
    places = {mention.id: mention_name(mention, language) for mention in reading.mentions}
    for statement in reading.statements:
        values = _values(reading, statement, times, places)
        yield "\t".join(_cell(value) for value in values) + "\n"


def _values(
    reading: Reading, statement: Statement, times: dict[str, str], places: dict[str, str]
) -> tuple[str | int | None, ...]:
    document, language = reading.document, language_of(reading)
    content = statement.content
    return (
        document.given_id or document.id,
        document.dated.since,
        document.dated.to,
        statement.id,
        "; ".join(party_name(party, language) or "" for party in statement.speakers),
        statement.act,
        "; ".join(party_name(party, language) or "" for party in statement.addressees),
        content.text if content else None,
        " | ".join(document.text[start:end] for start, end in statement.quotes),
        " < ".join(relay_name(relay, language) or "" for relay in statement.relay),
        statement.modality,
        "yes" if statement.negated else "no",
        times.get(statement.time or ""),
        places.get(statement.place or ""),
        statement.cue.text,
        *statement.cue.span,
        *(content.span if content else (None, None)),
        " ".join(statement.because),
    )


def _cell(value: str | int | None) -> str:
    if value is None:
        return ""
    words = " ".join(str(value).split())
    return f"'{words}" if words.startswith(_FORMULA) else words
