"""The reader site: what is built, from what, and that nothing in a text can do harm."""

from __future__ import annotations

import json
import re
import threading
import urllib.request
import warnings
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urljoin

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from site_sample import KAZAKHSTAN, UAV, passage, sample, segment, write_article, write_glossary

from translate.cli import main
from translate.errors import InputError, OutputError, UsageError
from translate.writing.site import build

TITLE = passage("title", segment("Titre", "Title"), form="# {}")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = sample(tmp_path_factory.mktemp("sample") / "out")
    result = build(out, out / "site")
    assert (result.articles, result.pages, result.warnings) == (2, 5, ())
    return out / "site"


def page(path: Path) -> ET.Element:
    """Parse a page; fails on anything that is not valid HTML5 syntax."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", html5lib.constants.DataLossWarning)
        return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(path.read_text("utf-8"))


def pages(site: Path) -> dict[str, ET.Element]:
    return {file.relative_to(site).as_posix(): page(file) for file in sorted(site.rglob("*.html"))}


def text(node: ET.Element | None) -> str:
    return " ".join("".join(node.itertext()).split()) if node is not None else ""


def by_class(root: ET.Element, name: str) -> list[ET.Element]:
    return [node for node in root.iter() if name in node.get("class", "").split()]


def build_one(tmp_path: Path, *passages: tuple[str, str, list[dict[str, object]]], **front: object) -> ET.Element:
    out = tmp_path / "out"
    write_article(out, "a", [TITLE, *passages], front=front)
    build(out, out / "site")
    return page(out / "site/en/a.html")


def test_every_page_is_valid_and_every_link_leads_somewhere(built: Path) -> None:
    found = pages(built)
    assert {"index.html", "en/index.html", "en/kazakhstan.html", "fr/kazakhstan.html", "glossary/fr-en.html"} <= set(
        found
    )
    for url, root in found.items():
        ids = Counter(node.get("id") for node in root.iter() if node.get("id"))
        assert max(ids.values()) == 1, (url, ids.most_common(3))
        assert len(list(root.iter("h1"))) == 1
        for node in root.iter():
            assert not node.get("style"), url
            assert not any(name.startswith("on") for name in node.attrib), url
            link = node.get("href") or node.get("src")
            if link is None or link.startswith("https://example.org/"):
                continue
            target, _, fragment = unquote(urljoin(url, link)).partition("#")
            assert (built / target).is_file(), (url, link)
            if fragment and target.endswith(".html"):
                assert any(other.get("id") == fragment for other in found[target].iter()), (url, link)


def test_nothing_is_inline_or_from_elsewhere(built: Path) -> None:
    for url, root in pages(built).items():
        policy = next(m.get("content") for m in root.iter("meta") if m.get("http-equiv") == "Content-Security-Policy")
        assert "default-src 'none'" in policy and "script-src 'self';" in policy and "unsafe" not in policy
        assert all(script.get("src") and not script.text for script in root.iter("script")), url
        assert not list(root.iter("style"))
    for file in built.rglob("*.css"):
        assert not re.search(r"url\(|@import", file.read_text("utf-8"))


def test_language_direction_and_alternates(built: Path, tmp_path: Path) -> None:
    root = page(built / "en/kazakhstan.html")
    assert root.get("lang") == "en"
    links = {link.get("hreflang"): link.get("href") for link in root.iter("link") if link.get("hreflang")}
    assert links == {"en": "kazakhstan.html", "es": "../es/kazakhstan.html", "fr": "../fr/kazakhstan.html"}
    assert page(built / "es/kazakhstan.html").get("lang") == "es"
    original = page(built / "fr/kazakhstan.html")
    assert original.get("lang") == "fr" and text(by_class(original, "kicker")[0]) == "Texte original"
    assert {node.get("lang") for node in by_class(root, "o")} == {"fr"}

    out = tmp_path / "out"
    write_article(out, "a", [TITLE, passage("paragraph", segment("Bonjour.", "مرحبا."))], lang="ar")
    build(out, out / "site", base_url="https://news.example/articles")
    arabic = page(out / "site/ar/a.html")
    assert (arabic.get("lang"), arabic.get("dir")) == ("ar", "rtl")
    canonical = next(link.get("href") for link in arabic.iter("link") if link.get("rel") == "canonical")
    assert canonical == "https://news.example/articles/ar/a.html"
    header = next(arabic.iter("header"))
    assert (header.get("lang"), header.get("dir")) == ("en", "ltr")  # no Arabic words for the page around the text
    assert [(node.get("lang"), text(node)) for node in arabic.iter("bdi")] == [("fr", "Français"), ("ar", "العربية")]


def test_sentences_stand_beside_their_originals(built: Path) -> None:
    root = page(built / "en/kazakhstan.html")
    pairs: dict[str, dict[bool, str]] = {}
    for side in (False, True):
        inside = {id(node) for o in by_class(root, "o") for node in o.iter()}
        for span in by_class(root, "s"):
            if (id(span) in inside) == side:
                name = span.get("data-s", "")
                pairs.setdefault(name, {})[side] = pairs.get(name, {}).get(side, "") + text(span)
    expected = {
        f"{p}.{s}": (re.sub(r"\*|\[|\]\([^)]*\)", "", seg["target"]), re.sub(r"\*|\[|\]\([^)]*\)", "", seg["source"]))
        for p, (_, _, segments) in enumerate(KAZAKHSTAN)
        for s, seg in enumerate(segments)
    }
    assert {name: (both[False], both[True]) for name, both in pairs.items()} == expected
    for row in by_class(root, "row"):  # paragraph beside paragraph
        names = [{span.get("data-s", "").split(".")[0] for span in by_class(half, "s")} for half in row]
        assert names[0] == names[1] and len(names[0]) == 1


def test_table_cells_and_footnotes_have_their_originals(built: Path) -> None:
    root = page(next((built / "en/défense").glob("budget*.html")))
    cells = [
        (text(cell).removesuffix(text(cell[-1])).strip(), text(cell[-1]))
        for cell in [*root.iter("th"), *root.iter("td")]
    ]
    assert ("Equipment", "Matériel") in cells and ("42 aircraft", "42 appareils") in cells
    note = next(node for node in root.iter("li") if node.get("id") == "fn-1")
    assert "Source: the ministry." in text(note) and "Source : le ministère." in text(note)


def test_terms_carry_original_definition_and_a_way_to_the_glossary(built: Path) -> None:
    root = page(built / "en/kazakhstan.html")
    marks = [(text(a), a.get("href")) for a in by_class(root, "t")]
    assert ("unmanned aerial vehicles", f"#t-{UAV}") in marks and (
        "véhicules aériens sans pilote",
        f"#t-{UAV}",
    ) in marks
    entry = next(node for node in root.iter() if node.get("id") == f"t-{UAV}")
    assert "véhicule aérien sans pilote" in text(entry) and "without a pilot on board" in text(entry)
    assert f"../glossary/fr-en.html#{UAV}" in [a.get("href") for a in entry.iter("a")]
    concept = next(node for node in page(built / "glossary/fr-en.html").iter() if node.get("id") == UAV)
    assert [a.get("href") for a in concept.iter("a")] == ["../en/kazakhstan.html#p3"]


def test_doubts_are_marked_with_their_reason_whatever_the_notes_in_the_markdown(tmp_path: Path) -> None:
    flagged = segment("Un.", "One.", flags=[("name", "A name is lost."), ("number", "A number is lost.")])
    for notes in (True, False):
        out = tmp_path / str(notes)
        write_article(out, "a", [TITLE, passage("paragraph", flagged, segment("Deux.", "Two."))], notes=notes)
        build(out, out / "site")
        root = page(out / "site/en/a.html")
        assert [text(span) for span in by_class(root, "f")] == ["One."]
        assert text(next(node for node in root.iter() if node.get("id") == "p1")) == "One.1 Two."
        reasons = next(node for node in root.iter("li") if node.get("id") == "d1")
        assert text(reasons) == "Name. A name is lost. Number. A number is lost. ↩"
        assert "1 doubtful passage" in text(by_class(root, "made")[0])


def test_notes_without_an_alignment_are_doubts_too(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_article(out, "a", [TITLE, passage("paragraph", segment("Un.", "One.", flags=[("name", "A name is lost.")]))])
    (out / ".translate/en/a.json").unlink()
    assert build(out, out / "site").warnings == ()
    root = page(out / "site/en/a.html")
    assert "A name is lost." in text(next(node for node in root.iter("li") if node.get("id") == "d1"))
    assert not by_class(root, "o") and text(next(node for node in root.iter() if node.get("id") == "p1")) == "One.1"


def test_corrected_sentences_keep_their_place(tmp_path: Path) -> None:
    out = tmp_path / "out"
    sentences = [
        ("Un chat.", "A cat."),
        ("Deux chiens.", "Two dogs."),
        ("Trois rats.", "Three rats."),
        ("Oui.", "Yes."),
    ]
    rows = [passage("paragraph", *(segment(*s) for s in sentences)), passage("paragraph", segment("Oui.", "Yes."))]
    write_article(out, "a", [TITLE, *rows, passage("paragraph", segment("Fin.", "The end."))])
    file = out / "en/a.md"
    changed = file.read_text("utf-8").replace("Two dogs.", "A *pair* of dogs.").replace("The end.", "Good night.")
    file.write_text(changed.replace("rats. Yes.", "rats."), encoding="utf-8")
    build(out, out / "site")
    root = page(out / "site/en/a.html")
    left = [(s.get("data-s"), text(s)) for s in by_class(root, "s") if s.get("data-s", "").startswith(("1.", "2."))]
    assert left[:3] == [("1.0", "A cat."), ("1.1", "A pair of dogs."), ("1.2", "Three rats.")]
    assert left.count(("2.0", "Yes.")) == 1  # not taken for the sentence that was struck out
    last = by_class(root, "row")[-1]
    assert text(last[0]) == "Good night." and text(last[1]) == "Fin." and last[0].get("id") == "p3"


def test_a_footnote_whose_first_sentence_was_corrected_is_a_footnote_still(tmp_path: Path) -> None:
    out = tmp_path / "out"
    note = passage("paragraph", segment("Une note.", "A note note."), segment("Fin.", "End."), form="[^1]: {}")
    write_article(out, "a", [TITLE, passage("paragraph", segment("Un[^1].", "One[^1].")), note])
    file = out / "en/a.md"
    file.write_text(file.read_text("utf-8").replace("A note note.", "A footnote."), "utf-8")
    build(out, out / "site")
    root = page(out / "site/en/a.html")
    shown = [text(s) for s in by_class(root, "s") if s.get("data-s") == "2.0"]
    assert "A footnote." in shown and "[^1]" not in text(root)


def test_emphasis_over_two_sentences_keeps_both(tmp_path: Path) -> None:
    both = passage("paragraph", segment("**Un. ", "**“One”."), segment("Deux.** Fin", "Two.** End"))
    root = build_one(tmp_path, both)
    shown = next(node for node in root.iter() if node.get("id") == "p1")
    assert text(shown) == "“One”. Two. End" and text(next(shown.iter("strong"))) == "“One”. Two."
    assert [(s.get("data-s"), text(s)) for s in by_class(shown, "s")] == [
        ("1.0", "“One”."),
        ("1.1", "Two."),
        ("1.1", "End"),
    ]


HOSTILE = (
    "<script>alert(1)</script> <b onclick=alert(1)>bold</b> [link](javascript:alert(1)) <img src=x onerror=alert(1)> "
    "![pixel](https://evil.example/p.gif) <iframe src=https://evil.example></iframe> <a href='JaVaScRiPt:x'>x</a> "
    "<p id=main style='position:fixed'>y</p> <svg/onload=alert(1)> <form action=x><input></form> {: onclick=alert(1) } "
    '<a href="data:text/html,x">d</a> <base href=//evil.example> <style>*{display:none}</style> \U000f0001 end'
)


def test_hostile_text_is_inert(tmp_path: Path) -> None:
    out = tmp_path / "out"
    bad = "\"><script>alert(1)</script><img src=x onerror='alert(1)'>"
    body = segment(HOSTILE, HOSTILE, flags=[("name", bad)], terms=[(bad, "link", "link", "asked")])
    title = passage("title", segment(bad, bad), form="# {}")
    rest = [
        passage("paragraph", body),
        passage("paragraph", segment(HOSTILE, HOSTILE), form="{}\n{: onload=alert(1) #main}"),
    ]
    write_article(out, "a", [title, *rest], front={"date": bad, "route": [bad], "glossary": [bad], "source": bad})
    write_glossary(out, "en", {})
    concept = {"source": bad, "target": bad, "definition": bad, "note": bad, "places": [{"path": bad, "passage": 1}]}
    glossary = {"source_language": "fr", "concepts": {bad: concept}}
    (out / ".translate/en/glossary.json").write_text(json.dumps(glossary), encoding="utf-8")
    build(out, out / "site", title=bad)
    for url, root in pages(out / "site").items():
        for node in root.iter():
            assert node.tag not in ("iframe", "object", "embed", "style", "base"), url
            assert not any(name.startswith("on") or name == "style" for name in node.attrib), url
            for name in ("href", "src", "action"):
                value = node.get(name, "")
                assert not re.match(r"(?i)\s*(javascript|data|vbscript):", value)
                assert name == "href" or "evil" not in value  # nothing is fetched
        assert all(script.get("src", "").endswith("static/site.js") for script in root.iter("script"))
        assert not list(root.iter("img"))
        assert [node.tag for node in root.iter() if node.get("id") == "main"] == ["main"]
    root = page(out / "site/en/a.html")
    assert "bold" in text(root) and "end" in text(root) and "pixel" in text(root)


@pytest.mark.parametrize("nested", ["<b>" * 2000, ">" * 2000 + " ", "- " * 400, "*a " * 500])
def test_deep_nesting_is_shown_all_the_same(tmp_path: Path, nested: str) -> None:
    root = build_one(tmp_path, passage("paragraph", segment(f"{nested}fin", f"{nested}the end")))
    assert "the end" in text(by_class(root, "text")[0]) and "fin" in text(by_class(root, "text")[0])


ODD = [
    "a b",
    "été",
    "cinq#6?7%20",
    "line\nbreak",
    "index",
    "über/größe.2",
    "статья",
    "e\u0301",
    "x" * 240,
    "...",
    "a&b<c>\"'",
]


def test_odd_names_can_be_reached(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for number, name in enumerate(ODD):
        body = passage("paragraph", segment(f"Texte {number}.", f"Text {number}."))
        write_article(out, name, [TITLE, body], front={"title": f"Title {number}"})
    result = build(out, out / "site")
    assert result.warnings == () and result.pages == 2 * len(ODD)
    found = pages(out / "site")
    front = found["en/index.html"]
    reached = set()
    for a in front.iter("a"):
        target = unquote(urljoin("en/index.html", a.get("href", "")).partition("#")[0])
        assert target in found or (out / "site" / target).is_file(), a.get("href")
        reached.add(target)
    assert {url for url in found if url.startswith(("en/", "fr/"))} <= reached | {"fr/index.html"}
    assert build(out, out / "site").written == 0


def test_unchanged_pages_are_not_written_and_stale_ones_removed(tmp_path: Path) -> None:
    out = sample(tmp_path / "out")
    site = out / "site"
    build(out, site)
    before = {file: (file.stat().st_mtime_ns, file.read_bytes()) for file in site.rglob("*") if file.is_file()}
    again = build(out, site)
    assert (again.written, again.removed) == (0, 0)
    assert before == {file: (file.stat().st_mtime_ns, file.read_bytes()) for file in before}

    file = out / "en/kazakhstan.md"
    file.write_text(file.read_text("utf-8").replace("No price was given.", "Nobody named a price."), encoding="utf-8")
    assert build(out, site).written == 2  # the page and the search index
    assert "Nobody named a price." in (site / "en/kazakhstan.html").read_text("utf-8")

    (site / "mine.txt").write_text("kept", encoding="utf-8")
    for name in ("en/défense/budget 2025.md", ".translate/en/défense/budget 2025.json"):
        (out / name).unlink()
    assert build(out, site).removed == 2
    assert not (site / "en/défense").exists() and (site / "mine.txt").read_text("utf-8") == "kept"
    assert not any("year’s orders" in text(root) for root in pages(site).values())


def test_a_build_is_the_same_wherever_it_goes(tmp_path: Path) -> None:
    out = sample(tmp_path / "out")
    for name in ("one", "two"):
        build(out, tmp_path / name)
    one, two = (
        {f.relative_to(tmp_path / name): f.read_bytes() for f in (tmp_path / name).rglob("*") if f.is_file()}
        for name in ("one", "two")
    )
    assert one == two


def test_what_is_not_the_sites_own_is_not_touched(tmp_path: Path) -> None:
    out = sample(tmp_path / "out")
    other = tmp_path / "home"
    other.mkdir()
    (other / "index.html").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="did not make"):
        build(out, other)
    assert [file.name for file in other.iterdir()] == ["index.html"]
    for wrong in (out, tmp_path):
        with pytest.raises(UsageError):
            build(out, wrong)
    build(out, out / "site")
    manifest = out / "site/.translate-site.json"
    listed = json.loads(manifest.read_text("utf-8"))
    listed["files"] += ["../index.md", "/etc/hostname"]
    manifest.write_text(json.dumps(listed), encoding="utf-8")
    assert build(out, out / "site").removed == 0 and (out / "index.md").is_file()


def test_what_cannot_be_read_is_named_and_the_rest_is_built(tmp_path: Path) -> None:
    out = sample(tmp_path / "out")
    (out / "en/broken.md").write_text("---\ntitle: [\n---\nText\n", encoding="utf-8")
    (out / "en/latin.md").write_bytes(b"---\ntitle: \xe9\n---\n")
    (out / ".translate/es/kazakhstan.json").write_text("{}", encoding="utf-8")
    (out / ".translate/en/glossary.json").write_text("[]", encoding="utf-8")
    result = build(out, out / "site")
    assert result.pages == 5 and len(result.warnings) == 4
    for name in ("broken.md", "latin.md", "kazakhstan.json", "glossary.json"):
        assert any(name in warning and "\n" not in warning for warning in result.warnings)
    with pytest.raises(InputError, match="translate run"):
        build(tmp_path / "nothing", tmp_path / "site")


def test_copied_articles_and_links_between_articles(tmp_path: Path) -> None:
    out = tmp_path / "out"
    link = segment("Voir [l'autre](b.md) et [rien](c.md).", "See [the other](b.md) and [nothing](c.md).")
    write_article(out, "a", [TITLE, passage("paragraph", link)])
    write_article(
        out, "b", [TITLE], front={"machine_translation": False, "route": [], "glossary": []}, source_lang="en"
    )
    (out / "en/p.png").write_bytes(b"\x89PNG")
    file = out / "en/a.md"
    file.write_text(file.read_text("utf-8") + "\n![A plane](p.png) ![Gone](q.png)\n", encoding="utf-8")
    build(out, out / "site")
    root = page(out / "site/en/a.html")
    shown = by_class(root, "text")[0]
    assert [(text(a), a.get("href")) for a in shown.iter("a")][:1] == [("the other", "../en/b.html")]
    assert "nothing" in text(shown) and "Image: Gone" in text(shown)
    image = next(shown.iter("img"))
    assert (out / "site/en" / image.get("src", "")).read_bytes() == b"\x89PNG" and image.get("alt") == "A plane"
    assert build(out, out / "site").removed == 0
    copied = page(out / "site/en/b.html")
    assert "Machine translation" not in text(copied) and not by_class(copied, "o")


def test_feed_and_sitemap(tmp_path: Path) -> None:
    out = sample(tmp_path / "out")
    build(out, out / "site", base_url="https://news.example/")
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ET.parse(out / "site/en/feed.xml").getroot()
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    entries = [
        (e.findtext(f"{atom}title"), e.findtext(f"{atom}updated"), e.find(f"{atom}link").get("href"))  # type: ignore[union-attr]
        for e in feed.iter(f"{atom}entry")
    ]
    assert entries[0][:2] == ("The year’s orders", "2024-12-09T00:00:00Z")
    assert entries[1][1:] == ("1970-01-01T00:00:00Z", "https://news.example/en/kazakhstan.html")
    assert feed.findtext(f"{atom}updated") == "2024-12-09T00:00:00Z"
    locations = [node.text for node in ET.parse(out / "site/sitemap.xml").iter() if node.tag.endswith("loc")]
    assert "https://news.example/en/" in locations and "https://news.example/fr/kazakhstan.html" in locations
    assert len(locations) == 8


def test_the_run_page_counts(tmp_path: Path) -> None:
    out = sample(tmp_path / "out")
    report = tmp_path / "report.json"
    article = {"target": "en", "segments": 20, "decoded": 5}
    failure = {"source": "seeds/<b>.txt", "reason": "empty"}
    report.write_text(json.dumps({"articles": [article], "failures": [failure]}), encoding="utf-8")
    build(out, out / "site", report)
    root = page(out / "site/run.html")
    table = [[text(cell) for cell in row] for row in root.iter("tr")]
    assert table[1] == ["English", "2", "20", "15", "5", "3", "0", "2"]
    assert ["right at once", "2", "66.7 %"] in table and ["Name", "1", "50.0 %"] in table
    charts = [node for node in root.iter() if node.tag.endswith("svg")]
    assert len(charts) == 2 and all(chart.get("role") == "img" for chart in charts)
    named = {node.get("id") for node in root.iter()}
    assert all(set(chart.get("aria-labelledby", "").split()) <= named for chart in charts)
    assert "seeds/<b>.txt: empty" in text(root)
    report.write_text("[]", encoding="utf-8")
    with pytest.raises(InputError, match=r"report\.json"):
        build(out, out / "site", report)


def test_sizes(built: Path) -> None:
    assert (built / "static/site.js").stat().st_size <= 12 * 1024
    assert all(file.stat().st_size <= 60 * 1024 for file in built.rglob("*.html"))


MARKDOWN = [
    "text\n- a\n- b\n  - c\n    - d\n\n  more\n- e",
    "1) one\n2) two\n\n10. ten",
    "a \\<script> \\& \\&amp; \\| \\~ \\$ &lt;b&gt; &#42; `\\& <i>`",
    "hard\\\nbreak  \nagain",
    "#hash tag\n\n# Budget {2025}\n\n**y**{foo} a\\. 1986\\. b",
    "> quoted\n> - a\n>   - b\n>\n> > deeper",
    "1. a\n\n   para\n\n   - n\n2. b",
    "Paris: a line\nthat looks like: metadata",
    "[TOC]\n\n[x] y [z][w]\n\n[w]: https://e.org/a_(b)",
    "| a | b \\| c |\n|:--|--:|\n| *1* | `2` |\n\nafter",
    "```py\ncode <b>\n```\nafter\n\n    indented",
    "snake_case_word, _em_, 5 * 3 * 2, ***both***, *a **b** c*",
    "Title\n=====\n\nSub\n---\n\n* * *\n\nC# is ## nice",
    "\\<!-- no comment --> \\<div>",
    "a ~~struck~~ word and 2~~3",
]


def shown(markdown: str) -> str:
    from translate.writing.site.render import render

    return re.sub(r"\s+", "", render(markdown).text())


def commonmark(markdown: str) -> str:
    from markdown_it import MarkdownIt

    from translate.writing.site.tree import parse

    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return re.sub(r"\s+", "", parse(reader.render(markdown)).text())


@pytest.mark.parametrize("markdown", MARKDOWN)
def test_python_markdown_shows_the_text_that_commonmark_shows(markdown: str) -> None:
    if markdown.startswith("[TOC]"):
        assert "[TOC]" in shown(markdown)
    assert shown(markdown) == commonmark(markdown)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.text(st.sampled_from("ab é1.)(*_[]<>&\\`~#+-=|:!\"'{}/$^«»\u00a0"), min_size=1, max_size=24).filter(
            str.strip
        ),
        min_size=1,
        max_size=4,
    )
)
def test_what_is_written_is_what_the_page_shows(paragraphs: list[str]) -> None:
    """Any text, written as an article's Markdown with its sentences marked, shows as that text."""
    from pathlib import PurePosixPath

    from translate.article import Article, Passage
    from translate.writing.markdown import Unit, render_source, segments_markdown
    from translate.writing.site import alignment as alignments
    from translate.writing.site.compose import View, prepare
    from translate.writing.site.languages import words

    texts = [" ".join(p.split()) for p in paragraphs]
    passages = [Passage(t) for t in texts]
    content = tuple(x for p in passages for x in (p, "\n\n"))
    article = Article(PurePosixPath("a.txt"), "", passages[0], content)
    units = [[Unit("", t, (), t)] for t in texts]
    markdown = render_source(article, units)
    aligned = alignments.Alignment(
        "a.txt",
        "fr",
        "",
        markdown,
        tuple(
            alignments.Passage("paragraph", tuple(alignments.Segment(s, s) for s in segments_markdown(p, u, "source")))
            for p, u in zip(passages, units, strict=True)
        ),
    )
    view = View("fr", "ltr", lambda _: None, lambda _: None, words("en"))
    rendered = prepare(markdown, aligned, view, target=False)
    assert [re.sub(r"\s+", " ", t) for t in rendered.texts] == [t.strip() for t in texts]
    assert [block.passages for block in rendered.blocks] == [[n] for n in range(len(texts))]


