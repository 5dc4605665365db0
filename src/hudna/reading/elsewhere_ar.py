"""Content that stands before an Arabic verb: a quotation, an antecedent, the clause before."""

from hudna.reading.drafts import Scene
from hudna.reading.layers import Layers
from hudna.reading.lexicon import AUX, COMP, KANA, NEG, PREP, PUNCT, QUOTE, REL, SUB, WORD, Hit
from hudna.reading.slots import Filled, is_head
from hudna.reading.subjects_ar import Subject


def content_elsewhere(scene: Scene, i: int, hit: Hit, subject: Subject) -> Filled | None:
    """Find content before the verb: a quotation, an antecedent, the previous clause."""
    layers = scene.layers
    frames = {slot.kind for frame in hit.verb.frames for slot in frame.slots}
    if subject.antecedent is not None and (hit.suffix or subject.where == "after"):
        if not hit.suffix:
            return None
        if hit.verb.weak or hit.verb.heads:
            return _light_antecedent(layers, hit, subject.antecedent)
        first, last = subject.antecedent
        span = layers.span(first, last)
        if layers.grams[first].base in ("ما", "الأمر"):
            return previous_content(scene, hit)
        return Filled(hit.verb.act, span[0], span[1], first, last, rule="antecedent")
    noun = None
    if hit.suffix and subject.where in ("after", "before") and i > scene.sentence.first:
        if layers.grams[i - 1].base in layers.lexicon.members("clauses.taking_up_forms"):
            if scene.enclosing(i) is None:
                return previous_content(scene, hit)  # «وهو ما نفته الحركة»
            return Filled(hit.verb.act, rule="clause-before", pronoun=True)
    if hit.suffix and subject.where == "after" and hit.verb.heads:
        light = _head_before(scene, i, hit)
        if light is not None:
            return light
    if hit.suffix and subject.where == "after" and not (hit.verb.weak or hit.verb.heads):
        noun = _noun_before(scene, i)
    if noun is not None:
        span = layers.span(*noun)
        return Filled(hit.verb.act, span[0], span[1], *noun, rule="antecedent")
    before = quotation_before(scene, i)
    if before is not None and frames & {"Q", "C"}:
        quotation = layers.text.quotations[before]
        return Filled(
            hit.verb.act,
            quotation.start,
            quotation.end,
            quotation.first + 1,
            quotation.last,
            quoted=True,
            rule="quotation-before",
        )
    return None


def _light_antecedent(layers: Layers, hit: Hit, antecedent: tuple[int, int]) -> Filled | None:
    """Read «المشروع الذي قدمته»: the noun that the clause hangs on gives the act."""
    first, last = antecedent
    for name, nouns in sorted(hit.verb.heads.items()):
        if is_head(layers, nouns, first):
            span = layers.span(first, last)
            act = hit.verb.acts.get(name, hit.verb.act)
            return Filled(act, span[0], span[1], first, last, rule=f"antecedent {name}")
    return None


def _head_before(scene: Scene, i: int, hit: Hit) -> Filled | None:
    """Read «هجوم على الفندق تبنته الحركة»: the noun before brings the act of a light verb."""
    layers = scene.layers
    for j in range(i - 1, max(scene.sentence.first - 1, i - 8), -1):
        if layers.text.words[j].kind in ("stop", "colon") or layers.flags[j] & (COMP | REL):
            return None
        for name, nouns in sorted(hit.verb.heads.items()):
            if is_head(layers, nouns, j):
                span = layers.span(j, i)
                act = hit.verb.acts.get(name, hit.verb.act)
                return Filled(act, span[0], span[1], j, i, rule=f"antecedent {name}")
    return None


def _noun_before(scene: Scene, i: int) -> tuple[int, int] | None:
    """Give the indefinite phrase that a verb with its pronoun hangs on: «هجوم تبناه التنظيم»."""
    layers, j = scene.layers, i - 1
    if j < scene.sentence.first or not layers.flags[j] & WORD or layers.text.words[i].conj:
        return None
    if layers.flags[j] & (PREP | COMP | REL | KANA | AUX | SUB | NEG) or layers.in_time[j]:
        return None
    while (
        j > scene.sentence.first and not layers.text.words[j].prep and not layers.text.words[j].conj
    ):
        prev = layers.flags[j - 1]
        if prev & (PUNCT | PREP | COMP | REL | KANA | SUB) or layers.in_time[j - 1] or i - j > 4:
            break
        j -= 1
    return j, i


def previous_content(scene: Scene, hit: Hit) -> Filled | None:
    """Give the content of the statement before, taken up again by this verb."""
    if scene.drafts:
        last = scene.drafts[-1]
        return Filled(
            hit.verb.act, last.start, last.end, last.first, last.last, rule="clause-before"
        )
    return Filled(hit.verb.act, rule="clause-before", pronoun=True)


def quotation_before(scene: Scene, i: int) -> int | None:
    """Give the index of the quotation that ends right before token ``i``, if one does."""
    layers = scene.layers
    j = i - 1
    while j > scene.sentence.first and layers.text.words[j].kind in ("comma", "dash", "stop"):
        j -= 1
    if j < scene.sentence.first or not layers.flags[j] & QUOTE:
        return None
    at = layers.text.partner.get(j)
    if at is None:
        return None
    quotation = layers.text.quotations[at]
    shortest = 2 if layers.text.words[i - 1].kind == "comma" else 4
    if quotation.last != j or quotation.last - quotation.first < shortest:
        return None
    return at
