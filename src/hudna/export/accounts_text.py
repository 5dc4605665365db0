"""Accounts side by side, support of events, rival totals and proposals, for a person at a terminal."""

from collections.abc import Callable, Iterable, Sequence

from hudna.export.messages import messages
from hudna.export.phrases import name_in
from hudna.model.account import Body, Comparison, Offer, Origin, Rivals, Support, Tally, Voice
from hudna.model.values import Bound, Language, Name

Called = Callable[[str], Name]
"""What to call an actor or a place that an account names by its id."""

_QUOTE = 200
_COMMAS = {"en": ", ", "ar": "\u060c "}
_ENDS = {"en": "; ", "ar": "\u061b "}


def comparison_text(found: Comparison, language: Language) -> str:
    """Give the rows of a comparison: the verdict, what each account says, and who is silent."""
    words = messages(language).tables["accounts"]
    verdicts = messages(language).tables["verdicts"]
    differs = messages(language).tables["differs"]
    names = _COMMAS[language].join(_voice(voice, language) for voice in found.accounts)
    lines = [words["side_by_side"].format(names=names)]
    if found.support is not None:
        lines += _support(found.support, language)
    for number, topic in enumerate(found.topics, 1):
        first = topic.cells[0].by
        verdict = verdicts[topic.verdict].format(name=_voice(first, language))
        in_what = _COMMAS[language].join(differs[each] for each in topic.differs)
        lines += ["", f"{number}. {verdict}" + (f" ({in_what})" if in_what else "")]
        for cell in topic.cells:
            for item in cell.items:
                quote = f"   {_voice(cell.by, language)}: “{_short(item.quote)}” [{item.id}]"
                lines.append(quote)
        lines += [
            f"   {words['silent'].format(name=_voice(voice, language))}" for voice in topic.silent
        ]
        if len(topic.origins) < sum(len(cell.items) for cell in topic.cells):
            lines += [f"   {_origin(origin, language)}" for origin in topic.origins]
    return _safe(lines)


def events_text(found: Iterable[Body], language: Language) -> str:
    """Give the events, a line each, with their support."""
    types = messages(language).tables["event_types"]
    lines: list[str] = []
    for body in found:
        days = body.since or "-" if body.since == body.to else f"{body.since} – {body.to}"
        lines.append(
            f"{body.support.grade:<4}{body.id}  {days}  {types.get(body.type, body.type)}  {_short(body.quote)}"
        )
        lines += [f"    {line}" for line in _support(body.support, language)]
    return _safe(lines)


def totals_text(found: Iterable[Rivals], language: Language, called: Called) -> str:
    """Give the totals of each place, an observer beside the other, with what to see."""
    words = messages(language).tables["accounts"]
    flags = messages(language).tables["flags"]
    lines: list[str] = []
    for rivals in found:
        place = _named(rivals.place, called, language) if rivals.place else words["no_place"]
        lines.append(words["place"].format(place=place))
        for voice, tallies in rivals.series:
            lines.append(f"  {_voice(voice, language)}")
            lines += [f"    {_tally(tally, language)}" for tally in tallies]
        for figure in rivals.figures:
            grade, *origins = _support(figure.support, language)
            lines.append(f"  {_number(figure.value, figure.what, language)} \u00b7 {grade}")
            lines += [f"  {origin}" for origin in origins]
        lines += [
            f"  ! {flags[flag.flag]}: {flag.note} [{', '.join(flag.items)}]"
            for flag in rivals.flags
        ]
        # Totals that several papers print meet more than once, and read the same.
        for one, other, what, first, second, confirmed in dict.fromkeys(rivals.matrix):
            held = words["unconfirmed"] if confirmed is None else str(confirmed)
            here, there = (_named(ref, called, language) for ref in (one, other))
            counted = _number(first, what, language)
            lines.append(f"  {here}: {counted} × {there}: {second:,}{_ENDS[language]}{held}")
        lines.append("")
    lines.append(words["never_summed"])
    return _safe(lines)


def proposals_text(found: Iterable[Offer], language: Language, called: Called) -> str:
    """Give the proposals with what was told of each over time."""

    def names(refs: Iterable[str]) -> str:
        return _COMMAS[language].join(_named(ref, called, language) for ref in refs)

    onward = "\u2190" if language == "ar" else "\u2192"
    words = messages(language).tables["accounts"]
    standings = messages(language).tables["standings"]
    lines: list[str] = []
    for offer in found:
        days = "" if offer.days is None else f" ({words['days'].format(count=offer.days)})"
        to = f" {onward} {names(offer.to)}" if offer.to else ""
        lines.append(f"{standings[offer.standing]}{days}: {names(offer.proposers)}{to}")
        lines.append(f"    “{_short(offer.quote)}”")
        lines += [
            f"    {told.day or '-'}  {standings[told.answer]}  {names(told.by)} [{told.id}]"
            for told in offer.told
        ]
    return _safe(lines)


def _support(support: Support, language: Language) -> list[str]:
    grades = messages(language).tables["grades"]
    words = messages(language).tables["accounts"]
    also = "".join(f"; {grade}: {grades[grade]}" for grade in support.also)
    lines = [f"{support.grade}: {grades[support.grade]}{also}"]
    lines += [f"  {_origin(origin, language)}" for origin in support.origins]
    lines += [f"  {words['denied']} {_origin(origin, language)}" for origin in support.denied_by]
    return lines


def _origin(origin: Origin, language: Language) -> str:
    words, comma = messages(language).tables["accounts"], _COMMAS[language]
    why = f" ({'; '.join(origin.why)})" if origin.why else ""
    outlets = comma.join(origin.outlets)
    printed = f"{comma}{words['printed'].format(outlets=outlets)}" if outlets else ""
    name = _voice(origin.by, language)
    return f"{words['origin'].format(name=name)}: {', '.join(origin.items)}{printed}{why}"


def _tally(tally: Tally, language: Language) -> str:
    period = " – ".join(dict.fromkeys(day for day in (tally.since, tally.to) if day))
    number = _number(tally.value, tally.what, language, tally.bound)
    return f"{period or tally.day or '-'}  {number}  “{_short(tally.quote)}” [{tally.id}]"


def _number(value: int, what: str, language: Language, bound: Bound = "exact") -> str:
    """Give a figure with what it counts, where that has a name."""
    tables = messages(language).tables
    number = tables["bounds"][bound].format(value=f"{value:,}")
    counted = tables["what"].get(what, what)
    return f"{counted}: {number}" if counted else number


def _named(ref: str, called: Called, language: Language) -> str:
    return name_in(called(ref), language) or ref


def _voice(voice: Voice, language: Language) -> str:
    return name_in(voice.name, language) or voice.ref


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _QUOTE else line[: _QUOTE - 1] + "…"


def _safe(lines: Sequence[str]) -> str:
    """Quotations cannot steer a terminal."""
    text = "\n".join((*lines, ""))
    return "".join(sign if sign == "\n" or sign.isprintable() else "\ufffd" for sign in text)
