"""Arabic content: how far what was said reaches.

Content runs over the reported clause, its relatives and adjuncts, and stops before what belongs
to the sentence around it: a participle of speech, a source, a new speech verb with و, an
independent clause after a comma. Source: GUIDELINES of the contract; arabic.md C13, C15, C30.
"""

from hudna.language.words import Sentence
from hudna.reading.layers import Layers
from hudna.reading.lexicon import (
    ACCORD,
    BREAK,
    COMP,
    KANA,
    NEG,
    PREP,
    PUNCT,
    PURSUANT,
    QUOTE,
    VERB,
    WORD,
    Hit,
)

_FRAGMENT = 7
_FINITE = ("perfect", "imperfect", "future")


def content_end(layers: Layers, first: int, stop: int) -> int:
    """Give the end of the content that begins at token ``first``, at most ``stop``.

    A reported clause runs further than a noun phrase: a phrase ends where a clause of the
    writer's own begins.
    """
    words, flags, partner = layers.text.words, layers.flags, layers.text.partner
    phrase = not flags[first] & COMP and not (flags[first] & QUOTE and flags[first + 1] & COMP)
    j = first
    while j < stop:
        flag = flags[j]
        if flag & PUNCT:
            word = words[j]
            if flag & QUOTE:
                at = partner.get(j)
                if at is None:
                    return j
                quotation = layers.text.quotations[at]
                if quotation.first == j:
                    if quotation.last >= stop:
                        return min(stop, quotation.last)
                    j = quotation.last
                    if _wraps(quotation.first, first) and _ends_here(layers, j + 1, stop):
                        return j
                elif quotation.first >= first - 1 and quotation.last - quotation.first <= _FRAGMENT:
                    if _ends_here(layers, j + 1, stop):
                        return j
                else:
                    return j
            elif word.kind == "comma" and j + 1 < stop:
                if _breaks_after_comma(layers, j + 1, stop):
                    return j
                if phrase and (_starts_clause(layers, j + 1) or _dates_act(layers, j + 1)):
                    return j
            elif word.kind == "stop" and j > first:
                return j
        elif j > first and flag & WORD:
            if breaks_here(layers, j, stop) or (phrase and _leaves_phrase(layers, j)):
                return j
            if not phrase and _turns_away(layers, j, stop):
                break
        j += 1
    while j > first and flags[j - 1] & PUNCT and words[j - 1].kind in ("stop", "comma", "dash"):
        j -= 1
    return j


def _dates_act(layers: Layers, j: int) -> bool:
    """Tell whether «، بعد ساعات من …» after a noun phrase says when the act was, not what."""
    word = layers.text.words[j]
    return not word.conj and layers.grams[j].base in layers.lexicon.members("clauses.datings")


def _leaves_phrase(layers: Layers, j: int) -> bool:
    """Tell whether the writer's own clause begins at ``j``, seen from a noun phrase."""
    gram, word = layers.grams[j], layers.text.words[j]
    if gram.base == "منذ":
        return layers.text.words[j - 1].kind != "comma"
    if gram.base in layers.lexicon.members("clauses.turning_away") or gram.base.startswith("لكن"):
        return not layers.flags[j - 1] & PREP  # «إلى حيث كانت»
    if gram.flags & COMP and word.conj:
        return True  # «… وأن», «… فإنها» go on with the clause around the phrase
    return word.conj == "و" and bool(gram.flags & VERB) and not word.prep


def _starts_clause(layers: Layers, j: int) -> bool:
    """Tell whether a finite verb leads right after a comma."""
    gram, word = layers.grams[j], layers.text.words[j]
    if word.conj or word.article or word.prep:
        return gram.base.startswith("لكن")
    if gram.flags & VERB or gram.base in ("لا", "لم", "ولم") or gram.base.startswith("لكن"):
        return True
    if not gram.hits or gram.flags & PREP:
        return False
    hit = gram.hits[0]
    return hit.kind == "perfect" or (hit.kind == "imperfect" and hit.person == 1)


def _turns_away(layers: Layers, j: int, stop: int) -> bool:
    """Tell whether «لكنه شدد على» leaves the reported clause for the writer's next report."""
    if not layers.grams[j].base.startswith("لكن") or j + 1 >= stop:
        return False
    for hit in layers.grams[j + 1].hits:
        if hit.kind == "perfect" and completes(layers, j + 1, hit, stop):
            return True
    positions = layers.lexicon.members("clauses.denied_positions")
    negated = layers.flags[j + 1] & NEG and j + 2 < stop  # «لكنه لم يستبعد»
    return bool(negated) and any(h.verb.lemma in positions for h in layers.grams[j + 2].hits)


def _someone_reports(layers: Layers, j: int, stop: int) -> bool:
    """Tell whether «، لكن سكانا أكدوا أن» brings another speaker's report."""
    for k in range(j + 1, min(stop, j + 9)):
        if layers.flags[k] & (COMP | PUNCT):
            return False
        for hit in layers.grams[k].hits:
            if hit.kind == "perfect" and completes(layers, k, hit, stop):
                return True
    return False


