"""Saved web pages: the article in them, and what they say of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from translate import language as languages
from translate.article import Article, Passage
from translate.errors import InputError, LanguageError
from translate.reading.blocks import content_of
from translate.reading.elements import BLOCKS, tag_of
from translate.reading.encoding import decode
from translate.reading.head import names, said
from translate.reading.page import article_of
from translate.reading.text import headline

_DECLARED = re.compile(rb"<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_SUBSET = re.compile(r"(<!DOCTYPE[^<>\[]*)\[.*?\]\s*>", re.DOTALL | re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+)")


def parse(data: bytes, path: PurePosixPath, digest: str) -> Article:
    """Return the article in a saved page.

    ``meta`` has what the page says of it: ``author``, ``date``, ``description`` (a passage) and ``url``. The title is
    the heading of the article, else what the page is called, without the name of the site; an article without either
    is called by its beginning. ``language`` is what the page declares, unless its words are clearly of another.

    Raises InputError when the bytes are no text, or there is no text in the page.
    """
    source = source_of(data)
    tree = tree_of(source)
    about = said(tree)
    saved = _SAVED_FROM.search(source[:2000])
    if saved:
        about.setdefault("url", saved[1])
    meta: dict[str, object] = {key: about[key] for key in ("author", "date", "description", "url") if key in about}
    if "description" in about:
        meta["description"] = Passage(about["description"], "meta")
    declared = tree.get("lang") or tree.get("xml:lang") or about.get("language", "")
    content = content_of(article_of(tree, names(tree, about)), about.get("url", ""))
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


def source_of(data: bytes) -> str:
    """Return the text of a page, which may declare its encoding. Raises InputError when the bytes are no text."""
    found = _DECLARED.search(data[:4096])
    return decode(data, found[1].decode("ascii", "replace") if found else None)


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
    _end_head(tree)
    return tree


def _end_head(tree: HtmlElement) -> None:
    """Give the body what is its own: the parser takes an ``article`` for a part of the head where no tag ends that."""
    head, body = tree.find("head"), tree.find("body")
    first = next((one for one in head if tag_of(one) in BLOCKS), None) if head is not None else None
    if first is None:
        return
    if body is None:
        body = etree.SubElement(tree, "body")
    moved = [first, *first.itersiblings()]
    moved[-1].tail, body.text = (moved[-1].tail or "") + (body.text or ""), None
    body[:0] = moved


def _language(declared: str, passages: list[Passage]) -> str | None:
    """The language declared, unless the words of the text are clearly of another: pages are made from templates."""
    try:
        code = languages.normalise(declared.strip()) if declared.strip() else None
    except LanguageError:
        return None
    found = languages.by_words("\n".join(passage.text for passage in passages)[:4000])
    same = code and found and languages.frequent_words(code) == languages.frequent_words(found)
    return code if same or not found else None
