"""Rules of the window: before it, inside it, after it, in a gap of it, or at an edge nobody fixed.

A start belongs to the window and an end does not: at the second of an end the truce is over.
"""

from hudna.model.claim import Claimed
from hudna.model.values import Name
from hudna.regime.clocks import Moment, clock, local_day, local_text, utc_text
from hudna.regime.periods import Timed, Window
from hudna.regime.rules import Case, Finding, claims_of, rule
from hudna.regime.views import preferred


def _span(items: tuple[Timed, ...]) -> str:
    """Gives the moments as instants in UTC and local, or as the days that were said."""
    return ", ".join(dict.fromkeys(_told(item.moment) for item in items))


def _told(found: Moment) -> str:
    if found.lo != found.hi:
        return found.at
    if not found.zone:
        return utc_text(found.lo)
    return f"{utc_text(found.lo)} ({local_text(found.lo, found.zone)[:16]} {found.zone})"


def _zone_flags(items: tuple[Timed, ...]) -> tuple[str, ...]:
    return ("zone_unstated",) if any(item.moment.basis == "unstated" for item in items) else ()


def _start(case: Case, window: Window) -> Finding | None:
    """Judges the start side; None when it has begun."""
    time = case.asked.time
    starts = window.starts
    blanks: dict[str, str | Name] = {"start": _span(starts)}
    if not starts:
        return Finding("window.no_start", "UNKNOWN", case.docket.called)
    claims, flags = claims_of(starts), _zone_flags(starts)
    before = [item for item in starts if time < item.moment.lo]
    begun = [item for item in starts if time >= item.moment.hi]
    if len(before) == len(starts):
        return Finding("window.before_start", "NO", claims, blanks, flags)
    if before and begun:
        return Finding("window.start_conflict", "CONTESTED", claims, blanks, ("start_conflict",))
    if len(begun) < len(starts):
        if any(item.moment.basis == "unstated" for item in starts):
            return Finding("window.zone_unstated", "UNKNOWN", claims, blanks, flags)
        return Finding("window.start_boundary", "UNKNOWN", claims, blanks, ("day_precision",))
    if window.planned:
        return Finding("window.planned_start", "UNKNOWN", claims, blanks, ("planned",))
    return None


def _daily(case: Case) -> Finding | None:
    """Judges windows of the day; None when there are none or one is open."""
    daily = case.docket.daily
    if not daily:
        return None
    zone = daily[0].zone or case.docket.zone or ""
    _, now = local_day(case.asked.time, zone)
    for claim in daily:
        since, until = clock(claim.since), clock(claim.until)
        inside = since <= now < until if since < until else now >= since or now < until
        if inside:
            return None
    hours = ", ".join(f"{claim.since}-{claim.until}" for claim in daily)
    blanks: dict[str, str | Name] = {
        "hours": f"{hours} {zone}".strip(),
        "local": local_text(case.asked.time, zone),
    }
    return Finding("window.daily_outside", "NO", daily, blanks, ("daily",))


def _nominal(case: Case, window: Window, flags: tuple[str, ...]) -> Finding:
    claims = (*claims_of(window.ends), *claims_of(window.nominal))
    blanks: dict[str, str | Name] = {"end": _span(window.ends), "nominal": _span(window.nominal)}
    del case
    return Finding("window.nominal_mismatch", "CONTESTED", claims, blanks, flags)


def _gap(case: Case, window: Window) -> Finding | None:
    time = case.asked.time
    for gap in window.gaps:
        if gap.lo <= time < gap.hi:
            if any(time < item.moment.lo for item in window.nominal):
                return _nominal(case, window, ("nominal_mismatch", "gap"))
            blanks: dict[str, str | Name] = {"end": utc_text(gap.lo), "next": utc_text(gap.hi)}
            return Finding("window.gap", "NO", (gap.claim,), blanks, ("gap",))
    return None


def _end(case: Case, window: Window) -> Finding:
    """Judges the end side of a window that has begun."""
    time = case.asked.time
    ends = window.ends
    if not ends:
        return _open(case, window)
    claims, flags = claims_of(ends), _zone_flags(ends)
    blanks: dict[str, str | Name] = {"start": _span(window.starts), "end": _span(ends)}
    running = [item for item in ends if time < item.moment.lo]
    over = [item for item in ends if time >= item.moment.hi]
    by_length = [time < item.moment.lo for item in window.nominal]
    if len(running) == len(ends):
        if window.nominal and not any(by_length):
            return _nominal(case, window, ("nominal_mismatch",))
        return Finding("window.inside", "YES", (*claims_of(window.starts), *claims), blanks)
    if len(over) == len(ends):
        if any(by_length):
            return _nominal(case, window, ("nominal_mismatch",))
        return Finding("window.after_end", "NO", claims, blanks, flags)
    if running and over:
        return Finding("window.end_conflict", "CONTESTED", claims, blanks, ("end_conflict",))
    if flags:
        return Finding("window.zone_unstated", "UNKNOWN", claims, blanks, flags)
    return Finding("window.end_boundary", "UNKNOWN", claims, blanks, ("day_precision",))


