"""The map: areas and how they stand, readable without colours, and of no use for aiming."""

import re
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import hudna.desk.map as maps
from hudna.desk.map import AreaState
from hudna.model.values import Name
from hudna.packs.schema import Place
from hudna.regime.rules import Asked

DESK = Path(maps.__file__).parent
SVG = "{http://www.w3.org/2000/svg}"
NOW = 1_468_058_400


def say_in(language):
    words = tomllib.loads((DESK / "messages" / language / "map.toml").read_text("utf-8"))
    return lambda key, **filled: words[key.removeprefix("map.")].format(**filled)


def state(area, standing="in_force"):
    return AreaState(
        place=f"sy.{area}-governorate", name=Name(en=area, ar=area), standing=standing, truces=()
    )


def place(id_, kind, parent=None):
    return Place(id=id_, kind=kind, name=Name(en=id_), parent=parent, source="made up")


def drawn(states, language="en", country="SYR"):
    known = {one.place: one for one in states}
    return maps.draw(
        known, country, language, say_in(language), lambda area: f"/en/ruling?at={area}"
    )


def tree_of(picture):
    return ET.fromstring(picture)  # noqa: S314 - drawn by ourselves, a moment ago


# ------------------------------------------------------------------ nothing to aim with
def test_a_public_map_is_a_day_old_at_least():
    """What anybody may see says nothing of the last day."""
    assert maps.shown_time(NOW, NOW, public=True) == NOW - 24 * 3600
    assert maps.shown_time(NOW - 3600, NOW, public=True) == NOW - 24 * 3600
    assert maps.shown_time(NOW - 90_000, NOW, public=True) == NOW - 90_000
    assert maps.shown_time(NOW, NOW, public=True, delay=3 * 24 * 3600) == NOW - 3 * 24 * 3600


def test_the_desk_itself_sees_the_time_it_asks_for():
    """The delay guards the public, not those who monitor."""
    assert maps.shown_time(NOW, NOW, public=False) == NOW


@pytest.mark.parametrize("delay", [0, 3600, 24 * 3600 - 1, -5])
@pytest.mark.parametrize("public", [True, False])
def test_the_delay_can_be_made_longer_and_never_shorter(delay, public):
    """No setting turns the map into a live one."""
    with pytest.raises(ValueError, match="lags"):
        maps.shown_time(NOW, NOW, public=public, delay=delay)


def test_what_is_finer_than_an_area_counts_as_the_area_it_lies_in():
    """A village, a crossing or a camp is never told apart from its district."""
    places = {
        one.id: one
        for one in (
            place("aa", "country"),
            place("aa.north", "admin1", "aa"),
            place("aa.north.hill", "admin2", "aa.north"),
            place("aa.town", "town", "aa.north.hill"),
            place("aa.camp", "camp", "aa.north"),
            place("aa.quarter", "district", "aa.town"),
            place("aa.front", "front"),
        )
    }
    assert maps.area_of(places, "aa.town") == "aa.north.hill"
    assert maps.area_of(places, "aa.quarter") == "aa.north.hill"
    assert maps.area_of(places, "aa.camp") == "aa.north"
    assert maps.area_of(places, "aa.north") == "aa.north"
    for lost in ("aa.front", "aa.nowhere"):
        with pytest.raises(ValueError, match="lies in no area"):
            maps.area_of(places, lost)


@pytest.mark.parametrize("finer", ["sy.castello-road", "sy.hmeimim", "sy.aleppo", "lb.akkar"])
def test_nothing_but_the_areas_of_the_map_can_be_drawn(finer):
    """A caller that hands a place in by mistake gets no map at all."""
    with pytest.raises(ValueError, match="no areas"):
        drawn([AreaState(place=finer, name=Name(en="x"), standing="in_force", truces=())])


def test_the_basemap_holds_outlines_of_areas_and_no_sites():
    """The whole asset has been looked through: areas of the first order, and nothing else."""
    base = maps.basemap()
    assert len(base.areas) > 150
    assert all(len(shape.d) > 20 for shape in base.areas)
    assert {shape.country for shape in base.areas} == set(base.countries)
    # A unit is half a kilometre or so: an outline on this grid gives no position away.
    text = (DESK / "static" / "basemap.json").read_text("utf-8")
    assert not re.search(r"\d\.\d", re.sub(r'"source":"[^"]*"', "", text))


def test_the_picture_has_no_marker_but_those_of_its_fills():
    """A dot on a map is a target; dots occur inside the pattern of the unknown alone."""
    tree = tree_of(drawn([state("aleppo", "contested"), state("homs", "unknown")]))
    circles = list(tree.iter(f"{SVG}circle"))
    assert len(circles) == len(list(tree.find(f"{SVG}defs").iter(f"{SVG}circle"))) == 1
    assert not list(tree.iter(f"{SVG}image"))
    assert not list(tree.iter(f"{SVG}use"))


