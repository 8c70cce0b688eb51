"""Work in a process of its own: native code that a hostile file makes crash or hang takes only that process along."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def run(module: str, *arguments: str, given: bytes = b"", seconds: float) -> subprocess.CompletedProcess[bytes]:
    """Run a module of this package, as with ``python -m``, on ``given`` as its standard input.

    Raises subprocess.TimeoutExpired after ``seconds``.
    """
    root = str(Path(__file__).resolve().parents[1])
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        input=given,
        capture_output=True,
        timeout=seconds,
        check=False,
    )
