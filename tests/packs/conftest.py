"""Small packs for the tests of loader and checker."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import hudna.packs

DATA = Path(hudna.packs.__file__).parent / "data"

ACTORS = """
[[actor]]
id = "aa"
kind = "state"
name = { en = "Arvania", ar = "أرفانيا" }
country = "RUS"
demonym = { en = ["Arvanian", "Arvanians"], ar = ["أرفاني", "أرفانية", "أرفان"] }
capital = { en = "Tolm", ar = "تولم" }
source = "unverified"

[[actor]]
id = "aa.front"
kind = "armed_group"
name = { en = "Arvanian Liberation Front", ar = "جبهة تحرير أرفانيا" }
also = { en = ["ALF"], ar = ["الجبهة"] }
parent = "aa"
since = 2001-01-01
partisan = ["ALF"]
cue = true
source = "unverified"
"""
PLACES = """
[[place]]
id = "aa.tolm"
kind = "city"
name = { en = "Tolm", ar = "تولم" }
lat = 1.5
lon = 2.5
source = "unverified"
"""
VERBS_AR = """
[[verb]]
lemma = "أكد"
forms = { perfect_f = "أكدت", imperfect = "يؤكد", participle = "مؤكدا", masdar = "تأكيد" }
act = "affirm"
class = "SURE"
frames = ["C", "N", "@بيان إلى A"]
heads = { "بيان" = ["بيانا", "رسالة"] }
source = "unverified"
"""
NOUNS_AR = """
[[noun]]
lemma = "بيان"
forms = ["بيانات"]
role = "medium"
act = "state"
source = "unverified"
"""
VERBS_EN = """
[[verb]]
lemma = "deny"
act = "deny"
frames = ["C", "G", "N"]
source = "unverified"
"""
LISTS_EN = """
source = "unverified"
negators = ["not", "never"]
[roles]
head = ["president"]
short = "pm"
"""
FILES = {
    "actors/arvania.toml": ACTORS,
    "places/arvania.toml": PLACES,
    "words/ar/verbs.toml": VERBS_AR,
    "words/ar/nouns.toml": NOUNS_AR,
    "words/en/verbs.toml": VERBS_EN,
    "words/en/clauses.toml": LISTS_EN,
}


@pytest.fixture
def write_packs(tmp_path: Path) -> Callable[..., Path]:
    """Gives a writer of the small packs.

    Its keywords give other content by ``folder_file``, and what follows it by ``folder_file_more``.
    """

    def write(**changed: str) -> Path:
        directory = tmp_path / "data"
        shutil.copytree(DATA / "calendar", directory / "calendar", dirs_exist_ok=True)
        for language in ("ar", "en"):
            folder = directory / "words" / language
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(DATA / "words" / language / "numbers.toml", folder)
        for name, content in FILES.items():
            path = directory / name
            path.parent.mkdir(parents=True, exist_ok=True)
            key = name.removesuffix(".toml").replace("/", "_")
            whole = changed.get(key, content) + changed.get(key + "_more", "")
            path.write_text(whole, encoding="utf-8")
        return directory

    return write
