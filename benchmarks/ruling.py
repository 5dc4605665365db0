"""How fast: one ruling against many truces, and many incidents against many truces beside DuckDB.

    python benchmarks/ruling.py [--incidents 1000000] [--truces 200] [--known 10000]

The same pairs must come out of both, or it fails. Every number is the median of interleaved rounds.
"""

import argparse
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import duckdb
import numpy as np

from hudna.model.claim import Called, Claim, Covers, Ends, Starts, Takes
from hudna.model.values import Name
from hudna.model.when import When
from hudna.packs import Packs, load
from hudna.regime.clocks import utc_text
from hudna.regime.docket import Dockets
from hudna.regime.gate import Regime
from hudna.regime.rules import Asked, Ground
from hudna.regime.screening import Incidents, Reach, reaches, screen_columns
from hudna.regime.sides import Sides
from hudna.regime.terrain import Terrain

YEAR = 365 * 86400
SINCE = 1_388_534_400  # 2014-01-01
SPAN = 8 * YEAR


WARS = frozenset(
    ["SYR", "YEM", "SDN", "LBY", "UKR", "COD", "ETH", "MLI", "MMR", "AFG", "COL", "SOM"]
)


def invented(
    packs: Packs, count: int, seed: int, lands: frozenset[str] | None = None
) -> Iterator[Claim]:
    """Invented truces: windows of three days to four hundred, real places, real actors."""
    chance = random.Random(seed)
    places = sorted(
        p.id for p in packs.places.values() if p.country in (lands or {p.country}) and p.country
    )
    groups = sorted(actor.id for actor in packs.actors.values() if actor.kind == "armed_group")
    for number in range(count):
        ref = f"t{number:05}"
        area = packs.places[chance.choice(places)]
        land = next(
            (
                p.id
                for p in packs.places.values()
                if p.kind == "country" and p.country == area.country
            ),
            area.id,
        )
        start = SINCE + chance.randrange(SPAN)
        end = start + chance.randrange(3 * 86400, 400 * 86400)
        wide = chance.choice((area.id, area.parent or area.id, land))
        yield Called(truce=ref, name=Name(en=ref), form="bilateral", country=land, zone="Etc/UTC")
        yield Starts(truce=ref, when=When(at=utc_text(start)))
        yield Ends(truce=ref, when=When(at=utc_text(end)))
        yield Covers(truce=ref, areas=(wide,))
        for who in chance.sample(groups, chance.randrange(2, 6)):
            yield Takes(truce=ref, who=who, role="signatory")


def events(places: list[str], actors: list[str], count: int, seed: int) -> Incidents:
    """Incidents that crowd, as they do, in some places and between some groups."""
    numbers = np.random.default_rng(seed)
    times = SINCE + numbers.integers(0, SPAN, count)
    return Incidents(
        times.astype(np.int64),
        (numbers.beta(0.4, 3, count) * len(places)).astype(np.int32),
        (numbers.beta(0.5, 2, count) * len(actors)).astype(np.int32),
        numbers.integers(0, len(actors), count).astype(np.int32),
    )


SETUP = """
CREATE TABLE truce(id INTEGER, since BIGINT, until BIGINT);
CREATE TABLE inside(truce INTEGER, place INTEGER);
CREATE TABLE binds(truce INTEGER, actor INTEGER);
"""
SIDES = """
LEFT JOIN binds x ON x.truce = t.id AND x.actor = i.a
LEFT JOIN binds y ON y.truce = t.id AND y.actor = i.b
WHERE x.truce IS NOT NULL OR y.truce IS NOT NULL
"""
TIME_FIRST = (
    """
SELECT i.row, t.id FROM (
SELECT i.*, t.id FROM incident i JOIN truce t ON i.time >= t.since AND i.time < t.until) i
JOIN truce t ON t.id = i.id JOIN inside c ON c.truce = t.id AND c.place = i.place
"""
    + SIDES
)
PLACE_FIRST = (
    """
SELECT i.row, t.id FROM incident i JOIN inside c ON c.place = i.place
JOIN truce t ON t.id = c.truce AND i.time >= t.since AND i.time < t.until
"""
    + SIDES
)
QUERIES = {"time first": TIME_FIRST, "place first": PLACE_FIRST}


def database(incidents: Incidents, truces: list[Reach]) -> duckdb.DuckDBPyConnection:
    """The same in DuckDB, loaded before the clock starts."""
    base = duckdb.connect()
    base.execute(SETUP)
    columns = {"time": incidents.times, "place": incidents.places, "a": incidents.firsts, "b": incidents.seconds}  # fmt: skip
    columns["row"] = np.arange(len(incidents.times))
    base.register("columns", columns)
    base.execute("CREATE TABLE incident AS SELECT * FROM columns")
    base.executemany(
        "INSERT INTO truce VALUES (?, ?, ?)",
        [(number, int(truce.since), int(truce.until)) for number, truce in enumerate(truces)],
    )
    for table, codes in (("inside", "places"), ("binds", "binds")):
        pairs = [
            (n, code) for n, truce in enumerate(truces) for code in sorted(getattr(truce, codes))
        ]
        base.register(
            "pairs",
            {"truce": np.array([p[0] for p in pairs]), "code": np.array([p[1] for p in pairs])},
        )
        base.table("pairs").insert_into(table)
    return base


