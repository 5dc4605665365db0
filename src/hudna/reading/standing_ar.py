"""Where an Arabic finite verb of speech can stand: not negated, not a noun, not supposed."""

from hudna.reading.drafts import Scene
from hudna.reading.lexicon import (
    ADVERB,
    AUX,
    COMP,
    CONDITION,
    KANA,
    MEDIUM,
    NEG,
    PREP,
    PUNCT,
    QUOTE,
    REL,
    SUB,
    Hit,
)
from hudna.reading.phrases_ar import noun_phrase
from hudna.reading.sources_ar import source_clause
from hudna.reading.speakers import is_actorlike, resolve


def can_be_verb(scene: Scene, i: int, hit: Hit) -> bool:
    """Tell whether a finite verb can stand at ``i``: not negated, not a noun, not conditional."""
    layers = scene.layers
    gram, word = layers.grams[i], layers.text.words[i]
    if word.article or word.prep:
        return False
    if gram.flags & PREP and not _prep_as_verb(scene, i):
        return False
    if hit.verb.lemma in layers.lexicon.members("clauses.label_verbs"):
        return False
    if hit.suffix and hit.verb.lemma in layers.lexicon.members("clauses.carrying_verbs"):
        if any(layers.flags[k] & MEDIUM for k in range(max(scene.sentence.first, i - 4), i)):
            return False  # «كلمة بثتها القناة»: the outlet only carries it
    if hit.person == 1 and scene.quotation_stop(i) == scene.stop and not _we_speak(scene, hit):
        return False
    if hit.person == 1 and hit.verb.class_ == "OPINE":
        return False  # «نرى أن» is seen, not said
    first = scene.sentence.first
    prev = i - 1
    while prev >= first and (layers.flags[prev] & ADVERB or layers.in_time[prev]) and not word.conj:
        if layers.flags[prev] & KANA:
            break
        prev -= 1
    if prev < first or word.conj:
        return not (word.conj and prev >= first and layers.flags[prev] & NEG)
    flag, base = layers.flags[prev], layers.grams[prev].base
    for k in range(max(first, i - 4), i):
        if layers.grams[k].base in ("إذا", "لو", "اذا") and layers.flags[i - 1] & KANA:
            return False  # «عما إذا كان قد وعد»
    if base in layers.lexicon.members("clauses.switches") or (flag & SUB and not flag & CONDITION):
        return True
    if (flag & NEG and base != "ما") or (base == "ما" and flag & NEG and prev == first):
        return hit.verb.lemma in layers.lexicon.members("clauses.denied_positions")
    if flag & CONDITION and not (flag & COMP and hit.kind == "perfect"):
        return False
    if flag & COMP and hit.verb.carry and _before_going_on(scene, i, prev):
        return True
    if flag & COMP and hit.kind == "imperfect" and not layers.text.words[prev].suffix:
        return layers.grams[prev].base not in ("أن", "بأن", "لأن", "ان")
    if base == "قد" and hit.kind == "imperfect":
        return False
    if flag & KANA or flag & REL:
        return True
    ambiguous = any(h.kind == "masdar" for h in gram.hits) or gram.noun is not None
    if not ambiguous:
        return True
    if source_clause(scene, i) is not None:
        return True  # «وفق ما ذكر ضابط»
    if flag & (PREP | COMP):
        return False
    before = layers.text.words[prev]
    if flag & PUNCT or flag & (AUX | SUB):
        return True
    return before.article or bool(layers.within[prev])


def _before_going_on(scene: Scene, i: int, prev: int) -> bool:
    """Tell whether «قبل أن يضيف: "…"» tells what was said next."""
    layers = scene.layers
    if prev <= scene.sentence.first or layers.grams[prev - 1].base != "قبل" or i + 1 >= scene.stop:
        return False
    return bool(layers.flags[i + 1] & QUOTE) or layers.text.words[i + 1].kind == "colon"


def _we_speak(scene: Scene, hit: Hit) -> bool:
    """Tell whether a text outside quotations speaks as «we»: a party's own statement."""
    memory = scene.memory
    if hit.number != "p":
        return False
    layers, sentence = scene.layers, scene.sentence
    for j in range(sentence.first, scene.stop):
        if (
            layers.grams[j].base in layers.lexicon.members("clauses.we_words")
            and scene.quotation_stop(j) == scene.stop
        ):
            end = noun_phrase(layers, j + 2, scene.stop) if j + 2 < scene.stop else 0
            if end > j + 2 and is_actorlike(layers, j + 2, scene.stop):
                memory.we = (resolve(layers, j + 2, end, memory),)
            elif not memory.we and memory.main:
                memory.we = memory.main[-1]
            break
    return bool(memory.we)


_VERB_LIKE = {"بين": COMP, "عبر": "عن", "قبل": ""}


def _prep_as_verb(scene: Scene, i: int) -> bool:
    """Tell whether «بين» or «عبر» is the verb: «وبين العقيد أن», «وعبر الوزير عن»."""
    layers = scene.layers
    want = _VERB_LIKE.get(layers.grams[i].base)
    leads = i == scene.sentence.first or layers.text.words[i].conj == "و"
    if (
        want is None
        or not leads
        or i + 1 >= scene.stop
        or not is_actorlike(layers, i + 1, scene.stop)
    ):
        return False
    end = noun_phrase(layers, i + 1, scene.stop)
    if end >= scene.stop or end == i + 1:
        return False
    if want == "":  # «قبل المقاتلون»: a preposition would have an oblique after it
        return layers.text.words[i + 1].norm.endswith("ون")
    if want is COMP:
        return bool(layers.flags[end] & COMP)
    return layers.grams[end].base == want
