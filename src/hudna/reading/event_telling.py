"""Whether an event is told as one that took place, and not only mentioned.

In: a happening and what stands around its clue. Out: yes or no. A number of dead, a verb in the
perfect, a doer and somebody hit, a day make the difference.
"""

from datetime import date, timedelta

from hudna.model.reading import TimeRead
from hudna.reading.event_clues import Clue
from hudna.reading.event_merge import Happening
from hudna.reading.event_settings import times_between
from hudna.reading.event_words import EventWords
from hudna.reading.layers import Layers
from hudna.reading.lexicon import (
    ADVERB,
    COMP,
    DOCUMENT,
    MEDIUM,
    NUMBER,
    PEOPLE,
    PREP,
    REL,
    ROLE,
)

_ASSAULT = "assault."
_WEAK = frozenset(("mobilize", "aid", "coerce", "consult.visit", "consult.meeting", "detain"))
_CRITICISED = frozenset(("person", "party", "government", "body", "agency", "outlet", "court"))
_MADE = frozenset(("agree", "consult.call"))
_PLANNED = frozenset(
    ("consult.meeting", "consult.talks", "agree", "assault.clash", "assault.other", "consult.visit")
)
_ARMS = frozenset(("assault.airstrike", "assault.shelling"))
_YEARS = 2
_NEXT = 5


def is_reported(layers: Layers, words: EventWords, happening: Happening) -> bool:
    """Tell whether enough stands around the clue for it to be a particular event."""
    clue = happening.clue
    if clue.type.startswith(_ASSAULT):
        return _told(layers, words, happening)
    if clue.vague == "deal":
        if happening.modality == "denied":
            return True
        return len(happening.actors) > 1 and _after(layers, words, clue)
    if clue.type == "advance" and clue.kind == "imperfect" and words.arabic:
        return False  # who holds a place, not who takes it
    if clue.type == "detain" and clue.kind == "imperfect" and words.arabic:
        return happening.time is not None  # who is held, not who is taken
    if clue.type == "agree" and _of_texts(layers, words, clue):
        return False
    if clue.type in _MADE:
        # "whatever they sign" tells of no signing
        return bool(happening.actors) or words.arabic or clue.kind != "imperfect"
    if happening.modality == "planned":
        return True
    evidence = bool(
        happening.actors
        or happening.targets
        or happening.time
        or happening.tolls
        or (happening.place and happening.own)
        or clue.object > 0
    )
    if clue.type in _WEAK:
        return evidence or _supported(layers, words, clue) or _after(layers, words, clue)
    if clue.vague == "crowd":
        return _acting(layers, words, clue)
    if clue.type == "aid" and _refused(layers, words, clue):
        return False
    if clue.type == "protest" and words.arabic:
        return _marched(layers, words, happening)
    if clue.vague == "take" and not (
        _supported(layers, words, clue) or _after(layers, words, clue)
    ):
        return False
    if clue.type == "advance":
        return happening.place is not None or clue.object > 0 or _of_ground(layers, words, clue)
    told = clue.sort == "verb" or _supported(layers, words, clue)
    return evidence or told or _after(layers, words, clue)


def _of_texts(layers: Layers, words: EventWords, clue: Clue) -> bool:
    """Tell whether texts agree with each other: «اتفق البيانان», "the two statements agreed"."""
    if clue.sort != "verb" or not words.has("concurs", layers.text.words[clue.first]):
        return False
    step = 1 if words.arabic else -1
    j = clue.last if words.arabic else clue.first - 1
    while clue.low <= j < clue.high and (layers.flags[j] & ADVERB or layers.in_time[j]):
        j += step
    if not clue.low <= j < clue.high:
        return False
    flag = layers.flags[j]
    texts = MEDIUM | DOCUMENT if words.arabic else MEDIUM  # "a deal agreed in Doha" is one
    return bool(flag & texts) and not flag & (PEOPLE | ROLE)


def _of_ground(layers: Layers, words: EventWords, clue: Clue) -> bool:
    """Tell whether ground follows that is taken without its name: "recaptured the hill"."""
    if clue.sort != "verb":
        return False
    texts = layers.text.words[clue.last : min(clue.high, clue.last + _NEXT)]
    return any(words.has("hit", word) for word in texts)


def is_imminent(clue: Clue, time: TimeRead | None, day: date | None) -> bool:
    """Tell whether a plan is for the day of the report or the next."""
    if day is None or time is None or time.since is None or clue.type not in _PLANNED:
        return False
    return time.since[:10] in (day.isoformat(), (day + timedelta(days=1)).isoformat())


def is_history(
    layers: Layers, happening: Happening, times: tuple[TimeRead, ...], latest: str
) -> bool:
    """Tell whether fighting or protest is of years before: the story of the war, not news."""
    clue = happening.clue
    if clue.type not in ("assault.clash", "protest") or not latest:
        return False
    low, high = layers.text.starts[clue.low], layers.text.ends[clue.high - 1]
    mine = [t for t in times_between(times, low, high) if t.since]
    if not mine:
        return False
    return max(int((t.since or "")[:4]) for t in mine) + _YEARS <= int(latest)


