"""PDF documents: the article that their pages show.

A PDF has no paragraphs, only characters at places. PDFium gives these (``pdf_page``); they become lines
(``pdf_lines``), blocks in the order of reading (``pdf_layout``), paragraphs (``pdf_paragraphs``, ``pdf_text``) and
HTML (``pdf_html``), which goes the way of pages.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from translate import language as languages
from translate.article import Article, Passage
from translate.errors import InputError, LanguageError
from translate.reading.blocks import content_of
from translate.reading.flow import clean
from translate.reading.html import article, tree_of
from translate.reading.pdf_html import html_of
from translate.reading.pdf_layout import blocks_of, without_furniture
from translate.reading.pdf_lines import lines_of
from translate.reading.pdf_page import MAX_CHARACTERS, Sheet, sheet_of
from translate.reading.pdf_paragraphs import Paragraph, paragraphs_of, size_of
from translate.reading.pdf_text import joiner
from translate.reading.text import is_dateline, is_title, says_nothing

MAX_PAGES = 1000
_FEWEST = 20  # letters on a page, on average, of a document that is not pictures of pages
_UNKNOWN = 0.1  # share of characters without letters up to which a text is read
_TITLE = 1.15  # size of a title, in sizes of the body
_OCR = "run text recognition over it first, such as ocrmypdf"
_PASSWORD, _SECURITY = 4, 5  # FPDF_GetLastError
_lock = threading.Lock()  # PDFium takes one caller at a time


def parse(data: bytes, path: PurePosixPath, digest: str) -> Article:
    """Return the article that a PDF shows: its text in the order of reading, with headings, lists, tables, footnotes
    and links. Page numbers, running heads and feet, text that is not upright, and pictures are left out.

    The title is what stands first in the largest type, or what the document's properties say where its beginning says
    the same; else the first paragraph if it looks like one (see ``text.is_title``). Of the properties only the subject
    is kept, and the title where the text has none.

    Raises InputError when it is no PDF, is damaged or protected, or its text cannot be got at.
    """
    with _lock:
        sheets, properties = _sheets(data)
    lines = [lines_of(sheet) for sheet in sheets]
    kept = without_furniture(lines, [sheet.height for sheet in sheets])
    body = size_of(kept)
    paragraphs = paragraphs_of([blocks_of(each, body) for each in kept], body)
    title = _title(paragraphs, body, properties.get("title", ""))
    text = "\n".join(line.text for each in kept for line in each)
    html = html_of(
        _untitled(paragraphs, title), title, joiner(_language(text), (line for each in kept for line in each))
    )
    meta = {"description": Passage(properties["subject"], "meta")} if "subject" in properties else {}
    return article(path, digest, content_of(tree_of(f"<body>{html}</body>")), meta, title=properties.get("title", ""))


def _sheets(data: bytes) -> tuple[list[Sheet], Mapping[str, str]]:
    """What stands on the pages of a document, and what its properties say."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (_PASSWORD, _SECURITY):
            raise InputError("is protected by a password; save it without one") from None
        raise InputError("is no PDF, or is damaged; open it in a PDF reader and print it to a new PDF") from None
    with document:
        if len(document) > MAX_PAGES:
            raise InputError(f"has {len(document)} pages; the limit is {MAX_PAGES}: split it into articles")
        if document.get_formtype() in (pypdfium2.raw.FORMTYPE_XFA_FULL, pypdfium2.raw.FORMTYPE_XFA_FOREGROUND):
            raise InputError("is a form (XFA), whose text is in no page; open it in a PDF reader and print it to a PDF")
        sheets = [_sheet(document, index) for index in range(len(document))]
        about = {key.lower(): " ".join(clean(value).split()) for key, value in document.get_metadata_dict().items()}
    unknown = sum(sheet.unknown for sheet in sheets)
    known = sum(glyph.char.isalnum() for sheet in sheets for glyph in sheet.glyphs)
    if unknown > _UNKNOWN * (known + unknown):
        raise InputError(f"does not say which letters its fonts show; {_OCR}")
    if known < _FEWEST * len(sheets):
        raise InputError(f"holds no text, or hardly any: its pages are pictures; {_OCR}")
    return sheets, {key: about[key] for key in ("title", "subject") if about.get(key) and not says_nothing(about[key])}


def _sheet(document: Any, index: int) -> Sheet:
    import pypdfium2

    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        raise InputError(f"is damaged at page {index + 1}; print it to a new PDF") from None
    sheet = sheet_of(page)
    page.close()
    if len(sheet.glyphs) > MAX_CHARACTERS:
        raise InputError(f"has more than {MAX_CHARACTERS} characters on page {index + 1}, too many for one of text")
    return sheet


def _language(text: str) -> str:
    try:
        return languages.detect(text)
    except LanguageError:
        return ""


def _title(paragraphs: Sequence[Paragraph], body: float, said: str) -> Paragraph | None:
    first = [each for each in paragraphs if each.page == paragraphs[0].page and each.role != "note"]
    large = [each for each in first if each.role in ("heading", "quote") and each.size >= _TITLE * body]
    same = [each for each in first if said and _letters(said) == _letters(each.text)]
    wordy = [each for each in large if len(each.text.split()) > 2]
    if same or large:
        return same[0] if same else max(wordy or large, key=lambda each: each.size)
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
        if each.role == "heading" and (index < place or (index < place + 4 and is_dateline(each.text)))
        else each
        for index, each in enumerate(paragraphs)
    ]
