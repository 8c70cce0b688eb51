"""Markdown (CommonMark with tables, strikethrough, footnotes and front matter) to an article.

markdown-it-py tells what is text; everything else of the body is copied from the source as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import PurePosixPath
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkLabel
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.parser_inline import RuleFuncInlineType
from markdown_it.rules_block import StateBlock, heading, html_block, lheading, paragraph
from markdown_it.rules_block import table as table_rule
from markdown_it.rules_inline import StateInline, autolink, escape, html_inline, image, link, newline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_inline, footnote_ref
from mdit_py_plugins.front_matter import front_matter_plugin

from translate.article import Article, Kind, Passage
from translate.errors import InputError
from translate.reading import templates
from translate.reading.encoding import decode
from translate.reading.inlines import Piece, html_pieces, pieces
from translate.reading.text import headline

TRANSLATED_META = ("description", "summary", "subtitle")
_NUMBER = re.compile(r"\d+\\?[.)]")
_TOML = re.compile(r"\+\+\+[ \t]*\n(?:.*\n)*?\+\+\+[ \t]*(?:\n|$)")
_BREAK = re.compile(r"<br\b[^>]*>", re.IGNORECASE)
# What stands before and after the text of a block: the box of a task, the label of an alert (``[!NOTE]``) in a quote,
# a list of attributes (``{#id .class}``).
_TASK = re.compile(r"\[[ xX]\][ \t]+")
_ALERT = re.compile(r"\[![A-Za-z]+\][-+]?(?:\s+|$)")
_ATTRIBUTES = re.compile(r"(\{(?:[:#.]|[\w-]+=)[^{}\n]*\})[ \t]*$")


def parse(data: bytes, path: PurePosixPath, digest: str) -> Article:
    """Return the article in a Markdown file.

    ``meta`` is the front matter without ``title``, ``lang`` and ``language``; its ``description``, ``summary`` and
    ``subtitle`` are passages of kind ``meta``. Front matter in TOML is copied. The title is the front matter's, else
    the first heading, else the beginning of the text, else the file's name.

    Raises InputError when the bytes are no text or the front matter is not valid YAML.
    """
    source = templates.hide(decode(data))
    toml = _TOML.match(source)
    tokens = parser().parse(re.sub(r"[^\n]", " ", toml[0]) + source[toml.end() :] if toml else source)
    meta: dict[str, object] = {}
    body = 0
    if tokens and tokens[0].type == "front_matter":
        loaded = _load_front_matter(templates.show(tokens[0].content))
        if loaded is None:
            tokens = parser(front_matter=False).parse(source)
        else:
            meta = loaded
            assert tokens[0].map is not None
            body = sum(len(line) + 1 for line in source.split("\n")[: tokens[0].map[1]])
    content = [_shown(piece) for piece in _content(tokens, source, min(body, len(source)))]
    passages = [piece for piece in content if isinstance(piece, Passage)]
    given, language = _text(meta.pop("title", None)), None
    for key in ("language", "lang"):
        language = _language(meta.pop(key, None)) or language
    for key in TRANSLATED_META:
        if isinstance(meta.get(key), str) and str(meta[key]).strip():
            meta[key] = Passage(" ".join(str(meta[key]).split()), "meta")
    title = Passage(given, "title") if given else _title(passages, path)
    return Article(path, digest, title, tuple(content), meta, language)


def references(body: str) -> dict[str, Any]:
    """Return what the links and notes in the Markdown of a body refer to, for ``passage``."""
    found: dict[str, Any] = {}
    parser(front_matter=False).parse(templates.hide(body), found)
    return found


def places(body: str) -> list[tuple[int, int, Passage]]:
    """Return the passages in the Markdown of a body, with where each stands in it (start, end)."""
    source = templates.hide(body)
    found = _pieces(parser(front_matter=False).parse(source), source)
    return [(place.at(piece.start), place.at(piece.end), _passage(piece.passage)) for piece, place in found]


def passage(text: str, kind: Kind, references: dict[str, Any]) -> Passage | None:
    """Return inline Markdown, or the text between tags for kind ``html``, as a passage; None where it is none or
    several."""
    hidden = templates.hide(text.replace("\\|", "|") if kind == "cell" else text)
    if kind == "html":
        found = html_pieces(hidden)
    else:
        tokens = parser(front_matter=False).parseInline(hidden, references)
        found = pieces(tokens[0].children or [], tokens[0].content, 0, len(tokens[0].content), kind)
    return _passage(found[0].passage) if len(found) == 1 else None


@cache
def parser(front_matter: bool = True) -> MarkdownIt:
    """The Markdown parser used here; its tokens carry their place in the source (see ``_Place`` and ``inlines``)."""
    # The preset's nesting limit of 20 would pass over whatever follows a deep list.
    md = MarkdownIt("commonmark", {"maxNesting": 80}).enable(["table", "strikethrough"])
    md.use(footnote_plugin, move_to_end=False)
    if front_matter:
        md.use(front_matter_plugin)
    interrupts = ["paragraph", "reference"]
    md.block.ruler.at("table", _placing(table_rule), {"alt": interrupts})
    md.block.ruler.at("html_block", _placing(html_block), {"alt": [*interrupts, "blockquote"]})
    md.block.ruler.at("heading", _placing(heading), {"alt": [*interrupts, "blockquote"]})
    md.block.ruler.at("lheading", _placing(lheading))
    md.block.ruler.at("paragraph", _placing(paragraph))
    md.block.ruler.before("paragraph", "tags", _tags, {"alt": [*interrupts, "blockquote", "list"]})
    for name, rule in (
        ("newline", newline),
        ("escape", escape),
        ("link", link),
        ("image", image),
        ("autolink", autolink),
        ("html_inline", _html),
        ("footnote_inline", footnote_inline),
        ("footnote_ref", footnote_ref),
    ):
        md.inline.ruler.at(name, _spanning(rule))
    return md


def _tags(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The rule for a line of nothing but hidden tags: it is a block of its own, without a token."""
    if not templates.is_hidden(state.src[state.bMarks[start] : state.eMarks[start]]):
        return False
    if not silent:
        state.line = start + 1
    return True


