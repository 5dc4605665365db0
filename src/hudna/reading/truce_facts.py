"""What each naming of a truce says with its clause: states, people, places, times, terms.

Comes in: sights in text order. Goes out: :class:`Facts`, one a sight.
"""

import msgspec

from hudna.model.reading import TimeRead
from hudna.reading.drafts import Draft
from hudna.reading.layers import Layers
from hudna.reading.lexicon import NEG, PRONOUN
from hudna.reading.speakers import Speaker
from hudna.reading.truce_backdrop import asked_before, in_background
from hudna.reading.truce_brokers import guarantors
from hudna.reading.truce_cast import Cast, canonical
from hudna.reading.truce_council import resolved
from hudna.reading.truce_governors import LATER, Turn
from hudna.reading.truce_halts import halters
from hudna.reading.truce_lexicon import PAST, TruceWords
from hudna.reading.truce_overs import Overs
from hudna.reading.truce_people import bound, makers, subject_before
from hudna.reading.truce_places import Where, territory
from hudna.reading.truce_sides import side, within
from hudna.reading.truce_sights import Sight, marks_of
from hudna.reading.truce_states import amid, read_turns
from hudna.reading.truce_tellers import TOLD, accusers, herald, tellers
from hudna.reading.truce_terms import Excluded, conditions, exclusions
from hudna.reading.truce_times import Window, read_making, read_window

_KEEPING = ("breached", "rejected", "suspended")
_ARMED = ("armed_group", "army")
_ABIDE = 10
_DEAL = 3
_OWN = 4
_PRONOUN = 3
_TAILS = 2
_FORCES = ("armed_group", "party", "army", "government", "state", "alliance")
_VOWS = ("state", "affirm", "promise", "announce")
_MAKING = ("announced", "accepted", "proposed", "signed")


class Facts(msgspec.Struct, gc=False):
    """What one sight and its clause say of a truce.

    Attributes:
        alone: It is one side's own truce, so another side's is another truce.
        other: «another», «previous»: not the one before.
        resolution: A council's text is about it.
        pair: It is said between whom it is.
        accused: Who accuses whom of breaking it.
        voice: The side that speaks of it.
        withal: It is told to be with somebody.
        wished: It was asked for once: «وكان X قد دعا إلى هدنة».
        background: It is told as an earlier one than the story's.
    """

    sight: Sight
    turns: list[Turn]
    declarers: list[Speaker]
    parties: list[Speaker]
    sponsors: list[Speaker]
    places: list[Where]
    window: Window
    excluded: list[Excluded]
    terms: list[tuple[int, int]]
    alone: bool = False
    other: bool = False
    resolution: bool = False
    pair: bool = False
    accused: list[Speaker] = []
    voice: str = ""
    withal: bool = False
    background: bool = False
    wished: bool = False


def read_facts(
    layers: Layers,
    cast: Cast,
    sights: list[Sight],
    drafts: list[Draft],
    overs: Overs,
    times: tuple[TimeRead, ...],
) -> list[Facts]:
    """Read what each sight says."""
    by_cue = {draft.cue: draft for draft in drafts}
    words = cast.words
    found: list[Facts] = []
    for at, sight in enumerate(sights):
        floor = sight.sentence.first
        roof = sight.sentence.last
        if at and sights[at - 1].number == sight.number:
            floor = sights[at - 1].reach
        if at + 1 < len(sights) and sights[at + 1].number == sight.number:
            roof = sights[at + 1].fore
        over = overs.at(sight.first)
        cast.telling = _telling(layers, overs, over)
        turns = read_turns(layers, words, sight, floor, roof)
        window = _window(layers, words, sight, times, turns, (floor, roof))
        between = bound(layers, words, sight, floor, roof, "between")
        beside = [] if between else bound(layers, words, sight, floor, roof, "with_words")
        facts = Facts(
            sight=sight,
            turns=turns,
            declarers=[],
            parties=canonical(cast, between) or canonical(cast, beside),
            pair=len(between) > 1 and not _fought(layers, words, between[0].first),
            sponsors=canonical(cast, guarantors(layers, words, sight, floor, roof)),
            places=_innermost(layers, territory(layers, words, sight, roof)),
            window=window,
            excluded=exclusions(layers, words, sight, floor, roof),
            terms=conditions(layers, words, sight, floor, roof),
            other=_other(layers, sight),
            background=in_background(layers, words, sight),
            wished=asked_before(layers, words, sight),
        )
        if over is not None and len(over.speakers) == 1 and over.speakers[0].ref:
            facts.voice = side(layers, over.speakers[0])
        if sight.again and at and sight.number > sights[at - 1].number + 1:
            facts.parties, facts.window = [], Window()  # too far away to be told more of
        facts.withal = bool(facts.parties) and len(facts.parties) == 1
        facts.accused = accusers(cast, over)
        cast.bound = cast.bound or tuple(facts.accused[:2])
        facts.parties += canonical(cast, _abiding(layers, sight, by_cue, over))
        council = resolved(layers, words, sight)
        if council is not None:
            facts.turns = [t for t in turns if t.state not in _MAKING] + council[0]
            facts.declarers = canonical(cast, council[1])
            facts.resolution = True
        else:
            _declare(cast, facts, by_cue, over)
            _make_known(cast, facts, herald(overs, over))
        found.append(facts)
        _bind(cast, facts)
        if at + 1 == len(sights) or sights[at + 1].number != sight.number:
            after = sights[at + 1].number if at + 1 < len(sights) else len(layers.text.sentences)
            _read_tails(layers, cast, facts, after)
    return found


