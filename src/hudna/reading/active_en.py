"""English finite verbs in the active: «X said that C», «C, X said», «"Q," said X»."""

from hudna.reading.asides_en import agency_aside, medium_carrier, read_quoted_as
from hudna.reading.clauses_en import clause, has_verb
from hudna.reading.contents_en import content_end, stretch_before
from hudna.reading.drafting_en import GRAMMAR, make_draft, named
from hudna.reading.drafts import Draft, Scene
from hudna.reading.fillings_en import (
    choose_content,
    gap_filled,
    quotation_after,
    takes_words_before,
)
from hudna.reading.frames import fill
from hudna.reading.groups_en import Group, Subject
from hudna.reading.joins_en import says_next
from hudna.reading.layers import Layers
from hudna.reading.lexicon import (
    ACCORD,
    ADVERB,
    CONDITION,
    DOCUMENT,
    MEDIUM,
    PREP,
    QUOTE,
    REL,
    SUB,
    Hit,
)
from hudna.reading.nouns_en import cut_at_verb
from hudna.reading.phrases_en import coordinates, noun_phrase, starts_name
from hudna.reading.slots import Filled
from hudna.reading.speakers import Speaker
from hudna.reading.speakers_en import (
    head_of,
    kind_of,
    last_main,
    speaks,
)
from hudna.reading.verbs_en import is_finite
from hudna.reading.whose_en import author_of, speakers_of

_MINDED = ("HOPE", "FEAR", "DOUBT", "REGRET", "BELIEVE")


def read_active(
    scene: Scene, i: int, hit: Hit, group: Group, subject: Subject, floor: int
) -> Draft | None:
    """Read «X said that C», «C, X said», «Q, said X»."""
    layers = scene.layers
    stop = scene.quotation_stop(i)
    if _is_supposed(layers, subject, floor):
        return None
    if (
        subject.where in ("quotation", "")
        or _quote_ends(layers, subject, i)
        or (subject.where == "before" and not speaks(layers, *subject.phrases[0]))
    ):
        inverted = _inverted(scene, i, hit, floor, stop)
        if inverted is not None:
            return inverted
    if hit.verb.class_ == "RELAY":
        return read_quoted_as(scene, i, hit, subject, GRAMMAR)
    if _only_thinks(scene, i, hit, subject):
        return None
    speakers = speakers_of(scene, i, hit, group, subject)
    if not speakers or _mutual(scene, hit, subject, speakers):
        return None
    filled = _fill(scene, i, hit, subject, floor)
    if filled is None or is_withheld(layers, hit, filled):
        return None
    if not _strong_enough(scene, hit, subject, filled):
        return None
    if agency_aside(scene, subject, speakers, filled):
        return None
    if filled.rule == "before" and not filled.quoted:
        _take_main_half(layers, i, filled, stop)
    draft = make_draft(scene, i, hit, subject.where, speakers, filled)
    medium_carrier(scene, draft, subject.first, i)
    _longer_half(scene, draft)
    return draft


def _take_main_half(layers: Layers, i: int, filled: Filled, stop: int) -> None:
    """Take the main clause where «If C, X said, C2» parts it from what only leads to it."""
    comma, after = i + 1, i + 2
    if after >= stop or layers.text.words[comma].kind != "comma":
        return
    if not layers.flags[filled.first] & (SUB | CONDITION | PREP):
        return
    outside = SUB | REL | PREP | ACCORD | CONDITION
    if layers.flags[after] & outside or layers.grams[after].hits:
        return
    last = content_end(layers, after, stop)
    if has_verb(layers, after, last) and last - after > filled.last - filled.first:
        filled.first, filled.last = after, last
        filled.start, filled.end = layers.text.starts[after], layers.text.ends[last - 1]


def _is_supposed(layers: Layers, subject: Subject, floor: int) -> bool:
    """Tell whether «if X said», «neither X nor Y said» takes the statement back."""
    if subject.opener < floor:
        return False
    base = layers.grams[subject.opener].base
    if base in layers.lexicon.members("clauses.not_yet"):
        return True  # «until they say»: not said so far
    return bool(layers.flags[subject.opener] & CONDITION) or base in ("nor", "neither")


def _only_thinks(scene: Scene, i: int, hit: Hit, subject: Subject) -> bool:
    """Tell whether nothing is uttered: «said he hoped», «rebels who oppose», «and order»."""
    if subject.where == "coordinated" and hit.kind == "imperfect" and not _in_present(scene, i):
        if hit.number == "p" or hit.verb.weak:
            return True
        return scene.layers.grams[i].noun is not None
    if subject.where == "relative":
        return hit.verb.class_ in ("OPPOSE", "SUPPORT")
    minded = hit.verb.class_ in _MINDED and subject.where == "pronoun"
    return minded and scene.enclosing(i) is not None


