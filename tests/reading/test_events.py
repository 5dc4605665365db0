"""Events read from own sentences, in minimal pairs: both members of a pair must be right.

An expectation is written in small words: ``airstrike`` an actual event of that type (the part
after the dot is enough); ``-airstrike`` no actual one; ``~airstrike`` a denied one; ``none`` no
actual event; ``A:`` ``T:`` ``P:`` words of an actor, a target, a place; ``k3`` ``i3`` figures,
``-k3`` no such figure; ``-place`` no event has a place.
"""

from functools import cache

import pytest

import hudna.packs
from hudna.model.document import Document
from hudna.model.reading import Event, Reading
from hudna.reading.reader import DocumentReader

_ROLES = {"A": "actor", "T": "target", "P": "place"}

# fmt: off
PAIRS = [
    # --- actual, denied ---
    ("The army shelled the village of Taybeh on Monday.", "shelling A:army",
     "The army denied that it shelled the village of Taybeh on Monday.", "-shelling"),
    ("قصف الجيش قرية الطيبة الاثنين.", "shelling A:الجيش",
     "لم يقصف الجيش قرية الطيبة الاثنين.", "-shelling"),
    ("أكدت الحركة التوصل إلى اتفاق مع الحكومة.", "agree",
     "نفت الحركة التوصل إلى اتفاق مع الحكومة.", "-agree ~agree"),
    ("Warplanes bombed a market in Taiz on Sunday.", "airstrike",
     "Warplanes did not bomb a market in Taiz on Sunday.", "-airstrike"),
    ("Aid trucks entered the town on Tuesday.", "aid",
     "Aid trucks have not entered the town on Tuesday.", "-aid"),
    ("دخلت قافلة مساعدات إلى المدينة الثلاثاء.", "aid",
     "لم تدخل قافلة مساعدات إلى المدينة الثلاثاء.", "-aid"),
    ("The rebels seized the town of Hajin on Friday.", "advance A:rebels",
     "The rebels failed to reach the town of Hajin on Friday.", "-advance"),
    ("The two sides reached an agreement in Nairobi.", "agree",
     "The two sides did not reach an agreement in Nairobi.", "-agree"),
    # --- actual, planned ---
    ("شنت الطائرات غارات على مواقع للمتمردين في تعز.", "airstrike",
     "ستشن الطائرات غارات على مواقع للمتمردين في تعز.", "-airstrike"),
    ("The air force carried out air strikes on rebel positions.", "airstrike",
     "The air force will carry out air strikes on rebel positions.", "-airstrike"),
    ("اجتمع الوزيران في جنيف.", "meeting",
     "من المقرر أن يجتمع الوزيران في جنيف الشهر المقبل.", "-meeting"),
    ("The minister visited Baghdad on Sunday.", "visit",
     "The minister plans to visit Baghdad next month.", "-visit"),
    ("انسحبت القوات من المدينة الأحد.", "retreat A:القوات",
     "من المتوقع أن تنسحب القوات من المدينة الشهر المقبل.", "-retreat"),
    ("The forces withdrew from the city on Sunday.", "retreat A:forces",
     "The forces should withdraw from the city by next year.", "-retreat"),
    ("أجرى الطرفان محادثات في مسقط.", "talks",
     "يعتزم الطرفان إجراء محادثات في مسقط.", "-talks"),
    ("They held talks in Muscat last week.", "talks",
     "They want to hold talks in Muscat.", "-talks"),
    ("وقعت الحكومة اتفاقا مع المعارضة.", "agree",
     "تأمل الحكومة في توقيع اتفاق مع المعارضة.", "-agree"),
    ("تظاهر الآلاف في العاصمة الجمعة.", "protest",
     "دعت النقابات إلى التظاهر في العاصمة.", "-protest"),
    ("Thousands protested in the capital on Friday.", "protest",
     "Unions called on workers to protest in the capital.", "-protest"),
    # --- talks that failed were held; an attack that failed was not ---
    ("جاء القرار بعد فشل جولتين من التفاوض بين الطرفين في مسقط.", "talks P:Muscat",
     "شدد الوزير على أهمية استئناف المفاوضات.", "-talks"),
    ("تجري الحكومة حاليا مناقشات مع المعارضة.", "talks A:المعارضة",
     "تأمل الحكومة في إجراء مناقشات مع المعارضة.", "-talks"),
    ("The truce collapsed after the breakdown of talks between the clans in Nairobi.", "talks",
     "The governor called for a resumption of talks between the clans.", "-talks"),
    # --- a siege to be lifted stands when somebody imposes it ---
    ("طالب السكان برفع الحصار المفروض على البلدة منذ عام.", "coerce",
     "طالب السكان بمنع حصار البلدة.", "-coerce"),
    ("طالب السكان بفك الحصار الذي تفرضه الحكومة على البلدة.", "coerce",
     "لا تنوي الحكومة فرض حصار على البلدة.", "-coerce"),
    # --- asked for, held ---
    ("عقدت البعثة اجتماعا طارئا في نيروبي.", "meeting",
     "طلبت البعثة عقد اجتماع طارئ في نيروبي.", "-meeting"),
    ("A conference on compensation took place in Galmudug.", "meeting",
     "A conference on compensation will follow in Galmudug.", "-meeting"),
    ("واصل الجيش هجماته على البلدة وقتل خمسة.", "k5",
     "لهم حق الرد في حال استمرار الهجمات على البلدة.", "none"),
    # --- ground taken, ground held ---
    ("جاء الاتفاق بعد سيطرة القوات على مدينة كيدال.", "advance P:Kidal",
     "تقع مدينة كيدال تحت سيطرة القوات.", "-advance"),
    ("Kidal fell to the rebels on Sunday.", "advance",
     "Kidal may fall to the rebels by next year.", "-advance"),
    # --- imposed, signed, asked for ---
    ("فرضت الدولتان في مارس اتفاقا لوقف القتال.", "agree",
     "لا يزال الاتفاق لوقف القتال بعيدا.", "-agree"),
    # --- shut, open ---
    ("The crossings have been shut by the army since Sunday.", "coerce",
     "The crossings should be shut by next month.", "-coerce"),
    # --- freed, held ---
    ("تبادل الجانبان السبت أكثر من 50 أسيرا.", "retreat",
     "يحتفظ الجانبان بأكثر من 50 أسيرا.", "-retreat"),
    ("Soldiers freed a journalist in Arauca on Friday.", "retreat A:soldiers",
     "Soldiers hope to free a journalist in Arauca.", "-retreat"),
    # --- on the phone ---
    ("يجري قائدا الجيشين محادثات هاتفية اليوم.", "call",
     "يجري قائدا الجيشين محادثات في الدوحة اليوم.", "-call talks"),
    ("The two presidents spoke by phone on Friday.", "call",
     "The two presidents spoke to reporters on Friday.", "-call"),
    # --- words of their own ---
    ("The gang murdered four teenagers in May.", "other k4",
     "The gang denied that it murdered four teenagers in May.", "-other"),
    ("Some 3,000 people marched in Popayan on Friday.", "protest",
     "Troops marched in step past the palace.", "-protest"),
    ("Dozens of women staged a sit-in outside the town hall on Wednesday.", "protest",
     "The women may stage a sit-in outside the town hall.", "-protest"),
    ("Church leaders say the fighters fired guns at the village on Friday.", "shooting",
     "Church leaders hope that the guns will fall silent.", "none"),
    ("أسقطت الحركة مروحية عسكرية قرب الحدود.", "other A:الحركة",
     "أسقطت المحكمة التهم عن الضابط.", "none"),
    # --- aircraft with rockets are aircraft ---
    ("واصلت الطائرات استهداف مواقع في القطاع بالصواريخ.", "airstrike -shelling",
     "واصلت المدفعية استهداف مواقع في القطاع بالصواريخ.", "shelling -airstrike"),
    # --- an attack after a bombardment is of its own kind ---
    ("قصف الجيش البلدة الاثنين. وجاء ذلك عقب هجوم شنه مسلحون على معسكر الثلاثاء.", "shelling other",
     "قصف الجيش البلدة الاثنين. وقتل الهجوم ثلاثة مدنيين.", "shelling k3 -other"),
    # --- who is freed, who withdraws, with what ---
    ("أفرجت الحركة عن 24 محتجزا الجمعة.", "retreat A:الحركة T:محتجزا",
     "سحب الجيش قواته من البلدة الجمعة.", "retreat"),
    ("تظاهر آلاف الغاضبين في يريفان.", "protest A:الغاضبين",
     "في يريفان تظاهر الآلاف الثلاثاء.", "protest P:Yerevan"),
    ("The governor, who led the delegation, met the rebel commander on Friday.", "meeting A:governor",
     "The governor, who led the delegation, may meet the rebel commander.", "-meeting"),
    ("The truce follows talks that the minister held in Doha.", "talks A:minister",
     "The truce follows talks in Doha.", "talks P:Doha"),
    # --- a running total is no figure of one event ---
    ("قتل 12 مدنيا في قصف على البلدة الأحد.", "shelling k12",
     "قتل 1200 مدني منذ بدء القصف على البلدة في مارس.", "-k1200"),
    # --- a form that is verb and noun ---
    ("Negotiations between the clans opened in Oslo on Monday.", "talks -shooting",
     "The clans opened fire in Oslo on Monday.", "shooting -talks"),
    ("The two armies exchanged prisoners on Monday.", "retreat",
     "The prisoners walked to the exchange point.", "-retreat"),
    ("Clans agreed to a three-day halt to fighting over wells.", "-clash",
     "Heavy fighting broke out between the clans over wells.", "clash"),
    ("استهدفت طائرة مسيرة مستودعا للوقود.", "airstrike -protest",
     "جابت مسيرة حاشدة شوارع المدينة.", "protest -airstrike"),
    ("تبادل الجنود والمسلحون إطلاق النار في السوق.", "clash",
     "أطلق الجنود النار على سيارة في السوق.", "shooting -clash"),
    ("أفرجت السلطات عن الدفعة الثانية من المعتقلين.", "retreat",
     "تأخر الإفراج عن الدفعة الثانية من المعتقلين.", "-retreat"),
    ("The rebels signed a pact in Luanda on Friday.", "agree",
     "Villagers want the rebels to respect whatever they sign.", "-agree"),
    ("Government forces recaptured the hill on Sunday.", "advance",
     "Government forces are training on the hill.", "-advance"),
    ("The envoy arrived in Khartoum on Sunday.", "visit P:Khartoum",
     "A parcel arrived in Khartoum on Sunday.", "-visit"),
    # --- a place that no pack lists, a thing that is none ---
    ("Rebels attacked a convoy in Zurbatal on Monday.", "other P:Zurbatal",
     "Rebels attacked a convoy in broad daylight on Monday.", "other -place"),
    ("In Zurbatal an aid vehicle was ambushed by gunmen.", "other P:Zurbatal",
     "In January an aid vehicle was ambushed by gunmen.", "other -place"),
    ("هاجم مسلحون قرية زربطال الاثنين.", "other P:زربطال",
     "هاجم مسلحون قرية صغيرة الاثنين.", "other -place"),
    ("قصف الجيش حي الزربطال الاثنين.", "shelling P:الزربطال",
     "قصف الجيش الحي السكني الاثنين.", "shelling -place"),
    ("وقع الجانبان اتفاقا في نيروبي الجمعة.", "agree P:Nairobi",
     "وقع الجانبان الاتفاق الجمعة.", "agree -place"),
    # --- threat, act ---
    ("هاجمت الحركة قاعدة عسكرية في كيدال.", "other A:الحركة",
     "هددت الحركة بمهاجمة قاعدة عسكرية في كيدال.", "-other"),
    ("The group attacked a military base in Kidal.", "other A:group",
     "The group threatened to attack a military base in Kidal.", "-other"),
    ("قصفت المدفعية أحياء المدينة.", "shelling",
     "توعدت الحركة بقصف أحياء المدينة.", "-shelling"),
    ("The militia abducted ten aid workers.", "detain",
     "The militia threatened to abduct ten aid workers.", "-detain"),
    # --- wish, act ---
    ("استمر القصف على الحي لليوم الثالث وقتل خمسة مدنيين.", "shelling k5",
     "طالبت المنظمة بوقف القصف على الحي.", "-shelling"),
    ("The bombardment of the district continued and killed five civilians.", "shelling k5",
     "The organisation demanded an end to the bombardment of the district.", "-shelling"),
    ("أفرجت السلطات عن عشرين معتقلا.", "retreat A:السلطات",
     "طالب الأهالي بالإفراج عن عشرين معتقلا.", "-retreat"),
    ("The authorities released twenty prisoners.", "retreat",
     "Families urged the authorities to release twenty prisoners.", "-retreat"),
    ("رفعت الحكومة الحصار بعد معارك بين الجيش والمتمردين.", "clash",
     "دعا المبعوث إلى تجنب معارك بين الجيش والمتمردين.", "-clash"),
    # --- condition ---
    ("انسحب المقاتلون من البلدة.", "retreat",
     "إذا انسحب المقاتلون من البلدة عاد السكان.", "-retreat"),
    ("The army stormed the camp.", "other A:army",
     "If the army stormed the camp, the talks would end.", "-other"),
    # --- active, passive ---
    ("The army killed three gunmen in Dhamar.", "other A:army k3",
     "Three gunmen were killed by the army in Dhamar.", "other k3"),
    ("Rebels attacked the convoy.", "other A:rebels T:convoy",
     "The convoy was attacked by rebels.", "other A:rebels T:convoy"),
    ("Police arrested forty protesters.", "detain A:police",
     "Forty protesters were arrested by police.", "detain A:police"),
    ("استهدفت الطائرات موقعا للمتمردين.", "airstrike",
     "تعرض موقع للمتمردين لقصف جوي.", "airstrike"),
    # --- agent and patient swapped ---
    ("Turkey attacked Syria.", "other A:Turkey T:Syria",
     "Syria attacked Turkey.", "other A:Syria T:Turkey"),
    ("The rebels shelled the army.", "shelling A:rebels T:army",
     "The army shelled the rebels.", "shelling A:army T:rebels"),
    ("هاجم الجيش المتمردين في الضاحية.", "other A:الجيش",
     "هاجم المتمردون الجيش في الضاحية.", "other A:المتمردون"),
    ("شنت روسيا غارات على أوكرانيا.", "airstrike A:روسيا T:أوكرانيا",
     "شنت أوكرانيا غارات على روسيا.", "airstrike A:أوكرانيا T:روسيا"),
    ("غارات إسرائيلية على لبنان أوقعت أربعة قتلى.", "airstrike A:إسرائيل T:لبنان k4",
     "غارات أميركية على اليمن أوقعت أربعة قتلى.", "airstrike A:الولايات T:اليمن k4"),
    # --- quoted, asserted ---
    ("Clashes broke out in Goma on Monday.", "clash P:Goma",
     "Clashes broke out in Goma on Monday, residents said.", "clash P:Goma"),
    ("اندلعت اشتباكات في غوما الاثنين.", "clash",
     "قال السكان إن اشتباكات اندلعت في غوما الاثنين.", "clash"),
    # --- homographs ---
    ("An air strike hit the port of Hodeidah.", "airstrike P:Hodeidah",
     "Railway workers went on strike in Hodeidah.", "-airstrike"),
    ("Militants shelled a checkpoint near Mora.", "shelling",
     "A shell company paid for the flat near Mora.", "-shelling"),
    ("The army launched an attack on the village.", "other",
     "The senator launched a verbal attack on the minister.", "-other"),
    ("شن الجيش هجوما على القرية الأحد.", "other",
     "شن النائب هجوما لفظيا على الوزير.", "-other"),
    ("قصف الطيران المدينة.", "airstrike",
     "تبادل الطرفان القصف الإعلامي.", "-airstrike -shelling"),
    ("أطلق المسلحون النار على الحافلة.", "shooting",
     "أطلق المبعوث حملة سياسية جديدة.", "-shooting"),
    ("أطلقت القوات صواريخ على المطار.", "shelling",
     "أعلنت القوات وقفا لإطلاق النار.", "-shelling -shooting"),
    ("Gunmen opened fire on a bus near Jos.", "shooting",
     "The ceasefire line near Jos was opened to traders.", "-shooting"),
    ("نشر الجيش تعزيزات عسكرية قرب الحدود.", "mobilize",
     "الحشد الشعبي جزء من القوات العراقية.", "-mobilize"),
    ("انفجرت سيارة مفخخة في السوق.", "bombing",
     "انفجرت أزمة سياسية في البرلمان.", "-bombing"),
    ("سيطر المتمردون على بلدة بوكافو.", "advance",
     "تسيطر على بلدة بوكافو منذ سنوات جماعة محلية.", "-advance"),
    ("The town has been besieged by the army since May.", "coerce",
     "The besieged town has four schools.", "-coerce"),
    ("The two ministers met in Geneva.", "meeting",
     "The two plans met with criticism in Geneva.", "-meeting"),
    ("A suicide bomber killed five policemen.", "bombing k5",
     "A suicide note was found by five policemen.", "-bombing"),
    ("Heavy fighting erupted between the army and rebels.", "clash",
     "The bank is fighting corruption.", "-clash"),
    ("Protesters marched in Khartoum on Tuesday.", "protest",
     "The months march on.", "-protest"),
    # --- background ---
    ("اندلعت معارك في مأرب الاثنين بين الجيش والحوثيين.", "clash",
     "يعيش اليمن حربا أهلية منذ سنوات.", "none"),
    ("Fighting erupted in Marib on Monday between the army and the Houthis.", "clash",
     "Yemen has been mired in civil war for years.", "none"),
    ("وقع تفجير انتحاري في مقديشو وقتل سبعة.", "bombing",
     "تدين الحكومة الإرهاب بكل أشكاله.", "none"),
    # --- types ---
    ("هز انفجار العاصمة كابول.", "other",
     "هز تفجير انتحاري العاصمة كابول.", "bombing"),
    ("Rockets were fired at Sderot.", "shelling",
     "Drone strikes were carried out on Sderot.", "airstrike"),
    ("أغلقت السلطات المعبر.", "coerce",
     "زارت السلطات المعبر.", "-coerce"),
    ("بحث الرئيسان الأزمة في اتصال هاتفي.", "call",
     "بحث الرئيسان الأزمة في مقال صحفي.", "-call"),
    ("The presidents discussed it in a phone call.", "call",
     "The presidents discussed it in a newspaper.", "-call"),
    ("قتل جندي وأصيب اثنان برصاص قناص في دونيتسك.", "shooting k1",
     "قتل جندي في حادث سير في دونيتسك.", "-shooting"),
    ("قوات حفظ السلام أجلت مدنيين من البلدة.", "retreat",
     "المحكمة أجلت جلسة النظر في القضية.", "-retreat"),
]
# fmt: on


