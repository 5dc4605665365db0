"""How guarded something is: the four labels, from what anybody may see to what hardly anybody may.

They follow the four levels of sensitivity of OCHA's data responsibility guidelines: low, moderate,
high, severe.
"""

from typing import Literal

Label = Literal["public", "restricted", "confidential", "sealed"]
LABELS: tuple[Label, ...] = Label.__args__
"""From the least to the most guarded."""

DEFAULT: Label = "restricted"
"""What carries no label counts so: nothing becomes public because somebody forgot it."""

EMBARGOED: Label = "confidential"
"""What is under embargo counts as no less than this until the embargo is over."""


def rank(label: Label) -> int:
    """Give how guarded a label is, from 0."""
    return LABELS.index(label)


def stricter(*labels: Label) -> Label:
    """Give the most guarded of some labels."""
    return max(labels, key=rank)
