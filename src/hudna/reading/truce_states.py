"""What a sentence says became of a truce: announced, breached, refused.

Comes in: one sight and the arrays. Goes out: :class:`Turn` values. Governors before the truce are
read from the nearest outwards: the nearest says what happened, those around it whether it
happened («نفى التوصل إلى هدنة» is a denial, «دعا إلى تمديد الهدنة» nothing yet).
"""

from hudna.reading.layers import Layers
from hudna.reading.lexicon import NEG
from hudna.reading.truce_followers import enters, followers, judge_after
from hudna.reading.truce_governors import Governor, Turn, governor_at, governors
from hudna.reading.truce_halts_en import halted
from hudna.reading.truce_lexicon import NOUN, PAST, TruceWords
from hudna.reading.truce_links import in_name
from hudna.reading.truce_sights import Sight

_STANDING = {"announced", "in_force", "accepted", "signed"}
_SOON = 9
_OPENING = 4
_MAKING = ("accepted", "announced", "signed")
_REAL = (*_MAKING, "begins", "holds", "extends")
_BORNE = {
    "collapses": "collapsed",
    "breaks": "breached",
    "holds": "in_force",
    "begins": "in_force",
}


def read_turns(
    layers: Layers, words: TruceWords, sight: Sight, floor: int, roof: int
) -> list[Turn]:
    """Read the states that the clause of a sight tells, nearest first.

    Args:
        layers: The document's arrays.
        words: The truce lists.
        sight: The truce.
        floor: First token that may be read: the end of the sight before in the sentence.
        roof: One past the last token that may be read.
    """
    chain = governors(layers, words, sight, floor)
    if chain and not sight.definite:
        if "observes" in words.of(layers.text.words[chain[0].token]):
            chain[0].kind = "launched"  # will observe a truce that was not told before
    turns = _judge(chain)
    sight.withheld = bool(chain) and not sight.definite and _withheld(chain[0], turns)
    following = followers(layers, words, sight, roof, bool(chain))
    kept = bool(chain) and chain[0].kind == "respects" and chain[0].how != NOUN
    for governor in following:
        if kept and governor.kind == "holds":
            continue
        if governor.kind in _MAKING and any(turn.state == "denied" for turn in turns):
            continue
        if governor.kind in _REAL and _supposed(layers, words, sight):
            continue
        if governor.negated and _nothing(layers, words, sight):
            continue  # «there is no ceasefire in place»
        if governor.kind == "extends" and governor.how == NOUN and words.language == "ar":
            turns += _judge([governor, *_around(layers, words, sight, governor.token)])
            continue
        turns += judge_after(governor, words, layers)
    if sight.verb and not turns:
        turns += _halted(layers, words, sight)
    turns += _soon_broken(words, sight, layers, {turn.state for turn in turns})
    turns += _of_it(layers, words, sight, roof, {turn.token for turn in turns})
    if not any(turn.state == "breached" for turn in turns):
        turns += amid(layers, words, sight.reach, min(roof, sight.sentence.last))
    return turns


def amid(layers: Layers, words: TruceWords, first: int, stop: int) -> list[Turn]:
    """Read violations told beside a truce: «وسط خروق متفرقة», «سجلت خروق»."""
    if words.language == "en":
        return []
    for k in range(first + 1, stop):
        word = layers.text.words[k]
        if word.article or word.suffix or word.conj or layers.in_time[k]:
            continue
        if words.of(word).get("breaks", 0) & NOUN and "despite" not in words.of(word):
            if "amid" in words.of(layers.text.words[k - 1]):
                denied = any(layers.flags[j] & NEG for j in range(max(first, k - 4), k))
                return [] if denied else [Turn("breached", k)]
    return []


def _around(layers: Layers, words: TruceWords, sight: Sight, k: int) -> list[Governor]:
    """Give what governs a noun after a truce: «رافضة دعوة X إلى تمديدها»."""
    before = range(k - 1, max(sight.reach, k - _SOON) - 1, -1)
    return [g for j in before if (g := governor_at(layers, words, j)) is not None]


def _withheld(first: Governor, turns: list[Turn]) -> bool:
    """Tell whether a truce is named only to say that it is not declared: «لن يعلن هدنة»."""
    return first.kind == "announced" and first.negated and not turns