# ------------------------------------------------------------------ readable for everybody
@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_area_is_a_link_that_says_its_name_and_standing(language):
    """By keyboard or by ear one learns what others see."""
    shown = [state("aleppo", "contested"), state("homs"), state("idlib", "none")]
    tree = tree_of(drawn(shown, language))
    links = {link.get("href"): link for link in tree.iter(f"{SVG}a")}
    assert set(links) == {f"/en/ruling?at={one.place}" for one in shown}
    aleppo = links["/en/ruling?at=sy.aleppo-governorate"]
    words = "حلب: محل خلاف" if language == "ar" else "Aleppo: contested"
    assert aleppo.get("aria-label").startswith(words)
    assert next(aleppo.iter(f"{SVG}title")).text == aleppo.get("aria-label")
    assert tree.get("aria-label")
    assert tree.get("role") == "group"


def test_standings_are_told_apart_without_colour():
    """Printed in black, or by somebody who sees no red, the four differ by their pattern."""
    shown = [
        state(a, s)
        for a, s in zip(["aleppo", "homs", "idlib", "hama"], maps.STANDINGS, strict=True)
    ]
    tree = tree_of(drawn(shown))
    fills = {
        link.get("class").split()[1]: next(link.iter(f"{SVG}path")).get("fill")
        for link in tree.iter(f"{SVG}a")
    }
    assert len(set(fills.values())) == 4
    assert fills["contested"] == "url(#map-contested)"
    assert fills["unknown"] == "url(#map-unknown)"
    made = {pattern.get("id") for pattern in tree.iter(f"{SVG}pattern")}
    assert made == {"map-contested", "map-unknown"}


def test_names_are_written_in_the_language_of_the_page_and_its_direction():
    """An Arabic map speaks Arabic."""
    names = [text.text for text in tree_of(drawn([state("homs")], "ar")).iter(f"{SVG}text")]
    assert "حمص" in names
    assert not [name for name in names if re.search("[A-Za-z]", name)]
    assert 'direction="rtl"' in drawn([state("homs")], "ar")
    assert 'direction="ltr"' in drawn([state("homs")], "en")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_figure_says_the_same_as_a_table_and_names_its_source(language):
    """Screen reader, printer and slow line get the same facts."""
    shown = [state("aleppo", "contested"), state("homs"), state("damascus", "unknown")]
    figure = maps.figure(shown, "SYR", language, say_in(language), lambda a: f"#{a}", "<caption>")
    assert "&lt;caption&gt;" in figure
    assert "Natural Earth" in figure
    rows = re.findall(r'<th scope="row"><a href="#([^"]+)">', figure)
    assert rows == [f"sy.{name}-governorate" for name in ("homs", "aleppo", "damascus")]


def test_hostile_names_stay_words():
    """A name in a link's address or in a label never becomes a tag."""
    known = {"sy.homs-governorate": state("homs")}
    picture = maps.draw(known, "SYR", "en", say_in("en"), lambda _: '"><script>')
    assert "<script>" not in picture
    tree_of(picture)


def test_both_languages_have_the_same_messages():
    """No word is missing for half of the readers."""
    keys = [
        tomllib.loads((DESK / "messages" / language / "map.toml").read_text("utf-8")).keys()
        for language in ("en", "ar")
    ]
    assert keys[0] == keys[1]


# ------------------------------------------------------------------ what the areas are
def test_every_governorate_of_syria_is_an_area_of_the_packs(regime):
    """None of the fourteen is missing from the map, in either language."""
    states = maps.states_at(regime, "SYR", NOW)
    assert len(states) == 14
    assert all(one.name.en and one.name.ar for one in states)
    kinds = {regime.ground.terrain.places[one.place].kind for one in states}
    assert kinds == {"admin1"}


def test_an_area_stands_as_its_ruling_says(regime):
    """Aleppo on 11 May 2016: one says it has run out, by its length it has not."""
    states = {one.place: one for one in maps.states_at(regime, "SYR", 1_463_002_200)}
    assert states["sy.aleppo-governorate"].standing == "contested"
    assert "sy-2016-05-10-ale" in states["sy.aleppo-governorate"].truces
    assert states["sy.homs-governorate"].standing == "in_force"


def test_areas_that_are_ruled_together_stand_as_if_ruled_alone(regime):
    """Sparing work changes no answer: every area, at many times, stands as its own ruling says."""
    verdicts = {"in_force": "YES", "contested": "CONTESTED", "unknown": "UNKNOWN", "none": "NO"}
    for country, days in (("SYR", range(0, 400, 9)), ("YEM", range(0, 2400, 150))):
        for day in days:
            time = 1_456_000_000 + day * 86_400
            for one in maps.states_at(regime, country, time):
                ruling = regime.rule(Asked(time, one.place, None, None))
                assert verdicts[one.standing] == ruling.answer, (one.place, time)


def test_where_nothing_is_claimed_no_truce_is_shown(regime):
    """Long before any known truce the map is empty."""
    states = maps.states_at(regime, "SYR", 946_684_800)
    assert {one.standing for one in states} == {"none"}
    assert not [one for one in states if one.truces]
