"""The timeline of truces: every claimed beginning and end with who claims it, and the gaps between.

In: the list of truces and the evidence it was made from. Out: rows as values, and a table in which
each has a strip of SVG. The table is the figure: whoever hears it, prints it or sees no pictures
reads the same claims in words. Arabic runs from the right, time with it.

What all claims agree on is filled; what only some of them say is an outline. Nothing is averaged.
"""

import heapq
from collections.abc import Callable, Iterable, Mapping

from markupsafe import Markup

from hudna.desk.fills import LINE, STANDINGS, Standing, key, patterns, said
from hudna.desk.strip import Basis, Edge, Gap, Row, Scale, Timeline, axis, draw
from hudna.model.claim import Ends, Extended, Lasts
from hudna.model.values import Language
from hudna.regime.book import Book
from hudna.regime.clocks import local_text
from hudna.regime.docket import Docket, Dockets
from hudna.regime.gate import Regime
from hudna.regime.listing import Roll
from hudna.regime.periods import Timed
from hudna.regime.sides import Sides
from hudna.regime.views import actor_ref

Say = Callable[..., str]
"""Gives a message by its key (``timeline.…``)."""

Apart = Callable[[object], Markup]
"""Sets words apart from those around them, in the direction of their own script."""

_A_MINUTE = 60
"""From 23:59 to 24:00 is no gap, only a way to say the end of a day."""

MOST = 24
"""Rows of one timeline: what is further from its time has a list of its own."""

_MARKS = {"en": "abcdefghijklmnopqrstuvwxyz", "ar": "أبجدهوزحطيكلمنسعفصقرشتثخ"}
_DAY = 86_400


def lay_out(
    regime: Regime,
    states: Mapping[str, str],
    *,
    at: int,
    before: int,
    after: int,
    most: int = MOST,
) -> Timeline:
    """Give the rows of a timeline; a truce without any claimed time has no place on it.

    Args:
        regime: What rulings are made from.
        states: By id, how truces stand at that time; those that are left out are not in force then.
        at: The second that the standings are of.
        before: Days shown before it.
        after: Days shown after it.
        most: Rows shown; those with a claim nearest to the time come first.
    """
    since, until = at - before * _DAY, at + after * _DAY
    standings = _standings(states)
    near = (
        docket
        for docket in regime.book().dockets.all
        if _is_timed(docket)
        and (docket.ref in standings or (docket.hull[0] <= until and docket.hull[1] >= since))
    )
    rows = [row for row in _rows(regime, near, standings) if _touches(row, since, until)]
    return _timeline(rows, since=since, until=until, at=at, most=most)


