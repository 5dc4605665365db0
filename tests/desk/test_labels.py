"""Who may see what: every page in every format, for everybody who may see less than all of it."""

import re

import pytest
from starlette.testclient import TestClient

from hudna import keeper, labels
from hudna.desk import routes
from hudna.desk.app import make_app
from hudna.desk.asking import Viewer
from hudna.desk.security import FIELD
from hudna.desk.state import Desk
from hudna.labels import Labels
from hudna.model.label import LABELS, rank
from hudna.record.verify import verify

from .conftest import BASE, DAY, PORT, START, pen  # noqa: TID252
from .kept import HOLDERS, WORDS, Kept, addresses, body  # noqa: TID252


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    made = Kept(tmp_path_factory.mktemp("labels") / "hudna.db")
    yield made
    made.record.store.close()


def told(way, sees, kept):
    """What each address of a way says to somebody, in every format."""
    with kept.asking(sees) as asking:
        for path, tail in addresses(way, kept):
            for ending in ("", *way.formats):
                dot = f".{ending}" if ending else ""
                answer = asking.get(f"/en{path}{dot}{tail}")
                assert answer.status_code in {200, 404}, (path, tail, answer.text[:400])
                yield path, tail, ending, answer.status_code, body(answer)


@pytest.mark.parametrize("sees", LABELS)
@pytest.mark.parametrize("way", routes.WAYS, ids=lambda way: way.name)
def test_no_page_in_no_format_tells_what_is_too_guarded(way, sees, kept):
    hidden = [label for label in LABELS if rank(label) > rank(sees)]
    for path, tail, ending, status, text in told(way, sees, kept):
        for label in hidden:
            word = WORDS[label]
            # A page repeats what it was asked for, and only that.
            echoed = word in tail or word.lower()[:3] in tail.lower()
            traces = (f"{word} speaks", f"by-{word}", f"at {word}", f"because of {word}")
            for trace in traces if echoed else (*traces, word):
                assert trace not in text, (path, tail, ending, trace)
            for name in kept.names[label] - {way.name}:
                if name in path or name in tail:
                    assert way.name == "compare" or status == 404, (path, ending, label)
                elif way.name != "log":
                    assert name not in text, (path, tail, ending, name, label)


@pytest.mark.parametrize(
    "name",
    [
        "reports",
        "report",
        "incidents",
        "incident",
        "entry",
        "search",
        "accounts",
        "log",
        "proposals",
        "counts",
        "compare",
        "review",
        "correct",
        "incident_edit",
        "label",
    ],
)
def test_whoever_may_see_all_is_told_all(name, kept):
    """What the test above looks for is there to be found."""
    whole = "".join(text for *_, text in told(routes.BY_NAME[name], "sealed", kept))
    for word in WORDS.values():
        assert word in whole, word


def test_a_hidden_thing_and_one_that_is_not_there_answer_alike(kept):
    with kept.asking("restricted") as asking:
        for path in ("report/{}", "entry/{}", "entry/{}/proof", "label/{}", "report/{}/correct/s1"):
            hidden = asking.get(f"/en/{path}".format(kept.reports["sealed"]))
            absent = asking.get(f"/en/{path}".format("zuvo-vuzo"))
            assert (hidden.status_code, absent.status_code) == (404, 404)
            plain = re.compile(rf"{kept.reports['sealed']}|zuvo-vuzo|[0-9a-f]{{32,64}}")
            assert plain.sub("", hidden.text) == plain.sub("", absent.text)


def test_nothing_can_be_sent_to_what_is_hidden(kept):
    with kept.asking("restricted") as asking:
        text = asking.get("/en/add").text
        token = re.search(rf'name="{FIELD}" value="(\w+)"', text)[1]
        size = kept.record.size()
        report, case = kept.reports["confidential"], kept.cases["sealed"]
        for path in (
            f"/report/{report}", f"/report/{report}/correct/s1", f"/label/{report}",
            f"/incident/{case}", f"/incident/{case}/edit", f"/label/{case}",
        ):  # fmt: skip
            fields = {"verdict": "accepted", "because": "x", "label": "public", "what": "x"}
            answer = asking.post(f"/en{path}", data={FIELD: token, **fields})
            assert answer.status_code == 404, path
        chosen = {f"case-{case}": "on", "verdict": "verified", "because": "x"}
        answer = asking.post("/en/incidents/review", data={FIELD: token, **chosen})
        assert answer.status_code == 422
        assert kept.record.size() == size


def test_totals_count_only_what_may_be_seen(kept):
    counted = {}
    for sees in LABELS:
        with kept.asking(sees) as asking:
            found = asking.get("/en/search.json?q=truce").json()["shown"]["count"]
            now = asking.get("/en/now.json").json()["shown"]["reports"]
            cases = asking.get("/en/incidents.json").json()["shown"]["counts"]
            counted[sees] = (found, now, sum(cases.values()))
    assert counted == {
        "public": (1, 1, 1),
        "restricted": (2, 2, 2),
        "confidential": (3, 3, 3),
        "sealed": (4, 4, 4),
    }


def test_the_log_tells_that_an_entry_is_there_and_nothing_else(kept):
    with kept.asking("restricted") as asking:
        shown = asking.get("/en/log.json?per=1000").json()["shown"]
    assert len(shown["entries"]) == kept.record.size()
    closed = [line for line in shown["entries"] if line["kind"] == "hidden"]
    assert {line["id"] for line in closed} == kept.names["confidential"] | kept.names["sealed"]
    for line in closed:
        assert (line["learnt"], line["author"], line["about"], line["title"]) == ("", "", [], None)
    assert verify(kept.record).flaws == ()


