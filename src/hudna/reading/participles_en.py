"""English participles: «…, adding that C», «with X accusing T of N», «after claiming C»."""

from hudna.reading.active_en import is_withheld, read_active
from hudna.reading.asides_en import read_quoted_as
from hudna.reading.clauses_en import has_verb
from hudna.reading.drafting_en import GRAMMAR, make_draft, named
from hudna.reading.drafts import Draft, Scene
from hudna.reading.frames import fill
from hudna.reading.groups_en import Subject, floor_of, verb_group
from hudna.reading.lexicon import ADVERB, DET, MEDIUM, NEG, PREP, PRONOUN, PUNCT, Hit
from hudna.reading.phrases_back_en import phrase_before
from hudna.reading.phrases_en import noun_phrase
from hudna.reading.slots import Filled
from hudna.reading.speakers import Speaker
from hudna.reading.speakers_en import carried_for, speaks, topics_of
from hudna.reading.subjects_en import find_subject
from hudna.reading.verbs_en import is_finite, verbish

_UNUTTERED = ("BELIEVE", "EXPECT", "OPINE", "CONSIDER", "FEAR")
_SPEAKING_GERUNDS = ("after", "while", "when", "despite", "in", "by", "since", "before")


def read_participle(scene: Scene, i: int, hit: Hit) -> Draft | None:
    """Read «…, adding that C», «is calling for N», «with X accusing T of N», «after claiming C»."""
    layers = scene.layers
    floor = floor_of(scene, i)
    group = verb_group(layers, i, floor)
    if group.modal or group.negated or group.to:
        return None
    if group.be:
        subject = find_subject(scene, group.first, floor)
        if hit.verb.class_ in _UNUTTERED and subject.where != "pronoun":
            return None
        return read_active(scene, i, hit, group, subject, floor)
    prev = i - 1
    while prev >= floor and layers.flags[prev] & ADVERB:
        prev -= 1
    if not _may_go_with(scene, i, prev, floor):
        return None
    stop = scene.quotation_stop(i)
    if hit.verb.class_ == "RELAY":
        return read_quoted_as(scene, i, hit, Subject("coordinated", [], i), GRAMMAR)
    if hit.verb.class_ in _UNUTTERED or hit.verb.lemma == "agree":
        return None
    filled = fill(GRAMMAR, layers, hit, i + 1, stop, hit.verb.frames, hit.verb.act)
    if filled is None or filled.rule == "nothing" or is_withheld(layers, hit, filled):
        return None
    if hit.verb.weak and filled.rule in ("N", "to N", "to N as N"):
        return None
    if filled.rule == "N" and filled.first > 0 and is_finite(layers, filled.first):
        return None  # «Ana Silva reporting from the dam said …»
    speakers, where = _governing(scene, i, prev, floor, filled)
    if not speakers:
        return None
    draft = make_draft(scene, i, hit, where, speakers, filled)
    draft.main = False
    return draft


def _may_go_with(scene: Scene, i: int, prev: int, floor: int) -> bool:
    """Tell whether a form in -ing is a participle of the clause, neither noun nor adjective."""
    layers = scene.layers
    if prev < floor:
        return layers.grams[i + 1 : i + 2] == [] or layers.grams[i + 1].base != "by"
    flag, base, word = layers.flags[prev], layers.grams[prev].base, layers.text.words[prev]
    if flag & PUNCT:
        return word.kind in ("comma", "quote", "dash", "close")
    if base in _SPEAKING_GERUNDS:
        return base != "before"
    if word.possessive or flag & (PREP | NEG) or flag & DET:
        return False
    if base in ("and", "but", "while", "when"):
        return True
    if any(draft.cue == prev for draft in scene.drafts):
        return True
    if verbish(layers, prev):
        return any(h.verb.class_ in ("SAY", "ADD") for h in layers.grams[i].hits)
    noun = layers.grams[i].noun is not None
    return not noun


def _governing(
    scene: Scene, i: int, prev: int, floor: int, filled: Filled
) -> tuple[tuple[Speaker, ...], str]:
    """Give whose participle it is."""
    layers = scene.layers
    own = _own_subject(scene, prev, floor)
    if own is not None:
        return (own,), "with"
    for draft in reversed(scene.drafts):
        if draft.cue < i and draft.main:
            return tuple(s.carry() for s in draft.speakers), "participle"
    if scene.drafts and layers.text.words[prev].kind != "comma":
        return tuple(s.carry() for s in scene.drafts[-1].speakers), "participle"
    if prev < floor:
        return _following_subject(scene, filled), "participle"
    topics = topics_of(scene)
    if topics and topics[-1].last <= i:
        return tuple(topic.carry() for topic in topics), "topic"
    if scene.drafts:
        return tuple(s.carry() for s in scene.drafts[-1].speakers), "participle"
    return (), ""


def _own_subject(scene: Scene, prev: int, floor: int) -> Speaker | None:
    """Give X of «with X accusing», or of a fragment «X calling on» without another verb."""
    layers = scene.layers
    if prev < floor or (layers.flags[prev] & PUNCT and layers.text.words[prev].kind != "close"):
        return None
    if layers.flags[prev] & MEDIUM:
        return _owner_of_medium(scene, prev, floor)
    first = phrase_before(layers, prev + 1, floor)
    if first > prev or not speaks(layers, first, prev + 1):
        return None
    if first > floor and layers.grams[first - 1].base in ("with", "amid"):
        return named(scene, first, prev + 1)
    if any(draft.main for draft in scene.drafts):
        return None
    if first == floor or not has_verb(layers, floor, first):
        return named(scene, first, prev + 1)
    return None


def _owner_of_medium(scene: Scene, prev: int, floor: int) -> Speaker | None:
    """Give X of «X's reports accusing T»; None when the document is the subject's own."""
    layers = scene.layers
    first = phrase_before(layers, prev + 1, floor)
    for k in range(first, prev):
        if layers.text.words[k].possessive and speaks(layers, first, k + 1):
            return named(scene, first, k + 1)
    return None


def _following_subject(scene: Scene, filled: Filled) -> tuple[Speaker, ...]:
    """Give the subject after «Calling for N, X said»; the last speaker if there is none."""
    layers = scene.layers
    j = filled.last
    for k in range(max(filled.first, 0), scene.stop):
        if layers.text.words[k].kind == "comma":
            j = k + 1
            end = noun_phrase(layers, j, scene.stop)
            if end > j and speaks(layers, j, end):
                if layers.flags[j] & PRONOUN and end == j + 1:
                    return carried_for(layers, layers.grams[j].base, scene.memory)
                filled.last = min(filled.last, k)
                filled.end = layers.text.ends[filled.last - 1]
                return (named(scene, j, end).carry(),)
    if scene.memory.main:
        return tuple(s.carry() for s in scene.memory.main[-1])
    return ()
