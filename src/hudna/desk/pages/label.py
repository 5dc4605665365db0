"""Gives a report or an incident another label: an entry of the log with a reason."""

from hudna.desk.asking import Ask, FormError
from hudna.desk.labelling import content, given
from hudna.desk.view import Guard, View
from hudna.errors import InputError
from hudna.model.label import DEFAULT, LABELS, Label
from hudna.model.values import Value

FIELDS = ("label", "until", "because")


class LabelPage(Value, frozen=True, kw_only=True):
    """What the page shows.

    Attributes:
        id: Short name of the report or incident.
        kind: What it is.
        title: What to call it; None when it was destroyed.
        guard: How guarded it is now.
        typed: What was typed; else how things stand.
        labels: What can be chosen.
    """

    id: str
    kind: str
    title: str | None
    guard: Guard
    typed: dict[str, str]
    labels: tuple[Label, ...] = LABELS


def load(desk: View, ask: Ask) -> LabelPage:
    """Give the label of what the address names."""
    name, position = desk.root(ask.path["id"])
    line = desk.show(name).entry
    guard = desk.guard(position)
    typed = {"label": guard.set or DEFAULT, "until": guard.until or "", "because": ""}
    if ask.form:
        typed = {key: ask.typed(key) for key in FIELDS}
    return LabelPage(id=name, kind=line.kind, title=line.title, guard=guard, typed=typed)


def act(desk: View, ask: Ask) -> str:
    """Give the label: ``label``, ``until`` and ``because``."""
    name, position = desk.root(ask.path["id"])
    errors: dict[str, str] = {}
    found = given(ask, errors, desk.guard(position).set or DEFAULT)
    because = ask.typed("because")
    if not because:
        errors["because"] = "base.errors_of.because"
    if errors:
        raise FormError(**errors)
    kind = "report" if name in desk.rows else "incident"
    try:
        desk.label(name, content(found, ask, because))
    except InputError:
        raise FormError(form="report.errors.rivals") from None
    if not desk.sees_after(found.label, found.until):
        # It is out of the sight of whoever put it there.
        return f"/{ask.language}/{kind}s"
    return f"/{ask.language}/{kind}/{name}"
