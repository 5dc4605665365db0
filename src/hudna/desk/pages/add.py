"""Takes one report into the record and reads it."""

from hudna.desk.asking import Ask, FormError
from hudna.desk.instants import western
from hudna.desk.state import Desk
from hudna.errors import InputError
from hudna.intake.received import Fault, Page, accept, check_published
from hudna.model.document import Document
from hudna.model.values import Value

FIELDS = ("title", "outlet", "url", "published", "text")


class AddPage(Value, frozen=True, kw_only=True):
    """What the page shows: what was typed."""

    typed: dict[str, str]


def load(_desk: Desk, ask: Ask) -> AddPage:
    """Give the form, empty or as it was sent."""
    return AddPage(typed={key: ask.form.get(key, "") for key in FIELDS})


def act(desk: Desk, ask: Ask) -> str:
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
    if errors:
        raise FormError(**errors)
    page = Page(
        text=text,
        title=ask.typed("title") or None,
        outlet=ask.typed("outlet") or None,
        url=url or None,
        published=published or None,
    )
    added = desk.take(_accepted(page), ask.viewer.name)
    if isinstance(added, Fault):
        raise FormError(text="add.errors.unread")
    return f"/{ask.language}/report/{added.id}"


def _accepted(page: Page) -> Document:
    try:
        return accept(page)
    except InputError:
        raise FormError(form="add.errors.unread") from None
