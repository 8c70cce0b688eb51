"""What persons made of the translations in an output folder, as units of a translation memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple, cast

from translate import earlier, files, segments
from translate import language as languages
from translate.article import Kind, Mark, Passage
from translate.errors import InputError, OutputError
from translate.memory import tmx
from translate.reading import markdown
from translate.writing import front
from translate.writing.site import alignment as alignments
from translate.writing.site.alignment import Alignment

LIKE = 0.6
"""Likeness (0 to 1) from which on a paragraph among some that were joined or parted is taken to be the same."""
_HEAD = 1000
"""Bytes of a TMX file in which the name of the program stands that wrote it."""


@dataclass
class Export:
    """Units, and what is to be told of them: how many articles they come from, how many are whole paragraphs, and how
    many paragraphs were changed so much that they could not be laid beside their original."""

    units: list[tmx.Unit] = field(default_factory=list)
    articles: int = 0
    paragraphs: int = 0
    left_out: int = 0


class _Pair(NamedTuple):
    """A text in both languages; ``by_hand`` where a person wrote the translation."""

    source: Passage
    target: Passage
    by_hand: bool


def collect(out: Path, targets: Sequence[str] = (), everything: bool = False) -> Export:
    """Gather what was corrected by hand under ``out``, and what came from TMX files, sentence by sentence; with
    ``everything`` what was translated by machine, too.

    Where a sentence has several translations, the last article's counts, and one by a person before one by machine.
    ``targets`` are the languages to look at, all where there are none. Raises InputError where nothing is found.
    """
    folders = sorted(path.name for path in out.iterdir() if path.is_dir()) if out.is_dir() else []
    codes = [code for code in folders if code in languages.languages() and (not targets or code in targets)]
    export = Export()
    found: dict[tuple[bool, str, str, tmx.Variant], tmx.Unit] = {}
    aligned = 0
    for code in codes:
        for article, alignment in earlier.aligned(out, code):
            if alignment.source_lang == code:
                continue
            aligned += 1
            pairs = [pair for pair in _pairs(article, alignment, code, export) if pair.by_hand or everything]
            export.articles += bool(pairs)
            for pair in pairs:
                unit = _unit(pair, alignment.source_lang, code)
                place = (pair.by_hand, alignment.source_lang, code, unit.variants[0])
                found.pop(place, None)
                found[place] = unit
    if not aligned:
        wanted = f" into {', '.join(targets)}" if targets else ""
        raise InputError(f"{out} holds no translations{wanted}; name another folder with --from")
    export.units = [
        unit
        for (by_hand, *place), unit in sorted(found.items(), key=lambda item: item[0][0])
        if by_hand or (True, *place) not in found
    ]
    export.paragraphs = sum(unit.paragraph for unit in export.units)
    if not export.units and export.left_out:
        raise InputError(
            f"what was corrected by hand in {out} cannot be told: paragraphs were joined, parted or removed"
        )
    if not export.units:
        raise InputError(f"nothing in {out} was corrected by hand; --all exports what was translated by machine")
    return export


def write(units: Sequence[tmx.Unit], path: Path) -> None:
    """Write units to a TMX file, whole or not at all. Raises OutputError, also where a file of somebody else's lies."""
    try:
        if path.exists() and not (path.is_file() and _is_ours(path)):
            raise OutputError(f"{path} was not written by translate memory export; choose another name")
        files.replace(path, "".join(tmx.render(units)).encode(), durable=True)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from error


def _is_ours(path: Path) -> bool:
    with path.open("rb") as file:
        return f'creationtool="{tmx.TOOL}"'.encode() in file.read(_HEAD)


def _pairs(article: Path, alignment: Alignment, target: str, export: Export) -> Iterator[_Pair]:
    """Yield the sentences of an article, as they are now, with their originals."""
    references = markdown.references(alignment.markdown)
    written = [
        [_Sentence.of(segment, cast(Kind, passage.kind), references) for segment in passage.segments]
        for passage in alignment.passages
    ]
    changed: Mapping[int, Passage | None] = {}
    if earlier.corrected(article, alignment):
        title = bool(alignment.passages) and alignment.passages[0].kind == "title"
        changed = _changed(written, _now(article, alignment), title)
        export.left_out += list(changed.values()).count(None)
    for number, sentences in enumerate(written):
        now = changed.get(number)
        if now is not None:
            yield from _corrected(sentences, now, target)
        elif number not in changed:
            for sentence in sentences:
                yield from sentence.pair(sentence.target, sentence.from_tmx)


class _Sentence(NamedTuple):
    """A segment as it was written; None for what holds no words."""

    source: Passage | None
    target: Passage | None
    from_tmx: bool

    @classmethod
    def of(cls, segment: alignments.Segment, kind: Kind, references: dict[str, Any]) -> _Sentence:
        source, target = (markdown.passage(text, kind, references) for text in (segment.source, segment.target))
        return cls(source, target, segment.from_tmx)

    @property
    def text(self) -> str:
        return self.target.text if self.target else ""

    def pair(self, target: Passage | None, by_hand: bool) -> Iterator[_Pair]:
        if self.source and target and any(map(str.isalpha, self.source.text)) and target.text.strip():
            yield _Pair(self.source, target, by_hand)


