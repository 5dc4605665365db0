"""Minimal pairs of Arabic statements: the right speaker, hearer and stretch, or none."""

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


def whose(statement: Statement) -> tuple[str, str, str]:
    """Give cue, speakers and content of a statement as plain words."""
    speakers = " + ".join(s.name.ar or s.text for s in statement.speakers)
    return statement.cue.text, speakers, statement.content.text if statement.content else ""


SAID = [
    (
        "يقول الكاتب إن الحصار طال. ويضيف: «كنا نحصي الأيام».",
        ("يضيف", "الكاتب", "كنا نحصي الأيام"),
    ),
    (
        "«المسألة مسألة أسابيع»، يقول الوسيط، قبل أن يستدرك: «إلا إذا عادت الغارات».",
        ("يستدرك", "الوسيط", "إلا إذا عادت الغارات"),
    ),
    (
        "أعلن الإطار الوطني الدائم، الذي يضم ثلاث حركات، أنه سيقاتل.",
        ("أعلن", "الإطار الوطني الدائم", "أنه سيقاتل"),
    ),
    (
        "ودعا وسطاء محليون الطرفين إلى التهدئة وأعلنوا نشر مراقبين.",
        ("أعلنوا", "وسطاء محليون", "نشر مراقبين"),
    ),
    (
        "أما القائم بأعمال رئيس الوزراء فقد أعلن أن الهدنة سارية.",
        ("أعلن", "القائم بأعمال رئيس الوزراء", "أن الهدنة سارية"),
    ),
    (
        "رحبت المبعوثة بالاتفاق الذي أبرمته الحكومة في العاصمة، وأشادت بجهود الوسيط.",
        ("أشادت", "المبعوثة", "جهود الوسيط"),
    ),
    (
        "شكر هون مانيت الرئيس الأميركي دونالد ترامب على وساطته.",
        ("شكر", "هون مانيت", "وساطته"),
    ),
    (
        "ويرفض ساركسيان اتهام باكو للمنظمات بالانحياز، ويرى أن التهمة جاهزة.",
        ("يرفض", "ساركسيان", "اتهام باكو للمنظمات بالانحياز"),
    ),
    (
        "وكانت حركتا حماس والجهاد الإسلامي أعلنتا أن اللقاء تأجل.",
        ("أعلنتا", "حركتا حماس + حركة الجهاد الإسلامي", "أن اللقاء تأجل"),
    ),
    ("قال مسؤولان أميركيان إن اللقاء تأجل.", ("قال", "مسؤولان أميركيان", "إن اللقاء تأجل")),
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_who_said_what(reader: DocumentReader, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in [whose(statement) for statement in read(reader, text)]


def test_the_editor_speaks_for_himself(reader: DocumentReader) -> None:
    text = "قال الكاتب إن الحصار طال. ويذكر أن المدينة محاصرة منذ عام."
    assert [s.cue.text for s in read(reader, text)] == ["قال"]


def test_neighbours_are_asked_by_whoever_spoke(reader: DocumentReader) -> None:
    asked = read(reader, "رحبت المبعوثة بالهدنة. كما ناشدت الدول المجاورة وقف دعمها للمسلحين.")[-1]
    assert whose(asked) == ("ناشدت", "المبعوثة", "وقف دعمها للمسلحين")
    assert [p.text for p in asked.addressees] == ["الدول المجاورة"]
    (own,) = read(reader, "ناشدت الدول المجاورة الطرفين وقف القتال.")
    assert whose(own) == ("ناشدت", "الدول المجاورة", "وقف القتال")


def test_a_verb_repeated_by_its_noun_has_no_content_there(reader: DocumentReader) -> None:
    (denied,) = read(reader, "سقطت قذائف على السوق، وهو ما نفته وزارة الدفاع السورية نفيا قاطعا.")
    assert denied.act == "deny"
    assert denied.content is None


def test_whom_an_announcement_concerns_does_not_hear_it(reader: DocumentReader) -> None:
    (announced,) = read(reader, "أعلنت الأمم المتحدة إيصال مساعدات للجيش اللبناني في صور.")
    assert announced.addressees == ()
    (told,) = read(reader, "قالت الأمم المتحدة للجيش اللبناني إن القافلة في طريقها.")
    assert [p.name.ar for p in told.addressees] == ["الجيش اللبناني"]


def test_a_surname_is_of_whoever_bears_that_first_name(reader: DocumentReader) -> None:
    other = "قالت رئيسة بعثة الأمم المتحدة بينتو كيتا إن الوضع خطير. وأوضحت كيتا أن الطريق مغلق."
    assert all("إبراهيم" not in whose(statement)[1] for statement in read(reader, other))
    assert [s.cue.text for s in read(reader, other)] == ["قالت", "أوضحت"]
    same = "قال وزير الخارجية الأوكراني أندريي سيبيغا إن الهدنة لم تصمد."
    assert read(reader, same)[0].speakers[0].name.en == "Andrii Sybiha"


def test_in_the_words_of_somebody_is_told_once(reader: DocumentReader) -> None:
    (said,) = read(reader, "على حد قول ناشط محلي، فإن معظم السكان غادروا.")
    assert whose(said) == ("على حد قول", "ناشط محلي", "إن معظم السكان غادروا")
