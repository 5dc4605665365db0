"""Arabic truces in constructions of newswire: each case stands beside a near miss of its own.

The sentences are our own; the slots asked for are compared whole.
"""

import re
from functools import cache

import pytest

import hudna.packs
from hudna.model.document import Document
from hudna.model.reading import Truce
from hudna.reading.reader import DocumentReader

_SLOTS = {"D": "declared_by", "P": "parties", "S": "guarantors", "T": "territory"}


@cache
def _reader() -> DocumentReader:
    return DocumentReader(hudna.packs.load())


def _truces(published: str | None, text: str) -> tuple[Truce, ...]:
    given = Document(id="x", text=text, language="ar", published=published)
    return _reader().read(given).truces


def _names(truce: Truce, slot: str) -> list[str]:
    items = truce.exclusions.items if slot == "X" else getattr(truce, _SLOTS[slot])
    return [item.name.ar or item.name.en or "" for item in items]


# Sentence, and the words of each truce that it tells.
FOUND = [
    # a verb halts hostilities, or something else
    ("أعلنت حركة طالبان أنها ستوقف القتال ثلاثة أيام.", ["توقف القتال"]),
    ("أعلنت حركة طالبان أنها ستوقف التعليم ثلاثة أيام.", []),
    ("قال الجيش إن قواته أوقفت قصفها سبع ساعات.", ["أوقفت قصفها"]),
    ("قال الجيش إن قواته واصلت قصفها سبع ساعات.", []),
    ("علقت إسرائيل غاراتها الجوية على بيروت لمدة 48 ساعة.", ["علقت إسرائيل غاراتها الجوية"]),
    ("علقت إسرائيل غاراتها الجوية على بيروت.", []),
    ("علق الجيش على القصف لمدة 48 ساعة.", []),
    ("علقت منظمة الصحة العالمية عملياتها لمدة 48 ساعة.", []),
    # it does so neither where that is denied nor where it is supposed
    ("لم توقف إسرائيل القصف 48 ساعة.", []),
    ("إذا أوقفت إسرائيل القصف ثلاثة أيام تبدأ المحادثات.", []),
    # nouns of keeping from fire, and of keeping from talk
    ("اتفق الجانبان على الكف عن القتال.", ["الكف عن القتال"]),
    ("اتفق الجانبان على الكف عن الكلام.", []),
    ("قبلت الفصائل الامتناع عن أي أعمال قتالية عشرة أيام.", ["الامتناع عن أي أعمال قتالية"]),
    ("قبلت الفصائل الامتناع عن أي تصريحات عشرة أيام.", []),
    ("اتفق الجانبان على إسكات البنادق.", ["إسكات البنادق"]),
    ("اتفق الجانبان على إسكات الهواتف.", []),
    ("اتفق المقاتلون على إلقاء السلاح حتى 3 مارس.", ["إلقاء السلاح"]),
    ("اتفق المقاتلون على إلقاء السلاح والخروج.", []),
    # a suspension told as such, and one merely spoken of
    ("أعلنت إسرائيل تعليق القتال في غزة.", ["تعليق القتال"]),
    ("تحدثت الصحف عن تعليق القتال.", []),
    # part of a body's name, and the truce itself
    ("طلبت مجموعة العمل المعنية بوقف إطلاق النار إيضاحات من موسكو.", []),
    ("طلبت مجموعة العمل تثبيت وقف إطلاق النار في حلب.", ["وقف إطلاق النار"]),
    # one that nobody declared
    ("قال الوزير إنه لن يعلن وقفا لإطلاق النار في داريا.", []),
    ("قال الوزير إنه سيعلن وقفا لإطلاق النار في داريا.", ["وقفا لإطلاق النار"]),
    # two truces: of others, of another place, after one that is over, a lasting one asked for
    (
        "أعلنت الحكومة السورية وقفا لإطلاق النار. واتفقت إسرائيل ولبنان على هدنة.",
        ["وقفا لإطلاق النار", "هدنة"],
    ),
    ("أعلنت الحكومة السورية وقفا لإطلاق النار. واتفق الجانبان على الهدنة.", ["وقفا لإطلاق النار"]),
    ("بدأت هدنة في الزبداني. وفي حي الوعر، تستمر هدنة محلية.", ["هدنة", "هدنة"]),
    ("بدأت هدنة في الزبداني. وفي الزبداني، تستمر الهدنة.", ["هدنة"]),
    ("انهارت هدنة أعلنتها موسكو. وأوقفت إسرائيل القصف سبع ساعات.", ["هدنة", "أوقفت إسرائيل القصف"]),
    (
        "مددت الهدنة شهرين. ودعت عمان إلى وقف دائم لإطلاق النار.",
        ["الهدنة", "وقف دائم لإطلاق النار"],
    ),
    ("مددت الهدنة شهرين. ودعت عمان إلى وقف إطلاق النار.", ["الهدنة"]),
    # a truce with its owner
    ("مددت طالبان هدنتها مع كابول.", ["هدنتها"]),
]


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_words_that_name_a_truce(text: str, words: list[str]) -> None:
    """A truce is found by these words, and not by those beside them."""
    assert [truce.word.text for truce in _truces("2024-02-10", text)] == words


