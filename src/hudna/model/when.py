"""A time as somebody claimed it: the words of the clock, the zone, and how the zone is known."""

from hudna.model.values import Value, Zone


class When(Value, frozen=True, kw_only=True, omit_defaults=True):
    """A claimed time, not yet resolved.

    Attributes:
        at: ``2016-07-06T01:00``, ``2016-07-08T24:00`` (the end of that day), ``2016-07-06``,
            ``2016-08``, ``2016``, a time with offset or ``Z``, or ``hijri:1439-09-27``.
        to: The last day or month it may be, where it was told as a range that begins with ``at``.
        zone: IANA name of the zone; the zone of the truce when left out.
        basis: Whether the zone was stated, derived or not stated.
        zones: Further zones that the words allow.
        tolerance: ISO 8601 duration; the time may lie that much to either side.
    """

    at: str
    to: str | None = None
    zone: str | None = None
    basis: Zone = "derived"
    zones: tuple[str, ...] = ()
    tolerance: str | None = None