def test_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = sample(tmp_path / "out")
    assert main(["site", "build", "--from", str(out), "--title", "The Gazette"]) == 0
    assert "2 articles on 5 pages; " in capsys.readouterr().out
    assert "The Gazette" in (out / "site/index.html").read_text("utf-8")
    assert main(["site", "build", "--from", str(tmp_path / "none")]) == 1
    assert main(["site", "build", "--from", str(out), "--base-url", "ftp://x"]) == 2
    assert main(["site", "serve", "--out", str(tmp_path / "none")]) == 1
    error = capsys.readouterr().err
    assert error.count("\n") == 3 and "Traceback" not in error


def test_serve_listens_on_this_machine_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import http.server

    out = sample(tmp_path / "out")
    build(out, out / "site")
    started: list[http.server.ThreadingHTTPServer] = []
    ready = threading.Event()
    forever = http.server.ThreadingHTTPServer.serve_forever

    def note(server: http.server.ThreadingHTTPServer) -> None:
        started.append(server)
        ready.set()
        forever(server, 0.05)

    monkeypatch.setattr(http.server.ThreadingHTTPServer, "serve_forever", note)
    thread = threading.Thread(target=main, args=(["site", "serve", "--out", str(out / "site"), "--port", "0"],))
    thread.start()
    try:
        assert ready.wait(10)
        host, port = started[0].server_address[:2]
        assert host == "127.0.0.1"
        url = next(
            node.get("href", "")
            for node in page(out / "site/en/index.html").iter("a")
            if "budget" in node.get("href", "")
        )
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/en/{url}") as answer:
            assert answer.status == 200 and "The year’s orders" in answer.read().decode()
    finally:
        started[0].shutdown()
        thread.join()
