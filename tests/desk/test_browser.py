"""The desk in a real browser, as people use it: both languages, a wide screen and a telephone.

Chromium is found by $HUDNA_CHROMIUM, else on the path. Without one the tests are left out, unless
$HUDNA_REQUIRE_BROWSER says that they must run, as the checks do.
"""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import hudna

REQUIRED = os.environ.get("HUDNA_REQUIRE_BROWSER") == "1"
CHROMIUM = os.environ.get("HUDNA_CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
if CHROMIUM is None and not REQUIRED:
    # Whoever only reads reports needs no browser to run the other tests; the checks install one
    # and set HUDNA_REQUIRE_BROWSER=1, under which these fail instead.
    pytest.skip("no Chromium here", allow_module_level=True)

from playwright.sync_api import expect, sync_playwright  # noqa: E402

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage",
)  # fmt: skip
SIZES = {"wide": (1280, 900), "phone": (390, 844)}
LANGUAGES = ("ar", "en")
PAGES = (
    "/now", "/reports", "/truces", "/truce/sy-2016-07-06?at=2016-07-07", "/add", "/log",
    "/ruling?time=2016-07-06+10:00&at=sy.homs", "/search?q=هدنة", "/names?q=حم", "/report/none", "/verify?run=yes", "/log?size=40",
    "/incidents", "/incidents/new", "/incidents/review", "/proposals", "/accounts", "/counts",
)  # fmt: skip


@pytest.fixture(scope="session")
def address(tmp_path_factory):
    """The address of a desk over the sample record, started as a person starts it."""
    folder = tmp_path_factory.mktemp("desk")
    command = [sys.executable, "-m", "hudna.cli", "desk", "--demo", "--no-open", "--port", "0"]
    # The very program that is tested, from whatever folder it is started.
    world = {**os.environ, "PYTHONPATH": str(Path(hudna.__file__).parents[1])}
    with subprocess.Popen(
        command, cwd=folder, env=world, stderr=subprocess.PIPE, text=True
    ) as process:
        told = ""
        for line in process.stderr:
            told += line
            found = re.search(r"http://127\.0\.0\.1:\d+", line)
            if found:
                break
        else:
            pytest.fail(told)
        yield found[0]
        process.terminate()


@pytest.fixture(scope="session")
def browser():
    """One browser for all tests; Playwright's own is never fetched."""
    assert CHROMIUM, "HUDNA_REQUIRE_BROWSER=1, and there is no Chromium"
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield made
        made.close()


@pytest.fixture(params=sorted(SIZES))
def page(request, browser, address):
    """A page that complains of console errors and of every request that leaves this machine."""
    yield from opened(browser, address, SIZES[request.param])


@pytest.fixture
def wide(browser, address):
    """The same on a wide screen alone."""
    yield from opened(browser, address, SIZES["wide"])


def opened(browser, address, size, **more):
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height}, base_url=address, **more
    )
    context.set_default_timeout(10_000)
    shown = context.new_page()
    faults = []
    ours = urlsplit(address).netloc

    def watch(request):
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "about"} and parts.netloc != ours:
            faults.append(f"asked {request.url}")

    shown.on("request", watch)
    shown.on("pageerror", lambda error: faults.append(str(error)))
    shown.on(
        "console",
        lambda message: (
            faults.append(message.text)
            if message.type in {"error", "warning"}
            and not re.search("status of (404|422)", message.text)  # pages we asked for
            else None
        ),
    )
    yield shown
    context.close()
    assert not faults


@pytest.fixture(scope="session")
def axe():
    """The text of axe, which the test extra carries."""
    found = importlib.util.find_spec("axe_playwright_python")
    return (Path(found.origin).parent / "axe.min.js").read_text("utf-8")


def serious(page, axe):
    """What axe finds serious or critical."""
    page.evaluate(axe)
    told = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        (one["id"], [node["html"][:200] for node in one["nodes"]][:3])
        for one in told["violations"]
        if one["impact"] in {"serious", "critical"}
    ]


def report_of(page, language, words):
    """Open the report with these words in its title."""
    page.goto(f"/{language}/reports?per=100")
    page.get_by_role("link", name=re.compile(words)).first.click()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.split("?")[0])