def _supposed(layers: Layers, words: TruceWords, sight: Sight) -> bool:
    """Tell whether a truce is only supposed: «if a ceasefire were reached»."""
    before = range(max(sight.sentence.first, sight.fore - 2), sight.fore)
    return any("suppositions" in words.of(layers.text.words[k]) for k in before)


def _nothing(layers: Layers, words: TruceWords, sight: Sight) -> bool:
    """Tell whether a truce is named only to say that there is none: «no ceasefire»."""
    before = range(sight.fore, sight.first)
    return any(words.has("no_words", layers.text.words[k].norm) for k in before)


def _halted(layers: Layers, words: TruceWords, sight: Sight) -> list[Turn]:
    """Take a verb that halts hostilities as its maker's own word: «paused offensive operations»."""
    if words.language == "en":
        return halted(layers, words, sight)
    tokens, first = layers.text.words, sight.first
    verb = governor_at(layers, words, first)
    if verb is not None and verb.negated:
        return []
    past = words.of(tokens[first]).get("halting", 0) & PAST
    state = "in_force" if past else "announced" if tokens[first].future else ""
    return [Turn(state, first, first, act="halt")] if state else []


def _soon_broken(words: TruceWords, sight: Sight, layers: Layers, told: set[str]) -> list[Turn]:
    """Read an attack set against a truce: hours after a ceasefire came into effect."""
    if "breached" in told or not told & _STANDING:
        return []
    for k in sight.at(max(sight.sentence.first, sight.fore - _SOON), sight.fore, "moments"):
        beside = (k - 1, k + 1)
        after = any("after_words" in words.of(layers.text.words[j]) for j in beside)
        opens = words.language == "ar" and k <= sight.sentence.first + _OPENING
        struck = sight.at(sight.reach, sight.sentence.last, "violence") if opens else []
        if after and (struck or sight.at(sight.sentence.first, k, "violence")):
            return [Turn("breached", k)]
    return []


def _of_it(
    layers: Layers, words: TruceWords, sight: Sight, roof: int, told: set[int]
) -> list[Turn]:
    """Read nouns that bear the truce as a pronoun: «انهياره», «دخوله حيز التنفيذ»."""
    found: list[Turn] = []
    if layers.text.language == "en":
        return found
    for k in range(sight.reach, min(roof, sight.sentence.last)):
        word = layers.text.words[k]
        if not word.suffix or k in told or in_name(layers, k):
            continue
        governor = governor_at(layers, words, k)
        if governor is None or not governor.how & NOUN or governor.negated or governor.unsure:
            continue
        if any(layers.flags[j] & NEG for j in range(max(sight.reach, k - 4), k)):
            continue
        if governor.kind == "extends":
            found += _judge([governor, *_around(layers, words, sight, k)])
            continue
        state = _BORNE.get(governor.kind)
        if state == "in_force" and not enters(layers, words, k):
            continue
        if state:
            found.append(Turn(state, k))
    return found


def _judge(chain: list[Governor]) -> list[Turn]:
    """Say what a chain of governors means, nearest first."""
    if not chain:
        return []
    first, outer = chain[0], chain[1:]
    around = {g.kind for g in outer}
    refused = "rejected" in around
    denied = any(g.kind == "denied" and not g.negated for g in outer)
    told = next((k for k, g in enumerate(outer) if g.kind == "announced"), len(outer))
    beyond = {g.token for g in outer[told + 1 :] if g.how == NOUN and g.kind == "proposed"}
    around = {g.kind for g in outer if g.token not in beyond}  # «محادثات» end with what is told
    wished = (
        first.unsure
        or bool(around & {"proposed", "failed"})
        or any(g.unsure or g.negated for g in outer)
    )
    kind, token = first.kind, first.token
    if kind == "prevents":
        return [Turn("breached", token)] if first.negated else []  # «لم تمنع الهدنة»
    if kind == "respects":
        return [Turn("breached", token, token)] if first.negated and not wished else []
    if kind in ("breaks", "collapses", "suspended"):
        state = {"breaks": "breached", "collapses": "collapsed"}.get(kind, kind)
        return [] if first.negated or denied or wished else [Turn(state, token, token)]
    if kind == "cancels":
        return [] if first.negated or wished else [Turn("declared_over", token, token)]
    if kind == "extends":
        return _extension(first, outer, refused, denied, wished)
    if kind == "ends":
        return _ending(first, outer, denied, wished)
    if kind in ("begins", "holds"):
        teller = next((g for g in outer if g.kind == "announced" and not g.negated), None)
        if kind == "begins" and first.unsure and teller is not None:
            return [Turn("announced", teller.token, teller.token)]
        if kind == "holds" and first.negated and first.how != NOUN:
            return [Turn("collapsed", token)]
        return [] if first.negated or denied or wished else [Turn("in_force", token)]
    if kind == "rejected":
        return [] if first.negated else [Turn("rejected", token, token)]
    if kind == "denied":
        return [] if first.negated else [Turn("denied", token, token)]
    if kind == "failed":
        return [Turn("proposed", token)]
    if kind == "launched":
        return _launched(first, outer, refused or denied)
    if denied:
        return [Turn("denied", next(g.token for g in outer if g.kind == "denied"), -1)]
    return _made(first, outer, refused, wished)


