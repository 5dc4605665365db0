"""Incidents at the desk: three fields, uncertain times, two readers, a reason for everything."""

import csv
import datetime as dt
import io
import json
import os
import random
import re

import pytest
from starlette.testclient import TestClient

from hudna import casework, incidents, keeper, labels
from hudna.casework import Casebook
from hudna.desk.app import make_app
from hudna.desk.asking import Viewer, alone
from hudna.desk.security import FIELD
from hudna.desk.state import Desk
from hudna.desk.typed_time import TypedTimeError, meant
from hudna.monitor import open_reader

from .conftest import BASE, DAY, PORT, START, pen  # noqa: TID252 - two conftests share a path

NOW = dt.datetime.fromisoformat("2026-11-23T21:15")
FULL = os.environ.get("HUDNA_FULL") == "1"
# Ten thousand take minutes: HUDNA_POSTS=10000 when there is the time.
ODD_POSTS = int(os.environ.get("HUDNA_POSTS", "0"))


@pytest.fixture
def as_(desk):
    """Gives a client for somebody, with a session and its token."""
    made = []

    def client(name="tester", viewer=None):
        app = make_app(desk, PORT, lambda _request: viewer or alone(name))
        asking = TestClient(app, base_url=BASE, follow_redirects=False)
        made.append(asking)
        return asking

    yield client
    for one in made:
        one.close()


def send(asking, path, **fields):
    """Send a form the way a page does."""
    text = asking.get(path).text
    guard = re.search(rf'name="{FIELD}" value="(\w+)"', text)
    return asking.post(path, data={FIELD: guard[1] if guard else "", **fields})


def the_case(desk):
    desk.catch_up()
    return next(iter(desk.casebook.cases.values()))


def review(asking, case, verdict, because="read the note"):
    answer = send(asking, f"/en/incident/{case.id}", verdict=verdict, because=because)
    assert answer.status_code == 303, answer.text


# ---------------------------------------------------------------- the time, as typed


@pytest.mark.parametrize(
    ("words", "since", "to"),
    [
        ("about 7 pm yesterday", "2026-11-22T18:00", "2026-11-22T20:00"),
        ("yesterday about 7 pm", "2026-11-22T18:00", "2026-11-22T20:00"),
        ("7 pm yesterday", "2026-11-22T19:00", "2026-11-22T19:00"),
        ("أمس حوالي السابعة مساء", "2026-11-22T18:00", "2026-11-22T20:00"),
        ("حوالي السابعة مساءً أمس", "2026-11-22T18:00", "2026-11-22T20:00"),
        ("أمس السابعة مساء", "2026-11-22T19:00", "2026-11-22T19:00"),
        ("yesterday evening", "2026-11-22T16:00", "2026-11-22T23:59"),
        ("ليلة أمس", "2026-11-22T18:00", "2026-11-23T05:59"),
        ("yesterday", "2026-11-22", "2026-11-22"),
        ("اليوم", "2026-11-23T00:00", "2026-11-23T21:15"),
        ("two hours ago", "2026-11-23T18:45", "2026-11-23T19:45"),
        ("الآن", "2026-11-23T21:15", "2026-11-23T21:15"),
        ("٢٠١٦-٠٧-٠٧ ١٠:٠٠", "2016-07-07T10:00", "2016-07-07T10:00"),
        ("٥ تموز ٢٠١٦ الساعة ١٤:٣٠", "2016-07-05T14:30", "2016-07-05T14:30"),
    ],
)
def test_a_time_as_people_say_it_keeps_how_wide_it_is(words, since, to):
    found = meant(words, open_reader(None), NOW)
    assert (found.since, found.to) == (since, to)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "when_missing"),
        ("soonish", "when"),
        ("11 pm", "when_ahead"),
        ("tomorrow", "when_ahead"),
        ("22/11 19:00", "when_part"),
        ("yesterday 7", "when_part"),
        ("between 6 and 8 pm yesterday", "when_part"),
        ("before 7 pm yesterday", "when_part"),
        ("2016-13-40 10:00", "when"),
    ],
)
def test_half_a_time_is_refused_rather_than_guessed(words, why):
    with pytest.raises(TypedTimeError, match=rf"incident\.errors\.{why}$"):
        meant(words, open_reader(None), NOW)


# ---------------------------------------------------------------- logging


