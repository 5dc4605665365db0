"""What the names in a text say of the day it was written.

In: the names found and the packs. Out: constraints. Somebody named with an office holds it; a name
is in use from the day it was taken. Ends weigh less than beginnings: texts look back.
"""

from bisect import bisect_right
from datetime import date

import msgspec

from hudna.language.words import Word
from hudna.packs.schema import Actor, Office
from hudna.reading import dating_days as days
from hudna.reading.dating_times import (
    ACCORD,
    NAME_END,
    NAME_START,
    TERM_END,
    TERM_START,
    Evidence,
)
from hudna.reading.layers import Found, Layers
from hudna.reading.lexicon import DEMONYM, as_set
from hudna.reading.time_parts import Expression

_REACH = 8
_APART = 4
_LOOK = 3
_YEAR = 300
_TITLE_STOPS = frozenset(["for", "to", "of", "in", "at", "on"])


class _Lists(msgspec.Struct, gc=False):
    """The closed lists that tell a past or future term from a present one."""

    former: frozenset[str]
    era: frozenset[str]
    elect: frozenset[str]
    formerly: frozenset[str]


def read_names(layers: Layers, expressions: list[Expression], evidence: Evidence) -> None:
    """Add what offices and names say."""
    words = layers.lexicon.words.lists
    lists = _Lists(
        former=_folded(words.get("roles.former", ())),
        era=_folded(words.get("dating.era", ())),
        elect=_folded(words.get("dating.elect", ())),
        formerly=_folded(words.get("dating.formerly", ())),
    )
    dated = {found.first for found in expressions if found.year}
    done: set[tuple[str, str]] = set()
    present = {
        entry.id for found in layers.names for entry in found.entries if entry.kind == "actor"
    }
    for found in layers.names:
        if found.actor is None:
            continue
        actor = layers.packs.actors.get(found.actor.id)
        if actor is None:
            continue
        if actor.kind == "person" and actor.office:
            _term(layers, found, actor, lists, dated, evidence, done)
        elif actor.since or actor.until:
            _name(layers, found, actor, lists, present, evidence, done)


def read_accords(layers: Layers, expressions: list[Expression], evidence: Evidence) -> None:
    """A day and month without a year, beside the word of a truce, in a country with such a truce."""
    accords = layers.packs.words["en"].lists.get("dating.accords", ())
    wanted = [e for e in expressions if e.shape == "day" and e.day and e.month > 0 and not e.year]
    if not accords or not wanted:
        return
    countries = _countries(layers)
    truces = layers.packs.calendar.lists[layers.text.language].get("truce", frozenset())
    for found in wanted:
        if found.hijri or found.tense > 0 or not _near_truce(layers, found, truces):
            continue
        key = f"-{found.month:02d}-{found.day:02d} "
        fitting = [entry for entry in accords if key in entry and entry[11:] in countries]
        if fitting:
            began = [date.fromisoformat(entry[:10]) for entry in fitting]
            words = layers.text.text[found.start : found.end]
            what = "a truce there is known to have begun on that day"
            evidence.add(ACCORD, days.windows(began, 0, _YEAR), what, words)


def _near_truce(layers: Layers, found: Expression, truces: frozenset[str]) -> bool:
    words = layers.text.words
    for word in words[max(0, found.first - 20) : found.last + 20]:
        if word.fold in truces or word.core_fold in truces:
            return True
    return False


def _countries(layers: Layers) -> set[str]:
    """Give the countries that are named at least twice, or that any place named is in."""
    found: dict[str, int] = {}
    for name in layers.names:
        place = layers.packs.places.get(name.place.id) if name.place else None
        actor = layers.packs.actors.get(name.actor.id) if name.actor else None
        country = (place and place.country) or (actor and actor.country)
        if country:
            found[country] = found.get(country, 0) + 1
    return {country for country, count in found.items() if count > 1}


def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return as_set({"": [_fold(word) for word in words]}, "")


_FOLD = str.maketrans("أإآٱىةؤئ", "اااايهوي")


def _fold(word: str) -> str:
    return word.lower().translate(_FOLD)


def _bare(word: Word) -> str:
    """Give the folded core of a word without its article."""
    core = word.core_fold or word.fold
    return core[2:] if word.article and len(core) > 3 else core


# --- offices ---


def _term(
    layers: Layers,
    found: Found,
    actor: Actor,
    lists: _Lists,
    dated: set[int],
    evidence: Evidence,
    done: set[tuple[str, str]],
) -> None:
    if any(entry.kind in ("demonym", "place") for entry in found.entries):
        return  # «the Sudanese president» is no president called so
    held = _office(layers, found, actor)
    if held is None:
        return
    first, last, offices = held
    key = (actor.id, offices[0].title.en or offices[0].title.ar or "")
    if key in done or not any(office.since or office.until for office in offices):
        return  # told in full already, or without dates
    around = {
        form
        for word in layers.text.words[max(0, first - _LOOK) : last + _LOOK]
        for form in (word.core_fold, word.fold, _bare(word))
    }
    if around & lists.former or around & lists.elect:
        return
    words = layers.text.text[layers.text.starts[first] : layers.text.ends[last - 1]]
    name = f"{actor.name.en or actor.name.ar} is {key[1]}"
    begins = [office.since for office in offices]
    if all(begins):
        start = min(day for day in begins if day)
        evidence.add(TERM_START, days.since(start), f"{name}, in office since {start}", words)
    if around & lists.era or _has_year(layers, first, dated):
        return
    done.add(key)
    if any(office.until for office in offices):
        left = 0
        for office in offices:
            left |= _span(office.since, office.until)
        told = ", ".join(f"{office.since or '…'} to {office.until or '…'}" for office in offices)
        evidence.add(TERM_END, left, f"{name}, in office {told}", words)


