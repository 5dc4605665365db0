"""The fields of a form that say how guarded something is, and since when no longer."""

from hudna import labels
from hudna.desk.asking import Ask
from hudna.desk.instants import parsed, western
from hudna.desk.messages import say
from hudna.errors import InputError
from hudna.model.label import DEFAULT, LABELS, Label
from hudna.model.values import Value


class Given(Value, frozen=True, kw_only=True):
    """What a form says of a label.

    Attributes:
        label: The label.
        until: When an embargo ends, RFC 3339 in UTC; None without one.
    """

    label: Label
    until: str | None


def given(ask: Ask, errors: dict[str, str], before: Label = DEFAULT) -> Given:
    """Give the label and the embargo of a form; what is wrong goes among its errors."""
    words = ask.typed("label") or before
    label: Label | None = next((one for one in LABELS if one == words), None)
    if label is None:
        errors["label"] = "label.errors.label"
    until = western(ask.typed("until"))
    moment = 0
    if until:
        try:
            moment = parsed(until, None)
        except InputError:
            errors["until"] = "label.errors.until"
        else:
            if moment <= ask.moment:
                errors["until"] = "label.errors.past"
    return Given(
        label=before if label is None else label, until=labels.utc(moment) if moment else None
    )


def content(found: Given, ask: Ask, because: str = "") -> bytes:
    """Give the content of the label's entry; without a reason it was given with the thing itself."""
    reason = because or say(ask.language, "label.when_added")
    return labels.content(found.label, found.until, reason)


def first(found: Given, ask: Ask) -> bytes | None:
    """Give the label of something new; None when it is what no label means."""
    plain = found.label == DEFAULT and found.until is None
    return None if plain else content(found, ask)
