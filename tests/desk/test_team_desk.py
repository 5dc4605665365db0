"""A desk with accounts: every way as every role, the door, sessions, and who read what."""

import os
import re
import time

import pytest
from starlette.testclient import TestClient

pyotp = pytest.importorskip("pyotp")

from hudna.desk import routes  # noqa: E402
from hudna.desk.app import make_app  # noqa: E402
from hudna.desk.asking import NOBODY, ROLES, Viewer  # noqa: E402
from hudna.desk.security import FIELD, Site, this_machine  # noqa: E402
from hudna.desk.serving import Crew, by_session, site_of  # noqa: E402
from hudna.model.label import LABELS, rank  # noqa: E402
from hudna.team.door import Door  # noqa: E402
from hudna.team.people import People  # noqa: E402
from hudna.team.roles import does, sees  # noqa: E402
from hudna.team.store import Store  # noqa: E402

from .conftest import BASE, PORT  # noqa: E402, TID252
from .kept import WORDS, Kept, addresses, body  # noqa: E402, TID252

PASSWORD, GUESS = "several plain words together", "a wrong guess"
OPEN = {"login", "logout", "join", "enrol"}
OWN = {
    # What each way is of: the reports, the incidents, or all entries of the log.
    "report": "reports",
    "correct": "reports",
    "incident": "cases",
    "incident_edit": "cases",
    "entry": "names",
    "proof": "names",
    "label": "names",
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    made = Kept(tmp_path_factory.mktemp("team") / "hudna.db")
    yield made
    made.record.store.close()


@pytest.fixture
def door(tmp_path):
    store = Store(tmp_path / "team.db", begin=True)
    yield Door(People(store, lambda: int(time.time()), os.urandom))
    store.close()


def as_role(kept, door, role):
    """Somebody with one role, who has come in; None is somebody who has not."""
    viewer = NOBODY
    if role is not None:
        viewer = Viewer(name=f"the-{role}", roles=does([role]), sees=sees([role]))
    app = make_app(kept.desk, PORT, lambda _request: viewer, door=door)
    return TestClient(app, base_url=BASE, follow_redirects=False)


def token(asking):
    return re.search(rf'name="{FIELD}" value="(\w+)"', asking.get("/en/login").text)[1]


def label_in(path, kept):
    """The label of what an address names."""
    return next(
        label for label in LABELS if any(name in path.split("/") for name in kept.names[label])
    )


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("way", routes.WAYS, ids=lambda way: way.name)
def test_every_way_as_every_role_for_every_label(way, role, kept, door):
    clear, may = sees([role]), does([role])
    with as_role(kept, door, role) as asking:
        for path, tail in addresses(way, kept):
            for ending in ("", *way.formats):
                dot = f".{ending}" if ending else ""
                answer = asking.get(f"/en{path}{dot}{tail}")
                where = (path, tail, ending)
                if way.role != "anyone" and not {way.role, way.or_role} & may:
                    assert answer.status_code == 403, where
                elif way.name == "enrol":
                    assert answer.status_code == 404, where
                elif way.name in OWN:
                    label = label_in(path, kept)
                    if rank(label) > rank(clear):
                        assert answer.status_code == 404, where
                    elif way.name != "label" and clear != "public":
                        assert answer.status_code == 200, where
                else:
                    assert answer.status_code in {200, 404}, where
                    named = "{" in way.path or "event=" in tail
                    assert answer.status_code == 200 or named, where
                text = body(answer)
                for label, word in WORDS.items():
                    if rank(label) > rank(clear) and word[:3].lower() not in tail.lower():
                        assert word not in text, (where, label)


@pytest.mark.parametrize("role", ROLES)
def test_every_form_as_every_role(role, kept, door):
    may = does([role])
    with as_role(kept, door, role) as asking:
        for way in routes.WAYS:
            guard = token(asking)  # leaving ends the session that it is of
            path, _ = addresses(way, kept)[0]
            allowed = way.role == "anyone" or {way.role, way.or_role} & may
            acts = way.act_role == "anyone" or {way.act_role, way.or_role} & may
            bare = asking.post(f"/en{path}").status_code
            if not allowed or (way.act and not acts):
                assert bare == 403, way.name
            elif way.act is None:
                assert bare == 405, way.name
            else:
                assert bare == 403, way.name  # without the token of this session
                size = kept.record.size()
                status = asking.post(f"/en{path}", data={FIELD: guard}).status_code
                assert status in {303, 404, 422}, way.name
                assert kept.record.size() == size, way.name


@pytest.mark.parametrize("way", routes.WAYS, ids=lambda way: way.name)
def test_who_has_not_come_in_sees_the_door_and_nothing_else(way, kept, door):
    with as_role(kept, door, None) as asking:
        for path, tail in addresses(way, kept):
            answer = asking.get(f"/ar{path}{tail}")
            if way.name in OPEN:
                assert answer.status_code in {200, 404}
                continue
            assert answer.status_code == 303
            assert answer.headers["location"].startswith("/ar/login?next=%2Far%2F")
            for ending in way.formats:
                assert asking.get(f"/ar{path}.{ending}{tail}").status_code == 401
            assert asking.post(f"/ar{path}").status_code == 401


# ---------------------------------------------------------------- the door


class Person:
    """Somebody with a browser."""

    def __init__(self, kept, door, site=None, base=BASE):
        self.door = door
        self.site = site or this_machine(PORT)
        app = make_app(kept.desk, PORT, by_session(door, self.site), door=door, site=self.site)
        self.browser = TestClient(app, base_url=base, follow_redirects=False)

    def send(self, path, **fields):
        text = self.browser.get(path).text
        guard = re.search(rf'name="{FIELD}" value="(\w+)"', text)
        return self.browser.post(path, data={FIELD: guard[1] if guard else "", **fields})

    def session(self):
        return self.browser.cookies.get(self.site.cookie)

    def join(self, name, invitation):
        answer = self.send("/en/join", name=name, invitation=invitation)
        assert answer.headers["location"] == "/en/enrol"
        text = self.browser.get("/en/enrol").text
        secret = re.search(r'id="secret"><bdi dir="ltr">([A-Z2-7 ]+)<', text)[1].replace(" ", "")
        self.codes = pyotp.TOTP(secret)
        return self.send(
            "/en/enrol", password=PASSWORD, again=PASSWORD, kept="yes", code=self.codes.now()
        )

    def log_in(self, name, path="/en/login", **more):
        # The code of now was used already; the next one is taken half a minute early.
        code = self.codes.at(int(time.time()) + 30)
        return self.send(path, name=name, password=PASSWORD, code=code, **more)


@pytest.fixture
def person(kept, door):
    made = Person(kept, door)
    _, invitation = door.people.add("noor", ["admin", "custodian"], "tester")
    assert made.join("noor", invitation).status_code == 303
    return made


def test_a_session_is_new_after_the_door_and_dead_after_leaving(person):
    joined = person.session()
    assert person.browser.get("/en/now").status_code == 200
    answer = person.send("/en/logout")
    assert answer.headers["location"] == "/en/login"
    assert person.session() is None
    person.browser.cookies.set(person.site.cookie, joined)
    assert person.browser.get("/en/now").status_code == 303
    # A session that somebody else set before is not the one that is given at the door.
    person.browser.cookies.clear()
    person.browser.cookies.set(person.site.cookie, "f" * 64)
    answer = person.log_in("noor")
    assert answer.headers["location"] == "/en/now"
    given = re.match(r"hudna-session=(\w+);", answer.headers["set-cookie"])[1]
    assert person.door.who(given).name == "noor"
    assert given not in {"f" * 64, joined}
    assert person.door.who("f" * 64) is None


def test_the_door_leads_back_to_this_desk_and_to_no_other(person):
    answer = person.send("/en/logout")
    asked = person.browser.get("/ar/reports?outlet=x&per=5")
    assert asked.headers["location"].endswith("next=%2Far%2Freports%3Foutlet%3Dx%26per%3D5")
    answer = person.log_in("noor", path=asked.headers["location"], next="/ar/reports?outlet=x")
    assert answer.headers["location"] == "/ar/reports?outlet=x"
    for odd in ("https://evil.example/", "//evil.example", "/\\evil", "/en//x", "javascript:1"):
        page = person.browser.get("/en/login", params={"next": odd}).text
        assert "evil" not in re.search(r'name="next" value="([^"]*)"', page)[1]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("Name: ", "Password: ", "Code: ", "is not right", "Too many wrong tries")),
        ("ar", ("الاسم: ", "كلمة السر: ", "الرمز: ", "غير صحيح", "محاولات خاطئة كثيرة")),
    ],
)
def test_the_door_says_what_is_missing_and_never_what_is_wrong(person, language, words):
    person.send("/en/logout")
    path = f"/{language}/login"
    answer = person.send(path, name="", password="", code="")
    assert answer.status_code == 422
    for word in words[:3]:
        assert word in answer.text
    said = set()
    for name in ("noor", "nobody"):
        answer = person.send(path, name=name, password=GUESS, code="1")
        assert (answer.status_code, words[3] in answer.text) == (422, True)
        assert f'value="{name}"' in answer.text
        assert GUESS not in answer.text
        said.add(re.sub(r"[0-9a-f]{32,}|noor|nobody", "", answer.text))
    assert len(said) == 1
    for _ in range(2):
        person.send(path, name="noor", password=GUESS, code="1")
    answer = person.send(path, name="noor", password=GUESS, code="1")
    assert answer.status_code == 429
    assert words[4] in answer.text


