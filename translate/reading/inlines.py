"""Inline content of Markdown, and of HTML in it, to passages: text without markup, and the markup as marks over it.

Works on the tokens of ``reading/markdown.py``, whose parser notes in ``meta["span"]`` where in the inline content each
piece of markup begins and ends (and in ``meta["label"]`` the same for what stands in the square brackets).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from translate.article import Kind, Mark, Passage
from translate.reading import templates
from translate.reading.addresses import mark_addresses

_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)[^>]*?(/?)>", re.DOTALL)
# What HTML is made of beside text: what is not read at all, code, and tags.
_HTML = re.compile(
    r"(?P<passed><!--.*?(?:-->|\Z)|<(?P<raw>script|style|pre|textarea|svg|math)\b.*?(?:</(?P=raw)\s*>|\Z)|<[!?][^<>]*>)"
    r"|(?P<opening><(?P<code>code|kbd|samp)\b[^<>]*>)(?P<inside>[^<]+)(?P<closing></(?P=code)\s*>)"
    r"|</?(?P<tag>[a-z][\w-]*)(?:\"[^\"]*\"|'[^']*'|[^\"'<>])*>",
    re.IGNORECASE | re.DOTALL,
)
# The tags that a sentence goes on over.
_PHRASING = frozenset(
    "a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub sup u var wbr".split()
)
_SENTENCE_END = re.compile(r"[.!?…]\s")
_BREAKS = re.compile(r"[ \t]*\n[ \t]*")
_BLANKS = re.compile(r"[ \t\n]+")

_SPACE = " \t\n"


class Token(Protocol):
    """What is used of a markdown-it token."""

    type: str
    content: str
    markup: str
    meta: dict[Any, Any]

    @property
    def children(self) -> Sequence[Token] | None: ...


@dataclass(frozen=True)
class Piece:
    """A passage, and the (start, end) of the inline content that it replaces. ``closing``, for the alternative text of
    an image, is the literal that has to follow where it cannot be copied from the content, and ``after`` the end of
    the image's markup in the content."""

    passage: Passage
    start: int
    end: int
    after: int | None = None
    closing: str | None = None


def pieces(tokens: Sequence[Token], content: str, begin: int, end: int, kind: Kind) -> list[Piece]:
    """Return the passages of ``content[begin:end]``, which ``tokens`` are made of, in order; ``content`` is the inline
    content of one block. What lies between them is not language.

    A hard line break parts passages; marks open at it are closed and opened again. An image at either end of a
    passage, or with more than one sentence in its alternative text, is a passage of its own (kind ``caption``); other
    images, and all in table cells, are marks.
    """
    builder = _Builder(content, kind, begin=begin)
    groups = _groups(tokens)
    for index, group in enumerate(groups):
        image = _lone_image(group)
        if image is not None and kind != "cell" and _apart(groups, index, image):
            builder.caption(image, group)
        else:
            for token in group:
                builder.add(token)
    builder.flush(end)
    return builder.done if any(_speaks(piece.passage) for piece in builder.done) else []


def html_pieces(content: str) -> list[Piece]:
    """Return the passages of a block of HTML, the text between its tags, in order. The content of scripts, styles and
    preformatted text is not language; the tags of phrases are marks, but for one that the block begins with."""
    builder = _Builder(content, "html")
    opening = len(content) - len(content.lstrip())
    done = 0
    for match in _HTML.finditer(content):
        builder.text(_BLANKS.sub(" ", html.unescape(content[done : match.start()])))
        done = match.end()
        if match["code"]:
            builder.opaque(match["inside"], match["opening"], match["closing"])
        elif match["tag"] and match["tag"].lower() in _PHRASING and match.start() > opening:
            builder.html(_BREAKS.sub(" ", match[0]))
        else:
            builder.flush(match.start(), done)
    builder.text(_BLANKS.sub(" ", html.unescape(content[done:])))
    builder.flush(len(content))
    return [piece for piece in builder.done if _speaks(piece.passage)]


def _groups(tokens: Sequence[Token]) -> list[list[Token]]:
    """Top-level tokens, with everything from an opening token to its closing one as one group."""
    groups: list[list[Token]] = []
    depth = 0
    for token in tokens:
        if depth == 0:
            groups.append([])
        groups[-1].append(token)
        depth += token.type.endswith("_open") - token.type.endswith("_close")
    return groups


