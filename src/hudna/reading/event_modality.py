"""Whether an event is said to have happened: negation, plans, conditions, wishes, doubts.

In: a clue, its words and the statements around it. Out: a modality of the contract, or nothing
where no event is reported at all (a wish, a threat, the stopping of something).
"""

from hudna.reading.drafts import Draft
from hudna.reading.event_clues import Clue
from hudna.reading.event_words import EventWords
from hudna.reading.layers import Layers
from hudna.reading.lexicon import ADVERB, BODY, COMP, DET, PEOPLE, PREP, PUNCT, REL
from hudna.reading.verbs_en import is_finite

_WISHES = frozenset(("request", "propose", "promise", "threaten", "warn", "accept", "reject"))
_BEFORE = 6
_CLAUSE = 8
_DUTY = 14
_NEAR = 4


def modality_of(layers: Layers, words: EventWords, clue: Clue, draft: Draft | None) -> str:
    """Give the modality of a clue; empty where it reports no event."""
    if clue.type == "coerce" and clue.sort == "noun" and _imposed(layers, words, clue):
        return "actual"
    if clue.sort == "noun" and _stopped(layers, words, clue):
        return ""
    state = _own(layers, words, clue)
    if draft is not None:
        if draft.act in _WISHES and not _told(layers, words, clue):
            return ""
        if draft.modality in ("conditional", "hypothetical", "planned") and state == "actual":
            return ""
        if (draft.act == "deny") != draft.negated and state == "actual":
            return "denied"
    return state


def _told(layers: Layers, words: EventWords, clue: Clue) -> bool:
    """Tell whether a clue inside a wish is told as past: a verb in the perfect, "the X that"."""
    if clue.sort == "verb" and clue.kind == "perfect":
        # «طلبت عقد اجتماع»: the form is a verbal noun too, and is one without a conjunction.
        word = layers.text.words[clue.first]
        return bool(word.conj) or not words.stands("masdars", layers.grams[clue.first].base)
    after = clue.last
    while after < clue.high and after < clue.last + 3:
        if layers.flags[after] & REL:
            return True
        after += 1
    return False


def _stopped(layers: Layers, words: EventWords, clue: Clue) -> bool:
    """Tell whether the noun before a clue takes it back: «وقف القصف», "an end to the shelling"."""
    texts, flags = layers.text.words, layers.flags
    first = texts[clue.first]
    if words.arabic and clue.object > 0 and first.prep == "ل":
        return True  # a verbal noun of purpose: «لإحراز تقدم»
    if first.conj and not first.prep:
        return False
    linked = bool(first.prep)
    talks = clue.type.startswith("consult")
    for seen, j in enumerate(range(clue.first - 1, max(clue.low, clue.first - _BEFORE) - 1, -1)):
        word = texts[j]
        if flags[j] & PUNCT:
            if word.kind in ("quote", "other"):
                continue
            return False
        lists = words.lists_of(word)
        if "stops" in lists and (seen == 0 or linked):
            return not (talks and "held" in lists)
        if "aspects" in lists:
            linked = True
        if layers.grams[j].base == "for" and not clue.type.startswith("assault"):
            return True
        if "after" in lists and layers.grams[j].base not in ("in", "by", "from"):
            return False  # «بعد محادثات» hangs on no stopping
        if not words.arabic:
            if flags[j] & (PREP | DET | ADVERB):
                linked = True
            elif layers.grams[j].base in ("and", "or"):
                return False
            continue
        if flags[j] & PREP or word.prep or "negators" in lists:
            linked = True
        elif flags[j] & COMP or (word.conj and not layers.within[j]):
            return False
    return False


def _imposed(layers: Layers, words: EventWords, clue: Clue) -> bool:
    """Tell whether a siege to be lifted stands: «رفع الحصار المفروض», "the siege that it imposed"."""
    for j in range(clue.last, min(clue.high, clue.last + 3)):
        if layers.flags[j] & REL or words.has("imposed", layers.text.words[j]):
            return True
    return False


def _own(layers: Layers, words: EventWords, clue: Clue) -> str:
    """Give the modality that the clause itself shows."""
    texts = layers.text.words
    if clue.sort == "verb":
        if clue.kind == "imperfect" and words.arabic and texts[clue.first].future:
            return "planned"
        if not words.arabic and clue.kind == "imperfect" and _infinitive(layers, clue):
            return _english_infinitive(layers, clue)
        open_verb = words.arabic and clue.kind == "imperfect" and clue.first
        if open_verb and words.stands("to_do", layers.grams[clue.first - 1].base):
            return "planned"
        if not words.arabic and _nobody(layers, words, clue):
            return "denied"
        noun_too = words.arabic and words.stands("masdars", layers.grams[clue.first].base)
        if noun_too and _undone(layers, words, clue):
            return "denied"
        previous = _previous(layers, clue)
        if previous >= clue.low and words.has("negators", texts[previous]):
            base = layers.grams[previous].base
            return "denied" if words.stands("past_negators", base) else ""
        wished = words.arabic and clue.kind == "imperfect" and previous >= clue.low
        if wished and words.has("plans", texts[previous]):
            return "planned"
    else:
        for j in range(clue.last, min(clue.high, clue.last + 3)):
            if texts[j].kind != "word":
                break
            if words.arabic and words.has("prospective", texts[j]):
                return "planned"
        if words.arabic and _undone(layers, words, clue):
            return "denied"
        if words.arabic and _wished(layers, words, clue):
            return "planned"
        if _promised(layers, words, clue):
            return "planned"
        if any(
            layers.grams[j].base in words.sets["duties"]
            for j in range(clue.last, min(clue.high, clue.last + _DUTY))
        ):
            return "planned"
        if not words.arabic:
            for j in range(max(clue.low, clue.first - 3), clue.first):
                if words.has("prospective", texts[j]) and layers.grams[j].base != "new":
                    return "planned"
    return _clause(layers, words, clue)


