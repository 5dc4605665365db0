"""Accounts side by side: topics, and what each account says of them or passes over in silence."""

from collections.abc import Callable, Sequence

from hudna.accounts.likeness import joined, likeness, weights
from hudna.accounts.origins import Runs, Word, origins
from hudna.model.account import Cell, Difference, Item, Topic, Verdict, Voice

_ONE_TOPIC = 0.18
_ANNOUNCED = 0.3
"""What a topic put before a sentence adds to the likeness of two."""

_SAME_WORDS = 0.5


def topics(
    items: Sequence[Item],
    texts: Runs,
    overruled: Sequence[Word],
    same: Callable[[str, str], bool],
) -> tuple[Topic, ...]:
    """Give the rows: what several accounts say of one topic stands in one row.

    Args:
        items: Everything that the accounts say.
        texts: See :mod:`hudna.accounts.origins`.
        overruled: What persons joined or parted.
        same: Tells whether two voices are one body.
    """
    words = weights(item.terms for item in items)
    marks = weights(item.marks for item in items)

    def alike(i: int, j: int) -> float:
        one, other = items[i], items[j]
        announced = one.topic & (other.topic | other.named) or other.topic & one.named
        extra = _ANNOUNCED if announced else 0.0
        if one.language == other.language:
            return extra + likeness(one.terms, other.terms, words)
        # Who speaks and how is the same all along: what is named must meet too.
        meet = one.named & other.named
        return extra + (likeness(one.marks, other.marks, marks) if meet else 0.0)

    rows = joined(len(items), alike, _ONE_TOPIC)
    voices = accounts(items)
    found: list[Topic] = []
    for row in rows:
        members = [items[at] for at in row]
        found.append(_topic(members, voices, texts, overruled, same))
    return tuple(found)


def accounts(items: Sequence[Item]) -> tuple[Voice, ...]:
    """Give whose accounts there are, those that say most first."""
    voices = {item.by.ref: item.by for item in items}
    count = {ref: sum(item.by.ref == ref for item in items) for ref in voices}
    return tuple(sorted(voices.values(), key=lambda voice: (-count[voice.ref], voice.ref)))


def _topic(
    members: Sequence[Item],
    voices: Sequence[Voice],
    texts: Runs,
    overruled: Sequence[Word],
    same: Callable[[str, str], bool],
) -> Topic:
    cells = tuple(
        Cell(by=voice, items=found)
        for voice in voices
        if (found := tuple(item for item in members if item.by.ref == voice.ref))
    )
    silent = tuple(voice for voice in voices if voice not in [cell.by for cell in cells])
    verdict, differs = _verdict(cells)
    return Topic(
        verdict=verdict,
        differs=differs,
        cells=cells,
        silent=silent,
        origins=origins(members, texts, overruled, same),
    )


def _verdict(cells: Sequence[Cell]) -> tuple[Verdict, tuple[Difference, ...]]:
    if len(cells) < 2:
        return "only", ()
    differs: list[Difference] = []
    if _unlike(cells, _polarities):
        return "contradict", ("polarity",)
    if _unlike(cells, _figures):
        return "contradict", ("figures",)
    if _unlike(cells, _speakers):
        differs.append("speakers")
    if _unlike(cells, _acts):
        differs.append("act")
    if not _same_words(cells):
        differs.append("words")
    return ("wording" if differs else "agree"), tuple(differs)


def _unlike(cells: Sequence[Cell], of: Callable[[Cell], frozenset[str]]) -> bool:
    """Tell whether two cells have something each, and nothing in common."""
    told = [found for cell in cells if (found := of(cell))]
    return any(not one & other for at, one in enumerate(told) for other in told[at + 1 :])


def _polarities(cell: Cell) -> frozenset[str]:
    return frozenset("no" if item.denies else "yes" for item in cell.items)


def _figures(cell: Cell) -> frozenset[str]:
    return frozenset(figure for item in cell.items for figure in item.figures)


def _speakers(cell: Cell) -> frozenset[str]:
    """Give who is said to have said it, together: both at once is not one of them alone."""
    return frozenset(" ".join(sorted(item.speakers)) for item in cell.items if item.speakers)


def _acts(cell: Cell) -> frozenset[str]:
    return frozenset(item.act for item in cell.items if item.act is not None)


def _same_words(cells: Sequence[Cell]) -> bool:
    words = [frozenset(term for item in cell.items for term in item.terms) for cell in cells]
    return all(
        len(one & other) >= _SAME_WORDS * min(len(one), len(other))
        for at, one in enumerate(words)
        for other in words[at + 1 :]
    )
