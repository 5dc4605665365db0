"""Whatever comes in, a reading comes out and every span slices to its text.

2,000 inputs by default, 20,000 with ``HUDNA_FULL=1``; the same ones on every machine.
"""

import os
import random
import unicodedata
from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hudna

INPUTS = 20_000 if os.environ.get("HUDNA_FULL") == "1" else 2_000
GENERATED = INPUTS // 4
MUTATED = INPUTS - GENERATED

QUOTES = "\"'\u201c\u201d\u00ab\u00bb\u201e\u2018\u2019\u2039\u203a`"
CONTROLS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\u200c\u200d\ufeff\u00ad\x00\x1b\x7f\u0640\u064b\u0651"
SAID = "قال أعلن وأضاف إن أن بحسب وفقا نقلا عن مضيفا الثلاثاء 72 ساعة said told that according to Monday , . : ؛ ، ( )"
WORDS = SAID.split()
alphabet = st.one_of(
    st.sampled_from(QUOTES + CONTROLS + " \n.،:؟!"),
    st.characters(exclude_categories=["Cs"]),
    st.characters(min_codepoint=0x600, max_codepoint=0x6FF),
    st.sampled_from("\ud800\udfff\ufdfa\ufefb\u0660\U0001f54a"),
)
texts = st.one_of(
    st.text(alphabet, max_size=200),
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(alphabet, max_size=4)), max_size=60).map(
        " ".join
    ),
)


def check(text: str, **given_facts) -> None:
    """A reading is made, its JSON is written and read again, and every span holds."""
    reading = hudna.read(text, **given_facts)
    again = msgspec.json.decode(msgspec.json.encode(reading), type=hudna.Reading)
    assert again == reading
    stored = reading.document.text
    assert len(stored) == len(text)
    for span, words in spans(reading):
        assert 0 <= span[0] <= span[1] <= len(stored)
        assert stored[span[0] : span[1]] == words


def spans(reading) -> Iterator[tuple[tuple[int, int], str]]:
    stored = reading.document.text
    for mention in reading.mentions:
        yield mention.span, mention.text
    for found in reading.times:
        yield found.span, found.text
    for statement in reading.statements:
        yield statement.cue.span, statement.cue.text
        if statement.content:
            yield statement.content.span, statement.content.text
        for party in (*statement.speakers, *statement.addressees):
            if party.span:
                yield party.span, party.text
        for start, end in statement.quotes:
            yield (start, end), stored[start:end]
    for start, end in reading.document.body:
        yield (start, end), stored[start:end]


@settings(max_examples=GENERATED)
@given(texts, st.sampled_from([None, "ar", "en"]))
def test_generated_texts_are_read(text, language):
    """Random Unicode, words of the grammar in any order, unbalanced quotes."""
    check(text, language=language)


@pytest.mark.parametrize("part", range(20))
def test_damaged_reports_are_read(samples, part):
    """Real reports with letters lost, doubled, swapped, and controls put in."""
    chance = random.Random(part)
    reports = [path.read_text("utf-8") for path in sorted(samples.glob("*.txt"))]
    for _ in range(MUTATED // 20):
        check(mutated(chance.choice(reports), chance))


def mutated(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text))
    signs = list(text[start : start + chance.randint(1, 900)])
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(signs))
        kind = chance.randrange(7)
        if kind == 0:
            del signs[at : at + chance.randint(1, 20)]
        elif kind == 1:
            signs[at:at] = chance.choice(QUOTES)
        elif kind == 2:
            signs[at:at] = chance.choice(CONTROLS) * chance.randint(1, 3)
        elif kind == 3:
            signs[at:at] = f" {chance.choice(WORDS)} "
        elif kind == 4:
            signs[at] = chance.choice("\n .،:\u00a0\t\r")
        elif kind == 5:
            signs[at:at] = signs[max(0, at - 30) : at]
        else:
            signs[:] = unicodedata.normalize(chance.choice(["NFD", "NFKC"]), "".join(signs))
        signs = signs or [" "]
    return "".join(signs)


@pytest.mark.parametrize(
    "sign", [*"اق\"”«(،.:ـ\u064b\n a5'", "\u202e", "\ufdfa", "\U0001f54a", "\x00"]
)
def test_a_text_of_one_sign_is_read(sign):
    """Short and long: the sign alone, and a line of many."""
    check(sign)
    check(sign * 3000)


@pytest.mark.parametrize(
    "piece", ["قال ", "“", "«قال “ان ", "said that ", "وفقا ل", "الثلاثاء ", "(", "1", "اب"]
)
def test_a_long_line_is_read(piece, full):
    """One line of 5 MB of UTF-8 when run whole, of a fiftieth of that otherwise."""
    size = 5_000_000 if full and piece in {"قال ", "“", "اب"} else 100_000
    check(piece * (size // len(piece.encode()) + 1))
