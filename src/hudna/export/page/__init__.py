"""The style and the script of the page, inlined into it."""

from functools import cache
from pathlib import Path


@cache
def asset(name: str) -> str:
    """Give the text of one file that the page carries."""
    return (Path(__file__).parent / name).read_text("utf-8")
