"""A PDF's pages and properties, got from PDFium in a process of its own (see ``processes``)."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from subprocess import TimeoutExpired
from typing import Any, NamedTuple
from unicodedata import bidirectional, normalize

from translate import processes
from translate.errors import InputError
from translate.reading.pdf.page import MAX_CHARACTERS, Glyph, Sheet, Style, sheet_of

MAX_PAGES = 500
SECONDS = 120  # of which as many pages take about ten
_FEWEST = 20  # letters on a page, on average, of a document that is not pictures of pages
_UNKNOWN = 0.02  # share of characters without letters up to which a text is read
_VOWELS, _VOICED = "aeiouyæœøı", 0.2  # and the least share of them in a text
_OCR = "run text recognition over it first, such as ocrmypdf"
_PRINT = "open it in a PDF reader and print it to a new PDF"
_PASSWORD, _SECURITY = 4, 5  # FPDF_GetLastError


class Document(NamedTuple):
    """What stands on the pages of a PDF, and what its properties say (``Title``, ``Subject``)."""

    sheets: list[Sheet]
    properties: Mapping[str, str]


def read(data: bytes) -> Document:
    """Return what is in a PDF. Raises InputError when there is no text to be got from it."""
    try:
        done = processes.run(__name__, given=data, seconds=SECONDS)
    except TimeoutExpired:
        raise InputError(f"is not read within {SECONDS} seconds; {_PRINT}") from None
    if done.returncode:
        raise InputError(f"is damaged; {_PRINT}")
    found = json.loads(done.stdout)
    if isinstance(found, str):
        raise InputError(found)
    sheets, properties = found
    return Document([_sheet(*each) for each in sheets], properties)


def _sheet(width: float, height: float, glyphs: list[Any], dots: list[list[float]], unknown: int) -> Sheet:
    made = [
        Glyph(char, left, right, base, size, Style(*style), guessed)
        for char, left, right, base, size, style, guessed in glyphs
    ]
    return Sheet(width, height, made, [(across, down) for across, down in dots], unknown)


def _open(data: bytes) -> Document:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (_PASSWORD, _SECURITY):
            raise InputError("is protected by a password; save it without one") from None
        raise InputError(f"is no PDF, or is damaged; {_PRINT}") from None
    if len(document) > MAX_PAGES:
        raise InputError(f"has {len(document)} pages; the limit is {MAX_PAGES}: split it into articles")
    if document.get_formtype() in (pypdfium2.raw.FORMTYPE_XFA_FULL, pypdfium2.raw.FORMTYPE_XFA_FOREGROUND):
        raise InputError(f"is a form (XFA), whose text is on no page; {_PRINT}")
    sheets = []
    for number in range(1, len(document) + 1):
        try:
            page = document[number - 1]
        except pypdfium2.PdfiumError:
            raise InputError(f"is damaged at page {number}; {_PRINT}") from None
        sheets.append(sheet_of(page))
        page.close()
        if len(sheets[-1].glyphs) > MAX_CHARACTERS:
            raise InputError(f"has more than {MAX_CHARACTERS} characters on page {number}; split it into articles")
    _check(Counter(char for sheet in sheets for glyph in sheet.glyphs for char in glyph.char), sheets)
    return Document(sheets, document.get_metadata_dict(skip_empty=True))


def _check(characters: Counter[str], sheets: Sequence[Sheet]) -> None:
    """Raise InputError where characters are no text that can be read."""
    letters = Counter({char: count for char, count in characters.items() if char.isalpha()})
    unknown = sum(sheet.unknown for sheet in sheets)
    if unknown > _UNKNOWN * (letters.total() + unknown) or _is_muddled(letters):
        raise InputError(f"does not say which letters its fonts show; {_OCR}")
    if letters.total() < _FEWEST * len(sheets):
        raise InputError(f"holds no text, or hardly any: its pages are pictures; {_OCR}")
    leftward = sum(count for char, count in letters.items() if bidirectional(char) in ("R", "AL"))
    if leftward > letters.total() / 2:
        raise InputError("is written from right to left, which is not read from PDF; save it as .docx or .html")


def _is_muddled(letters: Counter[str]) -> bool:
    """Whether letters of our alphabet cannot be what a text shows, as every language has more vowels."""
    latin = {char: count for char, count in letters.items() if char < "\u0250"}
    vowels = sum(count for char, count in latin.items() if normalize("NFD", char)[0].lower() in _VOWELS)
    return sum(latin.values()) > 200 and vowels < _VOICED * sum(latin.values())


def main() -> None:
    """Write the document on standard input to standard output as JSON, or why it cannot be read."""
    found: Document | str
    try:
        found = _open(sys.stdin.buffer.read())
    except InputError as error:
        found = str(error)
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
