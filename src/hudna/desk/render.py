"""Turns what a page loaded into HTML: templates, words in the reader's language, directions."""

import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from hudna import __version__
from hudna.desk.asking import Ask
from hudna.desk.figures import map_figure, timeline_figure
from hudna.desk.instants import instant
from hudna.desk.messages import say, say_number, words
from hudna.desk.spans import left
from hudna.desk.ways import Way
from hudna.desk.why import why
from hudna.export.lengths import length
from hudna.export.phrases import marked_content
from hudna.model.reading import Statement
from hudna.model.values import Language, Name

HERE = Path(__file__).parent
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefe]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_LEFTWARD = re.compile(r"(?:\d{4}-\d{2}|[A-Za-z])[\w:.+/ -]*(?<! )(?: \([\w:.+/ -]+\))?", re.ASCII)
_MOST = 60_000
_ENTRY = re.compile(r"[a-z]{4}(-[a-z]{2,4})+")
_UNSHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


@cache
def environment() -> Environment:
    """Give the environment of the templates; what a template does not know is an error."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    shared: dict[str, Any] = made.globals
    shared |= {"bdi": bdi, "ltr": ltr, "version": __version__, "marked": marked}
    shared |= {"map_figure": map_figure, "timeline_figure": timeline_figure}
    shared |= {"is_entry": is_entry, "isolated": isolated, "pretty": pretty}
    return made


def html(way: Way, shown: Any, ask: Ask, frame: "Frame", menu: tuple[str, ...]) -> str:  # noqa: ANN401 - any page's value
    """Give the page."""
    template = environment().get_template(way.template or f"{way.name}.html")
    speak = Speech(ask.language)
    return template.render(
        page=shown,
        ask=ask,
        way=way,
        frame=frame,
        language=ask.language,
        direction=direction(ask.language),
        t=speak.say,
        tn=speak.number,
        told=speak.told,
        why=speak.why,
        length=speak.length,
        left=speak.left,
        name=speak.name,
        url=frame.url,
        menu=menu,
    )


class Speech:
    """The words of one language, for templates and tables."""

    def __init__(self, language: Language) -> None:
        """Speak a language."""
        self.language: Language = language

    def say(self, key: str, **filled: object) -> str:
        """Give a message."""
        return say(self.language, key, **filled)

    def number(self, key: str, number: int, **filled: object) -> str:
        """Give the form of a message that goes with a number."""
        return say_number(self.language, key, number, **filled)

    def told(self, key: str, otherwise: str) -> str:
        """Give a message if there is one by that key, else other words."""
        return words(self.language).get(key, otherwise)

    def why(self, rule: str) -> str:
        """Give a rule of the reader in words."""
        return why(rule, self.language)

    def length(self, iso: str) -> str:
        """Give an ISO 8601 duration in words."""
        return length(iso, self.language)

    def left(self, until: str, since: str) -> str:
        """Give how long it is from one instant in UTC to another."""
        return left(instant(until) - instant(since), self.language)

    def name(self, name: Name | None) -> Markup:
        """Give a name in this language, else in the other, set apart with its direction."""
        if name is None:
            return Markup("")
        first, second = (name.ar, name.en) if self.language == "ar" else (name.en, name.ar)
        return bdi(first or second or "")


class Frame:
    """What stands around every page: addresses, the other language, the state of the record.

    Attributes:
        nonce: Admits the page's own block of style.
        left: Entries of the log that are not read yet.
        demo: The record is the sample.
        team: People have accounts here.
        ways: The pages of the menu.
    """

    def __init__(
        self, ask: Ask, address: str, ways: dict[str, Way], nonce: str, *, left: int, demo: bool
    ) -> None:
        """Stand around the page at an address (path below the language)."""
        self._language = ask.language
        self._address = address
        self._query = dict(ask.query)
        self._ways = ways
        self.nonce = nonce
        self.left = left
        self.demo = demo
        self.team = False

    def url(self, name: str, ending: str = "", **given: object) -> str:
        """Give the address of a page: its own values first, the rest after the question mark."""
        path = self._ways[name].path
        rest: dict[str, object] = {}
        for key, value in given.items():
            if f"{{{key}" in path:
                path = re.sub(rf"\{{{key}(:\w+)?\}}", quote(str(value), safe="/"), path)
            elif value not in ("", None):
                rest[key] = value
        dot = f".{ending}" if ending else ""
        return f"/{self._language}{path}{dot}" + (f"?{urlencode(rest)}" if rest else "")

    def other_language(self) -> str:
        """Give the address of this very page in the other language."""
        other = "en" if self._language == "ar" else "ar"
        query = f"?{urlencode(self._query)}" if self._query else ""
        return f"/{other}{quote(self._address)}{query}"

    def here(self, ending: str = "", **changed: object) -> str:
        """Give the address of this page with some words of its query changed."""
        query = {**self._query, **changed}
        query = {key: value for key, value in query.items() if value not in ("", None)}
        dot = f".{ending}" if ending else ""
        tail = f"?{urlencode(query)}" if query else ""
        return f"/{self._language}{quote(self._address)}{dot}{tail}"


def direction(language: str) -> str:
    """Give the direction a language is written in."""
    return "rtl" if language == "ar" else "ltr"


def bdi(text: object) -> Markup:
    """Set words apart from those around them, in the direction of their own script."""
    safe = shown(str(text))
    if _ARABIC.search(safe):
        return Markup('<bdi lang="ar" dir="rtl">{}</bdi>').format(safe)
    if _LATIN.search(safe):
        return Markup('<bdi lang="en" dir="ltr">{}</bdi>').format(safe)
    return Markup("<bdi>{}</bdi>").format(safe)


def pretty(content: object) -> str:
    """Give the content of an entry as JSON for people, cut where it grows past reading."""
    told = shown(msgspec.json.format(msgspec.json.encode(content), indent=2).decode())
    return told if len(told) <= _MOST else told[:_MOST] + "\n…"


def isolated(sentence: str) -> Markup:
    """Give a sentence whose clocks and foreign words keep their own direction."""
    parts: list[Markup] = []
    at = 0
    safe = shown(sentence)
    for found in _LEFTWARD.finditer(safe):
        parts += [Markup("{}").format(safe[at : found.start()]), ltr(found[0])]
        at = found.end()
    return Markup("").join([*parts, Markup("{}").format(safe[at:])])


def is_entry(name: str) -> bool:
    """Tell the name of an entry (``kuto-remi``) from that of a source in the packs."""
    return _ENTRY.fullmatch(name) is not None


def marked(statement: Statement) -> str:
    """Give the words of a statement's content, marks around what the text quotes."""
    return shown(marked_content(statement.content, statement)) if statement.content else ""


def ltr(text: object) -> Markup:
    """Set apart what runs left to right everywhere: days, clocks, ids, addresses."""
    return Markup('<bdi dir="ltr">{}</bdi>').format(shown(str(text)))


def shown(text: str) -> str:
    """Give words that a page may hold: what none may becomes U+FFFD."""
    return _UNSHOWN.sub("\ufffd", text)
