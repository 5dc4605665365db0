"""Minimal pairs of Arabic statements: what is one, whose, which act, and what was said."""

import pytest

from hudna.model.document import Document, document_id
from hudna.model.reading import Statement
from hudna.packs import load
from hudna.reading.reader import DocumentReader


@pytest.fixture(scope="module")
def reader() -> DocumentReader:
    """Give one reader for all sentences; its caches stay warm."""
    return DocumentReader(load())


def read(reader: DocumentReader, text: str) -> tuple[Statement, ...]:
    """Read a text of our own."""
    ident = document_id(text, title=None, outlet=None, url=None)
    return reader.read(Document(id=ident, text=text, language="ar")).statements


def brief(statement: Statement) -> tuple[str, str, str, str]:
    """Give cue, act, speakers and content of a statement as plain words."""
    speakers = " + ".join(s.name.ar or s.text or "" for s in statement.speakers)
    content = statement.content.text if statement.content else ""
    return statement.cue.text, statement.act, speakers, content


PAIRS = [
    ("قال الوسيط إن المعبر فتح صباحا.", ("قال", "state", "الوسيط", "إن المعبر فتح صباحا")),
    ("المعبر فتح صباحا، بحسب الوسيط.", ("بحسب", "state", "الوسيط", "المعبر فتح صباحا")),
    (
        "دعت اليونيسف الأطراف إلى حماية المدارس.",
        ("دعت", "request", "منظمة الأمم المتحدة للطفولة", "حماية المدارس"),
    ),
    ("طالب الأهالي السلطات بفتح الطريق.", ("طالب", "request", "الأهالي", "فتح الطريق")),
    ("رفضت موسكو مشروع القرار.", ("رفضت", "reject", "روسيا", "مشروع القرار")),
    ("نفى الجيش السوداني قصف السوق.", ("نفى", "deny", "الجيش السوداني", "قصف السوق")),
    ("اتهمت بغداد الفصائل بخرق الهدنة.", ("اتهمت", "accuse", "العراق", "خرق الهدنة")),
    ("حذر الطبيب من نفاد الوقود.", ("حذر", "warn", "الطبيب", "نفاد الوقود")),
    ("أعلنت حماس هدنة من ثلاثة أيام.", ("أعلنت", "announce", "حركة حماس", "هدنة من ثلاثة أيام")),
    ("رحبت عمان باتفاق الأسرى.", ("رحبت", "welcome", "الأردن", "اتفاق الأسرى")),
    (
        "أعربت برلين عن قلقها إزاء التصعيد.",
        ("أعربت", "express", "ألمانيا", "قلقها إزاء التصعيد"),
    ),
    ("تعهد الطرفان بحماية القوافل.", ("تعهد", "promise", "الطرفان", "حماية القوافل")),
    (
        "هدد المتمردون بالانسحاب من الاتفاق.",
        ("هدد", "threaten", "المتمردون", "الانسحاب من الاتفاق"),
    ),
    ("شدد المبعوث على فتح المطار.", ("شدد", "affirm", "المبعوث", "فتح المطار")),
    (
        "وكان وزير الخارجية المصري سامح شكري قد أكد أن المعبر مفتوح.",
        ("أكد", "affirm", "سامح شكري", "أن المعبر مفتوح"),
    ),
    ("نقلت رويترز عن ضابط قوله إن المطار آمن.", ("قوله", "state", "ضابط", "إن المطار آمن")),
    (
        "الهدنة التي أعلنتها موسكو دخلت يومها الثاني.",
        ("أعلنتها", "announce", "روسيا", "الهدنة"),
    ),
    ("أكد مصدر عسكري أن القوات انسحبت.", ("أكد", "affirm", "مصدر عسكري", "أن القوات انسحبت")),
    ('"لن ننسحب"، قال القائد للصحافيين.', ("قال", "state", "القائد", "لن ننسحب")),
    ("جاء في بيان للجيش أن المدينة هادئة.", ("جاء", "state", "الجيش", "أن المدينة هادئة")),
]

NOTHING = [
    "لم يعلن الجيش أي هدنة.",
    "لم يعلق المتحدث على النبأ.",
    "رفض المسؤول الكشف عن اسمه.",
    "يذكر أن المدينة محاصرة منذ عام.",
    "وقع الانفجار قبل وصول الوفد.",
    "عبر النازحون النهر ليلا.",
    "نقلت سيارات الإسعاف الجرحى إلى المستشفى.",
    "التقى الوزير نظيره في جنيف.",
    "قصفت طائرات السوق صباح الخميس.",
    "تعد المدينة معقلا للمتمردين.",
    "بين البلدين حدود طويلة.",
    "إذا أعلن الجيش الهدنة عاد السكان.",
    "تم الإعلان عن وقف القتال.",
]


