"""One self-contained page: the texts with their statements beside them.

Nothing is fetched: style and script are inside, and the page's own policy forbids everything
else. Every word of a report is escaped; the only script that can run is the one whose digest
stands in the policy. Without scripts, anchors lead from each statement to its words.
"""

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from html import escape

from hudna.export.messages import Messages, messages
from hudna.export.page import asset
from hudna.export.phrases import (
    bounds,
    language_of,
    marked_content,
    mention_name,
    party_name,
    relay_name,
    time_value,
)
from hudna.export.runs import Cover, Run, directions, paragraphs
from hudna.model.reading import Mention, Party, Reading, Statement
from hudna.model.values import Language

_UNSHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefe]")
_DOT = " \u00b7 "
_WEB = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)


def page(readings: Sequence[Reading]) -> str:
    """Give the page of these readings, in their order."""
    language = language_of(readings[0]) if readings else "en"
    words = messages(language)
    title = readings[0].document.title if len(readings) == 1 else None
    script, style = asset("page.js"), asset("page.css")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = (
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
        f"script-src 'sha256-{digest}'"
    )
    return "".join(
        (
            f'<!DOCTYPE html>\n<html lang="{language}" dir="{_direction(language)}">\n<head>\n',
            '<meta charset="utf-8">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            '<meta name="referrer" content="no-referrer">\n',
            f"<title>{_safe(title or words.texts['reading'])} \u00b7 Hudna</title>\n",
            f"<style>\n{style}</style>\n</head>\n<body>\n<main>\n",
            _contents(readings, words) if len(readings) > 1 else "",
            *(_article(number, reading) for number, reading in enumerate(readings, 1)),
            _footer(readings, words),
            f"</main>\n<script>{script}</script>\n</body>\n</html>\n",
        )
    )


def _contents(readings: Sequence[Reading], words: Messages) -> str:
    items = "".join(
        f'<li><a href="#d{number}">{_bdi(_heading(reading))}</a></li>\n'
        for number, reading in enumerate(readings, 1)
    )
    return f"<nav>\n<h1>{_safe(words.texts['documents'])}</h1>\n<ol>\n{items}</ol>\n</nav>\n"


def _heading(reading: Reading) -> str:
    document = reading.document
    return document.title or document.given_id or document.id


def _article(number: int, reading: Reading) -> str:
    language = language_of(reading)
    words = messages(language)
    key = f"d{number}"
    return "".join(
        (
            f'<article id="{key}" lang="{language}" dir="{_direction(language)}">\n',
            f"<h2>{_bdi(_heading(reading))}</h2>\n",
            _about(reading, words),
            '<div class="both">\n<section class="text">\n',
            f"<h3>{_safe(words.texts['text'])}</h3>\n{_key(words)}",
            *_text(reading, key, language, words),
            f'</section>\n<section class="side">\n<h3>{_safe(words.texts["statements"])}</h3>\n',
            _statements(reading, key, words, language),
            _names(reading, words, language),
            "</section>\n</div>\n</article>\n",
        )
    )


def _about(reading: Reading, words: Messages) -> str:
    document, dated = reading.document, reading.document.dated
    when = bounds(dated) or words.texts["written_unknown"]
    parts = [
        f"{_safe(words.texts['written'])}: {_bdi(when)} ({_safe(words.tables['basis'][dated.basis])})"
    ]
    if document.outlet:
        parts.append(_bdi(document.outlet))
    if document.published:
        parts.append(_safe(words.texts["published"].format(day=document.published)))
    if document.url and _WEB.fullmatch(document.url):
        address = _safe(document.url)
        parts.append(
            f'<a href="{address}" rel="noopener noreferrer nofollow"><bdi dir="ltr">{address}</bdi></a>'
        )
    reasons = "".join(f'<li lang="en" dir="ltr">{_safe(reason)}</li>' for reason in dated.because)
    return (
        f'<div class="about">\n<p>{_DOT.join(parts)}</p>\n'
        + (f"<ul>{reasons}</ul>\n" if reasons else "")
        + "</div>\n"
    )


def _key(words: Messages) -> str:
    parts = ("speaker", "cue", "addressee", "content", "quote")
    shown = "".join(
        f'<span class="k-{part}">{_safe(words.tables["parts"][part])}</span>' for part in parts
    )
    return f'<p class="key small">{shown}</p>\n'


def _text(reading: Reading, key: str, language: Language, words: Messages) -> Iterator[str]:
    times = {time.id: time_value(time) for time in reading.times}
    names = {mention.id: mention_name(mention, language) for mention in reading.mentions}
    for runs in paragraphs(reading):
        outside = all(("x", "x") in run.covers or not run.text.strip() for run in runs)
        opening = f'<p class="chrome" title="{_safe(words.texts["chrome"])}">' if outside else "<p>"
        yield opening + "".join(_run(run, key, language, times, names) for run in runs) + "</p>\n"


def _run(
    run: Run, key: str, language: Language, times: dict[str, str], names: dict[str, str]
) -> str:
    inner = _runs(run.text, language)
    if not run.covers:
        return inner
    held: dict[str, list[str]] = {}
    for letter, name in run.covers:
        held.setdefault(letter, []).append(name)
    attributes = "".join(
        f' data-{letter}="{" ".join(held[letter])}"' for letter in "csanqp" if letter in held
    )
    titles = [times[name] for name in held.get("t", ()) if name in times]
    titles += [names[name] for name in held.get("p", ()) if name in names]
    if "t" in held:
        attributes += ' class="time"'
    if titles:
        attributes += f' title="{_safe(_DOT.join(titles))}"'
    inner = _linked(inner, held, run.begins, key)
    return f"<span{attributes}>{inner}</span>" if attributes else inner


