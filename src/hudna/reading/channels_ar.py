"""Arabic venue and channel: in what document, to which agency, before whom (arabic.md C35).

«قال في بيان», «لوكالة فرانس برس», «في تصريح لـ…», «أمام مجلس الأمن»: a document, an outlet or a
platform is the relay of the statement, a body or a person spoken to is its addressee.
"""

from hudna.model.values import Name
from hudna.reading.drafts import Carrier, Draft, Scene
from hudna.reading.joins_ar import skip_one
from hudna.reading.layers import Layers
from hudna.reading.lexicon import ACCORD, ADJUNCT, COMP, MEDIUM, PREP, PUNCT, QUOTE, REL, REPORTER
from hudna.reading.phrases_ar import noun_phrase
from hudna.reading.speakers import Speaker, is_actorlike, resolve

_IN = ("في", "خلال", "عبر", "على")
_BEFORE = ("أمام", "مع")
_AGENCIES = ("agency", "outlet")
# What a relative clause takes up: «نشرته», «نقلتها».
_TAKEN_UP = ("هما", "هم", "ها", "ه")
_FINITE = ("perfect", "imperfect", "future")


def note_channels(
    scene: Scene, draft: Draft, first: int, last: int, *, inside: bool = False
) -> None:
    """Add to a draft the documents, outlets and hearers named in tokens ``[first, last)``.

    ``inside`` what is said nobody but an outlet hears it: «أعلن وقفا للنار للمدنيين في بيان».
    """
    layers = scene.layers
    platforms = layers.lexicon.members("clauses.platforms")
    j = first
    while j < last:
        flag, word = layers.flags[j], layers.text.words[j]
        if flag & (COMP | REL | ACCORD | QUOTE):
            break
        base = layers.grams[j].base
        if base in _IN and j + 1 < last and layers.flags[j + 1] & MEDIUM:
            add_document(layers, draft, j + 1)
            j = note_spreader(scene, draft, j + 1, last)
            continue
        if word.kind == "comma":
            aside = j + 1 < last and layers.flags[j + 1] & (ADJUNCT | MEDIUM)
            # An apposition names no hearer; «، في بيان،» names its document.
            j = j + 1 if aside else max(j + 1, skip_one(layers, j, last))
            continue
        if _opens_clause(layers, j):
            break  # «ورحب بالإعلان، وقال للصحفيين»: who is told is told something else
        if j > first and word.core in platforms:
            add_platform(layers, draft, j)
            j += 1
            continue
        if word.prep == "ل" and not word.conj:
            j = _hearer(scene, draft, j, last, inside=inside)
            continue
        if base in _BEFORE and j + 1 < last and is_actorlike(layers, j + 1, last):
            j = _hearer(scene, draft, j + 1, last, inside=inside)
            continue
        j += 1


def _opens_clause(layers: Layers, j: int) -> bool:
    """Tell whether a finite verb joined by و or ف begins a clause of its own at ``j``."""
    joined = layers.text.words[j].conj != ""
    return joined and any(hit.kind in _FINITE for hit in layers.grams[j].hits)


def note_spreader(scene: Scene, draft: Draft, head: int, last: int) -> int:
    """Add who spread the document at ``head``: «بيان نشرته الوكالة»; gives where to go on."""
    layers = scene.layers
    for k in range(head + 1, min(last, head + 5)):
        if layers.flags[k] & (COMP | REL | ACCORD | QUOTE):
            return head + 1
        if not carries(layers, k):
            continue
        begin = k + 1
        while begin < last and layers.in_time[begin]:
            begin += 1
        end = noun_phrase(layers, begin, last)
        if end == begin or layers.flags[begin] & PREP or layers.text.words[begin].prep:
            return k + 1
        if names_outlet(layers, begin, end) or is_actorlike(layers, begin, last):
            speaker = resolve(layers, begin, end, scene.memory)
            draft.carriers.insert(0, Carrier(speaker, "carried_by"))
            return end
        return k + 1
    return head + 1


def carries(layers: Layers, k: int) -> bool:
    """Tell whether a verb at ``k`` says that what stands before it was spread: «نشرته»."""
    base, spreading = layers.grams[k].base, layers.lexicon.members("clauses.spreading_forms")
    return any(base.endswith(suffix) and base[: -len(suffix)] in spreading for suffix in _TAKEN_UP)


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
                return
        note_spreader(scene, draft, first + 1, i)


def _hearer(scene: Scene, draft: Draft, j: int, last: int, *, inside: bool) -> int:
    """Add who is spoken to at ``j``; gives the position after the phrase."""
    layers = scene.layers
    start = j if layers.text.words[j].core else j + 1
    if start < last and layers.flags[start] & QUOTE and start + 1 < last:
        start += 1
    if start >= last or (layers.flags[start] & (PREP | PUNCT) and start != j):
        return j + 1
    found = layers.name_at.get(start)
    end = found.last if found is not None else noun_phrase(layers, start, last)
    if end <= start:
        return j + 1
    outlet = names_outlet(layers, start, end)
    if inside and not outlet:
        return j + 1
    if not (outlet or layers.flags[start] & REPORTER or is_actorlike(layers, start, last)):
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


def names_outlet(layers: Layers, first: int, last: int) -> bool:
    """Tell whether a phrase names an outlet, one that no pack knows too: «إذاعة محلية»."""
    if is_outlet(layers, first):
        return True
    word = layers.text.words[first]
    bare = word.core[2:] if word.article else word.core
    if bare not in layers.lexicon.members("clauses.outlet_nouns"):
        return False
    return last - first > 1 or bool(word.article)


def add_platform(layers: Layers, draft: Draft, j: int) -> None:
    """Add the platform at ``j`` to a draft's relay."""
    name = Name(ar=layers.text.words[j].core, en=None)
    if all(carrier.speaker.first != j for carrier in draft.carriers):
        draft.carriers.append(Carrier(Speaker(j, j + 1, name), "statement"))


def _with_outlet(layers: Layers, j: int) -> bool:
    """Tell whether an outlet stands right after an interview: «حديث لإذاعة محلية»."""
    last = min(len(layers.flags), j + 6)
    return any(
        names_outlet(layers, k, last) for k in range(j + 1, last) if not layers.flags[k] & PUNCT
    )


def add_document(layers: Layers, draft: Draft, j: int) -> None:
    """Add the document whose head noun stands at ``j`` to a draft's relay.

    A press conference or a speech is where somebody spoke, and no document.
    """
    word = layers.text.words[j]
    bare = word.core[2:] if word.article else word.stem or word.core
    if any(carrier.how == "statement" for carrier in draft.carriers):
        return
    if bare in layers.lexicon.members("clauses.venues"):
        return
    if bare in layers.lexicon.members("clauses.interviews") and not _with_outlet(layers, j):
        return
    english = layers.lexicon.words.tables.get("roles.english", {})
    name = Name(ar=bare, en=english.get(bare) or english.get(word.core))
    draft.carriers.append(Carrier(Speaker(j, j + 1, name), "statement"))
