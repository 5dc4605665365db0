"""Paradigms of Arabic verbs, written by hand from the school grammar."""

import pytest

from hudna.packs.arabic_forms import arabic_forms, noun_variants

# perfect 3ms 3fs, imperfect 3ms, participle, masdar (in the pack) | 3fd 3mp 1s 1p, jussive 3ms,
# imperfect 3md 3mp 3fp (generated)
PARADIGMS = """
كتب كتبت يكتب كاتبا كتابة | كتبتا كتبوا كتبت كتبنا يكتب يكتبان يكتبون يكتبن
رفض رفضت يرفض رافضا رفض | رفضتا رفضوا رفضت رفضنا يرفض يرفضان يرفضون يرفضن
طلب طلبت يطلب طالبا طلب | طلبتا طلبوا طلبت طلبنا يطلب يطلبان يطلبون يطلبن
لفت لفتت يلفت لافتا لفت | لفتتا لفتوا لفت لفتنا يلفت يلفتان يلفتون يلفتن
شدد شددت يشدد مشددا تشديد | شددتا شددوا شددت شددنا يشدد يشددان يشددون يشددن
حذر حذرت يحذر محذرا تحذير | حذرتا حذروا حذرت حذرنا يحذر يحذران يحذرون يحذرن
طالب طالبت يطالب مطالبا مطالبة | طالبتا طالبوا طالبت طالبنا يطالب يطالبان يطالبون يطالبن
وافق وافقت يوافق موافقا موافقة | وافقتا وافقوا وافقت وافقنا يوافق يوافقان يوافقون يوافقن
أعلن أعلنت يعلن معلنا إعلان | أعلنتا أعلنوا أعلنت أعلنا يعلن يعلنان يعلنون يعلن
أثبت أثبتت يثبت مثبتا إثبات | أثبتتا أثبتوا أثبت أثبتنا يثبت يثبتان يثبتون يثبتن
تحدث تحدثت يتحدث متحدثا تحدث | تحدثتا تحدثوا تحدثت تحدثنا يتحدث يتحدثان يتحدثون يتحدثن
تعهد تعهدت يتعهد متعهدا تعهد | تعهدتا تعهدوا تعهدت تعهدنا يتعهد يتعهدان يتعهدون يتعهدن
تفاوض تفاوضت يتفاوض متفاوضا تفاوض | تفاوضتا تفاوضوا تفاوضت تفاوضنا يتفاوض يتفاوضان يتفاوضون يتفاوضن
انسحب انسحبت ينسحب منسحبا انسحاب | انسحبتا انسحبوا انسحبت انسحبنا ينسحب ينسحبان ينسحبون ينسحبن
اعتبر اعتبرت يعتبر معتبرا اعتبار | اعتبرتا اعتبروا اعتبرت اعتبرنا يعتبر يعتبران يعتبرون يعتبرن
اتهم اتهمت يتهم متهما اتهام | اتهمتا اتهموا اتهمت اتهمنا يتهم يتهمان يتهمون يتهمن
اتفق اتفقت يتفق متفقا اتفاق | اتفقتا اتفقوا اتفقت اتفقنا يتفق يتفقان يتفقون يتفقن
اطلع اطلعت يطلع مطلعا اطلاع | اطلعتا اطلعوا اطلعت اطلعنا يطلع يطلعان يطلعون يطلعن
استمع استمعت يستمع مستمعا استماع | استمعتا استمعوا استمعت استمعنا يستمع يستمعان يستمعون يستمعن
استنكر استنكرت يستنكر مستنكرا استنكار | استنكرتا استنكروا استنكرت استنكرنا يستنكر يستنكران يستنكرون يستنكرن
وعد وعدت يعد واعدا وعد | وعدتا وعدوا وعدت وعدنا يعد يعدان يعدون يعدن
وصف وصفت يصف واصفا وصف | وصفتا وصفوا وصفت وصفنا يصف يصفان يصفون يصفن
أورد أوردت يورد موردا إيراد | أوردتا أوردوا أوردت أوردنا يورد يوردان يوردون يوردن
أيد أيدت يؤيد مؤيدا تأييد | أيدتا أيدوا أيدت أيدنا يؤيد يؤيدان يؤيدون يؤيدن
أكد أكدت يؤكد مؤكدا تأكيد | أكدتا أكدوا أكدت أكدنا يؤكد يؤكدان يؤكدون يؤكدن
أمر أمرت يأمر آمرا أمر | أمرتا أمروا أمرت أمرنا يأمر يأمران يأمرون يأمرن
أمل أملت يأمل آملا أمل | أملتا أملوا أملت أملنا يأمل يأملان يأملون يأملن
سأل سألت يسأل سائلا سؤال | سألتا سألوا سألت سألنا يسأل يسألان يسألون يسألن
تساءل تساءلت يتساءل متسائلا تساؤل | تساءلتا تساءلوا تساءلت تساءلنا يتساءل يتساءلان يتساءلون يتساءلن
هنأ هنأت يهنئ مهنئا تهنئة | هنأتا هنأوا هنأت هنأنا يهنئ يهنئان يهنئون يهنئن
بدأ بدأت يبدأ بادئا بدء | بدأتا بدأوا بدأت بدأنا يبدأ يبدآن يبدأون يبدأن
قرأ قرأت يقرأ قارئا قراءة | قرأتا قرؤوا قرأت قرأنا يقرأ يقرآن يقرؤون يقرأن
رد ردت يرد رادا رد | ردتا ردوا رددت رددنا يرد يردان يردون يرددن
حث حثت يحث حاثا حث | حثتا حثوا حثثت حثثنا يحث يحثان يحثون يحثثن
أصر أصرت يصر مصرا إصرار | أصرتا أصروا أصررت أصررنا يصر يصران يصرون يصررن
أقر أقرت يقر مقرا إقرار | أقرتا أقروا أقررت أقررنا يقر يقران يقرون يقررن
احتج احتجت يحتج محتجا احتجاج | احتجتا احتجوا احتججت احتججنا يحتج يحتجان يحتجون يحتججن
انضم انضمت ينضم منضما انضمام | انضمتا انضموا انضممت انضممنا ينضم ينضمان ينضمون ينضممن
استمر استمرت يستمر مستمرا استمرار | استمرتا استمروا استمررت استمررنا يستمر يستمران يستمرون يستمررن
اطمأن اطمأنت يطمئن مطمئنا اطمئنان | اطمأنتا اطمأنوا اطمأننت اطمأننا يطمئن يطمئنان يطمئنون يطمئنن
قال قالت يقول قائلا قول | قالتا قالوا قلت قلنا يقل يقولان يقولون يقلن
زار زارت يزور زائرا زيارة | زارتا زاروا زرت زرنا يزر يزوران يزورون يزرن
باع باعت يبيع بائعا بيع | باعتا باعوا بعت بعنا يبع يبيعان يبيعون يبعن
خاف خافت يخاف خائفا خوف | خافتا خافوا خفت خفنا يخف يخافان يخافون يخفن
أفاد أفادت يفيد مفيدا إفادة | أفادتا أفادوا أفدت أفدنا يفد يفيدان يفيدون يفدن
أدان أدانت يدين مدينا إدانة | أدانتا أدانوا أدنت أدنا يدن يدينان يدينون يدن
اختار اختارت يختار مختارا اختيار | اختارتا اختاروا اخترت اخترنا يختر يختاران يختارون يخترن
استعاد استعادت يستعيد مستعيدا استعادة | استعادتا استعادوا استعدت استعدنا يستعد يستعيدان يستعيدون يستعدن
جاء جاءت يجيء جائيا مجيء | جاءتا جاؤوا جئت جئنا يجئ يجيئان يجيئون يجئن
أساء أساءت يسيء مسيئا إساءة | أساءتا أساؤوا أسأت أسأنا يسئ يسيئان يسيئون يسئن
دعا دعت يدعو داعيا دعوة | دعتا دعوا دعوت دعونا يدع يدعوان يدعون يدعون
عزا عزت يعزو عازيا عزو | عزتا عزوا عزوت عزونا يعز يعزوان يعزون يعزون
نفى نفت ينفي نافيا نفي | نفتا نفوا نفيت نفينا ينف ينفيان ينفون ينفين
رأى رأت يرى رائيا رؤية | رأتا رأوا رأيت رأينا ير يريان يرون يرين
رعى رعت يرعى راعيا رعاية | رعتا رعوا رعيت رعينا يرع يرعيان يرعون يرعين
بقي بقيت يبقى باقيا بقاء | بقيتا بقوا بقيت بقينا يبق يبقيان يبقون يبقين
أبدى أبدت يبدي مبديا إبداء | أبدتا أبدوا أبديت أبدينا يبد يبديان يبدون يبدين
أدى أدت يؤدي مؤديا تأدية | أدتا أدوا أديت أدينا يؤد يؤديان يؤدون يؤدين
تمنى تمنت يتمنى متمنيا تمن | تمنتا تمنوا تمنيت تمنينا يتمن يتمنيان يتمنون يتمنين
ادعى ادعت يدعي مدعيا ادعاء | ادعتا ادعوا ادعيت ادعينا يدع يدعيان يدعون يدعين
التقى التقت يلتقي ملتقيا لقاء | التقتا التقوا التقيت التقينا يلتق يلتقيان يلتقون يلتقين
استثنى استثنت يستثني مستثنيا استثناء | استثنتا استثنوا استثنيت استثنينا يستثن يستثنيان يستثنون يستثنين
حيا حيت يحيي محييا تحية | حيتا حيوا حييت حيينا يحي يحييان يحيون يحيين
"""

