"""Pieces: the segments of an article as the chain reads them, and what it gives back for titles in capitals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from translate import segments
from translate.article import Article, Passage
from translate.chain import Outcome, Text
from translate.segments import Segment
from translate.text import casing


class Piece(NamedTuple):
    """A segment of an article with what the chain reads for it; ``capitals`` marks a title set in capitals."""

    segment: Segment
    text: Text
    capitals: bool = False


def pieces_of(article: Article, language: str) -> tuple[tuple[Passage, ...], tuple[tuple[Piece, ...], ...]]:
    """Return the passages of an article (title, translatable meta, body) and the pieces of each."""
    meta = [value for value in article.meta.values() if isinstance(value, Passage)]
    passages = (article.title, *meta, *article.passages)
    body = [passage.text for passage in article.passages if not casing.is_capitals(passage.text)]
    lexicon: Mapping[str, str] | None = None
    result = []
    for passage in passages:
        capitals = casing.is_capitals(passage.text)
        if capitals and lexicon is None:
            lexicon = casing.lexicon(body)
        pieces = []
        for segment in segments.split(passage, language):
            text = casing.sentence_case(segment.text, lexicon or {}, language) if capitals else segment.text
            spans = tuple((mark.start, mark.end) for mark in segment.marks)
            opaque = tuple((mark.start, mark.end) for mark in segment.marks if mark.opaque)
            if passage.kind == "dateline":
                opaque += tuple(_agencies(text))
            title = passage.kind in ("title", "heading")
            pieces.append(Piece(segment, Text(text, opaque, spans, title), capitals))
        result.append(tuple(pieces))
    return passages, tuple(result)


def in_capitals(piece: Piece, outcome: Outcome) -> Outcome:
    """Give the translation of a title in capitals its capitals back; other outcomes stay as they are."""
    if not piece.capitals:
        return outcome
    from translate.decoding.alignment import follow

    text = outcome.translation.text
    upper = text.upper()
    spans = outcome.translation.spans if len(upper) == len(text) else follow(outcome.translation.spans, text, upper)
    return outcome._replace(translation=outcome.translation._replace(text=upper, spans=tuple(spans)))


def _agencies(dateline: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of what follows the place in a dateline such as ``Paris / La Gazette``: names that stay."""
    start = dateline.find(" / ") + 3
    if start >= 3:
        yield start, len(dateline)