def _wraps(quote: int, first: int) -> bool:
    """Tell whether the quotation opens at the content's beginning (after its complementiser)."""
    return quote - first <= 1


def _ends_here(layers: Layers, j: int, stop: int) -> bool:
    """Tell whether nothing of the clause follows the closing mark."""
    if j >= stop:
        return True
    word = layers.text.words[j]
    return word.kind in ("stop", "comma") or bool(word.conj) or breaks_here(layers, j, stop)


def _breaks_after_comma(layers: Layers, j: int, stop: int) -> bool:
    """Tell whether the clause after a comma is outside the content."""
    gram, word = layers.grams[j], layers.text.words[j]
    if gram.flags & ACCORD and not _is_pursuant(layers, j, stop):
        return True
    full = word.norm
    if gram.flags & BREAK and (word.conj != "و" or full in layers.lexicon.breaks):
        return True
    if full in layers.lexicon.breaks:
        return True
    nxt = layers.grams[j + 1].base if j + 1 < stop else ""
    if gram.base == "في" and nxt in ("حين", "وقت") and not word.conj:
        return True
    if (
        gram.base in ("لم", "لا")
        and word.conj == "و"
        and nxt in layers.lexicon.members("clauses.withheld_verbs")
    ):
        return True
    if gram.base.startswith("لكن") and _someone_reports(layers, j, stop):
        return True
    return breaks_here(layers, j, stop)


def breaks_here(layers: Layers, j: int, stop: int) -> bool:
    """Tell whether the word at ``j`` begins something outside the content, comma or not."""
    gram, word = layers.grams[j], layers.text.words[j]
    if gram.flags & ACCORD:
        return not _is_pursuant(layers, j, stop) and j + 1 < stop
    for hit in gram.hits:
        joined = word.conj == "و" and layers.text.words[j - 1].kind == "comma"
        bare = hit.gender == "f" and layers.text.words[j - 1].kind != "comma"
        if layers.grams[j - 1].base in ("غير", "شبه") or layers.flags[j - 1] & KANA:
            bare = True  # «مفاوضات غير معلنة», «كان مقررا»: adjectives
        if (
            hit.kind == "participle"
            and not word.article
            and not word.prep
            and not bare
            and (joined or not word.conj)
        ):
            if not gram.flags & PREP and completes(layers, j, hit, stop):
                return True
        if hit.kind in _FINITE and hit.person == 3 and word.conj == "و":
            if completes(layers, j, hit, stop):
                return True
    return False


def completes(layers: Layers, j: int, hit: Hit, stop: int) -> bool:
    """Tell cheaply whether a frame of the verb seems to be filled after ``j``."""
    frames = hit.verb.frames
    words, flags, grams = layers.text.words, layers.flags, layers.grams
    wanted: set[str] = set()
    clause = quote = False
    for frame in frames:
        for slot in frame.slots:
            if slot.kind == "C":
                clause = True
            elif slot.kind == "Q":
                quote = True
            elif slot.kind in ("prep", "word"):
                wanted.add(slot.value)
    limit = min(stop, j + 14)
    passed = j
    for k in range(j + 1, limit):
        flag = flags[k]
        if k <= passed:
            continue
        if flag & COMP:
            return clause or flag & PREP != 0 or bool(wanted)
        at = layers.text.partner.get(k) if flag & QUOTE else None
        if k == j + 1 and at is not None and not quote:
            passed = layers.text.quotations[at].last  # «متهما "المجموعات" بارتكاب»
            continue
        if flag & QUOTE or words[k].kind == "colon":
            return quote
        if words[k].kind == "stop":
            return False
        if grams[k].base in wanted or words[k].prep in wanted:
            return True
    for frame in frames:
        if (
            frame.slots[0].kind in ("N", "A", "T", "nothing")
            and j + 1 < stop
            and flags[j + 1] & WORD
        ):
            return hit.kind == "participle" or not hit.verb.weak
    return False


def _is_pursuant(layers: Layers, j: int, stop: int) -> bool:
    """Tell whether an according-to form names a rule rather than a source (وفقا للقرار)."""
    k = j + 1
    if k < stop and layers.grams[k].base in ("ل", "إلى"):
        k += 1
    return k < stop and bool(layers.flags[k] & PURSUANT)


def main_clause(layers: Layers, sentence: Sentence, cue: int) -> tuple[int, int] | None:
    """Give the stretch before a source that closes the sentence: «…، بحسب مصدر»."""
    words, flags = layers.text.words, layers.flags
    last = cue
    while last > sentence.first and flags[last - 1] & PUNCT and not flags[last - 1] & QUOTE:
        last -= 1
    first = sentence.first
    while first < last and (flags[first] & PUNCT and not flags[first] & QUOTE):
        first += 1
    while first < last and (flags[first] & KANA and words[first].conj):
        break
    return (first, last) if last > first else None
