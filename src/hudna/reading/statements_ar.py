"""Arabic statements: each speech word of a sentence must complete one of its frames.

Finite verbs, accusative participles, verbal nouns with their speaker, sources («بحسب …») and
relayed speech («نقلت … عن … قوله إن»). Source: arabic.md §8; the contract's guidelines.
"""

from hudna.packs.schema import Frame, Slot
from hudna.reading.contents_ar import content_end, main_clause
from hudna.reading.drafts import Carrier, Draft, Scene
from hudna.reading.frames import Filled, Grammar, attempt, fill, is_head
from hudna.reading.layers import Layers
from hudna.reading.lexicon import (
    ACCORD,
    ADVERB,
    ASPECT,
    AUX,
    BODY,
    BOUND,
    COMP,
    CONDITION,
    DEMONYM,
    DOCUMENT,
    KANA,
    MEDIUM,
    NEG,
    PEOPLE,
    PREP,
    PRONOUN,
    PUNCT,
    PURSUANT,
    QUOTE,
    REL,
    ROLE,
    SUB,
    VERB,
    WORD,
    Hit,
)
from hudna.reading.phrases_ar import coordinates, noun_phrase, skip_one
from hudna.reading.speakers import (
    Speaker,
    carried,
    is_actorlike,
    is_dual,
    may_speak,
    note_pairs,
    resolve,
    same_source,
    set_pair,
)
from hudna.reading.subjects_ar import Subject, clause_start, find_subject

_PRONOUN_FORMS = {
    "ب": ("به", "بها", "بهم", "بهما"),
    "على": ("عليه", "عليها", "عليهم", "عليهما"),
    "إلى": ("إليه", "إليها", "إليهم", "إليهما"),
    "عن": ("عنه", "عنها", "عنهم"),
    "من": ("منه", "منها", "منهم"),
    "ل": ("له", "لها", "لهم", "لهما"),
    "في": ("فيه", "فيها"),
}
_DOUBLE_NEGATIVE = ("استبعد",)
_CONTINUING = ("state", "affirm")
_BEFORE_THAT = ("على", "إلى", "عن", "من", "الى")
_WHAT = ("ما", "كما", "بما", "مما", "لما", "عما")
_APPEARING = ("جاء", "ورد")
_RELAYERS = ("نقل", "نسب")
_CLAUSE = Frame((Slot("C"),))
_SAID = Frame((Slot("Q"),))
_REACH = 45
_NEAR = 16


def _preposition(layers: Layers, j: int, value: str) -> int:
    if j >= len(layers.grams):
        return -1
    gram, word = layers.grams[j], layers.text.words[j]
    if word.conj:
        return -1
    if len(value) == 1:
        if word.prep == value or (gram.flags & COMP and gram.base[:1] == value):
            return j if word.core or gram.flags & COMP else j + 1
        if gram.base in _PRONOUN_FORMS.get(value, ()):
            return j + 1
        return -1
    if gram.base == value or gram.base in _PRONOUN_FORMS.get(value, ()):
        return j + 1
    return j + 1 if value == "إلى" and gram.base == "الى" else -1


def _clause(layers: Layers, j: int, stop: int) -> int:
    flag = layers.flags[j]
    if flag & COMP and not layers.text.words[j].conj:
        return j
    if flag & QUOTE and j + 1 < stop and layers.flags[j + 1] & COMP:
        return j + 1
    return -1


def _pronoun_object(layers: Layers, j: int, value: str) -> bool:
    return j < len(layers.grams) and layers.grams[j].base in _PRONOUN_FORMS.get(value, ())


GRAMMAR = Grammar(
    noun_phrase, coordinates, skip_one, content_end, _preposition, _clause, _pronoun_object
)


def read_arabic(scene: Scene) -> None:
    """Read every statement of the scene's sentence into ``scene.drafts``."""
    grams, within = scene.layers.grams, scene.layers.within
    note_pairs(scene.layers, scene.sentence.first, scene.stop, scene.memory)
    for i in range(scene.sentence.first, scene.stop):
        gram = grams[i]
        if not (gram.hits or gram.flags & ACCORD or gram.noun is not None):
            continue
        if i in scene.used or (within[i] and gram.hits and _inside_name(scene.layers, i)):
            continue
        if gram.flags & ACCORD:
            _source(scene, i)
            continue
        draft = _first_that_completes(scene, i)
        if draft is not None:
            scene.drafts.append(draft)
            _remember(scene, draft)


