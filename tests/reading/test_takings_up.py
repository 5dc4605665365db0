"""Minimal pairs of who is meant: bodies by their kind, pronouns, authors of a statement, the asked."""

import pytest

from hudna.model.document import Document, document_id
from hudna.model.reading import Statement
from hudna.packs import load
from hudna.reading.reader import DocumentReader


@pytest.fixture(scope="module")
def reader() -> DocumentReader:
    """Give one reader for all sentences; its caches stay warm."""
    return DocumentReader(load())


def read(reader: DocumentReader, text: str, language: str = "en") -> tuple[Statement, ...]:
    """Read a text of our own."""
    ident = document_id(text, title=None, outlet=None, url=None)
    return reader.read(Document(id=ident, text=text, language=language)).statements


def last(reader: DocumentReader, text: str, language: str = "en") -> tuple[str, str, str]:
    """Give act, speakers and content of the last statement of a text."""
    statement = read(reader, text, language)[-1]
    speakers = " + ".join(s.name.en or s.name.ar or "" for s in statement.speakers)
    return statement.act, speakers, statement.content.text if statement.content else ""


MEANT = [
    ("Houthi fighters left the port. The group said it would return.", "Houthis"),
    ("The mayor left the port. The group said it would return.", "group"),
    (
        "The World Food Programme closed its depot. The agency said the roads were cut.",
        "World Food Programme",
    ),
    ("Houthi fighters left the port. The agency said the roads were cut.", "agency"),
    ("The mayor met Hamas and M23 in Doha. The group said it was content.", "group"),
    ("Hamas met M23 in Doha. The group said it was content.", "Hamas"),
    (
        "The Red Cross entered the camp, the organisation said.",
        "International Committee of the Red Cross",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), MEANT, ids=[text for text, _ in MEANT])
def test_a_body_is_taken_up_by_its_kind(reader: DocumentReader, text: str, speaker: str) -> None:
    """«The group» is the armed group before it; of two side by side the one that has spoken."""
    assert last(reader, text)[1] == speaker


ARABIC_MEANT = [
    ("غادر مسلحو حركة الشباب الميناء. وقالت الجماعة إنها ستعود.", "al-Shabaab"),
    ("غادر الصيادون الميناء. وقالت الجماعة إنها ستعود.", "الجماعة"),
    ("دخل الصليب الأحمر المخيم. وقالت المنظمة إن الطريق مقطوع.", "International Committee"),
]


@pytest.mark.parametrize(("text", "speaker"), ARABIC_MEANT)
def test_a_body_is_taken_up_in_arabic(reader: DocumentReader, text: str, speaker: str) -> None:
    """«الجماعة», «المنظمة» likewise."""
    assert last(reader, text, "ar")[1].startswith(speaker)


def test_an_office_is_it(reader: DocumentReader) -> None:
    """A ministry is taken up by «it», a minister is not."""
    text = 'Denmark protested. The French Foreign Ministry rejected the note. "No," it said.'
    assert last(reader, text)[1] == "French Foreign Ministry"


DENIALS = [
    ("Chad said it would stay. Niger denied that.", ("deny", "Niger", "")),
    ("Niger denied that it would stay.", ("deny", "Niger", "that it would stay")),
]


@pytest.mark.parametrize(("text", "expected"), DENIALS)
def test_a_short_denial_is_one(
    reader: DocumentReader, text: str, expected: tuple[str, str, str]
) -> None:
    """«X denied that.» takes up what was said before."""
    assert last(reader, text) == expected


AUTHORS = [
    (
        "The Kremlin said Putin had called Macron. Both sides urged calm, the statement said.",
        "Kremlin",
    ),
    (
        "The Kremlin said Putin had called. A statement carried by TASS said calm prevailed.",
        "Kremlin",
    ),
    ("A sign said calm prevailed.", "sign"),
]


@pytest.mark.parametrize(("text", "speaker"), AUTHORS)
def test_a_statement_has_its_author(reader: DocumentReader, text: str, speaker: str) -> None:
    """«The statement» is the body's that spoke before, not theirs of whom it tells."""
    found = read(reader, text)
    assert (found[-1].speakers[0].name.en if found else "sign") == speaker


JOINED = [
    ("The office said he left after Niger rejected the terms and turned down the plan.", "Niger"),
    ("The mayor rejected the plan and turned down the money.", "mayor"),
]


@pytest.mark.parametrize(("text", "speaker"), JOINED)
def test_a_joined_verb_has_the_subject_of_its_clause(
    reader: DocumentReader, text: str, speaker: str
) -> None:
    """Inside «after …» the second verb belongs to the first one's subject."""
    assert last(reader, text)[1] == speaker


