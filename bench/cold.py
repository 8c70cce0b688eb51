"""Cold start: ``translate text "Bonjour" --to en`` against importing CTranslate2 and loading the model, no more.

    python bench/cold.py [--runs 15]

Prints medians of whole processes and their ratios. The first round compiles the termbase and is not counted.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

LOAD = """
import sys, ctranslate2
ctranslate2.Translator(sys.argv[1], compute_type="int8", inter_threads=int(sys.argv[2]), intra_threads=1)
"""


def seconds(command: list[str]) -> float:
    """Return the wall-clock time of a command, with Python's compiled files in use as after an installation."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - began


def main() -> None:
    """Measure and print. The commands take turns, so that a machine that drifts favours none."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    from translate.decoding.engine import available_cores
    from translate.packages import store

    package = next(p for p in store.installed() if p.pair == ("fr", "en"))
    text = [str(Path(sys.executable).with_name("translate")), "text", "Bonjour", "--to", "en"]
    load = f"import ctranslate2, load {package.label}"
    commands = {
        load: [sys.executable, "-c", LOAD, str(package.model_dir), str(available_cores())],
        "translate text, from memory": text,
        "translate text, decoded": [*text, "--no-memory"],
        "translate text, decoded, no glossary": [*text, "--no-memory", "--glossary", "none"],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs + 1):
        for name, command in commands.items():
            times[name].append(seconds(command))
    medians = {name: statistics.median(taken[1:]) for name, taken in times.items()}
    for name, median in medians.items():
        print(f"{name:38} {median:.3f} s   {median / medians[load]:.2f} ×")


if __name__ == "__main__":
    main()
