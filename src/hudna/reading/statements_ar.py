"""Arabic statements: each speech word of a sentence must complete one of its frames.

Finite verbs, accusative participles, verbal nouns with their speaker, sources and relayed
speech. Source: arabic.md §8; the guidelines of the contract.
"""

from hudna.reading.drafts import Draft, Scene
from hudna.reading.layers import Layers
from hudna.reading.lexicon import ACCORD
from hudna.reading.nouns_ar import read_noun_of_speaker, read_speech_noun, read_verbal_noun
from hudna.reading.pairs_ar import note_pairs, set_pair
from hudna.reading.participles_ar import read_participle
from hudna.reading.relays_ar import read_relayed
from hudna.reading.slots import is_cognate
from hudna.reading.sources_ar import read_source, read_wording
from hudna.reading.standing_ar import can_be_verb
from hudna.reading.verbs_ar import read_finite

_NEAR = 8  # tokens between a verb and the noun that repeats it


def read_arabic(scene: Scene) -> None:
    """Read every statement of the scene's sentence into ``scene.drafts``."""
    grams, within = scene.layers.grams, scene.layers.within
    note_pairs(scene.layers, scene.sentence.first, scene.stop, scene.memory)
    for i in scene.cues:
        gram = grams[i]
        if gram.base == "حد":
            read_wording(scene, i)
            continue
        if i in scene.used or (within[i] and gram.hits and _inside_name(scene.layers, i)):
            continue
        if gram.flags & ACCORD:
            read_source(scene, i)
            continue
        if _repeats_verb(scene, i):
            continue
        draft = _first_that_completes(scene, i)
        if draft is not None:
            scene.drafts.append(draft)
            _remember(scene, draft)


def _repeats_verb(scene: Scene, i: int) -> bool:
    """Tell whether a noun only repeats the verb of a statement: «تنفي نفيا قاطعا»."""
    if not scene.drafts or scene.layers.text.words[i].norm[-1:] != "ا":
        return False
    cue = scene.drafts[-1].cue
    hits = scene.layers.grams[cue].hits
    return 0 < i - cue < _NEAR and any(is_cognate(scene.layers, hit, i) for hit in hits)


def _inside_name(layers: Layers, i: int) -> bool:
    """Tell whether a word is part of a longer name (حلف شمال الأطلسي)."""
    found = layers.names[layers.within[i] - 1]
    return found.last - found.first > 1


def _first_that_completes(scene: Scene, i: int) -> Draft | None:
    gram = scene.layers.grams[i]
    for hit in gram.hits:
        draft = None
        if hit.kind in ("perfect", "imperfect"):
            if can_be_verb(scene, i, hit):
                draft = read_finite(scene, i, hit)
        elif hit.kind == "participle":
            draft = read_participle(scene, i, hit)
        elif hit.kind == "masdar" and not _leads(scene, i):
            draft = read_relayed(scene, i, hit) or read_verbal_noun(scene, i, hit)
        if draft is not None or i in scene.used:
            return draft
    speech = gram.noun is not None and gram.noun.role == "speech"
    if _leads(scene, i):
        return None
    if speech:
        return read_speech_noun(scene, i) or read_noun_of_speaker(scene, i)
    if any(hit.kind == "masdar" for hit in gram.hits):
        return read_noun_of_speaker(scene, i)
    return None


def _leads(scene: Scene, i: int) -> bool:
    """Tell whether a noun is no act of its own.

    It leads the sentence with و, or stands between a verb and its content («أضاف قوله: …»).
    """
    if i == scene.sentence.first and scene.layers.text.words[i].conj == "و":
        return True
    return any(draft.cue < i < draft.first for draft in scene.drafts)


def _remember(scene: Scene, draft: Draft) -> None:
    memory = scene.memory
    memory.named.extend([s for s in draft.speakers if not s.carried])
    memory.named.extend(draft.addressees)
    if len(draft.speakers) == 2:
        memory.pair = draft.speakers
    elif len(draft.speakers) == 1 and len(draft.addressees) == 1:
        set_pair(scene.layers, memory, draft.speakers[0], draft.addressees[0])
    if draft.main:
        memory.main.append(draft.speakers)
