"""Whether the clause round an expression looks ahead or back.

In: a scan, an expression and its sentence. Out: 1, -1 or 0.
"""

from hudna.language.words import Sentence
from hudna.reading.time_parts import Expression
from hudna.reading.time_scan import Scan, in_list, near, tag, tag_before

_BACK = 16
_AHEAD = 6
_NEAR = 6
_ARTICLES = ("a", "an", "the")
_DETERMINERS = (*_ARTICLES, "their", "its", "his", "her", "this", "that", "all", "both")


def tense_of(scan: Scan, found: Expression, sentence: Sentence) -> int:
    """Returns the direction of the nearest word that shows tense, looking back first."""
    if tag_before(scan, found.first, "since"):
        return -1
    limit = tag_before(scan, found.first, "limit")
    until = limit is not None and limit[0][3] == "until"
    bounded = until or tag_before(scan, found.first, "to") is not None
    if until and near(scan, sentence, "truce"):
        return -1 if _has_entered(scan, found.first, sentence) else 1
    for at in range(found.first - 1, max(sentence.first, found.first - _BACK) - 1, -1):
        kinds = scan.kinds[at]
        opened = tag(scan, at, "tense_open") if kinds and "tense_open" in kinds else None
        if opened is not None:
            ahead = bounded or opened[0][3] == "start"
            return 1 if ahead and not _has_entered(scan, at, sentence) else -1
        if _is_ahead(scan, at, found, sentence, bounded=until):
            return 1
        tense = _tense_at(scan, at, sentence)
        if tense:
            return tense
    for at in range(found.last, min(sentence.last, found.last + _AHEAD)):
        tense = _tense_at(scan, at, sentence)
        if tense:
            return tense
    return 1 if until else 0


def _has_entered(scan: Scan, before: int, sentence: Sentence) -> bool:
    """Tells whether what is bounded here had already begun or lasted."""
    first = max(sentence.first, before - _BACK)
    return any(in_list(scan, at, "entered") for at in range(first, before))


def _is_ahead(scan: Scan, at: int, found: Expression, sentence: Sentence, *, bounded: bool) -> bool:
    """Tells whether «agreed to leave by Friday», «until a meeting on Friday» looks ahead at ``at``."""
    if scan.arabic:
        return False
    if scan.words[at].norm in ("until", "till"):
        return found.first - at <= _NEAR and not _has_entered(scan, at, sentence)
    if not bounded or scan.words[at].norm != "to" or tag_before(scan, at, "reached") is not None:
        return False
    verb = scan.words[at + 1]
    return verb.kind == "word" and not verb.title and verb.norm not in _DETERMINERS


def _is_passive_ahead(scan: Scan, at: int) -> bool:
    """Tells whether a participle stands after a bare «be»: «would be pulled out»."""
    before = at - 1
    if before > 0 and scan.words[before].norm.endswith("ly"):
        before -= 1
    return before >= 0 and scan.words[before].norm == "be"


def _tense_at(scan: Scan, at: int, sentence: Sentence) -> int:
    word = scan.words[at]
    if word.future:
        return 1
    if word.kind != "word":
        return 0
    kinds = scan.kinds[at]
    if not scan.arabic and _is_passive_ahead(scan, at):
        return 0
    if kinds is not None:
        if "tense_future" in kinds and tag(scan, at, "tense_future"):
            return 1
        if "tense_past" in kinds and tag(scan, at, "tense_past"):
            return -1
    if scan.arabic:
        return 0
    norm = word.norm
    if norm == "to" and sentence.heading and not tag(scan, at + 1, "weekday"):
        return 1
    if len(norm) <= 4 or not norm.endswith("ed"):
        return 0
    return 0 if at and scan.words[at - 1].norm in _ARTICLES else -1