# Sentence, and exactly who fills the slots that are told: «D:A+B».
WHO = [
    # the noun before a verb with its pronoun is what was declared, not who declared it
    ("انهارت هدنة إنسانية أعلنتها الأمم المتحدة.", "D:الأمم_المتحدة"),
    ("قال غني إن قوات الأمن ستعلق عملياتها ضد طالبان من 12 إلى 19 مارس.", "D:غني P:غني"),
    ("علقت إسرائيل غاراتها الجوية على بيروت لمدة 48 ساعة.", "D:إسرائيل P:إسرائيل"),
    # «الرئيس السوداني» is Sudan's president, and nobody of that name
    ("أعلن الرئيس السوداني عمر البشير وقفا لإطلاق النار.", "D:عمر_البشير P:السودان"),
    # who speaks for an army that is no state's binds that army
    ("أعلن أحمد المسماري وقف إطلاق النار في ليبيا.", "D:أحمد_المسماري P:الجيش_الوطني_الليبي"),
    # those who tell of «the two sides» are not they
    ("أعلنت الرياض وواشنطن أن طرفي النزاع وافقا على هدنة.", "D:السعودية+الولايات_المتحدة P:"),
    (
        "قاتل الجيش السوداني قوات الدعم السريع قبل أن يوافق الطرفان على هدنة.",
        "D:الجيش+الدعم_السريع",
    ),
    # who is sent, and who sent him
    ("توصل ممثلون عن كييف وموسكو إلى هدنة.", "D:أوكرانيا+روسيا P:أوكرانيا+روسيا"),
    # the truce is with one, and in concert with another
    ("أعلنت موسكو هدنة في داريا مع مقاتلي جيش الإسلام.", "P:روسيا+جيش_الإسلام"),
    ("أعلنت موسكو هدنة في داريا بالتنسيق مع القيادة السورية.", "P:روسيا"),
    # mediation by a country's adjective, by its full name, by somebody whom no pack names
    ("اتفق الجانبان على هدنة بوساطة مصرية وقطرية.", "S:مصر+قطر"),
    ("وقع الجانبان هدنة بتيسير من المملكة العربية السعودية والأردن.", "S:السعودية+الأردن"),
    ("اتفق الجانبان على هدنة بوساطة شيوخ من القبائل.", "S:شيوخ"),
    ("اتفق الجانبان على هدنة بوساطة هاتفية.", "S:"),
    # where it is, where somebody mediated, and where a body sits
    ("صمدت هدنة توسطت فيها مصر.", "S:مصر T:"),
    ("صمدت هدنة في حلب.", "T:حلب"),
    ("قال المركز الروسي في حميميم إن الهدنة صامدة.", "T:"),
    # places and groups that are left out, past an aside; and those that are not
    ("ولا تشمل الهدنة، بحسب مسؤول إسرائيلي، القدس.", "X:القدس"),
    ("وتشمل الهدنة، بحسب مسؤول إسرائيلي، القدس.", "X:"),
    ("لا تسري الهدنة على الحرب ضد المجموعات الإرهابية.", "X:المجموعات_الإرهابية"),
    ("تسري الهدنة باستثناء مناطق تنظيم الدولة.", "X:الدولة"),
]


