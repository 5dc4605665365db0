"""The calendar pack: months, weekdays, feasts, units and the words around times.

In: ``calendar/*.toml`` and the number words of each language. Out: one :class:`Calendar` of plain
tuples and dicts. It never reads a text.
"""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

LANGUAGES = ("ar", "en")
_FOLD = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "’": "'"}
)
_CONJUNCTIONS = ("و", "ف")
_FUTURE = "س"
_IMPERFECT = ("ي", "ت")
_PREPOSITIONS = ("ب", "ل")

Entry = tuple[tuple[str, ...], str, int, str, str]
"""Further words, category, value, text value, letters attached before the first word."""

Kinds = dict[str, tuple[Entry, ...]]
"""Category to the entries one word may open, longest first."""


class Feast(msgspec.Struct, frozen=True, gc=False):
    """A named day and how its first day is found.

    Attributes:
        rule: ``hijri``, ``fixed``, ``easter``, ``orthodox-easter`` or ``nearest`` (of others).
        month: Month in the calendar of the rule.
        day: Day in that month.
        offset: Days after Easter.
        days: Length when the text speaks of the days of the feast.
        of: For ``nearest``: the feasts to choose from.
        announced: First days as declared where the computed one differs.
    """

    rule: str
    month: int = 0
    day: int = 0
    offset: int = 0
    days: int = 1
    of: tuple[str, ...] = ()
    announced: tuple[date, ...] = ()


class Calendar(msgspec.Struct, gc=False):
    """Everything the time grammar knows.

    Attributes:
        heads: Language, then folded first word, then category, to entries, longest first.
        starters: Language to the folded words at which an expression may begin.
        seconds: For starters that open nothing alone: the words one of which must follow.
        lists: Language, then name of a list, to its folded words.
        feasts: Feasts by id.
        hijri_firsts: First day of a Hijri month ``(year, month)`` as declared.
    """

    heads: dict[str, dict[str, Kinds]]
    starters: dict[str, frozenset[str]]
    seconds: dict[str, dict[str, frozenset[str]]]
    lists: dict[str, dict[str, frozenset[str]]]
    feasts: dict[str, Feast]
    hijri_firsts: dict[int, date]


STARTING = frozenset(
    [
        "month",
        "hijri",
        "weekday",
        "feast",
        "unit",
        "day",
        "part",
        "edge",
        "weekend",
        "season",
        "clock_word",
        "zero_hour",
        "decade",
        "day_word",
        "holiday",
        "num.unit",
        "num.ten",
        "num.tens",
        "num.hundred",
        "num.nth",
        "looking",
        "length_word",
        "mid_month",
    ]
)
COUNTING = frozenset(
    [
        "num.unit",
        "num.ten",
        "num.tens",
        "num.hundred",
        "num.times",
        "num.double",
        "num.vague",
        "num.dual",
        "num.part",
    ]
)
OPEN_LISTS = frozenset({"truce", "report", "count_after"})
LISTS = frozenset(
    [
        "named_for",
        "year_cue",
        "count_after",
        "not_today",
        "not_before_day",
        "not_weekday_after",
        "truce",
        "report",
        "clause",
        "lasted",
        "entered",
        "glue",
        "genitive",
        "of_it",
        "event_after",
        "article_alone",
        "not_ordinal_after",
        "season_cue",
        "month_cue",
        "counted_more",
        "count_article",
        "modal",
    ]
)


def fold_word(word: str) -> str:
    """Returns the lookup form of one word, as the analysed text folds it."""
    return word.lower().translate(_FOLD)


