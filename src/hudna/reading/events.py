"""Events: what is said to have happened outside words.

In: the layers, the statements and times already read. Out: events with roles, time, figures and
modality, one entry an event: mentions of the same one are merged into the first.
"""

from bisect import bisect_left
from datetime import date, timedelta

from hudna.model.reading import Cue, Event, Figure, Role, TimeRead
from hudna.model.values import Name
from hudna.reading.drafts import Draft
from hudna.reading.event_clues import Clue, find_clues
from hudna.reading.event_merge import Happening, Person, merge
from hudna.reading.event_modality import innermost, modality_of
from hudna.reading.event_roles import Cast, demonym, place_in, speaker_of
from hudna.reading.event_roles_ar import cast_arabic
from hudna.reading.event_roles_en import cast_english
from hudna.reading.event_tolls import Toll, cumulative
from hudna.reading.event_words import EventWords, event_words
from hudna.reading.layers import Found, Layers
from hudna.reading.lexicon import COMP, NUMBER, PREP, REL
from hudna.reading.mentions import Book

_FIGURES = ("killed", "injured", "detained", "displaced")
_ASSAULT = "assault."
_WEAK = frozenset(("mobilize", "aid", "coerce", "consult.visit", "consult.meeting", "detain"))
_CRITICISED = frozenset(("person", "party", "government", "body", "agency", "outlet", "court"))
_MADE = frozenset(("agree", "consult.call"))
_DISTANT = 30
_OUTSIDE = 200
_LASTING = frozenset(("coerce", "protest"))
_SINCE = frozenset(("منذ", "since"))
_IN = frozenset(("في", "خلال", "in", "during", "منذ", "since", "last"))
_PLACELESS = frozenset(("agree", "consult.call", "consult.talks"))
_THAT_THEY = frozenset(("إنها", "أنها", "إنه", "أنه", "أنهم", "إنهم", "إننا", "بأنها", "بأنه", "أننا"))
_PLANNED = frozenset(
    ("consult.meeting", "consult.talks", "agree", "assault.clash", "assault.other", "consult.visit")
)
_SCENE = 3
_DATELINE = 10
_RECENT = 2
_YEARS = 2
_MEANS = frozenset(("assault.airstrike", "assault.shelling", "assault.shooting"))


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
    _inherit(clues)
    happenings: list[Happening] = []
    for at in range(len(clues)):
        happening = _happening(layers, words, clues, at, drafts, times, tolls, day)
        if happening is not None:
            happenings.append(happening)
    latest = max((t.since[:4] for t in times if t.since), default="")
    happenings = [h for h in happenings if not _history(layers, h, times, latest)]
    told = [h for h in _hosted(layers, words, happenings) if _reported(layers, words, h)]
    kept = merge(layers, told)
    _scenes(kept)
    attacked = {h.clue.sentence for h in told if h.clue.type.startswith(_ASSAULT) and h.clue.vague != "kill"}
    for toll in tolls:
        toll.taken = toll.taken or toll.sentence in attacked
    return tuple(
        _event(layers, happening, f"e{number}", drafts, book)
        for number, happening in enumerate(kept, 1)
    )


def _scenes(kept: list[Happening]) -> None:
    """Give an attack that names no place the place of the one told right before."""
    last: Happening | None = None
    for happening in kept:
        if happening.clue.type in _PLACELESS or happening.clue.type.startswith("consult"):
            continue
        if happening.place is None and last is not None:
            if happening.clue.sentence - last.clue.sentence <= _SCENE:
                happening.place = last.place
        if happening.place is not None:
            last = happening


def _history(
    layers: Layers, happening: Happening, times: tuple[TimeRead, ...], latest: str
) -> bool:
    """Tell whether fighting or protest is of years before: the story of the war, not news."""
    clue = happening.clue
    if clue.type not in ("assault.clash", "protest") or not latest:
        return False
    low, high = layers.text.starts[clue.low], layers.text.ends[clue.high - 1]
    mine = [t for t in times if low <= t.span[0] < high and t.since]
    if not mine:
        return False
    return max(int((t.since or "")[:4]) for t in mine) + _YEARS <= int(latest)


def _inherit(clues: list[Clue]) -> None:
    """Give a bare hit the means of the attack told right before: the strikes, "it was hit"."""
    last: Clue | None = None
    for clue in clues:
        if clue.vague == "hit" and clue.type == "assault.other":
            if last is not None and clue.sentence - last.sentence <= _RECENT:
                clue.type = last.type
        if clue.type in _MEANS:
            last = clue