def _open(case: Case, window: Window) -> Finding:
    blanks: dict[str, str | Name] = {"start": _span(window.starts)}
    claims = claims_of(window.starts)
    if window.soft and all(case.asked.time >= item.moment.hi for item in window.soft):
        blanks["end"] = _span(window.soft)
        return Finding("window.renewal_unknown", "UNKNOWN", claims_of(window.soft), blanks)
    return Finding("window.open_ended", "YES", claims, blanks, ("open_ended",))


@rule(
    "window.no_start",
    "window.before_start",
    "window.start_conflict",
    "window.start_boundary",
    "window.planned_start",
    "window.zone_unstated",
    "window.daily_outside",
    "window.gap",
    "window.nominal_mismatch",
    "window.inside",
    "window.after_end",
    "window.end_conflict",
    "window.end_boundary",
    "window.open_ended",
    "window.renewal_unknown",
    "window.one_sided",
)
def window(case: Case) -> Finding:
    """The time lies before, inside, after or at an edge of the window."""
    if not case.docket.per_side or case.asked.a is None:
        return look(case, case.docket.window())
    first, second = sides(case)
    if first.verdict == second.verdict:
        return first
    verdicts = {first.verdict, second.verdict}
    claims: tuple[Claimed, ...] = tuple(dict.fromkeys((*first.claims, *second.claims)))
    blanks: dict[str, str | Name] = {
        "a": case.name(case.asked.a),
        "b": case.name(case.asked.b),
        "verdict_a": str(first.verdict),
        "verdict_b": str(second.verdict),
    }
    verdict = "CONTESTED" if verdicts & {"YES", "CONTESTED"} else "UNKNOWN"
    flags = (*first.flags, *second.flags)
    return Finding("window.one_sided", verdict, claims, blanks, ("one_sided", *flags))


def sides(case: Case) -> tuple[Finding, Finding]:
    """Gives the window of each of the two sides."""
    return (
        look(case, case.window_of(case.a_takes)),
        look(case, case.window_of(case.b_takes)),
    )


def look(case: Case, seen: Window) -> Finding:
    """Gives what one window says of the time."""
    no_start = _start(case, seen)
    if no_start is not None and no_start.rule == "window.no_start" and seen.ends:
        end = _end(case, seen)
        return end if end.verdict == "NO" else no_start
    return no_start or _daily(case) or _gap(case, seen) or _end(case, seen)


@rule("window.next_declared")
def next_declared(case: Case) -> Finding | None:
    """The truce that follows this one begins later than this one ends: nothing is declared between."""
    time = case.asked.time
    mine = case.docket.window().ends
    if not mine or time < min(item.moment.lo for item in mine):
        return None
    end = max(item.moment.hi for item in mine)
    for docket, claim in case.dockets.after.get(case.docket.ref, ()):
        start = preferred(case.sides, docket, docket.window().starts)
        begin = start.moment.lo if start else end
        if begin > end and time < begin:
            blanks: dict[str, str | Name] = {
                "end": utc_text(end),
                "next": utc_text(begin),
                "other": docket.name,
            }
            return Finding("window.next_declared", None, (claim,), blanks, ("gap",))
    return None


@rule("window.refined")
def refined(case: Case) -> Finding | None:
    """A day is set aside where an hour inside it is claimed."""
    coarse = case.docket.window().coarse
    if not coarse:
        return None
    fine = (*case.docket.window().starts, *case.docket.window().ends)
    blanks: dict[str, str | Name] = {"coarse": _span(coarse), "fine": _span(fine)}
    return Finding("window.refined", None, claims_of(coarse), blanks)


@rule("window.day_begun")
def day_begun(case: Case) -> Finding | None:
    """A start that is known as a day only, asked about after noon of that day."""
    time = case.asked.time
    found = tuple(
        item
        for item in case.docket.window().starts
        if item.moment.precision == "day" and item.moment.hi <= time < item.moment.lo + 86400
    )
    if not found:
        return None
    blanks: dict[str, str | Name] = {"start": _span(found)}
    return Finding("window.day_begun", None, claims_of(found), blanks, ("day_precision",))


@rule("window.extended")
def extended(case: Case) -> Finding | None:
    """The end is that of the last extension."""
    stages = case.docket.window().stages
    if not stages:
        return None
    blanks: dict[str, str | Name] = {"end": _span(case.docket.window().ends)}
    return Finding("window.extended", None, tuple(s.claim for s in stages), blanks, ("extended",))


@rule("window.extension_asked")
def extension_asked(case: Case) -> Finding | None:
    """An extension that was only discussed or asked for changes nothing."""
    found = tuple(claim for claim in case.docket.extended if claim.modality != "actual")
    return Finding("window.extension_asked", None, found) if found else None


REMARKS = (next_declared, refined, day_begun, extended, extension_asked)
