"""Arabic truces as dense reports tell them: heralds, accusers, carers, earlier truces, what they end.

Each sentence stands beside a near miss of its own. The sentences are ours; slots are compared whole.
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


def _truces(text: str) -> tuple[Truce, ...]:
    given = Document(id="x", text=text, language="ar", published="2024-02-10")
    return _reader().read(given).truces


def _names(truce: Truce, slot: str) -> list[str]:
    items = truce.exclusions.items if slot == "X" else getattr(truce, _SLOTS[slot])
    return [item.name.ar or item.name.en or "" for item in items]


# Sentence, and exactly who fills the slots that are told: «D:A+B».
WHO = [
    # a body that bears a truce in its name announces another; one that only speaks of it does not
    ("أعلنت لجنة وقف إطلاق النار أن هدنة بين غزة وتل أبيب ستبدأ غدا.", "D:لجنة"),
    ("ذكرت لجنة وقف إطلاق النار أن هدنة بين غزة وتل أبيب ستبدأ غدا.", "D:"),
    ("أعلن جو بايدن أن الاتفاق جيد، وأن وقف إطلاق النار يسري غدا.", "D:بايدن P:"),
    ("أعلن هانس غروندبرغ أن الأطراف وافقت على تجديد الهدنة.", "D:غروندبرغ"),
    ("رفض هانس غروندبرغ أن الأطراف وافقت على تجديد الهدنة.", "D:"),
    # accusations of each other are between the two
    ("اتهمت أرمينيا وأذربيجان كل منهما الأخرى بخرق هدنة.", "P:أرمينيا+أذربيجان"),
    ("اتهمت أرمينيا وأذربيجان بعضهما بعضا بخرق هدنة.", "P:أرمينيا+أذربيجان"),
    # who cares for a truce stands between the verb and it
    ("بدأت هدنة الأحد. وتضمن كوبا والنرويج وفنزويلا الاتفاق.", "S:كوبا+النرويج+فنزويلا"),
    ("بدأت هدنة الأحد. وتضمن كوبا والنرويج وفنزويلا الحدود.", "S:"),
    ("بدأت هدنة الأحد. وتتولى كوبا والنرويج مراقبتها.", "S:كوبا+النرويج"),
    ("بدأت هدنة الأحد. وتتولى كوبا والنرويج حراستها.", "S:"),
    ("انهارت هدنتان توسطت فيهما موسكو وباريس.", "S:روسيا+فرنسا"),
    # whose delegates sign is known from before
    ("اتفقت أرمينيا وأذربيجان على هدنة. ووقع ممثلو الجانبين الاتفاق.", "D:أرمينيا+أذربيجان"),
    ("اتفق ممثلو قبيلتي الهوسا والبرتي على هدنة.", "D:الهوسا+البرتي P:الهوسا+البرتي"),
    ("اتفق ممثلو قبيلة الهوسا والنيل على هدنة.", "D:ممثلو"),
    ("أعلن التلفزيون الرسمي التوصل إلى هدنة.", "D:"),
    # an order that goes with a truce is not its making
    ("بدأت هدنة استمرت أياما أعلنتها طالبان وأمرت مقاتليها بالعودة.", "D:طالبان"),
    # who is no party is left out, where that is denied of him
    ("بدأت هدنة بين أرمينيا وأذربيجان، ورفضتها روسيا التي ليست طرفا فيها.", "X:روسيا"),
    ("بدأت هدنة بين أرمينيا وأذربيجان، ورفضتها روسيا التي كانت طرفا فيها.", "X:"),
    ("بدأت هدنة بين أرمينيا وأذربيجان، ورفضتها روسيا التي لم تكن طرفا في المحادثات.", "X:"),
    # mediators by the adjectives of their countries
    ("صمدت هدنة طلبها الوسطاء المصري والقطري.", "S:مصر+قطر"),
    ("صمدت هدنة طلبها الوسطاء في القاهرة.", "S:"),
    # where talks sit is not where a truce holds
    ("استؤنفت في مسقط الأربعاء المحادثات، بعد أيام من دخول وقف إطلاق النار حيز التنفيذ.", "T:"),
    ("استؤنفت في مسقط الأربعاء المعارك، بعد أيام من دخول وقف إطلاق النار حيز التنفيذ.", "T:مسقط"),
    # who ends his own truce; what else a deal ends
    ("أنهت حركة طالبان هدنتها.", "D:طالبان"),
    ("أعلنت موسكو هدنة أنهت أربعة أيام من القتال.", "D:روسيا"),
    # a place between the verb and the truce that is its subject
    ("تسري في إدلب منذ أيام هدنة هشة.", "T:إدلب"),
]


@pytest.mark.parametrize(("text", "who"), WHO)
def test_who_stands_around_a_truce(text: str, who: str) -> None:
    """Each slot that is told holds exactly those who belong."""
    truce = _truces(text)[0]
    for slot, names in re.findall(r"([DPSTX]):(\S*)", who):
        wanted = [name.replace("_", " ") for name in names.split("+") if name]
        given = _names(truce, slot)
        assert len(given) == len(wanted), given
        assert all(any(name in other for other in given) for name in wanted), given


# Sentence, and the states told, in text order.
STATES = [
    ("أعلنت لجنة وقف إطلاق النار أن هدنة بين غزة وتل أبيب ستبدأ غدا.", ["announced"]),
    ("قالت الصحف إن هدنة بين غزة وتل أبيب ستبدأ غدا.", []),
    ("أنهت حركة طالبان هدنتها.", ["declared_over"]),
    ("أعلنت موسكو هدنة أنهت أربعة أيام من القتال.", ["announced"]),
    ("وأوضحت الحركة أنها ستوقف القتال ثلاثة أيام.", ["announced"]),
    ("بدأت الهدنة، ورفضت كييف دعوة موسكو إلى تمديدها.", ["in_force", "rejected"]),
    ("بدأت الهدنة، واتفق الجانبان على تمديدها.", ["in_force", "extended"]),
    ("أعلنت النرويج انسحاب كولومبو من اتفاق وقف إطلاق النار.", ["declared_over"]),
    ("أعلنت النرويج انسحاب كولومبو من المدينة بعد وقف إطلاق النار.", []),
    ("بدأت هدنة، ولم يأمر بوتين بتمديد الهدنة.", ["in_force"]),
    ("بدأت هدنة، وأمر بوتين بتمديد الهدنة.", ["in_force", "extended"]),
    ("أسفرت المحادثات عن اتفاق على وقف إطلاق النار.", ["accepted"]),
    ("تناولت المحادثات الاتفاق على وقف إطلاق النار.", ["proposed"]),
    # the deal again, past a sentence without it
    ("بدأت هدنة. وحضر الوزراء. واتهمت كييف موسكو بخرق الاتفاق.", ["in_force", "breached"]),
    ("بدأت هدنة. وحضر الوزراء. واتهمت كييف موسكو بخرق الحدود.", ["in_force"]),
    # violations beside a truce, and in the sentence after
    ("صمدت الهدنة وسط خروق متفرقة.", ["in_force", "breached"]),
    ("صمدت الهدنة وسط احتفالات متفرقة.", ["in_force"]),
    ("صمدت الهدنة ولم تسجل خروق.", ["in_force"]),
    ("بدأت الهدنة الأحد. وسرعان ما سجلت خروق في تعز.", ["in_force", "breached"]),
    ("انهارت بعد يومين هدنة في حلب.", ["collapsed"]),
    ("لم تمنع الهدنة اشتباكات متقطعة.", ["breached"]),
    ("منعت الهدنة اشتباكات متقطعة.", []),
]


@pytest.mark.parametrize(("text", "states"), STATES)
def test_states_told_of_a_truce(text: str, states: list[str]) -> None:
    """A state is read where it is told, and not where it is only possible."""
    told = [state.state for truce in _truces(text) for state in truce.states]
    assert told == states


# Text, and the words of each truce that it tells.
FOUND = [
    ("وقعت كييف وموسكو هدنة. ويأتي ذلك بعد انهيار هدنة إنسانية أعلنتها كييف.", ["هدنة", "هدنة"]),
    ("وقعت كييف وموسكو هدنة. ويأتي ذلك بعد إعلان هدنة إنسانية قبلتها كييف.", ["هدنة"]),
    ("سجلت البعثة خرقا لوقف إطلاق النار. وكانت كييف قد وقعت هدنة تبدأ الأحد.", ["وقف إطلاق النار"]),
    ("مددت كييف الهدنة. وفي 2016 انهارت هدنة في حلب.", ["الهدنة", "هدنة"]),
    ("مددت كييف الهدنة. ويوم الأحد انهارت هدنة في حلب.", ["الهدنة"]),
    ("بدأت هدنة. وكانت هدنتان، في مايو ويونيو، قد فشلتا في وقف القتال.", ["هدنة", "هدنتان"]),
    ("درست كييف مقترح الهدنة. وكانت الهدنة الوحيدة قد انقضت في مايو.", ["الهدنة", "الهدنة"]),
    ("درست كييف مقترح الهدنة. وكانت الهدنة قد عرضت في مايو.", ["الهدنة"]),
]


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_one_truce_or_two(text: str, words: list[str]) -> None:
    """An earlier truce is another one; how the story's truce came about is that truce."""
    assert [truce.word.text for truce in _truces(text)] == words


FORMS = [
    ("أعلنت اللجنة هدنة بين أرمينيا وأذربيجان.", "bilateral"),
    ("أعلنت موسكو هدنة في حلب.", "unilateral"),
    ("أعلنت كييف وموسكو هدنة بمناسبة العيد.", "parallel"),
]


@pytest.mark.parametrize(("text", "form"), FORMS)
def test_how_a_truce_came_about(text: str, form: str) -> None:
    """A truce between two is not one side's, whoever tells of it."""
    assert _truces(text)[0].form == form


def test_a_delay_is_no_length_and_a_stated_day_beats_a_feast() -> None:
    """«متأخرا ثلاث ساعات» is how late it began."""
    late = _truces("بدأت هدنة غزة الأحد متأخرة ثلاث ساعات عن موعدها.")[0]
    lasting = _truces("بدأت هدنة غزة الأحد وتستمر ثلاث ساعات.")[0]
    assert (late.duration, lasting.duration) == (None, "PT3H")
    feast = _truces(
        "أعلنت كييف هدنة بمناسبة عيد الميلاد تمتد من 23 كانون الأول إلى 2 كانون الثاني."
    )[0]
    assert feast.starts is not None
    assert (feast.starts.since or "")[5:] == "12-23"