def _lone_image(group: Sequence[Token]) -> Token | None:
    """The image that is all there is in a group: the image itself, or a link around it."""
    if group[0].type == "image":
        return group[0]
    if len(group) == 3 and group[0].type == "link_open" and group[1].type == "image":
        return group[1]
    return None


def _apart(groups: Sequence[Sequence[Token]], index: int, image: Token) -> bool:
    if _SENTENCE_END.search(_plain(image.children or ())):
        return True
    return _at_edge(reversed(groups[:index])) or _at_edge(groups[index + 1 :])


def _at_edge(groups: Iterable[Sequence[Token]]) -> bool:
    """Whether nothing but space and images comes before the next hard break or end."""
    for group in groups:
        if group[0].type == "hardbreak":
            return True
        blank = group[0].type == "softbreak" or (group[0].type == "text" and not group[0].content.strip())
        if not blank and _lone_image(group) is None:
            return False
    return True


def _plain(tokens: Iterable[Token]) -> str:
    parts = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif token.type == "image":
            parts.append(_plain(token.children or ()))
        elif token.type in ("text", "code_inline"):
            parts.append(token.content)
    return "".join(parts)


@dataclass
class _Open:
    """A mark in the making: its place in the list of marks, so that outer ones stay before inner ones."""

    index: int
    tag: str = ""


@dataclass
class _Builder:
    content: str
    kind: Kind
    done: list[Piece] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    size: int = 0
    marks: list[Mark] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    begin: int = 0
    skip: str | None = None
    cut: bool = False  # a mark was cut in two where the passage begins

    def add(self, token: Token) -> None:
        if token.type == "text":
            if self.skip is None:
                self.text(token.content)
        elif token.type == "softbreak":
            self.say(" ")
        elif token.type == "hardbreak":
            end, begin = token.meta["span"]
            self.flush(end, begin, reopen=True)
        elif token.type == "code_inline":
            self.opaque(_BREAKS.sub(" ", token.content), "`", "`")
        elif token.type == "image":
            self.image(token)
        elif token.type == "link_open" and token.markup == "autolink":
            self.skip = self.source(token)[1:-1]
        elif token.type == "link_close" and self.skip is not None:
            self.opaque(self.skip, "<", ">")
            self.skip = None
        elif token.type == "link_open":
            self.open("[", closing_literal(token, self.content))
        elif token.type.endswith("_open"):
            self.open(token.markup, token.markup)
        elif token.type.endswith("_close"):
            self.close()
        elif token.type == "html_inline":
            self.html(_BREAKS.sub(" ", token.content))
        elif token.type == "footnote_ref":
            self.point(_BREAKS.sub(" ", self.source(token).replace("\\\n", "\n")))

    def text(self, text: str) -> None:
        done = 0
        for start, end, (opening, inner, closing) in templates.tags(text):
            self.say(text[done:start])
            self.opaque(inner, opening, closing)
            done = end
        self.say(text[done:])

    def say(self, text: str) -> None:
        self.parts.append(text)
        self.size += len(text)

    def source(self, token: Token) -> str:
        start, end = token.meta["span"]
        return self.content[start:end]

    def open(self, opening: str, closing: str, tag: str = "") -> None:
        self.stack.append(_Open(len(self.marks), tag))
        self.marks.append(Mark(self.size, self.size, opening, closing))

    def close(self) -> None:
        """Close the innermost mark of Markdown; HTML tags opened within it and not closed stay single."""
        while self.stack:
            opened = self.stack.pop()
            if opened.tag:
                self.marks[opened.index] = self.marks[opened.index]._replace(close="")
            else:
                self.marks[opened.index] = self.marks[opened.index]._replace(end=self.size)
                return

    def opaque(self, text: str, opening: str, closing: str) -> None:
        start = self.size
        self.say(text)
        self.marks.append(Mark(start, self.size, opening, closing, opaque=True))

    def point(self, source: str) -> None:
        self.marks.append(Mark(self.size, self.size, source))

    def html(self, source: str) -> None:
        """A pair of tags with text between, both inside the same marks, is one mark; any other tag is a point."""
        tag = _TAG.fullmatch(source)
        name = tag[2].lower() if tag else ""
        if tag is None or tag[3]:
            self.point(source)
        elif not tag[1]:
            self.open(source, f"</{tag[2]}>", name)
        elif self.stack and self.stack[-1].tag == name and self.marks[self.stack[-1].index].start < self.size:
            opened = self.stack.pop()
            self.marks[opened.index] = self.marks[opened.index]._replace(end=self.size, close=source)
        else:
            self.point(source)

    def image(self, token: Token) -> None:
        start, index = self.size, len(self.marks)
        self.alternative(token)
        self.marks.insert(index, Mark(start, self.size, "![", closing_literal(token, self.content)))

    def alternative(self, token: Token) -> None:
        """The text of an image, in which only code is marked."""
        for child in token.children or ():
            if child.type == "code_inline":
                self.opaque(_BREAKS.sub(" ", child.content), "`", "`")
            else:
                self.say(_plain([child]))

    def caption(self, token: Token, group: Sequence[Token]) -> None:
        """An image as a passage of its own, or as literal where it has no text."""
        start, after = group[0].meta["span"]
        self.flush(start, after)
        label_start, label_end = token.meta["label"]
        inner = _Builder(self.content, "caption", begin=label_start)
        inner.alternative(token)
        inner.flush(label_end)
        closing = closing_literal(token, self.content)
        if group[0] is not token:
            closing += self.content[token.meta["span"][1] : group[0].meta["label"][1]]
            closing += closing_literal(group[0], self.content)
        literal = None if closing == self.content[label_end:after] else closing
        self.done += [replace(piece, after=after, closing=literal) for piece in inner.done]

    def flush(self, end: int, begin: int | None = None, reopen: bool = False) -> None:
        """End the passage at ``end`` of the content; the next one begins at ``begin``."""
        for opened in self.stack:
            change = {"close": ""} if opened.tag else {"end": self.size}
            self.marks[opened.index] = self.marks[opened.index]._replace(**change)
        again = [self.marks[opened.index] for opened in self.stack if not opened.tag] if reopen else []
        passage = _trimmed("".join(self.parts), self.marks, self.kind)
        # A part of signs only is a passage too, so that they are escaped: as literals they might pair with others.
        if _unhidden(passage).strip() or self.cut or again:
            source = self.content[self.begin : end]
            start = self.begin + len(source) - len(source.lstrip(_SPACE))
            self.done.append(Piece(passage, start, max(start, self.begin + len(source.rstrip(_SPACE)))))
        self.parts, self.size, self.marks, self.stack = [], 0, [], []
        self.begin = end if begin is None else begin
        self.cut = bool(again)
        for mark in again:
            self.open(mark.open, mark.close)


