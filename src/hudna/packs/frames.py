"""Frames: what follows a verb, from the notation of ``docs/packs.md`` to slots.

In: one string such as ``A إلى N``. Out: a ``Frame``. Never looks at a text.
"""

from typing import get_args

from hudna.packs.schema import Frame, Slot, SlotKind

PREPOSITIONS = frozenset(
    "على إلى عن من ب ل في مع حول بشأن ضد بين لدى أمام تجاه إزاء "
    "on for to of with about against into from in as by over at upon between after "
    "towards toward regarding concerning before among".split()
)
"""The words that open a slot: part of the notation, not of the reader's knowledge."""

_LETTERS = frozenset(kind for kind in get_args(SlotKind) if len(kind) == 1)
_NOUN_SLOTS = frozenset("NAT")
_LAM = "ل"


def parse_frame(frame: str) -> Frame:
    """Gives the slots of a frame.

    Raises:
        ValueError: A part is none of the slots, or a preposition opens nothing.

    Example:
        >>> [slot.kind for slot in parse_frame("on N").slots]
        ['prep', 'N']
    """
    slots = tuple(_parse_slot(part, frame) for part in frame.split())
    if not slots:
        raise ValueError("a frame is empty; write '.' for a verb that needs nothing")
    if any(slot.kind == "nothing" for slot in slots) and len(slots) > 1:
        raise ValueError(f"frame {frame!r}: '.' must stand alone")
    for slot, following in zip(slots, (*slots[1:], None), strict=True):
        if slot.kind == "prep" and (following is None or following.kind in ("prep", "nothing")):
            raise ValueError(f"frame {frame!r}: nothing follows the preposition {slot.value!r}")
    return Frame(slots)


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


def _parse_slot(part: str, frame: str) -> Slot:
    if part in _LETTERS:
        return Slot(part)  # pyright: ignore[reportArgumentType]  # checked against the same Literal
    if part == ".":
        return Slot("nothing")
    if part in PREPOSITIONS:
        return Slot("prep", part)
    if part[0] in "=@" and len(part) > 1:
        return Slot("word" if part[0] == "=" else "list", part[1:])
    raise ValueError(
        f"frame {frame!r}: {part!r} is no slot; expected one of {' '.join(sorted(_LETTERS))} . "
        "=word @list or a preposition"
    )
