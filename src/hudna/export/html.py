"""One self-contained page: the texts with all that was read out of them beside them.

Nothing is fetched: style and script are inside, and the page's own policy forbids everything
else. Every word of a report is escaped; the only script that can run is the one whose digest
stands in the policy. Without scripts, anchors lead from each card to its words and back.
"""

import base64
import hashlib
import re
from collections.abc import Sequence

from hudna.export.cards import Sight
from hudna.export.html_cards import side
from hudna.export.html_text import legend, text
from hudna.export.markup import DOT, bdi, direction, safe
from hudna.export.messages import Messages, messages
from hudna.export.page import asset
from hudna.export.phrases import bounds, language_of
from hudna.model.reading import Reading

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
            f'<!DOCTYPE html>\n<html lang="{language}" dir="{direction(language)}">\n<head>\n',
            '<meta charset="utf-8">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            '<meta name="referrer" content="no-referrer">\n',
            f"<title>{safe(title or words.texts['reading'])} \u00b7 Hudna</title>\n",
            f"<style>\n{style}</style>\n</head>\n<body>\n<main>\n",
            _contents(readings, words)
            if len(readings) > 1
            else f"<h1>{safe(words.texts['reading'])}</h1>\n",
            *(_article(number, reading) for number, reading in enumerate(readings, 1)),
            _footer(readings, words),
            f"</main>\n<script>{script}</script>\n</body>\n</html>\n",
        )
    )


def _contents(readings: Sequence[Reading], words: Messages) -> str:
    items = "".join(
        f'<li><a href="#d{number}">{bdi(_heading(reading))}</a></li>\n'
        for number, reading in enumerate(readings, 1)
    )
    return f"<nav>\n<h1>{safe(words.texts['documents'])}</h1>\n<ol>\n{items}</ol>\n</nav>\n"


def _heading(reading: Reading) -> str:
    document = reading.document
    return document.title or document.given_id or document.id


def _article(number: int, reading: Reading) -> str:
    sight = Sight(reading)
    key = f"d{number}"
    return "".join(
        (
            f'<article id="{key}" lang="{sight.language}" dir="{direction(sight.language)}">\n',
            f"<h2>{bdi(_heading(reading))}</h2>\n",
            _about(reading, sight.words),
            '<div class="both">\n<section class="text">\n',
            f"<h3>{safe(sight.words.texts['text'])}</h3>\n{legend(sight.words)}",
            *text(sight, key),
            '</section>\n<section class="side">\n',
            *side(sight, key),
            "</section>\n</div>\n</article>\n",
        )
    )


def _about(reading: Reading, words: Messages) -> str:
    document, dated = reading.document, reading.document.dated
    when = bounds(dated) or words.texts["written_unknown"]
    parts = [
        f"{safe(words.texts['written'])}: {bdi(when)} ({safe(words.tables['basis'][dated.basis])})"
    ]
    if document.outlet:
        parts.append(bdi(document.outlet))
    if document.published:
        before, _, after = words.texts["published"].partition("{day}")
        parts.append(safe(before) + bdi(document.published) + safe(after))
    if document.url and _WEB.fullmatch(document.url):
        address = safe(document.url)
        parts.append(
            f'<a href="{address}" rel="noopener noreferrer nofollow"><bdi dir="ltr">{address}</bdi></a>'
        )
    reasons = "".join(f'<li lang="en" dir="ltr">{safe(reason)}</li>' for reason in dated.because)
    return (
        f'<div class="about">\n<p>{DOT.join(parts)}</p>\n'
        + (f"<ul>{reasons}</ul>\n" if reasons else "")
        + "</div>\n"
    )


def _footer(readings: Sequence[Reading], words: Messages) -> str:
    if not readings:
        return ""
    reader = readings[0].reader
    made = words.texts["made_by"].format(
        name=reader.name, version=reader.version, packs=reader.packs[:12]
    )
    return f"<footer>\n<p>{safe(made)}</p>\n<p>{safe(words.texts['words_of_the_text'])}</p>\n</footer>\n"
