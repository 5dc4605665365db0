"""The article inside the text: page furniture is left out, the text is not touched.

In: the raw text, its language, the words of that language (lists ``chrome.*``). Out: spans of the
article in code points. Lines are judged one by one; a text printed as one paragraph is cut where
its furniture begins. In doubt a line stays.
"""

import re
from bisect import bisect_right

import msgspec

from hudna.language.words import Span
from hudna.packs import Words
from hudna.reading.body_furniture import TOKEN, Furniture, bare, furniture, tokens_of
from hudna.reading.time_parts import Expression

_PROSE_WORDS = 15
_SHORT = 100
_PROMPT = 320
_BARE_LINK = 32
_MENU_WORDS = 8
_LAST_LINES = 3
_LONG_LINE = 400
_TAIL_SHARE = 0.4
_TAIL_HITS = 3
_TAIL_SPREAD = 400
_LAST_WORDS = 60
_TITLES_AFTER_LINK = 4

_LINE = re.compile("[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_LETTER = re.compile(r"[^\W\d_]")
_DATE = re.compile(r"(?<!\d)(?:\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2})(?!\d)")
_STOP = re.compile(r"[.!?؟…][\"”»’)\]]*$")
_GLUED = re.compile("(?<=[ةى])(?=[ء-ي])|(?<=[a-z])(?=[A-Z])")
_EDGES = " \t\u00a0\u200f\u200e\ufeff"
_TRAILING_CODE = re.compile(r"(?<=[.!?])\s*\d[\d\s/-]{2,12}$")


class _Line(msgspec.Struct, gc=False):
    """One line that is not blank: where it stands and what it is judged to be."""

    start: int
    end: int
    verdict: str
    prose: bool


def find_body(text: str, language: str, words: Words) -> list[Span]:
    """Give the spans of the article.

    Args:
        text: The document's text as received.
        language: ``ar`` or ``en``.
        words: The words of that language.
    """
    if "chrome.cuts" not in words.lists:
        return [(0, len(text))]
    chrome = furniture(words, language)
    lines = _judge_lines(text, chrome, words)
    _apply_cuts(lines)
    _drop_linked_titles(lines, text, words)
    kept = [line for line in lines if not line.verdict]
    if not kept:
        return _trimmed(text, [(0, len(text))])
    inserts = _has_inserts(text, language, chrome)
    spans: list[Span] = []
    joined = False
    for line in lines:
        if line.verdict:
            joined = False
            continue
        for piece in _pieces(text, line, chrome, inserts):
            if joined and spans:
                spans[-1] = (spans[-1][0], piece[1])
            else:
                spans.append(piece)
            joined = piece[1] == line.end
    return _trimmed(text, spans)


def inside(expressions: list[Expression], body: list[Span]) -> list[Expression]:
    """Give the expressions that begin inside the article."""
    starts = [start for start, _ in body]
    found: list[Expression] = []
    for expression in expressions:
        at = bisect_right(starts, expression.start) - 1
        if at >= 0 and expression.start < body[at][1]:
            found.append(expression)
    return found


def _judge_lines(text: str, chrome: Furniture, words: Words) -> list[_Line]:
    lines: list[_Line] = []
    for match in _LINE.finditer(text):
        start, end = match.span()
        while start < end and text[start] in _EDGES:
            start += 1
        while end > start and text[end - 1] in _EDGES:
            end -= 1
        if start < end:
            long = end - start > 2 * _SHORT
            prose = long or text.count(" ", start, end) >= _PROSE_WORDS - 1
            lines.append(_Line(start, end, "", prose))
    for index, line in enumerate(lines):
        if line.end - line.start <= _SHORT:
            line.verdict = _judge(text[line.start : line.end], chrome, words)
        elif line.end - line.start <= _PROMPT:
            printed = text[line.start : line.end]
            folded = bare(printed)
            if chrome.is_cut(printed, folded):
                line.verdict = "cut"
            elif index >= len(lines) - _LAST_LINES:
                line.verdict = "prompt" if _prompts(folded, chrome) else ""
        line.prose = line.prose and not line.verdict
    return lines


def _judge(line: str, chrome: Furniture, words: Words) -> str:
    """Give why a short line is furniture, or an empty string."""
    if not _LETTER.search(line):
        return "" if _DATE.search(line) else "digits"
    folded = bare(line)
    tokens = TOKEN.findall(folded)
    if len(tokens) > 20:
        return "prompt" if _is_prompt(tokens, chrome) else ""
    if chrome.is_cut(line, folded) or " ".join(tokens) in chrome.cut_lines:
        return "cut"
    if chrome.is_link(line, folded):
        return "link"
    if _is_prompt(tokens, chrome):
        return "prompt"
    if all(token in chrome.credits for token in tokens):
        return "credit"
    if len(tokens) <= 10 and _is_form(tokens, chrome, line) and not _reports(tokens, words):
        return "form"
    return "menu" if _is_menu(line, tokens, chrome, words) else ""


def _prompts(folded: str, chrome: Furniture) -> bool:
    """Tell whether a line is a prompt; only one that holds its letters is cut into tokens."""
    for entry in chrome.prompts:
        if all(word in folded for word in entry):
            return _is_prompt(TOKEN.findall(folded), chrome)
    return False


def _is_prompt(tokens: list[str], chrome: Furniture) -> bool:
    found = set(tokens)
    return any(entry.issubset(found) for entry in chrome.prompts)


def _is_form(tokens: list[str], chrome: Furniture, line: str) -> bool:
    joined = " ".join(tokens)
    for phrase in chrome.forms:
        if phrase not in joined:
            continue
        if 2 * (phrase.count(" ") + 1) >= len(tokens):
            return True
        edge = joined.startswith(phrase + " ") or joined.endswith(" " + phrase)
        if edge and not _STOP.search(line):
            return True
    return False


def _is_menu(line: str, tokens: list[str], chrome: Furniture, words: Words) -> bool:
    """A line of at most eight words, most of them menu words, glued ones taken apart."""
    if len(tokens) > _MENU_WORDS:
        return False
    if _are_menu(tokens, chrome, words):
        return not _STOP.search(line)
    parted = _GLUED.sub(" ", line)
    return parted != line and _are_menu(tokens_of(parted), chrome, words) and not _STOP.search(line)


def _are_menu(tokens: list[str], chrome: Furniture, words: Words) -> bool:
    if not 1 <= len(tokens) <= _MENU_WORDS:
        return False
    hits = sum(token in chrome.menu for token in tokens)
    return hits == len(tokens) or (hits >= 0.6 * len(tokens) and not _reports(tokens, words))


def _reports(tokens: list[str], words: Words) -> bool:
    """Tell whether a finite verb of speech stands in a line."""
    forms, folded = words.forms, words.folded
    for token in tokens:
        for form in (token, token[1:] if token[:1] in "وف" else token):
            for entry in forms.get(form) or folded.get(form) or ():
                if entry.kind in ("perfect", "imperfect") and entry.person == 3:
                    return True
    return False


def _apply_cuts(lines: list[_Line]) -> None:
    """Drop what follows a line that ends the article, unless most of the article follows it."""
    length = [line.end - line.start if line.prose else 0 for line in lines]
    before, after = 0, sum(length)
    for index, line in enumerate(lines):
        before += length[index]
        after -= length[index]
        if line.verdict == "cut" and before > after:
            for following in lines[index:]:
                following.verdict = following.verdict or "after"
            return


def _drop_linked_titles(lines: list[_Line], text: str, words: Words) -> None:
    """Drop the titles under a bare link line (a line that is hardly more than its phrase)."""
    for index, line in enumerate(lines):
        if line.verdict != "link" or line.end - line.start > _BARE_LINK:
            continue
        for title in lines[index + 1 : index + 1 + _TITLES_AFTER_LINK]:
            printed = text[title.start : title.end]
            if title.verdict or title.prose or _STOP.search(printed):
                break
            if _reports(tokens_of(printed), words):
                break
            title.verdict = "link"


def _has_inserts(text: str, language: str, chrome: Furniture) -> bool:
    """Look for the inserted phrases the fast way: most texts have none."""
    printed = text.lower() if language == "en" else text
    return any(phrase in printed for phrase in chrome.insert_phrases)


def _pieces(text: str, line: _Line, chrome: Furniture, inserts: bool) -> list[Span]:
    """Give what is left of a line without its tail and the furniture inserted in it."""
    start, end = line.start, line.end
    if end - start > _LONG_LINE:
        end = _tail(text, start, end, chrome)
    pieces: list[Span] = []
    for found in chrome.inserts.finditer(text, start, end) if inserts else ():
        if found.start() > start:
            pieces.append((start, found.start()))
        start = found.end()
    if start < end:
        pieces.append((start, end))
    return pieces


def _tail(text: str, start: int, end: int, chrome: Furniture) -> int:
    """Give where the article ends in a paragraph that runs on into furniture."""
    region = end - int((end - start) * _TAIL_SHARE)
    hits: list[int] = []
    if chrome.may_tail(text[region:end]):
        hits = [found.start() for found in chrome.tails.finditer(text, region, end)]
    cut = end
    for number, hit in enumerate(hits):
        if not chrome.tail_starts.match(text, hit) or text[hit].islower():
            continue
        left, count = end - hit, len(hits) - number
        dense = count >= _TAIL_HITS and left <= count * _TAIL_SPREAD
        if dense or left <= _LAST_WORDS * min(count, 2):
            cut = hit
            break
    low = max(region, cut - 2 * _LAST_WORDS)
    source = chrome.source.search(text, low, cut) if chrome.may_source(text[low:cut]) else None
    if source is not None and (cut < end or source[0].lstrip().startswith("(")):
        cut = source.start()
    code = _TRAILING_CODE.search(text, max(region, cut - 20), cut)
    return code.start() if code is not None else cut


def _trimmed(text: str, spans: list[Span]) -> list[Span]:
    found: list[Span] = []
    for begin, stop in spans:
        piece = text[begin:stop]
        start = begin + len(piece) - len(piece.lstrip())
        end = begin + len(piece.rstrip())
        if start < end:
            found.append((start, end))
    return found
