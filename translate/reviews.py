"""Articles for a reviser: what lies in the output folder, as it is now, as XLIFF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from translate import codes, earlier, placing
from translate import files as whole_files
from translate.article import Flag, Passage, TermUse
from translate.errors import InputError, OutputError, UsageError
from translate.language import tag
from translate.placing import Current, Sentence
from translate.review import write, xliff
from translate.spots import letters
from translate.writing import files
from translate.writing.notes import labels
from translate.writing.site.alignment import Alignment

VERSIONS = {"1.2": write.render_1, "2.1": write.render_2}
SUFFIXES = (".xlf", ".xliff")
TITLE = "title"
"""The place of a title that stands in the front matter alone."""


@dataclass(frozen=True)
class Entry:
    """A sentence as a unit: ``paragraph`` is the number of its passage, ``index`` its own in that (-1 for a title that
    stands in the front matter alone), ``doubts`` the notes to it by their labels, ``terms`` what was asked for."""

    sentence: Sentence
    paragraph: int = -1
    index: int = -1
    doubts: Mapping[str, Flag] = field(default_factory=dict)
    terms: tuple[TermUse, ...] = ()

    @property
    def codes(self) -> tuple[tuple[codes.Code, ...], tuple[codes.Code, ...]]:
        """The marks of original and translation."""
        return codes.paired(self.sentence.source or Passage(""), self.sentence.target)

    @property
    def opaque(self) -> dict[str, str]:
        """What stands under codes that are not language, by their names."""
        source, target = self.sentence.source or Passage(""), self.sentence.target
        sides = zip((source.text, target.text), self.codes, strict=True)
        return {code.name: text[code.start : code.end] for text, named in sides for code in named if code.opaque}

    @property
    def source(self) -> xliff.Content:
        """The original."""
        return xliff.content(self.sentence.source.text if self.sentence.source else "", self.codes[0])

    @property
    def target(self) -> xliff.Content:
        """The translation as it is now."""
        return xliff.content(self.sentence.target.text, self.codes[1])


@dataclass(frozen=True)
class Export:
    """How many articles and sentences were written; ``left_out`` counts paragraphs that could not be laid beside their
    original."""

    articles: int
    sentences: int
    left_out: int


def export(place: Path, out: Path, targets: Sequence[str] = (), flagged: bool = False, version: str = "1.2") -> Export:
    """Write the articles under ``out`` for a reviser: one file each into the folder ``place``, or one for all where
    that is named ``.xlf`` or ``.xliff``. ``flagged`` leaves out what nothing is doubted of.

    Raises InputError where there is nothing to write, UsageError where one file cannot hold it, OutputError, before
    anything is written, where another file lies in a place.
    """
    found: dict[Path, list[xliff.File]] = {}
    left_out = 0
    for code, article, alignment in earlier.translations(out, targets):
        now = placing.current(article, alignment, code)
        left_out += len(now.lost)
        units = [*_units(now, alignment, flagged)]
        if units:
            relative = article.relative_to(out)
            path = place if place.suffix.lower() in SUFFIXES else place / relative.with_suffix(".xlf")
            file = xliff.File(relative.as_posix(), tag(alignment.source_lang), tag(code), units)
            found.setdefault(path, []).append(file)
    if not found:
        raise InputError(f"nothing in {out} is doubted; without --flagged all sentences are exported")
    for group in found.values():
        pairs = sorted({f"{file.source_language}→{file.target_language}" for file in group})
        if len(pairs) > 1:
            raise UsageError(
                f"one file holds one pair of languages, not {', '.join(pairs)}; choose with --to or name a folder"
            )
    rendered = {path: "".join(VERSIONS[version](group)).encode() for path, group in found.items()}
    for path, data in rendered.items():
        if path.exists() and not (path.is_file() and whole_files.holds(path, data)):
            raise OutputError(f"{path} is there already, perhaps with a reviser's work; import and remove it first")
    for path, data in rendered.items():
        files.write_atomic(path, data)
    every = [file for group in found.values() for file in group]
    return Export(len(every), sum(len(file.units) for file in every), left_out)


def entries(now: Current, alignment: Alignment) -> dict[str, Entry]:
    """Return the sentences of an article, as they are now, by their places in the alignment: ``3.2``, ``3`` for a whole
    paragraph whose sentences cannot be told apart."""
    found: dict[str, Entry] = {}
    title = now.front.get("title")
    shown = {
        letters("".join(one.source.text for one in each.sentences if one.source)) for each in now.paragraphs.values()
    }
    if isinstance(title, str) and letters(alignment.source_title) not in shown:
        source = Passage(alignment.source_title, "title")
        found[TITLE] = Entry(Sentence(source, "", Passage(title, "title"), title != alignment.target_title))
    doubts = iter(labels([segment.flags for _, _, segment in alignment.segments()], now.notes))
    for number, passage in enumerate(alignment.passages):
        known = [(segment.terms, next(doubts)) for segment in passage.segments]
        paragraph = now.paragraphs.get(number)
        if paragraph is None:
            continue
        if paragraph.whole:
            terms = tuple(term for some, _ in known for term in some)
            every = {label: flag for _, some in known for label, flag in some.items()}
            found[str(number)] = Entry(paragraph.sentences[0], number, 0, every, terms)
            continue
        for index, (sentence, (terms, some)) in enumerate(zip(paragraph.sentences, known, strict=True)):
            found[f"{number}.{index}"] = Entry(sentence, number, index, some, terms)
    return {place: entry for place, entry in found.items() if entry.sentence.speaks}


def digest(text: str) -> str:
    """Return a short digest, by which a unit tells what it was exported from: original and translation."""
    return sha256(text.encode("utf-8", errors="replace")).hexdigest()[:8]


def _units(now: Current, alignment: Alignment, flagged: bool) -> Iterator[xliff.Unit]:
    original = digest(alignment.markdown)
    for place, entry in entries(now, alignment).items():
        by_hand = entry.sentence.by_hand
        doubted = bool(entry.doubts) or (not by_hand and any(term.how == "failed" for term in entry.terms))
        if doubted or not flagged:
            yield xliff.Unit(
                f"{place}-{original}-{digest(xliff.wording(entry.target))}",
                entry.source,
                entry.target,
                "doubted" if doubted else "final" if by_hand else "translated",
                tuple(_notes(entry)),
                entry.sentence.target.kind,
            )


def _notes(entry: Entry) -> Iterator[str]:
    """Yield what a reviser should know of a sentence: doubts first, then terms."""
    for flag in entry.doubts.values():
        if flag.kind != "term":
            yield flag.detail
    for term in sorted(dict.fromkeys(entry.terms), key=lambda term: term.how != "failed"):
        wanted = term.target or "no term in the language between"
        failed = term.how == "failed" and not entry.sentence.by_hand
        yield f"Glossary: {term.source} → {wanted}{' (not kept)' if failed else ''}"
