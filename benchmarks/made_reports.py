"""Made-up reports for measuring: short, in both languages, the same for the same number.

    python benchmarks/made_reports.py RECORD [--reports N]

Nothing in them happened. Sentences are templates of our own, filled with places of the packs and
days between 2012 and 2026; four reports at a time tell of one truce, as outlets do. They go into a
record as any report does, through the reader. A record of 100,000 is not kept with the project.
"""

import argparse
import datetime as dt
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

from hudna import keeper
from hudna.keeper import Pen
from hudna.model.document import Document, document_id
from hudna.monitor import open_reader
from hudna.packs import Packs
from hudna.record.opening import begin_record

FIRST, DAYS = dt.date(2012, 1, 1), 5400
OUTLETS = 60

SIDES = {
    "SYR": (("the Syrian army", "the Free Syrian Army"), ("الجيش السوري", "الجيش السوري الحر")),
    "YEM": (("the Yemeni government", "the Houthis"), ("الحكومة اليمنية", "جماعة الحوثي")),
    "SDN": (
        ("the Sudanese army", "the Rapid Support Forces"),
        ("الجيش السوداني", "قوات الدعم السريع"),
    ),
    "LBY": (
        ("the Libyan National Army", "the Government of National Accord"),
        ("الجيش الوطني الليبي", "حكومة الوفاق الوطني"),
    ),
    "UKR": (("the Ukrainian army", "Russia"), ("الجيش الأوكراني", "روسيا")),
    "PSE": (("Israel", "Hamas"), ("إسرائيل", "حركة حماس")),
}

TRUCES = {
    "en": (
        "{A} announced on {day} a ceasefire in {place} that would begin at {hour}:00 on {start}.",
        "{A} said that the ceasefire in {place} would begin on {start} and last {length} hours.",
        "{B} accepted the ceasefire in {place} that {a} announced on {start}.",
        "{B} accused {a} of breaching the ceasefire in {place} that began on {start}.",
        "{B} denied that a truce had been agreed in {place}. {A} announced a truce there from {start}.",
        "{A} declared a {length}-hour truce in {place} from {start}, and {b} rejected it.",
    ),
    "ar": (
        "أعلن {A} هدنة في {place} تبدأ الساعة {hour} يوم {start}.",
        "قال {A} إن وقف إطلاق النار في {place} يبدأ يوم {start} ويستمر {length} ساعة.",
        "وافق {B} على الهدنة التي أعلنها {A} في {place} يوم {start}.",
        "اتهم {B} {A} بخرق الهدنة في {place} التي بدأت يوم {start}.",
        "نفى {B} الاتفاق على هدنة في {place}. وأعلن {A} هدنة فيها اعتبارا من {start}.",
    ),
}
OTHERS = {
    "en": (
        "{A} said that its positions near {place} came under fire on {day}.",
        "At least {number} people were killed in shelling of {place} on {day}, medics said.",
        "{A} said that {b} shelled {place} on {day}, and {b} denied it.",
        "{B} called on {a} to stop the strikes on {place}.",
        "{A} proposed a halt of the fighting around {place}; {b} did not answer.",
        "The United Nations said that {number} families left {place} this week.",
        "Monitors counted {number} breaches in {place} between {earlier} and {day}.",
        "A convoy of aid reached {place} on {day}, the Red Cross said.",
        "{B} rejected the proposal of {a} for talks about {place}.",
    ),
    "ar": (
        "قال {A} إن مواقعه قرب {place} تعرضت لإطلاق نار يوم {day}.",
        "قتل {number} أشخاص في قصف على {place} يوم {day}، بحسب مصادر طبية.",
        "اتهم {A} {B} بقصف {place} يوم {day}، ونفى {B} ذلك.",
        "دعا {B} {A} إلى وقف الغارات على {place}.",
        "اقترح {A} وقف القتال في محيط {place}.",
        "قالت الأمم المتحدة إن {number} عائلة غادرت {place} هذا الأسبوع.",
        "أحصى المراقبون {number} خرقا في {place} بين {earlier} و{day}.",
        "وصلت قافلة مساعدات إلى {place} يوم {day}، بحسب الصليب الأحمر.",
    ),
}
_MONTHS = (
    "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول"
)


