"""The demonstration record: rich enough to be looked at, honest about itself, of no use as a target."""

import re
import tomllib
from collections import Counter
from pathlib import Path

import hudna.packs
from hudna.desk import demo
from hudna.desk.state import Desk
from hudna.keeper import Pen
from hudna.regime.clocks import asked_instant, utc_text

DATA = Path(hudna.packs.__file__).parent / "data"


def packed(kind: str, table: str) -> dict[str, dict]:
    return {
        entry["id"]: entry
        for file in sorted((DATA / kind).glob("*.toml"))
        for entry in tomllib.loads(file.read_text("utf-8")).get(table, ())
    }


def test_there_are_enough_reports_in_both_languages():
    """A newcomer finds every page filled, whichever language is read."""
    languages = Counter(report.language for report in demo.reports())
    assert sum(languages.values()) >= 40
    assert min(languages["ar"], languages["en"]) >= 20


def test_reports_are_in_order_and_told_apart():
    """Now, truce and accounts pages lean on days and outlets."""
    reports = demo.reports()
    assert [report.published for report in reports] == sorted(
        report.published for report in reports
    )
    assert len({report.given_id for report in reports}) == len(reports)
    assert len({report.id for report in reports}) == len(reports)
    assert all(report.title and report.outlet for report in reports)
    assert len({report.outlet for report in reports}) >= 6


def test_reports_say_what_they_rest_on():
    """Nobody takes general knowledge for a source that was read."""
    addresses = tomllib.loads((DATA / "agreements" / "sources.toml").read_text("utf-8"))["address"]
    for report in demo.reports():
        keys = demo.facts()[report.given_id]
        assert keys
        assert set(keys) <= {*addresses, "unverified"}


def test_one_call_has_two_accounts_in_both_languages():
    """The page of accounts shows two readouts side by side, whichever language is read."""
    told = {report.given_id.removeprefix("demo-2016-07-06-") for report in demo.reports()}
    assert told >= {"call-kremlin", "call-kremlin-en", "call-white-house", "call-white-house-ar"}


def test_the_desk_over_the_sample_stands_still_in_time(record):
    """Ten years later a newcomer still finds truces in force, about to run out and in dispute."""
    today = Pen(author="tester", clock=lambda: 1_900_000_000_000_000, draw=bytes)
    assert utc_text(Desk(record, today, None, demo=True).moment()) == "2016-07-09T12:00:00Z"
    assert Desk(record, today, None).moment() == 1_900_000_000


def test_addresses_lead_nowhere():
    """An invented outlet has no site of its own."""
    assert all(report.url.startswith("https://example.org/") for report in demo.reports())


def test_incidents_name_places_no_closer_than_a_governorate():
    """A list of incidents is no list of targets."""
    places = packed("places", "place")
    assert all(places[row["place"]]["kind"] == "admin1" for row in demo.incidents())
    columns = set(demo.incidents()[0])
    assert not columns & {"lat", "lon", "latitude", "longitude", "geo", "unit", "position"}
    assert not re.search(rb"\d\d\.\d{2,}", demo.incident_table())


def test_incidents_are_marked_made_up_unless_a_report_tells_them():
    """Nothing invented can be taken for an event."""
    reports = {report.given_id for report in demo.reports()}
    for row in demo.incidents():
        assert (row["made_up"] == "yes") == (not row["report"])
        assert row["report"] in {"", *reports}
        if row["made_up"] == "yes":
            assert "Made up for the demonstration" in row["notes"]
            assert "متخيل لأغراض العرض" in row["notes_ar"]
            assert row["source"].startswith("Demo ")


def test_incidents_fit_the_packs_and_the_clocks():
    """Screening takes them as they are; those of a mere day say so by having no clock."""
    actors = packed("actors", "actor")
    clocked = [row for row in demo.incidents() if "T" in row["time"]]
    for row in demo.incidents():
        assert {row["a"], row["b"]} <= {"", *actors}
    assert len(clocked) >= 35
    assert [asked_instant(row["time"]) for row in clocked] == sorted(
        asked_instant(row["time"]) for row in clocked
    )


def test_made_up_incidents_lay_no_blame_on_one_side():
    """The order of the two sides is balanced, and no row says who did it."""
    pairs = Counter(
        (row["a"], row["b"])
        for row in demo.incidents()
        if {row["a"], row["b"]} == {"sy.army", "sy.armed-opposition"}
    )
    assert len(pairs) == 2
    assert "by" not in demo.incidents()[0]
