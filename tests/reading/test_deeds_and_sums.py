"""Minimal pairs of events denied, their doers, drones, and of counts with windows and shares."""

import pytest

from hudna.model.document import Document, document_id
from hudna.model.reading import Reading
from hudna.packs import load
from hudna.reading.reader import DocumentReader


@pytest.fixture(scope="module")
def reader() -> DocumentReader:
    """Give one reader for all sentences; its caches stay warm."""
    return DocumentReader(load())


def read(reader: DocumentReader, text: str, day: str | None = None) -> Reading:
    """Read a text of our own."""
    language = "ar" if "\u0600" < text[0] < "\u06ff" else "en"
    ident = document_id(text, title=None, outlet=None, url=None)
    return reader.read(Document(id=ident, text=text, language=language, published=day))


MODALITIES = [
    ("No government forces had left the town, the mayor said.", "retreat", "denied"),
    ("Government forces had left the town, the mayor said.", "retreat", "actual"),
    ("Neither Chadian nor Libyan aircraft had struck the depot.", "assault.airstrike", "denied"),
    ("Chadian and Libyan aircraft had struck the depot.", "assault.airstrike", "actual"),
    ("The rebels, who had no food, shelled the town on Sunday.", "assault.shelling", "actual"),
    ("قال العمدة إن القوات لم تشن أي هجوم على البلدة.", "assault.other", "denied"),
    ("قال العمدة إن القوات شنت هجوما على البلدة.", "assault.other", "actual"),
    ("أكد الجيش أنه لم يكن ليتعمد قصف المستشفى.", "assault.shelling", "denied"),
]


@pytest.mark.parametrize(("text", "kind", "modality"), MODALITIES)
def test_what_is_said_not_to_have_been_done(
    reader: DocumentReader, text: str, kind: str, modality: str
) -> None:
    """A subject that is nobody, a negated verb of doing: the event is denied."""
    assert [(e.type, e.modality) for e in read(reader, text).events] == [(kind, modality)]


DOERS = [
    (
        "قال العمدة إن طائرات التحالف قصفت السبت قوات حكومية.",
        [("actor", "طائرات التحالف"), ("target", "قوات حكومية")],
    ),
    ("قصفت السبت قوات حكومية السوق.", [("actor", "قوات حكومية"), ("target", "السوق")]),
    (
        "The mayor said government forces shelled the market.",
        [("actor", "government forces"), ("target", "the market")],
    ),
    (
        "Government forces shelled the market.",
        [("actor", "Government forces"), ("target", "the market")],
    ),
]


@pytest.mark.parametrize(("text", "roles"), DOERS)
def test_who_did_it_to_whom(
    reader: DocumentReader, text: str, roles: list[tuple[str, str]]
) -> None:
    """A subject before the verb stays the doer; a verb of speech is part of no name."""
    (event,) = read(reader, text, "2025-03-10").events
    assert [(r.role, r.name.en or r.name.ar) for r in event.roles if r.role != "place"] == roles


TYPES = [
    ("استهدفت مسيرة معادية سيارة في البلدة.", ["assault.airstrike"]),
    ("خرجت مسيرة حاشدة في البلدة الجمعة.", ["protest"]),
    ("اتفق البيانان على أهمية الهدنة.", []),
    ("اتفق الوزيران على وقف القتال.", ["agree"]),
    ("The two statements agreed on the need for calm.", []),
    ("A deal agreed by Chad and Libya took effect on Monday.", ["agree"]),
    ("The two ministers agreed on Sunday to halt the raids.", ["agree"]),
]


@pytest.mark.parametrize(("text", "types"), TYPES)
def test_what_it_is(reader: DocumentReader, text: str, types: list[str]) -> None:
    """A drone is no march, and texts that concur make no deal."""
    assert [e.type for e in read(reader, text, "2025-03-10").events] == types


