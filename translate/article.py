"""What flows through the pipeline: an article is Markdown with passages of text to translate in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Literal, NamedTuple

Kind = Literal["title", "dateline", "heading", "paragraph", "item", "cell", "caption", "meta", "html"]


class Mark(NamedTuple):
    """Inline markup over ``text[start:end]`` of a passage, written as ``open + text + close``.

    A mark of no width (``start == end``) stands at a point: a footnote reference, an inline HTML tag. The text under an
    ``opaque`` mark is not language (code, an address): it is carried over unchanged and unescaped.
    """

    start: int
    end: int
    open: str
    close: str = ""
    opaque: bool = False


class Passage(NamedTuple):
    """A stretch of text that is translated as one: plain text (no Markdown escapes), with inline markup over it.

    Marks nest properly and are ordered by start, outer before inner. In a passage of kind ``html``, which stands in a
    block of HTML, nothing is Markdown.
    """

    text: str
    kind: Kind = "paragraph"
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Article:
    """One source file.

    ``content`` is the body as Markdown: literal strings are copied as they are, passages are replaced by their
    translation. ``title`` is shown in lists and front matter (usually also the first passage of the body). ``meta`` is
    the source's own front matter without its title; what is to be translated in it is a Passage of kind ``meta``.
    ``language`` is set where the front matter says it.
    """

    path: PurePosixPath
    digest: str
    title: Passage
    content: tuple[str | Passage, ...]
    meta: Mapping[str, object] = field(default_factory=dict)
    language: str | None = None

    @property
    def passages(self) -> list[Passage]:
        """The body's passages in reading order (the title as such is not among them)."""
        return [piece for piece in self.content if isinstance(piece, Passage)]


class Flag(NamedTuple):
    """Something in a translated segment that a reader should know: ``kind`` is a short slug (``omission``,
    ``name``, ``date``, ``number``, ``term``, ``word``, ``loop``, ``length``, ``quote``, ``address``, ``code``),
    ``detail`` a sentence in English."""

    kind: str
    detail: str


class TermUse(NamedTuple):
    """What became of one term asked for in a segment: ``how`` is ``asked`` (right at once), ``nbest``, ``forced``,
    ``replaced`` (repaired that way) or ``failed``. ``target`` is empty where the way led through another language
    in which the term was lost."""

    concept: str
    source: str
    target: str
    how: str


class Translation(NamedTuple):
    """A translated segment. ``spans`` are the places of the source segment's marks in ``text``, in their order."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()
    flags: tuple[Flag, ...] = ()
    terms: tuple[TermUse, ...] = ()
