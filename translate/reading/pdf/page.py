"""What stands on the pages of a PDF: its characters with their places, by way of PDFium."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

MAX_CHARACTERS = 60_000  # of a page; a newspaper's has 20,000
_LINKS = 500
_BOLD = re.compile(r"bold|black|heavy|demi|\bcmbx|\bcmb\d|-bd", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|slanted|\bcmti|\bcmsl|-it\b", re.IGNORECASE)
_ITALIC_FLAG, _BOLD_FLAG = 1 << 6, 1 << 18
# Dots and dashes of the symbol fonts of Word, a hyphen that PDFium has marked, guillemets of TeX, and what fonts have
# at places of their own: old figures and small capitals (Adobe Glyph List).
_MEANT = {
    **dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf0a8\uf06e\uf071\uf0f0\uf0e0", "•"),
    "\uf02d": "–",
    "\x02": "-",
    "≪": "«",
    "≫": "»",
    "\t": " ",
    **{chr(0xF730 + digit): str(digit) for digit in range(10)},
    **{chr(0xF761 + index): chr(ord("A") + index) for index in range(26)},
    **{chr(0xFB00 + index): letters for index, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))},
}


class Style(NamedTuple):
    """How a character is set, and the address that it links to."""

    bold: bool = False
    italic: bool = False
    link: str = ""


class Glyph(NamedTuple):
    """A character and its place, in points from the left and the top of the page. ``base`` is the line that it stands
    on. A blank that is ``guessed`` is not in the document: PDFium takes a gap for one."""

    char: str
    left: float
    right: float
    base: float
    size: float
    style: Style = Style()
    guessed: bool = False


class Sheet(NamedTuple):
    """A page: its width and height in points, its characters in the order of the document, the middles of dots that
    are drawn and no characters, and how many characters there are of which it is not said what letters they show."""

    width: float
    height: float
    glyphs: list[Glyph]
    dots: list[tuple[float, float]]
    unknown: int


def sheet_of(page: Any) -> Sheet:
    """Return what stands on a page of pypdfium2, upright as most of its text is; text that stands otherwise (at the
    edge, as a watermark) is left out, and what lies outside the page."""
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    left, bottom, right, top = page.get_bbox()
    found: dict[int, list[Glyph]] = {}
    unknown = 0
    links = list(_links(pdfium, page))
    x, y, box, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    last, place, style, size, turn = None, None, Style(), 0.0, 0
    for index in range(min(text.count_chars(), MAX_CHARACTERS + 1)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if pdfium.FPDFText_IsGenerated(text, index) == 1:
            before = found.get(turn)
            if code == 32 and before:
                end = before[-1].right
                before.append(Glyph(" ", end, end, before[-1].base, size, guessed=True))
            continue
        char = _MEANT.get(chr(code), chr(code))
        if pdfium.FPDFText_HasUnicodeMapError(text, index) == 1 or (not char.isprintable() and not char.isspace()):
            if char not in "\u00ad\u200b\u200c\u200d\u2060\ufeff":
                unknown += 1
            if char != "\u00ad":
                continue
        thing = ctypes.cast(pdfium.FPDFText_GetTextObject(text, index), ctypes.c_void_p).value
        if thing != last:
            last = thing
            pdfium.FPDFText_GetMatrix(text, index, matrix)
            size = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
            turn = _turn(matrix.a, matrix.b)
            style = _style(pdfium, text, index)
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        if not (left <= x.value <= right and bottom <= y.value <= top and size > 0) or turn < 0:
            continue
        same = (x.value, y.value, thing)
        ligature: Glyph | None = found[turn][-1] if same == place and found.get(turn) else None
        if ligature is not None and _is_letter(ligature.char[-1]) and _is_letter(char):
            found[turn][-1] = ligature._replace(char=ligature.char + char)
            continue
        place = same
        middle = ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
        link = next((to for area, to in links if _inside(middle, area)), "") if links else ""
        across, down = _turned((x.value, y.value), turn, (left, bottom, right, top))
        wide = (box.right - box.left) if turn % 2 == 0 else (box.top - box.bottom)
        found.setdefault(turn, []).append(
            Glyph(
                char,
                round(across, 2),
                round(across + wide, 2),
                round(down, 2),
                round(size, 2),
                style._replace(link=link) if link else style,
            )
        )
    turn = max(found, key=lambda one: len(found[one]), default=0)
    width, height = (right - left, top - bottom) if turn % 2 == 0 else (top - bottom, right - left)
    dots = [_turned(dot, turn, (left, bottom, right, top)) for dot in _dots(pdfium, page)]
    return Sheet(width, height, found.get(turn, []), dots, unknown)


def _is_letter(char: str) -> bool:
    return char.isalpha() and unicodedata.category(char) != "Lm"  # which some accents are


def _turn(a: float, b: float) -> int:
    """Quarters that text is turned by, against the clock; -1 where it is not upright on any side."""
    angle = math.degrees(math.atan2(b, a)) % 360
    quarter = round(angle / 90)
    return quarter % 4 if abs(angle - 90 * quarter) < 3 else -1


def _turned(point: tuple[float, float], turn: int, box: tuple[float, float, float, float]) -> tuple[float, float]:
    """A point seen from the left and top of a page on which text that is turned so stands upright."""
    (x, y), (left, bottom, right, top) = point, box
    return ((x - left, top - y), (y - bottom, x - left), (right - x, y - bottom), (top - y, right - x))[turn]


def _style(pdfium: Any, text: Any, index: int) -> Style:
    flags, name = ctypes.c_int(), ctypes.create_string_buffer(256)
    pdfium.FPDFText_GetFontInfo(text, index, name, 256, flags)
    font = name.value.decode("utf-8", "replace").rpartition("+")[2]
    bold = bool(_BOLD.search(font) or flags.value & _BOLD_FLAG)
    return Style(bold, bool(_ITALIC.search(font) or flags.value & _ITALIC_FLAG))


def _inside(point: tuple[float, float], area: tuple[float, float, float, float]) -> bool:
    left, bottom, right, top = area
    return left <= point[0] <= right and bottom <= point[1] <= top


def _dots(pdfium: Any, page: Any) -> Iterator[tuple[float, float]]:
    """The middles of small round or square shapes: what browsers draw before the items of a list."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(min(pdfium.FPDFPage_CountObjects(page), MAX_CHARACTERS)):
        thing = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        if pdfium.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
            wide, high = right.value - left.value, top.value - bottom.value
            if 1 < wide < 9 and abs(wide - high) < 0.5:
                yield (left.value + right.value) / 2, (top.value + bottom.value) / 2


def _links(pdfium: Any, page: Any) -> Iterator[tuple[tuple[float, float, float, float], str]]:
    """The areas of the page that lead to an address."""
    start, link, area = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    for _ in range(_LINKS):
        if not pdfium.FPDFLink_Enumerate(page, start, link):
            return
        action = pdfium.FPDFLink_GetAction(link)
        if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
            continue
        address = ctypes.create_string_buffer(2048)
        pdfium.FPDFAction_GetURIPath(page.pdf, action, address, 2048)
        if address.value and pdfium.FPDFLink_GetAnnotRect(link, area):
            yield (area.left, area.bottom, area.right, area.top), address.value.decode("utf-8", "replace")
