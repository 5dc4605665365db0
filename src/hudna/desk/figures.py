"""The two figures of a time: the map of a country's areas, and the timeline of truces.

In: the evidence, the time, who asks. Out: values, which the JSON twin gives as they are, and the
pictures of them.
"""

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Mapping
from weakref import WeakKeyDictionary

from markupsafe import Markup

from hudna.desk import map as maps
from hudna.desk import timeline as timelines
from hudna.desk.asking import Ask
from hudna.desk.exports import Area
from hudna.desk.fills import said
from hudna.desk.map import AreaState
from hudna.desk.outlines import geometry
from hudna.desk.strip import Timeline
from hudna.model.values import Language, Name, Value
from hudna.regime.clocks import utc_text
from hudna.regime.gate import Regime

_BEFORE, _AFTER = 10, 20
"""Days of the timeline before and after its time."""


_MINUTE = 60
"""Figures are of a whole minute, as they say, so that they are made once for all who look then."""

_MOST_KEPT = 8
_KEPT: WeakKeyDictionary[Regime, OrderedDict[tuple[str, int, int], "Figures"]] = WeakKeyDictionary()


class Country(Value, frozen=True, kw_only=True):
    """A country that has a map.

    Attributes:
        code: ISO 3166-1 alpha-3.
        truces: How many of its truces are in force, contested or unknown.
    """

    code: str
    name: Name
    truces: int


class Figures(Value, frozen=True, kw_only=True):
    """What the figures of a page show.

    Attributes:
        country: Whose areas are shown; empty when no country has a truce and none was asked for.
        countries: Those with truces at the time, the most first.
        at: The instant of the map: that of the page, or a day ago for the public.
        delayed: The map is older than was asked for.
        areas: How each area stands.
        timeline: The truces around the time of the page.
    """

    country: str
    countries: tuple[Country, ...]
    at: str
    delayed: bool
    areas: tuple[AreaState, ...]
    timeline: Timeline


def figures(regime: Regime, states: Mapping[str, str], ask: Ask, time: int) -> Figures:
    """Give the figures of a time.

    The map is late for whoever may not record: the public, and readers of a team.

    Args:
        regime: What rulings are made from.
        states: By id, its truces in force, contested or unknown at that time.
        ask: Who asks; ``country`` in the address chooses the map.
        time: The second.
    """
    time -= time % _MINUTE
    shown = maps.shown_time(time, ask.moment, public=not ask.viewer.may("recorder"))
    shown -= shown % _MINUTE
    asked = ask.word("country").upper()
    kept = _KEPT.setdefault(regime, OrderedDict())
    key = (asked if asked in maps.countries() else "", time, shown)
    if key not in kept:
        kept[key] = _made(regime, states, *key)
        if len(kept) > _MOST_KEPT:
            kept.popitem(last=False)
    return kept[key]


def _made(regime: Regime, states: Mapping[str, str], asked: str, time: int, shown: int) -> Figures:
    found = _countries(regime, states)
    country = asked or (found[0].code if found else "")
    return Figures(
        country=country,
        countries=found,
        at=utc_text(shown),
        delayed=shown < time,
        areas=maps.states_at(regime, country, shown) if country else (),
        timeline=timelines.lay_out(regime, states, at=time, before=_BEFORE, after=_AFTER),
    )


def _countries(regime: Regime, states: Iterable[str]) -> tuple[Country, ...]:
    by_place = {view.place: code for code, view in maps.basemap().countries.items()}
    dockets = regime.book().dockets.by_ref
    counted = Counter(dockets[ref].country for ref in states)
    names = maps.countries()
    return tuple(
        Country(code=by_place[place], name=names[by_place[place]], truces=count)
        for place, count in sorted(counted.items(), key=lambda each: (-each[1], each[0] or ""))
        if place in by_place
    )


def areas(shown: Figures, language: Language) -> list[Area]:
    """Give the map for other programs: by area how many truces decide how it stands."""
    shapes = {shape.place: shape for shape in maps.basemap().areas}
    return [
        Area(
            code=shapes[area.place].code,
            name=said(area.name, language),
            count=len(area.truces) + area.more,
            shape=geometry(shapes[area.place].d),
        )
        for area in shown.areas
    ]


def map_figure(
    shown: Figures, language: Language, say: Callable[..., str], url: Callable[..., str]
) -> Markup:
    """Give the map of a page, each area a link to its ruling; nothing without a country."""
    if not shown.country:
        return Markup("")
    country = said(maps.countries()[shown.country], language)
    late = Markup(" {}").format(say("map.late", hours=maps.DELAY // 3600)) if shown.delayed else ""
    caption = Markup("{}{}").format(_timed(say, "map.caption", shown.at, country=country), late)
    return maps.figure(
        shown.areas,
        shown.country,
        language,
        say,
        lambda place: url("ruling", at=place, time=shown.at),
        caption,
    )


def timeline_figure(
    line: Timeline,
    language: Language,
    say: Callable[..., str],
    url: Callable[..., str],
    apart: Callable[[object], Markup],
) -> Markup:
    """Give the timeline of a page, each truce a link; nothing without rows.

    Args:
        line: The timeline.
        language: Of all words.
        say: Gives messages.
        url: Gives addresses.
        apart: Sets words of the record apart from those around them.
    """
    if not line.rows:
        return Markup("")
    caption = _timed(say, "timeline.caption", utc_text(line.at))
    return timelines.figure(line, language, say, lambda ref: url("truce", ref=ref), caption, apart)


def _timed(say: Callable[..., str], key: str, time: str, **filled: str) -> Markup:
    """Give a message in which the time runs from the left, whatever stands around it."""
    before, _, after = say(key, time="\x00", **filled).partition("\x00")
    words = f"{time[:16].replace('T', ' ')} UTC"
    return Markup('{}<bdi dir="ltr">{}</bdi>{}').format(before, words, after)
