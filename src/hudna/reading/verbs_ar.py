"""Arabic finite verbs of speech: position, subject, completed frame."""

from hudna.packs.schema import Frame
from hudna.reading.attribution_ar import can_agree, make_draft, speakers_of
from hudna.reading.channels_ar import names_outlet, note_channels, note_leading_document
from hudna.reading.clauses_ar import clause_start
from hudna.reading.drafts import Carrier, Draft, Scene
from hudna.reading.elsewhere_ar import content_elsewhere, quotation_before
from hudna.reading.frames import attempt, fill
from hudna.reading.grammar_ar import CLAUSE, GRAMMAR, SAID
from hudna.reading.joins_ar import coordinates
from hudna.reading.layers import Layers
from hudna.reading.lexicon import (
    BOUND,
    COMP,
    DET,
    DOCUMENT,
    MEDIUM,
    NEG,
    PEOPLE,
    PREP,
    PUNCT,
    QUOTE,
    REL,
    ROLE,
    VERB,
    Hit,
)
from hudna.reading.phrases_ar import noun_phrase
from hudna.reading.relays_ar import read_in_document, read_relay_verb
from hudna.reading.slots import Filled
from hudna.reading.sources_ar import read_passed_on, read_source_clause, source_clause
from hudna.reading.speakers import carried, is_actorlike, may_speak, resolve
from hudna.reading.subjects_ar import Subject, find_subject

_ASKABLE = ("state", "government", "body", "alliance", "army", "office")
_PERSONAL = ("threaten", "express", "promise")
_REACH = 45
_NEAR = 16


def read_finite(scene: Scene, i: int, hit: Hit) -> Draft | None:
    """Read the statement of the finite verb at token ``i``; None if it makes none."""
    layers = scene.layers
    stop = scene.quotation_stop(i)
    subject = find_subject(layers, i, hit, scene.sentence, stop)
    if hit.verb.lemma in layers.lexicon.members("clauses.appearing_verbs"):
        return read_in_document(scene, i, hit, stop)
    source = source_clause(scene, i)
    if (
        source is not None
        and hit.verb.lemma in layers.lexicon.members("clauses.carrying_verbs")
        and subject.phrases
    ):
        return read_passed_on(scene, i, hit, subject, source)
    if hit.verb.lemma in layers.lexicon.members("clauses.relaying_verbs"):
        return read_relay_verb(scene, i, hit, subject, stop)
    if source is not None:
        answered, draft = _read_as_source(scene, i, hit, subject, source)
        if answered:
            return draft
    filled = _complete(scene, i, hit, subject)
    if filled is None:
        return None
    if subject.where == "carried" and hit.person == 3:
        _late_subject(layers, subject, filled)
    if _cannot_say(layers, hit, subject, filled):
        return None
    if _is_withheld(layers, filled):
        scene.used.add(i)
        return None
    speakers = speakers_of(scene, i, hit, subject)
    if not speakers or _impersonal(scene, i, hit, subject, filled):
        return None
    plural = hit.number in ("p", "d") and bool(scene.drafts)  # «دعا الوسطاء … وأعلنوا»
    dropped = subject.where == "carried" and hit.person == 3 and not subject.pronoun
    if dropped and hit.verb.weak and not plural:
        light = any(filled.rule.startswith(name) for name in hit.verb.heads)
        whole = bool(filled.addressees) and filled.first >= 0  # «يشكر الحكومة على صبرها»
        if not (filled.quoted or whole or filled.rule in ("C", "Q") or (light and scene.drafts)):
            return None
    draft = make_draft(scene, i, hit, subject.where, speakers, filled)
    positions = layers.lexicon.members("clauses.denied_positions")
    if hit.verb.lemma in positions and i and layers.flags[i - 1] & NEG:
        draft.negated = True  # «لم يستبعد»
    _through(scene, draft, subject, filled)
    last = filled.first if filled.first > subject.next else min(stop, subject.next + 12)
    note_channels(scene, draft, subject.next, last, inside=filled.first == subject.next)
    note_leading_document(scene, draft, i)
    return draft


