"""Hudna reads reports of ceasefires into attributed, grounded statements.

The library in one call::

    import hudna

    reading = hudna.read("The army said on Tuesday that the truce would begin at dawn.")
    for statement in reading.statements:
        print(statement.speakers[0].name.en, statement.act, statement.content)

Nothing is fetched, and the same text gives the same reading.
"""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hudna.model.reading import Reading

__all__ = ["Reading", "__version__", "read"]
__version__ = "0.1.0"


def read(
    text: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    language: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> "Reading":
    """Read one report.

    Args:
        text: The report, Arabic or English, as plain text. Spans of the reading are code points
            of it. A lone surrogate, which no encoding can write, is stored as U+FFFD.
        published: Day of publication, ``YYYY-MM-DD``, when it is known.
        outlet: Who published it.
        language: ``ar`` or ``en``; told from the text when left out.
        title: Headline, when it came apart from the text.
        url: Where it was found.

    Returns:
        The reading: frozen values, in text order, each with its spans and its reasons. An empty
        text gives a reading with empty lists.

    Raises:
        hudna.errors.InputError: The language is unknown or ``published`` is not a day.

    Example:
        >>> reading = read("The army said the truce held.", published="2021-03-14")
        >>> reading.document.published
        '2021-03-14'
    """
    from hudna.intake.received import Page  # noqa: PLC0415 - `import hudna` stays light
    from hudna.monitor import read_text  # noqa: PLC0415

    page = Page(
        text=text, published=published, outlet=outlet, language=language, title=title, url=url
    )
    return read_text(page, cache_directory())


def cache_directory() -> Path | None:
    """Give the directory where the loaded packs are kept between runs.

    ``HUDNA_CACHE`` names another one; when it is empty, nothing is kept.
    """
    named = os.environ.get("HUDNA_CACHE")
    if named is not None:
        return Path(named) if named else None
    base = os.environ.get("XDG_CACHE_HOME")
    if base and Path(base).is_absolute():
        return Path(base, "hudna")
    try:
        home = Path.home()
    except RuntimeError:
        return None
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "hudna"


def __getattr__(name: str) -> object:
    if name == "Reading":
        from hudna.model.reading import Reading  # noqa: PLC0415

        return Reading
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
