"""Python-Markdown made to read CommonMark as ``writing`` emits it.

Python-Markdown follows the first Markdown: lists need a blank line before them and four spaces of indentation, ``\\<``
is no escape, a backslash at a line's end no break, ``#word`` a heading. What differs is mended here, so that no text is
lost or shown with stray marks.
"""

from __future__ import annotations

import itertools
import re
import string
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import HashHeaderProcessor
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.inlinepatterns import EscapeInlineProcessor, SimpleTagInlineProcessor
from markdown.preprocessors import Preprocessor

_ITEM = re.compile(r"( *)([-*+]|\d{1,9}[.)])( +)(?=\S)")
_QUOTE = re.compile(r" {0,3}> ?")
_HINT = re.compile(r"[ >]*([-*+]|\d{1,9}[.)]) +\S")
_RULE = re.compile(r" {0,3}([-*_])(?: *\1){2,} *$")
_BLOCK_START = re.compile(r" {0,3}(#{1,6} |>|\||<)")


class _Escape(EscapeInlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | str | None, int | None, int | None]:  # type: ignore[override]  # noqa: N802
        char = m.group(1)
        if char == "\n":
            return Element("br"), m.start(0), m.end(0)
        if char in "<>&":
            stored = self.md.htmlStash.store({"<": "&lt;", ">": "&gt;", "&": "&amp;"}[char])
            return stored, m.start(0), m.end(0)
        return super().handleMatch(m, data)


class _Heading(HashHeaderProcessor):
    RE = re.compile(
        r"(?:^|\n)(?P<level>#{1,6})(?:[ \t]+|(?=\n|$))(?P<header>(?:\\.|[^\\\n])*?)(?:[ \t]+#+[ \t]*)?(?:\n|$)"
    )


class _AttrList(AttrListTreeprocessor):
    # Only what is meant as an attribute list is taken out of the text: `{: …}`, `{#id}`, `{.class}`.
    BASE_RE = r"\{(?:\:[ ]*|(?=[#.][\w-]))([^\}\n ][^\n]*?)[ ]*\}"  # type: ignore[misc]
    HEADER_RE = re.compile(rf"[ ]+{BASE_RE}[ ]*$")  # type: ignore[misc]
    BLOCK_RE = re.compile(rf"\n[ ]*{BASE_RE}[ ]*$")  # type: ignore[misc]
    INLINE_RE = re.compile(rf"^{BASE_RE}")  # type: ignore[misc]


def indent_lists(lines: list[str]) -> list[str]:
    """Indent each level of CommonMark lists by four spaces, and put a blank line before the first item."""
    out: list[str] = []
    stack: list[int] = []  # the column where the text of each open item begins
    blank = loose = True
    for line in lines:
        if not line.strip():
            out.append(line)
            blank = loose = True
            continue
        indent = len(line) - len(line.lstrip(" "))
        item = None if _RULE.match(line) else _ITEM.match(line)
        if item and indent < (stack[-1] if stack else 0) + 4:
            depth = len(stack)
            loose = loose and depth > 0
            while stack and indent < stack[-1]:
                stack.pop()
            if loose and 0 < len(stack) + 1 < depth:
                out.append("")
            marker, gap = item.group(2), item.group(3)
            first = not stack and not blank and out and not _ITEM.match(out[-1].lstrip(" "))
            if first and (marker in "-*+" or marker[:-1] == "1"):
                out.append("")
            elif first:  # a number that happens to begin a line of a paragraph
                out.append(line)
                continue
            marker = marker[:-1] + "." if marker[-1] == ")" else marker
            out.append("    " * len(stack) + marker + " " + line[item.end() :])
            stack.append(item.end() if len(gap) < 5 else item.end(2) + 1)
        elif stack:
            if blank or _BLOCK_START.match(line) or _RULE.match(line):
                while stack and indent < stack[-1]:
                    stack.pop()
            text = line[stack[-1] :] if stack and indent >= stack[-1] else line.lstrip(" ") if stack else line
            out.append("    " * len(stack) + text)
        else:
            out.append(line)
        blank = False
    return out


def quoted_lists(lines: list[str]) -> list[str]:
    """The same, inside quotations too."""
    out: list[str] = []
    for quoted, group in itertools.groupby(lines, key=lambda line: bool(_QUOTE.match(line))):
        if quoted:
            inner = quoted_lists([_QUOTE.sub("", line, count=1) for line in group])
            out.extend(f"> {line}" for line in inner)
        else:
            out.extend(group)
    return indent_lists(out)


class _Lists(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return quoted_lists(lines) if any(_HINT.match(line) for line in lines) else lines


class CommonMark(Extension):
    """The changes above, as an extension; to be named after ``attr_list``, which it narrows."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.ESCAPED_CHARS = list(string.punctuation)
        md.inlinePatterns.register(_Escape(r"\\(.)", md), "escape", 180)
        md.inlinePatterns.register(SimpleTagInlineProcessor(r"()~~(?=\S)(.+?)(?<=\S)~~", "del"), "strikethrough", 55)
        md.parser.blockprocessors.register(_Heading(md.parser), "hashheader", 70)
        md.treeprocessors.register(_AttrList(md), "attr_list", 8)
        md.preprocessors.register(_Lists(md), "commonmark_lists", 22)
