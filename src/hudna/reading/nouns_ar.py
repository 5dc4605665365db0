"""Arabic nouns of speech with their speaker: «دعوة روسيا إلى», «التصريحات التي أدلى بها»."""

from hudna.packs.schema import SpeechNoun, Verb
from hudna.reading.attribution_ar import can_agree, make_draft, topic_of
from hudna.reading.drafts import Draft, Scene
from hudna.reading.elsewhere_ar import previous_content
from hudna.reading.frames import fill
from hudna.reading.grammar_ar import GRAMMAR
from hudna.reading.joins_ar import coordinates
from hudna.reading.layers import Layers
from hudna.reading.lexicon import (
    ASPECT,
    BOUND,
    COMP,
    DEMONYM,
    DET,
    DOCUMENT,
    PREP,
    PRONOUN,
    REL,
    SUB,
    WORD,
    Hit,
)
from hudna.reading.pairs_ar import both_of, is_dual
from hudna.reading.phrases_ar import noun_phrase
from hudna.reading.slots import Filled
from hudna.reading.speakers import Speaker, is_actorlike, may_speak, resolve


def read_verbal_noun(scene: Scene, i: int, hit: Hit) -> Draft | None:
    """Read a verbal noun with its speaker: «دعوة روسيا إلى», «إعلان الجيش هدنة» (C24)."""
    layers = scene.layers
    word = layers.text.words[i]
    if not hit.verb.masdar_cue or word.article or word.prep == "ل":
        return None
    if i > scene.sentence.first and layers.grams[i - 1].base in layers.lexicon.members(
        "clauses.unreal_openers"
    ):
        return None  # «في حال رفضهم», «عدم موافقة»: not done
    purposes = layers.lexicon.members("clauses.purposes")
    if any(layers.grams[k].base in purposes for k in range(max(scene.sentence.first, i - 3), i)):
        return None  # «كي تعلن قبولها»: what it is to do
    stop = scene.quotation_stop(i)
    hastened = _hastened(scene, i, hit)
    if hastened is not None:
        return hastened
    if hit.suffix:
        if any(draft.first <= i <= draft.first + 1 for draft in scene.drafts):
            return None  # «أعلنت رفضها …»: one act with two words
        speakers = _possessor(scene, i, hit)
        at = i + 1
        where = "possessive"
    else:
        if i + 1 >= stop or not is_actorlike(layers, i + 1, stop):
            return None
        if layers.text.words[i + 1].prep or layers.text.words[i + 1].conj:
            return None
        if layers.flags[i + 1] & DET and hit.verb.act == "request":
            return None  # «مطالبة جميع الأطراف ب»: those who are asked
        end = noun_phrase(layers, i + 1, stop)
        if end == i + 1:
            return None
        phrases = coordinates(layers, i + 1, end, stop)
        pair = both_of(layers, i + 1, scene.memory) if is_dual(layers, phrases) else ()
        speakers = tuple(s.carry() for s in pair) or tuple(
            resolve(layers, a, b, scene.memory) for a, b in phrases
        )
        at, where = phrases[-1][1], "genitive"
    if not speakers:
        return None
    frames = (*hit.verb.frames, *hit.verb.masdar_frames)
    filled = fill(GRAMMAR, layers, hit, at, min(stop, at + 60), frames, hit.verb.act)
    if filled is None:
        if where == "possessive":
            return None
        filled = Filled(hit.verb.act, rule="bare")
    draft = make_draft(scene, i, hit, where, speakers, filled)
    draft.main = False
    return draft


def _hastened(scene: Scene, i: int, hit: Hit) -> Draft | None:
    """Read «سارعت واشنطن إلى رفضه»: the act is the verbal noun's, its subject the verb's (C40)."""
    layers, first = scene.layers, scene.sentence.first
    if i - 2 < first or layers.grams[i - 1].base not in ("إلى", "الى"):
        return None
    j = i - 2
    while j >= first and i - j < 9 and not layers.flags[j] & ASPECT:
        j -= 1
    if j < first or not layers.flags[j] & ASPECT:
        return None
    end = noun_phrase(layers, j + 1, i - 1)
    if end == j + 1:
        return None
    phrases = coordinates(layers, j + 1, end, i - 1)
    speakers = tuple(resolve(layers, a, b, scene.memory) for a, b in phrases)
    frames = (*hit.verb.frames, *hit.verb.masdar_frames)
    filled = (
        None if hit.suffix else fill(GRAMMAR, layers, hit, i + 1, scene.stop, frames, hit.verb.act)
    )
    if filled is None and j > first and layers.flags[j - 1] & (REL | SUB | PRONOUN):
        filled = previous_content(scene, hit)
    return make_draft(
        scene, i, hit, "aspect", speakers, filled or Filled(hit.verb.act, rule="bare")
    )


