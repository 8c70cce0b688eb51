"""Text with marks over it to inline Markdown that is well formed, however the marks lie.

Marks that were carried over to a translation may cross, overlap, be empty or end inside words. What cannot be written as it
lies is clipped or left out; the text itself always comes out whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from translate.article import Mark
from translate.writing.escaping import UNKNOWN, clean, escape, reference

_FAMILY = {"*": "em", "_": "em", "**": "strong", "__": "strong", "~~": "del"}
_DELIMITERS = {"em": ("*", "_"), "strong": ("**", "__"), "del": ("~~",)}
# What CommonMark and Python-Markdown both take for an address between angle brackets.
_ADDRESS = re.compile(
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


@dataclass
class _Node:
    """A mark in its final place. ``order`` is its place among the marks given."""

    start: int
    end: int
    mark: Mark
    order: int
    inner: list[_Node] = field(default_factory=list)
    written: tuple[str, str] = ("", "")

    @property
    def family(self) -> str:
        opening = self.mark.open
        if opening in _FAMILY:
            return _FAMILY[opening]
        if opening.startswith("!["):
            return "image"
        return "link" if opening == "[" else opening

    @property
    def point(self) -> bool:
        return self.start == self.end


@dataclass
class _Atom:
    """A stretch of output: a run of text, ready Markdown, or the opening or closing of a node's mark."""

    kind: str
    text: str = ""
    node: _Node | None = None
    bracket: bool = False


def inline(
    text: str,
    marks: Sequence[Mark],
    spans: Sequence[tuple[int, int]] | None = None,
    *,
    line_start: bool = False,
    bracket: bool = False,
    cell: bool = False,
    tight: tuple[bool, bool] = (False, False),
) -> str:
    """Return ``text`` with ``marks`` as inline Markdown that CommonMark and Python-Markdown read as the same text.

    ``spans`` are the (start, end) of the marks in ``text``, in their order, where they differ from the marks' own; a mark
    beyond the end of ``spans`` is left out, or stands at the end if it had no width. ``line_start``: nothing but space may
    precede the result in its line. ``bracket``: the result is the text of a link or image. ``cell``: the result stands in a table. ``tight``: whether something
    other than space directly precedes and follows the result.
    """
    text = clean(text)
    nodes = _nodes(text, marks, spans)
    if line_start:
        nodes = _off_line_start(nodes, text)
    tree = _nest(nodes, _masked(text, nodes), "image" if bracket else "")
    atoms = _joined(_atoms(tree, text, 0, len(text), "image" if bracket else ""))
    for index, atom in enumerate(atoms):
        if atom.kind == "open" and atom.node is not None:
            _choose(atoms, index, atom.node, tight)
    written = "".join(_write(atoms, index, tight, cell) for index in range(len(atoms)))
    return written.replace("|", "\\|") if cell else written


def _nodes(text: str, marks: Sequence[Mark], spans: Sequence[tuple[int, int]] | None) -> list[_Node]:
    """The marks at their spans, within the text, opaque ones apart from each other and not cut by any other."""
    nodes: list[_Node] = []
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
        if mark.opaque and (not mark.open or (mark.open == "<" and not _is_address(text[start:end]))):
            continue  # written like the text around it, which shows it as it is
        if wide and start == end and not mark.open.startswith("!["):
            continue
        nodes.append(_Node(start, end, mark, order))
    solid: list[_Node] = []
    for node in sorted((node for node in nodes if node.mark.opaque), key=lambda node: (node.start, node.order)):
        if not solid or solid[-1].end <= node.start:
            solid.append(node)
    for node in nodes:
        for block in solid:
            if node is block or node.mark.opaque:
                continue
            if block.start < node.start < block.end:
                node.start = block.end if node.point else block.start
            if block.start < node.end < block.end:
                node.end = block.end
            node.end = max(node.start, node.end)
    for image in (node for node in nodes if node.family == "image"):
        for node in nodes:
            if node.point and image.start <= node.start < image.end and (node.start, node.order) > (image.start, image.order):
                node.start = node.end = image.end
    return [node for node in nodes if not node.mark.opaque or node in solid]


