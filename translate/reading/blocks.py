"""Elements of HTML to the content of an article: Markdown, with passages for what is text.

Nothing of the text has to be escaped here: passages are plain text with marks over it, which ``writing`` puts down as
Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from translate.article import Passage
from translate.reading.elements import BLOCKS, HEADINGS, SILENT, tag_of, text_of
from translate.reading.flow import Flow, clean
from translate.reading.notes import Note, drop_brackets, drop_ways_back, heads_notes, join_parts, notes_of
from translate.reading.text import is_dateline

_EMPHASIS = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "*"),
    **dict.fromkeys(("strong", "b"), "**"),
    **dict.fromkeys(("del", "s", "strike"), "~~"),
}
_CODE = frozenset({"code", "kbd", "samp", "tt"})
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_ORDINAL = re.compile(r"(?:ers?|res?|ères?|es?|è|[èe]mes?|nde?s?|st|rd|th|os?|as?|mes?|lles?|gr|te)\.?")
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_LOWERED = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")
_FIGURES = re.compile(r"[-+−]?\d+")
_PAUSE = re.compile(r"([*⁂~_–—-])(?: ?\1){2,}|⁂")
_NUMBERED = re.compile(r"\s*(?:[^\W\d_]+ )?(?:[IVXLC]+|\d+)\s*")  # the number of a chapter
_DATELINES = 2  # a rubric or author, and a place or date
_BYLINE = re.compile(r"(?:par|by|von|por)\s", re.IGNORECASE)
_SMALL = 64  # pixels up to which a picture is a sign or counts visits
_SIGN = re.compile(r"\.svg(?:$|[?#])|(?:^|[/_-])(?:blank|pixel|spacer|transparent|1x1)\b[^/]*$", re.IGNORECASE)
_LAZY = ("src", "data-src", "data-original", "data-lazy-src")
_SETS = ("srcset", "data-srcset", "data-lazy-srcset")  # the first of several addresses, each with a size
_SCHEMES = frozenset({"", "http", "https", "mailto", "ftp"})


def content_of(body: HtmlElement, base: str = "") -> tuple[str | Passage, ...]:
    """Return the content of what stands in ``body``: an ``h1`` before all else is the title, and the line after it may
    be the dateline (see ``text.is_dateline``).

    ``base`` is the page's address where it is known: links that are not to a file beside the page are joined to it.
    Notes that are linked to and back become footnotes. What Markdown cannot show (scripts, forms, films) is left out.
    """
    notes = notes_of(body)
    join_parts(body, notes.values())
    for link in body.iter("a"):
        href = link.get("href") or ""
        if href.startswith("#") and href[1:] in notes:
            drop_brackets(link)
    set_apart = frozenset(note.element for note in notes.values())
    for heading in [*body.iter(*HEADINGS, "hr")][::-1] if notes else ():
        if heads_notes(heading, set_apart):
            heading.drop_tree()
    writer = _Writer(base, notes, set_apart)
    writer.inside(body)
    writer.flush()
    writer.footnotes()
    return (*writer.content, "\n") if writer.content else ()


@dataclass
class _Level:
    """A list item, quote or note that blocks stand in: what its first line begins with, and the lines after."""

    first: str
    rest: str
    item: bool = False
    begun: bool = False


@dataclass
class _Writer:
    base: str
    notes: dict[str, Note]
    set_apart: frozenset[HtmlElement]  # what holds the notes
    referred: list[Note] = field(default_factory=list)
    content: list[str | Passage] = field(default_factory=list)
    flow: Flow = field(default_factory=Flow)
    levels: list[_Level] = field(default_factory=list)
    tight: bool = False  # in a list that has no blank lines between its items
    apart: bool = False  # a blank line comes next all the same
    rule: bool = False  # a line between what was and what comes
    cell: bool = False
    images: list[HtmlElement] = field(default_factory=list)
    shown: set[str] = field(default_factory=set)
    titled: int = 0  # how much content there was after the title and the datelines that follow it
    datelines: int = 0
    led: int = 0  # the same after a paragraph between the title and who wrote the article

    def inside(self, element: HtmlElement) -> None:
        """Everything in an element."""
        self.flow.say(element.text or "")
        for child in element:
            tag = tag_of(child)
            if tag and tag not in SILENT:
                (self.block if tag in BLOCKS else self.inline)(child, tag)
            self.flow.say(child.tail or "")

    def marked(self, element: HtmlElement, opening: str, closing: str) -> None:
        mark = self.flow.open(opening, closing)
        self.inside(element)
        self.flow.close(mark)

    # Inline

    def inline(self, element: HtmlElement, tag: str) -> None:
        if tag == "br":
            if _NUMBERED.fullmatch(self.flow.text) and any(tag_of(one) in HEADINGS for one in element.iterancestors()):
                self.flow.say(".")
            self.flow.end_line()
        elif tag == "img":
            self.image(element)
        elif tag in _CODE and not any(tag_of(one) in BLOCKS for one in element.iter()):
            text = text_of(element)
            if text:
                self.flow.solid(text, "`", "`")
        elif tag in ("sup", "sub"):
            self.shifted(element, tag)
        elif tag == "a":
            self.link(element)
        elif tag == "q":
            self.flow.say("“")
            self.inside(element)
            self.flow.say("”")
        elif tag in _EMPHASIS and (self.flow.text or not _is_initial(element)):
            self.marked(element, _EMPHASIS[tag], _EMPHASIS[tag])
        else:
            self.inside(element)

    def shifted(self, element: HtmlElement, tag: str) -> None:
        """Raised or lowered text: figures have characters of their own, and ``1er`` needs no markup."""
        text = text_of(element)
        if len(element) or not text.strip(",;") or (tag == "sup" and _ORDINAL.fullmatch(text)):
            self.inside(element)
        elif _FIGURES.fullmatch(text):
            self.flow.say(text.translate(_RAISED if tag == "sup" else _LOWERED))
        else:
            self.marked(element, f"<{tag}>", f"</{tag}>")

    def link(self, element: HtmlElement) -> None:
        href = element.get("href") or ""
        note = self.notes.get(href[1:]) if href.startswith("#") else None
        target = _target(href, self.base)
        if note is not None:
            if not note.label:
                self.referred.append(note)
                note.label = len(self.referred)
            self.flow.text = self.flow.text.rstrip(" ")
            self.flow.point(f"[^{note.label}]")
        elif target and text_of(element) and not self.flow.within("["):
            self.marked(element, "[", f"]({target})")
        else:
            self.inside(element)

    def image(self, element: HtmlElement) -> None:
        alternative, target = _alternative(element), self.source(element)
        if alternative and not any(map(str.isalnum, alternative)) and len(alternative) < 9:
            self.flow.say(alternative)  # an emoji
        elif target and self.cell:
            self.shown.add(target)
            self.flow.solid(alternative, "![", f"]({target})", opaque=False)
        elif target:
            self.images.append(element)

    def source(self, element: HtmlElement) -> str:
        """The address of a picture; empty where it is none that shows something, or stands here already."""
        bare = not _alternative(element) and tag_of(element.getparent()) in ("div", "span", "td")
        sizes = [(element.get(side) or "").removesuffix("px") for side in ("width", "height")]
        if any(size.isdecimal() and int(size[:9]) <= _SMALL for size in sizes):
            return ""
        sets = (((element.get(key) or "").split() or [""])[0].rstrip(",") for key in _SETS)
        for source in chain(((element.get(key) or "").strip() for key in _LAZY), sets):
            target = _target(source, self.base)
            if source and not _SIGN.search(source) and target not in ("", *self.shown):
                return "" if bare and urlsplit(target).scheme else target
        return ""

    # Blocks

    def block(self, element: HtmlElement, tag: str) -> None:
        if element in self.set_apart:
            self.flush()
            return
        if self.cell:
            self.flow.end_line()
            self.inside(element)
            self.flow.end_line()
            return
        self.flush()
        if tag in HEADINGS:
            self.inside(element)
            self.heading(int(tag[1]))
        elif tag in _LISTS:
            self.list(element, tag == "ol")
        elif tag == "blockquote":
            self.within(element, _Level("> ", "> "))
        elif tag == "pre":
            self.preformatted(element)
        elif tag == "table":
            self.table(element)
        elif tag == "hr":
            self.rule = not self.levels
        elif tag in ("figcaption", "caption"):
            self.marked(element, "*", "*")
        elif tag == "dt":
            self.marked(element, "**", "**")
        else:
            self.inside(element)
        self.flush()

    def within(self, element: HtmlElement, level: _Level) -> None:
        self.levels.append(level)
        self.inside(element)
        self.flush()
        self.levels.pop()

    def heading(self, level: int) -> None:
        passage = self.flow.line("heading")
        if passage is not None:
            # Headings are bold anyway.
            marks = tuple(one for one in passage.marks if (one.open, one.end - one.start) != ("**", len(passage.text)))
            title = level == 1 and not self.content
            self.begin("#" * level + " ", passage._replace(kind="title" if title else "heading", marks=marks))
            self.titled = len(self.content) if title else self.titled
        self.pictures()

    def list(self, element: HtmlElement, numbered: bool) -> None:
        given = element.get("start") or ""
        number = int(given) if given.isdecimal() and len(given) < 9 else 1
        outer = self.tight
        self.tight = all(sum(tag_of(one) in BLOCKS - _LISTS for one in item) < 2 for item in element)
        self.apart = not (outer and self.levels and self.levels[-1].item)
        self.flow.say(element.text or "")
        for item in element:
            tag, before = tag_of(item), len(self.content)
            if tag in _LISTS:
                self.list(item, tag == "ol")  # as some write a list in a list
            elif tag and tag not in SILENT and item not in self.set_apart:
                marker = f"{number}. " if numbered else "- "
                self.within(item, _Level(marker, " " * len(marker), item=True))
            if len(self.content) > before:
                number += tag not in _LISTS
            self.flow.say(item.tail or "")
        self.flush()
        self.tight = outer

    def preformatted(self, element: HtmlElement) -> None:
        lines = clean(str(element.text_content())).replace("\r", "").expandtabs(4).strip("\n").split("\n")
        if any(map(str.strip, lines)):
            fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+|$", "\n".join(lines))))
            self.begin(f"\n{self.rest()}".join([fence, *lines, fence]))

    def table(self, element: HtmlElement) -> None:
        for caption in element.iterchildren("caption"):
            self.block(caption, "caption")
        rows = list(_rows(element))
        if not _is_data(rows):
            for cell in chain.from_iterable(rows):
                self.inside(cell)
                self.flush()
            return
        grid = [[self.cell_content(cell) for cell in row] for row in _grid(rows)]
        grid = [row for row in grid if any(row)]
        used = [column for column in range(len(grid[0]) if grid else 0) if any(row[column] for row in grid)]
        for index, row in enumerate(grid):
            if index == 0:
                self.begin()
            if index == 1:
                self.content.append(f"\n{self.rest()}|" + " --- |" * len(used))
            self.content.append(f"\n{self.rest()}|" if index else "|")
            for column in used:
                self.content += [" ", *row[column], " |"]
        if len(grid) == 1:
            self.content.append(f"\n{self.rest()}|" + " --- |" * len(used))

    def cell_content(self, element: HtmlElement | None) -> Sequence[str | Passage]:
        if element is None:
            return ()
        self.cell = True
        self.inside(element)
        self.cell = False
        return [part for line in self.flow.lines("cell") for part in ("<br>", line)][1:]

    def footnotes(self) -> None:
        """Write the notes in the order that they were referred to. A note may refer to others."""
        self.rule = False
        for note in self.referred:
            drop_ways_back(note)
            self.within(note.element, _Level(f"[^{note.label}]: ", "    "))

    # Writing

    def begin(self, *block: str | Passage) -> None:
        """Write a block, after a blank line and the markers of the lists and quotes that it stands in."""
        begun = "".join(level.rest for level in self.levels if level.begun)
        tight = self.tight and not self.apart and self.levels and not self.levels[-1].begun
        gap = "" if not self.content else "\n" if tight else f"\n{begun.rstrip()}\n"
        head = "".join(level.rest if level.begun else level.first for level in self.levels)
        for level in self.levels:
            level.begun = True
        if self.rule and self.content:
            self.content.append("\n\n---")
        self.apart = self.rule = False
        self.content += [piece for piece in (gap + head, *block) if piece]

    def rest(self) -> str:
        return "".join(level.rest for level in self.levels)

    def flush(self) -> None:
        """Write what was said so far, and the pictures in it; in a cell it is left for the table."""
        if self.cell:
            return
        item = bool(self.levels) and self.levels[-1].item and not self.levels[-1].begun
        for lines in self.flow.paragraphs("item" if item else "paragraph"):
            line = lines[0]
            if _PAUSE.fullmatch(line.text) and len(lines) == 1 and not self.levels:
                self.rule = True
                continue
            follows = self.titled == len(self.content) > 0 and self.datelines < _DATELINES and not self.levels
            named = self.led == len(self.content) > 0 and _BYLINE.match(line.text)
            if (follows or named) and len(lines) == 1 and line.text and is_dateline(line.text):
                marks = tuple(mark for mark in line.marks if mark.open not in ("*", "**"))
                self.begin("*", line._replace(kind="dateline", marks=marks), "*")
                self.titled, self.datelines = len(self.content), self.datelines + 1
            else:
                self.begin(line, *(part for line in lines[1:] for part in (f"  \n{self.rest()}", line)))
                self.led = len(self.content) if follows and not self.datelines else self.led
        self.pictures()

    def pictures(self) -> None:
        waiting, self.images = self.images, []
        for element in waiting:
            alternative, target = _alternative(element), self.source(element)
            if target:
                self.shown.add(target)
                text = Passage(alternative, "caption") if any(map(str.isalnum, alternative)) else ""
                self.begin("![", text, f"]({target})")


def _is_initial(element: HtmlElement) -> bool:
    """Whether it is the first letter of a paragraph, which is set large."""
    return len(text_of(element)) == 1 and re.match(r"[’'\w]", element.tail or "") is not None


def _alternative(element: HtmlElement) -> str:
    return " ".join(clean(element.get("alt") or "").split())


def _target(href: str, base: str) -> str:
    """The target of a link as Markdown has it; empty where there is none that leads out of the page."""
    href = clean(re.sub(r"[\t\r\n]", "", href)).strip()
    try:
        target = f"https:{href}" if href.startswith("//") else urljoin(base, href) if href[:1] in ("/", "?") else href
        scheme = urlsplit(target).scheme.lower()
    except ValueError:
        return ""
    if not href or href.startswith("#") or scheme not in _SCHEMES:
        return ""
    target = re.sub(
        r"[\s()<>\"\\|`^{}\[\]*]", lambda char: "".join(f"%{byte:02X}" for byte in char[0].encode()), target
    )
    return re.sub(r"&(?=#?\w+;)", "&amp;", target)


def _rows(table: HtmlElement) -> Iterator[list[HtmlElement]]:
    for part in table:
        if tag_of(part) == "tr":
            yield [cell for cell in part if tag_of(cell) in ("td", "th")]
        elif tag_of(part) in ("thead", "tbody", "tfoot"):
            yield from _rows(part)


def _is_data(rows: Sequence[Sequence[HtmlElement]]) -> bool:
    """Whether it is a table to look things up in, and not one that a page was laid out with."""
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return False
    cells = list(chain.from_iterable(rows))
    if any(tag_of(cell) == "th" for cell in cells):
        return True
    inner = (one for cell in cells for one in cell.iterdescendants())
    laid_out = any(tag_of(one) in ("table", "blockquote", "pre", "hr", *HEADINGS) for one in inner)
    return not laid_out and all(len(text_of(cell)) <= 600 for cell in cells)


def _grid(rows: Sequence[Sequence[HtmlElement]]) -> list[list[HtmlElement | None]]:
    """The cells of each row by column, None where one reaches over; all rows of a length."""
    grid: list[dict[int, HtmlElement | None]] = [{} for _ in rows]
    for index, row in enumerate(rows):
        column = 0
        for cell in row:
            while column in grid[index]:
                column += 1
            wide, high = (_span(cell, side) for side in ("colspan", "rowspan"))
            for below in grid[index : index + high]:
                below.update(dict.fromkeys(range(column, column + wide)))
            grid[index][column] = cell
            column += wide
    width = 1 + max((column for row in grid for column in row), default=-1)
    return [[row.get(column) for column in range(width)] for row in grid]


def _span(cell: HtmlElement, side: str) -> int:
    given = cell.get(side) or ""
    return min(max(int(given), 1), 50) if given.isdecimal() and len(given) < 9 else 1
