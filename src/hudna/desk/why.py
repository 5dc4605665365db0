"""The rules of the reader in words: why it took something for what it says."""

from hudna.desk.messages import words
from hudna.model.values import Language


def why(rule: str, language: Language) -> str:
    """Give a rule in words; one that has none yet stands for itself.

    A rule is a family and a case: ``speaker before``, ``time.date-past``, ``en.perfect.say``,
    ``frame C``. A case without words of its own is told by its family, with the case in it.
    """
    known = words(language)
    key = "why." + rule.replace(" ", ".").replace("-", "_")
    if key in known:
        return known[key]
    family, case = _parted(rule)
    told = known.get(f"why.{family}._any")
    return told.format(case=case) if told else rule


def _parted(rule: str) -> tuple[str, str]:
    if rule.startswith(("ar.", "en.")):
        _, form, case = (*rule.split(".", 2), "")[:3]
        return f"form.{form}", case
    family, _, case = rule.partition(" ")
    if case:
        return family, case
    family, _, case = rule.partition(".")
    return family, case
