"""Arabic sources: «بحسب …», «وفقا لـ …», «كما أعلن …» (arabic.md C15, C16, C18).

A source is the speaker of narration, or the relay of the statement whose sentence it closes.
"""

from hudna.reading.attribution_ar import make_draft, speakers_of
from hudna.reading.channels_ar import add_document, is_outlet, note_channels
from hudna.reading.contents_ar import content_end, main_clause
from hudna.reading.drafts import Carrier, Draft, Scene
from hudna.reading.joins_ar import coordinates
from hudna.reading.layers import Layers
from hudna.reading.lexicon import (
    ACCORD,
    AUX,
    COMP,
    MEDIUM,
    PUNCT,
    PURSUANT,
    QUOTE,
    SUB,
    Hit,
)
from hudna.reading.phrases_ar import noun_phrase
from hudna.reading.relays_ar import author_of
from hudna.reading.slots import Filled
from hudna.reading.speakers import Speaker, resolve, same_source
from hudna.reading.subjects_ar import Subject

_TO = ("ل", "إلى", "عن", "على")


def read_source(scene: Scene, i: int) -> None:
    """Read an according-to form: the speaker of narration, or the relay of a statement."""
    layers = scene.layers
    first = _named_at(layers, i, scene.stop)
    end = noun_phrase(layers, first, scene.stop) if first >= 0 else -1
    if end <= first:
        return
    own = layers.text.words[first]
    if own.suffix and own.stem in layers.lexicon.members("clauses.wordings"):
        return  # «وفق تعبيره»: in his own words
    phrases = coordinates(layers, first, end, scene.stop)
    after = phrases[-1][1]
    holder = statement_before(scene, i)
    if holder is not None:
        _relay(scene, holder, phrases, after)
        return
    if after < scene.stop and any(h.kind == "perfect" for h in layers.grams[after].hits):
        return  # «وفقا لرويترز قالت الحكومة»: the relay of the statement that follows
    filled = _sourced(scene, i, after)
    if filled is None:
        return
    draft = _source_draft(scene, i, _sources(scene, phrases, after), filled)
    if layers.flags[first] & MEDIUM:
        add_document(layers, draft, first)
    scene.drafts.append(draft)
    scene.memory.main.append(draft.speakers)
    scene.memory.named.extend(draft.speakers)


def read_wording(scene: Scene, i: int) -> None:
    """Read «على حد قول X», «على حد تعبير X» after narration (arabic.md C17)."""
    layers = scene.layers
    if i <= scene.sentence.first or i + 2 >= scene.stop or layers.grams[i - 1].base != "على":
        return
    word = layers.text.words[i + 1]
    if (
        word.core not in layers.lexicon.members("clauses.wordings")
        or statement_before(scene, i) is not None
    ):
        return
    end = noun_phrase(layers, i + 2, scene.stop)
    if end == i + 2:
        return
    phrases = coordinates(layers, i + 2, end, scene.stop)
    filled = _sourced(scene, i - 1, phrases[-1][1])
    if filled is None:
        return
    draft = _source_draft(scene, i, _sources(scene, phrases, end), filled)
    draft.cue_span = (layers.text.starts[i - 1], layers.text.ends[i + 1])
    scene.used.add(i + 1)
    scene.drafts.append(draft)
    scene.memory.main.append(draft.speakers)


def _named_at(layers: Layers, i: int, stop: int) -> int:
    """Give where the source's name begins after the form at ``i``; -1 if it names none."""
    j = i + 1
    if j < stop and layers.grams[j].base in _TO:
        j += 1
    if j >= stop or layers.flags[j] & PURSUANT:
        return -1
    if layers.grams[i].base == "حسبما" or layers.grams[j].base in ("ما", "لما"):
        return -1  # a clause follows: read with its verb
    return j


