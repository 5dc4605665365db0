"""The ruling: the answer to "is a truce in force here, now, between these two?", with its proof."""

from typing import Literal

from hudna.model.values import Name, Precision, Value, Zone

Verdict = Literal["YES", "NO", "CONTESTED", "UNKNOWN"]
Bound = Literal["YES", "NO", "CONDITIONAL", "UNKNOWN"]


class PlaceRef(Value, frozen=True, kw_only=True):
    """A place as a ruling names it."""

    ref: str
    name: Name
    kind: str
    country: str | None


class ActorRef(Value, frozen=True, kw_only=True):
    """An actor as a ruling names it; ``ref`` is None for words that no pack knows."""

    ref: str | None
    name: Name
    country: str | None = None


class Question(Value, frozen=True, kw_only=True):
    """What is asked, resolved.

    Attributes:
        time: The instant, RFC 3339 in UTC.
        at: The place, when one is asked about.
        between: The two sides, when asked about.
        as_of: Only what was known then counts.
        target: A class of target, for truces that cover such classes alone.
    """

    time: str
    at: PlaceRef | None = None
    between: tuple[ActorRef, ActorRef] | None = None
    as_of: str | None = None
    target: str | None = None


class EvidenceRef(Value, frozen=True, kw_only=True):
    """One statement that a rule rests on, with the words and the way they came."""

    entry: str | None
    quote: str | None
    chain: tuple[str, ...]
    by: Name | None = None
    said: str | None = None


class Because(Value, frozen=True, kw_only=True):
    """One rule that fired."""

    rule: str
    verdict: Verdict | None
    en: str
    ar: str
    evidence: tuple[EvidenceRef, ...]


class TimeClaim(Value, frozen=True, kw_only=True):
    """A start or an end that somebody claimed.

    Attributes:
        at: The instant in UTC, or the day, month or year when no more was said.
        earliest: First instant it can mean.
        latest: Last instant it can mean.
        by: The speaker; None for the report's own voice.
    """

    at: str
    earliest: str
    latest: str
    precision: Precision
    zone: Zone
    by: ActorRef | None


class WindowView(Value, frozen=True, kw_only=True):
    """The claimed window of a truce.

    Attributes:
        stated_hours: From the preferred start to the preferred end; None when not exact.
        flags: ``nominal_mismatch gap zone_unstated start_conflict end_conflict day_precision
            open_ended overlap daily extended conditional``.
    """

    starts: tuple[TimeClaim, ...]
    ends: tuple[TimeClaim, ...]
    nominal: str | None
    stated_hours: float | None
    flags: tuple[str, ...]


class ExclusionView(Value, frozen=True, kw_only=True):
    """One exclusion, as claimed."""

    name: Name
    ref: str | None
    by: ActorRef | None
    how: str


class Exclusions(Value, frozen=True, kw_only=True):
    """Who is said to be outside; ``stated`` false is "the text does not say", not "none"."""

    stated: bool
    items: tuple[ExclusionView, ...]


class Binds(Value, frozen=True, kw_only=True, rename={"a": "A", "b": "B"}):
    """Whether each side is bound."""

    a: Bound
    b: Bound


class TruceRuling(Value, frozen=True, kw_only=True):
    """The answer of one truce."""

    ref: str
    name: Name
    answer: Verdict
    binds: Binds | None
    window: WindowView
    exclusions: Exclusions
    because: tuple[Because, ...]


class Head(Value, frozen=True, kw_only=True):
    """The head of the log that an answer rests on; None when there is no record."""

    size: int
    root: str


class Ruling(Value, frozen=True, kw_only=True):
    """The whole answer."""

    question: Question
    answer: Verdict
    because: tuple[Because, ...]
    truces: tuple[TruceRuling, ...]
    record: Head | None = None


class TruceListed(Value, frozen=True, kw_only=True):
    """One line of ``hudna truces``.

    Attributes:
        expires: The preferred end in UTC, when it has one.
        expires_local: The same on the truce's own clocks.
    """

    ref: str
    name: Name
    state: Literal["in_force", "contested", "unknown", "not_in_force"]
    starts: tuple[TimeClaim, ...]
    ends: tuple[TimeClaim, ...]
    flags: tuple[str, ...]
    expires: str | None = None
    expires_local: str | None = None
