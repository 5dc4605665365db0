"""When somebody was here last, kept in the browser alone: two sizes of the log and a time.

The first size is that of the last visit, the second that of this one. A visit lasts until nobody
has asked for a while; then what was this visit becomes the last one.
"""

import re

from hudna.model.values import Value

COOKIE = "hudna-seen"
_PAUSE = 3600
_KEPT = re.compile(r"(\d{1,12})\.(\d{1,12})\.(\d{1,12})")


class Visit(Value, frozen=True, kw_only=True):
    """What the browser keeps.

    Attributes:
        last: Entries of the log at the last visit; None on the first one.
        kept: The cookie to set.
    """

    last: int | None
    kept: str


def visit(cookie: str, size: int, moment: int) -> Visit:
    """Give the last visit, and what to keep of this one.

    Args:
        cookie: What the browser kept; anything else counts as nothing.
        size: Entries of the log now.
        moment: Seconds since 1970.
    """
    found = _KEPT.fullmatch(cookie)
    if found is None:
        return Visit(last=None, kept=f"{size}.{size}.{moment}")
    last, this, then = (int(part) for part in found.groups())
    if not 0 <= moment - then <= _PAUSE:
        last = this
    return Visit(last=last, kept=f"{last}.{size}.{moment}")
