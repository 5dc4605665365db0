"""Proposals over all reports, and accounts beside each other, at the desk."""

import csv
import io
import os

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
