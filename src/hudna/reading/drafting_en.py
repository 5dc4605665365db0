"""English drafts: a completed cue becomes a statement, and the document remembers its speakers."""

from hudna.reading.clauses_en import clause
from hudna.reading.contents_en import content_end, preposition, pronoun_object
from hudna.reading.drafts import Carrier, Draft, Scene
from hudna.reading.layers import Layers
from hudna.reading.lexicon import PRONOUN, Hit
from hudna.reading.phrases_en import coordinates, noun_phrase, skip_one, starts_name
from hudna.reading.slots import Filled, Grammar
from hudna.reading.speakers import Speaker
from hudna.reading.speakers_en import (
    SUBJECT_OF,
    carried_for,
    fits,
    name_speaker,
    topic_of,
    topics_of,
)

_FIRST_PERSON = ("we", "i")
GRAMMAR = Grammar(
    noun_phrase, coordinates, skip_one, content_end, preposition, clause, pronoun_object
)


def named(scene: Scene, first: int, last: int) -> Speaker:
    """Name the phrase of a party."""
    return name_speaker(scene.layers, first, last, scene.memory)


def make_draft(
    scene: Scene, i: int, hit: Hit, where: str, speakers: tuple[Speaker, ...], filled: Filled
) -> Draft:
    """Make the statement of a completed cue."""
    layers = scene.layers
    around = scene.enclosing(i)
    addressees = _hearers(scene, filled.addressees, speakers)
    carriers = [Carrier(a, "carried_by") for a in addressees if _passes_on(layers, a)]
    return Draft(
        cue=i,
        cue_span=(layers.text.starts[i], layers.text.ends[i]),
        act=filled.act,
        speakers=speakers,
        addressees=addressees,
        start=filled.start,
        end=filled.end,
        first=filled.first,
        last=filled.last,
        quoted=filled.quoted,
        carriers=carriers,
        because=[f"en.{hit.kind}.{hit.verb.lemma}", f"frame {filled.rule}", f"speaker {where}"],
        main=around is None and where != "relative",
    )


def _hearers(
    scene: Scene, phrases: list[tuple[int, int]], speakers: tuple[Speaker, ...]
) -> tuple[Speaker, ...]:
    """Name who is told something; a pronoun means the topic or whoever spoke before."""
    layers = scene.layers
    found: list[Speaker] = []
    for first, last in phrases:
        base = layers.grams[first].base
        if last - first > 1 or not layers.flags[first] & PRONOUN:
            found.append(named(scene, first, last))
            continue
        topics = [t for t in topics_of(scene) if t.last <= first and fits(layers, base, t)]
        meant = tuple(topics) or carried_for(layers, SUBJECT_OF.get(base, base), scene.memory)
        own = {speaker.name.en for speaker in speakers}
        found += [t.carry() for t in meant if t.name.en not in own]
    return tuple(found)


def _passes_on(layers: Layers, hearer: Speaker) -> bool:
    """Tell whether somebody told is an outlet: «AFP», «Radio Deirna», «local news agencies»."""
    actor = layers.packs.actors.get(hearer.ref) if hearer.ref else None
    if actor is not None and actor.kind in ("agency", "outlet"):
        return True
    words = layers.text.words
    if words[hearer.first].norm == "this":
        return False  # the paper that prints it
    agencies = layers.lexicon.members("clauses.agencies")
    if words[hearer.last - 1].norm in agencies or words[hearer.last - 1].norm == "agencies":
        return True
    return words[hearer.first].title and words[hearer.first].norm in ("radio", "tv", "channel")


def remember(scene: Scene, draft: Draft) -> None:
    """Remember who spoke, for pronouns and surnames to come."""
    memory = scene.memory
    memory.named.extend(s for s in draft.speakers if not s.carried)
    memory.named.extend(draft.addressees)
    if (
        draft.main
        and scene.layers.grams[draft.speakers[0].first].base.split("'")[0] not in _FIRST_PERSON
    ):
        memory.main.append(draft.speakers)


def remember_topic(scene: Scene) -> None:
    """Remember who the sentence is about: a witness may speak in the next one."""
    layers = scene.layers
    first = scene.sentence.first
    if not (layers.text.words[first].title and starts_name(layers, first)):
        return
    topic = topic_of(scene)
    if topic is not None and topic.first == first and not topic.carried:
        scene.memory.named.append(topic)
        scene.memory.main.append((topic,))


def settle_first_person(scene: Scene) -> None:
    """Give «we» inside a quotation its speaker once the statement around it is known."""
    for draft in scene.drafts:
        speaker = draft.speakers[0] if draft.speakers else None
        if (
            speaker is None
            or scene.layers.grams[speaker.first].base.split("'")[0] not in _FIRST_PERSON
        ):
            continue
        around = scene.enclosing(draft.cue)
        if around is not None:
            draft.speakers = tuple(s.carry() for s in around.speakers)
        elif scene.memory.main:
            draft.speakers = tuple(s.carry() for s in scene.memory.main[-1])