def _span(since: date | None, until: date | None) -> int:
    return (days.since(since) if since else days.ALL) & (days.until(until) if until else days.ALL)


def _has_year(layers: Layers, at: int, dated: set[int]) -> bool:
    """Tell whether an explicit year stands in the sentence: it may tell of then, not of now."""
    sentences = layers.text.sentences
    number = bisect_right(sentences, at, key=lambda sentence: sentence.first) - 1
    if number < 0 or at >= sentences[number].last:
        return False
    return not dated.isdisjoint(range(sentences[number].first, sentences[number].last))


def _office(layers: Layers, found: Found, actor: Actor) -> tuple[int, int, list[Office]] | None:
    """Give where office and name stand, and the terms of the office that is printed."""
    printed = layers.text.words
    first = max(0, found.first - _REACH)
    before = [_bare(word) for word in printed[first : found.last]]
    stop = found.first - first
    titles = sorted({_title(layers, o) for o in actor.office}, key=lambda t: (-len(t), t))
    for title in titles:
        if not title:
            continue
        at = _ends_at(before, title, stop, layers, first)
        if at is not None:
            return first + at, found.last, [o for o in actor.office if _title(layers, o) == title]
    if len(titles) == 1 and found.last - found.first > 1:
        head = _head(layers, actor.office[0])
        if head not in layers.lexicon.words.lists.get("dating.heads", ()):
            return None
        for at in range(stop - 1, max(-1, stop - 1 - _REACH), -1):
            if before[at] == head and _linked(layers, first + at + 1, found.first, head):
                return first + at, found.last, list(actor.office)
    return None


def _title(layers: Layers, office: Office) -> tuple[str, ...]:
    printed = office.title.ar if layers.text.language == "ar" else office.title.en
    words = _fold(printed or "").split()
    if layers.text.language == "ar":
        words = [word[2:] if word.startswith("ال") and len(word) > 4 else word for word in words]
    return tuple(words)


def _head(layers: Layers, office: Office) -> str:
    title = _title(layers, office)
    if layers.text.language == "ar" or not title:
        return title[0] if title else ""
    for place, word in enumerate(title):
        if word in _TITLE_STOPS and place:
            return title[place - 1]
    return title[-1]


def _ends_at(
    before: list[str], title: tuple[str, ...], stop: int, layers: Layers, first: int
) -> int | None:
    """Give where a title begins that leads up to the name (or opens it)."""
    size = len(title)
    for at in range(min(stop, len(before) - size), -1, -1):
        if tuple(before[at : at + size]) == title:
            after = at + size
            if after >= stop or _linked(layers, first + after, first + stop, ""):
                return at
    return None


def _linked(layers: Layers, first: int, last: int, head: str) -> bool:
    """Tell whether nothing but adjectives, names and marks stands between office and name."""
    if last - first > (_REACH if head else _APART):
        return False
    for at in range(first, last):
        word = layers.text.words[at]
        if word.kind == "stop":
            return False
        if word.kind != "word" or layers.within[at] or layers.flags[at] & DEMONYM:
            continue
        if head and (word.prep or word.title or word.article or len(word.norm) <= 3):
            continue
        if word.upper or word.article:
            continue
        return False
    return True


# --- names ---


def _name(
    layers: Layers,
    found: Found,
    actor: Actor,
    lists: _Lists,
    present: set[str],
    evidence: Evidence,
    done: set[tuple[str, str]],
) -> None:
    """A name of one word may be older than the organisation it names now: it says nothing."""
    if (actor.id, "") in done:
        return
    entry = found.actor
    if entry is None or entry.cue or (entry.short and found.last - found.first < 2):
        return
    done.add((actor.id, ""))
    words = layers.text.text[layers.text.starts[found.first] : layers.text.ends[found.last - 1]]
    name = actor.name.en or actor.name.ar
    if actor.since:
        what = f"the name {name} exists since {actor.since}"
        evidence.add(NAME_START, days.since(actor.since), what, words)
    if actor.until and actor.successor not in present:
        near = layers.text.words[max(0, found.first - 2) : found.last + _LOOK]
        if not any(word.fold in lists.formerly or word.fold in lists.former for word in near):
            what = f"the name {name} was in use until {actor.until}"
            evidence.add(NAME_END, days.until(actor.until), what, words)
