"""What the times in a text say of the day it was written.

In: expressions of time, the analysed text, the calendar. Out: constraints (days that remain) and
weights (days that are likelier). A weekday is printed within a week of its day, a month without a
year within ten months of it; what stands with a year bounds the text from below.
"""

from datetime import date

import msgspec

from hudna.language.words import Text
from hudna.packs.calendar import Calendar
from hudna.reading import dating_days as days
from hudna.reading.time_parts import Expression

# How much a kind of evidence is to be relied on; the least reliable is set aside first. Weak ones
# exclude no day: old names live on, and more than one truce begins on a day of the year.
ACCORD = 1
NAME_END = 2
WEAK = 2
SEASON = 3
TERM_END = 4
NAME_START = 5
FEAST = 6
TERM_START = 7
PAIR = 8
DATE = 9

_BACK, _AHEAD = 300, 75
_NEAR = 75
_WEEK = 6
_GAP = 5
_AGES = (0.6, 0.28, 0.06, 0.025, 0.015, 0.01, 0.01)
_OFF_BY_ONE = 0.25
_WEAK_OUTSIDE = 0.4
_DAY_NAMES = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)


class Constraint(msgspec.Struct, gc=False):
    """Days on which the text can have been written, by one piece of evidence.

    Attributes:
        rank: How much it is to be relied on, 1 to 9.
        days: The days that it leaves.
        what: What was found.
        words: The text's own words.
    """

    rank: int
    days: int
    what: str
    words: str


class Weight(msgspec.Struct, gc=False):
    """Days that a piece of evidence makes likelier than others.

    Attributes:
        factors: Seven factors, by weekday of the text's day; or two, inside and outside ``days``.
        days: The days inside; 0 for factors by weekday.
    """

    factors: tuple[float, ...]
    days: int = 0


class Evidence(msgspec.Struct, gc=False):
    """Everything found."""

    constraints: list[Constraint]
    weights: list[Weight]

    def add(self, rank: int, left: int, what: str, words: str) -> None:
        """Add a constraint that excludes some days, once; a weak one only shifts the odds."""
        if rank <= SEASON and not left:
            return  # a day that no year has, as 30 February
        if rank <= WEAK:
            self.prefer(left, _WEAK_OUTSIDE)
        if left != days.ALL and not any(known.days == left for known in self.constraints):
            self.constraints.append(Constraint(rank, left, what, words))

    def prefer(self, likelier: int, outside: float) -> None:
        """Make some days likelier: the others weigh ``outside`` as much."""
        if likelier:
            self.weights.append(Weight((1.0, outside), likelier))


class Context(msgspec.Struct, gc=False):
    """What the rules look things up in."""

    text: Text
    calendar: Calendar
    equals: frozenset[str]
    marks: frozenset[str]

    def words(self, first: Expression, last: Expression | None = None) -> str:
        """Give the text from one expression to another."""
        return self.text.text[first.start : (last or first).end]


def read_times(expressions: list[Expression], context: Context, evidence: Evidence) -> None:
    """Add what the expressions of a text say."""
    named: set[tuple[int, int]] = set()
    for index, found in enumerate(expressions):
        shift = _shift(found, expressions[index - 1] if index else None)
        following = expressions[index + 1] if index + 1 < len(expressions) else None
        if following is not None and following.first - found.last <= _GAP:
            _pair(found, following, context, evidence)
        if found.shape == "day" and found.month > 0 and not found.hijri:
            if shift is None:
                _day(found, context, evidence)
            else:
                _near_day(found, shift, context, evidence)
        elif found.shape == "day" and found.hijri and found.month:
            _hijri_day(found, context, evidence)
        elif found.shape == "day" and found.weekday:
            _weekday(found, context, evidence, named)
        elif found.shape == "month" and found.month > 0:
            _month(found, context, evidence)
        elif found.shape == "year" and found.year:
            _year(found, context, evidence)
        elif found.shape == "feast" and not found.year:
            _feast(found, context, evidence)


