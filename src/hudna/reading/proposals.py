"""Proposals: what somebody asks or offers, of whom, and the answers that the text gives.

Comes in: the drafts of statements. Goes out: proposals in the contract's form. One request told
twice (a statement rendered in two wordings) is one proposal.
"""

from itertools import compress, count, repeat

import msgspec

from hudna.model.reading import ActorRef, Proposal, Response
from hudna.reading.drafts import Draft
from hudna.reading.layers import Layers
from hudna.reading.lexicon import COMP, DET, PREP, PUNCT, VERB, WORD
from hudna.reading.mentions import Book
from hudna.reading.speakers import Memory, Speaker, resolve
from hudna.reading.truce_lexicon import TruceWords, truce_words
from hudna.reading.truce_people import phrases
from hudna.reading.truce_sides import side

_UNMET = {"": 0}
_HEADS = 4
_ALIKE = 0.3
_NEAR = 160
_BACK = 64
_STEM = 5
_HEAD_STEMS = 1
_PREFIXES = "\u064a\u062a\u0646\u0623"
_ASKED = ("propose", "request")
_ANSWERS = {"accept": "accepted", "reject": "rejected"}


class Asked(msgspec.Struct, gc=False):
    """A proposal while it is being read.

    Attributes:
        number: Place of its statement.
        stems: Word stems of what is asked.
        asker: The sides of its statement's speakers.
        asked: The sides of whom it asks.
    """

    number: int
    draft: Draft
    by: list[Speaker]
    to: list[Speaker]
    stems: list[str]
    responses: list[Response]
    asker: frozenset[str]
    asked: frozenset[str]


def read_proposals(layers: Layers, drafts: list[Draft], book: Book) -> tuple[Proposal, ...]:
    """Read every proposal of a document, in text order."""
    words = truce_words(layers.lexicon)
    found: list[Asked] = []
    askers: dict[frozenset[str], list[Asked]] = {}
    for number, draft in enumerate(drafts, 1):
        if draft.negated or not draft.speakers:
            continue
        if draft.act in _ANSWERS:
            _answer(layers, words, found, number, draft, book)
            continue
        if not _asks(layers, words, draft):
            continue
        asked = _asked(layers, words, number, draft)
        before = askers.setdefault(_who(asked.by), [])
        if not any(_same(asked, other) for other in before[-_BACK:]):
            found.append(asked)
            before.append(asked)
    return tuple(
        Proposal(
            id=f"p{number}",
            statement=f"s{asked.number}",
            proposers=_refs(layers, asked.by, book),
            to=_refs(layers, asked.to, book),
            responses=tuple(asked.responses),
        )
        for number, asked in enumerate(found, 1)
    )


def _asks(layers: Layers, words: TruceWords, draft: Draft) -> bool:
    """Tell whether a statement asks or offers something."""
    if draft.act in _ASKED:
        return draft.first >= 0 or bool(draft.addressees)
    if draft.first < 0:
        return False
    if draft.act == "affirm":
        head = range(draft.first, min(draft.last, draft.first + _HEADS))
        urged = any("urging" in words.of(layers.text.words[k]) for k in head)
        return urged and (len(draft.speakers) > 1 or bool(_doer(layers, draft)))
    if draft.act == "state":
        return _talked(layers, words, draft) >= 0
    if draft.act == "express":
        hoped = "hoping" in words.of(layers.text.words[draft.cue])
        return hoped and any("respects" in words.of(layers.text.words[k]) for k in _within(draft))
    return False


def _talked(layers: Layers, words: TruceWords, draft: Draft) -> int:
    """Give the word for talks on extending a truce in a content; -1 without."""
    talked, extended = -1, False
    tokens, first = layers.text.words, draft.first
    # Words not met before pass as candidates, words of no list do not.
    surfaces = layers.surfaces[first : draft.last]
    for k in compress(count(first), map(words.cache.get, surfaces, repeat(_UNMET))):
        kinds = words.of(tokens[k])
        extended = extended or "extends" in kinds
        if talked < 0 and "discussing" in kinds:
            talked = k
    return talked if extended else -1


def _asked(layers: Layers, words: TruceWords, number: int, draft: Draft) -> Asked:
    """Give a proposal: talks are between their subject and those they are with."""
    by, to = list(draft.speakers), list(draft.addressees) or _doer(layers, draft)
    responses: list[Response] = []
    talks = _talked(layers, words, draft) if draft.act == "state" else -1
    if talks >= 0:
        by = _named(layers, draft.first, talks) or by
        to = _named(layers, talks, draft.last)
        responses = [Response(answer="pending")]
    elif draft.act == "express" and not to:
        to = _agents(layers, words, draft)
    asker, asked = _sides(layers, draft.speakers), _sides(layers, to)
    return Asked(number, draft, by, to, _stems(layers, draft), responses, asker, asked)


