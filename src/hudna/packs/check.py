"""The checker of the packs: every fault that the loader alone cannot see.

In: the data directory. Out: faults with file, entry, what is wrong and what was expected; an
empty list for sound packs. Never changes a file.
"""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from hudna.errors import HudnaError
from hudna.packs.calendar import load_calendar
from hudna.packs.compile import actor_names, compile_packs, place_names
from hudna.packs.countries import ALPHA3
from hudna.packs.homographs import homographs_of
from hudna.packs.names import name_keys
from hudna.packs.schema import Actor, NameEntry, Packs, Place, VerbSource
from hudna.packs.sources import Fault, Sources, read_sources

__all__ = ["Fault", "check"]

_MISSPELT = re.compile("[\u0629\u0649][\u0621-\u064a]")
_NEVER = date.max
_ALWAYS = date.min


def check(directory: Path) -> list[Fault]:
    """Gives every fault of the packs, sorted by file and entry.

    Args:
        directory: The data directory; one that misses is read as empty.
    """
    sources = read_sources(directory)
    faults = list(_calendar_faults(directory, sources))
    for file, actor in sources.actors:
        faults += _actor_faults(file, actor)
    for file, place in sources.places:
        faults += _place_faults(file, place)
    faults += _links(sources)
    faults += _twins(sources)
    faults += _clashes(sources.actors)
    faults += _order(sources)
    for language, verbs in sources.verbs.items():
        for file, verb in verbs:
            faults += _verb_faults(file, verb, language)
    for nouns in sources.nouns.values():
        for file, noun in nouns:
            faults += _source_missing(file, noun.lemma, noun.source)
    faults += sources.faults
    return sorted(set(faults), key=lambda fault: (fault.file, fault.entry, fault.message))


def _calendar_faults(directory: Path, sources: Sources) -> Iterator[Fault]:
    """Compiles, which finds the frames that do not parse, then looks for homographs."""
    try:
        calendar = load_calendar(directory / "calendar")
    except HudnaError as error:
        yield Fault(file="calendar", entry="", message=str(error))
        return
    packs = compile_packs("", sources, calendar)
    yield from _homographs(directory, sources, packs)


# --- one entry ---


def _actor_faults(file: str, actor: Actor) -> Iterator[Fault]:
    yield from _common(file, actor, actor_names(actor))
    for name in actor.partisan:
        known = (*actor.also.en, *actor.also.ar)
        if name not in known:
            message = f"partisan name {name!r} is not in `also`{_nearest(name, known)}"
            yield Fault(file=file, entry=actor.id, message=message)
    for office in actor.office:
        yield from _source_missing(file, actor.id, office.source, "an office")
        yield from _validity(file, actor.id, office.since, office.until)
        if not (office.title.en or office.title.ar):
            yield Fault(file=file, entry=actor.id, message="an office has no title")


def _place_faults(file: str, place: Place) -> Iterator[Fault]:
    yield from _common(file, place, place_names(place))
    if (place.lat is None) != (place.lon is None):
        yield Fault(file=file, entry=place.id, message="lat and lon belong together; one misses")
    if place.lat is not None and not -90 <= place.lat <= 90:
        yield Fault(file=file, entry=place.id, message=f"lat {place.lat} is outside -90 to 90")
    if place.lon is not None and not -180 <= place.lon <= 180:
        yield Fault(file=file, entry=place.id, message=f"lon {place.lon} is outside -180 to 180")


def _common(
    file: str, entry: Actor | Place, names: Sequence[tuple[str, NameEntry]]
) -> Iterator[Fault]:
    yield from _source_missing(file, entry.id, entry.source)
    yield from _validity(file, entry.id, entry.since, entry.until)
    if entry.country is not None and entry.country not in ALPHA3:
        message = f"country {entry.country!r} is no ISO 3166-1 alpha-3 code"
        message += _nearest(entry.country, ALPHA3)
        yield Fault(file=file, entry=entry.id, message=message)
    if not any(name_keys(name, bearer.language) for name, bearer in names):
        message = "has no name that could be found in a text: a dead entry"
        yield Fault(file=file, entry=entry.id, message=message)
    for name, bearer in names:
        if _is_arabic(name) != (bearer.language == "ar") and any(map(str.isalpha, name)):
            message = f"{name!r} stands under `{bearer.language}` but is in the other script"
            yield Fault(file=file, entry=entry.id, message=message, level="warning")
        elif bearer.language == "ar" and _MISSPELT.search(name):
            message = f"{name!r} has \u0629 or \u0649 inside a word; they only end words"
            yield Fault(file=file, entry=entry.id, message=message, level="warning")


def _is_arabic(name: str) -> bool:
    return any("\u0600" <= letter <= "\u06ff" for letter in name)


def _source_missing(file: str, entry: str, source: str, what: str = "the entry") -> Iterator[Fault]:
    if not source.strip():
        message = f'{what} has no source; name where it was read, or write "unverified"'
        yield Fault(file=file, entry=entry, message=message)


def _validity(file: str, entry: str, since: date | None, until: date | None) -> Iterator[Fault]:
    if since is not None and until is not None and since > until:
        message = f"since {since} is later than until {until}: a dead entry"
        yield Fault(file=file, entry=entry, message=message)