@pytest.mark.parametrize(("text", "who"), WHO)
def test_who_stands_around_a_truce(text: str, who: str) -> None:
    """Each slot that is told holds exactly those who belong."""
    (truce,) = _truces("2024-02-10", text)
    for slot, names in re.findall(r"([DPSTX]):(\S*)", who):
        wanted = [name.replace("_", " ") for name in names.split("+") if name]
        given = _names(truce, slot)
        assert len(given) == len(wanted)
        assert all(any(name in other for other in given) for name in wanted), given


WHO += [
    ("صمدت هدنة في الزبداني بريف دمشق.", "T:الزبداني"),
    ("صمدت هدنة في بلدتي الفوعة وكفريا.", "T:الفوعة+كفريا"),
    ("أعلنت الحكومة الإثيوبية هدنة قبلتها جبهة تحرير شعب تيغراي.", "P:تيغراي+الإثيوبية"),
    ("دخل وقف إطلاق النار الذي نص عليه قرار مجلس الأمن حيز التنفيذ.", "D:مجلس_الأمن"),
    ("دخل وقف إطلاق النار الذي بحثه مجلس الأمن حيز التنفيذ.", "D:"),
]

WHO += [
    # a subject wider than the name it ends with; leaders and hosts
    ("وقال إن فصائل جنوب دمشق وقعت هدنة برعاية مصرية.", "D:فصائل_جنوب_دمشق S:مصر"),
    ("وقال إن دمشق وقعت هدنة برعاية مصرية.", "D:سوريا S:مصر"),
    ("صمدت الهدنة التي توصل إليها قادة روسيا وأوكرانيا.", "D:روسيا+أوكرانيا"),
    ("زارت موسكو وكييف محادثات استضافتها قطر، واتفق الطرفان على هدنة.", "D:روسيا+أوكرانيا"),
    # a mediator's verb, whoever he is
    ("بدأت هدنة الأحد. وتوسط في الهدنة يوهي ساساكاوا.", "S:يوهي"),
    ("بدأت هدنة الأحد. وتحدث عن الهدنة يوهي ساساكاوا.", "S:"),
    # with X in a press conference, with X in a truce
    ("أعلن الوزير هدنة في مؤتمر صحفي مع جون كيري.", "P:الوزير"),
    # the first noun after «لا تشمل الهدنة» is left out, not what its clause tells of
    ("ولا تشمل الهدنة ولاية تشين حيث يقاتل الجيش فصائل متحالفة.", "X:تشين"),
    # who is left out in what somebody says, and not who says it
    ("وقال الانفصاليون إن جبهة النصرة غير مشمولة بالهدنة.", "X:جبهة_النصرة"),
    # a third state that tells of what two agreed; one of the two that does
    ("أعلن جو بايدن أن إسرائيل ولبنان اتفقا على هدنة.", "P:إسرائيل+لبنان S:الولايات_المتحدة"),
    ("أعلن نجيب ميقاتي أن إسرائيل ولبنان اتفقا على هدنة.", "P:إسرائيل+لبنان S:"),
    # where it is, and where they agreed
    ("صمدت الهدنة التي توصل إليها الجانبان في جنيف.", "T:"),
    # a place that opens the sentence
    ("وفي حي برزة تواصلت هدنة أبرمها الأهالي.", "T:برزة"),
]

