"""The text of a document cut into runs for a page: what covers each run, and its direction.

In: a reading. Out: paragraphs of runs that do not overlap, whose texts joined are the document's.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from hudna.export.rests import rests
from hudna.model.reading import Reading, Statement
from hudna.model.values import Language, Span, Value

_ARABIC = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefe"
_FOREIGN = {
    "ar": re.compile(
        r"[A-Za-z\u00c0-\u024f](?:[\w\u00c0-\u024f .,'&/-]*[A-Za-z\u00c0-\u024f])?", re.ASCII
    ),
    "en": re.compile(f"[{_ARABIC}](?:[{_ARABIC} ]*[{_ARABIC}])?"),
}

Cover = tuple[str, str]
"""What covers a run: the part (``c`` cue, ``s`` speaker, ``a`` addressee, ``n`` content, ``q``
quotation, ``t`` time, ``p`` mention, ``x`` outside the article; on request ``u`` truce, ``e``
event, ``k`` count, ``o`` proposal, ``v`` what fills a slot of one of these four) and the id it
belongs to."""

FINDINGS = {"u": "truce", "k": "count", "e": "event", "o": "proposal"}
"""The covers of what was found, in the order in which words that several share lead to them."""


class Run(Value, frozen=True, kw_only=True):
    """A stretch of the text that is covered by the same things all through.

    Attributes:
        start: Where it begins.
        text: Its words.
        covers: What covers it, outermost first.
        begins: Covers that begin with this run, and had no run before.
    """

    start: int
    text: str
    covers: tuple[Cover, ...]
    begins: tuple[Cover, ...] = ()


def paragraphs(reading: Reading, *, findings: bool = False) -> Iterator[list[Run]]:
    """Give the lines of the text that hold anything, each as runs.

    Args:
        reading: The reading.
        findings: Whether truces, events, counts and proposals cover their words too.
    """
    text = reading.document.text
    more = _findings(reading) if findings else ()
    opens, closes, edges = _edges([*_covers(reading), *more])
    covers: dict[Cover, None] = {}
    fresh: dict[Cover, None] = {}
    begun: set[Cover] = set()
    position = 0
    for line in re.finditer(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+", text):
        at, end = line.span()
        runs: list[Run] = []
        while at < end:
            while position < len(edges) and edges[position] <= at:
                _step(edges[position], opens, closes, covers, fresh)
                position += 1
            until = min(end, edges[position]) if position < len(edges) else end
            begins = tuple(cover for cover in fresh if cover in covers and cover not in begun)
            begun.update(begins)
            runs.append(Run(start=at, text=text[at:until], covers=tuple(covers), begins=begins))
            fresh.clear()
            at = until
        if any(run.text.strip() for run in runs):
            yield runs


def directions(text: str, language: Language) -> Iterator[tuple[str, bool]]:
    """Give the pieces of a text with whether each is written in the other direction."""
    at = 0
    for found in _FOREIGN[language].finditer(text):
        if found.start() > at:
            yield text[at : found.start()], False
        yield found[0], True
        at = found.end()
    if at < len(text):
        yield text[at:], False


def _findings(reading: Reading) -> Iterator[tuple[Span, Cover]]:
    for rest in rests(reading):
        yield from ((span, (rest.letter, rest.id)) for span in rest.shown_by)
        yield from ((span, ("v", rest.id)) for span in rest.filled_by)


def _edges(
    covers: Iterable[tuple[Span, Cover]],
) -> tuple[dict[int, list[Cover]], dict[int, list[Cover]], list[int]]:
    opens: dict[int, list[Cover]] = defaultdict(list)
    closes: dict[int, list[Cover]] = defaultdict(list)
    for (start, end), cover in sorted(covers, key=lambda item: (item[0][0], -item[0][1])):
        if start < end:
            opens[start].append(cover)
            closes[end].append(cover)
    return opens, closes, sorted({*opens, *closes})


def _step(
    at: int,
    opens: dict[int, list[Cover]],
    closes: dict[int, list[Cover]],
    covers: dict[Cover, None],
    fresh: dict[Cover, None],
) -> None:
    """Let the covers that end here go and those that begin here come."""
    for cover in closes.get(at, ()):
        covers.pop(cover, None)
    begun = dict.fromkeys(opens.get(at, ()))
    covers.update(begun)
    fresh.update(begun)


def _covers(reading: Reading) -> Iterator[tuple[Span, Cover]]:
    yield from ((span, ("x", "x")) for span in _outside(reading))
    for mention in reading.mentions:
        yield mention.span, ("p", mention.id)
    for time in reading.times:
        yield time.span, ("t", time.id)
    for statement in reading.statements:
        yield from _statement_covers(statement)


def _statement_covers(statement: Statement) -> Iterator[tuple[Span, Cover]]:
    yield statement.cue.span, ("c", statement.id)
    if statement.content:
        yield statement.content.span, ("n", statement.id)
    for letter, parties in (("s", statement.speakers), ("a", statement.addressees)):
        for span in sorted({party.span for party in parties if party.span}):
            yield span, (letter, statement.id)
    for number, span in enumerate(statement.quotes, 1):
        yield span, ("q", f"{statement.id}q{number}")


def _outside(reading: Reading) -> Iterator[Span]:
    at = 0
    for start, end in reading.document.body:
        if start > at:
            yield at, start
        at = max(at, end)
    if at < len(reading.document.text):
        yield at, len(reading.document.text)
