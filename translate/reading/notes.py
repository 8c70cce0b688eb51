"""Notes of pages and books, and the links to them and back."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from itertools import islice, takewhile

from lxml.html import HtmlElement

from translate.reading.elements import BLOCKS, HEADINGS, tag_of, text_of

# The number of a note, or the letters of several places that refer to one.
_NUMBER = re.compile(r"(?:\W|\d|_|\b(?:[ivxlc]{2,}|[a-z]|et|and|und)\b)*")
_LONGEST = 120  # characters of links back
_LEFT = re.compile(r"(?:\s|\[\s*\]|\(\s*\)|[.:)\]↑^](?=\s)|[-–—](?=\s))*")  # what stood around a number


@dataclass
class Note:
    """A footnote: the element that holds its text, and its label once it was referred to."""

    element: HtmlElement
    link: HtmlElement  # the first that refers to it
    label: int = 0


def notes_of(body: HtmlElement) -> dict[str, Note]:
    """The footnotes by their ids: what a link leads to that says that it refers to a note, or from which another leads
    back to that link or right beside."""
    ids: dict[str, HtmlElement] = {}
    for element in body.iter():
        for key in (element.get("id"), element.get("name")) if tag_of(element) else ():
            if key:
                ids.setdefault(key, element)
    notes: dict[str, Note] = {}
    held: dict[HtmlElement, frozenset[str] | None] = {}
    set_apart: set[HtmlElement] = set()
    for link in body.iter("a"):
        href = link.get("href") or ""
        note = _holder(ids.get(href[1:])) if href.startswith("#") else None
        above = [*link.iterancestors()]
        if note is None or note in above or not set_apart.isdisjoint(above):
            continue
        if note not in held:
            held[note] = _backs(note)
        backs = held[note]
        own = {link.get("id"), link.get("name")}
        own |= {one.get("id") for one in (*_above(link, 2), *link.iterdescendants()) if tag_of(one)}
        refers = "noteref" in f"{link.get('epub:type')} {link.get('role')}"
        if backs is not None and (refers or backs & (own - {None})):
            notes[href[1:]] = Note(note, link)
            set_apart.add(note)
    return notes


def join_parts(body: HtmlElement, notes: Iterable[Note]) -> None:
    """Give a note the paragraphs between it and the next one, where no text comes between them."""
    places = {element: place for place, element in enumerate(body.iter())}
    links = {note.element: note.link for note in notes}
    for element in links:
        parts = [*takewhile(lambda one: tag_of(one) == "p" and one not in links, element.itersiblings())]
        following = parts[-1].getnext() if parts else None
        said = "".join(one.tail or "" for one in (element, *parts)).strip()
        if following in links and not said and places[links[following]] < places[element]:
            element.tag = "div"
            element.extend(parts)


def drop_brackets(link: HtmlElement) -> None:
    """Take off the brackets around a link that refers to a note."""
    while tag_of(link.getparent()) == "sup" and text_of(link.getparent()) == text_of(link):
        link = link.getparent()
    parent, previous = link.getparent(), link.getprevious()
    before, after = ((parent.text if previous is None else previous.tail) or "").rstrip(), (link.tail or "").lstrip()
    if before[-1:] + after[:1] in ("[]", "()"):
        link.tail = after[1:]
        if previous is None:
            parent.text = before[:-1]
        else:
            previous.tail = before[:-1]


def drop_ways_back(note: Note) -> None:
    """Take the links out of a note that lead back to where it is referred to, and its number."""
    element, number = note.element, re.escape(text_of(note.link).strip("[]() "))
    for link in [link for link in element.iter("a") if (link.get("href") or "").startswith("#")]:
        whole = [one for one in (link, *_above(link, 2)) if len(text_of(one)) < _LONGEST]
        back = [one for one in whole if _NUMBER.fullmatch(text_of(one)) and one.getparent() is not None]
        if back:
            back[-1].drop_tree()
    text = "".join(element.itertext())
    left = re.match(rf"\s*[\[(]?{number}[.):\]]\s", text) if number else None
    left = left or _LEFT.match(text)
    _drop_start(element, left.end() if left else 0)


def heads_notes(heading: HtmlElement, notes: Container[HtmlElement]) -> bool:
    """Whether it is a heading or line over nothing but notes, which become footnotes."""
    found = False
    for one in heading.itersiblings() if not (heading.tail or "").strip() else ():
        if tag_of(one) in (*HEADINGS, "hr"):
            break
        if not _is_notes(one, notes):
            return False
        found = True
    return found


def _drop_start(element: HtmlElement, count: int) -> None:
    """Take characters off the beginning of its text."""
    for text in element.xpath(".//text()"):
        parent, rest = text.getparent(), str(text)[count:]
        if text.is_tail:
            parent.tail = rest
        else:
            parent.text = rest
        count -= min(count, len(text))


def _backs(note: HtmlElement) -> frozenset[str] | None:
    """Where the links in what may be a note lead back to; None where it has no words."""
    if not any(map(str.isalpha, text_of(note))):
        return None
    hrefs = (one.get("href") or "" for one in note.iter("a"))
    return frozenset(href[1:] for href in hrefs if href.startswith("#"))


def _is_notes(element: HtmlElement, notes: Container[HtmlElement]) -> bool:
    if element in notes:
        return not (element.tail or "").strip()
    beside = f"{element.text or ''}{element.tail or ''}".strip()
    return len(element) > 0 and not beside and all(_is_notes(one, notes) for one in element)


def _holder(element: HtmlElement | None) -> HtmlElement | None:
    """The block that holds the text of a note, where its id may stand at the link back."""
    while element is not None and tag_of(element) not in BLOCKS:
        element = element.getparent()
    return element if element is not None and tag_of(element) in ("li", "p", "div", "dd", "aside", "td") else None


def _above(element: HtmlElement, count: int) -> Iterable[HtmlElement]:
    """What it stands in, so many at most, up to the next block."""
    return takewhile(lambda one: tag_of(one) not in BLOCKS, islice(element.iterancestors(), count))
