"""Times found and resolved: own sentences, one behaviour a row."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

import hudna.packs
from hudna.language.analyse import analyse
from hudna.language.lexicon import build_lexicon
from hudna.language.words import Text
from hudna.model.reading import TimeRead
from hudna.packs.calendar import Calendar, load_calendar
from hudna.reading.times import find_expressions, find_times, resolve

WEDNESDAY = date(2020, 10, 14)

ARABIC = [
    # weekdays
    ("وصل الوفد الاثنين إلى العاصمة.", ["الاثنين=2020-10-12"]),
    ("قالت البعثة الأربعاء إن الطريق مفتوح.", ["الأربعاء=2020-10-14"]),
    ("من المقرر أن يجتمع الطرفان السبت في جنيف.", ["السبت=2020-10-17"]),
    ("ستبدأ الجولة الثالثة يوم الأحد.", ["يوم الأحد=2020-10-18"]),
    ("التقى الوزيران الأحد الماضي.", ["الأحد الماضي=2020-10-11"]),
    ("تنطلق المحادثات الثلاثاء المقبل.", ["الثلاثاء المقبل=2020-10-20"]),
    ("قصفت المدفعية البلدة مساء الثلاثاء.", ["مساء الثلاثاء=2020-10-13"]),
    ("وقع الانفجار ليل الاثنين الثلاثاء.", ["ليل الاثنين الثلاثاء=2020-10-12"]),
    ("توقف القصف يومي الخميس والجمعة.", ["يومي الخميس والجمعة=2020-10-08/2020-10-09"]),
    ("أعلن الاثنين أن الهدنة ستبدأ الخميس.", ["الاثنين=2020-10-12", "الخميس=2020-10-15"]),
    ("انتهت صلاة الجمعة بهدوء.", []),
    ("أعلن الوسيط تمديد الهدنة الاثنين.", ["الاثنين=2020-10-12"]),
    ("مدد الطرفان الهدنة حتى صباح الجمعة.", ["صباح الجمعة=2020-10-16"]),
    ("صمدت الهدنة حتى الجمعة.", ["الجمعة=2020-10-09"]),
    # deixis
    ("أفاد مصدر طبي اليوم الأربعاء بسقوط جرحى.", ["اليوم الأربعاء=2020-10-14"]),
    ("عقد المجلس أمس جلسة مغلقة.", ["أمس=2020-10-13"]),
    ("يلتقي المبعوث غدا قادة الفصائل.", ["غدا=2020-10-15"]),
    ("وصلوا أول من أمس.", ["أول من أمس=2020-10-12"]),
    ("تسري التهدئة بعد غد.", ["بعد غد=2020-10-16"]),
    ("في اليوم التالي عاد الهدوء.", []),
    ("استؤنف القصف في اليوم الثالث للعملية.", []),
    # dates
    ("وقع الاتفاق في 27 شباط/فبراير.", ["27 شباط/فبراير=2020-02-27"]),
    ("دخل الاتفاق حيز التنفيذ في 5 أيار (مايو) 2017.", ["5 أيار (مايو) 2017=2017-05-05"]),
    ("صدر القرار في التاسع عشر من نيسان.", ["التاسع عشر من نيسان=2020-04-19"]),
    ("قتل في 3/4/2019 عنصران.", ["3/4/2019=2019-04-03"]),
    ("بدأت الحملة في ١٢ أكتوبر ٢٠٢٠.", ["١٢ أكتوبر ٢٠٢٠=2020-10-12"]),
    ("أعلن الجيش في 8 أوت الانسحاب.", ["8 أوت=2020-08-08"]),
    ("توصل الطرفان في 2 يوليوز إلى تفاهم.", ["2 يوليوز=2020-07-02"]),
    ("جرى التبادل في 30 كانون الأول الماضي.", ["30 كانون الأول الماضي=2019-12-30"]),
    ("تعقد القمة في 3 تشرين الثاني المقبل.", ["3 تشرين الثاني المقبل=2020-11-03"]),
    ("سقطت المدينة في السادس من الشهر الجاري.", ["السادس من الشهر الجاري=2020-10-06"]),
    ("زار المبعوث المدينة الأحد 4 أكتوبر.", ["الأحد 4 أكتوبر=2020-10-04"]),
    ("استمر الوقف من 4 إلى 13 آب.", ["4 إلى 13 آب=2020-08-04/2020-08-13"]),
    ("اندلع القتال ما بين 1 و5 آذار 2019.", ["1 و5 آذار 2019=2019-03-01/2019-03-05"]),
    # clocks up to midnight, and days of the month named before
    (
        "تبدأ الهدنة الساعة الواحدة فجر السادس من تشرين الثاني.",
        ["الساعة الواحدة فجر السادس من تشرين الثاني=2020-11-06T01:00"],
    ),
    (
        "تسري من 6 تشرين الثاني حتى الساعة الرابعة والعشرين من الثامن منه.",
        ["6 تشرين الثاني=2020-11-06", "الساعة الرابعة والعشرين من الثامن منه=2020-11-09T00:00"],
    ),
    ("كانت المرة الواحدة تكفي.", []),
    ("سلم الأسرى وفر الثامن منهم.", []),
    # months and years
    ("قتل المئات في أيلول الماضي.", ["أيلول الماضي=2020-09"]),
    ("منذ يناير 2015 تحاصر القوات المدينة.", ["يناير 2015=2015-01"]),
    ("عاد النازحون في شهر مارس.", ["شهر مارس=2020-03"]),
    ("مارس الوسطاء ضغوطا على الأطراف.", []),
    ("رحبت تيريزا ماي بالاتفاق.", []),
    ("قتل أب وطفلاه في القصف.", []),
    ("اندلعت الحرب عام 1994.", ["عام 1994=1994"]),
    ("هي الأعنف منذ حرب 2006.", ["2006=2006"]),
    ("اتهم الأمين العام الطرفين بالتصعيد.", []),
    ("نزح 2000 شخص من القرية.", []),
    ("قال إن القرار 1973 ملزم.", []),
    ("انتهت المعارك أواخر العام الماضي.", ["أواخر العام الماضي=2019"]),
    ("تراجعت الهجمات الشهر الماضي.", ["الشهر الماضي=2020-09"]),
    ("تعود اللجنة الأسبوع المقبل.", ["الأسبوع المقبل=2020-10-19/2020-10-25"]),
    ("شهد هذا الأسبوع غارات كثيفة.", ["هذا الأسبوع=2020-10-12/2020-10-18"]),
    ("في منتصف حزيران/يونيو 2018 توقفت المعارك.", ["منتصف حزيران/يونيو 2018=2018-06"]),
    ("شهد صيف 2014 حربا مدمرة.", ["صيف 2014=2014-06-01/2014-08-31"]),
    # counted back
    ("غادر الفريق قبل ثلاثة أيام.", ["قبل ثلاثة أيام=2020-10-11"]),
    ("أطلق سراحهم قبل شهرين.", ["قبل شهرين=2020-08"]),
    ("قبل يومين من الانتخابات قتل مرشح.", []),
    ("يستمر النزاع منذ 16 عاما.", []),
    (
        "قتل 12 مدنيا خلال الساعات الـ24 الماضية.",
        ["الساعات الـ24 الماضية=2020-10-13/2020-10-14"],
    ),
    (
        "سجلت اللجنة خروقات في الأيام الثلاثة الماضية.",
        ["الأيام الثلاثة الماضية=2020-10-11/2020-10-14"],
    ),
    # clocks
    (
        "يبدأ وقف النار عند الساعة 18:00 بتوقيت غرينتش.",
        ["الساعة 18:00 بتوقيت غرينتش=2020-10-14T18:00Z"],
    ),
    (
        "تدخل الهدنة حيز التنفيذ غدا الخميس في الساعة السادسة صباحا.",
        ["غدا الخميس في الساعة السادسة صباحا=2020-10-15T06:00"],
    ),
    ("سمع دوي انفجار عند الساعة 09,30 ت غ.", ["الساعة 09,30 ت غ=2020-10-14T09:30Z"]),
    ("ينتهي التوقف ظهر السبت.", ["ظهر السبت=2020-10-17T12:00"]),
    # lengths
    ("اتفق الطرفان على هدنة لمدة 72 ساعة.", ["72 ساعة=PT72H"]),
    ("أعلن المتمردون وقفا لإطلاق النار لأسبوعين.", ["أسبوعين=P2W"]),
    ("هدنة مدتها شهر واحد قابلة للتمديد.", ["شهر=P1M"]),
    ("استغرقت الزيارة خمسة أيام.", []),
    ("قتل بعد يومين من الاعتقال.", []),
    # feasts and Hijri days
    ("أعلنت هدنة بمناسبة عيد الأضحى.", ["عيد الأضحى=2020-07-31"]),
    ("تسري الهدنة أيام عيد الفطر.", ["أيام عيد الفطر=2021-05-13/2021-05-15"]),
    ("قصفت البلدة ثالث أيام عيد الأضحى.", ["ثالث أيام عيد الأضحى=2020-08-02"]),
    ("وقع الصلح في 17 رمضان 1441 هـ.", ["17 رمضان 1441 هـ=2020-05-10"]),
]

ENGLISH = [
    (
        "The truce will take effect at midnight, Damascus time, on 30 October.",
        ["midnight, Damascus time, on 30 October=2020-10-30T00:00"],
    ),
    ("The envoy left at noon, local officials said.", ["noon=2020-10-14T12:00"]),
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
    ("The pause was extended for two days on Monday.", ["two days=P2D", "Monday=2020-10-12"]),
    ("The army announced a truce until Friday.", ["Friday=2020-10-16"]),
    ("The truce lasted until Friday.", ["Friday=2020-10-09"]),
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
    ("It ran from Jan. 19 to March 1, 2019.", ["Jan. 19=2019-01-19", "March 1, 2019=2019-03-01"]),
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
    (
        "Guns fell silent over the Eid al-Fitr holiday.",
        ["Eid al-Fitr holiday=2020-05-24/2020-05-26"],
    ),
    ("A Christmas truce is proposed.", ["Christmas=2020-12-25"]),
    ("Orthodox Easter 2022 passed without a truce.", ["Orthodox Easter 2022=2022-04-24"]),
    # plans told in the past
    ("The families would be flown out from Saturday.", ["Saturday=2020-10-17"]),
    ("The families were flown out on Saturday.", ["Saturday=2020-10-10"]),
    ("Both clans agreed to clear a widened strip by Nov. 3.", ["Nov. 3=2020-11-03"]),
    ("Both clans managed to clear the strip by April 3.", ["April 3=2020-04-03"]),
    ("They agreed to stay out of town until a meeting on Friday.", ["Friday=2020-10-16"]),
    ("They stayed in town after a meeting on Friday.", ["Friday=2020-10-09"]),
    ("Heavy guns would be pulled out by Dec. 9.", ["Dec. 9=2020-12-09"]),
]


@cache
def calendar_pack() -> Calendar:
    return load_calendar(Path(hudna.packs.__file__).parent / "data" / "calendar")


def text_of(text: str, language: str) -> Text:
    return analyse(text, language, build_lexicon({}, {}))


def read_values(text: str, language: str, anchor: date | None) -> list[str]:
    times = find_times(text_of(text, language), calendar_pack(), anchor)
    return [f"{time.text}={value_of(time)}" for time in times]


def value_of(time: TimeRead) -> str | None:
    if time.duration is not None:
        return time.duration
    first, last = time.since, time.to
    if first is None or last is None or first == last:
        return first
    if time.precision in {"month", "year"}:
        length = 7 if time.precision == "month" else 4
        if first[:length] == last[:length]:
            return first[:length]
    return f"{first}/{last}"


@pytest.mark.parametrize(("text", "expected"), ARABIC)
def test_arabic_times_are_read(text: str, expected: list[str]):
    """Each sentence gives these times and no others, resolved against a Wednesday."""
    assert read_values(text, "ar", WEDNESDAY) == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_times_are_read(text: str, expected: list[str]):
    """Each sentence gives these times and no others, resolved against a Wednesday."""
    assert read_values(text, "en", WEDNESDAY) == expected


def test_a_text_without_any_date_keeps_its_expressions_unresolved():
    """The dating step needs the expressions before the day of writing is known."""
    assert read_values("Shells fell on Monday.", "en", None) == ["Monday=None"]


def test_a_full_date_in_the_text_stands_in_for_an_unknown_publication_day():
    """A report that names its day in full is its own anchor."""
    text = "On 14 October 2020 the council met. Shells fell on Monday."
    assert read_values(text, "en", None)[1] == "Monday=2020-10-12"


def test_the_dateline_of_the_text_wins_over_the_given_day():
    """A page filed under a wrong day still reads right."""
    text = "12-10-2020\nShells fell on Saturday in the port."
    assert read_values(text, "en", date(2020, 12, 10))[1] == "Saturday=2020-10-10"


def test_the_same_expressions_resolve_against_another_day():
    """Finding and resolving stay apart, so the dating step can resolve again."""
    text = text_of("Shells fell yesterday.", "en")
    found = find_expressions(text, calendar_pack())
    days = [
        resolve(found, day, text, calendar_pack())[0].since for day in (WEDNESDAY, date(2021, 1, 1))
    ]
    assert days == ["2020-10-13", "2020-12-31"]


def test_the_truce_that_lasts_until_the_end_of_a_month_ends_on_its_last_day():
    """The edge of a period is a day where it bounds a truce."""
    assert read_values("تستمر الهدنة حتى نهاية الشهر.", "ar", WEDNESDAY) == [
        "نهاية الشهر=2020-10-31"
    ]


def test_a_clock_takes_the_day_named_before_it():
    """A second sentence that gives only the hour is about the day just named."""
    text = "The pause was due on Friday. It was to begin at 09:00 GMT."
    assert read_values(text, "en", WEDNESDAY)[1] == "09:00 GMT=2020-10-16T09:00Z"


def test_a_feast_moves_to_the_day_the_text_gives_it():
    """The sighting of the moon may differ by a day from the computed calendar."""
    text = "يصادف عيد الأضحى 1 آب/أغسطس هذا العام."
    assert read_values(text, "ar", date(2020, 7, 20))[0] == "عيد الأضحى=2020-08-01"


def test_every_time_says_which_rule_fired():
    """A reader must be able to see why a day came out."""
    times = find_times(text_of("It opens next Monday.", "en"), calendar_pack(), WEDNESDAY)
    assert times[0].because == ("time.weekday-next",)


def test_a_stated_offset_is_kept_and_marked():
    """The zone of a clock is told apart from a local clock."""
    text = text_of("It begins at 06:00 GMT+3 on Thursday.", "en")
    time = find_times(text, calendar_pack(), WEDNESDAY)[0]
    assert (time.since, time.zone) == ("2020-10-15T06:00+03:00", "stated")


def test_a_reporting_period_is_no_dateline():
    """The first day of the weeks reported is not the day of writing."""
    text = "Reporting period: 12 – 13 October 2020\nTalks resumed on 13 October and on Monday."
    assert read_values(text, "en", WEDNESDAY)[1:] == ["13 October=2020-10-13", "Monday=2020-10-12"]


def test_a_clock_that_leads_its_line_is_of_the_day_of_writing():
    """In a log of the day a clock does not go on from a day told in the line before."""
    text = "09:15 غادر السكان قبل يومين.{}09:40 قال الحاكم إن الوضع هادئ."
    own = read_values(text.format("\n"), "ar", WEDNESDAY)
    assert own[-1] == "09:40=2020-10-14T09:40"
    headed = "Monday 12 October\n09:15 Residents left.\n09:40 All was calm."
    assert read_values(headed, "en", WEDNESDAY)[-1] == "09:40=2020-10-12T09:40"


def test_a_body_named_for_a_day_is_no_time():
    """A movement's name is not a date; what it did on a day is."""
    assert read_values("انسحبت حركة 23 مارس من البلدة.", "ar", WEDNESDAY) == []
    assert read_values("The 23 March Movement withdrew.", "en", WEDNESDAY) == []
    assert read_values("انسحبت الحركة 23 مارس.", "ar", WEDNESDAY) == ["23 مارس=2020-03-23"]


def test_a_year_may_stand_before_what_is_of_it():
    """«A 2011 study» names a year, «some 2011 people» a number."""
    assert read_values("A 2011 study says so.", "en", WEDNESDAY) == ["2011=2011"]
    assert read_values("Some 2011 people fled.", "en", WEDNESDAY) == []