@cache
def _reader() -> DocumentReader:
    return DocumentReader(hudna.packs.load())


def _read(text: str, published: str = "2020-03-04") -> Reading:
    language = "ar" if any("\u0600" <= c <= "\u06ff" for c in text) else "en"
    document = Document(id="x", text=text, language=language, published=published)
    return _reader().read(document)


def _holds(events: tuple[Event, ...], wanted: str) -> bool:
    actual = [e for e in events if e.modality == "actual"]
    if wanted == "none":
        return not actual
    if wanted == "-place":
        return not any(role.role == "place" for e in actual for role in e.roles)
    if wanted[0] == "-" and wanted[2:].isdigit():
        return not _holds(events, wanted[1:])
    if wanted[0] == "-":
        return not any(e.type.endswith(wanted[1:]) for e in actual)
    if wanted[0] == "~":
        return any(e.type.endswith(wanted[1:]) and e.modality == "denied" for e in events)
    if wanted[:2] in ("A:", "T:", "P:"):
        return any(
            role.role == _ROLES[wanted[0]]
            and wanted[2:].lower() in f"{role.name.en} {role.name.ar}".lower()
            for e in actual
            for role in e.roles
        )
    if wanted[0] in "ki" and wanted[1:].isdigit():
        what = "killed" if wanted[0] == "k" else "injured"
        return any(f.what == what and f.value == int(wanted[1:]) for e in actual for f in e.figures)
    return any(e.type.rpartition(".")[2] == wanted for e in actual)


