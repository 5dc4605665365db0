"""The compiled packs: names by key, verb forms by spelling, frames in slots.

In: ``Sources`` without faults. Out: ``Packs``. Runs once a change of the data; ``load`` keeps
what it gives.
"""

from collections import defaultdict
from collections.abc import Iterable

from hudna.packs.arabic_forms import arabic_forms, noun_variants
from hudna.packs.calendar import Calendar
from hudna.packs.english_forms import english_forms, third
from hudna.packs.frames import masdar_frame, parse_frame
from hudna.packs.names import fold_arabic, name_keys, norm_arabic, with_article
from hudna.packs.schema import (
    Actor,
    Aliases,
    FormEntry,
    Frame,
    Gender,
    Language,
    NameEntry,
    NounSource,
    Number,
    Packs,
    Place,
    SpeechNoun,
    Verb,
    VerbSource,
    Words,
)
from hudna.packs.sources import Fault, Sources, WordLists

_LANGUAGES: tuple[Language, ...] = ("ar", "en")
_Spelling = tuple[str, Gender, Number]
_Names = defaultdict[str, dict[NameEntry, None]]
_FUNCTION_WORDS = ("clauses.", "homographs.")
_NISBA = "ي"
_NISBA_ENDINGS: tuple[tuple[str, Gender], ...] = (
    ("ون", "m"),
    ("ين", "m"),
    ("ان", "m"),
    ("ات", "f"),
)


# Of places with one name the greater is meant where nothing tells them apart.
_PLACE_ORDER = (
    *("country", "city", "area", "admin1", "district", "camp"),
    *("crossing", "front", "valley", "town", "village"),
)


def compile_packs(digest: str, sources: Sources, calendar: Calendar) -> Packs:
    """Gives the packs that the reader searches; adds faults of frames to ``sources.faults``."""
    names: _Names = defaultdict(dict)
    for _, actor in sources.actors:
        _add_actor(names, actor)
    for _, place in sources.places:
        _add_place(names, place)
    kinds = {place.id: _PLACE_ORDER.index(place.kind) for _, place in sources.places}
    ordered = {key: _best_known_first(names[key], kinds) for key in sorted(names)}
    return Packs(
        digest=digest,
        actors={actor.id: actor for _, actor in sources.actors},
        places={place.id: place for _, place in sources.places},
        names=ordered,
        longest=_longest(ordered),
        pieces=frozenset(piece for key in ordered for piece in key.split(" ")),
        pairs=frozenset(" ".join(key.split(" ", 2)[:2]) for key in ordered if " " in key),
        words={language: _compile_words(language, sources) for language in _LANGUAGES},
        calendar=calendar,
    )


def _best_known_first(
    entries: dict[NameEntry, None], kinds: dict[str, int]
) -> tuple[NameEntry, ...]:
    """Orders the places among a name's bearers by their kind; the others stay where they are."""
    return tuple(sorted(entries, key=lambda e: kinds[e.id] if e.kind == "place" else -1))


