"""The pages of one article: each translation, and the original."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from markupsafe import Markup

from translate.writing.front import body
from translate.writing.links import PICTURES
from translate.writing.site import alignment as alignments
from translate.writing.site import compose, languages, urls
from translate.writing.site.collect import Concept, Page
from translate.writing.site.context import Site
from translate.writing.site.search import Document

_ADDRESSES = re.compile(rb"\]\(|^ {0,3}\[(?!\^)[^\]]*\]:|<(?:a|img)\s", re.MULTILINE)


@dataclass(frozen=True)
class Made:
    """A finished page and what the lists and the search need of it. ``media`` are files to copy: (name, source)."""

    page: Page
    html: bytes
    document: Document
    media: tuple[tuple[str, Path], ...] = ()


def key(site: Site, pages: tuple[Page, ...], version: str) -> str:
    """A digest of all that the pages of an article are made from; empty where they have to be looked at every time."""
    parts = [version, site.base, site.title, repr([(p.url, p.title, p.date) for p in pages])]
    for page in pages:
        if not page.original and _ADDRESSES.search(page.file.read_bytes()):
            return ""  # it may lead to other articles and to images
        parts.append(page.digest)
        known = site.library.concepts.get(page.lang, {})
        used = [known[name] for name in page.concepts if name in known]
        parts += [repr((c.name, c.source_lang, c.source, c.target, c.definition, c.note)) for c in used]
    parts += [repr([site.glossaries(lang) for lang in site.library.languages])]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def make(site: Site, pages: tuple[Page, ...]) -> list[Made]:
    """Make the pages of one article in all its languages."""
    made: list[Made] = []
    source: tuple[alignments.Alignment, compose.Rendered, Page, dict[str, _Term]] | None = None
    media: dict[str, Path] = {}
    for page in pages:
        if page.original:
            continue
        parsed = alignments.parse(page.alignment.read_bytes()) if page.alignment else None
        markdown = body(page.file.read_bytes().decode("utf-8"))
        terms = _terms(site, page, parsed)
        view = _view(site, page, page.lang, media)
        text = compose.prepare(markdown, parsed, view, target=True, terms=_places(terms, parsed, "target"))
        original = None
        if parsed and page.source_lang and page.source_lang != page.lang:
            other = _view(site, page, page.source_lang, media)
            original = compose.prepare(
                parsed.markdown, parsed, other, target=False, terms=_places(terms, parsed, "source")
            )
            source = source or (parsed, original, page, terms)
        content = compose.compose(text, parsed, original)
        used = content.terms | (original.marker.used if original else frozenset())
        made.append(_page(site, page, pages, content, terms, used, bilingual=original is not None))
    for page in pages:
        if page.original and source:
            parsed, original, translation, terms = source
            content = compose.compose(original, parsed)
            made.append(_page(site, page, pages, content, terms, content.terms, partner=translation))
    return [Made(m.page, m.html, m.document, tuple(sorted(media.items()))) for m in made]


@dataclass(frozen=True)
class _Term:
    """A term's entry on the page."""

    id: str
    concept: Concept
    href: str


def _terms(site: Site, page: Page, parsed: alignments.Alignment | None) -> dict[str, _Term]:
    concepts = site.library.concepts.get(page.lang, {})
    out: dict[str, _Term] = {}
    ids: set[str] = set()
    for _, _, segment in parsed.segments() if parsed else ():
        for use in segment.terms:
            if use.concept in out:
                continue
            known = concepts.get(use.concept)
            name = f"t-{urls.anchor(use.concept)}"
            while name in ids:
                name += "-"
            ids.add(name)
            href = ""
            if known:
                where = site.glossary_url(page.lang, known.source_lang)
                href = urls.relative(page.url, f"{where}#{urls.anchor(use.concept)}")
            concept = known or Concept(use.concept, page.source_lang, use.source, use.target)
            out[use.concept] = _Term(name, concept, href)
    return out


