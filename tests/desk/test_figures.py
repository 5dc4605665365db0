"""Map and timeline on the page: whose map, how old for whom, and the same in the JSON twin."""

import itertools

import pytest

from hudna import rulings
from hudna.desk import figures as made
from hudna.desk.asking import Ask, Viewer, alone
from hudna.regime.clocks import asked_instant, utc_text
from hudna.regime.listing import Roll

JULY = "2016-07-09T10:00:00Z"


def figures_of(regime, viewer, *, now, at=JULY, **query):
    time = asked_instant(at)
    ask = Ask(language="en", viewer=viewer, moment=asked_instant(now), query=query)
    listed = Roll(regime.book(), time).of("in_force", "contested", "unknown").states()
    states = {ref: state for ref, state in listed.items() if ref.startswith(("sy-", "ye-"))}
    return made.figures(regime, states, ask, time)


def test_the_map_is_of_the_country_with_most_truces(regime):
    """Nobody has to choose before something is seen."""
    found = figures_of(regime, alone("me"), now="2026-01-01T00:00:00Z")
    assert found.country == "SYR"
    assert [one.code for one in found.countries] == ["SYR", "YEM"]
    assert len(found.areas) == 14


def test_figures_are_made_once_a_minute_and_again_when_something_was_learnt(regime):
    """Twenty who look at the same minute cost as much as one."""
    one = figures_of(regime, alone("me"), now=JULY, at="2016-07-09T10:00:05Z")
    other = figures_of(regime, alone("you"), now=JULY, at="2016-07-09T10:00:55Z")
    assert one is other
    assert figures_of(regime, alone("me"), now=JULY, at="2016-07-09T10:01:00Z") is not one
    assert figures_of(regime, Viewer(name="guest"), now=JULY).at != one.at
    fresh = rulings.evidence(None, known_truces=True).regime()
    assert figures_of(fresh, alone("me"), now=JULY) == one
    assert figures_of(fresh, alone("me"), now=JULY) is not one


@pytest.mark.parametrize(("asked", "shown"), [("YEM", "YEM"), ("yem", "YEM"), ("<b>", "SYR")])
def test_another_country_can_be_asked_for(regime, asked, shown):
    """What is no country with a map is as good as nothing."""
    found = figures_of(regime, alone("me"), now="2026-01-01T00:00:00Z", country=asked)
    assert found.country == shown


def test_who_may_not_record_sees_yesterday_s_map(regime):
    """The public, and readers of a team, learn nothing of the last day from it."""
    found = figures_of(regime, Viewer(name="guest"), now=JULY)
    assert found.at == "2016-07-08T10:00:00Z"
    assert found.delayed
    own = figures_of(regime, alone("me"), now=JULY)
    assert own.at == JULY
    assert not own.delayed


def test_an_old_map_is_late_for_nobody(regime):
    """What is ten years old needs no delay."""
    found = figures_of(regime, Viewer(name="guest"), now="2026-01-01T00:00:00Z")
    assert found.at == utc_text(asked_instant(JULY))
    assert not found.delayed


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_page_shows_both_figures(client, language):
    """Map and timeline stand on the page, with links into the desk and no script."""
    page = client.get(f"/{language}/now?at=2016-07-09").text
    assert '<figure class="map"' in page
    assert '<figure class="timeline"' in page
    assert f'href="/{language}/ruling?at=sy.aleppo-governorate' in page
    assert f'href="/{language}/truce/sy-2016-07-09"' in page
    assert "figures.css" in page
    assert " style=" not in page


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_truce_shows_its_chain(client, language):
    """Gap and extension are seen where one truce is looked at."""
    page = client.get(f"/{language}/truce/sy-2016-07-06?at=2016-07-09").text
    assert '<figure class="timeline"' in page
    assert f'href="/{language}/truce/sy-2016-07-12"' in page
    assert 'class="gap"' in page


def test_the_twin_holds_what_the_figures_show(client):
    """Whoever builds on the JSON gets areas and claims, and no outline or position."""
    twin = client.get("/en/now.json?at=2016-07-09").json()["shown"]
    areas = twin["figures"]["areas"]
    assert {area["place"] for area in areas} >= {"sy.aleppo-governorate", "sy.homs-governorate"}
    assert set(areas[0]) == {"place", "name", "standing", "truces", "more"}
    rows = {row["ref"]: row for row in twin["figures"]["timeline"]["rows"]}
    assert len(rows["sy-2016-07-09"]["edges"]) >= 4


def test_a_time_without_truces_has_no_empty_figures(client):
    """An empty frame says less than none."""
    page = client.get("/en/now?at=1990-01-01")
    assert page.status_code == 200
    assert "<figure" not in page.text


def area_of(ring):
    """Twice the signed area in degrees: positive when it runs counter-clockwise."""
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in itertools.pairwise(ring))


def test_the_map_as_geojson_is_of_areas_and_of_nothing_else(client):
    """What goes to other programs is as coarse as the picture: outlines, counts, no points."""
    found = client.get("/ar/now.geojson?at=2016-07-09").json()["features"]
    assert len(found) == 14
    assert {each["geometry"]["type"] for each in found} == {"MultiPolygon"}
    aleppo = next(each for each in found if each["properties"]["code"] == "SY-HL")
    assert aleppo["properties"]["name"] == "حلب"
    assert aleppo["properties"]["count"] >= 1
    for each in found:
        assert set(each["properties"]) == {"code", "name", "count"}
        for polygon in each["geometry"]["coordinates"]:
            for at, ring in enumerate(polygon):
                assert ring[0] == ring[-1]
                assert (area_of(ring) > 0) == (at == 0)
                assert all(35 < lon < 43 and 32 < lat < 38 for lon, lat in ring)


def test_a_city_inside_a_governorate_is_a_hole_in_it(client):
    """Damascus lies within Rif Dimashq and is not counted to it."""
    found = client.get("/en/now.geojson?at=2016-07-09").json()["features"]
    around = next(each for each in found if each["properties"]["code"] == "SY-RD")
    assert [len(polygon) for polygon in around["geometry"]["coordinates"]] == [2]
