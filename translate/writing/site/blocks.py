"""The blocks of a rendered article, and which passage stands in which."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from translate.writing.site.alignment import FIRST, SENTINEL, Alignment
from translate.writing.site.tree import Child, Node

_LEAVES = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dt", "dd", "caption", "figcaption", "summary"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SKIP = frozenset({"pre", "hr", "img", "colgroup"})
_CONTAINERS = frozenset({"div", "li", "blockquote", "details"})


@dataclass
class Block:
    """A block that holds text and no other block. ``passages`` are the numbers of the passages in it."""

    node: Node
    passages: list[int]


def leaves(root: Node) -> list[Node]:
    """The blocks that hold text, in reading order. Text that stands beside blocks gets a block of its own, in place."""
    found: list[Node] = []
    _walk(root, found)
    return found


def _walk(node: Node, found: list[Node]) -> None:
    mixed = any(isinstance(child, Node) and child.block for child in node.children)
    if node.tag in _LEAVES and not mixed:
        found.append(node)
        return
    if node.tag in _CONTAINERS or (mixed and node.tag in _LEAVES):
        node.children = _wrap(node.children)
    for child in node.children:
        if isinstance(child, Node) and child.tag not in _SKIP:
            if child.tag == "div" and not any(isinstance(c, Node) and c.block for c in child.children):
                found.append(child)
            else:
                _walk(child, found)


def _wrap(children: list[Child]) -> list[Child]:
    out: list[Child] = []
    run: list[Child] = []
    for child in [*children, None]:
        if child is not None and not (isinstance(child, Node) and child.block):
            run.append(child)
            continue
        if any(isinstance(c, Node) or c.strip() for c in run):
            out.append(Node("div", {}, run))
        run = []
        if child is not None:
            out.append(child)
    return out


def assign(nodes: list[Node], alignment: Alignment | None) -> list[Block]:
    """Say which passages stand in which block: by the sentinels in it, and between two such blocks by order."""
    owner = [p for p, _, _ in alignment.segments()] if alignment else []
    blocks = []
    for node in nodes:
        numbers = [owner[ord(c) - FIRST] for c in SENTINEL.findall(node.text()) if ord(c) - FIRST < len(owner)]
        blocks.append(Block(node, list(dict.fromkeys(numbers))))
    if alignment is None:
        return blocks
    wanted = [
        p
        for p, passage in enumerate(alignment.passages)
        if passage.kind not in ("meta", "caption") and passage.segments
    ]
    known = [(i, b.passages[0], b.passages[-1]) for i, b in enumerate(blocks) if b.passages]
    edges = [(-1, -1, -1), *known, (len(blocks), len(alignment.passages), len(alignment.passages))]
    for (i, _, last), (j, first, _) in itertools.pairwise(edges):
        missing = [p for p in wanted if last < p < first]
        free = [b for b in blocks[i + 1 : j] if b.node.text().strip()]
        if missing and len(missing) == len(free):
            for block, passage in zip(free, missing, strict=True):
                block.passages.append(passage)
    return blocks


def own_heading(root: Node) -> Node | None:
    """Take the article's heading, an ``h1`` that comes first, out of the body."""
    for i, child in enumerate(root.children):
        if isinstance(child, str) and not child.strip():
            continue
        if isinstance(child, Node) and child.tag == "h1":
            del root.children[i]
            return child
        return None
    return None


def level_headings(root: Node) -> None:
    """Headings below the article's own begin at ``h2`` and skip no level."""
    headings = [node for node in root.nodes() if node.tag in _HEADINGS]
    stack: list[int] = []
    for node in headings:
        level = int(node.tag[1])
        while stack and stack[-1] >= level:
            stack.pop()
        stack.append(level)
        node.tag = f"h{min(len(stack) + 1, 6)}"


def empty(root: Node) -> None:
    """Drop paragraphs and headings that hold nothing."""
    for node in root.nodes():
        node.children = [c for c in node.children if isinstance(c, str) or not _void(c)]


def _void(node: Node) -> bool:
    return node.tag in _HEADINGS | {"p"} and not any(isinstance(c, Node) or c.strip() for c in node.children)
