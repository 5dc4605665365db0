"""Atom feeds (RFC 4287): the address of a list with ``.atom`` at its end is a search kept for ever.

A feed names no host: its ids are those of the record, so that the same entry is the same for every
reader of feeds, wherever the desk answers.
"""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from hudna.desk.exports import plain
from hudna.keeper import Line
from hudna.model.values import Language


def atom_file(title: str, name: str, lines: Iterable[Line], language: Language) -> bytes:
    """Give a feed.

    Args:
        title: What to call it.
        name: The words that tell it from other feeds of the desk.
        lines: Its entries, the newest first.
        language: Of its links.
    """
    entries = list(lines)
    newest = max((line.learnt for line in entries), default="1970-01-01T00:00:00Z")
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>\n',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">\n',
        f"<title>{_text(title)}</title>\n<id>urn:hudna:search:{_text(name.encode().hex())}</id>\n",
        f"<updated>{_text(newest)}</updated>\n<author><name>Hudna</name></author>\n",
        *(_entry(line, language) for line in entries),
        "</feed>\n",
    ]
    return "".join(parts).encode()


def _entry(line: Line, language: Language) -> str:
    link = quoteattr(f"/{language}/entry/{line.id}")
    return (
        f"<entry><title>{_text(line.title or line.id)}</title><id>urn:hudna:entry:{_text(line.id)}</id>"
        f"<updated>{_text(line.learnt)}</updated><link href={link}/>"
        f"<author><name>{_text(line.author)}</name></author></entry>\n"
    )


def _text(words: str) -> str:
    return escape(plain(words))
