"""Truces: every particular truce that a text speaks of, with its slots and its states.

Comes in: the document's arrays, drafts of statements, times and mentions. Goes out: truces in the
contract's form. Work is done only where a word for a truce stands.
"""

from datetime import date

import msgspec

from hudna.model.reading import (
    ActorRef,
    Condition,
    ExclusionItem,
    Exclusions,
    TimeRead,
    Truce,
    TruceState,
)
from hudna.model.reading import Word as NamedWord
from hudna.reading.drafts import Draft
from hudna.reading.event_words import event_words
from hudna.reading.layers import Layers
from hudna.reading.mentions import Book
from hudna.reading.speakers import Speaker
from hudna.reading.truce_cast import Cast, canonical, read_cast
from hudna.reading.truce_council import drafters
from hudna.reading.truce_facts import Facts, read_facts
from hudna.reading.truce_foes import Foes, read_foes
from hudna.reading.truce_forms import form_of
from hudna.reading.truce_groups import Group
from hudna.reading.truce_index import index
from hudna.reading.truce_joins import join
from hudna.reading.truce_lexicon import TruceWords, truce_words
from hudna.reading.truce_limits import limits_of
from hudna.reading.truce_overs import Overs, read_overs
from hudna.reading.truce_parties import (
    MADE,
    declarers_of,
    distinct,
    facing,
    opposite,
    outsiders,
    parties_of,
    third_tellers,
)
from hudna.reading.truce_places import Where, around, nationwide, unlisted_territory
from hudna.reading.truce_refs import known_truce
from hudna.reading.truce_sides import side
from hudna.reading.truce_sights import Sight, find_sights
from hudna.reading.truce_times import times_in


class Page(msgspec.Struct, gc=False):
    """What building needs of the document besides its arrays."""

    layers: Layers
    words: TruceWords
    cast: Cast
    overs: Overs
    numbers: dict[int, str]
    claimants: dict[str, Speaker]
    times: tuple[TimeRead, ...]
    book: Book
    facing: list[tuple[str, Speaker]]
    writers: list[Speaker] | None = None
    foes: Foes | None = None


def read_truces(
    layers: Layers,
    drafts: list[Draft],
    times: tuple[TimeRead, ...],
    book: Book,
    written: date | None = None,
) -> tuple[Truce, ...]:
    """Read every truce of a document, in text order.

    Args:
        layers: The document's arrays.
        drafts: Its statements.
        times: Its times.
        book: Its mentions.
        written: When the text was written, where that is known.
    """
    words = truce_words(layers.lexicon)
    sights = find_sights(layers, words)
    if not sights:
        return ()
    cast = read_cast(layers, words)
    overs = read_overs(drafts)
    facts = read_facts(layers, cast, sights, drafts, overs, times)
    joined = join(layers, [f for f in facts if not f.sight.withheld or f.turns], written)
    groups = [group for group in joined if _particular(group, alone=len(joined) == 1)]
    numbers = {draft.cue: f"s{number}" for number, draft in enumerate(drafts, 1)}
    claimants: dict[str, Speaker] = {}
    for draft in drafts:
        if draft.speakers:
            claimants.setdefault(numbers[draft.cue], draft.speakers[0])
    sides = facing(cast, groups)
    page = Page(layers, words, cast, overs, numbers, claimants, times, book, sides)
    return tuple(_build(page, group, f"x{number}") for number, group in enumerate(groups, 1))


def _particular(group: Group, *, alone: bool) -> bool:
    """Tell whether a group is a truce of its own and not a bare word or a wish for calm."""
    states = {turn.state for turn in group.turns}
    sided = any(len(f.parties) > 1 or f.window.length for f in group.facts)
    dealt = any(f.sight.fore < f.sight.first or f.sight.zone for f in group.facts)
    if any(f.background for f in group.facts):
        return True
    brokered = any(f.sponsors for f in group.facts)
    weak = all(f.sight.weak for f in group.facts)
    if weak:
        lasting = any(f.window.length or f.window.end for f in group.facts)
        lasting = lasting and not all(f.sight.quiet for f in group.facts)
        return bool(states - {"proposed"}) or lasting or (dealt and (sided or brokered))
    if all(f.sight.zone for f in group.facts) and not alone:
        return bool(states or group.places)
    if states or sided or dealt or brokered or group.places:
        return True
    return any(f.sight.definite or f.window.firm or f.window.ended for f in group.facts)