def _inside_name(layers: Layers, i: int) -> bool:
    """Tell whether a word is part of a longer name (حلف شمال الأطلسي)."""
    found = layers.names[layers.within[i] - 1]
    return found.last - found.first > 1


def _first_that_completes(scene: Scene, i: int) -> Draft | None:
    gram = scene.layers.grams[i]
    word = scene.layers.text.words[i]
    leads = word.conj == "و" and i == scene.sentence.first
    for hit in gram.hits:
        draft = None
        if hit.kind in ("perfect", "imperfect"):
            if _verb_position(scene, i, hit):
                draft = _finite(scene, i, hit)
        elif hit.kind == "participle":
            draft = _participle(scene, i, hit)
        elif hit.kind == "masdar" and not leads:
            draft = _relayed(scene, i, hit) or _verbal_noun(scene, i, hit)
        if draft is not None or i in scene.used:
            return draft
    if leads:
        return None
    if gram.noun is not None and gram.noun.role == "speech":
        return _speech_noun(scene, i) or _noun_of_speaker(scene, i)
    if any(hit.kind == "masdar" for hit in gram.hits):
        return _noun_of_speaker(scene, i)
    return None


def _noun_of_speaker(scene: Scene, i: int) -> Draft | None:
    """Read a noun of speech whose speaker is an adjective, a source or a light verb's subject.

    «المطالب الروسية», «عرض من الرئيس», «التصريحات التي أدلى بها المبعوث».
    """
    layers = scene.layers
    words, flags = layers.text.words, layers.flags
    hit = _noun_hit(layers, i)
    if hit is None or words[i].suffix or hit.verb.lemma in layers.lexicon.settings:
        return None
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
        filled = Filled(hit.verb.act, rule="bare")
        if j - i > 1:
            span = layers.span(i + 1, j)
            filled = Filled(hit.verb.act, span[0], span[1], i + 1, j, rule="genitive")
        speakers = tuple(resolve(layers, a, b, scene.memory) for a, b in phrases)
        draft = _draft(scene, i, hit, "light verb", speakers, filled)
        draft.main = False
        return draft
    else:
        return None
    speakers = tuple(resolve(layers, a, b, scene.memory) for a, b in phrases)
    frames = (*hit.verb.frames, *hit.verb.masdar_frames)
    filled = fill(GRAMMAR, layers, hit, at, min(stop, at + 40), frames, hit.verb.act)
    draft = _draft(scene, i, hit, "source", speakers, filled or Filled(hit.verb.act, rule="bare"))
    draft.main = False
    return draft


def _noun_hit(layers: Layers, i: int) -> Hit | None:
    """Give the verb that a noun of speech at ``i`` stands for."""
    gram = layers.grams[i]
    for hit in gram.hits:
        if hit.kind == "masdar" and hit.verb.masdar_cue:
            return hit
    if gram.noun is not None and gram.noun.role == "speech":
        return Hit(_as_verb(gram.noun), "masdar")
    return None


def _by_demonym(scene: Scene, i: int, j: int, hit: Hit) -> Draft | None:
    """Read «المطالب الروسية», «ترحيب أمريكي»: the state of the adjective speaks."""
    layers = scene.layers
    if hit.verb.weak or (layers.text.words[i].article != layers.text.words[j].article):
        return None
    speakers = []
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
    draft = _draft(
        scene, i, hit, "adjective", tuple(speakers), filled or Filled(hit.verb.act, rule="bare")
    )
    draft.main = False
    return draft


def _light_subject(
    layers: Layers, j: int, stop: int
) -> tuple[list[tuple[int, int]], int] | None:
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


