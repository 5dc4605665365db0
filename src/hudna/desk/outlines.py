"""Outlines of areas for other programs: the basemap's paths as GeoJSON geometries (RFC 7946).

The same areas as on the map and no others, with the same half kilometre of coarseness.
"""

import math
import re

_UNITS = 200
"""Units of the basemap to a degree, as ``tools/make_basemap.py`` has them."""

_NUMBER = re.compile(r"-?\d+")

Point = tuple[int, int]
Ring = list[Point]


def geometry(path: str) -> dict[str, object]:
    """Give the outline of an area as a MultiPolygon: outer rings counter-clockwise, holes in them."""
    rings = [_ring(part) for part in path.split("z") if part]
    outer = [ring for at, ring in enumerate(rings) if not _holder(rings, at)]
    polygons = [
        [
            _degrees(ring, outside=True),
            *(
                _degrees(hole, outside=False)
                for at, hole in enumerate(rings)
                if _holder(rings, at) is ring
            ),
        ]
        for ring in outer
    ]
    return {"type": "MultiPolygon", "coordinates": polygons}


def _ring(part: str) -> Ring:
    """Read one closed line of a path: an absolute beginning, then relative steps."""
    numbers = [int(found) for found in _NUMBER.findall(part)]
    x, y = numbers[0], numbers[1]
    ring = [(x, y)]
    for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
        x, y = x + dx, y + dy
        ring.append((x, y))
    return ring


def _holder(rings: list[Ring], at: int) -> Ring | None:
    """Give the ring that another one is a hole in."""
    x, y = rings[at][0]
    for other, ring in enumerate(rings):
        if other != at and abs(_doubled(ring)) > abs(_doubled(rings[at])) and _inside(x, y, ring):
            return ring
    return None


def _inside(x: int, y: int, ring: Ring) -> bool:
    odd = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            odd = not odd
    return odd


def _doubled(ring: Ring) -> int:
    """Give twice the area; it is positive for a ring that runs clockwise, as south is positive."""
    return sum(
        ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True)
    )


def _degrees(ring: Ring, *, outside: bool) -> list[list[float]]:
    if (_doubled(ring) > 0) is outside:
        ring = ring[::-1]
    return [[round(x / _UNITS, 3), _latitude(y)] for x, y in (*ring, ring[0])]


def _latitude(y: int) -> float:
    north = math.radians(-y / _UNITS)
    return round(math.degrees(2 * math.atan(math.exp(north)) - math.pi / 2), 3)