@pytest.mark.parametrize(
    ("language", "fields"),
    [
        ("en", {"what": "Two shells", "where": "Harbnafsah", "when": "about 7 pm yesterday"}),
        ("ar", {"what": "قذيفتان", "where": "حربنفسه", "when": "أمس حوالي السابعة مساء"}),
    ],
)
def test_three_fields_make_an_entry_of_the_log(language, fields, desk, as_):
    before = desk.record.size()
    answer = send(as_(), f"/{language}/incidents/new", **fields)
    assert answer.status_code == 303, answer.text
    assert desk.record.size() == before + 1
    page = as_().get(answer.headers["location"])
    assert page.status_code == 200
    assert fields["when"] in page.text
    case = list(desk.casebook.cases.values())[-1]
    incident = case.sighting.incident
    # The clock is that of the place, though the desk runs on UTC.
    assert incident.zone == "Asia/Damascus"
    assert case.sighting.place == "sy.harbnafsah"
    assert (incident.since[11:], incident.to[11:]) == ("18:00", "20:00")
    assert case.row == fields
    entry = desk.record.entry(before)
    assert (entry.header.kind, entry.header.author) == ("import", "tester")
    # `hudna screen` reads the very same entry.
    assert any(name == case.id for name, _ in incidents.kept_sightings(desk.record, before + 1))


@pytest.mark.parametrize(("language", "word"), [("en", "When"), ("ar", "متى")])
def test_an_error_names_its_field_and_keeps_what_was_typed(language, word, desk, as_):
    before = desk.record.size()
    answer = send(
        as_(), f"/{language}/incidents/new", what="قصف & <i>fire</i>", where="حمص", when="soonish"
    )
    assert answer.status_code == 422
    assert re.search(rf'id="e-when">{word}', answer.text)
    assert 'aria-describedby="e-when"' in answer.text
    assert "قصف &amp; &lt;i&gt;fire&lt;/i&gt;" in answer.text
    assert 'value="soonish"' in answer.text
    assert desk.record.size() == before


def test_a_place_that_nobody_knows_needs_a_second_step_and_no_script(desk, as_):
    fields = {"what": "Fire", "where": "Harbnafseh", "when": "yesterday"}
    asking = as_()
    first = send(asking, "/en/incidents/new", **fields)
    assert first.status_code == 422
    assert 'name="where-is" value="sy.harbnafsah"' in first.text
    chosen = send(asking, "/en/incidents/new", **fields, **{"where-is": "sy.harbnafsah"})
    assert chosen.status_code == 303
    kept = send(asking, "/en/incidents/new", **{**fields, "where": "the old mill"}, keep="yes")
    assert kept.status_code == 303
    desk.catch_up()
    known, unknown = list(desk.casebook.cases.values())[-2:]
    assert (known.sighting.place, known.row["where"]) == ("sy.harbnafsah", "Harbnafseh")
    assert unknown.sighting.place is None
    assert "place.unknown" in unknown.sighting.doubts


def test_a_telephone_number_is_not_kept_unless_it_is_meant(as_):
    fields = {"what": "Call +963 11 555 01 99 back", "where": "Homs", "when": "2016-07-06"}
    answer = send(as_(), "/en/incidents/new", **fields)
    assert answer.status_code == 422
    assert "telephone number" in answer.text
    days = {**fields, "what": "Shelling as on 2016-07-05"}
    assert send(as_(), "/en/incidents/new", **days).status_code == 303


def test_putting_right_takes_a_reason_and_loses_nothing(desk, as_):
    case = the_case(desk)
    path = f"/en/incident/{case.id}/edit"
    review(as_("one"), case, "verified")
    changed = {"what": "Mortar fire", "where": "Homs", "when": "about 7 pm yesterday"}
    assert send(as_(), path, **changed).status_code == 422
    assert send(as_(), path, **changed, because="called again").status_code == 303
    now = the_case(desk)
    # The words for the time were not touched, so they mean what they meant on the day of the call.
    assert now.sighting.incident.since == case.sighting.incident.since
    assert now.sighting.incident.kind == "Mortar fire"
    # What was said of the earlier form is history.
    assert (now.status, now.opinions[0].stands) == ("reported", False)
    text = as_().get(f"/en/incident/{case.id}").text
    assert "called again" in text
    assert "of an earlier form" in text
    kept = dict(incidents.kept_sightings(desk.record, desk.record.size()))
    assert [one.incident.kind for one in kept.values()] == ["Mortar fire"]


# ---------------------------------------------------------------- readers


def test_verified_takes_two_different_readers_and_a_reason(desk, as_):
    case = the_case(desk)
    one, two = as_("one"), as_("two")
    assert send(one, f"/en/incident/{case.id}", verdict="verified").status_code == 422
    review(one, case, "verified")
    assert the_case(desk).status == "under_review"
    review(one, case, "verified", "again")
    assert the_case(desk).status == "under_review"
    assert "One more reader" in one.get(f"/en/incident/{case.id}").text
    review(two, case, "verified")
    assert the_case(desk).status == "verified"


