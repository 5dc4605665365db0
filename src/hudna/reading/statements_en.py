"""English statements: each speech word of a sentence must complete one of its frames.

Finite verbs, passives with their agent, participles, nouns of speech and «according to». The
counterpart of :mod:`hudna.reading.statements_ar`; what a sentence needs is looked at only where
a speech word stands.
"""

from hudna.packs.schema import Frame, Slot
from hudna.reading.asides_en import (
    agency_aside,
    medium_carrier,
    read_noun,
    read_quoted_as,
    read_source,
)
from hudna.reading.contents_en import (
    clause,
    content_end,
    has_verb,
    preposition,
    pronoun_object,
    stretch_before,
)
from hudna.reading.drafts import Carrier, Draft, Scene
from hudna.reading.frames import Filled, Grammar, fill
from hudna.reading.layers import Layers
from hudna.reading.lexicon import (
    ACCORD,
    ADVERB,
    AUX,
    CONDITION,
    DET,
    DOCUMENT,
    MEDIUM,
    NEG,
    PREP,
    PUNCT,
    QUOTE,
    REL,
    Hit,
)
from hudna.reading.phrases_en import (
    antecedent_before,
    coordinates,
    glued_dash,
    is_finite,
    noun_phrase,
    phrase_before,
    skip_one,
    starts_name,
    verbish,
)
from hudna.reading.speakers import Speaker
from hudna.reading.subjects_en import (
    Group,
    Subject,
    carried_for,
    find_subject,
    head_of,
    kind_of,
    last_main,
    name_speaker,
    speaks,
    topic_of,
    topics_of,
    verb_group,
)

GRAMMAR = Grammar(
    noun_phrase, coordinates, skip_one, content_end, preposition, clause, pronoun_object
)
_UNUTTERED = ("BELIEVE", "EXPECT", "OPINE", "CONSIDER", "FEAR")
_FIRST_PERSON = ("we", "i")
_TRAILING = ("state", "announce", "affirm", "warn", "accuse")
_SPEAKING_GERUNDS = ("after", "while", "when", "despite", "in", "by", "since", "before")
_AGENTLESS_REACH = 12


def read_english(scene: Scene) -> None:
    """Read every statement of the scene's sentence into ``scene.drafts``."""
    layers = scene.layers
    grams, within = layers.grams, layers.within
    for i in range(scene.sentence.first, scene.stop):
        gram = grams[i]
        if not (gram.hits or gram.flags & ACCORD or gram.noun is not None) or i in scene.used:
            continue
        if i and glued_dash(layers, i - 1):
            continue
        if within[i]:
            found = layers.names[within[i] - 1]
            if found.last - found.first > 1 or found.actor is not None:
                continue
        if gram.flags & ACCORD:
            draft = read_source(scene, i)
        else:
            draft = _first_that_completes(scene, i)
        if draft is not None:
            scene.drafts.append(draft)
            _remember(scene, draft)
    _settle_first_person(scene)
    if not any(draft.main for draft in scene.drafts):
        _remember_topic(scene)


def _first_that_completes(scene: Scene, i: int) -> Draft | None:
    gram = scene.layers.grams[i]
    for hit in gram.hits:
        draft = None
        if hit.kind == "participle":
            draft = _participle(scene, i, hit)
        elif hit.kind in ("perfect", "imperfect", "noun_participle"):
            draft = _finite(scene, i, hit)
        if draft is not None:
            return draft
    if gram.noun is not None and gram.noun.role == "speech":
        return read_noun(scene, i, GRAMMAR)
    return None


def _floor(scene: Scene, i: int) -> int:
    """Give where the words around ``i`` begin: after the opening quotation mark, or the sentence."""
    floor = scene.sentence.first
    for quotation in scene.layers.quotations_in(floor, i):
        between = range(quotation.first + 1, i)
        if all(scene.layers.flags[k] & (AUX | ADVERB) for k in between):
            continue  # «the council "calls for …"»: the subject stands before the mark
        if quotation.last > i and quotation.last - quotation.first > 5:
            floor = quotation.first + 1
    return floor


def _finite(scene: Scene, i: int, hit: Hit) -> Draft | None:
    layers = scene.layers
    floor = _floor(scene, i)
    group = verb_group(layers, i, floor)
    if not _may_stand(scene, i, hit, group):
        return None
    if group.to:
        return _gone_on(scene, i, hit, group, floor)
    past = hit.kind in ("perfect", "noun_participle")
    if group.be:
        return _passive(scene, i, hit, group, floor) if past else None
    if hit.kind == "noun_participle" and group.first == i:
        return _reduced(scene, i, hit, floor)
    if past and group.first == i:
        reduced = _reduced(scene, i, hit, floor)
        if reduced is not None:
            return reduced
        if _is_insertion(scene, i, hit):
            return None
    subject = find_subject(scene, group.first, floor)
    return _active(scene, i, hit, group, subject, floor)