def _relay(scene: Scene, holder: Draft, phrases: list[tuple[int, int]], after: int) -> None:
    """Make the source a relay of the statement before it."""
    layers = scene.layers
    first = phrases[0][0]
    if same_source(layers, *phrases[0]):
        earlier = [s for s in scene.memory.main if s is not holder.speakers]
        for speaker in earlier[-1] if earlier else ():
            holder.carriers.insert(0, Carrier(speaker.carry(), "according_to"))
        return
    if layers.flags[first] & MEDIUM:
        add_document(layers, holder, first)
        for j in range(phrases[0][1], min(scene.stop, after + 6)):
            if is_outlet(layers, j):
                agency = resolve(layers, j, layers.name_at[j].last, scene.memory)
                holder.carriers.insert(0, Carrier(agency, "carried_by"))
        return
    for speaker in _sources(scene, phrases, after):
        holder.carriers.insert(0, Carrier(speaker, "according_to"))


def _sources(scene: Scene, phrases: list[tuple[int, int]], after: int) -> tuple[Speaker, ...]:
    """Name the sources; for a document («بيان صادر عن الحزب») its author."""
    layers = scene.layers
    first = phrases[0][0]
    if same_source(layers, *phrases[0]) and scene.memory.main:
        return tuple(s.carry() for s in scene.memory.main[-1])
    if layers.flags[first] & MEDIUM:
        author = author_of(scene, first, min(scene.stop, after + 6))
        if author is not None:
            return (author,)
    return tuple(resolve(layers, a, b, scene.memory) for a, b in phrases)


def _sourced(scene: Scene, i: int, after: int) -> Filled | None:
    """Give what the source vouches for: what follows it at the head, else the clause before."""
    layers = scene.layers
    filled = Filled("state", rule="source")
    if all(layers.flags[k] & (PUNCT | SUB | AUX) for k in range(scene.sentence.first, i)):
        first = _after_source(layers, after, scene.stop)
        last = content_end(layers, first, scene.stop) if first < scene.stop else first
        if last <= first:
            return None
        filled.first, filled.last = first, last
        filled.start, filled.end = layers.span(first, last)
        return filled
    if _quotation_at(layers, after, scene.stop):
        quotation = layers.text.quotations[layers.text.partner[after]]
        filled.first, filled.last = quotation.first + 1, quotation.last
        filled.start, filled.end = quotation.start, quotation.end
        return filled
    stretch = main_clause(layers, scene.sentence, i)
    if stretch is None:
        return None
    filled.first, filled.last = stretch
    filled.start, filled.end = layers.span(*stretch)
    return filled


def _source_draft(scene: Scene, i: int, speakers: tuple[Speaker, ...], filled: Filled) -> Draft:
    layers = scene.layers
    return Draft(
        cue=i,
        cue_span=(layers.text.starts[i] + layers.text.words[i].lead, layers.text.ends[i]),
        act="state",
        speakers=speakers,
        start=filled.start,
        end=filled.end,
        first=filled.first,
        last=filled.last,
        carriers=[],
        because=["ar.source." + layers.grams[i].base],
        main=False,
    )


def _quotation_at(layers: Layers, j: int, stop: int) -> bool:
    """Tell whether a quotation of a clause's length opens at ``j``."""
    at = layers.text.partner.get(j) if j < stop else None
    if at is None:
        return False
    quotation = layers.text.quotations[at]
    return quotation.first == j and quotation.last - j > 6


def _after_source(layers: Layers, j: int, stop: int) -> int:
    """Give where the clause after a leading source begins: its «فإن», or past the comma."""
    for k in range(j, min(stop, j + 25)):
        if layers.flags[k] & COMP and layers.text.words[k].conj == "ف":
            return k
    for k in range(j, min(stop, j + 12)):
        if layers.text.words[k].kind == "comma":  # «حسبما أفاد مصدر للوكالة، …»
            j = k
            break
    while j < stop and layers.flags[j] & PUNCT and not layers.flags[j] & QUOTE:
        j += 1
    return j


def source_clause(scene: Scene, i: int) -> int | None:
    """Give where «كما / بحسب ما / وفق ما / على ما» before the verb at ``i`` begins."""
    grams, first = scene.layers.grams, scene.sentence.first
    j = i - 1
    if j < first:
        return None
    base = grams[j].base
    if base == "حسبما":
        return j
    if base in ("كما", "مثلما"):
        return j if j > first and scene.layers.text.words[j].conj == "" else None
    if base in ("ما", "لما") and j - 1 >= first:
        k = j - 1
        if scene.layers.flags[k] & ACCORD or grams[k].base == "على":
            return k
        if grams[k].base == "إلى" and k - 1 >= first and scene.layers.flags[k - 1] & ACCORD:
            return k - 1
    return None


