"""Options that several commands share, and what they mean."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from translate import language
from translate.errors import UsageError


def add_language(parser: argparse.ArgumentParser) -> None:
    """Declare ``--to`` and ``--from``."""
    parser.add_argument("--to", default="en", metavar="LANGS", help="target languages, e.g. en or en,es (default: en)")
    parser.add_argument(
        "--from", dest="source", default="auto", metavar="LANG", help="source language (default: told from the text)"
    )


def add_search(parser: argparse.ArgumentParser) -> None:
    """Declare how to decode, where to remember, and what persons have translated."""
    parser.add_argument("--fast", action="store_true", help="greedy search: faster, rougher")
    parser.add_argument("--device", default="cpu", choices=("cpu", "cuda"), help="where to decode (default: cpu)")
    parser.add_argument("--threads", type=int, default=0, metavar="N", help="cores to use (default: all there are)")
    memory = parser.add_mutually_exclusive_group()
    memory.add_argument("--memory", type=Path, metavar="FILE", help="translation memory (default: in the user's data)")
    memory.add_argument("--no-memory", action="store_true", help="neither look into a memory nor write to one")
    parser.add_argument(
        "--tmx",
        action="append",
        type=Path,
        metavar="FILE",
        help="translations by persons, taken as they are wherever a sentence recurs; may be repeated, later ones win",
    )


def add_terms(parser: argparse.ArgumentParser) -> None:
    """Declare which terms hold."""
    parser.add_argument(
        "--glossary",
        action="append",
        metavar="NAME|FILE",
        help="termbase: defence (the default), none, or a TBX, CSV, TSV or XLSX file; may be repeated, later ones win",
    )
    parser.add_argument("--english", default="us", choices=("us", "gb"), help="English spelling of terms (default: us)")
    parser.add_argument("--no-markers", action="store_true", help="do not ask for terms by the package's own markers")


def targets(args: argparse.Namespace) -> tuple[str, ...]:
    """Return the codes in ``--to``. Raises LanguageError for an unknown one, UsageError for none."""
    codes = [language.normalise(code) for code in args.to.split(",") if code.strip()]
    if not codes:
        raise UsageError("--to names no language; give codes such as en or en,es")
    return tuple(dict.fromkeys(codes))


def source_language(args: argparse.Namespace) -> str | None:
    """Return the code in ``--from``, or None when it is to be told from the text."""
    return None if args.source == "auto" else language.normalise(args.source)


def translator(args: argparse.Namespace) -> Mapping[str, Any]:
    """Return the keyword arguments for ``translate.api.Translator``."""
    if args.threads < 0:
        raise UsageError("--threads takes a number of cores, 1 or more")
    return {
        "glossary": tuple(args.glossary or ("defence",)),
        "english": args.english,
        "markers": not args.no_markers,
        "tmx": tuple(args.tmx or ()),
        "memory": None if args.no_memory else args.memory or "default",
        "fast": args.fast,
        "device": args.device,
        "threads": args.threads,
    }
