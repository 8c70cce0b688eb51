"""``translate evaluate``: BLEU and chrF2 against references, or the terms expected in a set of sentences."""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from translate.cli import options
from translate.errors import UsageError

if TYPE_CHECKING:
    from translate.api import Translator
    from translate.article import Translation
    from translate.evaluation import CaseResult, Tally, TermScores

TERM_FILES = Path("tests/data/terms")
"""Where the project keeps its term files: taken by ``--terms`` alone in the project's folder."""
_LABELS = {"asked": "at once", "not asked": "unasked"}
ROUNDS = 3
"""Decodings of which the quickest counts when two ways are timed against each other."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.description = (
        "Measure translations: BLEU and chrF2 of SOURCE against REFERENCE (text files, a segment a line), or, with "
        "--terms, the share of expected terms that are there. No memory is used."
    )
    parser.add_argument("source_file", nargs="?", type=Path, metavar="SOURCE", help="text to translate")
    parser.add_argument("reference", nargs="?", type=Path, metavar="REFERENCE", help="its translation by a person")
    options.add_language(parser)
    parser.add_argument(
        "--terms",
        nargs="*",
        type=Path,
        metavar="FILE",
        help=f"measure terms: tab-separated files of sentences with their terms (default: {TERM_FILES}/*.tsv)",
    )
    parser.add_argument(
        "--plain", type=Path, metavar="FILE", help="with --terms: text that the glossary must not change"
    )
    parser.add_argument(
        "--show", choices=("failed", "repaired", "all"), help="with --terms: print these sentences and translations"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write figures and translations to this file")
    parser.add_argument("--fast", action="store_true", help="greedy search: faster, rougher")
    parser.add_argument("--device", default="cpu", choices=("cpu", "cuda"), help="where to decode (default: cpu)")
    parser.add_argument("--threads", type=int, default=0, metavar="N", help="cores to use (default: all there are)")
    options.add_terms(parser)
    # Memory would hide what is measured: none of its options is declared.
    parser.set_defaults(memory=None, no_memory=True, tmx=None)


def run(args: argparse.Namespace) -> int:
    """Measure, print, write the JSON file if asked; 0 whatever the figures are."""
    if args.terms is None:
        if args.source_file is None or args.reference is None:
            raise UsageError("name two files, SOURCE and REFERENCE, or use --terms")
        if args.show or args.plain:
            raise UsageError("--show and --plain go with --terms")
        report = _references(args)
    else:
        if args.source_file is not None:
            raise UsageError("give either SOURCE and REFERENCE or --terms FILES, not both")
        report = _terms(args)
    if args.json:
        import json

        from translate.writing.files import write_atomic

        write_atomic(args.json, json.dumps(report, ensure_ascii=False, indent=1) + "\n")
    return 0


def _references(args: argparse.Namespace) -> dict[str, Any]:
    from translate.api import Translator
    from translate.evaluation import bleu_chrf, read_lines

    source, references = read_lines(args.source_file), read_lines(args.reference)
    if len(source) != len(references) or not source:
        raise UsageError(
            f"{args.source_file} has {len(source)} lines and {args.reference} has {len(references)}; "
            "both need the same number, a segment a line"
        )
    target = _target(args)
    language = _source(args, source)
    with Translator(**options.translator(args)) as translator:
        _warm_up(translator, target, language)
        translations, seconds, _ = _timed(translator, source, target, language)
    scores = bleu_chrf([one.text for one in translations], references)
    print(f"BLEU   {scores.bleu:6.2f}  {scores.bleu_signature}")
    print(f"chrF2  {scores.chrf:6.2f}  {scores.chrf_signature}")
    print(f"{scores.segments} segments in {seconds:.1f} s, {scores.segments / seconds:.1f} segments/s")
    return {
        **asdict(scores),
        "from": language,
        "to": target,
        "seconds": round(seconds, 3),
        "translations": [
            {"source": text, "reference": reference, **_translation(translation)}
            for text, reference, translation in zip(source, references, translations, strict=True)
        ],
    }


def _terms(args: argparse.Namespace) -> dict[str, Any]:
    from translate.api import Translator
    from translate.evaluation import read_cases, read_lines, term_accuracy

    files = args.terms or sorted(TERM_FILES.glob("*.tsv"))
    if not files:
        raise UsageError(f"name term files: translate evaluate --terms FILES (there is no {TERM_FILES} here)")
    cases = read_cases(files)
    if not cases:
        raise UsageError(f"there is no sentence in {', '.join(map(str, files))}")
    plain = [line for line in read_lines(args.plain) if line.strip()] if args.plain else []
    texts = [case.text for case in cases]
    target = _target(args)
    language = _source(args, texts)
    settings = options.translator(args)
    with Translator(**settings) as asking, Translator(**{**settings, "glossary": ("none",)}) as ignoring:
        for translator in (asking, ignoring):
            _warm_up(translator, target, language)
        translations, times = _compared(asking, ignoring, texts, target, language)
        unchanged = _unchanged(asking, ignoring, plain, target, language)
    scores = term_accuracy(cases, translations, target)
    _show(scores, args.show)
    _table(scores)
    markers = "off" if args.no_markers else "where the package follows them"
    print(
        f"\nMarkers {markers}. {len(cases)} segments: {times['seconds']:.2f} s with terms, "
        f"{times['seconds_without_terms']:.2f} s without, ratio {times['ratio']:.2f} "
        f"(processor time {times['processor_ratio']:.2f}); quickest of {ROUNDS} rounds"
    )
    if plain:
        changed = f"{unchanged['changed']:.0f} of {len(plain)} segments changed by the glossary"
        print(f"Text without terms: {changed}, chrF2 difference {unchanged['chrf_difference']:.2f}")
    return {
        "from": language,
        "to": target,
        "markers": not args.no_markers,
        **times,
        "total": _tally(scores.total),
        "files": {str(path): _tally(tally) for path, tally in scores.files.items()},
        **({"plain": {"sentences": len(plain), **unchanged}} if plain else {}),
        "segments": [_case(result) for result in scores.results],
    }


# Decoding.


def _target(args: argparse.Namespace) -> str:
    targets = options.targets(args)
    if len(targets) != 1:
        raise UsageError("translate evaluate takes one language with --to")
    return targets[0]


def _source(args: argparse.Namespace, texts: Sequence[str]) -> str:
    from translate import language

    return options.source_language(args) or language.detect("\n".join(texts))


def _warm_up(translator: Translator, target: str, source: str) -> None:
    """Load the model and build the matcher, which is not what is timed."""
    translator.segments(["1."], to=target, source=source)


def _timed(
    translator: Translator, texts: Sequence[str], target: str, source: str
) -> tuple[list[Translation], float, float]:
    """Translate with nothing remembered; return the seconds too, by the clock and of all cores."""
    from translate.memory import Memory

    translator.memory.close()
    translator.memory = Memory(None)
    began, spent = time.perf_counter(), time.process_time()
    translations = translator.segments(texts, to=target, source=source)
    return translations, time.perf_counter() - began, time.process_time() - spent


def _compared(
    asking: Translator, ignoring: Translator, texts: Sequence[str], target: str, source: str
) -> tuple[list[Translation], dict[str, float]]:
    """Translate with and without terms in turn; the seconds are those of each one's quickest round."""
    translations: list[Translation] = []
    rounds: list[tuple[float, float, float, float]] = []
    for _ in range(ROUNDS):
        _, clock_without, spent_without = _timed(ignoring, texts, target, source)
        translations, clock, spent = _timed(asking, texts, target, source)
        rounds.append((clock, clock_without, spent, spent_without))
    clock, clock_without, spent, spent_without = (min(column) for column in zip(*rounds, strict=True))
    return translations, {
        "seconds": round(clock, 3),
        "seconds_without_terms": round(clock_without, 3),
        "ratio": round(clock / clock_without, 4),
        "processor_ratio": round(spent / spent_without, 4),
    }


