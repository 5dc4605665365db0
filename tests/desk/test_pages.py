"""Every page of the table, in both languages and all formats; what stands before them."""

import csv
import io
import re
from pathlib import Path

import pytest
from lxml import etree
from starlette.testclient import TestClient

import hudna.desk
from hudna.desk import routes
from hudna.desk.app import make_app
from hudna.desk.asking import ROLES, Viewer
from hudna.desk.ways import Way
from hudna.model.label import LABELS

PORT = 8016
LANGUAGES = ("ar", "en")
WAYS = [way for way in routes.WAYS if not way.team]


def address(way, desk, language, ending=""):
    """The address of a page, with something that is there for what varies."""
    report = min(desk.rows.values(), key=lambda row: row.position)
    ref = next(ref for row in desk.rows.values() for ref in row.truces if ref)
    path = way.path.replace("{id}", report.id).replace("{ref:path}", ref)
    path = path.replace("{item}", "s1").replace("{incident}", next(iter(desk.casebook.cases)))
    return f"/{language}{path}" + (f".{ending}" if ending else "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_every_page_is_there_in_both_languages(way, language, desk, client):
    answer = client.get(address(way, desk, language))
    assert answer.status_code == 200
    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in answer.text
    assert "<script>alert" not in answer.text
    assert not re.search(r"\bstyle=|\bon\w+=|javascript:", answer.text)
    other = "en" if language == "ar" else "ar"
    assert f'href="{address(way, desk, other)}"' in answer.text


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_every_format_that_is_offered_is_given(way, desk, client):
    for ending in way.formats:
        answer = client.get(address(way, desk, "ar", ending))
        assert answer.status_code == 200, ending
        assert answer.content
    twin = client.get(address(way, desk, "en", "json"))
    assert twin.json()["page"] == way.name
    assert client.get(address(way, desk, "en") + "?format=json").content == twin.content
    assert client.get(address(way, desk, "en", "geojson")).status_code in {200, 404}


def test_a_list_as_csv_holds_the_rows_of_the_page(desk, client):
    raw = client.get("/ar/reports.csv").content
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert len(rows) == len(desk.rows) + 1
    assert '\'=HYPERLINK("x")' in rows[1]


def test_a_file_holds_the_whole_list_and_a_page_a_portion_of_it(client):
    whole = client.get("/en/truces.csv").text.count("\r\n") - 1
    first = client.get("/en/truces.json?per=5").json()["shown"]["truces"]
    assert len(first["items"]) == 5 < first["total"] == whole
    second = client.get("/en/truces.json?per=5&start=5").json()["shown"]["truces"]
    assert second["before"] == 0
    assert first["items"] != second["items"]
    for odd in ("start=-1", "start=x", "start=99999999999", "per=0", "per=١٠", "at=x", "state=%00"):
        assert client.get(f"/ar/truces?{odd}").status_code == 200, odd


def test_a_search_is_a_feed_that_parses(client):
    raw = client.get("/ar/search.atom", params={"q": "truce"}).content
    feed = etree.fromstring(raw)
    atom = "{http://www.w3.org/2005/Atom}"
    entries = feed.findall(f"{atom}entry")
    assert entries
    assert all(entry.find(f"{atom}link").get("href").startswith("/ar/entry/") for entry in entries)
    odd = client.get("/ar/search.atom", params={"q": "alert <b> & \x01"}).content
    assert etree.fromstring(odd).find(f"{atom}title") is not None


def test_the_front_door_asks_the_browser_for_the_language(client):
    answer = client.get("/", headers={"accept-language": "ar-SY,ar;q=0.9,en;q=0.5"})
    assert answer.headers["location"] == "/ar/now"
    assert client.get("/").headers["location"] == "/en/now"


def test_what_is_not_here_says_so_in_the_reader_s_language(client):
    answer = client.get("/ar/report/none-such")
    assert answer.status_code == 404
    assert "لا توجد صفحة كهذه" in answer.text
    twin = client.get("/ar/report/none-such.json")
    assert (twin.status_code, twin.json()["shown"]["status"]) == (404, 404)


# ---------------------------------------------------------------- who may


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_every_way_is_closed_to_who_lacks_its_role(way, desk):
    """Nothing here was labelled, so that it counts as restricted: for the public it is not there."""
    of_one = {"report", "correct", "incident", "incident_edit", "entry", "proof", "label"}
    for role in (None, *ROLES):
        for label in LABELS:
            viewer = Viewer(name="v", roles=frozenset({role} if role else ()), sees=label)
            app = make_app(desk, PORT, lambda _request, viewer=viewer: viewer)
            with TestClient(app, base_url=f"http://127.0.0.1:{PORT}") as asking:
                for ending in ("", *way.formats):
                    status = asking.get(address(way, desk, "en", ending)).status_code
                    there = 404 if label == "public" and way.name in of_one else 200
                    assert status == (there if role == way.role else 403), (role, label, ending)


@pytest.mark.parametrize("way", routes.WAYS, ids=lambda way: way.name)
def test_every_way_has_a_rule(way):
    assert way.labels in {"none", "each"}
    if way.name in {"login", "logout", "join", "enrol"}:
        assert way.team
        assert way.role == way.act_role == "anyone"
        return
    assert way.role in ROLES
    assert way.act_role in ROLES


def test_a_way_without_a_rule_cannot_be_made():
    for given in ({"role": "reader"}, {"labels": "each"}):
        with pytest.raises(TypeError):
            Way(name="new", path="/new", load=lambda _desk, _ask: None, **given)


def test_what_a_team_needs_is_not_there_for_one_person(client):
    for way in routes.WAYS:
        if way.team:
            assert client.get(f"/en{way.path}").status_code == 404, way.name
            assert client.get(f"/en{way.path}.json").status_code == 404, way.name
            assert client.post(f"/en{way.path}").status_code == 404, way.name


# ---------------------------------------------------------------- the gate


def test_the_desk_answers_under_no_foreign_name(client):
    for host in (
        "evil.example",
        "evil.example:8016",
        "127.0.0.1:1",
        "127.0.0.1.evil.example:8016",
        "",
    ):
        assert client.get("/en/now", headers={"host": host}).status_code == 421, host
    assert client.get("/en/now", headers={"host": "localhost:8016"}).status_code == 200


def test_a_form_from_another_site_is_refused(client):
    for headers in (
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ):
        assert client.post("/en/reports", headers=headers).status_code == 403


def test_a_page_admits_nothing_but_the_desk_s_own_files(client):
    headers = client.get("/en/now").headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"
    cookie = headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_other_methods_and_huge_bodies_are_refused(client):
    assert client.put("/en/now").status_code == 405
    assert client.request("TRACE", "/en/now").status_code == 405
    assert client.post("/en/now", content=b"x" * 4_100_000).status_code == 413
    endless = (b"x" * 1_000_000 for _ in range(6))
    assert client.post("/en/now", content=endless).status_code in {400, 403, 405, 413}


def test_the_style_knows_no_left_and_no_right():
    for path in sorted(Path(hudna.desk.__file__).parent.rglob("*.css")):
        assert not re.search(r"\b(left|right)\b", path.read_text("utf-8")), path.name
