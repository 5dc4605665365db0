"""How people come in, stay and leave: passwords with codes, sessions, and patience with guesses.

Guesses are counted by account and by address, in the file, so that a restart forgives nothing.
"""

import hashlib

import msgspec

from hudna.model.values import Value
from hudna.team import words
from hudna.team.people import Account, People

IDLE, WHOLE = 30 * 60, 12 * 3600
"""Seconds for which a session lasts unused, and in all."""

ENROLLING = 30 * 60
"""Seconds for which somebody may take to choose a password and take the codes."""

RECOVERIES = 8
"""Words that open the door once each, when the telephone is lost."""

_FORGET = 86_400
_FREE = {"account": 3, "address": 10}
_FIRST, _LONGEST = 5, 15 * 60
_TOUCH = 60


class WaitError(Exception):
    """Too many guesses: nothing is looked at before some seconds are over.

    Args:
        seconds: How many.
    """

    def __init__(self, seconds: int) -> None:
        super().__init__(f"wait {seconds} s")
        self.seconds = seconds


class Enrolment(Value, frozen=True, kw_only=True):
    """What somebody who was invited is shown once.

    Attributes:
        name: Of the account.
        secret: Of the codes, to be typed into a telephone.
        address: The same as an address.
        recoveries: Words that open the door once each.
    """

    name: str
    secret: str
    address: str
    recoveries: tuple[str, ...]


