"""Numbers of people and things: what each quantity of a text counts.

In: the layers, whose words the ``counts`` lists of the packs describe. Out: tolls in text order.
Whether a toll belongs to one event or is a total is decided by their readers.
"""

from hudna.reading.event_parts import TollScene, gapped, headed, is_listed, share_of
from hudna.reading.event_series import Member, join_series
from hudna.reading.event_toll import Toll, find_singles
from hudna.reading.layers import Layers
from hudna.reading.lexicon import AUX, COMP, NUMBER, PREP
from hudna.reading.quantities import Quantity, find_quantities
from hudna.reading.toll_words import TollWords, toll_words

_WHATS = ("killed", "injured", "detained", "displaced", "violations", "other")
_LEFT, _RIGHT, _NOUN, _LONG = 7, 8, 3, 18
_SERIES, _SALVO = 20, 100
_WINDOW = 14
_NONE: frozenset[str] = frozenset()
_FLED = frozenset(("من", "إلى", "from", "to", "at", "على"))


def find_tolls(layers: Layers) -> list[Toll]:
    """Find the tolls of a document in text order."""
    words = toll_words(layers.lexicon)
    quantities = find_quantities(layers.text, layers.packs.calendar, layers.grams)
    starts = {q.first: q for q in quantities}
    found: list[Toll] = []
    at = 0
    for number, sentence in enumerate(layers.text.sentences):
        if at >= len(quantities):
            break
        if quantities[at].first >= sentence.last:
            continue
        while at < len(quantities) and quantities[at].first < sentence.first:
            at += 1
        scene = TollScene(layers, words, sentence, number, starts)
        members: list[Member] = []
        while at < len(quantities) and quantities[at].first < sentence.last:
            found += _tolls(scene, quantities[at], members)
            at += 1
        if len(members) > 1:
            found += join_series(layers, words, members, number)
    found += find_singles(layers, words, starts)
    found.sort(key=lambda toll: (toll.first, toll.last))
    return _without_overlap(found)


def _without_overlap(tolls: list[Toll]) -> list[Toll]:
    kept: list[Toll] = []
    for toll in tolls:
        if kept and toll.first < kept[-1].last and toll.what == kept[-1].what:
            if toll.first == kept[-1].first and not toll.single and not kept[-1].single:
                kept.append(toll)  # both ends of "from 10 to 3"
            elif kept[-1].single and not toll.single:
                kept[-1] = toll
            continue
        kept.append(toll)
    return kept


def _tolls(scene: TollScene, q: Quantity, members: list[Member]) -> list[Toll]:
    """Give the tolls of a number: two for a range; a count of people joins the members."""
    layers, words = scene.layers, scene.words
    timed = all(layers.in_time[j] for j in range(q.first, q.last))
    if timed or (q.dual and not _true_dual(layers, words, q)):
        return []
    noun, end = _counted(layers, words, q, scene.sentence.last)
    roles = words.roles(layers.text.words[noun]) if noun >= 0 else _NONE
    before = words.roles(layers.text.words[q.first - 1]) if q.first else _NONE
    if layers.text.words[q.first].article and "ages" in before:
        return []  # «الأيام الأربعة»
    vague = "times" in roles and q.low != q.high  # "several times"
    if "times" in roles and not vague and _broken(scene, q):
        of = (noun, end)
        return [Toll(q.first, end, "violations", q.value, q.bound, of, scene.number, q.first)]
    if vague or ("ages" in roles and not any(r.endswith("nouns") for r in roles)):
        return []
    share = share_of(scene, q, noun, end)
    if share is not None:
        return [share]
    topic, cue, listed = *_number_of(scene, q), False
    if topic:
        scene.topic = topic
    elif noun < 0 and scene.topic and gapped(scene, q):
        topic, cue = scene.topic, q.first
    elif noun < 0 and is_listed(scene, q):
        scene.topic = scene.topic or headed(scene, q)
        topic, cue = scene.topic, q.first
        listed = bool(topic)
    what = topic
    if not what or any(r.endswith(".nouns") and r != "other.nouns" for r in roles):
        what, cue = _what(scene, q, noun, end, roles)
    people = noun >= 0 and not roles.isdisjoint(_PERSONS)
    if not what:
        if people:
            members.append(Member(q, noun, end))
        return []
    if what == "violations":
        scene.topic = what
    scene.head = scene.head or what
    if q.low != q.high and not topic:
        return []
    last = end if noun >= 0 else q.last
    of = (noun, end) if noun >= 0 else (q.last, q.last)
    values = dict.fromkeys((q.low, q.high))
    tolls = [
        Toll(q.first, last, what, value, q.bound, of, scene.number, cue, listed=listed)
        for value in values
    ]
    if people or noun < 0:
        members.append(Member(q, *of, tolls[0]))
    return tolls


_PERSONS = frozenset(("persons", "singulars", "duals"))


