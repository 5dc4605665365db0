"""Reads the times of a sentence into short strings for comparison."""

from datetime import date
from functools import cache
from pathlib import Path

import hudna.packs
from hudna.language.analyse import analyse
from hudna.language.lexicon import Lexicon, build_lexicon
from hudna.language.words import Text
from hudna.model.reading import TimeRead
from hudna.packs.calendar import Calendar, load_calendar
from hudna.reading.times import find_times


@cache
def calendar_pack() -> Calendar:
    return load_calendar(Path(hudna.packs.__file__).parent / "data" / "calendar")


@cache
def bare_lexicon() -> Lexicon:
    return build_lexicon({}, {})


def text_of(text: str, language: str) -> Text:
    return analyse(text, language, bare_lexicon())


def read_values(text: str, language: str, anchor: date | None) -> list[str]:
    times = find_times(text_of(text, language), calendar_pack(), anchor)
    return [f"{time.text}={value_of(time)}" for time in times]


def value_of(time: TimeRead) -> str | None:
    if time.duration is not None:
        return time.duration
    first, last = time.since, time.to
    if first is None or last is None or first == last:
        return first
    if time.precision in {"month", "year"}:
        length = 7 if time.precision == "month" else 4
        if first[:length] == last[:length]:
            return first[:length]
    return f"{first}/{last}"