def reports(packs: Packs, count: int) -> Iterator[Document]:
    """Give so many reports, along time."""
    towns = {
        country: [
            place.name
            for place in packs.places.values()
            if place.country == country
            and place.kind in {"city", "town"}
            and place.name.en
            and place.name.ar
        ]
        for country in SIDES
    }
    truces = max(1, count // 32)
    for number in range(count):
        chance = random.Random(number)
        day = FIRST + dt.timedelta(days=number * DAYS // count)
        language = chance.choice(("en", "ar"))
        told = [_other(chance, towns, day, language) for _ in range(chance.choice((1, 2, 3)))]
        if number % 8 == 0:
            # The number of a truce decides all of it: four reports tell of the same one.
            told.insert(0, _truce(number * truces // count, truces, chance, towns, language))
        outlet = (
            f"Outlet {number * 7 % OUTLETS}" if language == "en" else f"وكالة {number % OUTLETS}"
        )
        text = "\n\n".join(told) + "\n"
        title = told[0].split(".")[0][:90]
        yield Document(
            id=document_id(text, title=title, outlet=outlet, url=None),
            text=text,
            outlet=outlet,
            title=title,
            published=day.isoformat(),
        )


def _truce(
    truce: int, truces: int, chance: random.Random, towns: dict[str, list], language: str
) -> str:
    own = random.Random(f"truce {truce}")
    start = FIRST + dt.timedelta(days=truce * DAYS // truces + 2)
    return _filled(own, chance.choice(TRUCES[language]), towns, start, language)


def _other(chance: random.Random, towns: dict[str, list], day: dt.date, language: str) -> str:
    return _filled(chance, chance.choice(OTHERS[language]), towns, day, language)


def _filled(
    chance: random.Random, template: str, towns: dict[str, list], day: dt.date, language: str
) -> str:
    country = chance.choice(sorted(SIDES))
    english = language == "en"
    first, second = SIDES[country][0 if english else 1]
    place = chance.choice(towns[country])
    return template.format(
        A=first[0].upper() + first[1:] if english else first,
        B=second[0].upper() + second[1:] if english else second,
        a=first,
        b=second,
        place=place.en if english else place.ar,
        day=_day(day, language),
        start=_day(day, language),
        earlier=_day(day - dt.timedelta(days=7), language),
        hour=chance.randrange(1, 12),
        length=chance.choice((24, 48, 72)),
        number=chance.randrange(3, 90),
    )


def _day(day: dt.date, language: str) -> str:
    if language == "en":
        return f"{day.day} {day:%B} {day.year}"
    month = _MONTHS.split()[day.month - 1]
    return f"{day.day} {month.replace('_', ' ')} {day.year}"


def main() -> None:
    """Fill a record, and say how far it is."""
    parser = argparse.ArgumentParser(description="made-up reports for measuring")
    parser.add_argument("record", type=Path)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--jobs", type=int, default=1)
    chosen = parser.parse_args()
    cache_in = chosen.record.parent
    packs = open_reader(cache_in).packs
    record = begin_record(str(chosen.record), draw=os.urandom)
    pen = Pen(author="made up", clock=lambda: time.time_ns() // 1000, draw=os.urandom)
    begun = time.monotonic()
    made = reports(packs, chosen.reports)
    for number, _ in enumerate(
        keeper.add(record, made, pen, cache_in=cache_in, jobs=chosen.jobs), 1
    ):
        if number % 5000 == 0:
            print(f"{number} reports, {time.monotonic() - begun:.0f} s", flush=True)
    print(f"{record.size()} entries")
    record.store.close()


if __name__ == "__main__":
    main()
