"""How a matter is supported: grades from the number of independent origins and who they are.

A grade is computed and never typed. It says nothing of the state of an inquiry, of who did it, or
of what a truce makes of it: those are axes of their own.
"""

from collections.abc import Callable, Sequence

from hudna.model.account import Grade, Origin, Support

Near = Callable[[str, str], bool]
"""Tells whether two actors are of one side."""

_MONITOR = "monitor"


def support(
    origins: Sequence[Origin],
    denied_by: Sequence[Origin],
    *,
    laid_to: Sequence[str],
    parties: Sequence[str],
    near: Near,
) -> Support:
    """Give how a matter is supported.

    Args:
        origins: Those that assert it.
        denied_by: Those that deny it.
        laid_to: To whom it is laid.
        parties: Everyone in it.
        near: See :data:`Near`.
    """
    holds: list[Grade] = []
    if any(origin.by.kind == _MONITOR for origin in origins):
        holds.append("M")
    if any(near(origin.by.ref, actor) for origin in origins for actor in laid_to):
        holds.append("A")
    if denied_by:
        holds.append("C")
    holds.append(_by_number(origins, parties, near))
    order: tuple[Grade, ...] = ("C", "A", "M", "S3", "S2", "S1p", "S1", "S0")
    grades = sorted(holds, key=order.index)
    return Support(
        grade=grades[0],
        also=tuple(grades[1:]),
        origins=tuple(origins),
        denied_by=tuple(denied_by),
    )


def _by_number(origins: Sequence[Origin], parties: Sequence[str], near: Near) -> Grade:
    if not origins:
        return "S0"
    sides = [_side(origin.by.ref, parties, near) for origin in origins]
    if len(origins) == 1:
        return "S1p" if sides[0] is not None else "S1"
    one_side = sides[0] is not None and all(side == sides[0] for side in sides)
    return "S2" if one_side else "S3"


def _side(voice: str, parties: Sequence[str], near: Near) -> str | None:
    """Give the first party of the matter that a voice stands for, or None."""
    return next((party for party in parties if near(voice, party)), None)