def _named(layers: Layers, first: int, stop: int) -> list[Speaker]:
    """Give the actors named in a range."""
    return [
        resolve(layers, name.first, name.last, Memory([], []))
        for name in layers.names_in(first, stop)
        if name.last <= stop and name.actor is not None
    ]


def _agents(layers: Layers, words: TruceWords, draft: Draft) -> list[Speaker]:
    """Give who is to do it: «من قبل جميع الأطراف», by all sides."""
    for k in range(draft.first, draft.last - 1):
        if "by_words" in words.of(layers.text.words[k]):
            return phrases(layers, k + 1, draft.last)
    return []


def _within(draft: Draft) -> range:
    return range(draft.first, draft.last)


def _doer(layers: Layers, draft: Draft) -> list[Speaker]:
    """Give who is to do what is asked: «ضرورة أن تضغط روسيا», that Russia press, by all sides."""
    if draft.first < 0:
        return []
    verb = False
    for k in range(draft.first, min(draft.last, draft.first + 8)):
        flag = layers.flags[k]
        at = layers.within[k]
        if at:
            found = layers.names[at - 1]
            fits = verb if layers.text.language == "ar" else True
            if found.actor is not None and fits and not layers.text.words[k].prep:
                return [resolve(layers, found.first, found.last, Memory([], []))]
            return []
        if flag & COMP:
            verb = True
        elif flag & (PREP | PUNCT) or (layers.text.language == "en" and flag & VERB):
            return []
    return []


def _stems(layers: Layers, draft: Draft) -> list[str]:
    """Give the stems of the content's words, function words left out."""
    if draft.first < 0:
        return []
    skip = PREP | COMP | DET | PUNCT
    urging = truce_words(layers.lexicon)
    found: list[str] = []
    for k in range(draft.first, draft.last):
        word = layers.text.words[k]
        if "urging" in urging.of(word):
            continue
        if layers.flags[k] & WORD and not layers.flags[k] & skip:
            stem = (word.stem or word.core or word.norm).casefold()
            if layers.text.language == "ar" and len(stem) > 3 and stem[0] in _PREFIXES:
                stem = stem[1:]
            if len(stem) > 2:
                found.append(stem[:_STEM])
    return found


def _same(asked: Asked, other: Asked) -> bool:
    """Tell whether two requests of the same askers are one, told twice."""
    to, theirs = asked.asked, other.asked
    if to and theirs and to != theirs:
        return False
    heads = asked.stems[:_HEAD_STEMS], other.stems[:_HEAD_STEMS]
    return _alike(asked.stems, other.stems) or bool(to and to == theirs and heads[0] == heads[1])


def _who(speakers: list[Speaker]) -> frozenset[str]:
    names = (s.ref or s.name.ar or s.name.en or "" for s in speakers)
    return frozenset(names)


def _alike(one: list[str], two: list[str]) -> bool:
    shared = len(set(one) & set(two))
    return shared > 1 and shared / min(len(set(one)), len(set(two))) >= _ALIKE


def _sides(layers: Layers, speakers: tuple[Speaker, ...] | list[Speaker]) -> frozenset[str]:
    return frozenset(side(layers, speaker) for speaker in speakers)


def _answer(
    layers: Layers,
    words: TruceWords,
    found: list[Asked],
    number: int,
    draft: Draft,
    book: Book,
) -> None:
    """Set an acceptance or refusal beside the proposal that it answers."""
    stems = _stems(layers, draft)
    mine = _sides(layers, draft.speakers)
    for asked in reversed(found):
        apart = draft.cue - asked.draft.cue
        if apart > 4 * _NEAR:
            break
        if mine == asked.asker:
            continue
        addressed, near = asked.asked, apart <= _NEAR
        if addressed and mine & addressed:
            fits = near or _alike(stems, asked.stems)
        else:
            fits = not addressed and _alike(stems, asked.stems)
        if not fits:
            continue
        answer = "conditional" if _conditional(layers, words, draft) else _ANSWERS[draft.act]
        asked.responses.append(
            Response(
                statement=f"s{number}",
                by=_refs(layers, draft.speakers, book),
                answer=answer,  # type: ignore[arg-type]
            )
        )
        return


def _conditional(layers: Layers, words: TruceWords, draft: Draft) -> bool:
    """Tell whether an acceptance is put on terms in its own clause."""
    if draft.act != "accept":
        return False
    last = max(draft.last, draft.cue + 12)
    for k in range(draft.cue, min(last, len(layers.text.words))):
        word = layers.text.words[k]
        if word.kind == "stop":
            return False
        if "conditions" in words.of(word):
            return True
    return False


def _refs(
    layers: Layers, speakers: tuple[Speaker, ...] | list[Speaker], book: Book
) -> tuple[ActorRef, ...]:
    found: list[ActorRef] = []
    for speaker in speakers:
        mention = book.at(layers.span(speaker.first, speaker.last))
        found.append(
            ActorRef(mention=mention.id if mention is not None else None, name=speaker.name)
        )
    return tuple(found)