def _season(found: Expression) -> tuple[int, int] | None:
    """Give how many days before and after a day without a year a text may be written.

    Past and future are told too seldom for certain: what may lie ahead says nothing, and «last»
    may name the same month a year ago.
    """
    if found.tense > 0 or found.modifier is not None or found.year_modifier is not None:
        return None
    return (0, _BACK) if found.tense < 0 else (_AHEAD, _BACK)


def _day(found: Expression, context: Context, evidence: Evidence) -> None:
    words = context.words(found)
    if found.year:
        _dated(found, words, evidence)
        return
    season = _season(found)
    options = days.month_days(found.month, found.day)
    if not found.weekday:
        if season is not None:
            left = days.windows(options, *season)
            evidence.add(SEASON, left, "a day and month without a year lie within the year", words)
        return
    if found.year_modifier is not None:
        return
    fitting = [day for day in options if day.isoweekday() == found.weekday]
    name = _DAY_NAMES[found.weekday - 1]
    left = days.windows(fitting, _NEAR, _NEAR)
    evidence.add(PAIR, left, f"that day and month fall on a {name}", words)


def _shift(found: Expression, before: Expression | None) -> int | None:
    """Give the days from the text's day to a date that stands with today or yesterday."""
    if found.shift is not None:
        return found.shift
    if before is None or before.shift is None or before.month or before.weekday:
        return None
    return before.shift if found.first - before.last <= 1 else None


def _near_day(found: Expression, shift: int, context: Context, evidence: Evidence) -> None:
    """Today, yesterday or tomorrow with its date: one day a year, or one day."""
    options = days.month_days(found.month, found.day)
    if found.year:
        options = [day for day in options if day.year == found.year]
    if found.weekday:
        options = [day for day in options if day.isoweekday() == found.weekday]
    written = [date.fromordinal(day.toordinal() - shift) for day in options]
    what = "the text gives the date of its own day or of the day beside it"
    evidence.add(PAIR, days.windows(written, 0, 0), what, context.words(found))


def _dated(found: Expression, words: str, evidence: Evidence) -> None:
    try:
        day = date(found.year, found.month, found.day)
    except ValueError:
        return
    if found.tense <= 0:
        slack = 0 if found.tense < 0 else _AHEAD
        left = days.since(date.fromordinal(day.toordinal() - slack))
        evidence.add(DATE, left, "a full date lies behind the text", words)


def _hijri_day(found: Expression, context: Context, evidence: Evidence) -> None:
    if not found.year:
        options = days.hijri_days(context.calendar, found.month, found.day)
        what = "a day of a Hijri month is not far from the text"
        evidence.add(SEASON, days.windows(options, _NEAR, 2 * _NEAR), what, context.words(found))


def _month(found: Expression, context: Context, evidence: Evidence) -> None:
    words = context.words(found)
    if found.year and not found.hijri:
        if found.tense <= 0:
            slack = 0 if found.tense < 0 else _AHEAD
            first = date(found.year, found.month, 1)
            left = days.since(date.fromordinal(first.toordinal() - slack))
            evidence.add(DATE, left, "a month with its year lies behind the text", words)
        return
    season = _season(found)
    if found.year or season is None:
        return
    if found.hijri:
        options = days.hijri_days(context.calendar, found.month, 1)
    else:
        options = days.month_days(found.month, 1)
    left = days.windows(options, season[0], season[1] + 30)
    evidence.add(SEASON, left, "a month without a year lies within the year", words)


def _year(found: Expression, context: Context, evidence: Evidence) -> None:
    if found.tense <= 0 and found.year in days.YEARS:
        year = found.year if found.tense < 0 else found.year - 1
        what = "a year lies behind the text"
        evidence.add(DATE, days.since(date(year, 1, 1)), what, context.words(found))


def _weekday(
    found: Expression, context: Context, evidence: Evidence, named: set[tuple[int, int]]
) -> None:
    """A weekday with today or yesterday gives the weekday of the text, a bare one its odds."""
    if found.shift is not None:
        number = (found.weekday - 1 - found.shift) % 7 + 1
        what = f"the text was written on a {_DAY_NAMES[number - 1]}"
        evidence.add(TERM_START, days.weekdays(number), what, context.words(found))
        return
    if found.modifier not in (None, 0) or found.until_weekday:
        return
    direction = 1 if found.tense > 0 else -1
    if (found.weekday, direction) in named:
        return
    named.add((found.weekday, direction))
    ages = [((number - (found.weekday - 1)) * -direction) % 7 for number in range(7)]
    evidence.weights.append(Weight(tuple(_AGES[age] for age in ages)))


