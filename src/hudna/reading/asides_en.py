"""English sources, relays and nouns of speech: who speaks beside the verb of a clause.

«According to X», «X's call for», «criticism from X», «quoted as saying», «in a statement».
"""

from hudna.packs.schema import Verb
from hudna.reading.contents_en import content_end, has_verb, stretch_before
from hudna.reading.drafts import Carrier, Draft, Scene
from hudna.reading.frames import Filled, Grammar, fill
from hudna.reading.layers import Layers
from hudna.reading.lexicon import (
    ADVERB,
    BODY,
    DET,
    MEDIUM,
    NUMBER,
    PEOPLE,
    PREP,
    PRONOUN,
    PUNCT,
    PURSUANT,
    REL,
    ROLE,
    WORD,
    Hit,
)
from hudna.reading.phrases_en import (
    coordinates,
    is_past,
    noun_phrase,
    phrase_before,
    starts_name,
    verbish,
)
from hudna.reading.speakers import Speaker
from hudna.reading.subjects_en import Subject, last_main, name_speaker, speaks

_POSSESSIVE = ("his", "her", "its", "their")
_MEDIUM_REACH = 9


def _name(scene: Scene, first: int, last: int) -> Speaker:
    return name_speaker(scene.layers, first, last, scene.memory)


def read_source(scene: Scene, i: int) -> Draft | None:
    """Read «according to X»: the speaker of narration, or the relay of a statement."""
    layers = scene.layers
    j = i + 1
    if j >= scene.stop or layers.grams[j].base != "to":
        return None
    j += 1
    if j >= scene.stop or _is_pursuant(layers, j, scene.stop):
        return None
    end = noun_phrase(layers, j, scene.stop)
    if end == j:
        return None
    phrases = coordinates(layers, j, end, scene.stop)
    speakers = tuple(_name(scene, a, b) for a, b in phrases)
    holder = last_main(scene, i)
    if holder is not None and _passes_on(holder, i):
        holder.carriers[:0] = [Carrier(s, "according_to") for s in speakers]
        return None
    filled = _sourced_content(scene, i, phrases[-1][1])
    if filled is None:
        return None
    return Draft(
        cue=i,
        cue_span=(layers.text.starts[i], layers.text.ends[i + 1]),
        act="state",
        speakers=speakers,
        start=filled.start,
        end=filled.end,
        first=filled.first,
        last=filled.last,
        because=["en.source.according"],
        main=True,
    )


def _passes_on(holder: Draft, i: int) -> bool:
    """Tell whether a source at ``i`` stands right after a statement, so that it relays it."""
    if holder.first < 0:
        return False
    return holder.last <= i <= holder.last + 2 or (holder.last <= holder.cue < i <= holder.cue + 12)


def _is_pursuant(layers: Layers, j: int, stop: int) -> bool:
    end = noun_phrase(layers, j, stop)
    return any(layers.flags[k] & PURSUANT for k in range(j, max(end, j + 1))) and not any(
        layers.flags[k] & (ROLE | PEOPLE | BODY) for k in range(j, end)
    )


def _sourced_content(scene: Scene, i: int, after: int) -> Filled | None:
    layers = scene.layers
    floor = scene.sentence.first
    while floor < i and (
        layers.flags[floor] & (ADVERB | PUNCT) or layers.grams[floor].base in ("but", "and")
    ):
        floor += 1
    before = stretch_before(layers, floor, i) if i > floor else None
    if before is not None and (before.last - before.first >= 4 or before.quoted):
        if has_verb(layers, before.first, before.last) or before.last - before.first >= 7:
            return before
    first = after
    if first < scene.stop and layers.text.words[first].kind == "open":
        while first < scene.stop and layers.text.words[first].kind != "close":
            first += 1
        first += 1
    comma = _comma_after(layers, first, scene.stop)
    first = comma if comma >= 0 else first
    while (
        first < scene.stop
        and layers.flags[first] & PUNCT
        and layers.text.words[first].kind != "quote"
    ):
        first += 1
    if first >= scene.stop:
        return before
    last = content_end(layers, first, scene.stop)
    if last <= first:
        return before
    start, end = layers.span(first, last)
    return Filled("state", start, end, first, last)


def _comma_after(layers: Layers, first: int, stop: int) -> int:
    """Give the position after an apposition's comma: «according to X, the head of Y, C»."""
    if first >= stop or layers.text.words[first].kind != "comma":
        return -1
    for k in range(first + 1, min(stop, first + 12)):
        if layers.text.words[k].kind == "comma":
            return k + 1 if not has_verb(layers, first + 1, k) else first + 1
    return first + 1


