"""How somebody who was invited chooses a password and takes the codes."""

from hudna.desk.asking import Ask, FormError, MissingError, Move, TooManyError
from hudna.desk.view import View
from hudna.model.values import Value
from hudna.team import words
from hudna.team.door import WaitError


class JoinPage(Value, frozen=True, kw_only=True):
    """What the page shows: the name that was typed."""

    typed: str


def load(desk: View, ask: Ask) -> JoinPage:
    """Give the form."""
    _ = desk.door
    return JoinPage(typed=ask.typed("name"))


def act(desk: View, ask: Ask) -> Move:
    """Take an invitation: ``name`` and ``invitation``."""
    needed = {"name": "login.errors.name", "invitation": "join.errors.invitation"}
    errors = {key: message for key, message in needed.items() if not ask.typed(key)}
    if errors:
        raise FormError(**errors)
    try:
        session = desk.door.join(ask.typed("name"), ask.typed("invitation"), ask.client)
    except WaitError:
        raise TooManyError(form="login.errors.wait") from None
    if session is None:
        raise FormError(form="join.errors.wrong")
    return Move(to=f"/{ask.language}/enrol", session=session)


class EnrolPage(Value, frozen=True, kw_only=True):
    """What the page shows, to this person alone and this once.

    Attributes:
        name: Of the account.
        secret: Of the codes, in groups to be typed.
        address: The same as an address that a telephone understands.
        recoveries: Words that open the door once each.
        least: Characters that a password must have.
        kept: The person said that the words are kept.
    """

    name: str
    secret: str
    address: str
    recoveries: tuple[str, ...]
    least: int
    kept: bool


def load_enrol(desk: View, ask: Ask) -> EnrolPage:
    """Give what somebody who was invited must take down."""
    found = desk.door.enrolment(ask.session)
    if found is None or ask.ending != "html":
        raise MissingError
    secret = found.secret
    return EnrolPage(
        name=found.name,
        secret=" ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        address=found.address,
        recoveries=found.recoveries,
        least=words.LEAST,
        kept=bool(ask.typed("kept")),
    )


def act_enrol(desk: View, ask: Ask) -> Move:
    """Take a password (twice) and the first code."""
    found = desk.door.enrolment(ask.session)
    if found is None:
        raise MissingError
    password = ask.form.get("password", "")
    errors: dict[str, str] = {}
    weak = words.weakness(password, found.name)
    if weak is not None:
        errors["password"] = f"enrol.errors.{weak}"
    elif ask.form.get("again", "") != password:
        errors["again"] = "enrol.errors.again"
    if not ask.typed("code"):
        errors["code"] = "login.errors.code"
    if not ask.typed("kept"):
        errors["kept"] = "enrol.errors.kept"
    if errors:
        raise FormError(**errors)
    session = desk.door.enrol(ask.session, password, ask.typed("code"))
    if session is None:
        raise FormError(code="enrol.errors.code")
    return Move(to=f"/{ask.language}/now", session=session)
