"""Minimal pairs of Arabic relays: through whom words reached the page, and who only listened."""

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


def chain(statement: Statement) -> tuple[str, str, list[str]]:
    """Give who speaks, what was said, and the relay as plain words."""
    speakers = " + ".join(s.name.ar or "" for s in statement.speakers)
    content = statement.content.text if statement.content else ""
    return speakers, content, [c.name.ar or c.name.en or "" for c in statement.relay]


CHAINS = [
    # an agency that passes words on, in a clause of its own
    (
        "المعبر مغلق، وفق ما نقلت وكالة رويترز عن ضابط في الحرس.",
        ("ضابط في الحرس", "المعبر مغلق", ["وكالة رويترز"]),
    ),
    (
        "وبحسب ما نقلت إذاعة الساحل عن عمدة البلدة، فإن الجسر انهار.",
        ("عمدة البلدة", "إن الجسر انهار", ["إذاعة الساحل"]),
    ),
    ("المعبر مغلق، وفق ما ذكر ضابط.", ("ضابط", "المعبر مغلق", [])),
    (
        "قال العمدة إن الجسر انهار، وفقا لما نقلته وكالة رويترز.",
        ("العمدة", "إن الجسر انهار", ["وكالة رويترز"]),
    ),
    # a source that leads the sentence
    (
        "وحسبما أفاد مسعف لإذاعة الساحل، نقل الجرحى إلى المستشفى.",
        ("مسعف", "نقل الجرحى إلى المستشفى", ["إذاعة الساحل"]),
    ),
    # a document and who spread it
    (
        "قال العمدة في رسالة نشرتها صحيفة الميناء إن الجسر انهار.",
        ("العمدة", "إن الجسر انهار", ["صحيفة الميناء", "رسالة"]),
    ),
    ("قال العمدة في رسالة إن الجسر انهار.", ("العمدة", "إن الجسر انهار", ["رسالة"])),
    ("قال العمدة في مؤتمر صحفي إن الجسر انهار.", ("العمدة", "إن الجسر انهار", [])),
    # an interview is one only with an outlet
    (
        "قال العمدة في لقاء مع قناة الميناء إن الجسر انهار.",
        ("العمدة", "إن الجسر انهار", ["قناة الميناء", "لقاء"]),
    ),
    ("قال العمدة خلال لقائه بالسفير الكندي إن الجسر انهار.", ("العمدة", "إن الجسر انهار", [])),
    # where people post
    ("كتب العمدة على حسابه على تويتر أن الجسر انهار.", ("العمدة", "أن الجسر انهار", ["تويتر"])),
    ("كتب العمدة على جدار المدرسة أن الجسر انهار.", ("العمدة", "أن الجسر انهار", [])),
    # quoted from an outlet, or from somebody
    (
        "قال العمدة، نقلا عن صحيفة الميناء، إن الجسر انهار.",
        ("العمدة", "إن الجسر انهار", ["صحيفة الميناء"]),
    ),
    (
        "قالت صحيفة الميناء، نقلا عن مسعف، إن الجسر انهار.",
        ("مسعف", "إن الجسر انهار", ["صحيفة الميناء"]),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CHAINS, ids=[text for text, _ in CHAINS])
def test_a_chain_is_kept(
    reader: DocumentReader, text: str, expected: tuple[str, str, list[str]]
) -> None:
    """The one whose words they are speaks; outlets and documents carry them."""
    assert chain(read(reader, text)[0]) == expected


def test_what_an_agency_tells_of_others_comes_through_it(reader: DocumentReader) -> None:
    """«ذكرت الوكالة أن مسعفا قال»: the words inside reached the page through the agency."""
    outer, inner = read(reader, "ذكرت وكالة رويترز أن مسعفا قال إن الجسر انهار.")
    assert chain(outer) == ("وكالة رويترز", "أن مسعفا قال إن الجسر انهار", [])
    assert chain(inner)[2] == ["وكالة رويترز"]


def test_hearers_do_not_cross_a_clause(reader: DocumentReader) -> None:
    """Those told in the second clause were not told the first."""
    text = "رحب الوسيط بالإعلان، وقال للصحفيين إن الطريق طويل."
    welcome, said = read(reader, text)
    assert (len(welcome.addressees), len(said.addressees)) == (0, 1)


NOTES = [
    "أكد مسؤول كندي كبير، طلب عدم الكشف عن هويته، أن الجسر انهار.",
    "أكد مسؤول كندي كبير رفض ذكر اسمه أن الجسر انهار.",
    "أكد مسؤول كندي كبير، شريطة عدم نشر اسمه، أن الجسر انهار.",
]


@pytest.mark.parametrize("text", NOTES)
def test_a_note_on_the_source_is_no_act(reader: DocumentReader, text: str) -> None:
    """The main clause goes on after the note, with the same speaker."""
    (only,) = read(reader, text)
    assert chain(only) == ("مسؤول كندي كبير", "أن الجسر انهار", [])


def test_a_request_of_something_else_is_an_act(reader: DocumentReader) -> None:
    """Asking for a delay is no note on the source."""
    acts = [s.act for s in read(reader, "وقال مسؤول إن الوفد طلب عدم تأجيل الاجتماع.")]
    assert acts == ["state", "request"]


NAMES = [
    ("قال قائد الكتيبة علي العمر إن الجسر انهار.", "قائد الكتيبة علي العمر"),
    ("قال قائد الكتيبة سالم الحسن إن الجسر انهار.", "قائد الكتيبة سالم الحسن"),
    ("رفض القائد سالم المشروع الكندي.", "القائد سالم"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_a_family_name_keeps_its_article(reader: DocumentReader, text: str, name: str) -> None:
    """After a given name «العمر» is a name; a thing after it is not."""
    assert read(reader, text)[0].speakers[0].text == name


ASKED = [
    ("وحث جميع الصوماليين والمجتمع الدولي على الحوار.", 2),
    ("وحث جميع الأطراف على الحوار.", 1),
]


@pytest.mark.parametrize(("text", "asked"), ASKED)
def test_all_of_them_are_asked(reader: DocumentReader, text: str, asked: int) -> None:
    """«حث جميع …» after a speaker asks them; they do not ask."""
    _, second = read(reader, "رحب الأمين العام بالاتفاق. " + text)
    assert second.speakers[0].carried
    assert len(second.addressees) == asked


def test_a_verb_repeated_by_its_noun_goes_on(reader: DocumentReader) -> None:
    """«تنفي نفيا قاطعا»: the noun adds force and is neither content nor act."""
    (only,) = read(reader, "تنفي الوزارة نفيا قاطعا إغلاق المعبر.")
    assert chain(only) == ("الوزارة", "إغلاق المعبر", [])
    (bare,) = read(reader, "تنفي الوزارة إغلاق المعبر.")
    assert chain(bare)[1] == "إغلاق المعبر"
