"""What the versions of XLIFF have in common: units of running text with inline codes, their state and notes.

(XML Localisation Interchange File Format, OASIS: 1.2 of 2008, 2.0 of 2014, 2.1 of 2018.)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from translate.article import Kind
from translate.codes import Code, holdable, sequence

TOOL = "translate-articles"
State = Literal["doubted", "translated", "final"]
"""Translated with doubts, translated, or written or approved by a person."""
_SPACE = re.compile("[ \t\r\n]+")


class Tag(NamedTuple):
    """Where an inline code begins or ends, or the point that it stands at; ``code`` is not known of files read."""

    name: str
    place: Literal["open", "close", "point"]
    code: Code = Code("", 0, 0)


Content = tuple[str | Tag, ...]


@dataclass(frozen=True)
class Unit:
    """A sentence in both languages, with notes for the reviser. ``target`` is None where there is none."""

    name: str
    source: Content
    target: Content | None
    state: State = "translated"
    notes: tuple[str, ...] = ()
    kind: Kind = "paragraph"


@dataclass(frozen=True)
class File:
    """An article, ``original`` its path; languages are tags as files have them, empty where they are not said."""

    original: str
    source_language: str
    target_language: str
    units: Sequence[Unit]


def content(text: str, codes: Sequence[Code]) -> Content:
    """Return a text with its codes. What is opaque stands as a code at a point; bare addresses are text."""
    found: list[str | Tag] = []
    hidden = False
    for piece in sequence(holdable(text), [code for code in codes if code.open]):
        if isinstance(piece, str):
            found += [] if hidden else [piece]
        elif not piece.code.opaque or piece.place == "point":
            found.append(Tag(piece.code.name, piece.place, piece.code))
        else:
            hidden = piece.place == "open"
            if hidden:
                inside = text[piece.code.start : piece.code.end]
                whole = piece.code._replace(open=piece.code.open + inside + piece.code.close, close="")
                found.append(Tag(piece.code.name, "point", whole))
    return tuple(found)


def wording(content: Iterable[str | Tag]) -> str:
    """Return what two contents have in common that say the same: their text and codes, whatever the white space."""
    signs = {"open": "<", "close": ">", "point": "/"}
    parts = (piece if isinstance(piece, str) else f"\0{piece.name}{signs[piece.place]}" for piece in content)
    return _SPACE.sub(" ", "".join(parts)).strip()


def plain(content: Content, opaque: Mapping[str, str]) -> tuple[str, dict[str, tuple[int, int]]]:
    """Return the text of a content, and where its codes stand in it, by name; the first of several. What stands under
    an ``opaque`` one is put in its place."""
    text = ""
    opened: dict[str, int] = {}
    spans: dict[str, tuple[int, int]] = {}
    for piece in content:
        if isinstance(piece, str):
            text += _SPACE.sub(" ", piece) if text else _SPACE.sub(" ", piece).lstrip(" ")
        elif piece.place == "open":
            opened[piece.name] = len(text)
        elif piece.place == "close":
            spans.setdefault(piece.name, (opened.pop(piece.name, len(text)), len(text)))
        else:
            inside = opaque.get(piece.name, "")
            spans.setdefault(piece.name, (len(text), len(text) + len(inside)))
            text += inside
    text = text.rstrip(" ")
    return text, {name: (min(start, len(text)), min(end, len(text))) for name, (start, end) in spans.items()}