def _is_insertion(scene: Scene, i: int, hit: Hit) -> bool:
    """Tell whether a past form only describes: «diplomats briefed on the talks said»."""
    layers = scene.layers
    if not all(f.slots[0].kind in ("A", "T") for f in hit.verb.frames) and hit.verb.lemma != "ask":
        return False
    j = i + 1
    if j >= scene.stop or not (layers.flags[j] & PREP or layers.grams[j].base in _ASKED):
        return False
    if hit.verb.lemma == "ask" and layers.grams[j].base not in _ASKED:
        return False
    inserted = layers.text.words[i - 1].kind == "comma" if i > scene.sentence.first else False
    for k in range(j, min(scene.stop, j + 25)):
        kind = layers.text.words[k].kind
        if kind == "comma":
            return inserted and k + 1 < scene.stop and is_finite(layers, k + 1)
        if kind in ("stop", "colon"):
            return False
        if not inserted and is_finite(layers, k) and layers.grams[k].base not in _ASKED:
            return layers.grams[k].hits[0].verb.lemma != hit.verb.lemma
    return False


_ASKED = ("whether", "if", "why", "how", "what", "about", "to")


def _may_stand(scene: Scene, i: int, hit: Hit, group: Group) -> bool:
    """Tell whether the act is really made here: no negation, no modal, not noun nor belief."""
    layers = scene.layers
    if group.modal or group.negated:
        return False
    if not (group.aux or group.to) and not is_finite(layers, i):
        if hit.kind != "noun_participle":
            return False
    prev = i - 1
    if prev >= scene.sentence.first and layers.flags[prev] & DET and group.first == i:
        if layers.grams[prev].base not in ("that", "both", "all"):
            return False
    if hit.verb.class_ in _UNUTTERED and scene.quotation_stop(i) == scene.stop:
        return False
    if hit.verb.lemma in layers.lexicon.labels:
        return False
    return True


def _active(
    scene: Scene, i: int, hit: Hit, group: Group, subject: Subject, floor: int
) -> Draft | None:
    """Read «X said that C», «C, X said», «Q, said X»."""
    layers = scene.layers
    stop = scene.quotation_stop(i)
    if subject.opener >= floor and (
        layers.flags[subject.opener] & CONDITION
        or layers.grams[subject.opener].base in ("nor", "neither")
    ):
        return None
    if (
        subject.where in ("quotation", "")
        or _quote_ends(layers, subject, i)
        or subject.where == "before"
        and not speaks(layers, *subject.phrases[0])
    ):
        inverted = _inverted(scene, i, hit, subject, floor, stop)
        if inverted is not None:
            return inverted
    if hit.verb.class_ == "RELAY":
        return read_quoted_as(scene, i, hit, subject, GRAMMAR)
    if subject.where == "coordinated" and hit.kind == "imperfect" and not _in_present(scene, i):
        if hit.number == "p" or hit.verb.weak or layers.grams[i].noun is not None:
            return None
    speakers = _speakers(scene, i, hit, group, subject)
    if not speakers:
        return None
    if _mutual(scene, hit, subject, speakers):
        return None
    filled = fill(GRAMMAR, layers, hit, i + 1, stop, hit.verb.frames, hit.verb.act)
    gap = _gap_filled(scene, i, hit, subject, floor, stop)
    filled = gap or _choose(scene, i, hit, subject, filled, floor, stop)
    if filled is None:
        return None
    if not _strong_enough(scene, hit, subject, filled) or _withheld(layers, hit, filled):
        return None
    if agency_aside(scene, subject, speakers, filled):
        return None
    draft = _draft(scene, i, hit, subject.where, speakers, filled)
    medium_carrier(scene, draft, subject.first, i)
    _longer_half(scene, draft)
    return draft


def _gap_filled(
    scene: Scene, i: int, hit: Hit, subject: Subject, floor: int, stop: int
) -> Filled | None:
    """Read «Y, whom X accuses of N»: the target stands before the clause."""
    layers, at = scene.layers, subject.opener
    if at <= floor or layers.grams[at].base not in ("whom", "which", "that", "who"):
        return None
    rest = _without_party(hit)
    if not rest or i + 1 >= stop or starts_name(layers, i + 1):
        return None
    last = at - 1 if layers.text.words[at - 1].kind == "comma" else at
    first = phrase_before(layers, last, floor)
    filled = fill(GRAMMAR, layers, hit, i + 1, stop, rest, hit.verb.act)
    if filled is None or first >= last:
        return None
    filled.addressees = [(first, last)]
    return filled


def _without_party(hit: Hit) -> tuple[Frame, ...]:
    """Give the frames that begin with a party, without it."""
    return tuple(
        Frame(frame.slots[1:])
        for frame in hit.verb.frames
        if frame.slots[0].kind in ("A", "T") and len(frame.slots) > 1
        if frame.slots[1].kind == "prep"
    )


def _in_present(scene: Scene, i: int) -> bool:
    """Tell whether the statement that a present form is joined to is in the present as well."""
    draft = last_main(scene, i)
    if draft is None:
        return False
    hits = scene.layers.grams[draft.cue].hits
    return any(h.kind in ("imperfect", "participle") for h in hits)


def _longer_half(scene: Scene, draft: Draft) -> None:
    """Take the quotation of the next sentence where «"Q," X said. "Q."» goes on longer there."""
    text = scene.layers.text
    last = scene.sentence.last
    if not draft.quoted or draft.last > draft.cue or last >= len(text.words):
        return
    at = text.partner.get(last)
    if at is None or "\n" in text.text[text.ends[last - 1] : text.starts[last]]:
        return
    quotation = text.quotations[at]
    after = quotation.last + 1
    if quotation.first != last or not quotation.closed:
        return
    if after < len(text.words) and "\n" not in text.text[text.ends[after - 1] : text.starts[after]]:
        if not text.words[after].title or _is_said(scene.layers, after):
            return
    if quotation.last - quotation.first > draft.last - draft.first + 1:
        draft.start, draft.end = quotation.start, quotation.end


