"""Whether a package works: its model is loaded and translates a word, in a process of its own.

A model file is read by native code; one that is made to crash or to hang it takes only that process along.
"""

from __future__ import annotations

import sys
from pathlib import Path
from subprocess import TimeoutExpired

from translate import processes
from translate.packages.package import read_package

SECONDS = 300


def problem(folder: Path) -> str:
    """Return why the package in ``folder`` does not work, in a few words, or an empty string when it does."""
    try:
        done = processes.run(__name__, str(folder.absolute()), seconds=SECONDS)
    except TimeoutExpired:
        return f"its model does not answer within {SECONDS} seconds"
    if done.returncode == 0:
        return ""
    last = done.stdout.decode("utf-8", "replace").strip().splitlines()[-1:] if done.returncode == 1 else []
    reason = last[0][:200] if last else f"the process that tried ended with {done.returncode}"
    return f"its model cannot be loaded: {reason}"


def translate_word(folder: Path) -> None:
    """Load the package in ``folder`` and let it translate a word; raises what the libraries raise when it cannot."""
    import ctranslate2

    package = read_package(folder)
    pieces = package.tokenizer().encode("1945")
    model = ctranslate2.Translator(str(package.model_dir), device="cpu", inter_threads=1, intra_threads=1)
    prefix = [[package.target_prefix]] if package.target_prefix else None
    result = model.translate_batch([pieces], target_prefix=prefix, beam_size=1, max_decoding_length=16)
    package.tokenizer().decode(result[0].hypotheses[0])


def main() -> int:
    """Check the package named on the command line: exit code 0, or 1 with the reason on standard output."""
    try:
        translate_word(Path(sys.argv[1]))
    except Exception as error:
        print(" ".join((str(error) or type(error).__name__).split()).encode("ascii", "replace").decode())
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
