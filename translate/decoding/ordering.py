"""Sentences whose parts are put in another order before they are decoded (``text/openings.py``)."""

from __future__ import annotations

from collections.abc import Sequence

from translate.decoding.request import Request, Shifted, Span
from translate.text.openings import opening


def subject_first(request: Request) -> Request | None:
    """Return a French request with its subject before the participle that opens it: ``Blessé, le soldat a fui`` as ``Le
    soldat, blessé, a fui``. None where none opens it, or where code, a mark or a term stands across the parts."""
    place = None if request.fragment else opening(request.text)
    if place is None:
        return None
    text, (apart, start, end) = request.text, place
    subject = text[start].upper() + text[start + 1 : end]
    participle = f", {text[0].lower()}{text[1:apart]},"
    moves = {
        (start, end): -start,
        (0, apart): end - start + 2,
        (end, len(text)): len(subject + participle) - end,
    }

    def moved(span: Span) -> int | None:
        return next((by for (first, last), by in moves.items() if first <= span[0] < span[1] <= last), None)

    def all_moved(spans: Sequence[Span]) -> tuple[Span, ...] | None:
        found = [(span[0] + by, span[1] + by) for span in spans if (by := moved(span)) is not None]
        return tuple(found) if len(found) == len(spans) else None

    opaque, spans = all_moved(request.opaque), all_moved(request.spans)
    terms = [Shifted(term, -by) for term in request.terms if (by := moved((term.start, term.end))) is not None]
    if opaque is None or spans is None or len(terms) < len(request.terms):
        return None
    return request._replace(
        text=subject + participle + text[end:], opaque=opaque, spans=spans, terms=tuple(terms), sentence=""
    )
