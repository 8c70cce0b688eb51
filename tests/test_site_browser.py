"""The reader site in a browser: Debian's Chromium (or the one named by CHROMIUM), headless, opened from files.

Screenshots go to the folder named by SCREENSHOTS, if it is set.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from site_sample import KAZAKHSTAN, UAV, passage, sample, segment, write_article

from translate.writing.site import build

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
AXE = Path(__file__).parent / "data/axe.min.js"
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 375, "height": 740}

pytestmark = pytest.mark.skipif(
    not CHROMIUM, reason="no chromium on the path (apt-get install chromium, or set CHROMIUM)"
)

LONG = [
    passage("title", segment("Un long article", "A long article"), form="# {}"),
    *KAZAKHSTAN[1:],
    *(
        passage(
            "paragraph",
            segment(f"Voici le paragraphe numéro {n}. ", f"This is paragraph number {n}."),
            segment(
                "Il parle de frégates, de radars et d'exercices en mer. " * 4, "It tells of frigates and radars. " * 4
            ),
        )
        for n in range(20, 45)
    ),
]
LONG_ES = [
    (kind, form, [segment(s["source"], "Párrafo. " + s["source"]) for s in segments]) for kind, form, segments in LONG
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = sample(tmp_path_factory.mktemp("browser") / "out")
    long = [
        (kind, form, [{**s, "target": s["target"].strip(), "source": s["source"].strip()} for s in found])
        for kind, form, found in LONG
    ]
    write_article(out, "long", long, front={"title": "A long article", "date": "2025-02-03"})
    write_article(out, "long", LONG_ES, lang="es", front={"title": "Un artículo largo", "date": "2025-02-03"})
    arabic = [
        passage("title", segment("Un titre", "عنوان المقال"), form="# {}"),
        passage(
            "paragraph", segment("Le ministre a parlé.", "تحدث الوزير عن الطائرات المسيرة."), segment("Fin.", "انتهى.")
        ),
    ]
    write_article(out, "arabic", arabic, lang="ar")
    build(out, out / "site")
    return out / "site"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        yield chromium
        chromium.close()


Open = Callable[..., Any]


@pytest.fixture
def visit(browser: Any, site: Path) -> Iterator[Open]:
    """Open a page of the site; at the end, nothing may have gone wrong in any or asked the network for anything."""
    troubles: list[str] = []
    contexts = []

    def visit(path: str, viewport: dict[str, int] = DESKTOP, **options: Any) -> Any:
        context = browser.new_context(viewport=viewport, **options)
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console", lambda message: troubles.append(message.text) if message.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda error: troubles.append(str(error)))
        # Leaving a page aborts what it still loads; that is no trouble.
        page.on(
            "requestfailed",
            lambda request: None if "ABORTED" in (request.failure or "") else troubles.append(f"failed: {request.url}"),
        )
        page.on(
            "request", lambda request: None if request.url.startswith(site.as_uri()) else troubles.append(request.url)
        )
        page.goto((site / path).as_uri())
        return page

    yield visit
    seen = list(troubles)
    for context in contexts:
        context.close()
    assert seen == []


def shoot(page: Any, name: str) -> None:
    if folder := os.environ.get("SCREENSHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(folder) / f"{name}.png")


def test_search_finds_in_titles_and_texts(visit: Open) -> None:
    page = visit("en/index.html")
    scripts = "[...document.scripts].map(s => s.src.split('/').slice(-2).join('/'))"
    assert page.evaluate(scripts) == ["static/site.js"]  # the index is not loaded before it is needed
    page.fill("#q", "ministry figures")
    page.wait_for_selector("#found li")
    assert page.evaluate(scripts) == ["static/site.js", "search/en.js"]
    title, found = ["The year’s orders"], ["ministry", "figures"]
    assert eventually(page, page.locator("#found h2").all_inner_texts, title) == title
    assert eventually(page, page.locator("#found mark").all_inner_texts, found) == found
    assert page.inner_text("#status") == "1 article found" and not page.is_visible("#list")
    shoot(page, "search")
    page.fill("#q", "ANKA drones")
    page.locator("#found li").nth(1).wait_for()
    assert page.inner_text("#status") == "2 articles found"
    page.fill("#q", "onky nothing")
    page.wait_for_selector("#found ol:empty", state="attached")
    assert page.inner_text("#status") == "No article has all of these words."
    page.fill("#q", "")
    page.wait_for_selector("#list", state="visible")


def test_search_ignores_accents_and_leads_to_the_paragraph(visit: Open) -> None:
    page = visit("fr/index.html")
    page.fill("#q", "numero 37")
    page.click("#found a")
    assert page.url.endswith("fr/long.html#p26")
    assert "numéro 37" in page.inner_text("#p26") and page.locator("#p26").bounding_box()["y"] < DESKTOP["height"]


def test_list_can_be_ordered_by_title(visit: Open) -> None:
    page = visit("en/index.html")
    titles = page.locator("#list h3")
    assert [t[:9] for t in titles.all_text_contents()] == ["A long ar", "The year’", "KAZAKHSTA"]
    page.select_option("#order", "title")
    assert [t[:9] for t in titles.all_text_contents()] == ["A long ar", "KAZAKHSTA", "The year’"]
    page.select_option("#order", "date")
    assert [t[:9] for t in titles.all_text_contents()] == ["A long ar", "The year’", "KAZAKHSTA"]


AT_LINE = """() => [...document.querySelectorAll('.text [id^=p]')].filter(n => n.getBoundingClientRect().height)
    .findLast(n => n.getBoundingClientRect().top <= innerHeight * .3 + 1).id"""


@pytest.mark.parametrize("by", ["key", "click", "bilingual"])
def test_language_switch_keeps_the_paragraph_in_view(visit: Open, by: str) -> None:
    page = visit("en/long.html")
    if by == "bilingual":
        page.check("#bilingual")
    page.evaluate("document.getElementById('p21').scrollIntoView({block: 'center'})")
    before = page.evaluate(AT_LINE)
    assert int(before[1:]) > 15
    for lang in ("es", "fr", "en"):
        if by == "click":
            # Not by page.click, which scrolls back to where the bar would be if it did not stick.
            box = page.locator(f"a[data-lang][hreflang={lang}]").bounding_box()
            page.mouse.click(box["x"] + 5, box["y"] + 8)
        else:
            page.keyboard.press("l")
        page.wait_for_url(f"**/{lang}/long.html#*")
        page.wait_for_timeout(150)
        assert page.evaluate(AT_LINE) == before
    page.evaluate("scrollTo(0, 0)")
    page.keyboard.press("l")
    page.wait_for_url("**/es/long.html")
    assert page.evaluate("scrollY") == 0


def test_bilingual_view_keeps_the_paragraph_in_view(visit: Open) -> None:
    page = visit("en/long.html")
    page.evaluate("document.getElementById('p21').scrollIntoView({block: 'center'})")
    before = page.evaluate(AT_LINE)
    for _ in range(2):
        page.keyboard.press("b")
        page.wait_for_timeout(100)
        assert page.evaluate(AT_LINE) == before


def plain(markdown: str) -> str:
    return re.sub(r"[*\[]|\]\([^)]*\)", "", markdown)


def eventually(page: Any, read: Callable[[], Any], wanted: Any) -> Any:
    """Read until it is what is wanted, for two seconds at most: a busy machine draws later than it is asked."""
    for _ in range(40):
        if (seen := read()) == wanted:
            break
        page.wait_for_timeout(50)
    return seen


def point_at(page: Any, node: Any) -> None:
    """Move the pointer to the beginning of an element that may go over several lines."""
    node.scroll_into_view_if_needed()
    box = node.evaluate("n => { const b = n.getClientRects()[0]; return [b.left + 3, b.top + b.height / 2]; }")
    page.mouse.move(*box)


def test_hovering_lights_up_the_counterpart(visit: Open) -> None:
    page = visit("en/kazakhstan.html")
    page.hover(".text .s")
    assert page.locator(".s.on").count() == 0  # no counterpart is in view
    page.check("#bilingual")
    expected = {
        f"{p}.{s}": [plain(seg["target"]), plain(seg["source"])]
        for p, (_, _, segments) in enumerate(KAZAKHSTAN)
        for s, seg in enumerate(segments)
    }
    checked = 0
    for side in (page.locator("#main :not(.o) > .s").all(), page.locator(".o .s").all()[:6]):
        for node in side:
            name = node.get_attribute("data-s")
            point_at(page, node)
            lit = eventually(
                page, lambda: [t.removesuffix("1") for t in page.locator(".s.on").all_inner_texts()], expected[name]
            )
            assert lit == expected[name]
            checked += 1
    assert checked >= 20
    point_at(page, page.locator(".text .s[data-s='4.1']").first)
    shoot(page, "bilingual")
    page.hover(".top")
    assert page.locator(".s.on").count() == 0


def test_sentences_can_be_walked_by_keyboard(visit: Open) -> None:
    page = visit("en/kazakhstan.html")
    assert page.locator(".s[tabindex]").count() == 0
    page.keyboard.press("b")
    assert page.locator(".s[tabindex='0']").count() == 1
    page.focus(".s[tabindex='0']")
    seen = []
    for _ in range(6):
        seen.append(page.evaluate("document.activeElement.dataset.s"))
        assert page.locator(".s.on").count() == 2
        page.keyboard.press("ArrowDown")
    assert seen == ["0.0", "1.0", "2.0", "2.1", "3.0", "3.1"]
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.dataset.s") == "3.1"


def test_two_columns_on_a_desk_and_interleaved_on_a_phone(visit: Open) -> None:
    for viewport, beside in ((DESKTOP, True), (PHONE, False)):
        page = visit("en/kazakhstan.html", viewport)
        assert not page.is_visible("#p3 + .o")
        page.check("#bilingual")
        for number in (2, 3, 4, 6, 8):
            left, right = page.locator(f"#p{number}").bounding_box(), page.locator(f"#p{number} + .o").bounding_box()
            if beside:
                assert abs(left["y"] - right["y"]) < 2 and right["x"] >= left["x"] + left["width"]
            else:
                assert right["y"] >= left["y"] + left["height"] - 2 and right["x"] < left["x"] + 40


def test_doubts_show_when_asked_for(visit: Open) -> None:
    page = visit("en/kazakhstan.html")
    mark, reasons = page.locator(".text .d").first, page.locator("section.doubts")
    plain_background = page.locator(".s.f").first.evaluate("n => getComputedStyle(n).backgroundColor")
    assert not mark.is_visible() and not reasons.is_visible()
    page.check("#doubts")
    assert mark.is_visible() and "“Zhazykbayev” of the original" in reasons.inner_text()
    page.wait_for_timeout(400)  # the colour fades in
    assert page.locator(".s.f").first.evaluate("n => getComputedStyle(n).backgroundColor") != plain_background
    mark.locator("a").click()
    assert page.url.endswith("#d1")
    shoot(page, "doubts")
    page.goto(page.url.replace("kazakhstan.html#d1", "long.html"))
    assert page.is_checked("#doubts")  # kept from page to page
    page.keyboard.press("d")
    assert not page.locator("section.doubts").is_visible()


def test_a_terms_card(visit: Open) -> None:
    page = visit("en/kazakhstan.html")
    term = page.locator(f"#p3 a.t[href='#t-{UAV}']")
    term.hover()
    page.wait_for_selector(".card")
    card = page.locator(".card")
    assert "véhicule aérien sans pilote" in card.inner_text() and "without a pilot" in card.inner_text()
    shoot(page, "term")
    card.hover()
    page.wait_for_timeout(400)
    assert card.is_visible()  # it stays while the pointer is on it
    page.keyboard.press("Escape")
    assert card.count() == 0
    page.hover(".top")
    term.focus()
    assert card.is_visible() and term.get_attribute("aria-describedby") == "card"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('.card') !== null")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.hash") == f"#t-{UAV}" and card.count() == 0
    term.click()
    card.locator("a").click()
    page.wait_for_url(f"**/glossary/fr-en.html#{UAV}")
    page.locator(f"[id={UAV}] .places a").click()
    page.wait_for_url("**/en/kazakhstan.html#p3")
    page.uncheck("#terms")
    point_at(page, page.locator("#p3 a.t"))
    page.wait_for_timeout(300)
    assert page.locator("#p3 a.t").get_attribute("tabindex") == "-1"
    assert page.locator(".card").count() == 0


def test_glossary_filter(visit: Open) -> None:
    page = visit("glossary/fr-en.html")
    page.fill("#f", "rodeuse")
    assert page.locator(".concepts dt:visible").all_inner_texts() == ["loitering munition"]
    assert page.inner_text("#status") == "1 term"


def test_single_keys_can_be_switched_off(visit: Open) -> None:
    page = visit("en/kazakhstan.html")
    page.click(".keys summary")
    page.uncheck("#keys")
    page.locator("#main").focus()
    for key in "bdl":
        page.keyboard.press(key)
    assert page.url.endswith("en/kazakhstan.html") and not page.is_checked("#bilingual")


def test_without_script_all_is_there_to_read(visit: Open) -> None:
    page = visit("en/kazakhstan.html", java_script_enabled=False)
    assert page.locator("section.terms").is_visible() and page.locator("section.doubts").is_visible()
    page.check("#bilingual")
    assert page.locator("#p3 + .o").is_visible()
    page.click(f"#p3 a.t[href='#t-{UAV}']")
    assert page.url.endswith(f"#t-{UAV}")
    page.goto(page.url.partition("#")[0].replace("kazakhstan", "index"))
    assert not page.is_visible("#q") and page.locator("#list a").count() > 5


STATES: list[tuple[str, str, list[str]]] = [
    ("front", "index.html", []),
    ("article", "en/kazakhstan.html", []),
    ("article-all", "en/kazakhstan.html", ["bilingual", "doubts"]),
    ("original", "fr/kazakhstan.html", []),
    ("arabic", "ar/arabic.html", ["bilingual"]),
    ("glossary", "glossary/fr-en.html", []),
    ("run", "run.html", []),
]


@pytest.mark.parametrize(("name", "path", "switches"), STATES, ids=[state[0] for state in STATES])
def test_accessible_on_every_screen(visit: Open, name: str, path: str, switches: list[str]) -> None:
    page = visit(path, reduced_motion="reduce")
    for switch in switches:
        page.check(f"#{switch}")
    page.evaluate(AXE.read_text("utf-8"))
    run = """rules => axe.run({preload: false, ...rules})
        .then(result => result.violations.map(found => [found.id, found.nodes.map(node => node.html)]))"""
    for screen, viewport, scheme, rules in (
        ("desk", DESKTOP, "light", {}),
        ("desk-dark", DESKTOP, "dark", {"runOnly": ["color-contrast", "link-in-text-block"]}),
        ("phone", PHONE, "light", {}),
    ):
        page.set_viewport_size(viewport)
        page.emulate_media(color_scheme=scheme)
        page.evaluate("scrollTo(0, 0)")
        assert page.evaluate(run, rules) == [], screen
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), screen
        shoot(page, f"{name}-{screen}")


def test_lines_are_of_a_length_to_read(visit: Open) -> None:
    page = visit("en/kazakhstan.html")
    lines = page.evaluate(
        """() => [...document.querySelectorAll('.text p')].flatMap(p => {
            const tops = [], range = document.createRange();
            const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT, n =>
                n.parentNode.closest('.d, .o') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
            for (let node; node = walk.nextNode();) for (let i = 0; i < node.length; i++) {
                range.setStart(node, i); range.setEnd(node, i + 1);
                const box = range.getBoundingClientRect();
                if (box.width) tops.push(Math.round(box.bottom / 8));
            }
            const counts = Object.values(tops.reduce((all, top) => ({...all, [top]: (all[top] || 0) + 1}), {}));
            return counts.slice(0, -1);
        })"""
    )
    assert 64 <= sum(lines) / len(lines) <= 76


def test_print_and_reduced_motion(visit: Open) -> None:
    page = visit("en/kazakhstan.html", color_scheme="dark", reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.querySelector('.s')).transitionDuration") == "0s"
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not page.is_visible(".bar") and not page.is_visible(".top nav") and page.is_visible("section.terms")


def test_skip_link_and_focus(visit: Open) -> None:
    page = visit("en/kazakhstan.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
