"""An iCalendar (RFC 5545) of what runs out when: one event a truce, at its end, in UTC."""

from collections.abc import Iterable

from hudna.model.ruling import TruceListed

_FOLD = 75
"""Bytes of a content line before it must be folded (RFC 5545, 3.1)."""


def calendar(truces: Iterable[TruceListed], stamp: str) -> str:
    """Give the calendar.

    Args:
        truces: The truces; those without an end are left out.
        stamp: The instant the list was made for, RFC 3339 in UTC.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//hudna//truces//EN", "CALSCALE:GREGORIAN"]
    for truce in truces:
        if truce.expires is not None:
            lines += _event(truce, stamp)
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) for line in lines)


def _event(truce: TruceListed, stamp: str) -> list[str]:
    english = truce.name.en or truce.ref
    name = f"{english} / {truce.name.ar}" if truce.name.ar else english
    told = [f"{truce.ref}: {truce.state.replace('_', ' ')}"]
    for end in truce.ends:
        speaker = end.by.name.en or end.by.name.ar if end.by else None
        told.append(f"end {end.at}" + (f" ({speaker})" if speaker else ""))
    if truce.flags:
        told.append("flags: " + ", ".join(truce.flags))
    if truce.expires_local:
        told.append(f"local: {truce.expires_local}")
    return [
        "BEGIN:VEVENT",
        f"UID:{truce.ref}@hudna",
        f"DTSTAMP:{_basic(stamp)}",
        f"DTSTART:{_basic(truce.expires or stamp)}",
        f"SUMMARY:{_escaped('Ends: ' + name)}",
        f"DESCRIPTION:{_escaped(chr(10).join(told))}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _basic(instant: str) -> str:
    return instant.replace("-", "").replace(":", "")


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, "\\" + sign)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def _folded(line: str) -> str:
    """Fold between characters, never inside one."""
    parts: list[str] = []
    part, size = "", 0
    for sign in line:
        width = len(sign.encode())
        if size + width > _FOLD:
            parts.append(part)
            part, size = " ", 1
        part += sign
        size += width
    return "\r\n".join([*parts, part]) + "\r\n"
