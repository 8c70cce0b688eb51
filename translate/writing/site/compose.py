"""An article's Markdown → what its page shows."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from translate.writing.site import blocks as b
from translate.writing.site.alignment import SENTINEL, Alignment, Doubt, mark
from translate.writing.site.render import render
from translate.writing.site.spans import Marker, strip
from translate.writing.site.tidy import Resolve, tidy
from translate.writing.site.tree import Child, Node

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS = frozenset({"td", "th", "dt", "dd", "caption", "figcaption", "summary"})


@dataclass(frozen=True)
class View:
    """One language of an article while its page is made: how addresses resolve, and the words of the page."""

    lang: str
    dir: str
    link: Resolve
    image: Resolve
    labels: Mapping[str, str]


@dataclass(frozen=True)
class Body:
    """The page's parts as HTML, and its text: ``paragraphs[n]`` is the plain text at ``#p<n>``."""

    heading: str
    heading_text: str
    dateline: str
    html: str
    paragraphs: tuple[str, ...]
    summary: str
    doubts: tuple[tuple[Doubt, bool], ...] = ()
    terms: frozenset[str] = frozenset()
    contents: tuple[tuple[str, str], ...] = ()


@dataclass
class Rendered:
    """A text in blocks, its sentences marked."""

    root: Node
    blocks: list[b.Block]
    marker: Marker
    doubts: tuple[Doubt, ...]
    texts: list[str]
    view: View


def prepare(
    markdown: str,
    alignment: Alignment | None,
    view: View,
    *,
    target: bool,
    terms: Mapping[int, Sequence[tuple[str, str]]] | None = None,
) -> Rendered:
    """Render the Markdown of one language and mark its sentences, terms and doubts."""
    marked = mark(markdown, alignment, target=target)
    root = render(marked.text)
    strip(root)
    b.empty(root)
    tidy(root, view.link, view.image, view.labels)
    heading = b.own_heading(root)
    b.level_headings(root)
    if heading is not None:
        root.children.insert(0, heading)
    blocks = b.assign(b.leaves(root), alignment)
    texts = [" ".join(SENTINEL.sub("", _plain(block.node)).split()) for block in blocks]
    names = [f"{p}.{s}" for p, s, _ in alignment.segments()] if alignment else []
    doubtful = frozenset(d.segment for d in marked.doubts if d.segment is not None)
    marker = Marker(names, doubtful, terms or {}, view.labels["doubt_n"])
    for block in blocks:
        marker.mark(block.node)
    for node in root.nodes():
        node.children = [SENTINEL.sub("", c) if isinstance(c, str) else c for c in node.children]
    return Rendered(root, blocks, marker, marked.doubts, texts, view)


def _plain(node: Node) -> str:
    """The text without the numbers of notes."""
    parts = []
    for child in node.children:
        if isinstance(child, str):
            parts.append(child)
        elif child.tag == "br":
            parts.append(" ")
        elif not (child.tag == "sup" and any(n.attrs.get("href", "").startswith("#fn") for n in child.nodes())):
            parts.append("" if child.attrs.get("class") == "back" else _plain(child))
    return "".join(parts)


def compose(text: Rendered, alignment: Alignment | None, original: Rendered | None = None) -> Body:
    """Give the blocks their ids and, where there is an ``original``, set its blocks beside their translations."""
    beside = _beside(text, original) if original else {}
    count = len(alignment.passages) if alignment else len(text.blocks)
    paragraphs = [""] * count
    where, summary = 0, ""
    kinds = [p.kind for p in alignment.passages] if alignment else []
    contents, dateline = [], None
    heading = text.blocks[0].node if text.blocks and text.blocks[0].node.tag == "h1" else None
    taken: set[int] = set()
    for i, (block, words) in enumerate(zip(text.blocks, text.texts, strict=True)):
        numbers = [n for n in (block.passages if alignment else [i]) if n not in taken]
        node = block.node
        if numbers:
            taken.update(numbers)
            where = numbers[0]
            node.attrs = {"id": f"p{where}"} | node.attrs
            if node.tag == "h2":
                contents.append((f"p{where}", words))
        if count and node is not heading:
            paragraphs[where] = f"{paragraphs[where]} {words}".strip()
        kind = kinds[where] if kinds and numbers else ""
        if kind == "dateline" and i <= 1 and node.tag == "p":
            dateline = node
        elif not summary and node.tag == "p" and len(words) > 60:
            summary = words
    head = _row(heading, beside.get(id(heading), [])) if heading else []
    line = _row(dateline, beside.get(id(dateline), [])) if dateline else []
    lift = {id(node) for node in (heading, dateline) if node is not None}
    _place(text.root, beside, lift)
    heading_text = text.texts[0] if heading else ""
    return Body(
        heading="".join(n.html() for n in head),
        heading_text=heading_text,
        dateline="".join(n.html() for n in line),
        html=_squeeze(text.root.inner()),
        paragraphs=tuple(paragraphs),
        summary=clip(summary or next((t for t in text.texts[1 if heading else 0 :] if t), "")),
        doubts=tuple((d, n in text.marker.placed) for n, d in enumerate(text.doubts)),
        terms=frozenset(text.marker.used),
        contents=tuple(contents),
    )


def _beside(text: Rendered, original: Rendered) -> dict[int, list[Node]]:
    """For each block of the translation (by ``id`` of its node) what belongs beside it, made from the original."""
    owner: dict[int, int] = {}
    for block in text.blocks:
        for number in block.passages:
            owner.setdefault(number, id(block.node))
    out: dict[int, list[Node]] = {}
    last = id(text.blocks[0].node) if text.blocks else 0
    for block in original.blocks:
        if block.passages:
            last = next((owner[n] for n in block.passages if n in owner), last)
            out.setdefault(last, []).append(_other(block.node, original.view, text.view.dir))
    return out


def _other(node: Node, view: View, around: str) -> Node:
    attrs = {"class": "o oh" if node.tag in _HEADINGS else "o", "lang": view.lang}
    if view.dir != around:
        attrs["dir"] = view.dir
    copy = node.copy()
    for part in copy.nodes():
        part.attrs.pop("id", None)
        part.children = [c for c in part.children if isinstance(c, str) or c.attrs.get("class") != "back"]
    return Node("div", attrs, copy.children)


def _row(node: Node, others: list[Node]) -> list[Node]:
    return [Node("div", {"class": "row"}, [node, *others])] if others else [node]


def _place(root: Node, beside: Mapping[int, list[Node]], lift: set[int]) -> None:
    """Put the original's blocks beside the translation's; take those in ``lift`` out."""
    children: list[Child] = []
    for child in root.children:
        if isinstance(child, str):
            children.append(child)
        elif id(child) not in lift:
            others = beside.get(id(child), [])
            if others and child.tag in _CELLS:
                child.children.extend(others)
                children.append(child)
            elif others:
                children.extend(_row(child, others))
            else:
                _place(child, beside, lift)
                children.append(child)
    root.children = children


def _squeeze(text: str) -> str:
    return re.sub(r"\n{2,}", "\n", text).strip()


def clip(text: str, length: int = 220) -> str:
    """At most ``length`` characters, cut between words."""
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"


def fallback_heading(title: str) -> str:
    """The heading of an article whose body has none."""
    return f"<h1>{html.escape(title, quote=False)}</h1>"