def _window(
    layers: Layers,
    words: TruceWords,
    sight: Sight,
    times: tuple[TimeRead, ...],
    turns: list[Turn],
    reach: tuple[int, int],
) -> Window:
    """Read when a truce began, ends and was made."""
    window = read_window(layers, words, sight, times, *reach)
    if _only_extends(sight, turns):
        window.length = window.end = None
    read_making(layers, words, turns, sight, times, window)
    return window


def _innermost(layers: Layers, places: list[Where]) -> list[Where]:
    """Leave out what only says where the place before it lies: «الزبداني بريف دمشق»."""
    kept: list[Where] = []
    for place in places:
        word = layers.text.words[place.first]
        joined = word.conj or layers.text.words[place.first - 1].conj
        if kept and not joined and within(layers, kept[-1], place):
            continue
        kept.append(place)
    return kept


def _fought(layers: Layers, words: TruceWords, first: int) -> bool:
    """Tell whether it is the fighting that was between two: «هدنة بعد معارك بين X وY»."""
    return first > 1 and "fights" in words.of(layers.text.words[first - 2])


def _telling(layers: Layers, overs: Overs, over: Draft | None) -> frozenset[str]:
    """Give the sides of those who tell what others did: «أعلن X وY أن الطرفين وافقا»."""
    outer = overs.at(over.cue) if over is not None and over.act not in TOLD else over
    if outer is None or outer.act not in TOLD:
        return frozenset()
    return frozenset(side(layers, s) for s in outer.speakers if s.ref)


def _bind(cast: Cast, facts: Facts) -> None:
    """Keep the two whom a truce binds: «the two sides» after it are they."""
    sides = {side(cast.layers, party) for party in facts.parties}
    if len(sides) == 2 and not facts.alone:
        cast.bound = tuple(facts.parties[:2])


def _read_tails(layers: Layers, cast: Cast, facts: Facts, after: int) -> None:
    """Read the sentences after that of a truce that take it up by a pronoun or not at all."""
    number = facts.sight.number
    for later in range(number + 1, min(after, number + 1 + _TAILS)):
        sentence = layers.text.sentences[later]
        low, high = sentence.first, sentence.last
        marks = marks_of(layers, cast.words, sentence)
        tail = Sight(low, low, low, low, sentence, later, marks=marks)
        facts.sponsors += canonical(
            cast, guarantors(layers, cast.words, tail, low, high, tail=True)
        )
        facts.excluded += exclusions(layers, cast.words, tail, low, high, tail=True)
        if later == number + 1 and not any(turn.state == "breached" for turn in facts.turns):
            facts.turns += amid(layers, cast.words, low, high) if facts.turns else []


