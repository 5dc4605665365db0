"""How far long work is: a bar that is drawn only on a terminal, and only after a second.

The command line hands in the terminal and the clock.
"""

import contextlib
from collections.abc import Callable, Generator, Sequence
from typing import Self, TextIO, TypeVar

from hudna.export.messages import messages
from hudna.model.values import Language

_Source = TypeVar("_Source")
_FIRST, _NEXT = 1.0, 0.1
_WIDTH = 30


class Progress:
    """A bar while long work goes on; silent when its stream is not a terminal.

    Args:
        stream: Where it is drawn.
        now: Gives seconds that only rise.
        say: Puts a line for a person on the same stream.
        beside: Answers are written to the same terminal, so that the bar must give way.
        language: Of the words beside the bar.
    """

    def __init__(
        self,
        stream: TextIO,
        now: Callable[[], float],
        say: Callable[[str], None],
        *,
        beside: bool,
        language: Language = "en",
    ) -> None:
        self._stream = stream
        self._now = now
        self._say = say
        self._beside = beside
        self._language: Language = language
        self._shown = stream.isatty()
        self._sources = 0
        self._begun = 0
        self._done = 0
        self._drawn = False
        self._due = 0.0

    def __enter__(self) -> Self:
        self._due = self._now() + _FIRST
        return self

    def __exit__(self, *_error: object) -> None:
        self._erase()

    def begin(self, sources: Sequence[_Source]) -> Generator[_Source]:
        """Give the sources one by one, counting those begun: files hold many documents."""
        self._sources = len(sources)
        for source in sources:
            self._begun += 1
            yield source

    def say(self, words: str) -> None:
        """Print a line above the bar."""
        self._erase()
        self._say(words)

    def advance(self) -> None:
        """Count one document and draw the bar when it is time."""
        self._done += 1
        if self._shown and self._now() >= self._due:
            self._due = self._now() + _NEXT
            self._draw()

    @contextlib.contextmanager
    def set_aside(self) -> Generator[None]:
        """Take the bar away while an answer is written, which may be to the same terminal."""
        if self._drawn and self._beside:
            self._erase()
        yield

    def _draw(self) -> None:
        told = messages(self._language).tables["record"]
        words = told["documents_read"].format(count=self._done)
        if self._sources > 1:
            filled = _WIDTH * (self._begun - 1) // self._sources
            bar = "#" * filled + "." * (_WIDTH - filled)
            file = told["file_of"].format(number=self._begun, count=self._sources)
            words = f"[{bar}] {file}, {words}"
        self._stream.write(f"\r{words}\x1b[K")
        self._stream.flush()
        self._drawn = True

    def _erase(self) -> None:
        if self._drawn:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._drawn = False
