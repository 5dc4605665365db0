"""A web page becomes the text of its article, with what the page says of itself.

The article is found by trafilatura, comments left out and precision favoured; menus and share
lines that still come through are left outside ``body`` by the reader, as in any text.
Never: a network, a script of the page, a date guessed from the page's text.
"""

import contextlib
import re

from trafilatura import bare_extraction, load_html

from hudna.errors import InputError
from hudna.intake.received import Page, check_language, check_published

_JSON_DAY = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_DAY_KEYS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.date",
    "dc.date",
    "publishdate",
    "pubdate",
    "date",
)
_BLOCKS = "p div br li tr h1 h2 h3 h4 h5 h6 blockquote article section header footer td".split()


def read_page(html: str) -> Page:
    """Give the article of a page.

    A page without an article gives all its visible text: nothing is lost for being short.

    Raises:
        InputError: It cannot be parsed as HTML at all.
    """
    tree = load_html(html)
    if tree is None:
        if html.strip():
            raise InputError("this HTML holds no elements that can be read")
        return Page(text="")
    meta = _metadata(tree)
    title = meta.get("og:title") or _text_of(tree, "title")
    outlet, url = meta.get("og:site_name"), _link(tree) or meta.get("og:url")
    language, published = _language(tree), _published(tree, meta)
    found = bare_extraction(
        tree, include_comments=False, favor_precision=True, with_metadata=False, deduplicate=False
    )
    text = getattr(found, "text", None) or _all_text(html)
    return Page(
        text=text, title=title, outlet=outlet, url=url, language=language, published=published
    )


def _metadata(tree) -> dict[str, str]:
    """Give the first value of every ``meta`` element by its lower-case name."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        value = (element.get("content") or "").strip()
        if key and value:
            found.setdefault(key.strip().lower(), value)
    return found


def _published(tree, meta: dict[str, str]) -> str | None:
    candidates = [meta[key] for key in _DAY_KEYS if key in meta]
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            candidates += _JSON_DAY.findall(script.text or "")
    for day in candidates:
        with contextlib.suppress(InputError):
            return check_published(day[:10])
    return None


def _language(tree) -> str | None:
    with contextlib.suppress(InputError):
        return check_language(
            tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
        )
    return None


def _link(tree) -> str | None:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            return (element.get("href") or "").strip() or None
    return None


def _text_of(tree, tag: str) -> str | None:
    for element in tree.iter(tag):
        return " ".join("".join(element.itertext()).split()) or None
    return None


def _all_text(html: str) -> str:
    """Give the visible text of a page, a line a block."""
    tree = load_html(html)
    if tree is None:
        return ""
    lines: list[str] = [""]
    skipped = 0
    for event, element in _walk(tree):
        hidden = not isinstance(element.tag, str) or element.tag in (
            "script",
            "style",
            "head",
            "template",
        )
        if event == "start":
            skipped += hidden
            if element.tag in _BLOCKS:
                lines.append("")
            if not skipped:
                lines[-1] += element.text or ""
        else:
            skipped -= hidden
            if element.tag in _BLOCKS:
                lines.append("")
            if not skipped:
                lines[-1] += element.tail or ""
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)


def _walk(tree):
    from lxml.etree import iterwalk  # noqa: PLC0415

    return iterwalk(tree, events=("start", "end", "comment", "pi"))
