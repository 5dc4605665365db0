"""English sources, relays and nouns of speech: who speaks beside the verb of a clause.

«According to X», «X's call for», «criticism from X», «quoted as saying», «in a statement».
"""

from hudna.model.values import Name
from hudna.reading.channels_en import is_platform
from hudna.reading.clauses_en import has_verb
from hudna.reading.contents_en import content_end, stretch_before
from hudna.reading.drafting_en import named
from hudna.reading.drafts import Carrier, Draft, Scene
from hudna.reading.frames import fill
from hudna.reading.groups_en import Subject
from hudna.reading.layers import Layers
from hudna.reading.lexicon import (
    ADVERB,
    BODY,
    DET,
    DOCUMENT,
    MEDIUM,
    NUMBER,
    PEOPLE,
    PREP,
    PUNCT,
    PURSUANT,
    ROLE,
    Hit,
)
from hudna.reading.phrases_en import coordinates, noun_phrase
from hudna.reading.slots import Filled, Grammar
from hudna.reading.speakers import Speaker
from hudna.reading.speakers_en import last_main, speaks
from hudna.reading.verbs_en import is_past, verbish

_MEDIUM_REACH = 9
_IN = ("in", "via", "on", "during", "at", "through", "by")
_ON = ("on", "via", "through")


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
    if end + 1 < scene.stop and is_past(layers, end) and layers.grams[end + 1].base == "by":
        own = noun_phrase(layers, end + 2, scene.stop)
        if layers.flags[end - 1] & (MEDIUM | DOCUMENT) and own > end + 2:
            j, end = end + 2, own  # «according to information provided by X»
    phrases = coordinates(layers, j, end, scene.stop)
    speakers = tuple(named(scene, a, b) for a, b in phrases)
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
    if (
        before is not None
        and (before.last - before.first >= 4 or before.quoted)
        and (has_verb(layers, before.first, before.last) or before.last - before.first >= 7)
    ):
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
    after = layers.grams[first + 1] if first + 1 < stop else layers.grams[first]
    if after.counts or after.base in layers.lexicon.members("clauses.approximators"):
        return first + 1  # «according to X, at least nine people, …»
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
    """Find «in a statement», «on Telegram» beside the verb: relay of the words."""
    layers = scene.layers
    _spoken_through(scene, draft, before)
    _quoted_by(scene, draft, before)
    for j in (
        *range(after + 1, min(scene.stop, after + 1 + _MEDIUM_REACH)),
        *_back(scene, before, draft.cue),
    ):
        if draft.first <= j < draft.last:
            continue
        platform = is_platform(layers, j)
        if not platform and not _is_document(layers, j):
            continue
        k = _opener_before(layers, j, scene.sentence.first)
        if layers.grams[k].base not in (_ON if platform else _IN):
            continue
        if any(verbish(layers, m) for m in range(k + 1, j)):
            continue
        head = j
        while not platform and head + 1 < scene.stop and _is_document(layers, head + 1):
            head += 1
        posted = -1 if platform else _posted_on(layers, head, scene.stop)
        posts = layers.lexicon.members("clauses.posts")
        if posted < 0 or layers.text.words[head].norm not in posts:
            name = named(scene, head, head + 1)
            name.ref = None
            draft.carriers.append(Carrier(name, "statement"))
        if posted >= 0:
            words = layers.slice(layers.span(posted, posted + 1))
            where = Speaker(posted, posted + 1, Name(en=words, ar=None))
            draft.carriers.append(Carrier(where, "statement"))
        _carried_by(scene, draft, head + 1)
        return


def _posted_on(layers: Layers, head: int, stop: int) -> int:
    """Give the platform of «a statement posted on Telegram», «a post on X»; -1 if none."""
    for k in range(head + 1, min(stop, head + 5)):
        if is_platform(layers, k) and layers.grams[k - 1].base in _ON:
            return k
        if layers.flags[k] & PUNCT:
            break
    return -1