def _read_as_source(
    scene: Scene, i: int, hit: Hit, subject: Subject, source: int
) -> tuple[bool, Draft | None]:
    """Read «كما يقول فلان», a clause that only names its source; gives (it is one, the draft)."""
    layers = scene.layers
    if subject.where == "carried":
        said = quotation_before(scene, source)
        if said is not None:  # «"…"، كما يقول»
            quotation = layers.text.quotations[said]
            filled = Filled(hit.verb.act, quotation.start, quotation.end, rule="quotation-before")
            filled.first, filled.last = quotation.first + 1, quotation.last
            filled.quoted = True
            speakers = speakers_of(scene, i, hit, subject)
            return True, make_draft(
                scene, i, hit, "carried", speakers, filled
            ) if speakers else None
    if subject.where == "after" and may_speak(layers, *subject.phrases[0]):
        frames = (CLAUSE, SAID, *hit.verb.frames)
        if layers.grams[source].base not in ("كما", "مثلما"):
            frames = (CLAUSE, SAID)
        stop = scene.quotation_stop(i)
        own = attempt(GRAMMAR, layers, hit, subject.next, stop, frames, hit.verb.act)
        if own is None:
            return True, read_source_clause(scene, i, hit, subject, source)
    return False, None


def _complete(scene: Scene, i: int, hit: Hit, subject: Subject) -> Filled | None:
    """Complete one of the verb's frames: after it, before it, or further on.

    Where the phrase taken for the subject proves to be the object, ``subject`` is set right.
    """
    layers, stop = scene.layers, scene.quotation_stop(i)
    frames = hit.verb.frames
    if layers.flags[i] & VERB:  # a verb of deeds, of speech only with its noun: أطلق تحذيرا
        frames = tuple(f for f in frames if any(slot.kind == "list" for slot in f.slots))
    if hit.suffix and subject.antecedent is not None:
        frames = tuple(f for f in frames if f.slots[0].kind in ("A", "T"))
    filled = None
    if _asks_all(layers, subject, frames):
        filled = _object_after_all(scene, i, hit, subject, stop)
        if filled is not None:
            subject.next = i + 1
    filled = filled or _pronoun_first(layers, i, hit, subject, stop, frames)
    if filled is None:
        filled = fill(GRAMMAR, layers, hit, subject.next, stop, frames, hit.verb.act)
    if filled is not None and (
        _lacks_accused(hit, subject, filled) or _is_asked(scene, i, hit, subject, filled)
    ):
        filled = _object_after_all(scene, i, hit, subject, stop) or filled
    if filled is not None and filled.pronoun and subject.antecedent is not None:
        filled.first, filled.last = subject.antecedent
        filled.start, filled.end = layers.span(*subject.antecedent)
    if filled is None:
        filled = content_elsewhere(scene, i, hit, subject)
    if filled is None and subject.where != "carried" and not layers.flags[i] & VERB:
        filled = _reach(layers, hit, subject.next, stop)
    if filled is None and subject.where == "after" and len(subject.phrases) == 1:
        filled = _object_after_all(scene, i, hit, subject, stop)
    return filled


def _lacks_accused(hit: Hit, subject: Subject, filled: Filled) -> bool:
    """Tell whether the one phrase after «اتهمت» is whom it accuses: nobody accuses nobody."""
    if hit.verb.class_ != "ACCUSE" or subject.where != "after" or len(subject.phrases) != 1:
        return False
    return filled.rule.startswith("ب ") and not filled.addressees and filled.first == subject.next


def _is_asked(scene: Scene, i: int, hit: Hit, subject: Subject, filled: Filled) -> bool:
    """Tell whether the one phrase after «وطالبت» is whom somebody else asks.

    «وطالبت روسيا بسحب قواتها», «… بالضغط على دمشق», «…، بصفتها ضامنا، بـ…»: what is asked for is
    the deed of the one named, and somebody who agrees with the verb has spoken before.
    """
    layers = scene.layers
    if subject.where != "after" or len(subject.phrases) != 1 or filled.addressees:
        return False
    joined = layers.text.words[i].conj or source_clause(scene, i) is not None
    joined = joined or (i > scene.sentence.first and layers.grams[i - 1].base == "كما")
    if not joined or hit.verb.act != "request" or hit.verb.weak:
        return False
    first, last = subject.phrases[0]
    found = layers.name_at.get(first)
    actor = layers.packs.actors.get(found.actor.id) if found and found.actor else None
    before = scene.drafts[-1].speakers if scene.drafts else carried(hit, scene.memory)
    if not before or not can_agree(hit, before):
        return False
    word = layers.text.words[first]
    if actor is None and word.article and filled.rule == "N":
        return word.core[2:] in layers.lexicon.members("clauses.those_asked")
    if actor is None or actor.kind not in _ASKABLE or not filled.rule.startswith("ب "):
        return False
    if before[0].ref == actor.id:
        return False
    if last < filled.first and layers.text.words[last].kind == "comma":
        capacities = layers.lexicon.members("clauses.capacities")
        if layers.text.words[last + 1].stem in capacities:
            return True
    word = layers.text.words[filled.first]
    deed = word.core.removeprefix("ال")
    if deed in layers.lexicon.members("clauses.leverage"):
        return True
    own = any(
        layers.text.words[k].suffix in ("ها", "ه", "هم")
        for k in range(filled.first, min(filled.last, filled.first + 4))
    )
    return own and deed in layers.lexicon.members("clauses.owed_deeds")


