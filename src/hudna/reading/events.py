"""Events: what is said to have happened outside words.

In: the layers, the statements and times already read. Out: events with roles, time, figures and
modality, one entry an event: mentions of the same one are merged into the first.
"""

from datetime import date

from hudna.model.reading import Cue, Event, Figure, Role, TimeRead
from hudna.model.values import Name
from hudna.reading.drafts import Draft
from hudna.reading.event_clues import Clue, find_clues
from hudna.reading.event_contents import Contents
from hudna.reading.event_hosts import give_to_hosts, share_tolls
from hudna.reading.event_merge import Happening, merge
from hudna.reading.event_modality import modality_of
from hudna.reading.event_roles import Cast, demonym, speaker_of
from hudna.reading.event_roles_ar import cast_arabic
from hudna.reading.event_roles_en import cast_english
from hudna.reading.event_settings import carry_scenes, place_of, time_of
from hudna.reading.event_telling import is_history, is_imminent, is_reported
from hudna.reading.event_toll import Toll, is_series
from hudna.reading.event_words import EventWords, event_words
from hudna.reading.layers import Found, Layers
from hudna.reading.mentions import Book

_ASSAULT = "assault."
_MEANS = frozenset(("assault.airstrike", "assault.shelling", "assault.shooting"))
_UNSURE = frozenset(("assault.other", "assault.shelling", "assault.shooting"))
_RECENT = 2
_CLOSE = 3


def read_events(
    layers: Layers,
    drafts: list[Draft],
    times: tuple[TimeRead, ...],
    book: Book,
    tolls: list[Toll],
    day: date | None = None,
) -> tuple[Event, ...]:
    """Read all events of a document, in text order.

    Args:
        layers: The document's arrays.
        drafts: Its statements, in text order.
        times: Its times.
        book: Its mentions.
        tolls: Its numbers; those that an event has as figures are marked as taken.
        day: When it was written; events planned for that day or the next are kept.
    """
    words = event_words(layers.lexicon)
    clues = find_clues(layers)
    _inherit(layers, clues)
    contents = Contents(drafts)
    shares = share_tolls(layers, clues, tolls)
    happenings: list[Happening] = []
    for at in range(len(clues)):
        mine = shares.get(at, [])
        happening = _happening(layers, words, clues, at, contents, times, mine, day)
        if happening is not None:
            happenings.append(happening)
    latest = max((t.since[:4] for t in times if t.since), default="")
    counted = {j for toll in tolls if is_series(toll) for j in range(*toll.of)}
    happenings = [
        h
        for h in happenings
        if counted.isdisjoint(range(h.clue.first, h.clue.last))
        and not is_history(layers, h, times, latest)
    ]
    told = [h for h in give_to_hosts(layers, words, happenings) if is_reported(layers, words, h)]
    kept = merge(layers, words, told)
    carry_scenes(kept)
    attacks = [h.clue for h in told if h.clue.type.startswith(_ASSAULT)]
    attacked = {clue.sentence for clue in attacks if clue.vague != "kill"}
    for toll in tolls:
        toll.taken = toll.taken or toll.sentence in attacked
    return tuple(
        _event(layers, happening, f"e{number}", contents, book)
        for number, happening in enumerate(kept, 1)
    )


def _inherit(layers: Layers, clues: list[Clue]) -> None:
    """Give a bare hit the means of the attack told right before: the strikes, "it was hit"."""
    last: Clue | None = None
    for clue in clues:
        bare = clue.vague == "hit" and clue.type == "assault.other"
        if bare and clue.sort == "noun" and not _definite(layers, clue):
            bare = False  # "an attack" is another one, of its own kind
        again = clue.vague == "bombing" and last is not None and last.type == "assault.airstrike"
        if (bare or again) and last is not None and clue.sentence - last.sentence <= _RECENT:
            clue.type = last.type
        if clue.type in _MEANS:
            last = clue


def _happening(
    layers: Layers,
    words: EventWords,
    clues: list[Clue],
    at: int,
    contents: Contents,
    times: tuple[TimeRead, ...],
    tolls: list[Toll],
    day: date | None,
) -> Happening | None:
    clue = clues[at]
    draft = contents.innermost(clue.first)
    modality = modality_of(layers, words, clue, draft)
    if words.has("permits", layers.text.words[clue.first]):
        modality = "actual" if modality == "denied" else ""  # not let through
    if not modality or modality == "conditional":
        return None
    stop = _next_clue(layers, clues, at)
    cast_of = cast_arabic if words.arabic else cast_english
    cast = cast_of(layers, words, clue, stop)
    time = time_of(layers, words, clue, clues, at, times, draft)
    place, own = place_of(layers, words, clue, cast, stop)
    if modality == "planned" and not is_imminent(clue, time, day):
        return None
    _by_doer(layers, words, clue, cast)
    return Happening(
        clue,
        modality,
        _named(layers, words, cast.actors) or _speaking(layers, words, clue, draft),
        _named(layers, words, cast.targets),
        place,
        time,
        tolls,
        draft,
        _definite(layers, clue),
        own,
    )


