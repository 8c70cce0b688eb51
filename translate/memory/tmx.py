"""TMX 1.4b, in which translation memories are exchanged: a file to its units, and units to a file.

(Translation Memory eXchange, LISA OSCAR 2005.)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import ParseError
from xml.sax.saxutils import escape, quoteattr

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from translate.errors import InputError

TOOL = "translate-articles"
"""The ``creationtool`` of the files that are written here."""
BLOCK = 1 << 18
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CODES = frozenset(("bpt", "ept", "it", "ph", "ut"))
_DATE = re.compile(r"\d{8}T\d{6}Z")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Code(NamedTuple):
    """Markup over ``text[start:end]`` of a variant, at a point where both are the same. The same ``name`` in another
    variant is the same markup; ``open`` and ``close`` are how it is written (not read from files)."""

    name: str
    start: int
    end: int
    open: str = ""
    close: str = ""


class Variant(NamedTuple):
    """A text in one language (a tag as files have it: ``fr``, ``fr-FR``, ``EN_us``), without its codes."""

    language: str
    text: str
    codes: tuple[Code, ...] = ()


class Unit(NamedTuple):
    """The same text in several languages. ``source_language`` is the one it was written in, empty where that is not
    said; ``changed`` the latest date on it, as in the file; a ``paragraph`` may be several sentences."""

    variants: tuple[Variant, ...]
    source_language: str = ""
    changed: str = ""
    paragraph: bool = False


def read(path: Path) -> Iterator[Unit]:
    """Yield the units of a TMX file as they come, whatever its size.

    The content of codes (``bpt``, ``ept``, ``it``, ``ph``, ``ut``, with the ``sub`` in them) is no text, that of ``hi``
    is. Raises InputError, with file and line, for what is no XML or no TMX, and for a file that declares entities;
    where only the end is broken, after the units before it.
    """
    handler = _Handler()
    # A document type that names the standard's own DTD is common; it is never fetched.
    parser = DefusedXMLParser(target=handler, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    try:
        with path.open("rb") as file:
            while block := file.read(BLOCK):
                parser.feed(block)
                yield from handler.taken()
        parser.close()
        yield from handler.taken()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}; name a TMX file") from error
    except _NotTmxError as error:
        raise InputError(f"{path}: not TMX: the root element is <{error}>, not <tmx>") from None
    except ParseError as error:
        raise InputError(f"{path}: not well-formed XML: {error}; export it anew") from error
    except DefusedXmlException as error:
        line = parser.parser.CurrentLineNumber
        raise InputError(f"{path}, line {line}: entity declarations are refused; remove them") from error
    except (ValueError, LookupError) as error:
        raise InputError(f"{path}: not readable as XML: {error}") from error


class _NotTmxError(Exception):
    """The root element is another one."""


class _Handler:
    """Hears what the parser finds and puts units together."""

    def __init__(self) -> None:
        self.units: list[Unit] = []
        self.root = ""
        self.default = ""
        self.variants: list[Variant] = []
        self.source_language = self.changed = self.language = ""
        self.paragraph = False
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
            self.variants, self.changed = [], ""
            self.source_language = attributes.get("srclang") or self.default
            self.paragraph = attributes.get("segtype") == "paragraph"
            self.dated(attributes)
        elif name == "header":
            self.default = attributes.get("srclang", "")
        elif not self.root:
            if name != "tmx":
                raise _NotTmxError(name)
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
            self.units.append(Unit(tuple(self.variants), source, self.changed, self.paragraph))

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
    """The content of a ``seg``: what ends at a place comes before what begins there, inner before outer."""
    places = []
    for i, code in enumerate(variant.codes, 1):
        name = quoteattr(code.name)
        if code.start == code.end:
            places.append((code.start, i, f"<ph x={name}>{_escaped(code.open + code.close)}</ph>"))
        else:
            places.append((code.start, i, f'<bpt i="{i}" x={name}>{_escaped(code.open)}</bpt>'))
            places.append((code.end, -i, f'<ept i="{i}">{_escaped(code.close)}</ept>'))
    written: list[str] = []
    done = 0
    for at, _, written_code in sorted(places):
        written += [_escaped(variant.text[done:at]), written_code]
        done = at
    return "".join([*written, _escaped(variant.text[done:])])


def _escaped(text: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", text), {"\r": "&#13;"})
