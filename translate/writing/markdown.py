"""An article and its translation to a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from translate.article import Article, Mark, Passage
from translate.writing.escaping import escape_end, escape_start
from translate.writing.front import dump, translatable
from translate.writing.inline import inline, inline_html

__all__ = ["Unit", "inline", "render", "render_source", "segments_markdown", "translatable"]

# Where a block of HTML ends.
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")

Side = Literal["source", "target"]


@dataclass(frozen=True)
class Unit:
    """One segment of a passage: the space ``before`` it, its text and marks (relative to it), and its translation.

    ``spans`` are the (start, end) of the marks in ``target``. ``notes`` are sentences for the reader, one footnote
    each. The units of a passage, each ``before`` with ``source``, make up the passage's text.
    """

    before: str
    source: str
    marks: tuple[Mark, ...] = ()
    target: str = ""
    spans: tuple[tuple[int, int], ...] = ()
    notes: tuple[str, ...] = ()


def render(article: Article, units: Sequence[Sequence[Unit]], front: Mapping[str, object]) -> str:
    """Return the whole file: front matter (``front``, then the source's own), the body, and a footnote for each note.

    ``units`` has an entry for each of ``article.passages``; an empty one leaves the passage as it is in the source. The
    references of notes, ``[^mt-1]`` and so on, follow their segment; those of an image's text follow the image, those
    of HTML its block, in a paragraph of their own.
    """
    notes: list[str] = []
    label = _free_label(article)
    body = _body(article, units, "target", notes, label)
    head = dump(front, article.meta)
    if head:
        body = "\n" + body.lstrip("\n")
    if not body.endswith("\n"):
        body += "\n"
    for number, note in enumerate(notes, 1):
        body += f"\n[^{label}-{number}]: {escape_start(inline(note, ()))}\n"
    return head + body


def render_source(article: Article, units: Sequence[Sequence[Unit]]) -> str:
    """Return the body of the original as ``render`` would write it: no front matter, no notes."""
    return _body(article, units, "source", None, "")


def segments_markdown(passage: Passage, units: Sequence[Unit], side: Side = "target") -> list[str]:
    """Return the Markdown of each segment of a passage exactly as it stands in what ``render`` (or ``render_source``)
    returns, without references to notes."""
    written: list[str] = []
    offset = 0
    for index, unit in enumerate(units):
        offset += len(unit.before)
        marks, spans = _without_continued(unit, passage, offset)
        offset += len(unit.source)
        if passage.kind == "html":
            text = unit.source if side == "source" else unit.target
            written.append(inline_html(text, marks, None if side == "source" else spans))
            continue
        begun = any(each.strip() for each in written)
        following = units[index + 1].before if index + 1 < len(units) else " "
        markdown = inline(
            unit.source if side == "source" else unit.target,
            marks,
            None if side == "source" else spans,
            line_start=not begun and passage.kind != "caption",
            bracket=passage.kind == "caption",
            cell=passage.kind == "cell",
            tight=(begun and not unit.before, not following),
        )
        if not begun:
            markdown = markdown.lstrip()
            if passage.kind != "caption":
                markdown = escape_start(markdown, numbers=passage.kind not in ("title", "heading"))
        if index + 1 == len(units):
            markdown = markdown.rstrip()
            if passage.kind in ("title", "heading"):
                markdown = escape_end(markdown)
        written.append(markdown)
    return written


def _body(article: Article, units: Sequence[Sequence[Unit]], side: Side, notes: list[str] | None, label: str) -> str:
    """The body; notes are added to ``notes`` unless it is None."""
    out: list[str] = []
    waiting = below = ""
    remaining = iter(units)
    for piece in article.content:
        if isinstance(piece, str):
            end = _EMPTY_LINE.search(piece) if below else None
            if end:
                piece = f"{piece[: end.end()]}{below}\n\n{piece[end.end() :]}"
                below = ""
            out += [piece, waiting]
            waiting = ""
            continue
        own: Sequence[Unit] = next(remaining) or [_whole(piece)]
        for unit, markdown in zip(own, segments_markdown(piece, own, side), strict=True):
            out += [unit.before, markdown]
            if notes is not None:
                references = "".join(f"[^{label}-{len(notes) + 1 + index}]" for index in range(len(unit.notes)))
                notes += unit.notes
                if piece.kind == "caption":
                    waiting += references
                elif piece.kind == "html":
                    below += references
                else:
                    out.append(references)
    return "".join(out) + (f"\n\n{below}\n" if below else "")


def _whole(passage: Passage) -> Unit:
    """A passage as one segment that is its own translation."""
    spans = tuple((mark.start, mark.end) for mark in passage.marks)
    return Unit("", passage.text, passage.marks, passage.text, spans)


def _without_continued(
    unit: Unit, passage: Passage, offset: int
) -> tuple[tuple[Mark, ...], tuple[tuple[int, int], ...] | None]:
    """The unit's marks and spans without an image that began in an earlier segment: it would be shown twice."""
    begun = [mark for mark in passage.marks if mark.open.startswith("![") and mark.start < offset < mark.end]
    if not begun:
        return unit.marks, unit.spans
    kept = [
        index
        for index, mark in enumerate(unit.marks)
        if not (mark.start == 0 and any((mark.open, mark.close) == (each.open, each.close) for each in begun))
    ]
    return tuple(unit.marks[index] for index in kept), tuple(
        unit.spans[index] for index in kept if index < len(unit.spans)
    )


def _free_label(article: Article) -> str:
    """A prefix for the labels of notes that none of the source's own footnotes has."""
    source = "".join(
        piece if isinstance(piece, str) else "".join(mark.open for mark in piece.marks) for piece in article.content
    )
    taken = {match.lower() for match in re.findall(r"\[\^(mt\d*)-", source, re.IGNORECASE)}
    return next(
        label for label in ("mt", *(f"mt{number}" for number in range(2, len(taken) + 3))) if label not in taken
    )
