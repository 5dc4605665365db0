"""What the reading steps share about one document: parallel arrays over its tokens.

The steps meet only here. Each array has one entry a token; spans of tokens are half-open.
"""

from bisect import bisect_left

import msgspec

from hudna.language.words import Quotation, Text, Word
from hudna.packs import NameEntry, Packs
from hudna.reading.lexicon import Gram, Lexicon


class Found(msgspec.Struct, gc=False):
    """A name of the packs found in the text.

    Attributes:
        first: First token.
        last: One past the last token.
        key: The folded name that matched.
        entries: What it can stand for, best first.
        actor: The entry read as an actor, if one can be.
        place: The entry read as a place, if one can be.
    """

    first: int
    last: int
    key: str
    entries: tuple[NameEntry, ...]
    actor: NameEntry | None = None
    place: NameEntry | None = None


class Layers(msgspec.Struct, gc=False):
    """The arrays of one document.

    Attributes:
        text: The analysed text.
        packs: The knowledge packs.
        lexicon: Grams of the text's language.
        grams: What each token can be.
        flags: The class bits of each token, for speed.
        in_time: 1 for tokens inside an expression of time.
        names: The names found, in text order; they do not overlap.
        name_at: First token of a name -> the name.
        within: For each token 1 + the index of the name that covers it, or 0.
        name_firsts: First token of each name, for searching.
        quote_firsts: First token of each quotation, for searching.
        surfaces: Each token as printed, for looking whole documents up word by word.
    """

    text: Text
    packs: Packs
    lexicon: Lexicon
    grams: list[Gram]
    flags: list[int]
    in_time: bytearray
    names: list[Found]
    name_at: dict[int, Found]
    within: list[int]
    name_firsts: list[int] = []
    quote_firsts: list[int] = []
    surfaces: list[str] = []

    def names_in(self, first: int, last: int) -> list[Found]:
        """Give the names that begin in tokens ``[first, last)``."""
        low = bisect_left(self.name_firsts, first)
        return self.names[low : bisect_left(self.name_firsts, last, low)]

    def names_back(self, before: int, most: int = 80) -> list[Found]:
        """Give the names that begin before a token, nearest first, ``most`` at most.

        The bound keeps the reading of long documents linear.
        """
        at = bisect_left(self.name_firsts, before)
        return self.names[max(0, at - most) : at][::-1]

    def quotations_in(self, first: int, last: int) -> list[Quotation]:
        """Give the quotations that open in tokens ``[first, last)``."""
        low = bisect_left(self.quote_firsts, first)
        return self.text.quotations[low : bisect_left(self.quote_firsts, last, low)]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Give the code points of tokens ``[first, last)``, the leading clitics left out."""
        text = self.text
        word = text.words[first]
        skip = max(word.lead, word.prep_end) if word.core else word.lead
        return text.starts[first] + skip, text.ends[last - 1]

    def slice(self, span: tuple[int, int]) -> str:
        """Give the document's own words of a span."""
        return self.text.text[span[0] : span[1]]

    def word(self, index: int) -> Word:
        """Give the analysed word of a token."""
        return self.text.words[index]