def test_every_page_fits_reads_in_its_direction_and_is_open_to_all(page, axe, language, path):
    page.goto(f"/{language}{path}")
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert overflow <= 0
    assert serious(page, axe) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_shows_what_was_read_and_why(page, axe, language):
    report_of(page, language, "نظام صمت")
    text = page.locator(".text")
    assert text.get_attribute("dir") == "rtl"
    card = page.locator("#s1")
    expect(card).to_be_visible()
    card.locator("summary").first.click()
    expect(card.locator("details li").first).to_be_visible()
    card.locator("a.go").click()
    assert "#words-s1" in page.url
    link = page.locator("#words-s1")
    assert link.get_attribute("href") == "#s1"
    assert serious(page, axe) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reading_is_put_right_where_it_stands_and_accepted_with_a_reason(wide, axe, language):
    report_of(
        wide, language, "Two-day truce announced for Daraya" if language == "en" else "انقضاء مهلة"
    )
    card = wide.locator("#s2")
    card.locator("a[hx-get]").click()
    form = card.locator("form")
    expect(form).to_be_visible()
    form.locator("select[name=act]").select_option("deny")
    form.locator("button").click()
    # No reason was given: the page says so, and what was chosen is kept.
    expect(wide.locator("#e-because")).to_be_visible()
    expect(wide.locator("select[name=act]")).to_have_value("deny")
    assert serious(wide, axe) == []
    wide.locator("input[name=because]").fill("قرأت النص" if language == "ar" else "I read the text")
    wide.locator("#correct button").click()
    expect(wide.locator("#s2 .act")).to_have_text("نفي" if language == "ar" else "denies")
    expect(wide.locator("#history li")).to_have_count(3)
    wide.locator("input[name=verdict][value=accepted]").check()
    wide.locator("#review input[name=because]").fill("ok")
    wide.locator("#review button").click()
    expect(wide.locator(".dots .status-accepted")).to_be_visible()


def test_a_place_is_found_in_either_script_by_keyboard_alone(wide):
    for language, typed in (("ar", "حربن"), ("en", "Harbnif"), ("en", "حربن"), ("ar", "Harbnaf")):
        wide.goto(f"/{language}/ruling")
        wide.locator("#f-time").focus()
        wide.keyboard.type("٢٠١٦-٠٧-٠٧ ١٠:٠٠" if language == "ar" else "2016-07-07 10:00")
        wide.keyboard.press("Tab")
        wide.keyboard.type(typed)
        expect(wide.locator("#f-at-list li").first).to_be_visible()
        for _ in range(10):
            wide.keyboard.press("ArrowDown")
            if "sy.harbnafsah" in wide.locator("#f-at-list [aria-selected=true]").get_attribute(
                "data-value"
            ):
                break
        wide.keyboard.press("Enter")
        assert "[sy.harbnafsah]" in wide.locator("#f-at").input_value()
        wide.keyboard.press("Enter")
        expect(wide.locator("#h-answer")).to_be_visible()


def test_the_address_of_an_answer_gives_the_same_answer(wide):
    wide.goto("/ar/ruling?time=2016-07-06T10:00&at=حمص&a=الجيش السوري&b=الجيش الحر")
    first = wide.locator("#h-answer").inner_text()
    wide.locator("a[href*='size=']").click()
    assert wide.locator("#h-answer").inner_text() == first
    assert "packs=" in wide.url


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_switch_keeps_the_page(page, language):
    page.goto(f"/{language}/truce/sy-2016-07-06?at=2016-07-07")
    page.locator(".tongue a").click()
    other = "en" if language == "ar" else "ar"
    assert page.url.endswith(f"/{other}/truce/sy-2016-07-06?at=2016-07-07")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_record_is_looked_through_verified_and_seen_as_it_was(wide, axe, language):
    wide.goto(f"/{language}/log")
    wide.locator("a[href$='/verify']").click()
    wide.locator("main button").click()
    expect(wide.locator(".verdict-yes")).to_be_visible()
    wide.goto(f"/{language}/log?size=10")
    assert wide.locator("tbody tr").count() == 10
    wide.locator("tbody a").first.click()
    assert "/entry/" in wide.url
    assert serious(wide, axe) == []
    wide.locator("a[href$='/proof']").click()
    expect(wide.locator("main pre")).to_be_visible()


def test_the_first_page_tells_what_is_new_since_the_last_visit(wide):
    wide.goto("/en/now")
    assert wide.locator("text=since your last visit").count() == 0
    wide.goto("/en/add")
    wide.locator("textarea").fill("The minister said that a truce would begin tomorrow.")
    wide.locator("main button").click()
    wide.goto("/en/now")
    expect(wide.get_by_role("heading", name="since your last visit")).to_be_visible()
    assert wide.locator("text=truce would begin tomorrow").count()


def test_search_finds_what_is_spelt_otherwise(wide):
    counts = set()
    for words in ("هدنة", "الهدنه", "بالهُدنة", "هـدنـة"):
        wide.goto(f"/ar/search?q={words}")
        counts.add(wide.locator(".found li").count())
    assert len(counts) == 1
    assert counts.pop() > 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_works_without_scripts(browser, address, language):
    pages = opened(browser, address, SIZES["phone"], java_script_enabled=False)
    page = next(pages)
    page.goto(f"/{language}/add")
    page.locator("textarea").fill(f"قال الوزير إن الهدنة قائمة في حلب. ({language})")
    page.locator("input[name=published]").fill("yesterday")
    page.locator("main button").click()
    assert page.locator("#e-published").inner_text()
    assert "الهدنة قائمة" in page.locator("textarea").input_value()
    page.locator("input[name=published]").fill("٢٠١٦-٠٧-٠٧")
    page.locator("main button").click()
    assert "/report/" in page.url
    page.locator("#s1 a[hx-get]").click()
    page.locator("input[name=because]").fill("x")
    page.locator("select[name=act]").select_option("announce")
    page.locator("#correct button").click()
    assert page.url.endswith("#s1")
    for _ in pages:
        pass


