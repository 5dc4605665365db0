"""Accounts: who says what of one matter, from how many origins, and where they differ.

An account is what one voice gives of a matter. Everything here is computed from readings and from
what persons overruled; nothing of it is ever typed in, and nothing of it says what is so.
"""

from typing import Literal

from hudna.model.values import Act, Bound, Name, Value

Grade = Literal["S0", "S1", "S1p", "S2", "S3", "C", "A", "M"]
"""How a matter is supported: no origin; one; one that is a party to it; two of one side; two of
opposed or neutral sides; contested, for an origin denies it; admitted by whom it is laid to;
recorded by a monitor itself."""

Verdict = Literal["agree", "wording", "contradict", "only"]
Difference = Literal["speakers", "act", "figures", "polarity", "words"]
Standing = Literal["pending", "accepted", "conditional", "rejected"]


class Voice(Value, frozen=True, kw_only=True):
    """Whose account it is.

    Attributes:
        ref: Id in the packs, else the words.
        name: What to call it.
        kind: Kind of actor in the packs; None for words that no pack knows.
    """

    ref: str
    name: Name
    kind: str | None = None


class Item(Value, frozen=True, kw_only=True):
    """One thing that one account says.

    Attributes:
        id: ``ENTRY/s3``, ``ENTRY/e1`` or ``ENTRY/c2``.
        document: Id of the document.
        day: Day of the document, when known.
        by: Whose account it is: the first in the chain that is no outlet, else the outlet.
        own: It is the voice of the outlet itself.
        chain: Through whom it came, outermost first.
        speakers: Ids of those who are said to have said it.
        to: Ids of those who are said to have been told.
        act: What they did with words; None for an event or a total.
        denies: It says that it is not so.
        language: Of the words.
        terms: Words and ids that it can be compared by, within one language.
        named: Ids of whom and what it names.
        marks: Those, the speakers and the act: what can be compared between languages.
        topic: Ids that its sentence puts before it, with a comma ("On Ukraine, …").
        figures: Numbers in it.
        quote: The words.
    """

    id: str
    document: str
    day: str | None
    by: Voice
    own: bool
    chain: tuple[str, ...]
    speakers: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    act: Act | None = None
    denies: bool = False
    language: str = ""
    terms: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    topic: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()
    quote: str


class Origin(Value, frozen=True, kw_only=True):
    """Items that come from one source, however often they were printed.

    Attributes:
        by: Whose they are.
        items: Their ids.
        outlets: Where they were printed.
        why: Why they are one.
    """

    by: Voice
    items: tuple[str, ...]
    outlets: tuple[str, ...]
    why: tuple[str, ...]


class Support(Value, frozen=True, kw_only=True):
    """How a matter is supported.

    Attributes:
        grade: The grade that says most.
        also: Further grades that hold besides.
        origins: The independent origins that assert it.
        denied_by: The origins that deny it.
    """

    grade: Grade
    also: tuple[Grade, ...]
    origins: tuple[Origin, ...]
    denied_by: tuple[Origin, ...]


class Cell(Value, frozen=True, kw_only=True):
    """What one account says of one topic; no cell at all is silence."""

    by: Voice
    items: tuple[Item, ...]


class Topic(Value, frozen=True, kw_only=True):
    """One row: what the accounts say of one topic.

    Attributes:
        verdict: How they stand to each other.
        differs: In what, when they do.
        cells: The accounts that speak of it.
        silent: Those that do not.
        origins: How many origins there are for it.
    """

    verdict: Verdict
    differs: tuple[Difference, ...]
    cells: tuple[Cell, ...]
    silent: tuple[Voice, ...]
    origins: tuple[Origin, ...]


class Comparison(Value, frozen=True, kw_only=True):
    """Accounts of one event side by side.

    Attributes:
        event: What was asked about.
        accounts: Whose accounts there are, in order of their number of topics.
        support: How the event itself is supported; None when readings alone were named.
        topics: The rows, in the order of the first account.
        size: Entries of the record that it rests on; None without a record.
    """

    event: tuple[str, ...]
    accounts: tuple[Voice, ...]
    support: Support | None
    topics: tuple[Topic, ...]
    size: int | None = None


class Body(Value, frozen=True, kw_only=True):
    """One event as reported, and how it is supported.

    Attributes:
        id: ``ENTRY/e1`` of its first report.
        since: First day it can have been on; ``to`` the last.
        roles: Ids of those in it and of its places.
        quote: The words of its first report.
    """

    id: str
    type: str
    since: str | None
    to: str | None
    roles: tuple[str, ...]
    support: Support
    quote: str


class Tally(Value, frozen=True, kw_only=True, rename={"since": "from"}):
    """One total as one observer reports it.

    Attributes:
        id: ``ENTRY/c1``.
        what: Of what.
        closes: Its parts add up; None without parts.
        parts: The parts.
    """

    id: str
    by: Voice
    what: str
    value: int
    bound: Bound
    since: str | None
    to: str | None
    place: str | None
    against: tuple[str, ...]
    parts: tuple[int, ...]
    closes: bool | None
    day: str | None
    chain: tuple[str, ...]
    quote: str


class Flag(Value, frozen=True, kw_only=True):
    """Something about totals that a reader must see.

    Attributes:
        flag: ``sum_open``: parts and total differ. ``drift``: one origin's total is told with
            different figures or words. ``repeated``: one origin's total in several places.
            ``not_comparable``: totals of different things. ``after_print``: its period ends after
            the day it was printed.
        items: The totals.
        note: The figures.
    """

    flag: Literal["sum_open", "drift", "repeated", "not_comparable", "after_print"]
    items: tuple[str, ...]
    note: str


class Figured(Value, frozen=True, kw_only=True):
    """One figure, and from how many origins it comes."""

    what: str
    value: int
    support: Support


class Rivals(Value, frozen=True, kw_only=True):
    """The totals of one matter, an observer beside the other; never added up.

    Attributes:
        place: Where.
        series: For each observer its totals in order of time.
        figures: Each figure with its support: however often printed, an origin counts once.
        flags: What to see.
        matrix: Pairs of observers with totals of one thing over a common time: both values, and
            how many of one the other confirms, where it says so.
    """

    place: str | None
    series: tuple[tuple[Voice, tuple[Tally, ...]], ...]
    figures: tuple[Figured, ...]
    flags: tuple[Flag, ...]
    matrix: tuple[tuple[str, str, str, int, int, int | None], ...]


class Told(Value, frozen=True, kw_only=True):
    """One answer to a proposal, or its repetition."""

    id: str
    day: str | None
    by: tuple[str, ...]
    answer: Literal["made", "restated", "accepted", "conditional", "rejected", "pending"]
    quote: str | None


class Offer(Value, frozen=True, kw_only=True, rename={"proposers": "from"}):
    """A proposal and what became of it.

    Attributes:
        standing: The last answer; ``pending`` without one.
        told: What was told of it, in order of time.
        days: Days from the first word to the last answer, or to the end of what is known.
    """

    proposers: tuple[str, ...]
    to: tuple[str, ...]
    quote: str
    standing: Standing
    told: tuple[Told, ...]
    days: int | None
