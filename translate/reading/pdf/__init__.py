"""PDF documents: the article that their pages show.

A PDF has no paragraphs, only characters at places. PDFium gives these (``page``); they become lines
(``lines``), blocks in the order of reading (``layout``), paragraphs (``paragraphs``, ``text``) and
HTML (``html``), which goes the way of pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from translate import language as languages
from translate.article import Article, Passage
from translate.errors import InputError, LanguageError
from translate.reading.blocks import content_of
from translate.reading.flow import clean
from translate.reading.html import article, tree_of
from translate.reading.pdf.document import read
from translate.reading.pdf.html import html_of
from translate.reading.pdf.layout import blocks_of, without_furniture
from translate.reading.pdf.lines import lines_of
from translate.reading.pdf.paragraphs import Paragraph, paragraphs_of, size_of
from translate.reading.pdf.text import joiner
from translate.reading.text import is_dateline, is_title, says_nothing

_MAX_LINES = 3000  # of a page; a newspaper's has 1000
_TITLE = 1.15  # size of a title, in sizes of the body


def parse(data: bytes, path: PurePosixPath, digest: str) -> Article:
    """Return the article that a PDF shows: its text in the order of reading, with headings, lists, tables, footnotes
    and links. Page numbers, running heads and feet, text that is not upright, and pictures are left out.

    The title is what stands first in the largest type, or what the document's properties say where its beginning says
    the same; else the first paragraph if it looks like one (see ``text.is_title``). Of the properties only the subject
    is kept, and the title where the text has none.

    Raises InputError when it is no PDF, is damaged or protected, or its text cannot be got at.
    """
    document = read(data)
    named, about = (_said(document.properties.get(key, "")) for key in ("Title", "Subject"))
    lines = [lines_of(sheet) for sheet in document.sheets]
    for number, each in enumerate(lines, start=1):
        if len(each) > _MAX_LINES:
            raise InputError(f"has words strewn over page {number}, as a map or drawing has; save it without that page")
    kept = without_furniture(lines, [sheet.height for sheet in document.sheets])
    body = size_of(kept)
    paragraphs = paragraphs_of([blocks_of(each, body) for each in kept], body)
    title = _title(paragraphs, body, named)
    text = [line for each in kept for line in each]
    language = _language("\n".join(line.text for line in text))
    html = html_of(_untitled(paragraphs, title), title, joiner(language, text))
    meta = {"description": Passage(about, "meta")} if about else {}
    return article(path, digest, content_of(tree_of(f"<body>{html}</body>")), meta, title=named)


def _said(value: str) -> str:
    """A property of the document, empty where a program filled it in."""
    text = " ".join(clean(value).split())
    return "" if says_nothing(text) else text


def _language(text: str) -> str:
    try:
        return languages.detect(text)
    except LanguageError:
        return ""


def _title(paragraphs: Sequence[Paragraph], body: float, said: str) -> Paragraph | None:
    first = [each for each in paragraphs if each.page == paragraphs[0].page and each.role != "note"]
    begun = next((place for place, each in enumerate(first) if each.role == "paragraph" and len(each.lines) > 2), None)
    large = [each for each in first if each.role == "heading" and each.size >= _TITLE * body]
    large += [each for each in first[:begun] if each.role == "quote"]
    same = [each for each in first if said and _letters(said) == _letters(each.text)]
    large = [each for each in large if len(each.text.split()) > 2] or [each for each in large if len(each.text) > 3]
    if same or large:
        return same[0] if same else max(large, key=lambda each: each.size)
    if len(paragraphs) > 1 and paragraphs[0].role in ("paragraph", "heading") and is_title(paragraphs[0].text):
        return paragraphs[0]
    return None


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _untitled(paragraphs: Sequence[Paragraph], title: Paragraph | None) -> list[Paragraph]:
    """The paragraphs, with headings above the title as text (a rubric, the name of a journal), and datelines."""
    if title not in paragraphs:
        return list(paragraphs)
    place = paragraphs.index(title)
    return [
        replace(each, role="paragraph")
        if each.role == "heading" and (at < place or (place < at < place + 4 and _is_date(each.text)))
        else each
        for at, each in enumerate(paragraphs)
    ]


def _is_date(text: str) -> bool:
    return is_dateline(text) and any(map(str.isdecimal, text))