def _fill(scene: Scene, i: int, hit: Hit, subject: Subject, floor: int) -> Filled | None:
    """Complete the verb's frame after it, before its subject, or where the opener points."""
    layers, stop = scene.layers, scene.quotation_stop(i)
    filled = gap_filled(scene, i, hit, subject, floor, stop)
    if filled is None:
        at = _past_however(layers, i + 1, stop)
        filled = fill(GRAMMAR, layers, hit, at, stop, hit.verb.frames, hit.verb.act)
        filled = choose_content(scene, i, hit, subject, filled, floor, stop)
    if filled is None:
        return None
    bare = filled.rule == "C" and layers.grams[filled.first].base != "that"
    takes_noun = any(frame.slots[0].kind == "N" for frame in hit.verb.frames)
    if subject.where == "relative" and bare and takes_noun:
        filled.rule = "N"
        cut_at_verb(layers, filled)
    if subject.opener == scene.sentence.first and not filled.quoted:
        _end_with_clause(layers, subject.opener, filled)
    if filled.rule == "T at N":  # «put the toll at nine»: what is counted is said too
        filled.addressees, filled.first = [], i + 1
        filled.start = layers.text.starts[i + 1]
    return filled


def _end_with_clause(layers: Layers, opener: int, filled: Filled) -> None:
    """End the content where the main clause begins: «When X announced a truce, Y accused him»."""
    if layers.grams[opener].base not in layers.lexicon.members("clauses.clause_openers"):
        return
    for k in range(filled.first + 1, filled.last - 2):
        if layers.text.words[k].kind == "comma" and says_next(layers, k + 1, filled.last):
            filled.last, filled.end = k, layers.text.ends[k - 1]
            return


def _past_however(layers: Layers, at: int, stop: int) -> int:
    """Give the position after «, however,» between a verb and its object."""
    words = layers.text.words
    if at + 2 >= stop or words[at].kind != "comma" or words[at + 2].kind != "comma":
        return at
    return at + 3 if layers.flags[at + 1] & ADVERB else at


def _in_present(scene: Scene, i: int) -> bool:
    """Tell whether the statement that a present form is joined to is in the present as well."""
    draft = last_main(scene, i)
    if draft is None:
        return False
    hits = scene.layers.grams[draft.cue].hits
    return any(h.kind in ("imperfect", "participle") for h in hits)


def _longer_half(scene: Scene, draft: Draft) -> None:
    """Take the quotation of the next sentence where «"Q," X said. "Q."» goes on longer there."""
    text = scene.layers.text
    last = scene.sentence.last
    if not draft.quoted or draft.last > draft.cue or last >= len(text.words):
        return
    at = text.partner.get(last)
    if at is None or "\n" in text.text[text.ends[last - 1] : text.starts[last]]:
        return
    quotation = text.quotations[at]
    after = quotation.last + 1
    if quotation.first != last or not quotation.closed:
        return
    if (
        after < len(text.words)
        and "\n" not in text.text[text.ends[after - 1] : text.starts[after]]
        and (not text.words[after].title or _is_said(scene.layers, after))
    ):
        return
    if quotation.last - quotation.first > draft.last - draft.first + 1:
        draft.start, draft.end = quotation.start, quotation.end


def _is_said(layers: Layers, j: int) -> bool:
    """Tell whether a speech verb follows soon: the quotation before belongs to it."""
    stop = min(len(layers.flags), j + 12)
    for k in range(j, stop):
        if layers.text.words[k].kind == "stop":
            return False
        if is_finite(layers, k) and not layers.text.words[k].title:
            return True
    return False


def is_withheld(layers: Layers, hit: Hit, filled: Filled) -> bool:
    """Tell whether speech is refused: «declined to comment»."""
    if filled.first >= 0 and layers.grams[filled.first].base == "anonymity":
        return True
    if filled.first >= 0 and not filled.quoted and _says_nothing(layers, filled):
        return True
    if filled.first < 0 or not filled.rule.endswith("V"):
        return False
    if hit.verb.act == "request":
        begin = range(filled.first, min(filled.last, filled.first + 4))
        return any(layers.grams[k].base in ("named", "identified") for k in begin)
    if hit.verb.act != "reject":
        return False
    first = filled.first + (layers.grams[filled.first].base == "to")
    return layers.grams[first].base in layers.lexicon.withheld