CHANNELS = [
    ("The army said in a post on X that calm prevailed.", ["X"]),
    ("The army said in a statement posted on Telegram that calm prevailed.", None),
    ("The envoy, quoted by Radio Deirna, said calm prevailed.", ["Radio Deirna"]),
    ("The envoy, surrounded by guards, said calm prevailed.", []),
]


@pytest.mark.parametrize(("text", "relay"), CHANNELS)
def test_platforms_and_outlets_relay(
    reader: DocumentReader, text: str, relay: list[str] | None
) -> None:
    """A post says little beside its platform; a statement stays beside it."""
    names = [c.name.en for c in read(reader, text)[0].relay]
    assert names == (["statement", "Telegram"] if relay is None else relay)


NOT_SAID = [
    "The general said guards had answered the attacks quickly.",
    "The mayor, who read out a brief letter, left.",
    "People will not go home until they say it is over.",
]


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_is_no_speech(reader: DocumentReader, text: str) -> None:
    """Fire that answers fire, reading aloud and words not yet said are no statements."""
    cues = [s.cue.text for s in read(reader, text)]
    assert not {"answered", "read", "say"} & set(cues)


def test_a_dateline_is_no_subject(reader: DocumentReader) -> None:
    """«Delhi, May 11 (PTI) India accused»: the place and the agency are not who accuses."""
    text = "New Delhi, May 11 (PTI) India accused Pakistan of breaking the truce."
    assert last(reader, text) == ("accuse", "India", "breaking the truce")


ASKED = [
    ("وطالبت روسيا بالضغط على الجيش.", "الوزارة", "روسيا"),
    ("وطالبت روسيا بسحب قواتها.", "الوزارة", "روسيا"),
    ("وطالبت روسيا، بصفتها ضامنا، بالتدخل.", "الوزارة", "روسيا"),
    ("وطالبت روسيا بانتخابات جديدة.", "روسيا", ""),
]


@pytest.mark.parametrize(("text", "speaker", "asked"), ASKED)
def test_who_is_asked_and_who_asks(
    reader: DocumentReader, text: str, speaker: str, asked: str
) -> None:
    """«وطالبت روسيا بـ…» after another: what only Russia can do is asked of it."""
    found = read(reader, "قالت الوزارة إن الهدنة صامدة. " + text, "ar")[-1]
    assert found.speakers[0].name.ar == speaker
    assert "".join(a.name.ar or "" for a in found.addressees) == asked


def test_nobody_before_leaves_the_one_named(reader: DocumentReader) -> None:
    """With nobody who could ask, «طالبت روسيا بالضغط» is Russia's request."""
    found = read(reader, "طالبت روسيا بالضغط على الجيش.", "ar")[-1]
    assert (found.speakers[0].name.ar, found.addressees) == ("روسيا", ())


CONTENTS = [
    ("أعلن الجيش هدنة، بعد ساعات من سقوط البلدة.", "هدنة"),
    ("أعلن الجيش هدنة بعد شهر رمضان.", "هدنة بعد شهر رمضان"),
    ("جدد الوزير دعوته الأطراف إلى الحوار.", "الحوار"),
    ("جدد الوزير دعوته إلى الحوار.", "الحوار"),
    ("رحب الوزير بالدعوة العاجلة التي وجهها العمدة إلى الحوار.", "الحوار"),
    ('أعلنت جماعة تسمي نفسها "سرايا الجبل" مسؤوليتها عن الهجوم.', "مسؤوليتها عن الهجوم"),
]


@pytest.mark.parametrize(("text", "content"), CONTENTS)
def test_what_belongs_to_the_content(reader: DocumentReader, text: str, content: str) -> None:
    """When the act was, whom it asks and what somebody calls himself is not what was said."""
    assert last(reader, text, "ar")[2] == content


def test_broken_plurals_of_things_are_asked(reader: DocumentReader) -> None:
    """«دعا الأطراف»: the verb is masculine, so they are asked; «دعت الأطراف» they ask."""
    _, asked = read(reader, "رحب الوسيط بالاتفاق. ودعا الأطراف إلى الحوار.", "ar")
    assert asked.speakers[0].carried
    _, asks = read(reader, "رحب الوسيط بالاتفاق. ودعت الأطراف إلى الحوار.", "ar")
    assert not asks.speakers[0].carried


MORE = [
    ("Brazil and Chile guarantee the deal, and a joint team will watch it.", "the deal"),
    ("Chile guarantees the deal and its terms.", "the deal and its terms"),
    (
        'The army declared that the truce was over and accused "bandits" of theft.',
        "that the truce was over",
    ),
    ("The army declared that the truce and the talks were over.", "truce and the talks were over"),
    ("The mayor called it part of a plot.", "it part of a plot"),
    ("The mayor called it on Monday.", ""),
    ("The mayor blamed most of them on armed groups.", "most of them"),
    ("The mayor said the bridge was open, which Chad disputed.", "the bridge was open"),
    ("Chad has always denied arming the rebels.", "arming the rebels"),
]


