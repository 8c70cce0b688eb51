"""What a package is given to read: holes for what must not be touched, markers for terms it is asked to use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count

from translate.decoding.constraints import Constraint
from translate.packages.package import Markers

SPACES = dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u2007\u2002\u2003\t\n"), " ")
QUOTES = {**dict.fromkeys(map(ord, "“”„‟″"), '"'), **dict.fromkeys(map(ord, "’‘‛′"), "'"), ord("\u00ad"): None}
_ELIDED = re.compile(r"(?:^|[^\W_]'|[\W_])(?:[dlnsjmtc]|qu|jusqu|lorsqu|puisqu)'$", re.IGNORECASE)
SURROGATES = ("Martin", "Robert", "Simon", "Thomas", "Victor", "Philip", "Daniel", "Albert")


Filled = tuple[int, int, str]


@dataclass(frozen=True)
class Hole:
    """A placeholder in the prepared text for ``source[start:end]``; ``fill`` takes its place in the translation."""

    start: int
    end: int
    placeholder: str
    fill: str


@dataclass(frozen=True)
class Prepared:
    """A source segment as a package reads it. ``origin[i]`` is the place in the source of character i."""

    text: str
    origin: tuple[int, ...]
    holes: tuple[Hole, ...]


def prepare(
    text: str,
    holes: Iterable[Filled] = (),
    surrogates: Iterable[Filled] = (),
    asked: Sequence[Constraint] = (),
    markers: Markers | None = None,
) -> Prepared:
    """Prepare ``text`` for a package.

    ``holes`` and ``surrogates`` are (start, end, fill): the former are read as ``[1]``, ``[2]`` …, the latter as short
    names that every model knows; both are filled afterwards. What is ``asked`` for is put between the package's
    ``markers``. Quotation marks and spaces are read as plain ones. Where spans overlap, the first one holds.
    """
    numbers = (f"[{number}]" for number in count(1) if f"[{number}]" not in text)
    names = chain((name for name in SURROGATES if name not in text), numbers)
    edits: list[tuple[int, int, str, Iterator[str] | None]] = [(*hole, numbers) for hole in holes]
    edits += [(*hole, names) for hole in surrogates]
    if markers is not None:
        edits += [(item.start, item.end, item.forms[0], None) for item in asked]
    out: list[str] = []
    origin: list[int] = []
    placed: list[Hole] = []
    at = 0

    def copy(end: int) -> None:
        for index in range(at, end):
            for character in _plain(text, index):
                out.append(character)
                origin.append(index)

    def insert(string: str, index: int) -> None:
        out.append(string)
        origin.extend([index] * len(string))

    for start, end, wanted, placeholders in sorted(edits, key=lambda edit: edit[:2]):
        if start < at:
            continue
        copy(start)
        at = start
        if placeholders is not None:
            _expand(out, origin)
            placed.append(Hole(start, end, next(placeholders), wanted))
            insert(placed[-1].placeholder, start)
        elif markers is not None:
            insert(f"{markers.open} ", start)
            copy(end)
            insert(f" {markers.separator} {wanted} {markers.close}", end - 1)
        at = end
    copy(len(text))
    return Prepared("".join(out), tuple(origin), tuple(placed))


def fill(prepared: Prepared, hypothesis: str) -> str:
    """Put what the holes stand for back into a hypothesis. A placeholder that the package dropped stays dropped."""
    for hole in prepared.holes:
        pattern = re.escape(hole.placeholder) + (r"(?!\w)" if hole.placeholder[-1].isalnum() else "")
        hypothesis = re.sub(pattern, lambda _, hole=hole: hole.fill, hypothesis)  # type: ignore[misc]
    return hypothesis


def _expand(out: list[str], origin: list[int]) -> None:
    """Write out an elided word before a hole (``d'[1]`` → ``de [1]``): packages read it better."""
    elided = _ELIDED.search("".join(out[-8:]))
    if elided:
        out[-1:] = ["e", " "]
        origin.append(origin[-1])


def _plain(text: str, index: int) -> str:
    character = text[index]
    if character == "«":
        return '"'
    if character == "»":
        return '"'
    if character.isspace() and ((index and text[index - 1] == "«") or text[index + 1 : index + 2] == "»"):
        return ""
    return character.translate(SPACES).translate(QUOTES)