def _verb_position(scene: Scene, i: int, hit: Hit) -> bool:
    """Tell whether a finite verb can stand at ``i``: not negated, not a noun, not conditional."""
    layers = scene.layers
    gram, word = layers.grams[i], layers.text.words[i]
    if gram.flags & PREP or word.article or word.prep:
        return False
    if hit.verb.lemma in layers.lexicon.labels:
        return False
    if hit.person == 1 and scene.quotation_stop(i) == scene.stop:
        return False
    first = scene.sentence.first
    prev = i - 1
    while prev >= first and (layers.flags[prev] & ADVERB or layers.in_time[prev]) and not word.conj:
        if layers.flags[prev] & KANA:
            break
        prev -= 1
    if prev < first or word.conj:
        return not (word.conj and prev >= first and layers.flags[prev] & NEG)
    flag, base = layers.flags[prev], layers.grams[prev].base
    if flag & NEG and base != "ما" or (base == "ما" and flag & NEG and prev == first):
        return hit.verb.lemma in _DOUBLE_NEGATIVE
    if flag & CONDITION and not (flag & COMP and hit.kind == "perfect"):
        return False
    if flag & COMP and hit.kind == "imperfect" and not layers.text.words[prev].suffix:
        return layers.grams[prev].base not in ("أن", "بأن", "لأن", "ان")
    if base == "قد" and hit.kind == "imperfect":
        return False
    if flag & KANA or flag & REL:
        return True
    ambiguous = any(h.kind == "masdar" for h in gram.hits) or gram.noun is not None
    if not ambiguous:
        return True
    if flag & (PREP | COMP):
        return False
    before = layers.text.words[prev]
    if flag & PUNCT or flag & (AUX | SUB):
        return True
    return before.article or bool(layers.within[prev])


def _finite(scene: Scene, i: int, hit: Hit) -> Draft | None:
    layers = scene.layers
    stop = scene.quotation_stop(i)
    subject = find_subject(layers, i, hit, scene.sentence, stop)
    if hit.verb.lemma in _APPEARING:
        return _in_document(scene, i, hit, stop)
    if hit.verb.lemma in _RELAYERS:
        return _relay_verb(scene, i, hit, subject, stop)
    source = _source_clause(scene, i)
    if source is not None and subject.where == "after" and may_speak(layers, *subject.phrases[0]):
        own = attempt(GRAMMAR, layers, hit, subject.next, stop, (_CLAUSE, _SAID), hit.verb.act)
        if own is None:
            return _as_source(scene, i, hit, subject, source)
    frames = hit.verb.frames
    if layers.flags[i] & VERB:  # a verb of deeds, of speech only with its noun: أطلق تحذيرا
        frames = tuple(f for f in frames if any(slot.kind == "list" for slot in f.slots))
    if hit.suffix and subject.antecedent is not None:
        frames = tuple(f for f in frames if f.slots[0].kind in ("A", "T"))
    filled = _pronoun_first(layers, i, hit, subject, stop, frames)
    if filled is None:
        filled = fill(GRAMMAR, layers, hit, subject.next, stop, frames, hit.verb.act)
    if filled is not None and filled.pronoun and subject.antecedent is not None:
        filled.first, filled.last = subject.antecedent
        filled.start, filled.end = layers.span(*subject.antecedent)
    if filled is None:
        filled = _content_elsewhere(scene, i, hit, subject)
    if filled is None and subject.where != "carried":
        filled = _reach(layers, hit, subject.next, stop)
    if filled is None and subject.where == "after" and len(subject.phrases) == 1:
        filled = _object_after_all(scene, i, hit, subject, stop)
    if filled is None:
        return None
    if subject.phrases and not may_speak(layers, *subject.phrases[0]):
        return None
    if _is_withheld(layers, filled):
        return None
    speakers = _speakers(scene, i, hit, subject)
    if not speakers or _impersonal(scene, i, hit, subject):
        return None
    if subject.where == "carried" and hit.verb.weak and hit.person == 3 and not subject.pronoun:
        if not filled.quoted and filled.rule not in ("C", "Q"):
            return None
    draft = _draft(scene, i, hit, subject.where, speakers, filled)
    _through(scene, draft, subject, filled)
    return draft


def _pronoun_first(
    layers: Layers, i: int, hit: Hit, subject: Subject, stop: int, frames: tuple[Frame, ...]
) -> Filled | None:
    """Read «الذي دعا إليه المجلس»: the preposition with its pronoun stands before the subject."""
    if subject.where != "after" or i + 1 >= stop or not layers.flags[i + 1] & BOUND:
        return None
    filled = attempt(GRAMMAR, layers, hit, i + 1, stop, frames, hit.verb.act)
    return filled if filled is not None and filled.pronoun else None


