"""A time as somebody says it ("about 7 pm yesterday") becomes the first and last it can mean.

The reader of reports finds what is said; how wide it is meant, the words around it tell. What is
not understood is refused rather than left out: half a time is a wrong time.
"""

import datetime as dt
import re
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from hudna.desk.instants import western
from hudna.language.offsets import fold, normalise
from hudna.model.document import Document, document_id
from hudna.model.reading import TimeRead
from hudna.model.values import Value
from hudna.reading.reader import DocumentReader

_WORD = re.compile(r"[\w']+")
_MOST = 200
_OUR_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{1,2}:\d{2})")


class TypedTimeError(ValueError):
    """Words that are no time; the message is the key of what to say of it."""


class Meant(Value, frozen=True, kw_only=True):
    """The first and the last that typed words can mean, on the clock of the place."""

    since: str
    to: str


class _Words(msgspec.Struct, frozen=True):
    about_minutes: int
    about: tuple[str, ...]
    fillers: tuple[str, ...]
    at_once: tuple[str, ...]
    parts: dict[str, tuple[int, int]]
    ago: dict[str, float]


@cache
def _words() -> _Words:
    raw = msgspec.toml.decode(Path(__file__).with_suffix(".toml").read_bytes(), type=_Words)
    return _Words(
        about_minutes=raw.about_minutes,
        about=tuple(map(_folded, raw.about)),
        fillers=tuple(map(_folded, raw.fillers)),
        at_once=tuple(map(_folded, raw.at_once)),
        parts={_folded(word): hours for word, hours in raw.parts.items()},
        ago={_folded(words): hours for words, hours in raw.ago.items()},
    )


def _folded(words: str) -> str:
    return fold(normalise(words)).casefold()


def local(moment: int, zone: str | None) -> dt.datetime:
    """Give the clock of a zone at a second since 1970, without its offset; UTC's without one."""
    try:
        place = ZoneInfo(zone) if zone else dt.UTC
    except (ZoneInfoNotFoundError, ValueError):
        place = dt.UTC
    return dt.datetime.fromtimestamp(moment, place).replace(tzinfo=None, second=0)


def meant(words: str, reader: DocumentReader, now: dt.datetime) -> Meant:
    """Give what typed words mean.

    Args:
        words: As typed, in either language.
        reader: The reader of reports.
        now: The clock of the place.

    Raises:
        TypedTimeError: They are no time, are understood in part only, or lie ahead.
    """
    asked = " ".join(western(words).split())[:_MOST]
    if not asked:
        raise TypedTimeError("incident.errors.when_missing")
    since, to = _bounds(asked, reader, now)
    if since > now:
        raise TypedTimeError("incident.errors.when_ahead")
    if since.date() == now.date() and to > now:
        to = now
    if _is_days(since, to):
        return Meant(since=since.date().isoformat(), to=to.date().isoformat())
    return Meant(since=_clock(since), to=_clock(to))


_Pair = tuple[dt.datetime, dt.datetime]


def _bounds(asked: str, reader: DocumentReader, now: dt.datetime) -> _Pair:
    known = _words()
    folded = _folded(asked)
    if folded in known.at_once:
        return now, now
    about = any(word in known.about for word in _WORD.findall(folded))
    bare = " ".join(word for word in folded.split() if word not in known.about)
    if bare in known.ago:
        # A round number of hours is a guess.
        hours = dt.timedelta(hours=known.ago[bare])
        spread = hours / 4
        return now - hours - spread, now - hours + spread
    written = _OUR_DATE.fullmatch(asked)
    if written:
        try:
            at = dt.datetime.fromisoformat(f"{written[1]}T{written[2].zfill(5)}")
        except ValueError:
            raise TypedTimeError("incident.errors.when") from None
        return at, at
    times, rest = _read(asked, reader, now)
    _refuse_rest(rest, known)
    since, to = _joined(times)
    if _is_days(since, to):
        parts = [known.parts[word] for word in _WORD.findall(folded) if word in known.parts]
        parts += [hours for word, hours in known.parts.items() if f"ال{word}" in folded.split()]
        if parts and since.date() == to.date():
            first, last = parts[0]
            day = since.replace(hour=0, minute=0)
            return day + dt.timedelta(hours=first), day + dt.timedelta(hours=last, minutes=-1)
        wide = dt.timedelta(days=1 if about else 0)
        return since - wide, to + wide
    margin = dt.timedelta(minutes=known.about_minutes if about else 0)
    return since - margin, to + margin


def _read(asked: str, reader: DocumentReader, now: dt.datetime) -> tuple[list[TimeRead], str]:
    """Give the expressions of time, and the words that are in none."""
    day = now.date().isoformat()
    id_ = document_id(asked, title=None, outlet=None, url=None)
    document = Document(id=id_, text=asked, published=day)
    read = reader.read(document)
    times = [time for time in read.times if time.since and time.kind != "duration"]
    if not times:
        raise TypedTimeError("incident.errors.when")
    rest, at = "", 0
    for time in sorted(times, key=_start):
        rest += asked[at : time.span[0]] + " "
        at = max(at, time.span[1])
    return times, rest + asked[at:]


def _start(time: TimeRead) -> int:
    return time.span[0]


def _refuse_rest(rest: str, known: _Words) -> None:
    allowed = {*known.about, *known.fillers, *known.parts}
    for word in _WORD.findall(_folded(rest)):
        if word not in allowed and word.removeprefix("ال") not in known.parts:
            raise TypedTimeError("incident.errors.when_part")


def _joined(times: list[TimeRead]) -> _Pair:
    """Give the bounds of the expressions together: a day told apart from its clock goes with it."""
    days = [time for time in times if "T" not in (time.since or "")]
    clocks = [time for time in times if "T" in (time.since or "")]
    if len(days) > 1 or len(clocks) > 1:
        raise TypedTimeError("incident.errors.when_part")
    if days and not clocks:
        since, to = days[0].since or "", days[0].to or days[0].since or ""
        return _instant(since), _instant(to, last=True)
    first, last = clocks[0].since or "", clocks[0].to or clocks[0].since or ""
    if days:
        if days[0].to not in (None, days[0].since):
            raise TypedTimeError("incident.errors.when_part")
        # «أمس حوالي السابعة»: the clock was read on the day of writing, and belongs to the day told.
        shift = _instant(days[0].since or "") - _instant(first[:10])
        return _instant(first) + shift, _instant(last) + shift
    return _instant(first), _instant(last)


def _instant(text: str, *, last: bool = False) -> dt.datetime:
    try:
        found = dt.datetime.fromisoformat(text).replace(tzinfo=None)
        return found.replace(hour=23, minute=59) if last and "T" not in text else found
    except ValueError:
        raise TypedTimeError("incident.errors.when") from None


def _is_days(since: dt.datetime, to: dt.datetime) -> bool:
    return (since.hour, since.minute, to.hour, to.minute) == (0, 0, 23, 59)


def _clock(at: dt.datetime) -> str:
    return at.isoformat(timespec="minutes")
