"""The record of an installation: the SHA-256 of each file, so that a changed or lost one is noticed."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from translate.packages.archive import walk

NAME = "translate.sha256.json"


def write(folder: Path) -> None:
    """Write the record of what is in ``folder`` into it; the same files give the same bytes."""
    text = json.dumps({"sha256": _digests(folder)}, indent=2, ensure_ascii=False) + "\n"
    (folder / NAME).write_text(text, encoding="utf-8", newline="\n")


def exists(folder: Path) -> bool:
    """Tell whether ``folder`` has a record."""
    return (folder / NAME).is_file()


def differences(folder: Path) -> list[str]:
    """Return how ``folder`` differs from its record, a short line for each file; empty when it does not."""
    try:
        recorded = json.loads((folder / NAME).read_text(encoding="utf-8"))["sha256"]
        if not isinstance(recorded, dict):
            raise ValueError
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return [f"its record {NAME} cannot be read"]
    try:
        there = _digests(folder)
    except OSError as error:
        return [f"{error.filename} cannot be read: {error.strerror}"]
    lines = [f"{name} is missing" for name in recorded if name not in there]
    lines += [f"{name} has changed" for name in recorded if name in there and there[name] != recorded[name]]
    lines += [f"{name} is not in the record" for name in there if name not in recorded]
    return sorted(lines)


def _digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): _digest(path)
        for path in sorted(walk(folder), key=lambda path: path.relative_to(folder).as_posix())
        if path != folder / NAME
    }


def _digest(path: Path) -> str:
    if path.is_symlink():
        return f"link to {path.readlink()}"
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()
