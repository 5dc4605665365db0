"""Counts read from own bulletins and sentences: totals with their numbers, windows and claimants."""

from functools import cache

import pytest

import hudna.packs
from hudna.model.document import Document
from hudna.model.reading import Reading
from hudna.reading.reader import DocumentReader

# fmt: off
CASES: list[tuple[str, set[tuple[str, int]]]] = [
    # --- ministry bulletins ---
    ("Number of martyrs: 12\nNumber of injuries: 40\n", {("killed", 12), ("injured", 40)}),
    ("عدد الشهداء: 12\nعدد الإصابات: 40\n", {("killed", 12), ("injured", 40)}),
    ("إجمالي عدد الشهداء: 1,250\nإجمالي حالات الانتشال: 31\n", {("killed", 1250), ("other", 31)}),
    ("Total number of recovered bodies: 31.", {("other", 31)}),
    # --- observers ---
    ("سجل المراقبون 14 خرقا للهدنة خلال الساعات الماضية.", {("violations", 14)}),
    ("Observers recorded 14 violations of the truce in the past day.", {("violations", 14)}),
    ("رصدت البعثة خرقين للهدنة في تعز.", {("violations", 2)}),
    ("Violations: 6 in Aleppo, 3 in Homs.", {("violations", 6), ("violations", 3)}),
    ("The total number of breaches rose to 465.", {("violations", 465)}),
    ("ارتفع عدد الخروقات إلى 465.", {("violations", 465)}),
    # --- tallies ---
    ("More than 300,000 people have been killed since the war began in 2011.",
     {("killed", 300000)}),
    ("قتل أكثر من 300 ألف شخص منذ بداية الحرب عام 2011.", {("killed", 300000)}),
    ("منذ بدء النزاع قتل 4 آلاف و47 مدنيا.", {("killed", 4047)}),
    ("منذ بدء النزاع قتل ٤٠٤٧ مدنيا.", {("killed", 4047)}),
    ("At least 541 people have died since the escalation began.", {("killed", 541)}),
    ("بلغ عدد القتلى 403 قتلى منذ الأحد.", {("killed", 403)}),
    ("The number of wounded rose to 88 since Monday.", {("injured", 88)}),
    # --- displaced, besieged, detained ---
    ("The fighting displaced 12,000 people.", {("displaced", 12000)}),
    ("نزح أكثر من 12 ألف شخص من المحافظة.", {("displaced", 12000)}),
    ("تستضيف البلاد أكثر من مليون لاجئ.", {("displaced", 1000000)}),
    ("Some 250,000 besieged residents need food.", {("other", 250000)}),
    ("نحو 393 ألف مدني محاصرون في المنطقة.", {("other", 393000)}),
    ("منذ مطلع العام اعتقل 230 شخصا.", {("detained", 230)}),
    # --- series ---
    ("Coalition aircraft have conducted 325 air raids since May.", {("other", 325)}),
    ("أحصى المرصد 60 غارة في ثلاث ساعات.", {("other", 60)}),
    # --- numbers in a row count what their neighbour counts ---
    ("منذ مارس قتل 290 مسلحا و70 من أفراد الجيش و27 مدنيا.",
     {("killed", 290), ("killed", 70), ("killed", 27)}),
    ("تقول الوزارة إن 40 مدنيا و11 عسكريا قتلوا خلال الأيام الأربعة الماضية.",
     {("killed", 40), ("killed", 11)}),
    ("Since March, 290 rebels, 70 soldiers and 27 civilians have been killed.",
     {("killed", 290), ("killed", 70), ("killed", 27)}),
    ("Since March 290 rebels have been killed, and 70 soldiers attended a parade.",
     {("killed", 290)}),
    # --- breaches by times ---
    ("اتهمت الوزارة الجيش بخرق الهدنة 95 مرة منذ السبت.", {("violations", 95)}),
    ("زار المبعوث العاصمة 95 مرة منذ السبت.", set()),
    ("The army said the rebels had broken the truce 37 times in two days.", {("violations", 37)}),
    ("The envoy has visited the capital 37 times.", set()),
    ("Monitors counted 159 breaches by Ethiopia, Eritrea 120.",
     {("violations", 159), ("violations", 120)}),
    # --- told in other words ---
    ("حصدت المعارك أرواح 1200 شخص.", {("killed", 1200)}),
    ("The fighting has cost more than 500 lives.", {("killed", 500)}),
    ("Since June 218 villagers, including 27 children, have lost their lives.", {("killed", 218)}),
    ("The death toll has risen to 350.", {("killed", 350)}),
    ("The war has killed 40,000 people and displaced two million.",
     {("killed", 40000), ("displaced", 2000000)}),
    ("اضطر نحو 60 ألف شخص إلى الفرار من منازلهم.", {("displaced", 60000)}),
    ("About 60,000 people have been forced from their homes.", {("displaced", 60000)}),
    ("About 60,000 people may have to flee.", set()),
    ("About 60,000 people may have fled.", {("displaced", 60000)}),
    # --- books of incidents ---
    ("وثقت البعثة 15 حادثا أمنيا منذ بدء الهدنة.", {("other", 15)}),
    ("No fewer than 15 security incidents have been recorded.", {("other", 15)}),
    ("وثقت المنظمة 9 غارات في المحافظة.", {("other", 9)}),
    ("The governor is accused of 400 air and artillery attacks.", {("other", 400)}),
    ("بقيت 1500 شاحنة عالقة عند المعبر.", {("other", 1500)}),
    ("The closure left some 1,500 lorries stranded.", {("other", 1500)}),
    ("The firm bought some 1,500 lorries.", set()),
    # --- who left, who withdrew; what came over a time ---
    ("More than 1,200 residents were evacuated from the enclave.", {("displaced", 1200)}),
    ("More than 1,200 fighters were evacuated from the enclave.", set()),
    ("عبر نحو سبعة آلاف شخص الحدود إلى أوغندا منذ الاثنين.", {("displaced", 7000)}),
    ("The fighting has driven 30,000 people from their homes.", {("displaced", 30000)}),
    ("دخلت أكثر من 400 شاحنة منذ بدء الهدنة.", {("other", 400)}),
    ("وصلت 40 شاحنة الأحد.", set()),
    ("سجل المرصد 120 حالة وفاة منذ أبريل.", {("killed", 120)}),
    ("لا يزال الطرفان يحتجزان 68 أسيرا.", {("detained", 68)}),
    ("تبادل الطرفان 68 أسيرا.", set()),
    # --- no counts ---
    ("Warplanes bombed a market in Taiz on Monday and killed nine civilians.", set()),
    ("قتل 14 شخصا الخميس في ضربة جوية.", set()),
    ("The child is 12 years old.", set()),
    ("استقبل الرئيس 12 سفيرا.", set()),
    ("لقاء بين مدنيين وعسكريين.", set()),
    ("The road is 40 kilometres long.", set()),
]
# fmt: on


