"""Paragraphs of a PDF to HTML, which ``blocks`` makes content of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby

from translate.reading.pdf.lines import BULLET, MARKER, Span
from translate.reading.pdf.paragraphs import NOTE, Paragraph
from translate.reading.pdf.text import Joiner

_NUMBER = re.compile(r"\(?(\d{1,3})[.)]")
_DEEPEST = 4

Notes = Mapping[tuple[int, str], int]
"""Which note of the document the note of a page with a label is."""


def html_of(paragraphs: Sequence[Paragraph], title: Paragraph | None, joiner: Joiner) -> str:
    """Return the paragraphs as HTML: the title before all others, footnotes linked to where they are referred to."""
    rest = [each for each in paragraphs if each is not title]
    sizes = sorted({_weight(each) for each in rest if each.role == "heading"}, reverse=True)
    notes = {(each.page, each.label): index for index, each in enumerate(rest) if each.role == "note"}
    parts = [f"<h1>{_inline(title, joiner, notes)}</h1>"] if title else []
    for kind, group in groupby(enumerate(rest), key=lambda one: _list(one[1])):
        members = list(group)
        if kind:
            number = _NUMBER.match(members[0][1].text)
            start = f' start="{number[1]}"' if number and kind == "ol" else ""
            items = "".join(f"<li>{_inline(each, joiner, notes)}</li>" for _, each in members)
            parts.append(f"<{kind}{start}>{items}</{kind}>")
            continue
        for index, each in members:
            if each.role == "table":
                parts.append(_table(each, joiner, notes))
            elif each.role == "heading":
                level = min(2 + sizes.index(_weight(each)), _DEEPEST)
                parts.append(f"<h{level}>{_inline(each, joiner, notes)}</h{level}>")
            elif each.role == "quote":
                parts.append(f"<blockquote><p>{_inline(each, joiner, notes)}</p></blockquote>")
            elif each.role == "note":
                parts.append(
                    f'<p id="n{index}"><a href="#r{index}">{each.label}</a> {_inline(each, joiner, notes)}</p>'
                )
            else:
                parts.append(f"<p>{_inline(each, joiner, notes)}</p>")
    return "".join(parts)


def _weight(heading: Paragraph) -> tuple[float, bool]:
    return round(heading.size), all(line.bold for line in heading.lines)


def _list(paragraph: Paragraph) -> str:
    """The list that a paragraph is an item of, if it is one."""
    if paragraph.role != "item":
        return ""
    return "ul" if BULLET.match(paragraph.text) else "ol" if _NUMBER.match(paragraph.text) else ""


def _table(table: Paragraph, joiner: Joiner, notes: Notes) -> str:
    rows = []
    for row in table.rows:
        cells = (_text(joiner.join(cell), table.page, notes) if cell else "" for cell in row)
        rows.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    return f"<table>{''.join(rows)}</table>"


def _inline(paragraph: Paragraph, joiner: Joiner, notes: Notes) -> str:
    spans = joiner.join(paragraph.lines)
    if paragraph.role == "note":
        spans = _without(spans, NOTE)
    elif _list(paragraph):
        spans = _without(spans, MARKER)
    return _text(spans, paragraph.page, notes)


def _without(spans: Sequence[Span], marker: re.Pattern[str]) -> list[Span]:
    """The text without the marker that it begins with."""
    text = "".join(span.text for span in spans)
    found = marker.match(text.lstrip())
    left = len(text) - len(text.lstrip()) + (found.end() if found else 0)
    rest = []
    for span in spans:
        rest.append(span._replace(text=span.text[left:]))
        left = max(left - len(span.text), 0)
    return [span for span in rest if span.text]


def _text(spans: Sequence[Span], page: int, notes: Notes) -> str:
    """Text as HTML; bold and italic type are marked where not all of it is set in them."""
    solid = [span.style for span in spans if span.text.strip()]
    bold, italic = all(style.bold for style in solid), all(style.italic for style in solid)
    parts = []
    for (style, raised), group in groupby(spans, key=lambda span: (span.style, span.raised)):
        text = "".join(span.text for span in group)
        note = notes.get((page, text.strip().strip(".,()"))) if raised else None
        html = escape(text)
        if note is not None:
            html = f'<a id="r{note}" href="#n{note}">{html}</a>'
        elif raised:
            html = f"<sup>{html}</sup>"
        if style.italic and not italic:
            html = f"<em>{html}</em>"
        if style.bold and not bold:
            html = f"<strong>{html}</strong>"
        parts.append(f'<a href="{escape(style.link)}">{html}</a>' if style.link and note is None else html)
    return "".join(parts)