def _nobody(layers: Layers, words: EventWords, clue: Clue) -> bool:
    """Tell whether the verb's subject is nobody: "no forces had left", "neither X nor Y struck"."""
    for j in range(clue.first - 1, max(clue.low, clue.first - _CLAUSE) - 1, -1):
        if layers.flags[j] & (PUNCT | REL | COMP | PREP) or is_finite(layers, j):
            return False  # «no hope of aid being delivered»
        if layers.grams[j].base in words.sets["no_subjects"]:
            return True
    return False


def _undone(layers: Layers, words: EventWords, clue: Clue) -> bool:
    """Tell whether a verb of doing before a noun is negated: «لم تشن أي هجوم», «لم يتعمد قصف»."""
    texts = layers.text.words
    for j in range(clue.first - 1, max(clue.low, clue.first - _NEAR) - 1, -1):
        if layers.flags[j] & PUNCT or (texts[j].conj and j < clue.first - 1):
            return False
        if not (words.has("launches", texts[j]) or words.has("intends", texts[j])):
            continue
        before = j - 1
        if before >= clue.low and words.has("being", texts[before]):
            before -= 1  # «لم يكن ليتعمد»
        return before >= clue.low and words.stands("past_negators", layers.grams[before].base)
    return False


def _promised(layers: Layers, words: EventWords, clue: Clue) -> bool:
    """Tell whether a noun and what belongs to it is to come: "a conference on X will follow"."""
    for j in range(clue.last, min(clue.high, clue.last + _BEFORE)):
        if layers.text.words[j].kind != "word":
            return False
        if layers.grams[j].base in words.sets["promised"]:
            return True
    return False


def _wished(layers: Layers, words: EventWords, clue: Clue) -> bool:
    """Tell whether the clause begins with «أن» and an imperfect: what is to happen."""
    j = clue.low - 1
    if j < 0 or not words.stands("to_do", layers.grams[j].base) or clue.low >= clue.first:
        return False
    word = layers.text.words[clue.low]
    known = word.stem in layers.lexicon.nouns or layers.within[clue.low]
    return word.norm[:1] in "يت" and not known and not layers.flags[clue.low] & (BODY | PEOPLE)


def _previous(layers: Layers, clue: Clue) -> int:
    j = clue.first - 1
    while (
        j >= clue.low and layers.flags[j] & ADVERB and layers.grams[j].base not in ("not", "never")
    ):
        j -= 1
    return j


def _infinitive(layers: Layers, clue: Clue) -> bool:
    return clue.first > clue.low and layers.grams[clue.first - 1].base == "to"


def _english_infinitive(layers: Layers, clue: Clue) -> str:
    """Read "managed to seize" as done, any other infinitive as planned."""
    if clue.first - 2 >= clue.low:
        base = layers.grams[clue.first - 2].base
        if base in ("managed", "continued", "continue", "began", "succeeded", "continuing"):
            return "actual"
    return "planned"


def _clause(layers: Layers, words: EventWords, clue: Clue) -> str:
    """Look for a condition or a plan in front of the clue in its clause."""
    texts = layers.text.words
    for j in range(clue.first - 1, max(clue.low, clue.first - _CLAUSE) - 1, -1):
        word = texts[j]
        if layers.flags[j] & PUNCT and word.kind in ("comma", "stop", "colon"):
            break
        if clue.sort == "noun" and words.stands("times", layers.grams[j].base):
            break  # «دعا خلال الجلسة»: the meeting took place
        if words.arabic:
            if _condition(layers, words, j):
                return "conditional"
            if word.future or _plan(layers, words, j):
                return "planned"
            if word.conj and clue.sort == "verb":
                break
        else:
            base = layers.grams[j].base
            if _condition(layers, words, j):
                return "conditional"
            if base in words.sets["plans"] and base not in ("to", "can", "set", "due"):
                return "planned"
            if base in words.sets["negators"] and clue.sort == "noun" and clue.first - j <= 3:
                return ""
    return "actual"


def _condition(layers: Layers, words: EventWords, j: int) -> bool:
    """Tell whether a token, or it and the one before, opens a condition: «إذا», «في حال»."""
    base, conditions = layers.grams[j].base, words.sets["conditions"]
    return base in conditions or (j > 0 and f"{layers.grams[j - 1].base} {base}" in conditions)


def _plan(layers: Layers, words: EventWords, j: int) -> bool:
    base = layers.grams[j].base
    if not words.stands("plans", base):
        return False
    if words.stands("already", base):  # before a perfect it says that something is done
        if j + 1 >= len(layers.text.words):
            return False
        after = layers.text.words[j + 1]
        return after.norm[:1] in "يت" and not words.has("supports", after)
    return True
