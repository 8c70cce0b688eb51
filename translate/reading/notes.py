"""Notes of pages and books, and the links to them and back."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass

from lxml.html import HtmlElement

from translate.reading.elements import BLOCKS, HEADINGS, tag_of, text_of

_ROMAN = re.compile(r"\W*[ivxlc]+\W*")  # the number of an endnote


@dataclass
class Note:
    """A footnote: the element that holds its text, and its label once it was referred to."""

    element: HtmlElement
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
            notes[href[1:]] = Note(note)
            set_apart.add(note)
    return notes


def drop_ways_back(note: HtmlElement) -> None:
    """Take the links out of a note that lead back to where it is referred to."""
    for link in [link for link in note.iter("a") if (link.get("href") or "").startswith("#")]:
        said = text_of(link)
        if (not any(map(str.isalpha, said)) or _ROMAN.fullmatch(said)) and link is not note:
            link.drop_tree()


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
    return [one for one, _ in zip(element.iterancestors(), range(count), strict=False) if tag_of(one) not in BLOCKS]
