"""Who was shown what is confidential or sealed, and when."""

from hudna.desk.asking import Ask
from hudna.desk.exports import Table
from hudna.desk.messages import say
from hudna.desk.paging import Portion, portion
from hudna.desk.view import View
from hudna.labels import utc
from hudna.model.values import Value
from hudna.team.people import Read


class ReadRow(Value, frozen=True, kw_only=True):
    """One page that showed something guarded.

    Attributes:
        at: When, RFC 3339 in UTC.
        by: To whom.
        page: Which page, and in which format.
        label: How guarded the most guarded of it was.
        names: Short names of what it was; no words of it.
    """

    at: str
    by: str
    page: str
    label: str
    names: tuple[str, ...]


class ReadsPage(Value, frozen=True, kw_only=True):
    """What the page shows.

    Attributes:
        reads: Those of this portion, the newest first.
        q: A person or a short name that the list was narrowed to.
    """

    reads: Portion[ReadRow]
    q: str


def load(desk: View, ask: Ask) -> ReadsPage:
    """Give the readings; ``q`` narrows the list to a person or to the name of an entry."""
    asked = ask.word("q")
    found = [one for one in desk.door.people.reads() if asked in ("", one.by, *one.names)]
    return ReadsPage(reads=portion([_row(one) for one in found], ask), q=asked)


def _row(one: Read) -> ReadRow:
    return ReadRow(at=utc(one.at), by=one.by, page=one.page, label=one.label, names=one.names)


def table(page: ReadsPage, ask: Ask) -> Table:
    """Give the readings as rows."""
    keys = ("at", "by", "page", "label", "names")
    return Table(
        name="reads",
        columns=tuple(say(ask.language, f"reads.columns.{key}") for key in keys),
        rows=tuple(
            (
                one.at,
                one.by,
                one.page,
                say(ask.language, f"label.labels.{one.label}"),
                " ".join(one.names),
            )
            for one in page.reads.items
        ),
    )