def _build(page: Page, group: Group, ident: str) -> Truce:
    layers = page.layers
    declarers = declarers_of(layers, group)
    if not declarers and group.resolution:
        if page.writers is None:
            page.writers = drafters(layers, page.words)
        declarers = page.writers
    sponsors = distinct([*group.sponsors, *outsiders(page.cast, group, declarers)])
    parties = parties_of(page.cast, group, declarers, sponsors)
    sponsors = distinct([*sponsors, *third_tellers(page.cast, group, declarers, parties)])
    if len(parties) == 1 and group.alone:
        parties += opposite(layers, page.facing, parties[0])
    told = {t.state for t in group.turns} and not group.facts[0].sight.plural
    if told and not (parties or group.alone or group.resolution):
        if page.foes is None:
            page.foes = read_foes(page.cast)
        parties = [s for s in page.foes.near(group.facts[0].sight.first) if s not in sponsors]
    places = _territory(page, group) or _unlisted(page, group) or _homeland(page, group)
    if not places and {turn.state for turn in group.turns} - {"proposed"}:
        places = _setting(page, group)
    starts, ends, length = limits_of(group)
    return Truce(
        id=ident,
        form=form_of(group, declarers, parties, sponsors),
        word=_word(layers, group),
        ref=known_truce(
            layers.packs,
            starts,
            _countries(page, places, parties),
            [speaker.name for speaker in declarers],
        ),
        declared_by=_refs(page, declarers),
        parties=_refs(page, parties),
        guarantors=_refs(page, sponsors),
        territory=_refs(page, places),
        starts=starts,
        ends=ends,
        duration=length,
        exclusions=_exclusions(page, group),
        conditions=_conditions(page, group),
        states=_states(page, group),
    )


def _word(layers: Layers, group: Group) -> NamedWord:
    sight = _named(group)
    start, end = layers.span(sight.first, sight.last)
    word = layers.text.words[sight.first]
    if word.prep and not word.surface.startswith("لل"):
        start = layers.text.starts[sight.first] + word.prep_end
    return NamedWord(span=(start, end), text=layers.text.text[start:end])


def _named(group: Group) -> Sight:
    """Give the naming that stands for a truce: its first, or the noun for what a verb told."""
    sights = [facts.sight for facts in group.facts]
    nouns = [sight for sight in sights if not (sight.verb or sight.again or sight.weak)]
    return nouns[0] if sights[0].verb and nouns else sights[0]


# --- people and places ---


def _refs(page: Page, items: list[Speaker] | list[Where]) -> tuple[ActorRef, ...]:
    return tuple(_ref(page, item) for item in items)


def _ref(page: Page, item: Speaker | Where) -> ActorRef:
    if item.first == item.last:
        return ActorRef(name=item.name)
    mention = page.book.at(page.layers.span(item.first, item.last))
    return ActorRef(mention=mention.id if mention is not None else None, name=item.name)


def _territory(page: Page, group: Group) -> list[Where]:
    """Give the places of a truce; where it was broken is not yet where it holds."""
    whole = [
        facts
        for facts in group.facts
        if not {turn.state for turn in facts.turns} & {"breached", "collapsed"}
    ]
    sound = [
        place
        for facts in whole
        for place in facts.places
        if not (_made_at(page, facts, place) and _is_city(page, place))  # where it was signed
    ]
    return distinct(sound if whole else group.places)


def _made_at(page: Page, facts: Facts, place: Where) -> bool:
    """Tell whether a place is where a truce was made: «الاتفاق الذي توصلوا إليه في X»."""
    reach = facts.sight.last
    made = [t for t in facts.turns if t.state == "accepted" and reach <= t.token < place.first]
    return _signed(facts) or (page.layers.text.language == "ar" and bool(made))


def _signed(facts: Facts) -> bool:
    return any(turn.state == "signed" for turn in facts.turns)


def _is_city(page: Page, place: Where) -> bool:
    known = page.layers.packs.places.get(place.ref) if place.ref else None
    return known is not None and known.kind == "city"


def _setting(page: Page, group: Group) -> list[Where]:
    """Give the place in which the sentence that tells of a truce is set."""
    for facts in group.facts:
        if facts.turns:
            places = around(page.layers, page.words, facts.sight)
            if _signed(facts):
                places = [place for place in places if not _is_city(page, place)]
            if places:
                return places
    return []


def _unlisted(page: Page, group: Group) -> list[Where]:
    """Give the place that no pack knows in which a truce is said to hold: «في منطقة وادي سهل»."""
    settings = event_words(page.layers.lexicon)
    for facts in group.facts:
        if not (_signed(facts) or facts.places):
            found = unlisted_territory(page.layers, settings, facts.sight)
            if found is not None:
                return [found]
    return []


