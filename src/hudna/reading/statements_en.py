"""English statements: each speech word of a sentence must complete one of its frames.

Finite verbs, passives with their agent, participles, nouns of speech and «according to». The
counterpart of :mod:`hudna.reading.statements_ar`; what a sentence needs is looked at only where
a speech word stands.
"""

from hudna.reading.active_en import read_active
from hudna.reading.asides_en import read_source
from hudna.reading.drafting_en import GRAMMAR, remember, remember_topic, settle_first_person
from hudna.reading.drafts import Draft, Scene
from hudna.reading.groups_en import Group, floor_of, verb_group
from hudna.reading.lexicon import ACCORD, AUX, DET, PREP, PUNCT, Hit
from hudna.reading.nouns_en import read_noun
from hudna.reading.participles_en import read_participle
from hudna.reading.passives_en import read_passive, read_reduced
from hudna.reading.subjects_en import find_subject
from hudna.reading.verbs_en import glued_dash, is_finite

_UNUTTERED = ("BELIEVE", "EXPECT", "OPINE", "CONSIDER", "FEAR")
_QUESTION = 30  # tokens from a verb to the mark of its question
_ASKED = ("whether", "if", "why", "how", "what", "about", "to")


def read_english(scene: Scene) -> None:
    """Read every statement of the scene's sentence into ``scene.drafts``."""
    layers = scene.layers
    grams, within = layers.grams, layers.within
    for i in scene.cues:
        gram = grams[i]
        if i in scene.used:
            continue
        if i and glued_dash(layers, i - 1):
            continue
        if within[i]:
            found = layers.names[within[i] - 1]
            if found.last - found.first > 1 or found.actor is not None:
                continue
        draft = read_source(scene, i) if gram.flags & ACCORD else _first_that_completes(scene, i)
        if draft is not None:
            scene.drafts.append(draft)
            remember(scene, draft)
    settle_first_person(scene)
    if not any(draft.main for draft in scene.drafts):
        remember_topic(scene)


def _first_that_completes(scene: Scene, i: int) -> Draft | None:
    gram = scene.layers.grams[i]
    for hit in gram.hits:
        draft = None
        if hit.kind == "participle":
            draft = read_participle(scene, i, hit)
        elif hit.kind in ("perfect", "imperfect", "noun_participle"):
            draft = _finite(scene, i, hit)
        if draft is not None:
            return draft
    if gram.noun is not None and gram.noun.role == "speech":
        return read_noun(scene, i, GRAMMAR)
    return None


def _finite(scene: Scene, i: int, hit: Hit) -> Draft | None:
    layers = scene.layers
    floor = floor_of(scene, i)
    group = verb_group(layers, i, floor)
    if not _may_stand(scene, i, hit, group):
        return None
    if group.to:
        return _gone_on(scene, i, hit, group, floor)
    past = hit.kind in ("perfect", "noun_participle")
    if group.be:
        return read_passive(scene, i, hit, group, floor) if past else None
    if hit.kind == "noun_participle" and group.first == i:
        return read_reduced(scene, i, hit, floor)
    if past and group.first == i:
        reduced = read_reduced(scene, i, hit, floor)
        if reduced is not None:
            return reduced
        if _is_insertion(scene, i, hit) or _is_dated_only(scene, i):
            return None
    subject = find_subject(scene, group.first, floor)
    return read_active(scene, i, hit, group, subject, floor)


def _is_insertion(scene: Scene, i: int, hit: Hit) -> bool:
    """Tell whether a past form only describes: «diplomats briefed on the talks said»."""
    layers = scene.layers
    if not all(f.slots[0].kind in ("A", "T") for f in hit.verb.frames) and hit.verb.lemma != "ask":
        return False
    j = i + 1
    if j >= scene.stop or not (layers.flags[j] & PREP or layers.grams[j].base in _ASKED):
        return False
    if hit.verb.lemma == "ask" and layers.grams[j].base not in _ASKED:
        return False
    inserted = layers.text.words[i - 1].kind == "comma" if i > scene.sentence.first else False
    for k in range(j, min(scene.stop, j + 25)):
        kind = layers.text.words[k].kind
        if kind == "comma":
            return inserted and k + 1 < scene.stop and is_finite(layers, k + 1)
        if kind in ("stop", "colon"):
            return False
        if not inserted and is_finite(layers, k) and layers.grams[k].base not in _ASKED:
            return layers.grams[k].hits[0].verb.lemma != hit.verb.lemma
    return False


def _is_dated_only(scene: Scene, i: int) -> bool:
    """Tell whether a past form only dates a noun: «the truce declared a week ago was holding»."""
    layers, j = scene.layers, i + 1
    while j < scene.stop and layers.in_time[j]:
        j += 1
    return i + 1 < j < scene.stop and bool(layers.flags[j] & AUX)


def _may_stand(scene: Scene, i: int, hit: Hit, group: Group) -> bool:
    """Tell whether the act is really made here: no negation, no modal, not noun nor belief."""
    layers = scene.layers
    if group.modal or group.negated or _is_asked(scene, i):
        return False
    if (
        not (group.aux or group.to)
        and (not is_finite(layers, i))
        and (hit.kind != "noun_participle")
    ):
        return False
    prev = i - 1
    if (
        prev >= scene.sentence.first
        and layers.flags[prev] & DET
        and (group.first == i)
        and (layers.grams[prev].base not in ("that", "both", "all"))
    ):
        return False
    if hit.verb.class_ in _UNUTTERED and scene.quotation_stop(i) == scene.stop:
        return False
    return hit.verb.lemma not in layers.lexicon.members("clauses.label_verbs")


def _is_asked(scene: Scene, i: int) -> bool:
    """Tell whether the verb stands in a question: «What has the army said?»."""
    layers, words = scene.layers, scene.layers.text.words
    floor = floor_of(scene, i)
    floor = max((k + 1 for k in range(floor, i) if words[k].kind == "colon"), default=floor)
    while floor < i and (layers.flags[floor] & PUNCT or layers.grams[floor].base in ("and", "but")):
        floor += 1
    opener = layers.grams[floor].base
    if opener not in layers.lexicon.members("clauses.question_openers") or floor == i:
        return False
    for k in range(i, min(scene.sentence.last, i + _QUESTION)):
        if words[k].kind == "stop" or "?" in words[k].surface:
            return "?" in words[k].surface
    return False


def _gone_on(scene: Scene, i: int, hit: Hit, group: Group, floor: int) -> Draft | None:
    """Read «X went on to say that C», «continued to deny N»."""
    layers = scene.layers
    j = group.first - 1
    while j > floor and layers.grams[j].base == "on":
        j -= 1
    if j < floor or layers.grams[j].base not in layers.lexicon.members("clauses.going_on"):
        return None
    outer = verb_group(layers, j, floor)
    if outer.modal or outer.negated or outer.to:
        return None
    subject = find_subject(scene, outer.first, floor)
    return read_active(scene, i, hit, Group(outer.first), subject, floor)
