"""Arabic verb forms as they are printed: unvowelled, without conjunction and attached pronoun.

In: the five forms of a pack entry (perfect 3ms and 3fs, imperfect 3ms, accusative participle,
verbal noun). Out: every surface form with its person, gender and number. The rules are those of
the school grammar for sound, geminate, hollow, defective and hamzated verbs; a form that no verb
has does no harm, a form that is missed does, so doubtful doublings are given both ways.
"""

from collections.abc import Iterator
from typing import NamedTuple

from hudna.packs.names import norm_arabic
from hudna.packs.schema import FormKind, Gender, Number

_ALIF, _WAW, _YA, _MAQSURA, _TA, _NUN = "ا", "و", "ي", "ى", "ت", "ن"
_TAA_MARBUTA, _HAMZA, _ALIF_HAMZA, _WAW_HAMZA, _YA_HAMZA, _MADDA = "ة", "ء", "أ", "ؤ", "ئ", "آ"
_WEAK = _ALIF + _WAW + _YA
_FINAL_ALIF = _ALIF + _MAQSURA
_PERSONS: tuple[tuple[str, int, Gender, Number], ...] = (
    (_YA, 3, "m", "s"),
    (_TA, 3, "f", "s"),
    (_ALIF_HAMZA, 1, "", "s"),
    (_NUN, 1, "", "p"),
)
_DUALS: tuple[tuple[str, Gender], ...] = ((_YA, "m"), (_TA, "f"))
_MASDAR_WITH_PLURAL = 4  # letters; shorter verbal nouns have broken plurals


class Form(NamedTuple):
    """One surface form; the fields are those of ``FormEntry``."""

    surface: str
    kind: FormKind
    person: int = 3
    gender: Gender = ""
    number: Number = "s"
    open: bool = False
    jussive: bool = False


def arabic_forms(lemma: str, forms: dict[str, str]) -> tuple[Form, ...]:
    """Gives all forms of a verb, each once.

    Args:
        lemma: Perfect 3rd person masculine singular.
        forms: ``perfect_f`` ``imperfect`` ``participle`` ``masdar``; a missing one yields nothing.
    """
    perfect = norm_arabic(lemma)
    given = {key: norm_arabic(value) for key, value in forms.items()}
    imperfect = given.get("imperfect", "")
    masdar = given.get("masdar", "")
    found = dict.fromkeys(_perfect(perfect, given.get("perfect_f", ""), imperfect, masdar))
    if imperfect:
        found.update(dict.fromkeys(_imperfect(perfect, imperfect, masdar)))
    if given.get("participle"):
        found.update(dict.fromkeys(_participle(given["participle"])))
    for noun in masdar.split():
        found.update(dict.fromkeys(_masdar(perfect, noun)))
    return tuple(found)


def noun_variants(noun: str) -> tuple[str, ...]:
    """Gives the case, dual and before-pronoun spellings of a noun, the noun itself first."""
    noun = norm_arabic(noun)
    found = [noun, *_open_noun(noun), *_accusative(noun)]
    stem = noun[:-1] + _TA if noun.endswith(_TAA_MARBUTA) else noun
    if not noun.endswith((_MAQSURA, _ALIF, _ALIF + _TA)):
        found += [stem + _ALIF + _NUN, stem + _YA + _NUN]
    return tuple(dict.fromkeys(found))


# --- the perfect ---


def _perfect(lemma: str, feminine: str, imperfect: str, masdar: str) -> Iterator[Form]:
    defective = lemma[-1] in _FINAL_ALIF
    base = lemma[:-1] if defective else lemma
    feminine = feminine or base + _TA
    yield Form(lemma, "perfect", 3, "m", "s")
    yield Form(feminine, "perfect", 3, "f", "s")
    yield Form(feminine + _ALIF, "perfect", 3, "f", "d")
    if lemma[-1] == _MAQSURA:
        yield Form(base + _ALIF, "perfect", 3, "m", "s", open=True)
    glide = _glide(lemma, imperfect) if defective else ""
    yield Form(_join(base + glide, _ALIF), "perfect", 3, "m", "d")
    for stem in _plural_stems(base):
        yield Form(stem + _WAW + _ALIF, "perfect", 3, "m", "p")
        yield Form(stem + _WAW, "perfect", 3, "m", "p", open=True)
    for stem in _consonant_stems(lemma, base + glide, imperfect, masdar):
        yield Form(_doubled(stem, _TA), "perfect", 1, "", "s")
        yield Form(_doubled(stem, _NUN) + _ALIF, "perfect", 1, "", "p")
        yield Form(_doubled(stem, _TA) + "م", "perfect", 2, "m", "p")
        yield Form(_doubled(stem, _NUN), "perfect", 3, "f", "p")


def _plural_stems(base: str) -> list[str]:
    """Gives the stems before the plural waw: بقي loses its ya, هنأ also writes هنؤوا."""
    if base[-1] == _YA and len(base) == 3:  # form I with a final ya: بقي، نسي
        return [base[:-1]]
    if base[-1] == _ALIF_HAMZA:
        return [base, base[:-1] + _WAW_HAMZA]
    if base[-2:] == _ALIF + _HAMZA:
        return [base, base[:-1] + _WAW_HAMZA]
    return [base]


