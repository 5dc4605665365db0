"""Finds the names that the packs know: one lookup a token, longest match wins.

Comes in: the analysed text. Goes out: non-overlapping :class:`~hudna.reading.layers.Found`.
A short name that is also an ordinary word counts only beside a role, a title or a place word.
"""

from collections.abc import Mapping, Sequence

from hudna.language.words import Text, Word
from hudna.packs import NameEntry, Packs
from hudna.reading.layers import Found
from hudna.reading.lexicon import BODY, PEOPLE, PREP, RANK, ROLE, WORD, Gram, Lexicon

_SHORTEST_SURNAME = 4
_LONGEST_NAME = 24
_ALEFS = str.maketrans("أإآ", "ااا")
_LONGEST_TITLE = 7  # tokens from a title to the surname of who bears it


def find_names(text: Text, packs: Packs, grams: list[Gram], lexicon: Lexicon) -> list[Found]:
    """Find every pack name in the text's sentences.

    Only words that may begin a name are looked at, and once somebody has been named in full the
    words that are his surname. A short name that needs a cue is accepted once its bearer has been
    named.
    """
    words, english = text.words, text.language == "en"
    waiting = [i for i, gram in enumerate(grams) if gram.reach]
    surnames = _Surnames(words, grams, lexicon)
    sentences = iter(text.sentences)
    first = stop = done = 0
    found: list[Found] = []
    seen: set[str] = set()
    others: set[str] = set()
    for at, i in enumerate(waiting):
        while i >= stop:
            sentence = next(sentences, None)
            if sentence is None:
                return found
            first = done = sentence.first
            stop = sentence.last
        if i < done:
            continue
        gram = grams[i]
        if not gram.reach:
            known = surnames.bearers[gram.key]
            if not english or words[i].title:
                found.append(Found(i, i + 1, known.key, known.entries, known.actor, None))
            continue
        until = min(stop, i + gram.reach)
        if until > i + 1 and _stands_alone(words, i, gram.key, packs.pairs, english):
            if not english and gram.key not in packs.names:
                continue
            until = i + 1
        hit = _match(words, i, until, packs, english)
        if hit is None or _is_other(hit, text, packs, grams, first, others, seen):
            continue
        if (hit.actor is None or hit.actor.id not in seen) and not _fits(
            hit, text, grams, first, english
        ):
            continue
        if hit.actor is not None:
            seen.add(hit.actor.id)
            later = surnames.note(hit, packs)
            if later:
                waiting[at + 1 :] = sorted([*waiting[at + 1 :], *later])
        found.append(hit)
        done = hit.last
    return found


def _stands_alone(
    words: Sequence[Word], i: int, key: str, pairs: frozenset[str], english: bool
) -> bool:
    """Tell a word that begins no longer name together with its next one."""
    follow = words[i + 1]
    if follow.kind != "word" or words[i].conj or not pairs:
        return False
    pair = f"{key} {follow.fold}"
    return pair not in pairs and not (english and pair[-1] == "s" and pair[:-1] in pairs)


def _is_other(
    hit: Found,
    text: Text,
    packs: Packs,
    grams: list[Gram],
    first: int,
    others: set[str],
    seen: set[str],
) -> bool:
    """Tell whether a surname is of somebody the packs do not know: named so here, or before."""
    if _is_part(hit, text, packs, grams, first):
        others.add(hit.key)
        return True
    return hit.key in others and hit.actor is not None and hit.actor.id not in seen


def _is_part(hit: Found, text: Text, packs: Packs, grams: list[Gram], first: int) -> bool:
    """Tell whether a surname belongs to somebody else's full name: «العقيد عادل منصور».

    The word before it is then a given name: in English a capital that is no title, in Arabic a
    bare word that no list knows, behind a title.
    """
    if hit.last - hit.first > 1 or hit.first <= first:
        return False
    actor = packs.actors.get(hit.actor.id) if hit.actor else None
    if actor is None or actor.kind != "person":
        return False
    word, gram = text.words[hit.first - 1], grams[hit.first - 1]
    if word.kind != "word" or text.words[hit.first].conj or text.words[hit.first].prep:
        return False
    plain = gram.flags & ~WORD == 0 and not gram.hits and gram.noun is None
    if text.language == "en":
        return plain and word.title and hit.first - 1 > first and word.fold not in packs.names
    if text.words[hit.first - 1].core.endswith("ة") and actor.gender == "m":
        if grams[hit.first - 1].flags & ROLE:
            return True  # «السيدة كيتا» is no man
    if not plain or word.article or word.prep:
        return False
    given = actor.name.ar or ""
    if word.core_fold[:1] == given[:1].translate(_ALEFS) and hit.first - 2 >= first:
        if not grams[hit.first - 2].flags & (ROLE | RANK):
            return False  # «وزير الخارجية الأوكراني أندريي سيبيغا», spelled another way
    for k in range(hit.first - 2, max(first, hit.first - _LONGEST_TITLE) - 1, -1):
        if text.words[k].kind != "word" or grams[k].hits:
            return False
        if grams[k].flags & (ROLE | RANK):
            return True  # «رئيسة بعثة الأمم المتحدة بينتو كيتا»
    return False


