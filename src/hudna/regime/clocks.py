"""Claimed times to instants: zones with their history, T24:00, days that are wider than a clock.

In: a ``When``. Out: a ``Moment``, the earliest and latest second (UTC, since 1970) it can mean.
An exact time has both equal. The zone rules are those of the tzdata package, never the machine's.
"""

import importlib.resources
import re
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

import msgspec
from hijridate import Hijri

from hudna.errors import InputError
from hudna.model.values import Precision, Zone
from hudna.model.when import When

_AT = re.compile(
    r"(?P<hijri>hijri:)?(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?"
    r"(?P<offset>Z|[+-]\d\d:\d\d)?)?)?)?"
)
_DURATION = re.compile(
    r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)S)?)?"
)
_DAY = timedelta(days=1)
_ASUNDER = (14 * 3600, 12 * 3600)
"""How far clocks run before and behind UTC: the width of a time without any zone."""

_MOON = 86400
"""Days of the Hijri calendar begin a day earlier or later by the sighting of the moon."""


class Moment(msgspec.Struct, frozen=True, gc=False):
    """What a claimed time can mean.

    Attributes:
        lo: The earliest second.
        hi: The latest; equal to ``lo`` for an exact time.
        precision: How finely it was said.
        basis: How its zone is known.
        zone: The zone it was resolved in; empty for UTC and offsets.
        at: As the public JSON shows it.
    """

    lo: int
    hi: int
    precision: Precision
    basis: Zone
    zone: str
    at: str


class Duration(msgspec.Struct, frozen=True, gc=False):
    """A length: months on the calendar, days on the local clock, seconds on any."""

    months: int
    days: int
    seconds: int


@cache
def zone_of(name: str) -> ZoneInfo:
    """Gives a zone with its history.

    Raises:
        InputError: There is no such zone.
    """
    parts = name.split("/")
    if name and all(re.fullmatch(r"[A-Za-z0-9_+-]+", part) for part in parts):
        path = importlib.resources.files("tzdata.zoneinfo").joinpath(*parts)
        if path.is_file():
            with path.open("rb") as stream:
                return ZoneInfo.from_file(stream, key=name)
    raise InputError(f"unknown time zone {name!r}; expected an IANA name such as Asia/Damascus")


def moment(when: When, zone: str | None = None) -> Moment:
    """Resolves a claimed time.

    Args:
        when: The time as claimed.
        zone: The zone of the truce, for a claim that names none.

    Raises:
        InputError: It is no time, or no such day exists.
    """
    if when.to is not None:
        return _ranged(when, zone)
    match = _AT.fullmatch(when.at)
    if match is None:
        raise InputError(f"not a time: {when.at!r}; expected 2016-07-06T01:00 or 2016-07-06")
    if match["offset"]:
        exact = _instant(when.at)
        return _widened(Moment(exact, exact, "minute", "stated", "", utc_text(exact)), when)
    names = tuple(name for name in (when.zone or zone, *when.zones) if name)
    first, last, precision = _civil(match, when.at)
    bounds = [bound for name in names for bound in _bounds(first, last, zone_of(name))]
    if not names:
        low, high = _seconds(first), _seconds(last)
        bounds = [low - _ASUNDER[0], high + _ASUNDER[1]]
    basis: Zone = when.basis if names else "unstated"
    lo, hi = min(bounds), max(bounds)
    if match["hijri"]:
        lo, hi = lo - _MOON, hi + _MOON
    shown = utc_text(lo) if lo == hi and precision == "minute" else when.at
    return _widened(Moment(lo, hi, precision, basis, names[0] if names else "", shown), when)


def _ranged(when: When, zone: str | None) -> Moment:
    one = msgspec.structs.replace(when, to=None)
    first = moment(one, zone)
    last = moment(msgspec.structs.replace(one, at=when.to or when.at), zone)
    if last.hi < first.lo:
        raise InputError(f"impossible interval: {when.at} is after {when.to}")
    hi = max(first.hi, last.hi)
    shown = first.at if first.at == last.at else f"{when.at}/{when.to}"
    return msgspec.structs.replace(first, hi=hi, at=shown)


def _instant(text: str) -> int:
    try:
        return int(datetime.fromisoformat(text).timestamp())
    except ValueError as error:
        raise InputError(f"not a time: {text!r} ({error})") from None


def _seconds(local: datetime) -> int:
    return int(local.replace(tzinfo=UTC).timestamp())


def _bounds(first: datetime, last: datetime, zone: ZoneInfo) -> tuple[int, int]:
    """An hour that the clocks show twice means either, so both folds are bounds."""
    lo = first.replace(tzinfo=zone, fold=0).timestamp()
    hi = last.replace(tzinfo=zone, fold=0 if first != last else 1).timestamp()
    return int(min(lo, hi)), int(max(lo, hi))


