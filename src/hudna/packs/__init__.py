"""Knowledge as data: actors, places, words and calendars, and the loader that compiles them."""

from hudna.packs.loading import load
from hudna.packs.schema import (
    Actor,
    FormEntry,
    Frame,
    NameEntry,
    Office,
    Packs,
    Place,
    Slot,
    SpeechNoun,
    Verb,
    Words,
)

__all__ = [
    "Actor",
    "FormEntry",
    "Frame",
    "NameEntry",
    "Office",
    "Packs",
    "Place",
    "Slot",
    "SpeechNoun",
    "Verb",
    "Words",
    "load",
]
