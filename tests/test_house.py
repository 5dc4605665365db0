"""The house rules that no tool holds: sizes, names, frozen values, no clock, no addresses."""

import ast
import importlib
import pkgutil
import re
import subprocess
from pathlib import Path

import msgspec
import pytest

import hudna

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src" / "hudna").rglob("*.py"))
DOORS = {"cli.py", "__init__.py"}
NEVER = {"utils", "util", "helpers", "helper", "common", "core", "misc", "manager", "handler"}
# Modules through which time, chance, the network or the machine would come into a reading.
OUTSIDE = {
    "time",
    "random",
    "uuid",
    "secrets",
    "locale",
    "socket",
    "urllib.request",
    "http.client",
    "threading",
    "requests",
}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def committed(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--", *patterns], cwd=ROOT, capture_output=True, check=False
    )
    if listed.returncode:  # a copy without its history: all files of it count
        return [path for pattern in patterns or ("*",) for path in sources(pattern)]
    names = [part for part in listed.stdout.decode().split("\0") if part]
    return [path for name in names if (path := ROOT / name).is_file()]


def sources(pattern: str) -> list[Path]:
    """What matches below the root, without what tools made there."""
    made = (".venv", "__pycache__", ".git", ".hypothesis", ".pytest_cache", ".ruff_cache")
    return [
        path
        for path in sorted(ROOT.rglob(pattern))
        if path.is_file() and not any(part in made for part in path.relative_to(ROOT).parts)
    ]


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_no_file_is_longer_than_400_lines(path):
    """A file is read in one sitting."""
    assert len(path.read_text("utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_no_module_is_named_for_nothing(path):
    """A name says what is inside."""
    assert not {path.stem, *path.relative_to(ROOT).parts} & NEVER


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_below_the_doors_there_is_no_clock_chance_or_environment(path):
    """The same text gives the same reading, on any machine, at any time."""
    if path.parent.name == "hudna" and path.name in DOORS:
        return
    tree = ast.parse(path.read_text("utf-8"))
    assert not _imported(tree) & OUTSIDE
    assert not _attributes(tree) & {
        "environ",
        "getenv",
        "now",
        "today",
        "utcnow",
        "monotonic",
        "urandom",
    }


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_only_the_command_line_prints(path):
    """What is below the doors gives values, not words on a screen."""
    if path.name == "cli.py":
        return
    called = {
        node.func.id
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not called & {"print", "input", "exit", "quit", "eval", "exec"}


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_every_module_says_what_it_is_for(path):
    """A newcomer reads the first line and knows."""
    text = path.read_text("utf-8")
    assert not text.strip() or ast.get_docstring(ast.parse(text))


def test_every_value_of_the_model_is_frozen():
    """Nothing changes a reading after it was made."""
    for module in pkgutil.iter_modules(
        importlib.import_module("hudna.model").__path__, "hudna.model."
    ):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, msgspec.Struct):
                assert value.__struct_config__.frozen, value


def test_no_bidi_control_hides_in_a_committed_file():
    """What a reader of the source sees is what runs."""
    for path in committed("*.py", "*.toml", "*.md", "*.js", "*.css"):
        hidden = re.search("[\u202a-\u202e\u2066-\u2069]", path.read_text("utf-8"))
        assert hidden is None, path


def test_no_committed_file_names_a_registry_or_a_place_on_one_machine():
    """Every machine uses its own index and its own folders."""
    hosts = "|".join(
        ("pypi" + r"\.org", "pythonhosted" + r"\.org", "npmjs" + r"\.", "conda" + r"\.anaconda")
    )
    places = "|".join(
        ("/ho" + "me/", "/ro" + "ot/", "/wo" + "rk/", "/Us" + "ers/", "file" + "://", "/tm" + "p/")
    )
    for path in committed():
        found = re.search(
            f"{hosts}|(?<![\\w.])({places})", path.read_bytes().decode("utf-8", "replace")
        )
        assert found is None, f"{path}: {found and found[0]}"


def test_lock_files_hold_hashes_and_no_addresses():
    """An install takes the very bytes that were tested, from wherever this machine gets them."""
    for path in committed("*.lock"):
        text = path.read_text("utf-8")
        assert "://" not in text
        assert text.count("==") <= text.count("--hash=sha256:")


def test_the_library_is_light_to_import():
    """`import hudna` costs nothing until something is read."""
    tree = ast.parse(Path(hudna.__file__).read_text("utf-8"))
    top = {
        name
        for node in tree.body
        for name in _imported(node)
        if isinstance(node, (ast.Import, ast.ImportFrom))
    }
    assert top <= {"os", "sys", "pathlib", "typing"}


def test_the_version_is_the_same_in_both_places():
    """What is installed is what says so."""
    assert f'version = "{hudna.__version__}"' in (ROOT / "pyproject.toml").read_text("utf-8")


def _imported(tree: ast.AST) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


def _attributes(tree: ast.AST) -> set[str]:
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