def chain(regime: Regime, ref: str, *, at: int, most: int = MOST) -> Timeline:
    """Give a truce with those that it follows and that follow it, from the first claim to the last.

    Args:
        regime: What rulings are made from.
        ref: The truce.
        at: The second that the standings are of.
        most: Rows shown, as in :func:`lay_out`.
    """
    dockets = regime.book().dockets
    head = dockets.family[ref]
    members = [docket for docket in dockets.all if dockets.family[docket.ref] == head]
    # Rules of standing look at a truce and its neighbours alone: the chain is evidence enough.
    own = Book(Dockets(claim for docket in members for claim in docket.claims), regime.ground)
    standings = _standings(Roll(own, at).states())
    rows = [row for row in _rows(regime, members, standings) if row.edges]
    seconds = [second for row in rows for edge in row.edges for second in (edge.since, edge.until)]
    first, last = min(seconds, default=at), max(seconds, default=at)
    slack = max((last - first) // 12, _DAY // 2)
    return _timeline(rows, since=first - slack, until=last + slack, at=at, most=most)


def _is_timed(docket: Docket) -> bool:
    """Say whether anybody claims a time of a truce: none else has a place on a timeline."""
    return bool(docket.starts or docket.ends or docket.lasts or docket.extended)


def _standings(states: Mapping[str, str]) -> dict[str, Standing]:
    kept: dict[str, Standing] = {"in_force": "in_force", "contested": "contested"}
    kept["unknown"] = "unknown"
    return {ref: kept[state] for ref, state in states.items() if state in kept}


def _rows(
    regime: Regime, dockets: Iterable[Docket], standings: dict[str, Standing]
) -> Iterable[Row]:
    book = regime.book()

    def shape(docket: Docket) -> tuple[tuple[Edge, ...], tuple[Gap, ...]]:
        followers = [each for each, _ in book.dockets.after.get(docket.ref, ())]
        return tuple(_edges(docket, book.ground.sides)), tuple(_gaps(docket, followers))

    for docket in dockets:
        edges, gaps = book.made(docket, "timeline", shape)
        standing = standings.get(docket.ref, "none")
        yield Row(ref=docket.ref, name=docket.name, standing=standing, edges=edges, gaps=gaps)


def _timeline(rows: list[Row], *, since: int, until: int, at: int, most: int) -> Timeline:
    shown = heapq.nsmallest(most, rows, key=lambda row: (_farness(row, at), row.ref))
    shown.sort(key=lambda row: (*_in_time(row), row.ref))
    left = len(rows) - len(shown)
    return Timeline(since=since, until=until, at=at, rows=tuple(shown), left=left)


def _farness(row: Row, at: int) -> int:
    return min(abs((edge.since + edge.until) // 2 - at) for edge in row.edges)


def _in_time(row: Row) -> tuple[float, float]:
    first, last = _hull(row)
    return (
        float("-inf") if first is None else first,
        float("inf") if last is None else last,
    )


def _edges(docket: Docket, sides: Sides) -> Iterable[Edge]:
    """Give every claimed beginning, then every claimed end, each in order of time."""
    seen = docket.window()
    coarse = {item.claim for item in seen.coarse}
    rough = [item for item in seen.coarse if isinstance(item.claim, Ends)]
    before = [item for item in seen.first_ends if item not in seen.ends]
    starts = [Timed(found, claim) for found, claim in docket.starts]
    yield from _ordered(
        _edge(item, docket, sides, basis="stated", rough=item.claim in coarse) for item in starts
    )
    yield from _ordered(
        [
            *(_edge(item, docket, sides, end=True, basis="before") for item in before),
            *(_edge(item, docket, sides, end=True, basis=_basis(item)) for item in seen.ends),
            *(_edge(item, docket, sides, end=True, basis="stated", rough=True) for item in rough),
        ]
    )


def _basis(item: Timed) -> Basis:
    if isinstance(item.claim, Lasts):
        return "length"
    return "extension" if isinstance(item.claim, Extended) else "stated"


def _edge(
    item: Timed,
    docket: Docket,
    sides: Sides,
    *,
    basis: Basis,
    end: bool = False,
    rough: bool = False,
) -> Edge:
    found = item.moment
    exact = found.lo == found.hi and docket.zone is not None
    return Edge(
        end=end,
        since=found.lo,
        until=found.hi,
        words=found.at,
        local=local_text(found.lo, docket.zone)[:16] if exact and docket.zone else None,
        by=actor_ref(sides, item.claim.by),
        basis=basis,
        rough=rough,
    )


def _ordered(edges: Iterable[Edge]) -> list[Edge]:
    once = dict.fromkeys(edges)
    return sorted(once, key=lambda edge: (edge.since + edge.until, edge.words))


def _gaps(docket: Docket, followers: list[Docket]) -> Iterable[Gap]:
    for gap in docket.window().gaps:
        yield Gap(since=gap.lo, until=gap.hi, before=docket.name)
    end = max((item.moment.hi for item in docket.window().ends), default=None)
    for other in followers:
        start = min((item.moment.lo for item in other.window().starts), default=None)
        if end is not None and start is not None and start > end + _A_MINUTE:
            yield Gap(since=end, until=start, before=other.name)


def _hull(row: Row) -> tuple[int | None, int | None]:
    starts = [edge.since for edge in row.edges if not edge.end]
    ends = [edge.until for edge in row.edges if edge.end]
    return min(starts, default=None), max(ends, default=None)


def _touches(row: Row, since: int, until: int) -> bool:
    """Say whether a truce has a place between two seconds: a claim there, or it may hold then."""
    if any(edge.since <= until and edge.until >= since for edge in row.edges):
        return True
    first, last = _hull(row)
    begun = (first is None or first <= until) and (last is None or last >= since)
    return bool(row.edges) and begun and row.standing != "none"


def figure(
    line: Timeline,
    language: Language,
    say: Say,
    link: Callable[[str], str],
    caption: Markup | str,
    apart: Apart,
) -> Markup:
    """Give the timeline: a table with a strip in each row, and what its signs mean.

    Args:
        line: The rows.
        language: Of all words; it also says from which side time runs.
        say: Gives messages.
        link: Gives the address of a truce.
        caption: What is shown, and of when.
        apart: Sets words of the record apart from those around them.
    """
    scale = Scale(line, language)
    head = Markup("").join(
        Markup('<th role="columnheader" scope="col" class="{}">{}</th>').format(name, words)
        for name, words in (
            ("truce", say("timeline.column_truce")),
            ("strip", Markup("{}{}").format(_hidden(say("timeline.column_strip")), axis(scale))),
            ("starts", say("timeline.column_starts")),
            ("ends", say("timeline.column_ends")),
        )
    )
    rows = Markup("").join(
        _row(row, scale, line.at, language, say, link, apart) for row in line.rows
    )
    return Markup(
        '<figure class="timeline" id="timeline"><figcaption>{}</figcaption>{}'
        '<div class="scroll" tabindex="0" role="region" aria-label="{}">'
        '<table class="timeline-rows" role="table"><thead role="rowgroup"><tr role="row">{}</tr>'
        '</thead><tbody role="rowgroup">{}</tbody></table></div>'
        '{}{}<p class="note">{}</p></figure>'
    ).format(
        caption,
        _defs(),
        say("timeline.column_strip"),
        head,
        rows,
        Markup("<p>{}</p>").format(say("timeline.left", n=line.left)) if line.left else "",
        _legend(language, say),
        say("timeline.note"),
    )


def _hidden(words: str) -> Markup:
    return Markup('<span class="unseen">{}</span>').format(words)


def _defs() -> Markup:
    """Give the fills once for all strips; a picture of no size may be referred to."""
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0" aria-hidden="true">{}'
        '<defs><pattern id="timeline-gap" width="5" height="5" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(-45)"><rect width="5" height="5" fill="#fff"/>'
        '<rect width="1.4" height="5" fill="#23282c"/></pattern></defs></svg>'
    ).format(patterns("timeline", 7))


def _row(
    row: Row,
    scale: Scale,
    at: int,
    language: Language,
    say: Say,
    link: Callable[[str], str],
    apart: Apart,
) -> Markup:
    starts = [edge for edge in row.edges if not edge.end]
    ends = [edge for edge in row.edges if edge.end]
    marks = _marks(row.edges, language)
    told = [
        Markup("<li>{}</li>").format(
            say("timeline.gap", hours=_hours(gap), next=said(gap.before, language))
        )
        for gap in row.gaps
    ]
    return Markup(
        '<tr role="row"><th role="rowheader" scope="row" class="truce"><a href="{}">{}</a> '
        '<small>{}</small></th><td role="cell" class="strip">{}</td>'
        '<td role="cell" class="starts">{}{}</td><td role="cell" class="ends">{}{}{}</td></tr>'
    ).format(
        link(row.ref),
        apart(said(row.name, language)),
        say(f"timeline.{row.standing}"),
        draw(row, scale, at, marks),
        _again(say("timeline.column_starts")),
        _claims(starts, marks, language, say, apart) or say("timeline.no_start"),
        _again(say("timeline.column_ends")),
        _claims(ends, marks, language, say, apart) or say("timeline.no_end"),
        Markup("<ul>{}</ul>").format(Markup("").join(told)) if told else "",
    )


def _again(words: str) -> Markup:
    """Give a heading again, for screens on which the columns stand below one another."""
    return Markup('<span class="again" aria-hidden="true">{}</span>').format(words)


def _marks(edges: Iterable[Edge], language: Language) -> dict[Edge, str]:
    letters = _MARKS["ar" if language == "ar" else "en"]
    return {
        edge: letters[at] if at < len(letters) else str(at + 1) for at, edge in enumerate(edges)
    }


def _claims(
    edges: list[Edge], marks: dict[Edge, str], language: Language, say: Say, apart: Apart
) -> Markup:
    if not edges:
        return Markup("")
    items: list[Markup] = []
    for edge in edges:
        local = edge.local or edge.words
        items.append(
            Markup(
                '<li><b class="mark">{}</b> <time datetime="{}" dir="ltr">{}</time>{} {}</li>'
            ).format(
                marks[edge],
                edge.words,
                local.replace("T", " "),
                _utc(edge),
                _on_whose_word(edge, language, say, apart),
            )
        )
    return Markup('<ul class="claims">{}</ul>').format(Markup("").join(items))


def _legend(language: Language, say: Say) -> Markup:
    items = [key("timeline", standing, say(f"timeline.{standing}")) for standing in STANDINGS]
    signs = (
        ("agreed", f'<rect x="1" y="3" width="26" height="12" fill="#6f8fa3" stroke="{LINE}"/>'),
        (
            "some",
            '<path d="M1 3H27V15H1Z" fill="none" stroke="currentColor" stroke-dasharray="4 3"/>',
        ),
        (
            "tick",
            '<path d="M13 3H8V15H13M20 3H25V15H20" fill="none" stroke="currentColor" stroke-width="2"/>',
        ),
        (
            "gaps",
            '<rect x="4" y="3" width="20" height="12" fill="url(#timeline-gap)" stroke="#23282c"/>',
        ),
        ("time", '<path d="M14 0V18" stroke="currentColor" stroke-dasharray="2 2"/>'),
    )
    items += [
        Markup(
            '<li><svg xmlns="http://www.w3.org/2000/svg" width="28" height="18" '
            'aria-hidden="true">{}</svg> {}</li>'
        ).format(Markup(sign), say(f"timeline.{name}"))  # noqa: S704 - our own signs
        for name, sign in signs
    ]
    return Markup('<ul class="legend" lang="{}">{}</ul>').format(language, Markup("").join(items))


def _on_whose_word(edge: Edge, language: Language, say: Say, apart: Apart) -> Markup:
    """Give the speaker, and what else an end rests on."""
    if edge.by is None:
        return Markup("{}").format(say(f"timeline.{edge.basis}"))
    who = apart(said(edge.by.name, language))
    if edge.basis == "stated":
        return who
    return Markup("{} {}").format(who, say(f"timeline.{edge.basis}"))


def _utc(edge: Edge) -> Markup:
    if edge.local is None:
        return Markup("")
    return Markup(' <small dir="ltr">{}Z</small>').format(edge.words[:16])


def _hours(gap: Gap) -> str:
    return f"{(gap.until - gap.since) / 3600:.1f}".removesuffix(".0")
