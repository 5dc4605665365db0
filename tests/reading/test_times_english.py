"""English expressions of time, found and resolved: own sentences, one behaviour a row."""

from datetime import date

import pytest

from reading.times_support import read_values

WEDNESDAY = date(2020, 10, 14)

CASES = [
    # weekdays
    ("Rebels shelled the port on Monday.", ["Monday=2020-10-12"]),
    ("The mission said on Wednesday the road was open.", ["Wednesday=2020-10-14"]),
    ("The two sides will meet on Saturday in Geneva.", ["Saturday=2020-10-17"]),
    ("Talks are due to resume on Friday.", ["Friday=2020-10-16"]),
    ("Ministers met last Sunday.", ["last Sunday=2020-10-11"]),
    ("Envoys return next Tuesday.", ["next Tuesday=2020-10-20"]),
    ("A blast hit the market on Tuesday night.", ["Tuesday night=2020-10-13"]),
    (
        "The army said on Monday its truce would start on Thursday.",
        ["Monday=2020-10-12", "Thursday=2020-10-15"],
    ),
    # deixis
    ("The council meets tomorrow.", ["tomorrow=2020-10-15"]),
    ("Shells fell yesterday near the airport.", ["yesterday=2020-10-13"]),
    ("Two convoys arrived last night.", ["last night=2020-10-13"]),
    ("Fighters left at dawn.", []),
    ("They withdrew a day after the raid.", []),
    # dates
    ("The accord was signed on June 5, 2016.", ["June 5, 2016=2016-06-05"]),
    ("It took effect on 5 June.", ["5 June=2020-06-05"]),
    ("On the 5th of June the siege began.", ["5th of June=2020-06-05"]),
    ("19 Sep 2016 | Staff report", ["19 Sep 2016=2016-09-19"]),
    ("Updated 2016-07-09 by the desk", ["2016-07-09=2016-07-09"]),
    ("Posted 09/07/2016 in News", ["09/07/2016=2016-07-09"]),
    ("Clashes broke out on Sept. 27.", ["Sept. 27=2020-09-27"]),
    ("The pause ran from August 4 to 13.", ["August 4 to 13=2020-08-04/2020-08-13"]),
    ("A calm held between 5 and 8 March 2019.", ["5 and 8 March 2019=2019-03-05/2019-03-08"]),
    ("It was agreed on Saturday, 10 October.", ["Saturday, 10 October=2020-10-10"]),
    # months and years
    ("The town fell in May.", ["May=2020-05"]),
    ("The talks may resume.", []),
    ("May God help them, he said.", []),
    ("Protesters on the Great March of Return were shot.", []),
    ("The front has not moved since March 2015.", ["March 2015=2015-03"]),
    ("War broke out in 2014.", ["2014=2014"]),
    ("The 2018 deal collapsed.", ["2018=2018"]),
    ("About 2000 people fled.", []),
    ("Resolution 2254 calls for a truce.", []),
    ("Fighting eased in mid-2012.", ["mid-2012=2012"]),
    ("Fighting eased in mid-June.", ["mid-June=2020-06"]),
    ("Early last year the lines were frozen.", ["Early last year=2019"]),
    ("Strikes doubled last month.", ["last month=2020-09"]),
    ("Monitors arrive next week.", ["next week=2020-10-19/2020-10-25"]),
    ("The lull broke last weekend.", ["last weekend=2020-10-10/2020-10-11"]),
    ("In the summer of 2014 the war spread.", ["summer of 2014=2014-06-01/2014-08-31"]),
    ("The conflict of the 1990s left scars.", ["1990s=1990-01-01/1999-12-31"]),
    ("Villages have been empty since August.", ["August=2020-08"]),
    # counted back
    ("The envoy left two days ago.", ["two days ago=2020-10-12"]),
    ("A week ago the bridge was hit.", ["A week ago=2020-10-07"]),
    ("They fled three months ago.", ["three months ago=2020-07"]),
    (
        "Forty people were killed in the past 48 hours.",
        ["the past 48 hours=2020-10-12/2020-10-14"],
    ),
    (
        "Over the last three days shelling killed nine.",
        ["the last three days=2020-10-11/2020-10-14"],
    ),
    ("The war has lasted 16 years.", []),
    # clocks
    (
        "The truce starts at 18:00 GMT on Friday.",
        ["18:00 GMT on Friday=2020-10-16T18:00Z"],
    ),
    ("It takes effect at noon on Saturday.", ["noon on Saturday=2020-10-17T12:00"]),
    (
        "The ceasefire will begin at 7 a.m. local time (0400 GMT) on Thursday.",
        ["7 a.m. local time=2020-10-15T07:00", "0400 GMT=2020-10-15T04:00Z", "Thursday=2020-10-15"],
    ),
    ("The score was 18 to 20.", []),
    # lengths
    ("They announced a 48-hour truce.", ["48-hour=PT48H"]),
    ("The army declared a three-day ceasefire.", ["three-day=P3D"]),
    ("A week-long pause was agreed.", ["week-long=P1W"]),
    ("The ceasefire will hold for two weeks.", ["two weeks=P2W"]),
    ("He was held for ten days.", []),
    # feasts
    ("A truce for Eid al-Adha was offered.", ["Eid al-Adha=2020-07-31"]),
    ("Guns fell silent over the Eid al-Fitr holiday.", ["Eid al-Fitr holiday=2020-05-24/2020-05-26"]),
    ("A Christmas truce is proposed.", ["Christmas=2020-12-25"]),
    ("Orthodox Easter 2022 passed without a truce.", ["Orthodox Easter 2022=2022-04-24"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_english_times_are_read(text, expected):
    """Each sentence gives these times and no others, resolved against a Wednesday."""
    assert read_values(text, "en", WEDNESDAY) == expected