def _broken(scene: TollScene, q: Quantity) -> bool:
    """Tell whether a number of times is that of a breach: "broke the truce 37 times"."""
    low = max(scene.sentence.first, q.first - _RIGHT)
    for j in range(q.first - 1, low - 1, -1):
        word = scene.layers.text.words[j]
        if word.kind == "stop":
            break
        if not scene.words.roles(word).isdisjoint(_BREACHES):
            return True
    return False


_BREACHES = frozenset(("violations.heads", "violations.verbs", "violations.breaks"))


def _true_dual(layers: Layers, words: TollWords, q: Quantity) -> bool:
    """Tell whether a word in -ين is a dual and not a plural («مدنيين»)."""
    word = layers.text.words[q.last - 1]
    return not word.article and not words.roles(word).isdisjoint(("duals", "violations.two"))


def _number_of(scene: TollScene, q: Quantity) -> tuple[str, int]:
    """Read "the number of X rose to N", «عدد الخروقات: N»: what X is."""
    texts, words = scene.layers.text.words, scene.words
    low = max(scene.sentence.first, q.first - _LONG)
    for j in range(q.first - 1, low - 1, -1):
        word = texts[j]
        if word.kind == "stop" or (
            j in scene.starts and _dated(scene, j) is False and j < q.first - 8
        ):
            break
        roles = words.roles(word)
        if "number" not in roles and "toll" not in roles:
            continue
        if "toll" in roles:
            return ("killed", j) if _countable(scene, j, q) else ("", -1)
        for k in range(j + 1, min(j + 6, q.first)):
            inner = words.roles(texts[k])
            for what in _WHATS:
                if f"{what}.nouns" in inner or (f"{what}.heads" in inner and k == j + 1):
                    return what, k
        plain = texts[j + 1].kind == "word" if j + 1 < q.first else False
        return ("other", j) if plain and _countable(scene, j, q) else ("", -1)
    return "", -1


def _dated(scene: TollScene, j: int) -> bool:
    return bool(scene.layers.in_time[j])


def _countable(scene: TollScene, j: int, q: Quantity) -> bool:
    """Tell whether a verb of rising or a colon stands between «عدد X» and the number."""
    texts, words = scene.layers.text.words, scene.words
    if texts[q.first - 1].kind == "colon":
        return True
    return any("rises" in words.roles(texts[k]) for k in range(max(j - 3, 0), q.first))


def _counted(layers: Layers, words: TollWords, q: Quantity, stop: int) -> tuple[int, int]:
    """Find the counted noun right after a number: its token and the token after it."""
    texts = layers.text.words
    if q.dual:
        return q.last - 1, q.last
    for j in range(q.last, min(stop, q.last + _NOUN + 1)):
        word = texts[j]
        if word.kind != "word" or layers.flags[j] & (COMP | AUX):
            break
        if layers.flags[j] & PREP and layers.grams[j].base not in ("من", "of"):
            break
        roles = words.roles(word)
        if "cases" in roles:
            continue
        if any(r in _NOUNS or r.endswith(".nouns") for r in roles):
            return j, j + 1
        bare = words.arabic and j == q.last and layers.grams[j].base != "من"
        if bare and not roles:
            return j, j + 1
        if j > q.last and word.conj:
            break
        if not words.arabic and j == q.last and _stuck(layers, words, j + 1, stop):
            return j, j + 1
    return -1, q.last


_NOUNS = frozenset(("persons", "ages", "singulars", "duals", "units", "times"))


def _what(
    scene: TollScene, q: Quantity, noun: int, end: int, roles: frozenset[str]
) -> tuple[str, int]:
    layers, words = scene.layers, scene.words
    for what in _WHATS[:-1]:
        if f"{what}.nouns" in roles:
            return ("", -1) if what == "detained" and _freed(scene, q) else (what, noun)
    person = "persons" in roles or "singulars" in roles
    left = _left(scene, q)
    right = _right(scene, q, end) if person or not words.arabic else ("", -1)
    for what, cue in (left, right) if words.arabic else (right, left):
        if what == "displaced" and "fighting" in roles:
            continue  # they withdraw
        if what and (person or noun < 0 or what == "violations" or not roles):
            return what, cue
    if "other.nouns" in roles and _worth(scene, roles, q):
        return "other", noun
    if noun >= 0 and _stuck(layers, words, end, scene.sentence.last):
        return "other", noun
    if person or "units" in roles:
        return _state(scene, q, end)
    return "", -1


def _freed(scene: TollScene, q: Quantity) -> bool:
    """Tell whether those counted are let go: "swapped 200 prisoners"."""
    texts, low = scene.layers.text.words, max(scene.sentence.first, q.first - _LEFT)
    return any("freed" in scene.words.roles(word) for word in texts[low : q.first])


