"""What is asked or offered over all reports: by whom, of whom, how it was answered, since when."""

import datetime as dt

from hudna.desk.asking import Ask
from hudna.desk.exports import Table
from hudna.desk.messages import say
from hudna.desk.paging import Portion, portion
from hudna.desk.view import View
from hudna.model.account import Offer
from hudna.model.values import Name, Value

STANDINGS = ("pending", "accepted", "conditional", "rejected")


class Word(Value, frozen=True, kw_only=True):
    """What one report tells of a proposal.

    Attributes:
        report: The report.
        status: How far people stand behind what was read out of it.
        day: Day of the report.
        by: Whose word it is.
        answer: The word: made, restated, or an answer.
        quote: The words.
    """

    report: str
    status: str
    day: str | None
    by: tuple[Name, ...]
    answer: str
    quote: str | None


class OfferRow(Value, frozen=True, kw_only=True):
    """One proposal.

    Attributes:
        proposers: Who asks or offers.
        to: Of whom.
        quote: The words.
        standing: The last answer; ``pending`` without one.
        since: Day of the first word.
        days: Days from the first word to the last answer; to today while it is pending.
        words: What is told of it, in order of time.
        status: ``accepted`` when a person accepted every reading that it rests on.
    """

    proposers: tuple[Name, ...]
    to: tuple[Name, ...]
    quote: str
    standing: str
    since: str | None
    days: int | None
    words: tuple[Word, ...]
    status: str


class ProposalsPage(Value, frozen=True, kw_only=True):
    """What the page shows.

    Attributes:
        proposals: Those of this portion.
        counts: How many stand how.
        standing: What the list was narrowed to.
        until: The day up to which pending ones are counted.
    """

    proposals: Portion[OfferRow]
    counts: dict[str, int]
    standing: str
    until: str


def load(desk: View, ask: Ask) -> ProposalsPage:
    """Give the proposals, the newest first; ``standing`` narrows the list."""
    today = dt.datetime.fromtimestamp(ask.moment, dt.UTC).date().isoformat()
    until = max([today, *(day[:10] for day in desk.hearsay.days.values())])
    found = desk.hearsay.offers(until)
    standing = ask.word("standing")
    fitting = [offer for offer in found if standing in ("", offer.standing)]
    return ProposalsPage(
        proposals=portion(fitting, ask).each(lambda offer: _row(offer, desk)),
        counts={key: sum(offer.standing == key for offer in found) for key in STANDINGS},
        standing=standing,
        until=until,
    )


def _row(offer: Offer, desk: View) -> OfferRow:
    name = desk.hearsay.name
    words: list[Word] = []
    for told in offer.told:
        report = desk.hearsay.report_of(told.id)
        words.append(
            Word(
                report=report,
                status=desk.rows[report].status if report in desk.rows else "proposed",
                day=told.day,
                by=tuple(name(ref) for ref in told.by if ref),
                answer=told.answer,
                quote=told.quote,
            )
        )
    accepted = all(word.status == "accepted" for word in words)
    return OfferRow(
        proposers=tuple(name(ref) for ref in offer.proposers if ref),
        to=tuple(name(ref) for ref in offer.to if ref),
        quote=offer.quote,
        standing=offer.standing,
        since=next((word.day for word in words if word.day), None),
        days=offer.days,
        words=tuple(words),
        status="accepted" if accepted else "proposed",
    )


def table(page: ProposalsPage, ask: Ask) -> Table:
    """Give the proposals as rows."""
    keys = ("standing", "days", "since", "proposers", "to", "quote", "reports", "status")
    return Table(
        name="proposals",
        columns=tuple(say(ask.language, f"proposals.columns.{key}") for key in keys),
        rows=tuple(
            (
                say(ask.language, f"reading.standings.{row.standing}"),
                row.days,
                row.since,
                called(row.proposers, ask),
                called(row.to, ask),
                row.quote,
                " ".join(dict.fromkeys(word.report for word in row.words)),
                say(ask.language, f"base.status.{row.status}"),
            )
            for row in page.proposals.items
        ),
    )


def called(names: tuple[Name, ...], ask: Ask) -> str:
    """Give names in the reader's language, in one cell."""
    told = ((name.ar, name.en) if ask.language == "ar" else (name.en, name.ar) for name in names)
    return " | ".join(first or second or "" for first, second in told)