def _masked(text: str, nodes: Sequence[_Node]) -> str:
    """The text with a letter for each character under an opaque mark: no space to cut off there."""
    for node in nodes:
        if node.mark.opaque:
            text = text[: node.start] + "x" * (node.end - node.start) + text[node.end :]
    return text


def _nest(nodes: Sequence[_Node], text: str, outside: str) -> list[_Node]:
    """Marks as a tree: what crosses is clipped at the end of the mark it began in, what cannot stand inside is left out."""
    top: list[_Node] = []
    stack: list[_Node] = []
    for node in _ordered([node for node in nodes if _trim(node, text)]):
        while stack and stack[-1].end <= node.start:
            stack.pop()
        if stack and node.end > stack[-1].end:
            node.end = stack[-1].end
            if not _trim(node, text):
                continue
        around = {each.family for each in stack} | {outside}
        if _misplaced(node, around):
            continue
        (stack[-1].inner if stack else top).append(node)
        if not node.point and not node.mark.opaque:
            stack.append(node)
    return top


def _ordered(nodes: list[_Node]) -> list[_Node]:
    """Nodes by start, longer before shorter; a point before a mark that it was given before."""
    wide = sorted(
        (node for node in nodes if not node.point),
        key=lambda node: (node.start, -node.end, node.mark.opaque, node.order),
    )
    for point in (node for node in nodes if node.point):
        place = len(wide)
        for index, node in enumerate(wide):
            later = node.order > point.order
            if node.start > point.start or (node.start == point.start and later):
                place = index
                break
        wide.insert(place, point)
    return wide


def _trim(node: _Node, text: str) -> bool:
    """Move space at the ends of emphasis out of it; say whether anything is left."""
    if node.point or node.family not in _DELIMITERS:
        return True
    while node.start < node.end and text[node.start].isspace():
        node.start += 1
    while node.start < node.end and text[node.end - 1].isspace():
        node.end -= 1
    return node.start < node.end


def _misplaced(node: _Node, around: set[str]) -> bool:
    if "image" in around:
        return not node.mark.opaque
    return node.family in around and (node.family in _DELIMITERS or node.family == "link")


def _off_line_start(nodes: Sequence[_Node], text: str) -> list[_Node]:
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


def _atoms(nodes: Sequence[_Node], text: str, start: int, end: int, inside: str) -> list[_Atom]:
    """The output of nodes and the text around them; ``inside`` is ``link`` or ``image`` in the brackets of one."""
    atoms: list[_Atom] = []
    for node in nodes:
        if start < node.start:
            atoms.append(_Atom("text", text[start : node.start], bracket=bool(inside)))
        if node.mark.opaque:
            atoms.append(_opaque(text[node.start : node.end], node.mark, inside))
        elif node.point:
            atoms.append(_Atom("raw", node.mark.open + node.mark.close))
        else:
            within = node.family if node.family in ("link", "image") else inside
            atoms.append(_Atom("open", node=node))
            atoms += _atoms(node.inner, text, node.start, node.end, within)
            atoms.append(_Atom("close", node=node))
        start = max(start, node.end)
    if start < end:
        atoms.append(_Atom("text", text[start:end], bracket=bool(inside)))
    return atoms


def _joined(atoms: Sequence[_Atom]) -> list[_Atom]:
    """The same atoms, runs of text that touch made one: what has to be escaped depends on what stands beside it."""
    joined: list[_Atom] = []
    for atom in atoms:
        if joined and joined[-1].kind == atom.kind == "text":
            joined[-1] = _Atom("text", joined[-1].text + atom.text, bracket=atom.bracket)
        else:
            joined.append(atom)
    return joined


def _opaque(text: str, mark: Mark, inside: str) -> _Atom:
    if inside == "image" or (inside and mark.open == "<"):
        return _Atom("text", text, bracket=True)
    if mark.open == "`":
        return _Atom("code", text)
    if mark.open == "<" and not _ADDRESS.fullmatch(text):
        return _Atom("raw", f"[{text}]({text})")
    return _Atom("raw", mark.open + text + mark.close)