# ---------------------------------------------------------------- incidents


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_incident_is_logged_by_keyboard_alone(page, axe, language):
    arabic = language == "ar"
    page.goto(f"/{language}/incidents/new")
    typed = ("قذيفتان على الطريق", "حربن", "أمس حوالي السابعة مساء")
    if not arabic:
        typed = ("Two shells on the road", "Harbnaf", "about 7 pm yesterday")
    # The first field has the focus already.
    expect(page.locator("#f-what")).to_be_focused()
    page.keyboard.type(typed[0])
    page.keyboard.press("Tab")
    page.keyboard.type(typed[1])
    # The list answers each letter; the last answer is waited for.
    expect(page.locator("#f-where-list li").first).to_contain_text(
        "حربنفسه" if arabic else "Harbnafsah"
    )
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert "[sy.harbnafsah]" in page.locator("#f-where").input_value()
    page.keyboard.press("Tab")
    page.keyboard.type(typed[2])
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(typed[0])
    facts = page.locator(".facts:not(#label)")
    expect(facts).to_contain_text("18:00")
    expect(facts).to_contain_text("20:00")
    expect(facts).to_contain_text(typed[2])
    assert page.locator("bdi", has_text="18:00").first.get_attribute("dir") == "ltr"
    assert serious(page, axe) == []
    page.goto(f"/{language}/incidents/new")
    expect(page.locator("#f-what")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#e-what")).to_be_visible()
    assert serious(page, axe) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_queue_is_judged_by_keys_whatever_the_layout_types(wide, axe, language):
    wide.goto(f"/{language}/incidents/review")
    cases = wide.locator("[data-case]")
    waiting = cases.count()
    session = wide.context.new_cdp_session(wide)

    def press(code, types):
        for kind in ("keyDown", "keyUp"):
            told = {"type": kind, "code": code, "key": types}
            session.send(
                "Input.dispatchKeyEvent", told | ({"text": types} if kind == "keyDown" else {})
            )

    # On an Arabic layout these keys type other letters.
    for code, types in (("KeyJ", "ت"), ("KeyJ", "ت"), ("KeyK", "ن"), ("KeyJ", "ت")):
        press(code, types)
    second = cases.nth(1)
    expect(second).to_be_focused()
    id_ = second.get_attribute("id")
    press("KeyA", "ش")
    expect(second.locator("input")).to_be_checked()
    expect(wide.locator("input[value=verified]")).to_be_checked()
    because = wide.locator("#f-because")
    expect(because).to_be_focused()
    assert because.input_value() == ""
    wide.keyboard.press("Enter")
    # Without a reason nothing is kept, and what was chosen stays chosen.
    expect(wide.locator("#e-because")).to_be_visible()
    expect(wide.locator(f"#{id_} input")).to_be_checked()
    assert serious(wide, axe) == []
    because.fill("ajk/")
    assert because.input_value() == "ajk/"
    wide.keyboard.press("Enter")
    expect(wide.locator(f"#{id_}")).to_have_count(0)
    assert cases.count() in {waiting - 1, 50}
    press("Slash", "ظ")
    expect(wide.locator("#find")).to_be_focused()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_is_chosen_in_a_second_step_without_scripts(browser, address, language):
    pages = opened(browser, address, SIZES["phone"], java_script_enabled=False)
    page = next(pages)
    page.goto(f"/{language}/incidents/new")
    page.locator("#f-what").fill("x")
    page.locator("#f-where").fill("Harbnafseh")
    page.locator("#f-when").fill("أمس")
    page.locator("main button").first.click()
    page.locator("input[name=where-is][value='sy.harbnafsah']").check()
    page.locator("main button").first.click()
    assert "/incident/" in page.url
    assert page.locator(".facts:not(#label)").inner_text().count("Harbnaf") >= 1
    for _ in pages:
        pass


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_accounts_stand_side_by_side_and_change_places(page, axe, language):
    page.goto(f"/{language}/accounts?q=Kremlin")
    page.locator("tbody a").first.click()
    heads = page.locator(".accounts thead th")
    expect(heads).to_have_count(2)
    before = [heads.nth(at).inner_text()[1:].strip() for at in (0, 1)]
    widths = [heads.nth(at).bounding_box()["width"] for at in (0, 1)]
    assert abs(widths[0] - widths[1]) < 2
    # The first account stands where the language begins.
    boxes = [heads.nth(at).bounding_box()["x"] for at in (0, 1)]
    assert (boxes[0] > boxes[1]) == (language == "ar")
    assert page.locator(".silent").count() > 0
    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert overflow <= 0
    assert serious(page, axe) == []
    page.locator("#swap").click()
    after = [heads.nth(at).inner_text()[1:].strip() for at in (0, 1)]
    assert after == before[::-1]
