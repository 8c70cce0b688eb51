"""What every page needs: its place, the words around the text, links to the same page in other languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from translate.writing.site import languages, urls
from translate.writing.site.collect import Library

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
"""Content-Security-Policy of every page: nothing inline, nothing from elsewhere."""


@dataclass(frozen=True)
class Site:
    """The site being built. ``base`` is its public address, if it has one; ``title`` its name, if one was given."""

    out: Path
    library: Library
    base: str = ""
    title: str = ""

    @cached_property
    def templates(self) -> Environment:
        return Environment(
            loader=FileSystemLoader(Path(__file__).parent / "templates"),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
        )

    @property
    def default(self) -> str:
        """The language of the site's root."""
        return self.library.languages[0]

    def name(self, lang: str) -> str:
        return self.title or languages.words(lang)["site"]

    def glossaries(self, lang: str) -> list[str]:
        """The source languages of the glossary pages in ``lang``."""
        return sorted({c.source_lang for c in self.library.concepts.get(lang, {}).values()})

    def glossary_url(self, lang: str, source: str) -> str:
        return f"glossary/{source}-{lang}.html" if source else f"glossary/{lang}.html"

    def render(
        self,
        template: str,
        url: str,
        lang: str,
        *,
        others: Sequence[tuple[str, str]] = (),
        canonical: str = "",
        **context: Any,
    ) -> bytes:
        """Make the page at ``url``. ``others`` are (language, address) of the same page in all its languages;
        ``canonical`` is the address that counts, where this page is a copy."""
        ui = languages.words_language(lang)
        owner = next((code for code in (lang, *self.library.languages) if self.glossaries(code)), "")
        glossary = self.glossary_url(owner, self.glossaries(owner)[0]) if owner else ""
        context |= {
            "w": languages.words(lang),
            "lang": languages.tag(lang),
            "code": lang,
            "ui": ui,
            "own_words": ui == lang,
            "policy": POLICY,
            "root": "../" * url.count("/"),
            "static": "../" * url.count("/") + "static",
            "site_title": self.name(lang),
            "canonical": self.link(url, canonical or url),
            "alternates": [(languages.tag(code), self.link(url, to)) for code, to in others] if len(others) > 1 else [],
            "home": urls.relative(url, f"{lang}/index.html"),
            "feed": urls.relative(url, f"{lang}/feed.xml"),
            "glossary": urls.relative(url, glossary) if glossary else "",
            "run": urls.relative(url, "run.html"),
            "kind": template.removesuffix(".html"),
        }
        context.setdefault("dir", languages.direction(lang))
        html = self.templates.get_template(template).render(context)
        return html.encode("utf-8", "replace")

    def link(self, url: str, to: str) -> str:
        """A link for machines: whole where the site's address is known, else relative to ``url``."""
        return urls.absolute(self.base, to) if self.base else urls.relative(url, to)