def read_source_clause(
    scene: Scene, i: int, hit: Hit, subject: Subject, source: int
) -> Draft | None:
    """Read «بحسب ما أعلن X» after a clause: X is its source, or the relay of its speaker (C16)."""
    layers = scene.layers
    speakers = speakers_of(scene, i, hit, subject)
    holder = statement_before(scene, i)
    if holder is not None and layers.grams[source].base not in ("كما", "مثلما"):
        for speaker in speakers:
            holder.carriers.insert(0, Carrier(speaker, "according_to"))
        scene.used.add(i)
        return None
    return _of_clause(scene, i, hit, speakers, source, subject.next)


def read_passed_on(scene: Scene, i: int, hit: Hit, subject: Subject, source: int) -> Draft | None:
    """Read «وفق ما نقلت وكالة عن مسؤول», «وفقا لما نقلته الوكالة»: whoever only carries relays.

    The one whose words it carried speaks; the agency itself where it names nobody.
    """
    layers = scene.layers
    carriers = tuple(resolve(layers, a, b, scene.memory) for a, b in subject.phrases)
    holder = statement_before(scene, i)
    if holder is not None:
        for speaker in carriers:
            holder.carriers.insert(0, Carrier(speaker, "carried_by"))
        scene.used.add(i)
        return None
    said, at = _carried_from(scene, subject.next)
    draft = _of_clause(scene, i, hit, said or carriers, source, at)
    if draft is not None and said:
        draft.carriers = [Carrier(speaker, "carried_by") for speaker in carriers]
    return draft


def _carried_from(scene: Scene, at: int) -> tuple[tuple[Speaker, ...], int]:
    """Give whose words an agency carries, named after «عن», and the position after them."""
    layers = scene.layers
    for k in range(at, min(scene.stop, at + 4)):
        if layers.flags[k] & PUNCT and not layers.flags[k] & QUOTE:
            break
        if layers.grams[k].base == "عن" and k + 1 < scene.stop:
            end = noun_phrase(layers, k + 1, scene.stop)
            if end > k + 1:
                phrases = coordinates(layers, k + 1, end, scene.stop)
                speakers = tuple(resolve(layers, a, b, scene.memory) for a, b in phrases)
                return speakers, phrases[-1][1]
    return (), at


def _of_clause(
    scene: Scene, i: int, hit: Hit, speakers: tuple[Speaker, ...], source: int, at: int
) -> Draft | None:
    """Make the draft of a source's own clause: what follows it at the head, else what is before."""
    layers = scene.layers
    leads = all(
        layers.flags[k] & (PUNCT | SUB | AUX | ACCORD) for k in range(scene.sentence.first, source)
    )
    if leads:
        first = _after_source(layers, at, scene.stop)
        stretch = (first, content_end(layers, first, scene.stop)) if first < scene.stop else None
    else:
        stretch, around = main_clause(layers, scene.sentence, source), scene.enclosing(i)
        if stretch is not None and around is not None and around.cue - stretch[0] in (0, 1):
            stretch = (around.first, stretch[1])  # what X said, not that X said it
    if stretch is None or stretch[1] <= stretch[0] or not speakers:
        return None
    first, last = stretch
    span = layers.span(first, last)
    filled = Filled(hit.verb.act, span[0], span[1], first, last, rule="source-clause")
    draft = make_draft(scene, i, hit, "after", speakers, filled)
    draft.main = statement_before(scene, i) is None
    if leads:
        note_channels(scene, draft, at, first)
    return draft


def statement_before(scene: Scene, i: int) -> Draft | None:
    """Give the main statement that a source at ``i`` passes on: one that covers the clause."""
    for draft in scene.drafts:
        if draft.cue < i and draft.main:
            return draft
    return None