CELLS = (
    ("perfect", 3, "f", "d"),
    ("perfect", 3, "m", "p"),
    ("perfect", 1, "", "s"),
    ("perfect", 1, "", "p"),
    ("imperfect", 3, "m", "s"),
    ("imperfect", 3, "m", "d"),
    ("imperfect", 3, "m", "p"),
    ("imperfect", 3, "f", "p"),
)


def pack_forms(line: str) -> tuple[str, dict[str, str]]:
    lemma, *given = line.partition("|")[0].split()
    keys = ("perfect_f", "imperfect", "participle", "masdar")
    return lemma, dict(zip(keys, given, strict=True))


def generated(line: str) -> dict[str, set[tuple]]:
    by_surface: dict[str, set[tuple]] = {}
    for form in arabic_forms(*pack_forms(line)):
        by_surface.setdefault(form.surface, set()).add(tuple(form[1:5]))
    return by_surface


@pytest.mark.parametrize("line", PARADIGMS.strip().splitlines(), ids=lambda line: line.split()[0])
def test_a_verb_has_its_paradigm(line):
    """Every cell of the hand-written paradigm is generated with its person, gender, number."""
    found = generated(line)
    expected = line.split("|")[1].split()
    missing = [
        (surface, cell)
        for surface, cell in zip(expected, CELLS, strict=True)
        if cell not in found.get(surface, ())
    ]
    assert missing == []


