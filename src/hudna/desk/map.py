"""The map of administrative areas: whether a truce is claimed to be in force in each, at a time.

In: rulings, one an area. Out: a figure of SVG and HTML, drawn here, with nothing fetched.

What it may never be is a help to aim. It knows areas of the packs' first or second order and
nothing finer: a place inside one counts as the area. It holds no point, no force and no site. What
is shown to the public is a day old at least (:func:`shown_time`).
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path

import msgspec
from markupsafe import Markup

from hudna.desk.fills import LINE, STANDINGS, Standing, fill, key, patterns, said
from hudna.model.ruling import Verdict
from hudna.model.values import Language, Name, Value
from hudna.packs.schema import Place
from hudna.regime.docket import Docket
from hudna.regime.gate import Regime
from hudna.regime.rules import Asked

DELAY = 24 * 3600
"""Seconds by which a public map lags behind; it may be more, never less."""

Say = Callable[..., str]
"""Gives a message by its key (``map.…``)."""

_STANDING_OF: dict[Verdict, Standing] = {
    "YES": "in_force",
    "CONTESTED": "contested",
    "UNKNOWN": "unknown",
    "NO": "none",
}
_BASEMAP = Path(__file__).parent / "static" / "basemap.json"
_TRUCES = 12
"""Truces named with one area."""

_COARSE = frozenset({"country", "admin1", "admin2"})
_LAND, _SEA = "#ecebe6", "#f7f8f8"
_NARROWEST = 0.42
"""Width of a letter of a label, in heights, as the narrowest face has it."""


class Shape(Value, frozen=True, kw_only=True):
    """One area of the basemap.

    Attributes:
        country: ISO 3166-1 alpha-3.
        code: ISO 3166-2, as Natural Earth gives it.
        place: The place of the packs, if it is one.
        at: Where its name is written: no position, only the middle of the outline.
        room: How far the outline is from there.
        d: The outline, as SVG has it.
    """

    country: str
    code: str
    place: str | None
    en: str
    ar: str
    at: tuple[int, int]
    room: int
    d: str

    @property
    def name(self) -> Name:
        """Its name in both languages."""
        return Name(en=self.en, ar=self.ar)


class View(Value, frozen=True, kw_only=True):
    """A country that can be looked at.

    Attributes:
        place: The place of the packs.
        frame: West, north, width and height of its map.
        around: The outlines of its neighbours within the frame.
    """

    place: str
    en: str
    ar: str
    frame: tuple[int, int, int, int]
    around: str


class Basemap(Value, frozen=True, kw_only=True):
    """The whole of ``static/basemap.json``; ``tools/make_basemap.py`` writes it."""

    source: str
    countries: dict[str, View]
    areas: tuple[Shape, ...]


class AreaState(Value, frozen=True, kw_only=True):
    """How one area stands.

    Attributes:
        place: The place of the packs.
        name: What to call it.
        standing: What the claims make of it.
        truces: Those whose own answer is this.
        more: How many more there are.
    """

    place: str
    name: Name
    standing: Standing
    truces: tuple[str, ...]
    more: int = 0


@cache
def basemap() -> Basemap:
    """Give the map that comes with the program."""
    return msgspec.json.decode(_BASEMAP.read_bytes(), type=Basemap)


def shown_time(asked: int, now: int, *, public: bool, delay: int = DELAY) -> int:
    """Give the time a map may show: as asked, but for the public never newer than the delay.

    Args:
        asked: The second that was asked for.
        now: The second at which it is asked.
        public: Whether anybody may see it who has no role at the desk.
        delay: How far it lags behind.

    Raises:
        ValueError: The delay is less than a day.
    """
    if delay < DELAY:
        raise ValueError(f"a public map lags {DELAY} seconds behind or more, not {delay}")
    return min(asked, now - delay) if public else asked


def area_of(places: Mapping[str, Place], place: str) -> str:
    """Give the area that a place counts as: itself when it is one, else the one it lies in.

    Raises:
        ValueError: It lies in none that may be shown.
    """
    seen: set[str] = set()
    at: str | None = place
    while at is not None and at in places and at not in seen:
        if places[at].kind in _COARSE:
            return at
        seen.add(at)
        at = places[at].parent
    raise ValueError(f"{place!r} lies in no area of a map")


def states_at(regime: Regime, country: str, time: int) -> tuple[AreaState, ...]:
    """Give how every area of a country stands at a time; those that no pack knows are left out.

    Args:
        regime: What rulings are made from.
        country: ISO 3166-1 alpha-3; one of the basemap's.
        time: The second, as :func:`shown_time` gave it.
    """
    return tuple(_states(regime, country, time))


def _named(regime: Regime, land: str) -> tuple[str, ...]:
    """Give the places that truces of a country name: where all lie alike, all is ruled alike."""
    book = regime.book()
    named = {place for docket in book.of_land(land) for place in book.made(docket, "named", _of)}
    return tuple(sorted(named))


def _of(docket: Docket) -> frozenset[str]:
    named = {claim.country for claim in docket.called} | {claim.place for claim in docket.stands}
    for claim in docket.covers:
        named.update((*claim.areas, *claim.parts_of, *claim.without))
    return frozenset(place for place in named if place)


def _states(regime: Regime, country: str, time: int) -> Iterable[AreaState]:
    """Rule once for all areas that lie alike to every place that a claim names."""
    terrain = regime.ground.terrain
    named: dict[str, tuple[str, ...]] = {}
    answers: dict[tuple[str, ...], tuple[Standing, tuple[str, ...], int]] = {}
    for shape in _shapes(country):
        if shape.place is None or shape.place not in terrain.places:
            continue
        land = terrain.country(shape.place) or shape.place
        if land not in named:
            named[land] = _named(regime, land)
        lies = (land, *(terrain.lie(shape.place, area) for area in named[land]))
        if lies not in answers:
            found = regime.judge(Asked(time, shape.place, None, None))
            holding = [one for one in found.judged if one.answer == found.answer != "NO"]
            deciding = tuple(one.docket.ref for one in holding[:_TRUCES])
            answers[lies] = _STANDING_OF[found.answer], deciding, len(holding) - len(deciding)
        standing, truces, more = answers[lies]
        yield AreaState(
            place=shape.place, name=shape.name, standing=standing, truces=truces, more=more
        )


def countries() -> dict[str, Name]:
    """Give the countries that have a map, by code."""
    return {code: Name(en=view.en, ar=view.ar) for code, view in basemap().countries.items()}


def _shapes(country: str) -> list[Shape]:
    return [shape for shape in basemap().areas if shape.country == country]


def figure(
    states: Iterable[AreaState],
    country: str,
    language: Language,
    say: Say,
    link: Callable[[str], str],
    caption: Markup | str,
) -> Markup:
    """Give the map with its legend, and the same as a table.

    Args:
        states: The areas, from :func:`states_at`.
        country: Whose map it is.
        language: Of all words.
        say: Gives messages.
        link: Gives the address that an area, by its place, leads to.
        caption: What the map shows and of when.
    """
    known = {state.place: state for state in states}
    return Markup(
        '<figure class="map" id="map"><figcaption>{}</figcaption>{}{}<p class="note">{}</p>'
        '<details class="same-as-table"><summary>{}</summary>{}</details></figure>'
    ).format(
        caption,
        draw(known, country, language, say, link),
        _legend(language, say),
        say("map.note"),
        say("map.as_table"),
        _table(known.values(), language, say, link, caption),
    )


def draw(
    known: Mapping[str, AreaState],
    country: str,
    language: Language,
    say: Say,
    link: Callable[[str], str],
) -> Markup:
    """Give the map alone, as SVG.

    Raises:
        ValueError: Something is to be shown that is no area of this map.
    """
    base = basemap()
    shapes = _shapes(country)
    strange = set(known) - {shape.place for shape in shapes}
    if strange:
        raise ValueError(f"no areas of the map of {country}: {', '.join(sorted(strange))}")
    view = base.countries[country]
    x, y, wide, high = view.frame
    size = max(wide, high) / 38
    title = say("map.title", country=said(Name(en=view.en, ar=view.ar), language))
    parts = [
        Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" class="map-areas" role="group" '
            'aria-label="{}" lang="{}" viewBox="{} {} {} {}">'
        ).format(title, language, x, y, wide, high),
        patterns("map", wide / 60),
        Markup('<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>').format(
            x, y, wide, high, _SEA
        ),
        Markup('<path d="{}" fill="{}" stroke="#b9bcb8" stroke-width="{:.1f}"/>').format(
            view.around, _LAND, wide / 900
        ),
        Markup('<g stroke="{}" stroke-width="{:.1f}" stroke-linejoin="round">').format(
            LINE, wide / 450
        ),
        *(_area(shape, known.get(shape.place or ""), language, say, link) for shape in shapes),
        Markup(
            '</g><g aria-hidden="true" font-size="{:.1f}"><g class="map-names" direction="{}" '
            'text-anchor="middle" fill="#15191c" stroke="#fff" stroke-width="{:.1f}" '
            'paint-order="stroke" stroke-linejoin="round" pointer-events="none">'
        ).format(size, "rtl" if language == "ar" else "ltr", size / 4),
        *(_written(shape, language, size) for shape in shapes),
        Markup("</g></g></svg>"),
    ]
    return Markup("").join(parts)


def _area(
    shape: Shape, state: AreaState | None, language: Language, say: Say, link: Callable[[str], str]
) -> Markup:
    name = said(shape.name, language)
    if state is None:
        words = say("map.area", area=name, standing=say("map.outside"))
        return Markup('<path d="{}" fill="{}"><title>{}</title></path>').format(
            shape.d, _LAND, words
        )
    words = say("map.area", area=name, standing=say(f"map.{state.standing}"))
    return Markup(
        '<a href="{}" class="map-area {}" aria-label="{}"><path d="{}" fill="{}">'
        "<title>{}</title></path></a>"
    ).format(link(state.place), state.standing, words, shape.d, fill("map", state.standing), words)


def _written(shape: Shape, language: Language, size: float) -> Markup:
    """Write a name where it fits; where it does not, its title and the table have it."""
    name = said(shape.name, language)
    if len(name) * size * _NARROWEST > 3.1 * shape.room:
        return Markup("")
    x, y = shape.at
    return Markup('<text x="{}" y="{:.0f}">{}</text>').format(x, y + size / 3, name)


def _legend(language: Language, say: Say) -> Markup:
    items = [key("map", standing, say(f"map.{standing}")) for standing in STANDINGS]
    return Markup('<ul class="legend" lang="{}">{}</ul>').format(language, Markup("").join(items))


def _table(
    states: Iterable[AreaState],
    language: Language,
    say: Say,
    link: Callable[[str], str],
    caption: Markup | str,
) -> Markup:
    ordered = sorted(
        states, key=lambda one: (STANDINGS.index(one.standing), said(one.name, language))
    )
    rows = [
        Markup('<tr><th scope="row"><a href="{}">{}</a></th><td>{}</td></tr>').format(
            link(state.place), said(state.name, language), say(f"map.{state.standing}")
        )
        for state in ordered
    ]
    return Markup(
        "<table><caption>{}</caption><thead><tr>"
        '<th scope="col">{}</th><th scope="col">{}</th></tr></thead><tbody>{}</tbody></table>'
    ).format(caption, say("map.column_area"), say("map.column_standing"), Markup("").join(rows))
