"""The ruling: every rule asked in order, what they decide put together, and the proof.

In: dockets and a question. Out: a ``Ruling``. One truce: a single NO decides; else a contest;
else an unknown; else it is in force. Over all truces see :func:`_overall`.
"""

from collections.abc import Iterable
from heapq import nsmallest
from typing import NamedTuple

from hudna.model.ruling import (
    Because,
    Binds,
    Question,
    Ruling,
    TruceRuling,
    Verdict,
    WindowView,
)
from hudna.model.values import Name
from hudna.regime import exclusions, parties, scope, states, windows
from hudna.regime.book import Book, worst
from hudna.regime.docket import Docket
from hudna.regime.rules import Asked, Case, Finding, Rule, sentences

LISTED = 100
"""So many truces are always shown in full; of more, those that answer NO are counted."""

_NAMED = 24
"""Truces that one sentence names."""


class Judged(NamedTuple):
    """One truce judged: the answer, the sides, the rules that fired.

    Attributes:
        findings: The rules; None when only the answer was asked for so far.
    """

    docket: Docket
    answer: Verdict
    binds: Binds | None
    findings: tuple[Finding, ...] | None


class Judgement(NamedTuple):
    """What is answered to a question, before it is put into words.

    Attributes:
        asked: The question.
        answer: Over all truces.
        judged: Every truce that was judged, those that hold first.
        why: What decides over all truces.
    """

    asked: Asked
    answer: Verdict
    judged: tuple[Judged, ...]
    why: tuple[Finding, ...]


def judge(book: Book, asked: Asked) -> Judgement:
    """Gives what is answered to a question."""
    concerned = _concerned(book, asked)
    judged = _judge_all(book, concerned, asked)
    judged.sort(key=lambda one: (_SHOWN[one.answer], one.docket.hull[0], one.docket.ref))
    answer, why = _overall(book, judged)
    if len(judged) < len(concerned):
        blanks: dict[str, str | Name] = {"count": str(len(concerned) - len(judged))}
        why.append(Finding("overall.more", None, (), blanks))
    return Judgement(asked, answer, tuple(judged), tuple(why))


def in_words(
    book: Book, found: Judgement, question: Question, start: int = 0, most: int | None = None
) -> Ruling:
    """Gives a judgement in words, with the proof of each truce.

    Args:
        book: The evidence.
        found: The judgement.
        question: The question as it is shown.
        start: Number of the first truce that is shown.
        most: So many truces are shown; all of them when left out.
    """
    shown = found.judged[start : None if most is None else start + most]
    return Ruling(
        question=question,
        answer=found.answer,
        because=tuple(_because(book, finding) for finding in found.why),
        truces=tuple(_shown(book, one, found.asked) for one in shown),
    )


class Decided(NamedTuple):
    """What is answered of one truce, and by which rules; without the proof."""

    ref: str
    answer: Verdict
    rules: tuple[str, ...]


def decide(book: Book, asked: Asked) -> tuple[Decided, ...]:
    """Gives the answers that are not NO, without putting any proof into words."""
    # Outside the hull every claim has it not begun or over: the window alone answers NO.
    judged = (
        _judge_one(book, docket, asked)
        for docket in _concerned(book, asked)
        if docket.hull[0] <= asked.time < docket.hull[1]
    )
    return tuple(
        Decided(
            one.docket.ref,
            one.answer,
            tuple(found.rule for found in one.findings or () if found.verdict == one.answer),
        )
        for one in judged
        if one.answer != "NO"
    )


_SHOWN: dict[Verdict, int] = {"YES": 0, "CONTESTED": 1, "UNKNOWN": 2, "NO": 3}


def _concerned(book: Book, asked: Asked) -> list[Docket]:
    """Gives the truces that have to do with the place, or without a place with the sides."""
    if asked.place is not None:
        return book.of_land(book.ground.terrain.country(asked.place) or asked.place)
    if asked.a is None and asked.b is None:
        return list(book.dockets.all)
    return [docket for docket in book.dockets.all if _names_a_side(book, docket, asked)]


def _names_a_side(book: Book, docket: Docket, asked: Asked) -> bool:
    near = book.ground.sides.nearness
    named = (claim.who for claim in (*docket.takes, *docket.excludes) if claim.who)
    return any(
        near(who, actor) is not None for who in named for actor in (asked.a, asked.b) if actor
    )


