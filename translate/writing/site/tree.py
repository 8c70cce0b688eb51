"""A small tree for sanitised HTML: parse, walk, write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import Union

VOID = frozenset({"br", "col", "hr", "img", "wbr"})
INLINE = frozenset(
    "a abbr b br cite code del dfn em i img ins kbd mark q s samp small span strong sub sup time u var wbr".split()
)

DEEPEST = 60
"""Elements within elements; what is nested deeper keeps its text alone."""

Child = Union["Node", str]


@dataclass
class Node:
    """An element. Children are elements and strings; strings are text, not HTML."""

    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    children: list[Child] = field(default_factory=list)

    @property
    def block(self) -> bool:
        return self.tag not in INLINE

    def nodes(self) -> Iterator[Node]:
        """This element and every element in it, in document order."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.nodes()

    def text(self, skip: frozenset[str] = frozenset()) -> str:
        """The text in it, without that of elements whose tag is in ``skip``."""
        parts = []
        for child in self.children:
            if isinstance(child, str):
                parts.append(child)
            elif child.tag == "br":
                parts.append(" ")
            elif child.tag not in skip:
                parts.append(child.text(skip))
        return "".join(parts)

    def copy(self) -> Node:
        return Node(self.tag, dict(self.attrs), [c if isinstance(c, str) else c.copy() for c in self.children])

    def html(self) -> str:
        """The element as HTML."""
        attrs = "".join(f' {name}="{escape(value)}"' for name, value in self.attrs.items())
        if self.tag in VOID:
            return f"<{self.tag}{attrs}>"
        return f"<{self.tag}{attrs}>{self.inner()}</{self.tag}>"

    def inner(self) -> str:
        """What is in the element, as HTML."""
        return "".join(escape(c, quote=False) if isinstance(c, str) else c.html() for c in self.children)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("div")
        self.stack = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if len(self.stack) > DEEPEST:
            return  # its text stays
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.stack[-1].children.append(node)
        if tag not in VOID:
            self.stack.append(node)

    def handle_endtag(self, tag: str) -> None:
        if len(self.stack) > 1 and self.stack[-1].tag == tag:
            self.stack.pop()

    def handle_data(self, data: str) -> None:
        self.stack[-1].children.append(data)


def parse(html: str) -> Node:
    """Parse well-formed HTML, as ``nh3`` writes it, into the children of a ``div``."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root
