"""What a run leaves in the output folder: articles as Markdown, their alignment, the index, the glossary used."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from translate import earlier
from translate import language as languages
from translate.article import Passage
from translate.errors import OutputError
from translate.pieces import Piece
from translate.pipeline import Translated, shown_path
from translate.writing import files, links, markdown

if TYPE_CHECKING:
    from translate.chain import Outcome


@dataclass(frozen=True)
class Written:
    """One article on disk: where, whether its bytes changed, and what a report says of it."""

    translated: Translated
    flagged: int
    changed: bool

    @property
    def outcomes(self) -> list[Outcome]:
        """The outcomes of all segments, title and front matter included."""
        return [outcome for group in self.translated.outcomes for outcome in group]


@dataclass(frozen=True)
class Kept:
    """An article that was corrected by hand and is left as it is; ``outdated`` where its source has changed since."""

    output: Path
    outdated: bool


def write_article(
    translated: Translated,
    out: Path,
    glossaries: Sequence[str] = (),
    tmx: Sequence[str] = (),
    flag_terms: bool = False,
    abbreviations: Callable[[Translated], str] = lambda _: "",
    overwrite: bool = False,
) -> Written | Kept:
    """Write an article and its alignment; unchanged files are left alone, and so are those corrected by hand unless
    ``overwrite`` is set.

    ``flag_terms`` puts a footnote at a term that was not kept; what ``abbreviations`` gives stands at the end.
    """
    planned, article = translated.planned, translated.article
    notes = [tuple(_notes(outcome, flag_terms) for outcome in group) for group in translated.outcomes]
    units = [
        [_unit(piece, outcome, note) for piece, outcome, note in zip(pieces, outcomes, group, strict=True)]
        for pieces, outcomes, group in zip(translated.pieces, translated.outcomes, notes, strict=True)
    ]
    body = len(translated.passages) - len(article.passages)
    title = _plain(units[0])
    meta = [key for key, value in article.meta.items() if isinstance(value, Passage)]
    flagged = sum(bool(outcome.translation.flags) for group in translated.outcomes[body:] for outcome in group)
    front = _front(translated, title, flagged, glossaries, tmx)
    front |= {key: _plain(group) for key, group in zip(meta, units[1:body], strict=True)}
    text = markdown.render(article, units[body:], front)
    appendix = abbreviations(translated)
    text = f"{text}\n{appendix}" if appendix else text
    digest = earlier.digest(text.encode("utf-8", errors="replace"))
    known = earlier.alignment(out, planned.target, planned.output)
    if not overwrite and earlier.corrected(planned.output, known, digest):
        return Kept(planned.output, known is not None and known.source_digest != article.digest)
    changed = files.write_atomic(planned.output, text)
    alignment = _alignment(translated, units, body, title, glossaries, digest)
    files.write_atomic(earlier.alignment_path(out, planned.target, planned.output), alignment)
    return Written(translated, flagged, changed)


def copy_pictures(translated: Translated, out: Path) -> None:
    """Put the pictures of an article, where they lie in its source folder, where its translation looks for them."""
    planned = translated.planned
    for place in links.pictures(translated.article, planned.file.root):
        files.copy(planned.file.root / place, out / planned.target / place)


def write_index(out: Path) -> None:
    """Write ``out/index.md``: every article that lies under ``out``, by language and title.

    Raises OutputError when that cannot be, or another file has the name.
    """
    index = out / files.INDEX
    if index.exists() and not files.is_made(index, files.INDEX_HEAD):
        raise OutputError(f"{index} is not the list of articles; rename it or choose another folder with --out")
    entries = []
    for code in sorted(path.name for path in out.iterdir() if path.is_dir() and path.name in languages.languages()):
        for path in earlier.articles(out, code):
            place = PurePosixPath(path.relative_to(out))
            entries.append(files.Entry(code, languages.name(code), earlier.title(path), place))
    files.write_atomic(index, files.index(entries))


def _front(
    translated: Translated, title: str, flagged: int, glossaries: Sequence[str], tmx: Sequence[str]
) -> dict[str, object]:
    planned = translated.planned
    front: dict[str, object] = {"title": title, "lang": languages.tag(planned.target)}
    if languages.is_rtl(planned.target):
        front["dir"] = "rtl"
    front["source"] = shown_path(planned.file)
    front["sha256"] = translated.article.digest
    front["source_lang"] = languages.tag(planned.language)
    if planned.copied:
        return front | {"machine_translation": False}
    front["machine_translation"] = True
    front["route"] = [leg.label for leg in planned.route.legs]
    if glossaries:
        front["glossary"] = list(glossaries)
    if tmx:
        front["tmx"] = list(tmx)
    uses = [use for group in translated.outcomes for outcome in group for use in outcome.translation.terms]
    if uses:
        front["terms"] = len(uses)
        front["terms_failed"] = sum(use.how == "failed" for use in uses)
    return front | {"flagged": flagged}


def _unit(piece: Piece, outcome: Outcome, notes: tuple[str, ...]) -> markdown.Unit:
    segment, translation = piece.segment, outcome.translation
    return markdown.Unit(segment.before, segment.text, segment.marks, translation.text, translation.spans, notes)


def _notes(outcome: Outcome, flag_terms: bool) -> tuple[str, ...]:
    return tuple(
        f"Machine translation: {flag.detail}" for flag in outcome.translation.flags if flag_terms or flag.kind != "term"
    )


def _plain(units: Iterable[markdown.Unit]) -> str:
    return "".join(unit.before + unit.target for unit in units).strip()


def _alignment(
    translated: Translated,
    units: Sequence[Sequence[markdown.Unit]],
    body: int,
    title: str,
    glossaries: Sequence[str],
    digest: str,
) -> str:
    """Return the alignment of an article as JSON (its fields are documented in docs/output.md)."""
    planned, article = translated.planned, translated.article
    passages = [
        {
            "kind": passage.kind,
            "segments": [
                {
                    "source": source,
                    "target": target,
                    "flags": [{"kind": flag.kind, "detail": flag.detail} for flag in outcome.translation.flags],
                    "terms": [use._asdict() for use in outcome.translation.terms],
                    **({"from_tmx": True} if outcome.from_tmx else {}),
                }
                for source, target, outcome in zip(
                    markdown.segments_markdown(passage, group, "source"),
                    markdown.segments_markdown(passage, group, "target"),
                    outcomes,
                    strict=True,
                )
            ],
        }
        for passage, group, outcomes in zip(article.passages, units[body:], translated.outcomes[body:], strict=True)
    ]
    document: Mapping[str, object] = {
        "format": 1,
        "source": {
            "path": shown_path(planned.file),
            "sha256": article.digest,
            "language": planned.language,
            "title": article.title.text,
            "markdown": markdown.render_source(article, units[body:]),
        },
        "target": {"language": planned.target, "title": title, "sha256": digest},
        "route": [leg.label for leg in planned.route.legs],
        "glossaries": list(glossaries),
        "passages": passages,
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