def _consonant_stems(lemma: str, base: str, imperfect: str, masdar: str) -> list[str]:
    """Gives the stems before a suffix that begins with a consonant (ت نا تم ن)."""
    if lemma[-1] in _FINAL_ALIF:
        return [base]
    if lemma[-2:] == _ALIF + _HAMZA:
        return [_hollow_hamza(lemma, imperfect)]
    if len(lemma) > 2 and lemma[-2] == _ALIF:
        return [lemma[:-2] + lemma[-1]]
    if _is_geminate(lemma, imperfect, masdar):
        return [lemma + lemma[-1]]
    return [lemma]


def _hollow_hamza(lemma: str, imperfect: str) -> str:
    if len(lemma) > 3:  # أساء → أسأت, استاء → استأت
        return lemma[:-2] + _ALIF_HAMZA
    seat = _WAW_HAMZA if imperfect[-2:-1] == _WAW else _YA_HAMZA
    return lemma[:-2] + seat


def _glide(lemma: str, imperfect: str) -> str:
    """Gives the letter that the final alif stands for: دعا → و, نفى → ي."""
    return _WAW if lemma[-1] == _ALIF and imperfect.endswith(_WAW) else _YA


def _is_geminate(lemma: str, imperfect: str, masdar: str) -> bool:
    """Tells whether the last letter stands for two (رد، أصر، احتج، انضم، استمر، اطمأن)."""
    last = lemma[-1]
    if lemma[-2] == last:  # form II: the two letters are written already (شدد)
        return False
    if len(lemma) == 2:
        return True
    if masdar.endswith(last + _ALIF + last):
        return True
    is_form_four = lemma[0] == _ALIF_HAMZA and len(lemma) == 3
    return is_form_four and len(imperfect) == 3 and imperfect[1:] == lemma[1:]


# --- the imperfect ---


def _imperfect(lemma: str, imperfect: str, masdar: str) -> Iterator[Form]:
    stem = imperfect[1:]
    short = _shortened(lemma, stem)
    for prefix, person, gender, number in _PERSONS:
        yield Form(_prefixed(prefix, stem), "imperfect", person, gender, number)
        if short != stem and prefix != _ALIF_HAMZA:  # a short first person is mostly a homograph
            form = _prefixed(prefix, short)
            yield Form(form, "imperfect", person, gender, number, jussive=True)
        for opened in _opened_imperfect(stem):
            form = _prefixed(prefix, opened)
            yield Form(form, "imperfect", person, gender, number, open=True)
    yield from _imperfect_duals(stem)
    yield from _imperfect_plurals(lemma, imperfect, short, masdar)


def _imperfect_duals(stem: str) -> Iterator[Form]:
    dual = stem
    if stem[-1] == _MAQSURA:
        dual = stem[:-1] + _YA
    elif stem[-1] == _HAMZA:
        dual = _imperfect_plural_stems(stem)[-1]
    for prefix, gender in _DUALS:
        yield Form(prefix + _join(dual, _ALIF) + _NUN, "imperfect", 3, gender, "d")
        yield Form(prefix + _join(dual, _ALIF), "imperfect", 3, gender, "d")


def _imperfect_plurals(lemma: str, imperfect: str, short: str, masdar: str) -> Iterator[Form]:
    stem = imperfect[1:]
    is_defective = stem[-1] in _MAQSURA + _WAW + _YA
    bases = [stem[:-1]] if is_defective else _imperfect_plural_stems(stem)
    for base in bases:
        for prefix, person in ((_YA, 3), (_TA, 2)):
            yield Form(prefix + base + _WAW + _NUN, "imperfect", person, "m", "p")
            yield Form(prefix + base + _WAW + _ALIF, "imperfect", person, "m", "p")
            yield Form(prefix + base + _WAW, "imperfect", person, "m", "p", open=True)
    feminine = short
    if is_defective:
        feminine = stem[:-1] + _YA if stem[-1] == _MAQSURA else stem
    elif _is_geminate(lemma, imperfect, masdar):
        feminine = stem + stem[-1]
    yield Form(_YA + _doubled(feminine, _NUN), "imperfect", 3, "f", "p")


def _imperfect_plural_stems(stem: str) -> list[str]:
    if stem[-1] in _ALIF_HAMZA + _YA_HAMZA:
        return [stem, stem[:-1] + _WAW_HAMZA]
    if stem[-1] == _HAMZA:
        return [stem, stem[:-1] + (_YA_HAMZA if stem[-2] == _YA else _WAW_HAMZA)]
    return [stem]


