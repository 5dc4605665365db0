"""What a reading says, as accounts: the one bridge from reading to ``accounts``.

In: a reading and the name of its entry. Out: items, totals and proposals in the values of
``model.account``. What A says of B's words is A's account of them; an outlet or an agency only
carries, unless nobody else is named.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from hudna.accounts.offers import Said
from hudna.model.account import Item, Tally, Told, Voice
from hudna.model.reading import (
    ActorRef,
    Content,
    Count,
    Event,
    Party,
    Proposal,
    Reading,
    Relay,
    Role,
    Statement,
    TimeRead,
)
from hudna.model.values import Name, Span

CARRIERS = frozenset({"outlet", "agency"})
"""Kinds of actor that only carry what others say."""

_AROUND = 160
_LEAD = 60
_FEWEST_WORDS = 4
_COMMAS = (",", "\u060c")
_SENTENCE_ENDS = (". ", "\n", "! ", "? ", "\u061f ")


class Who(Protocol):
    """What the bridge must know of names."""

    def actor(self, name: Name) -> str | None:
        """Give the actor of a canonical name."""
        ...

    def kind(self, ref: str) -> str | None:
        """Give the kind of an actor."""
        ...

    def name(self, ref: str) -> Name:
        """Give what to call an actor."""
        ...

    def is_country(self, ref: str) -> bool:
        """Tell whether an id is that of a country."""
        ...


Terms = Callable[[str], Iterable[str]]
"""Gives the stems of a text's words."""