def _through(scene: Scene, draft: Draft, subject: Subject, filled: Filled) -> None:
    """Read «قالت وكالة نقلا عن مسؤول إن»: the one quoted speaks, the agency relays."""
    layers = scene.layers
    for k in range(subject.next, filled.first):
        if layers.grams[k].base == "نقلا" and k + 2 < filled.first:
            end = noun_phrase(layers, k + 2, filled.first)
            if end == k + 2:
                return
            draft.carriers[:0] = [Carrier(s, "carried_by") for s in draft.speakers]
            draft.speakers = (resolve(layers, k + 2, end, scene.memory),)
            scene.used.add(k)
            return


def _is_withheld(layers: Layers, filled: Filled) -> bool:
    """Tell whether the content is the anonymity formula or a refusal to comment (C31, C33)."""
    j = filled.first
    if j < 0:
        return False
    if layers.grams[j].base == "عدم" and j + 1 < filled.last:
        j += 1
    if layers.text.words[j].core not in layers.lexicon.withheld:
        return False
    nxt = layers.grams[j + 1].base if j + 1 < filled.last else ""
    return filled.last - filled.first <= 3 or nxt in ("عن", "اسمه", "اسمها", "هويته", "على")


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
            if flags[k - 1] & PREP and not flags[k] & PREP and grams[k - 1].base not in _BEFORE_THAT:
                return None  # «دون أن», «قبل أن»
            return fill(GRAMMAR, layers, hit, k, stop, (_CLAUSE,), hit.verb.act)
        if words[k].kind == "colon" or (flag & QUOTE and _opens_speech(layers, k)):
            return fill(GRAMMAR, layers, hit, k, stop, (_SAID,), hit.verb.act) if "Q" in kinds else None
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


def _source_clause(scene: Scene, i: int) -> int | None:
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


def _as_source(scene: Scene, i: int, hit: Hit, subject: Subject, source: int) -> Draft | None:
    """Read «بحسب ما أعلن X» after a clause: X is its source, or the relay of its speaker (C16)."""
    layers = scene.layers
    speakers = _speakers(scene, i, hit, subject)
    holder = _statement_before(scene, i)
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
    draft = _draft(scene, i, hit, "after", speakers, filled)
    draft.main = holder is None
    return draft


def _object_after_all(
    scene: Scene, i: int, hit: Hit, subject: Subject, stop: int
) -> Filled | None:
    """Read the phrase after the verb as its object: «ودعا الأطراف إلى …», no subject."""
    layers = scene.layers
    filled = fill(GRAMMAR, layers, hit, subject.phrases[0][0], stop, hit.verb.frames, hit.verb.act)
    if filled is None or (not filled.addressees and is_actorlike(layers, *subject.phrases[0])):
        return None
    clause, opener = clause_start(layers, i, scene.sentence.first)
    subject.where, subject.phrases = "carried", []
    if opener is not None and layers.flags[opener] & REL and subject.antecedent and not hit.suffix:
        subject.where, subject.phrases = "relative", [subject.antecedent]
    return filled


def _content_elsewhere(scene: Scene, i: int, hit: Hit, subject: Subject) -> Filled | None:
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
            return _previous_content(scene, hit)
        return Filled(hit.verb.act, span[0], span[1], first, last, rule="antecedent")
    noun = None
    if hit.suffix and subject.where == "after" and not (hit.verb.weak or hit.verb.heads):
        noun = _noun_before(scene, i)
    if noun is not None:
        span = layers.span(*noun)
        return Filled(hit.verb.act, span[0], span[1], *noun, rule="antecedent")
    before = _quotation_before(scene, i)
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
    if hit.suffix and subject.where in ("after", "before"):
        if i > scene.sentence.first and layers.grams[i - 1].base in _WHAT:
            return _previous_content(scene, hit)
        return None
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


def _noun_before(scene: Scene, i: int) -> tuple[int, int] | None:
    """Give the indefinite phrase that a verb with its pronoun hangs on: «هجوم تبناه التنظيم»."""
    layers, j = scene.layers, i - 1
    if j < scene.sentence.first or not layers.flags[j] & WORD or layers.text.words[i].conj:
        return None
    if layers.flags[j] & (PREP | COMP | REL | KANA | AUX | SUB | NEG) or layers.in_time[j]:
        return None
    while j > scene.sentence.first and not layers.text.words[j].prep and not layers.text.words[j].conj:
        prev = layers.flags[j - 1]
        if prev & (PUNCT | PREP | COMP | REL | KANA | SUB) or layers.in_time[j - 1] or i - j > 4:
            break
        j -= 1
    return j, i


