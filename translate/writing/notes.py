"""The notes that ``translate run`` leaves in a translation (``[^mt-1]``): found, told apart, taken out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence

from translate.article import Flag
from translate.writing.inline import inline

INTRODUCTION = "Machine translation: "
REFERENCE = re.compile(r"\[\^(mt\d*-\d+)\]")
# What follows the label in a definition: its lines, and the empty lines after it.
_CONTENT = r":[ \t]*(.*(?:\n(?:[ ]{2,}|\t).*)*)"
_DEFINITION = re.compile(rf"^{REFERENCE.pattern}{_CONTENT}(?:\r?\n)*", re.MULTILINE)


def notes(text: str, source: str) -> dict[str, str]:
    """Return the notes in the Markdown of a translation, by their labels. A prefix that footnotes of the original
    (``source``) have is not the translation's."""
    own = set(re.findall(r"\[\^(mt\d*)-", source))
    found = {match[1]: " ".join(match[2].split()) for match in _DEFINITION.finditer(text)}
    return {label: note for label, note in found.items() if label.partition("-")[0] not in own}


def without_definitions(text: str, labels: Collection[str]) -> str:
    """Return Markdown without the definitions of these notes; their references stay."""
    return _DEFINITION.sub(lambda match: "" if match[1] in labels else match[0], text)


def removed(text: str, labels: Collection[str]) -> str:
    """Return Markdown without these notes, as if they had never been written."""
    reference = _one_of(labels)
    text = re.sub(rf"(?:^\r?\n)?^{reference}{_CONTENT}(?:\n|\Z)", "", text, flags=re.MULTILINE)
    # References that are a paragraph of their own go with it.
    return re.sub(rf"^(?:{reference})+\r?\n(?:\r?\n|\Z)|{reference}", "", text, flags=re.MULTILINE)


def _one_of(labels: Collection[str]) -> str:
    return rf"\[\^(?:{'|'.join(map(re.escape, labels)) or '(?!)'})\]"


class Clean:
    """The Markdown of a translation without its notes, line ends as ``\\n``; knows where its places are in the
    original ``text``."""

    def __init__(self, text: str, labels: Collection[str]) -> None:
        reference = _one_of(labels)
        unseen = re.compile(rf"^{reference}{_CONTENT}(?:\r?\n)*|{reference}|\r(?=\n)", re.MULTILINE)
        spans = [match.span() for match in unseen.finditer(text)]
        parts, self._at, self._taken, done, taken = list[str](), list[int](), [0], 0, 0
        for start, end in spans:
            parts.append(text[done:start])
            self._at.append(start - taken)
            taken += end - start
            self._taken.append(taken)
            done = end
        self.original = text
        self.text = "".join([*parts, text[done:]])

    def edited(self, edits: Iterable[tuple[int, int, str]]) -> str:
        """Return the original with what stands between two places of the clean text replaced, each time; a note at the
        end of it stays, one within goes. Edits come in order."""
        parts, done = [], 0
        for start, end, new in edits:
            first = start + self._taken[bisect_right(self._at, start)]
            last = max(first, end + self._taken[bisect_left(self._at, end)])
            parts += [self.original[done:first], new]
            done = last
        return "".join([*parts, self.original[done:]])


def labels(flags: Sequence[Sequence[Flag]], found: Mapping[str, str]) -> list[dict[str, Flag]]:
    """Return which of the notes ``found`` belong to each segment of an article, whose ``flags`` are given in order."""
    ways = [_numbered(flags, found, terms) for terms in (False, True)]
    return max(ways, key=lambda way: sum(map(len, way)))


def _numbered(flags: Sequence[Sequence[Flag]], found: Mapping[str, str], terms: bool) -> list[dict[str, Flag]]:
    """The same, where notes were written for terms, too, or were not: a note's number counts those before it."""
    prefix = next(iter(found), "mt-").partition("-")[0]
    number, numbered = 0, []
    for group in flags:
        own = {}
        for flag in group:
            if terms or flag.kind != "term":
                number += 1
                label = f"{prefix}-{number}"
                if found.get(label) == " ".join(inline(INTRODUCTION + flag.detail, ()).split()):
                    own[label] = flag
        numbered.append(own)
    return numbered