@pytest.mark.parametrize(("text", "expected"), PAIRS, ids=[text for text, _ in PAIRS])
def test_a_statement_is_read_whole(
    reader: DocumentReader, text: str, expected: tuple[str, str, str, str]
) -> None:
    """Cue, act, speaker and content come out of one sentence, and nothing else does."""
    assert brief(read(reader, text)[0]) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_what_nobody_says_is_no_statement(reader: DocumentReader, text: str) -> None:
    """Deeds, withheld speech, conditions and passives without an agent are not statements."""
    assert [brief(s) for s in read(reader, text)] == []


def test_a_dropped_subject_is_the_last_speaker(reader: DocumentReader) -> None:
    """The speaker of the sentence before goes on, marked as carried."""
    first, second = read(reader, "قال المبعوث إن الحوار مستمر. وأضاف أن الاتصالات لم تنقطع.")
    assert first.speakers[0].name == second.speakers[0].name
    assert (first.speakers[0].carried, second.speakers[0].carried) == (False, True)


def test_a_feminine_verb_does_not_continue_a_man(reader: DocumentReader) -> None:
    """Agreement chooses among those who spoke before."""
    text = "قالت الوزارة إن المعبر مفتوح. وقال القائد إن الطريق مغلق. وأضافت أن القوافل وصلت."
    assert read(reader, text)[2].speakers[0].text == "الوزارة"


def test_a_participle_adds_an_act_of_the_same_speaker(reader: DocumentReader) -> None:
    """«داعيا» after a comma is a second act of him who spoke first."""
    first, second = read(reader, "أدان الأمين العام القصف، داعيا الأطراف إلى ضبط النفس.")
    assert (first.act, second.act) == ("condemn", "request")
    assert second.speakers[0].carried
    assert second.content is not None
    assert second.content.text == "ضبط النفس"


def test_two_joint_speakers_are_two_entries(reader: DocumentReader) -> None:
    """«روسيا وتركيا» said it together: both stand as speakers."""
    (statement,) = read(reader, "أعلنت روسيا وتركيا وقفا لإطلاق النار في إدلب.")
    assert [s.name.en for s in statement.speakers] == ["Russia", "Turkey"]


def test_the_two_sides_are_the_last_pair(reader: DocumentReader) -> None:
    """A dual without names means the two who were named side by side."""
    text = "بحث بوتين ونظيره التركي رجب طيب أردوغان الملف. وأكد الجانبان أهمية الحوار."
    (statement,) = read(reader, text)
    assert [s.name.en for s in statement.speakers] == ["Vladimir Putin", "Recep Tayyip Erdogan"]


def test_every_span_slices_to_its_text(reader: DocumentReader) -> None:
    """Spans are offsets of the text as received, tashkeel and damaged quotes included."""
    text = "وأكَّد النّاطق أنّ ”الهدنة ثابتة”. ودعت موسكو إلى ”خطوات مشتركة”."
    for statement in read(reader, text):
        start, end = statement.cue.span
        assert text[start:end] == statement.cue.text
        if statement.content is not None:
            start, end = statement.content.span
            assert text[start:end] == statement.content.text


def test_an_office_that_reads_out_the_words_of_others_relays_them(reader: DocumentReader) -> None:
    office = "قال الكرملين إن فلاديمير بوتين دعا باراك أوباما إلى تمديد الهدنة."
    _said, urged = read(reader, office)
    assert [(r.name.ar, r.how) for r in urged.relay] == [("الكرملين", "said")]
    person = "قال سيرغي لافروف إن فلاديمير بوتين دعا باراك أوباما إلى تمديد الهدنة."
    assert all(s.relay == () for s in read(reader, person))


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("وقال مسؤول في وزارة الدفاع إن القافلة لم تصل.", ["مسؤول في وزارة الدفاع"]),
        ("وقال مسؤول في بيان إن القافلة لم تصل.", ["مسؤول"]),
        ("وقال مسؤول بالأمم المتحدة إن القافلة لم تصل.", ["مسؤول بالأمم المتحدة"]),
        (
            "وقال مصدر في مكتب الرئيس فلاديمير بوتين إن القافلة لم تصل.",
            ["مصدر في مكتب الرئيس فلاديمير بوتين"],
        ),
        ("لكن مصادر سودانية مطلعة قالت لصحيفة محلية إن الهدنة انتهت.", ["مصادر سودانية مطلعة"]),
        ("اتهم دبلوماسيون غربيون موسكو بتعطيل التصويت.", ["دبلوماسيون غربيون"]),
        ("فقد قال الكرملين إن الرئيسين اتفقا على تمديد الهدنة.", ["الكرملين"]),
        ("وطالبت روسيا، بصفتها ضامنا، بالضغط على الأطراف.", ["روسيا"]),
        ("وبقي عدد الفصائل التي أعلنت التزامها عند تسعة.", ["عدد الفصائل"]),
        ("أعلنت عشرة فصائل معارضة تجميد مشاركتها في المحادثات.", ["عشرة فصائل معارضة"]),
        ("وامتنع متحدث باسم الوزارة عن التعليق، مؤكدا أن الحوار مستمر.", ["متحدث باسم الوزارة"]),
    ],
)
def test_a_speaker_is_named_whole_and_without_its_neighbours(
    reader: DocumentReader, text: str, speakers: list[str]
) -> None:
    said = read(reader, text)[0]
    assert [p.name.ar for p in said.speakers] == speakers