def agency_aside(
    scene: Scene, subject: Subject, speakers: tuple[Speaker, ...], filled: Filled
) -> bool:
    """Take «X said that C, Reuters reported» as relay of X's statement; True if it was."""
    layers = scene.layers
    if filled.rule != "before" or len(speakers) != 1 or subject.where != "before":
        return False
    holder = None
    for draft in scene.drafts:
        after = max(draft.last, draft.cue + 1)
        if draft.main and after <= subject.first <= after + 2:
            holder = draft
    if holder is None or not is_agency(layers, speakers[0]):
        return False
    holder.carriers.insert(0, Carrier(speakers[0], "carried_by"))
    return True


def is_agency(layers: Layers, speaker: Speaker) -> bool:
    """Tell whether a speaker is a news agency or outlet."""
    actor = layers.packs.actors.get(speaker.ref) if speaker.ref else None
    if actor is not None:
        return actor.kind in ("agency", "outlet")
    agencies = layers.lexicon.members("clauses.agencies")
    return any(layers.text.words[k].norm in agencies for k in range(speaker.first, speaker.last))


def medium_carrier(scene: Scene, draft: Draft, before: int, after: int) -> None:
    """Find «in a statement», «on Facebook»-like documents beside the verb: relay of the words."""
    layers = scene.layers
    for j in (
        *range(after + 1, min(scene.stop, after + 1 + _MEDIUM_REACH)),
        *_back(scene, before, draft.cue),
    ):
        if not layers.flags[j] & MEDIUM or draft.first <= j < draft.last:
            continue
        if layers.flags[j] & (ROLE | PEOPLE):
            continue
        k = j - 1
        while k > scene.sentence.first and (
            layers.flags[k] & (DET | NUMBER) or not layers.flags[k] & (PREP | PUNCT)
        ):
            k -= 1
            if j - k > 4:
                break
        if layers.grams[k].base not in ("in", "via", "on", "during", "at", "through", "by", "to"):
            continue
        if any(verbish(layers, m) for m in range(k + 1, j)):
            continue
        while j + 1 < scene.stop and layers.flags[j + 1] & MEDIUM:
            j += 1
        name = _name(scene, j, j + 1)
        name.ref = None
        draft.carriers.append(Carrier(name, "statement"))
        return


def _back(scene: Scene, before: int, cue: int) -> range:
    return range(max(scene.sentence.first, before - _MEDIUM_REACH), cue)


def read_quoted_as(
    scene: Scene,
    i: int,
    hit: Hit,
    subject: Subject,
    grammar: Grammar,
    *,
    passive: bool = False,
) -> Draft | None:
    """Read «X was quoted as saying C», «SANA quoted X as saying C», «citing X»."""
    layers = scene.layers
    stop = scene.quotation_stop(i)
    if passive:
        persons = list(subject.phrases)
        carriers: list[tuple[int, int]] = []
        j = i + 1
    else:
        end = noun_phrase(layers, i + 1, stop)
        if end == i + 1 or not speaks(layers, i + 1, end):
            return None
        persons = coordinates(layers, i + 1, end, stop)
        carriers = list(subject.phrases)
        j = persons[-1][1]
    if not persons:
        return None
    said = _as_saying(layers, j, stop)
    speakers = tuple(_name(scene, a, b) for a, b in persons)
    if said >= 0:
        return _quoted_saying(scene, said, speakers, carriers, stop, grammar)
    if passive:
        return None
    return _cited(scene, i, hit, subject, speakers, j)


def _as_saying(layers: Layers, j: int, stop: int) -> int:
    for k in range(j, min(stop, j + 12)):
        if layers.grams[k].base == "as" and k + 1 < stop:
            if any(h.kind == "participle" for h in layers.grams[k + 1].hits):
                return k + 1
    return -1


def _quoted_saying(
    scene: Scene,
    cue: int,
    speakers: tuple[Speaker, ...],
    carriers: list[tuple[int, int]],
    stop: int,
    grammar: Grammar,
) -> Draft | None:
    layers = scene.layers
    hit = next(h for h in layers.grams[cue].hits if h.kind == "participle")
    filled = fill(grammar, layers, hit, cue + 1, stop, hit.verb.frames, hit.verb.act)
    if filled is None:
        filled = stretch_before(layers, scene.sentence.first, speakers[0].first)
        if filled is None:
            return None
        filled.act, filled.rule = hit.verb.act, "before"
    scene.used.add(cue)
    found = [Carrier(_name(scene, a, b), "carried_by") for a, b in carriers]
    found += _agents(scene, cue, stop, filled)
    return Draft(
        cue=cue,
        cue_span=(layers.text.starts[cue], layers.text.ends[cue]),
        act=filled.act,
        speakers=speakers,
        addressees=tuple(_name(scene, a, b) for a, b in filled.addressees),
        start=filled.start,
        end=filled.end,
        first=filled.first,
        last=filled.last,
        quoted=filled.quoted,
        carriers=found,
        because=["en.quoted-as", f"frame {filled.rule}"],
    )