def test_behind_tls_the_cookie_is_bound_and_browsers_stay(kept, door):
    crew = Crew(accounts=None, name="https://desk.example.org")
    person = Person(kept, door, site_of(crew, PORT), "https://desk.example.org")
    _, invitation = door.people.add("noor", ["admin"], "tester")
    answer = person.join("noor", invitation)
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-hudna-session=")
    assert all(part in cookie for part in ("Secure", "HttpOnly", "SameSite=strict", "Path=/"))
    assert person.browser.get("/en/now").headers["strict-transport-security"]
    away = person.browser.get("/en/now", headers={"host": "127.0.0.1:8016"})
    assert away.status_code == 421
    plain = {"origin": "http://desk.example.org"}
    assert person.browser.post("/en/logout", headers=plain).status_code == 403
    assert site_of(Crew(accounts=None), PORT) == this_machine(PORT)
    assert not site_of(Crew(accounts=None, address="192.0.2.7"), 80).secure
    assert Site(hosts=frozenset({"a"})).cookie == "hudna-session"


@pytest.mark.parametrize("path", ["/login", "/join", "/people", "/reads"])
def test_the_new_pages_keep_the_policy(person, path):
    for language in ("ar", "en"):
        answer = person.browser.get(f"/{language}{path}")
        assert answer.status_code == 200
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["cache-control"] == "no-store"
        assert not re.search(r"\bstyle=|\bon\w+=|javascript:", answer.text)