def _hosted(layers: Layers, words: EventWords, happenings: list[Happening]) -> list[Happening]:
    """Give the outcomes (who was killed, what was hit) to the attack of their sentence."""
    kept: list[Happening] = []
    for happening in happenings:
        clue = happening.clue
        aside = clue.vague == "hit" and clue.sort == "noun" and not happening.definite
        if clue.vague not in ("kill", "hit") or aside:
            kept.append(happening)
            continue
        host = _host(happenings, happening)
        if host is not None:
            host.actors = host.actors or happening.actors
            host.time = host.time or happening.time
            host.targets = _victims(layers, words, host, happening)
            host.tolls += [t for t in happening.tolls if t.what not in {x.what for x in host.tolls}]
            continue
        if clue.vague == "kill":
            total = any(cumulative(layers, toll) for toll in happening.tolls)
            bare = not happening.actors and not any(t.single for t in happening.tolls)
            if total or bare and clue.type == "assault.other" or not happening.tolls:
                continue
        kept.append(happening)
    return kept


def _victims(
    layers: Layers, words: EventWords, host: Happening, happening: Happening
) -> list[Person]:
    """Give the targets of an attack: those it killed, and what it hit unless that is its place."""
    if happening.clue.vague != "kill" or not happening.targets:
        return host.targets or happening.targets
    victims = [
        person
        for person in happening.targets
        if not any(
            words.has("anybody", layers.text.words[j]) for j in range(person[0], person[1])
        )
    ]
    place = host.place
    kept = [
        person
        for person in host.targets
        if place is None or not person[0] <= place.first < person[1]
    ]
    return victims + kept if victims else host.targets


def _host(happenings: list[Happening], happening: Happening) -> Happening | None:
    best, least = None, _DISTANT
    for other in happenings:
        clue = other.clue
        if clue.sentence != happening.clue.sentence or clue.vague == "kill" or other is happening:
            continue
        if clue.vague and happening.clue.vague == "hit":
            continue
        if not clue.type.startswith(_ASSAULT) or other.modality != happening.modality:
            continue
        gap = abs(clue.first - happening.clue.first)
        if gap < least:
            best, least = other, gap
    return best


def _happening(
    layers: Layers,
    words: EventWords,
    clues: list[Clue],
    at: int,
    drafts: list[Draft],
    times: tuple[TimeRead, ...],
    tolls: list[Toll],
    day: date | None,
) -> Happening | None:
    clue = clues[at]
    draft = innermost(drafts, clue.first)
    modality = modality_of(layers, words, clue, draft)
    if words.has("permits", layers.text.words[clue.first]):
        modality = "actual" if modality == "denied" else ""  # not let through
    if not modality or modality == "conditional":
        return None
    stop = _next_clue(layers, clues, at)
    cast_of = cast_arabic if words.arabic else cast_english
    cast = cast_of(layers, words, clue, stop)
    time = _time(layers, clue, clues, at, times, draft)
    place, own = _place(layers, clue, cast, stop)
    mine = _tolls(layers, clues, at, tolls)
    if modality == "planned" and not _imminent(clue, time, day):
        return None
    _by_doer(layers, words, clue, cast)
    return Happening(
        clue,
        modality,
        _named(layers, words, cast.actors) or _speaking(layers, words, clue, draft),
        _named(layers, words, cast.targets),
        place,
        time,
        mine,
        draft,
        _definite(layers, clue),
        own,
    )


def _reported(layers: Layers, words: EventWords, happening: Happening) -> bool:
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
    if clue.type in _MADE:
        return True
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
    if clue.type == "advance":
        return happening.place is not None or clue.object > 0
    told = clue.sort == "verb" or _supported(layers, words, clue)
    return evidence or told or _after(layers, words, clue)


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
        return supported or timed
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
            return happening.time is not None or people and _supported(layers, words, clue)
        return True
    people = bool(happening.actors) + bool(happening.targets)
    if clue.object > 0 and layers.flags[clue.object - 1] & NUMBER:
        people += 1
    timed = happening.time is not None
    supported = clue.object > 0 or _supported(layers, words, clue)
    if _since(layers, words, clue):
        return False
    if happening.definite:
        return people == 2 and supported or people > 0 and supported and timed
    if clue.vague:
        return supported and people > 0 or timed and people > 0
    if supported:
        return people > 0 or timed or clue.type != "assault.other"
    return people == 2 or people > 0 and (timed or _after(layers, words, clue))


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
    low = layers.text.sentences[clue.sentence].first
    return any(words.has("courts", layers.text.words[j]) for j in range(low, clue.first))


def _since(layers: Layers, words: EventWords, clue: Clue) -> bool:
    """Tell whether an event only dates something else: «منذ الهجوم», "since the attack"."""
    low = max(clue.low, clue.first - 2)
    return any(words.has("since", layers.text.words[j]) for j in range(low, clue.first))


