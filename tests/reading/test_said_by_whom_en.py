"""Minimal pairs of English statements: made or only asked about, and where they end."""

import pytest

from hudna.model.document import Document, document_id
from hudna.model.reading import Statement
from hudna.packs import load
from hudna.reading.reader import DocumentReader


@pytest.fixture(scope="module")
def reader() -> DocumentReader:
    """Give one reader for all sentences; its caches stay warm."""
    return DocumentReader(load())


def read(reader: DocumentReader, text: str) -> list[tuple[str, str, str]]:
    """Read a text of our own; gives cue, speakers and content of each statement."""
    ident = document_id(text, title=None, outlet=None, url=None)
    found = reader.read(Document(id=ident, text=text, language="en")).statements
    return [whose(statement) for statement in found]


def whose(statement: Statement) -> tuple[str, str, str]:
    """Give cue, speakers and content of a statement as plain words."""
    speakers = " + ".join(s.name.en or s.text for s in statement.speakers)
    return statement.cue.text, speakers, statement.content.text if statement.content else ""


def test_who_says_nothing_says_nothing(reader: DocumentReader) -> None:
    assert read(reader, "The mayor, for her part, said nothing about the prisoners.") == []
    assert read(reader, "The mayor said nobody was hurt.") == [("said", "mayor", "nobody was hurt")]


@pytest.mark.parametrize(
    "text",
    [
        "What have the rebels said?",
        "HOST: And what have the rebels said?",
        "Has the army announced a truce?",
        "Why did the mayor say the bridge was open?",
    ],
)
def test_a_question_reports_nobody(reader: DocumentReader, text: str) -> None:
    assert read(reader, text) == []


def test_what_opens_like_a_question_is_told(reader: DocumentReader) -> None:
    found = read(reader, "When the rebels announced a truce, the army rejected it.")
    assert found[0] == ("announced", "rebels", "a truce")
    assert found[1][0] == "rejected"


def test_a_pronoun_takes_up_the_main_clause(reader: DocumentReader) -> None:
    found = read(reader, "When President Aquino unveiled the deal, he promised that it would last.")
    assert [(cue, content) for cue, _, content in found] == [
        ("unveiled", "the deal"),
        ("promised", "that it would last"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Welcomed by Malaysia but rejected by the rival front, the accord is untested.",
        "The accord, welcomed by Malaysia but rejected by the rival front, is untested.",
        "The accord was welcomed by Malaysia but rejected by the rival front.",
    ],
)
def test_two_agents_of_one_thing_take_their_stands(reader: DocumentReader, text: str) -> None:
    found = [(cue.lower(), who, what.lower()) for cue, who, what in read(reader, text)]
    assert found == [
        ("welcomed", "Malaysia", "the accord"),
        ("rejected", "rival front", "the accord"),
    ]


def test_what_a_chairman_signs_is_not_his_front(reader: DocumentReader) -> None:
    text = "The Front, whose chairman {} in Manila, has since repeated that it will not disarm."
    for verb in ("signed", "spoke"):
        assert [cue for cue, _, _ in read(reader, text.format(verb))] == ["repeated"]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("On Sunday the army said the truce was holding.", ["Sunday"]),
        ("Two days ago a convoy came, and residents said bread was back.", [None]),
        ("The army said the truce held, on the road closed since 2014.", [None]),
        ("The army said on Sunday that the plan was dead.", ["Sunday"]),
    ],
)
def test_only_a_time_of_its_clause_dates_a_statement(
    reader: DocumentReader, text: str, times: list[str | None]
) -> None:
    ident = document_id(text, title=None, outlet=None, url=None)
    read_ = reader.read(Document(id=ident, text=text, language="en", published="2024-12-03"))
    printed = {time.id: time.text for time in read_.times}
    assert [printed.get(s.time) if s.time else None for s in read_.statements] == times


def test_a_truce_declared_a_week_ago_declares_nothing(reader: DocumentReader) -> None:
    found = read(reader, "The army said that the truce declared a week ago was holding.")
    assert [cue for cue, _, _ in found] == ["said"]
    assert [cue for cue, _, _ in read(reader, "The army declared a week ago that it held.")] == [
        "declared"
    ]
