"""Pieces: the segments of an article as the chain reads them, and what it gives back as the article has it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from translate import segments
from translate.article import Article, Passage
from translate.chain import Outcome, Text
from translate.segments import Segment
from translate.text import casing, quotes

LONG = 60
"""Characters from which on a text may be an article, and is looked at as one."""


class Piece(NamedTuple):
    """A segment of an article with what the chain reads for it; ``capitals`` marks a title set in capitals."""

    segment: Segment
    text: Text
    capitals: bool = False


def pieces_of(
    article: Article, language: str, given: Callable[[Text], object] = lambda _: None
) -> tuple[tuple[Passage, ...], tuple[tuple[Piece, ...], ...]]:
    """Return the passages of an article (title, translatable meta, body) and the pieces of each.

    A passage that as a whole has a translation by a person, as ``given`` says, is one piece.
    """
    meta = [value for value in article.meta.values() if isinstance(value, Passage)]
    passages = (article.title, *meta, *article.passages)
    body = [passage.text for passage in article.passages if not casing.is_capitals(passage.text)]
    fields = _fields(passages, language)
    lexicon: Mapping[str, str] | None = None
    result = []
    for passage in passages:
        capitals = casing.is_capitals(passage.text)
        if capitals and lexicon is None:
            lexicon = casing.lexicon(body)
        pieces = []
        found = segments.split(passage, language)
        if len(found) > 1:
            whole = segments.whole(passage)
            if given(Text(whole.text, spans=_spans(whole))):
                found = [whole]
        for segment in found:
            text = casing.sentence_case(segment.text, lexicon or {}, language) if capitals else segment.text
            opaque = tuple((mark.start, mark.end) for mark in segment.marks if mark.opaque)
            if passage.kind == "dateline":
                opaque += tuple(_agencies(text))
            title = passage.kind in ("title", "heading")
            used = fields if fields and _depends(text, language, fields) else ()
            written = segment.text if capitals else ""
            pieces.append(Piece(segment, Text(text, opaque, _spans(segment), title, used, written), capitals))
        result.append(tuple(pieces))
    return passages, tuple(result)


def _spans(segment: Segment) -> tuple[tuple[int, int], ...]:
    return tuple((mark.start, mark.end) for mark in segment.marks)


def _fields(passages: Sequence[Passage], language: str) -> tuple[str, ...]:
    """Return the fields that an article is of (``text/fields.py``)."""
    article = "\n".join(passage.text for passage in passages)
    if len(article) < LONG:
        return ()
    from translate.text.fields import fields

    return fields(article, language)


def _depends(text: str, language: str, fields: tuple[str, ...]) -> bool:
    # Loaded for articles of a field only: a short text is waited for.
    from translate.text.plainly import depends

    return depends(text, language, fields)


def finished(
    pieces: Sequence[Sequence[Piece]], outcomes: Sequence[Sequence[Outcome]], languages: tuple[str, str]
) -> tuple[tuple[Outcome, ...], ...]:
    """Return what the chain gave back for an article's pieces as the article has it: pronouns and hearsay as the
    sentences before them tell (French to English), a space before what had none, titles in capitals again.
    ``languages`` are those of article and translation. The wording of a person stays as it is."""
    if languages == ("fr", "en") and sum(map(len, pieces)) > 1:
        from translate.text import hearsay, pronouns

        sources = [piece.text.text for piece in chain.from_iterable(pieces)]
        texts = [outcome.translation.text for outcome in chain.from_iterable(outcomes)]
        fixed = [outcome.from_tmx for outcome in chain.from_iterable(outcomes)]
        told = map(hearsay.reported, texts, sources, ["", *sources])
        heard = [text if stays else new for text, new, stays in zip(texts, told, fixed, strict=True)]
        settled = iter(pronouns.settled([*zip(sources, heard, strict=True)], fixed))
        outcomes = [[_with_text(outcome, next(settled)) for outcome in group] for group in outcomes]
    if languages[0] != languages[1]:
        outcomes = [_quoted(group, done, languages) for group, done in zip(pieces, outcomes, strict=True)]
        outcomes = [[*_spaced(group, done)] for group, done in zip(pieces, outcomes, strict=True)]
    return tuple(
        tuple(
            _with_text(outcome, outcome.translation.text.upper())
            if piece.capitals and not outcome.from_tmx
            else outcome
            for piece, outcome in zip(group, done, strict=True)
        )
        for group, done in zip(pieces, outcomes, strict=True)
    )


def _quoted(pieces: Sequence[Piece], outcomes: Sequence[Outcome], languages: tuple[str, str]) -> Sequence[Outcome]:
    """Return the outcomes of a passage, with quotations that go on over sentences opened again."""
    sources = [piece.text.text for piece in pieces]
    if len(sources) < 2 or not any(mark in text for text in sources for mark in quotes.ALL):
        return outcomes
    texts = [outcome.translation.text for outcome in outcomes]
    new = quotes.reopened([*zip(sources, texts, strict=True)], *languages)
    return [each if each.from_tmx else _with_text(each, text) for each, text in zip(outcomes, new, strict=True)]


def _spaced(pieces: Sequence[Piece], outcomes: Sequence[Outcome]) -> Iterator[Outcome]:
    """Yield the outcomes of a passage, with a space before each whose original follows a full stop without one."""
    ended = False
    for piece, outcome in zip(pieces, outcomes, strict=True):
        text = outcome.translation.text
        glued = ended and not piece.segment.before and text[:1].strip()
        yield _with_text(outcome, f" {text}") if glued else outcome
        ended = text.endswith(tuple('.!?…»”")'))


def _with_text(outcome: Outcome, text: str) -> Outcome:
    """Return ``outcome`` with another wording, its marks around the same words."""
    translation = outcome.translation
    if text == translation.text:
        return outcome
    spans = translation.spans
    if len(text) != len(translation.text):
        from translate.decoding.alignment import follow

        spans = tuple(follow(spans, translation.text, text))
    return outcome._replace(translation=translation._replace(text=text, spans=spans))


def _agencies(dateline: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of what follows the place in a dateline such as ``Paris / La Gazette``: names that stay."""
    start = dateline.find(" / ") + 3
    if start >= 3:
        yield start, len(dateline)
