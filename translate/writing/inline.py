"""Text with marks over it to inline Markdown that is well formed, however the marks lie.

Marks that were carried over to a translation may cross, overlap, be empty or end inside words. What cannot be written
as it lies is clipped or left out; the text itself always comes out whole.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from translate.article import Mark
from translate.writing.escaping import UNKNOWN, clean, escape, reference
from translate.writing.nesting import ADDRESS, EMPHASIS, Node, nest

_DELIMITERS = {"em": ("*", "_"), "strong": ("**", "__"), "del": ("~~",)}


@dataclass
class _Atom:
    """A stretch of output: a run of text, ready Markdown, or the opening or closing of a node's mark."""

    kind: str
    text: str = ""
    node: Node | None = None
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

    ``spans`` are the (start, end) of the marks in ``text``, in their order, where they differ from the marks' own; a
    mark beyond the end of ``spans`` is left out, or stands at the end if it had no width. ``line_start``: nothing but
    space may precede the result in its line. ``bracket``: the result is the text of an image. ``cell``: it stands in a
    table. ``tight``: whether something other than space directly precedes and follows the result.
    """
    text = clean(text)
    outside = "image" if bracket else ""
    tree = nest(text, marks, spans, line_start=line_start, outside=outside)
    atoms = _joined(_atoms(tree, text, 0, len(text), outside))
    closings = {id(atom.node): index for index, atom in enumerate(atoms) if atom.kind == "close"}
    for index, atom in enumerate(atoms):
        if atom.kind == "open" and atom.node is not None:
            _choose(atoms, index, closings[id(atom.node)], atom.node, tight)
    written = "".join(_write(atoms, index, tight, cell) for index in range(len(atoms)))
    return written.replace("|", "\\|") if cell else written


def inline_html(text: str, marks: Sequence[Mark], spans: Sequence[tuple[int, int]] | None = None) -> str:
    """Return ``text`` with ``marks`` as HTML, for a block in which nothing is Markdown; ``spans`` as in ``inline``."""
    text = clean(text)
    written = []
    for atom in _atoms(nest(text, marks, spans), text, 0, len(text), ""):
        if atom.node is not None:
            written.append(atom.node.mark.open if atom.kind == "open" else atom.node.mark.close)
        else:
            written.append(html.escape(atom.text, quote=False) if atom.kind == "text" else atom.text)
    return "".join(written)


def _atoms(nodes: Sequence[Node], text: str, start: int, end: int, inside: str) -> list[_Atom]:
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
    if mark.open == "<" and not ADDRESS.fullmatch(text):
        return _Atom("raw", f"[{text}]({text})")
    return _Atom("raw", mark.open + text + mark.close)


def _choose(atoms: Sequence[_Atom], index: int, last: int, node: Node, tight: tuple[bool, bool]) -> None:
    """Settle how a node is written: with the source's own delimiters, or others of the kind, or HTML where none would
    be read as emphasis (CommonMark 0.31.2, section 6.2: left- and right-flanking delimiter runs)."""
    if node.family not in EMPHASIS:
        node.written = (node.mark.open, node.mark.close)
        return
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
    """A code span, with a fence of backticks that does not occur in it; ``as_html`` where that would not do: right
    after another, where the fences would run together, and where Python-Markdown would change or keep what it must
    not."""
    if as_html:
        return (
            "<code>" + "".join(char if char.isalnum() or char == " " else reference(char) for char in text) + "</code>"
        )
    runs = {len(run) for run in re.findall("`+", text)}
    fence = "`" * next(length for length in range(1, len(runs) + 2) if length not in runs)
    padded = text.startswith("`") or text.endswith("`") or (text[0] == text[-1] == " " and text.strip(" "))
    return f"{fence} {text} {fence}" if padded else f"{fence}{text}{fence}"
