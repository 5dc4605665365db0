"""How entries of the record look on a terminal.

Control characters of a text are never passed on: a report must not steer the terminal.
"""

import contextlib
import json

import msgspec

from hudna.export.messages import messages
from hudna.keeper import Line, Shown
from hudna.model.values import Language


def line_of(line: Line, *, as_json: bool) -> bytes:
    """Give one entry of a list: columns parted by tabs, or JSON."""
    if as_json:
        return msgspec.json.encode(line, order="sorted") + b"\n"
    title = "(destroyed)" if line.title is None else line.title
    changed = f" [changed by {' '.join(line.changed_by)}]" if line.changed_by else ""
    about = f" (on {' '.join(line.about)})" if line.about else ""
    when = line.learnt[:19] + "Z"
    return printed(f"{line.id}\t{when}\t{line.kind}\t{line.author}\t{title}{about}{changed}")


def described(shown: Shown, language: Language) -> bytes:
    """Give an entry, what rests on it, and what it holds, for a person."""
    words = messages(language).tables["record"]
    entry = shown.entry
    rows = [
        ("id", entry.id),
        ("kind", entry.kind),
        ("learnt", entry.learnt),
        ("author", entry.author),
        ("rests_on", " ".join(entry.about)),
        ("changed_by", " ".join(entry.changed_by)),
        ("place", words["of"].format(position=entry.position, size=shown.size)),
        ("leaf", shown.leaf),
    ]
    lines = [f"{words[name]:<11}{_safe(value)}" for name, value in rows if value]
    lines += [
        f"{words['on_it']:<11}{line.id} {line.kind} {_safe(line.author)} {line.learnt[:19]}Z"
        for line in shown.dependants
    ]
    lines += ["", *(_content(shown) or [words["gone"]])]
    return ("\n".join(lines) + "\n").encode()


def _content(shown: Shown) -> list[str]:
    if shown.content is None:
        return []
    if shown.entry.kind == "document":
        given = {key: value for key, value in shown.content.items() if key != "text" and value}
        head = [f"{key:<11}{_safe(str(value))}" for key, value in sorted(given.items())]
        return [*head, "", *(_safe(line) for line in shown.content["text"].splitlines())]
    if shown.entry.kind == "reading":
        from hudna.export.terminal import summary  # noqa: PLC0415
        from hudna.model.reading import Reading  # noqa: PLC0415

        # A reading of another version may have another shape: then its JSON is shown.
        with contextlib.suppress(msgspec.ValidationError):
            return [summary(msgspec.convert(shown.content, Reading))]
    text = json.dumps(shown.content, ensure_ascii=False, indent=2, sort_keys=True)
    return [_safe(line) for line in text.splitlines()]


def printed(words: str) -> bytes:
    """Give a line for a terminal."""
    return (_safe(words) + "\n").encode()


def _safe(words: str) -> str:
    """Take out what could steer a terminal; tabs part the columns."""
    return "".join(sign if sign.isprintable() or sign == "\t" else " " for sign in words)
