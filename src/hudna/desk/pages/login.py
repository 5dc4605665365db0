"""How somebody of a team comes in and leaves: name, password, and a code of six digits."""

import re

from hudna.desk.asking import Ask, FormError, Move, TooManyError
from hudna.desk.view import View
from hudna.model.values import Value
from hudna.team.door import WaitError

_HERE = re.compile(r"/(?:ar|en)/[\w./:%?=&+~-]*")


class LoginPage(Value, frozen=True, kw_only=True):
    """What the page shows.

    Attributes:
        typed: The name that was typed; never a password.
        next: The address to go on to.
    """

    typed: str
    next: str


def load(desk: View, ask: Ask) -> LoginPage:
    """Give the form."""
    _ = desk.door
    return LoginPage(typed=ask.typed("name"), next=onward(ask))


def onward(ask: Ask) -> str:
    """Give where to go on to: an address of this desk and of no other."""
    asked = ask.typed("next") or ask.word("next")
    return asked if _HERE.fullmatch(asked) and "//" not in asked else f"/{ask.language}/now"


def act(desk: View, ask: Ask) -> Move:
    """Let somebody in: ``name``, ``password`` and ``code``."""
    needed = {key: f"login.errors.{key}" for key in ("name", "password", "code")}
    errors = {key: message for key, message in needed.items() if not ask.form.get(key, "").strip()}
    if errors:
        raise FormError(**errors)
    try:
        session = desk.door.log_in(
            ask.typed("name"), ask.form["password"], ask.typed("code"), ask.client
        )
    except WaitError:
        raise TooManyError(form="login.errors.wait") from None
    if session is None:
        # Which of the three is wrong is for nobody to know.
        raise FormError(form="login.errors.wrong")
    desk.door.log_out(ask.session)
    return Move(to=onward(ask), session=session)


def leave(desk: View, ask: Ask) -> Move:
    """End the session."""
    desk.door.log_out(ask.session)
    return Move(to=f"/{ask.language}/login", session="")
