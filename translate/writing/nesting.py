"""Marks over a text, wherever they came to lie, to a tree of marks that Markdown can express."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from translate.article import Mark

FAMILY = {"*": "em", "_": "em", "**": "strong", "__": "strong", "~~": "del"}
EMPHASIS = frozenset(FAMILY.values())
# What CommonMark and Python-Markdown both take for an address between angle brackets.
ADDRESS = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]{1,31}://[^\s<>`\\]*"
    r"|(?:mailto:)?[\w.#$%&'*+/=?^{|}~-]+@[A-Za-z0-9](?:-?[A-Za-z0-9]){0,62}(?:\.[A-Za-z0-9](?:-?[A-Za-z0-9]){0,62})*",
    re.ASCII,
)
# Other addresses that can be written as a link with themselves as text.
_OTHER_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,31}:[A-Za-z0-9+.:/@-]+")
# HTML that would begin an HTML block at the start of a line (CommonMark 0.31.2, section 4.6, conditions 1 to 6).
_BLOCK_HTML = re.compile(
    r"<(?:[!?]|/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir"
    r"|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link"
    r"|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|pre|script|search|section|style|summary|table|tbody|td"
    r"|textarea|tfoot|th|thead|title|tr|track|ul)\b)",
    re.IGNORECASE,
)

_ANCHOR = re.compile(r"<a\s", re.IGNORECASE)
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


@dataclass
class Node:
    """A mark in its final place, with the marks ``inner`` to it. ``order`` is its place among the marks given;
    ``written`` what is put before and after its text, settled last."""

    start: int
    end: int
    mark: Mark
    order: int
    inner: list[Node] = field(default_factory=list)
    written: tuple[str, str] = ("", "")

    @property
    def family(self) -> str:
        """``em``, ``strong``, ``del``, ``link``, ``image``, or the opening of anything else."""
        opening = self.mark.open
        if opening in FAMILY:
            return FAMILY[opening]
        if opening.startswith("!["):
            return "image"
        return "link" if opening == "[" or (self.mark.close and _ANCHOR.match(opening)) else opening

    @property
    def point(self) -> bool:
        """Whether the mark stands at a point and covers no text."""
        return self.start == self.end


def nest(
    text: str,
    marks: Sequence[Mark],
    spans: Sequence[tuple[int, int]] | None,
    *,
    line_start: bool = False,
    outside: str = "",
) -> list[Node]:
    """Return the outermost nodes for ``marks`` at ``spans`` (their own where None), in order.

    Opaque marks are kept apart from each other and not cut by others; other marks that cross are clipped at the end of
    the one that began first; emphasis begins and ends with a character that is no space; what cannot stand inside
    another mark is left out. A link is never: where nothing is left for it to stand around, it goes to the nearest
    word. ``outside`` is the family of a mark around all of them, ``line_start`` as in ``inline``.
    """
    nodes = _placed(text, marks, spans)
    solid = _apart(nodes)
    _keep_whole(nodes, solid)
    _spread_links(nodes, text)
    _out_of_images(nodes)
    nodes = [node for node in nodes if not node.mark.opaque] + solid
    if line_start:
        nodes = _off_line_start(nodes, text)
    masked = _masked(text, solid)
    top: list[Node] = []
    stack: list[Node] = []
    for node in _ordered([node for node in nodes if _trim(node, masked)]):
        while stack and stack[-1].end <= node.start:
            stack.pop()
        if stack and node.end > stack[-1].end:
            node.end = stack[-1].end
            if not _trim(node, masked):
                continue
        if _misplaced(node, {each.family for each in stack} | {outside}):
            continue
        (stack[-1].inner if stack else top).append(node)
        if not node.point and not node.mark.opaque:
            stack.append(node)
    return top


def _placed(text: str, marks: Sequence[Mark], spans: Sequence[tuple[int, int]] | None) -> list[Node]:
    """The marks at their spans, within the text."""
    nodes: list[Node] = []
    for order, mark in enumerate(marks):
        wide = mark.start != mark.end
        if spans is None:
            start, end = mark.start, mark.end
        elif order < len(spans):
            start, end = spans[order]
        elif wide:
            continue
        else:
            start = end = len(text)
        start, end = sorted((min(max(start, 0), len(text)), min(max(end, 0), len(text))))
        if not wide:
            start = end
        if not mark.open or (mark.open == "<" and mark.opaque and not _is_address(text[start:end])):
            continue  # written like the text around it, which shows it as it is
        node = Node(start, end, mark, order)
        if node.point and (node.family in EMPHASIS or (wide and node.family not in ("link", "image"))):
            continue
        nodes.append(node)
    return nodes


def _is_address(text: str) -> bool:
    return bool(ADDRESS.fullmatch(text) or _OTHER_ADDRESS.fullmatch(text))


def _apart(nodes: Sequence[Node]) -> list[Node]:
    """Opaque nodes by start, none of which overlaps another."""
    solid: list[Node] = []
    for node in sorted((node for node in nodes if node.mark.opaque), key=lambda node: (node.start, node.order)):
        if not solid or solid[-1].end <= node.start:
            solid.append(node)
    return solid


def _keep_whole(nodes: Sequence[Node], solid: Sequence[Node]) -> None:
    """Move the ends of other nodes out of opaque ones."""
    starts = [block.start for block in solid]

    def around(at: int) -> Node | None:
        index = bisect_right(starts, at) - 1
        return solid[index] if index >= 0 and solid[index].start < at < solid[index].end else None

    for node in nodes:
        if node.mark.opaque:
            continue
        point, first, last = node.point, around(node.start), around(node.end)
        if first is not None:
            node.start = first.end if point else first.start
        if last is not None:
            node.end = last.end


def _spread_links(nodes: Sequence[Node], text: str) -> None:
    """Give every link that had a text in the source one of its own; where there are too few words, a point."""
    links = [node for node in nodes if node.family == "link" and node.mark.start < node.mark.end]
    taken = [node for node in nodes if node.mark.opaque or node.family == "image"]
    lost: list[Node] = []
    done = 0
    for link in sorted(links, key=lambda node: (node.point, node.start, node.order)):
        if link.start < done:
            link.start = link.end - len(text[done : link.end].lstrip())
        if link.start < link.end:
            done = link.end
            taken.append(link)
        else:
            lost.append(link)
    for link in lost:
        words = [
            word.span()
            for word in _WORD.finditer(text)
            if not any(node.start < word.end() and word.start() < node.end for node in taken)
        ]
        before = [word for word in words if word[0] < link.start]
        link.start, link.end = (before[-1:] or words[:1] or [(len(text), len(text))])[0]
        taken.append(link)


def _out_of_images(nodes: Sequence[Node]) -> None:
    """Move points in the text of an image behind it."""
    for image in (node for node in nodes if node.family == "image"):
        for node in nodes:
            inside = node.point and image.start <= node.start < image.end
            if inside and (node.start, node.order) > (image.start, image.order):
                node.start = node.end = image.end


def _off_line_start(nodes: Sequence[Node], text: str) -> list[Node]:
    """Nodes without HTML that would begin a block: a single tag is moved behind the first word, a pair left out."""
    kept = []
    for node in nodes:
        if _BLOCK_HTML.match(node.mark.open) and not text[: node.start].strip():
            if not node.point:
                continue
            word = re.compile(r"\s*\S+").match(text, node.start)
            node.start = node.end = word.end() if word else len(text)
        kept.append(node)
    return kept


def _masked(text: str, solid: Sequence[Node]) -> str:
    """The text with a letter for each character under an opaque mark: no space to cut off there."""
    parts, done = [], 0
    for node in solid:
        parts += [text[done : node.start], "x" * (node.end - node.start)]
        done = node.end
    return "".join([*parts, text[done:]])


def _ordered(nodes: Sequence[Node]) -> list[Node]:
    """Nodes by start, longer before shorter, opaque ones innermost; a point before a mark that it was given before."""
    points = sorted((node for node in nodes if node.point), key=lambda node: (node.start, node.order), reverse=True)
    ordered = []
    for node in sorted(
        (node for node in nodes if not node.point),
        key=lambda node: (node.start, -node.end, node.mark.opaque, node.order),
    ):
        while points and (points[-1].start, points[-1].order) < (node.start, node.order):
            ordered.append(points.pop())
        ordered.append(node)
    return ordered + points[::-1]


def _trim(node: Node, text: str) -> bool:
    """Move space at the ends of emphasis out of it; say whether anything is left."""
    if node.point or node.family not in EMPHASIS:
        return True
    while node.start < node.end and text[node.start].isspace():
        node.start += 1
    while node.start < node.end and text[node.end - 1].isspace():
        node.end -= 1
    return node.start < node.end


def _misplaced(node: Node, around: set[str]) -> bool:
    if "image" in around:
        return not node.mark.opaque
    return node.family in around and (node.family in EMPHASIS or node.family == "link")