def _is_address(text: str) -> bool:
    return bool(_ADDRESS.fullmatch(text) or _OTHER_ADDRESS.fullmatch(text))


def _choose(atoms: Sequence[_Atom], index: int, node: _Node, tight: tuple[bool, bool]) -> None:
    """Settle how a node is written: with the source's own delimiters, or others of the kind, or HTML where none would be
    read as emphasis (CommonMark 0.31.2, section 6.2: left- and right-flanking delimiter runs)."""
    if node.family not in _DELIMITERS:
        node.written = (node.mark.open, node.mark.close)
        return
    last = next(at for at in range(index + 1, len(atoms)) if atoms[at].node is node)
    before, first = _neighbour(atoms, index, -1, tight[0]), _neighbour(atoms, index, 1, False)
    final, after = _neighbour(atoms, last, -1, False), _neighbour(atoms, last, 1, tight[1])
    flanks = (not _maybe_sign(first) or _open(before)) and (not _maybe_sign(final) or _open(after))
    for delimiter in sorted(_DELIMITERS[node.family], key=lambda one: one != node.mark.open):
        if delimiter[0] in (before, first, final, after):
            continue
        if flanks and (delimiter[0] != "_" or (_open(before) and _open(after))):
            node.written = (delimiter, delimiter)
            return
    node.written = (f"<{node.family}>", f"</{node.family}>")


def _neighbour(atoms: Sequence[_Atom], index: int, step: int, tight: bool) -> str:
    """The character of output next to an atom: empty at the end of a line, ``UNKNOWN`` where it is not known."""
    if not 0 <= index + step < len(atoms):
        return UNKNOWN if tight else ""
    atom = atoms[index + step]
    if atom.kind in ("open", "close") and atom.node is not None:
        opening, closing = atom.node.written
        side = opening if atom.kind == "open" else closing
        if not side:
            return "."  # not settled yet: it will avoid this one; a sign in any case
        return side[0] if step > 0 else side[-1]
    if atom.kind == "code":
        return "`"
    return atom.text[0] if step > 0 else atom.text[-1]


def _maybe_sign(char: str) -> bool:
    """Whether some version of CommonMark takes the character for punctuation (or it is not known)."""
    return char == UNKNOWN or unicodedata.category(char)[0] in "PS"


def _open(char: str) -> bool:
    """Whether every version of CommonMark takes the neighbour for space or punctuation, and it is known."""
    return (
        not char
        or char.isspace()
        or (char != UNKNOWN and (char in "$+<=>^`|~" or unicodedata.category(char)[0] == "P"))
    )


def _write(atoms: Sequence[_Atom], index: int, tight: tuple[bool, bool], cell: bool) -> str:
    atom = atoms[index]
    if atom.kind == "raw":
        return atom.text
    if atom.kind == "code":
        after_code = index > 0 and atoms[index - 1].kind == "code"
        return _code(atom.text, as_html=after_code or "&#" in atom.text or (cell and "|" in atom.text))
    if atom.node is not None:
        return atom.node.written[atom.kind == "close"]
    before, after = _neighbour(atoms, index, -1, tight[0]), _neighbour(atoms, index, 1, tight[1])
    return escape(atom.text, before, after, bracket=atom.bracket)


def _code(text: str, as_html: bool) -> str:
    """A code span, with a fence of backticks that does not occur in it; ``as_html`` where that would not do: right after
    another, where the fences would run together, and where Python-Markdown would change or keep what it must not."""
    if as_html:
        return "<code>" + "".join(char if char.isalnum() or char == " " else reference(char) for char in text) + "</code>"
    runs = {len(run) for run in re.findall("`+", text)}
    fence = "`" * next(length for length in range(1, len(runs) + 2) if length not in runs)
    padded = text.startswith("`") or text.endswith("`") or (text[0] == text[-1] == " " and text.strip(" "))
    return f"{fence} {text} {fence}" if padded else f"{fence}{text}{fence}"