def _verb_faults(file: str, verb: VerbSource, language: str) -> Iterator[Fault]:
    yield from _source_missing(file, verb.lemma, verb.source)
    allowed = (
        ("perfect_f", "imperfect", "participle", "masdar")
        if language == "ar"
        else ("past", "participle", "third", "past_participle")
    )
    for key in verb.forms:
        if key not in allowed:
            message = f"unknown form {key!r}; expected one of {', '.join(allowed)}"
            yield Fault(file=file, entry=verb.lemma, message=message)
    if " " in verb.lemma:
        message = "a lemma is one word; write the second as a slot: =word"
        yield Fault(file=file, entry=verb.lemma, message=message)
    if not verb.frames:
        message = "has no frames: never completes"
        yield Fault(file=file, entry=verb.lemma, message=message, level="warning")
    used = {part.lstrip("=@") for frame in verb.frames for part in frame.split()}
    used |= {part.lstrip("=@") for frame in verb.masdar_frames or () for part in frame.split()}
    for key in verb.acts:
        if key not in used:
            message = f"acts: {key!r} stands in no frame{_nearest(key, used)}"
            yield Fault(file=file, entry=verb.lemma, message=message)


# --- entries beside each other ---


def _links(sources: Sources) -> Iterator[Fault]:
    actors = {actor.id for _, actor in sources.actors}
    places = {place.id for _, place in sources.places}
    for file, actor in sources.actors:
        wanted = [("parent", actor.parent), ("successor", actor.successor)]
        wanted += [("office of", office.of) for office in actor.office]
        for what, target in wanted:
            if target is not None and target not in actors:
                message = f"{what} {target!r} is no actor{_nearest(target, actors)}"
                yield Fault(file=file, entry=actor.id, message=message)
    for file, place in sources.places:
        if place.parent is not None and place.parent not in places:
            message = f"parent {place.parent!r} is no place{_nearest(place.parent, places)}"
            yield Fault(file=file, entry=place.id, message=message)


def _twins(sources: Sources) -> Iterator[Fault]:
    yield from _doubles((file, actor.id) for file, actor in sources.actors)
    yield from _doubles((file, place.id) for file, place in sources.places)
    for verbs in sources.verbs.values():
        yield from _doubles((file, _verb_key(verb)) for file, verb in verbs)
    for nouns in sources.nouns.values():
        yield from _doubles((file, noun.lemma) for file, noun in nouns)


def _verb_key(verb: VerbSource) -> str:
    """Two verbs may share a lemma (ذكر, ذكّر) as long as their forms differ."""
    return " ".join((verb.lemma, *sorted(verb.forms.values())))


def _doubles(entries: Iterable[tuple[str, str]]) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for file, name in entries:
        if name in first:
            yield Fault(file=file, entry=name, message=f"stands already in {first[name]}")
        first.setdefault(name, file)


def _clashes(actors: list[tuple[str, Actor]]) -> Iterator[Fault]:
    """Finds actors whom a text cannot tell apart by name and date."""
    bearers: defaultdict[str, list[tuple[str, Actor]]] = defaultdict(list)
    for file, actor in actors:
        keys: dict[str, None] = {}
        for name, entry in actor_names(actor):
            if entry.kind == "actor" and not entry.cue:
                keys.update(dict.fromkeys(name_keys(name, entry.language)))
        for key in keys:
            bearers[key].append((file, actor))
    told: set[tuple[str, str]] = set()
    for key, named in bearers.items():
        for index, (file, actor) in enumerate(named):
            for _, other in named[:index]:
                if (actor.id, other.id) not in told and _overlap(actor, other):
                    told.add((actor.id, other.id))
                    message = f"shares the name {key!r} with {other.id}; one needs cue or dates"
                    yield Fault(file=file, entry=actor.id, message=message)


def _overlap(one: Actor, other: Actor) -> bool:
    starts = max(one.since or _ALWAYS, other.since or _ALWAYS)
    return one.id != other.id and starts <= min(one.until or _NEVER, other.until or _NEVER)


def _homographs(directory: Path, sources: Sources, packs: Packs) -> Iterator[Fault]:
    ordinary = homographs_of(directory, packs)
    named = [(file, actor.id, actor_names(actor)) for file, actor in sources.actors]
    named += [(file, place.id, place_names(place)) for file, place in sources.places]
    for file, identity, names in named:
        for name, entry in names:
            # An acronym in capitals is told from the word in small letters.
            if entry.cue or entry.kind == "demonym" or name.isupper():
                continue
            for key in name_keys(name, entry.language)[:1]:
                if key in ordinary[entry.language]:
                    message = f"{name!r} is also {ordinary[entry.language][key]}; set cue = true"
                    yield Fault(file=file, entry=identity, message=message)


def _order(sources: Sources) -> Iterator[Fault]:
    yield from _unsorted((file, actor.id) for file, actor in sources.actors)
    yield from _unsorted((file, place.id) for file, place in sources.places)
    for verbs in sources.verbs.values():
        yield from _unsorted((file, verb.lemma) for file, verb in verbs)
    for nouns in sources.nouns.values():
        yield from _unsorted((file, noun.lemma) for file, noun in nouns)


def _unsorted(entries: Iterable[tuple[str, str]]) -> Iterator[Fault]:
    """Gives one warning a file, at its first entry out of order."""
    last: dict[str, str] = {}
    told: set[str] = set()
    for file, name in entries:
        if name < last.get(file, "") and file not in told:
            told.add(file)
            message = f"entries are not sorted: stands after {last[file]!r}"
            yield Fault(file=file, entry=name, message=message, level="warning")
        last[file] = name


def _nearest(word: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, sorted(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