def _longest(names: Iterable[str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for key in names:
        first, count = key.partition(" ")[0], key.count(" ") + 1
        if count > longest.get(first, 0):
            longest[first] = count
    return longest


# --- names ---


def actor_names(actor: Actor) -> list[tuple[str, NameEntry]]:
    """Gives every printed name of an actor with the bearer it points to."""
    found: list[tuple[str, NameEntry]] = []
    for language in _LANGUAGES:
        for name, short in _spellings(actor.name, actor.also, language):
            entry = NameEntry(
                kind="actor",
                id=actor.id,
                language=language,
                cue=actor.cue and (short or _is_one_word(name)),
                partisan=name in actor.partisan,
                short=short,
                gender=actor.gender,
                number=actor.number,
            )
            found.append((name, entry))
        for name in getattr(actor.demonym, language):
            found += _demonyms(name, language, actor)
        capital = getattr(actor.capital, language) if actor.capital else None
        if capital:
            entry = NameEntry(kind="capital", id=actor.id, language=language, gender="f")
            found.append((capital, entry))
    return found


def place_names(place: Place) -> list[tuple[str, NameEntry]]:
    """Gives every printed name of a place with the bearer it points to."""
    found: list[tuple[str, NameEntry]] = []
    for language in _LANGUAGES:
        for name, short in _spellings(place.name, place.also, language):
            entry = NameEntry(
                kind="place",
                id=place.id,
                language=language,
                cue=place.cue,
                partisan=name in place.partisan,
                short=short,
                gender=place.gender,
            )
            found.append((name, entry))
    return found


def _is_one_word(name: str) -> bool:
    """An English article does not make a name longer: `The Elders`."""
    return " " not in name.removeprefix("The ").removeprefix("the ")


def _spellings(name: object, also: Aliases, language: Language) -> list[tuple[str, bool]]:
    full = getattr(name, language)
    found = [(full, False)] if full else []
    return found + [(other, True) for other in getattr(also, language) if other != full]


def _demonyms(name: str, language: Language, actor: Actor) -> list[tuple[str, NameEntry]]:
    """Gives a demonym with its agreement; an Arabic one also with article and plural endings."""
    if language == "en":
        number: Number = "p" if name.endswith("s") and len(actor.demonym.en) > 1 else "s"
        entry = NameEntry(kind="demonym", id=actor.id, language="en", number=number)
        return [(name, entry)]
    first = actor.demonym.ar[0]
    gender: Gender = "f" if name.endswith("ة") else "m"
    number = "s" if name == first or gender == "f" else "p"
    spellings: list[_Spelling] = [(name, gender, number)]
    if name == first and name.endswith(_NISBA):
        spellings.extend((name + ending, its, "p") for ending, its in _NISBA_ENDINGS)
    found: list[tuple[str, NameEntry]] = []
    for spelling, its_gender, its_number in spellings:
        entry = NameEntry(
            kind="demonym", id=actor.id, language="ar", gender=its_gender, number=its_number
        )
        found += [(spelling, entry), (with_article(spelling), entry)]
    return found


def _add_actor(names: _Names, actor: Actor) -> None:
    for name, entry in actor_names(actor):
        for key in name_keys(name, entry.language):
            names[key][entry] = None


def _add_place(names: _Names, place: Place) -> None:
    for name, entry in place_names(place):
        for key in name_keys(name, entry.language):
            names[key][entry] = None


# --- words ---


def _compile_words(language: Language, sources: Sources) -> Words:
    word_lists = sources.words[language]
    verbs: list[Verb] = []
    forms: defaultdict[str, dict[FormEntry, None]] = defaultdict(dict)
    for file, source in sources.verbs[language]:
        try:
            verb = compile_verb(source, word_lists)
        except ValueError as error:
            sources.faults.append(Fault(file=file, entry=source.lemma, message=str(error)))
            continue
        for surface, entry in verb_forms(source, language, len(verbs)):
            forms[surface][entry] = None
        verbs.append(verb)
    nouns, noun_forms = _compile_nouns(language, sources)
    return Words(
        verbs=tuple(verbs),
        forms={surface: tuple(entries) for surface, entries in forms.items()},
        folded=_folded(forms, word_lists) if language == "ar" else {},
        nouns=nouns,
        noun_forms=noun_forms,
        lists=word_lists.lists,
        tables=word_lists.tables,
    )


def compile_verb(source: VerbSource, word_lists: WordLists) -> Verb:
    """Gives a verb with parsed frames.

    Raises:
        ValueError: A frame does not parse or names a list that is not there.
    """
    frames = tuple(parse_frame(frame) for frame in source.frames)
    if source.masdar_frames is not None:
        masdar_frames = tuple(parse_frame(frame) for frame in source.masdar_frames)
    else:
        masdar_frames = tuple(filter(None, map(masdar_frame, frames)))
    return Verb(
        lemma=source.lemma,
        act=source.act,
        class_=source.class_,
        frames=frames,
        acts=source.acts,
        heads=_heads(source, (*frames, *masdar_frames), word_lists),
        carry=source.carry,
        masdar_cue=source.masdar_cue if source.masdar_cue is not None else "masdar" in source.forms,
        masdar_frames=masdar_frames,
        weak=source.weak,
    )


def _heads(
    source: VerbSource, frames: Iterable[Frame], word_lists: WordLists
) -> dict[str, frozenset[str]]:
    """Gives the nouns behind each list slot: the verb's own, else ``heads.<name>`` of the words."""
    heads = source.heads if isinstance(source.heads, dict) else {}
    found: dict[str, frozenset[str]] = {}
    names = [slot.value for frame in frames for slot in frame.slots if slot.kind == "list"]
    for name in dict.fromkeys(names):
        nouns = heads.get(name) or word_lists.lists.get(f"heads.{name}")
        if nouns is None and not isinstance(source.heads, dict):
            nouns = source.heads or None
        if nouns is None:
            raise ValueError(
                f"@{name} names no list; expected heads.{name} on the verb or in heads.toml"
            )
        found[name] = frozenset(nouns)
    return found


def verb_forms(source: VerbSource, language: str, index: int) -> list[tuple[str, FormEntry]]:
    """Gives every surface form of a verb with its reading."""
    if language == "ar":
        return [
            (form.surface, FormEntry(index, *form[1:]))
            for form in arabic_forms(source.lemma, source.forms)
        ]
    return [
        (form.surface, FormEntry(index, form.kind, form.person, "", form.number))
        for form in english_forms(source.lemma, source.forms)
    ]


def _folded(
    forms: dict[str, dict[FormEntry, None]], word_lists: WordLists
) -> dict[str, tuple[FormEntry, ...]]:
    """Gives the forms that lost their hamzas, but for those that are words of the closed lists."""
    closed = {
        word
        for name, words in word_lists.lists.items()
        if name.startswith(_FUNCTION_WORDS)
        for word in words
    }
    folded: defaultdict[str, dict[FormEntry, None]] = defaultdict(dict)
    for surface, entries in forms.items():
        fold = fold_arabic(surface)
        if fold not in forms and fold not in closed:
            folded[fold].update(entries)
    return {fold: tuple(entries) for fold, entries in folded.items()}


def _compile_nouns(
    language: Language, sources: Sources
) -> tuple[tuple[SpeechNoun, ...], dict[str, tuple[int, ...]]]:
    nouns: list[SpeechNoun] = []
    forms: defaultdict[str, dict[int, None]] = defaultdict(dict)
    for file, source in sources.nouns[language]:
        try:
            frames = tuple(parse_frame(frame) for frame in source.frames)
        except ValueError as error:
            sources.faults.append(Fault(file=file, entry=source.lemma, message=str(error)))
            continue
        for form in noun_spellings(source, language):
            forms[form][len(nouns)] = None
        nouns.append(
            SpeechNoun(
                lemma=source.lemma,
                role=source.role,
                act=source.act,
                class_=source.class_,
                frames=frames,
                acts=source.acts,
                gender=source.gender,
                weak=source.weak,
            )
        )
    exact = {form: tuple(indexes) for form, indexes in forms.items()}
    if language == "ar":
        for form, indexes in list(exact.items()):
            exact.setdefault(fold_arabic(form), indexes)
    return tuple(nouns), exact


def noun_spellings(source: NounSource, language: str) -> tuple[str, ...]:
    """Gives every surface form of a noun of speech, without article and pronoun."""
    given = (source.lemma, *source.forms)
    if language == "ar":
        plain = [norm_arabic(form) for form in given]
        return tuple(dict.fromkeys(form for noun in plain for form in noun_variants(noun)))
    lowered = [form.lower() for form in given]
    return tuple(dict.fromkeys([*lowered, third(lowered[0])]))
