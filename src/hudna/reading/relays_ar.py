"""Arabic relays: «نقلت … عن … قوله», «جاء في بيان … أن» (arabic.md C19–C21)."""

from hudna.reading.attribution_ar import leading_subject, make_draft, topic_of
from hudna.reading.channels_ar import add_document, is_outlet
from hudna.reading.drafts import Carrier, Draft, Scene
from hudna.reading.frames import fill
from hudna.reading.grammar_ar import CLAUSE, GRAMMAR, SAID
from hudna.reading.joins_ar import coordinates, skip_one
from hudna.reading.layers import Layers
from hudna.reading.lexicon import (
    BODY,
    BOUND,
    COMP,
    DOCUMENT,
    MEDIUM,
    PEOPLE,
    QUOTE,
    ROLE,
    WORD,
    Hit,
)
from hudna.reading.phrases_ar import noun_phrase
from hudna.reading.speakers import Speaker, resolve
from hudna.reading.subjects_ar import Subject


def read_relay_verb(scene: Scene, i: int, hit: Hit, subject: Subject, stop: int) -> Draft | None:
    """Read «نقلت وكالة عن مسؤول أن …»: the speaker is the one quoted, the agency the relay."""
    layers = scene.layers
    preposition = "عن" if hit.verb.lemma == "نقل" else "إلى"
    if subject.where == "after":
        carrier = subject.phrases
        at = subject.next
    else:
        carrier, at = subject.phrases if subject.where == "before" else [], i + 1
    j = at
    for _ in range(6):
        if j >= stop:
            return None
        if layers.grams[j].base == preposition:
            break
        nxt = skip_one(layers, j, stop)
        if nxt == j:
            return None
        j = nxt
    else:
        return None
    if j + 1 >= stop:
        return None
    end = noun_phrase(layers, j + 1, stop)
    if end == j + 1:
        return None
    for k in range(end, min(stop, end + 22)):
        gram = layers.grams[k]
        said = [h for h in gram.hits if h.kind == "masdar" and h.suffix]
        if said:
            filled = fill(
                GRAMMAR, layers, said[0], k + 1, stop, said[0].verb.frames, said[0].verb.act
            )
            if filled is None:
                continue
            cue, used = k, said[0]
            break
        if gram.flags & COMP:
            filled = fill(GRAMMAR, layers, hit, k, stop, (CLAUSE,), "state")
            if filled is None:
                return None
            cue, used = i, hit
            break
    else:
        return None
    speakers = tuple(
        resolve(layers, a, b, scene.memory) for a, b in coordinates(layers, j + 1, end, stop)
    )
    draft = make_draft(scene, cue, used, "relay", speakers, filled)
    if used.kind == "masdar":
        word = layers.text.words[cue]
        begin = layers.text.starts[cue]
        draft.cue_span = (begin + word.lead, layers.text.ends[cue])
    for a, b in carrier:
        draft.carriers.append(Carrier(resolve(layers, a, b, scene.memory), "carried_by"))
    scene.used.update((i, cue))
    return draft


def read_relayed(scene: Scene, i: int, hit: Hit) -> Draft | None:
    """Read «عن مسؤول قوله إن» where the relay verb itself was not read."""
    if hit.verb.lemma != "قال" or not hit.suffix:
        return None
    layers = scene.layers
    j = i - 1
    while j > scene.sentence.first and layers.grams[j].base not in ("عن", "إلى"):
        j -= 1
        if i - j > 16:
            return None
    if layers.grams[j].base not in ("عن", "إلى"):
        return None
    end = noun_phrase(layers, j + 1, i)
    if end == j + 1:
        return None
    filled = fill(GRAMMAR, layers, hit, i + 1, scene.stop, hit.verb.frames, hit.verb.act)
    if filled is None:
        return None
    speakers = (resolve(layers, j + 1, end, scene.memory),)
    return make_draft(scene, i, hit, "relay", speakers, filled)


def read_in_document(scene: Scene, i: int, hit: Hit, stop: int) -> Draft | None:
    """Read «جاء في بيان للجيش أن …»: the document's author speaks, the document relays."""
    layers = scene.layers
    if i + 1 < stop and layers.flags[i + 1] & BOUND:
        return _in_that_document(scene, i, hit, stop)
    if i + 2 >= stop or layers.grams[i + 1].base != "في":
        return None
    outlet = is_outlet(layers, i + 2)
    if not (layers.flags[i + 2] & (MEDIUM | DOCUMENT) or outlet):
        return None
    end = noun_phrase(layers, i + 2, stop)
    for k in range(end, min(stop, end + 22)):
        flag = layers.flags[k]
        if flag & COMP or layers.text.words[k].kind == "colon" or flag & QUOTE:
            filled = fill(GRAMMAR, layers, hit, k, stop, (CLAUSE, SAID), "state")
            if filled is None:
                return None
            document = resolve(layers, i + 2, end, scene.memory)
            author = None if outlet else author_of(scene, i + 2, k)
            agency = None
            if author is not None and _only_carries(layers, i + 2, author):
                agency, author = author, _last_that_is_no_medium(scene) or author
            draft = make_draft(scene, i, hit, "document", (author or document,), filled)
            if agency is not None and agency is not draft.speakers[0]:
                draft.carriers.append(Carrier(agency, "carried_by"))
            if not outlet:
                add_document(layers, draft, i + 2)
            return draft
    return None


def _only_carries(layers: Layers, first: int, agency: Speaker) -> bool:
    """Tell whether an agency only spread the document: «بيان نشرته وكالة …»."""
    verb = agency.first - 1
    spread = verb > first and bool(layers.text.words[verb].suffix)
    return spread and is_outlet(layers, agency.first)


def _last_that_is_no_medium(scene: Scene) -> Speaker | None:
    """Give who spoke last before a document that an agency spreads: it is theirs."""
    layers = scene.layers
    for speakers in reversed(scene.memory.main[-2:]):
        if len(speakers) == 1 and not is_outlet(layers, speakers[0].first):
            return speakers[0].carry()
    return None


def _in_that_document(scene: Scene, i: int, hit: Hit, stop: int) -> Draft | None:
    """Read «تلا الوزير بيانا جاء فيه أن»: who issued the document just named speaks."""
    layers = scene.layers
    filled = fill(GRAMMAR, layers, hit, i + 2, stop, (CLAUSE, SAID), "state")
    if filled is None or i == scene.sentence.first or not layers.flags[i - 1] & (MEDIUM | WORD):
        return None
    speaker = leading_subject(scene, i) or topic_of(scene, i, hit)
    if speaker is None:
        return None
    draft = make_draft(scene, i, hit, "document", (speaker.carry(),), filled)
    draft.carriers.append(Carrier(resolve(layers, i - 1, i, scene.memory), "statement"))
    return draft


def author_of(scene: Scene, first: int, last: int) -> Speaker | None:
    """Give whose document it is: the first actor named after its head, or its possessor."""
    layers = scene.layers
    for j in range(first + 1, last):
        found = layers.name_at.get(j)
        if found is not None and found.actor is not None:
            return resolve(layers, j, found.last, scene.memory)
        if layers.flags[j] & (BODY | PEOPLE | ROLE) and not layers.text.words[j].conj:
            end = noun_phrase(layers, j, last)
            return resolve(layers, j, max(end, j + 1), scene.memory)
    return None