def _worth(scene: TollScene, roles: frozenset[str], q: Quantity) -> bool:
    """Tell whether so many rockets or raids are a total and not one attack."""
    layers, words, texts = scene.layers, scene.words, scene.layers.text.words
    before = words.roles(texts[q.first - 1]) if q.first else _NONE
    share = layers.grams[q.first - 1].base != "of" or layers.flags[q.first - 2] & NUMBER
    if "parts" in before and share:  # not "accused of 40 raids"
        return False
    if "tallies" in roles:
        return q.value > 1
    if "freight" in roles and q.value >= _SERIES:
        around = texts[max(scene.sentence.first, q.first - _WINDOW) : q.last + _WINDOW]
        return any("strong" in words.roles(word) for word in around)
    if "freight" in roles:
        return False
    if q.value >= (_SALVO if "salvo" in roles else _SERIES):
        return True
    low = max(scene.sentence.first, q.first - _LEFT)
    return any("records" in words.roles(texts[j]) for j in range(low, q.first))


def _stuck(layers: Layers, words: TollWords, end: int, stop: int) -> bool:
    """Tell whether what is counted is said right after to be held up: "1,500 lorries stranded"."""
    texts = layers.text.words
    return any("stuck" in words.roles(texts[j]) for j in range(end, min(stop, end + 2)))


def _left(scene: TollScene, q: Quantity) -> tuple[str, int]:
    layers, words, texts = scene.layers, scene.words, scene.layers.text.words
    for j in range(q.first - 1, max(scene.sentence.first, q.first - _LEFT) - 1, -1):
        if texts[j].kind in ("stop", "comma"):
            break
        if j in scene.starts and not layers.in_time[j] and not scene.starts[j].dual:
            break
        roles = words.roles(texts[j])
        if "freed" in roles:
            break
        for what in _WHATS:
            if f"{what}.heads" in roles or (f"{what}.verbs" in roles and words.arabic):
                return what, j
        for what in _WHATS[:-1]:
            if f"{what}.nouns" in roles and (
                (j >= q.first - 2 and (texts[j].article or texts[j + 1].kind == "colon"))
                or texts[q.first - 1].kind == "colon"
            ):
                return what, j
    return "", -1


def _right(scene: TollScene, q: Quantity, end: int) -> tuple[str, int]:
    layers, words, texts = scene.layers, scene.words, scene.layers.text.words
    end = _past_parts(scene, end)
    before = range(max(scene.sentence.first, q.first - _NOUN), q.first)
    driven = any("displaced.drives" in words.roles(texts[j]) for j in before)
    for j in range(end, min(scene.sentence.last, end + _RIGHT)):
        if texts[j].kind in ("stop", "comma") or (j in scene.starts and not layers.in_time[j]):
            break
        roles = words.roles(texts[j])
        if not roles:
            continue
        if texts[j].future or ("modals" in roles and not _past(layers, j)):
            break  # "may have to flee"
        another = texts[j].conj or layers.grams[j - 1].base == "and"
        if another and any(r.endswith((".verbs", ".heads")) for r in roles):
            break  # a clause of its own: "killed 40 and displaced 2,000"
        for what in _WHATS[:-1]:
            if f"{what}.verbs" in roles:
                return what, j
            if f"{what}.heads" in roles and texts[j].suffix:
                return what, j
        base = layers.grams[j - 1].base
        if "displaced.heads" in roles and words.arabic and base in _FLED:
            return "displaced", j  # «اضطر الآلاف إلى الفرار»
        driven = driven or "displaced.drives" in roles
        if driven and "displaced.homes" in roles:
            return "displaced", j  # "forced from their homes"
    return "", -1


def _past(layers: Layers, j: int) -> bool:
    """Tell whether a modal is of the past: "may have died", not "may have to flee"."""
    after = [gram.base for gram in layers.grams[j + 1 : j + 3]]
    return after[:1] == ["have"] and after[1:] != ["to"]


def _past_parts(scene: TollScene, end: int) -> int:
    """Give where the clause goes on after an aside: "218 people, including 27 children, died"."""
    texts = scene.layers.text.words
    stop = min(scene.sentence.last, end + _WINDOW)
    if end + 1 >= stop or texts[end].kind != "comma":
        return end
    if "parts" not in scene.words.roles(texts[end + 1]):
        return end
    return next((j + 1 for j in range(end + 1, stop) if texts[j].kind == "comma"), end)


def _state(scene: TollScene, q: Quantity, end: int) -> tuple[str, int]:
    words, texts = scene.words, scene.layers.text.words
    low, high = max(scene.sentence.first, q.first - 5), min(scene.sentence.last, end + _RIGHT)
    for j in (*range(q.last, high), *range(q.first - 1, low - 1, -1)):
        if texts[j].kind in ("stop", "comma"):
            if j >= q.last:
                continue
            break
        if "other.states" in words.roles(texts[j]):
            return "other", j
    return "", -1