# ---------------------------------------------------------------- people


def test_an_admin_invites_changes_resets_and_closes(person, door, kept):
    answer = person.send("/en/people", do="add", name="Sami", **{"role-reader": "yes"})
    assert answer.status_code == 303
    text = person.browser.get("/en/people").text
    invitation = re.search(r'id="invited".*?class="hash"><bdi[^>]*>([^<]+)<', text, re.DOTALL)[1]
    assert invitation not in person.browser.get("/en/people").text, "shown this once"
    sami = Person(kept, door)
    assert sami.join("sami", invitation).status_code == 303
    assert sami.browser.get("/en/people").status_code == 403
    assert sami.browser.get("/en/reads").status_code == 403
    # What changes for an account counts with its next step, not with its next session.
    hidden = kept.reports["confidential"]
    assert sami.browser.get(f"/en/report/{hidden}").status_code == 404
    person.send("/en/people", do="roles", name="sami", **{"role-custodian": "yes"})
    assert sami.browser.get(f"/en/report/{hidden}").status_code == 200
    person.send("/en/people", do="roles", name="sami", **{"role-reader": "yes"})
    assert sami.browser.get(f"/en/report/{hidden}").status_code == 404
    assert person.send("/en/people", do="remove", name="sami").status_code == 422
    assert person.send("/en/people", do="remove", name="sami", sure="yes").status_code == 303
    assert sami.browser.get("/en/now").status_code == 303
    told = [(one.by, one.did) for one in door.people.events(20) if one.whom == "sami"]
    assert told[0] == ("noor", "removed")
    assert ("noor", "roles") in told