@pytest.mark.parametrize("line", PARADIGMS.strip().splitlines(), ids=lambda line: line.split()[0])
def test_a_verb_has_the_forms_of_its_entry(line):
    """What the pack states is itself among the forms."""
    found = generated(line)
    assert [form for form in line.split("|")[0].split() if form not in found] == []


def surfaces(lemma: str, *, is_open: bool = False, **forms: str) -> set[str]:
    return {form.surface for form in arabic_forms(lemma, forms) if form.open == is_open}


def test_forms_before_a_pronoun_are_marked_open():
    """نفاه, دعوته and قالوه are found by the caller that takes the pronoun off."""
    assert "نفا" in surfaces("نفى", is_open=True)
    assert "قالو" in surfaces("قال", is_open=True)
    assert "دعوت" in surfaces("دعا", is_open=True, masdar="دعوة")
    assert {"إنهاؤ", "إنهائ"} <= surfaces("أنهى", is_open=True, masdar="إنهاء")
    assert "يرا" in surfaces("رأى", is_open=True, imperfect="يرى")


def test_a_shortened_form_is_marked_jussive():
    """ينف stands only after a negation; ينفي does not need one."""
    forms = arabic_forms("نفى", {"imperfect": "ينفي"})
    assert {form.jussive for form in forms if form.surface == "ينف"} == {True}
    assert {form.jussive for form in forms if form.surface == "ينفي"} == {False}


def test_the_participle_agrees():
    """مؤكدا مؤكدة مؤكدين مؤكدات after a verb; the indefinite مؤكد is kept apart."""
    forms = arabic_forms("أكد", {"participle": "مؤكدا"})
    kinds = {form.surface: form.kind for form in forms if "participle" in form.kind}
    assert [kinds[form] for form in ("مؤكدا", "مؤكدة", "مؤكدين", "مؤكدات")] == ["participle"] * 4
    assert [kinds[form] for form in ("مؤكد", "مؤكدون", "مؤكدان")] == ["noun_participle"] * 3


def test_a_weak_participle_keeps_and_loses_its_ya():
    """داعيا داعية داعين: the ya falls in the masculine plural alone."""
    found = surfaces("دعا", participle="داعيا")
    assert {"داعيا", "داعية", "داعين", "داعون", "داعيات", "داعيين"} <= found


def test_the_verbal_noun_has_case_and_plural():
    """تصريحا, تصريحات and دعوات are found, and the weak تمن also as تمني."""
    assert {"تصريح", "تصريحا", "تصريحات"} <= surfaces("صرح", masdar="تصريح")
    assert {"دعوة", "دعوات"} <= surfaces("دعا", masdar="دعوة")
    assert {"تمن", "تمني", "تمنيا"} <= surfaces("تمنى", masdar="تمن")
    assert "إنهاءا" not in surfaces("أنهى", masdar="إنهاء")


def test_the_first_person_joins_two_hamzas():
    """أ + أمل is آمل, أ + ؤكد is أؤكد."""
    assert "آمل" in surfaces("أمل", imperfect="يأمل")
    assert "أؤكد" in surfaces("أكد", imperfect="يؤكد")


def test_vowel_marks_in_the_pack_do_no_harm():
    """A lemma may be vowelled to tell two verbs apart."""
    assert "ذكرت" in surfaces("ذكّر", imperfect="يذكّر")


def test_a_noun_of_speech_has_case_dual_and_open_forms():
    """بيانا, بيانين, and رسالت before a pronoun."""
    assert {"بيان", "بيانا", "بيانان", "بيانين"} <= set(noun_variants("بيان"))
    assert {"رسالة", "رسالت", "رسالتين"} <= set(noun_variants("رسالة"))
