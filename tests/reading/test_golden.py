"""The golden readings: reports of our own making, annotated by hand before anything read them.

Each file of ``tests/readings/<language>/`` is one report: its ``text``, one ``[[statement]]`` for
every attribution, one ``[[time]]`` for every expression of time that has a value, and the words
in ``not_statements`` that look like an attribution and are none: speech withheld, planned,
supposed or without a speaker. Strings stand in the text as they are written; ``nth`` says which
one where the string comes more than once. What is measured must not fall under ``tests/floors/readings.toml``. To print the measures of the present reader::

    python tests/reading/test_golden.py
"""

import functools
import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal

import msgspec
import pytest

import hudna
from hudna.model.reading import Reading, Statement
from hudna.model.values import Act, Span

TESTS = Path(__file__).parents[1]
FLOORS = TESTS / "floors" / "readings.toml"
LETTERS = str.maketrans("أإآٱىئؤة", "اااايءءه", "ـ")
MEASURES = ("cue", "act", "speaker", "content", "full", "times", "refused")


class Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The base of all entries: a misspelt key is an error."""


class GoldParty(Strict, frozen=True):
    text: str | None = None
    nth: int = 1
    en: str | None = None
    ar: str | None = None
    also: list[str] = []
    carried: bool = False


class GoldStatement(Strict, frozen=True):
    cue: str
    act: Act
    speakers: list[GoldParty]
    nth: int = 1
    addressees: list[GoldParty] = []
    content: str | None = None
    content_nth: int = 1
    relay: list[str] = []


class GoldTime(Strict, frozen=True):
    text: str
    value: str
    nth: int = 1


class Word(Strict, frozen=True):
    cue: str
    nth: int = 1


class Golden(Strict, frozen=True):
    id: str
    language: Literal["ar", "en"]
    source: Literal["own"]
    text: str
    published: str | None = None
    statement: list[GoldStatement] = []
    time: list[GoldTime] = []
    not_statements: list[str | Word] = []

    @property
    def refused(self) -> list[Word]:
        return [Word(word) if isinstance(word, str) else word for word in self.not_statements]


FILES = sorted((TESTS / "readings").glob("*/*.toml"))


@functools.cache
def golden(path: Path) -> Golden:
    raw = tomllib.loads(path.read_text("utf-8"))
    if "published" in raw:
        raw["published"] = str(raw["published"])  # a day of TOML or a string
    return msgspec.convert(raw, Golden)


@functools.cache
def reading_of(path: Path) -> Reading:
    gold = golden(path)
    return hudna.read(gold.text, language=gold.language, published=gold.published)


def name_of(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


def find(text: str, part: str, nth: int) -> Span | None:
    at = -1
    for _ in range(nth):
        at = text.find(part, at + 1)
        if at < 0:
            return None
    return at, at + len(part)


def overlap(first: Span | None, second: Span | None) -> bool:
    return bool(first and second and first[0] < second[1] and second[0] < first[1])


def shared(text: str, first: Span, second: Span) -> float:
    """Give the share of words that two stretches have in common: intersection over union."""
    one, two = (
        {found.start() + span[0] for found in re.finditer(r"\w+", text[slice(*span)])}
        for span in (first, second)
    )
    return len(one & two) / len(one | two) if one | two else 1.0


def words_of(name: str) -> frozenset[str]:
    """Give the words of a name without case, marks, articles and spellings of one letter."""
    plain = unicodedata.normalize("NFKD", name.translate(LETTERS))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign)).lower()
    words = re.findall(r"\w+", plain.replace("-", " "))
    bare = (word.removeprefix("ال") if len(word) > 4 else word for word in words)
    return frozenset(bare) - {"the", "of", "a", "al", "el", "and"}


def same(text: str, gold: GoldParty, name: Iterable[str | None], span: Span | None) -> bool:
    """Whether a party is the one meant: its words overlap, or one name holds the other."""
    if gold.text and overlap(find(text, gold.text, gold.nth), span):
        return True
    ours = [words_of(part) for part in (gold.text, gold.en, gold.ar, *gold.also) if part]
    theirs = [words_of(part) for part in name if part]
    return any(a and b and (a <= b or b <= a) for a in ours for b in theirs)


def pair(gold: list, got: list, fits: Callable[..., bool]) -> list[tuple]:
    """Match each of the gold with the first of the others that fits and is still free."""
    left, pairs = list(got), []
    for wanted in gold:
        hit = next((index for index, one in enumerate(left) if fits(wanted, one)), None)
        if hit is not None:
            pairs.append((wanted, left.pop(hit)))
    return pairs


def judge(text: str, gold: GoldStatement, got: Statement) -> dict[str, bool]:
    """Say what of one matched statement is right."""
    pairs = pair(
        gold.speakers,
        list(got.speakers),
        lambda a, b: same(text, a, (b.name.en, b.name.ar, b.text), b.span),
    )
    wanted = find(text, gold.content, gold.content_nth) if gold.content else None
    found = got.content.span if got.content else None
    right = {
        "cue": True,
        "act": gold.act == got.act,
        "speaker": len(pairs) == len(gold.speakers) == len(got.speakers),
        "content": shared(text, wanted, found) >= 0.5 if wanted and found else wanted == found,
    }
    return right | {"full": all(right.values())}


def value_of(time) -> str | None:
    """Give a resolved time as the golden readings write it."""
    if time.duration:
        return time.duration
    if not time.since or not time.to or time.since == time.to:
        return time.since or time.to
    if time.precision in ("month", "year"):
        short = time.since[: 7 if time.precision == "month" else 4]
        if time.to.startswith(short):
            return short
    return f"{time.since}/{time.to}"


class Tally:
    """Counts of what is right, wanted and found, for each measure."""

    def __init__(self) -> None:
        self.right = dict.fromkeys(MEASURES, 0)
        self.wanted = dict.fromkeys(MEASURES, 0)
        self.found = dict.fromkeys(MEASURES, 0)
        self.faults: list[str] = []

    def add(self, measure: str, right: int, wanted: int, found: int) -> None:
        self.right[measure] += right
        self.wanted[measure] += wanted
        self.found[measure] += found

    def f1(self, measure: str) -> float:
        both = self.wanted[measure] + self.found[measure]
        return 2 * self.right[measure] / both if both else 1.0


def measure(path: Path, tally: Tally) -> None:
    """Add one report to the tally."""
    gold, got = golden(path), reading_of(path)
    text = got.document.text
    cues = pair(
        gold.statement,
        list(got.statements),
        lambda a, b: overlap(find(text, a.cue, a.nth), b.cue.span),
    )
    judged = [(wanted, judge(text, wanted, found)) for wanted, found in cues]
    for part in MEASURES[:5]:
        right = sum(verdict[part] for _, verdict in judged)
        tally.add(part, right, len(gold.statement), len(got.statements))
    times = pair(
        gold.time,
        list(got.times),
        lambda a, b: overlap(find(text, a.text, a.nth), b.span) and a.value == value_of(b),
    )
    tally.add("times", len(times), len(gold.time), len(got.times))
    spared = [
        word
        for word in gold.refused
        if not any(overlap(find(text, word.cue, word.nth), one.cue.span) for one in got.statements)
    ]
    tally.add("refused", len(spared), len(gold.refused), len(gold.refused))
    seen = [wanted for wanted, _ in cues]
    tally.faults += [f"{gold.id}: missed {one.cue}" for one in gold.statement if one not in seen]
    tally.faults += [
        f"{gold.id}: {one.cue}: " + ", ".join(part for part, right in verdict.items() if not right)
        for one, verdict in judged
        if not verdict["full"]
    ]
    tally.faults += [
        f"{gold.id}: not a statement: {one.cue.text} {one.cue.span}"
        for one in got.statements
        if not any(one is found for _, found in cues)
    ]


def tally_of(language: str) -> Tally:
    tally = Tally()
    for path in FILES:
        if path.parent.name == language:
            measure(path, tally)
    return tally


def floors() -> dict[str, dict[str, float]]:
    return msgspec.toml.decode(FLOORS.read_bytes(), type=dict[str, dict[str, float]])


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_golden_reading_is_well_formed(path):
    """Every string of the annotation stands in the text, and every statement has a speaker."""
    gold = golden(path)
    assert (gold.id, gold.language) == (path.stem, path.parent.name)
    wanted = [(one.cue, one.nth) for one in (*gold.statement, *gold.refused)]
    wanted += [(one.text, one.nth) for one in gold.time]
    for one in gold.statement:
        assert one.speakers
        wanted += [(one.content, one.content_nth)] if one.content else []
        wanted += [(who.text, who.nth) for who in (*one.speakers, *one.addressees) if who.text]
    assert [pair for pair in wanted if find(gold.text, *pair) is None] == []
    cues = [find(gold.text, one.cue, one.nth) for one in gold.statement]
    assert len(set(cues)) == len(cues)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_golden_reading_is_grounded(path):
    """Every text beside a span is the slice of the document at that span."""
    got = reading_of(path)
    assert got.statements
    for one in got.statements:
        parts = [one.cue, one.content, *one.speakers, *one.addressees]
        for part in parts:
            if part is not None and part.span:
                assert part.text == got.document.text[slice(*part.span)]


@pytest.mark.parametrize("language", sorted({path.parent.name for path in FILES}))
def test_the_measures_do_not_fall(language):
    """What the reader once found over all golden readings it still finds."""
    tally = tally_of(language)
    fallen = {
        part: round(tally.f1(part), 3)
        for part, floor in floors()[language].items()
        if tally.f1(part) < floor
    }
    assert not fallen, "\n".join(tally.faults)


def test_there_is_a_floor_for_every_language_and_measure():
    """No measure is left out of the floors by oversight."""
    kept = floors()
    assert set(kept) == {path.parent.name for path in FILES}
    assert all(set(measures) == set(MEASURES) for measures in kept.values())


def main() -> None:
    """Print the measures and the faults, as they would stand in the floors file."""
    for language in sorted({path.parent.name for path in FILES}):
        tally = tally_of(language)
        lines = [f"{part} = {int(tally.f1(part) * 1000) / 1000:.3f}" for part in MEASURES]
        print(f"[{language}]", *lines, "", *(f"# {fault}" for fault in tally.faults), sep="\n")  # noqa: T201


if __name__ == "__main__":
    main()
