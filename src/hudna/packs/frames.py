"""Frames: what follows a verb, from the notation of ``docs/packs.md`` to slots.

In: one string such as ``A إلى N``. Out: a ``Frame``. Never looks at a text.
"""

from typing import get_args

from hudna.packs.schema import Frame, Slot, SlotKind

PREPOSITIONS = frozenset(
    """
    على إلى عن من ب ل في مع حول بشأن ضد بين لدى أمام تجاه إزاء
    on for to of with about against into from in as by over at upon between after towards toward
    regarding concerning before among
    """.split()  # noqa: SIM905  # reads and grows more easily than a list of literals
)
"""The words that open a slot: part of the notation, not of the reader's knowledge."""

_LETTERS: dict[str, SlotKind] = {kind: kind for kind in get_args(SlotKind) if len(kind) == 1}
_NOUN_SLOTS = frozenset("NAT")
_LAM = "ل"


def parse_frame(frame: str) -> Frame:
    """Gives the slots of a frame.

    A bare word after ``=word`` goes on with the fixed words: ``=على لسان T C`` has two of them.

    Raises:
        ValueError: A part is none of the slots, or a preposition opens nothing.

    Example:
        >>> [slot.kind for slot in parse_frame("on N").slots]
        ['prep', 'N']
    """
    slots: list[Slot] = []
    for part in frame.split():
        slots.append(_parse_slot(part, frame, in_phrase=bool(slots) and slots[-1].kind == "word"))
    if not slots:
        raise ValueError("a frame is empty; write '.' for a verb that needs nothing")
    if any(slot.kind == "nothing" for slot in slots) and len(slots) > 1:
        raise ValueError(f"frame {frame!r}: '.' must stand alone")
    for slot, following in zip(slots, [*slots[1:], None], strict=True):
        if slot.kind == "prep" and (following is None or following.kind in ("prep", "nothing")):
            raise ValueError(f"frame {frame!r}: nothing follows the preposition {slot.value!r}")
    return Frame(tuple(slots))


def masdar_frame(frame: Frame) -> Frame | None:
    """Gives the frame of the verbal noun, where a bare object takes the attached ل.

    ``None`` for a frame that a noun cannot have.
    """
    first = frame.slots[0]
    if first.kind == "nothing":
        return None
    if first.kind in _NOUN_SLOTS:
        return Frame((Slot("prep", _LAM), *frame.slots))
    return frame


def _parse_slot(part: str, frame: str, *, in_phrase: bool) -> Slot:
    if part in _LETTERS:
        return Slot(_LETTERS[part])
    if part == ".":
        return Slot("nothing")
    if part in PREPOSITIONS:
        return Slot("prep", part)
    if part[0] in "=@" and len(part) > 1:
        return Slot("word" if part[0] == "=" else "list", part[1:])
    if in_phrase and part.isalpha() and not part.isupper():
        return Slot("word", part)
    raise ValueError(
        f"frame {frame!r}: {part!r} is no slot; expected one of {' '.join(sorted(_LETTERS))} . "
        "=word @list or a preposition"
    )
