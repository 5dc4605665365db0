"""Sentences: paragraphs cut at stops, never inside a closed quotation or after an abbreviation."""

from bisect import bisect_left, bisect_right

from hudna.language.lexicon import SentenceLists
from hudna.language.tokens import Tokens
from hudna.language.words import Quotation, Sentence

_HEADING_TOKENS = 14
_SPEECH_WINDOW = 6
_LIST_NUMBER_TOKENS = 1


class SentenceReader:
    """Cuts one analysed text into sentences.

    Attributes:
        sentences: What was found so far.
    """

    def __init__(
        self, text: str, tokens: Tokens, quotations: list[Quotation], lists: SentenceLists
    ) -> None:
        """Take the text with its tokens and quotations, and the lists of its language."""
        self._text = text
        self._tokens = tokens
        self._lists = lists
        self._firsts: list[int] = []
        self._lasts: list[int] = []
        for quotation in quotations:
            if quotation.closed and (not self._lasts or quotation.first > self._lasts[-1]):
                self._firsts.append(quotation.first)
                self._lasts.append(quotation.last)
        self.sentences: list[Sentence] = []

    def read(self, first: int, last: int, paragraph: int) -> None:
        """Cut the tokens ``[first, last)`` of one paragraph."""
        stops = self._tokens.stops
        begin = first
        for stop in stops[bisect_left(stops, first) : bisect_left(stops, last)]:
            if stop < begin:
                continue
            end = self._ends_at(begin, stop, last)
            if end > begin:
                self.sentences.append(Sentence(begin, end, paragraph))
                begin = end
        if begin < last:
            self.sentences.append(Sentence(begin, last, paragraph))

    def _ends_at(self, begin: int, stop: int, last: int) -> int:
        """Give where the sentence with this stop ends, or 0 when it goes on."""
        end = stop + 1
        quotation = bisect_right(self._firsts, stop) - 1
        if quotation >= 0 and self._lasts[quotation] > stop:
            if self._lasts[quotation] != end or end + 1 > last:
                return 0
            if self._goes_on_after_quotation(begin, quotation, end + 1, last):
                return 0
            end += 1
        elif not self._is_final(begin, stop, last):
            return 0
        kinds = self._tokens.words
        while end < last and kinds[end].kind in ("close", "stop"):
            end += 1
        return end

    def _goes_on_after_quotation(self, begin: int, quotation: int, after: int, last: int) -> bool:
        """Tell whether the sentence goes on behind a quotation that ended in a stop."""
        if after >= last:
            return False
        words = self._tokens.words
        word = words[after]
        if word.kind in ("comma", "colon", "dash", "close", "stop"):
            return word.kind != "stop"
        if word.kind == "word" and word.surface[0].islower():
            return True
        if self._firsts[quotation] != begin:
            return False
        for index in range(after, min(after + _SPEECH_WINDOW, last)):
            word = words[index]
            if word.kind not in ("word", "number"):
                return False
            if word.norm in self._lists.speech:
                return True
        return False

    def _is_final(self, begin: int, stop: int, last: int) -> bool:
        """Tell whether a stop outside quotations ends its sentence."""
        mark = self._tokens.words[stop].surface
        after = stop + 1
        if after >= last:
            return True
        if self._tokens.words[stop].kind == "word":
            return self._starts_anew(stop + 1)
        if mark == ".":
            return self._full_stop_is_final(begin, stop)
        follower = self._tokens.words[after]
        if follower.kind in ("comma", "colon"):
            return False
        ellipsis = mark == "\u2026" or mark.startswith("..")
        if ellipsis and self._tokens.ends[stop] == self._tokens.starts[after]:
            return False
        return not follower.surface[0].islower()

    def _starts_anew(self, index: int) -> bool:
        """Tell whether a token begins a sentence rather than going on with a name."""
        word = self._tokens.words[index]
        return word.kind == "quote" or (word.title and word.norm in self._lists.starters)

    def _full_stop_is_final(self, begin: int, stop: int) -> bool:
        tokens = self._tokens
        follower = tokens.words[stop + 1]
        glued_after = tokens.ends[stop] == tokens.starts[stop + 1]
        if follower.kind == "comma" or follower.surface[0].islower():
            return False
        if stop == begin or tokens.ends[stop - 1] != tokens.starts[stop]:
            return True
        before = tokens.words[stop - 1]
        if before.kind == "number":
            return stop - begin > _LIST_NUMBER_TOKENS and not glued_after
        if before.kind != "word":
            return True
        norm = before.norm
        if norm in self._lists.abbreviations:
            return norm in self._lists.finals and self._starts_anew(stop + 1)
        if norm in self._lists.before_number:
            return follower.kind != "number"
        if len(norm) == 1 and not norm.isdigit():
            return False
        if glued_after and before.surface.isascii():
            return before.surface.islower() and len(norm) > 2 and follower.title
        return True


def mark_headings(sentences: list[Sentence], tokens: Tokens) -> None:
    """Mark one-sentence paragraphs without a final stop as headings, beside longer ones."""
    lengths: dict[int, int] = {}
    for sentence in sentences:
        count = lengths.get(sentence.paragraph, 0)
        lengths[sentence.paragraph] = count + sentence.last - sentence.first
    if not lengths or max(lengths.values()) <= _HEADING_TOKENS:
        return
    for sentence in sentences:
        count = sentence.last - sentence.first
        if count > _HEADING_TOKENS or count != lengths[sentence.paragraph]:
            continue
        final = tokens.words[sentence.last - 1].kind
        before = tokens.words[sentence.last - 2].kind if count > 1 else ""
        sentence.heading = final != "stop" and not (final == "quote" and before == "stop")