def _is_said(layers: Layers, j: int) -> bool:
    """Tell whether a speech verb follows soon: the quotation before belongs to it."""
    stop = min(len(layers.flags), j + 12)
    for k in range(j, stop):
        if layers.text.words[k].kind == "stop":
            return False
        if is_finite(layers, k) and not layers.text.words[k].title:
            return True
    return False


def _withheld(layers: Layers, hit: Hit, filled: Filled) -> bool:
    """Tell whether speech is refused: «declined to comment»."""
    if filled.first < 0 or not filled.rule.endswith("V"):
        return False
    if hit.verb.act == "request":
        begin = range(filled.first, min(filled.last, filled.first + 4))
        return any(layers.grams[k].base in ("named", "identified") for k in begin)
    if hit.verb.act != "reject":
        return False
    first = filled.first + (layers.grams[filled.first].base == "to")
    return layers.grams[first].base in layers.lexicon.withheld


def _quote_ends(layers: Layers, subject: Subject, i: int) -> bool:
    """Tell whether right before the verb stands a comma after a quotation or clause."""
    j = i - 1
    if j <= 0 or layers.text.words[j].kind != "comma":
        return False
    return subject.where != "before" or bool(layers.flags[j - 1] & QUOTE)


def _inverted(
    scene: Scene, i: int, hit: Hit, subject: Subject, floor: int, stop: int
) -> Draft | None:
    """Read «Q, said X» and «C, said X, the head of Y»."""
    layers = scene.layers
    if not any(frame.slots[0].kind in ("C", "Q") for frame in hit.verb.frames):
        return None
    if not _says(hit) or i + 1 >= stop or not starts_name(layers, i + 1):
        return None
    if hit.kind == "noun_participle":
        return None
    end = noun_phrase(layers, i + 1, stop)
    if end == i + 1 or not speaks(layers, i + 1, end):
        return None
    before = i
    while before > floor and layers.text.words[before - 1].kind == "comma":
        before -= 1
    if before <= floor:
        return None
    quoted = bool(layers.flags[before - 1] & QUOTE)
    if not quoted and (clause(layers, i + 1, stop) >= 0 or hit.verb.weak):
        return None
    filled = stretch_before(layers, floor, before)
    if filled is None or not (quoted or has_verb(layers, filled.first, filled.last)):
        return None
    phrases = coordinates(layers, i + 1, end, stop)
    speakers = _author(scene, phrases[0]) or tuple(_name(scene, a, b) for a, b in phrases)
    filled.act, filled.rule = hit.verb.act, "inverted"
    after = _quotation_after(layers, phrases[-1][1], stop)
    if quoted and after is not None and after.last - after.first > filled.last - filled.first:
        filled = after
        filled.act, filled.rule = hit.verb.act, "inverted"
    draft = _draft(scene, i, hit, "inverted", speakers, filled)
    medium_carrier(scene, draft, before, phrases[-1][1])
    return draft


def _choose(
    scene: Scene,
    i: int,
    hit: Hit,
    subject: Subject,
    filled: Filled | None,
    floor: int,
    stop: int,
) -> Filled | None:
    """Choose between content after the verb and content before its subject."""
    layers = scene.layers
    kinds = {"Q"} if _says(hit) else set()
    before = subject.first
    while before > floor and layers.text.words[before - 1].kind in ("comma", "dash"):
        before -= 1
    quote_before = before > floor and layers.flags[before - 1] & QUOTE
    if subject.where == "quotation":
        quote_before = False
    if quote_before and kinds & {"Q", "C"}:
        left = _left(scene, i, hit, subject, floor, stop)
        if left is not None:
            right = _quotation_after(layers, left.last if False else i + 1, stop)
            if right is not None and right.last - right.first > left.last - left.first:
                right.addressees, right.act = left.addressees, left.act
                right.rule = "split quotation"
                return right
            return left
    if filled is not None and filled.rule != "nothing":
        if not _is_adjunct(layers, filled):
            return filled
    named = _naming(layers, hit, i, stop)
    if named is not None:
        return named
    opened = _opened(scene, i, hit, subject, floor)
    if opened is not None:
        return opened
    if i + 1 < stop and layers.grams[i + 1].base == "by":
        return None
    if kinds and not hit.verb.weak and subject.where in ("before", "pronoun"):
        left = _left(scene, i, hit, subject, floor, stop)
        if left is not None:
            return left
        right = _after_parenthesis(layers, subject, i, stop)
        if right is not None:
            right.act, right.rule = hit.verb.act, "parenthesis"
            return right
        if subject.where == "pronoun" or speaks(layers, *subject.phrases[0]):
            return _rest(layers, hit, i, stop)
    return None


def _after_parenthesis(layers: Layers, subject: Subject, i: int, stop: int) -> Filled | None:
    """Give the rest of the clause that «, X said,» interrupts."""
    words = layers.text.words
    if i + 2 >= stop or words[i + 1].kind != "comma" or words[subject.first - 1].kind != "comma":
        return None
    end = content_end(layers, i + 2, stop)
    if end - i < 4 or not has_verb(layers, i + 2, end):
        return None
    start, finish = layers.span(i + 2, end)
    return Filled("", start, finish, i + 2, end)


