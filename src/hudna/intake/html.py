"""A web page becomes the text of its article, with what the page says of itself.

The article is found by trafilatura, comments left out and precision favoured; menus and share
lines that still come through are left outside ``body`` by the reader, as in any text.
Never: a network, a script of the page, a date guessed from the page's text.
"""

# pyright: basic
# lxml ships no types; what leaves this file is typed.
import contextlib
import re
from html import unescape

from lxml.etree import Comment, ParserError, strip_elements
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura import bare_extraction

from hudna.errors import InputError
from hudna.intake.received import Page, check_language, check_published

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>", re.IGNORECASE)
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
_TAG = re.compile(r"<[^<>]*>")
_HIDDEN = ("script", "style", "head", "template")
_BLOCKS = (
    "p",
    "div",
    "br",
    "li",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "article",
    "section",
    "header",
    "footer",
    "td",
)


def read_page(html: str) -> Page:
    """Give the article of a page.

    A page without an article gives all its visible text: nothing is lost for being short.
    """
    tree = _parse(html)
    if tree is None:
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


def _parse(html: str) -> HtmlElement | None:
    """Give the page's tree, None when it holds no element.

    A declaration of XML is left out: it names an encoding, which a decoded text no longer has.
    """
    try:
        return document_fromstring(_DECLARATION.sub("", html), parser=HTMLParser(huge_tree=True))
    except (ParserError, ValueError):
        return None


def _metadata(tree: HtmlElement) -> dict[str, str]:
    """Give the first value of every ``meta`` element by its lower-case name."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        value = (element.get("content") or "").strip()
        if key and value:
            found.setdefault(key.strip().lower(), value)
    return found


def _published(tree: HtmlElement, meta: dict[str, str]) -> str | None:
    candidates = [meta[key] for key in _DAY_KEYS if key in meta]
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            candidates += _JSON_DAY.findall(script.text or "")
    for day in candidates:
        with contextlib.suppress(InputError):
            return check_published(day[:10])
    return None


def _language(tree: HtmlElement) -> str | None:
    with contextlib.suppress(InputError):
        return check_language(
            tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
        )
    return None


def _link(tree: HtmlElement) -> str | None:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            return (element.get("href") or "").strip() or None
    return None


def _text_of(tree: HtmlElement, tag: str) -> str | None:
    for element in tree.iter(tag):
        return " ".join("".join(element.itertext()).split()) or None
    return None


def _all_text(html: str) -> str:
    """Give the visible text of a page, a line a block."""
    tree = _parse(html)
    if tree is None:
        return ""
    strip_elements(tree, Comment, *_HIDDEN, with_tail=False)
    for element in tree.iter(*_BLOCKS):
        element.text = "\n" + (element.text or "")
        element.tail = "\n" + (element.tail or "")
    # A tree nested deeper than the parser follows comes out empty; its tags are cut out instead.
    text = "".join(tree.itertext())
    return _tidy(text) or _tidy(unescape(_TAG.sub("\n", html)))


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)