def _placing(rule: RuleFuncBlockType) -> RuleFuncBlockType:
    """The same block rule, noting in ``meta["lines"]`` of its tokens with text where each of their lines begins and
    ends in the source, after indentation and the markers of lists and quotes."""

    def placing(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        before = len(state.tokens)
        if not rule(state, start, end, silent):
            return False
        if not silent:
            for token in state.tokens[before:]:
                if token.type in ("inline", "html_block") and token.map:
                    token.meta["lines"] = [
                        (state.bMarks[line] + state.tShift[line], state.eMarks[line]) for line in range(*token.map)
                    ]
        return True

    return placing


def _spanning(rule: RuleFuncInlineType) -> RuleFuncInlineType:
    """The same inline rule, noting in its tokens' ``meta`` which span of the inline content they were made of."""

    def spanning(state: StateInline, silent: bool) -> bool:
        before, start = len(state.tokens), state.pos
        bracket = state.src.find("[", start, start + 2)
        if not rule(state, silent):
            return False
        if not silent:
            added = [token for token in state.tokens[before:] if token.type not in ("text", "text_special")]
            for token in (added[0], added[-1]) if added else ():
                if "span" not in token.meta:
                    token.meta["span"] = (start, state.pos)
                    if token.type in ("image", "link_open") and token.markup != "autolink":
                        token.meta["label"] = (bracket + 1, parseLinkLabel(state, bracket, token.type == "link_open"))
        return True

    return spanning


def _html(state: StateInline, silent: bool) -> bool:
    """The rule for inline HTML, with a hard line break for a ``<br>``."""
    if not html_inline(state, silent):
        return False
    if not silent and _BREAK.fullmatch(state.tokens[-1].content):
        state.tokens[-1].type = "hardbreak"
    return True


@dataclass(frozen=True)
class _Place:
    """Where the content of a block stands in the source: for each of its lines the offset in the content and in
    the source. In a table cell each ``|`` of the content is ``\\|`` in the source."""

    content: str
    anchors: tuple[tuple[int, int], ...]
    cell: bool = False

    def at(self, offset: int) -> int:
        here, there = max(anchor for anchor in self.anchors if anchor[0] <= max(offset, self.anchors[0][0]))
        pipes = self.content.count("|", here, offset) if self.cell else 0
        return there + max(offset - here, 0) + pipes


def _place(token: Token, source: str, kind: Kind, cursor: int) -> _Place:
    """``cursor`` is where in the source to look for a cell: the end of the cell before it."""
    lines: Sequence[tuple[int, int]] = token.meta["lines"]
    if kind == "cell":
        start = max(cursor, lines[0][0])
        return _Place(token.content, ((0, source.index(token.content.replace("|", "\\|"), start)),), cell=True)
    written = token.content.split("\n")
    while written[0].strip(" \t") not in source[slice(*lines[0])]:
        lines = lines[1:]  # a line of no-break spaces, which the parser cuts off
    anchors, offset = [], 0
    for (start, end), line in zip(lines, written, strict=False):
        indent = len(line) - len(line.lstrip(" \t"))
        anchors.append((offset + indent, source.index(line.strip(" \t"), start, end)))
        offset += len(line) + 1
    return _Place(token.content, tuple(anchors))


def _content(tokens: Sequence[Token], source: str, done: int) -> list[str | Passage]:
    """The body from offset ``done`` on: literals as they stand in the source, and passages."""
    content: list[str | Passage] = []
    for piece, place in _pieces(tokens, source):
        done = _append(content, piece, place, source, done)
    content.append(source[done:])
    return [piece for piece in _closed(content, tokens, source) if piece]


def _pieces(tokens: Sequence[Token], source: str) -> Iterator[tuple[Piece, _Place]]:
    """Yield what is text in the source, with the place of the block that it stands in."""
    parents: list[str] = []
    cursor, first = 0, True
    for index, token in enumerate(tokens):
        if token.nesting > 0:
            parents.append(token.type)
        elif token.nesting < 0:
            parents.pop()
        if token.type == "html_block" and token.level == 0:
            kind: Kind = "html"
            found = html_pieces(token.content)
        elif token.type == "inline" and token.content:
            kind = _kind(parents, tokens[index - 1], token.content, first)
            before = _TASK if kind == "item" else _ALERT if parents[-2:-1] == ["blockquote_open"] else None
            found = pieces(*_text_of(token, before), kind)
        else:
            continue
        place = _place(token, source, kind, cursor)
        for piece in found:
            yield piece, place
            first = first and kind == "html"
        cursor = place.at(len(token.content))


def _append(content: list[str | Passage], piece: Piece, place: _Place, source: str, done: int) -> int:
    """Add a passage and the literal before it (and after it, for the text of an image); return the offset reached."""
    start, end = place.at(piece.start), place.at(piece.end)
    content += [source[done:start], piece.passage]
    if piece.after is None:
        return end
    done = place.at(piece.after)
    if piece.closing is None:
        content.append(source[end:done])
    else:
        content.append(piece.closing.replace("|", "\\|") if place.cell else piece.closing)
    return done


def _kind(parents: Sequence[str], opening: Token, content: str, first: bool) -> Kind:
    if parents[-1] in ("td_open", "th_open"):
        return "cell"
    if parents[-1] == "heading_open" and not (opening.markup in ("=", "-") and _NUMBER.match(content)):
        # An underlined heading that begins like a numbered item is written with a paragraph's care.
        return "title" if first and opening.tag == "h1" else "heading"
    if parents[-2:-1] == ["list_item_open"]:
        return "item"
    return "paragraph"


def _text_of(token: Token, before: re.Pattern[str] | None) -> tuple[list[Token], str, int, int]:
    """The children of an inline token without what stands ``before`` its text and without attributes after it; the
    token's content, and where in it the text begins and ends."""
    children, content, begin, end = list(token.children or []), token.content, 0, len(token.content)
    label = before.match(content) if before else None
    if label and children and children[0].type == "text" and children[0].content.startswith(label[0].rstrip()):
        children[0] = replace(children[0], content=children[0].content[len(label[0].rstrip()) :])
        begin = label.end()
    attributes = _ATTRIBUTES.search(content)
    if attributes and children[-1].type == "text" and children[-1].content.endswith(attributes[1]):
        children[-1] = replace(children[-1], content=children[-1].content.removesuffix(attributes[1]))
        end = attributes.start()
    return children, content, begin, end


def _closed(content: list[str | Passage], tokens: Sequence[Token], source: str) -> list[str | Passage]:
    """The content, with a code fence closed that the source leaves open at its end: notes may follow."""
    last = tokens[-1] if tokens else None
    if last is not None and last.type == "fence" and last.level == 0:
        lines = source.rstrip("\n").split("\n")
        if len(lines) == 1 or not re.fullmatch(rf" {{0,3}}{re.escape(last.markup)}+[ \t]*", lines[-1]):
            content.append(("" if source.endswith("\n") else "\n") + last.markup + "\n")
    return content


def _shown(piece: str | Passage) -> str | Passage:
    """The piece with the tags of site generators that were hidden in it."""
    return templates.show(piece) if isinstance(piece, str) else _passage(piece)


def _passage(piece: Passage) -> Passage:
    """The same for a passage."""
    marks = (mark._replace(open=templates.show(mark.open), close=templates.show(mark.close)) for mark in piece.marks)
    return piece._replace(text=templates.show(piece.text), marks=tuple(marks))


def _load_front_matter(text: str) -> dict[str, object] | None:
    """The front matter's mapping; None where the text between the dashes is no mapping, so that it is body."""
    try:
        loaded: Any = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f" in line {mark.line + 2}" if mark else ""
        raise InputError(f"has front matter that is not valid YAML{line}: {error.problem or error.context}") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise InputError(f"has front matter that is not valid YAML: {error}") from None
    if loaded is None:
        return {}
    if not isinstance(loaded, Mapping):
        return None
    return {str(key): value for key, value in loaded.items()}


def _text(value: object) -> str | None:
    return None if value is None or isinstance(value, Mapping | list) else " ".join(str(value).split()) or None


def _language(value: object) -> str | None:
    if value is False:
        return "no"  # Norwegian, as YAML 1.1 reads it
    return value.strip().lower() or None if isinstance(value, str) else None


def _title(passages: Sequence[Passage], path: PurePosixPath) -> Passage:
    for passage in passages:
        if passage.kind in ("title", "heading"):
            return Passage(passage.text, "title")
    return Passage(headline(passages[0].text) if passages else path.stem, "title")
