"""Statements while they are being read: the draft, and the state of one sentence."""

from typing import Literal

import msgspec

from hudna.language.words import Sentence
from hudna.model.values import Modality
from hudna.reading.layers import Layers
from hudna.reading.speakers import Memory, Speaker

How = Literal["said", "carried_by", "according_to", "statement"]


class Carrier(msgspec.Struct, gc=False):
    """Through whom a statement came.

    Attributes:
        speaker: The agency, document or person that passes it on.
        how: ``said`` ``carried_by`` ``according_to`` ``statement``.
    """

    speaker: Speaker
    how: How


class Draft(msgspec.Struct, gc=False):
    """A statement as token ranges, before mentions have ids.

    Attributes:
        cue: Token index of the cue.
        cue_span: Code points of the cue.
        act: Its act.
        speakers: Who said it.
        addressees: To whom.
        start: Code point where the content begins; -1 without content.
        end: Code point where it ends.
        first: First token of the content; -1 without.
        last: One past its last token.
        quoted: The content is one quotation.
        carriers: Relay, outermost first.
        because: Rules that fired.
        main: A main-clause statement: its speaker may be carried on.
        modality: Contract's modality.
        negated: The act is denied.
    """

    cue: int
    cue_span: tuple[int, int]
    act: str
    speakers: tuple[Speaker, ...]
    addressees: tuple[Speaker, ...] = ()
    start: int = -1
    end: int = -1
    first: int = -1
    last: int = -1
    quoted: bool = False
    carriers: list[Carrier] = []
    because: list[str] = []
    main: bool = True
    modality: Modality = "actual"
    negated: bool = False


class Scene(msgspec.Struct, gc=False):
    """One sentence being read.

    Attributes:
        layers: The document's arrays.
        sentence: Its token range.
        stop: Its end without closing marks.
        memory: Who spoke before.
        drafts: The statements read in it so far.
        used: Tokens that are part of a cue or frame already taken.
        cues: Its words that may be words of speech.
    """

    layers: Layers
    sentence: Sentence
    stop: int
    memory: Memory
    drafts: list[Draft]
    used: set[int]
    cues: list[int] = []

    def enclosing(self, i: int) -> Draft | None:
        """Give the innermost earlier statement whose content holds token ``i``."""
        best = None
        for draft in self.drafts:
            if draft.first <= i < draft.last and draft.cue != i:
                if best is None or draft.first >= best.first:
                    best = draft
        return best

    def quotation_stop(self, i: int) -> int:
        """Give where the quotation around token ``i`` ends, or the sentence's end."""
        for quotation in self.layers.quotations_in(self.sentence.first, i):
            if quotation.first < i < quotation.last and quotation.last <= self.stop:
                if quotation.last - quotation.first > 2:
                    return quotation.last
        return self.stop
