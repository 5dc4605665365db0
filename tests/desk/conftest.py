"""A desk over the project's samples, asked in this process."""

import itertools
import os
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from hudna import casework, keeper, rulings
from hudna.desk.app import make_app
from hudna.desk.asking import alone
from hudna.desk.state import Desk
from hudna.keeper import Pen
from hudna.model.document import Document, document_id
from hudna.record.notes import make_key
from hudna.record.opening import begin_record

PORT = 8016
BASE = f"http://127.0.0.1:{PORT}"
START = 1_780_000_000_000_000
DAY = 86_400_000_000
INCIDENT = casework.Typed(
    what="Shelling on <b>the road</b>",
    where="حمص",
    when="about 7 pm yesterday",
    since="2016-07-06T18:00",
    to="2016-07-06T20:00",
    zone="Asia/Damascus",
    place="sy.homs",
    a="=cmd()",
)

TEXTS = (
    (
        (
            "The army said on Monday that the truce in Homs would begin at 01:00 on 6 July 2016.\n"
            "The opposition denied it and said: “we agreed to nothing”.\n"
        ),
        "Sahl Wire",
        "Army announces a truce in Homs",
        "2016-07-05",
    ),
    (
        (
            "قال الجيش السوري إن الهدنة في حمص تبدأ الساعة الواحدة يوم 6 تموز 2016 وتستمر 72 ساعة.\n"
            "ونفت المعارضة ذلك وقالت: «لم نوافق على شيء».\n"
        ),
        "وكالة السهل",
        "الجيش يعلن هدنة في حمص",
        "2016-07-05",
    ),
    (
        "<script>alert(1)</script> said the minister. =cmd() «</bdi>» the talks continue.\n",
        '=HYPERLINK("x")',
        "<b>Bold & odd</b>",
        "2016-07-06",
    ),
)


def document(text, outlet, title, published):
    return Document(
        id=document_id(text, title=title, outlet=outlet, url=None),
        text=text,
        outlet=outlet,
        title=title,
        published=published,
    )


def pen(author="tester", start=START):
    """Somebody who writes: time goes on by a microsecond, keys are true chance."""
    ticks = itertools.count(start)
    return Pen(author=author, clock=lambda: next(ticks), draw=os.urandom)


@pytest.fixture
def record(tmp_path: Path):
    """A record that holds three reports and an incident."""
    made = begin_record(str(tmp_path / "hudna.db"), draw=os.urandom)
    documents = [document(*parts) for parts in TEXTS]
    list(keeper.add(made, documents, pen(), cache_in=None, jobs=1))
    casework.log(made, INCIDENT, pen("recorder"))
    private, _ = make_key("desk.example", os.urandom(32))
    keeper.checkpoint(made, private, pen())
    yield made
    made.store.close()


@pytest.fixture
def desk(record):
    """A desk over it, all read, two days later."""
    made = Desk(record, pen(start=START + 2 * DAY), None)
    made.catch_up()
    return made


@pytest.fixture
def client(desk):
    """Somebody alone at the desk."""
    app = make_app(desk, PORT, lambda _request: alone("tester"))
    with TestClient(app, base_url=BASE, follow_redirects=False) as made:
        yield made


@pytest.fixture(scope="session")
def regime():
    return rulings.evidence(None, known_truces=True).regime()