def _judge_all(book: Book, concerned: list[Docket], asked: Asked) -> list[Judged]:
    """Judges the truces; in a crowd, the far ones that answer NO are left to be counted."""
    if len(concerned) <= LISTED:
        return [_judge_one(book, docket, asked) for docket in concerned]
    time, strangers = asked.time, _Strangers(book, asked)
    near: list[Docket] = []
    far: list[Docket] = []
    for docket in concerned:
        first, last = docket.hull
        open_ = first <= time < last and not _is_plain(book, docket, asked)
        (near if open_ and not strangers.are(docket) else far).append(docket)
    judged = [_answered(book, docket, asked) for docket in near]
    judged = [one for one in judged if one.answer != "NO"] + [
        one for one in judged if one.answer == "NO"
    ][:LISTED]
    room = max(LISTED - len(judged), 0)
    return judged + [_judge_one(book, each, asked) for each in _nearest(far, time, room)]


def _is_plain(book: Book, docket: Docket, asked: Asked) -> bool:
    """Tells whether the time alone or the place alone decides that a truce is not in force."""
    if asked.place is not None and asked.target is None and book.is_elsewhere(docket, asked.place):
        return True
    # Windows of their own are judged side by side.
    alike = not docket.per_side or asked.a is None
    return alike and book.standing(docket, asked.time) == "NO"


def _answered(book: Book, docket: Docket, asked: Asked) -> Judged:
    """Judges a truce; where nobody asks about sides, the answer alone, which is kept."""
    if (asked.a, asked.b, asked.target) != (None, None, None):
        return _judge_one(book, docket, asked)

    def answer() -> Verdict:
        return _judge_one(book, docket, asked).answer

    kept = book.kept(docket, asked.time, f"at {asked.place}", answer)
    return Judged(docket, kept, _no_binds(asked), None)


def _nearest(dockets: list[Docket], time: int, count: int) -> list[Docket]:
    """Gives the truces whose windows lie nearest to a time."""

    def distance(docket: Docket) -> float:
        first, last = docket.hull
        return first - time if first > time else time - last if time > last else 0

    if not count:
        return []
    away = [distance(docket) for docket in dockets]
    # Only those as near as the last that is wanted need be put in order with their names.
    most = nsmallest(count, away)[-1] if away else 0
    some = [(far, each.ref, each) for far, each in zip(away, dockets, strict=True) if far <= most]
    return [each for _, _, each in nsmallest(count, some)]


class _Strangers:
    """Tells whether the sides alone decide that a truce is not in force between them."""

    def __init__(self, book: Book, asked: Asked) -> None:
        self._book = book
        self._asked = asked
        self._sides = [side for side in (asked.a, asked.b) if side is not None]
        self._near: dict[str, bool] = {}

    def are(self, docket: Docket) -> bool:
        """Says it of one truce."""
        if len(self._sides) < 2:
            return False
        if docket.takes and not any(self._is_near(claim.who) for claim in docket.takes):
            return parties.names_parties(docket)
        both = parties.together(Case(docket, self._asked, self._book.ground, self._book.dockets))
        return both is not None and both.verdict == "NO"

    def _is_near(self, who: str) -> bool:
        found = self._near.get(who)
        if found is None:
            nearness = self._book.ground.sides.nearness
            found = any(nearness(who, side) is not None for side in self._sides)
            self._near[who] = found
        return found


def _judge_one(book: Book, docket: Docket, asked: Asked) -> Judged:
    case = Case(docket, asked, book.ground, book.dockets)
    first, last = docket.hull
    if not first <= asked.time < last:
        quick = [windows.window(case), *_heard(case, (*windows.REMARKS[:2], *states.REMARKS[2:]))]
        if quick[0] is not None and quick[0].verdict == "NO":
            findings = [found for found in quick if found is not None]
            return Judged(docket, "NO", _no_binds(asked), tuple(findings))
    findings = _fire(case)
    answer = worst(findings)
    binds = _binds(case, findings)
    return Judged(docket, answer, binds, tuple(findings))


def _fire(case: Case) -> list[Finding]:
    """Asks every rule: in each gate the first that decides, and all remarks."""
    findings: list[Finding] = []
    for gate in (states.STANDING, (windows.window,), scope.SCOPE, exclusions.EXCLUSIONS):
        for rule in gate:
            found = rule(case)
            if found is not None:
                findings.append(found)
                if found.verdict is not None:
                    break
    findings += _heard(case, (*states.REMARKS, *windows.REMARKS, *exclusions.REMARKS))
    if case.asked.a is not None and case.asked.b is not None:
        findings += [
            parties.standing(case, case.asked.a, case.a_takes).finding,
            parties.standing(case, case.asked.b, case.b_takes).finding,
        ]
        both = parties.together(case)
        findings += [both] if both is not None else []
    return findings


