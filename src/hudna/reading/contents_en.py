"""English contents: where what was said begins and ends, after its cue or before it.

Comes in: the arrays of a sentence. Goes out: token positions. Nothing here knows who speaks.
"""

from hudna.reading.clauses_en import clause, closes_clause, has_verb
from hudna.reading.joins_en import (
    channel_ends,
    completes,
    coordinated_verb,
    joins_clause,
    new_statement,
    says_next,
)
from hudna.reading.layers import Layers
from hudna.reading.lexicon import (
    ACCORD,
    ADVERB,
    AUX,
    BODY,
    COMP,
    DET,
    MEDIUM,
    NEG,
    NUMBER,
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
from hudna.reading.phrases_back_en import phrase_before
from hudna.reading.phrases_en import heads_people, noun_phrase, starts_name
from hudna.reading.slots import Filled
from hudna.reading.verbs_en import glued_dash, is_finite


def content_end(layers: Layers, first: int, stop: int) -> int:
    """Give the end of the content that begins at token ``first``, at most ``stop``."""
    words, flags, partner = layers.text.words, layers.flags, layers.text.partner
    stop = _before_trailing(layers, first, stop)
    j = first
    while j < stop:
        flag = flags[j]
        if flag & PUNCT:
            if flag & QUOTE:
                at = partner.get(j)
                if at is None:
                    return j
                quotation = layers.text.quotations[at]
                if quotation.first != j:
                    return j
                if quotation.last >= stop:
                    return min(stop, quotation.last)
                j = quotation.last
                if j > first and _said_after(layers, j + 1, stop):
                    return j + 1
            elif j > first and _mark_ends(layers, first, j, stop):
                return j
        elif (
            (j > first and flag & WORD and breaks(layers, j, stop, False))
            or (
                layers.grams[j].base in ("and", "but")
                and j > first
                and joins_clause(layers, first, j, stop)
            )
            or (j > first and _next_that(layers, first, j, stop))
            or (flag & PREP and j > first and channel_ends(layers, first, j, stop))
            or (stop - 5 <= j < stop - 1 and j > first + 2 and _agency_ends(layers, j, stop))
        ):
            return j
        j += 1
    while j > first and flags[j - 1] & PUNCT and words[j - 1].kind in ("stop", "comma", "dash"):
        j -= 1
    return j


def _next_that(layers: Layers, first: int, j: int, stop: int) -> bool:
    """Tell whether «and that» at ``j`` goes on with what stands around a noun: «accepted N and that»."""
    if layers.grams[j].base != "and" or j + 2 >= stop or layers.grams[j + 1].base != "that":
        return False
    return layers.grams[first].base != "that" and not has_verb(layers, first, j)


def _mark_ends(layers: Layers, first: int, j: int, stop: int) -> bool:
    """Tell whether the content ends at the comma, semicolon or dash at ``j``."""
    word, k = layers.text.words[j], j + 1
    if k >= stop:
        return False
    if word.kind == "dash":
        verdict = layers.grams[k].base in ("a", "an") and _is_verdict(layers, k + 1)
        return not glued_dash(layers, j) and (verdict or layers.text.words[k].norm == "something")
    if word.kind != "comma":
        return False
    if breaks(layers, k, stop, comma=True):
        return True
    pronouns = layers.lexicon.members("clauses.subject_pronouns")
    if layers.grams[k].base in pronouns and k + 1 < stop and is_finite(layers, k + 1):
        if not has_verb(layers, first, j):
            return True  # «When X unveiled the deal, he promised …»
    if word.surface == ";" and says_next(layers, k, stop):
        return True
    if layers.grams[k].base in ("and", "but") and not has_verb(layers, first, j):
        if layers.grams[first].base != "that" and _opens_own(layers, k + 1, stop):
            return True  # «the agreement, and a commission will meet»
    # «accused by X of theft, was not there»: the verb of another subject.
    aside = any(layers.text.words[m].kind == "comma" for m in range(first, j))
    return bool(layers.flags[k] & AUX) and not aside and not has_verb(layers, first, j)


def _opens_own(layers: Layers, k: int, stop: int) -> bool:
    """Tell whether a subject and right after it a verb begin at ``k``."""
    end = noun_phrase(layers, k, stop)
    return k < end < stop and has_verb(layers, end, end + 1)


def _agency_ends(layers: Layers, j: int, stop: int) -> bool:
    """Tell whether the sentence ends in «RT reports» without a comma."""
    if not is_finite(layers, stop - 1) or not layers.text.words[j].title:
        return False
    if layers.flags[j - 1] & (DET | PREP) or layers.text.words[j - 1].title:
        return False
    return starts_name(layers, j) and noun_phrase(layers, j, stop) == stop - 1


def _before_trailing(layers: Layers, first: int, stop: int) -> int:
    """Give where «activists and rescuers said» begins at the end of a text without commas."""
    last = stop
    while last - 1 > first and layers.in_time[last - 1]:
        last -= 1
    while last - 1 > first and layers.grams[last - 1].base in ("on", "in", "late", "early"):
        last -= 1
    verb = last - 1
    if verb - first < 4 or not layers.grams[verb].hits or not is_finite(layers, verb):
        return stop
    if not closes_clause(layers, verb, verb + 1):
        return stop
    begin = phrase_before(layers, verb, first)
    if (begin >= verb or begin - first < 3 or (not starts_name(layers, begin))) and (
        begin >= verb or not layers.flags[verb - 1] & (PEOPLE | BODY)
    ):
        return stop
    if layers.grams[begin - 1].base == "and":
        start = phrase_before(layers, begin - 1, first)
        if start < begin - 1 and layers.flags[begin - 2] & (PEOPLE | BODY | ROLE):
            begin = start
    opener = layers.flags[begin - 1]
    if opener & (REL | COMP | SUB | PREP) or layers.grams[begin - 1].base == "what":
        return stop
    return begin if begin - first >= 3 else stop


def _said_after(layers: Layers, j: int, stop: int) -> bool:
    """Tell whether «X said» comes right after a quotation that ends at ``j``."""
    if j >= stop:
        return False
    if layers.text.words[j].kind == "comma":
        j += 1
    return j < stop and interjected(layers, j, stop)


def breaks(layers: Layers, j: int, stop: int, comma: bool) -> bool:
    """Tell whether what begins at ``j`` is outside the content."""
    gram, flag = layers.grams[j], layers.flags[j]
    if flag & ACCORD and j + 2 < stop and layers.grams[j + 1].base == "to":
        return not (layers.flags[j + 2] & PURSUANT)
    if gram.base == "in" and _medium_adjunct(layers, j, stop) and not comma:
        return stop - j <= 6 and layers.grams[j + 1].base not in ("the", "this")
    if comma:
        if gram.base == "which" and new_statement(layers, j + 1, stop):
            return True  # «, which Hamas disputed»
        if gram.base == "as" and j + 1 < stop and starts_name(layers, j + 1):
            return True
        if gram.base in ("a", "an") and _is_verdict(layers, j + 1):
            return True
        if gram.base in ("but", "and", "while") and new_statement(layers, j + 1, stop):
            return True
        if gram.base in layers.lexicon.members("clauses.aside_openers"):
            return not (False)
        if _span_after(layers, j, stop):
            return True
        if gram.base == "in" and _medium_adjunct(layers, j, stop):
            return True
        if interjected(layers, j, stop) or is_finite(layers, j):
            return True
        if gram.base == "as" and _as_said(layers, j, stop):
            return True
    for hit in gram.hits:
        if hit.kind == "participle" and _participle_breaks(layers, j, hit, stop, comma):
            return True
    if gram.base in ("after", "while", "despite", "when") and j + 1 < stop:
        for hit in layers.grams[j + 1].hits:
            if hit.kind == "participle" and layers.grams[j + 1].noun is None:
                return completes(layers, j + 1, hit, stop)
    if gram.base in ("and", "but"):
        return coordinated_verb(layers, j + 1, stop, comma, gram.base)
    return False


def _is_verdict(layers: Layers, j: int) -> bool:
    """Tell whether «, an idea the rebels …», «, a claim that …» opens an aside."""
    if j + 1 >= len(layers.grams):
        return False
    return layers.text.words[j].norm in layers.lexicon.members("clauses.verdicts")


def _span_after(layers: Layers, j: int, stop: int) -> bool:
    """Tell whether «, a day after …», «, two weeks before …» begins at ``j``."""
    for k in range(j, min(stop - 1, j + 4)):
        if layers.text.words[k].norm in layers.lexicon.members("clauses.spans"):
            return layers.grams[k + 1].base in ("after", "before", "since")
        if not (layers.flags[k] & (DET | NUMBER | ADVERB) or layers.in_time[k]):
            return False
    return False


def _medium_adjunct(layers: Layers, j: int, stop: int) -> bool:
    k = j + 1
    while k < min(stop, j + 5):
        if layers.flags[k] & MEDIUM:
            return True
        k += 1
    return False


def _as_said(layers: Layers, j: int, stop: int) -> bool:
    for k in range(j + 1, min(stop, j + 8)):
        if layers.flags[k] & PUNCT:
            return False
        if is_finite(layers, k):
            return True
    return False


def _participle_breaks(layers: Layers, j: int, hit: Hit, stop: int, comma: bool) -> bool:
    if not completes(layers, j, hit, stop):
        return False
    prev = layers.flags[j - 1]
    if comma:
        return True
    if hit.verb.class_ in ("SAY", "ADD") and not prev & (AUX | PREP | DET | SUB | NEG):
        return True
    if prev & (AUX | PREP | VERB | DET | SUB | NEG) or layers.text.words[j - 1].possessive:
        return False
    if hit.verb.carry or hit.verb.class_ in ("ADD", "RELAY"):
        return True
    return hit.verb.act in ("affirm", "accuse", "warn") and not hit.verb.weak


def interjected(layers: Layers, j: int, stop: int) -> bool:
    """Tell whether «X said» stands at ``j`` and closes the content before it."""
    end = noun_phrase(layers, j, stop)
    if not (starts_name(layers, j) or layers.flags[j] & PRONOUN or heads_people(layers, j, end)):
        if not is_finite(layers, j) or j + 1 >= stop or not starts_name(layers, j + 1):
            return False
        return not _completes_clause(layers, j + 1, stop)
    while end < stop and layers.grams[end].base == "and" and starts_name(layers, end + 1):
        end = noun_phrase(layers, end + 1, stop)
    while end < stop and layers.flags[end] & ADVERB:
        end += 1
    if end == j or end >= stop or not is_finite(layers, end):
        return False
    kinds = {frame.slots[-1].kind for hit in layers.grams[end].hits for frame in hit.verb.frames}
    if not kinds & {"C", "Q"}:
        return False
    return not _goes_on(layers, end + 1, stop)


def _completes_clause(layers: Layers, j: int, stop: int) -> bool:
    return clause(layers, j, stop) >= 0


def _goes_on(layers: Layers, after: int, stop: int) -> bool:
    """Tell whether a speech verb has its content after it, past addressee and adjuncts."""
    if after >= stop or (layers.flags[after] & PUNCT and layers.text.words[after].kind != "colon"):
        return False
    if layers.flags[after] & COMP:
        return True
    if clause(layers, after, stop) >= 0:
        return True
    end = noun_phrase(layers, after, stop) if starts_name(layers, after) else after
    if end > after and end < stop:
        return layers.grams[end].base == "that" or clause(layers, end, stop) >= 0
    return False


def stretch_before(layers: Layers, floor: int, last: int) -> Filled | None:
    """Give the clause or quotation before ``last`` as content; None if nothing stands there."""
    words, flags = layers.text.words, layers.flags
    end = last
    while (
        end > floor and flags[end - 1] & PUNCT and words[end - 1].kind in ("comma", "dash", "stop")
    ):
        end -= 1
    first = floor
    while first < end and flags[first] & PUNCT and not flags[first] & QUOTE:
        first += 1
    if first >= end:
        return None
    text, partner = layers.text, layers.text.partner
    closing = partner.get(end - 1) if flags[end - 1] & QUOTE else None
    if closing is not None:
        quotation = text.quotations[closing]
        inside = quotation.last - quotation.first
        if (
            quotation.last == end - 1
            and quotation.first >= floor
            and (quotation.first == first or inside > 2 * (quotation.first - first))
        ):
            inner = end - 1
            while inner > quotation.first + 2 and words[inner - 1].kind == "comma":
                inner -= 1
            stop = text.ends[inner - 1] if inner < end - 1 else quotation.end
            return Filled("", quotation.start, stop, quotation.first + 1, inner, quoted=True)
        end -= 1
    start = text.starts[first]
    if flags[first] & QUOTE:
        at = partner.get(first)
        if at is not None and text.quotations[at].last >= end - 1:
            start = text.ends[first]
    if end - first < 2 or layers.grams[end - 1].base == "than":
        return None  # «later than the ministry said»
    return Filled("", start, text.ends[end - 1], first, end)


def preposition(layers: Layers, j: int, value: str) -> int:
    """Give the position after the preposition ``value`` at ``j``, or -1."""
    if j >= len(layers.grams):
        return -1
    base = layers.grams[j].base
    if base == value:
        return j + 1
    if layers.flags[j] & QUOTE and value == "to" and j + 1 < len(layers.grams):
        return j + 2 if layers.grams[j + 1].base == "to" else -1
    if base == "not" and value == "to" and j + 1 < len(layers.grams):
        return j + 2 if layers.grams[j + 1].base == "to" else -1
    return -1


def pronoun_object(_layers: Layers, _j: int, _value: str) -> bool:
    """Tell whether a preposition carries its pronoun; never in English."""
    return False
