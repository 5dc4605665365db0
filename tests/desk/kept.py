"""A record that has a report and an incident of every label, and every address that leads to them."""

import io
import itertools
import os
import zipfile

from starlette.testclient import TestClient

from hudna import casework, keeper, labels
from hudna.desk.app import make_app
from hudna.desk.asking import ROLES, Viewer
from hudna.desk.state import Desk
from hudna.model.label import DEFAULT, LABELS
from hudna.record.notes import make_key
from hudna.record.opening import begin_record

from .conftest import BASE, DAY, PORT, START, document, pen  # noqa: TID252

TEXT = (
    "The army said on Monday that the truce in {where} would begin at 01:00 on 6 July 2016. "
    "The opposition denied it and said: “we agreed to nothing near {word}”.\n"
    "Shelling killed {n} people in {where} on 5 July 2016, the governor of {word} said.\n"
    "The army proposed that {word} be opened; the opposition rejected the proposal.\n"
    "The centre recorded {n}7 violations in {where} on 5 July 2016, {word} said.\n"
)
WORDS = {
    "public": "Aldoria",
    "restricted": "Belquist",
    "confidential": "Corvanta",
    "sealed": "Drumwich",
}
PLACES = {"public": "Homs", "restricted": "Hama", "confidential": "Idlib", "sealed": "Daraa"}
HOLDERS = frozenset(ROLES)


class Kept:
    """A record that has a report and an incident of every label."""

    def __init__(self, path):
        self.record = begin_record(str(path), draw=os.urandom)
        self.reports, self.cases, self.names = {}, {}, {label: set() for label in LABELS}
        ticks = itertools.count(START)
        for at, (label, word) in enumerate(WORDS.items(), 1):
            text = TEXT.format(where=PLACES[label], word=word, n=at + 1)
            paper = document(text, f"{word} Post", f"{word} speaks", "2016-07-05")
            content = labels.content(label, None, f"because of {word}")
            marked = None if label == DEFAULT else content
            (added,) = keeper.add(
                self.record, [paper], pen(f"by-{word}", next(ticks)), cache_in=None, jobs=1,
                label=marked,
            )  # fmt: skip
            self.reports[label] = added.id
            typed = casework.Typed(
                what=f"Fire at {word}", where=PLACES[label], when="yesterday", since="2016-07-06",
                to="2016-07-06", place=f"sy.{PLACES[label].lower()}", source=f"{word} Post",
            )  # fmt: skip
            by = pen(f"by-{word}", next(ticks))
            self.cases[label] = casework.log(self.record, typed, by, marked)
            keeper.change(
                self.record, "review", added.id, f"{word} is so", {"verdict": "unsure"}, pen()
            )
        private, _ = make_key("desk.example", os.urandom(32))
        keeper.checkpoint(self.record, private, pen())
        self.desk = Desk(self.record, pen(start=START + 3 * DAY), None)
        while self.desk.catch_up():
            pass
        size = self.record.size()
        for entry in self.record.entries(0, size):
            label = self.desk.labels.of(entry.position, self.desk.moment())
            if entry.header.kind != "checkpoint":
                name = self.record.name(entry.position, entry.leaf)
                self.names[label].add(name)

    def asking(self, sees, roles=HOLDERS):
        """Somebody who may do all, and see as much."""
        viewer = Viewer(name="v", roles=roles, sees=sees)
        app = make_app(self.desk, PORT, lambda _request: viewer)
        return TestClient(app, base_url=BASE, follow_redirects=False)


def body(answer):
    """All text of an answer, also that inside a sheet."""
    if answer.content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
            return "\n".join(book.read(name).decode() for name in book.namelist())
    return answer.text


QUESTIONS = {
    "search": ["", *(f"?q={word}" for word in WORDS.values()), "?q=truce"],
    "names": ["?q=Corvanta", "?q=Dru&kind=actor"],
    "ruling": ["?time=2016-07-06+10:00&at=sy.idlib", "?time=2016-07-06+10:00&at=sy.daraa&size=30"],
    "log": ["", "?size=9", "?per=1000"],
    "incidents": ["", "?q=Fire", "?status=reported"],
    "review": ["", "?mine=all"],
    "reports": ["", "?outlet=Drumwich+Post"],
    "now": ["", "?at=2016-07-06", "?at=2016-07-06&country=SYR"],
    "truces": ["", "?at=2016-07-06"],
}


def addresses(way, kept):
    """Every address of a way, with all that is in the record for what varies."""
    paths = [way.path]
    if "{id}" in way.path:
        names = sorted(itertools.chain(*kept.names.values()))
        if way.name in {"report", "correct"}:
            names = list(kept.reports.values())
        paths = [way.path.replace("{id}", name).replace("{item}", "s1") for name in names]
    elif "{incident}" in way.path:
        paths = [way.path.replace("{incident}", name) for name in kept.cases.values()]
    elif "{ref:path}" in way.path:
        refs = {ref for row in kept.desk.rows.values() for ref in row.truces if ref}
        paths = [way.path.replace("{ref:path}", ref) for ref in sorted(refs)[:3]]
    tails = QUESTIONS.get(way.name, [""])
    if way.name == "compare":
        reports = list(kept.reports.values())
        events = [row.id for rows in kept.desk.hearsay.events.values() for row in rows]
        tails = [f"?report={reports[0]}&with={one}" for one in reports[1:]]
        tails += [f"?event={one}" for one in events]
    return [(path, tail) for path in paths for tail in tails]
