"""Whose words an English verb of speech reports: named, meant by a pronoun, or carried over."""

from hudna.reading.drafting_en import named
from hudna.reading.drafts import Draft, Scene
from hudna.reading.groups_en import Group, Subject
from hudna.reading.lexicon import Hit
from hudna.reading.phrases_en import noun_phrase
from hudna.reading.speakers import Speaker
from hudna.reading.speakers_en import (
    carried_for,
    kind_of,
    last_main,
    name_speaker,
    speaks,
    topics_of,
)
from hudna.reading.verbs_en import is_past

_FIRST_PERSON = ("we", "i")
_BACK = 3


def speakers_of(
    scene: Scene, i: int, hit: Hit, group: Group, subject: Subject
) -> tuple[Speaker, ...]:
    """Give who speaks: the subject named, taken up or carried over; empty if nobody can be."""
    layers = scene.layers
    if subject.where == "pronoun":
        base = layers.grams[subject.phrases[0][0]].base.split("'")[0]
        if base in _FIRST_PERSON:
            if scene.quotation_stop(i) == scene.stop or hit.verb.act == "state":
                return ()
            return (_first_person(scene, i, subject.phrases[0]),)
        if base not in layers.lexicon.members("clauses.subject_pronouns"):
            return ()
        return _pronoun(scene, i, base)
    if subject.where == "relative":
        return tuple(named(scene, a, b).carry() for a, b in subject.phrases if _fits(scene, a, b))
    if subject.where == "before":
        if layers.grams[subject.phrases[0][0]].base in ("no", "neither", "none", "nobody"):
            return ()
        author = author_of(scene, subject.phrases[0])
        if author:
            return author
        return tuple(named(scene, a, b) for a, b in subject.phrases)
    if subject.where == "coordinated":
        draft = _clause_fellow(scene, i) or last_main(scene, i)
        if draft is not None:
            return tuple(s.carry() for s in draft.speakers)
        topics = topics_of(scene)
        if topics and topics[-1].last <= group.first:
            return tuple(topic.carry() for topic in topics)
        return ()
    return ()


def _clause_fellow(scene: Scene, i: int) -> Draft | None:
    """Give the statement that «after X refused N and turned down N» joins the one at ``i`` to."""
    layers = scene.layers
    near = [draft for draft in scene.drafts if draft.cue < i]
    if not near or near[-1].main or not near[-1].speakers:
        return None
    opener = near[-1].speakers[0].first - 1
    subordinate = layers.lexicon.members("clauses.clause_openers")
    if opener < scene.sentence.first or layers.grams[opener].base not in subordinate:
        return None
    return near[-1]


def author_of(scene: Scene, phrase: tuple[int, int]) -> tuple[Speaker, ...]:
    """Give who wrote «the statement»: whoever spoke last; empty for a document of its own."""
    layers, (first, last) = scene.layers, phrase
    if last - first < 2 or layers.grams[first].base not in ("the", "this", "a"):
        return ()
    # «a statement carried by TASS»
    spread = first + 2 < len(layers.grams) and is_past(layers, first + 2)
    if not spread and (last - first != 2 or layers.grams[first].base == "a"):
        return ()
    head = layers.text.words[first + 1].norm
    if head not in layers.lexicon.members("clauses.authored"):
        return ()
    here = [draft.speakers for draft in scene.drafts]
    earlier = [speakers for speakers in scene.memory.main[-_BACK:] if speakers not in here]
    bodies = [s for s in earlier if len(s) == 1 and kind_of(layers, s[0]) == "body"]
    if not earlier:
        return ()
    return tuple(s.carry() for s in (bodies or earlier)[-1])


def _fits(scene: Scene, first: int, last: int) -> bool:
    return speaks(scene.layers, first, last)


def _first_person(scene: Scene, i: int, phrase: tuple[int, int]) -> Speaker:
    """Give the speaker of the quotation, or a placeholder until the sentence is read."""
    around = scene.enclosing(i)
    if around is not None and around.quoted:
        return around.speakers[0].carry()
    speaker = name_speaker(scene.layers, *phrase, scene.memory)
    return speaker.carry()


def _fits_pronoun(scene: Scene, base: str, speakers: tuple[Speaker, ...]) -> bool:
    """Tell whether he, it, they can be the subject that opened the sentence."""
    first = speakers[0]
    if len(speakers) > 1:
        return base == "they"
    kind = kind_of(scene.layers, first)
    return kind == {"he": "person", "she": "person", "it": "body", "they": "people"}.get(base, "")


def _pronoun(scene: Scene, i: int, base: str) -> tuple[Speaker, ...]:
    """Give whom he, she, it, they mean: in this sentence first, then before it."""
    around = scene.enclosing(i)
    if around is not None and base == "it":
        inner = _inner_subject(scene, i, around)
        if inner is not None:
            return (inner.carry(),)
    if around is not None and base in ("he", "she", "it"):
        return tuple(s.carry() for s in around.speakers)
    topics = () if scene.drafts else topics_of(scene)
    if (
        topics
        and topics[-1].last <= i
        and not topics[0].carried
        and _fits_pronoun(scene, base, topics)
    ):
        return tuple(topic.carry() for topic in topics)
    return carried_for(scene.layers, base, scene.memory)


def _inner_subject(scene: Scene, i: int, around: Draft) -> Speaker | None:
    """Give the body that is the subject of what is said: «said the army had not … what it promised»."""
    layers = scene.layers
    first = around.first + (layers.grams[around.first].base == "that")
    end = noun_phrase(layers, first, i)
    if end == first or end >= i - 1 or not speaks(layers, first, end):
        return None
    inner = name_speaker(layers, first, end, scene.memory)
    return inner if kind_of(layers, inner) == "body" else None
