"""Atom feeds and the sitemap."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from translate.writing.site import urls
from translate.writing.site.search import Document

EPOCH = "1970-01-01T00:00:00Z"
"""What a feed gives as the time of an article that bears no date: there is no clock in the output."""

LENGTH = 50
"""Entries in a feed."""


def atom(path: str, title: str, lang: str, home: str, documents: Sequence[Document], base: str = "") -> bytes:
    """The feed at ``path`` (RFC 4287) of the first articles in ``documents``.

    Ids are made from the page's place in the site, so that they hold when the site moves. Without ``base`` links are
    relative to the feed.
    """

    def link(to: str) -> str:
        return urls.absolute(base, to) if base else urls.relative(path, to)

    entries = documents[:LENGTH]
    updated = max((_time(d.date) for d in entries), default=EPOCH)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(lang)}>',
        f"<id>{_id(path)}</id>",
        f"<title>{_text(title)}</title>",
        f"<updated>{updated}</updated>",
        f"<author><name>{_text(title)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(link(path))}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(link(home))}/>',
    ]
    for d in entries:
        lines += [
            "<entry>",
            f"<id>{_id(d.url)}</id>",
            f"<title>{_text(d.title)}</title>",
            f"<updated>{_time(d.date)}</updated>",
            f'<link rel="alternate" type="text/html" href={quoteattr(link(d.url))}/>',
            f"<summary>{_text(d.summary)}</summary>",
            "</entry>",
        ]
    return ("\n".join([*lines, "</feed>"]) + "\n").encode("utf-8", "replace")


def sitemap(pages: Sequence[tuple[str, str, Sequence[tuple[str, str]]]], base: str = "") -> bytes:
    """The sitemap of (address, date, [(language, address) of the same page in other languages]).

    The protocol asks for whole addresses: give ``base`` for a site that is published. Without it they are relative.
    """

    def link(to: str) -> str:
        return urls.absolute(base, to) if base else urls.relative("sitemap.xml", to)

    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for url, date, others in pages:
        lines.append(f"<url><loc>{escape(link(url))}</loc>")
        if date:
            lines.append(f"<lastmod>{date}</lastmod>")
        for lang, other in others:
            lines.append(f'<xhtml:link rel="alternate" hreflang={quoteattr(lang)} href={quoteattr(link(other))}/>')
        lines.append("</url>")
    return ("\n".join([*lines, "</urlset>"]) + "\n").encode()


def _text(text: str) -> str:
    return escape("".join(c for c in text if c >= " " or c in "\t\n"))


def _time(date: str) -> str:
    return f"{date}T00:00:00Z" if date else EPOCH


def _id(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"translate-site:{name}").urn