@pytest.mark.parametrize(("text", "content"), MORE)
def test_where_a_content_ends(reader: DocumentReader, text: str, content: str) -> None:
    """A clause with a subject and verb of its own is no part of an object."""
    found = [s for s in read(reader, text) if s.content is not None]
    assert (found[0].content.text if found and found[0].content else "").endswith(content)


TOLD = [
    ("The coalition stopped when Chadian officials told it that the road was shut.", 1),
    ("When Chadian officials told reporters that the road was shut, the mayor left.", 1),
]


@pytest.mark.parametrize(("text", "hearers"), TOLD)
def test_a_pronoun_is_told(reader: DocumentReader, text: str, hearers: int) -> None:
    """«told it that …» has its content after it, and the subject begins after «when»."""
    (told,) = read(reader, text)
    assert told.content is not None
    assert told.content.text.startswith("that the road was shut")
    assert told.speakers[0].text == "Chadian officials"
    assert len(told.addressees) == hearers


PROMISED = [
    ("The envoy said the army had not issued the permits it had promised.", "army"),
    ("The army said it had not issued the permits it had promised.", "army"),
]


@pytest.mark.parametrize(("text", "speaker"), PROMISED)
def test_it_is_the_subject_of_what_is_said(reader: DocumentReader, text: str, speaker: str) -> None:
    """Inside a reported clause «it» is that clause's own subject before the speaker."""
    assert last(reader, text)[:2] == ("promise", speaker)


def test_a_past_plan_is_no_act(reader: DocumentReader) -> None:
    """«الذي كان مقررا»: what it was, inside what is said."""
    text = "قال العمدة إن الاجتماع الذي كان مقررا في المدرسة تعطل."
    assert last(reader, text, "ar")[2] == "إن الاجتماع الذي كان مقررا في المدرسة تعطل"


SOURCES = [
    (
        "According to data provided by the town hall, nine people, all farmers, have died.",
        ("town hall", "nine people, all farmers, have died"),
    ),
    (
        "According to Ana Silva, the head of the mission, the road is open.",
        ("Ana Silva", "the road is open"),
    ),
    ("Monitors signed what Norway called a lasting truce.", ("Norway", "a lasting truce")),
    ("The deal says prisoners must go free.", ("deal", "prisoners must go free")),
]


@pytest.mark.parametrize(("text", "expected"), SOURCES)
def test_whose_words_they_are(reader: DocumentReader, text: str, expected: tuple[str, str]) -> None:
    """Who provided the data is the source; a deal that says something speaks."""
    _, speakers, content = last(reader, text)
    assert (speakers, content) == expected


ARABIC_ENDS = [
    ("قال الوزير إن الحوار صعب، لكنه لم يستبعد إحراز تقدم.", ["إن الحوار صعب", "إحراز تقدم"]),
    ("قال الوزير إن الحوار صعب، لكنه مفيد.", ["إن الحوار صعب، لكنه مفيد"]),
    (
        "أكد القيادي في الحركة سامي خاطر، عبر قناته على تلغرام، التزامه بالاتفاق.",
        ["التزامه بالاتفاق"],
    ),
    ("ونشرت الوزارة بيانا اتهمت فيه الجيش باستخدام القنابل.", ["استخدام القنابل"]),
    ("ودعا المجلس، في بيان أصدره ليل الأحد، جميع الأطراف إلى التهدئة.", ["التهدئة"]),
    ('قال العمدة إن "الجسر انهار"، وفق تعبيره.', ['إن "الجسر انهار']),
    ("وردا على ذلك، قالت الخارجية إن الجسر انهار.", ["إن الجسر انهار"]),
    ("حملت الوزارة كندا المسؤولية الكاملة عن الحادث.", ["المسؤولية الكاملة عن الحادث"]),
]


@pytest.mark.parametrize(("text", "contents"), ARABIC_ENDS)
def test_where_an_arabic_content_ends(
    reader: DocumentReader, text: str, contents: list[str]
) -> None:
    """An aside between commas and the writer's next report are no part of it."""
    found = [s.content.text for s in read(reader, text, "ar") if s.content is not None]
    assert found == contents


def test_what_is_not_ruled_out_is_marked(reader: DocumentReader) -> None:
    """«لم يستبعد» is the rejection denied, and says so."""
    (kept,) = read(reader, "لم يستبعد الوزير إحراز تقدم.", "ar")
    (rejected,) = read(reader, "استبعد الوزير إحراز تقدم.", "ar")
    assert (kept.act, kept.negated, rejected.negated) == ("reject", True, False)