def test_disagreement_is_seen_and_may_end(desk, as_):
    case = the_case(desk)
    one, two = as_("one"), as_("two")
    review(one, case, "verified", "I was shown the place")
    review(two, case, "not_verified", "the date cannot be")
    assert the_case(desk).status == "disputed"
    for path in (f"/en/incident/{case.id}", "/en/incidents", "/en/incidents/review?mine=all"):
        text = one.get(path).text
        assert "readers differ" in text, path
        assert "one" in text
        assert "two" in text
    review(one, case, "not_verified", "two is right")
    assert the_case(desk).status == "not_verified"
    page = one.get(f"/en/incident/{case.id}").text
    assert "I was shown the place" in page


def test_one_word_on_many_is_an_entry_for_each(desk, record, as_):
    ids = [
        casework.log(
            record,
            casework.Typed(what=f"Fire {n}", where="Homs", when="then", since=day, to=day),
            pen("recorder", START + DAY + n * 10),
        )
        for n, day in enumerate(("2016-07-06", "2016-07-07", "2016-07-08"))
    ]
    asking = as_("one")
    ticked = {f"case-{id_}": "yes" for id_ in ids[:2]}
    before = record.size()
    bad = send(asking, "/en/incidents/review", **ticked, verdict="verified")
    assert bad.status_code == 422
    assert bad.text.count(" checked") == 3
    good = send(asking, "/en/incidents/review", **ticked, verdict="duplicate", because="one call")
    assert good.status_code == 303
    assert record.size() == before + 2
    desk.catch_up()
    assert [desk.casebook.cases[id_].status for id_ in ids] == ["duplicate"] * 2 + ["reported"]
    none = send(asking, "/en/incidents/review", verdict="duplicate", because="x")
    assert none.status_code == 422


def test_the_queue_leaves_out_what_one_has_judged(desk, as_):
    case = the_case(desk)
    one, two = as_("one"), as_("two")
    review(one, case, "verified")
    assert f"q-{case.id}" not in one.get("/en/incidents/review").text
    assert f"q-{case.id}" in one.get("/en/incidents/review?mine=all").text
    assert f"q-{case.id}" in two.get("/en/incidents/review").text


def test_what_was_destroyed_is_gone_from_every_page(desk, record, as_):
    case = the_case(desk)
    review(as_("one"), case, "verified")
    keeper.redact(record, [case.id], "asked to", pen("keeper", START + 3 * DAY))
    desk.catch_up()
    assert desk.casebook.cases[case.id].status == "destroyed"
    fresh = Casebook()
    fresh.take(record, 0, record.size())
    for path in ("/en/incidents", f"/en/incident/{case.id}", f"/en/incident/{case.id}.json"):
        answer = as_().get(path)
        assert answer.status_code == 200
        assert "Shelling on" not in answer.text


# ---------------------------------------------------------------- what leaves the desk


def test_the_public_sees_areas_and_days_a_day_late(desk, record, as_):
    young = casework.log(
        record,
        casework.Typed(
            what="Fire", where="Homs", when="now", since="2016-07-08", to="2016-07-08",
            place="sy.homs",
        ),
        pen("recorder", START + 2 * DAY),
        labels.content("public", None, "told on the wires"),
    )  # fmt: skip
    desk.catch_up()
    old = the_case(desk).id
    public = as_(viewer=Viewer(name="p", roles=frozenset({"reader"}), sees="public"))
    assert old not in public.get("/en/incidents.json").text, "what nobody labelled is not public"
    labels.put(record, old, labels.content("public", None, "told on the wires"), pen())
    desk.catch_up()
    case = the_case(desk)
    for ending in ("", ".json", ".csv", ".geojson"):
        text = public.get(f"/en/incidents{ending}").text
        assert "the road" not in text, ending
        assert "recorder" not in text, ending
        assert "18:00" not in text, ending
        assert young not in text, ending
    shown = public.get("/en/incidents.json").json()["shown"]["incidents"]["items"][0]
    assert shown["place"] is None
    assert shown["area_id"] == "sy.homs-governorate"
    assert public.get(f"/en/incident/{young}").status_code == 404
    twin = public.get(f"/en/incident/{case.id}.json").json()["shown"]
    assert (twin["opinions"], twin["history"], twin["notes"]) == ([], [], "")
    assert "the road" not in json.dumps(twin)


