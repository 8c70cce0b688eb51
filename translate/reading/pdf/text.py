"""Lines of a paragraph joined, and the words put together that were cut at their ends."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from translate.language import frequent_words
from translate.reading.pdf.lines import Line, Span
from translate.text.lexicon import is_ordinary, rendering

_CUT = re.compile(r"([^\W\d_]+)[-\u2010]$")
_START = re.compile(r"[^\W\d_]+")
_OPEN = re.compile(r"[\w.][-\u2010]$|['’]$|(?:://|www\.)\S*[/._-]$")
_ADVERBS = frozenset("dessus dessous delà deçà ci là".split())  # of French, which the dictionary lacks
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True)
class Joiner:
    """Joins lines of a text in a ``language`` that has these ``words``, in small letters."""

    language: str
    words: frozenset[str]

    def join(self, lines: Sequence[Line]) -> list[Span]:
        """The text of lines that follow each other."""
        spans: list[Span] = list(lines[0].spans)
        for one, other in pairwise(lines):
            last = spans[-1].text.rstrip(" ")
            before, start = one.text, other.text
            if before.endswith("\u00ad"):
                last, gap = last[:-1], ""
            elif (cut := _CUT.search(before)) and (begun := _START.match(start)):
                last, gap = last if self.is_compound(cut[1], begun[0]) else last[:-1], ""
            elif _OPEN.search(before) and start[0].isalnum():
                gap = ""
            else:
                gap = "" if _is_wide(before[-1:]) and _is_wide(start[:1]) else " "
            spans[-1] = spans[-1]._replace(text=last)
            spans += [Span(gap, spans[-1].style), *other.spans]
        return spans

    def is_compound(self, left: str, right: str) -> bool:
        """Whether a hyphen at a line's end is one of the word: it has it elsewhere, or what follows is a word, but
        makes none with what stands before."""
        whole = (left + right).lower()
        if whole in self.words:
            return False
        if f"{left}-{right}".lower() in self.words or (right[0].isupper() and not left.isupper()):
            return True
        word = (left.islower() or self._known(left.lower())) and right != "ment" and self._known(right.lower())
        return word and not self._known(whole)

    def _known(self, word: str) -> bool:
        small = word in frequent_words(self.language) or word in _ADVERBS
        return small or is_ordinary(word, self.language) or rendering(word, self.language, "en") is not None


def joiner(language: str, lines: Iterable[Line]) -> Joiner:
    """A joiner for lines of a text, which shows how its words are written where no line cuts them."""
    words: set[str] = set()
    for line in lines:
        text = line.text.lower().replace("\u2010", "-")
        words.update(_WORD.findall(text)[: -1 if text.endswith("-") else None])
    return Joiner(language, frozenset(words))


def _is_wide(char: str) -> bool:
    return char != "" and unicodedata.east_asian_width(char) in "WF"