def _naming(layers: Layers, hit: Hit, i: int, stop: int) -> Filled | None:
    """Read «called the claim "a lie"», «called it a trick», «what it called "a crime"»."""
    if hit.verb.lemma != "call" or i + 2 >= stop:
        return None
    j = i + 1
    if layers.grams[i - 2].base != "what":
        end = noun_phrase(layers, j, stop)
        if end == j or end >= stop:
            return None
        if not layers.flags[end] & QUOTE and layers.grams[end].base not in ("a", "an", "the"):
            return None
    last = content_end(layers, j, stop)
    if last <= j:
        return None
    start, finish = layers.span(j, last)
    return Filled("state", start, finish, j, last, rule="naming")


def _rest(layers: Layers, hit: Hit, i: int, stop: int) -> Filled | None:
    """Take what follows «X said» as its clause though no verb in it is known."""
    filled = Filled(hit.verb.act, addressees=[], rule="C")
    j = i + 1
    if hit.verb.act not in ("state", "affirm") or any(
        frame.slots[0].kind == "N" for frame in hit.verb.frames
    ):
        return None
    if not any(frame.slots[0].kind in ("C", "Q") for frame in hit.verb.frames):
        end = noun_phrase(layers, j, stop)
        if end == j or not speaks(layers, j, end, strong=True):
            return None
        filled.addressees = [(j, end)]
        j = end
    while j < stop and (layers.in_time[j] or layers.flags[j] & PREP):
        nxt = skip_one(layers, j, stop)
        if nxt == j:
            return None
        j = nxt
    if j >= stop or layers.flags[j] & PUNCT or noun_phrase(layers, j, stop) == j:
        return None
    if verbish(layers, j):
        return None
    end = content_end(layers, j, stop)
    if end - j < 4:
        return None
    filled.first, filled.last = j, end
    filled.start, filled.end = layers.span(j, end)
    return filled


def _says(hit: Hit) -> bool:
    """Tell whether a verb can have its words before it: it takes a clause or a quotation."""
    for frame in hit.verb.frames:
        kinds = [slot.kind for slot in frame.slots if slot.kind != "prep"]
        if kinds[0] in ("C", "Q") or (kinds[0] == "A" and kinds[-1] in ("C", "Q")):
            return hit.verb.lemma != "agree"
    return False


def _is_adjunct(layers: Layers, filled: Filled) -> bool:
    """Tell whether a bare object is none: a time, or a participle of its own («citing …»)."""
    if filled.rule not in ("N", "A", "T", "G") or filled.first < 0:
        return False
    if layers.text.words[filled.first - 1].kind == "comma" or verbish(layers, filled.first):
        return filled.rule != "G"
    if any(
        h.kind == "participle" and (h.verb.carry or h.verb.class_ in ("RELAY", "ADD", "SAY"))
        for h in layers.grams[filled.first].hits
    ):
        return layers.grams[filled.first].noun is None and filled.rule != "G"
    return all(layers.in_time[k] for k in range(filled.first, filled.last))


def _quotation_after(layers: Layers, j: int, stop: int) -> Filled | None:
    """Give the second half of a split quotation."""
    for k in range(j, min(stop, j + 14)):
        if layers.flags[k] & QUOTE:
            at = layers.text.partner.get(k)
            if at is None:
                return None
            quotation = layers.text.quotations[at]
            if quotation.first != k or quotation.last - k < 3:
                return None
            last = min(quotation.last, stop)
            return Filled("", quotation.start, quotation.end, k + 1, last, quoted=True)
        if layers.text.words[k].kind == "stop":
            return None
    return None


def _left(scene: Scene, i: int, hit: Hit, subject: Subject, floor: int, stop: int) -> Filled | None:
    """Read the clause or quotation before «X said», «X told Y»."""
    layers = scene.layers
    wants_addressee = not any(frame.slots[0].kind in ("C", "Q") for frame in hit.verb.frames)
    addressees: list[tuple[int, int]] = []
    j = i + 1
    first_to = j < stop and layers.grams[j].base == "to"
    if wants_addressee or first_to:
        j += first_to
        end = noun_phrase(layers, j, stop)
        if end == j or (wants_addressee and not speaks(layers, j, end, strong=True)):
            return None
        addressees = coordinates(layers, j, end, stop)
    around = scene.enclosing(i)
    if around is not None:
        floor = max(floor, around.first)
    begin = _past_conjunction(layers, floor, subject.first)
    filled = stretch_before(layers, begin, subject.first)
    if filled is None or layers.grams[filled.first].base in ("asked", "speaking", "responding"):
        return None
    if not filled.quoted and hit.verb.act not in _TRAILING:
        return _bare_relative(layers, hit, subject, floor)
    comma = layers.text.words[subject.first - 1].kind == "comma"
    enough = filled.last - filled.first >= (5 if comma else 8)
    if not filled.quoted and not enough and not has_verb(layers, filled.first, filled.last):
        if not (begin == floor and scene.sentence.heading):
            return None
    filled.act, filled.rule, filled.addressees = hit.verb.act, "before", addressees
    return filled


