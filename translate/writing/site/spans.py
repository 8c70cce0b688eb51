"""Sentences, terms and doubts marked in the rendered text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from translate.writing.site.alignment import CLOSE, DOUBT, FIRST, SENTINEL
from translate.writing.site.tree import Child, Node

_TOKEN = re.compile("([\U000f0000-\U0010ffff])")
_CLOSED = frozenset({"a", "code", "kbd", "pre", "samp", "sup"})  # no link to a term inside these


@dataclass
class Marker:
    """What is marked in one text.

    ``names[i]`` is the name of segment ``i`` (``passage.segment``); ``doubtful`` are the segments with flags; ``terms``
    lists for a segment what to look for and the id of its entry. ``doubt_label`` is the name of the n-th doubt's link.
    """

    names: Sequence[str]
    doubtful: frozenset[int] = frozenset()
    terms: Mapping[int, Sequence[tuple[str, str]]] = field(default_factory=dict)
    doubt_label: str = ""
    found: dict[int, list[Node]] = field(default_factory=dict)
    placed: set[int] = field(default_factory=set)  # doubts that got a mark
    used: set[str] = field(default_factory=set)  # entries of terms that got a link
    current: int | None = None

    def mark(self, node: Node) -> None:
        """Replace the sentinels in a block's inline content by spans, in place."""
        node.children = self._inline(node.children)
        self.current = None
        for index, spans in self.found.items():
            for words, entry in sorted(self.terms.get(index, ()), key=lambda t: -len(t[0])):
                if any(link_term(span, words, entry) for span in spans):
                    self.used.add(entry)
        self.found.clear()

    def _inline(self, children: list[Child]) -> list[Child]:
        out: list[Child] = []
        span = self._open(out)
        for child in children:
            if isinstance(child, str):
                for token in _TOKEN.split(child):
                    code = ord(token) if len(token) == 1 else 0
                    if token == CLOSE:
                        self.current = span = None
                    elif code >= DOUBT:
                        self.placed.add(code - DOUBT)
                        out.append(self._doubt(code - DOUBT))
                        span = self._open(out)
                    elif FIRST <= code < FIRST + len(self.names):
                        self.current = code - FIRST
                        span = self._open(out)
                    elif token and code < FIRST:
                        (out if span is None else span.children).append(token)
            elif SENTINEL.search(child.text()):
                child.children = self._inline(child.children)
                out.append(child)
                span = self._open(out)
            else:
                (out if span is None else span.children).append(child)
        return [c for c in out if isinstance(c, str) or c.children or c.tag in ("br", "img", "wbr")]

    def _open(self, out: list[Child]) -> Node | None:
        if self.current is None:
            return None
        kind = "s f" if self.current in self.doubtful else "s"
        span = Node("span", {"class": kind, "data-s": self.names[self.current]})
        self.found.setdefault(self.current, []).append(span)
        out.append(span)
        return span

    def _doubt(self, number: int) -> Node:
        label = self.doubt_label.replace("{n}", str(number + 1))
        link = Node("a", {"href": f"#d{number + 1}", "id": f"dr{number + 1}", "aria-label": label}, [str(number + 1)])
        return Node("sup", {"class": "d"}, [link])


def link_term(node: Node, words: str, entry: str) -> bool:
    """Link the first place of ``words`` in the text of ``node`` that is no link yet; whether there was one."""
    for i, child in enumerate(node.children):
        if isinstance(child, str):
            m = _search(child, words)
            if m:
                link = Node("a", {"class": "t", "href": f"#{entry}"}, [m.group()])
                parts: list[Child] = [child[: m.start()], link, child[m.end() :]]
                node.children[i : i + 1] = [part for part in parts if part]
                return True
        elif child.tag not in _CLOSED and link_term(child, words, entry):
            return True
    return False


def _search(text: str, words: str) -> re.Match[str] | None:
    if words[:1] >= "⺀":  # no spaces between words
        return re.search(re.escape(words), text)
    stem = rf"(?<!\w){re.escape(words)}"
    # As it stands; else with other capitals; else with an ending: the plural of a term that was asked for.
    return (
        re.search(rf"{stem}(?!\w)", text)
        or re.search(rf"{stem}(?!\w)", text, re.IGNORECASE)
        or re.search(rf"{stem}\w{{1,2}}(?!\w)", text, re.IGNORECASE)
    )


def strip(node: Node) -> None:
    """Take sentinels out of attributes and of text where nothing can be marked."""
    for part in node.nodes():
        for name, value in part.attrs.items():
            if SENTINEL.search(value):
                part.attrs[name] = SENTINEL.sub("", value)
        if part.tag == "pre" or part.tag == "code":
            part.children = [SENTINEL.sub("", c) if isinstance(c, str) else c for c in part.children]
