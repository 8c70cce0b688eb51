"""``translate text``: a text given as argument or on standard input."""

from __future__ import annotations

import argparse
import os
import sys

from translate.cli import options
from translate.errors import InputError, UsageError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("text", nargs="*", help="the text; read from standard input when there is none")
    options.add_language(parser)
    options.add_search(parser)
    options.add_terms(parser)


def run(args: argparse.Namespace) -> int:
    """Print the translation, line by line as the text has its lines."""
    from translate.api import Translator

    text = _text(args)
    if not text.strip():
        raise UsageError("there is no text to translate; give it as an argument or on standard input")
    targets = options.targets(args)
    if len(targets) != 1:
        raise UsageError("translate text takes one language with --to")
    with Translator(**options.translator(args)) as translator:
        print(translator.text(text.strip("\n"), to=targets[0], source=options.source_language(args)))
    return 0


def _text(args: argparse.Namespace) -> str:
    """Return the text; one in another encoding than the terminal's is decoded as files are."""
    given = " ".join(args.text)
    if given and not any("\udc80" <= character <= "\udcff" for character in given):
        return given
    # Loaded where it is needed only: a short text is waited for.
    from translate.reading.encoding import decode

    try:
        return decode(os.fsencode(given) if given else sys.stdin.buffer.read())
    except InputError as error:
        raise InputError(f"the text {error}") from None
