"""Proposals over all reports, and accounts beside each other, at the desk."""

import csv
import io
import os

import msgspec
import pytest
from starlette.testclient import TestClient

from hudna import keeper, shelf
from hudna.accounting import Accounts
from hudna.desk.app import make_app
from hudna.desk.asking import alone
from hudna.desk.state import Desk
from hudna.record.opening import begin_record

from .conftest import BASE, DAY, PORT, START, document, pen  # noqa: TID252 - two share a path

REPORTS = (
    (
        ("Norland proposed to the opposition a truce of seven days in Homs. The opposition "
        "rejected the proposal on Tuesday.\n"),
        "Sahl Wire", "Norland proposes", "2016-07-05",
    ),
    (
        ("The Syrian army said that its forces shelled nobody in Homs on 6 July 2016. "
        "The Syrian opposition accused the Syrian army of shelling Homs on 6 July 2016, killing 12.\n"),
        "Sahl Wire", "Shelling in Homs", "2016-07-06",
    ),
    (
        "اتهمت المعارضة السورية الجيش السوري بقصف حمص يوم 6 تموز 2016. ونفى الجيش السوري قصف حمص.\n",
        "وكالة السهل", "قصف في حمص", "2016-07-07",
    ),
    (
        ("Russia called on the Syrian opposition to withdraw from Homs. The opposition refused.\n"
        "The Syrian Observatory for Human Rights documented 40 violations of the truce in Homs.\n"),
        "Gulf Post", "Russia calls", "2016-07-08",
    ),
)  # fmt: skip


@pytest.fixture
def desk(tmp_path):
    made = begin_record(str(tmp_path / "hudna.db"), draw=os.urandom)
    documents = [document(*parts) for parts in REPORTS]
    list(keeper.add(made, documents, pen(), cache_in=None, jobs=1))
    told = Desk(made, pen(start=START + 2 * DAY), None)
    told.catch_up()
    yield told
    made.store.close()


@pytest.fixture
def client(desk):
    app = make_app(desk, PORT, lambda _request: alone("tester"))
    with TestClient(app, base_url=BASE, follow_redirects=False) as made:
        yield made


def shown(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.json()["shown"]


def test_proposals_are_those_of_the_command_line(desk, client):
    """The page says what `hudna accounts --proposals` says, but counts pending days to today."""
    found = Accounts(desk.packs)
    found.take_record(desk.record, desk.size)
    wanted = {(offer.quote, offer.standing) for offer in found.proposals()}
    assert wanted
    rows = shown(client, "/en/proposals.json")["proposals"]["items"]
    assert {(row["quote"], row["standing"]) for row in rows} == wanted
    for row in rows:
        if row["standing"] == "pending":
            assert row["days"] > 3000  # nine years between the reports and the desk's own day
        else:
            assert row["days"] < 10
    table = client.get("/ar/proposals.csv").content.decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(table)))) == len(rows) + 1


def test_a_proposal_is_proposed_until_the_reading_is_accepted(desk, client):
    rows = shown(client, "/en/proposals.json")["proposals"]["items"]
    assert {row["status"] for row in rows} == {"proposed"}
    for report in list(desk.rows):
        reading = shelf.report(desk.record, report, desk.size).reading_id
        keeper.change(
            desk.record, "review", reading, "read", {"verdict": "accepted"},
            pen("reader", START + 3 * DAY),
        )  # fmt: skip
    desk.catch_up()
    rows = shown(client, "/en/proposals.json")["proposals"]["items"]
    assert {row["status"] for row in rows} == {"accepted"}


def test_proposals_are_narrowed_by_their_answer(client):
    page = shown(client, "/en/proposals.json?standing=pending")
    assert {row["standing"] for row in page["proposals"]["items"]} <= {"pending"}
    assert page["proposals"]["total"] == page["counts"]["pending"]
    assert shown(client, "/en/proposals.json?standing=none-such")["proposals"]["total"] == 0


# ---------------------------------------------------------------- accounts


def an_event(client, kind="assault.shelling"):
    events = shown(client, "/en/accounts.json")["events"]["items"]
    return next(one for one in events if one["type"] == kind)


