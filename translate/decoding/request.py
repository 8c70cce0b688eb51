"""What goes into a leg and what comes out of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from translate import segments
from translate.article import Flag
from translate.decoding.constraints import Constraint
from translate.decoding.engine import Engine

Span = tuple[int, int]

SENTENCE = 2000
"""Characters of a sentence that its parts are read by, at most: what is longer is none."""


class Request(NamedTuple):
    """A segment to translate: plain ``text``, ``opaque`` spans to carry over unchanged, ``spans`` whose place in the
    translation is wanted, and the ``terms`` to use. A ``fragment`` is a part of a ``sentence``. ``fields`` are those of
    its article by which a word may be read otherwise (``text/plainly.py``)."""

    text: str
    opaque: tuple[Span, ...] = ()
    spans: tuple[Span, ...] = ()
    terms: tuple[Constraint, ...] = ()
    fragment: bool = False
    fields: tuple[str, ...] = ()
    sentence: str = ""


class Result(NamedTuple):
    """A translated request. ``spans`` answer the request's spans, ``outcomes`` its terms: ``asked`` (right at once),
    ``nbest``, ``forced``, ``replaced`` or ``failed``."""

    text: str
    spans: tuple[Span, ...] = ()
    flags: tuple[Flag, ...] = ()
    outcomes: tuple[str, ...] = ()


class Shifted(NamedTuple):
    """A constraint of a segment as seen from a part of it that begins ``by`` characters in."""

    whole: Constraint
    by: int

    @property
    def start(self) -> int:
        return self.whole.start - self.by

    @property
    def end(self) -> int:
        return self.whole.end - self.by

    @property
    def kind(self) -> str:
        return self.whole.kind

    @property
    def forms(self) -> tuple[str, ...]:
        return self.whole.forms

    @property
    def number(self) -> str:
        return self.whole.number

    @property
    def verb(self) -> bool:
        return self.whole.verb

    def find(self, text: str) -> list[Span]:
        return self.whole.find(text)

    def find_deprecated(self, text: str) -> list[tuple[int, int, str]]:
        return self.whole.find_deprecated(text)


def parts(request: Request, engine: Engine, limit: int, language: str) -> list[Request]:
    """Cut a request at clause marks into fragments of at most ``limit`` pieces; ``join`` puts them together again."""
    found = []
    sentence = request.sentence or (request.text if len(request.text) <= SENTENCE else "")
    at = 0
    for piece in segments.split_long(request.text, limit, lambda text: len(engine.encode(text)), language):
        start = at + len(piece) - len(piece.lstrip())
        end = at + len(piece.rstrip())
        at += len(piece)
        found.append(
            Request(
                request.text[start:end],
                tuple((a - start, b - start) for a, b in request.opaque if start <= a and b <= end),
                tuple((max(a, start) - start, max(start, min(b, end)) - start) for a, b in request.spans),
                tuple(Shifted(term, start) for term in request.terms if start <= term.start and term.end <= end),
                fragment=True,
                fields=request.fields,
                sentence=sentence,
            )
        )
    return found


def join(request: Request, fragments: Sequence[Request], results: Iterable[Result]) -> Result:
    """Put the translations of a request's fragments together, with the white space that stood between them."""
    text = ""
    spans: list[Span | None] = [None] * len(request.spans)
    flags: tuple[Flag, ...] = ()
    outcomes: dict[Constraint, str] = {}
    at = 0
    for fragment, result in zip(fragments, results, strict=True):
        start = request.text.index(fragment.text, at)
        text += request.text[at:start] if at else ""
        at = start + len(fragment.text)
        for index, (first, last) in enumerate(result.spans):
            begin, end = request.spans[index]
            if max(begin, start) < min(end, at) or (begin == end and start <= begin <= at):
                moved = (first + len(text), last + len(text))
                before = spans[index]
                spans[index] = moved if before is None or begin == end else (before[0], moved[1])
        text += result.text
        flags += result.flags
        for term, outcome in zip(fragment.terms, result.outcomes, strict=True):
            outcomes[term.whole if isinstance(term, Shifted) else term] = outcome
    return Result(
        text,
        tuple(span or (len(text), len(text)) for span in spans),
        flags,
        # A term that was cut in two may have come right all the same.
        tuple(outcomes.get(term) or ("asked" if term.find(text) else "failed") for term in request.terms),
    )
