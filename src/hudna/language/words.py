"""The analysed text that the reading steps work on.

Built for speed: one shared :class:`Word` a distinct surface form, and parallel lists of starts
and ends. Offsets are code points of the document's own text, never of a folded copy.
"""

import msgspec

Span = tuple[int, int]


class Word(msgspec.Struct, gc=False):
    """One distinct surface form, analysed once and shared by all its occurrences.

    Attributes:
        surface: The token as printed.
        kind: ``word`` ``number`` ``stop`` (. ! ? ؟ …) ``comma`` (، , ؛ ;) ``colon`` ``dash``
            ``quote`` (any double or angle quotation mark, and single ones used as quotes)
            ``open`` ``close`` (brackets) ``other`` (hash, slash, symbols).
        norm: Surface without tashkeel, tatweel, controls; ASCII digits; presentation forms
            unfolded; English in lower case without possessive 's.
        fold: ``norm`` folded for lookup (أإآٱ→ا, ى→ي, ة→ه, ؤ→و, ئ→ي).
        conj: Attached conjunction split off, ``و`` or ``ف`` or empty.
        prep: Attached preposition split off, ``ب`` ``ل`` ``ك`` or empty.
        future: A future س was split off.
        article: The word carries ال (also after ل: للجنة).
        suffix: Attached pronoun split off (ه ها هما هم هن نا كم ك ي …) or empty.
        core: ``norm`` without conj, prep and future; the article is kept or restored
            (للجنة → اللجنة; والبيان → البيان; بوزارته → وزارته).
        stem: ``core`` without article and suffix (taa marbuta restored where it is certain).
        core_fold: ``core`` folded. This is the key for names.
        lead: Code points of the surface taken by the conjunction (0 or more, diacritics included).
        prep_end: Code points of the surface taken by conjunction, preposition and future together.
        suffix_start: Code point of the surface where the suffix begins; len(surface) if none.
        title: English: begins with a capital. Arabic: False.
        upper: English: all capitals, two letters or more.
        possessive: English: 's or s' was stripped.
    """

    surface: str
    kind: str
    norm: str
    fold: str
    conj: str = ""
    prep: str = ""
    future: bool = False
    article: bool = False
    suffix: str = ""
    core: str = ""
    stem: str = ""
    core_fold: str = ""
    lead: int = 0
    prep_end: int = 0
    suffix_start: int = 0
    title: bool = False
    upper: bool = False
    possessive: bool = False


class Sentence(msgspec.Struct, gc=False):
    """One sentence: tokens ``[first, last)`` of the analysed text.

    Attributes:
        paragraph: Number of the paragraph (line) it stands in, from 0.
        heading: A short line without a final stop: a headline or sub-heading.
    """

    first: int
    last: int
    paragraph: int
    heading: bool = False


class Quotation(msgspec.Struct, gc=False):
    """One quotation, repaired where its marks were damaged.

    Attributes:
        first: Token index of the opening mark.
        last: Token index of the closing mark, or one past the last token inside if unclosed.
        start: Code point where the quoted words begin (mark left out).
        end: Code point where they end.
        depth: 1 for an outer quotation, 2 for one inside it.
        closed: A closing mark was found.
    """

    first: int
    last: int
    start: int
    end: int
    depth: int = 1
    closed: bool = True


class Text(msgspec.Struct, gc=False):
    """A whole document, analysed.

    Attributes:
        text: The document's text as received.
        language: ``ar`` or ``en``.
        words: One entry a token; equal surfaces share one Word.
        starts: Code point where each token starts.
        ends: Code point where each token ends.
        sentences: In text order; they cover the tokens of the body, chrome left out.
        quotations: In order of their opening.
        partner: For each token that is a quotation mark, the index of its quotation, else -1;
            a dict so that texts without quotations pay nothing: token index -> quotation index.
    """

    text: str
    language: str
    words: list[Word]
    starts: list[int]
    ends: list[int]
    sentences: list[Sentence]
    quotations: list[Quotation]
    partner: dict[int, int]
