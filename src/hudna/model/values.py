"""Closed vocabularies and the one base class of all values."""

from typing import Literal

import msgspec

Span = tuple[int, int]
"""Half-open ``(start, end)`` in Unicode code points of ``Document.text``."""

Language = Literal["ar", "en"]

Act = Literal[
    "state",
    "affirm",
    "announce",
    "deny",
    "request",
    "propose",
    "accept",
    "reject",
    "promise",
    "threaten",
    "warn",
    "accuse",
    "condemn",
    "welcome",
    "express",
]

Sector = Literal["GOV", "MIL", "REB", "OPP", "IGO", "NGO", "MED", "CVL", "REL"]

Modality = Literal["actual", "planned", "conditional", "hypothetical", "presupposed"]

TruceForm = Literal[
    "unilateral", "parallel", "bilateral", "multilateral", "guarantor", "resolution", "unknown"
]

TruceStateName = Literal[
    "proposed",
    "announced",
    "signed",
    "accepted",
    "rejected",
    "denied",
    "in_force",
    "extended",
    "suspended",
    "breached",
    "collapsed",
    "expired",
    "declared_over",
]

Precision = Literal["minute", "hour", "day", "month", "year"]

Zone = Literal["stated", "derived", "unstated"]

Bound = Literal["exact", "at_least", "at_most", "about"]

EventType = Literal[
    "assault.airstrike",
    "assault.shelling",
    "assault.clash",
    "assault.shooting",
    "assault.bombing",
    "assault.other",
    "detain",
    "mobilize",
    "advance",
    "coerce",
    "aid",
    "retreat",
    "consult.call",
    "consult.meeting",
    "consult.talks",
    "consult.visit",
    "agree",
    "protest",
    "other",
]


class Value(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """The base of every value in the house: frozen, keyword-only, unknown keys refused."""


class Name(Value, frozen=True, kw_only=True):
    """A name in both languages; either may be unknown.

    Attributes:
        en: English name.
        ar: Arabic name.
    """

    en: str | None = None
    ar: str | None = None