def _definite(layers: Layers, clue: Clue) -> bool:
    """Tell whether a noun points back to what was told before."""
    if clue.sort != "noun":
        return False
    if layers.text.language == "ar":
        return layers.text.words[clue.first].article
    return clue.first > 0 and layers.grams[clue.first - 1].base in ("the", "this", "these", "those")


def _by_doer(layers: Layers, words: EventWords, clue: Clue, cast: Cast) -> None:
    """Give an attack the type that its doer shows: aircraft, guns, or a state that bombs."""
    if clue.vague == "bombing":
        clue.vague = ""
        if cast.actors:
            clue.type = "assault.airstrike"
        return
    if clue.type not in _UNSURE:
        return
    for first, last in cast.actors:
        for j in range(first, last):
            means = words.means_of(layers.text.words[j])
            if means in _MEANS and (clue.type == "assault.other" or means == "assault.airstrike"):
                clue.type = means
                return


def _next_clue(layers: Layers, clues: list[Clue], at: int) -> int:
    sentence = layers.text.sentences[clues[at].sentence]
    if at + 1 < len(clues) and clues[at + 1].sentence == clues[at].sentence:
        return clues[at + 1].first if clues[at + 1].first > clues[at].last + 1 else sentence.last
    return sentence.last


def _named(
    layers: Layers, words: EventWords, ranges: list[tuple[int, int]]
) -> list[tuple[int, int, str | None, Name]]:
    found: list[tuple[int, int, str | None, Name]] = []
    seen: set[object] = set()
    for first, last in ranges:
        state = demonym(layers, first) if last - first == 1 else None
        if state is not None:
            item = (first, last, state[0], state[1])
        else:
            speaker = speaker_of(layers, words, first, last)
            item = (first, last, speaker.ref, speaker.name)
        key = item[2] or item[3].ar or item[3].en
        if key not in seen:
            seen.add(key)
            found.append(item)
    return found


def _speaking(
    layers: Layers, words: EventWords, clue: Clue, draft: Draft | None
) -> list[tuple[int, int, str | None, Name]]:
    """Give the speaker as the doer where the clause has a pronoun for one: "said it had struck"."""
    if draft is None or not draft.speakers or clue.sort != "verb":
        return []
    j = clue.low - 1 if words.arabic else clue.first - 1
    if words.arabic:
        told = j >= 0 and words.stands("that_they", layers.grams[j].base)
        pronoun = told and clue.first - clue.low <= _CLOSE
    else:
        while j > clue.low and layers.grams[j].base in ("had", "has", "have"):
            j -= 1
        pronoun = layers.grams[j].base in ("it", "they", "we", "he", "she")
    if not pronoun:
        return []
    return [(s.first, s.last, s.ref, s.name) for s in draft.speakers]


def _event(
    layers: Layers, happening: Happening, ident: str, contents: Contents, book: Book
) -> Event:
    clue = happening.clue
    span = layers.span(clue.first, clue.last)
    return Event(
        id=ident,
        type=clue.type,  # type: ignore[arg-type]
        trigger=Cue(span=span, text=layers.slice(span)),
        roles=_roles(layers, happening, book),
        time=happening.time.id if happening.time else None,
        figures=tuple(_figure(layers, toll) for toll in happening.tolls),
        modality=happening.modality,  # type: ignore[arg-type]
        asserted_by=contents.ident(happening.draft),
    )


def _roles(layers: Layers, happening: Happening, book: Book) -> tuple[Role, ...]:
    roles: list[Role] = []
    for role, items in (("actor", happening.actors), ("target", happening.targets)):
        for first, last, _, name in items:
            mention = book.at(layers.span(first, last))
            roles.append(Role(role=role, mention=mention.id if mention else None, name=name))  # type: ignore[arg-type]
    place = happening.place
    if place is not None:
        span = layers.span(place.first, place.last)
        mention = book.by_span.get(span)
        name = _place_name(layers, place)
        roles.append(Role(role="place", mention=mention.id if mention else None, name=name))
    return tuple(roles)


def _place_name(layers: Layers, place: Found) -> Name:
    """Give the name of a place: that of the packs, or the text's own words."""
    if place.place is not None:
        return layers.packs.places[place.place.id].name
    words = layers.slice(layers.span(place.first, place.last))
    return Name(ar=words) if layers.text.language == "ar" else Name(en=words)


def _figure(layers: Layers, toll: Toll) -> Figure:
    span = layers.span(*toll.of) if toll.of[1] > toll.of[0] else None
    return Figure(
        what=toll.what,  # type: ignore[arg-type]
        value=toll.value,
        bound=toll.bound,  # type: ignore[arg-type]
        of=layers.slice(span) if span else None,
    )
