"""English passives: «N was announced by X», «a truce declared by X», «It is said …, according to X»."""

from hudna.packs.schema import Frame, Slot
from hudna.reading.asides_en import medium_carrier, read_quoted_as
from hudna.reading.drafting_en import GRAMMAR, make_draft, named
from hudna.reading.drafts import Draft, Scene
from hudna.reading.frames import fill
from hudna.reading.groups_en import Group, Subject
from hudna.reading.layers import Layers
from hudna.reading.lexicon import ACCORD, PREP, PUNCT, REL, Hit
from hudna.reading.phrases_back_en import antecedent_before, phrase_before
from hudna.reading.phrases_en import coordinates, noun_phrase, skip_one
from hudna.reading.slots import Filled
from hudna.reading.speakers_en import speaks
from hudna.reading.subjects_en import find_subject
from hudna.reading.verbs_en import is_past

_FRONTED = 14  # tokens between a fronted passive's agent and the comma that ends it
_AGENTED = ("speaker agent",)


def _agent(layers: Layers, j: int, stop: int) -> tuple[int, list[tuple[int, int]]]:
    """Find «by X» after a participle, past times and short adjuncts; (-1, []) if none."""
    for _ in range(5):
        if j >= stop:
            break
        if layers.grams[j].base == "by" and not layers.in_time[j]:
            end = noun_phrase(layers, j + 1, stop)
            gerund = layers.text.words[j + 1].norm.endswith("ing")
            if end == j + 1 or gerund or not speaks(layers, j + 1, end) or layers.in_time[j + 1]:
                return -1, []
            phrases = coordinates(layers, j + 1, end, stop)
            return phrases[-1][1], phrases
        nxt = skip_one(layers, j, stop)
        if is_past(layers, j):
            break
        if nxt == j or layers.text.words[j].kind == "comma":
            break
        j = nxt
    return -1, []


def read_passive(scene: Scene, i: int, hit: Hit, group: Group, floor: int) -> Draft | None:
    """Read «N was announced by X», «T was accused by X of N», «X was quoted as saying»."""
    layers = scene.layers
    subject = find_subject(scene, group.first, floor)
    if hit.verb.class_ == "RELAY":
        return read_quoted_as(scene, i, hit, subject, GRAMMAR, passive=True)
    stop = scene.quotation_stop(i)
    after, phrases = _agent(layers, i + 1, stop)
    if after < 0:
        return _sourced(scene, i, hit, subject, stop)
    objects = subject.phrases
    if not objects and subject.where == "coordinated":
        end = noun_phrase(layers, floor, group.first)
        objects = [(floor, end)] if end > floor else []
    joined = objects and objects[0][0] > floor and layers.grams[objects[0][0] - 1].base == "and"
    if len(objects) == 1 and (subject.governed or joined):
        objects = [(_widest(layers, objects[0][0], floor), objects[0][1])]
    if len(objects) == 1 and subject.where == "before" and objects[0][1] < group.first:
        objects = [(objects[0][0], group.first)]
    return _by_agent(scene, i, hit, objects, after, phrases)


def _widest(layers: Layers, first: int, floor: int) -> int:
    """Give where «the truce on energy in the east» begins, from its last phrase on."""
    while first - 2 >= floor and (
        layers.flags[first - 1] & PREP or layers.grams[first - 1].base == "and"
    ):
        wider = phrase_before(layers, first - 1, floor)
        if wider >= first - 1:
            break
        first = wider
    return first


def _sourced(scene: Scene, i: int, hit: Hit, subject: Subject, stop: int) -> Draft | None:
    """Read «It is estimated that C, according to X»: the source speaks."""
    layers = scene.layers
    if subject.where != "pronoun" or layers.grams[subject.phrases[0][0]].base != "it":
        return None
    filled = fill(GRAMMAR, layers, hit, i + 1, stop, (Frame((Slot("C"),)),), hit.verb.act)
    if filled is None or filled.last >= stop:
        return None
    j = filled.last
    while j < stop and layers.flags[j] & PUNCT:
        j += 1
    if j + 2 >= stop or not layers.flags[j] & ACCORD:
        return None
    end = noun_phrase(layers, j + 2, stop)
    if end == j + 2:
        return None
    scene.used.add(j)
    return make_draft(scene, i, hit, "source", (named(scene, j + 2, end),), filled)


def _by_agent(
    scene: Scene,
    i: int,
    hit: Hit,
    objects: list[tuple[int, int]],
    after: int,
    agents: list[tuple[int, int]],
) -> Draft | None:
    """Complete a passive: the agent speaks, the subject is its object."""
    layers = scene.layers
    stop = scene.quotation_stop(i)
    speakers = tuple(named(scene, a, b) for a, b in agents)
    rest = tuple(
        Frame(frame.slots[1:])
        for frame in hit.verb.frames
        if frame.slots[0].kind in ("A", "T") and len(frame.slots) > 1
        if frame.slots[1].kind not in ("N", "T", "A")
    )
    bare = any(frame.slots[0].kind in ("N", "T", "C") for frame in hit.verb.frames)
    filled = None
    if rest:
        for at in (after, i + 1):
            filled = fill(GRAMMAR, layers, hit, at, stop, rest, hit.verb.act)
            if filled is not None:
                filled.addressees = list(objects)
                break
    if filled is None:
        if not bare or not objects:
            return None
        first, last = objects[0]
        if layers.flags[first] & REL:
            return None
        start, end = layers.span(first, last)
        filled = Filled(hit.verb.act, start, end, first, last, rule="passive")
    draft = make_draft(scene, i, hit, "agent", speakers, filled)
    medium_carrier(scene, draft, i, after - 1)
    draft.main = False
    return draft


def read_reduced(scene: Scene, i: int, hit: Hit, floor: int) -> Draft | None:
    """Read «a truce declared last week by X»: the noun before is the content."""
    layers = scene.layers
    if hit.verb.weak or hit.verb.class_ == "ACCEPT":
        return None
    after, phrases = _agent(layers, i + 1, scene.quotation_stop(i))
    if after < 0:
        return None
    if i == floor:
        return _fronted(scene, i, hit, after, phrases)
    if layers.grams[i - 1].base in ("and", "but", "yet"):
        before = scene.drafts[-1] if scene.drafts else None
        if before is None or before.because[-1] not in _AGENTED or before.first < 0:
            return None
        return _by_agent(scene, i, hit, [(before.first, before.last)], after, phrases)
    last = i
    if layers.text.words[i - 1].kind == "comma":
        last = i - 1
    first = antecedent_before(layers, last, floor)
    if first >= last:
        return None
    return _by_agent(scene, i, hit, [(first, last)], after, phrases)


def _fronted(
    scene: Scene, i: int, hit: Hit, after: int, phrases: list[tuple[int, int]]
) -> Draft | None:
    """Read «Welcomed by X but rejected by Y, the accord …»: the subject to come is the content."""
    layers = scene.layers
    comma = after
    while comma < scene.stop and layers.text.words[comma].kind != "comma":
        if comma - after > _FRONTED:
            return None
        comma += 1
    end = noun_phrase(layers, comma + 1, scene.stop) if comma + 1 < scene.stop else comma + 1
    if end == comma + 1:
        return None
    return _by_agent(scene, i, hit, [(comma + 1, end)], after, phrases)