# Sentence, and the states told, in text order.
STATES = [
    ("اتفق الجانبان على هدنة لثلاثة أيام قابلة للتجديد.", ["accepted"]),
    ("اتفق الجانبان على تجديد الهدنة ثلاثة أيام.", ["extended"]),
    ("جددت طالبان دعوتها إلى هدنة مع كابول.", ["proposed"]),
    ("جددت طالبان الهدنة مع كابول.", ["extended"]),
    ("طلبت موسكو هدنة إنسانية، ورفضتها كييف.", ["proposed", "rejected"]),
    ("طلبت موسكو هدنة إنسانية، ورفضت كييف الحوار.", ["proposed"]),
    ("وقع البلدان إعلانا يوسع الهدنة.", ["signed"]),
    ("وبعد ساعات من سريان الهدنة سقط قصف على المدينة.", ["breached", "in_force"]),
    ("وبعد ساعات من سريان الهدنة زار الوزير المدينة.", ["in_force"]),
    ("فشلت هدنة عقدت العام الماضي.", ["collapsed", "accepted"]),
    ("تسري في مينداناو، منذ 1997، هدنة بين مانيلا وجبهة مورو.", ["in_force"]),
    ("تسري في مينداناو غدا هدنة بين مانيلا وجبهة مورو.", []),
]


# When the text was written, sentence, beginning and end.
WHEN = [
    (
        "2018-12-20",
        "رحب بسريان هدنة في الحديدة وموانئها عند منتصف ليل الاثنين الثلاثاء.",
        "2018-12-18T00:00",
        None,
    ),
    ("2018-12-20", "رحب بهدنة في الحديدة وموانئها عند لقاء صباح الثلاثاء.", None, None),
    (
        "2022-08-03",
        "وبدأت الهدنة، وهي الأولى منذ ست سنوات، في الثاني من أبريل.",
        "2022-04-02",
        None,
    ),
    ("2022-08-03", "وبدأت الهدنة، وقتل جندي في الثاني من أبريل.", None, None),
    ("2023-05-22", "يبدأ، عند الساعة 21:45 مساء الاثنين، سريان هدنة.", "2023-05-22T21:45", None),
    ("2023-05-22", "بدأ الأحد لقاء تناول الهدنة.", None, None),
    ("2016-06-16", "خرقت الهدنة، السارية في سوريا منذ 27 شباط.", "2016-02-27", None),
    ("2016-06-16", "خرقت الهدنة، وتقاتل الفصائل في سوريا منذ 27 شباط.", None, None),
    (
        "2023-01-05",
        "أمر بوقف إطلاق النار من الساعة 12:00 من 6 يناير إلى الساعة 24:00 من 7 يناير.",
        "2023-01-06T12:00",
        "2023-01-08T00:00",
    ),
    ("2023-01-05", "وينتهي سريان الهدنة بنهاية 15 كانون الثاني.", None, "2023-01-15"),
    ("2023-01-05", "ويبدأ سريان الهدنة يوم 15 كانون الثاني.", "2023-01-15", None),
]


def test_a_length_of_the_fighting_is_none_of_the_truce() -> None:
    """«خمسة أيام من القتال» tells how long there was fighting."""
    (truce,) = _truces("2025-10-27", "صمدت الهدنة التي أوقفت خمسة أيام من القتال.")
    assert truce.duration is None
    (truce,) = _truces("2025-10-27", "صمدت الهدنة التي تستمر خمسة أيام من الهدوء.")
    assert truce.duration == "P5D"


@pytest.mark.parametrize(("published", "text", "first", "last"), WHEN)
def test_when_a_truce_begins_and_ends(
    published: str, text: str, first: str | None, last: str | None
) -> None:
    """A time that asides part from its verb belongs to the truce; one of another clause does not."""
    (truce,) = _truces(published, text)
    assert (truce.starts.since if truce.starts else None) == first
    assert (truce.ends.since if truce.ends else None) == last


@pytest.mark.parametrize(("text", "states"), STATES)
def test_states_told_of_a_truce(text: str, states: list[str]) -> None:
    """A state is read where it is told, and not where it is only possible or renewed otherwise."""
    (truce,) = _truces("2024-02-10", text)
    assert [state.state for state in truce.states] == states
