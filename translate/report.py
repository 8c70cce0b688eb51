"""What a run tells afterwards: a line for people, JSON for programs."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from translate.errors import OutputError
from translate.pipeline import Failure, Plan, shown_path

if TYPE_CHECKING:
    from translate.orphans import Orphan
    from translate.outputs import Kept, Written


@dataclass(frozen=True)
class ArticleReport:
    """One article in one language: where it went and how many of its segments are what."""

    source: str
    language: str
    target: str
    route: str
    output: Path
    segments: int
    decoded: int
    from_tmx: int
    flagged: int
    changed: bool
    terms: Mapping[str, int]


@dataclass
class Report:
    """The result of a run. ``kept`` are articles that were corrected by hand, ``orphans`` those whose source is gone;
    ``seconds`` is the time of the whole run, ``tmx`` whether TMX files were given."""

    plan: Plan
    out: Path
    articles: list[ArticleReport] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    orphans: list[Orphan] = field(default_factory=list)
    interrupted: bool = False
    seconds: float = 0.0
    tmx: bool = False

    @property
    def exit_code(self) -> int:
        """0 when everything is translated, 1 when something failed or is out of date, 130 after an interruption."""
        wanting = self.failures or any(one.outdated for one in self.kept)
        return 130 if self.interrupted else 1 if wanting else 0

    def totals(self) -> dict[str, int]:
        """Return the sums over all articles."""
        terms: Counter[str] = Counter()
        for article in self.articles:
            terms.update(article.terms)
        segments = sum(article.segments for article in self.articles)
        decoded = sum(article.decoded for article in self.articles)
        from_tmx = sum(article.from_tmx for article in self.articles)
        return {
            "articles": len(self.articles),
            "segments": segments,
            "from_tmx": from_tmx,
            "from_memory": segments - decoded - from_tmx,
            "decoded": decoded,
            "flagged": sum(article.flagged for article in self.articles),
            "terms": sum(terms.values()),
            "terms_failed": terms["failed"],
            "kept": len(self.kept),
            "failures": len(self.failures),
        }

    def summary(self) -> str:
        """Return the run in one line."""
        total = self.totals()
        from_tmx = f"{total['from_tmx']} from TMX, " if self.tmx else ""
        parts = [
            f"{many(total['articles'], 'article')}, {many(total['segments'], 'segment')}: {from_tmx}"
            f"{total['from_memory']} from memory, {total['decoded']} decoded in {self.seconds:.1f} s"
        ]
        if total["terms"]:
            parts.append(f"{total['terms'] - total['terms_failed']} of {total['terms']} terms kept")
        if total["kept"]:
            parts.append(f"{total['kept']} kept as corrected by hand")
        warnings = total["flagged"] + total["failures"]
        parts.append(many(warnings, "warning"))
        if self.interrupted:
            parts.append("interrupted, run again to go on")
        return f"{'; '.join(parts)} → {self.out}"


def article_report(written: Written) -> ArticleReport:
    """Return the figures of an article."""
    planned = written.translated.planned
    outcomes = written.outcomes
    return ArticleReport(
        shown_path(planned.file),
        planned.language,
        planned.target,
        planned.route.label,
        planned.output,
        len(outcomes),
        sum(outcome.decoded for outcome in outcomes),
        sum(outcome.from_tmx for outcome in outcomes),
        written.flagged,
        written.changed,
        Counter(use.how for outcome in outcomes for use in outcome.translation.terms),
    )


@contextmanager
def details(path: Path | None) -> Iterator[Details]:
    """Open a JSON report that articles are added to one by one; it takes its place when everything is in it."""
    if path is None:
        yield Details(None)
        return
    if path.is_dir():
        raise OutputError(f"{path} is a folder; name a file with --json")
    beside = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("w", encoding="utf-8", errors="backslashreplace") as file:  # as JSON escapes them
            yield Details(file)
        os.replace(beside, path)
    except OSError as error:
        raise OutputError(f"cannot write the report {path} ({error.strerror}); choose another with --json") from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


class Details:
    """Writes ``{"articles": […], "kept": […], "orphans": […], "failures": […], "totals": {…}}`` as the run goes."""

    def __init__(self, file: TextIO | None) -> None:
        self._file = file
        self._first = True
        self._write('{"articles": [')

    def add(self, written: Written, report: ArticleReport) -> None:
        """Add one article with its segments."""
        if self._file is None:
            return
        entry = {**vars(report), "output": report.output.as_posix(), "segment": list(_segments(written))}
        self._write(("\n" if self._first else ",\n") + json.dumps(entry, ensure_ascii=False))
        self._first = False

    def close(self, report: Report) -> None:
        """Add what holds for the whole run."""
        failures = [{"source": str(failure.path), "reason": failure.reason} for failure in report.failures]
        kept = [{**vars(one), "output": one.output.as_posix()} for one in report.kept]
        orphans = [{**vars(one), "output": one.output.as_posix()} for one in report.orphans]
        rest = {
            "kept": kept,
            "orphans": orphans,
            "failures": failures,
            "interrupted": report.interrupted,
            "totals": report.totals(),
        }
        self._write("\n], " + json.dumps(rest, ensure_ascii=False)[1:] + "\n")

    def _write(self, text: str) -> None:
        if self._file is not None:
            self._file.write(text)


def _segments(written: Written) -> Iterator[dict[str, object]]:
    groups = zip(written.translated.passages, written.translated.pieces, written.translated.outcomes, strict=True)
    for number, (passage, pieces, outcomes) in enumerate(groups):
        for piece, outcome in zip(pieces, outcomes, strict=True):
            yield {
                "passage": number,
                "kind": passage.kind,
                "source": piece.segment.text,
                "target": outcome.translation.text,
                "decoded": outcome.decoded,
                "from_tmx": outcome.from_tmx,
                "flags": [flag._asdict() for flag in outcome.translation.flags],
                "terms": [use._asdict() for use in outcome.translation.terms],
            }


def many(number: int, noun: str) -> str:
    """Return a number of things, such as ``2 articles``."""
    return f"{number} {noun}" + ("" if number == 1 else "s")


def listing(failures: Iterable[Failure]) -> list[str]:
    """Return a line for each failure."""
    return [f"  {failure.reason}" for failure in failures]
