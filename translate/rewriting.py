"""Sentences of an article written anew, as Markdown; the rest of it stays as it is, to the byte."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import groupby

from translate.placing import Current, Paragraph
from translate.review import xliff
from translate.reviews import Entry
from translate.writing import front, markdown
from translate.writing.notes import removed

Place = tuple[int, int]
"""The number of a paragraph, and that of a sentence in it."""


def rewritten(
    now: Current, new: Mapping[str, xliff.Content], known: Mapping[str, Entry], approved: Collection[str]
) -> str:
    """Return the Markdown of an article with new wordings of sentences, by their places (``known`` holds all), and
    without the notes to these and to those that were ``approved``. A new title goes into the front matter, too."""
    units = {
        (known[place].paragraph, known[place].index): _unit(known[place], content) for place, content in new.items()
    }
    done = [known[place] for place in (*new, *approved) if known[place].doubts]
    settled = {label for entry in done for label in entry.doubts}
    open_notes = {
        (entry.paragraph, entry.index): "".join(f"[^{label}]" for label in entry.doubts if label not in settled)
        for entry in known.values()
    }
    edits: list[tuple[int, int, str]] = []
    values: dict[str, object] = {}
    for number in {number for number, _ in units}:
        paragraph = now.paragraphs.get(number)
        if paragraph is None or paragraph.now.kind in ("title", "heading"):
            before, after = _title(paragraph, units)
            if paragraph is None or before == now.front.get("title"):
                values["title"] = after
        if paragraph is not None:
            edits += _edits(paragraph, now.body.text, units, open_notes)
    if done and isinstance(flagged := now.front.get("flagged"), int):
        values["flagged"] = max(0, flagged - len(done))
    return front.updated(now.head, values) + removed(now.body.edited(sorted(edits)), settled)


def _unit(entry: Entry, content: xliff.Content) -> markdown.Unit:
    """Return a new wording as the writing room has it. A link or note that it lacks stands at its end."""
    sentence = entry.sentence
    text, spans = xliff.plain(content, entry.opaque)
    ours, theirs = entry.codes
    marks = {code.name: mark for code, mark in zip(theirs, sentence.target.marks, strict=True) if code.open}
    for code, mark in zip(ours, sentence.source.marks if sentence.source else (), strict=True):
        if code.name in spans:
            marks.setdefault(code.name, mark)
    end = (len(text), len(text))
    names = sorted(marks, key=lambda name: spans.get(name, end)[0])
    return markdown.Unit(
        sentence.before,
        sentence.target.text,
        tuple(marks[name] for name in names),
        text,
        tuple(spans.get(name, end) for name in names),
    )


def _units(paragraph: Paragraph, new: Mapping[Place, markdown.Unit]) -> list[markdown.Unit]:
    """Return the sentences of a paragraph, some of them in a new wording."""
    return [
        new.get((paragraph.number, index))
        or markdown.Unit(
            sentence.before,
            sentence.target.text,
            sentence.target.marks,
            sentence.target.text,
            tuple((mark.start, mark.end) for mark in sentence.target.marks),
        )
        for index, sentence in enumerate(paragraph.sentences)
    ]


def _title(paragraph: Paragraph | None, new: Mapping[Place, markdown.Unit]) -> tuple[str, str]:
    """Return a title as it is and as it becomes."""
    units = [new[-1, -1]] if paragraph is None else _units(paragraph, new)
    before, after = (
        "".join(unit.before + text for unit, text in zip(units, texts, strict=True)).strip()
        for texts in ([unit.source for unit in units], [unit.target for unit in units])
    )
    return before, after


def _edits(
    paragraph: Paragraph, text: str, new: Mapping[Place, markdown.Unit], notes: Mapping[Place, str]
) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, Markdown) for what is replaced in the clean text: single sentences; where several that were
    changed by hand lie side by side, so that only their wording tells where one ends, all of these."""
    units = _units(paragraph, new)
    texts = markdown.segments_markdown(paragraph.now, units)
    places = [sentence.place for sentence in paragraph.sentences]
    done = paragraph.start
    for place, group in groupby(range(len(units)), lambda index: places[index]):
        run = [*group]
        if place is None:
            following = next((each[0] for each in places[run[-1] + 1 :] if each), paragraph.end)
            gap = text[done:following]
            place = (following - len(gap.lstrip()), done + len(gap.rstrip()))
        done = place[1]
        if any((paragraph.number, index) in new for index in run):
            parts = [
                (units[index].before if index > run[0] else "")
                + texts[index]
                + (notes.get((paragraph.number, index), "") if len(run) > 1 else "")
                for index in run
            ]
            yield *place, "".join(parts)
