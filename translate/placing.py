"""Where the sentences of a translation stand in its article as it is now, whoever has changed that since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, cast

from translate import segments, spots
from translate.article import Kind, Mark, Passage
from translate.errors import InputError
from translate.reading import markdown
from translate.spots import Spot, letters
from translate.writing import front
from translate.writing.notes import Clean, notes
from translate.writing.site import alignment as alignments
from translate.writing.site.alignment import Alignment


class Sentence(NamedTuple):
    """A sentence and what became of it: ``source`` is None where that holds no words; ``before`` is the white space
    before ``target``, the translation as it is now. ``place`` is where that stands in the clean Markdown, None where
    only its wording tells."""

    source: Passage | None
    before: str
    target: Passage
    by_hand: bool
    place: tuple[int, int] | None = None

    @property
    def speaks(self) -> bool:
        """Whether there are words on both sides."""
        return self.source is not None and any(map(str.isalpha, self.source.text)) and bool(self.target.text.strip())


class Paragraph(NamedTuple):
    """A passage of an article as it is now, at ``start:end`` of the clean Markdown. ``number`` is its number in the
    alignment. ``whole`` says that its sentences cannot be told apart, so that it is one."""

    number: int
    start: int
    end: int
    now: Passage
    sentences: tuple[Sentence, ...]
    whole: bool = False


@dataclass(frozen=True)
class Current:
    """An article as it is now: its Markdown ``head`` (front matter), and ``body`` without notes; the passages that
    could be laid beside their original, by number; those that could not, as some were joined, parted or removed there;
    and the notes in it."""

    head: str
    body: Clean
    paragraphs: Mapping[int, Paragraph]
    lost: frozenset[int]
    notes: Mapping[str, str]

    @property
    def front(self) -> Mapping[str, Any]:
        """The front matter, empty where it cannot be read."""
        try:
            return front.load(self.head)
        except ValueError:
            return {}


Place = tuple[int, int, Passage]
"""Where a passage stands in the clean Markdown."""


class Written(NamedTuple):
    """A segment as it was written; None for what holds no words."""

    source: Passage | None
    target: Passage | None
    from_tmx: bool
    markdown: str

    @property
    def text(self) -> str:
        """The translation's text."""
        return self.target.text if self.target else ""

    def unchanged(self) -> Sentence:
        """Return it as a sentence that nobody has changed."""
        return Sentence(self.source, "", self.target or Passage(""), self.from_tmx)


def written(alignment: Alignment) -> list[list[Written]]:
    """Return the segments of an article as they were written, passage by passage."""
    references = markdown.references(alignment.markdown)
    return [
        [
            Written(
                markdown.passage(segment.source, cast(Kind, passage.kind), references),
                markdown.passage(segment.target, cast(Kind, passage.kind), references),
                segment.from_tmx,
                segment.target.strip(),
            )
            for segment in passage.segments
        ]
        for passage in alignment.passages
    ]


