"""One build, from beginning to end."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from translate.errors import UsageError
from translate.writing.site import BuildResult, articles, feeds, languages, pages, search
from translate.writing.site.collect import Library, Page, collect
from translate.writing.site.context import Site
from translate.writing.site.search import Document
from translate.writing.site.store import Store

_HERE = Path(__file__).parent


def assemble(out: Path, site: Path, report: Path | None, base_url: str, title: str) -> BuildResult:
    """See ``translate.writing.site.build``."""
    if base_url and not base_url.startswith(("http://", "https://")):
        raise UsageError(f"--base-url begins with http:// or https://, not {base_url!r}")
    if site.resolve() in (out.resolve(), *out.resolve().parents):
        raise UsageError(f"the site cannot be built over what it is made from: choose another --out than {site}")
    figures = pages.read_report(report) if report else None
    library = collect(out, site)
    context = Site(out, library, base_url, title)
    store = Store(site)
    store.plan(page.url for group in library.articles.values() for page in group)
    warnings = list(library.warnings)
    documents = _articles(context, store, warnings)
    _lists(context, store, documents)
    for url, html in pages.glossaries(context, documents):
        store.write(url, html)
    store.write("run.html", pages.run(context, figures))
    store.write("sitemap.xml", feeds.sitemap(list(_sitemap(library, documents)), base_url))
    for file in sorted((_HERE / "static").iterdir()):
        store.write(f"static/{file.name}", _lean(file.read_text("utf-8")).encode())
    store.finish()
    return BuildResult(
        len(library.articles), len(documents), store.written, store.unchanged, store.removed, tuple(warnings)
    )


def _articles(context: Site, store: Store, warnings: list[str]) -> dict[str, Document]:
    """Make the pages of all articles, but for those that are there and made from the same; return all by address."""
    stamp = _version()
    known: dict[str, Document] = {}
    for lang in context.library.languages:
        known |= search.read(store.site / search.path(lang))
    documents: dict[str, Document] = {}
    for group in context.library.articles.values():
        try:
            key = articles.key(context, group, stamp)
            if key and all(store.has(page.url, key) and page.url in known for page in group):
                for page in group:
                    store.keep(page.url, key)
                    documents[page.url] = known[page.url]
                continue
            made = articles.make(context, group)
            media = {name: source.read_bytes() for one in made for name, source in one.media}
        except (OSError, ValueError) as error:  # a file that changes while the site is built
            warnings.append(f"{group[0].file}: {' '.join(str(error).split())}")
            continue
        for one in made:
            store.write(one.page.url, one.html, key)
            documents[one.page.url] = one.document
        for name, data in media.items():
            store.write(name, data)
    return documents


def _lists(context: Site, store: Store, documents: Mapping[str, Document]) -> None:
    for lang in context.library.languages:
        shown = [page for page in context.library.pages(lang) if page.url in documents]
        listed = [documents[page.url] for page in shown]
        home, feed = f"{lang}/index.html", f"{lang}/feed.xml"
        for url in (home, "index.html") if lang == context.default else (home,):
            store.write(url, pages.front(context, lang, url, shown, documents))
        store.write(search.path(lang), search.write(listed))
        name = f"{context.name(lang)} · {languages.own_name(lang)}"
        store.write(feed, feeds.atom(feed, name, languages.tag(lang), home, listed, context.base))


def _sitemap(library: Library, documents: Mapping[str, Document]) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    homes = [(languages.tag(lang), f"{lang}/index.html") for lang in library.languages]
    for _, home in homes:
        yield home, "", homes if len(homes) > 1 else []
    for group in library.articles.values():
        shown: list[Page] = [page for page in group if page.url in documents]
        others = [(languages.tag(page.lang), page.url) for page in shown]
        for page in shown:
            yield page.url, page.date, others if len(others) > 1 else []


def _lean(text: str) -> str:
    """A script or style sheet without indentation, empty lines and comments that fill a line."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(("//", "/*"))) + "\n"


def _version() -> str:
    """What changes when the site's own code or a library that renders does."""
    digest = hashlib.sha256()
    for file in sorted(path for path in _HERE.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        digest.update(file.read_bytes())
    return digest.hexdigest() + "".join(version(name) for name in ("markdown", "nh3", "jinja2"))
