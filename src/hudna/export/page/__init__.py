"""The style and the script of the page, inlined into it."""

from functools import cache
from importlib.resources import files


@cache
def asset(name: str) -> str:
    """Give the text of one file that the page carries."""
    return (files("hudna.export.page") / name).read_text("utf-8")
