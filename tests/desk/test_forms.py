"""Forms of reports: what is typed is kept, what is wrong is named, and nothing breaks a page."""

import os
import random
import re

import pytest
from starlette.testclient import TestClient

from hudna.desk.app import make_app
from hudna.desk.asking import ROLES, Viewer, alone

# Ten thousand take minutes: HUDNA_POSTS=10000 when there is the time.
ODD_POSTS = int(os.environ.get("HUDNA_POSTS", "0"))
ODD = (
    "", " ", "a", "هدنة", "\x00", "\u202e", "\ud83d\ude00", "<b>", "'\"", "{{ 7*7 }}", "=1+1", "%s", "\\", "٢٠١٦",
    "2016-13-40", "s1", "../../etc", "0" * 5000, "; ".join(["x"] * 50), "accepted", "deny", "planned",
    "https://example.org", "javascript:alert(1)", "yes", "\n\n", "قال الوزير إن الهدنة قائمة.",
)  # fmt: skip


def guard(client):
    """The token of this session."""
    return re.search(r'name="guard" value="(\w+)"', client.get("/en/add").text)[1]


def first(desk):
    """A report that has statements."""
    return next(row.id for row in desk.rows.values() if row.statements)


def test_a_form_without_this_session_s_token_is_refused(client, desk):
    size = desk.record.size()
    token = guard(client)
    for sent in ("", "x", token[:-1] + ("0" if token[-1] != "0" else "1")):
        answer = client.post("/en/add", data={"text": "The truce holds.", "guard": sent})
        assert answer.status_code == 403
    client.cookies.clear()
    answer = client.post("/en/add", data={"text": "The truce holds.", "guard": token})
    assert answer.status_code == 403
    assert desk.record.size() == size


@pytest.mark.parametrize(
    ("language", "words"), [("ar", "ألصق نص التقرير"), ("en", "Paste the text")]
)
def test_what_is_wrong_is_named_in_the_reader_s_language_and_what_was_typed_is_kept(
    client, language, words
):
    fields = {
        "text": "",
        "title": "Kept <title>",
        "published": "2016-02-30",
        "guard": guard(client),
    }
    answer = client.post(f"/{language}/add", data=fields)
    assert answer.status_code == 422
    assert words in answer.text
    assert 'value="Kept &lt;title&gt;"' in answer.text
    assert 'id="e-text"' in answer.text
    assert 'id="e-published"' in answer.text


def test_a_correction_needs_a_reason_and_keeps_what_was_there(client, desk):
    name = first(desk)
    path = f"/en/report/{name}/correct/s1"
    fields = {"speakers": "Somebody", "act": "deny", "modality": "actual", "guard": guard(client)}
    assert client.post(path, data=fields).status_code == 422
    before = desk.record.size()
    answer = client.post(path, data={**fields, "because": "the text says so"})
    assert (answer.status_code, desk.record.size()) == (303, before + 1)
    shown = client.get(f"/en/report/{name}.json").json()["shown"]
    statement = shown["report"]["reading"]["statements"][0]
    assert (statement["act"], statement["speakers"][0]["name"]["en"]) == ("deny", "Somebody")
    assert "by hand" in statement["because"]
    assert shown["status"] == "proposed"
    # The reading as the program made it is still there, below the correction.
    entry = client.get(f"/en/entry/{shown['report']['reading_id']}.json").json()["shown"]
    assert entry["content"]["statements"][0]["act"] != "deny"
    assert client.post(path, data={**fields, "because": "again"}).status_code == 422


def test_people_accept_and_differ_and_a_correction_asks_them_again(client, desk):
    name, token = first(desk), guard(client)

    def status():
        return client.get(f"/en/report/{name}.json").json()["shown"]["status"]

    def say(verdict, because="read"):
        fields = {"verdict": verdict, "because": because, "guard": token}
        return client.post(f"/en/report/{name}", data=fields).status_code

    assert status() == "proposed"
    assert say("accepted", "") == 422
    assert say("perhaps") == 422
    assert say("accepted") == 303
    assert status() == "accepted"
    assert say("rejected") == 303
    assert status() == "rejected"
    fields = {"speakers": "X", "act": "deny", "modality": "actual", "because": "y", "guard": token}
    client.post(f"/en/report/{name}/correct/s1", data=fields)
    assert status() == "proposed"


def test_who_may_not_write_cannot(desk):
    """The role of a form is asked for, not only that of its page."""
    now = {"viewer": alone("tester")}
    app = make_app(desk, 8016, lambda _request: now["viewer"])
    name = first(desk)
    forms = {
        "/en/add": "recorder",
        f"/en/report/{name}": "verifier",
        f"/en/report/{name}/correct/s1": "editor",
    }
    with TestClient(app, base_url="http://127.0.0.1:8016", follow_redirects=False) as asking:
        token = guard(asking)
        for path, needed in forms.items():
            for held in ROLES:
                now["viewer"] = Viewer(name="v", roles=frozenset({"reader", held}), sees="sealed")
                size = desk.record.size()
                status = asking.post(path, data={"guard": token}).status_code
                # An empty form of somebody who may send it is only told what is missing.
                assert status == (422 if held == needed else 403), (path, held)
                assert desk.record.size() == size


def test_no_form_however_odd_breaks_the_desk(client, desk, full):
    """No 5xx, and whatever was stored is shown without harm in every format."""
    chance, token = random.Random(20160706), guard(client)
    name = first(desk)
    forms = {
        "/add": ("text", "title", "outlet", "url", "published"),
        f"/report/{name}": ("verdict", "because"),
        f"/report/{name}/correct/s1": ("speakers", "act", "modality", "negated", "remove", "because"),
    }  # fmt: skip
    for _ in range(ODD_POSTS or (1_000 if full else 250)):
        path = chance.choice(sorted(forms))
        fields = {field: chance.choice(ODD) for field in forms[path] if chance.random() < 0.9}
        fields = {
            key: value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            for key, value in fields.items()
        }
        answer = client.post(
            f"/{chance.choice(('ar', 'en'))}{path}", data={**fields, "guard": token}
        )
        assert answer.status_code in {303, 404, 422}, (path, fields)
    for path in ("reports", "now", "log", "search?q=هدنة", f"report/{name}", "truces"):
        answer = client.get(f"/ar/{path}")
        assert answer.status_code == 200
        assert "<b>Bold" not in answer.text
        assert not re.search(r"""(href|src|action)=["']?javascript:""", answer.text)
    for ending in ("json", "csv", "xlsx"):
        assert client.get(f"/en/reports.{ending}").status_code == 200