class _Surnames:
    """The last names of persons named in full: each alone is that person further on.

    Attributes:
        bearers: Surname to the full name found first.
    """

    def __init__(self, words: Sequence[Word], grams: list[Gram], lexicon: Lexicon) -> None:
        self._words, self._grams, self._lexicon = words, grams, lexicon
        self.bearers: dict[str, Found] = {}
        self._places: dict[str, list[int]] | None = None

    def note(self, hit: Found, packs: Packs) -> list[int]:
        """Remember a person's surname; gives the tokens after the hit that are it."""
        if hit.last - hit.first < 2 or hit.actor is None:
            return []
        actor = packs.actors.get(hit.actor.id)
        word = self._words[hit.last - 1]
        if actor is None or actor.kind != "person" or len(word.fold) < _SHORTEST_SURNAME:
            return []
        key = self._grams[hit.last - 1].key
        if word.norm in self._lexicon.nouns or key in self.bearers:
            return []
        self.bearers[key] = hit
        if self._places is None:
            self._places = {}
            for i in range(hit.last, len(self._grams)):
                gram = self._grams[i]
                if not gram.reach:
                    self._places.setdefault(gram.key, []).append(i)
        return [i for i in self._places.get(key, ()) if i >= hit.last]


def _match(words: Sequence[Word], i: int, stop: int, packs: Packs, english: bool) -> Found | None:
    """Give the longest name that begins at token ``i``."""
    names = packs.names
    first = words[i]
    key = first.core_fold or first.fold
    if first.conj and key not in packs.longest:
        key = first.fold
    best, longest, last = _entries(names, key, english), key, i + 1
    j = i + 1
    while j < stop and j - i < _LONGEST_NAME:
        word = words[j]
        j += 1
        if word.kind == "dash" or (word.kind == "other" and word.surface in "#_.'’"):
            stop += 1 if stop < len(words) else 0
            continue
        if word.kind not in ("word", "number"):
            break
        key = f"{key} {word.fold}"  # names keep their inner clitics: جيش الرب للمقاومة
        entries = _entries(names, key, english)
        if entries:
            best, longest, last = entries, key, j
    return _choose(i, last, longest, best) if best else None


def _entries(
    names: Mapping[str, tuple[NameEntry, ...]], key: str, english: bool
) -> tuple[NameEntry, ...] | None:
    """Give the bearers of a name, also of its English plural."""
    entries = names.get(key)
    if entries is None and english and key[-1:] == "s":
        return names.get(key[:-1])
    return entries


def _choose(first: int, last: int, key: str, entries: tuple[NameEntry, ...]) -> Found | None:
    actor = place = None
    for entry in entries:
        if entry.kind in ("actor", "capital"):
            if actor is None or _outranks(entry, actor):
                actor = entry
        elif entry.kind == "place" and place is None:
            place = entry
    if actor is None and place is None:
        return None
    return Found(first, last, key, entries, actor, place)


def _outranks(entry: NameEntry, other: NameEntry) -> bool:
    """Tell whether a bearer is meant rather than another: no cue needed, then its own name."""
    if entry.cue != other.cue:
        return other.cue
    return other.kind == "capital" and entry.kind == "actor"


def _fits(hit: Found, text: Text, grams: list[Gram], first: int, english: bool) -> bool:
    """Tell whether an ambiguous name stands where a name can stand."""
    word = text.words[hit.first]
    if english and not (word.title or word.upper):
        return False
    if not english and hit.last - hit.first == 1 and grams[hit.first].flags & PREP:
        return False  # بشأن is no شان
    if not all(e.cue for e in (hit.actor, hit.place) if e is not None):
        return True
    if hit.last - hit.first > 1:
        return True
    if not english and hit.actor is None and grams[hit.first].flags & (PEOPLE | BODY):
        return False  # «للفصائل» are factions, no village
    if english:
        return hit.first > first
    if hit.first > first and text.words[hit.first - 1].article and word.article:
        if any(entry.kind == "demonym" for entry in hit.entries):
            return False  # «الرئيس السوداني» is Sudan's
    if word.prep:
        return True
    return hit.first > first and bool(grams[hit.first - 1].flags & (ROLE | RANK | PREP))
