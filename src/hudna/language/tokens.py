"""Tokens: one pass of one compiled pattern over the raw text, words looked up by surface.

Every code point but space and lone format controls ends up in exactly one token.
"""

import re
from functools import cache

import msgspec

from hudna.language.english import compound_parts, read_word
from hudna.language.lexicon import Cluster, Lexicon
from hudna.language.offsets import normalise
from hudna.language.words import Word

_CACHE_LIMIT = 100_000
_CLUSTER_LIMIT = 20_000
_LONGEST_CLUSTER = 40
_INNER = re.compile(r"\S+")
_DETACHED = "و"  # web copy prints it as a word of its own
_LONGEST_DASH = 3  # longer ones rule a line
_GLUED_LENGTH = 60  # longer runs are damage, not two words
_SINGLE_REACH = 400  # code points that a quotation in single marks may be long

# Letters and marks that make up words; controls may stand inside a word, not at its edges.
_ARABIC = (
    "\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff\
\u0750-\u077f\u08a0-\u08ff\ufb50-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
)
_LATIN = "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0250-\u02af\u0300-\u036f\
\u0370-\u0373\u0376-\u037d\u037f\u0386\u0388-\u0481\u0483-\u0559\u0560-\u0588\u0591-\u05bd\u05d0-\u05f2\
\u1e00-\u1fbc"
_CONTROLS = "\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"

_NUMBER = (
    rf"[{_DIGITS}]{{4}}-[{_DIGITS}]{{1,2}}-[{_DIGITS}]{{1,2}}(?![{_DIGITS}])"
    rf"|[{_DIGITS}]{{1,2}}-[{_DIGITS}]{{1,2}}-[{_DIGITS}]{{4}}(?![{_DIGITS}])"
    rf"|[{_DIGITS}]++(?:[,\u060c\u066c][{_DIGITS}]{{3}}(?![{_DIGITS}])|[.:/\u066b][{_DIGITS}]++)*+"
    r"(?:(?:st|nd|rd|th|s)\b)?"
)
_LINK = (
    r"https?://[^\s<>\"\u201c\u201d\u00ab\u00bb]++|www\.[^\s<>\"\u201c\u201d\u00ab\u00bb]++"
    r"|[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}+@[A-Za-z0-9-]{1,63}+(?:\.[A-Za-z0-9-]{2,24}+)++|@\w++|"
)
_BODY = (
    rf"[{_ARABIC}]++(?:[{_CONTROLS}]++[{_ARABIC}]++)*+"
    rf"|[A-Za-z](?:\.[A-Za-z])++\.?+(?![A-Za-z])"
    rf"|[{_LATIN}][{_LATIN}0-9]*+(?:['\u2019\u02bc][{_LATIN}]++|[-\u2010\u2011][{_LATIN}0-9]++"
    rf"|[{_CONTROLS}]++[{_LATIN}]++)*+"
    rf"|{_NUMBER}"
    r"|[.!?\u061f\u2026\u06d4]++|``|''|<<|>>|[-\u2010-\u2015_=*~\u2022]{2,}+"
    rf"|[^\W\d_](?:[^\W_{_ARABIC}{_LATIN}])*+|[^\s{_CONTROLS}]"
)
# Arabic agencies are printed with dots between single letters: one token.
_DOTTED = "[\u0621-\u064a](?:\\.[\u0621-\u064a](?![\u0621-\u0652]))++|"
_PLAIN = re.compile(_DOTTED + _BODY)


@cache
def _with_links() -> re.Pattern[str]:
    """Give the pattern for a text with addresses; most texts have none."""
    return re.compile(_LINK + _DOTTED + _BODY)