@pytest.mark.parametrize(
    ("fields", "english", "arabic"),
    [
        ({"do": "add", "name": "two words", "role-reader": "yes"}, "Name: 2 to 40", "الاسم: من"),
        ({"do": "add", "name": "noor", "role-reader": "yes"}, "Name: it is taken", "الاسم: مأخوذ"),
        ({"do": "add", "name": "sami"}, "Roles: choose", "الأدوار: اختر"),
        ({"do": "roles", "name": "noor"}, "Roles: choose", "الأدوار: اختر"),
        (
            {"do": "roles", "name": "noor", "role-reader": "yes"},
            "the only admin",
            "مدير الحسابات الوحيد",
        ),
        ({"do": "reset", "name": "noor"}, "Say that you mean it", "أكّد أنك تعني ذلك"),
    ],
)
def test_what_cannot_be_done_to_accounts_is_said_in_both_languages(person, fields, english, arabic):
    for language, words in (("en", english), ("ar", arabic)):
        answer = person.send(f"/{language}/people", **fields)
        assert answer.status_code == 422
        assert words in answer.text
        if fields["do"] == "add":
            assert f'value="{fields["name"]}"' in answer.text
    assert [one.name for one in person.door.people.all()] == ["noor"]


def test_who_read_what_is_written_down_for_pages_lists_and_files(person, kept, door):
    kept_name, sealed = kept.reports["confidential"], kept.reports["sealed"]
    asked = {
        f"/en/report/{kept_name}": ("report", "confidential", {kept_name}),
        f"/en/entry/{sealed}.json": ("entry.json", "sealed", {sealed}),
        "/en/reports.csv": ("reports.csv", "sealed", {kept_name, sealed}),
        "/en/search.atom?q=Corvanta": ("search.atom", "confidential", {kept_name}),
    }
    for path, (page, label, names) in asked.items():
        assert person.browser.get(path).status_code == 200
        last = door.people.reads()[0]
        assert (last.by, last.page, last.label) == ("noor", page, label), path
        assert names <= set(last.names), path
    before = len(door.people.reads())
    person.browser.get(f"/en/report/{kept.reports['restricted']}")
    person.browser.get(f"/en/report/{kept.reports['public']}")
    assert len(door.people.reads()) == before
    shown = person.browser.get(f"/en/reads.json?q={sealed}").json()["shown"]["reads"]
    assert shown["total"] == 2
    text = person.browser.get("/ar/reads").text
    for word in WORDS.values():
        assert word not in text


def test_the_accounts_are_in_no_export_of_the_record(person):
    for way in routes.WAYS:
        if way.name in {"people", "reads"} or "{" in way.path:
            continue
        for ending in way.formats:
            answer = person.browser.get(f"/en{way.path}.{ending}")
            assert b"argon2" not in answer.content
            assert b"noor" not in answer.content, (way.name, ending)
