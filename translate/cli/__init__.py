"""The command line: ``translate COMMAND …``. One module a command; only the chosen one is imported."""

from __future__ import annotations

import argparse
import gc
import importlib
import io
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from translate.errors import TranslateError, UsageError

COMMANDS = {
    "run": "translate a folder of articles into Markdown",
    "text": "translate a text given as argument or on standard input",
    "models": "list, install, check and remove language packages",
    "glossary": "look into, check, convert and extend the termbase",
    "memory": "export what was corrected by hand, for translate run --tmx",
    "review": "give translations to a reviser as XLIFF, and take the corrections back",
    "site": "turn the translated articles into a web site",
    "evaluate": "measure quality: BLEU, chrF and term accuracy",
}


def program() -> NoReturn:
    """Run the command of this process and end it, without taking loaded models apart: that takes as long as a short
    text. Garbage is looked for rarely, as there are many objects and few of them garbage."""
    gc.set_threshold(20_000, 20, 20)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # names of files may hold any bytes, and a terminal lack an arrow
    code = main()
    try:
        if sys.stdout:
            sys.stdout.flush()
    except OSError as error:
        code = _failed(error)
    os._exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 something failed, 2 wrong usage, 130 interrupted.

    A command's module has ``add_arguments(parser)`` and ``run(args) -> int``. Errors of the user become one line on
    standard error.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    parser = argparse.ArgumentParser(
        prog="translate", description="Translate article sets offline, with their terminology kept."
    )
    parser.add_argument("--version", action="store_true", help="show the version and exit")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", prog="translate")
    chosen = next((word for word in words if not word.startswith("-")), None)
    module = None
    for name, text in COMMANDS.items():
        if chosen in COMMANDS and name != chosen:
            continue
        command = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
        if name == chosen:
            module = importlib.import_module(f"translate.cli.{name}")
            module.add_arguments(command)
    args = parser.parse_args(words)
    if args.version:
        from importlib.metadata import version

        print(version("translate-articles"))
        return 0
    if module is None:
        parser.print_help()
        return 2
    try:
        code: int = module.run(args)
    except TranslateError as error:
        message = " ".join(str(error).split())
        print(f"translate: {message}", file=sys.stderr)
        return 2 if isinstance(error, UsageError) else 1
    except OSError as error:
        return _failed(error)
    except KeyboardInterrupt:
        print("translate: interrupted", file=sys.stderr)
        return 130
    return code


def _failed(error: OSError) -> int:
    """Say in one line what the system refused, nothing when it is only that nobody reads on; return the exit code."""
    if not isinstance(error, BrokenPipeError):
        print(f"translate: {error.filename or 'the output'}: {error.strerror or error}", file=sys.stderr)
    return 1