_ARABIC_START = re.compile(f"[{_ARABIC}]")
_WORD_START = re.compile(r"[^\W\d_]")
# Taa marbuta and alif maqsura end words: a letter after them marks a lost space.
_GLUED = re.compile(
    "([\u0620-\u064a][\u0620-\u0652]{2,}?)"
    "(?:(?<=\u0629)|(?<=[\u0629\u0649][\u064b-\u0652])|(?<=\u0649))"
    "(?=[\u0621-\u064a]{2,})"
)
_KINDS = (
    dict.fromkeys(".!?\u061f\u2026\u06d4", "stop")
    | dict.fromkeys("\u060c,\u061b;\u3001\uff0c", "comma")
    | dict.fromkeys(":\uff1a", "colon")
    | dict.fromkeys("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "dash")
    | dict.fromkeys("([{\ufd3f", "open")
    | dict.fromkeys(")]}\ufd3e", "close")
)
QUOTES = frozenset('"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\uff02\u301d\u301e') | {
    "``",
    "''",
    "<<",
    ">>",
}
SINGLES = frozenset("'\u2018\u2019\u201a\u201b`")


class Tokens(msgspec.Struct, gc=False):
    """The tokens of a text, with the marks that later passes need already picked out.

    Attributes:
        words: One word a token.
        starts: Code point where each token starts.
        ends: Code point where each token ends.
        stops: Indexes of sentence-ending marks.
        marks: Indexes of quotation marks and single marks that may be quotation marks.
    """

    words: list[Word]
    starts: list[int]
    ends: list[int]
    stops: list[int]
    marks: list[int]


def read_tokens(text: str, lexicon: Lexicon) -> Tokens:
    """Cut ``text`` into tokens.

    No token holds a space, so the text is parted at spaces first. Most parts are one known word
    and cost one dictionary look-up; others (a word with its comma) are known as a cluster. What
    hangs on its neighbours is in neither cache and takes the slow way.
    """
    words: list[Word] = []
    starts: list[int] = []
    ends: list[int] = []
    tokens = Tokens(words, starts, ends, [], [])
    known, clusters = lexicon.cache.get, lexicon.clusters
    at = 0
    for line in text.split("\n"):
        parts = line.split(" ")
        for part, word in zip(parts, map(known, parts), strict=True):
            if word is not None:
                words.append(word)
                starts.append(at)
                at += len(part)
                ends.append(at)
            elif part in clusters:
                _add_cluster(tokens, clusters[part], at)
                at += len(part)
            elif part:
                _read_part(tokens, text, at, part, lexicon)
                at += len(part)
            at += 1
    return tokens


def _add_cluster(tokens: Tokens, cluster: Cluster, at: int) -> None:
    pieces, stops, marks = cluster
    count = len(tokens.words)
    for word, begin, end in pieces:
        tokens.words.append(word)
        tokens.starts.append(at + begin)
        tokens.ends.append(at + end)
    if stops:
        tokens.stops += [count + stop for stop in stops]
    if marks:
        tokens.marks += [count + mark for mark in marks]


def _read_part(tokens: Tokens, text: str, at: int, part: str, lexicon: Lexicon) -> None:
    """Read what stands between two spaces and is not known; other space may stand in it."""
    for match in _INNER.finditer(part):
        piece = match.group()
        begin = at + match.start()
        word = lexicon.cache.get(piece)
        if word is not None:
            _add(tokens, word, begin, begin + len(piece))
        elif piece in lexicon.clusters:
            _add_cluster(tokens, lexicon.clusters[piece], begin)
        else:
            _read_cluster(tokens, text, begin, piece, lexicon)


def _read_cluster(tokens: Tokens, text: str, at: int, part: str, lexicon: Lexicon) -> None:
    """Cut a part with the pattern, and remember its tokens if they never depend on others."""
    links = "@" in part or "://" in part or "www." in part
    pattern = _with_links() if links else _PLAIN
    count, stop, mark = len(tokens.words), len(tokens.stops), len(tokens.marks)
    known = lexicon.cache.get
    for match in pattern.finditer(text, at, at + len(part)):
        word = known(match.group())
        if word is None:
            _read_slowly(tokens, text, match.start(), match.end(), lexicon)
        else:
            _add(tokens, word, match.start(), match.end())
    words = tokens.words[count:]
    # Whether a single mark is an apostrophe hangs on the marks before it.
    apart = any(word.surface[-1] in SINGLES for word in words)
    if apart or len(part) > _LONGEST_CLUSTER or part in lexicon.cache:
        return
    if len(lexicon.clusters) >= _CLUSTER_LIMIT:
        lexicon.clusters.clear()
    starts, ends = tokens.starts[count:], tokens.ends[count:]
    lexicon.clusters[part] = (
        tuple((words[i], starts[i] - at, ends[i] - at) for i in range(len(words))),
        tuple(index - count for index in tokens.stops[stop:]),
        tuple(index - count for index in tokens.marks[mark:]),
    )


def _read_slowly(tokens: Tokens, text: str, begin: int, end: int, lexicon: Lexicon) -> None:
    """Read a token that is new, or that needs a look at its neighbours."""
    surface = text[begin:end]
    first = surface[0]
    if surface in QUOTES or surface in SINGLES:
        if not _join_possessive(tokens, text, begin):
            tokens.marks.append(len(tokens.words))
            _add(tokens, _sign(surface, "quote"), begin, end)
    elif _KINDS.get(first) == "stop":
        tokens.stops.append(len(tokens.words))
        _add(tokens, _sign(surface, "stop"), begin, end)
    elif _ARABIC_START.match(first):
        _read_arabic(tokens, text, begin, end, lexicon)
    elif _WORD_START.match(first):
        _read_other(tokens, surface, begin, end, lexicon)
    else:
        kind = _KINDS.get(first, "other") if len(surface) <= _LONGEST_DASH else "other"
        kind = "number" if first.isdecimal() else kind
        word = _number(surface) if kind == "number" else _sign(surface, kind)
        _add(tokens, _remember(lexicon, word), begin, end)


def _read_arabic(tokens: Tokens, text: str, begin: int, end: int, lexicon: Lexicon) -> None:
    surface = text[begin:end]
    if len(surface) < 5:
        word = _leaning_clitic(text, surface, end, lexicon)
        if word is not None:
            _add(tokens, word, begin, end)
            return
    cut = _glue_cut(surface)
    if cut:
        _read_arabic(tokens, text, begin, begin + cut, lexicon)
        _read_arabic(tokens, text, begin + cut, end, lexicon)
        return
    word = lexicon.segmenter.word(surface)
    if len(surface) > 4 or not lexicon.segmenter.clitic(surface):
        _remember(lexicon, word)
    _add(tokens, word, begin, end)


def _leaning_clitic(text: str, surface: str, end: int, lexicon: Lexicon) -> Word | None:
    """Give the word of clitic letters that lean on a quotation mark, a number or a bracket."""
    word = lexicon.segmenter.clitic(surface)
    if word is None:
        return None
    after = text[end : end + 1]
    leans = after and not after.isspace() and (after.isalnum() or after in "\"'([{<" + _QUOTED)
    if leans or "\u0640" in surface or word.norm == _DETACHED:
        return word
    return None


_QUOTED = "".join(sorted(mark for mark in QUOTES | SINGLES if len(mark) == 1))


def _glue_cut(surface: str) -> int:
    """Give where two words were printed without their space, or 0."""
    if len(surface) > _GLUED_LENGTH or ("\u0629" not in surface and "\u0649" not in surface):
        return 0
    match = _GLUED.match(surface)
    return match.end() if match else 0


def _read_other(tokens: Tokens, surface: str, begin: int, end: int, lexicon: Lexicon) -> None:
    if "://" in surface or "@" in surface or surface.startswith("www."):
        _add(tokens, _sign(surface, "other"), begin, end)
        return
    parts = None
    if "-" in surface:
        parts = compound_parts(surface, lexicon.en.tails, lexicon.names)
    if parts is None:
        word = read_word(surface, contractions=lexicon.en.contractions)
        if surface[-1] == ".":
            # The last dot of U.N. may end a sentence too: never cached, so that it is looked at.
            tokens.stops.append(len(tokens.words))
        else:
            _remember(lexicon, word)
        _add(tokens, word, begin, end)
        return
    left, right = parts
    middle = begin + len(left)
    _add(tokens, read_word(left), begin, middle)
    _add(tokens, _sign("-", "dash"), middle, middle + 1)
    tail = _number(right) if right.isdecimal() else read_word(right)
    _add(tokens, tail, middle + 1, end)


def _join_possessive(tokens: Tokens, text: str, begin: int) -> bool:
    """Join the apostrophe of rebels' to its word, unless a single quotation may be open."""
    if text[begin] not in "'\u2019" or not tokens.ends or tokens.ends[-1] != begin:
        return False
    if text[begin - 1] not in "sS" or text[begin + 1 : begin + 2] not in ("", " "):
        return False
    for index in reversed(tokens.marks):
        if text[tokens.starts[index]] in SINGLES:
            return False
        if begin - tokens.starts[index] > _SINGLE_REACH:
            break
    tokens.words[-1] = read_word(tokens.words[-1].surface + text[begin], possessive=True)
    tokens.ends[-1] = begin + 1
    return True


def _add(tokens: Tokens, word: Word, begin: int, end: int) -> None:
    tokens.words.append(word)
    tokens.starts.append(begin)
    tokens.ends.append(end)


def _remember(lexicon: Lexicon, word: Word) -> Word:
    if len(lexicon.cache) >= _CACHE_LIMIT:
        lexicon.cache.clear()
    lexicon.cache[word.surface] = word
    return word


def _sign(surface: str, kind: str) -> Word:
    return Word(surface, kind, surface, surface, suffix_start=len(surface))


def _number(surface: str) -> Word:
    norm = normalise(surface).replace("\u060c", ",")
    return Word(
        surface,
        "number",
        norm,
        norm,
        core=norm,
        stem=norm,
        core_fold=norm,
        suffix_start=len(surface),
    )