def closing_literal(token: Token, content: str) -> str:
    """What closes a link or image: its target and title as in the source, or its reference, spelled out where the
    source takes the text itself for it."""
    label_start, label_end = token.meta["label"]
    closing = content[label_end : token.meta["span"][1]]
    if closing in ("]", "][]"):
        closing = f"][{content[label_start:label_end]}]"
    return _BREAKS.sub(" ", closing)


def _trimmed(text: str, marks: Sequence[Mark], kind: Kind) -> Passage:
    """The passage without space at its ends (a no-break space is kept)."""
    stripped = text.strip(_SPACE)
    lead = len(text) - len(text.lstrip(_SPACE))
    moved = []
    for mark in marks:
        start, end = (min(max(at - lead, 0), len(stripped)) for at in (mark.start, mark.end))
        # Emphasis of nothing is nothing; other marks without width stand at a point.
        if start < end or (mark.start == mark.end and mark.open not in ("*", "_", "**", "__", "~~")):
            moved.append(mark._replace(start=start, end=end))
    return Passage(stripped, kind, mark_addresses(stripped, moved))


def _speaks(passage: Passage) -> bool:
    """Whether there is anything to translate: a letter or figure outside opaque marks."""
    return any(char.isalnum() for char in _unhidden(passage))


def _unhidden(passage: Passage) -> str:
    """The text outside opaque marks (which come by start and do not overlap)."""
    parts, done = [], 0
    for mark in passage.marks:
        if mark.opaque:
            parts.append(passage.text[done : mark.start])
            done = mark.end
    return "".join([*parts, passage.text[done:]])
