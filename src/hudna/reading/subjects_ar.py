"""Arabic subjects: whom a speech verb is about, after it, before it, or carried.

Order of search (arabic.md C29, C11, C39): the noun phrase after the verb; the antecedent of a
relative; the topic before the verb in its clause; else nothing, and the speaker is carried.
"""

import msgspec

from hudna.language.words import Sentence
from hudna.reading.clauses_ar import antecedent_of, clause_start
from hudna.reading.joins_ar import coordinates, past_source_note, prepositional_end, skip_one
from hudna.reading.layers import Layers
from hudna.reading.lexicon import (
    ACCORD,
    ADVERB,
    AUX,
    BODY,
    BOUND,
    COMP,
    DOCUMENT,
    KANA,
    MEDIUM,
    NEG,
    PEOPLE,
    PREP,
    PRONOUN,
    QUOTE,
    REL,
    ROLE,
    SUB,
    VERB,
    WORD,
    Hit,
)
from hudna.reading.phrases_ar import noun_phrase
from hudna.reading.speakers import is_actorlike, name_gender

_MASCULINE_SINGULAR_AH = ("طه",)


class Subject(msgspec.Struct, gc=False):
    """Where a verb's subject stands.

    Attributes:
        where: ``after`` ``before`` ``relative`` ``carried``.
        phrases: Token ranges, one a speaker.
        next: Where the verb's slots may begin.
        antecedent: The noun phrase that a relative clause hangs on, if the verb is in one.
        pronoun: The pronoun on the complementiser before the verb (إنهما), or empty.
    """

    where: str
    phrases: list[tuple[int, int]]
    next: int
    antecedent: tuple[int, int] | None = None
    pronoun: str = ""


def find_subject(layers: Layers, i: int, hit: Hit, sentence: Sentence, stop: int) -> Subject:
    """Find the subject of the verb at token ``i``."""
    clause, opener = clause_start(layers, i, sentence.first)
    antecedent = None
    if opener is not None and layers.flags[opener] & REL:
        antecedent = antecedent_of(layers, opener, sentence.first)
    if hit.person == 1:
        return Subject("carried", [], i + 1, antecedent)
    bound = _bound_pronoun(layers, i, opener)
    if bound:
        return Subject("carried", [], i + 1, None, bound)
    if antecedent is None or i - clause > 1:
        before = _subject_before(layers, i, hit, clause)
        if before is not None and hit.suffix and not is_actorlike(layers, *before.phrases[0]):
            own = _subject_after(layers, i, hit, stop)  # «هدنة أعلنتها X»: the noun is its object
            before = own if own is not None and is_actorlike(layers, *own.phrases[0]) else before
        if before is not None:
            before.antecedent = antecedent
            return before
    after = None
    if hit.number in ("s", "") and hit.person in (3, 0):
        after = _subject_after(layers, i, hit, stop)
    if after is None or not is_actorlike(layers, *after.phrases[0]):
        near = _adjacent_indefinite(layers, i, clause) if antecedent is None else None
        if near is not None:
            return near
    if after is not None:
        after.antecedent = antecedent
        return after
    if antecedent is not None and not hit.suffix:
        first, last = antecedent
        joined = layers.text.words[i].conj == "و" and layers.text.words[i - 1].kind == "comma"
        if joined and not is_actorlike(layers, first, last):
            return Subject("carried", [], i + 1)  # «رحب بالاتفاق الذي …، وأشاد بـ»
        if last - first > 1 and layers.grams[first].base in layers.lexicon.members(
            "counts.lists.number"
        ):
            first += 1  # «عدد الفصائل التي أعلنت»: they did
        return Subject("relative", [(first, last)], i + 1, antecedent)
    pronoun = ""
    if opener is not None and layers.flags[opener] & COMP and opener + 1 == clause:
        pronoun = layers.grams[opener].base[2:]
    return Subject("carried", [], i + 1, antecedent, pronoun)


def _bound_pronoun(layers: Layers, i: int, opener: int | None) -> str:
    """Give the pronoun on the word that opens the verb's clause: إنهما، لكنه، لأنها."""
    if opener is None:
        return ""
    for k in range(opener + 1, i):
        if not layers.flags[k] & (KANA | ADVERB | AUX):
            return ""
    base = layers.grams[opener].base
    for stem in ("لكن", "لأن", "بأن", "إن", "أن", "ان"):
        if base.startswith(stem) and len(base) > len(stem):
            return base[len(stem) :]
    return ""


