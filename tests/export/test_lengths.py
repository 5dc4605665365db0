"""Lengths in words, and beside the window that a text tells."""

import pytest

from hudna.export.lengths import disagree, length
from hudna.model.reading import Limit


@pytest.mark.parametrize(
    ("iso", "en", "ar"),
    [
        ("PT72H", "72 hours", "72 ساعة"),
        ("P2D", "2 days", "يومان"),
        ("P1DT6H", "1 day, 6 hours", "يوم و6 ساعات"),
        ("for a while", "for a while", "for a while"),
        ("P", "P", "P"),
    ],
)
def test_a_length_is_told_in_words(iso, en, ar):
    """Nobody has to know ISO 8601; what is none stands for itself."""
    assert (length(iso, "en"), length(iso, "ar")) == (en, ar)


def limit(since, to=None, span=(0, 1)):
    return Limit(since=since, to=to or since, span=span)


@pytest.mark.parametrize(
    ("starts", "ends", "duration", "expected"),
    [
        # From one in the morning to midnight of the third day there are 71 hours.
        (limit("2016-07-06T01:00"), limit("2016-07-09T00:00"), "PT72H", True),
        (limit("2016-07-06T00:00"), limit("2016-07-09T00:00"), "PT72H", False),
        # Whole days: three days fit from the first to the third of a month, ten do not.
        (limit("2016-07-01"), limit("2016-07-03"), "P3D", False),
        (limit("2016-07-01"), limit("2016-07-03"), "P10D", True),
        (limit("2016-07-01"), limit("2016-07-31"), "P1M", False),
        (limit("2016-07-01"), limit("2016-09-30"), "P1M", True),
        # A zone on one side alone is taken for that of both.
        (limit("2016-07-06T00:00+03:00"), limit("2016-07-09T00:00"), "PT72H", False),
        (limit("2016-07-06T00:00+03:00"), limit("2016-07-09T00:00+00:00"), "PT72H", True),
        # An end that was reckoned from the length agrees with it by birth.
        (limit("2016-07-01"), limit("2016-07-03", span=None), "P10D", False),
        (limit("2016-07-01"), None, "P10D", False),
        (limit("2016-07-01"), limit("2016-07-03"), None, False),
        (limit("some day"), limit("2016-07-03"), "P10D", False),
    ],
)
def test_a_window_is_set_against_the_length(starts, ends, duration, expected):
    """Only what cannot be true at once disagrees."""
    assert disagree(starts, ends, duration) is expected