def _places(
    terms: Mapping[str, _Term], parsed: alignments.Alignment | None, side: str
) -> dict[int, list[tuple[str, str]]]:
    out: dict[int, list[tuple[str, str]]] = {}
    for i, (_, _, segment) in enumerate(parsed.segments() if parsed else ()):
        for use in segment.terms:
            words = use.target if side == "target" else use.source
            if words.strip() and not (side == "target" and use.how == "failed"):
                out.setdefault(i, []).append((words, terms[use.concept].id))
    return out


def _view(site: Site, page: Page, lang: str, media: dict[str, Path]) -> compose.View:
    root = "../" * page.url.count("/")
    folder = posixpath.dirname(page.rel)

    def link(href: str) -> str | None:
        path = unquote(href.partition("#")[0].partition("?")[0])
        rel = posixpath.normpath(posixpath.join(folder, path))
        for name in (rel, posixpath.splitext(rel)[0]):
            pages = site.library.articles.get(name, ())
            if path and pages:
                return root + urls.relative("index.html", next((p for p in pages if p.lang == lang), pages[0]).url)
        return None

    def image(src: str) -> str | None:
        path = (
            (page.file.parent / unquote(src.partition("?")[0])).resolve() if src and "\0" not in unquote(src) else None
        )
        if (
            not path
            or path.suffix.lower() not in PICTURES
            or not path.is_relative_to(site.out.resolve())
            or not path.is_file()
        ):
            return None
        name = f"media/{hashlib.sha256(path.read_bytes()).hexdigest()[:16]}{path.suffix.lower()}"
        media[name] = path
        return root + name

    direction = page.dir if lang == page.lang else languages.direction(lang)
    return compose.View(languages.tag(lang), direction, link, image, languages.words(lang))


def _page(
    site: Site,
    page: Page,
    pages: tuple[Page, ...],
    body: compose.Body,
    terms: Mapping[str, _Term],
    used: frozenset[str] | set[str],
    *,
    bilingual: bool = False,
    partner: Page | None = None,
) -> Made:
    words = languages.words(page.lang)
    title = body.heading_text or page.title
    other_lang = partner.lang if partner else page.source_lang
    entries: list[dict[str, Any]] = []
    for term in terms.values():
        if term.id in used:
            first, second = term.concept.target, term.concept.source
            if partner:
                first, second = second, first
            entries.append(
                {"id": term.id, "first": first, "second": second, "href": term.href, "concept": term.concept}
            )
    entries.sort(key=lambda e: (e["first"].casefold(), e["id"]))
    doubts = [
        {
            "number": n + 1,
            "placed": placed,
            "reasons": [(words.get(f"flag_{f.kind}", f.kind), f.detail) for f in doubt.flags],
        }
        for n, (doubt, placed) in enumerate(body.doubts)
    ]
    count = len(doubts)
    html = site.render(
        "article.html",
        page.url,
        page.lang,
        others=[(p.lang, p.url) for p in pages],
        dir=page.dir,
        title=title,
        page=page,
        date=languages.date_words(page.date, page.lang) if page.date else page.date_text,
        heading=Markup(body.heading or compose.fallback_heading(title)),
        capitals=title.isupper(),
        dateline=Markup(body.dateline),
        body=Markup(body.html),
        summary=body.summary,
        languages=[
            {
                "code": languages.tag(p.lang),
                "name": languages.own_name(p.lang),
                "href": urls.relative(page.url, p.url),
                "current": p is page,
                "original": p.original or p.lang == p.source_lang,
            }
            for p in pages
        ],
        bilingual=bilingual,
        from_name=languages.own_name(page.source_lang) if page.source_lang else "",
        from_tag=languages.tag(page.source_lang),
        own_name=languages.own_name(page.lang),
        terms=entries,
        other_tag=languages.tag(other_lang),
        doubts=doubts,
        doubts_words=words["no_doubts" if not count else "one_doubt" if count == 1 else "n_doubts"].format(n=count),
        contents=body.contents if len(body.contents) > 2 else (),
    )
    return Made(page, html, Document(page.url, title, page.date, body.summary, body.paragraphs))
