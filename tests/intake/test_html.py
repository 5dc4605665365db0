"""A page becomes the text of its article."""

import pytest

from hudna.intake.html import read_page


def test_the_article_is_found_and_the_furniture_left_out(samples):
    """Menus, comment forms and footers are nobody's statements."""
    page = read_page((samples / "page.ar.html").read_text("utf-8"))
    assert "أعلن مجلس الساحل" in page.text
    assert "رياضة" not in page.text
    assert "اترك تعليقا" not in page.text


def test_the_page_says_what_it_is(samples):
    """Title, outlet, day, language and address come from the page's own head."""
    page = read_page((samples / "page.ar.html").read_text("utf-8"))
    got = (page.title, page.outlet, page.published, page.language, page.url)
    expected = (
        "تمديد الهدنة في الميناء",
        "صحيفة المرسى",
        "2021-04-02",
        "ar",
        "https://almarsa.example/2021/04/02/truce",
    )
    assert got == expected


def test_a_page_without_an_article_gives_all_its_text():
    """Nothing is lost for being short, and scripts are no text."""
    page = read_page(
        "<html><body><div>One</div><script>var two</script><span>Three</span></body></html>"
    )
    assert "One" in page.text
    assert "Three" in page.text
    assert "two" not in page.text


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<html></html>",
        "<!doctype html>",
        "<p>unclosed <b>bold",
        "<html><body>" + "<div>" * 3000,
    ],
)
def test_a_strange_page_is_read(html):
    """A page is never too broken to answer for."""
    assert isinstance(read_page(html).text, str)


def test_the_day_of_a_linked_data_block_is_found():
    """Many outlets give the day only there."""
    html = '<html><head><script type="application/ld+json">{"datePublished": "2020-01-02T10:00Z"}</script></head><body><p>x</p></body></html>'
    assert read_page(html).published == "2020-01-02"
