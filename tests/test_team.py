"""The accounts of a team: how people come in, what guessing costs, what an admin may do."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("argon2")
pyotp = pytest.importorskip("pyotp")

import hudna as package  # noqa: E402
from hudna.errors import InputError  # noqa: E402
from hudna.model.role import ROLES  # noqa: E402
from hudna.team import words  # noqa: E402
from hudna.team.door import IDLE, WHOLE, Door, WaitError  # noqa: E402
from hudna.team.people import INVITED, People  # noqa: E402
from hudna.team.roles import does, sees, table  # noqa: E402
from hudna.team.store import Store  # noqa: E402

PASSWORD = "several plain words together"  # noqa: S105
HERE, THERE = "10.0.0.1", "10.0.0.2"


class Clock:
    def __init__(self):
        self.now = 1_800_000_000

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "team.db"


@pytest.fixture
def door(path, clock):
    store = Store(path, begin=True)
    yield Door(People(store, clock, os.urandom))
    store.close()


def enrolled(door, name="noor", roles=("admin",)):
    """Somebody who was invited and came in; gives the codes and the recovery words."""
    _, invitation = door.people.add(name, roles, "tester")
    token = door.join(name, invitation.upper().replace("-", " "), HERE)
    found = door.enrolment(token)
    codes = pyotp.TOTP(found.secret)
    assert door.enrol(token, PASSWORD, codes.at(door.people.clock()))
    door.people.clock.now += 60
    return codes, found.recoveries


def test_a_password_and_a_code_open_the_door_and_neither_does_alone(door, clock):
    codes, _ = enrolled(door)
    code = codes.at(clock())
    assert door.log_in("noor", "another password", code, HERE) is None
    assert door.log_in("noor", PASSWORD, "000000", HERE) is None
    token = door.log_in(" NOOR ", PASSWORD, code, HERE)
    assert door.who(token).name == "noor"
    # A code seen over a shoulder is worth nothing afterwards.
    assert door.log_in("noor", PASSWORD, code, THERE) is None
    arabic = codes.at(clock() + 30).translate({ord(d): "٠١٢٣٤٥٦٧٨٩"[int(d)] for d in "0123456789"})
    clock.now += 30
    assert door.log_in("noor", PASSWORD, arabic, HERE)


def test_a_recovery_word_opens_the_door_once(door):
    _, recoveries = enrolled(door)
    assert door.log_in("noor", PASSWORD, recoveries[0], HERE)
    assert door.log_in("noor", PASSWORD, recoveries[0], HERE) is None
    assert door.log_in("noor", PASSWORD, recoveries[1].replace("-", "").upper(), HERE)


def test_guesses_cost_time_and_a_restart_forgives_none(door, clock, path):
    codes, _ = enrolled(door)
    for _ in range(3):
        assert door.log_in("noor", "guess", "123456", HERE) is None
    waits = []
    for _ in range(10):
        with pytest.raises(WaitError) as caught:
            door.log_in("noor", PASSWORD, codes.at(clock()), THERE)
        waits.append(caught.value.seconds)
        clock.now += waits[-1]
        assert door.log_in("noor", "guess", "123456", HERE) is None
    assert waits == [5, 10, 20, 40, 80, 160, 320, 640, 900, 900]
    again = Door(People(Store(path, begin=False), clock, os.urandom))
    with pytest.raises(WaitError):
        again.log_in("noor", PASSWORD, codes.at(clock()), THERE)
    clock.now += 900
    assert again.log_in("noor", PASSWORD, codes.at(clock()), THERE)
    assert again.log_in("noor", "guess", "123456", THERE) is None, "what was right is forgiven"


def test_an_address_that_guesses_many_names_waits_too(door):
    enrolled(door)
    for at in range(10):
        assert door.log_in(f"name{at}", "guess", "123456", HERE) is None
    with pytest.raises(WaitError):
        door.log_in("another", "guess", "123456", HERE)
    assert door.log_in("another", "guess", "123456", THERE) is None


def test_what_is_typed_into_the_wrong_field_is_not_kept(door, path):
    enrolled(door)
    assert door.log_in("my secret password", "x", "1", HERE) is None
    assert b"secret password" not in path.read_bytes()
    assert PASSWORD.encode() not in path.read_bytes()


def test_a_session_ends_by_itself_and_by_leaving(door, clock):
    codes, _ = enrolled(door)
    token = door.log_in("noor", PASSWORD, codes.at(clock()), HERE)
    begun = clock.now
    while clock.now - begun <= WHOLE - IDLE:
        clock.now += IDLE - 60
        assert door.who(token)
    clock.now = begun + WHOLE + 1
    assert door.who(token) is None
    token = door.log_in("noor", PASSWORD, codes.at(clock()), HERE)
    clock.now += IDLE + 1
    assert door.who(token) is None
    token = door.log_in("noor", PASSWORD, codes.at(clock()), HERE)
    door.log_out(token)
    assert door.who(token) is None
    assert door.who("") is door.who("x" * 64) is None


def test_an_invitation_is_for_one_person_once_and_not_for_long(door, clock):
    name, invitation = door.people.add("Sami", ["reader"], "tester")
    assert name == "sami"
    assert door.join("sami", "wrong", HERE) is None
    assert door.join("noor", invitation, HERE) is None
    token = door.join("sami", invitation, HERE)
    assert door.who(token) is None, "who was invited is not in yet"
    found = door.enrolment(token)
    assert door.enrol(token, PASSWORD, "000000") is None
    code = pyotp.TOTP(found.secret).at(clock())
    assert door.enrol(token, PASSWORD, code)
    assert door.join("sami", invitation, HERE) is None
    assert door.enrolment(token) is None
    assert door.enrol(token, PASSWORD, code) is None
    late, word = door.people.add("late", ["reader"], "tester")
    clock.now += INVITED + 1
    assert door.join(late, word, HERE) is None


def test_who_is_removed_or_reset_is_out_at_once(door, clock):
    codes, recoveries = enrolled(door)
    enrolled(door, "sami", ("reader", "admin"))
    token = door.log_in("noor", PASSWORD, codes.at(clock()), HERE)
    invitation = door.people.reset("noor", "sami")
    assert door.who(token) is None
    clock.now += 30
    assert door.log_in("noor", PASSWORD, codes.at(clock()), HERE) is None
    assert door.log_in("noor", PASSWORD, recoveries[2], HERE) is None
    assert door.join("noor", invitation, HERE)
    door.people.remove("noor", "sami")
    assert door.people.one("noor").state == "removed"
    with pytest.raises(InputError, match="never given twice"):
        door.people.add("Noor", ["reader"], "sami")
    with pytest.raises(InputError, match="only admin"):
        door.people.remove("sami", "sami")
    with pytest.raises(InputError, match="only admin"):
        door.people.set_roles("sami", ["reader"], "sami")
    did = [(one.by, one.did, one.whom) for one in door.people.events(9) if one.by == "sami"][:2]
    assert did == [("sami", "removed", "noor"), ("sami", "reset", "noor")]


@pytest.mark.parametrize(
    "name", ["", "a", "two words", "x" * 41, "a\u202eb", "-ab", "a/b", "\x00ab"]
)
def test_what_can_be_no_name_is_refused(door, name):
    with pytest.raises(InputError, match="no name"):
        door.people.add(name, ["reader"], "tester")


def test_weak_passwords_are_told_why():
    assert words.weakness("short", "noor") == "short"
    assert words.weakness("x" * 300, "noor") == "long"
    assert words.weakness("aaaaaaaaaaaaaaaa", "noor") == "plain"
    assert words.weakness("noornoornoornoor", "noor") == "plain"
    assert words.weakness("أربع كلمات سهلة الحفظ", "noor") is None


def test_the_table_of_roles_is_whole_and_rises():
    assert tuple(table()) == ROLES
    for role, rule in table().items():
        assert role in rule.does
        assert "reader" in rule.does
    assert sees(["reader"]) == "public"
    assert sees(["admin"]) == "public"
    assert sees(["reader", "editor"]) == "confidential"
    assert [role for role in ROLES if sees([role]) == "sealed"] == ["custodian"]
    assert "admin" not in does(["custodian"])


@pytest.mark.usefixtures("door")
def test_the_file_is_its_owner_s_and_no_other_file_is_taken_for_it(path, tmp_path):
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(InputError, match="hudna team add"):
        Store(tmp_path / "none.db", begin=False)
    other = tmp_path / "other.db"
    other.write_bytes(b"not a database" * 100)
    with pytest.raises(InputError, match="not a file of accounts"):
        Store(other, begin=True)


def hudna(tmp_path, *arguments):
    # The very program that is tested, and what it needs, from whatever folder it is started.
    path = os.pathsep.join(
        [str(Path(package.__file__).parents[1]), *map(os.path.abspath, sys.path)]
    )
    world = {**os.environ, "HUDNA_LANGUAGE": "en", "PYTHONPATH": path}
    command = [sys.executable, "-m", "hudna.cli", *arguments]
    return subprocess.run(
        command, cwd=tmp_path, env=world, capture_output=True, text=True, check=False, timeout=60
    )


def test_accounts_are_kept_on_the_command_line(tmp_path):
    told = hudna(tmp_path, "team", "add", "noor", "--role", "reader")
    assert told.returncode == 2
    assert "--role admin" in told.stderr
    told = hudna(tmp_path, "team", "add", "Noor", "--role", "admin", "--role", "custodian")
    assert told.returncode == 0, told.stderr
    assert told.stdout.startswith("noor\t")
    assert hudna(tmp_path, "team", "add", "sami", "--role", "reader").returncode == 0
    assert hudna(tmp_path, "team", "role", "sami", "verifier", "reader").returncode == 0
    assert "sami\tinvited\treader verifier" in hudna(tmp_path, "team", "list").stdout
    assert hudna(tmp_path, "team", "remove", "noor").returncode == 2
    assert hudna(tmp_path, "team", "reset", "sami").stdout.startswith("sami\t")
    assert hudna(tmp_path, "team", "remove", "sami").returncode == 0
    assert "sami\tremoved" in hudna(tmp_path, "team", "list").stdout


@pytest.mark.parametrize(
    ("arguments", "words_"),
    [
        (("--address", "192.0.2.7"), "go with --team"),
        (("--team",), "hudna team add"),
        (("--team", "--demo"), "leave out --team"),
        (("--team", "--address", "192.0.2.7"), "needs TLS"),
        (("--team", "--address", "0.0.0.0"), "needs --name"),  # noqa: S104
        (("--team", "--address", "desk"), "IP address"),
        (("--team", "--name", "http://desk.example.org"), "needs TLS"),
        (("--team", "--name", "desk.example.org"), "bad --name"),
        (("--team", "--cert", "x.pem"), "go together"),
    ],
)
def test_the_desk_refuses_to_open_where_it_should_not(tmp_path, arguments, words_):
    told = hudna(tmp_path, "desk", "--no-open", "--port", "0", *arguments)
    assert told.returncode == 2, told.stderr
    assert words_ in told.stderr


def test_without_tls_is_said_loudly(tmp_path):
    told = hudna(
        tmp_path, "desk", "--no-open", "--port", "0", "--team", "--address", "192.0.2.7",
        "--without-tls",
    )  # fmt: skip
    assert "warning: without TLS" in told.stderr