# ---------------------------------------------------------------- how a label is given


@pytest.fixture
def fresh(tmp_path):
    made = Kept(tmp_path / "hudna.db")
    yield made
    made.record.store.close()


def send(asking, path, **fields):
    token = re.search(rf'name="{FIELD}" value="(\w+)"', asking.get(path).text)
    return asking.post(path, data={FIELD: token[1] if token else "", **fields})


def test_a_label_is_changed_with_a_reason_and_the_history_shows_it(fresh):
    name = fresh.reports["restricted"]
    with fresh.asking("sealed") as asking:
        answer = send(asking, f"/ar/label/{name}", label="sealed", because="")
        assert answer.status_code == 422
        assert "اذكر السبب" in answer.text
        assert '<option value="sealed" selected>' in answer.text
        answer = send(asking, f"/en/label/{name}", label="sealed", because="her name is in it")
        assert answer.headers["location"] == f"/en/report/{name}"
        shown = asking.get(f"/en/report/{name}.json").json()["shown"]
        assert shown["guard"]["label"] == "sealed"
        assert any("her name is in it" in (line["title"] or "") for line in shown["history"])
    with fresh.asking("confidential") as asking:
        assert asking.get(f"/en/report/{name}").status_code == 404
    with fresh.asking("sealed") as asking:
        send(asking, f"/en/label/{name}", label="public", because="published by her")
    with fresh.asking("public") as asking:
        shown = asking.get(f"/en/report/{name}.json")
        assert shown.status_code == 200
        # What was written when it had to be sealed stays so.
        assert "her name is in it" not in shown.text
        assert "published by her" in shown.text


def test_an_embargo_ends_by_itself_and_a_bad_one_is_refused_in_words(fresh):
    name = fresh.reports["public"]
    then = fresh.desk.moment() + 3600
    with fresh.asking("sealed") as asking:
        for until, words in (("tomorrow", "not understood"), ("2020-01-01", "over already")):
            answer = send(
                asking, f"/en/label/{name}", label="public", until=until, because="agreed"
            )
            assert answer.status_code == 422
            assert words in answer.text
            assert f'value="{until}"' in answer.text
        answer = send(
            asking, f"/en/label/{name}", label="public", until=labels.utc(then), because="agreed"
        )
        assert answer.status_code == 303
    for sees, before in (("public", 404), ("restricted", 404), ("confidential", 200)):
        with fresh.asking(sees) as asking:
            assert asking.get(f"/en/report/{name}").status_code == before
    fresh.desk.moment = lambda: then + 1
    with fresh.asking("public") as asking:
        assert asking.get(f"/en/report/{name}").status_code == 200


def test_what_is_added_may_be_given_away_at_once(fresh):
    with fresh.asking("restricted", frozenset({"reader", "recorder"})) as asking:
        size = fresh.record.size()
        answer = send(
            asking, "/en/add", text="A truce in Homs was agreed, Elmstad said.", label="sealed"
        )
        assert answer.headers["location"] == "/en/add?given=yes"
        assert "you are not one of them" in asking.get("/en/add?given=yes").text
        answer = send(
            asking, "/en/incidents/new", what="Fire at Elmstad", where="Homs", when="yesterday",
            label="confidential",
        )  # fmt: skip
        assert answer.headers["location"] == "/en/incidents/new?given=yes"
        assert fresh.record.size() > size
        assert "Elmstad" not in asking.get("/en/now.json").text
        assert "Elmstad" not in asking.get("/en/search.json?q=truce").text


def test_what_the_log_has_not_read_yet_is_guarded_all_the_same(fresh):
    """A label that stands far behind what it guards counts before the desk has come that far."""
    late = Desk(fresh.record, pen(start=START + 3 * DAY), None)
    late.catch_up(portion=9)
    last = fresh.reports["confidential"]
    labels.put(fresh.record, fresh.reports["public"], labels.content("sealed", None, "x"), pen())
    late.catch_up(portion=1)
    viewer = Viewer(name="v", roles=HOLDERS, sees="restricted")
    with TestClient(make_app(late, PORT, lambda _r: viewer), base_url=BASE) as asking:
        for name in (last, fresh.reports["public"]):
            assert asking.get(f"/en/report/{name}").status_code == 404


def test_a_label_whose_content_was_destroyed_seals(fresh):
    (name,) = (
        fresh.record.name(entry.position, entry.leaf)
        for entry in fresh.record.entries(0, fresh.record.size())
        if entry.header.kind == "label" and b"Aldoria" in (entry.payload or b"")
        and entry.header.about == (
            fresh.record.entry(fresh.record.find(fresh.reports["public"])).leaf.hex(),
        )
    )  # fmt: skip
    keeper.redact(fresh.record, [name], "a name was in the reason", pen())
    fresh.desk.catch_up()
    anew = Labels()
    anew.catch_up(fresh.record)
    at = fresh.record.find(fresh.reports["public"])
    assert fresh.desk.labels.of(at, 0) == anew.of(at, 0) == "sealed"
    labels.put(fresh.record, fresh.reports["public"], labels.content("public", None, "y"), pen())
    anew.catch_up(fresh.record)
    assert anew.of(at, 0) == "public"
