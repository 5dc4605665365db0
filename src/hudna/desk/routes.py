"""The table of all pages: where each is, who may see it, and whose labels it must heed.

One line a page, and nothing of the desk is reachable that is not a line here. The tests ask every
line as every role.
"""

from hudna.desk.pages import (
    add,
    correct,
    entry,
    incident,
    incident_new,
    incidents,
    log,
    names,
    now,
    problem,
    proof,
    proposals,
    report,
    reports,
    review,
    ruling,
    search,
    truce,
    truces,
    verify,
)
from hudna.desk.ways import Way

WAYS: tuple[Way, ...] = (
    Way(name="now", path="/now", role="reader", labels="each", load=now.load, areas=now.areas),
    Way(
        name="reports",
        path="/reports",
        role="reader",
        labels="each",
        load=reports.load,
        table=reports.table,
    ),
    Way(
        name="report",
        path="/report/{id}",
        role="reader",
        labels="each",
        load=report.load,
        act=report.act,
        act_role="verifier",
    ),
    Way(
        name="correct",
        path="/report/{id}/correct/{item}",
        role="editor",
        labels="each",
        load=correct.load,
        act=correct.act,
        act_role="editor",
    ),
    Way(
        name="add",
        path="/add",
        role="recorder",
        labels="none",
        load=add.load,
        act=add.act,
        act_role="recorder",
    ),
    Way(
        name="incidents",
        path="/incidents",
        role="reader",
        labels="each",
        load=incidents.load,
        table=incidents.table,
        areas=incidents.areas,
    ),
    Way(
        name="incident_new",
        path="/incidents/new",
        role="recorder",
        labels="none",
        load=incident_new.load,
        act=incident_new.act,
        act_role="recorder",
        template="incident_form.html",
    ),
    Way(
        name="review",
        path="/incidents/review",
        role="verifier",
        labels="each",
        load=review.load,
        act=review.act,
        act_role="verifier",
        table=review.table,
    ),
    Way(
        name="incident",
        path="/incident/{incident}",
        role="reader",
        labels="each",
        load=incident.load,
        act=incident.act,
        act_role="verifier",
    ),
    Way(
        name="incident_edit",
        path="/incident/{incident}/edit",
        role="editor",
        labels="each",
        load=incident_new.load,
        act=incident_new.act_edit,
        act_role="editor",
        template="incident_form.html",
    ),
    Way(
        name="proposals",
        path="/proposals",
        role="reader",
        labels="each",
        load=proposals.load,
        table=proposals.table,
    ),
    Way(
        name="truces",
        path="/truces",
        role="reader",
        labels="each",
        load=truces.load,
        table=truces.table,
        files={"ics": truces.ics},
    ),
    Way(name="truce", path="/truce/{ref:path}", role="reader", labels="each", load=truce.load),
    Way(name="ruling", path="/ruling", role="reader", labels="each", load=ruling.load),
    Way(name="names", path="/names", role="reader", labels="none", load=names.load),
    Way(name="search", path="/search", role="reader", labels="each", load=search.load),
    Way(name="entry", path="/entry/{id}", role="reader", labels="each", load=entry.load),
    Way(
        name="proof",
        path="/entry/{id}/proof",
        role="reader",
        labels="each",
        load=proof.load,
        files={"txt": proof.text},
    ),
    Way(name="verify", path="/verify", role="reader", labels="none", load=verify.load),
    Way(name="log", path="/log", role="reader", labels="each", load=log.load, table=log.table),
)
BY_NAME: dict[str, Way] = {way.name: way for way in WAYS}

MENU: tuple[str, ...] = (
    "now",
    "reports",
    "truces",
    "incidents",
    "proposals",
    "ruling",
    "search",
    "log",
)
"""The pages of the menu, in order; each has a message ``base.menu.<name>``."""

PROBLEM = Way(name="problem", path="/problem", role="reader", labels="none", load=problem.load)
"""What is shown when something is not here; no address leads to it."""