def _wrong(text: str, expected: str) -> list[str]:
    events = _read(text).events
    return [wanted for wanted in expected.split() if not _holds(events, wanted)]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair[0][:40])
def test_both_members_of_a_pair_are_read(pair: tuple[str, str, str, str]) -> None:
    """What happened is an event; its denied, planned or figurative twin is not."""
    left, want_left, right, want_right = pair
    assert _wrong(left, want_left) == []
    assert _wrong(right, want_right) == []


def test_two_mentions_of_one_attack_are_one_event() -> None:
    """A second mention without anything of its own is merged into the first."""
    text = "Warplanes bombed a market in Taiz on Monday. The bombing killed nine civilians."
    events = _read(text).events
    assert len(events) == 1
    assert [(f.what, f.value) for f in events[0].figures] == [("killed", 9)]


def test_attacks_on_two_days_are_two_events() -> None:
    """A different day makes a different event."""
    text = "قصف الجيش حمص الاثنين. وقصف الجيش حمص السبت."
    assert len([e for e in _read(text).events if e.type == "assault.shelling"]) == 2


def test_an_event_knows_the_statement_that_contains_it() -> None:
    """What a speaker reports is asserted by the statement; the rest by the outlet."""
    reading = _read("The army said that rebels attacked a convoy. Rebels seized a town in Mali.")
    by = {e.type: e.asserted_by for e in reading.events}
    assert by["assault.other"] == reading.statements[0].id
    assert by["advance"] is None


def test_a_trigger_is_the_documents_own_words() -> None:
    """Spans are slices of the text."""
    reading = _read("شنت الطائرات غارات على صعدة الأحد، وقتل ثلاثة مدنيين.")
    for event in reading.events:
        start, end = event.trigger.span
        assert reading.document.text[start:end] == event.trigger.text


def test_an_empty_text_has_no_events() -> None:
    """Nothing in, nothing out."""
    assert _read("").events == ()
