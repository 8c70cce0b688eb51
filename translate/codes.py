"""Inline codes: the marks of a sentence and of its translation as exchange formats (TMX, XLIFF) have them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from translate.article import Mark, Passage
from translate.expressions import Expression

_FORBIDDEN = Expression("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Code(NamedTuple):
    """Markup over ``text[start:end]`` of a text, at a point where both are the same. The same ``name`` in another
    language is the same markup; ``open`` and ``close`` are how it is written (not read from files). The text under an
    ``opaque`` one is not language."""

    name: str
    start: int
    end: int
    open: str = ""
    close: str = ""
    opaque: bool = False


class End(NamedTuple):
    """Where a code begins or ends, or the point that it stands at. ``number`` counts the codes of a text, from 1."""

    code: Code
    number: int
    place: Literal["open", "close", "point"]


def paired(source: Passage, target: Passage) -> tuple[tuple[Code, ...], tuple[Code, ...]]:
    """Return the marks of a text and of its translation as codes, numbered by name. A mark of the translation has the
    name of the same one in the original, and a name of its own where there is none."""
    ours = {str(number): mark for number, mark in enumerate(source.marks, 1)}
    codes = tuple(_code(name, mark) for name, mark in ours.items())
    theirs = []
    for number, mark in enumerate(target.marks, len(codes) + 1):
        kind = _kind(mark, target.text)
        name = next((name for name, one in ours.items() if _kind(one, source.text) == kind), None)
        ours.pop(name or "", None)
        theirs.append(_code(name or str(number), mark))
    return codes, tuple(theirs)


def _code(name: str, mark: Mark) -> Code:
    return Code(name, mark.start, mark.end, mark.open, mark.close, mark.opaque)


def _kind(mark: Mark, text: str) -> tuple[str, str, str]:
    return mark.open, mark.close, text[mark.start : mark.end] if mark.opaque else ""


def sequence(text: str, codes: Sequence[Code]) -> Iterator[str | End]:
    """Yield a text and its codes as they follow each other: what ends at a place comes before what begins there, inner
    before outer."""
    places = []
    for number, code in enumerate(codes, 1):
        if code.start == code.end:
            places.append((code.start, number, End(code, number, "point")))
        else:
            places.append((code.start, number, End(code, number, "open")))
            places.append((code.end, -number, End(code, number, "close")))
    done = 0
    for at, _, end in sorted(places, key=lambda place: place[:2]):
        if done < at:
            yield text[done:at]
        yield end
        done = at
    if text[done:]:
        yield text[done:]


def holdable(text: str) -> str:
    """Return ``text`` with U+FFFD for each character that XML cannot hold."""
    return _FORBIDDEN.sub("\ufffd", text)
