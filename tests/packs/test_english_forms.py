import pytest

from hudna.packs.english_forms import english_forms, third

REGULAR = """
announce announces announced announcing
deny denies denied denying
stress stresses stressed stressing
warn warns warned warning
urge urges urged urging
agree agrees agreed agreeing
convey conveys conveyed conveying
stop stops stopped stopping
vow vows vowed vowing
demand demands demanded demanding
echo echoes echoed echoing
pledge pledges pledged pledging
lie lies lied lying
"""


@pytest.mark.parametrize("line", REGULAR.strip().splitlines(), ids=lambda line: line.split()[0])
def test_a_regular_verb_is_spelt_by_rule(line):
    """Final e, final y and a short vowel change the ending."""
    assert [form.surface for form in english_forms(line.split()[0], {})] == line.split()


def test_a_doubtful_doubling_is_given_both_ways():
    """Admitted, but visited; travelled in one country and traveled in another."""
    found = {form.surface for form in english_forms("admit", {})}
    assert {"admitted", "admitting"} <= found
    found = {form.surface for form in english_forms("signal", {})}
    assert {"signalled", "signaled"} <= found


def test_irregular_forms_replace_the_rule():
    """Said, never sayed."""
    forms = english_forms("say", {"past": "said"})
    assert [form.surface for form in forms] == ["say", "says", "said", "saying"]


def test_a_past_participle_of_its_own_is_kept_apart():
    """Given is no past tense."""
    forms = {form.surface: form.kind for form in english_forms("give", {
        "past": "gave", "past_participle": "given"
    })}  # fmt: skip
    assert (forms["gave"], forms["given"]) == ("perfect", "noun_participle")


@pytest.mark.parametrize(
    ("noun", "plural"),
    [("statement", "statements"), ("speech", "speeches"), ("testimony", "testimonies")],
)
def test_a_noun_has_its_plural(noun, plural):
    """Plurals of nouns follow the rule of the third person."""
    assert third(noun) == plural
