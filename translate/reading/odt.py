"""OpenDocument texts (.odt, and .fodt, which is one XML file), by way of simple HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from pathlib import PurePosixPath

from lxml import etree

from translate.article import Article
from translate.errors import InputError
from translate.reading.odf_styles import (
    DRAW,
    ODF,
    OFFICE,
    TABLE,
    TEXT,
    Formats,
    Styles,
    chain,
    number_of,
    styles_of,
    text_formats,
)
from translate.reading.parts import PROTECTED, document, parts_of, xml_of

_DAMAGED = "is no OpenDocument text, or is damaged; open it in LibreOffice and save it as .odt"
_PARTS = re.compile(r"content\.xml|styles\.xml|meta\.xml|META-INF/manifest\.xml|encrypted-package")
_SVG = ODF % "svg-compatible"
_XLINK = "{http://www.w3.org/1999/xlink}"
_XML = "{http://www.w3.org/XML/1998/namespace}"

_INDEXES = "table-of-content illustration-index table-index object-index user-index alphabetical-index"
_LEFT_OUT = frozenset(
    [
        *(f"{TEXT}{name}" for name in f"{_INDEXES} tracked-changes bibliography-source ruby-text script".split()),
        *(f"{TEXT}{name}-decls" for name in ("sequence", "variable", "user-field", "dde-connection")),
        *(f"{OFFICE}{name}" for name in ("annotation", "forms", "event-listeners", "binary-data")),
        *(f"{DRAW}{name}" for name in ("image", "object", "object-ole", "control", "plugin", "applet")),
        *(f"{_SVG}{name}" for name in ("title", "desc")),
        f"{TABLE}covered-table-cell",
    ]
)
_TITLES = frozenset({"Title", "Titre", "Titel", "Título"})
_SUBTITLES = frozenset({"Subtitle", "Sous-titre", "Untertitel", "Subtítulo"})
_QUOTES = frozenset({"Quotations", "Quote", "Intense Quote", "Block Text", "Citation", "Citation intense"})
_CAPTIONS = frozenset({"Caption", "caption", "Légende"})
_CONTENTS = re.compile(r"(?:Contents|toc) \d+")
_TORN = re.compile(r"</blockquote>\s*<blockquote>")


def parse(data: bytes, path: PurePosixPath, digest: str) -> Article:
    """Return the article in an OpenDocument text: its text as it reads with all changes accepted, with footnotes.

    The title is the paragraph of the style Title, else as ``parts.document`` says. Comments, headers, footers, hidden
    text, tables of contents, formulas and pictures are left out.

    Raises InputError when it is no OpenDocument text, is damaged or protected, or there is no text in it.
    """
    flat = data.lstrip(b"\xef\xbb\xbf \r\n")[:1] == b"<"
    trees = [xml_of(part, _DAMAGED) for part in ([data] if flat else _parts(data))]
    text = next((found for tree in trees for found in tree.iterfind(f"{OFFICE}body/{OFFICE}text")), None)
    if text is None:
        raise InputError(_DAMAGED)
    about = next((found for tree in trees for found in tree.iterfind(f".//{OFFICE}meta")), None)
    try:
        source = _Writer(styles_of(trees), "" if flat else "../").whole(text)
    except RecursionError:
        raise InputError("is nested too deeply to be read") from None
    return document(source, about, path, digest)


def _parts(data: bytes) -> list[bytes]:
    parts = parts_of(data, _PARTS, _DAMAGED)
    if "encrypted-package" in parts or b"encryption-data" in parts.pop("META-INF/manifest.xml", b""):
        raise InputError(PROTECTED)
    return [part for _, part in sorted(parts.items(), reverse=True)]  # the styles of the content win


@dataclass
class _Writer:
    styles: Styles
    beside: str  # what the address of a file beside the document begins with
    notes: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)  # that stand in the paragraph being written
    lists: list[str] = field(default_factory=list)  # the styles of the lists that are open
    counted: dict[str, int] = field(default_factory=dict)  # the last number of a list, by its id and by its style

    def whole(self, text: etree._Element) -> str:
        """The HTML of a document; boxes that are fixed to a page stand after the text, notes at the end."""
        _join_lists(text)
        body = self.inside(text, {})
        boxes, self.boxes = self.boxes, []
        notes = f"<ol>{''.join(self.notes)}</ol>" if self.notes else ""
        return _TORN.sub("", "".join([body, *boxes, *self.boxes, notes]))

    def inside(self, element: etree._Element, formats: Formats) -> str:
        parts = [self.say(element.text, formats)]
        for child in element:
            parts += [self.element(child, formats), self.say(child.tail, formats)]
        return "".join(parts)

    def say(self, text: str | None, formats: Formats) -> str:
        if not text or formats.get("hidden"):
            return ""
        said = escape(text)
        for tag in ("sup", "sub", "s", "i", "b") if text.strip() else ():
            said = f"<{tag}>{said}</{tag}>" if formats.get(tag) else said
        return said

    def element(self, element: etree._Element, formats: Formats) -> str:
        tag = str(element.tag)
        if tag in _LEFT_OUT or _is_hidden(element):
            return ""
        if tag in (f"{TEXT}p", f"{TEXT}h"):
            return self.paragraph(element)
        if tag == f"{TEXT}span":
            return self.inside(element, {**formats, **text_formats(self.styles, _style(element))})
        if tag in (f"{TEXT}s", f"{TEXT}tab"):
            return " "
        if tag == f"{TEXT}line-break":
            return "<br>"
        if tag in (f"{TEXT}a", f"{DRAW}a"):
            href = (element.get(f"{_XLINK}href") or "").removeprefix(self.beside)
            return f'<a href="{escape(href)}">{self.inside(element, formats)}</a>'
        if tag == f"{TEXT}note":
            return self.note(element)
        if tag == f"{TEXT}list":
            return self.list(element)
        if tag == f"{TABLE}table":
            rows = "".join(self.row(row) for row in element.iter(f"{TABLE}table-row") if _table(row) is element)
            return f"<table>{rows}</table>"
        if tag.startswith(DRAW) and tag not in (f"{DRAW}frame", f"{DRAW}g"):
            self.boxes.append(self.inside(element, {}))
            return ""
        return self.inside(element, formats)

    def paragraph(self, element: etree._Element) -> str:
        found = chain(self.styles, "paragraph", _style(element))
        names = {style.name for style in found}
        if names & _SUBTITLES:
            names -= _TITLES  # which theirs may be made from
        heading = element.tag == f"{TEXT}h"
        # A named style of paragraphs is not emphasis.
        formats = found[0].formats if found and found[0].automatic else {}
        if any(_CONTENTS.fullmatch(name) for name in names) or formats.get("hidden"):
            return ""
        outer, self.boxes = self.boxes, []
        said = self.inside(element, {} if heading or names & _TITLES else formats)
        if names & _TITLES:
            said = f'<h1 class="title">{said}</h1>'
        elif heading:
            level = min(max(number_of(element, "outline-level"), 1), 6)
            said = f"<h{level}>{said}</h{level}>"
        elif names & _QUOTES:
            said = f"<blockquote><p>{said}</p></blockquote>"
        else:
            said = f"<p><em>{said}</em></p>" if names & _CAPTIONS else f"<p>{said}</p>"
        boxes, self.boxes = self.boxes, outer
        return "".join([said, *boxes])

    def note(self, element: etree._Element) -> str:
        self.notes.append("")
        number = len(self.notes)
        said = "".join(self.inside(body, {}) for body in element.iterchildren(f"{TEXT}note-body"))
        self.notes[number - 1] = f'<li id="note{number}">{said}<a href="#call{number}">↩</a></li>'
        return f'<a id="call{number}" href="#note{number}">{number}</a>'

    def list(self, element: etree._Element) -> str:
        if not self.lists and element.find(f".//{TEXT}h") is not None:
            return self.inside(element, {})  # numbered headings
        style = _style(element) or (self.lists[-1] if self.lists else "")
        self.lists.append(style)
        level = len(self.lists)
        first = next((one.numbered[level] for one in chain(self.styles, "list", style) if level in one.numbered), None)
        items = [one for one in element if one.tag in (f"{TEXT}list-item", f"{TEXT}list-header")]
        said = "".join(f"<li>{self.inside(item, {})}</li>" for item in items)
        self.lists.pop()
        if first is None:
            return f"<ul>{said}</ul>"
        before = element.get(f"{TEXT}continue-list")
        if before or element.get(f"{TEXT}continue-numbering") == "true":
            first = self.counted.get(before or style, first - 1) + 1
        first = number_of(items[0], "start-value", first) if items else first
        if level == 1:
            self.counted |= {key: first + len(items) - 1 for key in (style, element.get(f"{_XML}id") or "")}
        return f'<ol start="{first}">{said}</ol>'

    def row(self, element: etree._Element) -> str:
        heads = element.getparent().tag == f"{TABLE}table-header-rows"
        cells = element.iterchildren(f"{TABLE}table-cell")
        return f"<tr>{''.join(self.table_cell(cell, 'th' if heads else 'td') for cell in cells)}</tr>"

    def table_cell(self, element: etree._Element, tag: str) -> str:
        wide, high = (element.get(f"{TABLE}number-{side}-spanned") or "1" for side in ("columns", "rows"))
        said = self.inside(element, {})
        return f'<{tag} colspan="{escape(wide)}" rowspan="{escape(high)}">{said}</{tag}>'


def _style(element: etree._Element) -> str:
    return element.get(f"{TEXT}style-name") or ""


def _is_hidden(element: etree._Element) -> bool:
    """Whether it is hidden by itself or, as a paragraph, by a field in it."""
    if element.get(f"{TEXT}is-hidden") == "true" or element.get(f"{TEXT}display") == "none":
        return True
    return element.tag == f"{TEXT}p" and any(
        one.get(f"{TEXT}is-hidden") == "true" for one in element.iter(f"{TEXT}hidden-paragraph")
    )


def _join_lists(text: etree._Element) -> None:
    """Give a list what goes with its last item and stands in another list after it, as Word's do in LibreOffice."""
    for inner in list(text.iterfind(f".//{TEXT}list/{TEXT}list-item[1]/{TEXT}list[1]")):
        item = inner.getparent()
        outer = item.getparent()
        before = outer.getprevious()
        if inner.getprevious() is None and before is not None and before.tag == outer.tag and len(before):
            inner.set(f"{TEXT}style-name", _style(inner) or _style(outer))
            before[-1].extend(list(item))
            outer.remove(item)


def _table(row: etree._Element) -> etree._Element:
    """The table that a row stands in."""
    return next(row.iterancestors(f"{TABLE}table"))