def _bare_relative(layers: Layers, hit: Hit, subject: Subject, floor: int) -> Filled | None:
    """Read «a claim the rebels denied»: the noun before the subject is the content."""
    at = subject.opener
    if at < floor or not any(frame.slots[0].kind == "N" for frame in hit.verb.frames):
        return None
    first = phrase_before(layers, at + 1, floor)
    if first > at or not layers.flags[first] & DET:
        return None
    start, end = layers.span(first, at + 1)
    return Filled(hit.verb.act, start, end, first, at + 1, rule="antecedent")


def _past_conjunction(layers: Layers, j: int, last: int) -> int:
    while j < last and (
        layers.grams[j].base in ("and", "but") or layers.text.words[j].kind == "comma"
    ):
        j += 1
    return j


def _opened(scene: Scene, i: int, hit: Hit, subject: Subject, floor: int) -> Filled | None:
    """Read «the truce that X announced» and «C, as X said»: what the clause's opener points at."""
    layers = scene.layers
    at = subject.opener
    if at < floor or subject.where not in ("before", "pronoun"):
        return None
    base = layers.grams[at].base
    kinds = {frame.slots[-1].kind for frame in hit.verb.frames}
    if layers.flags[at] & REL and base != "who" or base == "that":
        if layers.grams[at - 1].hits and not layers.flags[at - 1] & DET:
            if layers.grams[at - 1].noun is None:
                return None
        if "C" in kinds and i + 1 < scene.stop and verbish(layers, i + 1):
            end = content_end(layers, i + 1, scene.stop)
            begin, finish = layers.span(i + 1, end)
            return Filled(hit.verb.act, begin, finish, i + 1, end, rule="C")
        last = at - 1 if layers.text.words[at - 1].kind == "comma" else at
        first = antecedent_before(layers, last, floor)
        if first >= last or not kinds & {"N", "C"}:
            return None
        start, end = layers.span(first, last)
        return Filled(hit.verb.act, start, end, first, last, rule="antecedent")
    if base == "as" and kinds & {"C"} and at == floor:
        return _after_comma(layers, at, scene.stop)
    if base == "as" and kinds & {"C"}:
        filled = stretch_before(layers, floor, at)
        if filled is not None and has_verb(layers, filled.first, filled.last):
            filled.act, filled.rule = hit.verb.act, "as-clause"
            return filled
    return None


def _after_comma(layers: Layers, at: int, stop: int) -> Filled | None:
    """Give the clause after «As X noted,»."""
    for k in range(at, min(stop, at + 25)):
        if layers.text.words[k].kind == "comma" and k + 1 < stop:
            last = content_end(layers, k + 1, stop)
            if last > k + 3:
                start, end = layers.span(k + 1, last)
                return Filled("state", start, end, k + 1, last, rule="as-clause")
            return None
    return None


def _strong_enough(scene: Scene, hit: Hit, subject: Subject, filled: Filled) -> bool:
    """Tell whether a verb with material senses, or a doubtful subject, has a convincing frame."""
    layers = scene.layers
    certain = (
        filled.quoted
        or filled.rule.split(" ")[-1] in ("C", "Q", "before")
        or (filled.rule == "before")
    )
    if filled.rule == "C" and not hit.verb.weak:
        return True
    if filled.rule == "before" and not filled.quoted and subject.where == "before":
        known = speaks(layers, *subject.phrases[0])
        comma = layers.text.words[subject.first - 1].kind == "comma"
        if not known and not (comma or hit.verb.class_ in ("SAY", "TELL", "ADD")):
            return False
    if hit.verb.class_ == "EVIDENCE" and subject.phrases:
        head = head_of(layers, *subject.phrases[0])
        if not layers.flags[head] & (MEDIUM | DOCUMENT):
            return False
    if hit.verb.weak and filled.rule in ("N", "antecedent") and subject.where != "before":
        if hit.verb.act == "state" or subject.where != "coordinated":
            return False
    if hit.verb.weak and (filled.rule == "antecedent" or subject.governed):
        return False
    if subject.governed and filled.rule.split(" ")[0] in ("N", "T", "A", "antecedent"):
        return False
    if subject.where in ("before", "relative"):
        first, last = subject.phrases[0]
        if speaks(layers, first, last):
            return True
        return certain and not hit.verb.weak and speaks(layers, first, last, strong=True)
    return True


def _mutual(scene: Scene, hit: Hit, subject: Subject, speakers: tuple[Speaker, ...]) -> bool:
    """Tell whether two sides agree with each other: an event, no position of one."""
    if hit.verb.lemma != "agree":
        return False
    if len(speakers) > 1 or subject.where == "relative":
        return True
    if speakers[0].ref is None and kind_of(scene.layers, speakers[0]) == "people":
        return True
    first, last = subject.phrases[0] if subject.phrases else (0, 0)
    words = scene.layers.text.words
    return any(
        words[k].norm in ("sides", "parties", "both", "two", "leaders") for k in range(first, last)
    )