def _agents(scene: Scene, cue: int, stop: int, filled: Filled) -> list[Carrier]:
    """Find «by X» of «was quoted (by X) as saying (by X)»."""
    layers = scene.layers
    for k in range(max(scene.sentence.first, cue - 10), min(stop, cue + 4)):
        if layers.grams[k].base == "by" and not filled.first <= k < filled.last:
            end = noun_phrase(layers, k + 1, stop)
            if end > k + 1 and speaks(layers, k + 1, end):
                return [Carrier(_name(scene, k + 1, end), "carried_by")]
    return []


def _cited(
    scene: Scene, i: int, hit: Hit, subject: Subject, speakers: tuple[Speaker, ...], after: int
) -> Draft | None:
    """Read «SANA reported, citing a source»: the source speaks, the agency relays."""
    layers = scene.layers
    holder = last_main(scene, i)
    if holder is not None and holder.first >= 0:
        carriers = [Carrier(s.carry(), "carried_by") for s in holder.speakers]
        span = (holder.start, holder.end, holder.first, holder.last)
    else:
        filled = stretch_before(layers, scene.sentence.first, i)
        if filled is None or not has_verb(layers, filled.first, filled.last):
            return None
        carriers, span = [], (filled.start, filled.end, filled.first, filled.last)
    draft = Draft(
        cue=i,
        cue_span=(layers.text.starts[i], layers.text.ends[i]),
        act="state",
        speakers=speakers,
        start=span[0],
        end=span[1],
        first=span[2],
        last=span[3],
        carriers=carriers,
        because=[f"en.cited.{hit.verb.lemma}"],
        main=False,
    )
    return draft


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
    _cut_at_verb(layers, filled)
    around = scene.enclosing(i)
    return Draft(
        cue=i,
        cue_span=(layers.text.starts[i], layers.text.ends[i]),
        act=filled.act,
        speakers=speakers,
        addressees=tuple(_name(scene, a, b) for a, b in filled.addressees),
        start=filled.start,
        end=filled.end,
        first=filled.first,
        last=filled.last,
        quoted=filled.quoted,
        carriers=[Carrier(s, "said") for s in around.speakers[:1]] if around else [],
        because=[f"en.noun.{noun.lemma}", f"frame {filled.rule}", f"speaker {where}"],
        main=False,
    )


def _cut_at_verb(layers: Layers, filled: Filled) -> None:
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
        if draft.cue < i <= draft.cue + 5:
            if not any(layers.flags[k] & PUNCT for k in range(draft.cue + 1, i)):
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
        if word.norm in _POSSESSIVE and layers.grams[i].noun.weak:
            break
        if word.norm in _POSSESSIVE:
            return _by_pronoun(scene, i), i + 1, "pronoun"
        if word.possessive or (layers.within[j] and j == i - 1 and _owner(layers, j)):
            first = phrase_before(layers, j + 1, floor)
            if first <= j and speaks(layers, first, j + 1):
                return (_name(scene, first, j + 1),), i + 1, "possessor"
            if first <= j and word.possessive and layers.text.words[j].title:
                return (_name(scene, first, j + 1),), i + 1, "possessor"
            break
        if word.title and (entries := layers.packs.names.get(word.fold)):
            if any(e.kind == "demonym" for e in entries):
                return (_demonym(scene, j, entries),), i + 1, "demonym"
        j -= 1
    return _after_by(scene, i, stop)


def _owner(layers: Layers, j: int) -> bool:
    """Tell whether a name right before a noun owns it: «Damascus promises», «Russias call»."""
    found = layers.names[layers.within[j] - 1]
    return found.actor is not None and found.last == j + 1


def _demonym(scene: Scene, j: int, entries: tuple) -> Speaker:
    layers = scene.layers
    entry = next(e for e in entries if e.kind == "demonym")
    actor = layers.packs.actors.get(entry.id)
    speaker = _name(scene, j, j + 1)
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
                speakers = tuple(_name(scene, a, b) for a, b in phrases)
                return speakers, phrases[-1][1], "by"
            break
        if not layers.flags[k] & (WORD | NUMBER):
            break
    return (), i + 1, ""
