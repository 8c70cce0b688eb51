"""Books (EPUB 2 and 3): their chapters in the order in which they are read, as one article."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from translate.article import Article, Passage
from translate.errors import InputError
from translate.reading.blocks import content_of
from translate.reading.elements import HEADINGS, entitle, tag_of, text_of
from translate.reading.flow import clean
from translate.reading.html import article, source_of, tree_of
from translate.reading.parts import parts_of, xml_of

_DAMAGED = "is no EPUB book, or is damaged; get it anew, or save its text as .html or .docx"
_LOCKED = "is protected against copying (DRM) and cannot be read; get it from its publisher without protection"
_CONTAINER, _ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
_PARTS = re.compile(rf"{_CONTAINER}|{_ENCRYPTION}|.*\.(?:opf|x?html?|xml)", re.IGNORECASE)
_DC = "{http://purl.org/dc/elements/1.1/}"
_OPF = "{http://www.idpf.org/2007/opf}"
# What stands before and after the text, as the types of EPUB 3 and the guide of EPUB 2 call it.
_AROUND = frozenset(
    "cover cover-page titlepage title-page halftitlepage halftitle toc copyright-page copyright landmarks page-list"
    " pagebreak loi lot index".split()
)
_DATE = re.compile(r"[12]\d{3}(?:-\d\d(?:-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?)?)?")
_UNKNOWN = re.compile(
    r"(?:unknown(?: author)?|(?:auteur )?inconnue?|unbekannt|desconocido|(?:untitled|sans titre)(?: \d+)?|\W*)$",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(/p\b|br\b)?[^<>]*>")


def parse(data: bytes, path: PurePosixPath, digest: str) -> Article:
    """Return a book as one article: the title of the book, and below it the chapters with their headings.

    ``meta`` has the ``author``, ``date`` and ``description`` (a passage) that the book gives; its ``language`` counts
    as that of a page. Covers, title pages, tables of contents and pictures are left out; links within the book are
    text, those to notes become footnotes.

    Raises InputError when it is no book, is damaged or protected, or there is no text in it.
    """
    parts = {name: part for name, part in parts_of(data, _PARTS, _DAMAGED).items() if part.strip()}
    name = _package_name(parts)
    package = xml_of(parts[name], _DAMAGED)
    about = _about(package)
    body = _body(package, name, parts)
    if "title" in about:
        for again in [one for one in body.iter(*HEADINGS) if text_of(one).casefold() == about["title"].casefold()][:1]:
            again.drop_tree()
        title = body.makeelement("h1")
        title.text = about["title"]
        entitle(body, title)
    meta: dict[str, object] = {key: about[key] for key in ("author", "date") if key in about}
    if "description" in about:
        meta["description"] = Passage(about["description"], "meta")
    return article(path, digest, content_of(body), meta, about.get("language", ""))


def _package_name(parts: Mapping[str, bytes]) -> str:
    """The name of the part that says what the book consists of."""
    container = xml_of(parts[_CONTAINER], _DAMAGED) if _CONTAINER in parts else None
    for root in container.iter("{*}rootfile") if container is not None else ():
        if root.get("full-path") in parts:
            return str(root.get("full-path"))
    raise InputError(_DAMAGED)


def _about(package: etree._Element) -> dict[str, str]:
    """What a book says of itself."""
    said = {
        key: [" ".join(clean(str(one.xpath("string()"))).split()) for one in package.iter(f"{_DC}{key}")]
        for key in ("title", "creator", "description", "language")
    }
    published = [one for one in package.iter(f"{_DC}date") if one.get(f"{_OPF}event") in (None, "publication")]
    dates = [(one.text or "").strip() for one in published]
    choices = {
        "title": said["title"],
        "author": [", ".join(name for name in said["creator"] if not _UNKNOWN.match(name))],
        "date": [date for date in dates if _DATE.fullmatch(date)],
        "description": [_plain(text) for text in said["description"]],
        "language": said["language"],
    }
    return {key: texts[0] for key, texts in choices.items() if texts and not _UNKNOWN.match(texts[0])}


def _plain(text: str) -> str:
    """A text that may be given as HTML."""
    return " ".join(unescape(_TAG.sub(lambda tag: " " if tag[1] else "", text)).split())


def _body(package: etree._Element, name: str, parts: Mapping[str, bytes]) -> HtmlElement:
    """A ``body`` of all chapters."""
    items = {one.get("id"): one for one in package.iter("{*}item")}
    spine = [items[one.get("idref")] for one in package.iter("{*}itemref") if one.get("idref") in items]
    names = dict.fromkeys(_resolved(one.get("href") or "", name)[0] for one in spine)
    if not names.keys().isdisjoint(_encrypted(parts)):
        raise InputError(_LOCKED)
    around = _around(package, name, items.values(), parts)
    body = next(tree_of("<body></body>").iter("body"))
    for each in names:
        if each in parts and each not in around:
            chapter = _chapter(parts[each], each)
            chapter.tag = "div"
            if not _is_contents(chapter):
                body.append(chapter)
    if not names.keys() & parts.keys():
        raise InputError(_DAMAGED)
    return body


def _encrypted(parts: Mapping[str, bytes]) -> Iterator[str]:
    tree = xml_of(parts[_ENCRYPTION], _DAMAGED) if _ENCRYPTION in parts else None
    for one in tree.iter("{*}CipherReference") if tree is not None else ():
        yield posixpath.normpath(unquote(one.get("URI") or ""))


def _around(
    package: etree._Element, name: str, items: Iterable[etree._Element], parts: Mapping[str, bytes]
) -> set[str]:
    """The names of the parts that are not of the text."""
    found = set()
    marked = [(one.get("type"), _resolved(one.get("href") or "", name)) for one in package.iter("{*}reference")]
    for item in items:
        if "nav" in (item.get("properties") or "").split():
            nav = _resolved(item.get("href") or "", name)[0]
            found.add(nav)
            links = tree_of(source_of(parts[nav])).iter("a") if nav in parts else ()
            marked += [(one.get("epub:type"), _resolved(one.get("href") or "", nav)) for one in links]
    return found | {target for kind, (target, place) in marked if kind in _AROUND and not place}


def _chapter(part: bytes, name: str) -> HtmlElement:
    """The ``body`` of a chapter, with ids and links that hold in the whole book."""
    tree = tree_of(source_of(part))
    body = next(tree.iter("body"), tree)
    for element in list(body.iter()):
        tag, kinds = tag_of(element), (element.get("epub:type") or "").split()
        if tag in ("nav", "img") or not _AROUND.isdisjoint(kinds) or element.get("hidden") is not None:
            element.clear(keep_tail=True)
            continue
        for key in ("id", "name"):
            if element.get(key):
                element.set(key, f"{name}#{element.get(key)}")
        href = element.get("href") or ""
        if href and not _scheme(href):
            linked = "#".join(_resolved(href, name))
            element.set("href", f"#{linked}")
            if any(map(str.isalpha, text_of(element))) and {*map(tag_of, element.iterancestors())} & {*HEADINGS}:
                element.drop_tag()  # it leads to the table of contents, and not to a note
    return body


def _is_contents(chapter: HtmlElement) -> bool:
    """Whether it is a table of contents that nothing says to be one."""
    links = [text_of(one) for one in chapter.iter("a") if (one.get("href") or "").startswith("#")]
    return len(links) >= 3 and len("".join(links)) > 0.6 * len(text_of(chapter))


def _resolved(href: str, name: str) -> tuple[str, str]:
    """The part that a link in the part ``name`` leads to, and the place in it."""
    link, _, place = href.strip().partition("#")
    path = unquote(link)
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name, unquote(place)


def _scheme(href: str) -> str:
    try:
        return urlsplit(href.strip()).scheme or urlsplit(href.strip()).netloc
    except ValueError:
        return "?"