@cache
def _reader() -> DocumentReader:
    return DocumentReader(hudna.packs.load())


def _read(text: str) -> Reading:
    language = "ar" if any("\u0600" <= c <= "\u06ff" for c in text) else "en"
    document = Document(id="x", text=text, language=language, published="2020-03-04")
    return _reader().read(document)


@pytest.mark.parametrize(
    ("text", "wanted"),
    CASES,
    ids=lambda value: str(value if isinstance(value, str) else sorted(value))[:36],
)
def test_totals_are_counts(text: str, wanted: set[tuple[str, int]]) -> None:
    """Totals of a period or area are counts; the figures of one event are not."""
    assert {(count.what, count.value) for count in _read(text).counts} == wanted


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("At least 541 people have died since the escalation began.", "at_least"),
        ("About 541 people have died since the escalation began.", "about"),
        ("نزح 1200 شخص على الأقل من البلدة.", "at_least"),
        ("نزح 1200 شخص من البلدة.", "exact"),
    ],
)
def test_a_count_keeps_its_bound(text: str, bound: str) -> None:
    """At least, more than, about: what stands around the number is kept."""
    assert [count.bound for count in _read(text).counts] == [bound]


def test_parts_of_a_total_are_listed_and_added_up() -> None:
    """A list of shares behind a total becomes its parts, and whether they close is told."""
    counts = _read("Observers recorded 9 violations: 6 in Aleppo and 3 in Homs.").counts
    assert [(c.value, [p.value for p in c.parts], c.closes) for c in counts] == [(9, [6, 3], True)]
    counts = _read("سجلت البعثة 10 خروقات: 6 في حلب و3 في حمص.").counts
    assert [(c.value, [p.value for p in c.parts], c.closes) for c in counts] == [
        (10, [6, 3], False)
    ]


def test_a_count_knows_who_claims_it_and_when() -> None:
    """The claimant is the statement that contains it, the window its time."""
    reading = _read("The ministry said that 541 people had been killed since 1 March 2020.")
    count = reading.counts[0]
    assert count.by == reading.statements[0].id
    assert count.since == "2020-03-01"
    start, end = count.span
    assert reading.document.text[start:end] == count.text
