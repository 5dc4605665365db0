"""The page."""

import re
from html.parser import HTMLParser

import msgspec
import pytest

from hudna.export.html import page

VOID = {"meta", "br", "link", "hr", "img", "input"}


class Elements(HTMLParser):
    """Collects the elements of a page and checks that they nest."""

    def __init__(self):
        super().__init__()
        self.open, self.seen, self.text = [], [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "script" not in self.open and "style" not in self.open:
            self.text.append(data)


def parsed(html):
    elements = Elements()
    elements.feed(html)
    elements.close()
    assert not elements.open
    return elements


def test_the_page_nests_and_its_ids_are_unique(english, arabic):
    """Every browser builds the same tree of it."""
    ids = [attrs["id"] for _, attrs in parsed(page([english, arabic])).seen if "id" in attrs]
    assert len(ids) == len(set(ids))


def test_every_inner_link_leads_somewhere(english, arabic):
    """Without scripts, anchors lead from statement to text and back."""
    seen = parsed(page([english, arabic])).seen
    ids = {attrs["id"] for _, attrs in seen if "id" in attrs}
    links = [attrs["href"][1:] for _, attrs in seen if attrs.get("href", "").startswith("#")]
    assert {f"d{n}-s1{end}" for n in (1, 2) for end in ("", "-c", "-n")} <= set(links)
    assert set(links) <= ids


def test_nothing_is_fetched(english):
    """A page that is opened tells nobody that it was."""
    html = page([english])
    assert not [
        attrs
        for tag, attrs in parsed(html).seen
        if "src" in attrs or tag in {"link", "img", "iframe"}
    ]
    assert not re.search(r"url\(|@import|@font-face", html)
    assert "default-src 'none'" in html


def test_language_and_direction_are_written_together(arabic):
    """A run with a language has its direction and the other way round."""
    for _, attrs in parsed(page([arabic])).seen:
        assert ("lang" in attrs) <= ("dir" in attrs)
    assert '<span lang="en" dir="ltr">Radio Sahl</span>' in page([arabic])


@pytest.mark.parametrize(
    "evil",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "</style><b>",
        "javascript:alert(1)",
        "]]><!--",
    ],
)
def test_a_report_cannot_put_elements_on_the_page(english, evil):
    """Whatever stands in a text or its fields is shown, not run."""
    document = msgspec.structs.replace(
        english.document,
        title=evil,
        outlet=evil,
        url=evil,
        given_id=evil,
        text=evil * 2,
        body=((0, len(evil)),),
    )
    before = [tag for tag, _ in parsed(page([english])).seen]
    bare = msgspec.structs.replace(english, mentions=(), times=(), statements=())
    got = parsed(page([msgspec.structs.replace(bare, document=document)]))
    assert {tag for tag, _ in got.seen} <= set(before) | {"p"}
    assert sum(tag == "script" for tag, _ in got.seen) == 1
    assert not [1 for _, attrs in got.seen if any(name.startswith("on") for name in attrs)]
    assert not [1 for _, attrs in got.seen if attrs.get("href", "").startswith("javascript")]


def test_the_text_on_the_page_is_the_text(arabic):
    """Every word of the report is there, in its order."""
    shown = " ".join("".join(parsed(page([arabic])).text).split())
    assert " ".join(arabic.document.text.splitlines()[1].split()) in shown


def test_the_same_readings_give_the_same_page(english, arabic):
    """A page can be compared byte by byte."""
    assert page([english, arabic]) == page([english, arabic])


def test_a_page_of_nothing_is_a_page():
    """No documents, no failure."""
    parsed(page([]))
