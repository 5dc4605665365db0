"""The bar that shows how far long work is."""

import io

from hudna.progress import Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def work(stream, *, seconds: float, steps: int = 8, beside: bool = False) -> list[str]:
    clock = iter(number * seconds for number in range(1000))
    said: list[str] = []
    progress = Progress(stream, lambda: next(clock), said.append, beside=beside)
    with progress:
        for _ in progress.begin(range(steps)):
            with progress.set_aside():
                said.append(stream.getvalue())
            progress.advance()
        progress.say("done")
    return said


def test_a_bar_is_drawn_on_a_terminal_and_taken_away_at_the_end():
    """It tells the file and the documents, and leaves a clean line."""
    stream = Terminal()
    said = work(stream, seconds=0.5)
    assert "file 8 of 8, 8 documents read" in stream.getvalue()
    assert stream.getvalue().endswith("\r\x1b[K")
    assert said[-1] == "done"


def test_short_work_and_files_see_no_bar():
    """Nothing within a second; nothing where nobody looks."""
    quick, file = Terminal(), io.StringIO()
    work(quick, seconds=0.01)
    work(file, seconds=0.5)
    assert quick.getvalue() == file.getvalue() == ""


def test_the_bar_gives_way_to_answers_on_the_same_terminal():
    """A line of the answer never stands behind half a bar."""
    said = work(Terminal(), seconds=0.9, beside=True)
    assert any("documents" in before for before in said)
    assert all(before.endswith("\x1b[K") for before in said[:-1] if before)