def load_calendar(directory: Path) -> Calendar:
    """Reads the calendar pack.

    Args:
        directory: ``calendar/`` inside the packs; number words are read from its sibling
            ``words/<language>/numbers.toml``.
    """
    forms: dict[str, list[tuple[str, str, int, str]]] = {language: [] for language in LANGUAGES}
    lists: dict[str, dict[str, frozenset[str]]] = {language: {} for language in LANGUAGES}
    _add_months(_read(directory / "months.toml"), forms)
    _add_weekdays(_read(directory / "weekdays.toml"), forms)
    _add_units(_read(directory / "units.toml"), forms)
    feast_file = _read(directory / "feasts.toml")
    feasts = _add_feasts(feast_file, forms)
    context = _read(directory / "context.toml")
    for language in LANGUAGES:
        _add_context(context[language], forms[language], lists[language], language)
        numbers = _read(directory.parent / "words" / language / "numbers.toml")
        forms[language] += number_forms(numbers, language)
    forms["en"] += compound_forms(forms["en"])
    heads = {language: _index(forms[language], language) for language in LANGUAGES}
    for language in LANGUAGES:
        lists[language]["numbers"] = _keys(heads[language], COUNTING)
    return Calendar(
        heads=heads,
        starters={language: _starters(heads[language], language) for language in LANGUAGES},
        seconds={language: _seconds(heads[language]) for language in LANGUAGES},
        lists=lists,
        feasts=feasts,
        hijri_firsts={
            row["year"] * 100 + row["month"]: row["first"]
            for row in feast_file.get("hijri_month", [])
        },
    )


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _add_months(file: dict[str, Any], forms: dict[str, list[tuple[str, str, int, str]]]) -> None:
    for row in file["month"]:
        category = "hijri" if row.get("calendar") == "hijri" else "month"
        for key, text in (("names", ""), ("cue", "cue"), ("partner", "partner")):
            for name in row.get(key, ()):
                forms[row["language"]].append((name, category, row["number"], text))


def _add_weekdays(file: dict[str, Any], forms: dict[str, list[tuple[str, str, int, str]]]) -> None:
    for row in file["weekday"]:
        for key, text in (("names", ""), ("plural", "plural"), ("cue", "cue")):
            for name in row.get(key, ()):
                forms[row["language"]].append((name, "weekday", row["number"], text))


def _add_units(file: dict[str, Any], forms: dict[str, list[tuple[str, str, int, str]]]) -> None:
    counts = {"one": 1, "two": 2, "many": 0}
    for row in file["unit"]:
        for language in LANGUAGES:
            for key, names in row[language].items():
                for name in names:
                    forms[language].append((name, "unit", counts[key], row["id"]))


def _add_feasts(
    file: dict[str, Any], forms: dict[str, list[tuple[str, str, int, str]]]
) -> dict[str, Feast]:
    feasts: dict[str, Feast] = {}
    for row in file["feast"]:
        for language in LANGUAGES:
            for name in row["names"].get(language, ()):
                forms[language].append((name, "feast", 0, row["id"]))
        keys = {"rule", "month", "day", "offset", "days"}
        feasts[row["id"]] = Feast(
            **{key: row[key] for key in keys if key in row},
            of=tuple(row.get("of", ())),
            announced=tuple(row.get("announced", ())),
        )
    return feasts


def _add_context(
    tables: dict[str, dict[str, list[str]]],
    forms: list[tuple[str, str, int, str]],
    lists: dict[str, frozenset[str]],
    language: str,
) -> None:
    for category, table in tables.items():
        if category in LISTS:
            words = {fold_word(word) for word in table["words"]}
            if language == "ar" and category in OPEN_LISTS:
                words |= {form for word in words for form in _noun_forms(word)}
            lists[category] = frozenset(words)
            continue
        for key, words in table.items():
            number = int(key) if key.lstrip("-").isdigit() else 0
            forms.extend((word, category, number, key) for word in words)
            if language == "ar" and category == "tense_future":
                future = [_FUTURE + word for word in words if word[0] in _IMPERFECT]
                forms.extend((word, category, number, key) for word in future)


def _noun_forms(word: str) -> list[str]:
    """Gives a folded noun with article and with the accusative ending."""
    forms = ["ال" + word, "لل" + word] if not word.startswith("ال") else []
    return forms if word.endswith(("ه", "ا")) else [*forms, word + "ا"]


_COMPOUND_UNITS = ("minute", "hour", "day", "week", "month", "year")


def compound_forms(
    forms: list[tuple[str, str, int, str]],
) -> list[tuple[str, str, int, str]]:
    """Gives the English compounds that are printed as one word.

    ``forty-eight`` is a number, ``three-day`` and ``week-long`` are lengths, ``mid-June`` a month.
    """
    units = [(word, value) for word, role, value, _ in forms if role == "num.unit" and value > 0]
    tens = [(word, value) for word, role, value, _ in forms if role == "num.ten"]
    both = [(f"{ten}-{one}", high + low) for ten, high in tens for one, low in units if low < 10]
    found = [(word, "num.unit", value, "") for word, value in both]
    for unit in _COMPOUND_UNITS:
        found += [(f"{word}-{unit}", "length_word", value, unit) for word, value in units + tens]
        found += [(f"{unit}-{tail}", "length_word", 1, unit) for tail in ("long",)]
    for word, role, value, text in forms:
        if role == "month" and len(word) > 3:
            found += [(f"mid-{word}", "mid_month", value, text)]
    return found


