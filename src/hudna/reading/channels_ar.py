"""Arabic venue and channel: in what document, to which agency, before whom (arabic.md C35).

«قال في بيان», «لوكالة فرانس برس», «في تصريح لـ…», «أمام مجلس الأمن»: a document or an outlet is
the relay of the statement, a body or a person spoken to is its addressee.
"""

from hudna.model.values import Name
from hudna.reading.drafts import Carrier, Draft, Scene
from hudna.reading.joins_ar import skip_one
from hudna.reading.layers import Layers
from hudna.reading.lexicon import ACCORD, COMP, MEDIUM, PREP, PUNCT, QUOTE, REL, REPORTER
from hudna.reading.phrases_ar import noun_phrase
from hudna.reading.speakers import Speaker, is_actorlike, resolve

_IN = ("في", "خلال", "عبر", "على")
_BEFORE = ("أمام", "مع")
_AGENCIES = ("agency", "outlet")


def note_channels(scene: Scene, draft: Draft, first: int, last: int) -> None:
    """Add to a draft the documents, outlets and hearers named in tokens ``[first, last)``."""
    layers = scene.layers
    j = first
    while j < last:
        flag, word = layers.flags[j], layers.text.words[j]
        if flag & (COMP | REL | ACCORD | QUOTE):
            break
        base = layers.grams[j].base
        if base in _IN and j + 1 < last and layers.flags[j + 1] & MEDIUM:
            add_document(layers, draft, j + 1)
            j += 2
            continue
        if word.kind == "comma":
            j = max(j + 1, skip_one(layers, j, last))  # an apposition names no hearer
            continue
        if word.prep == "ل" and not word.conj:
            j = _hearer(scene, draft, j, last)
            continue
        if base in _BEFORE and j + 1 < last and is_actorlike(layers, j + 1, last):
            j = _hearer(scene, draft, j + 1, last)
            continue
        j += 1


def note_leading_document(scene: Scene, draft: Draft, i: int) -> None:
    """Add the document that leads the sentence: «وفي بيان نشرته الوكالة، قال …»."""
    layers, first = scene.layers, scene.sentence.first
    if i - first < 3 or layers.grams[first].base not in _IN:
        return
    if layers.flags[first + 1] & MEDIUM:
        add_document(layers, draft, first + 1)
        for j in range(first + 2, i):
            found = layers.name_at.get(j)
            if found is not None and is_outlet(layers, j):
                speaker = resolve(layers, j, found.last, scene.memory)
                draft.carriers.insert(0, Carrier(speaker, "carried_by"))


def _hearer(scene: Scene, draft: Draft, j: int, last: int) -> int:
    """Add who is spoken to at ``j``; gives the position after the phrase."""
    layers = scene.layers
    start = j if layers.text.words[j].core else j + 1
    if start < last and layers.flags[start] & QUOTE and start + 1 < last:
        start += 1
    if start >= last or (layers.flags[start] & (PREP | PUNCT) and start != j):
        return j + 1
    outlet = is_outlet(layers, start)
    if not (outlet or layers.flags[start] & REPORTER or is_actorlike(layers, start, last)):
        return j + 1
    found = layers.name_at.get(start)
    end = found.last if found is not None else noun_phrase(layers, start, last)
    if end <= start:
        return j + 1
    speaker = resolve(layers, start, end, scene.memory)
    if all(s.first != speaker.first for s in draft.addressees):
        draft.addressees = (*draft.addressees, speaker)
    if outlet:
        draft.carriers.insert(0, Carrier(speaker, "carried_by"))
    return end


def is_outlet(layers: Layers, j: int) -> bool:
    """Tell whether an agency or an outlet is named at ``j``."""
    found = layers.name_at.get(j)
    actor = layers.packs.actors.get(found.actor.id) if found and found.actor else None
    return actor is not None and actor.kind in _AGENCIES


def add_document(layers: Layers, draft: Draft, j: int) -> None:
    """Add the document whose head noun stands at ``j`` to a draft's relay."""
    if any(carrier.how == "statement" for carrier in draft.carriers):
        return
    word = layers.text.words[j]
    bare = word.core[2:] if word.article else word.stem or word.core
    english = layers.lexicon.words.tables.get("roles.english", {})
    name = Name(ar=bare, en=english.get(bare) or english.get(word.core))
    draft.carriers.append(Carrier(Speaker(j, j + 1, name), "statement"))
