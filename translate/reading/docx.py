"""Word documents (.docx), by way of the HTML that mammoth makes of them.

mammoth passes over what it does not know, so the document is first brought into the forms that it knows.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from lxml import etree

from translate.article import Article
from translate.errors import InputError
from translate.reading.parts import PROTECTED, document, parts_of, xml_of

_SAVE = "open it in Word and save it as .docx"
_DAMAGED = f"is no Word document, or is damaged; {_SAVE}"
_OLE, _RTF = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PARTS = re.compile(r"\[Content_Types\]\.xml|(?:.+/)?_rels/[^/]+\.rels|docProps/core\.xml|word/(?!comments)[^/]+\.xml")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_V = "{urn:schemas-microsoft-com:vml}"
_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name^='toc '] => !
p[style-name='caption'] => p:fresh > em:fresh
p[style-name='Caption'] => p:fresh > em:fresh
r[style-name='Emphasis'] => em
r[style-name='Strong'] => strong
"""


def parse(data: bytes, path: PurePosixPath, digest: str) -> Article:
    """Return the article in a Word document: its text as it reads with all changes accepted, with footnotes.

    The title is the paragraph of the style Title, else as ``parts.document`` says. Comments, headers, footers, hidden
    text and pictures are left out.

    Raises InputError when it is no Word document, is damaged or protected, or there is no text in it.
    """
    parts = _parts(data)
    core = parts.pop("docProps/core.xml", b"")
    return document(_html(parts), xml_of(core, _DAMAGED) if core else None, path, digest)


def _parts(data: bytes) -> dict[str, bytes]:
    """The parts of a document that are read, each brought into a form that mammoth reads all of."""
    if data.startswith(_OLE):
        protected = _ENCRYPTED in data
        raise InputError(
            PROTECTED if protected else f"is a document of an old Word (.doc), whatever its name says; {_SAVE}"
        )
    if data.lstrip()[:5] == _RTF:
        raise InputError(f"is an RTF document, whatever its name says; {_SAVE}")
    parts = parts_of(data, _PARTS, _DAMAGED)
    if "[Content_Types].xml" not in parts:
        raise InputError(_DAMAGED)
    return parts


def _html(parts: Mapping[str, bytes]) -> str:
    from mammoth import convert_to_html

    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w") as archive:
        for name, part in parts.items():
            tree = xml_of(part.replace(_STRICT, _W[1:-1].encode()), _DAMAGED)
            _normalise(tree)
            archive.writestr(name, etree.tostring(tree, encoding="utf-8", xml_declaration=True))
    try:
        return str(convert_to_html(plain, style_map=_STYLES, convert_image=lambda image: []).value)
    except RecursionError:
        raise InputError("is nested too deeply to be read") from None
    except Exception:  # whatever it meets in a file that is not as it should be
        raise InputError(_DAMAGED) from None


def _normalise(tree: etree._Element) -> None:
    """Bring what mammoth passes over into forms that it knows: text boxes, simple fields, directions of writing,
    formulas, marks of readings; and take out what Word does not show."""
    for element in list(tree.iter()):
        change = _CHANGES.get(str(element.tag))
        if change is not None and element.getparent() is not None:
            change(element)


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    place = parent.index(element)
    parent[place : place + 1] = list(element)


def _drop(element: etree._Element) -> None:
    element.getparent().remove(element)


def _unwrap_base(element: etree._Element) -> None:
    """Text with readings above it: the text."""
    for reading in element.findall(f"{_W}rt"):
        element.remove(reading)
    for base in element.findall(f"{_W}rubyBase"):
        _unwrap(base)
    _unwrap(element)


def _drop_hidden(element: etree._Element) -> None:
    properties = element.getparent()
    run = properties.getparent()
    if run is not None and run.tag == f"{_W}r" and element.get(f"{_W}val") not in ("0", "false"):
        run.clear(keep_tail=True)


def _break_line(element: etree._Element) -> None:
    """A break of a page or column as one of a line, so that the words around it stay apart."""
    element.attrib.pop(f"{_W}type", None)


def _shift(element: etree._Element) -> None:
    """What LibreOffice sets higher or lower, and smaller, as raised or lowered text."""
    size, height = element.getparent().find(f"{_W}sz"), element.get(f"{_W}val") or ""
    if size is not None and height.lstrip("-").strip("0").isdecimal():
        element.tag = f"{_W}vertAlign"
        element.set(f"{_W}val", "subscript" if height[0] == "-" else "superscript")


def _drop_contents(element: etree._Element) -> None:
    """A table of contents: its text stands in the headings."""
    whole = next(element.iterancestors(f"{_W}sdt"), None)
    if whole is not None and element.get(f"{_W}val") == "Table of Contents":
        _drop(whole)


def _choose(element: etree._Element) -> None:
    """What is there in two forms: the old one where it holds the text, else a text box made of the new one."""
    fallback = element.find(f"{_MC}Fallback")
    boxes = list(element.iterfind(f".//{_MC}Choice//{_W}txbxContent"))
    if boxes and (fallback is None or fallback.find(f".//{_W}txbxContent") is None):
        box = etree.SubElement(etree.Element(f"{_W}pict"), f"{_V}textbox")
        box.extend(boxes)
        element.getparent().replace(element, box.getparent())


def _spell(element: etree._Element) -> None:
    """A formula as the text in it."""
    run = etree.Element(f"{_W}r")
    etree.SubElement(run, f"{_W}t").text = "".join(part.text or "" for part in element.iter(f"{_M}t"))
    element.getparent().replace(element, run)


def _rename(name: str) -> Callable[[etree._Element], None]:
    def rename(element: etree._Element) -> None:
        element.tag = name

    return rename


_CHANGES: Mapping[str, Callable[[etree._Element], None]] = {
    **dict.fromkeys((f"{_W}fldSimple", f"{_W}dir", f"{_W}bdo"), _unwrap),
    **dict.fromkeys((f"{_V}oval", f"{_V}line", f"{_V}polyline"), _rename(f"{_V}shape")),
    **dict.fromkeys((f"{_W}vanish", f"{_W}webHidden"), _drop_hidden),
    **dict.fromkeys((f"{_W}commentReference", f"{_W}delText"), _drop),
    f"{_W}br": _break_line,
    f"{_W}position": _shift,
    f"{_W}docPartGallery": _drop_contents,
    f"{_W}cr": _rename(f"{_W}br"),
    f"{_W}ptab": _rename(f"{_W}tab"),
    f"{_W}ruby": _unwrap_base,
    f"{_MC}AlternateContent": _choose,
    f"{_M}oMath": _spell,
    f"{_M}oMathPara": _unwrap,
}