def _speakers(
    scene: Scene, i: int, hit: Hit, group: Group, subject: Subject
) -> tuple[Speaker, ...]:
    layers = scene.layers
    if subject.where == "pronoun":
        base = layers.grams[subject.phrases[0][0]].base
        if base in _FIRST_PERSON:
            if scene.quotation_stop(i) == scene.stop or hit.verb.act == "state":
                return ()
            return (_first_person(scene, i, subject.phrases[0]),)
        if base not in layers.lexicon.members("clauses.subject_pronouns"):
            return ()
        return _pronoun(scene, i, base)
    if subject.where == "relative":
        return tuple(_name(scene, a, b).carry() for a, b in subject.phrases if _fits(scene, a, b))
    if subject.where == "before":
        if layers.grams[subject.phrases[0][0]].base in ("no", "neither", "none", "nobody"):
            return ()
        author = _author(scene, subject.phrases[0])
        if author:
            return author
        return tuple(_name(scene, a, b) for a, b in subject.phrases)
    if subject.where == "coordinated":
        draft = last_main(scene, i)
        if draft is not None:
            return tuple(s.carry() for s in draft.speakers)
        topics = topics_of(scene)
        if topics and topics[-1].last <= group.first:
            return tuple(topic.carry() for topic in topics)
        return ()
    return ()


def _author(scene: Scene, phrase: tuple[int, int]) -> tuple[Speaker, ...]:
    """Give who wrote «the statement»: whoever spoke last; empty for a document of its own."""
    layers, (first, last) = scene.layers, phrase
    if last - first != 2 or layers.grams[first].base not in ("the", "this"):
        return ()
    head = layers.text.words[first + 1].norm
    if head not in layers.lexicon.members("clauses.authored") or not scene.memory.main:
        return ()
    return tuple(s.carry() for s in scene.memory.main[-1])


def _fits(scene: Scene, first: int, last: int) -> bool:
    return speaks(scene.layers, first, last)


def _first_person(scene: Scene, i: int, phrase: tuple[int, int]) -> Speaker:
    """Give the speaker of the quotation, or a placeholder until the sentence is read."""
    around = scene.enclosing(i)
    if around is not None and around.quoted:
        return around.speakers[0].carry()
    speaker = name_speaker(scene.layers, *phrase, scene.memory)
    return speaker.carry()


def _pronoun(scene: Scene, i: int, base: str) -> tuple[Speaker, ...]:
    """Give whom he, she, it, they mean: in this sentence first, then before it."""
    around = scene.enclosing(i)
    if around is not None and base in ("he", "she", "it"):
        return tuple(s.carry() for s in around.speakers)
    return carried_for(scene.layers, base, scene.memory)


def _gone_on(scene: Scene, i: int, hit: Hit, group: Group, floor: int) -> Draft | None:
    """Read «X went on to say that C», «continued to deny N»."""
    layers = scene.layers
    j = group.first - 1
    while j > floor and layers.grams[j].base == "on":
        j -= 1
    if j < floor or layers.grams[j].base not in layers.lexicon.members("clauses.going_on"):
        return None
    outer = verb_group(layers, j, floor)
    if outer.modal or outer.negated or outer.to:
        return None
    subject = find_subject(scene, outer.first, floor)
    return _active(scene, i, hit, Group(outer.first), subject, floor)


def _agent(layers: Layers, j: int, stop: int) -> tuple[int, list[tuple[int, int]]]:
    """Find «by X» after a participle, past times and short adjuncts; (-1, []) if none."""
    for _ in range(5):
        if j >= stop:
            break
        if layers.grams[j].base == "by" and not layers.in_time[j]:
            end = noun_phrase(layers, j + 1, stop)
            gerund = layers.text.words[j + 1].norm.endswith("ing")
            if end == j + 1 or gerund or not speaks(layers, j + 1, end) or layers.in_time[j + 1]:
                return -1, []
            phrases = coordinates(layers, j + 1, end, stop)
            return phrases[-1][1], phrases
        nxt = skip_one(layers, j, stop)
        if nxt == j or layers.text.words[j].kind == "comma":
            break
        j = nxt
    return -1, []


def _passive(scene: Scene, i: int, hit: Hit, group: Group, floor: int) -> Draft | None:
    """Read «N was announced by X», «T was accused by X of N», «X was quoted as saying»."""
    layers = scene.layers
    if layers.flags[group.first - 1] & REL if group.first > floor else False:
        subject = find_subject(scene, group.first, floor)
    else:
        subject = find_subject(scene, group.first, floor)
    if hit.verb.class_ == "RELAY":
        return read_quoted_as(scene, i, hit, subject, GRAMMAR, passive=True)
    stop = scene.quotation_stop(i)
    after, phrases = _agent(layers, i + 1, stop)
    if after < 0:
        return _sourced(scene, i, hit, subject, stop)
    objects = subject.phrases
    if len(objects) == 1 and subject.governed:
        objects = [(_widest(layers, objects[0][0], floor), objects[0][1])]
    if len(objects) == 1 and subject.where == "before" and objects[0][1] < group.first:
        objects = [(objects[0][0], group.first)]
    return _by_agent(scene, i, hit, objects, after, phrases)


def _widest(layers: Layers, first: int, floor: int) -> int:
    """Give where «the truce on energy in the east» begins, from its last phrase on."""
    while first - 2 >= floor and layers.flags[first - 1] & PREP:
        wider = phrase_before(layers, first - 1, floor)
        if wider >= first - 1:
            break
        first = wider
    return first


