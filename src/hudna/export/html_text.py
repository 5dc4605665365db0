"""The text on the page: every stretch that anything rests on is marked, and leads to its card."""

from collections.abc import Iterator

from hudna.export.cards import Sight
from hudna.export.markup import DOT, runs, safe
from hudna.export.messages import Messages
from hudna.export.rests import rests
from hudna.export.runs import FINDINGS, Cover, Run, paragraphs

_LEGEND = ("speaker", "cue", "addressee", "content", "quote", *FINDINGS.values())
_CARRIED = "csanqpv" + "".join(FINDINGS)
"""The covers that a stretch carries as attributes, for the script and the style."""


def anchor(key: str, start: int) -> str:
    """Give the id of the place where words begin that something rests on."""
    return f"{key}-at{start}"


def legend(words: Messages) -> str:
    """Give the key to the marks."""
    shown = "".join(
        f'<span class="k-{part}">{safe(words.tables["parts"][part])}</span> ' for part in _LEGEND
    )
    return f'<p class="key small">{shown}</p>\n'


def text(sight: Sight, key: str) -> Iterator[str]:
    """Give the paragraphs of the text of the article ``key``."""
    told = list(rests(sight.reading))
    starts = {start for rest in told for start, _ in (*rest.shown_by, *rest.filled_by)}
    for line in paragraphs(sight.reading, findings=True):
        outside = all(("x", "x") in run.covers or not run.text.strip() for run in line)
        chrome = safe(sight.words.texts["chrome"])
        yield f'<p class="chrome" title="{chrome}">' if outside else "<p>"
        yield from (_run(run, key, sight, starts) for run in line)
        yield "</p>\n"


def _run(run: Run, key: str, sight: Sight, starts: set[int]) -> str:
    inner = runs(run.text, sight.language)
    if not run.covers:
        return inner
    held: dict[str, list[str]] = {}
    for letter, name in run.covers:
        held.setdefault(letter, []).append(name)
    attributes = "".join(
        f' data-{letter}="{" ".join(held[letter])}"' for letter in _CARRIED if letter in held
    )
    titles = [sight.times[name] for name in held.get("t", ()) if name in sight.times]
    titles += [sight.names[name] for name in held.get("p", ()) if name in sight.names]
    if "t" in held:
        attributes += ' class="time"'
    if titles:
        attributes += f' title="{safe(DOT.join(titles))}"'
    if run.start in starts:
        attributes += f' id="{anchor(key, run.start)}"'
    inner = _linked(inner, held, run.begins, key)
    return f"<span{attributes}>{inner}</span>" if attributes else inner


def _linked(inner: str, held: dict[str, list[str]], begins: tuple[Cover, ...], key: str) -> str:
    """Make words a link to the card that they show, and the place a statement's link leads to."""
    anchors = "".join(
        f'<span id="{key}-{name}-{letter}"></span>' for letter, name in begins if letter == "n"
    )
    # A link holds no other: where several things share words, the statement's comes first.
    letter = next((each for each in ("c", *FINDINGS) if each in held), None)
    if letter is None:
        return anchors + inner
    name = held[letter][-1]
    own = f' id="{key}-{name}-c"' if letter == "c" and ("c", name) in begins else ""
    return f'{anchors}<a{own} href="#{key}-{name}">{inner}</a>'