def test_whom_a_verb_of_accusing_names_alone_is_accused(reader: DocumentReader) -> None:
    alone = "وقالت الوزارة إن الهدف حماية المدنيين، واتهمت حركة الشباب بقصف البلدة."
    _said, accused = read(reader, alone)
    assert [(p.name.ar, p.carried) for p in accused.speakers] == [("الوزارة", True)]
    assert [p.name.ar for p in accused.addressees] == ["حركة الشباب"]
    both = "واتهمت الوزارة حركة الشباب بقصف البلدة."
    (accused,) = read(reader, both)
    assert [(p.name.ar, p.carried) for p in accused.speakers] == [("الوزارة", False)]


def test_the_number_of_a_resolution_belongs_to_its_name(reader: DocumentReader) -> None:
    text = "أيد مجلس الأمن، في القرار 2510، الجهود الأفريقية لوقف العنف."
    (backed,) = read(reader, text)
    assert backed.content is not None
    assert backed.content.text == "الجهود الأفريقية لوقف العنف"


@pytest.mark.parametrize("count", ["13 خرقا", "خروقا كثيرة"])
def test_how_many_belongs_to_what_is_counted(reader: DocumentReader, count: str) -> None:
    (counted,) = read(reader, f"وسجلت الوزارة {count} في المحافظة.")
    assert counted.content is not None
    assert counted.content.text.startswith(count)


def test_a_document_that_an_agency_spread_is_of_who_spoke_before(reader: DocumentReader) -> None:
    text = (
        "أعلن الجيش السوري تطبيق هدنة. وجاء في بيان نشرته وكالة سانا أن الهدنة تستمر يومين. "
        "وجاء في بيان للبيت الأبيض أن الهدنة هشة."
    )
    _announced, spread, own = read(reader, text)
    assert [p.name.ar for p in spread.speakers] == ["الجيش السوري"]
    assert [r.how for r in spread.relay] == ["carried_by", "statement"]
    assert [r.name.ar for r in spread.relay][1] == "بيان"
    assert [p.name.ar for p in own.speakers] == ["البيت الأبيض"]


def test_the_statement_is_the_offices_though_a_person_spoke_in_it(reader: DocumentReader) -> None:
    text = (
        "وقال البيت الأبيض إن باراك أوباما أعرب عن قلقه، وحث روسيا على الضغط على حليفها. "
        "وأضاف البيان أن الاتصال كان قصيرا."
    )
    added = read(reader, text)[-1]
    assert [p.name.ar for p in added.speakers] == ["البيت الأبيض"]


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("قال الوزير إن الاجتماع الذي كان مقررا في جنيف تعطل.", ["قال"]),
        ("انتظرت البعثة الفصائل كي تعلن قبولها الهدنة.", []),
        ("أعلنت الفصائل قبولها الهدنة.", ["أعلنت"]),
    ],
)
def test_what_was_set_or_meant_is_not_said(
    reader: DocumentReader, text: str, cues: list[str]
) -> None:
    assert [s.cue.text for s in read(reader, text)] == cues


def test_a_hearer_stands_outside_an_apposition(reader: DocumentReader) -> None:
    text = "قال أسامة أبو زيد، المستشار القانوني للحركة، {}إن الاتفاق انهار."
    (said,) = read(reader, text.format(""))
    assert said.addressees == ()
    (told,) = read(reader, text.format("لوكالة رويترز "))
    assert [p.name.ar for p in told.addressees] == ["وكالة رويترز"]


def test_quoted_names_are_accused_like_others(reader: DocumentReader) -> None:
    text = "أعلن الجيش السوري انتهاء الهدنة، متهما {} بارتكاب خروق."
    for name in ('"المجموعات الإرهابية"', "المجموعات الإرهابية"):
        announced, accused = read(reader, text.format(name))
        assert announced.content is not None
        assert announced.content.text == "انتهاء الهدنة"
        assert [p.name.ar for p in accused.addressees] == ["المجموعات الإرهابية"]


def test_a_source_clause_inside_words_gives_only_them(reader: DocumentReader) -> None:
    text = "قال الناطق إن 12 فصيلا وقعت الاتفاق، لا سبعة كما أعلنت موسكو."
    _said, announced = read(reader, text)
    assert announced.content is not None
    assert announced.content.text.startswith("إن 12 فصيلا")


def test_what_a_group_is_says_nothing(reader: DocumentReader) -> None:
    text = "وأكدت فصائل معارضة في بيان أنها ستعتبر الاتفاق لاغيا."
    assert [s.cue.text for s in read(reader, text)] == ["أكدت"]


def test_who_wants_no_name_says_what_follows(reader: DocumentReader) -> None:
    text = "وقال مسؤولون أمريكيون طلبوا عدم كشف أسمائهم إن الغارة لم تقع."
    assert [s.cue.text for s in read(reader, text)] == ["قال"]