def clocked(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of one run, and what came of it."""
    begin = time.perf_counter()
    answer = work()
    return time.perf_counter() - begin, answer


def screening(packs: Packs, options: argparse.Namespace) -> None:
    """A million incidents against two hundred truces, both ways."""
    chance = random.Random(options.seed)
    places = sorted(place.id for place in packs.places.values() if place.country in WARS)
    chance.shuffle(places)
    actors = sorted(a.id for a in packs.actors.values() if a.kind == "armed_group")
    ground = Ground(Terrain(packs.places), Sides(packs.actors))
    dockets = Dockets(invented(packs, options.truces, options.seed, WARS))
    truces = reaches(dockets, ground, places, actors)
    incidents = events(places, actors, options.incidents, options.seed)
    sorting, order = clocked(lambda: np.argsort(incidents.times, kind="stable"))
    incidents = Incidents(*(column[order] for column in incidents))
    base = database(incidents, truces)
    ours, theirs = [], {name: [] for name in QUERIES}
    for _ in range(options.rounds):
        seconds, (rows, numbers) = clocked(lambda: screen_columns(np, incidents, truces))
        ours.append(seconds)
        pairs = np.sort(rows.astype(np.int64) * len(truces) + numbers)
        for name, query in QUERIES.items():
            seconds, answer = clocked(lambda query=query: base.execute(query).fetchnumpy())
            theirs[name].append(seconds)
            found = np.sort(answer["row"].astype(np.int64) * len(truces) + answer["id"])
            if not np.array_equal(pairs, found):
                sys.exit(f"the pairs differ: {len(pairs)} ours, {len(found)} of DuckDB, {name}")
    best = min(theirs, key=lambda name: statistics.median(theirs[name]))
    mine, other = statistics.median(ours), statistics.median(theirs[best])
    print(
        f"screen   {options.incidents:,} incidents x {options.truces} truces, {len(pairs):,} pairs"
    )
    print(
        f"  hudna  {mine * 1000:8.1f} ms  {options.incidents / mine / 1e6:6.1f} M incidents/s (sorted before, in {sorting * 1000:.0f} ms)"
    )
    for name, seconds in theirs.items():
        print(
            f"  DuckDB {statistics.median(seconds) * 1000:8.1f} ms  {name} (loaded and sorted before)"
        )
    with_sorting = other / (mine + sorting)
    print(
        f"  {other / mine:.1f} times the best of DuckDB, {with_sorting:.1f} times with our sorting"
    )


def one_ruling(packs: Packs, options: argparse.Namespace) -> None:
    """One question against ten thousand truces: of the whole world, and all of one country."""
    claims = list(invented(packs, options.known, options.seed + 1))
    land = "sy"
    crowded = [
        Called(truce=c.truce, name=c.name, form=c.form, country=land, zone=c.zone)
        if isinstance(c, Called)
        else Covers(truce=c.truce, areas=(land,))
        if isinstance(c, Covers)
        else c
        for c in claims
    ]
    for name, told in (("of the world", claims), ("of one country", crowded)):
        loading, regime = clocked(lambda told=told: Regime(told, packs.places, packs.actors))
        asked = [Asked(SINCE + n * SPAN // 50, "sy.homs", "sy.army", "sy.fsa") for n in range(50)]
        first, _ = clocked(lambda regime=regime, asked=asked: regime.rule(asked[25]))
        times: list[float] = []
        worked: list[float] = []
        for each in asked:
            begun = time.process_time()
            times.append(clocked(lambda regime=regime, each=each: regime.rule(each))[0])
            worked.append(time.process_time() - begun)
        print(
            f"ruling   {options.known:,} truces {name}: first {first * 1000:.1f} ms, median "
            f"{statistics.median(times) * 1000:.2f} ms, slowest {max(times) * 1000:.2f} ms "
            f"({max(worked) * 1000:.2f} ms of work, the rest other programs'); "
            f"claims sorted once in {loading:.2f} s"
        )


def main() -> None:
    """Run both and say how much memory it took."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--incidents", type=int, default=1_000_000)
    parser.add_argument("--truces", type=int, default=200)
    parser.add_argument("--known", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    packs = load()
    one_ruling(packs, options)
    screening(packs, options)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"memory   {peak / 1024:.0f} MiB at most, DuckDB's tables included")


if __name__ == "__main__":
    main()
