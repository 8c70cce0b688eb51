"""XLIFF 1.2 and 2.x to units, as they are written here and as the tools of translators write them anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from translate import xml_files
from translate.review.xliff import Content, File, State, Tag, Unit

_UNITS = frozenset(("trans-unit", "unit"))
_PAIRS = frozenset(("g", "pc"))
_POINTS = frozenset(("x", "ph"))
_OPENINGS = frozenset(("bpt", "bx", "sc"))
_CLOSINGS = frozenset(("ept", "ex", "ec"))
_PLAIN = frozenset(("mrk", "sm", "em"))
_PERSONS = frozenset(("final", "signed-off", "reviewed"))
"""States of a translation that a person has approved (``signed-off`` is of 1.2, ``reviewed`` of 2.x)."""


def read(path: Path) -> Iterator[File]:
    """Yield the files in an XLIFF document, whatever its size.

    Segments of a unit are put together, in their order; suggestions (``alt-trans``, ``match``) and what native codes
    hold are no text. Raises InputError, with the place, for what is no XML or no XLIFF.
    """
    return xml_files.read(path, _Handler(), "XLIFF")


@dataclass
class _Part:
    """A segment in the making, or what stands between two: content by the name of its element, where it comes."""

    order: int
    ignorable: bool = False
    final: bool = False
    contents: dict[str, list[str | Tag]] = field(default_factory=dict)


class _Handler:
    """Hears what the parser finds and puts units and files together."""

    def __init__(self) -> None:
        self.files: list[File] = []
        self.path: list[str] = []
        self.languages = ("", "")
        self.original = ""
        self.units: list[Unit] = []
        self.name = ""
        self.parts: list[_Part] = []
        self.text: list[str | Tag] | None = None
        self.hidden = 0
        self.open: list[str] = []
        self.names: dict[str, str] = {}

    def taken(self) -> list[File]:
        """Return the files that are complete, once."""
        files, self.files = self.files, []
        return files

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition("}")[2]
        parent = self.path[-1] if self.path else ""
        self.path.append(name)
        if self.text is not None:
            self.inline(name, attributes)
        elif name in ("source", "target") and parent in ("trans-unit", "segment", "ignorable"):
            self.content(name, attributes)
        elif name in _UNITS:
            self.name, self.parts = attributes.get("id", ""), []
            if name == "trans-unit":
                self.parts.append(_Part(1, final=attributes.get("approved") == "yes"))
        elif name in ("segment", "ignorable") and parent == "unit":
            state = attributes.get("state", "")
            self.parts.append(_Part(len(self.parts) + 1, name == "ignorable", state in _PERSONS))
        elif name == "file":
            source, target = (attributes.get(f"{side}-language", "") for side in ("source", "target"))
            self.original, self.units = attributes.get("original", ""), []
            self.languages = (source or self.languages[0], target or self.languages[1])
        elif not parent:
            if name != "xliff":
                raise xml_files.WrongRootError(name)
            self.languages = (attributes.get("srcLang", ""), attributes.get("trgLang", ""))

    def content(self, name: str, attributes: dict[str, str]) -> None:
        if not self.parts:
            return
        self.hidden, self.open, self.names = 0, [], {}
        self.text = self.parts[-1].contents[name] = []
        if name == "target":
            self.parts[-1].final |= attributes.get("state") in _PERSONS
            if attributes.get("order", "").isdecimal():
                self.parts[-1].order = int(attributes["order"])

    def inline(self, name: str, attributes: dict[str, str]) -> None:
        """Note a code; what it holds is text for those that are around text, and those that only mark it."""
        assert self.text is not None
        own = attributes.get("copyOf") or attributes.get("id", "")
        link = attributes.get("startRef") or attributes.get("rid") or attributes.get("id", "")
        if name == "it":
            name = "ept" if attributes.get("pos") == "close" else "bpt"
        if self.hidden or name not in _PAIRS | _PLAIN:
            self.hidden += 1
        if self.hidden > 1:
            return
        if name in _PAIRS:
            self.open.append(own)
            self.text.append(Tag(own, "open"))
        elif name in _OPENINGS:
            self.names[link] = self.names[own] = own
            self.text.append(Tag(own, "open"))
        elif name in _CLOSINGS:
            self.text.append(Tag(self.names.get(link, link), "close"))
        elif name in _POINTS:
            self.text.append(Tag(own, "point"))
        elif name == "cp":
            self.text.append("\ufffd")

    def end(self, tag: str) -> None:
        name = self.path.pop()
        parent = self.path[-1] if self.path else ""
        if self.text is not None:
            if self.hidden:
                self.hidden -= 1
            elif name in _PAIRS:
                self.text.append(Tag(self.open.pop(), "close"))
            elif name in ("source", "target") and parent in ("trans-unit", "segment", "ignorable"):
                self.text = None
        elif name in _UNITS and self.parts:
            self.units.append(self.unit())
            self.parts = []
        elif name == "file":
            self.files.append(File(self.original, *self.languages, self.units))

    def unit(self) -> Unit:
        source = [piece for part in self.parts for piece in part.contents.get("source", [])]
        target: Content | None = ()
        for part in sorted(self.parts, key=lambda part: part.order):
            content = part.contents.get("target")
            if content is None and part.ignorable:
                content = part.contents.get("source", [])
            target = None if target is None or content is None else (*target, *content)
        state: State = "final" if all(part.final or part.ignorable for part in self.parts) else "translated"
        return Unit(self.name, tuple(source), target, state)

    def data(self, text: str) -> None:
        if self.text is not None and not self.hidden:
            self.text.append(text)

    def close(self) -> None:
        pass
