"""Saved web pages: the article in them, and what they say of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from lxml import etree
from lxml.html import HTMLParser, HtmlElement, document_fromstring

from translate import language as languages
from translate.article import Article, Passage
from translate.errors import InputError, LanguageError
from translate.reading.blocks import content_of, text_of
from translate.reading.encoding import decode
from translate.reading.flow import clean
from translate.reading.page import article_of
from translate.reading.text import headline

_DECLARED = re.compile(rb"<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_SUBSET = re.compile(r"(<!DOCTYPE[^<>\[]*)\[.*?\]\s*>", re.DOTALL | re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[T ][\d:.]+ ?(?:Z|[+-]\d\d:?\d\d)?)?")
_SITE = re.compile(r"\s+(?:[|•·–—-]|::)\s+")


def parse(data: bytes, path: PurePosixPath, digest: str) -> Article:
    """Return the article in a saved page.

    ``meta`` has what the page says of it: ``author``, ``date``, ``description`` (a passage) and ``url``. The title is
    the heading of the article, else what the page is called, without the name of the site; an article without either
    is called by its beginning. ``language`` is what the page declares, unless its words are clearly of another.

    Raises InputError when the bytes are no text, or there is no text in the page.
    """
    source = decode(data, _declared(data))
    tree = tree_of(source)
    said = _said(tree)
    saved = _SAVED_FROM.search(source[:2000])
    links = (link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    address = [each for each in (*links, said.get("og:url", ""), saved[1] if saved else "") if _ADDRESS.fullmatch(each)]
    meta: dict[str, object] = {key: said[key] for key in ("author", "date") if key in said}
    if "description" in said:
        meta["description"] = Passage(said["description"], "meta")
    if address:
        meta["url"] = address[0]
    declared = tree.get("lang") or tree.get("xml:lang") or said.get("language", "")
    content = content_of(article_of(tree, _names(tree, said)), address[0] if address else "")
    return article(path, digest, content, meta, declared)


def article(
    path: PurePosixPath,
    digest: str,
    content: tuple[str | Passage, ...],
    meta: Mapping[str, object],
    declared: str = "",
    title: str = "",
) -> Article:
    """Return the article with this content; ``title`` is for one whose content has none, and ``declared`` the language
    that it is said to be in. Raises InputError when there is no text."""
    passages = [piece for piece in content if isinstance(piece, Passage)]
    if not any(map(str.isalnum, "".join(passage.text for passage in passages))):
        raise InputError("holds no text")
    first = next((passage for passage in passages if passage.kind == "title"), None)
    name = Passage(first.text if first else title or headline(passages[0].text), "title")
    return Article(path, digest, name, content, meta, _language(declared, passages))


def tree_of(source: str) -> HtmlElement:
    """Return the tree of a page. Raises InputError when there is none, or it is too deep to be one."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(_SUBSET.sub(r"\1>", source, count=1).encode(errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        raise InputError("holds no text") from None
    if any("XML_PARSE_HUGE" in error.message for error in parser.error_log):
        raise InputError("is nested too deeply, or has too long a piece, for a web page")
    for element in tree.iter():
        if isinstance(element.tag, str) and element.tag.startswith("html:"):
            element.tag = element.tag.removeprefix("html:")
    return tree


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096])
    return found[1].decode("ascii", "replace") if found else None


def _language(declared: str, passages: list[Passage]) -> str | None:
    """The language declared, unless the words of the text are clearly of another: pages are made from templates."""
    try:
        code = languages.normalise(declared.strip()) if declared.strip() else None
    except LanguageError:
        return None
    found = languages.by_words("\n".join(passage.text for passage in passages)[:4000])
    same = code and found and languages.frequent_words(code) == languages.frequent_words(found)
    return code if same or not found else None


def _said(tree: HtmlElement) -> dict[str, str]:
    """What the page says of its article, in the head, to machines, or in the text; by the names of ``meta`` elements in
    lower case, with ``author``, ``date``, ``description`` and ``headline`` in any case where it is known."""
    said: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = " ".join(clean(element.get("content") or "").split())
        key = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        if key and content:
            said.setdefault(key.lower(), content)
    found = next(_linked_data(tree), {})
    authors = found.get("author") or []
    names = [one.get("name") if isinstance(one, dict) else one for one in (authors if isinstance(authors, list) else [authors])]
    by = [text_of(one) for one in tree.iter() if "author" in (one.get("rel"), one.get("itemprop")) and text_of(one)]
    times = [one.get("datetime") or "" for one in tree.iter("time")]
    choices = {
        "author": [
            *(said.get(key) for key in ("author", "article:author", "og:article:author", "dc.creator")),
            ", ".join(name for name in names if isinstance(name, str)),
            *by,
        ],
        "date": [
            *(said.get(key) for key in ("article:published_time", "og:article:published_time", "datepublished")),
            found.get("datePublished"),
            *(said.get(key) for key in ("date", "pubdate", "dc.date", "dc.date.issued")),
            *times[:1],
        ],
        "description": [said.get("og:description"), said.get("description"), found.get("description")],
        "headline": [found.get("headline")],
        "language": [said.get("content-language"), said.get("og:locale")],
    }
    for key, values in choices.items():
        said.pop(key, None)
        for value in values:
            text = " ".join(clean(value).split()) if isinstance(value, str) else ""
            if not text or (key == "author" and (len(text) > 100 or re.search(r"://|@", text))):
                continue
            if key == "date" and not _DATE.fullmatch(text):
                continue
            said[key] = text
            break
    return said


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """What the page says of articles as JSON-LD (schema.org)."""
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            waiting = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            one = waiting.pop(0)
            if isinstance(one, list):
                waiting += one
            elif isinstance(one, dict):
                if re.search(r"Article|Report|BlogPosting", str(one.get("@type"))):
                    yield one
                waiting.append(one.get("@graph"))


def _names(tree: HtmlElement, said: Mapping[str, str]) -> list[str]:
    """What the page calls its article, without the name of the site."""
    title = next((" ".join(clean(str(one.text_content())).split()) for one in tree.iter("title")), "")
    names = [said.get("og:title", ""), said.get("headline", ""), said.get("twitter:title", ""), title]
    return [name for name in (_without_site(name, said.get("og:site_name", "")) for name in names) if name]


def _without_site(name: str, site: str) -> str:
    parts = list(_SITE.finditer(name))
    if not parts:
        return name
    last = name[parts[-1].end() :]
    known = site and (last.lower() in site.lower() or site.lower() in last.lower())
    if known or (not site and len(last.split()) <= 3 < len(name[: parts[-1].start()].split())):
        return _without_site(name[: parts[-1].start()], site) if known else name[: parts[-1].start()]
    if site and name.lower().startswith(site.lower()) and parts[0].start() <= len(site):
        return name[parts[0].end() :]
    return name
