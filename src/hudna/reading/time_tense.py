"""Whether the clause round an expression looks ahead or back.

In: a scan, an expression and its sentence. Out: 1, -1 or 0.
"""

from hudna.language.words import Sentence
from hudna.reading.time_parts import Expression
from hudna.reading.time_scan import Scan, tag, tag_before

_BACK = 16
_AHEAD = 6


def tense_of(scan: Scan, found: Expression, sentence: Sentence) -> int:
    """Returns the direction of the nearest word that shows tense, looking back first."""
    if tag_before(scan, found.first, "since"):
        return -1
    for at in range(found.first - 1, max(sentence.first, found.first - _BACK) - 1, -1):
        tense = _tense_at(scan, at, sentence)
        if tense:
            return tense
    for at in range(found.last, min(sentence.last, found.last + _AHEAD)):
        tense = _tense_at(scan, at, sentence)
        if tense:
            return tense
    limit = tag_before(scan, found.first, "limit")
    return 1 if limit is not None and limit[0][3] == "until" else 0


def _tense_at(scan: Scan, at: int, sentence: Sentence) -> int:
    word = scan.words[at]
    if word.future:
        return 1
    if word.kind != "word":
        return 0
    hit = tag(scan, at, "tense_future")
    if hit is not None:
        return 1
    if tag(scan, at, "tense_past"):
        return -1
    if scan.arabic:
        return 0
    norm = word.norm
    if norm == "to" and sentence.heading and not tag(scan, at + 1, "weekday"):
        return 1
    return -1 if len(norm) > 4 and norm.endswith("ed") else 0