def _supported(layers: Layers, words: EventWords, clue: Clue) -> bool:
    """Tell whether a verb near a noun says that it took place."""
    texts = layers.text.words
    ahead = 5 if words.arabic else 9
    low, high = max(clue.low, clue.first - 6), min(clue.high, clue.last + ahead)
    return any(
        words.has("supports", texts[j])
        for j in (*range(low, clue.first), *range(clue.last, high))
    )


def _after(layers: Layers, words: EventWords, clue: Clue) -> bool:
    """Tell whether a preposition of time or cause leads to a noun."""
    low = max(clue.low, clue.first - 3)
    return any(words.has("after", layers.text.words[j]) for j in range(low, clue.first))


def _speaking(
    layers: Layers, words: EventWords, clue: Clue, draft: Draft | None
) -> list[tuple[int, int, str | None, Name]]:
    """Give the speaker as the doer where the clause has a pronoun for one: "said it had struck"."""
    if draft is None or not draft.speakers or clue.sort != "verb":
        return []
    j = clue.low - 1 if words.arabic else clue.first - 1
    if words.arabic:
        pronoun = j >= 0 and layers.grams[j].base in _THAT_THEY and clue.first - clue.low <= 3
    else:
        while j > clue.low and layers.grams[j].base in ("had", "has", "have"):
            j -= 1
        pronoun = layers.grams[j].base in ("it", "they", "we", "he", "she")
    if not pronoun:
        return []
    return [(s.first, s.last, s.ref, s.name) for s in draft.speakers]


def _imminent(clue: Clue, time: TimeRead | None, day: date | None) -> bool:
    """Tell whether a plan is for the day of the report or the next."""
    if day is None or time is None or time.since is None or clue.type not in _PLANNED:
        return False
    return time.since[:10] in (day.isoformat(), (day + timedelta(days=1)).isoformat())


def _by_doer(layers: Layers, words: EventWords, clue: Clue, cast: Cast) -> None:
    """Give an attack the type that its doer shows: aircraft, guns, or a state that bombs."""
    if clue.vague == "bombing":
        clue.vague = ""
        if cast.actors:
            clue.type = "assault.airstrike"
        return
    if clue.type != "assault.other" or not clue.type.startswith(_ASSAULT):
        return
    for first, last in cast.actors:
        for j in range(first, last):
            means = words.means_of(layers.text.words[j])
            if means in _MEANS:
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


def _time(
    layers: Layers,
    clue: Clue,
    clues: list[Clue],
    at: int,
    times: tuple[TimeRead, ...],
    draft: Draft | None,
) -> TimeRead | None:
    """Give the time of the event: the nearest in its clause, else the time of the statement."""
    starts, ends = layers.text.starts, layers.text.ends
    sentence = layers.text.sentences[clue.sentence]
    low, high = starts[sentence.first], ends[sentence.last - 1]
    here = (starts[clue.first], ends[clue.last - 1])
    inner = (low, high)
    if draft is not None and draft.first <= clue.first:
        inner = (max(low, draft.start), min(high, draft.end))
    best, least = None, 10_000
    for time in times:
        if time.span[0] < low or time.since is None:
            continue
        if time.span[1] > high:
            break
        if _compares(layers, clue, time):
            continue
        gap = time.span[0] - here[1] if time.span[0] >= here[1] else here[0] - time.span[1]
        gap += 40 * _marks(layers, time.span, here)
        if not inner[0] <= time.span[0] < inner[1]:
            gap += _OUTSIDE
        if gap < least and not _nearer(layers, clues, at, time.span, gap):
            best, least = time, gap
    return best


def _compares(layers: Layers, clue: Clue, time: TimeRead) -> bool:
    """Tell whether a time dates something else: "the biggest since 2014", «هدنة 2014»."""
    at = bisect_left(layers.text.starts, time.span[0])
    before = [layers.grams[j].base for j in range(max(at - 2, 0), at)]
    inside = layers.text.text[time.span[0] : time.span[1]].split()[:1]
    if clue.type not in _LASTING and any(base in _SINCE for base in (*before[-1:], *inside)):
        return True
    return time.precision == "year" and not any(base in _IN for base in (*before, *inside))


def _marks(layers: Layers, one: tuple[int, int], other: tuple[int, int]) -> int:
    first, last = (one, other) if one[0] < other[0] else (other, one)
    between = layers.text.text[first[1] : last[0]]
    return sum(between.count(mark) for mark in "،,;؛")


def _nearer(
    layers: Layers, clues: list[Clue], at: int, span: tuple[int, int], gap: int
) -> bool:
    """Tell whether another clue of the sentence stands between a time and this clue."""
    starts, ends = layers.text.starts, layers.text.ends
    mine = starts[clues[at].first]
    for k in (at - 1, at + 1):
        if 0 <= k < len(clues) and clues[k].sentence == clues[at].sentence:
            other = starts[clues[k].first]
            if min(mine, span[0]) < other < max(mine, span[0]):
                if abs(other - span[0]) < abs(mine - span[0]):
                    return True
    return False


