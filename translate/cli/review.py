"""``translate review``: translations to a reviser's tools, as XLIFF, and back into the articles."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from translate.cli import options


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    actions = parser.add_subparsers(dest="action", metavar="export | import", required=True)
    export = actions.add_parser("export", help="write the translated articles as XLIFF")
    export.add_argument(
        "place",
        type=Path,
        metavar="FILE_OR_FOLDER",
        help="a file (.xlf, .xliff) for all, or a folder with one for each",
    )
    export.add_argument(
        "--from", dest="source", type=Path, default=Path("out"), help="what was translated (default: out/)"
    )
    export.add_argument("--to", default="", metavar="LANGS", help="only these target languages (default: all)")
    export.add_argument("--flagged", action="store_true", help="only sentences with a doubt or a term not kept")
    export.add_argument("--xliff", choices=("1.2", "2.1"), default="1.2", help="version of the format (default: 1.2)")
    back = actions.add_parser("import", help="write what was corrected in XLIFF files into the articles")
    back.add_argument("files", nargs="+", type=Path, metavar="FILE_OR_FOLDER", help="what the reviser gave back")
    back.add_argument("--out", type=Path, default=Path("out"), help="where the articles lie (default: out/)")


def run(args: argparse.Namespace) -> int:
    """Write the files, or read them and say what was done; 1 where something could not be done."""
    return _export(args) if args.action == "export" else _import(args)


def _export(args: argparse.Namespace) -> int:
    from translate import reviews
    from translate.report import many

    targets = options.targets(args) if args.to else ()
    done = reviews.export(args.place, args.source, targets, args.flagged, args.xliff)
    if done.left_out:
        print(
            f"translate: {many(done.left_out, 'paragraph')} left out: some were joined, parted or removed there, and "
            "which renders which cannot be told",
            file=sys.stderr,
        )
    print(f"{many(done.sentences, 'sentence')} of {many(done.articles, 'article')} → {args.place}")
    return 0


def _import(args: argparse.Namespace) -> int:
    from translate import revision
    from translate.report import many
    from translate.writing.files import INDEX

    done = revision.apply(args.files, args.out)
    for line in (*done.untranslated, *done.problems):
        print(f"translate: {line}", file=sys.stderr)
    problems = f"; {many(len(done.problems), 'problem')}" if done.problems else ""
    print(
        f"{many(done.corrected, 'sentence')} corrected and {done.approved} approved in "
        f"{many(done.articles, 'article')}{problems} → {args.out}"
    )
    if done.titles and (args.out / INDEX).exists():
        from translate.outputs import write_index

        write_index(args.out)
    return 1 if done.problems else 0