def _is_document(layers: Layers, j: int) -> bool:
    """Tell whether a word is a document here, not «press» of «to press», «press secretary»."""
    flag = layers.flags[j]
    if not flag & MEDIUM or flag & (ROLE | PEOPLE) or layers.within[j]:
        return False
    if layers.grams[j - 1].base == "to" or j + 1 >= len(layers.flags):
        return False
    if layers.text.words[j].title and layers.text.words[j - 1].title:
        return False  # «the Deirna Post»
    return layers.text.words[j].norm != "press" or bool(layers.flags[j + 1] & MEDIUM)


def _opener_before(layers: Layers, j: int, floor: int) -> int:
    """Give the preposition, or what else stands before the phrase of the document at ``j``."""
    k = j - 1
    while k > floor and (layers.flags[k] & (DET | NUMBER) or not layers.flags[k] & (PREP | PUNCT)):
        k -= 1
        if j - k > 4:
            break
    return k


def _carried_by(scene: Scene, draft: Draft, j: int) -> None:
    """Add the agency of «a statement (carried) by SANA»."""
    layers = scene.layers
    while j < scene.stop and not layers.flags[j] & (PREP | PUNCT) and is_past(layers, j):
        j += 1
    if j + 1 >= scene.stop or layers.grams[j].base not in ("by", "to"):
        return
    end = noun_phrase(layers, j + 1, scene.stop)
    if end > j + 1:
        speaker = named(scene, j + 1, end)
        if is_agency(layers, speaker):
            draft.carriers.insert(0, Carrier(speaker, "carried_by"))


def _back(scene: Scene, before: int, cue: int) -> range:
    """Give where a leading document may stand; after an earlier statement it belongs to that."""
    first = max(scene.sentence.first, before - _MEDIUM_REACH)
    if scene.drafts and scene.drafts[-1].cue < cue:
        first = before if scene.drafts[-1].cue < before else cue
        first = first if scene.layers.grams[before].base not in ("and", "but") else cue
    return range(first, cue)


def _spoken_through(scene: Scene, draft: Draft, before: int) -> None:
    """Add whoever speaks for somebody: «the mayor, through his spokesman, called …»."""
    layers = scene.layers
    for j in range(before, draft.cue):
        if layers.grams[j].base == "through" and not draft.first <= j < draft.last:
            end = noun_phrase(layers, j + 1, draft.cue)
            if end > j + 1 and speaks(layers, j + 1, end):
                draft.carriers.append(Carrier(named(scene, j + 1, end), "said"))
                return


def _quoted_by(scene: Scene, draft: Draft, before: int) -> None:
    """Add the outlet of «the envoy, quoted by Radio Deirna, said …»."""
    layers = scene.layers
    for j in range(max(before, scene.sentence.first), draft.cue - 2):
        if layers.grams[j].base != "by" or draft.first <= j < draft.last:
            continue
        if not any(hit.verb.class_ == "RELAY" for hit in layers.grams[j - 1].hits):
            continue
        end = noun_phrase(layers, j + 1, draft.cue)
        if end > j + 1:
            draft.carriers.insert(0, Carrier(named(scene, j + 1, end), "carried_by"))
        return


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
    speakers = tuple(named(scene, a, b) for a, b in persons)
    if said >= 0:
        return _quoted_saying(scene, said, speakers, carriers, stop, grammar)
    if passive:
        return None
    return _cited(scene, i, hit, speakers)


def _as_saying(layers: Layers, j: int, stop: int) -> int:
    for k in range(j, min(stop, j + 12)):
        if (
            layers.grams[k].base == "as"
            and k + 1 < stop
            and any(h.kind == "participle" for h in layers.grams[k + 1].hits)
        ):
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
    found = [Carrier(named(scene, a, b), "carried_by") for a, b in carriers]
    found += _agents(scene, cue, stop, filled)
    return Draft(
        cue=cue,
        cue_span=(layers.text.starts[cue], layers.text.ends[cue]),
        act=filled.act,
        speakers=speakers,
        addressees=tuple(named(scene, a, b) for a, b in filled.addressees),
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
                return [Carrier(named(scene, k + 1, end), "carried_by")]
    return []


def _cited(scene: Scene, i: int, hit: Hit, speakers: tuple[Speaker, ...]) -> Draft | None:
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
    return Draft(
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