def number_forms(table: dict[str, Any], language: str) -> list[tuple[str, str, int, str]]:
    """Returns the forms of a number file: word, ``num.<role>``, value, text.

    Args:
        table: The file, keys ``role_value`` or ``role_low_high``.
        language: Arabic number words also get their definite forms.
    """
    forms: list[tuple[str, str, int, str]] = []
    for key, words in table.items():
        role, _, rest = key.partition("_")
        first, _, second = rest.partition("_")
        if key == "dual_nouns":
            forms += [(dual, "num.dual", 2, noun) for noun in words for dual in _duals(noun)]
        elif not first.isdigit():
            forms += [(word, f"num.{key}", 0, "") for word in words]
        else:
            forms += [(word, f"num.{role}", int(first), second) for word in words]
            if language == "ar" and role in {"unit", "ten", "tens", "hundred", "times"}:
                forms += [("ال" + word, f"num.{role}", int(first), "def") for word in words]
    return forms


def _duals(noun: str) -> list[str]:
    stem = noun[:-1] + "ت" if noun.endswith("ة") else noun
    duals = [stem + "ان", stem + "ين"]
    duals += ["ال" + dual for dual in duals]
    return duals + ([stem + "ي", stem + "ا"] if noun.endswith("ة") else [])


def _index(forms: list[tuple[str, str, int, str]], language: str) -> dict[str, Kinds]:
    plain: dict[str, dict[tuple[tuple[str, ...], str, int, str, str], None]] = {}
    attached: dict[str, dict[tuple[tuple[str, ...], str, int, str, str], None]] = {}
    for form, category, number, text in forms:
        for words in _spellings(fold_word(form)):
            first, rest = words[0], words[1:]
            plain.setdefault(first, {})[(rest, category, number, text, "")] = None
            if language == "ar":
                for prefix, joined in _attach(first):
                    attached.setdefault(joined, {})[(rest, category, number, text, prefix)] = None
    for key, entries in attached.items():
        plain.setdefault(key, {}).update(entries)
    return {key: _by_category(list(entries)) for key, entries in plain.items()}


def _by_category(entries: list[Entry]) -> Kinds:
    ordered = sorted(entries, key=lambda entry: (len(entry[4]), -len(entry[0])))
    kinds: dict[str, list[Entry]] = {}
    for entry in ordered:
        kinds.setdefault(entry[1], []).append(entry)
    return {category: tuple(found) for category, found in kinds.items()}


def _spellings(form: str) -> set[tuple[str, ...]]:
    whole = tuple(form.split())
    return {whole, tuple(form.replace("-", " ").split())}


def _attach(word: str) -> list[tuple[str, str]]:
    found = [(letter, letter + word) for letter in _CONJUNCTIONS]
    for letter in _PREPOSITIONS:
        elided = letter == "ل" and word.startswith("ال")
        body = letter + (word[1:] if elided else word)
        found.append((letter, body))
        found += [(first + letter, first + body) for first in _CONJUNCTIONS]
    return found


def _starters(heads: dict[str, Kinds], language: str) -> frozenset[str]:
    more = {"modifier", "num.article"} if language == "en" else set[str]()
    return _keys(heads, STARTING | more)


def _keys(heads: dict[str, Kinds], categories: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key, kinds in heads.items() if not categories.isdisjoint(kinds))


def _seconds(heads: dict[str, Kinds]) -> dict[str, frozenset[str]]:
    """Gives the starters that open an expression only together with their next word."""
    units = frozenset(key for key, kinds in heads.items() if "unit" in kinds)
    found: dict[str, frozenset[str]] = {}
    for key, kinds in heads.items():
        opening = [entry for kind in STARTING & kinds.keys() for entry in kinds[kind]]
        if not opening and "num.article" in kinds:
            found[key] = units
        elif opening and "modifier" not in kinds and all(map(_needs_more, opening)):
            found[key] = frozenset(entry[0][0] for entry in opening if entry[0])
    return found


def _needs_more(entry: Entry) -> bool:
    return bool(entry[0]) or entry[3] == "partner"
