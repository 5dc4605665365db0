"""Times: expressions found in the text, then resolved against the day it was written.

In: an analysed text, the calendar pack, and the publication day if it is known. Out: times in
text order. Finding knows no date and resolving reads no grammar, so a text can be resolved again
once its own date is found.
"""

from bisect import bisect_right
from datetime import date

from hudna.language.words import Sentence, Text
from hudna.model.reading import TimeRead
from hudna.packs.calendar import Calendar
from hudna.reading.lexicon import Gram
from hudna.reading.time_lengths import length_at
from hudna.reading.time_parts import Expression
from hudna.reading.time_points import point_at
from hudna.reading.time_resolve import resolve
from hudna.reading.time_scan import Scan, in_list, kinds_at, near, scan_of, start_of, tag_before
from hudna.reading.time_tense import tense_of

__all__ = ["Expression", "find_expressions", "find_times", "resolve"]


_TENSED = frozenset({"day", "month", "feast", "weekend", "clock"})
_LENGTHS = frozenset(
    [
        "unit",
        "num.unit",
        "num.ten",
        "num.tens",
        "num.hundred",
        "num.article",
        "modifier",
        "edge",
        "length_word",
    ]
)
_TIED = frozenset({"until", "from"})


def find_times(text: Text, calendar: Calendar, anchor: date | None) -> tuple[TimeRead, ...]:
    """Returns the times of a text, resolved against ``anchor`` where it is known."""
    return resolve(find_expressions(text, calendar), anchor, text, calendar)


def find_expressions(
    text: Text, calendar: Calendar, grams: list[Gram] | None = None
) -> list[Expression]:
    """Returns the expressions of time in a text, unresolved, in text order.

    Args:
        text: The analysed text.
        calendar: The calendar pack.
        grams: What each token can be, where that has been looked up: then nothing is twice.
    """
    scan = scan_of(text, calendar, grams)
    language = "ar" if scan.arabic else "en"
    starters = calendar.starters[language]
    seconds = calendar.seconds[language]
    if grams is None:
        words = enumerate(scan.words)
        candidates = [at for at, word in words if word.fold in starters or word.kind == "number"]
    else:
        candidates = [at for at, gram in enumerate(grams) if gram.dates]
    found: list[Expression] = []
    firsts = [sentence.first for sentence in text.sentences]
    done = 0
    for at in candidates:
        if at < done or _opens_nothing(scan, seconds, at):
            continue
        expression = _at(scan, at, done, _sentence_of(text, firsts, at))
        if expression is not None:
            done = expression.last
            if not _names_somebody(scan, expression):
                found.append(expression)
    return found


def _opens_nothing(scan: Scan, seconds: dict[str, frozenset[str]], at: int) -> bool:
    """Tells a word that needs a second one and stands without it."""
    needed = seconds.get(scan.words[at].fold)
    if needed is None or at + 1 >= scan.size:
        return False
    following = scan.words[at + 1]
    return following.fold not in needed and following.kind != "dash"


def _at(scan: Scan, at: int, done: int, sentence: Sentence) -> Expression | None:
    point = point_at(scan, at)
    length = None
    countable = scan.words[at].kind == "number" or not _LENGTHS.isdisjoint(kinds_at(scan, at))
    if countable and (point is None or point.last - at <= 2):
        length = length_at(scan, at, sentence)
    expression = point
    if length is not None and (point is None or length.last > point.last - _prefers(length)):
        expression = length
    if expression is None:
        return None
    expression.first = max(expression.first, done)
    expression.start = start_of(scan, expression.first, _prefix(scan, expression.first))
    expression.end = scan.ends[expression.last - 1]
    if expression.shape in _TENSED:
        expression.tense = tense_of(scan, expression, sentence)
    if expression.edge in ("start", "end"):
        expression.limit = _limit(scan, expression, sentence)
    return expression


def _names_somebody(scan: Scan, expression: Expression) -> bool:
    """Tells the day in a body's name ("the 23 March Movement") from one on the calendar."""
    if expression.shape != "day" or expression.year or expression.weekday:
        return False
    if scan.arabic:
        return in_list(scan, expression.first - 1, "named_for")
    return in_list(scan, expression.last, "named_for") and scan.words[expression.last].title


def _limit(scan: Scan, expression: Expression, sentence: Sentence) -> str:
    """Tells whether the edge of a period bounds a truce: then it is one day of it."""
    before = tag_before(scan, expression.first, "limit")
    if before is None or before[0][3] not in _TIED or not near(scan, sentence, "truce"):
        return ""
    fits = (before[0][3] == "until") == (expression.edge == "end")
    return before[0][3] if fits else ""


def _prefers(length: Expression) -> bool:
    """A window ("the past week") beats the calendar period of the same words."""
    return length.shape == "window"


def _prefix(scan: Scan, at: int) -> str:
    for entries in kinds_at(scan, at).values():
        return entries[0][4]
    return scan.words[at].conj


def _sentence_of(text: Text, firsts: list[int], at: int) -> Sentence:
    index = bisect_right(firsts, at) - 1
    if index >= 0 and text.sentences[index].last > at:
        return text.sentences[index]
    return Sentence(max(0, at - 20), min(len(text.words), at + 20), 0)
