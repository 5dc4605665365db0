"""Finds the names that the packs know: one lookup a token, longest match wins.

Comes in: the analysed text. Goes out: non-overlapping :class:`~hudna.reading.layers.Found`.
A short name that is also an ordinary word counts only beside a role, a title or a place word.
"""

from collections.abc import Iterable, Mapping, Sequence

from hudna.language.words import Text, Word
from hudna.packs import NameEntry, Packs
from hudna.reading.layers import Found
from hudna.reading.lexicon import PREP, RANK, ROLE, WORD, Gram, Lexicon

_SHORTEST_SURNAME = 4
_LONGEST_NAME = 24


def word_index(names: Iterable[str]) -> tuple[set[str], frozenset[str]]:
    """Give every word of the name keys, and the first two words of every longer key."""
    words: set[str] = set()
    pairs: set[str] = set()
    for key in names:
        parts = key.split(" ")
        words.update(parts)
        if len(parts) > 1:
            pairs.add(f"{parts[0]} {parts[1]}")
    return words, frozenset(pairs)


def find_names(text: Text, packs: Packs, grams: list[Gram], lexicon: Lexicon) -> list[Found]:
    """Find every pack name in the text's sentences.

    A short name that needs a cue is accepted once its bearer has been named.
    """
    longest, names, words = packs.longest, packs.names, text.words
    pairs = lexicon.pairs
    english = text.language == "en"
    found: list[Found] = []
    seen: set[str] = set()
    surnames: dict[str, Found] = {}
    for sentence in text.sentences:
        i, stop = sentence.first, sentence.last
        while i < stop:
            word = words[i]
            most = longest.get(word.core_fold or word.fold)
            if most is None:
                most = _longest_otherwise(word, longest, english)
            if most is None:
                known = surnames.get(word.core_fold or word.fold)
                if known is not None and (not english or word.title):
                    found.append(Found(i, i + 1, known.key, known.entries, known.actor, None))
                i += 1
                continue
            if most > 1 and pairs and not english:
                first = word.core_fold or word.fold
                nxt = words[i + 1] if i + 1 < stop else word
                plain = nxt.kind == "word" and not word.conj
                if plain and first not in names and f"{first} {nxt.fold}" not in pairs:
                    i += 1
                    continue
            hit = _match(words, i, min(stop, i + most), packs, english)
            if hit is None or _is_part(hit, text, packs, grams, sentence.first):
                i += 1
                continue
            known = hit.actor is not None and hit.actor.id in seen
            if not known and not _fits(hit, text, grams, sentence.first, english):
                i += 1
                continue
            if hit.actor is not None:
                seen.add(hit.actor.id)
                _note_surname(hit, text, packs, surnames, lexicon)
            found.append(hit)
            i = hit.last
    return found


def _longest_otherwise(word: Word, longest: Mapping[str, int], english: bool) -> int | None:
    """Look a word up with its conjunction, or as an English plural."""
    most = longest.get(word.fold) if word.conj else None
    if most is None and english and word.title and word.fold.endswith("s"):
        return longest.get(word.fold[:-1])
    return most


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
        return plain and word.title and hit.first - 1 > first and word.fold not in packs.longest
    if not plain or word.article or word.prep or hit.first - 2 < first:
        return False
    return bool(grams[hit.first - 2].flags & (ROLE | RANK))


def _note_surname(
    hit: Found, text: Text, packs: Packs, surnames: dict[str, Found], lexicon: Lexicon
) -> None:
    """Remember the last name of a person named in full, so that it alone is him further on."""
    if hit.last - hit.first < 2 or hit.actor is None:
        return
    actor = packs.actors.get(hit.actor.id)
    word = text.words[hit.last - 1]
    if actor is None or actor.kind != "person" or len(word.fold) < _SHORTEST_SURNAME:
        return
    if word.norm in lexicon.nouns:
        return
    surnames.setdefault(word.core_fold or word.fold, hit)


def _match(words: Sequence[Word], i: int, stop: int, packs: Packs, english: bool) -> Found | None:
    """Give the longest name that begins at token ``i``."""
    names, longest = packs.names, packs.longest
    first = words[i]
    parts = [first.core_fold or first.fold]
    if first.conj and parts[0] not in longest:
        parts[0] = first.fold
    ends = [i + 1]
    j = i + 1
    while j < stop and j - i < _LONGEST_NAME:
        word = words[j]
        if word.kind == "dash" or (word.kind == "other" and word.surface in "#_.'’"):
            j += 1
            stop += 1 if stop < len(words) else 0
            continue
        if word.kind not in ("word", "number"):
            break
        parts.append(word.fold)  # names keep their inner clitics: جيش الرب للمقاومة
        j += 1
        ends.append(j)
    for size in range(len(parts), 0, -1):
        key = " ".join(parts[:size])
        entries = names.get(key)
        if entries is None and english and key.endswith("s"):
            entries = names.get(key[:-1])
        if entries:
            return _choose(i, ends[size - 1], key, entries)
    return None


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
    if english:
        return hit.first > first
    if word.prep:
        return True
    return hit.first > first and bool(grams[hit.first - 1].flags & (ROLE | RANK | PREP))
