"""The reader: one document in, one reading out, step after step in a straight line.

Same document and packs give the same bytes on any machine; no step sees a clock, the network or
another document.
"""

from hudna import __version__
from hudna.language.analyse import analyse
from hudna.language.detect import detect
from hudna.language.lexicon import build_lexicon
from hudna.model.document import Document
from hudna.model.reading import DocumentRead, Reader, Reading
from hudna.packs import Packs
from hudna.reading.body import find_body, inside
from hudna.reading.count_windows import truce_start
from hudna.reading.counts import read_counts
from hudna.reading.dating import date_document
from hudna.reading.event_tolls import find_tolls
from hudna.reading.events import read_events
from hudna.reading.lexicon import Lexicon
from hudna.reading.mentions import assemble
from hudna.reading.prepare import prepare
from hudna.reading.proposals import read_proposals
from hudna.reading.statements import read_drafts, to_statements
from hudna.reading.times import find_expressions, resolve
from hudna.reading.truces import read_truces


class DocumentReader:
    """Reads documents with one set of packs; keep one and reuse it, its caches grow warm."""

    def __init__(self, packs: Packs) -> None:
        """Build the lexicons from the packs."""
        self.packs = packs
        self._language = build_lexicon(
            packs.words["ar"].lists,
            packs.words["en"].lists,
            names=packs.pieces,
            verbs=packs.words["ar"].forms.keys(),
            nouns=packs.words["ar"].noun_forms.keys(),
        )
        self._lexicons: dict[str, Lexicon] = {}

    def read(self, document: Document) -> Reading:
        """Read one document."""
        language = document.language or detect(document.text)
        language = language if language in ("ar", "en") else "en"
        body = find_body(document.text, language, self.packs.words[language])
        text = analyse(document.text, language, self._language, body)
        calendar = self.packs.calendar
        lexicon = self._lexicon(language)
        grams = lexicon.grams(text.words)
        expressions = inside(find_expressions(text, calendar, grams), body)
        spans = [(found.start, found.end) for found in expressions]
        layers = prepare(text, self.packs, lexicon, spans, grams)
        dated, anchor = date_document(layers, expressions, document.published)
        times = resolve(expressions, anchor, text, calendar)
        drafts = read_drafts(layers)
        book = assemble(layers, drafts)
        tolls = find_tolls(layers)
        events = read_events(layers, drafts, times, book, tolls, anchor)
        truces = read_truces(layers, drafts, times, book, anchor)
        begun = truce_start(truces, anchor)
        counts = read_counts(layers, drafts, times, book, tolls, anchor, begun)
        return Reading(
            reader=Reader(name="hudna", version=__version__, packs=self.packs.digest),
            document=DocumentRead(
                id=document.id,
                given_id=document.given_id,
                language=language,
                title=document.title,
                outlet=document.outlet,
                url=document.url,
                published=document.published,
                dated=dated,
                text=document.text,
                body=tuple(body),
            ),
            mentions=book.mentions,
            times=times,
            statements=to_statements(layers, drafts, book, times),
            events=events,
            counts=counts,
            truces=truces,
            proposals=read_proposals(layers, drafts, book),
        )

    def _lexicon(self, language: str) -> Lexicon:
        """Give the lexicon of a language, built when its first document is read."""
        lexicon = self._lexicons.get(language)
        if lexicon is None:
            lexicon = self._lexicons[language] = Lexicon(self.packs, language)
        return lexicon


def read_document(document: Document, packs: Packs) -> Reading:
    """Read one document with packs; for many documents keep a :class:`DocumentReader`."""
    return DocumentReader(packs).read(document)