def _subject_after(layers: Layers, i: int, hit: Hit, stop: int) -> Subject | None:
    """Find the noun phrase after the verb, past adverbs and times."""
    flags, words = layers.flags, layers.text.words
    j = i + 1
    for _ in range(6):
        if j >= stop:
            return None
        flag = flags[j]
        if flag & QUOTE and _quoted_name(layers, j, stop, hit):
            break
        if flag & (COMP | QUOTE | REL | NEG) or words[j].kind == "colon":
            return None
        if hit.suffix and words[j].kind == "comma":
            return None  # «في بيان أصدره أمس، جميع الأطراف»: who comes after is another's object
        if (
            (
                layers.in_time[j]
                or words[j].kind in ("comma", "open", "dash")
                or words[j].surface == "#"
            )
            or (flag & ADVERB and not layers.name_at.get(j))
            or flag & BOUND
        ):
            pass
        elif flag & PREP or words[j].prep:
            if not _adjunct_before_subject(layers, j, stop):
                return None
        else:
            break
        nxt = skip_one(layers, j, stop)
        if nxt == j:
            return None
        j = nxt
    if j < stop and flags[j] & QUOTE:
        end = noun_phrase(layers, j, stop)
        return Subject("after", [(j, end)], end) if end > j else None
    if j >= stop or flags[j] & (COMP | QUOTE | REL | NEG | PREP | SUB | KANA | VERB | ACCORD):
        return None
    if words[j].conj or not flags[j] & WORD:
        return None
    end = noun_phrase(layers, j, stop)
    if end == j or not _may_be_subject(layers, j, end, hit):
        return None
    called = _called(layers, end, stop)
    if called is not None:
        return Subject("after", [called], called[1] + 1)
    phrases = coordinates(layers, j, end, stop)
    return Subject("after", phrases, past_source_note(layers, phrases[-1][1], stop))


def _called(layers: Layers, j: int, stop: int) -> tuple[int, int] | None:
    """Give the name in «جماعة تسمي نفسها "…"», which says what somebody calls himself."""
    if j >= stop or layers.grams[j].base not in layers.lexicon.members("clauses.calling_verbs"):
        return None
    for k in range(j + 1, min(stop, j + 4)):
        at = layers.text.partner.get(k) if layers.flags[k] & QUOTE else None
        if at is None:
            continue
        quotation = layers.text.quotations[at]
        if quotation.first == k and quotation.last < stop:
            return k + 1, quotation.last
    return None


def _quoted_name(layers: Layers, j: int, stop: int, hit: Hit) -> bool:
    """Tell whether a quotation right after the verb is a name: وأعلنت "وزارة الدفاع" التابعة."""
    at = layers.text.partner.get(j)
    if at is None or hit.verb.carry:
        return False
    quotation = layers.text.quotations[at]
    if quotation.first != j or quotation.last - j > 5 or quotation.last + 1 >= stop:
        return False
    after = quotation.last + 1
    return bool(layers.flags[after] & (COMP | WORD)) and not layers.text.words[after].conj


def _adjunct_before_subject(layers: Layers, j: int, stop: int) -> bool:
    """Tell whether an adjunct stands between verb and subject (وأعلن في بيان الجيش)."""
    if layers.grams[j].base not in ("في", "من", "خلال", "عقب", "بعد", "قبل"):
        return False
    nxt = skip_one(layers, j, stop)
    if nxt == j or nxt >= stop:
        return False
    if layers.text.words[nxt].kind == "comma" and nxt + 1 < stop:
        nxt += 1
    return layers.name_at.get(nxt) is not None and not layers.text.words[nxt].prep


def _may_be_subject(layers: Layers, first: int, last: int, hit: Hit) -> bool:
    """Tell by agreement whether the phrase can be the subject (arabic.md C29)."""
    found, word = layers.name_at.get(first), layers.text.words[first]
    if found is not None and found.actor is not None:
        gender = name_gender(layers, found)
        return not (gender and hit.gender and gender != hit.gender)
    norm = word.norm[len(word.conj) :]
    if norm.endswith("ين") and len(norm) > 4 and word.article and not layers.within[first]:
        if not layers.flags[first] & ROLE:
            return False  # a sound plural in the oblique case is an object
    construct = first + 1 < last and layers.text.words[first + 1].article
    if norm.endswith("ا") and norm[:-1] in layers.lexicon.nouns and not construct:
        return False  # an indefinite accusative is an object
    if hit.gender == "m" and norm.endswith("ة") and not layers.within[first]:
        if norm.removeprefix("ال") in layers.lexicon.members("clauses.men_in_ta"):
            return True
        return not (word.article or word.stem in layers.lexicon.nouns)
    if hit.gender == "m" and word.article and norm.endswith("ات") and not layers.within[first]:
        return False
    plain = (word.core[2:] if word.article else word.core) if not word.suffix else word.stem
    if hit.gender == "m" and plain in layers.lexicon.members("clauses.feminine_plurals"):
        return False  # «دعا الأطراف»: they are asked
    if last - first > 1 and (word.suffix or word.article):
        second = layers.text.words[first + 1]
        if second.article and second.norm.endswith("ين") and not layers.within[first + 1]:
            return False  # «رعاتها الإقليميين»: an oblique adjective marks an object
    return not (word.suffix and not found and last - first == 1 and hit.verb.weak)


