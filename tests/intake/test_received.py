"""What the caller says of a document is checked."""

import pytest

from hudna.errors import InputError
from hudna.intake.received import Page, accept, check_language, check_published


@pytest.mark.parametrize(("tag", "expected"), [("ar", "ar"), ("AR-sy", "ar"), ("en_GB", "en")])
def test_a_region_is_left_off_a_language(tag, expected):
    """Tags of pages and feeds carry regions."""
    assert check_language(tag) == expected


@pytest.mark.parametrize(("tag", "nearest"), [("arabic", "ar"), ("an", "en"), ("englsh", "en")])
def test_an_unknown_language_names_the_nearest(tag, nearest):
    """A slip is answered with what was likely meant."""
    with pytest.raises(InputError, match=f"did you mean {nearest}"):
        check_language(tag)


@pytest.mark.parametrize(
    "day", ["2021-03-14", "2021-03-14T09:30:00+03:00", "2021-03-14 09:30", " 2021-03-14Z"[:11]]
)
def test_a_day_or_an_instant_gives_its_day(day):
    """Feeds give instants, people give days."""
    assert check_published(day) == "2021-03-14"


@pytest.mark.parametrize(
    "day", ["2021-02-30", "14/03/2021", "yesterday", "", "20210314", "2021-W10-7"]
)
def test_what_is_no_day_is_refused(day):
    """An impossible date is not put right silently."""
    with pytest.raises(InputError, match="YYYY-MM-DD"):
        check_published(day)


def test_the_text_is_stored_as_received():
    """No normalisation, no line ends changed: spans count in what the caller has."""
    text = "a\r\n\u0640\ufeffe\u0301\u202e \x00"
    assert accept(Page(text=text)).text == text


def test_an_empty_title_is_no_title():
    """Unknown is one value."""
    assert accept(Page(text="a", title="", url="")).title is None