WINDOWS = [
    ("سجلت اللجنة 14 خرقا خلال 24 ساعة.", ("2025-03-09", "2025-03-10")),
    ("سجلت اللجنة 14 خرقا خلال سبعة أيام.", ("2025-03-03", "2025-03-10")),
    ("سجلت اللجنة 14 خرقا لهدنة مدتها سبعة أيام.", (None, None)),
    ("Monitors recorded 14 violations within 48 hours.", ("2025-03-08", "2025-03-10")),
    ("Monitors recorded 14 violations of the 48-hour truce.", (None, None)),
    (
        "A ceasefire took effect on 4 March. It was violated 60 times in its first 48 hours.",
        ("2025-03-04", "2025-03-05"),
    ),
]


@pytest.mark.parametrize(("text", "window"), WINDOWS)
def test_a_length_is_a_window(
    reader: DocumentReader, text: str, window: tuple[str | None, str | None]
) -> None:
    """«خلال» with a length ends on the day of the report; the first hours begin with the truce."""
    (count,) = read(reader, text, "2025-03-10").counts
    assert (count.since, count.to) == window


SHARES = [
    ("سجلت اللجنة 14 خرقا، ستة منها في صعدة وثمانية في الجوف.", [6, 8], True),
    ("وثقت اللجنة 242 خرقا منها 219 قصفا و23 اشتباكا.", [219, 23], True),
    ("Monitors counted 14 violations, nine of them in Arauca and three in Chocó.", [9, 3], False),
    ("Monitors counted 14 violations.", [], None),
]


@pytest.mark.parametrize(("text", "parts", "closes"), SHARES)
def test_shares_stand_under_their_total(
    reader: DocumentReader, text: str, parts: list[int], closes: bool | None
) -> None:
    """«ستة منها», "nine of them": parts of the count, and whether they add up to it."""
    (count,) = read(reader, text).counts
    assert ([part.value for part in count.parts], count.closes) == (parts, closes)


VALUES = [
    ("نزح مليونا شخص من الولاية.", [2_000_000]),
    ("نزح مليونا من السكان.", [1_000_000]),
    ("نزح 11 مليونا من الولاية.", [11_000_000]),
    ("نزح ألفا مدني من البلدة.", [2_000]),
    ("نزح مليونان ونصف المليون شخص من الولاية.", [2_500_000]),
    ("Chad breached the deal several times.", []),
    ("Chad breached the deal seven times.", [7]),
]


@pytest.mark.parametrize(("text", "values"), VALUES)
def test_how_many(reader: DocumentReader, text: str, values: list[int]) -> None:
    """A dual that lost its nun is two; «several» is no number."""
    assert [count.value for count in read(reader, text).counts] == values


def test_a_toll_of_days_of_fighting_is_a_total(reader: DocumentReader) -> None:
    """«In five days of fighting» tells no single event."""
    text = "At least 43 people were killed in five days of fighting."
    (count,) = read(reader, text, "2025-03-10").counts
    assert (count.value, count.since) == (43, "2025-03-05")


TALKS = [
    ("عقدت مفاوضات أستانا الأسبوع الماضي.", "أستانا", "place"),
    ("أعلنت أستانا موعد اللقاء.", "أستانا", "actor"),
    ("مفاوضات موسكو مع كييف صعبة.", "موسكو", "actor"),
    ("The Doha talks were held on Monday.", "Doha", "place"),
    ("Doha announced a halt to the raids.", "Doha", "actor"),
]


@pytest.mark.parametrize(("text", "name", "kind"), TALKS)
def test_talks_called_after_a_city(reader: DocumentReader, text: str, name: str, kind: str) -> None:
    """«مفاوضات أستانا» were held there; the government that sits there is not meant."""
    reading = read(reader, text, "2025-03-10")
    assert [m.kind for m in reading.mentions if m.text == name] == [kind]
    doers = [r.name.en for e in reading.events for r in e.roles if r.role == "actor"]
    assert kind == "actor" or not doers