def _sourced(scene: Scene, i: int, hit: Hit, subject: Subject, stop: int) -> Draft | None:
    """Read «It is estimated that C, according to X»: the source speaks."""
    layers = scene.layers
    if subject.where != "pronoun" or layers.grams[subject.phrases[0][0]].base != "it":
        return None
    filled = fill(GRAMMAR, layers, hit, i + 1, stop, (Frame((Slot("C"),)),), hit.verb.act)
    if filled is None or filled.last >= stop:
        return None
    j = filled.last
    while j < stop and layers.flags[j] & PUNCT:
        j += 1
    if j + 2 >= stop or not layers.flags[j] & ACCORD:
        return None
    end = noun_phrase(layers, j + 2, stop)
    if end == j + 2:
        return None
    scene.used.add(j)
    return _draft(scene, i, hit, "source", (_name(scene, j + 2, end),), filled)


def _by_agent(
    scene: Scene,
    i: int,
    hit: Hit,
    objects: list[tuple[int, int]],
    after: int,
    agents: list[tuple[int, int]],
) -> Draft | None:
    """Complete a passive: the agent speaks, the subject is its object."""
    layers = scene.layers
    stop = scene.quotation_stop(i)
    speakers = tuple(_name(scene, a, b) for a, b in agents)
    rest = tuple(
        Frame(frame.slots[1:])
        for frame in hit.verb.frames
        if frame.slots[0].kind in ("A", "T") and len(frame.slots) > 1
        if frame.slots[1].kind not in ("N", "T", "A")
    )
    bare = any(frame.slots[0].kind in ("N", "T", "C") for frame in hit.verb.frames)
    filled = None
    if rest:
        for at in (after, i + 1):
            filled = fill(GRAMMAR, layers, hit, at, stop, rest, hit.verb.act)
            if filled is not None:
                filled.addressees = list(objects)
                break
    if filled is None:
        if not bare or not objects:
            return None
        first, last = objects[0]
        if layers.flags[first] & PRONOUN_OR_REL:
            return None
        start, end = layers.span(first, last)
        filled = Filled(hit.verb.act, start, end, first, last, rule="passive")
    draft = _draft(scene, i, hit, "agent", speakers, filled)
    draft.main = False
    return draft


PRONOUN_OR_REL = REL


def _reduced(scene: Scene, i: int, hit: Hit, floor: int) -> Draft | None:
    """Read «a truce declared last week by X»: the noun before is the content."""
    layers = scene.layers
    if hit.verb.weak or hit.verb.class_ == "ACCEPT" or i <= floor:
        return None
    after, phrases = _agent(layers, i + 1, scene.quotation_stop(i))
    if after < 0:
        return None
    last = i
    if layers.text.words[i - 1].kind == "comma":
        last = i - 1
    first = antecedent_before(layers, last, floor)
    if first >= last:
        return None
    return _by_agent(scene, i, hit, [(first, last)], after, phrases)


def _participle(scene: Scene, i: int, hit: Hit) -> Draft | None:
    """Read «…, adding that C», «is calling for N», «with X accusing T of N», «after claiming C»."""
    layers = scene.layers
    floor = _floor(scene, i)
    group = verb_group(layers, i, floor)
    if group.modal or group.negated or group.to:
        return None
    if group.be:
        subject = find_subject(scene, group.first, floor)
        if hit.verb.class_ in _UNUTTERED and subject.where != "pronoun":
            return None
        return _active(scene, i, hit, group, subject, floor)
    prev = i - 1
    while prev >= floor and layers.flags[prev] & ADVERB:
        prev -= 1
    if not _may_go_with(scene, i, prev, floor):
        return None
    stop = scene.quotation_stop(i)
    if hit.verb.class_ == "RELAY":
        return read_quoted_as(scene, i, hit, Subject("coordinated", [], i), GRAMMAR)
    if hit.verb.class_ in _UNUTTERED or hit.verb.lemma == "agree":
        return None
    filled = fill(GRAMMAR, layers, hit, i + 1, stop, hit.verb.frames, hit.verb.act)
    if filled is None or filled.rule == "nothing" or _withheld(layers, hit, filled):
        return None
    if hit.verb.weak and filled.rule in ("N", "to N", "to N as N"):
        return None
    speakers, where = _governing(scene, i, prev, floor, filled)
    if not speakers:
        return None
    draft = _draft(scene, i, hit, where, speakers, filled)
    draft.main = False
    return draft


def _may_go_with(scene: Scene, i: int, prev: int, floor: int) -> bool:
    """Tell whether a form in -ing is a participle of the clause, neither noun nor adjective."""
    layers = scene.layers
    if prev < floor:
        return True
    flag, base, word = layers.flags[prev], layers.grams[prev].base, layers.text.words[prev]
    if flag & PUNCT:
        return word.kind in ("comma", "quote", "dash", "close")
    if base in _SPEAKING_GERUNDS:
        return base != "before"
    if word.possessive or flag & (PREP | NEG) or flag & DET:
        return False
    if base in ("and", "but", "while", "when"):
        return True
    if any(draft.cue == prev for draft in scene.drafts):
        return True
    if verbish(layers, prev):
        return False
    noun = layers.grams[i].noun is not None
    return not noun