def _launched(first: Governor, outer: list[Governor], refused: bool) -> list[Turn]:
    """Judge «will begin a ceasefire»: told by its makers it is announced, asked for proposed."""
    if first.negated or refused:
        return []
    around = next((g for g in outer if g.kind in ("accepted", "announced", "proposed")), None)
    if first.urged:
        return [Turn("proposed", first.token)]
    if around is not None:
        maker = around.token if around.kind != "proposed" else -1
        return [Turn(around.kind, around.token, maker, act=around.act)]
    return [Turn("announced", first.token, first.token)]


def _extension(
    first: Governor, outer: list[Governor], refused: bool, denied: bool, wished: bool
) -> list[Turn]:
    if refused or first.negated:
        by = next((g.token for g in outer if g.kind == "rejected"), -1)
        return [Turn("rejected", first.token, by)]
    told = any(g.kind == "announced" and not g.negated for g in outer)
    agreed = next((g for g in outer if g.kind in ("accepted", "announced")), None)
    if agreed is not None and outer[0] is agreed and not (agreed.unsure or agreed.negated):
        return [Turn("extended", first.token, agreed.token)]
    if denied or (wished and not (told and not any(g.kind == "proposed" for g in outer))):
        return []
    by = next((g.token for g in outer if g.kind == "announced"), first.token)
    return [Turn("extended", first.token, by)]


def _ending(first: Governor, outer: list[Governor], denied: bool, wished: bool) -> list[Turn]:
    teller = next((g for g in outer if g.kind == "announced"), None)
    if first.negated or denied or wished:
        return []
    if teller is not None:
        return [Turn("declared_over", first.token, teller.token)]
    return [Turn("expired", first.token)] if first.how & (PAST | NOUN) else []


def _made(first: Governor, outer: list[Governor], refused: bool, wished: bool) -> list[Turn]:
    """Judge a truce that is announced, agreed, signed or proposed."""
    token, kind = first.token, first.kind
    teller = next((g for g in outer if g.kind == "announced" and not g.negated), None)
    if kind == "proposed":
        taken = next((g for g in outer if g.kind == "accepted"), None)
        if taken is not None and not taken.unsure and not taken.negated:
            accepted = [Turn("accepted", taken.token, taken.token)]
            if teller is not None and teller.token < taken.token:
                accepted.insert(0, Turn("announced", teller.token, teller.token))
            return accepted
        turns = [Turn("proposed", token, token, act=first.act)]
        if refused:
            by = next(g.token for g in outer if g.kind == "rejected")
            turns.append(Turn("rejected", by, by))
        return turns
    if refused:
        by = next(g.token for g in outer if g.kind == "rejected")
        return [Turn("rejected", by, by)]
    if first.negated:
        return [] if kind == "announced" else [Turn("proposed", token)]
    if wished and not (kind == "announced" and not first.unsure):
        return [Turn("proposed", token, token)]
    if wished:
        return [Turn("proposed", token, token)]
    if first.imposed:
        return [Turn("in_force", token, token, act="impose")]
    taken = outer[0] if outer and kind == "announced" and first.how == NOUN else None
    if taken is not None and taken.kind == "signed" and not (taken.negated or taken.unsure):
        return [Turn("signed", taken.token, taken.token)]  # «وقعا إعلانا»
    turns = [Turn(kind, token, token)]
    if teller is not None and kind != "announced":
        turns.insert(0, Turn("announced", teller.token, teller.token))
    return turns