def _possessor(scene: Scene, i: int, hit: Hit) -> tuple[Speaker, ...]:
    """Give whom a possessive on a verbal noun means: the statement before it, if it agrees."""
    number = {"ه": ("m", "s"), "ها": ("f", "s"), "هم": ("m", "p"), "هما": ("", "d")}.get(hit.suffix)
    if number is None:
        return ()
    probe = Hit(hit.verb, "perfect", 3, number[0], number[1])
    for draft in reversed(scene.drafts):
        if draft.cue < i and can_agree(probe, draft.speakers):
            return tuple(s.carry() for s in draft.speakers)
    topic = topic_of(scene, i, probe)
    return (topic.carry(),) if topic is not None else ()


def read_speech_noun(scene: Scene, i: int) -> Draft | None:
    """Read a noun of speech with its speaker: «تصريحات الوزير بأن»."""
    layers = scene.layers
    gram, word = layers.grams[i], layers.text.words[i]
    noun = gram.noun
    if noun is None or word.article or i + 1 >= scene.stop or word.suffix:
        return None
    nxt = layers.text.words[i + 1]
    if not nxt.article and not layers.within[i + 1] and nxt.norm.endswith(("ي", "ية")):
        return None
    if nxt.prep or nxt.conj or not is_actorlike(layers, i + 1, scene.stop):
        return None
    end = noun_phrase(layers, i + 1, scene.stop)
    if end == i + 1:
        return None
    phrases = coordinates(layers, i + 1, end, scene.stop)
    speakers = tuple(resolve(layers, a, b, scene.memory) for a, b in phrases)
    hit = Hit(noun_as_verb(noun), "masdar")
    filled = fill(GRAMMAR, layers, hit, phrases[-1][1], scene.stop, noun.frames, noun.act)
    if filled is None and noun.weak:
        return None
    if filled is None:
        filled = Filled(noun.act, rule="bare")
    draft = make_draft(scene, i, hit, "genitive", speakers, filled)
    draft.main = False
    return draft


def read_noun_of_speaker(scene: Scene, i: int) -> Draft | None:
    """Read a noun of speech whose speaker is an adjective, a source or a light verb's subject.

    «المطالب الروسية», «عرض من الرئيس», «التصريحات التي أدلى بها المبعوث».
    """
    layers = scene.layers
    words, flags = layers.text.words, layers.flags
    hit = _noun_hit(layers, i)
    if (
        hit is None
        or words[i].suffix
        or hit.verb.lemma in layers.lexicon.members("clauses.setting_nouns")
    ):
        return None
    if layers.flags[i] & DOCUMENT or (hit.verb.lemma == "طلب" and words[i].prep != "ب"):
        return None  # «القرار الكويتي» is a text; «الطلب من» names who is asked
    if i + 1 < len(flags) and _noun_hit(layers, i + 1) is not None:
        return None  # «قبول عرض السلام الذي قدمه»: the nearer noun is the act
    stop = scene.quotation_stop(i)
    j = i + 1
    while j < stop and j < i + 4 and flags[j] & WORD and not words[j].conj and not words[j].prep:
        if flags[j] & (REL | DEMONYM | PREP | COMP):
            break
        j += 1
    if j >= stop:
        return None
    if flags[j] & DEMONYM and j == i + 1 and not layers.within[j]:
        return _by_demonym(scene, i, j, hit)
    if layers.grams[j].base == "من" and j + 1 < stop and is_actorlike(layers, j + 1, stop):
        end = noun_phrase(layers, j + 1, stop)
        if end == j + 1:
            return None
        phrases = coordinates(layers, j + 1, end, stop)
        at = phrases[-1][1]
    elif flags[j] & REL:
        light = _light_subject(layers, j + 1, stop)
        if light is None:
            return None
        phrases, at = light
        scene.used.update(range(j + 1, min(stop, j + 3)))
        filled = _after_light(scene, hit, at, stop) or Filled(hit.verb.act, rule="bare")
        adjective = words[i].article and words[i + 1].article  # «الدعوة المشتركة التي»
        if filled.first < 0 and j - i > 1 and not adjective:
            span = layers.span(i + 1, j)
            filled = Filled(hit.verb.act, span[0], span[1], i + 1, j, rule="genitive")
        speakers = tuple(resolve(layers, a, b, scene.memory) for a, b in phrases)
        draft = make_draft(scene, i, hit, "light verb", speakers, filled)
        draft.main = False
        return draft
    else:
        return None
    speakers = tuple(resolve(layers, a, b, scene.memory) for a, b in phrases)
    frames = (*hit.verb.frames, *hit.verb.masdar_frames)
    filled = fill(GRAMMAR, layers, hit, at, min(stop, at + 40), frames, hit.verb.act)
    draft = make_draft(
        scene, i, hit, "source", speakers, filled or Filled(hit.verb.act, rule="bare")
    )
    draft.main = False
    return draft


