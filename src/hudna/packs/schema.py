"""The shape of the packs: what an entry may say (``docs/packs.md``) and what is compiled from it.

Entries are refused with unknown keys. Compiled values (``Frame`` ``FormEntry`` ``NameEntry``
``Words`` ``Packs``) are built by the loader alone.
"""

from datetime import date
from typing import Literal

import msgspec

from hudna.model.values import Act, Language, Name, Sector, Value
from hudna.packs.agreements import Agreement
from hudna.packs.calendar import Calendar

ActorKind = Literal[
    "person",
    "state",
    "government",
    "office",
    "army",
    "armed_group",
    "party",
    "body",
    "agency",
    "outlet",
    "monitor",
    "alliance",
    "people",
    "court",
]
PlaceKind = Literal[
    "country",
    "admin1",
    "admin2",
    "city",
    "town",
    "village",
    "district",
    "camp",
    "crossing",
    "valley",
    "front",
    "area",
]
NameKind = Literal["actor", "place", "demonym", "capital"]
FormKind = Literal["perfect", "imperfect", "participle", "masdar", "noun_participle"]
SlotKind = Literal["C", "Q", "N", "A", "T", "V", "G", "prep", "word", "list", "nothing"]
Gender = Literal["m", "f", ""]
Number = Literal["s", "d", "p"]


