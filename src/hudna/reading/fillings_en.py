"""English contents by choice: after the verb, before its subject, or where the opener points."""

from hudna.packs.schema import Frame
from hudna.reading.clauses_en import has_verb
from hudna.reading.contents_en import content_end, stretch_before
from hudna.reading.drafting_en import GRAMMAR
from hudna.reading.drafts import Scene
from hudna.reading.frames import fill
from hudna.reading.groups_en import Subject
from hudna.reading.layers import Layers
from hudna.reading.lexicon import ADVERB, DET, PREP, PUNCT, QUOTE, REL, SUB, WORD, Hit
from hudna.reading.phrases_back_en import antecedent_before, phrase_before
from hudna.reading.phrases_en import coordinates, noun_phrase, skip_one, starts_name
from hudna.reading.slots import Filled
from hudna.reading.speakers_en import speaks
from hudna.reading.verbs_en import verbish

_TRAILING = ("state", "announce", "affirm", "warn", "accuse")


def gap_filled(
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


def choose_content(
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
    kinds: set[str] = {"Q"} if takes_words_before(hit) else set()
    before = subject.first
    while before > floor and layers.text.words[before - 1].kind in ("comma", "dash"):
        before -= 1
    quote_before = before > floor and layers.flags[before - 1] & QUOTE
    if subject.where == "quotation" or (subject.where == "coordinated" and filled is not None):
        quote_before = False
    if quote_before and kinds & {"Q", "C"}:
        left = _left(scene, i, hit, subject, floor, stop)
        if left is not None:
            right = quotation_after(layers, left.last if False else i + 1, stop)
            if right is not None and right.last - right.first > left.last - left.first:
                right.addressees, right.act = left.addressees, left.act
                right.rule = "split quotation"
                return right
            return left
    if filled is not None and filled.rule != "nothing" and not _is_adjunct(layers, filled):
        return filled
    named = _naming(layers, hit, i, stop, subject) or _taking_up(layers, hit, i, stop)
    if named is not None:
        return named
    opened = _opened(scene, i, hit, subject, floor)
    if opened is not None:
        return opened
    if i + 1 < stop and layers.grams[i + 1].base == "by":
        return None
    if hit.verb.weak and subject.where == "before":
        antecedent = _bare_relative(layers, i, hit, subject, floor)
        return antecedent if antecedent is not None and " " in antecedent.rule else None
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


def _naming(layers: Layers, hit: Hit, i: int, stop: int, subject: Subject) -> Filled | None:
    """Read «called the claim "a lie"», «called it a trick», «what it called "a crime"»."""
    if hit.verb.lemma != "call" or i + 2 >= stop:
        return None
    j = i + 1
    if subject.opener < 0 or layers.grams[subject.opener].base != "what":
        end = noun_phrase(layers, j, stop)
        judged = _judged(layers, j, end, stop)
        if judged > 0:
            start, finish = layers.span(j, judged)
            return Filled("state", start, finish, j, judged, rule="naming")
        called = layers.grams[j].base in layers.lexicon.members("clauses.called")
        if called and end == j + 1 and end < stop and _is_noun(layers, end):
            end_of = content_end(layers, j, stop)  # «called it part of a campaign»
            start, finish = layers.span(j, end_of)
            return Filled("state", start, finish, j, end_of, rule="naming")
        if end == j or end >= stop:
            return None
        if not layers.flags[end] & QUOTE and layers.grams[end].base not in ("a", "an", "the"):
            return None
    last = content_end(layers, j, stop)
    if last <= j:
        return None
    start, finish = layers.span(j, last)
    return Filled("state", start, finish, j, last, rule="naming")


def _taking_up(layers: Layers, hit: Hit, i: int, stop: int) -> Filled | None:
    """Read «The rebels denied that»: what was said before is meant, and nothing is added."""
    if not any(frame.slots[0].kind == "N" for frame in hit.verb.frames) or hit.verb.weak:
        return None
    j = i + 1
    if j >= stop or layers.grams[j].base not in layers.lexicon.members("clauses.taken_up"):
        return None
    if j + 1 < stop and not layers.flags[j + 1] & PUNCT:
        return None
    return Filled(hit.verb.act, addressees=[], rule="pronoun")


def _is_noun(layers: Layers, j: int) -> bool:
    """Tell whether a plain word stands at ``j``: no preposition, mark, adverb or verb."""
    plain = layers.flags[j] & WORD and not layers.flags[j] & (PREP | SUB | ADVERB | REL | PUNCT)
    return bool(plain) and not layers.in_time[j] and not verbish(layers, j)


def _judged(layers: Layers, first: int, end: int, stop: int) -> int:
    """Give the end of «the plan (very) vague», «it unacceptable»; -1 if nothing is judged so."""
    judgements = layers.lexicon.members("clauses.judgements")
    for k in range(max(end - 1, first + 1), min(end + 2, stop)):
        if layers.text.words[k].norm in judgements:
            nxt = k + 1
            free = nxt >= stop or bool(layers.flags[nxt] & (PUNCT | PREP | SUB))
            return nxt if free or layers.grams[nxt].base in ("and", "but") else -1
    return -1


def _rest(layers: Layers, hit: Hit, i: int, stop: int) -> Filled | None:
    """Take what follows «X said» as its clause though no verb in it is known."""
    filled = Filled(hit.verb.act, addressees=[], rule="C")
    j = i + 1
    if hit.verb.class_ == "ANSWER":
        return None  # «answered the attacks»: with fire, not with words
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


def takes_words_before(hit: Hit) -> bool:
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
    if _after_bare_comma(layers, filled.first) or verbish(layers, filled.first):
        return filled.rule != "G"
    if any(
        h.kind == "participle" and (h.verb.carry or h.verb.class_ in ("RELAY", "ADD", "SAY"))
        for h in layers.grams[filled.first].hits
    ):
        return layers.grams[filled.first].noun is None and filled.rule != "G"
    return all(layers.in_time[k] for k in range(filled.first, filled.last))


def _after_bare_comma(layers: Layers, first: int) -> bool:
    """Tell whether a comma stands before ``first`` that does not close «, however,»."""
    words = layers.text.words
    if words[first - 1].kind != "comma":
        return False
    return not (first > 2 and words[first - 3].kind == "comma" and layers.flags[first - 2] & ADVERB)


def quotation_after(layers: Layers, j: int, stop: int) -> Filled | None:
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
        return _bare_relative(layers, i, hit, subject, floor)
    comma = layers.text.words[subject.first - 1].kind == "comma"
    enough = filled.last - filled.first >= (5 if comma else 8)
    if (
        not filled.quoted
        and (not enough)
        and (not has_verb(layers, filled.first, filled.last))
        and (not (begin == floor and scene.sentence.heading))
    ):
        return None
    filled.act, filled.rule, filled.addressees = hit.verb.act, "before", addressees
    return filled


def _bare_relative(layers: Layers, i: int, hit: Hit, subject: Subject, floor: int) -> Filled | None:
    """Read «a claim the rebels denied»: the noun before the subject is the content."""
    at, after = subject.opener, layers.grams[i + 1].base if i + 1 < len(layers.grams) else ""
    fixed = any(f.slots[0].kind == "word" and f.slots[0].value == after for f in hit.verb.frames)
    if at < floor or not (fixed or any(f.slots[0].kind == "N" for f in hit.verb.frames)):
        return None
    first = phrase_before(layers, at + 1, floor)
    if first > at or not layers.flags[first] & DET:
        return None
    start, end = layers.span(first, at + 1)
    act = hit.verb.acts.get(after, hit.verb.act) if fixed else hit.verb.act
    # «ruled out», «called off»: the particle makes a weak verb certain.
    rule = "antecedent particle" if fixed else "antecedent"
    return Filled(act, start, end, first, at + 1, rule=rule)


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
    if (layers.flags[at] & REL and base not in ("who", "whose")) or base == "that":
        if (
            layers.grams[at - 1].hits
            and (not layers.flags[at - 1] & DET)
            and (layers.grams[at - 1].noun is None)
        ):
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
