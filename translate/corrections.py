"""What persons made of the translations in an output folder, as units of a translation memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from translate import codes, earlier, files, placing, segments
from translate.article import Passage
from translate.errors import InputError, OutputError
from translate.language import tag
from translate.memory import tmx
from translate.placing import Sentence
from translate.writing.site.alignment import Alignment

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


def collect(out: Path, targets: Sequence[str] = (), everything: bool = False) -> Export:
    """Gather what was corrected by hand under ``out``, and what came from TMX files, sentence by sentence; with
    ``everything`` what was translated by machine, too.

    Where a sentence has several translations, the last article's counts, and one by a person before one by machine.
    ``targets`` are the languages to look at, all where there are none. Raises InputError where nothing is found.
    """
    export = Export()
    found: dict[tuple[bool, str, str, tmx.Variant], tmx.Unit] = {}
    for code, article, alignment in earlier.translations(out, targets):
        pair = (alignment.source_lang, code)
        taken = [
            (one.by_hand, _unit(one.source, one.target, one.by_hand, pair))
            for one in _sentences(article, alignment, code, export)
            if one.source and one.speaks and (one.by_hand or everything)
        ]
        export.articles += bool(taken)
        for by_hand, unit in taken:
            place = (by_hand, *pair, unit.variants[0])
            found.pop(place, None)
            found[place] = unit
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


def _sentences(article: Path, alignment: Alignment, target: str, export: Export) -> Iterator[Sentence]:
    """Yield the sentences of an article, as they are now."""
    if earlier.corrected(article, alignment):
        now = placing.current(article, alignment, target)
        export.left_out += len(now.lost)
        for _, paragraph in sorted(now.paragraphs.items()):
            yield from paragraph.sentences
    else:
        for group in placing.written(alignment):
            yield from (one.unchanged() for one in group)


def _unit(source: Passage, target: Passage, by_hand: bool, languages: tuple[str, str]) -> tmx.Unit:
    """Return a sentence as a unit. A mark of the translation is written where it is one of the original."""
    ours, theirs = codes.paired(source, target)
    names = {code.name for code in ours}
    tags = [*map(tag, languages)]
    variants = (
        tmx.Variant(tags[0], source.text, ours),
        tmx.Variant(tags[1], target.text, tuple(code for code in theirs if code.name in names)),
    )
    several = by_hand and len(segments.split(source, languages[0])) > 1
    return tmx.Unit(variants, tags[0], paragraph=several)
