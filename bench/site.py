"""How long the site takes: to build, to build again, to show its front page.

    python bench/site.py [--articles 1000] [--seed 1] [--keep FOLDER]

Makes an ``out/`` of generated articles (about 14 paragraphs and 500 words each, as long as a news article, with terms
and doubts), builds the site, builds it again unchanged and with one article edited, and opens the front page in
Chromium (five times, the median; skipped where there is no Chromium). Nothing here needs a language package.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "tests")]

from site_sample import passage, segment, write_article, write_glossary  # noqa: E402

from translate.writing.site import build  # noqa: E402

FRENCH = (
    "le ministère de la défense armée aérienne drone production véhicules sans pilote accord industrie européenne "
    "budget exercice naval frégate système radar missile coopération partenaires étrangers déclaration formation"
).split()
ENGLISH = (
    "the ministry of defence air force drone production vehicles unmanned agreement industry european budget "
    "exercise naval frigate system radar missile cooperation partners foreign statement general training crew"
).split()


def sentence(words: list[str], rng: random.Random, number: int) -> str:
    chosen = [rng.choice(words) for _ in range(rng.randint(11, 22))]
    return f"{' '.join(chosen).capitalize()} {number}."


def generate(out: Path, count: int, seed: int) -> None:
    rng = random.Random(seed)
    places = []
    for n in range(count):
        parts = [
            passage(
                "title",
                segment(f"Titre {n}: {sentence(FRENCH, rng, n)}", f"Title {n}: {sentence(ENGLISH, rng, n)}"),
                form="# {}",
            )
        ]
        for p in range(14):
            segments = []
            for s in range(rng.randint(1, 3)):
                number = n * 100 + p * 10 + s
                source, target = sentence(FRENCH, rng, number), sentence(ENGLISH, rng, number)
                term = (
                    [("unmanned-aerial-vehicle", "véhicules sans pilote", "unmanned vehicles", "asked")]
                    if s == 1
                    else []
                )
                if term:
                    source, target = f"Les véhicules sans pilote {source}", f"The unmanned vehicles {target}"
                    places.append((f"{n:04}.txt", p + 1))
                flags = (
                    [("number", f"“{number}” of the original is not in the translation.")]
                    if rng.random() < 0.03
                    else []
                )
                segments.append(segment(source, target, terms=term, flags=flags))
            parts.append(passage("paragraph", *segments))
        date = f"{2020 + n % 6}-{1 + n % 12:02}-{1 + n % 28:02}"
        write_article(out, f"{n:04}", parts, front={"date": date})
    write_glossary(out, "en", {"unmanned-aerial-vehicle": places})


def timed(what: str, out: Path, site: Path) -> None:
    cpu, wall = time.process_time(), time.perf_counter()
    result = build(out, site)
    print(
        f"{what}: {time.perf_counter() - wall:.2f} s ({time.process_time() - cpu:.2f} s CPU), {result.pages} pages, "
        f"{result.written} files written, {result.unchanged} unchanged"
    )


PAINT = """new Promise(done => new PerformanceObserver(
    list => done(list.getEntriesByName('first-contentful-paint')[0].startTime)
).observe({type: 'paint', buffered: true}))"""


def first_render(site: Path) -> None:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not chromium:
        print("front page: no Chromium (apt-get install chromium), not measured")
        return
    from playwright.sync_api import sync_playwright

    times, searches = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for _ in range(5):
            page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
            page.goto((site / "index.html").resolve().as_uri())
            times.append(page.evaluate(PAINT))
            start = time.perf_counter()
            page.fill("#q", "frigate radar")
            page.wait_for_selector("#found li")
            searches.append(1000 * (time.perf_counter() - start))
            page.context.close()
        browser.close()
    print(
        f"front page: first contentful paint {statistics.median(times):.0f} ms (median of {sorted(map(round, times))})"
    )
    print(f"first search, index loaded: {statistics.median(searches):.0f} ms")


def sizes(site: Path) -> None:
    articles = [file.stat().st_size for file in (site / "en").glob("[0-9]*.html")]
    print(f"article page: {statistics.median(articles) / 1024:.1f} KB median, {max(articles) / 1024:.1f} KB largest")
    for name in ("index.html", "static/site.js", "static/site.css", "search/en.js", "glossary/fr-en.html"):
        print(f"{name}: {(site / name).stat().st_size / 1024:.1f} KB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="leave the generated folder here")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        out = args.keep or Path(temporary) / "out"
        generate(out, args.articles, args.seed)
        site = out / "site"
        timed("build", out, site)
        timed("build again, nothing changed", out, site)
        edited = out / "en" / "0000.md"
        edited.write_text(edited.read_text("utf-8").replace("ministry", "department"), encoding="utf-8")
        timed("build again, one article edited", out, site)
        sizes(site)
        first_render(site)


if __name__ == "__main__":
    main()
