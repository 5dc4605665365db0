"""When a truce begins and ends, and how long it was to last.

Comes in: a sight and the times that were read. Goes out: :class:`Window`. A day that tells when
something was said of a truce is not its beginning.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

import msgspec

from hudna.language.words import Word
from hudna.model.reading import TimeRead
from hudna.reading.layers import Layers
from hudna.reading.lexicon import COMP, PREP, REL, VERB
from hudna.reading.truce_governors import Turn
from hudna.reading.truce_lexicon import PAST, PRESENT, TruceWords
from hudna.reading.truce_openings import begins_before, opens_at, running
from hudna.reading.truce_openings_en import REACH, role_before, stretched
from hudna.reading.truce_sights import Sight

_LENGTH = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$")
_SHORT_DAYS = 20
_YEAR_DAYS = 360
_LOOK = 3
_CLOSE = 9
_LENGTHS = 24
_OPENED = 14
_WEEK = 6
_RECENT = ("past", "last", "Last")
_GONE = ("collapsed", "expired")
_MADE = ("announced", "accepted", "signed", "in_force", "extended")


class Window(msgspec.Struct, gc=False):
    """What a clause says of the time of a truce.

    Attributes:
        start: Its beginning.
        end: Its end.
        length: ISO 8601 duration.
        year: A year that tells which truce is meant.
        whole: Beginning and end are the first and last day of one span.
        firm: The beginning is told as such, not only as the days of a feast.
        ended: So is the end.
        made: When it was announced, agreed or imposed.
        added: Its length stands outside its name: where it is extended, that is the extension's.
    """

    start: TimeRead | None = None
    end: TimeRead | None = None
    length: str | None = None
    year: int = 0
    whole: bool = False
    firm: bool = False
    ended: bool = False
    made: date | None = None
    added: bool = False


def read_window(
    layers: Layers,
    words: TruceWords,
    sight: Sight,
    times: tuple[TimeRead, ...],
    floor: int,
    roof: int,
) -> Window:
    """Read the times that belong to a sight, between the sights around it."""
    window = Window()
    text = layers.text
    arabic = text.language == "ar"
    low = max(floor, sight.sentence.first, sight.fore - (_OPENED if arabic else REACH))
    limit = text.ends[min(roof, sight.sentence.last) - 1]
    previous = ""
    for time in times_in(times, text.starts[low], limit):
        token = bisect_left(text.ends, time.span[0] + 1)
        ahead = token < sight.fore and time.kind != "duration"
        if ahead and arabic and opens_at(layers, words, token, sight):
            window.start, window.firm, previous = window.start or time, True, "start"
            continue
        if ahead and not arabic:
            role = role_before(layers, words, token, sight)
            if role == "start":
                window.start, window.firm, previous = window.start or time, True, "start"
                continue
            if role == "end":
                window.end, window.ended, previous = window.end or time, True, "end"
                continue
        if ahead and (token < sight.fore - 6 or _role(layers, words, token, sight) != "end"):
            continue
        previous = _take(layers, words, sight, time, token, window, previous)
    return window


def read_making(
    layers: Layers,
    words: TruceWords,
    turns: list[Turn],
    sight: Sight,
    times: tuple[TimeRead, ...],
    window: Window,
) -> None:
    """Read when a truce was made, from the time between its verb and its name."""
    makers = [turn.token for turn in turns if turn.state in _MADE and turn.token < sight.fore]
    began = any(turn.state == "in_force" and turn.token > sight.fore for turn in turns)
    gone = any(turn.state in _GONE for turn in turns) and not sight.definite
    if not makers and not began and not gone:
        return
    first = min(makers, default=sight.first)
    starts = layers.text.starts
    for time in times_in(times, starts[sight.sentence.first], starts[sight.first]):
        token = bisect_left(layers.text.ends, time.span[0] + 1)
        opening = token <= sight.sentence.first + 2
        if time.kind == "duration" or not (opening or token > first):
            continue
        if _days(time) <= _YEAR_DAYS + 10:
            window.made = day_of(time.since)
            imposed = "imposes" in words.of(layers.text.words[first])
            if window.start is None and (imposed or (began and opening)):
                window.start = time
            return


def times_in(times: tuple[TimeRead, ...], low: int, high: int) -> tuple[TimeRead, ...]:
    """Give the times that begin in code points ``[low, high)``."""
    first = bisect_left(times, low, key=_place_of)
    return times[first : bisect_left(times, high, first, key=_place_of)]


def _place_of(time: TimeRead) -> int:
    return time.span[0]


def _take(
    layers: Layers,
    words: TruceWords,
    sight: Sight,
    time: TimeRead,
    token: int,
    window: Window,
    previous: str,
) -> str:
    if time.kind == "duration":
        near = sight.fore - 3 <= token <= sight.reach + _LENGTHS
        if not near and words.language == "en":
            near = token < sight.fore and stretched(token, sight)
        other = _fought(layers, words, token) or _since(layers, words, token)
        other = other or _late(layers, words, token)
        if window.length is None and near and not other:
            window.length = time.duration
            window.added = not sight.fore <= token < sight.reach
        return previous
    days = _days(time)
    role = _role(layers, words, token, sight, days)
    if previous and _reaches(layers, words, token):
        role = "end"
    if not role and begins_before(layers, words, token, sight):
        role = "start"
    if not role or _vague(words, time, days, role):
        if role in ("start", "span") and days >= _YEAR_DAYS:
            window.year = window.year or int((time.since or "0")[:4])
        return ""
    if role == "end":
        if (window.end is None or window.whole) and days < _YEAR_DAYS:
            window.end, window.ended = time, True
        return "end"
    if days >= _YEAR_DAYS:
        window.year = int((time.since or "0")[:4])
        window.start = window.start or time
        return "start"
    if window.start is not None and (window.firm or not _opens_span(layers, words, token)):
        return role
    window.start, window.firm = time, role == "start"
    if role == "span" and 0 < days <= _SHORT_DAYS:
        window.end, window.whole = time, True
    return role


def _reaches(layers: Layers, words: TruceWords, token: int) -> bool:
    """Tell whether «to» alone stands between a time and the one before it: «from 3 to 9 May»."""
    before = layers.text.words[token - 1]
    if "to_words" in words.of(before):
        return True
    return words.has("reaching", before.norm) and token > 1 and bool(layers.in_time[token - 2])


def _vague(words: TruceWords, time: TimeRead, days: int, role: str) -> bool:
    """Tell whether a time only tells when something was said: «قبل نحو عام», last week."""
    if days >= _YEAR_DAYS:
        return time.approximate or not any(letter.isdigit() for letter in time.text)
    recent = any(words.has("ago_after", word) or word in _RECENT for word in time.text.split())
    return role == "span" and days in (1, 6) and (recent or days == _WEEK)


def _fought(layers: Layers, words: TruceWords, token: int) -> bool:
    """Tell whether a length is that of the fighting: «خمسة أيام من القتال», 11 days of clashes."""
    tokens, k = layers.text.words, token
    while k < len(tokens) and k < token + _LOOK and (layers.in_time[k] or k == token):
        k += 1
    if k + 1 >= len(tokens) or not layers.flags[k] & PREP:
        return False
    if tokens[k].norm != "of" and "with_of" not in words.of(tokens[k]):
        return False
    after = {name for word in tokens[k + 1 : k + 1 + _LOOK] for name in words.of(word)}
    return bool(after & {"fights", "violence", "war"})


def _opens_span(layers: Layers, words: TruceWords, token: int) -> bool:
    """Tell whether another time ends what one begins: «من 23 كانون الأول إلى …»."""
    if "with_of" not in words.of(layers.text.words[token - 1]):
        return False
    k = token
    while k < len(layers.flags) and layers.in_time[k]:
        k += 1
    if k >= len(layers.flags):
        return False
    kinds = words.of(layers.text.words[k])
    return "to_words" in kinds or "end_words" in kinds


def _late(layers: Layers, words: TruceWords, token: int) -> bool:
    """Tell whether a length is how much later something was than planned: «متأخرا ثلاث ساعات»."""
    before = range(max(0, token - _LOOK), token)
    return any("late_words" in words.of(layers.text.words[k]) for k in before)


def _since(layers: Layers, words: TruceWords, token: int) -> bool:
    """Tell whether a length is how long ago something was: «قبل 15 يوما», two days ago."""
    before = layers.text.words[token - 1] if token else None
    if before is not None and words.has("ago_before", before.norm):
        earlier = layers.text.words[token - 2].norm if token > 1 else ""
        return not words.has("lasting_words", earlier)  # «will last four days»
    k = token
    while k < len(layers.text.words) and layers.in_time[k]:
        k += 1
    return k < len(layers.text.words) and words.has("ago_after", layers.text.words[k].norm)


def _role(layers: Layers, words: TruceWords, token: int, sight: Sight, days: int = 0) -> str:
    """Tell what a time says of the truce: ``start`` ``end`` ``span`` or nothing."""
    tokens = layers.text.words
    low = max(sight.sentence.first, token - _LOOK - 1)
    role = ""
    for k in range(token - 1, low - 1, -1):
        word = tokens[k]
        kinds = words.of(word)
        if word.kind in ("stop", "colon"):
            break
        if sight.first <= k < sight.last or (layers.in_time[k] and k < token - 1):
            break
        if "end_words" in kinds or _ran_out(words, tokens, k):
            return "end"
        if "start_words" in kinds and k >= sight.reach:
            return "start"
        if "since_words" in kinds and not role:
            held = "holds" in words.of(tokens[k - 1]) or "enters" in words.of(tokens[k - 1])
            return "start" if held or running(layers, words, sight, k) else ""
        if "until_now" in kinds and not role:
            return ""
        if "span_words" in kinds and k >= sight.reach:
            role = "span"
        if "occasions" in kinds and k >= sight.reach and not days:
            role = "span"
    gap = token - sight.reach
    if 0 < gap <= 2 and tokens[token - 1].kind == "open":
        return "start"
    if role == "span" and _runs(layers, words, sight, token):
        return "start" if not days else "span"
    if not _close(layers, sight, token) or not (role or (gap <= 1 and words.language == "ar")):
        return ""
    return _turned(layers, words, sight) or ("span" if role or days else "")


def _ran_out(words: TruceWords, tokens: Sequence[Word], k: int) -> bool:
    """Tell whether two words say that a truce came to its end: «ran out on Monday»."""
    if "pair_openers" not in words.of(tokens[k]) or k + 1 >= len(tokens):
        return False
    return words.pairs.get((tokens[k].norm, tokens[k + 1].norm)) == "ends"


def _runs(layers: Layers, words: TruceWords, sight: Sight, token: int) -> bool:
    """Tell whether a verb of lasting stands before a time: «واستمرت ثماني ساعات من السادسة»."""
    for k in range(token - 1, max(sight.reach, token - _CLOSE) - 1, -1):
        if layers.in_time[k] or layers.flags[k] & PREP:
            continue
        kinds = words.of(layers.text.words[k])
        return bool((kinds.get("holds", 0) | kinds.get("begins", 0)) & (PAST | PRESENT))
    return False


def _turned(layers: Layers, words: TruceWords, sight: Sight) -> str:
    """Tell what a verb before the truce makes of the time after it: «ينتهي وقف النار الأحد»."""
    for k in range(sight.fore - 1, max(sight.sentence.first, sight.fore - 3) - 1, -1):
        kinds = words.of(layers.text.words[k])
        if "end_words" in kinds and k not in range(sight.first, sight.last):
            return "end"
        if "start_words" in kinds and not layers.flags[k] & PREP:
            over = "end_words" in words.of(layers.text.words[k - 1])
            if over:
                return "end"  # «ينتهي سريان الهدنة»
            prolonged = "begins" not in kinds and "extends" in words.of(layers.text.words[k - 1])
            return "" if prolonged else "start"
    return ""


def _close(layers: Layers, sight: Sight, token: int) -> bool:
    """Tell whether a time stands in the phrase of the truce, no clause or verb between."""
    if not 0 <= token - sight.reach <= _CLOSE:
        return False
    for k in range(sight.reach, token):
        flag = layers.flags[k]
        if flag & (REL | COMP | VERB) or layers.text.words[k].kind in ("comma", "stop", "colon"):
            return False
        finite = any(hit.kind in ("perfect", "imperfect") for hit in layers.grams[k].hits)
        passive = k == sight.reach and layers.text.language == "en"  # a truce signed in 2021
        if finite and not flag & PREP and not passive:
            return False
    return True


def _days(time: TimeRead) -> int:
    first, last = day_of(time.since), day_of(time.to)
    return (last - first).days if first and last else 0


@lru_cache(maxsize=4096)
def day_of(value: str | None) -> date | None:
    """Give the day of a date or date-time."""
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def add_length(start: str, length: str, *, back: bool = False) -> str | None:
    """Give the end of a truce of stated start and length, or the start of one that ended.

    Days count with the first day («three days from the 15th» end on the 17th); hours, weeks and
    months run from the start.

    Args:
        start: Where it is counted from.
        length: ISO 8601 duration.
        back: Count backwards; not done for months and years.
    """
    match = _LENGTH.match(length)
    if match is None:
        return None
    years, months, weeks, days, hours, minutes = (int(part or 0) for part in match.groups())
    if back and (years or months):
        return None
    sign = -1 if back else 1
    try:
        if "T" in start:
            moment = datetime.fromisoformat(start)
            moment += sign * timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes)
            return None if years or months else moment.isoformat(timespec="minutes")
        day = date.fromisoformat(start)
        if years or months:
            total = day.month - 1 + months + 12 * years
            return day.replace(year=day.year + total // 12, month=total % 12 + 1).isoformat()
        if hours % 24 or minutes:
            return None
        whole = weeks * 7 + hours // 24 + (days - 1 if days else 0)
        return (day + sign * timedelta(days=whole)).isoformat()
    except ValueError:
        return None


def minutes_of(length: str) -> int:
    """Give a length in minutes, a month as thirty days; -1 for what is no length."""
    match = _LENGTH.match(length)
    if match is None:
        return -1
    years, months, weeks, days, hours, minutes = (int(part or 0) for part in match.groups())
    whole = years * 365 + months * 30 + weeks * 7 + days
    return (whole * 24 + hours) * 60 + minutes


def daily_hours(time: TimeRead) -> str | None:
    """Give the length of a span of hours within one day («from nine to two»)."""
    if not (time.since and time.to and "T" in time.since and "T" in time.to):
        return None
    if time.since[:10] != time.to[:10] or time.since == time.to:
        return None
    gap = datetime.fromisoformat(time.to) - datetime.fromisoformat(time.since)
    if gap < timedelta():
        return None
    hours, rest = divmod(int(gap.total_seconds()) // 60, 60)
    return f"PT{hours}H" if not rest else f"PT{hours}H{rest}M"
