"""TMX 1.4b, in which translation memories are exchanged: a file to its units, and units to a file.

(Translation Memory eXchange, LISA OSCAR 2005.)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from translate import xml_files
from translate.codes import Code, holdable, sequence

TOOL = "translate-articles"
"""The ``creationtool`` of the files that are written here."""
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CODES = frozenset(("bpt", "ept", "it", "ph", "ut"))
_DATE = re.compile(r"\d{8}T\d{6}Z")


class Variant(NamedTuple):
    """A text in one language (a tag as files have it: ``fr``, ``fr-FR``, ``EN_us``), without its codes."""

    language: str
    text: str
    codes: tuple[Code, ...] = ()


class Unit(NamedTuple):
    """The same text in several languages. ``source_language`` is the one it was written in, empty where that is not
    said; ``changed`` the latest date on it, as in the file; a ``paragraph`` may be several sentences. What counts in
    ``one_place`` only names the file that this is in, as an alternative translation of OmegaT does."""

    variants: tuple[Variant, ...]
    source_language: str = ""
    changed: str = ""
    paragraph: bool = False
    one_place: bool = False


def read(path: Path) -> Iterator[Unit]:
    """Yield the units of a TMX file as they come, whatever its size.

    The content of codes (``bpt``, ``ept``, ``it``, ``ph``, ``ut``, with the ``sub`` in them) is no text, that of ``hi``
    is. Raises InputError, with file and line, for what is no XML or no TMX, and for a file that declares entities;
    where only the end is broken, after the units before it.
    """
    return xml_files.read(path, _Handler(), "TMX")


class _Handler:
    """Hears what the parser finds and puts units together."""

    def __init__(self) -> None:
        self.units: list[Unit] = []
        self.root = ""
        self.default = ""
        self.variants: list[Variant] = []
        self.source_language = self.changed = self.language = ""
        self.paragraph = self.one_place = False
        self.parts: list[str] | None = None
        self.hidden = 0
        self.codes: list[Code] = []
        self.open: dict[str, int] = {}

    def taken(self) -> list[Unit]:
        """Return the units that are complete, once."""
        units, self.units = self.units, []
        return units

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition("}")[2]
        if self.parts is not None:
            if name in _CODES:
                if not self.hidden:
                    self.code(name, attributes)
                self.hidden += 1
        elif name == "seg":
            self.parts, self.hidden, self.codes, self.open = [], 0, [], {}
        elif name == "tuv":
            self.language = attributes.get(_XML_LANG) or attributes.get("lang", "")
            self.dated(attributes)
        elif name == "tu":
            self.variants, self.changed, self.one_place = [], "", False
            self.source_language = attributes.get("srclang") or self.default
            self.paragraph = attributes.get("segtype") == "paragraph"
            self.dated(attributes)
        elif name == "prop" and attributes.get("type") == "file":
            self.one_place = True
        elif name == "header":
            self.default = attributes.get("srclang", "")
        elif not self.root:
            if name != "tmx":
                raise xml_files.WrongRootError(name)
            self.root = name

    def end(self, tag: str) -> None:
        name = tag.rpartition("}")[2]
        if name == "seg" and self.parts is not None:
            self.variants.append(Variant(self.language, "".join(self.parts), self.paired()))
            self.parts = None
        elif self.parts is not None:
            self.hidden -= name in _CODES
        elif name == "tu":
            source = "" if self.source_language == "*all*" else self.source_language
            self.units.append(Unit(tuple(self.variants), source, self.changed, self.paragraph, self.one_place))

    def data(self, text: str) -> None:
        if self.parts is not None and not self.hidden:
            self.parts.append(text)

    def close(self) -> None:
        pass

    def dated(self, attributes: dict[str, str]) -> None:
        for name in ("creationdate", "changedate"):
            if _DATE.fullmatch(date := attributes.get(name, "")):
                self.changed = max(self.changed, date)

    def code(self, name: str, attributes: dict[str, str]) -> None:
        """Note where a code stands: ``bpt`` and ``ept`` of one ``i`` are a pair; ``it`` and ``ut`` say nothing."""
        at = sum(map(len, self.parts or ()))
        number = attributes.get("i", "")
        if name == "bpt":
            self.open[number] = len(self.codes)
            self.codes.append(Code(attributes.get("x") or number, at, -1))
        elif name == "ept" and number in self.open:
            index = self.open.pop(number)
            self.codes[index] = self.codes[index]._replace(end=at)
        elif name == "ph":
            self.codes.append(Code(attributes.get("x") or f"point {len(self.codes)}", at, at))

    def paired(self) -> tuple[Code, ...]:
        return tuple(code for code in self.codes if code.end >= 0)


def render(units: Iterable[Unit]) -> Iterator[str]:
    """Yield the lines of a TMX file. The same units give the same lines: no clock is asked.

    A character that XML cannot hold becomes U+FFFD.
    """
    units = list(units)
    sources = {unit.source_language for unit in units}
    source = sources.pop() if len(sources) == 1 else ""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n'
    yield (
        f'<header creationtool="{TOOL}" creationtoolversion="1" segtype="sentence" o-tmf="{TOOL}" adminlang="en" '
        f'srclang={quoteattr(source or "*all*")} datatype="plaintext"/>\n<body>\n'
    )
    for unit in units:
        attributes = f" srclang={quoteattr(unit.source_language)}" if unit.source_language != source else ""
        attributes += f' changedate="{unit.changed}"' if unit.changed else ""
        attributes += ' segtype="paragraph"' if unit.paragraph else ""
        yield f"<tu{attributes}>\n"
        for variant in unit.variants:
            yield f"<tuv xml:lang={quoteattr(variant.language)}><seg>{_segment(variant)}</seg></tuv>\n"
        yield "</tu>\n"
    yield "</body>\n</tmx>\n"


def _segment(variant: Variant) -> str:
    """The content of a ``seg``."""
    written: list[str] = []
    for piece in sequence(variant.text, variant.codes):
        if isinstance(piece, str):
            written.append(_escaped(piece))
            continue
        code, i, name = piece.code, piece.number, quoteattr(piece.code.name)
        if piece.place == "point":
            written.append(f"<ph x={name}>{_escaped(code.open + code.close)}</ph>")
        elif piece.place == "open":
            written.append(f'<bpt i="{i}" x={name}>{_escaped(code.open)}</bpt>')
        else:
            written.append(f'<ept i="{i}">{_escaped(code.close)}</ept>')
    return "".join(written)


def _escaped(text: str) -> str:
    return escape(holdable(text), {"\r": "&#13;"})
