"""Origins, support, topics, totals and proposals, from hand-made items."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.accounts.comparing import topics
from hudna.accounts.likeness import copied, runs
from hudna.accounts.offers import Said, offers
from hudna.accounts.origins import origins
from hudna.accounts.support import support
from hudna.accounts.tallies import rivals
from hudna.model.account import Item, Support, Tally, Told, Voice
from hudna.model.values import Name

KINDS = {"monitor": "monitor", "army": "army", "rebels": "armed_group", "paper": "outlet"}
WIRE = " ".join(f"word{number}" for number in range(60))


def voice(ref: str) -> Voice:
    return Voice(ref=ref, name=Name(en=ref), kind=KINDS.get(ref.rstrip("0123456789")))


def item(id_: str, by: str, **kept) -> Item:
    own = by.startswith("paper")
    kept = {
        "quote": id_,
        "chain": (),
        "day": "2031-05-03",
        "document": id_.split("/", maxsplit=1)[0],
    } | kept
    return Item(id=id_, by=voice(by), own=own, **kept)


def same(one: str, other: str) -> bool:
    return one == other


def ids(found) -> list[tuple[str, ...]]:
    return [origin.items for origin in found]


def graded(said, denied=(), *, laid_to=("army",), parties=("army", "rebels")) -> Support:
    return support(
        origins([item(f"d{n}/s1", by) for n, by in enumerate(said)], {}),
        origins([item(f"x{n}/s1", by) for n, by in enumerate(denied)], {}),
        laid_to=laid_to,
        parties=parties,
        near=same,
    )


def tally(id_: str, by: str, value: int, **kept) -> Tally:
    kept = {
        "what": "violations", "bound": "exact", "since": "2031-05-01", "to": "2031-05-02",
        "place": "xx", "against": (), "parts": (), "closes": None, "day": "2031-05-03",
        "chain": (), "quote": "…",
    } | kept  # fmt: skip
    return Tally(id=id_, by=voice(by), value=value, **kept)


def beside(*tallies: Tally):
    def backing(_land, told) -> Support:
        items = [item(each.id, each.by.ref, figures=frozenset({str(each.value)})) for each in told]
        return support(origins(items, {}), (), laid_to=(), parties=["army"], near=same)

    (found,) = rivals(tallies, lambda place: place, backing)
    return found


def test_one_statement_in_five_papers_is_one_origin():
    """RC-1: republications are listed and not counted."""
    items = [item(f"d{n}/s1", "army", chain=(f"paper{n}", "army")) for n in range(5)]
    (only,) = origins(items, {})
    assert len(only.items) == len(only.outlets) == 5
    assert only.why == ("one voice: army",)


def test_a_monitor_with_a_record_of_its_own_is_a_second_origin():
    """It saw for itself; the papers that copied the army did not."""
    items = [item("a/s1", "army"), item("b/s1", "army"), item("c/s1", "monitor")]
    assert ids(origins(items, {})) == [("a/s1", "b/s1"), ("c/s1",)]


def test_copies_of_one_wire_are_one_origin():
    """Even cut short, and with a sentence of the paper's own before."""
    texts = {
        "a": runs(WIRE),
        "b": runs("A few words of our own. " + WIRE[: len(WIRE) // 2]),
        "c": runs(" ".join(reversed(WIRE.split()))),
    }
    items = [item(f"{name}/s1", f"paper{number}") for number, name in enumerate("abc")]
    assert ids(origins(items, texts)) == [("a/s1", "b/s1"), ("c/s1",)]


def test_two_short_notes_are_no_copies_by_chance():
    """A dozen runs are needed before a share of them says anything."""
    assert copied(runs("the army said on Monday that"), runs("the army said on Monday that")) == 0


def test_a_paper_that_prints_the_figure_of_another_joins_it():
    """It did not count for itself."""
    items = [
        item("a/c1", "army", figures=frozenset({"497"})),
        item("b/c1", "paper1", figures=frozenset({"497"})),
        item("c/c1", "paper2", figures=frozenset({"12"})),
    ]
    assert ids(origins(items, {})) == [("a/c1", "b/c1"), ("c/c1",)]


def test_a_person_may_join_and_part():
    """With a reason, which is an entry of the record; it is done last."""
    items = [item("a/s1", "army"), item("b/s1", "army"), item("c/s1", "monitor")]
    overruled = [("a/s1", "b/s1", False), ("b/s1", "c/s1", True)]
    found = origins(items, {}, overruled)
    assert ids(found) == [("a/s1",), ("b/s1", "c/s1")]
    assert "parted by a person" in found[1].why
    assert "joined by a person" in found[1].why


@given(st.permutations(range(6)))
def test_origins_do_not_depend_on_the_order_of_arrival(order):
    """The same items make the same groups."""
    items = [item(f"{n}/s1", by) for n, by in enumerate(["army", "army", "monitor", "paper1"] + ["rebels"] * 2)]  # fmt: skip
    expected = {frozenset(group) for group in ids(origins(items, {}))}
    assert {frozenset(group) for group in ids(origins([items[n] for n in order], {}))} == expected


@pytest.mark.parametrize(
    ("said", "denied", "grade", "also"),
    [
        ([], [], "S0", ()),
        (["paper1"], [], "S1", ()),
        (["rebels"], [], "S1p", ()),
        (["rebels", "rebels"], [], "S1p", ()),
        (["paper1", "paper2"], [], "S3", ()),
        (["rebels", "paper1"], [], "S3", ()),
        (["rebels", "army"], [], "A", ("S3",)),
        (["army"], [], "A", ("S1p",)),
        (["monitor"], [], "M", ("S1",)),
        (["rebels"], ["army"], "C", ("S1p",)),
        (["monitor", "rebels"], ["army"], "C", ("M", "S3")),
    ],
)
def test_grades(said, denied, grade, also):
    """Each label of the scale, and what holds besides."""
    found = graded(said, denied)
    assert (found.grade, found.also) == (grade, also)


def test_two_of_one_side_are_one_side():
    """Army and air force of one state."""
    found = support(
        origins([item("a/s1", "army1"), item("b/s1", "army2")], {}),
        (),
        laid_to=(),
        parties=["army"],
        near=lambda one, _: one.startswith("army"),
    )
    assert found.grade == "S2"


def test_what_one_account_passes_over_is_a_finding():
    """Silence is not agreement and not denial."""
    items = [
        item("a/s1", "army", terms=frozenset({"fire", "north"}), speakers=("army",)),
        item("b/s1", "rebels", terms=frozenset({"fire", "north"}), speakers=("army",)),
        item("b/s2", "rebels", terms=frozenset({"bread", "road"})),
    ]
    shared, alone = topics(items, {}, (), same)
    assert (shared.verdict, shared.silent) == ("agree", ())
    assert (alone.verdict, [each.ref for each in alone.silent]) == ("only", ["army"])


@pytest.mark.parametrize(
    ("other", "verdict", "differs"),
    [
        ({"denies": True}, "contradict", ("polarity",)),
        ({"figures": frozenset({"9"})}, "contradict", ("figures",)),
        ({"speakers": ("army", "rebels")}, "wording", ("speakers",)),
        ({"act": "request"}, "wording", ("act",)),
        ({}, "agree", ()),
    ],
)
def test_how_two_accounts_differ(other, verdict, differs):
    """One denies, tells another figure, names another speaker, or another act."""
    kept = {
        "terms": frozenset({"fire", "north"}), "figures": frozenset({"7"}), "act": "affirm",
        "speakers": ("army",),
    }  # fmt: skip
    items = [
        item("a/s1", "army", **kept),
        item("b/s1", "rebels", **kept | other),
        item("c/s1", "rebels", terms=frozenset({"bread"})),
    ]
    (shared, _) = topics(items, {}, (), same)
    assert (shared.verdict, shared.differs) == (verdict, differs)


def test_a_topic_said_before_the_sentence_joins_two_accounts():
    """As in: on the north, A said …; on the north, B asked …."""
    items = [
        item("a/s1", "army", terms=frozenset("abc"), topic=frozenset({"n"})),
        item("b/s1", "rebels", terms=frozenset("xyz"), topic=frozenset({"n"})),
    ]
    assert len(topics(items, {}, (), same)) == 1


def test_totals_of_rival_observers_stand_side_by_side():
    """RC-6 to RC-9: nothing is added up, and each pair of one thing and time is shown."""
    found = beside(tally("a/c1", "army", 6), tally("b/c1", "rebels", 13))
    assert [who.ref for who, _ in found.series] == ["army", "rebels"]
    assert found.matrix == (("army", "rebels", "violations", 6, 13, None),)
    assert not {19} & {figure.value for figure in found.figures}


def test_a_total_printed_five_times_has_one_origin():
    """RC-1: 497 in five papers."""
    found = beside(*(tally(f"d{number}/c1", "army", 497) for number in range(5)))
    (figure,) = found.figures
    assert (figure.support.grade, len(figure.support.origins)) == ("S1p", 1)
    assert {flag.flag for flag in found.flags} == {"repeated"}


def test_parts_that_do_not_add_up_are_flagged_and_left():
    """RC-2 and RC-4: 142 + 21 + 228 + 100 is 491."""
    found = beside(tally("a/c1", "army", 497, parts=(142, 21, 228, 100), closes=False))
    (flag,) = found.flags
    assert (flag.flag, flag.note) == ("sum_open", "142 + 21 + 228 + 100 = 491, 497 is said")
    assert found.series[0][1][0].value == 497


def test_one_observers_total_told_with_another_figure_or_word_is_drift():
    """RC-3 and RC-5: something changed on the way."""
    words = beside(tally("a/c1", "monitor", 7300), tally("b/c1", "monitor", 7300, what="other"))
    assert [flag.flag for flag in words.flags] == ["drift"]
    figures = beside(tally("a/c1", "monitor", 7300), tally("b/c1", "monitor", 730))
    assert [flag.flag for flag in figures.flags] == ["drift"]
    one_text = beside(tally("a/c1", "monitor", 7300), tally("a/c2", "monitor", 730))
    assert one_text.flags == ()


def test_a_period_that_ends_after_it_was_printed_is_flagged():
    """RC-5: a year that cannot be."""
    found = beside(tally("a/c1", "monitor", 3, to="2031-05-09"))
    assert [flag.flag for flag in found.flags] == ["after_print"]


def test_totals_of_different_things_are_not_comparable():
    """Deaths beside breaches."""
    found = beside(tally("a/c1", "army", 3), tally("b/c1", "rebels", 3, what="killed"))
    assert [flag.flag for flag in found.flags] == ["not_comparable"]
    assert found.matrix == ()


def offered(id_: str, day: str, *answers: tuple[str, str], terms: str = "joint strikes north"):
    told = tuple(
        Told(id=id_, day=day, by=(by,), answer=answer, quote=None) for by, answer in answers
    )
    return Said(
        id=id_, day=day, proposers=("army",), to=("rebels",), quote=terms, answers=told,
        terms=frozenset(terms.split()),
    )  # fmt: skip


def test_a_proposal_is_followed_over_time():
    """Made, made again, refused: in days from the first word to the last answer."""
    found = offers(
        [
            offered("c/p1", "2031-05-09", ("rebels", "rejected")),
            offered("a/p1", "2031-05-01"),
            offered("b/p1", "2031-05-04"),
            offered("d/p1", "2031-05-01", terms="bread road west"),
        ],
        "2031-05-11",
    )
    first, other = found
    assert [told.answer for told in first.told] == ["made", "restated", "restated", "rejected"]
    assert (first.standing, first.days) == ("rejected", 8)
    assert (other.standing, other.days) == ("pending", 10)


@given(st.integers())
def test_totals_do_not_depend_on_the_order_of_arrival(seed):
    """The same totals give the same answer."""
    told = [tally(f"d{number}/c1", by, number) for number, by in enumerate(["army", "rebels"] * 3)]
    mixed = list(told)
    random.Random(seed).shuffle(mixed)
    assert beside(*mixed) == beside(*told)
