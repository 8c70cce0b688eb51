"""Peak memory: 10 000 generated articles in a dry run, 1 000 short ones for real.

    python bench/memory.py [--plan 10000] [--run 1000]

Prints the largest resident set of each command (whole process) beside that of a run of 10 articles.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import corpus


def peak(command: list[str]) -> float:
    """Run a command and return its largest resident set in MB."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    return usage.ru_maxrss / 1024


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plan", type=int, default=10_000)
    parser.add_argument("--run", type=int, default=1_000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sets = {"ten": (10, 2, 1), "run": (args.run, 2, 1), "plan": (args.plan, 6, 2)}
        for label, (number, paragraphs, sentences) in sets.items():
            corpus.write(folder / label, number, paragraphs, sentences)
        run = [sys.executable, "-m", "translate", "run", "--fast", "--from", "fr", "--no-memory"]
        ten = peak([*run, str(folder / "ten"), "--out", str(folder / "out-ten")])
        many = peak([*run, str(folder / "run"), "--out", str(folder / "out-run")])
        plan = peak([*run, str(folder / "plan"), "--out", str(folder / "out-plan"), "--dry-run"])
        print(f"run of 10 short articles        {ten:6.0f} MB")
        print(f"run of {args.run} short articles      {many:6.0f} MB")
        print(f"dry run of {args.plan} articles    {plan:6.0f} MB")


if __name__ == "__main__":
    main()