def _homeland(page: Page, group: Group) -> list[Where]:
    """Give the country of a truce that is called nationwide, or «in the country»."""
    layers, words = page.layers, page.words
    ident = index(layers.packs).countries.get(page.cast.country)
    place = layers.packs.places.get(ident) if ident else None
    if place is None:
        return []
    for facts in group.facts:
        sight = facts.sight
        after = range(sight.reach, min(sight.reach + 14, sight.sentence.last))
        wide = nationwide(layers, words, sight)
        if wide or any("homeland" in words.of(layers.text.words[k]) for k in after):
            return [Where(sight.first, sight.first, place.name, place.id)]
    return []


def _countries(page: Page, places: list[Where], parties: list[Speaker]) -> set[str]:
    packs = page.layers.packs
    named = {packs.places[p.ref].country for p in places if p.ref and p.ref in packs.places}
    if not named:
        named = {packs.actors[p.ref].country for p in parties if p.ref}
    return {code for code in named if code} or {page.cast.country}


# --- terms and states ---


def _said_by(page: Page, token: int) -> str | None:
    """Give the statement that says what stands at a token: its own, else the one around it."""
    own = page.numbers.get(token)
    if own is not None:
        return own
    best = page.overs.at(token)
    return page.numbers.get(best.cue) if best is not None else None


def _exclusions(page: Page, group: Group) -> Exclusions:
    items: list[ExclusionItem] = []
    seen: set[tuple[str, str | None]] = set()
    for excluded in group.excluded:
        meant = canonical(page.cast, [excluded.who])
        who = meant[0] if meant else excluded.who
        by = _said_by(page, excluded.token)
        key = (who.ref or who.name.ar or who.name.en or "", _claimant(page, by))
        if key in seen:
            continue
        seen.add(key)
        ref = _ref(page, who)
        items.append(ExclusionItem(name=ref.name, mention=ref.mention, by=by))
    return Exclusions(stated=bool(items), items=tuple(items))


def _claimant(page: Page, statement: str | None) -> str | None:
    """Give who makes a statement: one claimant repeating himself makes one claim."""
    speaker = page.claimants.get(statement) if statement else None
    return side(page.layers, speaker) if speaker is not None else statement


def _conditions(page: Page, group: Group) -> tuple[Condition, ...]:
    found: list[Condition] = []
    for first, last in group.terms:
        span = page.layers.span(first, last)
        text = page.layers.slice(span)
        found.append(Condition(span=span, text=text, by=_said_by(page, first)))
    return tuple(found)


def _states(page: Page, group: Group) -> tuple[TruceState, ...]:
    """Give the states in text order, each once a statement."""
    found: list[TruceState] = []
    seen: set[tuple[str, str | None]] = set()
    stands = _stands(page, group)
    if stands is not None:
        return (stands,)
    first = min((turn.token for turn in group.turns if turn.state in MADE), default=None)
    for facts in group.facts:
        for turn in facts.turns:
            late = first is not None and (turn.token > first or turn.act != "propose")
            if late and turn.state == "proposed":
                continue  # calls to join, keep or widen a truce that is there
            by = _said_by(page, turn.token)
            if (turn.state, by) in seen:
                continue
            seen.add((turn.state, by))
            found.append(
                TruceState(
                    state=turn.state,  # type: ignore[arg-type]
                    place=_place(page, facts) if turn.state in ("collapsed", "breached") else None,
                    time=_time(page, facts, turn.token),
                    by=by,
                    modality=turn.modality,  # type: ignore[arg-type]
                    span=page.layers.span(turn.token, turn.token + 1),
                )
            )
    return tuple(sorted(found, key=lambda state: state.span))


def _stands(page: Page, group: Group) -> TruceState | None:
    """Give the state of a de-escalation area that is only spoken of: it is there."""
    sight = group.facts[0].sight
    told = {t.state for t in group.turns if t.state != "proposed" or t.act}
    if told or not (sight.zone and sight.definite):
        return None
    span = page.layers.span(sight.first, sight.last)
    return TruceState(state="in_force", modality="presupposed", span=span)


def _place(page: Page, facts: Facts) -> str | None:
    return _ref(page, facts.places[0]).mention if facts.places else None


def _time(page: Page, facts: Facts, token: int) -> str | None:
    """Give the time that stands in the clause of a state's word."""
    start = page.layers.text.starts[token]
    window = facts.window
    if window.start is not None and abs(window.start.span[0] - start) < 80:
        return window.start.id
    for time in times_in(page.times, start - 12, start + 51):
        if time.kind == "duration" or time.since is None:
            continue
        between = page.layers.text.text[min(start, time.span[0]) : max(start, time.span[0])]
        return None if any(mark in between for mark in ".\n!?؟") else time.id
    return None