def _shortened(lemma: str, stem: str) -> str:
    """Gives the jussive stem: a final weak letter falls, so does the long vowel of a hollow one."""
    if stem[-1] in _MAQSURA + _WAW + _YA:
        return stem[:-1]
    if len(lemma) < 3 or len(stem) < 3 or lemma[-2] != _ALIF or stem[-2] not in _WEAK:
        return stem
    if stem[-1] != _HAMZA:
        return stem[:-2] + stem[-1]
    seat = _ALIF_HAMZA if stem[-2] == _ALIF else _WAW_HAMZA if stem[-2] == _WAW else _YA_HAMZA
    return stem[:-2] + seat


def _opened_imperfect(stem: str) -> list[str]:
    """Gives the spellings before a pronoun: يرى → يرا, يقرأ → يقرؤ, يشاء → يشاؤ."""
    if stem[-1] == _MAQSURA:
        return [stem[:-1] + _ALIF]
    if stem[-1] == _ALIF_HAMZA:
        return [stem[:-1] + _WAW_HAMZA]
    if stem[-1] == _HAMZA:
        return [stem[:-1] + (_YA_HAMZA if stem[-2] == _YA else _WAW_HAMZA)]
    return []


def _prefixed(prefix: str, stem: str) -> str:
    """Joins a prefix; the two hamzas of the first person become one madda (آمل)."""
    if prefix == _ALIF_HAMZA and stem[0] == _ALIF_HAMZA:
        return _MADDA + stem[1:]
    return prefix + stem


# --- participle and verbal noun ---


def _participle(accusative: str) -> Iterator[Form]:
    base = accusative.removesuffix(_ALIF)
    final_weak = base[-1] == _YA
    yield Form(base + _ALIF, "participle", 3, "m", "s")
    yield Form(base + _TAA_MARBUTA, "participle", 3, "f", "s")
    yield Form(base + _ALIF + _TA, "participle", 3, "f", "p")
    plurals = [base[:-1]] if final_weak else [base]
    if base[-1] == _YA_HAMZA:
        plurals.append(base[:-1] + _WAW_HAMZA)
    for stem in plurals:
        yield Form(stem + _WAW + _NUN, "noun_participle", 3, "m", "p")
        yield Form(stem + _YA + _NUN, "participle", 3, "m", "p")
    yield Form(base + _YA + _NUN, "participle", 3, "m", "d")
    yield Form(_join(base, _ALIF) + _NUN, "noun_participle", 3, "m", "d")
    yield Form(base + _TA + _YA + _NUN, "participle", 3, "f", "d")
    yield Form(base + _TA + _ALIF + _NUN, "noun_participle", 3, "f", "d")
    yield Form(base, "noun_participle", 3, "m", "s")


def _masdar(lemma: str, masdar: str) -> Iterator[Form]:
    nouns = [masdar]
    if lemma[-1] == _MAQSURA and masdar == lemma[:-1]:  # تحدى → تحد, with the article التحدي
        nouns.append(masdar + _YA)
    gender: Gender = "f" if masdar.endswith(_TAA_MARBUTA) else "m"
    for noun in nouns:
        yield Form(noun, "masdar", 3, gender, "s")
        for accusative in _accusative(noun):
            yield Form(accusative, "masdar", 3, gender, "s")
        for opened in _open_noun(noun):
            yield Form(opened, "masdar", 3, gender, "s", open=True)
    noun = nouns[-1]
    if noun.endswith(_TAA_MARBUTA):
        yield Form(noun[:-1] + _ALIF + _TA, "masdar", 3, "f", "p")
    elif len(noun) >= _MASDAR_WITH_PLURAL and noun[-1] not in _FINAL_ALIF:
        yield Form(noun + _ALIF + _TA, "masdar", 3, "f", "p")


def _accusative(noun: str) -> list[str]:
    """Gives the indefinite accusative where it is written: تأكيدا, but إنهاء and دعوة stay."""
    if noun[-1] in _TAA_MARBUTA + _FINAL_ALIF + _ALIF_HAMZA or noun[-2:] == _ALIF + _HAMZA:
        return []
    if noun[-2:] == _ALIF + _TA:
        return []
    return [noun + _ALIF]


def _open_noun(noun: str) -> list[str]:
    """Gives the spellings before a pronoun: دعوة → دعوت, إنهاء → إنهاؤ إنهائ."""
    if noun[-1] == _TAA_MARBUTA:
        return [noun[:-1] + _TA]
    if noun[-1] == _MAQSURA:
        return [noun[:-1] + _ALIF]
    if noun[-1] == _HAMZA:
        return [noun[:-1] + _WAW_HAMZA, noun[:-1] + _YA_HAMZA]
    return []


def _join(stem: str, suffix: str) -> str:
    """Joins an alif; after أ the two become آ (هنأ + ا → هنآ)."""
    if stem[-1] == _ALIF_HAMZA and suffix == _ALIF:
        return stem[:-1] + _MADDA
    return stem + suffix


def _doubled(stem: str, suffix: str) -> str:
    """Joins a consonant; the same one at the end of the stem takes it up (أعلن + نا → أعلنا)."""
    return stem if stem[-1] == suffix else stem + suffix