class Hearing:
    """One reading, heard as accounts.

    Args:
        reading: The reading.
        entry: What to call it: the short name of its entry, or its file.
        who: Tells who is meant.
        terms: See :data:`Terms`.
    """

    def __init__(self, reading: Reading, entry: str, who: Who, terms: Terms) -> None:
        self.reading = reading
        self.entry = entry
        self._who = who
        self._terms = terms
        self._mentions = {mention.id: mention for mention in reading.mentions}
        self._times = {time.id: time for time in reading.times}
        self._statements = {statement.id: statement for statement in reading.statements}

    @property
    def day(self) -> str | None:
        """The day of the document."""
        read = self.reading.document
        return read.published or read.dated.to or read.dated.since

    @property
    def published_by_itself(self) -> bool:
        """Whether who publishes it is no outlet: a government, a party, a monitor."""
        house = self._house(self.reading.document.outlet)
        return house is not None and self._who.kind(house) not in CARRIERS | {None}

    def items(self) -> Iterator[Item]:
        """Give what is said, each thing once: of words about words, the innermost."""
        for statement in self.reading.statements:
            span = self._own_span(statement)
            if span is None:
                continue
            voice, own, chain = self._voice(statement)
            speakers = tuple(sorted({self._ref(party) for party in statement.speakers}))
            addressees = tuple(sorted({self._ref(party) for party in statement.addressees}))
            lead = self._lead(statement)
            topic = self._named_in(lead) - set(speakers)
            # A country is named in nearly every sentence about it: it makes no topic by itself.
            named = frozenset(r for r in self._named_in(span) if not self._who.is_country(r))
            quote = self.reading.document.text[span[0] : span[1]].strip()
            yield Item(
                id=f"{self.entry}/{statement.id}",
                document=self.reading.document.id,
                day=self.day,
                by=voice,
                own=own,
                chain=chain,
                speakers=speakers,
                to=addressees,
                act=statement.act,
                denies=statement.negated or statement.act in {"deny", "reject"},
                language=self.reading.document.language,
                terms=named | topic | self._words_in(span) | self._words_in(lead),
                named=named,
                topic=topic,
                marks=named | {f"by {ref}" for ref in speakers} | {f"act {statement.act}"},
                figures=frozenset(_figures(quote)),
                quote=quote,
            )

    def events(self) -> Iterator[tuple[Event, Item]]:
        """Give the events, each as what somebody says."""
        for event in self.reading.events:
            statement = self._statements.get(event.asserted_by or "")
            voice, own, chain = self._voice(statement)
            yield (
                event,
                Item(
                    id=f"{self.entry}/{event.id}",
                    document=self.reading.document.id,
                    day=self.day,
                    by=voice,
                    own=own,
                    chain=chain,
                    denies=event.modality == "denied" or bool(statement and statement.negated),
                    terms=self.roles(event),
                    figures=frozenset(str(figure.value) for figure in event.figures),
                    quote=self._around(event.trigger.span),
                ),
            )

    def roles(self, event: Event, *names: str) -> frozenset[str]:
        """Give the ids of those in an event, of some roles or of all."""
        found = (self._ref(role) for role in event.roles if not names or role.role in names)
        return frozenset(ref for ref in found if ref)

    def when(self, event: Event) -> tuple[str, str] | None:
        """Give the days an event can have been on: those told, else up to the day of writing."""
        time: TimeRead | None = self._times.get(event.time or "")
        if time is not None and time.since:
            return time.since[:10], (time.to or time.since)[:10]
        return (self.day, self.day) if self.day else None

    def tallies(self) -> Iterator[Tally]:
        """Give the totals that somebody reports."""
        for count in self.reading.counts:
            yield self._tally(count)

    def said(self) -> Iterator[Said]:
        """Give the proposals with their answers."""
        for proposal in self.reading.proposals:
            found = self._said(proposal)
            if found is not None:
                yield found

    def _tally(self, count: Count) -> Tally:
        statement = self._statements.get(count.by or "")
        voice, _, chain = self._voice(statement)
        # A total is whose it is, whoever tells of it.
        if statement is not None and len(statement.speakers) == 1:
            claimed = self._ref(statement.speakers[0])
            if claimed and self._who.kind(claimed) not in CARRIERS:
                voice = self._as_voice(claimed)
        place = self._mentions.get(count.place or "")
        return Tally(
            id=f"{self.entry}/{count.id}",
            by=voice,
            what=count.what,
            value=count.value,
            bound=count.bound,
            since=count.since,
            to=count.to,
            place=place.ref or place.text if place else None,
            against=tuple(self._ref(actor) for actor in count.against),
            parts=tuple(part.value for part in count.parts),
            closes=count.closes,
            day=self.day,
            chain=chain,
            quote=self._around(count.span),
        )

    def _said(self, proposal: Proposal) -> Said | None:
        statement = self._statements.get(proposal.statement or "")
        content = statement.content if statement is not None else None
        if content is None:
            return None
        id_ = f"{self.entry}/{proposal.id}"
        answers: list[Told] = []
        for response in proposal.responses:
            answer = self._statements.get(response.statement or "")
            quote = self._around(answer.cue.span) if answer is not None else None
            by = tuple(self._ref(actor) for actor in response.by)
            answers.append(Told(id=id_, day=self.day, by=by, answer=response.answer, quote=quote))
        return Said(
            id=id_,
            day=self.day,
            proposers=tuple(sorted(self._ref(actor) for actor in proposal.proposers)),
            to=tuple(sorted(self._ref(actor) for actor in proposal.to)),
            terms=self._words_in(content.span) | self._named_in(content.span),
            quote=content.text,
            answers=tuple(answers),
        )

    def _own_span(self, statement: Statement) -> Span | None:
        """Give the part of a content that no inner statement tells again, if it tells something."""
        content = statement.content
        if content is None:
            return None
        start, end = content.span
        inner = [
            min([other.cue.span[0], *(who.span[0] for who in other.speakers if who.span)])
            for other in self.reading.statements
            if other is not statement
            and other.content is not None
            and other.speakers
            and start <= other.cue.span[0] < end
        ]
        cut = max(start, min(inner, default=end))
        words = self.reading.document.text[start:cut].split()
        return (start, cut) if len(words) >= _FEWEST_WORDS or not inner else None

    def _lead(self, statement: Statement) -> Span:
        """Give what stands in its sentence before a statement: often the topic ("On Ukraine, …")."""
        parts = [party.span[0] for party in statement.speakers if party.span]
        first = min([statement.cue.span[0], *parts])
        text = self.reading.document.text
        ends = (text.rfind(sign, 0, first) + len(sign) for sign in _SENTENCE_ENDS)
        start = max(0, *ends)
        told = text[start:first].rstrip().endswith(_COMMAS) and first - start <= _LEAD
        return (start, first) if told else (first, first)

    def _voice(self, statement: Statement | None) -> tuple[Voice, bool, tuple[str, ...]]:
        """Give whose account something is, whether it is the outlet's own, and the way it came."""
        outlet = self.reading.document.outlet
        chain = [outlet] if outlet else []
        refs: list[str] = []
        around = [*self._around_statement(statement), statement] if statement else []
        for report in around:
            # A statement on paper is no voice; who stands behind it is.
            relays = (hop for hop in report.relay if hop.how != "statement" or hop.mention)
            refs += [self._ref(hop) for hop in relays]
            # What several are told to have said together is told by nobody of them.
            if report is around[0] and len(report.speakers) == 1:
                refs.append(self._ref(report.speakers[0]))
        refs = [ref for ref in refs if ref]
        chain += [_said_name(self._who.name(ref)) for ref in refs]
        teller = next((ref for ref in refs if self._who.kind(ref) not in CARRIERS), None)
        house = self._house(outlet)
        if house is not None and self.published_by_itself:
            # What a government or a monitor publishes itself is its own account.
            return self._as_voice(house), False, tuple(dict.fromkeys(chain))
        if teller is not None:
            return self._as_voice(teller), False, tuple(dict.fromkeys(chain))
        own = house or outlet or self.entry
        return self._as_voice(own), True, tuple(dict.fromkeys(chain))

    def _house(self, outlet: str | None) -> str | None:
        if outlet is None:
            return None
        return self._who.actor(Name(en=outlet)) or self._who.actor(Name(ar=outlet))

    def _as_voice(self, ref: str) -> Voice:
        return Voice(ref=ref, name=self._who.name(ref), kind=self._who.kind(ref))

    def _around_statement(self, statement: Statement | None) -> list[Statement]:
        """Give the statements in whose content another is told, the outermost first."""
        if statement is None:
            return []
        at = statement.cue.span[0]
        around = [
            other
            for other in self.reading.statements
            if other is not statement
            and other.content is not None
            and other.content.span[0] <= at < other.content.span[1]
        ]
        return sorted(around, key=_width, reverse=True)

    def _ref(self, who: Party | Relay | ActorRef | Role) -> str:
        found = self._mentions.get(who.mention or "")
        known = (found.ref if found else None) or self._who.actor(who.name)
        return known or who.name.en or who.name.ar or ""

    def _words_in(self, span: Span) -> frozenset[str]:
        """Give the stems of the words of a stretch; what names somebody counts by its id alone."""
        text = self.reading.document.text
        at, parts = span[0], list[str]()
        for mention in self.reading.mentions:
            start, end = mention.span
            if mention.ref and at <= start < span[1]:
                parts.append(text[at:start])
                at = min(end, span[1])
        return frozenset(self._terms(" ".join((*parts, text[at : span[1]]))))

    def _named_in(self, span: Span) -> frozenset[str]:
        """Give the ids of whom and what a stretch names."""
        return frozenset(
            mention.ref
            for mention in self.reading.mentions
            if mention.ref and span[0] <= mention.span[0] < span[1]
        )

    def _around(self, span: Span) -> str:
        """Give the whole words around a stretch on its line."""
        text = self.reading.document.text
        low = text.rfind("\n", 0, span[0]) + 1
        high = text.find("\n", span[1])
        high = high if high >= 0 else len(text)
        if span[0] - _AROUND > low:
            low = max(low, text.find(" ", span[0] - _AROUND, span[0]))
        if span[1] + _AROUND < high:
            cut = text.rfind(" ", span[1], span[1] + _AROUND + 1)
            high = cut if cut >= 0 else high
        return text[low:high].strip()


def _figures(text: str) -> Iterator[str]:
    """Give the numbers written in figures; a number in a word (S-300) is a name."""
    for word in text.split():
        bare = word.strip(".,;:()\"'\u060c\u061b\u00ab\u00bb\u201c\u201d")
        if bare.isdigit() and len(bare) < 10:
            yield str(int(bare))


def _width(statement: Statement) -> int:
    content: Content | None = statement.content
    return content.span[1] - content.span[0] if content else 0


def _said_name(name: Name) -> str:
    return name.en or name.ar or ""
