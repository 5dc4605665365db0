import pytest

from hudna.packs.frames import masdar_frame, parse_frame


@pytest.mark.parametrize(
    ("frame", "slots"),
    [
        ("C", [("C", "")]),
        ("A إلى N", [("A", ""), ("prep", "إلى"), ("N", "")]),
        ("T =مسؤولية N", [("T", ""), ("word", "مسؤولية"), ("N", "")]),
        ("=على لسان T C", [("word", "على"), ("word", "لسان"), ("T", ""), ("C", "")]),
        ("@بيان إلى A", [("list", "بيان"), ("prep", "إلى"), ("A", "")]),
        ("on A to V", [("prep", "on"), ("A", ""), ("prep", "to"), ("V", "")]),
        (".", [("nothing", "")]),
    ],
)
def test_a_frame_is_read_slot_by_slot(frame, slots):
    """The notation of docs/packs.md."""
    assert [(slot.kind, slot.value) for slot in parse_frame(frame).slots] == slots


@pytest.mark.parametrize("frame", ["", "X", "on", "on to", ". N", "@", "قرب N", "N ."])
def test_a_frame_that_says_nothing_is_refused(frame):
    """A typing error in a pack is told, never guessed away."""
    with pytest.raises(ValueError, match="frame"):
        parse_frame(frame)


def test_a_bare_object_of_a_verb_stands_after_lam_beside_its_noun():
    """رفض الخطة, but رفضه للخطة."""
    frame = masdar_frame(parse_frame("N"))
    assert frame == parse_frame("ل N")


def test_a_preposition_stays_with_the_verbal_noun():
    """دعا إلى, دعوة إلى; a verb that needs nothing gives its noun no frame."""
    assert masdar_frame(parse_frame("إلى N")) == parse_frame("إلى N")
    assert masdar_frame(parse_frame(".")) is None