def _cannot_say(layers: Layers, hit: Hit, subject: Subject, filled: Filled) -> bool:
    """Tell whether the subject is nobody who could say this."""
    if subject.phrases and not may_speak(layers, *subject.phrases[0]):
        return True
    if subject.where == "relative" and filled.rule == "N" and _is_counted_as(hit):
        return True
    personal = filled.act in _PERSONAL and bool(subject.phrases)
    return personal and _is_text(layers, subject.phrases[0][0])


def _pronoun_first(
    layers: Layers, i: int, hit: Hit, subject: Subject, stop: int, frames: tuple[Frame, ...]
) -> Filled | None:
    """Read «الذي دعا إليه المجلس»: the preposition with its pronoun stands before the subject."""
    if subject.where != "after" or i + 1 >= stop or not layers.flags[i + 1] & BOUND:
        return None
    filled = attempt(GRAMMAR, layers, hit, i + 1, stop, frames, hit.verb.act)
    return filled if filled is not None and filled.pronoun else None


def _late_subject(layers: Layers, subject: Subject, filled: Filled) -> None:
    """Find the subject after the complement: «ورحب بالاتفاق كل من مصر والأردن»."""
    for k in range(filled.first + 1, filled.last - 2):
        if layers.grams[k].base == "كل" and layers.grams[k + 1].base == "من":
            end = noun_phrase(layers, k, filled.last)
            if end > k and not layers.flags[k - 1] & PREP:
                subject.phrases = coordinates(layers, k, max(end, k + 1), filled.last)
                subject.where = "after"
                filled.last, filled.end = k, layers.text.ends[k - 1]
            return


def _asks_all(layers: Layers, subject: Subject, frames: tuple[Frame, ...]) -> bool:
    """Tell whether «دعا جميع الأطراف إلى» has those who are asked after the verb."""
    if subject.where != "after" or not layers.flags[subject.phrases[0][0]] & DET:
        return False
    return any(frame.slots[0].kind == "A" for frame in frames)


def _through(scene: Scene, draft: Draft, subject: Subject, filled: Filled) -> None:
    """Read «قالت وكالة نقلا عن مسؤول إن»: the one quoted speaks, the agency relays."""
    layers = scene.layers
    for k in range(subject.next, filled.first):
        if layers.grams[k].base == "نقلا" and k + 2 < filled.first:
            end = noun_phrase(layers, k + 2, filled.first)
            if end == k + 2:
                return
            if names_outlet(layers, k + 2, end):  # «قال الوزير، نقلا عن الصحيفة، إن»
                outlet = resolve(layers, k + 2, end, scene.memory)
                draft.carriers.insert(0, Carrier(outlet, "carried_by"))
                scene.used.add(k)
                return
            draft.carriers[:0] = [Carrier(s, "carried_by") for s in draft.speakers]
            draft.speakers = (resolve(layers, k + 2, end, scene.memory),)
            scene.used.add(k)
            return


def _is_counted_as(hit: Hit) -> bool:
    """Tell whether «الذي يعتبر» is the passive: what something is held to be."""
    return hit.kind == "imperfect" and hit.verb.class_ == "OPINE"


def _is_text(layers: Layers, j: int) -> bool:
    """Tell whether a subject is a text or a truce, which cannot threaten, hope or promise."""
    flag = layers.flags[j]
    return bool(flag & (DOCUMENT | MEDIUM)) and not flag & (PEOPLE | ROLE)