def _previous_content(scene: Scene, hit: Hit) -> Filled | None:
    if scene.drafts:
        last = scene.drafts[-1]
        return Filled(hit.verb.act, last.start, last.end, last.first, last.last, rule="clause-before")
    return Filled(hit.verb.act, rule="clause-before", pronoun=True)


def _quotation_before(scene: Scene, i: int) -> int | None:
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
    if quotation.last != j or quotation.last - quotation.first < 4:
        return None
    return at


def _impersonal(scene: Scene, i: int, hit: Hit, subject: Subject) -> bool:
    """Tell whether the verb is the editor's passive: «ويذكر أن», «يشار إلى أن»."""
    if subject.where != "carried" or hit.kind != "imperfect" or hit.person != 3:
        return False
    if hit.number != "s" or subject.pronoun:
        return False
    if any(draft.last >= i - 1 and draft.cue < i for draft in scene.drafts):
        return False
    return i == scene.sentence.first or scene.layers.flags[i - 1] & PUNCT != 0


def _in_document(scene: Scene, i: int, hit: Hit, stop: int) -> Draft | None:
    """Read «جاء في بيان للجيش أن …»: the document's author speaks, the document relays."""
    layers = scene.layers
    if i + 2 >= stop or layers.grams[i + 1].base != "في":
        return None
    if not layers.flags[i + 2] & (MEDIUM | DOCUMENT):
        return None
    end = noun_phrase(layers, i + 2, stop)
    for k in range(end, min(stop, end + 22)):
        flag = layers.flags[k]
        if flag & COMP or layers.text.words[k].kind == "colon" or flag & QUOTE:
            filled = fill(GRAMMAR, layers, hit, k, stop, (_CLAUSE, _SAID), "state")
            if filled is None:
                return None
            document = resolve(layers, i + 2, end, scene.memory)
            author = _author(scene, i + 2, k)
            draft = _draft(scene, i, hit, "document", (author or document,), filled)
            draft.carriers.append(Carrier(document, "statement"))
            return draft
    return None


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


def _relay_verb(scene: Scene, i: int, hit: Hit, subject: Subject, stop: int) -> Draft | None:
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
            filled = fill(GRAMMAR, layers, said[0], k + 1, stop, said[0].verb.frames, said[0].verb.act)
            if filled is None:
                continue
            cue, used = k, said[0]
            break
        if gram.flags & COMP:
            filled = fill(GRAMMAR, layers, hit, k, stop, (_CLAUSE,), "state")
            if filled is None:
                return None
            cue, used = i, hit
            break
    else:
        return None
    speakers = tuple(
        resolve(layers, a, b, scene.memory)
        for a, b in coordinates(layers, j + 1, end, stop)
    )
    draft = _draft(scene, cue, used, "relay", speakers, filled)
    if used.kind == "masdar":
        word = layers.text.words[cue]
        begin = layers.text.starts[cue]
        draft.cue_span = (begin + word.lead, layers.text.ends[cue])
    for a, b in carrier:
        draft.carriers.append(Carrier(resolve(layers, a, b, scene.memory), "carried_by"))
    scene.used.update((i, cue))
    return draft


def _relayed(scene: Scene, i: int, hit: Hit) -> Draft | None:
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
    return _draft(scene, i, hit, "relay", speakers, filled)


def _participle(scene: Scene, i: int, hit: Hit) -> Draft | None:
    """Read a circumstantial participle: same speaker as its governing verb, new act (C13)."""
    layers = scene.layers
    word = layers.text.words[i]
    if word.article or word.prep or (word.conj and word.conj != "و"):
        return None
    leads = all(layers.flags[k] & PUNCT for k in range(scene.sentence.first, i))
    if leads and hit.verb.act not in _CONTINUING:
        return None
    if layers.flags[i] & PREP:
        return None
    filled = fill(GRAMMAR, layers, hit, i + 1, scene.quotation_stop(i), hit.verb.frames, hit.verb.act)
    if filled is None or filled.pronoun:
        return None
    if filled.rule == "N" and hit.gender == "f" and layers.text.words[i - 1].kind != "comma":
        return None  # more often an adjective
    speakers = _governing(scene, i, hit)
    if not speakers:
        return None
    return _draft(scene, i, hit, "participle", speakers, filled)


