"""Takes one report into the record and reads it."""

from hudna.desk.asking import Ask, FormError
from hudna.desk.instants import western
from hudna.desk.labelling import first, given
from hudna.desk.view import View
from hudna.errors import InputError
from hudna.intake.received import Fault, Page, accept, check_published
from hudna.model.document import Document
from hudna.model.label import DEFAULT, LABELS, Label
from hudna.model.values import Value

FIELDS = ("title", "outlet", "url", "published", "text", "label", "until")


class AddPage(Value, frozen=True, kw_only=True):
    """What the page shows.

    Attributes:
        typed: What was typed.
        labels: What can be chosen.
        given: One was just taken in that the viewer may not see.
    """

    typed: dict[str, str]
    labels: tuple[Label, ...] = LABELS
    given: bool = False


def load(_desk: View, ask: Ask) -> AddPage:
    """Give the form, empty or as it was sent."""
    typed = {key: ask.form.get(key, "") for key in FIELDS}
    typed["label"] = typed["label"] or DEFAULT
    return AddPage(typed=typed, given=bool(ask.word("given")))


def act(desk: View, ask: Ask) -> str:
    """Take the report."""
    text = ask.form.get("text", "")
    published = western(ask.typed("published"))
    errors: dict[str, str] = {}
    if not text.strip():
        errors["text"] = "add.errors.text"
    if published:
        try:
            check_published(published)
        except InputError:
            errors["published"] = "add.errors.published"
    url = ask.typed("url")
    if url and not url.startswith(("https://", "http://")):
        errors["url"] = "add.errors.url"
    label = given(ask, errors)
    if errors:
        raise FormError(**errors)
    page = Page(
        text=text,
        title=ask.typed("title") or None,
        outlet=ask.typed("outlet") or None,
        url=url or None,
        published=published or None,
    )
    added = desk.take(_accepted(page), first(label, ask))
    if isinstance(added, Fault):
        raise FormError(text="add.errors.unread")
    if not desk.sees_after(label.label, label.until) or not desk.sees(added.id):
        return f"/{ask.language}/add?given=yes"
    return f"/{ask.language}/report/{added.id}"


def _accepted(page: Page) -> Document:
    try:
        return accept(page)
    except InputError:
        raise FormError(form="add.errors.unread") from None
