"""The pages around the articles: lists, glossaries, figures of the run."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from translate.errors import InputError
from translate.writing.site import charts, languages, search, urls
from translate.writing.site.collect import Concept, Library, Page
from translate.writing.site.context import Site
from translate.writing.site.search import Document

HOW = ("asked", "nbest", "forced", "replaced", "failed")
FLAGS = ("omission", "name", "date", "number", "term", "loop", "length", "quote", "word", "address", "code")
SUMMARIES = 20
"""Articles at the head of a list that are shown with their first lines."""
PLACES = 60
"""Articles named under a term; the rest is counted."""


def front(site: Site, lang: str, url: str, pages: Sequence[Page], documents: Mapping[str, Document]) -> bytes:
    """The list of all articles in ``lang``, by year where they are dated."""
    words = languages.words(lang)
    groups = []
    count = 0
    for year, group in itertools.groupby(pages, key=lambda page: page.date[:4]):
        entries = []
        for page in group:
            document = documents[page.url]
            entries.append(
                {
                    "title": document.title,
                    "capitals": document.title.isupper(),
                    "href": urls.relative(url, page.url),
                    "date": page.date,
                    "date_words": languages.date_words(page.date, lang) if page.date else page.date_text,
                    "summary": document.summary if count < SUMMARIES else "",
                    "chips": [
                        {
                            "name": languages.own_name(other.lang),
                            "tag": languages.tag(other.lang),
                            "href": urls.relative(url, other.url),
                            "original": other.original or other.lang == other.source_lang,
                        }
                        for other in site.library.articles[page.rel]
                        if other is not page
                    ],
                }
            )
            count += 1
        groups.append({"year": year, "entries": entries})
    return site.render(
        "front.html",
        url,
        lang,
        others=[(code, f"{code}/index.html") for code in site.library.languages],
        canonical=f"{lang}/index.html",
        title="",
        groups=groups,
        dated=any(page.date for page in pages),
        count=words["one_article" if count == 1 else "n_articles"].format(n=count),
        index=urls.relative(url, search.path(lang)),
        languages=[
            {
                "code": languages.tag(code),
                "name": languages.own_name(code),
                "href": urls.relative(url, f"{code}/index.html"),
                "current": code == lang,
            }
            for code in site.library.languages
        ],
    )


def glossaries(site: Site, documents: Mapping[str, Document]) -> Iterator[tuple[str, bytes]]:
    """(address, page) for each language pair with terms."""
    sources = _sources(site.library)
    pairs = [(lang, source) for lang in site.library.concepts for source in site.glossaries(lang)]
    for lang, source in pairs:
        url = site.glossary_url(lang, source)
        concepts = [c for c in site.library.concepts[lang].values() if c.source_lang == source]
        concepts.sort(key=lambda c: (c.target.casefold(), c.name))
        words = languages.words(lang)
        entries = [
            {"concept": c, "anchor": urls.anchor(c.name), **_places(c, lang, url, sources, documents)} for c in concepts
        ]
        yield (
            url,
            site.render(
                "glossary.html",
                url,
                lang,
                title=f"{words['glossary']}: {languages.own_name(source)} → {languages.own_name(lang)}"
                if source
                else words["glossary"],
                entries=entries,
                count=words["one_term" if len(entries) == 1 else "n_terms"].format(n=len(entries)),
                source_tag=languages.tag(source),
                pairs=[
                    {
                        "name": f"{languages.own_name(b)} → {languages.own_name(a)}",
                        "href": urls.relative(url, site.glossary_url(a, b)),
                        "current": (a, b) == (lang, source),
                    }
                    for a, b in pairs
                ],
            ),
        )


def _sources(library: Library) -> dict[str, str]:
    """From a source's path, in all forms that it may be given in, to the article."""
    table: dict[str, str] = {}
    for rel, pages in library.articles.items():
        source = pages[0].source
        parts = source.split("/")
        for name in (source, *("/".join(parts[i:]) for i in range(1, len(parts))), rel):
            table.setdefault(name, rel)
        table[source] = rel
    return table


