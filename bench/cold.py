"""Cold start: ``translate text "Bonjour" --to en`` against importing CTranslate2 and loading the model, no more.

    python bench/cold.py [--runs 7]

Prints medians of whole processes and their ratio. The first run of all compiles the termbase and is not counted.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time

LOAD = """
import sys, ctranslate2
ctranslate2.Translator(sys.argv[1], compute_type="int8", inter_threads=int(sys.argv[2]), intra_threads=1)
"""


def median(command: list[str], runs: int) -> float:
    """Return the median wall-clock time of a command in seconds, after one run that does not count."""
    times = []
    for _ in range(runs + 1):
        began = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - began)
    return statistics.median(times[1:])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    from translate.decoding.engine import available_cores
    from translate.packages import store

    package = next(p for p in store.installed() if p.pair == ("fr", "en"))
    load = median([sys.executable, "-c", LOAD, str(package.model_dir), str(available_cores())], runs)
    print(f"import ctranslate2, load {package.label}     {load:.2f} s")
    for label, options in {"": [], ", no memory": ["--no-memory"], ", no glossary": ["--glossary", "none"]}.items():
        command = [sys.executable, "-m", "translate", "text", "Bonjour", "--to", "en", *options]
        seconds = median(command, runs)
        print(f'translate text "Bonjour"{label:14}  {seconds:.2f} s   {seconds / load:.2f} ×')


if __name__ == "__main__":
    main()
