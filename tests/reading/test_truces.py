"""Truces read from own sentences, in minimal pairs: both members of a pair must be right.

An expectation is written in small words: ``n2`` two truces; ``+state`` some truce has it;
``-state`` no truce has it; ``D:`` ``P:`` ``S:`` ``T:`` ``X:`` an English name in that slot;
``-X`` no exclusion stated; ``from:`` ``to:`` ``for:`` beginning, end and length; ``form:`` the form.
"""

from functools import cache

import pytest

import hudna.packs
from hudna.model.document import Document
from hudna.model.reading import Reading, Truce
from hudna.reading.reader import DocumentReader

_SLOTS = {"D": "declared_by", "P": "parties", "S": "guarantors", "T": "territory"}


PAIRS = [
    # --- announced, proposed, denied ---
    (
        "en",
        "The army announced a ceasefire on Monday.",
        "n1 +announced",
        "The army proposed a ceasefire on Monday.",
        "n1 +proposed -announced -in_force",
    ),
    (
        "ar",
        "أعلن الجيش السوداني هدنة إنسانية.",
        "n1 +announced D:Sudanese",
        "اقترح الجيش السوداني هدنة إنسانية.",
        "n1 +proposed -announced -in_force",
    ),
    (
        "en",
        "The government announced a ceasefire with the rebels.",
        "+announced",
        "The government denied reports of a ceasefire with the rebels.",
        "+denied -announced -in_force",
    ),
    (
        "ar",
        "أكدت الحركة التوصل إلى هدنة مع الجيش.",
        "+accepted -denied",
        "نفت الحركة التوصل إلى هدنة مع الجيش.",
        "+denied -accepted -in_force",
    ),
    (
        "en",
        "Ethiopia declared a humanitarian truce in Tigray.",
        "+announced D:Ethiopia T:Tigray",
        "Ethiopia rejected a humanitarian truce in Tigray.",
        "+rejected -announced -in_force",
    ),
    (
        "ar",
        "أعلنت أوكرانيا وقفا لإطلاق النار في دونيتسك.",
        "+announced D:Ukraine T:Donetsk",
        "رفضت أوكرانيا وقفا لإطلاق النار في دونيتسك.",
        "+rejected -announced -in_force",
    ),
    (
        "en",
        "Colombia announced a truce with the rebels.",
        "+announced",
        "Colombia called for a truce with the rebels.",
        "+proposed -announced -in_force",
    ),
    (
        "ar",
        "أعلنت الحكومة هدنة في تعز.",
        "+announced T:Taiz",
        "دعت الحكومة إلى هدنة في تعز.",
        "+proposed -announced -in_force",
    ),
    (
        "en",
        "The two sides agreed a ceasefire.",
        "+accepted -proposed",
        "The two sides discussed a ceasefire.",
        "+proposed -accepted -in_force",
    ),
    (
        "ar",
        "تم التوصل إلى هدنة بين الطرفين.",
        "+accepted",
        "فشلت محاولات التوصل إلى هدنة بين الطرفين.",
        "+proposed -accepted -in_force",
    ),
    (
        "en",
        "Russia agreed to a truce in Sudan.",
        "+accepted",
        "Russia did not agree to a truce in Sudan.",
        "-accepted -in_force",
    ),
    (
        "ar",
        "وافق المتمردون على وقف إطلاق النار.",
        "+accepted",
        "لم يوافق المتمردون على وقف إطلاق النار.",
        "-accepted -in_force",
    ),
    (
        "en",
        "Armenia and Azerbaijan signed a ceasefire agreement.",
        "+signed",
        "Armenia and Azerbaijan are negotiating a ceasefire agreement.",
        "+proposed -signed -in_force",
    ),
    (
        "ar",
        "وقعت أرمينيا وأذربيجان اتفاقا لوقف إطلاق النار.",
        "+signed",
        "تبحث أرمينيا وأذربيجان اتفاقا لوقف إطلاق النار.",
        "+proposed -signed -in_force",
    ),
    # --- in force ---
    (
        "en",
        "A ceasefire took effect in Libya on Friday.",
        "+in_force T:Libya",
        "A ceasefire will take effect in Libya on Friday.",
        "-in_force",
    ),
    (
        "ar",
        "دخلت الهدنة حيز التنفيذ الجمعة.",
        "+in_force",
        "ستدخل الهدنة حيز التنفيذ الجمعة.",
        "-in_force",
    ),
    (
        "ar",
        "بدأت الهدنة في طرابلس صباح الأحد.",
        "+in_force",
        "ستبدأ الهدنة في طرابلس صباح الأحد.",
        "-in_force",
    ),
    (
        "en",
        "The truce is holding in Hodeidah.",
        "+in_force",
        "The truce is not holding in Hodeidah.",
        "-in_force",
    ),
    (
        "ar",
        "صمدت الهدنة في الحديدة.",
        "+in_force",
        "لم تصمد الهدنة في الحديدة.",
        "-in_force +collapsed",
    ),
    (
        "en",
        "Fighting has eased since the ceasefire in Kashmir.",
        "+in_force",
        "Fighting has eased before talks on a ceasefire in Kashmir.",
        "-in_force",
    ),
    (
        "ar",
        "اتفقت تركيا وروسيا على هدنة في إدلب ودخلت حيز التنفيذ الخميس.",
        "+accepted +in_force",
        "اتفقت تركيا وروسيا على هدنة في إدلب ستدخل حيز التنفيذ الخميس.",
        "+accepted -in_force",
    ),
    # --- extended, refused ---
    (
        "en",
        "The parties extended the truce by two months.",
        "+extended",
        "The parties rejected an extension of the truce.",
        "+rejected -extended",
    ),
    (
        "ar",
        "مدد الطرفان الهدنة شهرين.",
        "+extended",
        "رفض الطرفان تمديد الهدنة.",
        "+rejected -extended",
    ),
    (
        "en",
        "The coalition announced an extension of the ceasefire.",
        "+extended -announced",
        "The coalition discussed an extension of the ceasefire.",
        "-extended",
    ),
    (
        "ar",
        "أعلنت الحكومة تمديد وقف إطلاق النار.",
        "+extended",
        "دعت الحكومة إلى تمديد وقف إطلاق النار.",
        "-extended",
    ),
    (
        "ar",
        "أعلن الوسيط تمديد الهدنة.",
        "+extended",
        "يبحث الوسيط إمكانية تمديد الهدنة.",
        "-extended",
    ),
    # --- over, expired ---
    (
        "ar",
        "أعلنت الحركة انتهاء الهدنة.",
        "+declared_over",
        "نفت الحركة انتهاء الهدنة.",
        "-declared_over -expired",
    ),
    (
        "en",
        "The ceasefire expired on Sunday.",
        "+expired",
        "The ceasefire will expire on Sunday.",
        "-expired",
    ),
    ("ar", "انتهت الهدنة مساء السبت.", "+expired", "تنتهي الهدنة مساء السبت المقبل.", "-expired"),
    (
        "en",
        "The rebels announced the end of the ceasefire.",
        "+declared_over -announced",
        "The rebels announced the start of a ceasefire.",
        "-declared_over",
    ),
    # --- breached ---
    (
        "en",
        "The army violated the ceasefire.",
        "+breached",
        "The army respected the ceasefire.",
        "-breached",
    ),
    ("ar", "خرق الجيش الهدنة مرتين.", "+breached", "احترم الجيش الهدنة.", "-breached"),
    ("ar", "رصد المراقبون خروقات للهدنة.", "+breached", "نفى الجيش خرق الهدنة.", "-breached"),
    (
        "en",
        "Shelling continued despite the ceasefire.",
        "+breached",
        "Shelling stopped with the ceasefire.",
        "-breached",
    ),
    ("ar", "تجدد القصف رغم الهدنة.", "+breached", "توقف القصف بعد الهدنة.", "-breached"),
    (
        "en",
        "Monitors recorded ceasefire violations in Donetsk.",
        "+breached",
        "Monitors welcomed the ceasefire in Donetsk.",
        "-breached",
    ),
    (
        "ar",
        "اتهمت الحكومة الحوثيين بعدم احترام الهدنة.",
        "+breached",
        "دعت الحكومة الحوثيين إلى احترام الهدنة.",
        "-breached",
    ),
    # --- collapsed ---
    (
        "en",
        "The ceasefire collapsed within hours.",
        "+collapsed",
        "The ceasefire held within the city.",
        "-collapsed +in_force",
    ),
    ("ar", "انهارت الهدنة بعد ساعات.", "+collapsed", "لم تنهر الهدنة.", "-collapsed"),
    (
        "ar",
        "انهار وقف إطلاق النار في بنغازي.",
        "+collapsed",
        "حذر المبعوث من انهيار وقف إطلاق النار في بنغازي.",
        "-collapsed",
    ),
    # --- no truce: other fields, lines, wishes ---
    (
        "en",
        "The rebels and the army agreed a truce.",
        "n1 +accepted",
        "The union and the employers agreed a truce in the pay dispute.",
        "n0",
    ),
    (
        "ar",
        "اتفق المقاتلون والجيش على هدنة.",
        "n1 +accepted",
        "اتفقت النقابة مع الوزارة على هدنة وعلقت الإضراب.",
        "n0",
    ),
    (
        "en",
        "Shells fell after the ceasefire in Kashmir.",
        "n1",
        "Shells fell near the ceasefire line in Kashmir.",
        "n0",
    ),
    (
        "ar",
        "سقطت قذائف بعد وقف إطلاق النار في الجولان.",
        "n1",
        "سقطت قذائف قرب خط وقف إطلاق النار في الجولان.",
        "n0",
    ),
    (
        "en",
        "The armistice was signed in 1953.",
        "n1 +signed",
        "A patrol crossed the armistice line.",
        "n0",
    ),
    (
        "en",
        "Washington and the rebels declared a truce.",
        "n1",
        "Washington and Beijing declared a tariff truce.",
        "n0",
    ),
    (
        "ar",
        "توصلت الفصائل إلى اتفاق تهدئة مع إسرائيل.",
        "n1 +accepted",
        "دعا الوزير إلى تهدئة الأوضاع في الجامعة.",
        "n0",
    ),
    (
        "ar",
        "أعلنت روسيا نظام تهدئة في حلب.",
        "n1 +announced T:Aleppo",
        "دعت روسيا إلى التهدئة.",
        "n0",
    ),
    (
        "en",
        "The army ordered its troops to observe a ceasefire.",
        "n1",
        "The army ordered its troops to open fire.",
        "n0",
    ),
    # --- who, with whom, through whom ---
    (
        "en",
        "A ceasefire between Israel and Hamas took effect.",
        "P:Israel P:Hamas",
        "A ceasefire between India and Pakistan took effect.",
        "P:India P:Pakistan",
    ),
    (
        "ar",
        "دخل وقف إطلاق النار بين إسرائيل وحماس حيز التنفيذ.",
        "P:Israel P:Hamas",
        "دخل وقف إطلاق النار بين الهند وباكستان حيز التنفيذ.",
        "P:India P:Pakistan",
    ),
    (
        "ar",
        "تم التوصل إلى هدنة بين إسرائيل وحماس بوساطة مصرية.",
        "S:Egypt -P:Egypt",
        "تم التوصل إلى هدنة بين إسرائيل وحماس بوساطة قطرية.",
        "S:Qatar -P:Qatar",
    ),
    (
        "en",
        "Israel and Hamas agreed a truce brokered by Qatar.",
        "S:Qatar",
        "Israel and Hamas agreed a truce rejected by Qatar.",
        "-S:Qatar",
    ),
    (
        "ar",
        "أعلنت حركة طالبان هدنة لمدة ثلاثة أيام.",
        "D:Taliban P:Taliban for:P3D form:unilateral",
        "أعلنت كولومبيا هدنة لمدة أسبوع.",
        "D:Colombia for:P1W form:unilateral",
    ),
    # --- when ---
    (
        "en",
        "The army declared a 72-hour truce starting on 4 May 2021.",
        "from:2021-05-04 for:PT72H",
        "The army declared a truce until 4 May 2021.",
        "to:2021-05-04",
    ),
    (
        "ar",
        "أعلن الجيش هدنة لمدة 48 ساعة اعتبارا من 4 أيار 2021.",
        "from:2021-05-04 for:PT48H",
        "أعلن الجيش هدنة حتى 4 أيار 2021.",
        "to:2021-05-04",
    ),
    (
        "ar",
        "أعلن الجيش هدنة لمدة ثلاثة أيام تبدأ في 4 أيار 2021.",
        "from:2021-05-04 to:2021-05-06",
        "أعلن الجيش في 4 أيار 2021 هدنة لمدة ثلاثة أيام.",
        "for:P3D -to:2021-05-06",
    ),
    # --- exclusions ---
    ("ar", "أعلن الجيش هدنة تستثني تنظيم القاعدة.", "X:Qaeda", "أعلن الجيش هدنة.", "-X"),
    ("ar", "لا تشمل الهدنة جبهة النصرة.", "X:Nusra", "تشمل الهدنة جبهة النصرة.", "-X"),
    (
        "en",
        "The ceasefire does not include Islamic State.",
        "X:Islamic",
        "The ceasefire includes all groups.",
        "-X",
    ),
    (
        "en",
        "The truce excludes Hezbollah.",
        "X:Hezbollah",
        "The truce was accepted by Hezbollah.",
        "-X",
    ),
    # --- two in one story ---
    (
        "en",
        "The Taliban announced a three-day ceasefire. Ukraine announced a ceasefire of its own.",
        "n2",
        "The Taliban announced a three-day ceasefire. The ceasefire begins on Friday.",
        "n1",
    ),
    (
        "ar",
        "أعلنت حركة طالبان هدنة لثلاثة أيام. وأعلنت الحكومة الأفغانية هدنة أخرى لأسبوع.",
        "n2",
        "أعلنت حركة طالبان هدنة لثلاثة أيام. وتبدأ الهدنة الجمعة.",
        "n1",
    ),
    (
        "ar",
        "أعلن الجيش هدنة في حلب. وكانت هدنة سابقة في درعا قد انهارت.",
        "n2 +collapsed",
        "أعلن الجيش هدنة في حلب. وكانت الهدنة قد انهارت.",
        "n1 +collapsed",
    ),
    # --- resolutions ---
    (
        "ar",
        "تبنى مجلس الأمن قرارا يطالب بوقف إطلاق النار في سوريا.",
        "+accepted form:resolution",
        "يناقش مجلس الأمن مشروع قرار يطالب بوقف إطلاق النار في سوريا.",
        "+proposed -accepted",
    ),
    (
        "en",
        "The Security Council adopted a resolution demanding a ceasefire in Sudan.",
        "+accepted form:resolution",
        "The Security Council is to vote on a draft resolution demanding a ceasefire in Sudan.",
        "+proposed -accepted",
    ),
    # --- other constructions of unseen reports ---
    (
        "en",
        "The two armies agreed on Wednesday to cease hostilities.",
        "n1 +accepted",
        "The envoy urged the two armies to cease hostilities.",
        "-accepted -announced -in_force",
    ),
    (
        "en",
        "The rebels halted their offensive operations on Monday.",
        "n1 +announced",
        "The mine halted its operations on Monday.",
        "n0",
    ),
    (
        "en",
        "An earlier truce, announced in January, fell apart within days.",
        "+announced +collapsed",
        "An earlier truce, announced in January, never fell apart.",
        "+announced -collapsed",
    ),
    (
        "en",
        "The truce has run out.",
        "+expired -in_force",
        "The truce has not run out.",
        "-expired",
    ),
    (
        "en",
        "In 1994 a ceasefire ended the war.",
        "-expired",
        "In 1994 a ceasefire ended.",
        "+expired",
    ),
    (
        "en",
        "Armenia and Azerbaijan will begin a ceasefire on Monday.",
        "+announced P:Armenia -in_force",
        "Armenia and Azerbaijan must begin a ceasefire on Monday.",
        "+proposed -announced -in_force",
    ),
    (
        "en",
        "There is no ceasefire in place.",
        "-in_force -collapsed",
        "There is a ceasefire in place.",
        "+in_force",
    ),
    (
        "en",
        "The government denied that a truce had been agreed with the rebels.",
        "+denied -accepted",
        "The government said that a truce had been agreed with the rebels.",
        "+accepted -denied",
    ),
    (
        "en",
        "Shells hit the town hours after a ceasefire came into force.",
        "+in_force +breached",
        "Aid reached the town hours after a ceasefire came into force.",
        "+in_force -breached",
    ),
    (
        "en",
        "A truce in Tigray remains in place, the African Union said.",
        "+in_force T:Tigray",
        "The teachers' union called a truce with employers over pay.",
        "n0",
    ),
    (
        "en",
        "The two sides agreed a truce. It does not cover Al-Shabaab.",
        "X:Shabaab",
        "The two sides agreed a truce. It does not please Al-Shabaab.",
        "-X",
    ),
    (
        "en",
        "The government began a truce with the Taliban. A truce with the Houthis holds.",
        "n2",
        "The government began a truce with the Taliban. The truce holds.",
        "n1",
    ),
    (
        "en",
        "A US-brokered ceasefire collapsed.",
        "+collapsed S:United -accepted",
        "The United States brokered a ceasefire.",
        "+accepted S:United",
    ),
    (
        "ar",
        "اتفق الطرفان على وقف تام للعدائيات.",
        "n1 +accepted",
        "اقترح الوسيط وقفا تاما للعدائيات.",
        "n1 +proposed -accepted",
    ),
    (
        "ar",
        "عقد الطرفان هدنة أعلنتها قطر.",
        "+announced D:Qatar",
        "عقد الطرفان هدنة رفضتها قطر.",
        "-announced -D:Qatar",
    ),
    (
        "ar",
        "قررت الحكومة تعليق العمليات العسكرية شهرا.",
        "+announced",
        "دعا الوسيط إلى تعليق العمليات العسكرية شهرا.",
        "-announced -in_force",
    ),
    (
        "ar",
        "وقال إن الهدنة ما زالت صامدة.",
        "+in_force",
        "وقال إن الهدنة ليست صامدة.",
        "-in_force",
    ),
    (
        "ar",
        "هدنة بين الجيش السوداني وقوات الدعم السريع ترعاها مصر.",
        "S:Egypt -P:Egypt",
        "هدنة بين الجيش السوداني وقوات الدعم السريع ترفضها مصر.",
        "-S:Egypt",
    ),
    (
        "ar",
        "ينص اتفاق الجانبين على وقف للقتال.",
        "+accepted -proposed",
        "ينص مشروع القرار على وقف للقتال.",
        "+proposed -accepted",
    ),
    (
        "ar",
        "لا تشمل الهدنة جماعات مسلحة أخرى، مثل تنظيم القاعدة.",
        "X:Qaeda",
        "تشمل الهدنة جماعات مسلحة أخرى، مثل تنظيم القاعدة.",
        "-X",
    ),
    (
        "ar",
        "أعلن حميدتي هدنة. وأعلن عبد الفتاح البرهان هدنة من جانب واحد.",
        "n2",
        "أعلن حميدتي هدنة. وأعلنت قوات الدعم السريع هدنة من جانب واحد.",
        "n1",
    ),
    (
        "ar",
        "أعلنت الحكومة هدنة يوم الفطر. واقترح المتمردون هدنة أطول.",
        "n2",
        "أعلنت الحكومة هدنة يوم الفطر. واقترحت الحكومة هدنة أطول.",
        "+announced",
    ),
    (
        "ar",
        "قال الجيش إن المعارك بين أرمينيا وأذربيجان توقفت بعدما دخلت هدنة حيز التنفيذ.",
        "P:Armenia P:Azerbaijan",
        "قال الجيش إن المعارك توقفت بعدما دخلت هدنة حيز التنفيذ.",
        "-P:Armenia",
    ),
    (
        "en",
        "The rebels said they would suspend attacks for a week.",
        "n1 +announced -in_force",
        "The rebels said they would suspend attacks if a ceasefire were reached.",
        "-announced -accepted -in_force",
    ),
    (
        "en",
        "A local truce in Daraa collapsed while the nationwide ceasefire still holds.",
        "n2 +collapsed +in_force",
        "A local truce in Daraa collapsed while the rebels still hold the town.",
        "n1 +collapsed -in_force",
    ),
    (
        "ar",
        "أعلن الرئيس الأمريكي دونالد ترامب أن الهند وباكستان اتفقتا على وقف لإطلاق النار.",
        "P:India P:Pakistan -S:India -P:United",
        "أعلن الرئيس الأمريكي دونالد ترامب أن الهند وباكستان لم تتفقا على وقف لإطلاق النار.",
        "-in_force",
    ),
]