def _places(
    concept: Concept, lang: str, url: str, sources: Mapping[str, str], documents: Mapping[str, Document]
) -> dict[str, Any]:
    found: dict[str, list[int]] = {}
    for path, passage in concept.places:
        rel = sources.get(path) or sources.get(path.rpartition(".")[0])
        if rel is not None and urls.page(lang, rel) in documents:
            found.setdefault(urls.page(lang, rel), []).append(passage)
    places = []
    for to, passages in itertools.islice(found.items(), PLACES):
        numbers = sorted(set(passages))
        places.append(
            {
                "title": documents[to].title,
                "href": urls.relative(url, f"{to}#p{numbers[0]}"),
                "more": [(n, urls.relative(url, f"{to}#p{n}")) for n in numbers[1:12]],
            }
        )
    return {"places": places, "rest": max(len(found) - PLACES, 0)}


def read_report(path: Path) -> Mapping[str, Any]:
    """Read what ``translate run --json`` wrote. Raises InputError."""
    try:
        report = json.loads(path.read_bytes())
        for article in report["articles"]:
            int(article["segments"]), int(article["decoded"]), str(article["target"])
    except OSError as error:
        raise InputError(
            f"cannot read the report {path} ({error.strerror}); make one with translate run --json"
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path} is not a report of translate run --json ({type(error).__name__}: {error})") from error
    checked: Mapping[str, Any] = report
    return checked


def run(site: Site, report: Mapping[str, Any] | None) -> bytes:
    """The page about the run: figures by language, what became of the terms, reasons for doubt."""
    lang = site.default
    words = languages.words(lang)
    terms: Counter[str] = Counter()
    flags: Counter[str] = Counter()
    rows = []
    reported = Counter[tuple[str, str]]()
    for article in (report or {}).get("articles", ()):
        reported[article["target"], "segments"] += int(article["segments"])
        reported[article["target"], "decoded"] += int(article["decoded"])
    for code in site.library.languages:
        pages = [page for page in site.library.pages(code) if page.machine]
        if not pages:
            continue
        for page in pages:
            terms.update(page.stats.terms)
            flags.update(page.stats.flags)
        segments, decoded = reported[code, "segments"], reported[code, "decoded"]
        rows.append(
            {
                "name": languages.own_name(code),
                "tag": languages.tag(code),
                "articles": len(pages),
                "segments": segments or sum(page.stats.segments for page in pages),
                "memory": segments - decoded,
                "decoded": decoded,
                "terms": sum(sum(page.stats.terms.values()) for page in pages),
                "failed": sum(page.stats.terms.get("failed", 0) for page in pages),
                "flagged": sum(page.stats.flagged for page in pages),
            }
        )
    hows = [*HOW, *sorted(set(terms) - set(HOW))]
    term_bars = [charts.Bar(words.get(f"how_{how}", how), terms[how], how == "failed") for how in hows]
    kinds = [kind for kind in [*FLAGS, *sorted(set(flags) - set(FLAGS))] if flags[kind]]
    flag_bars = [charts.Bar(words.get(f"flag_{kind}", kind), flags[kind], True) for kind in kinds]
    return site.render(
        "run.html",
        "run.html",
        lang,
        title=words["run"],
        rows=rows,
        reported=report is not None,
        failures=[(str(f.get("source", "")), str(f.get("reason", ""))) for f in (report or {}).get("failures", ())],
        figures=[
            _figure("c1", words["chart_terms"], words["chart_terms_lead"], words["outcome"], term_bars),
            _figure("c2", words["chart_flags"], words["chart_flags_lead"], words["reason"], flag_bars),
        ],
        packages=_used(site.library, lambda page: page.route),
        termbases=_used(site.library, lambda page: page.glossaries),
    )


def _figure(name: str, title: str, lead: str, head: str, bars: list[charts.Bar]) -> dict[str, Any]:
    total = sum(bar.count for bar in bars)
    rows = [(bar.label, bar.count, f"{100 * bar.count / total:.1f} %" if total else "") for bar in bars]
    svg = charts.bars(name, title, lead, bars) if total else ""
    return {"id": name, "title": title, "lead": lead, "head": head, "rows": rows, "svg": svg, "total": total}


def _used(library: Library, what: Any) -> list[tuple[str, int]]:
    counts: Counter[str] = Counter()
    for pages in library.articles.values():
        for page in pages:
            if not page.original:
                counts.update(what(page))
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
