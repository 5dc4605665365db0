"""Arabic sources and relays: «بحسب …», «نقلت … عن …», «جاء في بيان …» (arabic.md C15–C21)."""

from hudna.reading.attribution_ar import leading_subject, make_draft, speakers_of, topic_of
from hudna.reading.channels_ar import is_outlet
from hudna.reading.contents_ar import content_end, main_clause
from hudna.reading.drafts import Carrier, Draft, Scene
from hudna.reading.frames import Filled, fill
from hudna.reading.grammar_ar import CLAUSE, GRAMMAR, SAID
from hudna.reading.layers import Layers
from hudna.reading.lexicon import (
    ACCORD,
    AUX,
    BODY,
    BOUND,
    COMP,
    DOCUMENT,
    MEDIUM,
    PEOPLE,
    PUNCT,
    PURSUANT,
    QUOTE,
    ROLE,
    SUB,
    WORD,
    Hit,
)
from hudna.reading.phrases_ar import coordinates, noun_phrase, skip_one
from hudna.reading.speakers import Speaker, resolve
from hudna.reading.subjects_ar import Subject


def read_source(scene: Scene, i: int) -> None:
    """Read an according-to form: the speaker of narration, or the relay of a statement."""
    layers = scene.layers
    base = layers.grams[i].base
    j = i + 1
    if j < scene.stop and layers.grams[j].base in ("ل", "إلى", "عن", "على"):
        j += 1
    if j >= scene.stop:
        return
    if layers.grams[j].base == "ما" or base == "حسبما" or layers.grams[j].base == "لما":
        return
    if layers.flags[j] & PURSUANT:
        return
    end = noun_phrase(layers, j, scene.stop)
    if end == j:
        return
    phrases = coordinates(layers, j, end, scene.stop)
    speakers = tuple(resolve(layers, a, b, scene.memory) for a, b in phrases)
    holder = statement_before(scene, i)
    if holder is not None:
        for speaker in speakers:
            holder.carriers.insert(0, Carrier(speaker, "according_to"))
        return
    follow = phrases[-1][1]
    if follow < scene.stop and any(h.kind == "perfect" for h in layers.grams[follow].hits):
        return  # «وفقا لرويترز قالت الحكومة»: the relay of the statement that follows
    at_start = all(layers.flags[k] & (PUNCT | SUB | AUX) for k in range(scene.sentence.first, i))
    filled = Filled("state", rule="source")
    if at_start:
        first = _after_source(layers, phrases[-1][1], scene.stop)
        if first >= scene.stop:
            return
        last = content_end(layers, first, scene.stop)
        if last <= first:
            return
        filled.first, filled.last = first, last
        filled.start, filled.end = layers.span(first, last)
    elif _quotation_at(layers, follow, scene.stop):
        quotation = layers.text.quotations[layers.text.partner[follow]]
        filled.first, filled.last = quotation.first + 1, quotation.last
        filled.start, filled.end = quotation.start, quotation.end
    else:
        stretch = main_clause(layers, scene.sentence, i)
        if stretch is None:
            return
        filled.first, filled.last = stretch
        filled.start, filled.end = layers.span(*stretch)
    word = layers.text.words[i]
    draft = Draft(
        cue=i,
        cue_span=(layers.text.starts[i] + word.lead, layers.text.ends[i]),
        act="state",
        speakers=speakers,
        start=filled.start,
        end=filled.end,
        first=filled.first,
        last=filled.last,
        because=["ar.source." + base],
        main=False,
    )
    scene.drafts.append(draft)
    scene.memory.main.append(speakers)
    scene.memory.named.extend(speakers)


def _quotation_at(layers: Layers, j: int, stop: int) -> bool:
    """Tell whether a quotation of a clause's length opens at ``j``."""
    at = layers.text.partner.get(j) if j < stop else None
    if at is None:
        return False
    quotation = layers.text.quotations[at]
    return quotation.first == j and quotation.last - j > 6


def _after_source(layers: Layers, j: int, stop: int) -> int:
    """Give where the clause after a leading source begins: its «فإن», or past the comma."""
    for k in range(j, min(stop, j + 25)):
        if layers.flags[k] & COMP and layers.text.words[k].conj == "ف":
            return k
    while j < stop and layers.flags[j] & PUNCT and not layers.flags[j] & QUOTE:
        j += 1
    return j


def source_clause(scene: Scene, i: int) -> int | None:
    """Give where «كما / بحسب ما / وفق ما / على ما» before the verb at ``i`` begins."""
    grams, first = scene.layers.grams, scene.sentence.first
    j = i - 1
    if j < first:
        return None
    base = grams[j].base
    if base in ("حسبما", "كما", "مثلما"):
        return j if j > first and scene.layers.text.words[j].conj == "" else None
    if base in ("ما", "لما") and j - 1 >= first:
        k = j - 1
        if scene.layers.flags[k] & ACCORD or grams[k].base == "على":
            return k
        if grams[k].base == "إلى" and k - 1 >= first and scene.layers.flags[k - 1] & ACCORD:
            return k - 1
    return None


def read_source_clause(
    scene: Scene, i: int, hit: Hit, subject: Subject, source: int
) -> Draft | None:
    """Read «بحسب ما أعلن X» after a clause: X is its source, or the relay of its speaker (C16)."""
    layers = scene.layers
    speakers = speakers_of(scene, i, hit, subject)
    holder = statement_before(scene, i)
    if holder is not None and layers.grams[source].base not in ("كما", "مثلما"):
        for speaker in speakers:
            holder.carriers.insert(0, Carrier(speaker, "according_to"))
        scene.used.add(i)
        return None
    stretch = main_clause(layers, scene.sentence, source)
    if stretch is None:
        return None
    first, last = stretch
    span = layers.span(first, last)
    filled = Filled(hit.verb.act, span[0], span[1], first, last, rule="source-clause")
    draft = make_draft(scene, i, hit, "after", speakers, filled)
    draft.main = holder is None
    return draft


def statement_before(scene: Scene, i: int) -> Draft | None:
    """Give the main statement that a source at ``i`` passes on: one that covers the clause."""
    for draft in scene.drafts:
        if draft.cue < i and draft.main:
            return draft
    return None


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
            author = None if outlet else _author(scene, i + 2, k)
            draft = make_draft(scene, i, hit, "document", (author or document,), filled)
            if not outlet:
                draft.carriers.append(Carrier(document, "statement"))
            return draft
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


def _author(scene: Scene, first: int, last: int) -> Speaker | None:
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
