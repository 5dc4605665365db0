"""English nouns of speech with their speaker: «Russia's call for», «criticism from Moscow»."""

from hudna.packs.schema import NameEntry, Verb
from hudna.reading.drafting_en import named
from hudna.reading.drafts import Draft, Scene
from hudna.reading.frames import fill
from hudna.reading.layers import Layers
from hudna.reading.lexicon import DET, NUMBER, PREP, PRONOUN, PUNCT, REL, WORD, Hit
from hudna.reading.phrases_back_en import phrase_before
from hudna.reading.phrases_en import coordinates, noun_phrase, starts_name
from hudna.reading.slots import Filled, Grammar
from hudna.reading.speakers import Speaker
from hudna.reading.speakers_en import last_main, speaks
from hudna.reading.verbs_en import is_past, verbish

_POSSESSIVE = ("his", "her", "its", "their")


def read_noun(scene: Scene, i: int, grammar: Grammar) -> Draft | None:
    """Read a noun of speech with its speaker: «Russia's call for», «criticism from Moscow»."""
    layers = scene.layers
    noun = layers.grams[i].noun
    if noun is None or any(
        layers.grams[k].base in ("no", "without", "any")
        for k in range(max(scene.sentence.first, i - 3), i)
    ):
        return None
    stop = scene.quotation_stop(i)
    verb = Verb(lemma=noun.lemma, act=noun.act, frames=noun.frames, acts=noun.acts)
    hit = Hit(verb, "noun")
    speakers, at, where = _noun_speakers(scene, i, stop)
    if not speakers or (where == "pronoun" and _restated(scene, i)):
        return None
    filled = fill(grammar, layers, hit, at, min(stop, at + 60), noun.frames, noun.act)
    if filled is None and at != i + 1:
        filled = fill(grammar, layers, hit, i + 1, min(stop, i + 60), noun.frames, noun.act)
        if filled is not None and filled.last > at - 2:
            cut = next(
                (
                    a
                    for a in range(filled.first, filled.last)
                    if layers.grams[a].base in ("by", "from")
                ),
                -1,
            )
            if cut > filled.first:
                filled.last, filled.end = cut, layers.text.ends[cut - 1]
    if filled is None:
        if (
            noun.weak
            or where in ("demonym", "pronoun")
            or (layers.text.words[i].title and i > scene.sentence.first)
        ):
            return None
        filled = Filled(noun.act, addressees=[], rule="bare")
    cut_at_verb(layers, filled)
    return Draft(
        cue=i,
        cue_span=(layers.text.starts[i], layers.text.ends[i]),
        act=filled.act,
        speakers=speakers,
        addressees=tuple(named(scene, a, b) for a, b in filled.addressees),
        start=filled.start,
        end=filled.end,
        first=filled.first,
        last=filled.last,
        quoted=filled.quoted,
        because=[f"en.noun.{noun.lemma}", f"frame {filled.rule}", f"speaker {where}"],
        main=False,
    )


def cut_at_verb(layers: Layers, filled: Filled) -> None:
    """End the object of a noun before the verb whose subject the whole phrase is."""
    if not filled.rule.endswith(("N", "V", "G", "T")):
        return
    for k in range(filled.first + 1, filled.last):
        if layers.flags[k] & REL or layers.grams[k].base == "that":
            return
        if layers.text.words[k].kind == "comma" or (
            verbish(layers, k) and layers.grams[k - 1].base != "to" and not is_past(layers, k - 1)
        ):
            filled.last, filled.end = k, layers.text.ends[k - 1]
            return


def _restated(scene: Scene, i: int) -> bool:
    """Tell whether the noun is the second word of one act: «reiterated its call for»."""
    layers = scene.layers
    for draft in scene.drafts:
        if draft.cue < i <= draft.cue + 5 and (
            not any(layers.flags[k] & PUNCT for k in range(draft.cue + 1, i))
        ):
            return True
    return False


def _noun_speakers(scene: Scene, i: int, stop: int) -> tuple[tuple[Speaker, ...], int, str]:
    """Give who stands with a noun of speech, where its frame may begin, and how."""
    layers = scene.layers
    floor = scene.sentence.first
    j = i - 1
    while j >= floor and i - j <= 3:
        word = layers.text.words[j]
        if layers.flags[j] & (PUNCT | PREP) or verbish(layers, j):
            break
        if word.norm in _POSSESSIVE and (_is_weak(layers, i) or scene.enclosing(i)):
            break
        if word.norm in _POSSESSIVE:
            return _by_pronoun(scene, i), i + 1, "pronoun"
        if word.possessive or (layers.within[j] and j == i - 1 and _owner(layers, j)):
            first = phrase_before(layers, j + 1, floor)
            if first <= j and speaks(layers, first, j + 1):
                return (named(scene, first, j + 1),), i + 1, "possessor"
            if first <= j and word.possessive and layers.text.words[j].title:
                return (named(scene, first, j + 1),), i + 1, "possessor"
            break
        if (
            word.title
            and (entries := layers.packs.names.get(word.fold))
            and any(e.kind == "demonym" for e in entries)
        ):
            return (_demonym(scene, j, entries),), i + 1, "demonym"
        j -= 1
    return _after_by(scene, i, stop)


def _is_weak(layers: Layers, i: int) -> bool:
    noun = layers.grams[i].noun
    return noun is not None and noun.weak


def _owner(layers: Layers, j: int) -> bool:
    """Tell whether a name right before a noun owns it: «Damascus promises», «Russias call»."""
    found = layers.names[layers.within[j] - 1]
    return found.actor is not None and found.last == j + 1


def _demonym(scene: Scene, j: int, entries: tuple[NameEntry, ...]) -> Speaker:
    layers = scene.layers
    entry = next(e for e in entries if e.kind == "demonym")
    actor = layers.packs.actors.get(entry.id)
    speaker = named(scene, j, j + 1)
    if actor is not None:
        speaker = Speaker(j, j + 1, actor.name, actor.id, actor.gender, actor.number)
    return speaker


def _by_pronoun(scene: Scene, i: int) -> tuple[Speaker, ...]:
    draft = last_main(scene, i)
    if draft is not None:
        return tuple(s.carry() for s in draft.speakers)
    return ()


def _after_by(scene: Scene, i: int, stop: int) -> tuple[tuple[Speaker, ...], int, str]:
    layers = scene.layers
    for k in range(i + 1, min(stop, i + 14)):
        if layers.flags[k] & PUNCT or verbish(layers, k):
            break
        if layers.grams[k].base in ("by", "from") and k + 1 < stop and not layers.in_time[k + 1]:
            if layers.grams[k].base == "from" and k > i + 2:
                break
            end = noun_phrase(layers, k + 1, stop)
            if end > k + 1 and speaks(layers, k + 1, end) and starts_name(layers, k + 1):
                if layers.flags[k + 1] & PRONOUN and not layers.flags[k + 1] & DET:
                    break
                phrases = coordinates(layers, k + 1, end, stop)
                speakers = tuple(named(scene, a, b) for a, b in phrases)
                return speakers, phrases[-1][1], "by"
            break
        if not layers.flags[k] & (WORD | NUMBER):
            break
    return (), i + 1, ""