def _governing(scene: Scene, i: int, hit: Hit) -> tuple[Speaker, ...]:
    drafts = [d for d in scene.drafts if d.cue < i]
    order = drafts if hit.verb.act in _CONTINUING else list(reversed(drafts))
    for draft in order:
        if _participle_agrees(hit, draft.speakers):
            return tuple(s.carry() for s in draft.speakers)
    if drafts:
        return tuple(s.carry() for s in drafts[-1].speakers)
    topic = _topic(scene, i, hit)
    if topic is not None:
        return (topic.carry(),)
    return carried(hit, scene.memory)


def _participle_agrees(hit: Hit, speakers: tuple[Speaker, ...]) -> bool:
    if hit.number == "d":
        return len(speakers) == 2 or speakers[0].number == "d"
    if hit.number == "p":
        return len(speakers) > 1 or speakers[0].number in ("p", "") and speakers[0].gender != "f"
    if len(speakers) > 1:
        return hit.number != "s" or hit.gender == "f"
    gender = speakers[0].gender
    return not (gender and hit.gender and gender != hit.gender)


def _topic(scene: Scene, i: int, hit: Hit) -> Speaker | None:
    """Give the subject of a sentence whose main verb is not of speech: «اختتم جولته داعيا»."""
    layers = scene.layers
    start = scene.sentence.first
    for k in range(start, min(i, start + 16)):
        if layers.text.words[k].kind == "dash":
            start = k + 1  # a dateline is no topic
    for found in layers.names:
        if found.first >= i:
            break
        if found.first < start or found.actor is None:
            continue
        if layers.text.words[found.first].prep:
            continue
        speaker = resolve(layers, found.first, found.last, scene.memory)
        if _participle_agrees(hit, (speaker,)):
            return speaker
    return None


def _verbal_noun(scene: Scene, i: int, hit: Hit) -> Draft | None:
    """Read a verbal noun with its speaker: «دعوة روسيا إلى», «إعلان الجيش هدنة» (C24)."""
    layers = scene.layers
    word = layers.text.words[i]
    if not hit.verb.masdar_cue or word.article or word.prep == "ل":
        return None
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
        end = noun_phrase(layers, i + 1, stop)
        if end == i + 1:
            return None
        phrases = coordinates(layers, i + 1, end, stop)
        speakers = tuple(resolve(layers, a, b, scene.memory) for a, b in phrases)
        at, where = phrases[-1][1], "genitive"
    if not speakers:
        return None
    frames = (*hit.verb.frames, *hit.verb.masdar_frames)
    filled = fill(GRAMMAR, layers, hit, at, min(stop, at + 60), frames, hit.verb.act)
    if filled is None:
        if where == "possessive":
            return None
        filled = Filled(hit.verb.act, rule="bare")
    draft = _draft(scene, i, hit, where, speakers, filled)
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
    filled = None if hit.suffix else fill(GRAMMAR, layers, hit, i + 1, scene.stop, frames, hit.verb.act)
    if filled is None and j > first and layers.flags[j - 1] & (REL | SUB | PRONOUN):
        filled = _previous_content(scene, hit)
    return _draft(scene, i, hit, "aspect", speakers, filled or Filled(hit.verb.act, rule="bare"))


def _possessor(scene: Scene, i: int, hit: Hit) -> tuple[Speaker, ...]:
    """Give whom a possessive on a verbal noun means: the statement before it, if it agrees."""
    number = {"ه": ("m", "s"), "ها": ("f", "s"), "هم": ("m", "p"), "هما": ("", "d")}.get(hit.suffix)
    if number is None:
        return ()
    probe = Hit(hit.verb, "perfect", 3, number[0], number[1])
    for draft in reversed(scene.drafts):
        if draft.cue < i and _participle_agrees(probe, draft.speakers):
            return tuple(s.carry() for s in draft.speakers)
    topic = _topic(scene, i, probe)
    return (topic.carry(),) if topic is not None else ()


def _speech_noun(scene: Scene, i: int) -> Draft | None:
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
    hit = Hit(_as_verb(noun), "masdar")
    filled = fill(GRAMMAR, layers, hit, phrases[-1][1], scene.stop, noun.frames, noun.act)
    if filled is None and noun.weak:
        return None
    if filled is None:
        filled = Filled(noun.act, rule="bare")
    draft = _draft(scene, i, hit, "genitive", speakers, filled)
    draft.main = False
    return draft


