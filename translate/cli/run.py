"""``translate run``: a folder of articles into Markdown."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from translate.cli import options

if TYPE_CHECKING:
    from translate.pipeline import Plan, Progress
    from translate.report import Report

_ORPHANS = {
    "left": "articles whose source is gone (--prune removes them)",
    "corrected": "articles whose source is gone, kept as they were corrected by hand",
    "removed": "articles removed, as their source is gone",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "sources", nargs="*", type=Path, default=[Path("seeds")], help="files and folders (default: seeds/)"
    )
    options.add_language(parser)
    parser.add_argument("--out", type=Path, default=Path("out"), help="where to write (default: out/)")
    parser.add_argument("--dry-run", action="store_true", help="show what would be done and decode nothing")
    parser.add_argument("--json", type=Path, metavar="REPORT", help="write a report of every segment to this file")
    parser.add_argument("--overwrite", action="store_true", help="write anew what was corrected by hand, too")
    parser.add_argument("--prune", action="store_true", help="remove articles whose source is gone from its folder")
    options.add_search(parser)
    options.add_terms(parser)
    parser.add_argument("--flag", action="store_true", help="put a footnote at each term that could not be kept")
    parser.add_argument("--terms", choices=("abbr",), help="abbr: add the terms used as Markdown abbreviations")
    parser.add_argument("--quiet", action="store_true", help="no progress bar")


def run(args: argparse.Namespace) -> int:
    """Translate, show progress on a terminal, end with one line; 1 when a source failed, 130 when interrupted."""
    from translate.api import Translator

    targets, source = options.targets(args), options.source_language(args)
    with Translator(**options.translator(args)) as translator, _interrupts() as stop:
        if args.dry_run:
            return _show(translator.plan(args.sources, to=targets, out=args.out, source=source))
        with _Bar(args.quiet) as bar:
            report = translator.folder(
                args.sources,
                to=targets,
                out=args.out,
                source=source,
                progress=lambda plan: bar.begin(plan, stop),
                flag_terms=args.flag,
                abbreviations=args.terms == "abbr",
                details=args.json,
                overwrite=args.overwrite,
                prune=args.prune,
            )
    return _tell(report)


def _tell(report: Report) -> int:
    from translate.report import listing

    for path in report.plan.skipped:
        print(f"translate: {path} is skipped: not a kind of file that is read here", file=sys.stderr)
    copied = [planned for planned in report.plan.articles if planned.copied]
    for planned in copied:
        print(f"translate: {planned.file.path} is in {planned.target} already and was copied", file=sys.stderr)
    for kept in report.kept:
        outdated = ", though its source has changed since" if kept.outdated else ""
        print(
            f"translate: {kept.output} was corrected by hand and is kept{outdated}; --overwrite writes it anew",
            file=sys.stderr,
        )
    for fate, message in _ORPHANS.items():
        outputs = [str(orphan.output) for orphan in report.orphans if orphan.fate == fate]
        if outputs:
            print(f"translate: {message}: {', '.join(outputs)}", file=sys.stderr)
    if report.failures:
        print("translate: failed:", *listing(report.failures), sep="\n", file=sys.stderr)
    print(report.summary())
    return report.exit_code


def _show(plan: Plan) -> int:
    from translate.report import listing

    rows = [("source", "from", "to", "route", "segments", "to decode", "output")]
    for planned in plan.articles:
        rows.append(
            (
                str(planned.file.path),
                planned.language,
                planned.target,
                planned.route.label or "copied",
                str(planned.segments),
                str(planned.unknown),
                str(planned.output),
            )
        )
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    total = sum(planned.segments for planned in plan.articles)
    unknown = sum(planned.unknown or 0 for planned in plan.articles)
    print(f"{len(plan.articles)} articles, {total} segments, {unknown} to decode; nothing was written")
    if plan.failures:
        print("translate: cannot be translated:", *listing(plan.failures), sep="\n", file=sys.stderr)
    return 1 if plan.failures else 0


class _Bar:
    """A progress bar on a terminal; nothing in a pipe."""

    def __init__(self, quiet: bool) -> None:
        self._wanted = sys.stderr.isatty() and not quiet
        self._close: Callable[[], object] = lambda: None

    def begin(self, plan: Plan, stop: _Stop) -> Progress:
        """Return the hooks of a run whose plan is known."""
        from translate.pipeline import Progress

        if not self._wanted:
            return Progress(stop=stop)
        from tqdm import tqdm

        bar = tqdm(total=sum(planned.segments for planned in plan.articles), unit=" segments", dynamic_ncols=True)
        self._close = bar.close

        def advance(count: int) -> None:
            bar.update(count)

        return Progress(advance, stop)

    def __enter__(self) -> _Bar:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()


class _Stop:
    """Whether the user asked to stop."""

    def __init__(self) -> None:
        self.asked = False

    def __call__(self) -> bool:
        return self.asked

    def ask(self, number: int, frame: FrameType | None) -> None:
        """Stop after the batch at work; asked twice, stop at once."""
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
        print("translate: stopping after this batch … (Ctrl-C again stops at once)", file=sys.stderr)


@contextmanager
def _interrupts() -> Iterator[_Stop]:
    stop = _Stop()
    before = signal.signal(signal.SIGINT, stop.ask)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)
