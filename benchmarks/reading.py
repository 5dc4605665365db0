"""Measures whole readings: MB/s beside a bare pattern pass, memory, linearity, start-up.

    python benchmarks/reading.py [--mb 10] [--language ar] [--skip linearity startup]

The corpus is made by shuffling the sentences of ``samples/`` (a fixed seed), with numbers and rare
words put in so that not every word repeats. Speeds are process CPU time, so that a busy machine
does not change them much; a megabyte is 1,000,000 bytes of UTF-8. Nothing here is a test: no limit fails.
"""

import argparse
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import ahocorasick
import msgspec

from hudna import cache_directory
from hudna.intake.received import Page, accept
from hudna.model.document import Document
from hudna.monitor import open_reader
from hudna.packs import load

SAMPLES = Path(__file__).parents[1] / "samples"
MEGABYTE = 1_000_000
SENTENCES_OF_A_REPORT = 18
_PATIENCE = 30.0
"""Seconds of one document after which no larger one is tried."""


def main() -> None:
    """Run what is asked for and print it."""
    options = _options()
    sentences = _sentences(options.language)
    reports = _reports(sentences, options.mb * MEGABYTE)
    size = sum(len(text.encode()) for text in reports)
    words = {word for text in reports for word in text.split()}
    print(f"corpus: {size / MEGABYTE:.1f} MB, {len(reports)} reports, {len(words)} distinct words")
    read = open_reader(cache_directory()).read
    _speed(read, reports, size)
    if "linearity" not in options.skip:
        _linearity(read, sentences)
    if "startup" not in options.skip:
        _startup()
    _peak("with the single documents")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--mb", type=float, default=10.0, help="megabytes of UTF-8 to read")
    parser.add_argument("--language", choices=["ar", "en"], default="ar")
    parser.add_argument("--skip", nargs="*", choices=["linearity", "startup"], default=[])
    return parser.parse_args()


def _sentences(language: str) -> list[str]:
    reports = [path.read_text("utf-8") for path in sorted(SAMPLES.glob(f"*.{language}.txt"))]
    return [part for text in reports for part in re.split(r"(?<=[.؟?!])\s+", text) if part.strip()]


def _reports(sentences: list[str], size: float) -> list[str]:
    chance = random.Random(7)
    reports: list[str] = []
    made = 0
    while made < size:
        parts = [_varied(chance.choice(sentences), chance) for _ in range(SENTENCES_OF_A_REPORT)]
        report = "\n\n".join(" ".join(parts[at : at + 3]) for at in range(0, len(parts), 3))
        reports.append(report)
        made += len(report.encode())
    return reports


def _varied(sentence: str, chance: random.Random) -> str:
    """Give the sentence, sometimes with a letter more in a word, and its numbers changed."""
    words = sentence.split(" ")
    at = chance.randrange(len(words))
    if chance.random() < 0.3:
        signs = list(words[at])
        signs.insert(chance.randint(0, len(signs)), chance.choice(sentence))
        words[at] = "".join(signs)
    return re.sub(r"\b\d{1,2}\b", lambda _: str(chance.randint(2, 28)), " ".join(words))


def _speed(read: Callable[[Document], object], reports: list[str], size: int) -> None:
    documents = [accept(Page(text=text)) for text in reports]
    for document in documents[:20]:
        read(document)
    start = time.process_time()
    for document in documents:
        msgspec.json.encode(read(document))
    reading = time.process_time() - start
    _peak("corpus included, before the automaton is built")
    automaton = _automaton()
    start = time.process_time()
    hits = sum(1 for text in reports for _ in automaton.iter(text))
    bare = time.process_time() - start
    sentences = len(reports) * SENTENCES_OF_A_REPORT
    print(
        f"whole readings: {size / reading / MEGABYTE:.2f} MB/s, {sentences / reading:,.0f} sentences/s"
    )
    print(
        f"bare pattern pass: {size / bare / MEGABYTE:.2f} MB/s ({len(automaton)} patterns, {hits} hits)"
    )
    print(f"ratio: a whole reading costs {reading / bare:.1f} bare passes")


def _peak(what: str) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory: {peak:.0f} MiB ({what})")


def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for number, name in enumerate(load(cache=cache_directory()).names):
        automaton.add_word(name, number)
    automaton.make_automaton()
    return automaton


def _linearity(read: Callable[[Document], object], sentences: list[str]) -> None:
    print("one document of n MB:")
    for size in (1, 2, 5, 10):
        text = "\n\n".join(_reports(sentences, size * MEGABYTE))
        if _timed(read, [text], f"  {size} MB") > _PATIENCE:
            print("  larger ones left out: this one took too long")
            break
    print("one document of n MB, printed as one line:")
    for size in (1, 2, 5):
        text = " ".join(_reports(sentences, size * MEGABYTE)).replace("\n\n", " ")
        if _timed(read, [text], f"  {size} MB") > _PATIENCE:
            break
    print("n documents:")
    reports = _reports(sentences, 4 * MEGABYTE)
    for part in (8, 4, 2, 1):
        _timed(read, reports[: len(reports) // part], f"  {len(reports) // part}")


def _timed(read: Callable[[Document], object], texts: list[str], label: str) -> float:
    documents = [accept(Page(text=text)) for text in texts]
    size = sum(len(text.encode()) for text in texts)
    start = time.process_time()
    for document in documents:
        read(document)
    took = time.process_time() - start
    print(f"{label}: {took:.2f} s, {size / took / MEGABYTE:.2f} MB/s", flush=True)
    return took


def _startup() -> None:
    """Time `hudna read` of one short file, process start included, the best of five."""
    path = min(SAMPLES.glob("*.txt"), key=lambda found: found.stat().st_size)
    command = [sys.executable, "-m", "hudna.cli", "read", str(path)]
    took: list[float] = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        took.append(time.perf_counter() - start)
    print(f"hudna read of one short file: {min(took):.2f} s (best of 5; first {took[0]:.2f} s)")


if __name__ == "__main__":
    main()