class Door:
    """Lets people in."""

    def __init__(self, people: People) -> None:
        """Stand before the accounts of a team."""
        self.people = people
        self._store = people.store

    def log_in(self, typed: str, password: str, code: str, address: str) -> str | None:
        """Give a new session; None when name, password or code is wrong.

        Raises:
            WaitError: Too many guesses for this account or from this address.
        """
        name = words.name_of(typed) or typed[:40]
        self._patient(name, address)
        row = self._store.fetch(
            "SELECT password, totp, step FROM account WHERE name = ? AND removed IS NULL", (name,)
        )
        kept, secret, last = row[0] if row else (None, None, 0)
        if not words.is_password(kept, password) or not self._takes(name, secret, last, code):
            self._failed(name, address)
            return None
        self._store.run("DELETE FROM failure WHERE what = ?", (words.tally("account", name),))
        self._store.run("UPDATE account SET last = ? WHERE name = ?", (self.people.clock(), name))
        self.people.tell(name, "came in", name, address)
        return self._begun(name, "in")

    def join(self, typed: str, invitation: str, address: str) -> str | None:
        """Give the session of somebody who was invited; None when the invitation is not theirs.

        Raises:
            WaitError: See :meth:`log_in`.
        """
        name = words.name_of(typed) or typed[:40]
        self._patient(name, address)
        row = self._store.fetch(
            "SELECT invitation, invited_until FROM account WHERE name = ? AND removed IS NULL",
            (name,),
        )
        kept, until = row[0] if row else (None, 0)
        in_time = until is not None and self.people.clock() <= until
        if not words.same(kept, words.digest(invitation)) or not in_time:
            self._failed(name, address)
            return None
        enrolment = self._drawn(name)
        return self._begun(name, "enrolling", msgspec.json.encode(enrolment).decode())

    def enrolment(self, token: str) -> Enrolment | None:
        """Give what somebody is shown who chooses a password now."""
        rows = self._store.fetch(
            "SELECT held, made FROM session WHERE digest = ? AND stage = 'enrolling'",
            (_digest(token),),
        )
        if not rows or self.people.clock() - rows[0][1] > ENROLLING:
            return None
        return msgspec.json.decode(rows[0][0], type=Enrolment)

    def enrol(self, token: str, password: str, code: str) -> str | None:
        """Take a password and the first code; give a new session, or None when the code is wrong."""
        found = self.enrolment(token)
        if found is None:
            return None
        step = words.step_of(found.secret, code, self.people.clock(), 0)
        if step is None:
            return None
        with self._store.writing():
            self._store.run(
                "UPDATE account SET password = ?, totp = ?, step = ?, invitation = NULL, last = ? "
                "WHERE name = ? AND invitation IS NOT NULL",
                (words.hashed(password), found.secret, step, self.people.clock(), found.name),
            )
            self._store.run("DELETE FROM recovery WHERE account = ?", (found.name,))
            for word in found.recoveries:
                self._store.run(
                    "INSERT INTO recovery VALUES (?, ?)", (found.name, words.digest(word))
                )
            self._store.run("DELETE FROM session WHERE account = ?", (found.name,))
            self.people.tell(found.name, "enrolled", found.name, "")
        return self._begun(found.name, "in")

    def who(self, token: str) -> Account | None:
        """Give whose session it is; None when it is nobody's, or over."""
        rows = self._store.fetch(
            "SELECT account, made, seen FROM session WHERE digest = ? AND stage = 'in'",
            (_digest(token),),
        )
        if not rows:
            return None
        name, made, seen = rows[0]
        now = self.people.clock()
        found = self.people.one(name)
        if now - seen > IDLE or now - made > WHOLE or found is None or found.state != "open":
            self.log_out(token)
            return None
        if now - seen >= _TOUCH:
            self._store.run("UPDATE session SET seen = ? WHERE digest = ?", (now, _digest(token)))
        return found

    def log_out(self, token: str) -> None:
        """End a session."""
        self._store.run("DELETE FROM session WHERE digest = ?", (_digest(token),))

    def hand(self, token: str, name: str, invitation: str) -> None:
        """Hold an invitation for the next page of a session, which shows it once."""
        held = msgspec.json.encode((name, invitation)).decode()
        self._store.run(
            "UPDATE session SET held = ? WHERE digest = ? AND stage = 'in'", (held, _digest(token))
        )

    def handed(self, token: str) -> tuple[str, str] | None:
        """Give the invitation that is held for a session, and hold it no longer."""
        rows = self._store.fetch(
            "SELECT held FROM session WHERE digest = ? AND stage = 'in'", (_digest(token),)
        )
        if not rows or not rows[0][0]:
            return None
        self._store.run("UPDATE session SET held = '' WHERE digest = ?", (_digest(token),))
        return msgspec.json.decode(rows[0][0], type=tuple[str, str])

    def guard_secret(self) -> bytes:
        """Give the secret that the tokens of forms are made with, the same after a restart."""
        drawn = self.people.draw(32).hex()
        self._store.run("INSERT OR IGNORE INTO property VALUES ('guard', ?)", (drawn,))
        ((kept,),) = self._store.fetch("SELECT value FROM property WHERE name = 'guard'")
        return bytes.fromhex(kept)

    def _takes(self, name: str, secret: str | None, last: int, code: str) -> bool:
        """Tell whether a code or a recovery word is right, and use it up."""
        if secret is None:
            return False
        step = words.step_of(secret, code, self.people.clock(), last)
        if step is not None:
            changed = self._store.run(
                "UPDATE account SET step = ? WHERE name = ? AND step < ?", (step, name, step)
            )
            return changed == 1
        used = self._store.run(
            "DELETE FROM recovery WHERE account = ? AND digest = ?", (name, words.digest(code))
        )
        if used:
            self.people.tell(name, "recovery used", name, "")
        return used == 1

    def _drawn(self, name: str) -> Enrolment:
        secret = words.secret(self.people.draw(20))
        return Enrolment(
            name=name,
            secret=secret,
            address=words.address_of(secret, name),
            recoveries=tuple(words.drawn(self.people.draw(16)) for _ in range(RECOVERIES)),
        )

    def _begun(self, name: str, stage: str, held: str = "") -> str:
        token, now = self.people.draw(32).hex(), self.people.clock()
        self._store.run(
            "DELETE FROM session WHERE made < ? OR (account = ? AND stage = 'enrolling')",
            (now - WHOLE, name),
        )
        self._store.run(
            "INSERT INTO session VALUES (?, ?, ?, ?, ?, ?)",
            (_digest(token), name, stage, now, now, held),
        )
        return token

    def _patient(self, name: str, address: str) -> None:
        wait = max(self._left("account", name), self._left("address", address))
        if wait > 0:
            raise WaitError(wait)

    def _left(self, kind: str, what: str) -> int:
        now = self.people.clock()
        ((count, last),) = self._store.fetch(
            "SELECT count(*), max(at) FROM failure WHERE what = ? AND at > ?",
            (words.tally(kind, what), now - _FORGET),
        )
        if count < _FREE[kind]:
            return 0
        return last + min(_LONGEST, _FIRST * 2 ** min(16, count - _FREE[kind])) - now

    def _failed(self, name: str, address: str) -> None:
        now = self.people.clock()
        self._store.run("DELETE FROM failure WHERE at <= ?", (now - _FORGET,))
        for kind, what in (("account", name), ("address", address)):
            self._store.run("INSERT INTO failure VALUES (?, ?)", (words.tally(kind, what), now))
        known = name if self.people.one(name) is not None else ""
        self.people.tell("", "refused", known, address)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