def _civil(match: re.Match[str], text: str) -> tuple[datetime, datetime, Precision]:
    """Gives first and last local clock time, and how finely they were said."""
    year, month, day = (int(match[part] or 1) for part in ("year", "month", "day"))
    try:
        if match["hijri"]:
            year, month, day = Hijri(year, month, day).to_gregorian().datetuple()
        start = datetime(year, month, day)  # noqa: DTZ001  # a clock on a wall, zone to come
        if match["hour"]:
            return (*_clock(match, start), "minute")
    except (ValueError, OverflowError) as error:
        raise InputError(f"no such time: {text!r} ({error})") from None
    if match["day"]:
        return start, start + _DAY, "day"
    if match["month"]:
        return start, _month_later(start), "month"
    return start, start.replace(year=year + 1), "year"


def _clock(match: re.Match[str], start: datetime) -> tuple[datetime, datetime]:
    hour, minute, second = (int(match[part] or 0) for part in ("hour", "minute", "second"))
    if hour == 24 and minute == second == 0:
        return start + _DAY, start + _DAY
    exact = start.replace(hour=hour, minute=minute, second=second)
    return exact, exact


def _month_later(start: datetime) -> datetime:
    return (start.replace(day=1) + timedelta(days=32)).replace(day=1)


def _widened(exact: Moment, when: When) -> Moment:
    if when.tolerance is None:
        return exact
    either = duration(when.tolerance)
    width = either.seconds + 86400 * (either.days + 30 * either.months)
    return msgspec.structs.replace(exact, lo=exact.lo - width, hi=exact.hi + width, at=when.at)


@cache
def duration(text: str) -> Duration:
    """Parses an ISO 8601 duration of whole numbers.

    Raises:
        InputError: It is none.
    """
    match = _DURATION.fullmatch(text)
    if match is None or text in {"P", "PT"} or text.endswith("T"):
        raise InputError(f"not a duration: {text!r}; expected PT72H, P7D, P2M …")
    part = {key: int(value or 0) for key, value in match.groupdict().items()}
    return Duration(
        months=12 * part["years"] + part["months"],
        days=7 * part["weeks"] + part["days"],
        seconds=3600 * part["hours"] + 60 * part["minutes"] + part["seconds"],
    )


def later(begin: Moment, length: Duration) -> Moment:
    """Gives the moment a length after another: days and months on its own clocks."""
    lo, hi = (_add(bound, length, begin.zone) for bound in (begin.lo, begin.hi))
    shown = utc_text(lo) if lo == hi else f"{utc_text(lo)}/{utc_text(hi)}"
    return Moment(lo, hi, begin.precision, begin.basis, begin.zone, shown)


def _add(instant: int, length: Duration, zone: str) -> int:
    if not (length.months or length.days):
        return instant + length.seconds
    local = datetime.fromtimestamp(instant, zone_of(zone) if zone else UTC)
    month = local.month - 1 + length.months
    year, month = local.year + month // 12, month % 12 + 1
    day = min(local.day, (_month_later(datetime(year, month, 1, tzinfo=UTC)) - _DAY).day)
    there = local.replace(year=year, month=month, day=day) + timedelta(days=length.days)
    return int(there.timestamp()) + length.seconds


@lru_cache(maxsize=65536)
def utc_text(instant: float) -> str:
    """Gives an instant as RFC 3339 in UTC."""
    return datetime.fromtimestamp(int(instant), UTC).isoformat()[:19] + "Z"


def local_text(instant: int, zone: str) -> str:
    """Gives an instant on the clocks of a zone, with offset."""
    return datetime.fromtimestamp(instant, zone_of(zone) if zone else UTC).isoformat()


def local_day(instant: int, zone: str) -> tuple[date, int]:
    """Gives the local day of an instant, and the seconds since its clock showed 00:00."""
    local = datetime.fromtimestamp(instant, zone_of(zone) if zone else UTC)
    return local.date(), 3600 * local.hour + 60 * local.minute + local.second


def clock(text: str) -> int:
    """Parses ``HH:MM`` into seconds since midnight; ``24:00`` is the end of the day."""
    match = re.fullmatch(r"(\d\d):(\d\d)", text)
    seconds = 3600 * int(match[1]) + 60 * int(match[2]) if match else -1
    if match is None or not 0 <= seconds <= 86400 or int(match[2]) > 59:
        raise InputError(f"not a clock time: {text!r}; expected 10:00")
    return seconds


def asked_instant(text: str, zone: str | None = None) -> int:
    """Resolves the time of a question, which must be an instant.

    Args:
        text: RFC 3339, or a local time.
        zone: The zone of a local time.

    Raises:
        InputError: It has neither offset nor zone, or it is no instant.
    """
    match = _AT.fullmatch(text)
    if match is None or match["hijri"] or not match["hour"]:
        raise InputError(f"not a time: {text!r}; expected 2016-07-06T10:00:00Z")
    if not match["offset"] and zone is None:
        raise InputError(f"{text!r} has no zone: end it with Z or +03:00, or name one (--zone)")
    found = moment(When(at=text, zone=zone))
    if found.lo != found.hi:
        raise InputError(f"{text!r} happens twice in {zone}: give it with its offset")
    return found.lo