def _after_light(scene: Scene, hit: Hit, at: int, stop: int) -> Filled | None:
    """Give what «الدعوة التي وجهها الرئيس إلى …» was about: it stands after the relative clause."""
    frames = tuple(
        frame
        for frame in (*hit.verb.frames, *hit.verb.masdar_frames)
        if frame.slots[0].kind == "prep"
    )
    filled = fill(GRAMMAR, scene.layers, hit, at, min(stop, at + 40), frames, hit.verb.act)
    if filled is None or filled.first != at + 1:
        return filled if filled is not None and filled.first == at else None
    return filled


def _noun_hit(layers: Layers, i: int) -> Hit | None:
    """Give the verb that a noun of speech at ``i`` stands for."""
    gram = layers.grams[i]
    for hit in gram.hits:
        if hit.kind == "masdar" and hit.verb.masdar_cue:
            return hit
    if gram.noun is not None and gram.noun.role == "speech":
        return Hit(noun_as_verb(gram.noun), "masdar")
    return None


def _by_demonym(scene: Scene, i: int, j: int, hit: Hit) -> Draft | None:
    """Read «المطالب الروسية», «ترحيب أمريكي»: the state of the adjective speaks."""
    layers = scene.layers
    if hit.verb.weak or (layers.text.words[i].article != layers.text.words[j].article):
        return None
    speakers: list[Speaker] = []
    while j < scene.stop and layers.flags[j] & DEMONYM:
        entries = layers.packs.names.get(layers.text.words[j].core_fold, ())
        state = next((e.id for e in entries if e.kind == "demonym"), None)
        actor = layers.packs.actors.get(state) if state else None
        if actor is not None:
            speakers.append(Speaker(j, j + 1, actor.name, actor.id, actor.gender, "s"))
        j += 1
    if not speakers:
        return None
    frames = (*hit.verb.frames, *hit.verb.masdar_frames)
    filled = fill(GRAMMAR, layers, hit, j, min(scene.stop, j + 30), frames, hit.verb.act)
    if filled is not None and filled.rule == "N":
        filled = None
    draft = make_draft(
        scene, i, hit, "adjective", tuple(speakers), filled or Filled(hit.verb.act, rule="bare")
    )
    draft.main = False
    return draft


def _light_subject(layers: Layers, j: int, stop: int) -> tuple[list[tuple[int, int]], int] | None:
    """Give the subject of a light verb in a relative clause: «الذي قدمه الرئيس»."""
    for hit in layers.grams[j].hits if j < stop else ():
        if hit.kind not in ("perfect", "imperfect") or not (hit.verb.heads or hit.verb.weak):
            continue
        k = j + 1
        if k < stop and layers.flags[k] & BOUND:
            k += 1
        elif not hit.suffix:
            continue
        end = noun_phrase(layers, k, stop)
        if end > k and may_speak(layers, k, end):
            phrases = coordinates(layers, k, end, stop)
            return phrases, phrases[-1][1]
    return None


def noun_as_verb(noun: SpeechNoun) -> Verb:
    """Give a noun of speech the form of a verb, for the frame engine."""
    return Verb(lemma=noun.lemma, act=noun.act, frames=noun.frames, acts=noun.acts)
