"""A way is one page of the desk: its address, who may take it, what it loads and how it looks.

The table of all ways is ``routes.WAYS``. A way without a rule cannot be made: role and labels
have no default.
"""

from collections.abc import Callable, Mapping
from typing import Any, Literal

from msgspec import field

from hudna.desk.asking import Ask, Move, Needed
from hudna.desk.exports import Area, Table
from hudna.desk.view import View
from hudna.model.values import Value

Labels = Literal["none", "each"]
"""``none``: the page holds nothing that carries a label. ``each``: it leaves out, or refuses, each
thing whose label the viewer may not see, in all its formats."""


def _no_files() -> dict[str, Callable[[Any, Ask], bytes]]:
    return {}


class Way(Value, frozen=True, kw_only=True):
    """One page.

    Attributes:
        name: Its name: of the template, of the messages, and what links ask for.
        path: Its address below the language, with ``{names}`` of what varies.
        role: Who may see it.
        labels: See :data:`Labels`.
        load: Gives what the page shows; the JSON twin is exactly this value.
        act: Takes a form that was sent and gives the address to go on to.
        act_role: Who may send the form.
        or_role: Who else may see it.
        team: It is there only where people have accounts.
        table: Gives the rows for CSV and XLSX.
        areas: Gives counts by area for GeoJSON.
        files: Makers of further formats by their ending (``app`` knows the types).
        template: The template, when it is not the name's.
    """

    name: str
    path: str
    role: Needed
    labels: Labels
    load: Callable[[View, Ask], Any]
    act: Callable[[View, Ask], str | Move] | None = None
    act_role: Needed = "recorder"
    or_role: Needed | None = None
    team: bool = False
    table: Callable[[Any, Ask], Table] | None = None
    areas: Callable[[Any, Ask], list[Area]] | None = None
    files: Mapping[str, Callable[[Any, Ask], bytes]] = field(default_factory=_no_files)
    template: str = ""

    @property
    def formats(self) -> tuple[str, ...]:
        """The endings under which the page can be had besides HTML."""
        return (
            "json",
            *(("csv", "xlsx") if self.table else ()),
            *(("geojson",) if self.areas else ()),
            *self.files,
        )
