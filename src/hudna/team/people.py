"""The accounts of a team: who has one, what they may do, and what was done to accounts.

In: names and roles, the time and chance. Out: accounts, and words that are shown once.
"""

from collections.abc import Callable, Sequence

from hudna.errors import InputError
from hudna.model.label import Label
from hudna.model.role import ROLES, Role
from hudna.model.values import Value
from hudna.team import words
from hudna.team.store import Row, Store

INVITED = 3 * 86_400
"""Seconds for which an invitation holds."""


class Account(Value, frozen=True, kw_only=True):
    """One account.

    Attributes:
        name: What the person is called, here and in the record.
        roles: What the person does.
        made: When the account was made, seconds since 1970.
        state: ``invited``, ``open`` or ``removed``.
        last: When the person last came in.
    """

    name: str
    roles: tuple[Role, ...]
    made: int
    state: str
    last: int | None


class Event(Value, frozen=True, kw_only=True):
    """Something that was done to an account.

    Attributes:
        at: When, seconds since 1970.
        by: Who did it.
        did: What.
        whom: To whose account.
        told: More of it, as the new roles.
    """

    at: int
    by: str
    did: str
    whom: str
    told: str


class Read(Value, frozen=True, kw_only=True):
    """Somebody was shown something confidential or sealed.

    Attributes:
        at: When, seconds since 1970.
        by: Who.
        page: On which page, and in which format.
        label: How guarded the most guarded of it was.
        names: Short names of what it was.
    """

    at: int
    by: str
    page: str
    label: Label
    names: tuple[str, ...]


class People:
    """The accounts in a store."""

    def __init__(
        self, store: Store, clock: Callable[[], int], draw: Callable[[int], bytes]
    ) -> None:
        """Work on a store; ``clock`` gives seconds since 1970, ``draw`` random bytes."""
        self.store = store
        self.clock = clock
        self.draw = draw

    def all(self) -> list[Account]:
        """Give all accounts, those that were removed too, by name."""
        rows = self.store.fetch(f"{_SELECT} ORDER BY name")
        return [_account(row) for row in rows]

    def one(self, name: str) -> Account | None:
        """Give one account."""
        rows = self.store.fetch(f"{_SELECT} WHERE name = ?", (name,))
        return _account(rows[0]) if rows else None

    def add(self, typed: str, roles: Sequence[str], by: str) -> tuple[str, str]:
        """Make an account; give its name and the invitation, which is shown once.

        Raises:
            InputError: It is no name, it is taken, or there is no role.
        """
        name = words.name_of(typed)
        if name is None:
            raise InputError(f"{typed!r} is no name: 2 to 40 letters, digits, dots and hyphens")
        with self.store.writing():
            if self.one(name) is not None:
                raise InputError(f"{name} is taken, or was; a name is never given twice")
            self.store.run(
                "INSERT INTO account (name, roles, made) VALUES (?, ?, ?)",
                (name, _joined(roles), self.clock()),
            )
            self.tell(by, "added", name, _joined(roles))
            return name, self._invited(name)

    def set_roles(self, name: str, roles: Sequence[str], by: str) -> None:
        """Give an account other roles.

        Raises:
            InputError: There is no such account, no role, or no admin would be left.
        """
        with self.store.writing():
            self._must_be(name)
            joined = _joined(roles)
            self._keeps_an_admin(name, joined)
            self.store.run("UPDATE account SET roles = ? WHERE name = ?", (joined, name))
            self.tell(by, "roles", name, joined)

    def remove(self, name: str, by: str) -> None:
        """Close an account for ever; its name stays, since the record knows it.

        Raises:
            InputError: There is no such account, or no admin would be left.
        """
        with self.store.writing():
            self._must_be(name)
            self._keeps_an_admin(name, "")
            self.store.run("UPDATE account SET removed = ? WHERE name = ?", (self.clock(), name))
            self._emptied(name)
            self.tell(by, "removed", name, "")

    def reset(self, name: str, by: str) -> str:
        """Take password and codes from an account; give a new invitation, which is shown once.

        Raises:
            InputError: There is no such account.
        """
        with self.store.writing():
            self._must_be(name)
            self._emptied(name)
            self.tell(by, "reset", name, "")
            return self._invited(name)

    def tell(self, by: str, did: str, whom: str, told: str) -> None:
        """Write down what was done."""
        self.store.run(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?)", (self.clock(), by, did, whom, told)
        )

    def events(self, limit: int) -> list[Event]:
        """Give what was done, the newest first."""
        rows = self.store.fetch("SELECT * FROM event ORDER BY rowid DESC LIMIT ?", (limit,))
        return [
            Event(at=at, by=by, did=did, whom=whom, told=told) for at, by, did, whom, told in rows
        ]

    def read(self, by: str, page: str, label: Label, names: Sequence[str]) -> None:
        """Write down that somebody was shown something guarded."""
        self.store.run(
            "INSERT INTO reading VALUES (?, ?, ?, ?, ?)",
            (self.clock(), by, page, label, " ".join(names)),
        )

    def reads(self) -> list[Read]:
        """Give who was shown what, the newest first."""
        rows = self.store.fetch("SELECT * FROM reading ORDER BY rowid DESC")
        return [
            Read(at=at, by=by, page=page, label=label, names=tuple(names.split()))
            for at, by, page, label, names in rows
        ]

    def _invited(self, name: str) -> str:
        invitation = words.drawn(self.draw(16))
        self.store.run(
            "UPDATE account SET invitation = ?, invited_until = ? WHERE name = ?",
            (words.digest(invitation), self.clock() + INVITED, name),
        )
        return invitation

    def _emptied(self, name: str) -> None:
        self.store.run(
            "UPDATE account SET password = NULL, totp = NULL, step = 0, invitation = NULL "
            "WHERE name = ?",
            (name,),
        )
        self.store.run("DELETE FROM recovery WHERE account = ?", (name,))
        self.store.run("DELETE FROM session WHERE account = ?", (name,))
        self.store.run("DELETE FROM failure WHERE what = ?", (words.tally("account", name),))

    def _must_be(self, name: str) -> None:
        found = self.one(name)
        if found is None or found.state == "removed":
            raise InputError(f"no account is called {name!r}: hudna team list")

    def _keeps_an_admin(self, name: str, roles: str) -> None:
        admins = {one.name for one in self.all() if "admin" in one.roles and one.state != "removed"}
        if admins == {name} and "admin" not in roles.split():
            raise InputError(f"{name} is the only admin: make somebody else one first")


_SELECT = "SELECT name, roles, made, password, removed, last FROM account"


def _account(row: Row) -> Account:
    name, roles, made, password, removed, last = row
    state = "removed" if removed is not None else "open" if password is not None else "invited"
    held = roles.split()
    return Account(
        name=name,
        roles=tuple(role for role in ROLES if role in held),
        made=made,
        state=state,
        last=last,
    )


def _joined(roles: Sequence[str]) -> str:
    unknown = [role for role in roles if role not in ROLES]
    if unknown or not roles:
        raise InputError(f"expected a role among {', '.join(ROLES)}")
    return " ".join(role for role in ROLES if role in roles)