def _is_withheld(layers: Layers, filled: Filled) -> bool:
    """Tell whether the content is the anonymity formula or a refusal to comment (C31, C33)."""
    j = filled.first
    if j < 0 or filled.addressees:
        return False
    if layers.grams[j].base == "عدم" and j + 1 < filled.last:
        j += 1
    if layers.text.words[j].core not in layers.lexicon.withheld:
        return False
    if filled.act == "announce" and j == filled.first:
        return False  # «أعلنوا نشر مراقبين»
    nxt = layers.grams[j + 1].base if j + 1 < filled.last else ""
    return filled.last - filled.first <= 3 or nxt in layers.lexicon.members(
        "clauses.withheld_things"
    )


def _reach(layers: Layers, hit: Hit, at: int, stop: int) -> Filled | None:
    """Look past what the grammar cannot name (an unknown name, an apposition) for the clause.

    Only for verbs that take a clause or a quotation; another speech verb ends the search.
    """
    frames = tuple(f for f in hit.verb.frames if f.slots[0].kind in ("prep", "C", "Q"))
    kinds = {frame.slots[-1].kind for frame in frames}
    words, flags, grams = layers.text.words, layers.flags, layers.grams
    for k in range(at, min(stop, at + _REACH)):
        flag = flags[k]
        if flag & COMP and not words[k].conj and "C" in kinds:
            if (
                flags[k - 1] & PREP
                and not flags[k] & PREP
                and grams[k - 1].base not in layers.lexicon.members("clauses.before_that")
            ):
                return None  # «دون أن», «قبل أن»
            return fill(GRAMMAR, layers, hit, k, stop, (CLAUSE,), hit.verb.act)
        if words[k].kind == "colon" or (flag & QUOTE and _opens_speech(layers, k)):
            return (
                fill(GRAMMAR, layers, hit, k, stop, (SAID,), hit.verb.act) if "Q" in kinds else None
            )
        if words[k].kind == "stop":
            return None
        if words[k].conj == "و" and any(h.kind == "perfect" for h in grams[k].hits):
            return None
        if k < at + _NEAR and (flag & PREP or words[k].prep):
            filled = attempt(GRAMMAR, layers, hit, k, stop, frames, hit.verb.act)
            if filled is not None:
                return filled
    return None


def _opens_speech(layers: Layers, k: int) -> bool:
    at = layers.text.partner.get(k)
    if at is None:
        return False
    quotation = layers.text.quotations[at]
    return quotation.first == k and quotation.last - k > 5


def _object_after_all(scene: Scene, i: int, hit: Hit, subject: Subject, stop: int) -> Filled | None:
    """Read the phrase after the verb as its object: «ودعا الأطراف إلى …», no subject."""
    layers = scene.layers
    filled = fill(GRAMMAR, layers, hit, subject.phrases[0][0], stop, hit.verb.frames, hit.verb.act)
    if filled is None or filled.first < 0:
        return None  # «شكر الوزير» has a subject and no object
    if not filled.addressees and is_actorlike(layers, *subject.phrases[0]):
        return None
    _, opener = clause_start(layers, i, scene.sentence.first)
    subject.where, subject.phrases = "carried", []
    if opener is not None and layers.flags[opener] & REL and subject.antecedent and not hit.suffix:
        subject.where, subject.phrases = "relative", [subject.antecedent]
    return filled


def _impersonal(scene: Scene, i: int, hit: Hit, subject: Subject, filled: Filled) -> bool:
    """Tell whether the verb is the editor's passive: «ويذكر أن», «يشار إلى أن»."""
    if subject.where != "carried" or hit.kind != "imperfect" or hit.person != 3:
        return False
    if hit.number != "s" or subject.pronoun:
        return False
    if filled.addressees and filled.rule.startswith("A "):
        return False  # «ويحث الأطراف على»: somebody urges them
    if filled.quoted or hit.verb.carry:
        return False  # «ويضيف: "…"»: whoever spoke goes on
    if any(draft.last >= i - 1 and draft.cue < i for draft in scene.drafts):
        return False
    return i == scene.sentence.first or scene.layers.flags[i - 1] & PUNCT != 0
