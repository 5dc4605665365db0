"""Arabic circumstantial participles: «مؤكدا أن», said by whom the verb before them has."""

from hudna.reading.attribution_ar import can_agree, make_draft, topic_of
from hudna.reading.drafts import Draft, Scene
from hudna.reading.frames import fill
from hudna.reading.grammar_ar import GRAMMAR
from hudna.reading.lexicon import BODY, KANA, PEOPLE, PREP, PUNCT, Hit
from hudna.reading.speakers import Speaker, carried

_CONTINUING = ("state", "affirm")


def read_participle(scene: Scene, i: int, hit: Hit) -> Draft | None:
    """Read a circumstantial participle: same speaker as its governing verb, new act (C13)."""
    layers = scene.layers
    word = layers.text.words[i]
    if word.article or word.prep or (word.conj and word.conj != "و"):
        return None
    leads = all(layers.flags[k] & PUNCT for k in range(scene.sentence.first, i))
    if leads and hit.verb.act not in _CONTINUING:
        return None
    if layers.flags[i] & PREP:
        return None
    if i > scene.sentence.first and layers.flags[i - 1] & KANA:
        return None  # «الذي كان مقررا»: what it was, not what somebody adds
    filled = fill(
        GRAMMAR, layers, hit, i + 1, scene.quotation_stop(i), hit.verb.frames, hit.verb.act
    )
    if filled is None or filled.pronoun:
        return None
    if filled.rule == "N" and hit.gender == "f" and layers.text.words[i - 1].kind != "comma":
        return None  # more often an adjective
    before = i - 1
    if before >= scene.sentence.first and layers.flags[before] & (PEOPLE | BODY):
        if not layers.text.words[before].article and not layers.within[before]:
            return None  # «فصائل معارضة»: what they are
    speakers = _governing(scene, i, hit)
    if not speakers:
        return None
    draft = make_draft(scene, i, hit, "participle", speakers, filled)
    governing = _main_before(scene, i)
    if hit.verb.act in _CONTINUING and governing is not None:
        draft.carriers = list(governing.carriers)  # the same words came the same way
    return draft


def _main_before(scene: Scene, i: int) -> Draft | None:
    """Give the main report that a participle at ``i`` goes on with."""
    return next((d for d in reversed(scene.drafts) if d.cue < i and d.main), None)


def _governing(scene: Scene, i: int, hit: Hit) -> tuple[Speaker, ...]:
    drafts = [d for d in scene.drafts if d.cue < i]
    order = list(reversed(drafts))
    if hit.verb.act in _CONTINUING:
        order.sort(key=lambda draft: not draft.main)  # the last report, not what it reports
    for draft in order:
        if can_agree(hit, draft.speakers):
            return tuple(s.carry() for s in draft.speakers)
    if drafts:
        return tuple(s.carry() for s in drafts[-1].speakers)
    topic = topic_of(scene, i, hit)
    if topic is not None:
        return (topic.carry(),)
    return carried(hit, scene.memory)