def test_a_comparison_is_that_of_the_command_line(desk, client):
    found = Accounts(desk.packs)
    found.take_record(desk.record, desk.size)
    event = an_event(client)["id"]
    wanted = found.compare([event])
    page = shown(client, f"/en/compare.json?event={event}")["comparison"]
    assert {one["ref"] for one in page["accounts"]} == {one.ref for one in wanted.accounts}
    assert len(page["accounts"]) > 1
    assert page["support"]["grade"] == wanted.support.grade
    assert [one["verdict"] for one in page["topics"]] == [one.verdict for one in wanted.topics]


def test_each_cell_has_its_quote_and_silence_is_told(desk, client):
    event = an_event(client)["id"]
    twin = shown(client, f"/en/compare.json?event={event}")
    texts = [
        shelf.report(desk.record, report, desk.size).document.text for report in list(desk.rows)
    ]
    accounts = {one["ref"] for one in twin["comparison"]["accounts"]}
    silences = 0
    for topic, marks in zip(twin["comparison"]["topics"], twin["matrix"], strict=True):
        for cell in topic["cells"]:
            for item in cell["items"]:
                assert any(item["quote"] in text for text in texts)
                assert item["id"] in twin["reports"]
        told = {cell["by"]["ref"] for cell in topic["cells"]}
        assert told | {one["ref"] for one in topic["silent"]} == accounts
        assert marks.count("silent") == len(topic["silent"])
        silences += marks.count("silent")
    page = client.get(f"/en/compare?event={event}").text
    assert silences
    assert page.count('class="mark-silent"') == silences
    assert page.count("Says nothing of it.") >= 1
    rows = list(csv.reader(io.StringIO(
        client.get(f"/en/compare.csv?event={event}").content.decode("utf-8-sig")
    )))  # fmt: skip
    assert sum(row[3] == "silent" for row in rows) == silences


def test_the_sides_are_swapped_and_nothing_else(client):
    event = an_event(client)["id"]
    one = shown(client, f"/en/compare.json?event={event}")
    a, b = one["a"]["ref"], one["b"]["ref"]
    other = shown(client, f"/en/compare.json?event={event}&a={b}&b={a}")
    assert (other["a"]["ref"], other["b"]["ref"]) == (b, a)
    assert other["comparison"] == one["comparison"]
    for odd in (f"&a={a}&b={a}", "&a=none&b=none", f"&b={a}"):
        page = shown(client, f"/en/compare.json?event={event}{odd}")
        assert page["a"]["ref"] != page["b"]["ref"]


def test_two_reports_are_set_beside_each_other(desk, client):
    first, second = list(desk.rows)[1:3]
    page = shown(client, f"/en/compare.json?report={first}&with={second}")
    assert page["comparison"]["topics"]
    assert set(page["reports"].values()) <= {first, second}
    bad = shown(client, f"/en/compare.json?report={first}&with=none-such")
    assert bad["error"] == "compare.errors.report"
    assert client.get(f"/ar/compare?report={first}&with=%00").status_code == 200
    assert client.get("/ar/compare?event=none-such/e1").status_code == 404
    assert client.get("/ar/compare?event=%2F").status_code == 404


def test_what_a_reading_says_no_more_is_shown_no_more(desk, client):
    """A reading that a person put right is heard anew."""
    event = an_event(client)
    report = desk.hearsay.event(event["id"]).report
    told = shelf.report(desk.record, report, desk.size)
    bare = msgspec.structs.replace(told.reading, events=(), proposals=(), counts=())
    keeper.change(
        desk.record, "correction", told.reading_id, "no such event", msgspec.to_builtins(bare),
        pen("editor", START + 3 * DAY),
    )  # fmt: skip
    desk.catch_up()
    assert report not in desk.hearsay.events
    assert client.get(f"/en/compare?event={event['id']}").status_code == 404


def test_counts_of_rivals_stand_apart_with_their_words(client):
    rivals = shown(client, "/en/counts.json")["rivals"]
    values = [tally["value"] for one in rivals for _, series in one["series"] for tally in series]
    assert 40 in values
    page = client.get("/ar/counts").text
    assert "لا تُجمع" in page
    assert "documented 40 violations" in page
