"""What became of a table of incidents, for a person at a terminal."""

from hudna.export.messages import messages
from hudna.model.incident import Report
from hudna.model.values import Language

_SHOWN = 20


def report_text(report: Report, language: Language, *, kept: bool) -> str:
    """Give the report as lines.

    Args:
        report: What became of the rows.
        language: Of the words around it.
        kept: Whether the rows are in the record now.
    """
    words = messages(language).tables["import"]
    doubts = messages(language).tables["doubts"]
    name = messages(language).tables["layouts"][report.layout]
    lines = [f"{report.file}: {name}, {report.source}", ""]
    lines += [
        words["column"].format(ours=ours, heading=", ".join(heads))
        for ours, heads in report.columns.items()
    ]
    if report.unused:
        lines.append(words["unused"].format(headings=", ".join(report.unused)))
    lines.append("")
    for key in ("accepted", "uncertain", "rejected", "repeated"):
        lines.append(f"{getattr(report, key):>8,} {words[key]}")
        if key == "uncertain":
            lines += [f"{count:>12,} {doubts[doubt]}" for doubt, count in report.doubts.items()]
    lines += [
        "    " + words["row"].format(row=refused.row, why=refused.message)
        for refused in report.refused[:_SHOWN]
    ]
    if report.rejected > _SHOWN:
        lines.append("    " + words["more"].format(count=report.rejected - _SHOWN))
    if report.unknown:
        lines += ["", words["unknown"]]
    for unknown in report.unknown[:_SHOWN]:
        near = words["near"].format(names=", ".join(unknown.near)) if unknown.near else ""
        lines.append(f"{unknown.rows:>8,} {unknown.words}{near}")
    if len(report.unknown) > _SHOWN:
        lines.append("    " + words["more"].format(count=len(report.unknown) - _SHOWN))
    lines.append("")
    if kept:
        counts = (("added", report.added), ("changed", report.changed), ("known", report.known))
        lines.append(", ".join(f"{count:,} {words[key]}" for key, count in counts))
    else:
        lines.append(words["not_kept"])
    return _safe("\n".join(lines) + "\n")


def _safe(text: str) -> str:
    """Cells cannot steer a terminal."""
    return "".join(sign if sign == "\n" or sign.isprintable() else "\ufffd" for sign in text)
