"""What the caller says about a document, checked, and the document made of it."""

import datetime as dt
import difflib
import re
from collections.abc import Callable
from pathlib import Path

from hudna.errors import InputError
from hudna.model.document import Document, document_id
from hudna.model.values import Language, Value

Note = Callable[[str], None]
"""Called with one line for a person when something was put right on the way in."""

_LANGUAGES = {"ar": "ar", "ara": "ar", "arabic": "ar", "en": "en", "eng": "en", "english": "en"}
_DAY = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?"
)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class Given(Value, frozen=True, kw_only=True):
    """What the caller knows of every document of one call.

    Attributes:
        published: Day of publication, ``YYYY-MM-DD``.
        outlet: Who published it.
        language: The language it is written in.
    """

    published: str | None = None
    outlet: str | None = None
    language: Language | None = None


class Fault(Value, frozen=True, kw_only=True):
    """One thing that could not be read.

    Attributes:
        where: The file, line or document.
        message: What is wrong and what was expected.
        reader: The reader itself failed, not the input.
    """

    where: str
    message: str
    reader: bool = False


class Page(Value, frozen=True, kw_only=True):
    """A text with what its source says of it, before the caller's word is laid over it."""

    text: str
    given_id: str | None = None
    language: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None


class Source(Value, frozen=True, kw_only=True):
    """One named file, or standard input when ``path`` is None."""

    name: str
    path: Path | None = None


def check_language(language: str) -> Language:
    """Give the language that a tag names; a region (``ar-SY``) is left off.

    Raises:
        InputError: The language is not one that is read; the nearest one is named.
    """
    tag = re.split("[-_]", language.strip().lower(), maxsplit=1)[0]
    if tag in ("ar", "en"):
        return tag
    near = difflib.get_close_matches(tag, _LANGUAGES, n=1, cutoff=0.3)
    hint = f"; did you mean {_LANGUAGES[near[0]]}?" if near else ""
    raise InputError(f"unknown language {language!r}: expected ar or en{hint}")


def check_published(day: str) -> str:
    """Give the day of an ISO date or date-time, ``YYYY-MM-DD``.

    Raises:
        InputError: It is not a date of the calendar.
    """
    found = _DAY.fullmatch(day.strip())
    try:
        return dt.date.fromisoformat(found[1] if found else "").isoformat()
    except ValueError:
        raise InputError(f"bad date {day!r}: expected a real day as YYYY-MM-DD") from None


def accept(page: Page, given: Given | None = None, *, note: Note | None = None) -> Document:
    """Make the document of a text, the source's own word before the caller's.

    A lone surrogate cannot be written in any Unicode encoding, so it becomes U+FFFD, one code
    point for one; everything else is stored as received.

    Raises:
        InputError: The language is unknown or the day is not a day.
    """
    given = given or Given()
    text, damaged = _LONE_SURROGATE.subn("\ufffd", page.text)
    if damaged and note:
        note(f"{damaged} lone surrogates were replaced with U+FFFD")
    title, outlet, url = (_clean(part) for part in (page.title, page.outlet, page.url))
    outlet = outlet or given.outlet
    return Document(
        id=document_id(text, title=title, outlet=outlet, url=url),
        text=text,
        given_id=_clean(page.given_id),
        language=check_language(page.language) if page.language else given.language,
        title=title,
        outlet=outlet,
        url=url,
        published=check_published(page.published) if page.published else given.published,
    )


def _clean(part: str | None) -> str | None:
    return (_LONE_SURROGATE.sub("\ufffd", part) or None) if part else None