def _heard(case: Case, rules: Iterable[Rule]) -> list[Finding]:
    return [found for rule in rules if (found := rule(case)) is not None]


def _no_binds(asked: Asked) -> Binds | None:
    return Binds(a="NO", b="NO") if asked.a is not None and asked.b is not None else None


def _binds(case: Case, findings: list[Finding]) -> Binds | None:
    if case.asked.a is None or case.asked.b is None:
        return None
    first = parties.standing(case, case.asked.a, case.a_takes).bound
    second = parties.standing(case, case.asked.b, case.b_takes).bound
    if case.docket.per_side:
        seen = windows.sides(case)
        first = "NO" if seen[0].verdict == "NO" else first
        second = "NO" if seen[1].verdict == "NO" else second
    elif worst(found for found in findings if not found.rule.startswith("parties.")) == "NO":
        return _no_binds(case.asked)
    return Binds(a=first, b=second)


def _overall(book: Book, judged: list[Judged]) -> tuple[Verdict, list[Finding]]:
    """Puts the truces together.

    In one chain of extensions a truce in force settles what its neighbours leave open. Between
    chains, one that binds both sides decides; one that binds a single side does not lift a
    contest over the same place.
    """
    chains: dict[str, list[Judged]] = {}
    for one in judged:
        chains.setdefault(book.dockets.family[one.docket.ref], []).append(one)
    answers = [_chain_answer(chain) for chain in chains.values()]
    for verdict, mutual in _ORDER:
        hits = [one for one in answers if one.answer == verdict and (not mutual or _mutual(one))]
        if hits:
            blanks: dict[str, str | Name] = {"truce": _joined([one.docket.name for one in hits])}
            return verdict, [Finding(f"overall.{verdict.lower()}", verdict, (), blanks)]
    return "NO", [Finding("overall.none_known" if not judged else "overall.no", "NO")]


_ORDER: tuple[tuple[Verdict, bool], ...] = (
    ("YES", True),
    ("CONTESTED", False),
    ("YES", False),
    ("UNKNOWN", False),
)


def _joined(names: list[Name]) -> Name:
    """Gives names in one; of a crowd the first, and how many more there are."""
    some = names[:_NAMED]
    more = f" … (+{len(names) - _NAMED})" if len(names) > _NAMED else ""
    return Name(
        en="; ".join(name.en or name.ar or "" for name in some) + more,
        ar="؛ ".join(name.ar or name.en or "" for name in some) + more,
    )


def _chain_answer(chain: list[Judged]) -> Judged:
    return min(chain, key=lambda one: (_SHOWN[one.answer], not _mutual(one)))


def _mutual(one: Judged) -> bool:
    return one.binds is None or (one.binds.a == "YES" and one.binds.b == "YES")


def _shown(book: Book, judged: Judged, asked: Asked) -> TruceRuling:
    one = judged if judged.findings is not None else _judge_one(book, judged.docket, asked)
    findings = one.findings or ()
    ref = one.docket.ref
    window = book.window(ref)
    flags = dict.fromkeys((*window.flags, *(flag for f in findings for flag in f.flags)))
    if len(flags) != len(window.flags):
        window = _with_flags(window, tuple(flags))
    return TruceRuling(
        ref=ref,
        name=one.docket.name,
        answer=one.answer,
        binds=one.binds,
        window=window,
        exclusions=book.exclusions(ref),
        because=tuple(_because(book, finding) for finding in findings),
    )


def _with_flags(window: WindowView, flags: tuple[str, ...]) -> WindowView:
    return WindowView(
        starts=window.starts,
        ends=window.ends,
        nominal=window.nominal,
        stated_hours=window.stated_hours,
        flags=flags,
    )


def _because(book: Book, finding: Finding) -> Because:
    sentence = sentences()[finding.rule]
    return Because(
        rule=finding.rule,
        verdict=finding.verdict,
        en=sentence.en.format_map(_filled(finding, "en")),
        ar=sentence.ar.format_map(_filled(finding, "ar")),
        evidence=tuple(book.evidence(claim) for claim in finding.claims),
    )


def _filled(finding: Finding, language: str) -> dict[str, str]:
    filled: dict[str, str] = {}
    for blank, value in finding.blanks.items():
        if isinstance(value, str):
            filled[blank] = value
        else:
            first, second = (value.en, value.ar) if language == "en" else (value.ar, value.en)
            filled[blank] = first or second or ""
    return filled