def _source(scene: Scene, i: int) -> None:
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
    holder = _statement_before(scene, i)
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


def _after_source(layers: Layers, j: int, stop: int) -> int:
    """Give where the clause after a leading source begins: its «فإن», or past the comma."""
    for k in range(j, min(stop, j + 25)):
        if layers.flags[k] & COMP and layers.text.words[k].conj == "ف":
            return k
    while j < stop and layers.flags[j] & PUNCT and not layers.flags[j] & QUOTE:
        j += 1
    return j


def _statement_before(scene: Scene, i: int) -> Draft | None:
    """Give the main statement that a source at ``i`` passes on: one that covers the clause."""
    for draft in scene.drafts:
        if draft.cue < i and draft.main:
            return draft
    return None


def _speakers(scene: Scene, i: int, hit: Hit, subject: Subject) -> tuple[Speaker, ...]:
    layers, memory = scene.layers, scene.memory
    if subject.phrases:
        if is_dual(layers, subject.phrases) and len(memory.pair) == 2:
            return tuple(s.carry() for s in memory.pair)
        if same_source(layers, *subject.phrases[0]) and memory.main:
            return tuple(s.carry() for s in memory.main[-1])
        speakers = tuple(resolve(layers, a, b, memory) for a, b in subject.phrases)
        if subject.where == "relative":
            return tuple(s.carry() for s in speakers)
        return speakers
    around = scene.enclosing(i)
    if hit.person == 1:
        holder = _quoting(scene, i) or around or (scene.drafts[-1] if scene.drafts else None)
        if holder is not None:
            return tuple(s.carry() for s in holder.speakers)
        return tuple(s.carry() for s in memory.main[-1]) if memory.main else ()
    if subject.pronoun and around is not None and _participle_agrees(hit, around.speakers):
        return tuple(s.carry() for s in around.speakers)
    if layers.text.words[i].conj and scene.drafts:
        for draft in reversed(scene.drafts):
            if _participle_agrees(hit, draft.speakers) and (draft.main or around is not None):
                return tuple(s.carry() for s in draft.speakers)
    if hit.number == "d" and len(memory.pair) == 2:
        return tuple(s.carry() for s in memory.pair)
    if not layers.text.words[i].conj and i - scene.sentence.first > 3 and not scene.drafts:
        leading = _leading_subject(scene, i)
        if leading is not None and _participle_agrees(hit, (leading,)):
            return (leading.carry(),)
    return carried(hit, memory)


def _leading_subject(scene: Scene, i: int) -> Speaker | None:
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


def _quoting(scene: Scene, i: int) -> Draft | None:
    """Give the statement whose quotation holds token ``i``: its speaker says «we»."""
    for draft in scene.drafts:
        if draft.quoted and draft.first <= i < draft.last:
            return draft
    return None


def _draft(
    scene: Scene, i: int, hit: Hit, where: str, speakers: tuple[Speaker, ...], filled: Filled
) -> Draft:
    layers = scene.layers
    word = layers.text.words[i]
    start, end = layers.text.starts[i], layers.text.ends[i]
    around = scene.enclosing(i)
    nested = around is not None
    carriers = []
    if around is not None and around.speakers:
        carriers = [Carrier(s, "said") for s in around.speakers[:1]]
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
        carriers=carriers,
        because=[f"ar.{hit.kind}.{hit.verb.lemma}", f"frame {filled.rule}", f"speaker {where}"],
        main=not nested and where not in ("relative", "participle"),
    )


def _remember(scene: Scene, draft: Draft) -> None:
    memory = scene.memory
    memory.named.extend(s for s in draft.speakers if not s.carried)
    memory.named.extend(draft.addressees)
    if len(draft.speakers) == 2:
        memory.pair = draft.speakers
    elif len(draft.speakers) == 1 and len(draft.addressees) == 1:
        set_pair(scene.layers, memory, draft.speakers[0], draft.addressees[0])
    if draft.main:
        memory.main.append(draft.speakers)


def _as_verb(noun: object) -> object:
    from hudna.packs.schema import Verb

    return Verb(lemma=noun.lemma, act=noun.act, frames=noun.frames, acts=noun.acts)  # type: ignore[attr-defined]


