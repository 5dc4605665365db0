"""Whose words an Arabic speech word reports, and the draft made of it (arabic.md §8.4)."""

from hudna.reading.drafts import Draft, Scene
from hudna.reading.lexicon import COMP, KANA, NEG, PEOPLE, PREP, RANK, ROLE, SUB, Hit
from hudna.reading.pairs_ar import both_of, is_dual
from hudna.reading.phrases_ar import noun_phrase
from hudna.reading.slots import Filled
from hudna.reading.speakers import (
    Speaker,
    carried,
    is_actorlike,
    resolve,
    same_source,
)
from hudna.reading.subjects_ar import Subject

_REPORTING = ("state", "affirm", "announce")


def make_draft(
    scene: Scene, i: int, hit: Hit, where: str, speakers: tuple[Speaker, ...], filled: Filled
) -> Draft:
    """Make the draft of what the verb or noun at token ``i`` states, grounded where it stands."""
    layers = scene.layers
    word = layers.text.words[i]
    start, end = layers.text.starts[i], layers.text.ends[i]
    around = scene.enclosing(i)
    nested = around is not None
    return Draft(
        cue=i,
        cue_span=(start + max(word.lead, word.prep_end), end),
        act=filled.act,
        speakers=speakers,
        addressees=tuple(resolve(layers, a, b, scene.memory) for a, b in filled.addressees),
        start=filled.start,
        end=filled.end,
        first=filled.first,
        last=filled.last,
        quoted=filled.quoted,
        because=[f"ar.{hit.kind}.{hit.verb.lemma}", f"frame {filled.rule}", f"speaker {where}"],
        main=not nested and where not in ("relative", "participle"),
    )


def speakers_of(scene: Scene, i: int, hit: Hit, subject: Subject) -> tuple[Speaker, ...]:
    """Give who speaks: the subject resolved, or who is carried over; empty if nobody can be."""
    layers, memory = scene.layers, scene.memory
    if subject.phrases:
        if is_dual(layers, subject.phrases):
            both = both_of(layers, subject.phrases[0][0], memory)
            if both:
                return tuple(s.carry() for s in both)
        if same_source(layers, *subject.phrases[0]) and memory.main:
            return tuple(s.carry() for s in memory.main[-1])
        speakers = tuple(resolve(layers, a, b, memory) for a, b in subject.phrases)
        if subject.where == "relative":
            return tuple(s.carry() for s in speakers)
        return speakers
    around = scene.enclosing(i)
    if hit.person == 1 and memory.we and scene.quotation_stop(i) == scene.stop:
        return tuple(s.carry() for s in memory.we)
    if hit.person == 1:
        holder = quoting(scene, i) or around or (scene.drafts[-1] if scene.drafts else None)
        if holder is not None:
            return tuple(s.carry() for s in holder.speakers)
        return tuple(s.carry() for s in memory.main[-1]) if memory.main else ()
    if subject.pronoun and scene.drafts and layers.grams[i - 1].base.startswith("لكن"):
        for draft in reversed(scene.drafts):  # «أشاد … لكنه تساءل»: the nearest subject
            if draft.cue < i and can_agree(hit, draft.speakers):
                return tuple(s.carry() for s in draft.speakers)
    if subject.pronoun and around is not None and can_agree(hit, around.speakers):
        return tuple(s.carry() for s in around.speakers)
    if layers.text.words[i].conj and scene.drafts:
        for draft in reversed(scene.drafts):
            if can_agree(hit, draft.speakers) and (
                draft.main or around is not None or hit.verb.act not in _REPORTING
            ):
                return tuple(s.carry() for s in draft.speakers)
    if hit.number == "d" and len(memory.pair) == 2:
        return tuple(s.carry() for s in memory.pair)
    if not layers.text.words[i].conj and i - scene.sentence.first > 2 and not scene.drafts:
        leading = leading_subject(scene, i)
        if leading is not None and can_agree(hit, (leading,)):
            return (leading.carry(),)
    return carried(hit, memory)


def leading_subject(scene: Scene, i: int) -> Speaker | None:
    """Give the subject of a sentence that opens with a verb of deeds: «نشرت الجماعة بيانا قالت»."""
    layers, first = scene.layers, scene.sentence.first
    if layers.flags[first] & (PREP | SUB | COMP | NEG | KANA) or layers.text.words[first].article:
        return None
    if first + 1 >= i or not is_actorlike(layers, first + 1, i):
        return None
    if layers.text.words[first + 1].prep or layers.text.words[first + 1].conj:
        return None
    end = noun_phrase(layers, first + 1, i)
    return resolve(layers, first + 1, end, scene.memory) if end > first + 1 else None


def quoting(scene: Scene, i: int) -> Draft | None:
    """Give the statement whose quotation holds token ``i``: its speaker says «we»."""
    for draft in scene.drafts:
        if draft.quoted and draft.first <= i < draft.last:
            return draft
    return None


def can_agree(hit: Hit, speakers: tuple[Speaker, ...]) -> bool:
    """Tell whether the verb agrees with the speakers in number and gender."""
    first = speakers[0]
    if hit.number == "d":
        return len(speakers) == 2 or first.number == "d"
    if hit.number == "p":
        return len(speakers) > 1 or (first.number in ("p", "") and first.gender != "f")
    if len(speakers) > 1:
        return hit.number != "s" or hit.gender == "f"
    gender = first.gender
    return not (gender and hit.gender and gender != hit.gender)


def topic_of(scene: Scene, i: int, hit: Hit) -> Speaker | None:
    """Give the subject of a sentence whose main verb is not of speech: «اختتم جولته داعيا»."""
    layers = scene.layers
    start = scene.sentence.first
    for k in range(start, min(i, start + 16)):
        if layers.text.words[k].kind == "dash":
            start = k + 1  # a dateline is no topic
    if start + 1 < i and layers.flags[start + 1] & (ROLE | RANK | PEOPLE):
        end = noun_phrase(layers, start + 1, i)  # «وامتنع متحدث باسم الوزارة عن …، مؤكدا»
        if end > start + 1 and not layers.text.words[start + 1].prep:
            speaker = resolve(layers, start + 1, end, scene.memory)
            if can_agree(hit, (speaker,)):
                return speaker
    for found in layers.names_in(start, i):
        if found.actor is None:
            continue
        if layers.text.words[found.first].prep:
            continue
        speaker = resolve(layers, found.first, found.last, scene.memory)
        if can_agree(hit, (speaker,)):
            return speaker
    return None
