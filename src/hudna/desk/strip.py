"""One truce on a strip of time: what all claims agree on, what only some say, and each claim's end.

In: a row of the timeline. Out: SVG in hundredths of the width, so that words and signs keep their
size on any screen. Time runs from the side where the language begins.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal

from markupsafe import Markup

from hudna.desk.fills import LINE, Standing, fill
from hudna.model.ruling import ActorRef
from hudna.model.values import Language, Name, Value

_HIGH, _TOP, _BAR = 46, 20, 18
_NEAR = 1.6
"""Half the room of a letter, in hundredths of the strip; nearer ones are written side by side."""

_SEEN = 1.5
"""A gap narrower than this, in hundredths of the strip, is drawn eight points wide."""

_DAY = 86_400


Basis = Literal["stated", "length", "extension", "before"]


class Edge(Value, frozen=True, kw_only=True):
    """A claimed beginning or end.

    Attributes:
        end: It is an end.
        since: First second it can mean, in UTC.
        until: Last second it can mean; equal for an exact one.
        words: As said: an instant in UTC, or a day.
        local: On the truce's own clocks, where the instant is exact and they are known.
        by: Who claims it; None for a report's own voice.
        basis: It was stated; or follows from a start and a declared length; or an extension gives
            it; or it was the end before an extension, and rivals no other.
        rough: A finer claim fits into it, so that the two do not disagree.
    """

    end: bool
    since: int
    until: int
    words: str
    local: str | None
    by: ActorRef | None
    basis: Basis
    rough: bool = False


class Gap(Value, frozen=True, kw_only=True):
    """A stretch between an end and the next declaration, in which none is claimed."""

    since: int
    until: int
    before: Name


class Row(Value, frozen=True, kw_only=True):
    """One truce.

    Attributes:
        ref: Its id.
        standing: How it stands at the time of the timeline.
        edges: Beginnings, then ends, each in order of time.
        gaps: What follows or interrupts it without a declared truce.
    """

    ref: str
    name: Name
    standing: Standing
    edges: tuple[Edge, ...]
    gaps: tuple[Gap, ...]


class Timeline(Value, frozen=True, kw_only=True):
    """Truces between two seconds, and the second that the standings are of.

    Attributes:
        left: How many more there are.
    """

    since: int
    until: int
    at: int
    rows: tuple[Row, ...]
    left: int = 0


class Scale:
    """Seconds to hundredths of the strip, from the side where the language begins."""

    def __init__(self, line: Timeline, language: Language) -> None:
        self.since, self.until = line.since, line.until
        self.from_right = language == "ar"

    def at(self, second: float) -> float:
        """Give the place of a second, kept within the strip."""
        share = 100 * (second - self.since) / (self.until - self.since)
        share = max(0.0, min(100.0, share))
        return round(100 - share if self.from_right else share, 2)

    def span(self, since: float, until: float) -> tuple[float, float]:
        """Give left edge and width of a stretch."""
        one, other = sorted((self.at(since), self.at(until)))
        return one, round(other - one, 2)

    def holds(self, second: float) -> bool:
        """Tell whether a second is on the strip."""
        return self.since <= second <= self.until


def draw(row: Row, scale: Scale, at: int, marks: dict[Edge, str]) -> Markup:
    """Give the strip of one truce.

    Args:
        row: The truce.
        scale: Where its seconds stand.
        at: The second to mark.
        marks: The letter of each claim.
    """
    parts = [*_lines(scale), *_bars(row, scale), *_breaks(row, scale)]
    parts += [_tick(edge, scale) for edge in row.edges]
    parts += _letters(row.edges, scale, marks)
    if scale.holds(at):
        parts.append(
            Markup(
                '<line x1="{x}%" x2="{x}%" y1="0" y2="{h}" stroke="currentColor" '
                'stroke-width="1.5" stroke-dasharray="2 2"/>'
            ).format(x=scale.at(at), h=_HIGH)
        )
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="{}" aria-hidden="true">'
        "{}</svg>"
    ).format(_HIGH, Markup("").join(parts))


def _lines(scale: Scale) -> list[Markup]:
    return [
        Markup(
            '<line x1="{x}%" x2="{x}%" y1="0" y2="{h}" stroke="currentColor" opacity="0.2"/>'
        ).format(x=scale.at(day), h=_HIGH)
        for day in _days(scale)
    ]


def _bars(row: Row, scale: Scale) -> list[Markup]:
    """Give the outline of what any claim says, and the filled part that all agree on."""
    fine = [edge for edge in row.edges if not edge.rough]
    starts = [edge for edge in fine if not edge.end]
    ends = [edge for edge in fine if edge.end and edge.basis != "before"]
    first = min((edge.since for edge in starts), default=scale.since)
    last = max((edge.until for edge in ends), default=scale.until)
    x, wide = scale.span(first, last)
    bars = [
        Markup(
            '<rect x="{}%" y="{}" width="{}%" height="{}" fill="none" '
            'stroke="currentColor" stroke-dasharray="4 3"/>'
        ).format(x, _TOP, wide, _BAR)
    ]
    surely = max((edge.until for edge in starts), default=None)
    until = min((edge.since for edge in ends), default=scale.until)
    if surely is not None and surely < until:
        x, wide = scale.span(surely, until)
        bars.append(
            Markup('<rect x="{}%" y="{}" width="{}%" height="{}" fill="{}" stroke="{}"/>').format(
                x, _TOP, wide, _BAR, fill("timeline", row.standing), LINE
            )
        )
    if not starts or first < scale.since:
        bars.append(_onward(scale, scale.since))
    if not ends or last > scale.until:
        bars.append(_onward(scale, scale.until))
    return bars


def _onward(scale: Scale, edge: int) -> Markup:
    """Give the sign that it goes on beyond the edge of the strip."""
    x = scale.at(edge)
    way = 6 if x == 0 else -6
    return Markup(
        '<svg x="{x}%" overflow="visible"><path d="{d}" fill="none" stroke="#fff" '
        'stroke-width="5"/><path d="{d}" fill="none" stroke="#15191c" stroke-width="2"/></svg>'
    ).format(x=x, d=f"M{2 * way} {_TOP + 3}l{-way} {_BAR // 2 - 3}l{way} {_BAR // 2 - 3}")


def _breaks(row: Row, scale: Scale) -> list[Markup]:
    """Give the gaps, hatched; one too short for its scale keeps a width that can be seen."""
    found: list[Markup] = []
    for gap in row.gaps:
        if gap.until > scale.since and gap.since < scale.until:
            x, wide = scale.span(gap.since, gap.until)
            width, shift = f"{wide}%", 0
            if wide < _SEEN:
                x, width, shift = scale.at(gap.since), "8", -8 if scale.from_right else 0
            found.append(
                Markup(
                    '<svg x="{}%" overflow="visible"><rect class="gap" x="{}" y="{}" width="{}" '
                    'height="{}" fill="url(#timeline-gap)" stroke="#23282c"/></svg>'
                ).format(x, shift, _TOP, width, _BAR)
            )
    return found


def _tick(edge: Edge, scale: Scale) -> Markup:
    """Give one claimed end as a bracket that opens to the truce; a wide claim as a band."""
    if not scale.holds((edge.since + edge.until) / 2):
        return Markup("")
    band = Markup("")
    if edge.since != edge.until:
        x, wide = scale.span(edge.since, edge.until)
        band = Markup('<rect x="{}%" y="{}" width="{}%" height="4" fill="currentColor"/>').format(
            x, _TOP + _BAR + 1, wide
        )
    foot = -5 if edge.end != scale.from_right else 5
    return Markup(
        '{}<svg x="{}%" overflow="visible"><path class="tick" d="M{f} {t}H0V{b}H{f}" fill="none" '
        'stroke="currentColor" stroke-width="2"/></svg>'
    ).format(band, scale.at((edge.since + edge.until) / 2), f=foot, t=_TOP - 2, b=_TOP + _BAR + 2)


def _letters(edges: Iterable[Edge], scale: Scale, marks: dict[Edge, str]) -> list[Markup]:
    """Give the letters over the ticks; those of neighbours together."""
    on = [edge for edge in edges if scale.holds((edge.since + edge.until) / 2)]
    groups: list[list[tuple[float, str]]] = []
    for edge in sorted(on, key=lambda edge: edge.since + edge.until):
        x = scale.at((edge.since + edge.until) / 2)
        if groups and abs(groups[-1][-1][0] - x) < _NEAR * (len(groups[-1]) + 1):
            groups[-1].append((x, marks[edge]))
        else:
            groups.append([(x, marks[edge])])
    return [_letter(group) for group in groups]


def _letter(group: list[tuple[float, str]]) -> Markup:
    x = round(sum(each for each, _ in group) / len(group), 2)
    return Markup(
        '<text x="{}%" y="14" font-size="12" text-anchor="{}" direction="ltr" '
        'fill="currentColor">{}</text>'
    ).format(
        x,
        "start" if x < 3 else "end" if x > 97 else "middle",
        " ".join(mark for _, mark in group),
    )


def _days(scale: Scale) -> list[int]:
    """Give at most four midnights, evenly apart."""
    apart = max(1, -(-(scale.until - scale.since) // (3 * _DAY)))
    first = -(-scale.since // _DAY) * _DAY
    return list(range(first, scale.until + 1, apart * _DAY))


def axis(scale: Scale) -> Markup:
    """Give the days over the strips."""
    days: list[Markup] = []
    for day in _days(scale):
        x = scale.at(day)
        anchor = "start" if x < 12 else "end" if x > 88 else "middle"
        words = datetime.fromtimestamp(day, UTC).date().isoformat()
        days.append(
            Markup(
                '<text x="{}%" y="13" font-size="12" text-anchor="{}" direction="ltr" fill="currentColor">{}</text>'
            ).format(x, anchor, words)
        )
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="18" aria-hidden="true">'
        "{}</svg>"
    ).format(Markup("").join(days))