def _definite(layers: Layers, clue: Clue) -> bool:
    """Tell whether a noun points back to what was told before."""
    if clue.sort != "noun":
        return False
    if layers.text.language == "ar":
        return layers.text.words[clue.first].article
    return clue.first > 0 and layers.grams[clue.first - 1].base in ("the", "this", "these", "those")


def _place(
    layers: Layers, clue: Clue, cast: Cast, stop: int
) -> tuple[Found | None, bool]:
    """Give the place and whether it stands with the event: in its target, after it, before it."""
    sentence = layers.text.sentences[clue.sentence]
    if clue.type == "agree":
        return None, False
    if clue.type in _PLACELESS:
        found = place_in(layers, clue.last, min(stop, clue.high, clue.last + 8))
        held = found is not None and found.first and layers.grams[found.first - 1].base in _AT
        return (found, True) if held else (None, False)
    for first, last in cast.targets:
        found = place_in(layers, first, last)
        if found is not None:
            return found, True
    reach = clue.last + 8 if clue.type.startswith("consult") else sentence.last
    found = place_in(layers, clue.last, min(stop, reach, sentence.last))
    if found is not None:
        return found, found.first < clue.high
    found = place_in(layers, clue.low, clue.first)
    if found is not None and not _dateline(layers, found, clue):
        return found, True
    found = place_in(layers, sentence.first, sentence.last)
    if found is not None and _dateline(layers, found, clue):
        return None, False
    return found, False


_AT = frozenset(("في", "in", "at"))


def _dateline(layers: Layers, found: Found, clue: Clue) -> bool:
    """Tell whether a place only says where the report was written: «دبي (CNN) —»."""
    if found.first > _DATELINE or clue.first < found.last:
        return False
    return any(
        layers.text.words[j].kind == "dash" for j in range(found.last, min(clue.first, _DATELINE * 2))
    )


def _tolls(layers: Layers, clues: list[Clue], at: int, tolls: list[Toll]) -> list[Toll]:
    """Give the tolls of an event: those of its sentence that are nearest to it."""
    clue = clues[at]
    found: list[Toll] = []
    for toll in tolls:
        if toll.sentence < clue.sentence or toll.what not in _FIGURES:
            continue
        if toll.sentence > clue.sentence:
            break
        if toll.taken or any(t.what == toll.what for t in found):
            continue
        if _owner(clues, at, toll) == at:
            found.append(toll)
    return found


def _owner(clues: list[Clue], at: int, toll: Toll) -> int:
    """Give the clue of the sentence that a toll belongs to: the nearest."""
    best, least = at, 10_000
    low = at
    while low > 0 and clues[low - 1].sentence == clues[at].sentence:
        low -= 1
    for k in range(low, len(clues)):
        if clues[k].sentence != clues[at].sentence:
            break
        if not clues[k].type.startswith((_ASSAULT, "other", "detain", "protest")):
            continue
        gap = abs(clues[k].first - toll.first)
        if gap < least:
            best, least = k, gap
    return best


def _event(
    layers: Layers, happening: Happening, ident: str, drafts: list[Draft], book: Book
) -> Event:
    clue = happening.clue
    span = layers.span(clue.first, clue.last)
    draft = happening.draft
    by = next((f"s{n}" for n, d in enumerate(drafts, 1) if d is draft), None) if draft else None
    return Event(
        id=ident,
        type=clue.type,  # type: ignore[arg-type]
        trigger=Cue(span=span, text=layers.slice(span)),
        roles=_roles(layers, happening, book),
        time=happening.time.id if happening.time else None,
        figures=tuple(_figure(layers, toll) for toll in happening.tolls),
        modality=happening.modality,  # type: ignore[arg-type]
        asserted_by=by,
    )


def _roles(layers: Layers, happening: Happening, book: Book) -> tuple[Role, ...]:
    roles: list[Role] = []
    for role, items in (("actor", happening.actors), ("target", happening.targets)):
        for first, last, _, name in items:
            mention = book.at(layers.span(first, last))
            roles.append(Role(role=role, mention=mention.id if mention else None, name=name))  # type: ignore[arg-type]
    place = happening.place
    if place is not None and place.place is not None:
        span = layers.span(place.first, place.last)
        mention = book.by_span.get(span)
        name = layers.packs.places[place.place.id].name
        roles.append(Role(role="place", mention=mention.id if mention else None, name=name))
    return tuple(roles)


def _figure(layers: Layers, toll: Toll) -> Figure:
    span = layers.span(*toll.of) if toll.of[1] > toll.of[0] else None
    return Figure(
        what=toll.what,  # type: ignore[arg-type]
        value=toll.value,
        bound=toll.bound,  # type: ignore[arg-type]
        of=layers.slice(span) if span else None,
    )
