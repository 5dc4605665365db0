"""What the figures of the desk share: how a standing looks, told apart without colours.

No fill belongs to a side, and none says good or bad.
"""

from typing import Literal

from markupsafe import Markup

from hudna.model.values import Language, Name

Standing = Literal["in_force", "contested", "unknown", "none"]
STANDINGS: tuple[Standing, ...] = ("in_force", "contested", "unknown", "none")
"""How an area or a truce stands, in the order of the legends."""

LINE = "#4d565e"


def fill(prefix: str, standing: Standing) -> str:
    """Give the fill of a standing; ``prefix`` is that of the patterns on the page."""
    if standing in {"contested", "unknown"}:
        return f"url(#{prefix}-{standing})"
    return "#6f8fa3" if standing == "in_force" else "#ffffff"


def patterns(prefix: str, step: float) -> Markup:
    """Give the definitions of stripes and dots, so many units apart."""
    return Markup(
        '<defs><pattern id="{p}-contested" width="{s:.2f}" height="{s:.2f}" '
        'patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect width="{s:.2f}" height="{s:.2f}" fill="#f3ead6"/>'
        '<rect width="{h:.2f}" height="{s:.2f}" fill="#8a6a2f"/></pattern>'
        '<pattern id="{p}-unknown" width="{s:.2f}" height="{s:.2f}" '
        'patternUnits="userSpaceOnUse"><rect width="{s:.2f}" height="{s:.2f}" fill="#f4f4f2"/>'
        '<circle cx="{h:.2f}" cy="{h:.2f}" r="{r:.2f}" fill="#6d747a"/></pattern></defs>'
    ).format(p=prefix, s=step, h=step / 2.5, r=step / 5.5)


def key(prefix: str, standing: Standing, words: str) -> Markup:
    """Give one line of a legend."""
    own = f"{prefix}-key-{standing}"
    return Markup(
        '<li><svg xmlns="http://www.w3.org/2000/svg" width="28" height="18" '
        'viewBox="0 0 28 18" aria-hidden="true">{}<rect x="1" y="1" width="26" '
        'height="16" fill="{}" stroke="{}"/></svg> {}</li>'
    ).format(patterns(own, 7), fill(own, standing), LINE, words)


def said(name: Name, language: Language) -> str:
    """Give a name in a language, else in the other."""
    first, second = (name.ar, name.en) if language == "ar" else (name.en, name.ar)
    return first or second or ""