def test_no_coordinates_leave_the_desk(record, desk, as_):
    table = b"id,time,place,country,lat,lon,a,b,notes\n7,2016-07-07,Homs,SYR,34.7241,36.7261,x,y,Made up.\n"
    taken = incidents.take(desk.packs, table, incidents.Wanted(name="l.csv", source="List"))
    incidents.keep(record, taken, pen("importer", START))
    desk.catch_up()
    listed = next(one for one in desk.casebook.cases.values() if one.source == "List")
    page = as_().get(f"/en/incident/{listed.id}")
    assert "Made up" in page.text
    assert not re.search(r"3[46]\.\d", page.text)
    for path in ("/en/incidents", "/en/incidents/review"):
        for ending in ("", ".json", ".csv"):
            text = as_().get(path + ending).text
            assert "List" in text
            assert not re.search(r"3[46]\.\d", text)
    counts = as_().get("/en/incidents.geojson").json()["features"]
    assert {one["properties"]["code"] for one in counts} == {"sy.homs-governorate"}
    assert all(one["geometry"] is None for one in counts)


def test_the_list_as_csv_runs_nothing_and_holds_the_rows(desk, as_):
    raw = as_().get("/ar/incidents.csv").content
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert len(rows) == len(desk.casebook.cases) + 1
    assert "'=cmd()" in rows[1]


# ---------------------------------------------------------------- odd posts

ODD = (
    "", " ", "\x00", "\ud7ff", "حمص", "Homs", "\u202eabc", "<script>alert(1)</script>", "'\"--", "{{7*7}}",
    "=1+1", "9" * 400, "a" * 5000, "yesterday", "أمس", "2016-07-06", "0001-01-01", "9999-12-31T23:59",
    "now", "قبل ساعتين", "verified", "disputed", "yes", "sy.homs", "[sy.homs]", "x [sy.homs]",
    "\N{PILE OF POO}", "%00", "../../etc", "-1", "٣", "\r\nSet-Cookie: a=b", "\ufeff", "ﷺ" * 50,
)  # fmt: skip


def test_odd_posts_break_no_page(desk, record, as_):
    """Whatever a form is sent: no error of ours, and nothing kept that a page cannot show."""
    chance = random.Random(20261123)
    asking = as_("fuzzer")
    paths = ["/en/incidents/new", "/ar/incidents/new", "/ar/incidents/review"]
    case = the_case(desk)
    paths += [f"/en/incident/{case.id}", f"/ar/incident/{case.id}/edit"]
    names = ("what", "where", "when", "a", "b", "source", "because", "keep", "verdict", "where-is")
    names = (*names, "a-is", f"case-{case.id}", "case-none", "case-", "\x00", "guard2", "ه")
    token = re.search(r'name="guard" value="(\w+)"', asking.get(paths[0]).text)[1]
    statuses = set()
    for _ in range(ODD_POSTS or (500 if FULL else 200)):
        fields = {name: chance.choice(ODD) for name in names if chance.random() < 0.7}
        if chance.random() < 0.5:
            # Half of them are nearly right, so that much is kept.
            fields |= {"what": chance.choice(ODD), "where": "Homs", "when": "yesterday"}
            fields |= {"because": "x", "keep": "yes", "verdict": "verified"}
        # Not one case alone: what is about a case is read with it.
        known = chance.choice(list(desk.casebook.cases))
        path = chance.choice(paths).replace(case.id, known)
        answer = asking.post(path, data={FIELD: token, **fields})
        statuses.add(answer.status_code)
        assert answer.status_code in {303, 422}, (answer.status_code, fields)
        if chance.random() < (0.002 if FULL else 0.02):
            for path in ("/ar/incidents?per=500", "/en/incidents/review?mine=all", "/en/log"):
                assert asking.get(path).status_code == 200
    assert statuses == {303, 422}
    while desk.catch_up():
        pass
    for ending in (".json", ".csv", ".xlsx", ".geojson"):
        assert asking.get(f"/ar/incidents{ending}?per=500").status_code == 200
    for id_ in list(desk.casebook.cases)[:: 40 if FULL else 10]:
        for path in (f"/ar/incident/{id_}", f"/en/incident/{id_}/edit", f"/en/incident/{id_}.json"):
            answer = asking.get(path)
            assert answer.status_code == 200
            assert "<script>alert" not in answer.text or path.endswith(".json")
    fresh = Desk(record, pen(), None)
    while fresh.catch_up():
        pass
    assert fresh.casebook.cases == desk.casebook.cases