@cache
def reader() -> DocumentReader:
    """Give one reader for all tests of this file."""
    return DocumentReader(hudna.packs.load())


def read(language: str, text: str) -> Reading:
    """Read a text of 2021."""
    document = Document(id="t", text=text, language=language, published="2021-05-02")
    return reader().read(document)


def unmet(truces: tuple[Truce, ...], expectation: str) -> list[str]:
    """Give the small words of an expectation that do not hold."""
    return [word for word in expectation.split() if not holds(truces, word)]


def holds(truces: tuple[Truce, ...], word: str) -> bool:
    """Tell whether one small word of an expectation holds."""
    if word == "-X":
        return not any(truce.exclusions.stated for truce in truces)
    if word.startswith("-") and ":" in word:
        return not holds(truces, word[1:])
    if word[0] == "n" and word[1:].isdigit():
        return len(truces) == int(word[1:])
    states = {state.state for truce in truces for state in truce.states}
    if word[0] in "+-":
        return (word[1:] in states) == (word[0] == "+")
    key, _, value = word.partition(":")
    return any(value in slot(truce, key) for truce in truces)


def slot(truce: Truce, key: str) -> str:
    """Give a slot as text."""
    if key in _SLOTS:
        return " ".join(ref.name.en or ref.name.ar or "" for ref in getattr(truce, _SLOTS[key]))
    if key == "X":
        return " ".join(item.name.en or item.name.ar or "" for item in truce.exclusions.items)
    limits = {"from": truce.starts, "to": truce.ends}
    if key in limits:
        limit = limits[key]
        return (limit.since or "") if limit is not None else ""
    return (truce.duration or "") if key == "for" else truce.form


@pytest.mark.parametrize("number", range(len(PAIRS)))
def test_both_members_of_a_pair_are_read_apart(number):
    """Each member gives what it says and not what its twin says."""
    language, one, first, two, second = PAIRS[number]
    faults = [(one, unmet(read(language, one).truces, first))]
    faults.append((two, unmet(read(language, two).truces, second)))
    assert not [fault for fault in faults if fault[1]]
