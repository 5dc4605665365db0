"""Claims about a truce: who is on record for what, said when, learnt when.

A claim never says what is so, only what somebody said of one truce. Actors and places are ids of
the packs, or the words themselves where no pack knows them. ``None`` as ``by`` is the voice of
the report itself.
"""

from typing import Literal

from hudna.model.values import Name, Value
from hudna.model.when import When

Form = Literal[
    "unilateral", "parallel", "bilateral", "multilateral", "guarantor", "resolution", "unknown"
]
Modality = Literal["actual", "planned", "conditional", "hypothetical"]
Role = Literal["declarer", "signatory", "party", "addressee", "guarantor", "mediator", "announcer"]
Stance = Literal["full", "conditional", "refused", "silent", "not_party", "unknown"]
State = Literal[
    "proposed",
    "announced",
    "signed",
    "accepted",
    "rejected",
    "denied",
    "in_force",
    "extended",
    "suspended",
    "resumed",
    "breached",
    "collapsed",
    "expired",
    "declared_over",
    "denied_end",
    "not_ended",
    "superseded",
    "never_in_force",
    "obligation",
]


class Claimed(Value, frozen=True, kw_only=True, omit_defaults=True):
    """What every claim carries.

    Attributes:
        truce: Ref of the truce it is about.
        by: The speaker; None for the report's own voice.
        said: When it was said: a day or an instant.
        known: When the record learnt it: an instant; None for what was always at hand.
        modality: Anything but ``actual`` never puts a truce in force or ends it.
        entry: Id of the record's entry, or of the pack's.
        quote: The words.
        chain: Through whom it came, outermost first.
    """

    truce: str
    by: str | None = None
    said: str | None = None
    known: str | None = None
    modality: Modality = "actual"
    entry: str | None = None
    quote: str | None = None
    chain: tuple[str, ...] = ()


class Called(
    Claimed, frozen=True, kw_only=True, omit_defaults=True, tag_field="claim", tag="truce"
):
    """That there is such a truce, how it is named and made.

    Attributes:
        zone: The zone of its clocks where a claim names none.
        country: Place id of the country it belongs to.
    """

    name: Name
    form: Form = "unknown"
    zone: str | None = None
    country: str | None = None


class Starts(
    Claimed, frozen=True, kw_only=True, omit_defaults=True, tag_field="claim", tag="starts"
):
    """When it takes effect; ``binds`` names those for whom, when not all."""

    when: When
    binds: tuple[str, ...] = ()


class Ends(Claimed, frozen=True, kw_only=True, omit_defaults=True, tag_field="claim", tag="ends"):
    """When it runs out, as declared beforehand."""

    when: When
    binds: tuple[str, ...] = ()


class Lasts(Claimed, frozen=True, kw_only=True, omit_defaults=True, tag_field="claim", tag="lasts"):
    """How long it is said to last.

    Attributes:
        duration: ISO 8601, or ``open``.
        renewable: It may be renewed tacitly, so that its length is no end.
    """

    duration: str
    renewable: bool = False


class Extended(
    Claimed, frozen=True, kw_only=True, omit_defaults=True, tag_field="claim", tag="extended"
):
    """That it was prolonged: from when (the former end if left out), until when or how long."""

    since: When | None = None
    until: When | None = None
    lasts: str | None = None
    binds: tuple[str, ...] = ()


class Daily(Claimed, frozen=True, kw_only=True, omit_defaults=True, tag_field="claim", tag="daily"):
    """That it holds only between two clock times of every day."""

    since: str
    until: str
    zone: str | None = None


class Covers(
    Claimed, frozen=True, kw_only=True, omit_defaults=True, tag_field="claim", tag="covers"
):
    """Where, and against which targets.

    Attributes:
        areas: Places covered whole.
        parts_of: Places of which unnamed or unbounded parts are covered.
        without: Places inside that are left out.
        targets: Classes of target, when only these are covered.
        text: The words of the scope.
    """

    areas: tuple[str, ...] = ()
    parts_of: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    text: str | None = None


class Takes(Claimed, frozen=True, kw_only=True, omit_defaults=True, tag_field="claim", tag="party"):
    """The part somebody takes in it.

    Attributes:
        who: The actor.
        role: Declarer, signatory, guarantor …
        stance: What the actor makes of it.
        condition: The words of the condition.
        through: Bound only through this other party.
    """

    who: str
    role: Role = "party"
    stance: Stance = "unknown"
    condition: str | None = None
    through: str | None = None


class Excludes(
    Claimed, frozen=True, kw_only=True, omit_defaults=True, tag_field="claim", tag="excludes"
):
    """Who is outside it, according to the speaker.

    Attributes:
        who: The actor or class of actors; None for ``not_stated`` and ``none``.
        how: ``not_stated``: the declaration says nothing; ``none``: it says there are none.
        open_class: A class without a list of members ("other extremist groups").
    """

    who: str | None = None
    how: Literal["excluded", "included", "not_stated", "none"] = "excluded"
    open_class: bool = False


class Stands(
    Claimed, frozen=True, kw_only=True, omit_defaults=True, tag_field="claim", tag="state"
):
    """What became of it.

    Attributes:
        state: The event or standing.
        when: At what time; for ``suspended`` its begin.
        until: The end of a suspension.
        place: Where only, when not everywhere.
        text: The words, where the state needs them (an obligation).
    """

    state: State
    when: When | None = None
    until: When | None = None
    place: str | None = None
    text: str | None = None


class Follows(
    Claimed, frozen=True, kw_only=True, omit_defaults=True, tag_field="claim", tag="follows"
):
    """How it stands to another truce."""

    other: str
    how: Literal["extends", "succeeds", "supersedes", "within"] = "succeeds"


Claim = (
    Called | Starts | Ends | Lasts | Extended | Daily | Covers | Takes | Excludes | Stands | Follows
)
"""Any claim; told apart by the key ``claim`` when encoded."""
