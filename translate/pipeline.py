"""The batch: plan what has to be translated, translate it across all articles, write it."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from translate import language as languages
from translate.article import Article, Passage
from translate.chain import Chain, Outcome
from translate.earlier import GLOSSARY
from translate.errors import InputError, LanguageError, RouteError, TranslateError
from translate.memory import Memory
from translate.packages.package import Package
from translate.packages.routes import Route, route
from translate.pieces import Piece, finished, pieces_of
from translate.reading import READERS, SourceFile, discover, read, skipped
from translate.translators import Translators
from translate.writing import links
from translate.writing.files import INDEX, INDEX_HEAD, is_made
from translate.writing.site import alignment as alignments

WINDOW = 4096
"""Segments that are held and decoded together: enough to fill batches of like length, few enough for any memory."""
SAMPLE = 4000
"""Characters of an article that its language is told from."""


@dataclass(frozen=True)
class Job:
    """What to translate: files and folders, into which languages, from which (None: tell by the text), to where."""

    sources: tuple[Path, ...]
    targets: tuple[str, ...]
    out: Path
    source_language: str | None = None


@dataclass(frozen=True)
class Planned:
    """One article in one target language. ``segments`` counts them, ``unknown`` those that the memory lacks (only
    counted for a dry run)."""

    file: SourceFile
    language: str
    target: str
    route: Route
    output: Path
    segments: int
    unknown: int | None = None

    @property
    def copied(self) -> bool:
        """Whether the source is in the target language already."""
        return not self.route.legs


@dataclass(frozen=True)
class Failure:
    """A source that cannot be translated, with one line that names it and says why."""

    path: Path
    reason: str


@dataclass(frozen=True)
class Plan:
    """What a run will do, and what it will not."""

    articles: tuple[Planned, ...]
    failures: tuple[Failure, ...] = ()
    skipped: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Translated:
    """An article with the outcome of each piece. Passages come in the order title, meta, body."""

    planned: Planned
    article: Article
    passages: tuple[Passage, ...]
    pieces: tuple[tuple[Piece, ...], ...]
    outcomes: tuple[tuple[Outcome, ...], ...]


@dataclass
class Progress:
    """What a run tells while it works; every hook may be left out."""

    segments: Callable[[int], None] = lambda _: None
    stop: Callable[[], bool] = lambda: False


def plan(
    job: Job, packages: Sequence[Package], chain_of: Callable[[Route], Chain], count_unknown: bool = False
) -> Plan:
    """Read every source once and decide on its language, route and place.

    With ``count_unknown`` the segments that ``chain_of`` their route would have to decode are counted too. Raises
    InputError when a source does not exist and RouteError when no article can get into one of the targets.
    """
    files = _sources(job)
    articles: list[Planned] = []
    failures: list[Failure] = []
    no_route: dict[str, RouteError] = {}
    taken: dict[Path, Path] = {}
    for file in files:
        try:
            article = read(file)
            spoken = job.source_language or article.language
            spoken = languages.normalise(spoken) if spoken else languages.detect(_sample(article, file.path))
        except LanguageError as error:
            failures.append(Failure(file.path, f"{file.path}: {error}"))
            continue
        except InputError as error:
            failures.append(Failure(file.path, str(error)))
            continue
        sentences = pieces_of(article, spoken)[1]
        for target in job.targets:
            output = job.out / target / file.relative.with_suffix(".md")
            try:
                _check_output(file, output, taken)
                way = route(spoken, target, packages)
            except RouteError as error:
                no_route.setdefault(target, error)
                failures.append(Failure(file.path, f"{file.path}: {error}"))
                continue
            except InputError as error:
                failures.append(Failure(file.path, str(error)))
                continue
            taken[output] = file.path
            chain = chain_of(way)
            groups = pieces_of(article, spoken, chain.given)[1] if chain.units else sentences
            count = sum(map(len, groups))
            unknown = _unknown(groups, chain) if count_unknown else None
            articles.append(Planned(file, spoken, target, way, output, count, unknown))
    for target, problem in no_route.items():
        if not any(planned.target == target for planned in articles):
            raise problem
    others = [file for file in skipped(job.sources) if file.path.suffix.lower() not in links.PICTURES]
    passed = tuple(file.path for file in others if not _is_made(file, job))
    return Plan(tuple(articles), tuple(failures), passed)


def translate(
    articles: Sequence[Planned], translators: Translators, memory: Memory, progress: Progress
) -> Iterator[Translated | Failure]:
    """Translate planned articles, window by window, and yield each as soon as all its segments are there.

    Articles that a stop left unfinished are not yielded; their finished segments are in the memory.
    """
    groups: dict[Route, list[Planned]] = defaultdict(list)
    for planned in articles:
        groups[planned.route].append(planned)
    for way, group in groups.items():
        chain = Chain(way, translators, memory)
        for window in _windows(group):
            yield from _window(window, chain, progress)
            if progress.stop():
                return


def _window(window: Sequence[Planned], chain: Chain, progress: Progress) -> Iterator[Translated | Failure]:
    loaded = []
    for planned in window:
        try:
            article = links.to_articles(read(planned.file), planned.file.root, READERS)
        except TranslateError as error:
            progress.segments(planned.segments)
            yield Failure(planned.file.path, str(error))
            continue
        loaded.append((planned, article, *pieces_of(article, planned.language, chain.given)))
    texts = [piece.text for *_, pieces in loaded for group in pieces for piece in group]
    outcomes = iter(chain.translate(texts, progress.segments, progress.stop))
    for planned, article, passages, pieces in loaded:
        answers = [[next(outcomes) for _ in group] for group in pieces]
        done = [[answer for answer in group if answer is not None] for group in answers]
        if all(len(some) == len(group) for some, group in zip(done, answers, strict=True)):
            whole = finished(pieces, done, (planned.language, planned.target))
            yield Translated(planned, article, passages, pieces, whole)


def _windows(group: Sequence[Planned]) -> Iterator[list[Planned]]:
    window: list[Planned] = []
    size = 0
    for planned in group:
        window.append(planned)
        size += planned.segments
        if size >= WINDOW:
            yield window
            window, size = [], 0
    if window:
        yield window


def _sources(job: Job) -> list[SourceFile]:
    """Return the sources that were not made by a run themselves. Raises InputError when there is none."""
    found = [file for file in discover(job.sources) if not _is_made(file, job)]
    if not found:
        names, kinds = ", ".join(map(str, job.sources)), " ".join(sorted(READERS))
        raise InputError(
            f"{names}: no article there; what is read is {kinds}, but not what lies translated in {job.out}"
        )
    return found


def _is_made(file: SourceFile, job: Job) -> bool:
    """Whether a file lies where runs and the site put theirs, unless the user named a folder there that this run does
    not write to."""
    out, path = job.out.resolve(), file.path.resolve()
    if out not in path.parents:
        return False
    if path.parent == out:
        return path.name == INDEX and is_made(path, INDEX_HEAD)
    folder = path.relative_to(out).parts[0]
    named = file.root.resolve().is_relative_to(out / folder) and folder not in job.targets
    return not named and (folder in (alignments.FOLDER, "site") or folder in languages.languages())


def _check_output(file: SourceFile, output: Path, taken: Mapping[Path, Path]) -> None:
    if file.relative.with_suffix(".md").as_posix().casefold() == GLOSSARY:
        raise InputError(f"{file.path}: {GLOSSARY} is the name of the list of terms; rename the source")
    if output in taken:
        raise InputError(f"{file.path} and {taken[output]} would both be written to {output}; rename one of them")
    if output.resolve() == file.path.resolve():
        raise InputError(f"{file.path} would be overwritten by its own translation; choose another --out")


def _unknown(groups: Sequence[Sequence[Piece]], chain: Chain) -> int:
    texts = [piece.text for group in groups for piece in group]
    return sum(outcome is None for outcome in chain.translate(texts, stop=lambda: True))


def _sample(article: Article, path: Path) -> str:
    """Return what the language of an article is told from; raise InputError where all its text is its file's name."""
    passages = article.passages or [value for value in article.meta.values() if isinstance(value, Passage)]
    text = "\n".join(passage.text for passage in passages)[:SAMPLE] or article.title.text
    if not passages and text == article.path.stem:
        raise InputError(f"{path} holds no text that can be translated")
    return text


def shown_path(file: SourceFile) -> str:
    """Return a source's path as front matter and reports give it: as the user named it, with ``/``."""
    path = file.path
    if path.is_absolute():
        try:
            path = path.relative_to(Path.cwd())
        except ValueError:
            path = Path(file.root.name) / Path(*file.relative.parts)
    return posixpath.normpath(PurePosixPath(path).as_posix())