def _only_extends(sight: Sight, turns: list[Turn]) -> bool:
    """Tell whether a length is that of an extension which is only asked for or refused."""
    if any(turn.state == "extended" for turn in turns):
        return False
    low = max(sight.sentence.first, sight.fore - 4)
    return bool(sight.at(low, sight.fore, "extends")) and not sight.at(low, sight.fore, "restated")


def _abiding(
    layers: Layers,
    sight: Sight,
    by_cue: dict[int, Draft],
    over: Draft | None,
) -> list[Speaker]:
    """Give those who say that they keep a truce: they hold themselves bound."""
    for k in sight.at(max(sight.sentence.first, sight.fore - _ABIDE), sight.fore, "abides"):
        if any(layers.flags[j] & NEG for j in range(max(0, k - 3), k)):
            return []
        found = [s for s in makers(layers, by_cue, k, sight.fore) if s.ref or not s.carried]
        if not found and over is not None and over.act in _VOWS:
            found = list(over.speakers)
        return [s for s in found if s.ref and layers.packs.actors[s.ref].kind in _FORCES]
    return []


def _other(layers: Layers, sight: Sight) -> bool:
    """Tell whether a truce is called another one: «هدنة أخرى», an earlier truce."""
    if layers.text.language == "en":
        own = sight.at(sight.last, sight.last + _OWN, "owns")
        return bool(own or sight.at(sight.fore, sight.first, "others"))
    latest = sight.at(sight.fore - 2, sight.fore, "before_others")
    return bool(latest or sight.at(sight.last, sight.last + 2, "others"))


def _declare(cast: Cast, facts: Facts, by_cue: dict[int, Draft], over: Draft | None) -> None:
    """Find who declared, agreed or proposed it, from the verbs that say so."""
    stop = facts.sight.sentence.last
    states = {turn.state for turn in facts.turns}
    for turn in facts.turns:
        if turn.maker < 0 or turn.state in ("denied", "expired"):
            continue
        if turn.state in _KEEPING:
            facts.parties += _keepers(cast, by_cue, turn, facts.sight)
            continue
        if turn.state == "proposed" and turn.act != "propose":
            draft = by_cue.get(turn.maker)
            if draft is not None and turn.act == "request":
                facts.parties += _asked(cast, draft)
            continue
        if turn.act == "vow" and _vow(cast, facts, over):
            continue
        if turn.act == "halt":
            _halt(cast, facts, turn, over)
            continue
        if turn.state == "collapsed" or (turn.state == "in_force" and turn.act != "impose"):
            continue
        made = makers(cast.layers, by_cue, turn.maker, stop)
        for speaker in canonical(cast, _beside(cast, made, facts.sight, turn)):
            if speaker.ref or not speaker.carried:
                _make(cast, facts, turn, speaker, declared="announced" in states)
    agreed = [
        turn
        for turn in facts.turns
        if turn.state == "accepted" and turn.maker >= 0 and _verb(cast, turn.maker)
    ]
    if agreed and facts.declarers and facts.parties and "announced" not in states:
        facts.declarers += facts.parties
    made = states & {"announced", "extended", "declared_over"}
    made = made or any(turn.act == "halt" for turn in facts.turns)
    own = [s for s in facts.declarers if not _mediates(cast.layers, s)]
    facts.alone = bool(own) and bool(made) and not states & {"accepted", "signed"}
    facts.alone = facts.alone and not (
        facts.sight.fore == facts.sight.first and _dealt(cast, facts)
    )


def _asked(cast: Cast, draft: Draft) -> list[Speaker]:
    """Give who is asked for a truce: «both sides» are never those who ask."""
    asking = {side(cast.layers, who) for who in draft.speakers}
    found = canonical(cast, list(draft.addressees))
    return [] if any(side(cast.layers, who) in asking for who in found) else found


def _make(cast: Cast, facts: Facts, turn: Turn, speaker: Speaker, *, declared: bool) -> None:
    """Take down who made a truce: as its sponsor, as one of its parties, as its declarer."""
    third = turn.state == "accepted" and facts.pair and _third(cast, facts, speaker)
    if third or _brokers(cast, turn.maker):
        facts.sponsors.append(speaker)  # X secured a truce between Y and Z
        return
    if turn.state in ("accepted", "signed"):
        facts.parties.append(speaker)
        if declared:
            return
    facts.declarers.append(speaker)


