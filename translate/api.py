"""The library: ``Translator`` for programs and notebooks; the command line goes through it too."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import TYPE_CHECKING, Literal

from translate import language as languages
from translate.decoding.engine import Settings, available_cores
from translate.errors import OutputError, TranslateError, UsageError
from translate.packages import store
from translate.packages.routes import Route, route
from translate.translators import Options, Translators

if TYPE_CHECKING:
    from translate.article import Translation
    from translate.chain import Chain
    from translate.memory import Memory
    from translate.pipeline import Job, Plan, Progress
    from translate.report import Report
    from translate.terms_used import TermsUsed


class Translator:
    """Translates texts, articles and folders with the packages on this machine.

    Arguments: ``glossary`` names termbases (``defence``, or files; ``none`` switches terminology off), later ones win;
    ``english`` is ``us`` or ``gb``; ``markers`` lets packages that can be asked for terms be asked; ``tmx`` names TMX
    files with what persons have translated, which is taken as it is, later ones win; ``memory`` is a file,
    ``"default"`` for the user's own or None for none; ``fast`` decodes greedily; ``device`` is ``cpu`` or ``cuda``;
    ``threads`` of 0 takes all cores, more than those are never taken. ``warn`` is told of what a user should know but
    nothing failed by.

    Models are loaded when they are first needed. Threads may share one. Use it as a context manager, or call ``close``.
    """

    def __init__(
        self,
        *,
        glossary: Sequence[str] = ("defence",),
        english: Literal["us", "gb"] = "us",
        markers: bool = True,
        tmx: Sequence[Path | str] = (),
        memory: Path | str | None = "default",
        fast: bool = False,
        device: str = "cpu",
        threads: int = 0,
        warn: Callable[[str], None] = lambda message: print(f"translate: {message}", file=sys.stderr),
    ) -> None:
        if english not in ("us", "gb"):
            raise UsageError(f"english is us or gb, not {english}")
        self.packages = store.installed()
        self.glossary = tuple(name for name in glossary if name != "none")
        if threads > (cores := available_cores()):
            warn(f"{threads} threads are more than this program has cores; {cores} will be used")
            threads = cores
        settings = Settings(1 if fast else 4, device, threads)
        self.tmx = tuple(map(str, tmx))
        self.translators = Translators(Options(settings, self.glossary, english, markers, self.tmx), warn)
        self._memory_path = _memory_path(memory)
        self._warn = warn

    @cached_property
    def memory(self) -> Memory:
        """The translation memory, opened when it is first asked. Raises OutputError when it cannot be."""
        from translate.memory import Memory

        return Memory(self._memory_path, self._warn, own=self._memory_path == _memory_path("default"))

    def text(self, text: str, *, to: str, source: str | None = None) -> str:
        """Translate plain text and return it; line breaks stay where they are."""
        to = languages.normalise(to)
        source = languages.normalise(source) if source else languages.detect(text)
        way = route(source, to, self.packages)
        if self._memory_path is None or not self._memory_path.exists():
            # Nothing can be known yet: the model loads while all else is imported.
            self.translators.load(way)
        from translate import pieces
        from translate.article import Article, Passage

        lines = text.split("\n")
        content = tuple(Passage(line.strip()) for line in lines if line.strip())
        article = Article(path=PurePosixPath(), digest="", title=Passage(""), content=content)
        chain = self._chain(way)
        _, groups = pieces.pieces_of(article, source, chain.given)
        outcomes = iter(chain.translate([piece.text for group in groups for piece in group]))
        answers = [[answer for _ in group if (answer := next(outcomes))] for group in groups]
        done = iter(
            "".join(
                piece.segment.before + outcome.translation.text for piece, outcome in zip(group, whole, strict=True)
            )
            for group, whole in zip(groups[1:], pieces.finished(groups, answers, (source, to))[1:], strict=True)
        )
        return "\n".join(next(done) if line.strip() else line for line in lines)

    def segments(self, texts: Sequence[str], *, to: str, source: str) -> list[Translation]:
        """Translate segments as they are, without splitting them; results come in their order, with flags and terms."""
        from translate.chain import Text

        way = route(languages.normalise(source), languages.normalise(to), self.packages)
        outcomes = self._chain(way).translate([Text(text) for text in texts])
        return [outcome.translation for outcome in outcomes if outcome is not None]

    def article(self, path: Path | str, *, to: str, source: str | None = None) -> str:
        """Translate one file and return it as Markdown with front matter; nothing is written."""
        from tempfile import TemporaryDirectory

        with TemporaryDirectory() as folder:
            report = self.folder([Path(path)], to=[to], out=Path(folder), source=source)
            if report.failures:
                raise TranslateError(report.failures[0].reason)
            return report.articles[0].output.read_text(encoding="utf-8")

    def plan(
        self, sources: Iterable[Path | str], *, to: Iterable[str], out: Path | str, source: str | None = None
    ) -> Plan:
        """Say what ``folder`` would do, with the number of segments that would be decoded; loads no model."""
        from translate import pipeline

        job = _job(sources, to, out, source)
        return pipeline.plan(job, self.packages, self._chain, count_unknown=True)

    def folder(
        self,
        sources: Iterable[Path | str],
        *,
        to: Iterable[str],
        out: Path | str,
        source: str | None = None,
        progress: Callable[[Plan], Progress] | None = None,
        flag_terms: bool = False,
        abbreviations: bool = False,
        details: Path | None = None,
        overwrite: bool = False,
        prune: bool = False,
    ) -> Report:
        """Translate every article in ``sources`` into each language of ``to`` and write Markdown under ``out``.

        ``flag_terms`` puts a footnote at each term that was not kept, ``abbreviations`` adds the terms used as Markdown
        abbreviations, ``details`` names a JSON file for the report of every segment, ``overwrite`` writes anew what was
        corrected by hand, too, ``prune`` removes articles whose source is gone from the folders in ``sources``.
        ``progress`` makes the hooks once the plan is known. A bad source is among the report's failures and stops
        nothing else.
        """
        from translate import outputs, pipeline
        from translate.report import Report, article_report
        from translate.report import details as open_details
        from translate.terms_used import TermsUsed

        began = time.monotonic()
        job = _job(sources, to, out, source)
        terms = TermsUsed(self.translators.termbase, job.out)
        todo = pipeline.plan(job, self.packages, self._chain)
        hooks = progress(todo) if progress else pipeline.Progress()
        report = Report(todo, job.out, failures=list(todo.failures), tmx=bool(self.tmx))
        with open_details(details) as log:
            for result in pipeline.translate(todo.articles, self.translators, self.memory, hooks):
                if isinstance(result, pipeline.Failure):
                    report.failures.append(result)
                    continue
                try:
                    written = outputs.write_article(
                        result,
                        job.out,
                        self.glossary,
                        self.tmx,
                        flag_terms,
                        terms.abbreviations if abbreviations else lambda _: "",
                        overwrite,
                    )
                except OutputError as error:
                    report.failures.append(pipeline.Failure(result.planned.file.path, str(error)))
                    continue
                with _noted(report, result.planned.file.path):
                    outputs.copy_pictures(result, job.out)
                if isinstance(written, outputs.Kept):
                    report.kept.append(written)
                    continue
                report.articles.append(article_report(written))
                log.add(written, report.articles[-1])
            report.interrupted = hooks.stop()
            if report.articles or report.kept:
                _finish(report, job, terms, prune)
            report.seconds = time.monotonic() - began
            log.close(report)
        return report

    def _chain(self, way: Route) -> Chain:
        from translate.chain import Chain

        return Chain(way, self.translators, self.memory)

    def close(self) -> None:
        """Close the memory."""
        if "memory" in vars(self):
            self.memory.close()

    def __enter__(self) -> Translator:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _finish(report: Report, job: Job, terms: TermsUsed, prune: bool) -> None:
    """Look for articles whose source is gone and write the lists of what lies there."""
    from translate import outputs
    from translate.orphans import orphans

    if not report.interrupted:
        with _noted(report, job.out):
            report.orphans.extend(orphans(job, report.plan, prune))
    with _noted(report, job.out):
        outputs.write_index(job.out)
    with _noted(report, job.out):
        terms.write(job.targets)


@contextmanager
def _noted(report: Report, path: Path) -> Iterator[None]:
    """Put what cannot be written among the failures, and go on."""
    from translate.pipeline import Failure

    try:
        yield
    except OutputError as error:
        report.failures.append(Failure(path, str(error)))


def _job(sources: Iterable[Path | str], to: Iterable[str], out: Path | str, source: str | None) -> Job:
    from translate.pipeline import Job

    targets = tuple(dict.fromkeys(languages.normalise(code) for code in to))
    spoken = languages.normalise(source) if source else None
    return Job(tuple(Path(path) for path in sources), targets, Path(out), spoken)


def _memory_path(memory: Path | str | None) -> Path | None:
    if memory == "default":
        from platformdirs import user_data_path

        return user_data_path("translate-articles") / "memory.sqlite"
    return None if memory is None else Path(memory)
