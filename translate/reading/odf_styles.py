"""The styles of an OpenDocument text: how they are called, and what they say of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from lxml import etree

ODF = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TEXT, TABLE, DRAW = (ODF % name for name in ("office", "text", "table", "drawing"))
_STYLE, _FO = ODF % "style", ODF % "xsl-fo-compatible"

Formats = Mapping[str, bool]
"""How text is set: the elements of HTML that say so, and ``hidden``; False where a style takes one back."""


class Style(NamedTuple):
    """A style: its name as people see it, what it is made from, how it sets text; of a list, the first numbers of the
    levels that are numbered."""

    name: str
    parent: str
    formats: Formats
    automatic: bool
    numbered: Mapping[int, int] = MappingProxyType({})


Styles = Mapping[tuple[str, str], Style]
"""The styles by family and name."""

_CHAIN = 30  # styles made one from another that are looked at


def styles_of(trees: Iterable[etree._Element]) -> Styles:
    """Return the styles in the parts of a document, of which later ones win; a list's are of the family ``list``."""
    found = {}
    for element in (one for tree in trees for one in tree.iter(f"{_STYLE}style", f"{TEXT}list-style")):
        name = element.get(f"{_STYLE}name") or ""
        numbers = element.iterchildren(f"{TEXT}list-level-style-number")
        levels = [one for one in numbers if one.get(f"{_STYLE}num-format")]
        properties = element.find(f"{_STYLE}text-properties")
        parent = element.getparent()
        found[element.get(f"{_STYLE}family") or "list", name] = Style(
            element.get(f"{_STYLE}display-name") or name.replace("_20_", " "),
            element.get(f"{_STYLE}parent-style-name") or "",
            dict(_formats(properties)) if properties is not None else {},
            parent is not None and parent.tag == f"{OFFICE}automatic-styles",
            {
                number_of(one, "level"): number_of(one, "start-value")
                for one in levels
                if one.get(f"{_STYLE}num-format")
            },
        )
    return found


def chain(styles: Styles, family: str, name: str) -> list[Style]:
    """Return a style and those that it is made from; none where there is no such style."""
    found: list[Style] = []
    while (family, name) in styles and len(found) < _CHAIN:
        found.append(styles[family, name])
        name = found[-1].parent
    return found


def text_formats(styles: Styles, name: str) -> Formats:
    """Return what a style of characters says, with what it is made from."""
    return {key: value for style in reversed(chain(styles, "text", name)) for key, value in style.formats.items()}


def _formats(properties: etree._Element) -> Iterator[tuple[str, bool]]:
    weight, slant = properties.get(f"{_FO}font-weight"), properties.get(f"{_FO}font-style")
    if weight:
        yield "b", weight in ("bold", "600", "700", "800", "900")
    if slant:
        yield "i", slant in ("italic", "oblique")
    struck = properties.get(f"{_STYLE}text-line-through-style") or properties.get(f"{_STYLE}text-line-through-type")
    if struck:
        yield "s", struck != "none"
    height = (properties.get(f"{_STYLE}text-position") or "").split()
    if height:
        yield "sup", height[0] == "super" or height[0][0] in "123456789"
        yield "sub", height[0] == "sub" or height[0][0] == "-"
    if properties.get(f"{TEXT}display"):
        yield "hidden", properties.get(f"{TEXT}display") == "none"


def number_of(element: etree._Element, name: str, otherwise: int = 1) -> int:
    """What an attribute of a list or heading says."""
    given = element.get(f"{TEXT}{name}") or ""
    return int(given) if given.isdecimal() and len(given) < 9 else otherwise