def _now(article: Path, alignment: Alignment) -> list[Passage]:
    """Return the passages of an article as it lies there."""
    try:
        body = front.body(article.read_bytes().decode())
        text = alignments.without_notes(body.replace("\r\n", "\n"), alignment.markdown)
        return markdown.parse(text.encode(), PurePosixPath(article.name), "").passages
    except OSError as error:
        raise InputError(f"{article} cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError:
        raise InputError(f"{article} is not UTF-8; save it as UTF-8 and export again") from None
    except InputError as error:
        raise InputError(f"{article} {error}") from None


def _changed(written: Sequence[Sequence[_Sentence]], now: Sequence[Passage], title: bool) -> dict[int, Passage | None]:
    """Return what became of the passages that were changed, by their number: None where that cannot be told, as some
    were joined, parted or removed there. ``title`` says that the first one was written as a title."""
    texts = {
        number: text for number, group in enumerate(written) if (text := " ".join(one.text for one in group)).strip()
    }
    numbers, before, after = list(texts), list(texts.values()), [passage.text for passage in now]
    changed: dict[int, Passage | None] = {}
    if title and numbers[:1] == [0] and now and now[0].kind == "title":
        # A title is one still, however it was worded anew.
        if _letters(before[0]) != _letters(after[0]):
            changed[0] = now[0]
        numbers, before, after, now = numbers[1:], before[1:], after[1:], now[1:]
    match = SequenceMatcher(None, [*map(_letters, before)], [*map(_letters, after)], autojunk=False)
    for kind, first, last, start, end in match.get_opcodes():
        if kind == "equal":
            continue
        # Where their number is another, those at either end that are still like they were are told apart.
        same = last - first == end - start
        head = 0 if same else _alike(before[first:last], after[start:end])
        tail = 0 if same else _alike(before[first + head : last][::-1], after[start + head : end][::-1], backwards=True)
        for at in range(first, last):
            if same or at < first + head:
                changed[numbers[at]] = now[start + at - first]
            else:
                changed[numbers[at]] = now[end - (last - at)] if at >= last - tail else None
    return changed


def _alike(before: Sequence[str], after: Sequence[str], backwards: bool = False) -> int:
    """Return how many texts are like the one at the same place, and no more so if the next one is joined to either."""

    def likeness(ours: Sequence[str], theirs: Sequence[str]) -> float:
        one, other = (" ".join(reversed(texts) if backwards else texts).split() for texts in (ours, theirs))
        return SequenceMatcher(None, one, other, autojunk=False).ratio()

    count = 0
    for at in range(min(len(before), len(after))):
        alone = likeness(before[at : at + 1], after[at : at + 1])
        joined = likeness(before[at : at + 2], after[at : at + 1]) if at + 1 < len(before) else 0.0
        parted = likeness(before[at : at + 1], after[at : at + 2]) if at + 1 < len(after) else 0.0
        if alone < max(LIKE, joined, parted):
            break
        count += 1
    return count


def _letters(text: str) -> str:
    return "".join(text.split())


def _corrected(sentences: Sequence[_Sentence], now: Passage, target: str) -> Iterator[_Pair]:
    """Yield the sentences of a passage that was corrected; the whole as one where they cannot be told apart."""
    spans = _spans(sentences, now, target)
    if spans is not None:
        for sentence, cut in zip(sentences, segments.cut(now, spans), strict=True):
            by_hand = sentence.from_tmx or _letters(cut.text) != _letters(sentence.text)
            yield from sentence.pair(Passage(cut.text, now.kind, cut.marks), by_hand)
        return
    sources = [sentence.source for sentence in sentences if sentence.source]
    text, marks = "", list[Mark]()
    for source in sources:
        text += " " if text else ""
        marks += [mark._replace(start=mark.start + len(text), end=mark.end + len(text)) for mark in source.marks]
        text += source.text
    yield _Pair(Passage(text, now.kind, tuple(marks)), now, True)


def _spans(sentences: Sequence[_Sentence], now: Passage, target: str) -> list[tuple[int, int]] | None:
    """Return where each sentence stands in the corrected passage: by those that were not changed, else by their
    number; None where neither tells."""
    if len(sentences) == 1:
        return [(0, len(now.text))]
    passage = alignments.Passage(now.kind, tuple(alignments.Segment("", sentence.text) for sentence in sentences))
    places = alignments.place(now.text, Alignment("", "", "", "", (passage,)), target=True)
    found = [place for place in places if place is not None]
    if len(found) == len(sentences):
        return found
    parts = segments.split(now, target)
    if len(parts) != len(sentences):
        return None
    spans, at = [], 0
    for part in parts:
        at += len(part.before)
        spans.append((at, at + len(part.text)))
        at += len(part.text)
    return spans


def _unit(pair: _Pair, source: str, target: str) -> tmx.Unit:
    """Return a pair as a unit. A mark of the translation is written where it is one of the original."""
    ours = {str(number): mark for number, mark in enumerate(pair.source.marks, 1)}
    codes = [_code(name, mark) for name, mark in ours.items()]
    theirs = []
    for mark in pair.target.marks:
        same = (n for n, one in ours.items() if _kind(one, pair.source.text) == _kind(mark, pair.target.text))
        name = next(same, None)
        if name is not None:
            del ours[name]
            theirs.append(_code(name, mark))
    variants = (
        tmx.Variant(languages.tag(source), pair.source.text, tuple(codes)),
        tmx.Variant(languages.tag(target), pair.target.text, tuple(theirs)),
    )
    several = pair.by_hand and len(segments.split(pair.source, source)) > 1
    return tmx.Unit(variants, languages.tag(source), paragraph=several)


def _code(name: str, mark: Mark) -> tmx.Code:
    return tmx.Code(name, mark.start, mark.end, mark.open, mark.close)


def _kind(mark: Mark, text: str) -> tuple[str, str, str]:
    return mark.open, mark.close, text[mark.start : mark.end] if mark.opaque else ""