def _linked(inner: str, held: dict[str, list[str]], begins: tuple[Cover, ...], key: str) -> str:
    """Make a cue a link to its statement, and the place a statement's link leads to."""
    anchors = "".join(
        f'<span id="{key}-{name}-{letter}"></span>' for letter, name in begins if letter == "n"
    )
    if "c" not in held:
        return anchors + inner
    name = held["c"][-1]
    own = "".join(
        f' id="{key}-{begun}-c"' for letter, begun in begins if letter == "c" and begun == name
    )
    return f'{anchors}<a{own} href="#{key}-{name}">{inner}</a>'


def _statements(reading: Reading, key: str, words: Messages, language: Language) -> str:
    if not reading.statements:
        return f'<p class="small">{_safe(words.texts["none"])}</p>\n'
    times = {time.id: time_value(time) for time in reading.times}
    names = {mention.id: mention_name(mention, language) for mention in reading.mentions}
    items = "".join(
        f'<li id="{key}-{statement.id}" data-id="{statement.id}">'
        f"{_statement(statement, key, words, language, times, names)}</li>\n"
        for statement in reading.statements
    )
    return f'<ol class="statements">\n{items}</ol>\n'


def _statement(
    statement: Statement,
    key: str,
    words: Messages,
    language: Language,
    times: dict[str, str],
    names: dict[str, str],
) -> str:
    onward, back = ("\u2190", "\u2192") if language == "ar" else ("\u2192", "\u2190")
    act = words.tables["acts"][statement.act]
    parts = [
        f'<span class="who">{_parties(statement.speakers, words, language)}</span> {onward}',
        f'<a class="act" href="#{key}-{statement.id}-c">{_safe(act)}</a>',
    ]
    notes = [words.texts["negated"]] if statement.negated else []
    notes += [words.tables["modality"][statement.modality]]
    if any(notes):
        parts.append(f"({_safe(', '.join(filter(None, notes)))})")
    if statement.addressees:
        parts.append(f"{onward} {_parties(statement.addressees, words, language)}")
    if statement.content:
        said = _runs(marked_content(statement.content, statement), language)
        where = f' <a class="go" href="#{key}-{statement.id}-n" title="{_safe(words.texts["show"])}">\u00b6</a>'
        parts.append(f": {said}{where}")
    circumstances = [
        f"{back} {_safe(words.tables['how'][relay.how])} {_bdi(relay_name(relay, language) or words.texts['unnamed'])}"
        for relay in statement.relay
    ]
    found = (times.get(statement.time or ""), names.get(statement.place or ""))
    circumstances += [_bdi(value) for value in found if value]
    if circumstances:
        parts.append(f'<div class="small">{_DOT.join(circumstances)}</div>')
    if statement.because:
        reasons = ", ".join(statement.because)
        label = _safe(words.texts["because"])
        parts.append(f'<details class="small"><summary>{label}</summary>{_bdi(reasons)}</details>')
    return " ".join(parts).replace(" :", ":")


def _parties(parties: tuple[Party, ...], words: Messages, language: Language) -> str:
    shown: list[str] = []
    for party in parties:
        name = _bdi(party_name(party, language) or words.texts["unnamed"])
        note = (
            f' <span class="small">({_safe(words.texts["carried"])})</span>'
            if party.carried
            else ""
        )
        shown.append(name + note)
    return " + ".join(shown)


def _names(reading: Reading, words: Messages, language: Language) -> str:
    parts: list[str] = []
    for kind, title in (("actor", "actors"), ("place", "places")):
        first: dict[str, Mention] = {}
        for mention in reading.mentions:
            if mention.kind == kind:
                first.setdefault(mention_name(mention, language), mention)
        if first:
            items = "".join(
                f"<li>{_named(name, mention)}</li>\n" for name, mention in first.items()
            )
            parts.append(
                f'<h3>{_safe(words.texts[title])}</h3>\n<ul class="small">\n{items}</ul>\n'
            )
    return "".join(parts)


def _named(name: str, mention: Mention) -> str:
    known = [part for part in (mention.country, mention.sector) if part]
    if mention.lat is not None and mention.lon is not None:
        known = [f"{mention.lat:.2f}, {mention.lon:.2f}"]
    return _bdi(name) + (f' (<bdi dir="ltr">{_safe(", ".join(known))}</bdi>)' if known else "")


def _footer(readings: Sequence[Reading], words: Messages) -> str:
    if not readings:
        return ""
    reader = readings[0].reader
    made = words.texts["made_by"].format(
        name=reader.name, version=reader.version, packs=reader.packs[:12]
    )
    return f"<footer>\n<p>{_safe(made)}</p>\n<p>{_safe(words.texts['words_of_the_text'])}</p>\n</footer>\n"


def _runs(text: str, language: Language) -> str:
    """Escape a text, its runs of the other direction set apart with their own language."""
    other = "en" if language == "ar" else "ar"
    return "".join(
        f'<span lang="{other}" dir="{_direction(other)}">{_safe(piece)}</span>'
        if foreign
        else _safe(piece)
        for piece, foreign in directions(text, language)
    )


def _bdi(words: str) -> str:
    language: Language = "ar" if _ARABIC.search(words) else "en"
    return f'<bdi lang="{language}" dir="{_direction(language)}">{_safe(words)}</bdi>'


def _direction(language: Language) -> str:
    return "rtl" if language == "ar" else "ltr"


def _safe(words: str) -> str:
    """Escape for elements and attributes; what no page may hold becomes U+FFFD."""
    return escape(_UNSHOWN.sub("\ufffd", words), quote=True)
