"""Sanitised HTML made fit for the page: links and images that lead somewhere, valid nesting, footnotes as a section."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from translate.writing.site.tree import Child, Node

Resolve = Callable[[str], "str | None"]

_NOTE_ID = re.compile(r"fn(?:ref)?\d*:[\w.-]+")
_PARENTS = {
    "li": ("ul", "ol"),
    "dt": ("dl", "div"),
    "dd": ("dl", "div"),
    "figcaption": ("figure",),
    "summary": ("details",),
    "caption": ("table",),
}
_ALIGN = frozenset({"left", "right", "center"})


def tidy(root: Node, link: Resolve, image: Resolve, labels: Mapping[str, str]) -> None:
    """Change the tree in place.

    ``link`` and ``image`` turn an address of the source into one for the page, or ``None`` where there is nothing to
    lead to: then the link's text or the image's description remains. Ids are kept for footnotes only, once each.
    """
    ids: set[str] = set()
    for node in list(root.nodes()):
        children: list[Child] = []
        for child in node.children:
            children.extend([child] if isinstance(child, str) else _replace(child, node, link, image, labels))
        node.children = children
    for node in root.nodes():
        kept = node.attrs.pop("id", "")
        if _NOTE_ID.fullmatch(kept) and kept not in ids:
            ids.add(kept)
            node.attrs["id"] = _note(kept)
    _footnotes(root, labels)
    for node in root.nodes():
        if node.attrs.get("href", "").startswith("#fn") and node.attrs["href"][1:] not in {_note(i) for i in ids}:
            del node.attrs["href"]


def _note(name: str) -> str:
    return name.replace(":", "-").replace(".", "-")


def _replace(child: Node, parent: Node, link: Resolve, image: Resolve, labels: Mapping[str, str]) -> list[Child]:
    tag = child.tag
    if tag in _PARENTS and parent.tag not in _PARENTS[tag]:
        child.tag = "div"
    elif parent.tag in ("ul", "ol") and tag != "li":
        return [Node("li", {}, [child])]
    elif tag == "th" and not child.text().strip() and not any(n.tag == "img" for n in child.nodes()):
        child.tag = "td"
    elif tag == "a":
        return _link(child, link, labels)
    elif tag == "img":
        return _image(child, image, labels)
    align = child.attrs.pop("align", "")
    if align in _ALIGN:
        child.attrs["class"] = f"a-{align}"
    if tag == "table":
        scroll = {"class": "wide", "tabindex": "0", "role": "region", "aria-label": labels["table"]}
        return [Node("div", scroll, [child])] if parent.attrs.get("class") != "wide" else [child]
    return [child]


def _link(node: Node, link: Resolve, labels: Mapping[str, str]) -> list[Child]:
    href = node.attrs.get("href", "")
    kind = node.attrs.pop("class", "")
    if kind == "footnote-backref":
        node.attrs = {"href": "#" + _note(href[1:]), "class": "back", "aria-label": labels["back"]}
        return [node]
    if kind == "footnote-ref" and _NOTE_ID.fullmatch(href[1:]):
        node.attrs = {"href": "#" + _note(href[1:]), "aria-label": f"{labels['note']} {node.text()}"}
        return [node]
    where = href if re.match(r"(?i)(https?|mailto):", href) else link(href) if href else None
    if where is None or not (node.text().strip() or any(n.attrs.get("alt") for n in node.nodes())):
        return node.children
    node.attrs["href"] = where
    return [node]


def _image(node: Node, image: Resolve, labels: Mapping[str, str]) -> list[Child]:
    src, alt = node.attrs.get("src", ""), node.attrs.get("alt", "")
    where = image(src)
    if where is not None:
        node.attrs |= {"src": where, "alt": alt, "loading": "lazy"}
        return [node]
    # Nothing is fetched from elsewhere: the description stands for the image, as a link where it has an address.
    words = f"{labels['image']}: {alt}" if alt else labels["image"]
    if re.match(r"(?i)https?:", src):
        return [Node("a", {"href": src}, [words])]
    return [Node("span", {"class": "img"}, [words])]


def _footnotes(root: Node, labels: Mapping[str, str]) -> None:
    for node in root.nodes():
        if node.tag == "div" and node.attrs.get("class") == "footnote":
            node.tag = "section"
            node.attrs = {"class": "notes", "role": "doc-endnotes", "aria-label": labels["notes"]}
            node.children = [c for c in node.children if not (isinstance(c, Node) and c.tag == "hr")]