def _unchanged(
    asking: Translator, ignoring: Translator, texts: Sequence[str], target: str, source: str
) -> dict[str, float]:
    from translate.evaluation import bleu_chrf

    if not texts:
        return {}
    ours = [one.text for one in asking.segments(texts, to=target, source=source)]
    theirs = [one.text for one in ignoring.segments(texts, to=target, source=source)]
    return {
        "changed": sum(a != b for a, b in zip(ours, theirs, strict=True)),
        "chrf_difference": round(100 - bleu_chrf(ours, theirs).chrf, 6),
    }


# Printing.


def _table(scores: TermScores) -> None:
    from translate.evaluation import HOW

    rows = [("file", "segments", "terms", "present", "", *(_LABELS.get(how, how) for how in HOW), "overclaimed")]
    rows += [_row(path.name, tally) for path, tally in scores.files.items()]
    rows.append(_row("total", scores.total))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for number, row in enumerate(rows):
        if number in (1, len(rows) - 1):
            print("  ".join("-" * width for width in widths))
        print(
            "  ".join(
                cell.rjust(width) if at else cell.ljust(width)
                for at, (cell, width) in enumerate(zip(row, widths, strict=True))
            )
        )
    others = sum(len(result.others) for result in scores.results)
    if others:
        print(f"{others} more terms were asked for than the files list.")


def _row(name: str, tally: Tally) -> tuple[str, ...]:
    from translate.evaluation import HOW

    how = (tally.how.get(way, 0) for way in HOW)
    cells = (tally.sentences, tally.asked, tally.kept, f"{tally.share:.1%}", *how, tally.overclaimed)
    return (name, *map(str, cells))


def _show(scores: TermScores, which: str | None) -> None:
    for result in scores.results:
        if not (which == "all" or (which == "failed" and result.failed) or (which == "repaired" and result.repaired)):
            continue
        print(f"{result.case.path.name}:{result.case.row}")
        print(f"  {result.case.text}")
        print(f"  {result.translation.text}")
        if result.occurrences:
            print(f"    {_fate(result)}")
        for flag in result.translation.flags:
            print(f"    flag {flag.kind}: {flag.detail}")
        print()


def _fate(result: CaseResult) -> str:
    """What became of each term, the missing ones marked."""
    return "; ".join(
        f"{'' if one.kept else 'MISSING '}{one.expected.target} ({_LABELS.get(one.how, one.how)})"
        for one in result.occurrences
    )


# The JSON report.


def _translation(translation: Translation) -> dict[str, Any]:
    return {"translation": translation.text, "flags": [flag._asdict() for flag in translation.flags]}


def _tally(tally: Tally) -> dict[str, Any]:
    return {**asdict(tally), "share": round(tally.share, 6)}


def _case(result: CaseResult) -> dict[str, Any]:
    return {
        "file": str(result.case.path),
        "row": result.case.row,
        "source": result.case.text,
        **_translation(result.translation),
        "terms": [asdict(one) for one in result.occurrences],
        "others": [use._asdict() for use in result.others],
    }
