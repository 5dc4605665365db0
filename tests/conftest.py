"""What all tests share: where the samples are, hand-made readings, and how Hypothesis runs."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from hudna.model.reading import (
    Content,
    Cue,
    Dated,
    DocumentRead,
    Mention,
    Party,
    Reader,
    Reading,
    Relay,
    Statement,
    TimeRead,
)
from hudna.model.values import Name

# Messages are in the language of whoever runs a command; the tests read English.
os.environ["HUDNA_LANGUAGE"] = "en"

FULL = os.environ.get("HUDNA_FULL") == "1"

settings.register_profile(
    "house",
    deadline=None,  # a shared machine must not fail a test
    derandomize=True,  # the same examples on every machine
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("house")


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A directory of its own to run commands in: no record is named, a tester is the author."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HUDNA_RECORD", raising=False)
    monkeypatch.setenv("HUDNA_AUTHOR", "tester")
    monkeypatch.setenv("HUDNA_LANGUAGE", "en")
    return tmp_path


@pytest.fixture(scope="session")
def full() -> bool:
    """Whether the long tests run whole, as the checks do."""
    return FULL


@pytest.fixture(scope="session")
def samples() -> Path:
    """The project's own sample reports."""
    return Path(__file__).parents[1] / "samples"


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The top of the checkout."""
    return Path(__file__).parents[1]


ENGLISH = (
    "Menu 1\nThe army told Reuters on Monday the truce <b>holds</b>: “we keep our word”, it said.\n"
)
ARABIC = "قائمة\nقال الجيش لرويترز الاثنين إن Radio Sahl كذبت، وإن «الهدنة قائمة».\n"


@pytest.fixture
def english() -> Reading:
    """A hand-made reading of an English text with a line of page furniture."""
    return made(
        ENGLISH,
        "en",
        "The army",
        "told",
        "Reuters",
        "on Monday",
        "the truce <b>holds</b>: “we keep our word”",
        "we keep our word",
    )


@pytest.fixture
def arabic() -> Reading:
    """A hand-made reading of an Arabic text with a run of Latin letters."""
    return made(
        ARABIC,
        "ar",
        "الجيش",
        "قال",
        "لرويترز",
        "الاثنين",
        "إن Radio Sahl كذبت، وإن «الهدنة قائمة»",
        "الهدنة قائمة",
    )


def made(text, language, who, cue, to, when, said, quote) -> Reading:
    def at(words):
        start = text.index(words)
        return start, start + len(words)

    speaker = Name(en="Army <of> Sahl", ar="جيش سهل")
    reuters = Name(en="Reuters", ar="رويترز")
    return Reading(
        reader=Reader(name="hudna", version="0.0.0", packs="0" * 32),
        document=DocumentRead(
            id="a" * 32,
            given_id=None,
            language=language,
            title="A “title” & <more>",
            outlet="Outlet",
            url="https://outlet.example/a?b=1&c=2",
            published=None,
            dated=Dated(
                since="2021-03-15", to="2021-03-16", basis="inferred", because=("a reason",)
            ),
            text=text,
            body=((text.index("\n") + 1, len(text)),),
        ),
        mentions=(
            Mention(id="m1", kind="actor", span=at(who), text=who, name=speaker, sector="MIL"),
            Mention(id="m2", kind="actor", span=at(to), text=to, name=reuters, sector="MED"),
        ),
        times=(
            TimeRead(
                id="t1",
                span=at(when),
                text=when,
                kind="instant",
                since="2021-03-15",
                to="2021-03-15",
            ),
        ),
        statements=(
            Statement(
                id="s1",
                cue=Cue(span=at(cue), text=cue),
                act="state",
                speakers=(Party(mention="m1", span=at(who), text=who, name=speaker),),
                addressees=(Party(mention="m2", span=at(to), text=to, name=reuters),),
                content=Content(span=at(said), text=said),
                quotes=(at(quote),),
                relay=(Relay(mention="m2", name=reuters, how="carried_by"),),
                negated=True,
                time="t1",
                because=("rule.one", "rule.two"),
            ),
        ),
    )
