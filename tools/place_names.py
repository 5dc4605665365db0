"""Spellings of town names: folding, likeness of the two scripts, choice among alternates.

Used by ``make_places.py`` only, at build time.
"""

import difflib
import re
import unicodedata
from typing import Any

SURE_FIRST, SURE_SECOND = 0.5, 0.8

ARABIC_NAME = re.compile(r"^[ء-غف-ي]{2,}(?: [ء-غف-ي]+){0,3}$")
# Uyghur, Kazakh and Kurdish use these letters where Arabic never does.
MISSPELT = re.compile("[ةى][ء-ي]|(?:^| )[ئؤ]")
TASHKEEL = re.compile("[ً-ْٰـ]")
LATIN_NAME = re.compile(r"^[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}$")
# Endings that other Latin-script languages add to a name.
FOREIGN_ENDING = re.compile("(?:[auioe]s|[oie]|a[ij]|ja|en|ain)$")
ARTICLE = re.compile(
    r"^(?:al|ar|as|ash|ad|adh|at|an|az|el|es|et|ed|en|er|esh)[ -](?=[a-z]{4})", re.IGNORECASE
)
TYPE_WORD = re.compile("^(?:محافظة|مدينة|قرية|ولاية|مديرية|بلدية|بلدة|ناحية|قضاء|مطار|منطقة) ")
FOLD = str.maketrans("أإآٱىةؤئ", "اااايهوي")
CONSONANTS = {
    "ا": "", "و": "", "ي": "", "ع": "", "ء": "", "ه": "h", "ة": "", "ب": "b", "ت": "t", "ث": "t",
    "ج": "j", "ح": "h", "خ": "k", "د": "d", "ذ": "d", "ر": "r", "ز": "z", "س": "s", "ش": "s",
    "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "j", "ف": "f", "ق": "k", "ك": "k", "ل": "l",
    "م": "m", "ن": "n",
}  # fmt: skip
LATIN_CLASSES = str.maketrans("qcgpvx", "kkjbfk")


def plain(text: str) -> str:
    """Strip diacritics and the marks of scholarly transliteration."""
    text = text.replace("ı", "i").replace("ə", "a").replace("Ə", "A").replace("ø", "o")
    text = unicodedata.normalize("NFKD", text)
    text = "".join(c for c in text if not unicodedata.combining(c))
    return re.sub(r"[‘’ʼʻʿʾ`ʹ]", "'", text)


def fold(text: str) -> str:
    """Fold Arabic letters as the reader does, and Latin case."""
    return text.translate(FOLD).lower()


def skeleton_arabic(text: str) -> str:
    """Consonant classes of an Arabic name, article left out."""
    words = [w[2:] if w.startswith("ال") and len(w) > 4 else w for w in fold(text).split()]
    return "".join(CONSONANTS.get(c, "") for w in words for c in w)


def skeleton_latin(text: str) -> str:
    """Consonant classes of a Latin name, article left out."""
    text = ARTICLE.sub("", plain(text).lower())
    text = re.sub("kh", "k", re.sub("[sc]h|sh", "s", re.sub("gh", "j", re.sub("th", "t", text))))
    text = re.sub("dh", "d", text).translate(LATIN_CLASSES)
    return re.sub(r"(.)\1", r"\1", re.sub("[^bcdfghjklmnrstz]", "", text))


def likeness(one: str, two: str) -> float:
    """Similarity of two skeletons from 0 to 1."""
    return difflib.SequenceMatcher(None, one, two, autojunk=False).ratio()


def arabic_names(city: dict[str, Any], refused: set[str]) -> list[str]:
    """Arabic spellings of a town, the likeliest first, one for each folded form."""
    wanted = skeleton_latin(city["name"])
    found: dict[str, tuple[float, int, str]] = {}
    for raw in city["alternatenames"]:
        name = TASHKEEL.sub("", raw).strip()
        if not ARABIC_NAME.match(name) or TYPE_WORD.match(name) or fold(name) in refused:
            continue
        if name[1] == " " or MISSPELT.search(name):
            continue
        score = likeness(wanted, skeleton_arabic(name))
        # A name written with its hamza or taa marbuta is the careful spelling of a folded twin.
        careful = sum(c in "أإآةئؤى" for c in name)
        key = fold(name).replace(" ", "")
        if key not in found or found[key][1] < careful:
            found[key] = (score, careful, name)
    ranked = sorted(found.values(), key=lambda item: (-item[0], item[2]))
    return [
        name
        for rank, (score, _, name) in enumerate(ranked)
        if score >= (SURE_SECOND if rank else SURE_FIRST) or len(wanted) < 2
    ]


def latin_names(city: dict[str, Any], limit: int) -> list[str]:
    """Other Latin spellings that sound like the name, at most ``limit``."""
    name = plain(city["name"])
    seen, out = {fold(name)}, []
    bare = ARTICLE.sub("", name)
    if bare != name and len(bare) > 4:
        out.append(bare.replace("'", ""))
        seen.add(fold(out[0]))
    wanted = skeleton_latin(name)
    for raw in sorted(city["alternatenames"], key=lambda n: (-len(n), n)):
        key = fold(plain(raw)).replace("-", " ")
        if len(out) > limit or not LATIN_NAME.match(raw) or len(raw) < 4 or key in seen:
            continue
        if FOREIGN_ENDING.search(raw) and raw[-1] != name[-1]:
            continue
        if likeness(wanted, skeleton_latin(raw)) >= 0.88:
            out.append(raw)
            seen.add(key)
    return out[:limit]
