"""A ruling, and a list of truces, for a person at a terminal."""

from collections.abc import Iterable

from hudna.export.lengths import length
from hudna.export.messages import messages
from hudna.export.phrases import name_in
from hudna.model.ruling import Because, EvidenceRef, Ruling, TruceListed, TruceRuling
from hudna.model.values import Language, Name

_QUOTE = 160
_COMMAS = {"en": ", ", "ar": "\u060c "}


def ruling_text(ruling: Ruling, language: Language = "en") -> str:
    """Give a ruling as lines: the answer, then every truce with what it rests on."""
    words = messages(language).tables["ruling"]
    asked = ruling.question
    lines = [f"{_answer(ruling.answer, language)}   {asked.time}"]
    if asked.at is not None:
        lines.append(f"{words['at']:<9}{_both(asked.at.name)} [{asked.at.ref}]")
    if asked.between is not None:
        for side, actor in zip("AB", asked.between, strict=True):
            lines.append(f"{side}        {_both(actor.name)} [{actor.ref or '-'}]")
    if asked.as_of is not None:
        lines.append(f"{words['as_of']:<9}{asked.as_of}")
    for why in ruling.because:
        lines += _because(why, "", language)
    for truce in ruling.truces:
        if truce.answer != "NO":
            lines += ["", *_truce(truce, language)]
    others = [truce for truce in ruling.truces if truce.answer == "NO"]
    if others:
        lines.append("")
    for truce in others:
        decisive = next((why for why in truce.because if why.verdict == "NO"), None)
        told = _sentences(decisive, language)[0] if decisive else ""
        name = name_in(truce.name, language) or truce.ref
        lines.append(f"{_answer('NO', language):9} {truce.ref}  {name}. {told}".rstrip())
    if ruling.record is not None:
        head = words["head"].format(size=ruling.record.size, root=ruling.record.root)
        lines += ["", f"{words['record']:<9}{head}"]
    return _safe("\n".join(lines) + "\n")


def _truce(truce: TruceRuling, language: Language) -> list[str]:
    words = messages(language).tables["ruling"]
    lines = [f"{_answer(truce.answer, language):9} {truce.ref}  {_both(truce.name)}"]
    if truce.binds is not None:
        held = (_bound(side, language) for side in (truce.binds.a, truce.binds.b))
        told = _COMMAS[language].join(f"{side} {how}" for side, how in zip("AB", held, strict=True))
        lines.append(f"  {words['binds']:<8}{told}")
    if truce.window.flags:
        lines.append(f"  {words['flags']:<8}{_flags(truce.window.flags, language)}")
    if truce.window.nominal or truce.window.stated_hours:
        hours = truce.window.stated_hours
        stated = "" if hours is None else words["stated_window"].format(hours=f"{hours:g}")
        told = length(truce.window.nominal or "", language) or words["not_stated"]
        lines.append(f"  {words['length']:<8}{told}{stated}")
    for why in truce.because:
        lines += _because(why, "  ", language)
    return lines


def _because(why: Because, indent: str, language: Language) -> list[str]:
    mark = f" -> {_answer(why.verdict, language)}" if why.verdict else ""
    lines = [f"{indent}{why.rule}{mark}"]
    lines += [f"{indent}    {sentence}" for sentence in _sentences(why, language)]
    return lines + [f"{indent}      {_evidence(each)}" for each in _distinct(why.evidence)]


def _sentences(why: Because, language: Language) -> tuple[str, str]:
    """Give the sentence of a rule in both languages, the reader's own first."""
    return (why.ar, why.en) if language == "ar" else (why.en, why.ar)


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


def truces_text(truces: Iterable[TruceListed], time: str, language: Language = "en") -> str:
    """Give a list of truces, one a line."""
    words = messages(language).tables["ruling"]
    states = messages(language).tables["truce_states"]
    listed = list(truces)
    lines = [words["listed"].format(count=len(listed), time=time)]
    for truce in listed:
        ends = words["no_end"]
        if truce.expires is not None:
            ends = words["until"].format(utc=truce.expires, local=truce.expires_local)
        flags = f"  [{_flags(truce.flags, language)}]" if truce.flags else ""
        state = states[truce.state]
        lines.append(f"{state:13} {truce.ref}  {_both(truce.name)}  {ends}{flags}")
    return _safe("\n".join(lines) + "\n")


def _answer(answer: str, language: Language) -> str:
    """Give an answer: in Arabic its word, with the code that the JSON has."""
    if language == "en":
        return answer
    word = messages(language).tables["ruling_answers"].get(answer)
    return f"{word} ({answer})" if word else answer


def _bound(how: str, language: Language) -> str:
    return how if language == "en" else messages(language).tables["bound"].get(how, how)


def _flags(flags: Iterable[str], language: Language) -> str:
    words = messages(language).tables["truce_flags"]
    return _COMMAS[language].join(words.get(flag, flag) for flag in flags)


def _both(name: Name) -> str:
    return " / ".join(part for part in (name.en, name.ar) if part)


def _first(name: Name) -> str:
    return name.en or name.ar or ""


def _safe(text: str) -> str:
    """Control characters of a quotation cannot steer a terminal."""
    return "".join(sign if sign == "\n" or sign.isprintable() else "\ufffd" for sign in text)