def _says_nothing(layers: Layers, filled: Filled) -> bool:
    """Tell whether «said nothing (about N)», «said little» tells that nobody spoke."""
    if layers.grams[filled.first].base not in layers.lexicon.members("clauses.nothing_said"):
        return False
    after = filled.first + 1
    if after >= filled.last:
        return True
    return bool(layers.flags[after] & (PREP | SUB | ADVERB)) and not layers.text.words[after].title


def _quote_ends(layers: Layers, subject: Subject, i: int) -> bool:
    """Tell whether right before the verb stands a comma after a quotation or clause."""
    j = i - 1
    if j <= 0 or layers.text.words[j].kind != "comma":
        return False
    return subject.where != "before" or bool(layers.flags[j - 1] & QUOTE)


def _inverted(scene: Scene, i: int, hit: Hit, floor: int, stop: int) -> Draft | None:
    """Read «Q, said X» and «C, said X, the head of Y»."""
    layers = scene.layers
    if not any(frame.slots[0].kind in ("C", "Q") for frame in hit.verb.frames):
        return None
    if not takes_words_before(hit) or i + 1 >= stop or not starts_name(layers, i + 1):
        return None
    if hit.kind == "noun_participle":
        return None
    end = noun_phrase(layers, i + 1, stop)
    if end == i + 1 or not speaks(layers, i + 1, end):
        return None
    before = i
    while before > floor and layers.text.words[before - 1].kind == "comma":
        before -= 1
    if before <= floor:
        return None
    quoted = bool(layers.flags[before - 1] & QUOTE)
    if not quoted and (clause(layers, i + 1, stop) >= 0 or hit.verb.weak):
        return None
    if not quoted and end < stop and layers.grams[end].base == "to":
        return None  # «The text asks X to»: X is asked
    filled = stretch_before(layers, floor, before)
    if filled is None or not (quoted or has_verb(layers, filled.first, filled.last)):
        return None
    phrases = coordinates(layers, i + 1, end, stop)
    speakers = author_of(scene, phrases[0]) or tuple(named(scene, a, b) for a, b in phrases)
    filled.act, filled.rule = hit.verb.act, "inverted"
    after = quotation_after(layers, phrases[-1][1], stop)
    if quoted and after is not None and after.last - after.first > filled.last - filled.first:
        filled = after
        filled.act, filled.rule = hit.verb.act, "inverted"
    draft = make_draft(scene, i, hit, "inverted", speakers, filled)
    medium_carrier(scene, draft, before, phrases[-1][1])
    return draft


def _strong_enough(scene: Scene, hit: Hit, subject: Subject, filled: Filled) -> bool:
    """Tell whether a verb with material senses, or a doubtful subject, has a convincing frame."""
    layers = scene.layers
    certain = (
        filled.quoted
        or filled.rule.split(" ")[-1] in ("C", "Q", "before")
        or (filled.rule == "before")
    )
    if filled.rule == "C" and not hit.verb.weak:
        return True
    if filled.rule == "before" and not filled.quoted and subject.where == "before":
        known = speaks(layers, *subject.phrases[0])
        comma = layers.text.words[subject.first - 1].kind == "comma"
        if not known and not (comma or hit.verb.class_ in ("SAY", "TELL", "ADD")):
            return False
    if hit.verb.class_ == "EVIDENCE" and subject.phrases:
        head = head_of(layers, *subject.phrases[0])
        if not layers.flags[head] & (MEDIUM | DOCUMENT):
            return False
    if (
        hit.verb.weak
        and filled.rule in ("N", "antecedent")
        and (subject.where != "before")
        and (hit.verb.act == "state" or subject.where != "coordinated")
    ):
        return False
    if hit.verb.weak and (filled.rule == "antecedent" or subject.governed):
        return False
    if subject.governed and filled.rule.split(" ")[0] in ("N", "T", "A", "antecedent"):
        return False
    if subject.where in ("before", "relative"):
        first, last = subject.phrases[0]
        if speaks(layers, first, last):
            return True
        return certain and not hit.verb.weak and speaks(layers, first, last, strong=True)
    return True


def _mutual(scene: Scene, hit: Hit, subject: Subject, speakers: tuple[Speaker, ...]) -> bool:
    """Tell whether two sides agree with each other: an event, no position of one."""
    if hit.verb.lemma != "agree":
        return False
    speaker = speakers[0]
    if len(speakers) > 1 or subject.where == "relative":
        return True
    if speaker.ref is None and kind_of(scene.layers, speaker) == "people":
        return True
    first, last = subject.phrases[0] if subject.phrases else (0, 0)
    words = scene.layers.text.words
    return any(
        words[k].norm in ("sides", "parties", "both", "two", "leaders") for k in range(first, last)
    )