def current(article: Path, alignment: Alignment, language: str) -> Current:
    """Return an article as it lies there, its sentences beside their originals. Raises InputError where it cannot be
    read."""
    try:
        text = article.read_bytes().decode()
    except OSError as error:
        raise InputError(f"{article} cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError:
        raise InputError(f"{article} is not UTF-8; save it as UTF-8 and try again") from None
    body = front.body(text)
    found = notes(body, alignment.markdown)
    clean = Clean(body, found)
    places = markdown.places(clean.text)
    groups = written(alignment)
    together = spots.spots(alignment)
    title = bool(alignment.passages) and alignment.passages[0].kind == "title"
    texts = {number: _text(spot, groups) for number, spot in enumerate(together)}
    matched = spots.matched(texts, [passage for *_, passage in places], title)
    references = markdown.references(clean.text)
    paragraphs: dict[int, Paragraph] = {}
    for number, index in matched.items():
        spot = together[number]
        shares = _shares(spot, places[index], clean.text, references) if index is not None else []
        for one, share in zip(spot.numbers, shares, strict=False):
            paragraphs[one] = _paragraph(groups[one], one, share, clean.text, language)
    lost = {one for number in matched for one in together[number].numbers} - paragraphs.keys()
    return Current(text[: len(text) - len(body)], clean, paragraphs, frozenset(lost), found)


def _text(spot: Spot, groups: Sequence[Sequence[Written]]) -> str:
    """Return the text of a paragraph as it was written; nothing where nothing was."""
    parts = [" ".join(one.text for one in groups[number]) for number in spot.numbers]
    said = "".join(chain.from_iterable(zip(spot.signs, (*parts, ""), strict=True)))
    return said if "".join(parts).strip() else ""


def _shares(spot: Spot, place: Place, text: str, references: dict[str, Any]) -> list[Place]:
    """Return the places of the passages of a paragraph; of one alone all of it where what stood around it has changed,
    of several none."""
    start, end, now = place
    spans = spot.spans(text[start:end]) if any(spot.around) or len(spot.numbers) > 1 else None
    shares = [
        (start + first, start + last, passage)
        for first, last in spans or ()
        if (passage := markdown.passage(text[start + first : start + last], now.kind, references))
    ]
    return shares if len(shares) == len(spot.numbers) else [place] if len(spot.numbers) == 1 else []


def _paragraph(group: Sequence[Written], number: int, place: Place, text: str, language: str) -> Paragraph:
    """Return a passage that stands at a place in the clean text."""
    start, end, now = place
    spans = _spans(group, now, language)
    if spans is None:
        return Paragraph(number, start, end, now, (_joined(group, now),), whole=True)
    cuts = segments.cut(now, spans)
    same = [letters(cut.text) == letters(one.text) for cut, one in zip(cuts, group, strict=True)]
    known = [one.markdown if unchanged else "" for one, unchanged in zip(group, same, strict=True)]
    found = alignments.locate(text[start:end], known, [0] * len(known))
    sentences = []
    for one, cut, unchanged, at in zip(group, cuts, same, found, strict=True):
        by_hand = one.from_tmx or not unchanged
        if at is None or one.target is None:
            target = Passage(cut.text, now.kind, cut.marks)
            sentences.append(Sentence(one.source, cut.before, target, by_hand))
        else:
            there = (start + at, start + at + len(one.markdown))
            sentences.append(Sentence(one.source, cut.before, one.target, by_hand, there))
    return Paragraph(number, start, end, now, tuple(sentences))


def _joined(group: Sequence[Written], now: Passage) -> Sentence:
    """Return a passage as one sentence."""
    text, marks = "", list[Mark]()
    for source in (one.source for one in group if one.source):
        text += " " if text else ""
        marks += [mark._replace(start=mark.start + len(text), end=mark.end + len(text)) for mark in source.marks]
        text += source.text
    same = letters(now.text) == letters("".join(one.text for one in group))
    return Sentence(Passage(text, now.kind, tuple(marks)), "", now, by_hand=not same)


def _spans(group: Sequence[Written], now: Passage, language: str) -> list[tuple[int, int]] | None:
    """Return where each sentence stands in the passage as it is now: by those that were not changed, else by their
    number; None where neither tells."""
    if len(group) == 1:
        return [(0, len(now.text))]
    passage = alignments.Passage(now.kind, tuple(alignments.Segment("", one.text) for one in group))
    places = alignments.place(now.text, Alignment("", "", "", "", (passage,)), target=True)
    spans, at = [], 0
    for one, place in zip(group, places, strict=True):
        if place is None and one.text.strip():
            break
        spans.append(place or (at, at))
        at = spans[-1][1]
    else:
        return _stretched(spans, now, language)
    parts = segments.split(now, language)
    if len(parts) != len(group):
        return None
    spans, at = [], 0
    for part in parts:
        at += len(part.before)
        spans.append((at, at + len(part.text)))
        at += len(part.text)
    return spans


def _stretched(spans: Sequence[tuple[int, int]], now: Passage, language: str) -> list[tuple[int, int]]:
    """Return spans with what a person wrote beside them: words between two sentences go with the second one where they
    begin a sentence, else with the first."""
    cuts = [0, *(cut for span in spans for cut in span), len(now.text)]
    gaps = list(zip(cuts[::2], cuts[1::2], strict=True))
    if not any(now.text[start:end].strip() for start, end in gaps):
        return [*spans]
    begins, at = set(), 0
    for part in segments.split(now, language):
        begins.add(at + len(part.before))
        at += len(part.before + part.text)
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    for index, (start, end) in enumerate(gaps):
        first = end - len(now.text[start:end].lstrip())
        if first == end:
            continue
        if index == 0 or (index < len(spans) and first in begins):
            starts[index] = first
        else:
            ends[index - 1] = start + len(now.text[start:end].rstrip())
    return list(zip(starts, ends, strict=True))
