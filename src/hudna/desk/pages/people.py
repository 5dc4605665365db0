"""The accounts of the team, for whoever keeps them."""

from hudna.desk.asking import Ask, FormError, MissingError, Move
from hudna.desk.exports import Table
from hudna.desk.messages import say
from hudna.desk.view import View
from hudna.errors import InputError
from hudna.labels import utc
from hudna.model.role import ROLES, Role
from hudna.model.values import Value
from hudna.team import words
from hudna.team.people import Account, People
from hudna.team.roles import table as rules

_EVENTS = 60


class Person(Value, frozen=True, kw_only=True):
    """One account in the list; times are RFC 3339 in UTC."""

    name: str
    roles: tuple[Role, ...]
    state: str
    made: str
    last: str | None


class Done(Value, frozen=True, kw_only=True):
    """Something that was done to an account, or by it at the door."""

    at: str
    by: str
    did: str
    whom: str
    told: str


class PeoplePage(Value, frozen=True, kw_only=True):
    """What the page shows.

    Attributes:
        people: The accounts.
        events: What was done to them, the newest first.
        roles: All roles, each with the most guarded label that it sees.
        typed: What was typed into the form that could not be taken.
        invited: Name and invitation of an account just made or reset: shown this once.
    """

    people: tuple[Person, ...]
    events: tuple[Done, ...]
    roles: dict[str, str]
    typed: dict[str, str]
    invited: tuple[str, str] | None = None


def load(desk: View, ask: Ask) -> PeoplePage:
    """Give the accounts."""
    people = desk.door.people
    return PeoplePage(
        people=tuple(_person(one) for one in people.all()),
        events=tuple(
            Done(at=utc(one.at), by=one.by, did=one.did, whom=one.whom, told=one.told)
            for one in people.events(_EVENTS)
        ),
        roles={role: rule.sees for role, rule in rules().items()},
        typed={key: ask.typed(key) for key in ask.form},
        invited=desk.door.handed(ask.session) if ask.ending == "html" else None,
    )


def act(desk: View, ask: Ask) -> str | Move:
    """Do what a form asks: ``do`` is ``add``, ``roles``, ``reset`` or ``remove`` of a ``name``."""
    people, by = desk.door.people, ask.viewer.name
    name, did = ask.typed("name"), ask.typed("do")
    roles: list[Role] = [role for role in ROLES if ask.typed(f"role-{role}")]
    errors = _errors(people, name, did, roles, sure=bool(ask.typed("sure")))
    if errors:
        raise FormError(**errors)
    try:
        match did:
            case "add":
                desk.door.hand(ask.session, *people.add(name, roles, by))
            case "roles":
                people.set_roles(name, roles, by)
            case "reset":
                desk.door.hand(ask.session, name, people.reset(name, by))
            case _:
                people.remove(name, by)
    except InputError:
        raise FormError(form="people.errors.last") from None
    return f"/{ask.language}/people"


def _errors(
    people: People, name: str, did: str, roles: list[Role], *, sure: bool
) -> dict[str, str]:
    """Give what is wrong with a form, by its fields."""
    errors: dict[str, str] = {}
    known = people.one(words.name_of(name) or "")
    if did not in {"add", "roles", "reset", "remove"}:
        raise MissingError
    if did == "add":
        if words.name_of(name) is None:
            errors["name"] = "people.errors.name"
        elif known is not None:
            errors["name"] = "people.errors.taken"
    elif known is None or known.state == "removed" or known.name != name:
        raise MissingError
    if did in {"add", "roles"} and not roles:
        errors["roles"] = "people.errors.roles"
    if did in {"reset", "remove"} and not sure:
        errors["sure"] = "people.errors.sure"
    return errors


def _person(one: Account) -> Person:
    last = utc(one.last) if one.last is not None else None
    return Person(name=one.name, roles=one.roles, state=one.state, made=utc(one.made), last=last)


def table(page: PeoplePage, ask: Ask) -> Table:
    """Give the accounts as rows."""
    keys = ("name", "roles", "state", "made", "last")
    return Table(
        name="people",
        columns=tuple(say(ask.language, f"people.columns.{key}") for key in keys),
        rows=tuple(
            (
                one.name,
                " | ".join(say(ask.language, f"people.roles.{role}") for role in one.roles),
                say(ask.language, f"people.states.{one.state}"),
                one.made,
                one.last,
            )
            for one in page.people
        ),
    )
