"""The reading: what was read out of one document, as the public JSON has it.

Field names and meanings are the contract that tools outside the project rely on; keys may be
added, never renamed. Lists are in text order. Every ``text`` beside a span is the slice of the
document's text. ``None`` is "not known"; see ``Exclusions`` for "not stated" beside "none".
"""

from typing import Literal

from hudna.model.values import (
    Act,
    Bound,
    EventType,
    Modality,
    Name,
    Precision,
    Sector,
    Span,
    TruceForm,
    TruceStateName,
    Value,
    Zone,
)


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


class ActorRef(Value, frozen=True, kw_only=True):
    """Someone or somewhere in a slot: the mention that names it, and its canonical name."""

    mention: str | None = None
    name: Name


class Word(Value, frozen=True, kw_only=True):
    """Words of the text that name something."""

    span: Span
    text: str


class Limit(Value, frozen=True, kw_only=True, rename={"since": "from"}):
    """The beginning or end of a truce.

    Attributes:
        since: First day or instant of the closed range; encoded as ``from``.
        to: Its last.
        precision: How finely the text tells.
        span: The words that say so; None where it was computed from beginning and duration.
    """

    since: str | None = None
    to: str | None = None
    precision: Precision = "day"
    span: Span | None = None


class ExclusionItem(Value, frozen=True, kw_only=True):
    """Somebody left out of a truce, and who says so (None: the outlet's own voice)."""

    name: Name
    mention: str | None = None
    by: str | None = None


class Exclusions(Value, frozen=True, kw_only=True):
    """Who is left out of a truce; ``stated`` false: the text says nothing, which is not «nobody»."""

    stated: bool = False
    items: tuple[ExclusionItem, ...] = ()


class Condition(Value, frozen=True, kw_only=True):
    """What a truce depends on, in the text's words."""

    span: Span
    text: str
    by: str | None = None


class TruceState(Value, frozen=True, kw_only=True):
    """One thing that the text says became of a truce.

    Attributes:
        state: What became of it.
        place: Mention of the place it is said of; None for the whole truce.
        time: Id of its time.
        by: Statement that says so; None for the outlet's own voice.
        span: The word that says so.
    """

    state: TruceStateName
    place: str | None = None
    time: str | None = None
    by: str | None = None
    modality: Modality = "actual"
    span: Span


class Truce(Value, frozen=True, kw_only=True):
    """One particular truce that the text speaks of.

    Attributes:
        form: How it came about.
        word: The word used for it, at its first mention.
        ref: Id in the agreements pack; None when it is not a known one.
        declared_by: Who made it known, brought it about or proposed it.
        parties: Those bound or meant to be bound.
        guarantors: Mediators, sponsors, guarantors.
        territory: Where; empty when not stated.
        duration: ISO 8601, as stated.
        states: In text order.
    """

    id: str
    form: TruceForm = "unknown"
    word: Word
    ref: str | None = None
    declared_by: tuple[ActorRef, ...] = ()
    parties: tuple[ActorRef, ...] = ()
    guarantors: tuple[ActorRef, ...] = ()
    territory: tuple[ActorRef, ...] = ()
    starts: Limit | None = None
    ends: Limit | None = None
    duration: str | None = None
    exclusions: Exclusions = Exclusions()
    conditions: tuple[Condition, ...] = ()
    states: tuple[TruceState, ...] = ()


class Response(Value, frozen=True, kw_only=True):
    """An answer to a proposal."""

    statement: str | None = None
    by: tuple[ActorRef, ...] = ()
    answer: Literal["accepted", "rejected", "conditional", "pending"]


class Proposal(Value, frozen=True, kw_only=True, rename={"proposers": "from"}):
    """Something asked or offered, and what came of it.

    Attributes:
        statement: The statement that asks or offers; None when narrated without one.
        proposers: Who asks; encoded as ``from``.
        to: Who is asked; empty when the text does not say.
        responses: The answers that the text gives.
    """

    id: str
    statement: str | None = None
    proposers: tuple[ActorRef, ...] = ()
    to: tuple[ActorRef, ...] = ()
    responses: tuple[Response, ...] = ()


class Role(Value, frozen=True, kw_only=True):
    """Someone or somewhere in an event."""

    role: Literal["actor", "target", "participant", "place", "host", "beneficiary"]
    mention: str | None = None
    name: Name


class Figure(Value, frozen=True, kw_only=True):
    """How many an event killed, injured and so on.

    Attributes:
        of: The counted people, as printed.
    """

    what: Literal["killed", "injured", "detained", "displaced", "other"]
    value: int
    bound: Bound = "exact"
    of: str | None = None


class Event(Value, frozen=True, kw_only=True):
    """What is said to have happened outside words.

    Attributes:
        trigger: The words that show it.
        time: Id of its time.
        asserted_by: Id of the statement that says so; None is the outlet's own voice.
    """

    id: str
    type: EventType
    trigger: Cue
    roles: tuple[Role, ...] = ()
    time: str | None = None
    figures: tuple[Figure, ...] = ()
    modality: Literal["actual", "denied", "planned", "conditional", "general"] = "actual"
    asserted_by: str | None = None


class Part(Value, frozen=True, kw_only=True):
    """One share of a total."""

    value: int
    place: str | None = None


class Count(Value, frozen=True, kw_only=True, rename={"since": "from"}):
    """A total that someone reports, distinct from single events.

    Attributes:
        since: First day of the window; encoded as ``from``.
        to: Last day.
        place: Mention of the place.
        by: Id of the statement that claims it.
        parts: Shares of the total that the text lists.
        closes: The parts add up to the value; None without parts.
    """

    id: str
    what: Literal["violations", "killed", "injured", "detained", "displaced", "other"]
    value: int
    bound: Bound = "exact"
    since: str | None = None
    to: str | None = None
    place: str | None = None
    against: tuple[ActorRef, ...] = ()
    by: str | None = None
    parts: tuple[Part, ...] = ()
    closes: bool | None = None
    span: Span
    text: str


class Reading(Value, frozen=True, kw_only=True):
    """Everything that was read out of one document.

    Attributes:
        reader: Program, version and packs that made it.
        document: The text and what is known of its origin.
        mentions: Who and where.
        times: When.
        statements: Who is said to have said or done what with words.
        events: What is said to have happened outside words.
        truces: Every truce that the text speaks of.
        counts: Totals that someone reports.
        proposals: Asked, offered, and what came of it.
    """

    reader: Reader
    document: DocumentRead
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeRead, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    truces: tuple[Truce, ...] = ()
    counts: tuple[Count, ...] = ()
    proposals: tuple[Proposal, ...] = ()