def _feast(found: Expression, context: Context, evidence: Evidence) -> None:
    if found.tense > 0 or found.modifier is not None:
        return
    firsts = days.feast_firsts(context.calendar, found.feast)
    left = days.windows(firsts, _NEAR + 15, 2 * _NEAR)
    name = _feast_name(found.feast)
    evidence.add(SEASON, left, f"{name} is not far from the text", context.words(found))


def _feast_name(feast: str) -> str:
    return feast.replace("-al-", " al-").replace("-", " ").title().replace(" Al ", " al-")


def _pair(found: Expression, following: Expression, context: Context, evidence: Evidence) -> None:
    """Two expressions that name one day: a feast or Hijri date, and a weekday or date."""
    lunar, solar = (found, following) if _is_lunar(found) else (following, found)
    if not _is_lunar(lunar) or _is_lunar(solar) or solar.shape != "day":
        return
    if solar.shift is not None or not _same_day(found, following, lunar, context):
        return
    options = _lunar_days(lunar, context)
    words = context.words(found, following)
    slack = (
        1 if lunar.hijri or context.calendar.feasts[lunar.feast].rule in ("hijri", "nearest") else 0
    )
    name = _lunar_name(lunar)
    if solar.month > 0 and solar.day:
        near = [
            day for day in options for off in range(-slack, slack + 1) if _is_day(day, off, solar)
        ]
        left = days.windows(near, _BACK, _BACK)
        evidence.add(PAIR, left, f"{name} and that day of the year are one day", words)
    elif solar.weekday and not solar.month:
        shifted = [
            date.fromordinal(day.toordinal() + off)
            for day in options
            for off in range(-slack, slack + 1)
            if (day.weekday() + off) % 7 + 1 == solar.weekday
        ]
        exact = [day for day in options if day.isoweekday() == solar.weekday]
        title = _DAY_NAMES[solar.weekday - 1]
        left = days.windows(shifted, _WEEK, _WEEK)
        evidence.add(FEAST, left, f"{name} falls on a {title}", words)
        evidence.prefer(days.windows(exact, _WEEK, _WEEK), _OFF_BY_ONE)
        for near in (1, 2):  # a feast named by its weekday is at hand
            evidence.prefer(days.windows(shifted, near, near), 0.45)


def _is_lunar(found: Expression) -> bool:
    if found.year:
        return False
    return found.shape == "feast" or (found.hijri and (found.day > 0 or found.edge == "first"))


def _lunar_days(found: Expression, context: Context) -> list[date]:
    if found.hijri:
        return days.hijri_days(context.calendar, found.month, max(found.day, 1))
    shift = max(found.ordinal - 1, 0)
    firsts = days.feast_firsts(context.calendar, found.feast)
    return [date.fromordinal(day.toordinal() + shift) for day in firsts]


def _lunar_name(found: Expression) -> str:
    if found.hijri:
        return f"day {max(found.day, 1)} of Hijri month {found.month}"
    return f"day {max(found.ordinal, 1)} of {_feast_name(found.feast)}"


def _is_day(day: date, off: int, solar: Expression) -> bool:
    near = date.fromordinal(day.toordinal() + off)
    if (near.month, near.day) != (solar.month, solar.day):
        return False
    return not solar.weekday or near.isoweekday() == solar.weekday


def _same_day(
    found: Expression, following: Expression, lunar: Expression, context: Context
) -> bool:
    """Tell whether the words between say that both name one day."""
    between = context.text.words[found.last : following.first]
    marked = lunar.ordinal > 0 or lunar.edge == "first" or lunar.hijri
    for word in between:
        if word.kind == "word":
            if word.fold not in context.equals:
                return False
            marked = marked or word.fold in context.marks
        elif word.kind not in ("comma", "open", "other", "dash"):
            return False
    return marked
