"""A text, analysed: tokens, then quotations, then sentences.

In: the raw text, its language, the lexicon of the packs and the spans of its body. Out: a
:class:`~hudna.language.words.Text`, whose offsets are code points of the raw text. The text
itself is never changed.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from hudna.language.lexicon import Lexicon
from hudna.language.quotes import pair_quotes
from hudna.language.sentences import SentenceReader, mark_headings
from hudna.language.tokens import Tokens, read_tokens
from hudna.language.words import Quotation, Span, Text

_NEWLINE = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_LINE_ENDS = ("\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")
_SEPARATORS = "\x1c\x1d\x1e"  # end lines for str.splitlines, not for us


def analyse(text: str, language: str, lexicon: Lexicon, body: Sequence[Span] | None = None) -> Text:
    """Give the tokens, sentences and quotations of ``text``.

    Args:
        text: The document's text as received.
        language: ``ar`` or ``en``; it chooses the sentence lists.
        lexicon: What the packs know of words.
        body: Spans that are the report itself; None for all of it. Tokens outside them belong
            to no sentence.
    """
    tokens = read_tokens(text, lexicon)
    breaks = _breaks(text)
    starts = tokens.starts
    paragraphs = [0, *(bisect_left(starts, place) for place in breaks), len(starts)]
    quotations = pair_quotes(text, tokens, paragraphs)
    reader = SentenceReader(text, tokens, quotations, lexicon.lists(language))
    for begin, end in [(0, len(text))] if body is None else body:
        _read_span(reader, tokens, breaks, begin, end)
    mark_headings(reader.sentences, tokens)
    return Text(
        text,
        language,
        tokens.words,
        starts,
        tokens.ends,
        reader.sentences,
        quotations,
        _partners(quotations),
    )


def _breaks(text: str) -> list[int]:
    """Give where the marks stand that end a line."""
    if any(mark in text for mark in _SEPARATORS):
        return [match.start() for match in _NEWLINE.finditer(text)]
    breaks: list[int] = []
    at = 0
    for line in text.splitlines(keepends=True):
        at += len(line)
        breaks.append(at - 2 if line.endswith("\r\n") else at - 1)
    if text and not text.endswith(_LINE_ENDS):
        breaks.pop()
    return breaks


def _read_span(
    reader: SentenceReader, tokens: Tokens, breaks: list[int], begin: int, end: int
) -> None:
    """Read the sentences of one span of the body, paragraph by paragraph."""
    first = bisect_left(tokens.starts, begin)
    last = bisect_right(tokens.ends, end)
    number = bisect_right(breaks, begin)
    while first < last:
        edge = breaks[number] if number < len(breaks) else end
        until = min(last, bisect_left(tokens.starts, edge))
        if until > first:
            reader.read(first, until, number)
            first = until
        number += 1


def _partners(quotations: list[Quotation]) -> dict[int, int]:
    """Give for each quotation mark's token the index of its quotation."""
    partner: dict[int, int] = {}
    for index, quotation in enumerate(quotations):
        partner[quotation.first] = index
        if quotation.closed:
            partner[quotation.last] = index
    return partner
