"""What a page is asked: the language, who asks, the words of the address and of the form."""

from collections.abc import Mapping
from typing import Literal

from msgspec import field

from hudna.model.label import Label, rank
from hudna.model.role import ROLES, Role
from hudna.model.values import Language, Value

Needed = Role | Literal["anyone"]
"""What a page asks of whom it is shown to; ``anyone`` is also who has not come in yet."""


class Viewer(Value, frozen=True, kw_only=True):
    """Who looks.

    Attributes:
        name: What the record calls the person.
        roles: What the person may do.
        sees: The most guarded label that the person may see.
    """

    name: str
    roles: frozenset[Role] = frozenset({"reader"})
    sees: Label = "public"

    def may(self, *roles: Needed | None) -> bool:
        """Tell whether the person has one of some roles."""
        return "anyone" in roles or any(role in self.roles for role in roles)

    def may_see(self, label: Label) -> bool:
        """Tell whether the person may see what carries a label."""
        return rank(label) <= rank(self.sees)


NOBODY = Viewer(name="", roles=frozenset())
"""Who has not come in."""


def alone(name: str) -> Viewer:
    """Give the one person of a desk without accounts, who holds the record and may do all."""
    return Viewer(name=name, roles=frozenset(ROLES), sees="sealed")


class Ask(Value, frozen=True, kw_only=True):
    """One request.

    Attributes:
        language: Of the words around what is shown.
        viewer: Who asks.
        moment: Seconds since 1970.
        path: The values in the address.
        query: The words after the question mark.
        form: The fields of a form that was sent.
        errors: By field, the key of the message that says what is wrong with it.
        guard: The token that a form must send back.
        session: The session that the browser sent; it may be nobody's.
        client: The address that was asked from.
        ending: The format that is wanted: ``html``, or that of the address's ending.
        whole: A list is wanted whole, as for a file, and not in portions.
        seen: Entries of the log at the viewer's last visit; None when this is the first one.
    """

    language: Language
    viewer: Viewer
    moment: int
    path: Mapping[str, str] = field(default_factory=dict[str, str])
    query: Mapping[str, str] = field(default_factory=dict[str, str])
    form: Mapping[str, str] = field(default_factory=dict[str, str])
    errors: Mapping[str, str] = field(default_factory=dict[str, str])
    guard: str = ""
    session: str = ""
    client: str = ""
    ending: str = "html"
    whole: bool = False
    seen: int | None = None

    def word(self, key: str, otherwise: str = "") -> str:
        """Give one word of the query, without blanks around it."""
        return self.query.get(key, otherwise).strip()

    def number(self, key: str, otherwise: int, most: int) -> int:
        """Give a number of the query between 0 and ``most``; what is none counts as left out."""
        words = self.word(key)
        if words.isascii() and words.isdigit() and len(words) < 10:
            return min(int(words), most)
        return otherwise

    def typed(self, key: str) -> str:
        """Give what was typed into a field, without blanks around it."""
        return self.form.get(key, "").strip()


class MissingError(Exception):
    """There is no such thing here, or none that the viewer may know of: both look the same."""


class FormError(Exception):
    """A form that cannot be taken.

    Args:
        errors: By field, the key of the message that says what is wrong; ``form`` for the whole.
    """

    status = 422

    def __init__(self, **errors: str) -> None:
        super().__init__(", ".join(errors))
        self.errors = errors


class TooManyError(FormError):
    """A form that is not looked at, because too many were wrong before."""

    status = 429


class Move(Value, frozen=True, kw_only=True):
    """Where a form leads that begins or ends a session.

    Attributes:
        to: The address to go on to.
        session: The new session; empty to end it.
    """

    to: str
    session: str
