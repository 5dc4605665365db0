"""JSON lines become documents."""

from hudna.intake.lines import read_lines
from hudna.intake.received import Fault, Given
from hudna.model.document import Document


def read(*lines: bytes, given: Given | None = None):
    return list(read_lines(lines, "in", given or Given(), [].append))


def test_a_line_becomes_a_document_with_its_id():
    """The caller finds each answer by its own id."""
    (got,) = read(b'{"id": "a1", "text": "Said.", "language": "en", "published": "2021-03-14"}')
    assert isinstance(got, Document)
    assert (got.given_id, got.text, got.published) == ("a1", "Said.", "2021-03-14")


def test_a_bad_line_is_a_fault_with_its_number_and_the_rest_is_read():
    """One broken line of an archive does not lose the others."""
    got = read(b'{"text": "a"}', b"{broken", b'{"text": "b"}')
    assert [type(item) for item in got] == [Document, Fault, Document]
    assert got[1].where == "in, line 2"


def test_the_reason_names_the_key_that_is_wrong():
    """A message that names the key can be acted on."""
    (got,) = read(b'{"text": 5}')
    assert "$.text" in got.message


def test_a_missing_text_an_unknown_language_and_a_bad_day_are_faults():
    """What the contract does not allow is told, not guessed."""
    got = read(
        b"{}", b'{"text": "a", "language": "xx"}', b'{"text": "a", "published": "2021-02-30"}'
    )
    assert [type(item) for item in got] == [Fault, Fault, Fault]


def test_keys_of_other_tools_are_let_pass():
    """A line may carry more than is read."""
    (got,) = read(b'{"text": "a", "score": [1, 2]}')
    assert isinstance(got, Document)


def test_blank_lines_count_but_give_nothing():
    """Line numbers in messages are those of the file."""
    got = read(b"\n", b"   \n", b"nonsense")
    assert [item.where for item in got] == ["in, line 3"]


def test_one_object_printed_over_many_lines_is_one_document():
    """A pretty-printed file is read too."""
    (got,) = read(b"{\n", b'  "text": "a"\n', b"}\n")
    assert got.text == "a"


def test_a_lone_surrogate_becomes_a_replacement_of_the_same_length():
    """A text that no encoding can write is still read, with its offsets unmoved."""
    (got,) = read(b'{"text": "a\\ud800b"}')
    assert got.text == "a\ufffdb"


def test_the_line_is_put_before_the_option():
    """What a line says of itself is nearer than what the call says of all."""
    (got,) = read(b'{"text": "a", "outlet": "Own"}', given=Given(outlet="All", language="en"))
    assert (got.outlet, got.language) == ("Own", "en")