def _governing(
    scene: Scene, i: int, prev: int, floor: int, filled: Filled
) -> tuple[tuple[Speaker, ...], str]:
    """Give whose participle it is."""
    layers = scene.layers
    own = _own_subject(scene, i, prev, floor)
    if own is not None:
        return (own,), "with"
    for draft in reversed(scene.drafts):
        if draft.cue < i and draft.main:
            return tuple(s.carry() for s in draft.speakers), "participle"
    if scene.drafts and layers.text.words[prev].kind != "comma":
        return tuple(s.carry() for s in scene.drafts[-1].speakers), "participle"
    if prev < floor:
        return _following_subject(scene, filled), "participle"
    topics = topics_of(scene)
    if topics and topics[-1].last <= i:
        return tuple(topic.carry() for topic in topics), "topic"
    if scene.drafts:
        return tuple(s.carry() for s in scene.drafts[-1].speakers), "participle"
    return (), ""


def _own_subject(scene: Scene, i: int, prev: int, floor: int) -> Speaker | None:
    """Give X of «with X accusing», or of a fragment «X calling on» without another verb."""
    layers = scene.layers
    if prev < floor or layers.flags[prev] & PUNCT and layers.text.words[prev].kind != "close":
        return None
    if layers.flags[prev] & MEDIUM:
        return _owner_of_medium(scene, prev, floor)
    first = phrase_before(layers, prev + 1, floor)
    if first > prev or not speaks(layers, first, prev + 1):
        return None
    if first > floor and layers.grams[first - 1].base in ("with", "amid"):
        return _name(scene, first, prev + 1)
    if any(draft.main for draft in scene.drafts):
        return None
    if first == floor or not has_verb(layers, floor, first):
        return _name(scene, first, prev + 1)
    return None


def _owner_of_medium(scene: Scene, prev: int, floor: int) -> Speaker | None:
    """Give X of «X's reports accusing T»; None when the document is the subject's own."""
    layers = scene.layers
    first = phrase_before(layers, prev + 1, floor)
    for k in range(first, prev):
        if layers.text.words[k].possessive and speaks(layers, first, k + 1):
            return _name(scene, first, k + 1)
    return None


def _following_subject(scene: Scene, filled: Filled) -> tuple[Speaker, ...]:
    """Give the subject after «Calling for N, X said»; the last speaker if there is none."""
    layers = scene.layers
    j = filled.last
    for k in range(max(filled.first, 0), scene.stop):
        if layers.text.words[k].kind == "comma":
            j = k + 1
            end = noun_phrase(layers, j, scene.stop)
            if end > j and speaks(layers, j, end):
                if layers.flags[j] & PRONOUN_FLAG and end == j + 1:
                    return carried_for(layers, layers.grams[j].base, scene.memory)
                filled.last = min(filled.last, k)
                filled.end = layers.text.ends[filled.last - 1]
                return (_name(scene, j, end).carry(),)
    if scene.memory.main:
        return tuple(s.carry() for s in scene.memory.main[-1])
    return ()


from hudna.reading.lexicon import PRONOUN as PRONOUN_FLAG  # noqa: E402


def _name(scene: Scene, first: int, last: int) -> Speaker:
    return name_speaker(scene.layers, first, last, scene.memory)


def _draft(
    scene: Scene, i: int, hit: Hit, where: str, speakers: tuple[Speaker, ...], filled: Filled
) -> Draft:
    layers = scene.layers
    around = scene.enclosing(i)
    carriers = [Carrier(s, "said") for s in around.speakers[:1]] if around is not None else []
    addressees = tuple(_name(scene, a, b) for a, b in filled.addressees)
    agencies = layers.lexicon.members("clauses.agencies")
    for addressee in addressees:
        last = layers.text.words[addressee.last - 1].norm
        actor = layers.packs.actors.get(addressee.ref) if addressee.ref else None
        if last in agencies or (actor is not None and actor.kind in ("agency", "outlet")):
            carriers.append(Carrier(addressee, "carried_by"))
    return Draft(
        cue=i,
        cue_span=(layers.text.starts[i], layers.text.ends[i]),
        act=filled.act,
        speakers=speakers,
        addressees=addressees,
        start=filled.start,
        end=filled.end,
        first=filled.first,
        last=filled.last,
        quoted=filled.quoted,
        carriers=carriers,
        because=[f"en.{hit.kind}.{hit.verb.lemma}", f"frame {filled.rule}", f"speaker {where}"],
        main=around is None and where != "relative",
    )


def _remember(scene: Scene, draft: Draft) -> None:
    memory = scene.memory
    memory.named.extend(s for s in draft.speakers if not s.carried)
    memory.named.extend(draft.addressees)
    if draft.main and scene.layers.grams[draft.speakers[0].first].base not in _FIRST_PERSON:
        memory.main.append(draft.speakers)


def _remember_topic(scene: Scene) -> None:
    """Remember who the sentence is about: a witness may speak in the next one."""
    layers = scene.layers
    first = scene.sentence.first
    if not (layers.text.words[first].title and starts_name(layers, first)):
        return
    topic = topic_of(scene)
    if topic is not None and topic.first == first and not topic.carried:
        scene.memory.named.append(topic)
        scene.memory.main.append((topic,))


def _settle_first_person(scene: Scene) -> None:
    """Give «we» inside a quotation its speaker once the statement around it is known."""
    for draft in scene.drafts:
        speaker = draft.speakers[0] if draft.speakers else None
        if speaker is None or scene.layers.grams[speaker.first].base not in _FIRST_PERSON:
            continue
        around = scene.enclosing(draft.cue)
        if around is not None:
            draft.speakers = tuple(s.carry() for s in around.speakers)
        elif scene.memory.main:
            draft.speakers = tuple(s.carry() for s in scene.memory.main[-1])