def _refused(layers: Layers, words: EventWords, clue: Clue) -> bool:
    """Tell whether help did not come: a negation stands around it in the clause."""
    low, high = max(clue.low, clue.first - 8), min(clue.high, clue.last + 6)
    return any(layers.grams[j].base in words.sets["negators"] for j in range(low, high))


def _marched(layers: Layers, words: EventWords, happening: Happening) -> bool:
    """Tell whether a protest is told as one that took place."""
    clue = happening.clue
    if happening.tolls:
        return True
    timed = happening.time is not None
    supported = _supported(layers, words, clue)
    if clue.sort == "verb":
        return clue.kind == "perfect" or timed
    if words.has("known_one", layers.text.words[clue.first]):
        return supported
    if happening.definite:
        return supported or timed or _after(layers, words, clue)
    people = bool(happening.actors or happening.targets)
    return supported or timed or people or _after(layers, words, clue)


def _acting(layers: Layers, words: EventWords, clue: Clue) -> bool:
    """Tell whether protesters are the subject of a verb right before: «جاب المتظاهرون»."""
    j = clue.first - 1
    texts, flags = layers.text.words, layers.flags
    while j >= clue.low and (
        flags[j] & NUMBER or layers.in_time[j] or words.has("quantifiers", texts[j])
    ):
        j -= 1
    if j < clue.low or texts[j].kind != "word" or flags[j] & (PREP | REL | COMP):
        return False
    word = texts[j]
    if word.article or word.prep or word.suffix or layers.within[j]:
        return False
    if layers.grams[j].hits or not (word.conj or j == clue.low):
        return False  # they say something, or the clause is a side one
    stem = word.core or word.norm
    return stem not in layers.lexicon.nouns and stem[-1:] not in "ةءى"


def _told(layers: Layers, words: EventWords, happening: Happening) -> bool:
    """Tell whether an attack is told as one that took place, not only mentioned."""
    clue = happening.clue
    if happening.tolls or happening.modality in ("denied", "planned"):
        return True  # a number of dead makes any mention an event
    if _verbal(layers, happening) or _tried(layers, words, clue):
        return False
    if clue.sort == "verb":
        if clue.vague == "kill":
            return False
        if happening.time is None and clue.first and layers.flags[clue.first - 1] & REL:
            return False
        if clue.kind == "imperfect" and words.arabic:
            people = bool(happening.actors or happening.targets)
            return happening.time is not None or (people and _supported(layers, words, clue))
        return True
    people = bool(happening.actors) + bool(happening.targets)
    if clue.object > 0 and layers.flags[clue.object - 1] & NUMBER:
        people += 1
    timed = happening.time is not None
    supported = clue.object > 0 or _supported(layers, words, clue)
    if _since(layers, words, clue):
        return False
    if clue.type == "assault.clash":
        return supported or timed or people > 0
    if happening.definite and clue.type in _ARMS:
        return supported and people > 0
    if happening.definite:
        return supported and (people == 2 or timed)
    if clue.vague:
        return people > 0 and (supported or timed)
    if supported:
        return people > 0 or timed or clue.type != "assault.other"
    return people == 2 or (people > 0 and (timed or _after(layers, words, clue)))


def _verbal(layers: Layers, happening: Happening) -> bool:
    """Tell whether an attack without place, time and toll is one of words: on a person or party."""
    if not happening.clue.vague or happening.time is not None or not happening.targets:
        return False
    for _, _, ref, _ in happening.targets:
        actor = layers.packs.actors.get(ref) if ref else None
        if actor is None or actor.kind not in _CRITICISED:
            return False
    return True


def _tried(layers: Layers, words: EventWords, clue: Clue) -> bool:
    """Tell whether a court or an inquiry is what the sentence is about."""
    texts, lists_of = layers.text.words, words.lists_of
    return any("courts" in lists_of(texts[j]) for j in range(clue.left, clue.first))


def _since(layers: Layers, words: EventWords, clue: Clue) -> bool:
    """Tell whether an event only dates something else: «منذ الهجوم», "since the attack"."""
    low = max(clue.low, clue.first - 2)
    return any(words.has("since", layers.text.words[j]) for j in range(low, clue.first))


def _supported(layers: Layers, words: EventWords, clue: Clue) -> bool:
    """Tell whether a verb near a noun says that it took place."""
    texts = layers.text.words
    ahead = 5 if words.arabic else 9
    low, high = max(clue.low, clue.first - 6), min(clue.high, clue.last + ahead)
    around = texts[low : clue.first] + texts[clue.last : high]
    return any("supports" in words.lists_of(word) for word in around)


def _after(layers: Layers, words: EventWords, clue: Clue) -> bool:
    """Tell whether a preposition of time or cause leads to a noun."""
    low = max(clue.low, clue.first - 3)
    return any(words.has("after", layers.text.words[j]) for j in range(low, clue.first))