def _halt(cast: Cast, facts: Facts, turn: Turn, over: Draft | None) -> None:
    """Take who halts as bound; who tells of it beforehand declares it: «قال إن قواته ستوقف»."""
    sight, told = facts.sight, over is not None and bool(over.speakers)
    who = canonical(cast, halters(cast.layers, sight.first, sight.last))
    if over is not None and told and (turn.state == "announced" or not who):
        facts.declarers += canonical(cast, list(over.speakers))
    else:
        facts.declarers += who
    facts.parties += [s for s in who if s.ref or not told]  # «قوات الأمن»: his own


def _vow(cast: Cast, facts: Facts, over: Draft | None) -> bool:
    """Take who says that «they would hold their fire» as its maker: the subject is a pronoun."""
    first = facts.sight.first
    low = max(facts.sight.sentence.first, first - _PRONOUN)
    if over is None or not any(cast.layers.flags[k] & PRONOUN for k in range(low, first)):
        return False
    facts.declarers += canonical(cast, list(over.speakers))
    return bool(over.speakers)


def _third(cast: Cast, facts: Facts, speaker: Speaker) -> bool:
    """Tell whether somebody is none of the two between whom a truce is said to be."""
    sides = {side(cast.layers, party) for party in facts.parties}
    return len(sides) > 1 and side(cast.layers, speaker) not in sides


def _make_known(cast: Cast, facts: Facts, over: Draft | None) -> None:
    """Take who makes a truce known as one that announces it; what it «will» do is no state."""
    told = tellers(cast, facts.turns, facts.declarers, over)
    facts.turns = [turn for turn in facts.turns if turn.act != LATER]
    if told and over is not None:
        facts.turns.append(Turn("announced", over.cue, over.cue))
        facts.parties += facts.declarers
        facts.declarers = told


def _dealt(cast: Cast, facts: Facts) -> bool:
    """Tell whether somebody else's deal on a truce is announced: «اتفاق على هدنة أعلنه»."""
    words, tokens = cast.words, cast.layers.text.words
    low = max(facts.sight.sentence.first, facts.sight.first - _DEAL)
    if facts.background:
        return False
    return any(
        "deals" in words.of(tokens[k]) and "announced" not in words.of(tokens[k])
        for k in range(low, facts.sight.first)
    )


def _keepers(cast: Cast, by_cue: dict[int, Draft], turn: Turn, sight: Sight) -> list[Speaker]:
    """Give who broke, refused or suspended a truce: it was theirs to keep."""
    layers, stop = cast.layers, sight.sentence.last
    found = canonical(cast, _beside(cast, makers(layers, by_cue, turn.maker, stop), sight, turn))
    if turn.state == "breached":
        mutual = sight.at(sight.sentence.first, turn.token, "mutual")
        return found[:2] if mutual else found[:1]
    return [s for s in found if s.ref and layers.packs.actors[s.ref].kind in _ARMED]


def _brokers(cast: Cast, token: int) -> bool:
    """Tell whether a verb tells who mediated: «توسطت», negotiated by X."""
    tokens = cast.layers.text.words
    kinds = cast.words.of(tokens[token])
    if "brokering_verbs" in kinds:
        return True
    follow = [word.norm for word in tokens[token + 1 : token + 3]]
    return "brokered" in kinds and (follow[:1] == ["by"] or follow == ["out", "by"])


def _beside(cast: Cast, made: list[Speaker], sight: Sight, turn: Turn) -> list[Speaker]:
    """Give makers that are not the truce itself: in «أعلن "هدنة"» they stand before the verb."""
    others = [s for s in made if s.last <= sight.fore or s.first >= sight.last]
    if others or not made or cast.layers.text.language == "en":
        return others
    return subject_before(cast.layers, turn.maker)


def _mediates(layers: Layers, speaker: Speaker) -> bool:
    """Tell whether somebody speaks for a world body, which has no truce of its own."""
    actor = layers.packs.actors.get(speaker.ref) if speaker.ref else None
    return actor is not None and actor.sector in ("IGO", "NGO")


def _verb(cast: Cast, token: int) -> bool:
    return bool(cast.words.of(cast.layers.text.words[token]).get("accepted", 0) & PAST)
