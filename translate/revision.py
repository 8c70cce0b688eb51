"""What a reviser made of exported sentences, into the articles as they are now."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from translate import earlier, placing, reviews
from translate import language as languages
from translate.errors import InputError, LanguageError, OutputError
from translate.placing import Current
from translate.review import xliff
from translate.review.read import read
from translate.reviews import Entry, digest
from translate.rewriting import rewritten
from translate.spots import letters
from translate.writing import files
from translate.writing.site.alignment import FOLDER, Alignment

_NAME = re.compile(r"(title|[0-9]{1,9}(?:\.[0-9]{1,9})?)-([0-9a-f]{8})-([0-9a-f]{8})")
_SHOWN = 60
"""Characters of a sentence by which it is told of."""


@dataclass
class Revision:
    """What was done: sentences that were changed or only approved, in how many articles, whether titles are among them;
    ``problems``, one line each, and ``untranslated``, one line an article, say what was left."""

    corrected: int = 0
    approved: int = 0
    articles: int = 0
    titles: bool = False
    problems: list[str] = field(default_factory=list)
    untranslated: list[str] = field(default_factory=list)


def apply(paths: Iterable[Path], out: Path) -> Revision:
    """Read XLIFF files, and those in folders, and write what was changed in them into the articles under ``out``.

    Each article is written whole or not at all. A file that cannot be used, a sentence that was changed in the article
    meanwhile, and an article whose source was translated anew are problems; all else is done.
    """
    revision = Revision()
    for path in _files(paths, revision):
        try:
            exported = [*read(path)]
        except InputError as error:
            revision.problems.append(str(error))
            continue
        if not any(_NAME.fullmatch(unit.name) for file in exported for unit in file.units):
            revision.problems.append(f"{path}: nothing in it was written by translate review export")
            continue
        for file in exported:
            try:
                _apply(file, path, out, revision)
            except (InputError, OutputError) as error:
                revision.problems.append(str(error))
    return revision


def _files(paths: Iterable[Path], revision: Revision) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        found = sorted(each for each in path.rglob("*") if each.suffix.lower() in reviews.SUFFIXES and each.is_file())
        if not found:
            revision.problems.append(f"{path}: no XLIFF file there (.xlf or .xliff)")
        yield from found


def _apply(file: xliff.File, path: Path, out: Path, revision: Revision) -> None:
    """Write what a file says of one article. Raises InputError where it is not for that, OutputError."""
    article, code, alignment = _article(file, path, out)
    named = [(match, unit) for unit in file.units if (match := _NAME.fullmatch(unit.name))]
    if any(match[2] != digest(alignment.markdown) for match, _ in named):
        raise InputError(f"{article}: its source was translated anew since the export; export it again")
    now = placing.current(article, alignment, code)
    known = reviews.entries(now, alignment)
    whole: dict[str, str] = defaultdict(str)
    for match, unit in named:
        place, entry = match[1], known.get(match[1])
        whole[place.partition(".")[0]] += letters(xliff.plain(unit.target or (), entry.opaque if entry else {})[0])
    new: dict[str, xliff.Content] = {}
    approved: list[str] = []
    left = 0
    for match, unit in named:
        place, entry = match[1], known.get(match[1])
        if unit.target is None or not xliff.wording(unit.target) or (entry and _is_source(unit, entry)):
            left += 1
            continue
        if entry and xliff.wording(unit.target) == xliff.wording(entry.target):
            if unit.state == "final" and entry.doubts:
                approved.append(place)
        elif digest(xliff.wording(unit.target)) == match[3] or (entry and _is_beside(unit.target, entry, now)):
            pass  # the reviser left it as it was, or it is there already
        elif entry and digest(xliff.wording(entry.target)) == match[3]:
            new[place] = unit.target
        elif not _is_there(unit.target, place, entry, now, whole[place.partition(".")[0]]):
            text = xliff.plain(unit.target, {})[0]
            shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
            revision.problems.append(f"{article}: changed there since the export, so not replaced by “{shown}”")
    if left:
        revision.untranslated.append(f"{article}: sentences without translation in {path}, left as they were: {left}")
    if new or approved:
        files.write_atomic(article, rewritten(now, new, known, approved))
        revision.corrected += len(new)
        revision.approved += len(approved)
        revision.articles += 1
        revision.titles |= any(known[place].sentence.target.kind in ("title", "heading") for place in new)


def _article(file: xliff.File, path: Path, out: Path) -> tuple[Path, str, Alignment]:
    """Return the article that a file is of, with its language and alignment."""
    place = PurePosixPath(file.original)
    code = place.parts[0] if place.parts else ""
    article = out / place
    inside = len(place.parts) > 1 and code in languages.languages() and ".." not in place.parts
    alignment = earlier.alignment(out, code, article) if inside else None
    try:
        there = inside and article.is_file()
    except OSError:  # too long a name
        there = False
    if not there:
        raise InputError(f"{path}: there is no translation {file.original} in {out}; name its folder with --out")
    if alignment is None:
        raise InputError(
            f"{path}: nothing in {out / FOLDER} tells the sentences of {article}; bring that folder back, or translate "
            "anew with --overwrite and export again"
        )
    try:
        spoken = languages.normalise(file.target_language) if file.target_language else code
    except LanguageError:
        spoken = ""
    if spoken != code:
        raise InputError(f"{path}: is in the language {file.target_language}, but {article} in {code}")
    return article, code, alignment


def _is_source(unit: xliff.Unit, entry: Entry) -> bool:
    """Whether a tool put the original in the place of a translation that it had none for."""
    original = xliff.wording(entry.source)
    return (
        unit.state != "final"
        and unit.target is not None
        and xliff.wording(unit.target) == original != xliff.wording(entry.target)
    )


def _is_beside(target: xliff.Content, entry: Entry, now: Current) -> bool:
    """Whether the article has a wording already, part of which was taken for one of the next sentence's."""
    paragraph = now.paragraphs.get(entry.paragraph)
    beside = paragraph.sentences[max(0, entry.index - 1) : entry.index + 2] if paragraph else ()
    if len(beside) < 2 or not any(sentence.by_hand for sentence in beside):
        return False
    old, new = letters(entry.sentence.target.text), letters(xliff.plain(target, entry.opaque)[0])
    return old in new and new in letters("".join(one.target.text for one in beside))


def _is_there(target: xliff.Content, place: str, entry: Entry | None, now: Current, whole: str) -> bool:
    """Whether the article has a wording already; its codes may lie otherwise, as where some were lost. ``whole`` is
    that of the paragraph, where it may not be told any more which sentence is which."""
    if entry and letters(xliff.plain(target, entry.opaque)[0]) == letters(entry.sentence.target.text):
        return True
    number = place.partition(".")[0]
    paragraph = now.paragraphs.get(int(number)) if number.isdecimal() else None
    if paragraph is None:
        return False
    there = letters(paragraph.now.text)
    return there == whole or (entry is None and letters(xliff.plain(target, {})[0]) in there)
