"""Lines of plain text to paragraphs: one a line, or hard-wrapped at some width."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

# A text whose longest line is within these limits (characters) may have been wrapped at that width.
NARROW, WIDE = 40, 120
# A word of so many characters is an address, which no wrapping cuts.
UNCUT = 60

_STOP = re.compile(r"[.!?…:;][\"'»”’)\]]*$")
_CUT = re.compile(r"[^\W_][-\u00ad]$")
_ITEM = re.compile(r"(?:[-–—•*+]|\d{1,3}[.)°])\s+")


def unwrap(lines: Sequence[str]) -> list[str]:
    """Return the paragraphs of a text given as lines: stripped, none empty.

    A blank line always ends a paragraph. Any other line end does too, unless the text is hard-wrapped: its lines are
    narrow, nearly as long as the longest, and mostly do not end where sentences do.
    """
    blocks = _blocks(lines)
    wrapped, width = is_wrapped(blocks), _width(blocks)
    paragraphs: list[str] = []
    for index, block in enumerate(blocks):
        paragraphs += _join(block, width, first=index == 0) if wrapped else block
    return [paragraph.strip() for paragraph in paragraphs]


def is_wrapped(blocks: Sequence[Sequence[str]]) -> bool:
    """Whether these blocks of lines are paragraphs that were wrapped at a width."""
    width = _width(blocks)
    sizes = [len(line) for block in blocks for line in block]
    if not NARROW <= width <= WIDE or 2 * sum(size for size in sizes if size > WIDE) > sum(sizes):
        return False
    # A line that another follows; the first of the text may be a title.
    inner = [line for index, block in enumerate(blocks) for line in block[1 if index == 0 else 0 : -1]]
    if not inner:
        inner = [line for block in blocks for line in block[:-1] if not line.isupper()]
    running = sum(not _STOP.search(line) for line in inner)
    full = sum(len(line) >= 0.75 * width for line in inner)
    return bool(inner) and 2 * running > len(inner) and 2 * full > len(inner)


def _width(blocks: Sequence[Sequence[str]]) -> int:
    """The length of the longest line that may have been wrapped: a line by itself is a title or a whole paragraph."""
    lines = [line for block in blocks if len(block) > 1 for line in block]
    return max((len(line) for line in lines if max(map(len, line.split())) < UNCUT), default=0)


def _blocks(lines: Sequence[str]) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line.rstrip())
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _join(block: Sequence[str], width: int, first: bool) -> list[str]:
    paragraphs = [block[0]]
    for index, (line, following) in enumerate(pairwise(block)):
        if _breaks(line, following, width, first and index < 2):
            paragraphs.append(following)
        elif line.endswith("\u00ad"):
            paragraphs[-1] = paragraphs[-1][:-1] + following.lstrip()
        elif _CUT.search(line) and following.lstrip()[0].isalnum():
            paragraphs[-1] += following.lstrip()
        else:
            paragraphs[-1] += " " + following.lstrip()
    return paragraphs


def _breaks(line: str, following: str, width: int, top: bool) -> bool:
    """Whether a paragraph ends between two lines of a block of wrapped text."""
    if _CUT.search(line):
        return False
    if top and line.isupper():
        return not following.isupper()
    if _ITEM.match(following.lstrip()):
        return True
    item = _ITEM.match(line.lstrip())
    if _indent(following) - _indent(line) > (len(item[0]) if item else 0):
        return True  # an indented first line; the lines of an item hang under its text
    if len(line) + 1 + len(following.split()[0]) > 0.9 * width:
        return False
    if (top or len(line) < 0.6 * width) and not following.lstrip()[0].islower():
        return True  # a title, dateline or heading without a blank line after it, a line of a signature
    return bool(_STOP.search(line)) and len(line) < 0.7 * width


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