def _subject_before(layers: Layers, i: int, hit: Hit, clause: int) -> Subject | None:
    """Find the topic of the clause before the verb: «إن الجانبين أكدا», «الحركة أعلنت»."""
    flags, words = layers.flags, layers.text.words
    topical = layers.grams[clause].base in ("أما", "اما")
    if words[i].conj and i > clause and not (words[i].conj == "ف" and topical):
        return None
    j = clause + 1 if topical else clause
    while j < i and (flags[j] & (AUX | KANA | ADVERB | SUB | NEG) or layers.in_time[j]):
        if layers.name_at.get(j) or flags[j] & PREP:
            break
        j += 1
    if j >= i or _ends_in_lone_comma(layers, j, i):
        return None
    for _ in range(8):
        if j >= i:
            return None
        if flags[j] & PREP:
            nxt = prepositional_end(layers, j, i)
            if nxt == j:
                return None
            j = nxt
            continue
        if flags[j] & WORD and not flags[j] & (PREP | COMP | REL | KANA | VERB | ACCORD | PRONOUN):
            found = layers.name_at.get(j)
            if not words[j].prep and (found or not _is_finite(layers, j)):
                break
            if not words[j].prep:
                return None
        nxt = skip_one(layers, j, i)
        if nxt == j:
            return None
        j = nxt
    else:
        return None
    end = noun_phrase(layers, j, i)
    if end == j or not _may_be_topic(layers, j, hit):
        return None
    phrases = coordinates(layers, j, end, i)
    k = phrases[-1][1]
    while k < i:
        if flags[k] & (AUX | KANA | ADVERB | NEG) or layers.in_time[k]:
            k += 1
            continue
        nxt = skip_one(layers, k, i)
        if nxt == k:
            if words[k].kind == "comma" or (flags[k] & WORD and words[k - 1].kind == "comma"):
                inner = noun_phrase(layers, k, i)
                if inner > k:
                    k = inner
                    continue
            return None
        k = nxt
    return Subject("before", phrases, i + 1)


def _ends_in_lone_comma(layers: Layers, j: int, i: int) -> bool:
    """Tell whether one comma alone parts what leads from the verb: «في المقابل، نفت»."""
    words = layers.text.words
    if words[i - 1].kind != "comma":
        return False
    return not any(words[k].kind == "comma" for k in range(j, i - 1))


def _may_be_topic(layers: Layers, first: int, hit: Hit) -> bool:
    norm = layers.text.words[first].norm
    governed = first > 0 and bool(layers.flags[first - 1] & COMP)  # «أن مسؤولا قال»
    if norm.endswith("ا") and norm[:-1] in layers.lexicon.nouns and not layers.within[first]:
        if not governed:
            return False  # «شروطا اقترحتها»: an object on which the verb hangs
    found = layers.name_at.get(first)
    if found is None or found.actor is None or hit.number != "s":
        return True
    gender = name_gender(layers, found)
    return not (gender and hit.gender and gender != hit.gender)


def _is_finite(layers: Layers, j: int) -> bool:
    hits = layers.grams[j].hits
    return bool(hits) and hits[0].kind in ("perfect", "imperfect", "future")


def _adjacent_indefinite(layers: Layers, i: int, low: int) -> Subject | None:
    """Find an indefinite phrase right before the verb: «مشروع قرار يدعو إلى»."""
    flags, words = layers.flags, layers.text.words
    j = i - 1
    while j > low and layers.in_time[j]:
        j -= 1
    if j > low and layers.within[j]:
        found = layers.names[layers.within[j] - 1]
        if words[found.first].prep == "ل" and found.first > low:
            head = found.first - 1  # «قرار لمجلس الأمن يدعو»
            if flags[head] & DOCUMENT and not words[head].article:
                return Subject("before", [(head, i)], i + 1)
    if j < low or not flags[j] & WORD or words[j].article or layers.within[j] or words[j].suffix:
        return None
    if i + 1 < len(flags) and flags[i + 1] & BOUND and flags[j] & (DOCUMENT | MEDIUM):
        return None  # «بيانا قالت فيه»: the document is where, not who
    if flags[j] & (PREP | COMP | REL | NEG | SUB | KANA | VERB | ADVERB | PRONOUN | ACCORD):
        return None
    if layers.in_time[j]:
        return None
    while j > low and _continues_back(layers, j):
        j -= 1
    if not layers.flags[j] & (DOCUMENT | MEDIUM | PEOPLE | BODY | ROLE):
        return None
    if layers.grams[j].hits and layers.grams[j].hits[0].kind in ("perfect", "imperfect"):
        return None
    return Subject("before", [(j, i)], i + 1)


def _continues_back(layers: Layers, j: int) -> bool:
    """Tell whether the phrase goes on before ``j``."""
    word = layers.text.words[j]
    if word.prep or word.conj:
        return False
    flag, prev = layers.flags[j - 1], layers.text.words[j - 1]
    if not flag & WORD or prev.article or layers.within[j - 1]:
        return False
    return not flag & (PREP | COMP | REL | NEG | SUB | KANA | VERB | ADVERB | ACCORD)
