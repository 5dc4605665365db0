"""A ruling, and a list of truces, for a person at a terminal."""

from collections.abc import Iterable

from hudna.model.ruling import Because, EvidenceRef, Ruling, TruceListed, TruceRuling
from hudna.model.values import Name

_QUOTE = 160


def ruling_text(ruling: Ruling) -> str:
    """Give a ruling as lines: the answer, then every truce with what it rests on."""
    asked = ruling.question
    lines = [f"{ruling.answer}   {asked.time}"]
    if asked.at is not None:
        lines.append(f"at       {_both(asked.at.name)} [{asked.at.ref}]")
    if asked.between is not None:
        for side, actor in zip("AB", asked.between, strict=True):
            lines.append(f"{side}        {_both(actor.name)} [{actor.ref or '-'}]")
    if asked.as_of is not None:
        lines.append(f"as of    {asked.as_of}")
    for why in ruling.because:
        lines += _because(why, "")
    for truce in ruling.truces:
        if truce.answer != "NO":
            lines += ["", *_truce(truce)]
    others = [truce for truce in ruling.truces if truce.answer == "NO"]
    if others:
        lines.append("")
    for truce in others:
        decisive = next((why for why in truce.because if why.verdict == "NO"), None)
        words = decisive.en if decisive else ""
        lines.append(f"NO        {truce.ref}  {_first(truce.name)}. {words}".rstrip())
    if ruling.record is not None:
        lines += ["", f"record   {ruling.record.size} entries, root {ruling.record.root}"]
    return _safe("\n".join(lines) + "\n")


def _truce(truce: TruceRuling) -> list[str]:
    lines = [f"{truce.answer:9} {truce.ref}  {_both(truce.name)}"]
    if truce.binds is not None:
        lines.append(f"  binds   A {truce.binds.a}, B {truce.binds.b}")
    if truce.window.flags:
        lines.append(f"  flags   {', '.join(truce.window.flags)}")
    if truce.window.nominal or truce.window.stated_hours:
        hours = truce.window.stated_hours
        stated = f", stated window {hours:g} h" if hours is not None else ""
        lines.append(f"  length  {truce.window.nominal or 'not stated'}{stated}")
    for why in truce.because:
        lines += _because(why, "  ")
    return lines


def _because(why: Because, indent: str) -> list[str]:
    mark = f" -> {why.verdict}" if why.verdict else ""
    lines = [f"{indent}{why.rule}{mark}", f"{indent}    {why.en}", f"{indent}    {why.ar}"]
    return lines + [f"{indent}      {_evidence(each)}" for each in _distinct(why.evidence)]


def _distinct(evidence: Iterable[EvidenceRef]) -> list[EvidenceRef]:
    """Leave out what would print the same line again, and what says nothing."""
    shown = {_evidence(each): each for each in evidence}
    shown.pop("", None)
    return list(shown.values())


def _evidence(found: EvidenceRef) -> str:
    quote = found.quote or ""
    if len(quote) > _QUOTE:
        quote = quote[: _QUOTE - 1] + "…"
    chain = " < ".join(found.chain) if found.chain else _first(found.by) if found.by else ""
    parts = [f"“{quote}”" if quote else "", chain, f"[{found.entry}]" if found.entry else ""]
    return " ".join(part for part in parts if part)


def truces_text(truces: Iterable[TruceListed], time: str) -> str:
    """Give a list of truces, one a line."""
    listed = list(truces)
    lines = [f"{len(listed)} truces, state at {time}"]
    for truce in listed:
        ends = "no end stated"
        if truce.expires is not None:
            ends = f"until {truce.expires} (local {truce.expires_local})"
        flags = f"  [{', '.join(truce.flags)}]" if truce.flags else ""
        state = truce.state.replace("_", " ")
        lines.append(f"{state:13} {truce.ref}  {_both(truce.name)}  {ends}{flags}")
    return _safe("\n".join(lines) + "\n")


def _both(name: Name) -> str:
    return " / ".join(part for part in (name.en, name.ar) if part)


def _first(name: Name) -> str:
    return name.en or name.ar or ""


def _safe(text: str) -> str:
    """Control characters of a quotation cannot steer a terminal."""
    return "".join(sign if sign == "\n" or sign.isprintable() else "\ufffd" for sign in text)
