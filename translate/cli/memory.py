"""``translate memory``: what persons have translated, as a file for this and other programs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from translate.cli import options


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    actions = parser.add_subparsers(dest="action", metavar="export", required=True)
    export = actions.add_parser("export", help="write the sentences that were corrected by hand as TMX")
    export.add_argument("file", type=Path, metavar="TMX", help="the file to write, for translate run --tmx")
    export.add_argument(
        "--from", dest="source", type=Path, default=Path("out"), help="what was translated (default: out/)"
    )
    export.add_argument("--to", default="", metavar="LANGS", help="only these target languages (default: all)")
    export.add_argument("--all", action="store_true", help="what was translated by machine, too")


def run(args: argparse.Namespace) -> int:
    """Write the file, say what is in it and what is not."""
    from translate import corrections
    from translate.report import many

    targets = options.targets(args) if args.to else ()
    export = corrections.collect(args.source, targets, args.all)
    corrections.write(export.units, args.file)
    if export.left_out:
        print(
            f"translate: {many(export.left_out, 'paragraph')} left out: some were joined, parted or removed there, and "
            "which renders which cannot be told",
            file=sys.stderr,
        )
    whole = f" ({many(export.paragraphs, 'whole paragraph')})" if export.paragraphs else ""
    print(f"{args.file}: {many(len(export.units), 'unit')}{whole} from {many(export.articles, 'article')}")
    return 0