class Entry(Value, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """The base of all entries: unset keys are left out of the compiled file."""


class Aliases(Entry, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Further names in both languages."""

    en: tuple[str, ...] = ()
    ar: tuple[str, ...] = ()


class Office(Entry, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """An office that an actor held.

    Attributes:
        title: The office, without article.
        of: Id of the body or state.
        since: First day.
        until: Last day.
        source: Where this was read.
    """

    title: Name
    of: str | None = None
    since: date | None = None
    until: date | None = None
    source: str = ""


class Actor(Entry, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Someone who may speak or act; the keys are those of ``docs/packs.md``."""

    id: str
    kind: ActorKind
    name: Name
    also: Aliases = Aliases()
    sector: Sector | None = None
    country: str | None = None
    gender: Gender = ""
    number: Number = "s"
    parent: str | None = None
    since: date | None = None
    until: date | None = None
    successor: str | None = None
    partisan: tuple[str, ...] = ()
    cue: bool = False
    source: str = ""
    office: tuple[Office, ...] = ()
    demonym: Aliases = Aliases()
    capital: Name | None = None
    seat: Aliases = Aliases()


class Place(Entry, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Somewhere; the keys are those of ``docs/packs.md``."""

    id: str
    kind: PlaceKind
    name: Name
    also: Aliases = Aliases()
    country: str | None = None
    parent: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    gender: Gender = ""
    since: date | None = None
    until: date | None = None
    partisan: tuple[str, ...] = ()
    cue: bool = False
    source: str = ""


class VerbSource(Entry, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A verb as it is written in a pack."""

    lemma: str
    act: Act
    forms: dict[str, str] = msgspec.field(default_factory=dict[str, str])
    class_: str = msgspec.field(default="", name="class")
    frames: tuple[str, ...] = ()
    acts: dict[str, Act] = msgspec.field(default_factory=dict[str, Act])
    heads: tuple[str, ...] | dict[str, tuple[str, ...]] = ()
    carry: bool = False
    masdar_cue: bool | None = None
    masdar_frames: tuple[str, ...] | None = None
    weak: bool = False
    source: str = ""


class NounSource(Entry, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A noun that names a speech act or its medium, as it is written in a pack."""

    lemma: str
    role: Literal["speech", "medium"]
    act: Act
    forms: tuple[str, ...] = ()
    class_: str = msgspec.field(default="", name="class")
    frames: tuple[str, ...] = ()
    acts: dict[str, Act] = msgspec.field(default_factory=dict[str, Act])
    gender: Gender = ""
    weak: bool = False
    source: str = ""


class Slot(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One slot of a frame.

    Attributes:
        kind: ``C Q N A T V G`` as in ``docs/packs.md``, ``prep`` ``word`` ``list`` ``nothing``.
        value: The preposition, the fixed word, or the name of the list; else empty.
    """

    kind: SlotKind
    value: str = ""


class Frame(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What must follow verb and subject, slot by slot."""

    slots: tuple[Slot, ...]


class Verb(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A verb, compiled.

    Attributes:
        lemma: As in the pack.
        act: Its act of the contract.
        class_: Its finer class.
        frames: Parsed, in the order of the pack.
        acts: Preposition or fixed word → the act when it completes the frame.
        heads: Name of a list slot → the nouns that may head the object.
        carry: Continues the last speaker when it has no subject.
        masdar_cue: Its verbal noun with a named speaker is a cue.
        masdar_frames: Frames after the verbal noun and its speaker.
        weak: Needs a subject in its clause.
    """

    lemma: str
    act: Act
    class_: str = ""
    frames: tuple[Frame, ...] = ()
    acts: dict[str, Act] = msgspec.field(default_factory=dict[str, Act])
    heads: dict[str, frozenset[str]] = msgspec.field(default_factory=dict[str, frozenset[str]])
    carry: bool = False
    masdar_cue: bool = False
    masdar_frames: tuple[Frame, ...] = ()
    weak: bool = False


class SpeechNoun(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A noun of speech, compiled: the keys of ``NounSource`` with parsed frames."""

    lemma: str
    role: Literal["speech", "medium"]
    act: Act
    class_: str = ""
    frames: tuple[Frame, ...] = ()
    acts: dict[str, Act] = msgspec.field(default_factory=dict[str, Act])
    gender: Gender = ""
    weak: bool = False


class FormEntry(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One reading of a surface form.

    Attributes:
        verb: Index into ``Words.verbs``.
        kind: Which form. English: ``perfect`` past, ``imperfect`` present, ``participle`` -ing,
            ``noun_participle`` a past participle that differs from the past.
        person: 1, 2 or 3.
        gender: ``m`` ``f`` or empty where the form does not tell.
        number: ``s`` ``d`` ``p``.
        open: The form stands only before an attached pronoun.
        jussive: The form stands only after a particle that shortens the verb (a negation of the
            past, a prohibition, a command).
    """

    verb: int
    kind: FormKind
    person: int = 3
    gender: Gender = ""
    number: Number = "s"
    open: bool = False
    jussive: bool = False


class NameEntry(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One bearer of a name.

    Attributes:
        kind: ``actor`` ``place`` ``demonym`` (id of the state) ``capital`` (id of the state).
        id: Id in ``Packs.actors`` or ``Packs.places``.
        language: Language of the name.
        cue: Accept only beside a role, title, place word or full name.
        partisan: Only one side uses this name.
        short: The name is one of ``also``.
        gender: Arabic agreement, empty when unknown.
        number: ``s`` or ``p``.
    """

    kind: NameKind
    id: str
    language: Language
    cue: bool = False
    partisan: bool = False
    short: bool = False
    gender: Gender = ""
    number: Number = "s"


class Words(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The words of one language, compiled.

    Attributes:
        verbs: In the order of their files and entries.
        forms: Exact norm form → its readings.
        folded: Folded form → readings, for texts that lose hamzas; no key of ``forms`` is in it.
        nouns: Nouns of speech.
        noun_forms: Norm form → indexes into ``nouns``.
        lists: ``<file>.<key>`` → closed list.
        tables: ``<file>.<key>`` → word → value.
    """

    verbs: tuple[Verb, ...] = ()
    forms: dict[str, tuple[FormEntry, ...]] = msgspec.field(
        default_factory=dict[str, tuple[FormEntry, ...]]
    )
    folded: dict[str, tuple[FormEntry, ...]] = msgspec.field(
        default_factory=dict[str, tuple[FormEntry, ...]]
    )
    nouns: tuple[SpeechNoun, ...] = ()
    noun_forms: dict[str, tuple[int, ...]] = msgspec.field(
        default_factory=dict[str, tuple[int, ...]]
    )
    lists: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict[str, tuple[str, ...]])
    tables: dict[str, dict[str, str]] = msgspec.field(default_factory=dict[str, dict[str, str]])


class Packs(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All packs, compiled.

    Attributes:
        digest: 32 hex digits of BLAKE2b over the data files.
        actors: By id.
        places: By id.
        names: Key of a name → its bearers.
        longest: First word of a key → the most words of a key that begins with it.
        pieces: Every word of a key.
        pairs: The first two words of every longer key.
        words: By language.
        calendar: Months, weekdays, feasts, units.
        agreements: Known truces, by id.
    """

    digest: str
    actors: dict[str, Actor]
    places: dict[str, Place]
    names: dict[str, tuple[NameEntry, ...]]
    longest: dict[str, int]
    pieces: frozenset[str]
    pairs: frozenset[str]
    words: dict[str, Words]
    calendar: Calendar
    agreements: tuple[Agreement, ...] = ()
