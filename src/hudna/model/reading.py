"""The reading: what was read out of one document, as the public JSON has it.

Field names and meanings are the contract that tools outside the project rely on; keys may be
added, never renamed. Lists are in text order. Every ``text`` beside a span is the slice of the
document's text. ``None`` is "not known"; see ``Exclusions`` for "not stated" beside "none".
"""

from typing import Literal

from hudna.model.values import Act, Modality, Name, Precision, Sector, Span, Value, Zone


class Reader(Value, frozen=True, kw_only=True):
    """Who made the reading: program, version and the digest of the knowledge packs."""

    name: str
    version: str
    packs: str


class Dated(Value, frozen=True, kw_only=True, rename={"since": "from"}):
    """When the text was written: a closed range of days, on what basis, and why.

    Attributes:
        since: First day, ``YYYY-MM-DD``; None when unknown. Encoded as ``from``.
        to: Last day.
        basis: ``given`` by the caller or page, ``stated`` in the text, ``inferred``, ``unknown``.
        because: The reasons in words, strongest first.
    """

    since: str | None = None
    to: str | None = None
    basis: Literal["given", "stated", "inferred", "unknown"] = "unknown"
    because: tuple[str, ...] = ()


class DocumentRead(Value, frozen=True, kw_only=True):
    """The document as the reading shows it."""

    id: str
    given_id: str | None
    language: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    dated: Dated
    text: str
    body: tuple[Span, ...]


class Mention(Value, frozen=True, kw_only=True):
    """One place in the text that names an actor or a place.

    Attributes:
        id: ``m1``, ``m2`` … in text order.
        kind: ``actor`` or ``place``.
        span: Where it stands.
        text: The words that stand there.
        ref: Id in the packs; None when it is not in them.
        name: Canonical name; for an unknown actor its own words.
        role: Office or role as printed.
        country: ISO 3166-1 alpha-3.
        sector: The kind of actor (GOV, MIL, REB …).
        lat: Degrees north; places only.
        lon: Degrees east; places only.
    """

    id: str
    kind: Literal["actor", "place"]
    span: Span
    text: str
    ref: str | None = None
    name: Name
    role: Name | None = None
    country: str | None = None
    sector: Sector | None = None
    lat: float | None = None
    lon: float | None = None


class TimeRead(Value, frozen=True, kw_only=True, rename={"since": "from"}):
    """One expression of time, resolved.

    Attributes:
        since: First day or instant; encoded as ``from``. None for a duration.
        to: Last day or instant of the closed range.
        duration: ISO 8601 duration, for ``kind`` ``duration``.
        zone: Whether the offset of a clock was stated, derived or not stated.
        because: The rules that fired.
    """

    id: str
    span: Span
    text: str
    kind: Literal["instant", "interval", "duration"]
    since: str | None = None
    to: str | None = None
    duration: str | None = None
    precision: Precision = "day"
    approximate: bool = False
    zone: Zone = "unstated"
    because: tuple[str, ...] = ()


class Cue(Value, frozen=True, kw_only=True):
    """The word or words that carry an attribution."""

    span: Span
    text: str


class Party(Value, frozen=True, kw_only=True):
    """Someone in a slot of a statement, with the words that say so.

    Attributes:
        carried: The subject is not in this clause and was taken from an earlier one.
    """

    mention: str | None = None
    span: Span | None = None
    text: str | None = None
    name: Name
    carried: bool = False


class Content(Value, frozen=True, kw_only=True):
    """What was said."""

    span: Span
    text: str


class Relay(Value, frozen=True, kw_only=True):
    """Through whom a statement reached the page."""

    mention: str | None = None
    name: Name
    how: Literal["said", "carried_by", "according_to", "statement"]


class Statement(Value, frozen=True, kw_only=True):
    """Words, a position or a speech act that the text attributes to somebody."""

    id: str
    cue: Cue
    act: Act
    speakers: tuple[Party, ...]
    addressees: tuple[Party, ...] = ()
    content: Content | None = None
    quotes: tuple[Span, ...] = ()
    relay: tuple[Relay, ...] = ()
    modality: Modality = "actual"
    negated: bool = False
    time: str | None = None
    place: str | None = None
    because: tuple[str, ...] = ()


class Reading(Value, frozen=True, kw_only=True):
    """Everything that was read out of one document.

    Attributes:
        reader: Program, version and packs that made it.
        document: The text and what is known of its origin.
        mentions: Who and where.
        times: When.
        statements: Who is said to have said or done what with words.
        events: What is said to have happened outside words (not read yet: empty).
        truces: Every truce that the text speaks of (not read yet: empty).
        counts: Totals that someone reports (not read yet: empty).
        proposals: Asked, offered, and what came of it (not read yet: empty).
    """

    reader: Reader
    document: DocumentRead
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeRead, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[()] = ()
    truces: tuple[()] = ()
    counts: tuple[()] = ()
    proposals: tuple[()] = ()
