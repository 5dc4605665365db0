"""The demonstration record: reports and incidents with which every page has something to show.

The reports tell, in our own words and under outlets that do not exist, what is publicly known of
the Syrian truces of 2016: rival starts and ends, two readouts of one call, counts that disagree,
denials, extensions, proposals with their answers. ``facts`` on each line says what it rests on:
keys of the packs' ``agreements/sources.toml``, or ``unverified`` for general knowledge.

The incidents are told by governorate alone, without coordinates. Those that stand in a report name
it; all others are made up, say so in both languages, and come from monitors that do not exist.
Nothing here is evidence of anything.
"""

import csv
import importlib.resources
from functools import cache

import msgspec

from hudna.intake.lines import read_lines
from hudna.intake.received import Given
from hudna.model.document import Document

MOMENT = 1_468_065_600
"""Noon of 9 July 2016, UTC: what a desk over this record takes for now, so that its pages are full."""

_REPORTS = "reports.jsonl"
_INCIDENTS = "incidents.csv"


class _Facts(msgspec.Struct, frozen=True):
    id: str
    facts: tuple[str, ...]


@cache
def reports() -> tuple[Document, ...]:
    """Give the reports, the oldest first, as ``hudna add`` takes them in.

    Raises:
        ValueError: The file that was shipped is damaged.
    """
    found = tuple(read_lines(_read(_REPORTS).splitlines(), _REPORTS, Given(), _refuse))
    whole = tuple(item for item in found if isinstance(item, Document))
    if len(whole) != len(found):
        raise ValueError(f"{_REPORTS}: a line is no document")
    return whole


@cache
def facts() -> dict[str, tuple[str, ...]]:
    """Give for each report, by its own id, the sources that its facts were taken from."""
    told = (msgspec.json.decode(line, type=_Facts) for line in _read(_REPORTS).splitlines())
    return {report.id: report.facts for report in told}


def incidents() -> tuple[dict[str, str], ...]:
    """Give the incidents as rows of text by column, the oldest first.

    ``id time to zone place a b kind deaths`` are those that ``hudna screen`` and an import know;
    ``status`` is the state of review, ``source`` who reported it, ``report`` the demonstration
    report it stands in, ``made_up`` ``yes`` or ``no``, ``notes`` and ``notes_ar`` what to show.
    The order of ``a`` and ``b`` means nothing: neither is said to have done it.
    """
    return tuple(csv.DictReader(incident_table().decode("utf-8").splitlines()))


def incident_table() -> bytes:
    """Give the same incidents as the bytes of a CSV file, for an import."""
    return _read(_INCIDENTS)


def _read(name: str) -> bytes:
    return importlib.resources.files(__name__).joinpath(name).read_bytes()


def _refuse(words: str) -> None:
    raise ValueError(words)
